"""Calendars with uprights between their months alone, in pieces between the headings of levels."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Box, Mark, Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import words
from tests.test_month_strips import MONTHS

LEFT, FIRST, STEP = 10.0, 330.0, 24.0
LAST = FIRST + STEP * len(MONTHS)
TITLE = "ปฏิทินการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568"

Item = tuple[str, str, str, str, tuple[int, int]]
"""Number, title, money, unit, first and last month of its arrow."""
ITEMS: tuple[str | Item, ...] = (
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
    "ภารกิจที่ 1.1 การสร้างวัฒนธรรมสุจริตให้แก่บุคลากร",
    ("1", "โครงการอบรมจริยธรรม|บุคลากรในสังกัด", "10,000", "สำนักปลัด", (4, 5)),
    ("2", "กิจกรรมเสียงตามสาย", "-", "กองคลัง", (0, 11)),
    "ภารกิจที่ 1.2 การสร้างวัฒนธรรมสุจริตให้แก่เยาวชน",
    ("1", "โครงการหนูน้อยสุจริต", "20,000", "กองการศึกษา", (2, 3)),
    "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส",
    "ภารกิจที่ 2.1 การเสริมสร้างความโปร่งใส",
    ("1", "มาตรการเปิดเผยราคากลาง", "-", "กองคลัง", (11, 11)),
)
READ = [
    ("1.1", 1, "โครงการอบรมจริยธรรมบุคลากรในสังกัด", 10000.0, ("สำนักปลัด",), [2, 3]),
    ("1.1", 2, "กิจกรรมเสียงตามสาย", None, ("กองคลัง",), [10, 11, 12, *range(1, 10)]),
    ("1.2", 1, "โครงการหนูน้อยสุจริต", 20000.0, ("กองการศึกษา",), [12, 1]),
    ("2.1", 1, "มาตรการเปิดเผยราคากลาง", None, ("กองคลัง",), [9]),
]


@dataclass
class Drawn:
    """A calendar drawn from the top down; `y` is where the next row begins."""

    right: float = LAST
    money: float = 210.0
    unit: float = 262.0
    ups: tuple[float, ...] = tuple(FIRST + STEP * k for k in range(len(MONTHS) + 1))
    y: float = 20.0
    print_: list[Word] = field(default_factory=list)
    rules: list[Ruling] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def level(self, left: float = LEFT, right: float | None = None) -> None:
        self.rules.append(Ruling("horizontal", self.y, left, right or self.right))

    def upright(self, top: float, *places: float) -> None:
        self.rules += [Ruling("vertical", x, top, self.y) for x in places]

    def heading(self, storeys: int = 2) -> None:
        y, apart = self.y, (FIRST, FIRST + 3 * STEP, LAST)
        self.level()
        self.print_ += words(
            (y + 14, 14, "ที่"), (y + 14, 60, "โครงการ/กิจกรรม"), (y + 8, self.money, "งบประมาณ"),
            (y + 20, self.money + 4, "(บาท)"), (y + 14, self.unit, "ผู้รับผิดชอบ"),
        )  # fmt: skip
        self.print_ += words(*((y + 22, FIRST + 3 + STEP * k, m) for k, m in enumerate(MONTHS)))
        if storeys == 2:
            self.print_ += words(
                (y + 3, FIRST + 12, "พ.ศ. 2567"), (y + 3, FIRST + 120, "พ.ศ. 2568")
            )
            self.y = y + 16
            self.level(FIRST, LAST)
        self.y = y + 34
        self.upright(y, *(x for x in self.ups if storeys == 1 or x in apart))
        self.upright(y + 16, *(x for x in self.ups if storeys == 2 and x not in apart))
        self.level()

    def band(self, text: str, x: float = 14.0, rule: bool = True) -> None:
        self.print_ += words((self.y + 3, x, text))
        self.y += 15
        if rule:
            self.level()

    def item(self, item: Item, rule: bool = True) -> None:
        number, title, money, unit, (first, last) = item
        y = self.y
        self.print_ += words(
            (y + 3, 14, number), (y + 3, self.money, money), (y + 3, self.unit, unit),
            *((y + 3 + 10 * k, 30, line) for k, line in enumerate(title.split("|"))),
        )  # fmt: skip
        ends = (FIRST + STEP * first + 2, FIRST + STEP * (last + 1) - 2)
        self.marks.append(Mark("span", Box(ends[0], y + 8, ends[1], y + 12)))
        self.y += 26
        self.upright(y, *self.ups)
        if rule:
            self.level()

    def rows(self, items: tuple[str | Item, ...], rule: bool = True, bands: bool = True) -> Drawn:
        """Bands and items; `rule`: with a level rule below every item, `bands`: every band."""
        for k, item in enumerate(items):
            ends = k + 1 == len(items) or isinstance(items[k + 1], str) != isinstance(item, str)
            if isinstance(item, str):
                self.band(item, rule=bands or ends)
            else:
                self.item(item, rule=rule or ends)
        return self

    def page(self, number: int = 1) -> Page:
        title = words((5, 100, TITLE)) if number == 1 else []
        print_ = (*title, *self.print_)
        return Page(number, 760, 600, print_, tuple(self.rules), tuple(self.marks), "pdf", "pdf")


def drawn(storeys: int = 2, **places: float) -> Drawn:
    one = replace(Drawn(), **places)  # type: ignore[arg-type]
    one.heading(storeys)
    return one


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))


def found(records: Records) -> list[tuple[object, ...]]:
    money = {b.item_id: b.amount_baht for b in records.budgets}
    return [
        (
            i.mission_no, i.item_no, i.title, money[i.item_id], i.responsible,
            [m.month.month for m in records.schedule if m.item_id == i.item_id],
        )
        for i in records.items
    ]  # fmt: skip


@pytest.mark.parametrize("storeys", [1, 2])
@pytest.mark.parametrize("rule", [True, False], ids=["rules below items", "none"])
@pytest.mark.parametrize("bands", [True, False], ids=["rules between bands", "none"])
def test_rows_go_on_below_bands(storeys: int, rule: bool, bands: bool) -> None:
    assert found(read(drawn(storeys).rows(ITEMS, rule, bands).page())) == READ


def test_without_the_upright_on_the_right() -> None:
    one = Drawn(ups=Drawn().ups[:-1])
    one.heading()
    assert found(read(one.rows(ITEMS).page())) == READ


@pytest.mark.parametrize("at", [3, 4, 5, 6])
def test_a_page_that_goes_on_without_a_heading(at: int) -> None:
    second = Drawn()
    second.level()
    records = read(drawn().rows(ITEMS[:at]).page(), second.rows(ITEMS[at:]).page(2))
    assert found(records) == READ


@pytest.mark.parametrize("beside", [False, True], ids=["left of the months", "right"])
@pytest.mark.parametrize("rule", [True, False], ids=["rules below items", "none"])
@pytest.mark.parametrize("pages", [1, 2])
def test_the_sum_across_stands_under_the_money(beside: bool, rule: bool, pages: int) -> None:
    places = {"right": LAST + 110, "money": LAST + 8, "unit": LAST + 56} if beside else {}
    first, one = drawn(**places), replace(Drawn(), **places)  # type: ignore[arg-type]
    if pages == 1:
        one = first.rows(ITEMS, rule)
    else:
        first.rows(ITEMS[:4], rule)
        one.level()
        one.rows(ITEMS[4:], rule)
    one.print_ += words((one.y + 3, one.money, "30,000"))
    one.band("รวมงบประมาณทั้งสิ้น", x=90)
    records = read(one.page()) if pages == 1 else read(first.page(), one.page(2))
    assert found(records) == READ
    assert [(t.stated, t.computed) for t in records.totals] == [(30000.0, 30000.0)]


def test_a_sum_in_the_middle_of_two_years_is_of_neither() -> None:
    one = Drawn()
    one.level()
    one.print_ += words(
        (24, 14, "ที่"), (24, 60, "โครงการ"), (24, 210, "ปี 2567"), (24, 270, "ปี 2568")
    )
    one.print_ += words(*((24, FIRST + 3 + STEP * k, m) for k, m in enumerate(MONTHS)))
    one.y = 40
    one.upright(20, *one.ups)
    one.level()
    for n in ("1", "2"):
        one.item((n, "โครงการก", "1,000", "2,000", (0, 1)))
    one.print_ += words((one.y + 3, 60, "รวม"), (one.y + 3, 234, "6,000"))
    one.y += 15
    one.level()
    records = read(one.page())
    assert [b.amount_baht for b in records.budgets] == [1000.0, 2000.0] * 2
    assert [t.stated for t in records.totals] in ([], [None], [None, None])


def test_a_list_between_level_rules_below_is_a_table_of_its_own() -> None:
    one = drawn().rows(ITEMS)
    one.y += 25
    one.level()
    for texts in (("ที่", "มาตรการ", "งบประมาณ"), ("1", "มาตรการก", "500"), ("2", "มาตรการข", "700")):
        placed = zip((14.0, 60.0, 310.0), texts, strict=True)
        one.print_ += words(*((one.y + 4, x, text) for x, text in placed))
        one.y += 30
        one.level()
    records = read(one.page())
    assert found(records)[:4] == READ
    assert [(i.title, i.dimension_no) for i in records.items[4:]] == [
        ("มาตรการก", None), ("มาตรการข", None),
    ]  # fmt: skip
    assert "months_missing" not in codes(records)


@pytest.mark.parametrize("mission", [("1.1", "1.2"), ("ภารกิจที่ 1.1", "ภารกิจที่ 1.2")])
def test_marks_beside_levels_of_items_in_one_row_of_cells_are_each_item_s_own(
    mission: tuple[str, str],
) -> None:
    """No rule parts two items, and each has its mission in a column of levels: the arrow of one is
    none of the other's."""
    one = Drawn()
    one.heading(1)
    y, sides = one.y, (LEFT, 28.0, 82.0, one.money - 4, one.unit - 4)
    one.print_ = [w for w in one.print_ if w.text not in ("ที่", "โครงการ/กิจกรรม")]
    one.print_ += words((34, 14, "ที่"), (34, 34, "ภารกิจ"), (34, 100, "โครงการ/กิจกรรม"))
    for k, (number, title, ends) in enumerate(
        (("1", "โครงการอบรมคุณธรรม", (0, 2)), ("2", "มาตรการเปิดเผยราคา", (8, 10)))
    ):
        at = y + 4 + 24 * k
        one.print_ += words(
            (at, 14, number), (at, 31, mission[k]), (at, 90, title), (at, one.money, "5,000"),
            (at, one.unit, "กองคลัง"),
        )  # fmt: skip
        left, right = FIRST + STEP * ends[0] + 2, FIRST + STEP * (ends[1] + 1) - 2
        one.marks.append(Mark("span", Box(left, at + 2, right, at + 6)))
    one.y += 52
    one.level()
    one.upright(20, *sides, *one.ups)
    assert [(row[0], row[-1]) for row in found(read(one.page()))] == [
        ("1.1", [10, 11, 12]),
        ("1.2", [6, 7, 8]),
    ]
