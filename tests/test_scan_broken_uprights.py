"""Uprights between months that copying broke, in page images drawn for the purpose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from parsers.model import Page
from parsers.scan import read_scan_page
from tests.scan_drawings import PAGE_PT, Drawing, Recorder

MONTHS = tuple(140.0 + 18.0 * n for n in range(13))
TOP, STOREY, FOOT = 40.0, 24.0, 240.0
ROWS = (90.0, 130.0, 170.0, 210.0)


def broken(drawing: Drawing, x: float, top: float, foot: float, seed: int, gray: int = 0) -> None:
    """An upright in pieces, as much left as makes out two thirds of it; whole at its ends."""
    chance = np.random.default_rng(seed)
    y = top
    while y < foot:
        end = min(foot, y + float(chance.uniform(8.0, 34.0)))
        end = foot if foot - end < 20.0 else end
        drawing.rule(x, y, x, end, 0.5, gray)
        y = end + float(chance.uniform(5.0, 14.0))


def calendar(places: Sequence[float] = MONTHS, arrows: bool = True, gray: int = 0) -> Drawing:
    """Titles, months with broken uprights around them, and arrows over some."""
    drawing = Drawing()
    for n, x in enumerate(places):
        outer = n in (0, 3, len(places) - 1)
        broken(drawing, x, TOP - STOREY * outer, FOOT, n, gray)
    for n, y in enumerate(ROWS):
        drawing.print(20, y, "Training course").print(20, y + 12, "of officers")
        if arrows and n + 3 < len(places):
            drawing.arrow(places[n] + 2, places[n + 3] - 2, y - 4)
    return drawing


def read(drawing: Drawing, dpi: float = 200, skew: float = 0.0) -> tuple[Page, int]:
    """The page, and how many lines of print were cut from it."""
    engine = Recorder()
    page = read_scan_page(drawing.scan(dpi, skew, noise=2.0), 1, dpi, engine, PAGE_PT)
    return page, len(engine.crops)


def uprights(page: Page) -> list[tuple[int, int, int]]:
    """Place, top and foot of each upright rule, in points."""
    found = [r for r in page.rulings if r.orientation == "vertical"]
    return [(round(r.position), round(r.start), round(r.end)) for r in found]


def are_whole(page: Page, places: Sequence[float] = MONTHS) -> bool:
    """Whether there is one upright at each place, from the heading to the foot."""
    found = uprights(page)
    return len(found) == len(places) and all(
        abs(x - place) <= 1 and top <= TOP + 2 and abs(foot - FOOT) <= 2
        for (x, top, foot), place in zip(found, places, strict=True)
    )


@pytest.mark.parametrize("dpi", [200, 300])
def test_broken_uprights_among_months_are_whole_and_no_print(dpi: int) -> None:
    page, lines = read(calendar(), dpi)
    assert are_whole(page)
    assert lines == 2 * len(ROWS)
    assert [mark.kind for mark in page.marks] == ["span"] * len(ROWS)


def test_faint_and_leaning_ones_too() -> None:
    page, _lines = read(calendar(gray=120))
    assert are_whole(page)
    page, _lines = read(calendar(), skew=0.4)
    assert len(uprights(page)) == len(MONTHS)


def test_the_uprights_between_years_begin_a_storey_above() -> None:
    page, _lines = read(calendar())
    high = [x for x, top, _foot in uprights(page) if top <= TOP - STOREY + 2]
    assert [round((x - MONTHS[0]) / 18) for x in high] == [0, 3, 12]


def test_an_arrow_that_ends_at_print_ends_at_the_last_upright() -> None:
    drawing = calendar().arrow(MONTHS[0] + 2, MONTHS[-1] - 1.5, 110)
    page, _lines = read(drawing.print(MONTHS[-1] + 3, 112, "-Office"))
    assert are_whole(page)


def test_uprights_that_level_rules_cross_are_those_of_another_table() -> None:
    drawing = calendar(arrows=False)
    for y in (*ROWS, FOOT):
        drawing.rule(20, y - 20, MONTHS[-1], y - 20)
    plain = [rule for rule in read(drawing)[0].rulings if rule.orientation == "horizontal"]
    assert len(plain) == len(ROWS) + 1


def test_level_rules_drawn_for_each_column_are_those_of_another_table() -> None:
    drawing = calendar(arrows=False)
    for y in ROWS:
        for a, b in pairwise(MONTHS):
            drawing.rule(a + 1.5, y - 20, b - 1.5, y - 20)
    assert not are_whole(read(drawing)[0])


def test_strips_of_months_below_each_other_are_not_joined() -> None:
    drawing = Drawing()
    for top in (40.0, 110.0, 180.0):
        for x in MONTHS:
            drawing.rule(x, top, x, top + 46)
        drawing.print(20, top + 20, "Training course")
    page, _lines = read(drawing)
    assert all(foot - top < 60 for _x, top, foot in uprights(page))


def test_a_few_columns_and_uneven_ones_stay_as_they_are() -> None:
    few, _lines = read(calendar(MONTHS[:6]))
    assert not are_whole(few, MONTHS[:6])
    uneven = tuple(x + 6.0 * (n % 2) for n, x in enumerate(MONTHS))
    page, _lines = read(calendar(uneven))
    assert not are_whole(page, uneven)


def test_letters_below_each_other_are_print() -> None:
    drawing = Drawing()
    for y in range(40, 250, 10):
        drawing.print(20, y, "lllll lllll lllll lllll lllll lllll lllll")
    assert uprights(read(drawing)[0]) == []
