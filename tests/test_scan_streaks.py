"""Streaks of a scanner's glass: gone from the page, and the rules of a table are not."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.scan.streaks import without_streaks

HEIGHT, WIDTH = 1650, 1170


def a_page(seed: int = 5) -> np.ndarray:
    """A grainy grey page at 150 dpi: a ruled table, a dark band across it, lines of dark print."""
    rng = np.random.default_rng(seed)
    page = np.full((HEIGHT, WIDTH), 225.0)
    for y in range(300, 1400, 100):
        page[y : y + 2, 120:1050] = 40
    for x in (120, 400, 800, 1048):
        page[300:1402, x : x + 2] = 40
    page[500:560, 122:1048] = 90
    for y in range(330, 1380, 50):
        for x in range(140, 1030, 9):
            if rng.random() < 0.7:
                page[y : y + 14, x : x + 2] = 30
    page += rng.normal(0, 6, page.shape)
    return np.clip(page, 0, 255).astype(np.uint8)


def streaked(page: np.ndarray, x: int, lean: int, shade: float = 185) -> np.ndarray:
    dirty = page.copy()
    for y in range(HEIGHT):
        at = x + round(lean * y / HEIGHT)
        dirty[y, at] = min(dirty[y, at], shade)
    return dirty


@pytest.mark.parametrize("lean", [0, 3, -4])
@pytest.mark.parametrize("turned", [False, True])
def test_a_streak_is_taken_out_and_nothing_else(lean: int, turned: bool) -> None:
    page = a_page()
    dirty = streaked(page, 610, lean)
    clean = without_streaks(dirty.T if turned else dirty, 150)
    clean = clean.T if turned else clean
    darker = np.median(clean[:, 600:620].astype(int), axis=0) - np.median(page[:, 600:620], axis=0)
    assert darker.min() > -8  # the streak was 40 levels darker; rules paler than 8 are not seen
    assert (clean[:, :600] == dirty[:, :600]).all()
    assert (clean[:, 620:] == dirty[:, 620:]).all()


def test_a_page_without_streaks_is_left_as_it_is() -> None:
    page = a_page()
    assert without_streaks(page, 150) is page


def test_a_rule_from_the_tables_top_to_the_pages_foot_is_no_streak() -> None:
    page = a_page()
    page[300:, 610:612] = 40
    assert without_streaks(page, 150) is page


def test_a_sheet_ruled_from_edge_to_edge_keeps_its_rules() -> None:
    page = a_page()
    page[:, 30::60] = 150
    assert without_streaks(page, 150) is page


def test_print_below_a_streak_stays() -> None:
    # A decimal point may stand where the streak does: without it the number is ten times as large.
    page = a_page()
    page[800:804, 608:613] = 25
    clean = without_streaks(streaked(page, 610, 0), 150)
    assert clean[801:803, 608:613].max() < 110
    assert np.median(clean[1450:1600, 610]) > 210


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("shadow", [0, 12])
def test_the_rules_of_a_table_that_fills_the_page_are_no_streaks(turned: bool, shadow: int) -> None:
    page = a_page()
    page[25:-25, 610:612] = 40  # a sixth of an inch from both edges
    page[:shadow] = 60
    image = page.T if turned else page
    assert without_streaks(image, 150) is image
