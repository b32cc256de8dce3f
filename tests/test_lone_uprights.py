"""Uprights of a scan that no level rule bounds: those of a short table are its columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.scan.rules import sort_strokes
from parsers.scan.strokes import Stroke

SCALE = 2.0  # pixels a point
MONTHS = [600 + 66 * k for k in range(13)]
YEARS = [MONTHS[0], MONTHS[3], MONTHS[12]]


def uprights(top: int, foot: int, places: Sequence[int]) -> list[Stroke]:
    return [Stroke("vertical", x, top, foot, x - 1, x + 1) for x in places]


def kept(strokes: Sequence[Stroke]) -> list[float]:
    return sorted(s.position for s in sort_strokes(strokes, SCALE).rules)


@pytest.mark.parametrize("foot", [420, 230])
def test_uprights_of_the_last_rows_of_a_calendar_are_rules(foot: int) -> None:
    """Those around a year begin higher; on the shorter page none is tall enough by itself."""
    inner = uprights(120, foot, [x for x in MONTHS if x not in YEARS])
    assert kept([*uprights(82, foot, YEARS), *inner]) == MONTHS


def test_uprights_of_the_rest_of_a_table_may_end_not_quite_level() -> None:
    places = [90, 150, 610, 820, 990, 1160, 1660]
    found = [
        stroke
        for k, x in enumerate(places)
        for stroke in uprights(80 + k % 2 * 5, 280 - k % 3 * 2, [x])
    ]
    assert kept(found) == places


@pytest.mark.parametrize(
    "others",
    [
        uprights(120, 400, MONTHS[:4]),  # too few to tell
        uprights(120, 240, [600 + 4 * k for k in range(30)]),  # the bars of a bar code
        [s for k, x in enumerate(MONTHS) for s in uprights(120 + 9 * k, 330 + 9 * k, [x])],
        uprights(120, 190, MONTHS),  # as high as a line of large print
    ],
)
def test_other_uprights_without_level_rules_are_none(others: list[Stroke]) -> None:
    assert kept(others) == []


def test_what_begins_far_above_the_set_is_none_of_it() -> None:
    inner = uprights(300, 420, MONTHS[1:12])
    assert kept([*uprights(150, 420, YEARS), *inner]) == MONTHS[1:12]
