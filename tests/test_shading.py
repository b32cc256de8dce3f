"""Shaded cells that stand for months: in drawn scans and in filled rectangles of a file."""

from __future__ import annotations

import pytest

from parsers.layout.blocks import find_blocks
from parsers.model import Box, Page, Ruling, Table, Word
from parsers.page.rulings import backgrounds
from parsers.scan import read_scan_page
from tests.scan_drawings import PAGE_PT, Drawing, Recorder
from tests.test_pdf_rulings import box

XS = [30.0, 150.0, 190.0, 230.0, 270.0, 310.0]
YS = [40.0, 70.0, 100.0, 130.0]


def scan(drawing: Drawing, dpi: int = 200, **damage: object) -> tuple[Box, ...]:
    return read_scan_page(drawing.scan(dpi, **damage), 1, dpi, Recorder(), PAGE_PT).shaded  # type: ignore[arg-type]


def filled(drawing: Drawing, row: int, columns: range, gray: int) -> Drawing:
    for c in columns:
        drawing.box(XS[c], YS[row], XS[c + 1], YS[row + 1], gray)
    return drawing


@pytest.mark.parametrize("gray", [90, 140, 205])
@pytest.mark.parametrize("noise", [0, 8])
def test_shaded_cells_of_a_scan(gray: int, noise: int) -> None:
    drawing = filled(Drawing(), 1, range(2, 4), gray).grid(XS, YS)
    for y in (62, 92, 122):
        drawing.print(36, y, "Project title")
    found = scan(drawing, noise=noise)
    assert [(round(b.x0), round(b.top)) for b in found] == [(190, 70), (230, 70)]


def test_a_pale_shade_counts_where_the_rest_of_the_row_is_alike() -> None:
    drawing = filled(Drawing(), 1, range(2, 4), 241).grid(XS, YS)
    for y in (62, 92, 122):
        drawing.print(36, y, "Project title")
    assert [(round(b.x0), round(b.top)) for b in scan(drawing)] == [(190, 70), (230, 70)]


def test_a_page_that_darkens_slowly_has_no_shaded_cells() -> None:
    drawing = Drawing()
    for c in range(5):
        for row in range(3):
            filled(drawing, row, range(c, c + 1), 250 - 9 * c)
    assert scan(drawing.grid(XS, YS), noise=4) == ()


def page(shaded: tuple[Box, ...], words: dict[tuple[int, int], str]) -> Page:
    rulings = [Ruling("vertical", x, YS[0], YS[-1]) for x in XS]
    rulings += [Ruling("horizontal", y, XS[0], XS[-1]) for y in YS]
    placed = tuple(
        Word(text, text, Box(XS[c] + 2, YS[r] + 5, XS[c] + 30, YS[r] + 15))
        for (r, c), text in words.items()
    )
    return Page(1, *PAGE_PT, placed, tuple(rulings), (), "pdf", "pdf", shaded)


def cell(row: int, col: int) -> Box:
    return Box(XS[col], YS[row], XS[col + 1], YS[row + 1])


HEADED = {(0, c): f"month{c}" for c in range(5)}
TITLED = HEADED | {(1, 0): "Project", (2, 0): "Project"}


@pytest.mark.parametrize(
    ("case", "shaded", "spans"),
    [
        ("neighbours are one span", [cell(1, 2), cell(1, 3)], [(191, 269, 1)]),
        ("apart they are two", [cell(1, 1), cell(1, 3)], [(151, 189, 1), (231, 269, 1)]),
        ("a heading set off", [cell(0, c) for c in range(5)], []),
        ("a row set off with its title", [cell(1, c) for c in range(5)], []),
        ("a column set off with its heading", [cell(r, 3) for r in range(3)], []),
        ("one rectangle over two cells", [Box(190, 70, 270, 100)], [(191, 269, 1)]),
        (
            "columns banded below a shaded heading",
            [*(cell(0, c) for c in range(5)), *(cell(r, c) for r in (1, 2) for c in (1, 3))],
            [],
        ),
        (
            "two rows with the same months apart",
            [cell(r, c) for r in (1, 2) for c in (1, 4)],
            [(151, 189, 1), (271, 309, 1), (151, 189, 2), (271, 309, 2)],
        ),
        ("half a cell", [Box(190, 70, 208, 100)], []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_which_shaded_cells_are_marks(
    case: str, shaded: list[Box], spans: list[tuple[int, int, int]]
) -> None:
    (table,) = find_blocks(page(tuple(shaded), TITLED)).blocks
    assert isinstance(table, Table)
    assert [
        (round(m.box.x0), round(m.box.x1), round(m.box.top) // 30 - 1) for m in table.marks
    ] == spans


def test_a_shaded_month_with_a_word_takes_no_other_month_away() -> None:
    (table,) = find_blocks(page((cell(1, 2), cell(2, 2)), TITLED | {(1, 2): "ok"})).blocks
    assert isinstance(table, Table)
    assert [round(m.box.top) for m in table.marks] == [100]


def test_backgrounds_are_filled_rectangles_thicker_than_rules() -> None:
    shapes = [
        box(0, 0, 40, 20, False, True),
        box(0, 0, 40, 1, False, True),
        box(0, 0, 40, 20, True, False),
    ]
    assert backgrounds(shapes) == (Box(0, 0, 40, 20),)


def test_two_shades_in_one_row_of_a_scan_both_count() -> None:
    drawing = filled(filled(Drawing(), 1, range(1, 3), 200), 1, range(3, 4), 90).grid(XS, YS)
    for y in (62, 92, 122):
        drawing.print(36, y, "Project title")
    assert len(scan(drawing, noise=4)) == 3


def test_a_numbered_row_is_no_heading_however_many_words_it_has() -> None:
    words = {(0, c): f"month{c}" for c in range(5)}
    words |= {(1, 0): "1", (1, 1): "Project", (1, 2): "5,000", (2, 0): "2", (2, 1): "Project"}
    (block,) = find_blocks(page((cell(1, 3), cell(2, 4)), words)).blocks
    assert isinstance(block, Table)
    assert [(m.box.x0, m.box.top) for m in block.marks if m.box] == [(231, 70), (271, 100)]
