"""Drawn and typed marks of one row of a schedule."""

from __future__ import annotations

import pytest

from parsers.headings.columns import Column
from parsers.headings.schedule_marks import RowMarks, row_marks
from parsers.model import Box, Cell, Line, Mark, Table, Word
from parsers.rows import rows_of

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
    return row_marks(row.cells, COLUMNS, row, table, "phaen-ocr")


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
    read = row_marks(row.cells, (column,), row, table, "phaen-ocr")
    assert [(mark.year_be, mark.month, mark.mark) for mark in read.months] == [
        (2567, month, "point") for month in months
    ]
    assert [remark.code for remark in read.remarks] == ([] if months else ["mark_unreadable"])


def test_the_name_of_its_month_in_a_months_column_is_a_mark() -> None:
    read = schedule({0: "ต.ค.", 3: "ม.ค."})
    assert [(m.year_be, m.month) for m in read.months] == [(2560, 10), (2561, 1)]
