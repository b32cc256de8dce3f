"""Small dots in the months of a scan: dirt, or the marks of its table."""

from __future__ import annotations

from parsers.headings.columns import Column
from parsers.headings.drawn_marks import marks_reader
from parsers.headings.schedule_marks import RowMarks
from parsers.model import Box, Cell, Line, Mark, Table, Word
from parsers.rows import rows_of

MONTHS = (10, 11, 12, 1, 2, 3)
COLUMNS = tuple(
    Column(n, str(month), "month", year_be=2560 + (month < 10), month=month)
    for n, month in enumerate(MONTHS)
)
WIDTH, HEIGHT = 30.0, 20.0
MIDDLE = WIDTH / 2

Typed = dict[tuple[int, int], tuple[str, float, float, float | None]]
"""By row and month: the text, its middle from the left of its cell, its width, how sure it is."""


def schedule(typed: Typed, *marks: Mark, rows: int = 4, scan: bool = True) -> list[RowMarks]:
    """Rows of six months, 30 points wide each, with something printed before the months."""
    cells = []
    for r in range(rows):
        for n in range(len(MONTHS)):
            box = Box(n * WIDTH, r * HEIGHT, (n + 1) * WIDTH, (r + 1) * HEIGHT)
            lines: tuple[Line, ...] = ()
            if (r, n) in typed:
                text, x, width, sure = typed[r, n]
                x0, y = n * WIDTH + x - width / 2, r * HEIGHT
                word = Word(text, text, Box(x0, y + 5, x0 + width, y + 15), sure)
                lines = (Line((word,), page=1),)
            cells.append(Cell(r, n, 1, 1, lines, box))
        title = Word("โครงการ", "โครงการ", None, 0.99 if scan else None)
        cells.append(Cell(r, len(MONTHS), 1, 1, (Line((title,), page=1),), None))
    table = Table(1, rows, len(MONTHS) + 1, tuple(cells), marks=marks)
    return [
        marks_reader(table, COLUMNS, "phaen-ocr 5")(row.cells, row)
        for row in rows_of(table, 1, "phaen-ocr 5")
    ]


def dot(row: int, month: int, x: float = MIDDLE, width: float = 3.0) -> Mark:
    x0, y = month * WIDTH + x - width / 2, row * HEIGHT + 8
    return Mark("point", Box(x0, y, x0 + width, y + width))


def arrow(row: int, first: int, last: int) -> Mark:
    y = row * HEIGHT + 8
    return Mark("span", Box(first * WIDTH + 1, y, (last + 1) * WIDTH - 1, y + 4))


def read(rows: list[RowMarks]) -> list[tuple[list[int], list[str]]]:
    return [([m.month for m in row.months], [r.code for r in row.remarks]) for row in rows]


def test_a_speck_that_was_read_as_a_dot_among_arrows_is_no_month() -> None:
    found = schedule({(1, 4): ("•", 27, 1.4, 0.37)}, arrow(0, 0, 2), arrow(1, 1, 2))
    assert read(found)[:2] == [([10, 11, 12], []), ([11, 12], ["speck_in_months"])]


def test_a_round_speck_among_larger_dots_or_arrows_is_no_month() -> None:
    found = schedule({}, dot(0, 0, width=8), dot(1, 1, width=8), dot(1, 4, x=22), dot(2, 3, x=16))
    assert read(found)[:3] == [
        ([10], []),
        ([11], ["speck_in_months"]),
        ([], ["speck_in_months"]),
    ]
    found = schedule({(2, 3): ("✓", MIDDLE, 8, 0.99)}, dot(2, 5, x=5))
    assert read(found)[2] == ([1], ["speck_in_months"])


def test_small_dots_in_the_same_place_of_their_columns_are_the_marks_of_their_table() -> None:
    bullets: Typed = {(r, r + 1): ("•", MIDDLE + r % 2, 3, 0.95) for r in range(4)}
    assert read(schedule(bullets, arrow(0, 3, 4)))[1:] == [([m], []) for m in (12, 1, 2)]
    left: Typed = {(r, r): ("•", 6, 3, 0.95) for r in range(4)}
    assert read(schedule(left)) == [([m], []) for m in (10, 11, 12, 1)]
    drawn = [dot(r, r, width=2.5) for r in range(4)]
    assert read(schedule({}, *drawn)) == [([m], []) for m in (10, 11, 12, 1)]


def test_specks_all_over_a_table_are_alike_by_chance_only() -> None:
    specks = [dot(r, n, x=5 + 4 * n) for r, n in ((0, 0), (1, 1), (2, 2), (3, 3), (0, 4), (1, 5))]
    found = schedule({}, *specks, arrow(3, 0, 1))
    assert [months for months, _ in read(found)] == [[], [], [], [10, 11]]


def test_a_sure_dot_in_the_middle_is_a_mark_where_a_table_has_no_others() -> None:
    assert read(schedule({(0, 2): ("•", MIDDLE, 3, 0.97)}))[0] == ([12], [])
    assert read(schedule({(0, 2): ("•", MIDDLE, 3, 0.6)}))[0] == ([], ["speck_in_months"])
    assert read(schedule({(0, 2): ("•", 24, 3, 0.97)}))[0] == ([], ["speck_in_months"])
    assert read(schedule({}, dot(0, 2)))[0] == ([12], [])


def test_a_sure_dot_just_in_the_middle_is_a_mark_beside_those_of_other_kinds() -> None:
    found = schedule({(0, 2): ("•", MIDDLE, 4, 0.97)}, dot(1, 4, x=MIDDLE + 0.3), arrow(2, 0, 3))
    assert read(found)[:2] == [([12], []), ([2], [])]
    found = schedule({(0, 2): ("•", MIDDLE, 4, 0.6)}, dot(1, 4, x=MIDDLE + 0.8), arrow(2, 0, 3))
    assert read(found)[:2] == [([], ["speck_in_months"])] * 2


def test_large_dots_and_dots_of_a_text_layer_are_marks_wherever_they_stand() -> None:
    assert read(schedule({}, dot(0, 2, x=24, width=8), arrow(1, 0, 3)))[0] == ([12], [])
    found = schedule({(0, 2): ("•", 24, 3, None)}, arrow(1, 0, 3), scan=False)
    assert read(found)[0] == ([12], [])
    found = schedule({}, dot(0, 2, x=24), arrow(1, 0, 3), scan=False)
    assert read(found)[0] == ([12], [])
