"""Hairlines that copying wore down to crumbs, in page images drawn for the purpose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from parsers.model import Page
from parsers.scan import read_scan_page
from tests.scan_drawings import PAGE_PT, Drawing, Recorder

ROWS = [95.0, 130.0, 165.0]


def table(levels: Sequence[float], crumbs: bool, seed: int = 3) -> Drawing:
    """Rows of print below a heading between whole rules; below each a worn hairline, or dots."""
    drawing = Drawing().rule(30, 40, 370, 40, 1.0).rule(30, 60, 370, 60, 1.0)
    drawing.print(40, 55, "Title").print(200, 55, "Money").print(300, 55, "Unit")
    chance = np.random.default_rng(seed)
    for level in levels:
        drawing.print(40, level - 15, "Training").print(200, level - 15, "20,000")
        x = 32.0
        while x < 369:
            wide = float(chance.uniform(0.4, 1.6)) if crumbs else 0.6
            drawing.rule(x, level, min(369.0, x + wide), level, 0.5)
            x += wide + (float(chance.choice([0.8, 1.5, 2.5, 4.0, 8.0])) if crumbs else 2.4)
    return drawing


def read(drawing: Drawing, dpi: float) -> tuple[Page, Recorder]:
    engine = Recorder()
    return read_scan_page(drawing.scan(dpi, bilevel=True), 1, dpi, engine, PAGE_PT), engine


def level_rules(page: Page) -> list[int]:
    return [round(r.position) for r in page.rulings if r.orientation == "horizontal"]


@pytest.mark.parametrize("dpi", [200, 300])
def test_crumbs_of_a_hairline_from_end_to_end_of_a_table_are_a_rule_and_no_print(dpi: int) -> None:
    page, engine = read(table(ROWS, crumbs=True), dpi)
    assert level_rules(page) == [40, 60, *(round(y) for y in ROWS)]
    worn = [r for r in page.rulings if r.position > 70]
    assert all((round(r.start), round(r.end)) == (30, 370) for r in worn)
    assert len(page.words) == len(engine.crops) == 9  # three words of the heading, two of each row


def test_dots_in_step_are_no_worn_rule() -> None:
    page, _ = read(table(ROWS[:1], crumbs=False), 200)
    assert level_rules(page) == [40, 60]


def test_dirt_all_over_the_page_makes_no_rule() -> None:
    drawing = table([], crumbs=True)
    chance = np.random.default_rng(5)
    for x, y in zip(chance.uniform(30, 370, 2500), chance.uniform(65, 250, 2500), strict=True):
        drawing.rule(x, y, x + 0.7, y, 0.5)
    page, _ = read(drawing, 200)
    assert level_rules(page) == [40, 60]


def test_crumbs_along_part_of_a_table_are_no_rule() -> None:
    drawing = table([], crumbs=True)
    for x in np.cumsum(np.random.default_rng(4).uniform(1.2, 4.5, 60)) + 200:
        drawing.rule(x, 100, x + 0.7, 100, 0.5)
    page, _ = read(drawing, 200)
    assert level_rules(page) == [40, 60]


def test_what_lies_along_two_rules_beside_each_other_is_no_third_one() -> None:
    drawing = table([], crumbs=True)
    drawing.rule(30, 130, 190, 130, 0.8).rule(210, 130, 370, 130, 0.8)
    chance = np.random.default_rng(7)
    for x in chance.uniform(31, 369, 120):
        drawing.rule(x, 131.2, x + 0.6, 131.2, 0.5)
    page, _ = read(drawing, 200)
    assert not any(r.end - r.start > 200 for r in page.rulings if round(r.position) > 100)
