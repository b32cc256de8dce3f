"""Items with a line for every fiscal year in one row of cells, in several columns of money."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.undivided_columns import part_columns
from parsers.model import Box, Cell, Line, PageContent, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes

TITLE = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2564 - 2566)"
HEAD = ("ที่", "โครงการ/กิจกรรม", "ปีงบประมาณ", "งบประมาณที่ตั้งไว้", "เบิกจ่าย", "ผลการดำเนินงาน")
Column = Sequence[str | tuple[float, str]]
"""Lines of a cell, each 14 points below the last, or at a height of its own."""


def cell(row: int, col: int, shown: Column, wide: int = 1) -> Cell:
    top, x = 100.0 * row, 80.0 * col
    lines = []
    for k, part in enumerate(shown):
        y, text = (14.0 * k, part) if isinstance(part, str) else part
        words, at = [], x + 2
        for word in text.split():
            words.append(Word(word, word, Box(at, top + y, at + 5 * len(word), top + y + 10)))
            at += 5 * len(word) + 4
        if text:
            lines.append(Line(tuple(words), page=1))
    return Cell(row, col, 1, wide, tuple(lines), Box(x, top, x + 80 * wide, top + 100))


def read(*rows: Sequence[Column], head: Sequence[str] = HEAD) -> Records:
    shown = [[(name,) for name in head], *rows]
    cells = tuple(cell(r, c, part) for r, row in enumerate(shown) for c, part in enumerate(row))
    table = Table(
        1, len(shown), len(head), cells, box=Box(0, 0, 80.0 * len(head), 100.0 * len(shown))
    )
    title = Line(tuple(Word(w, w) for w in TITLE.split(" ")), page=1)
    page = PageContent(1, (title, table), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((page,)))


def money(records: Records) -> list[tuple[int | None, str, str, float | None]]:
    return [(b.fiscal_year_be, b.kind, b.status, b.amount_baht) for b in records.budgets]


ONE = (("1",), ("โครงการอบรม", "คุณธรรม"), ("2564", "2565", "2566"), ("20,000", "20,000", "25,000"),
       ("19,500", "-", "24,100"), ("อบรมแล้ว",))  # fmt: skip
SAID = [
    (2564, "planned", "amount", 20000.0),
    (2564, "disbursed", "amount", 19500.0),
    (2565, "planned", "amount", 20000.0),
    (2565, "disbursed", "dash", None),
    (2566, "planned", "amount", 25000.0),
    (2566, "disbursed", "amount", 24100.0),
]


def test_amounts_level_with_years_are_of_them() -> None:
    records = read(ONE)
    assert money(records) == SAID
    assert [(i.item_no, i.title, i.result) for i in records.items] == [
        (1, "โครงการอบรมคุณธรรม", "อบรมแล้ว")
    ]


def test_years_need_no_heading() -> None:
    assert money(read(ONE, head=(*HEAD[:2], "", *HEAD[3:]))) == SAID


def test_years_may_open_the_lines_of_the_money() -> None:
    joined = tuple(f"{y} {m}" for y, m in zip(ONE[2], ONE[3], strict=True))
    records = read((*ONE[:2], joined, *ONE[4:]), head=(*HEAD[:2], *HEAD[3:]))
    assert money(records) == SAID


def test_an_empty_line_is_of_its_own_year() -> None:
    records = read((*ONE[:4], ((0.0, "19,500"), (28.0, "24,100")), ONE[5]))
    assert [m[2] for m in money(records) if m[1] == "disbursed"] == ["amount", "blank", "amount"]
    assert [m[3] for m in money(records) if m[0] == 2566] == [25000.0, 24100.0]


def test_words_that_no_budget_is_used_may_take_two_lines() -> None:
    years = ((0.0, "2564"), (30.0, "2565"))
    nothing = ((0.0, "ไม่ใช้งบ"), (12.0, "ประมาณ"), (30.0, "ไม่ใช้งบ"), (42.0, "ประมาณ"))
    records = read((*ONE[:2], years, nothing, ((0.0, "-"), (30.0, "-")), ONE[5]))
    assert [m[:3] for m in money(records)] == [
        (2564, "planned", "no_budget"),
        (2564, "disbursed", "dash"),
        (2565, "planned", "no_budget"),
        (2565, "disbursed", "dash"),
    ]


@pytest.mark.parametrize(
    "spent",
    [
        ((14.0, "19,500"),),  # in the middle: of all years, or of the second
        ((7.0, "19,500"),),  # between two
        ((0.0, "19,500"), (14.0, "ยกเลิก"), (28.0, "24,100")),
        ((0.0, "19,500"), (4.0, "24,100")),
    ],
    ids=["middle", "between", "words", "two on a line"],
)
def test_amounts_that_no_one_year_has_are_given_to_none(spent: Column) -> None:
    records = read((*ONE[:4], spent, ONE[5]))
    assert not [m for m in money(records) if m[1] == "disbursed" and m[3] is not None and m[0]]
    assert codes(records) & {"amount_unreadable", "money_year_missing"}


@pytest.mark.parametrize("years", [("2564", "2566", "2565"), ("2564", "2564", "2565")])
def test_years_in_no_order_are_no_list(years: Column) -> None:
    assert {m[0] for m in money(read((*ONE[:2], years, *ONE[3:]))) if m[1] == "disbursed"} <= {None}


def test_years_may_go_down() -> None:
    records = read((*ONE[:2], ("2566", "2565", "2564"), *ONE[3:]))
    assert (2564, "disbursed", "amount", 24100.0) in money(records)


def test_words_beside_years_leave_the_row_as_it_is() -> None:
    records = read((*ONE[:2], ("2564", "2565", "ทุกปี"), *ONE[3:]))
    assert not [m for m in money(records) if m[0] and m[3] is not None]


WIDE = (2.0, 30.0, 190.0, 270.0, 340.0, 400.0)
"""Left ends of number, title, year, set, spent and unit between level rules."""


def between_rules(*rows: Sequence[Sequence[str]]) -> Table:
    """A table of one column, a cell for each row; every column of a row is a list of lines."""
    cells = []
    for r, columns in enumerate(rows):
        lines = []
        for k in range(max(map(len, columns))):
            placed = [(x, c[k]) for x, c in zip(WIDE, columns, strict=False) if k < len(c) and c[k]]
            y = 100.0 * r + 14 * k
            words = [Word(t, t, Box(x, y, x + 4.5 * len(t), y + 10)) for x, t in placed]
            lines += [Line(tuple(words), page=1)]
        cells.append(Cell(r, 0, 1, 1, tuple(lines), Box(0, 100.0 * r, 450, 100.0 * r + 100)))
    return Table(1, len(rows), 1, tuple(cells), box=Box(0, 0, 450, 100.0 * len(rows)))


NAMES = (("ที่",), ("โครงการ/กิจกรรม",), ("ปีงบประมาณ",), ("ตั้งไว้",), ("เบิกจ่าย",), ("หน่วยงาน",))
LEVEL = (("",), ("4.2 การเสริมพลังภาคประชาชนในการเฝ้าระวังทุจริต",))
BODY = [
    (("13",), ("โครงการอาสาสมัคร", "หมู่บ้าน"), ("2564", "2566"), ("16,000", "24,000"),
     ("15,750", "23,180"), ("สำนักปลัด",)),
    (("14",), ("กิจกรรมทดสอบช่องทาง",), ("2565", "2566"), ("8,000", "5,000"),
     ("7,900", "4,890"), ("กองคลัง",)),
]  # fmt: skip


def texts(table: Table) -> list[list[str]]:
    rows = [["" for _ in range(table.n_cols)] for _ in range(table.n_rows)]
    for part in table.cells:
        rows[part.row][part.col] = part.text.replace("\n", "/")
    return rows


def test_a_numbered_level_that_no_list_knows_hides_no_column_of_years() -> None:
    rows = texts(part_columns(between_rules(NAMES, LEVEL, *BODY)))
    assert rows[1][0] == LEVEL[1][0]
    assert rows[2][-4:] == ["2564/2566", "16,000/24,000", "15,750/23,180", "สำนักปลัด"]


def test_without_a_column_of_years_such_a_line_is_print_as_any_other() -> None:
    rows = [tuple(c for k, c in enumerate(row) if k != 2) for row in (NAMES, *BODY)]
    with_line = part_columns(between_rules(rows[0], LEVEL, *rows[1:]))
    reaching = [c for c in with_line.cells if c.row == 1 and c.col_span == with_line.n_cols]
    assert with_line.n_cols == 1 or not reaching
