"""Rules -> grids with merged cells."""

from dataclasses import replace

import pytest

from parsers.layout.blocks import find_blocks
from parsers.model import Box, Line, Mark, Page, Ruling, Table, Word
from parsers.page.grid import Grid, find_grids


def h(y: float, x0: float, x1: float) -> Ruling:
    return Ruling("horizontal", float(y), float(x0), float(x1))


def v(x: float, y0: float, y1: float) -> Ruling:
    return Ruling("vertical", float(x), float(y0), float(y1))


def box_rules(x0: float, y0: float, x1: float, y1: float) -> list[Ruling]:
    return [h(y0, x0, x1), h(y1, x0, x1), v(x0, y0, y1), v(x1, y0, y1)]


def shape_of(grid: Grid) -> list[tuple[int, int, int, int]]:
    return sorted((c.row, c.col, c.row_span, c.col_span) for c in grid.cells)


PLAIN = [h(0, 0, 200), h(20, 0, 200), h(40, 0, 200), v(0, 0, 40), v(100, 0, 40), v(200, 0, 40)]
QUARTERS = [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]


@pytest.mark.parametrize(
    ("case", "rules", "cells"),
    [
        ("two by two", PLAIN, QUARTERS),
        (
            "header over two columns",
            [*PLAIN[:4], v(100, 20, 40), v(200, 0, 40)],
            [(0, 0, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1)],
        ),
        (
            "cell over two rows",
            [h(0, 0, 200), h(20, 100, 200), *PLAIN[2:]],
            [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1)],
        ),
        (
            "double rules",
            [*PLAIN, h(22, 0, 200), v(101.8, 0, 40)],
            QUARTERS,
        ),
        (
            "left and right sides missing",
            [h(0, 0, 300), h(20, 0, 300), h(40, 0, 300), v(100, 0, 40), v(200, 0, 40)],
            [(r, c, 1, 1) for r in range(2) for c in range(3)],
        ),
        (
            "a heading over all columns of a table open at its sides",
            [h(0, 0, 300), h(20, 0, 300), h(40, 0, 300), v(100, 20, 40), v(200, 20, 40)],
            [(0, 0, 1, 3), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)],
        ),
        (
            "each cell drawn as a box of its own",
            [
                rule
                for y in (0, 20)
                for x in (0, 100)
                for rule in box_rules(x, y, x + 99.5, y + 19.5)
            ],
            QUARTERS,
        ),
        (
            "an underline inside a cell parts nothing",
            [*PLAIN, h(12, 20, 60)],
            QUARTERS,
        ),
        (
            "a bar across months parts nothing",
            [*PLAIN, h(31, 40, 160)],
            QUARTERS,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_cells(case: str, rules: list[Ruling], cells: list[tuple[int, int, int, int]]) -> None:
    grids = find_grids(rules)
    assert [shape_of(grid) for grid in grids] == [cells]


def test_a_single_box_is_a_frame_not_a_table() -> None:
    assert find_grids(box_rules(0, 0, 500, 700)) == []


def test_two_tables_apart_are_two_grids() -> None:
    lower = [
        Ruling(r.orientation, r.position + 100, r.start, r.end)
        if r.orientation == "horizontal"
        else Ruling(r.orientation, r.position, r.start + 100, r.end + 100)
        for r in PLAIN
    ]
    assert [shape_of(grid) for grid in find_grids([*PLAIN, *lower])] == [QUARTERS, QUARTERS]


def word(text: str, x: float, y: float) -> Word:
    return Word(text, text, Box(x, y, x + 10, y + 8))


def page(words: list[Word], rules: list[Ruling], marks: list[Mark] | None = None) -> Page:
    return Page(1, 595, 842, tuple(words), tuple(rules), tuple(marks or []), "pdf", "pdf")


def test_words_go_to_the_cell_that_holds_their_centre_and_prose_stays_outside() -> None:
    content = find_blocks(
        page(
            [word("ใน", 10, 5), word("ใต้", 10, 25), word("ขวา", 97, 25), word("ล่าง", 10, 60)],
            PLAIN,
        )
    )
    table, prose = content.blocks
    assert isinstance(table, Table)
    assert isinstance(prose, Line)
    assert {(c.row, c.col): c.text for c in table.cells} == {
        (0, 0): "ใน",
        (0, 1): "",
        (1, 0): "ใต้",
        (1, 1): "ขวา",
    }
    assert prose.text == "ล่าง"


def test_lines_of_a_cell_stand_top_to_bottom_and_words_left_to_right() -> None:
    content = find_blocks(page([word("ค", 10, 30), word("ข", 30, 22), word("ก", 10, 22)], PLAIN))
    table = content.blocks[0]
    assert isinstance(table, Table)
    assert [c.text for c in table.cells if (c.row, c.col) == (1, 0)] == ["ก ข\nค"]


def test_a_framed_page_is_prose_with_the_table_inside_it() -> None:
    inner = [Ruling(r.orientation, r.position + 50, r.start + 50, r.end + 50) for r in PLAIN]
    content = find_blocks(
        page([word("บน", 60, 20), word("ใน", 60, 55)], [*box_rules(5, 5, 590, 800), *inner])
    )
    assert [type(block) for block in content.blocks] == [Line, Table]


def test_a_table_in_a_cell_keeps_its_own_words() -> None:
    outer = [h(0, 0, 400), h(200, 0, 400), v(0, 0, 200), v(300, 0, 200), v(400, 0, 200)]
    inner = [Ruling(r.orientation, r.position + 40, r.start + 40, r.end + 40) for r in PLAIN]
    content = find_blocks(page([word("นอก", 310, 10), word("ใน", 50, 45)], [*outer, *inner]))
    tables = [block for block in content.blocks if isinstance(block, Table)]
    assert [[c.text for c in t.cells if c.text] for t in tables] == [["นอก"], ["ใน"]]


def test_marks_travel_with_their_table() -> None:
    mark = Mark("span", Box(20, 28, 160, 32))
    far = Mark("point", Box(20, 300, 26, 306))
    content = find_blocks(page([word("ก", 10, 5)], PLAIN, [mark, far]))
    table = content.blocks[0]
    assert isinstance(table, Table)
    assert table.marks == (mark,)


def test_narrow_numbers_are_not_taken_for_words_set_sideways() -> None:
    words = [
        Word(text, text, Box(10, y, 18, y + 12.6)) for text, y in (("1.1", 5.0), ("1.2", 25.0))
    ]
    content = find_blocks(page(words, []))
    assert [block.text for block in content.blocks if isinstance(block, Line)] == ["1.1", "1.2"]


def test_tables_that_touch_are_two_where_their_columns_differ() -> None:
    level = [Ruling("horizontal", y, 10, 400) for y in (10, 30, 50, 70, 90)]
    sides = [Ruling("vertical", x, 10, 90) for x in (10, 400)]
    above = [Ruling("vertical", x, 10, 50) for x in (60, 180, 300)]
    below = [Ruling("vertical", x, 50, 90) for x in (62, 210, 330)]
    grids = find_grids([*level, *sides, *above, *below])
    assert [(g.n_rows, g.n_cols, g.box.top) for g in grids] == [(2, 4, 10), (2, 4, 50)]
    (one,) = find_grids([*level, *sides, *above, *(replace(v, start=50, end=90) for v in above)])
    assert (one.n_rows, one.n_cols) == (4, 4)
