"""Dotted rules between the rows of a table without uprights, as copies in black and white have."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from parsers.model import Page
from parsers.scan import prepare_page
from parsers.scan.read_page import read_prepared_page
from tests.scan_drawings import PAGE_PT, Drawing, Recorder

SOLID = (40.0, 58.0, 150.0, 240.0)
DOTTED = (90.0, 120.0, 180.0, 210.0)
LEFT, RIGHT, SECOND = 30.0, 370.0, 100.0


def table(
    dotted: Sequence[float], solid: Sequence[float] = SOLID, lost: float = 0.0, last: float = RIGHT
) -> Drawing:
    """Rows of print with such rules between them, from the second column on; `lost`: which share
    of the dots a copier took."""
    drawing = Drawing()
    kept = np.random.default_rng(7)
    for y in solid:
        drawing.rule(LEFT, y, RIGHT, y, 0.6)
    for y in (52, 76, 106, 136, 168, 198, 228):
        drawing.print(40, y, "Group").print(110, y, "Meetings in the hall", 7)
        drawing.print(320, y, "40,000", 7)
    for y in dotted:
        for x in np.arange(SECOND, last, 1.6):
            if kept.random() >= lost:
                drawing.box(float(x), y, float(x) + 0.5, y + 0.5)
    return drawing


def read(drawing: Drawing, dpi: float, **damage: object) -> Page:
    image = drawing.scan(dpi, **damage)  # type: ignore[arg-type]
    return read_prepared_page(prepare_page(image, dpi, PAGE_PT, turns=0), 1, Recorder())


def level(page: Page) -> list[tuple[int, int, int]]:
    rules = [r for r in page.rulings if r.orientation == "horizontal"]
    assert len(rules) == len(page.rulings)
    return [(round(r.position / 5), round(r.start / 5), round(r.end / 5)) for r in rules]


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("lost", [0.0, 0.4])
@pytest.mark.parametrize("skew", [0.0, 0.4])
def test_rows_of_single_dots_part_the_rows_of_a_table(dpi: int, lost: float, skew: float) -> None:
    page = read(table(DOTTED, lost=lost), dpi, skew=skew, bilevel=True)
    solid = {(round(y / 5), 6, 74) for y in SOLID}
    assert set(level(page)) == solid | {(round(y / 5), 20, 74) for y in DOTTED}
    assert len(page.words) == len(read(table(()), dpi, skew=skew, bilevel=True).words)


@pytest.mark.parametrize(
    "drawing",
    [
        table((76.0, 106.0, 168.0, 198.0)),  # on the lines of the print
        table(DOTTED[:1], last=300.0),  # that ends before the table does
        table(DOTTED[:1]),
        table(DOTTED, solid=(40.0, 240.0)),
    ],
    ids=["leaders", "short", "one", "no table"],
)
def test_other_rows_of_dots_are_no_rules_of_a_table(drawing: Drawing) -> None:
    found = {(start, end) for _y, start, end in level(read(drawing, 200, bilevel=True))}
    assert not found & {(20, 74), (20, 60)}


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("skew", [0.0, 0.4])
def test_rows_of_dots_between_columns_begin_and_end_alike(dpi: int, skew: float) -> None:
    page = read(table(DOTTED, last=300.0), dpi, skew=skew, bilevel=True)
    solid = {(round(y / 5), 6, 74) for y in SOLID}
    assert set(level(page)) == solid | {(round(y / 5), 20, 60) for y in DOTTED}
    assert len(page.words) == len(read(table(()), dpi, skew=skew, bilevel=True).words)


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_row_of_dots_below_the_last_rule_is_a_rule_where_one_above_it_is_like_it(
    dpi: int,
) -> None:
    page = read(table((90.0, 180.0), solid=SOLID[:3]), dpi, bilevel=True)
    solid = {(round(y / 5), 6, 74) for y in SOLID[:3]}
    assert set(level(page)) == solid | {(round(y / 5), 20, 74) for y in (90.0, 180.0)}


@pytest.mark.parametrize("place", [(30.0, 370.0), (100.0, 300.0), (180.0, 370.0)])
def test_other_rows_of_dots_below_the_last_rule_are_none(place: tuple[float, float]) -> None:
    drawing = table(DOTTED[:2], solid=SOLID[:3])
    for y in (180.0, 210.0):
        for x in np.arange(*place, 1.6):
            drawing.box(float(x), y, float(x) + 0.5, y + 0.5)
    assert max(y for y, _start, _end in level(read(drawing, 200, bilevel=True))) == 30


def test_rows_of_dots_that_end_anywhere_are_none() -> None:
    drawing = table(())
    for y, last in zip(DOTTED, (240.0, 260.0, 280.0, 300.0), strict=True):
        for x in np.arange(SECOND, last, 1.6):
            drawing.box(float(x), y, float(x) + 0.5, y + 0.5)
    page = read(drawing, 200, bilevel=True)
    assert not [r for r in page.rulings if 90 < r.start < 110]


def test_rules_of_a_table_with_uprights_are_as_before() -> None:
    drawing = table(DOTTED).rule(LEFT, 40, LEFT, 240, 0.6).rule(RIGHT, 40, RIGHT, 240, 0.6)
    page = read(drawing, 200, bilevel=True)
    assert len([r for r in page.rulings if r.orientation == "horizontal"]) == len(SOLID)
