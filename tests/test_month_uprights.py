"""Uprights between months that a copy has lost, told by the names and by the other uprights."""

from __future__ import annotations

import pytest

from parsers.model import Box, Mark, Page, Ruling
from parsers.page.month_uprights import with_month_uprights
from tests.reading_text import codes
from tests.test_calendars import months
from tests.test_half_ruled_tables import page, read, words
from tests.test_month_strips import MONTHS as NAMES

LEFT, FIRST, STEP = 10.0, 150.0, 22.0
LAST = FIRST + STEP * len(NAMES)
EDGES = tuple(FIRST + STEP * k for k in range(len(NAMES) + 1))


def calendar(*lost: float, merged: bool = False) -> Page:
    """Two items, an arrow each from December to January and in September, without some uprights;
    `merged`: a third whose months are one cell."""
    texts = [(14.0, 20.0, "โครงการ/กิจกรรม")]
    texts += [(14.0, FIRST + 3 + STEP * k, name) for k, name in enumerate(NAMES)]
    texts += [(34.0, 14.0, "โครงการบ้านสวย"), (54.0, 14.0, "กิจกรรมคนดี")]
    bottom, low = 70.0, 90.0 if merged else 70.0
    rules = [Ruling("horizontal", y, LEFT, LAST) for y in (10, 30, 50, 70, low)]
    if merged:
        texts += [(74.0, 14.0, "มาตรการประหยัด"), (74.0, FIRST + 60, "ดำเนินการตลอดปี")]
    ends = {LEFT: low, FIRST: low, LAST: low}
    for x in (LEFT, *EDGES):
        if x not in lost:
            rules.append(Ruling("vertical", x, 10, ends.get(x, bottom)))
    marks = [
        Mark("span", Box(EDGES[2] + 3, 38, EDGES[4] - 3, 42)),
        Mark("point", Box(EDGES[11] + 8, 57, EDGES[11] + 14, 63)),
    ]
    return page(words(*texts), rules, marks)


EXPECTED = [("โครงการบ้านสวย", ["2023-12", "2024-01"]), ("กิจกรรมคนดี", ["2024-09"])]
"""The heading of all names the year 2567."""


@pytest.mark.parametrize(
    "lost",
    [
        (),
        (EDGES[3],),
        (EDGES[1], EDGES[2]),
        EDGES[9:13],  # the last months and the table's side
        (EDGES[3], EDGES[5], EDGES[7], EDGES[11]),
    ],
)
def test_months_are_read_whatever_uprights_are_lost_between_some(lost: tuple[float, ...]) -> None:
    records = read(calendar(*lost))
    assert months(records) == EXPECTED
    assert "mark_unreadable" not in codes(records)


def test_an_upright_is_put_where_its_neighbours_say() -> None:
    whole, worn = calendar(merged=True), calendar(EDGES[2], EDGES[3], merged=True)
    assert set(with_month_uprights(worn).rulings) == set(whole.rulings)
    assert with_month_uprights(whole) is whole


def test_a_row_merged_over_the_months_stays_so() -> None:
    assert months(read(calendar(EDGES[3], merged=True)))[:2] == EXPECTED
    assert months(read(calendar(EDGES[3], merged=True)))[2] == ("มาตรการประหยัด", [])


def test_months_that_share_cells_by_quarters_are_left() -> None:
    quarters = calendar(*(x for k, x in enumerate(EDGES) if k % 3))
    assert with_month_uprights(quarters) is quarters


def test_an_arrow_that_reaches_over_a_column_of_no_month_is_told() -> None:
    one = calendar(*EDGES[1:3])
    named = [word for word in one.words if word.text not in NAMES[:3]]
    odd = words((14, FIRST + 3, "ระยะเวลา"))
    records = read(page([*named, *odd], one.rulings, one.marks))
    assert months(records)[0] == ("โครงการบ้านสวย", ["2024-01"])
    assert "arrow_extent_unknown" in codes(records)
