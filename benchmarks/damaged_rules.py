"""Tables whose rules a copy has worn or an office has drawn in part, read back item by item.

    python -m benchmarks.damaged_rules [--count N] [--seed S] [--show]

Each table is drawn as words and strokes, as a page is after OCR: a plan of two years, a report
under headings of dimensions, or a calendar. Then some of its rules are left out, cut short, or put
where none should be. Said of each kind of damage: how many tables were read whole, lost something
that a finding tells, and lost something that nothing tells.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from normalize.schema import BudgetRow, ItemRow, ScheduleRow
from parsers.model import Box, Mark, Page, Ruling, Word
from pipeline.document import DocumentResult, result_of_pages
from pipeline.inventory import SourceFile
from pipeline.other_layout import LAID_OUT_AGAIN
from pipeline.read_pages import ReadPage

SOURCE = SourceFile("d-0123456789ab", Path("drawn.pdf"), "drawn.pdf", "0" * 64, "pdf")
MARGIN = 10.0
PITCH, LETTER, HIGH = 11.0, 4.0, 8.0  # points: from line to line, a letter's width and height
TITLES = (
    "โครงการบ้านสวยน้ำใส",
    "กิจกรรมคนดีของสังคม",
    "มาตรการประหยัดพลังงาน",
    "โครงการจิตอาสาพัฒนา",
    "กิจกรรมเปิดเผยข้อมูล",
    "โครงการอบรมพนักงาน",
)
UNITS = ("กองคลัง", "สำนักปลัด", "กองช่าง", "กองการศึกษา")
RESULTS = ("จัดอบรมแล้ว 1 ครั้ง", "ประชาชนพึงพอใจมาก", "เผยแพร่ทางเว็บไซต์", "อยู่ระหว่างดำเนินการ")
DIMENSIONS = (
    "การสร้างวัฒนธรรมสุจริต",
    "การบริหารราชการด้วยความโปร่งใส",
    "การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
    "การยกระดับกลไกการตรวจสอบการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น",
)
MONTHS = (
    *("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค."),
    *("เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."),
)

Value = float | str | None
Item = tuple[str | None, tuple[Value, ...], tuple[int, ...]]
"""Title, money (baht, or its status) and months of the calendar year."""


@dataclass(slots=True)
class Drawn:
    """A table drawn from the top down. `lefts`: left edges of its columns and the right one."""

    lefts: tuple[float, ...]
    words: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    levels: list[float] = field(default_factory=list)
    truth: list[Item] = field(default_factory=list)

    @property
    def y(self) -> float:
        """Where the next row begins, in points."""
        return self.levels[-1]

    def write(self, x: float, line: int, text: str) -> None:
        """Words on a line of the row that is drawn now, 3 points apart."""
        top = self.y + 6 + PITCH * line
        for part in text.split():
            box = Box(x, top, x + LETTER * len(part), top + HIGH)
            self.words.append(Word(part, part, box))
            x += box.width + 3

    def row(self, *cells: Sequence[str], left: int = 0) -> None:
        """A row with the lines of each cell, from the column `left` on, and the rule below it."""
        for x, lines in zip(self.lefts[left:], cells, strict=False):
            for k, text in enumerate(lines):
                self.write(x + 4, k, text)
        self.levels.append(self.y + 8 + PITCH * max(len(lines) for lines in cells))


def plan(rnd: random.Random) -> Drawn:
    """Two years side by side; now and then a sum."""
    table = Drawn((10, 35, 220, 280, 338, 420), levels=[16])
    table.row(["ที่"], ["โครงการ/กิจกรรม"], ["งบประมาณ", "ปี 2566"], ["(บาท)", "ปี 2567"], ["หน่วยงาน"])
    titles = rnd.sample(TITLES, rnd.randint(3, 6))
    sums = [0.0, 0.0]
    for k, title in enumerate(titles):
        money = [amount(rnd) for _year in sums]
        sums = [
            a + (b if isinstance(b, float) else 0)
            for a, (_text, b) in zip(sums, money, strict=True)
        ]
        lines = [title, *(["ประจำตำบล"] if rnd.random() < 0.4 else [])]
        table.row([str(k + 1)], lines, *([text] for text, _value in money), [rnd.choice(UNITS)])
        table.truth.append(("".join(lines), tuple(value for _text, value in money), ()))
    if rnd.random() < 0.5:
        table.row([], ["รวม"], *([f"{baht:,.0f}"] for baht in sums), [])
    return table


def report(rnd: random.Random) -> Drawn:
    """What came out, under headings of dimensions; now and then without numbers."""
    edges = (10.0, 35.0, 190.0, 250.0, 350.0, 420.0)
    numbers = rnd.random() < 0.5
    table = Drawn(edges if numbers else (edges[0], *edges[2:]), levels=[16])
    first = [["ที่"]] if numbers else []
    table.row(*first, ["โครงการ/กิจกรรม"], ["งบประมาณ"], ["ผลการดำเนินงาน"], ["หน่วยงาน"])
    for k, title in enumerate(rnd.sample(TITLES, rnd.randint(3, 6))):
        if k == 0 or rnd.random() < 0.4:
            no = min(k, 3)
            table.row([f"มิติที่ {no + 1} {DIMENSIONS[no]}"])
        text, value = amount(rnd)
        lines = [title, *(["ประจำตำบล"] if rnd.random() < 0.4 else [])]
        told = [rnd.choice(RESULTS), *(["ครบทุกหมู่บ้าน"] if rnd.random() < 0.5 else [])]
        first = [[str(k + 1)]] if numbers else []
        table.row(*first, lines, [text], told, [rnd.choice(UNITS)])
        table.truth.append(("".join(lines), (value,), ()))
    return table


def calendar(rnd: random.Random) -> Drawn:
    """Months marked by arrows or dots, the money before them."""
    step, start = 24.0, 300.0
    edges = (10.0, 35.0, 180.0, 230.0, *(start + step * k for k in range(len(MONTHS) + 1)))
    table = Drawn(edges, levels=[16])
    table.row(["ที่"], ["โครงการ/กิจกรรม"], ["งบประมาณ"], ["หน่วยงาน"], *([m] for m in MONTHS))
    for k, title in enumerate(rnd.sample(TITLES, rnd.randint(3, 6))):
        text, value = amount(rnd)
        first = rnd.randrange(len(MONTHS))
        last = min(first + rnd.randrange(4), len(MONTHS) - 1)
        y = table.y + 6 + HIGH / 2
        left, right = start + step * first + 3, start + step * (last + 1) - 3
        if first == last:
            table.marks.append(Mark("point", Box(left + 6, y - 3, left + 12, y + 3)))
        else:
            table.marks.append(Mark("span", Box(left, y - 2, right, y + 2)))
        table.row([str(k + 1)], [title], [text], [rnd.choice(UNITS)])
        months = tuple((m + 9) % 12 + 1 for m in range(first, last + 1))
        table.truth.append((title, (value,), months))
    return table


def amount(rnd: random.Random) -> tuple[str, Value]:
    """Money as printed, and what it is read as."""
    baht = 1000.0 * rnd.randint(1, 99)
    return (f"{baht:,.0f}", baht) if rnd.random() < 0.5 else ("-", "dash")


def between(lefts: Sequence[float], top: float, bottom: float) -> list[Ruling]:
    return [Ruling("vertical", x, top, bottom) for x in lefts]


def some(table: Drawn, rnd: random.Random) -> list[Ruling]:
    """Some of the uprights alone."""
    edges = table.lefts
    return between(
        sorted(rnd.sample(edges, rnd.randint(1, len(edges) - 1))), table.levels[0], table.y
    )


def stretch(table: Drawn, rnd: random.Random) -> list[Ruling]:
    """The uprights of one part of the table, left or right or in the middle."""
    first = rnd.randrange(len(table.lefts) // 2)
    last = rnd.randint(first + 1, len(table.lefts))
    return between(table.lefts[first:last], table.levels[0], table.y)


def pieces(table: Drawn, rnd: random.Random) -> list[Ruling]:
    """A piece of each upright."""
    ends = [sorted(rnd.sample(table.levels, 2)) for _x in table.lefts]
    return [Ruling("vertical", x, *end) for x, end in zip(table.lefts, ends, strict=True)]


def below(table: Drawn, rnd: random.Random) -> list[Ruling]:
    """Uprights below the heading alone, but for the outer ones."""
    return between(table.lefts[1:-1], table.levels[1], table.y)


def whole(table: Drawn, rnd: random.Random) -> list[Ruling]:
    """All uprights: only level rules are lost."""
    return between(table.lefts, table.levels[0], table.y)


def stray(table: Drawn, rnd: random.Random) -> list[Ruling]:
    """All uprights, and a piece of one that is none, as a fold or a drum leaves it."""
    top, bottom = sorted(rnd.sample(table.levels, 2))
    x = rnd.uniform(table.lefts[1] + 5, table.lefts[-1] - 5)
    return [*whole(table, rnd), Ruling("vertical", x, top, bottom)]


KINDS: tuple[Callable[[random.Random], Drawn], ...] = (plan, report, calendar)
DAMAGES = (whole, some, stretch, pieces, below, stray)


def drawn(seed: int) -> tuple[Page, Drawn, str]:
    """A page with a damaged table, the table as it is, and the name of the damage."""
    rnd = random.Random(seed)
    kind, damage = rnd.choice(KINDS), rnd.choice(DAMAGES)
    table = kind(rnd)
    lost = rnd.sample(table.levels[1:-1], rnd.randint(0, 2))
    right = table.lefts[-1]
    levels = [Ruling("horizontal", y, MARGIN, right) for y in table.levels if y not in lost]
    rules = (*levels, *damage(table, rnd))
    years = "พ.ศ. 2566-2567" if kind is plan else "พ.ศ. 2566"
    names = {"report": "รายงานผลการดำเนินการตาม", "calendar": "ปฏิทินการดำเนินงานตาม"}
    name = names.get(kind.__name__, "")
    title = Drawn((60,), levels=[-4])
    title.write(60, 0, f"{name}แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ {years}")
    page = Page(
        1, right + 20, 600, (*title.words, *table.words), rules, tuple(table.marks), "pdf", "pdf"
    )
    return page, table, damage.__name__


def items_of(result: DocumentResult) -> list[Item]:
    """What was read of each item, as the truth has it."""
    money: dict[str, list[tuple[int, Value]]] = {}
    for row in result.rows["budgets"]:
        if isinstance(row, BudgetRow) and row.kind == "planned":
            value = row.amount_baht if row.status == "amount" else row.status
            money.setdefault(row.item_id, []).append((row.fiscal_year_be or 0, value))
    months: dict[str, list[int]] = {}
    for row in result.rows["schedule"]:
        if isinstance(row, ScheduleRow):
            months.setdefault(row.item_id, []).append(row.month.month)
    return [
        (
            row.title,
            tuple(value for _year, value in sorted(money.get(row.item_id, []), key=lambda m: m[0])),
            tuple(months.get(row.item_id, [])),
        )
        for row in result.rows["items"]
        if isinstance(row, ItemRow)
    ]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args(arguments)
    scores: dict[str, Counter[str]] = {damage.__name__: Counter() for damage in DAMAGES}
    for seed in range(options.seed, options.seed + options.count):
        page, table, damage = drawn(seed)
        result = result_of_pages(SOURCE, [ReadPage(1, page=page)])
        codes = {getattr(row, "code", "") for row in result.rows["findings"]}
        again = LAID_OUT_AGAIN.code in codes
        found = items_of(result)
        outcome = (
            "whole"
            if found == table.truth
            else "told"
            if codes - {LAID_OUT_AGAIN.code}
            else "untold"
        )
        scores[damage].update(("tables", outcome, *(["again"] if again else [])))
        if options.show and outcome != "whole":
            print(seed, damage, outcome, sorted(codes))
            print("  lost ", [item for item in table.truth if item not in found])
            print("  wrong", [item for item in found if item not in table.truth])
    print("| uprights | tables | read whole | of these laid out again | lost, told | untold |")
    print("|---|---|---|---|---|---|")
    for damage, score in [*scores.items(), ("all", sum(scores.values(), Counter()))]:
        columns = ("tables", "whole", "again", "told", "untold")
        print(f"| {damage} | " + " | ".join(str(score[column]) for column in columns) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
