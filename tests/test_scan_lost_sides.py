"""Sides of tables that copying wore down to crumbs, in page images drawn for the purpose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from parsers.model import Page
from parsers.scan import prepare_page, read_scan_page
from parsers.scan.lost_sides import find_lost_sides
from parsers.scan.pixels import find_shapes
from parsers.scan.strokes import find_strokes
from tests.scan_drawings import PAGE_PT, Drawing, Recorder

LEVELS = (40.0, 70.0, 90.0, 150.0, 210.0)
LEFT, RIGHT = 30.0, 370.0


def table(levels: Sequence[float] = LEVELS) -> Drawing:
    drawing = Drawing()
    for level in levels:
        drawing.rule(LEFT, level, RIGHT, level, 0.6)
    for level in levels[1:]:
        drawing.print(40, level - 6, "Training").print(200, level - 6, "20,000")
    return drawing


def crumbs(drawing: Drawing, x: float, top: float, bottom: float, longest: float = 7.0) -> None:
    """What is left of a side: short pieces in line, as much lost between them."""
    chance = np.random.default_rng(7)
    y = top + 2.0
    while y < bottom - 4.0:
        high = float(chance.uniform(1.0, longest))
        drawing.rule(x, y, x, min(bottom - 2.0, y + high), 0.7)
        y += high + float(chance.uniform(1.2, 3.0))


def read(drawing: Drawing, dpi: float) -> tuple[Page, int]:
    """The page, and how many lines of print were cut from it."""
    engine = Recorder()
    page = read_scan_page(drawing.scan(dpi, bilevel=True), 1, dpi, engine, PAGE_PT)
    return page, len(engine.crops)


@pytest.mark.parametrize("dpi", [200, 300])
def test_crumbs_of_the_sides_of_some_rows_are_no_print(dpi: int) -> None:
    drawing = table()
    for top, bottom in ((40, 70), (90, 150), (150, 210)):
        for x in (LEFT, RIGHT):
            crumbs(drawing, x, top, bottom)
    _page, lines = read(drawing, dpi)
    assert lines == 8  # two in each row


def test_figures_below_each_other_where_rules_end_are_print() -> None:
    drawing, plain = table(), table()
    for y in range(96, 206, 18):
        drawing.print(RIGHT - 4, y + 6, "8", 7.0)
    assert read(drawing, 200)[1] > read(plain, 200)[1]


def found(drawing: Drawing) -> int:
    """How many sides between two rules are told lost."""
    page = prepare_page(drawing.scan(200, bilevel=True), 200, PAGE_PT)
    strokes = find_strokes(page.ink, page.faint, page.scale)
    return len(find_lost_sides(find_shapes(page.ink), strokes, page.scale))


def test_letters_that_run_over_the_end_of_the_rules_are_of_no_side() -> None:
    drawing, crossed = table(), table()
    for one in (drawing, crossed):
        crumbs(one, RIGHT, 90, 150)
    crossed.print(RIGHT - 6, 130, "W", 9.0)
    assert (found(drawing), found(crossed)) == (1, 0)


def test_a_side_that_stayed_whole_and_a_few_specks_are_none_lost() -> None:
    whole = table().rule(RIGHT, 40, RIGHT, 210, 0.7)
    specks = table()
    for y in (101.0, 112.0, 131.0):
        specks.rule(RIGHT, y, RIGHT, y + 1.2, 1.0)
    assert (found(whole), found(specks)) == (0, 0)


def test_rules_of_other_ends_have_no_sides() -> None:
    drawing = Drawing()
    for k, level in enumerate(LEVELS):
        drawing.rule(LEFT, level, RIGHT - 12 * k, level, 0.6)
    crumbs(drawing, RIGHT, 40, 210)
    assert found(drawing) == 0
