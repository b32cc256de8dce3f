"""Drawn and typed marks of one row of a schedule."""

from __future__ import annotations

import pytest

from parsers.headings.columns import Column
from parsers.headings.drawn_marks import marks_reader
from parsers.headings.schedule_marks import RowMarks
from parsers.model import Box, Cell, Line, Mark, Table, Word
from parsers.rows import rows_of
from tests.test_labelled_cells import grid, read

MONTHS = (10, 11, 12, 1, 2, 3)
COLUMNS = tuple(
    Column(n, str(month), "month", year_be=2560 + (month < 10), month=month)
    for n, month in enumerate(MONTHS)
)
WIDTH = 30.0


def schedule(typed: dict[int, str], *drawn: Mark) -> RowMarks:
    """One row of six months, 30 points wide each, with text in some cells and marks over them."""
    cells = []
    for n in range(len(MONTHS)):
        box = Box(n * WIDTH, 0, (n + 1) * WIDTH, 20)
        lines: tuple[Line, ...] = ()
        if n in typed:
            place = Box(n * WIDTH + 10, 5, n * WIDTH + 20, 15)
            lines = (Line((Word(typed[n], typed[n], place),), page=1),)
        cells.append(Cell(0, n, 1, 1, lines, box))
    table = Table(1, 1, len(MONTHS), tuple(cells), marks=drawn)
    (row,) = rows_of(table, 1, "phaen-ocr")
    return marks_reader(table, COLUMNS, "phaen-ocr")(row.cells, row)


def head(month: int, left: bool) -> Mark:
    box = Box(month * WIDTH + 10, 8, month * WIDTH + 20, 12)
    return Mark("span", box, starts=left, ends=not left)


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        pytest.param({4: "→"}, [head(1, left=True)], id="its right head was read as text"),
        pytest.param({1: "←"}, [head(4, left=False)], id="its left head was read as text"),
        pytest.param({}, [head(1, left=True), head(4, left=False)], id="both heads are drawn"),
        pytest.param({1: "←", 4: "→"}, [], id="both heads are typed"),
    ],
)
def test_two_heads_of_one_arrow_span_the_months_between(
    typed: dict[int, str], drawn: list[Mark]
) -> None:
    found = schedule(typed, *drawn)
    assert [m.month for m in found.months] == [11, 12, 1, 2]
    assert {m.mark for m in found.months} == {"span"}
    assert found.remarks == ()


def test_a_head_whose_other_end_is_nowhere_says_so() -> None:
    found = schedule({}, head(1, left=True))
    assert [m.month for m in found.months] == [11]
    assert [r.code for r in found.remarks] == ["arrow_extent_unknown"]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("ธ.ค.", [12]),
        ("ต.ค., พ.ย.", [10, 11]),
        ("ต.ค. - ธ.ค.", [10, 11, 12]),
        ("ตุลาคม และ ธันวาคม", [10, 12]),
        ("ม.ค.", []),
        ("อบรม ต.ค.", []),
    ],
)
def test_months_named_in_the_cell_of_a_quarter(text: str, months: list[int]) -> None:
    column = Column(0, "ไตรมาสที่ 1", "quarter", year_be=2567, month=10)
    line = Line((Word(text, text, Box(5, 5, 25, 15)),), page=1)
    table = Table(1, 1, 1, (Cell(0, 0, 1, 1, (line,), Box(0, 0, 30, 20)),))
    (row,) = rows_of(table, 1, "phaen-ocr")
    read = marks_reader(table, (column,), "phaen-ocr")(row.cells, row)
    assert [(mark.year_be, mark.month, mark.mark) for mark in read.months] == [
        (2567, month, "point") for month in months
    ]
    assert [remark.code for remark in read.remarks] == ([] if months else ["mark_unreadable"])


def test_the_name_of_its_month_in_a_months_column_is_a_mark() -> None:
    read = schedule({0: "ต.ค.", 3: "ม.ค."})
    assert [(m.year_be, m.month) for m in read.months] == [(2560, 10), (2561, 1)]


def merged(*rows: tuple[tuple[int, int], tuple[float, float]]) -> list[list[int]]:
    """The months of each row: (first column, columns merged), (left end, right end of its arrow in
    columns). The other months of a row stand in cells of their own."""
    cells, marks = [], []
    for row, ((first, span), (start, end)) in enumerate(rows):
        top = row * 20.0
        spans = [(n, 1) for n in range(len(MONTHS)) if not first <= n < first + span]
        for col, wide in sorted([*spans, (first, span)]):
            box = Box(col * WIDTH, top, (col + wide) * WIDTH, top + 20)
            cells.append(Cell(row, col, 1, wide, (), box))
        marks.append(Mark("span", Box(start * WIDTH, top + 8, end * WIDTH, top + 12)))
    # A heading row tells how wide each month's column is.
    head = len(rows)
    for n in range(len(MONTHS)):
        box = Box(n * WIDTH, head * 20, (n + 1) * WIDTH, head * 20 + 20)
        cells.append(Cell(head, n, 1, 1, (), box))
    table = Table(1, head + 1, len(MONTHS), tuple(cells), marks=tuple(marks))
    made = rows_of(table, 1, "phaen-ocr")[:head]
    found = [marks_reader(table, COLUMNS, "phaen-ocr")(row.cells, row) for row in made]
    return [[m.month for m in marks.months] for marks in found]


def test_an_arrow_in_the_middle_of_a_merged_cell_means_all_its_months() -> None:
    arrows = merged(((1, 3), (1.9, 3.1)), ((0, 6), (2.0, 4.0)))
    assert arrows == [[11, 12, 1], [10, 11, 12, 1, 2, 3]]


def test_arrows_drawn_across_a_row_without_inner_rules_mean_what_they_cover() -> None:
    assert merged(((0, 6), (2.0, 4.0)), ((0, 6), (1.0, 5.0))) == [[12, 1], [11, 12, 1, 2]]


def test_where_one_arrow_stands_off_the_middle_of_its_cell_all_mean_what_they_cover() -> None:
    assert merged(((0, 3), (1.0, 2.0)), ((0, 6), (0.0, 2.0))) == [[11], [10, 11]]


HEAD = ("ที่", "โครงการ/กิจกรรม", "ต.ค. 66", "พ.ย. 66", "ธ.ค. 66")
ROWS = (
    ("1", "โครงการอบรมคุณธรรม", "●", "", ""),
    ("2", "กิจกรรมจิตอาสา", "", "●", "●"),
    ("3", "มาตรการตรวจรับพัสดุ", "", "", ""),
)


def test_a_row_of_a_schedule_without_a_mark_is_told() -> None:
    records = read("ปฏิทินการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567", [grid(HEAD, *ROWS)])
    bare = [f.raw for f in records.findings if f.code == "months_missing"]
    assert bare == ["มาตรการตรวจรับพัสดุ"]


def test_a_plan_that_marks_no_months_lacks_none() -> None:
    head = ("ที่", "โครงการ/กิจกรรม", "ปี 2566", "ปี 2567", "หมายเหตุ")
    rows = [(number, title, "10,000", "-", "") for number, title, *_ in ROWS]
    records = read("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)", [grid(head, *rows)])
    assert len(records.items) == 3
    assert "months_missing" not in {f.code for f in records.findings}
