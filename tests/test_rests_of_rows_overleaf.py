"""Rows between level rules that the end of a page cuts, the first under a heading of a level too,
and their last lines above the first rule overleaf."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest

from parsers.layout.level_rules import level_grids, with_cut_row
from parsers.layout.rests_overleaf import ends_page, with_rest_of_row
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.geometry import printed_lines
from tests.test_half_ruled_tables import level, words

X = (15, 160, 210, 260, 350)  # title, set, spent, result, unit
EDGES = (10, 155, 205, 255, 345, 420)
RULES = level(12, 28, 56, 80, 106)
LAST = [
    *words((16, X[0], "โครงการ/กิจกรรม"), (32, X[0], "ภารกิจที่ 1.1 ส่งเสริม")),
    *words((60, X[0], "1) โครงการอบรม"), (60, X[1], "5,000"), (60, X[3], "อบรม 52 คน")),
]
BAND = words((84, X[0], "ภารกิจที่ 1.2 ปลูกฝังเด็กและเยาวชน"))
CUT = words(
    *(
        (110, x, text)
        for x, text in zip(X, ("1) โครงการเด็กไทย", "20", "19", "ร่วม", "กองคลัง"), strict=True)
    ),
    (120, X[0], "หัวใจสุจริต"),
)


def rows_with_cut(*print_: Sequence[Word]) -> int:
    (grid,) = level_grids(RULES, lambda _box: False)
    lines = printed_lines([word for part in print_ for word in part], 1)
    return with_cut_row(grid, lines, 600).n_rows - grid.n_rows


def test_the_end_of_the_page_may_cut_the_first_row_under_a_heading_of_a_level() -> None:
    # Its lines were prose that parted the tables, and the items overleaf were read as a plan's.
    assert rows_with_cut(LAST, BAND, CUT) == 1
    assert rows_with_cut(LAST, BAND, CUT, words((580, 300, "– – –"))) == 1


@pytest.mark.parametrize(
    "last",
    [
        words((84, X[0], "2) มาตรการตรวจรับงาน"), (84, X[1], "700"), (84, X[3], "ตรวจรับ")),
        words((84, X[0], "รวมภารกิจที่ 1.1"), (84, X[1], "5,000"), (84, X[2], "4,000")),
        [*BAND, *words((94, X[0], "2) มาตรการ"), (94, X[1], "700"), (94, X[3], "ตรวจรับ"))],
        words((84, X[0], "ผลการดำเนินงาน: อบรมครบทุกคน")),
        [],
    ],
)
def test_elsewhere_a_first_number_below_the_last_rule_opens_no_row(last: list[Word]) -> None:
    assert rows_with_cut(LAST, last, CUT) == 0


def test_prose_and_other_numbers_below_a_heading_are_no_row() -> None:
    assert rows_with_cut(LAST, BAND, words((110, X[0], "1) งบประมาณตามข้อบัญญัติ"))) == 0
    assert rows_with_cut(LAST, BAND, CUT, words((200, X[0], "ลงชื่อ นายกเทศมนตรี"))) == 0
    others = [w for w in CUT if w.text != "1)"] + words((110, X[0], "3)"))
    assert rows_with_cut(LAST, BAND, others) == 0


def ruled(page: int, top: float, *rows: Sequence[Sequence[str]], by: float = 0.0) -> Table:
    """A table of five columns with rows 26 points high; what each cell says, line by line."""
    cells = []
    for r, row in enumerate(rows):
        y = top + 26 * r
        for c, ((left, right), said) in enumerate(zip(pairwise(EDGES), row, strict=True)):
            lines = tuple(
                Line(tuple(words((y + 3 + 10 * k, X[c] + by, text))), page=page)
                for k, text in enumerate(said.split("\n"))
                if text
            )
            cells.append(Cell(r, c, 1, 1, lines, Box(left + by, y, right + by, y + 26)))
    box = Box(EDGES[0] + by, top, EDGES[-1] + by, top + 26 * len(rows))
    return Table(page, len(rows), 5, tuple(cells), box=box)


ROW = (
    "1) โครงการเด็กไทยหัวใจ\nสุจริตในศูนย์พัฒนาเด็ก",
    "20,000",
    "19,000",
    "เด็กร่วมกิจกรรม\nตลาดนัดความซื่อ",
    "กอง",
)
BEFORE = ruled(1, 400, ("1) โครงการอบรมคุณธรรม", "5,000", "-", "อบรมครบ", "สำนักปลัด"), ROW)
NEXT = ("2) โครงการแข่งขันกีฬา", "50,000", "", "เลื่อนการแข่งขัน", "กองคลัง")


def put(*lines: tuple[float, float, str], table: Table | None = None) -> list[str] | None:
    """What the first row says, if the lines above a table are put into it."""
    table = ruled(2, 52, NEXT) if table is None else table
    blocks = [*printed_lines(words(*lines), 2), table]
    found = with_rest_of_row(blocks, BEFORE)
    whole = found[-1]
    if found is blocks or not isinstance(whole, Table):
        return None
    assert whole.n_rows == table.n_rows + 1
    return [cell.text for cell in whole.cells if cell.row == 0]


def test_the_rest_of_a_row_may_stand_above_the_first_rule_overleaf() -> None:
    assert put((40, X[3], "สัตย์ของเด็ก")) == ["", "", "", "สัตย์ของเด็ก", ""]
    both = put((12, 200, "- 2 -"), (30, X[0], "เล็ก"), (30, X[3], "สัตย์"), (40, X[3], "ของเด็ก"))
    assert both == ["เล็ก", "", "", "สัตย์\nของเด็ก", ""]


def test_the_pages_may_be_scanned_a_little_apart() -> None:
    moved = ruled(2, 52, NEXT, by=7)
    assert put((40, X[3] + 7, "สัตย์"), table=moved) == ["", "", "", "สัตย์", ""]


@pytest.mark.parametrize(
    ("y", "x", "text"),
    [
        (40, X[0], "รายงานผลการดำเนินงาน"),  # the heading of a page
        (40, X[0], "กองการศึกษา"),  # whose rows those below are
        (40, X[0], "มิติที่ 2 การบริหารราชการ"),
        (40, X[0], "ส่วนที่ 2 ผล"),
        (40, X[0], "กิจกรรมเด็กดี"),
        (40, X[0], "2) เด็กดี"),
        (40, X[0], "ทั้งนี้ ให้รายงาน"),
        (40, X[0], "โรงเรียนผู้สูงอายุและศูนย์พัฒนาเด็กเล็กทั้งหมดของตำบล"),  # over two columns
        (40, X[1], "1,000"),
        (40, X[3] + 12, "สัตย์"),  # begins elsewhere
        (20, X[3], "สัตย์"),  # well above
        (40, X[4], "คลัง"),  # the unit's last line is not full
    ],
)
def test_other_lines_above_the_first_rule_are_no_rest_of_a_row(
    y: float, x: float, text: str
) -> None:
    assert put((y, x, text)) is None


def test_above_a_heading_or_other_columns_no_rest_of_a_row_stands() -> None:
    names = ("โครงการ/กิจกรรม", "งบประมาณ", "เบิกจ่าย", "ผลการดำเนินงาน", "ผู้รับผิดชอบ")
    assert put((40, X[3], "สัตย์"), table=ruled(2, 52, names, NEXT)) is None
    narrow = ruled(2, 52, NEXT)
    cells = tuple(c for c in narrow.cells if c.col < 4)
    assert put((40, X[3], "สัตย์"), table=Table(2, 1, 4, cells, box=narrow.box)) is None


def test_a_table_ends_its_page_above_nothing_but_the_foot() -> None:
    foot, note = (
        printed_lines(words((570, 200, "– – –"), (585, 200, "- 3 -")), 1),
        "หมายเหตุ งบประมาณ",
    )
    assert ends_page([BEFORE, *foot], BEFORE)
    assert not ends_page([BEFORE, *printed_lines(words((500, X[0], note)), 1)], BEFORE)
