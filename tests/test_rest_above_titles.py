"""Pages between uprights that begin with the rest of a row that the page break cut, or whose
columns are drawn a little wider or narrower than on the page before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.model import Box, Page
from tests.reading_text import codes
from tests.test_upright_pages import EDGES, FIRST, READ, ROWS, SECOND, page, read, told

WITH_RESULT = ("", "", "", "", "พร้อมรายงานผล/ให้ผู้บริหารทราบ")
WITH_OFFICE = (*WITH_RESULT, "กองช่าง")
SUM = ("", "รวม", "185,000", "35,100")
STRAIGHT = (0.0,) * 7
MOVED = [
    (0, 9, 12, 12, 12, 5, 0),
    (0, 0, -20, -20, -20, 0, 0),
]  # fmt: skip


def redrawn(one: Page, moved: Sequence[float], scale: float = 1.0) -> Page:
    """A page whose uprights, and the words right of each, stand some points farther right."""

    def at(x: float) -> float:
        k = max((k for k, edge in enumerate(EDGES) if edge <= x + 1), default=0)
        return (x + moved[k]) * scale

    words = [
        replace(w, box=Box(at(w.box.x0), w.box.top, at(w.box.x0) + w.box.width, w.box.bottom))
        for w in one.words
        if w.box is not None
    ]
    rules = [replace(rule, position=at(rule.position)) for rule in one.rulings]
    return replace(one, words=tuple(words), rulings=tuple(rules))


@pytest.mark.parametrize("moved", [STRAIGHT, *MOVED])
@pytest.mark.parametrize("scale", [1.0, 1.04])
def test_the_rest_of_a_row_above_a_level_is_none_of_it(
    moved: Sequence[float], scale: float
) -> None:
    rest = page([WITH_RESULT, SECOND, *ROWS[2:], SUM], (), number=2)
    records = read(page([FIRST, *ROWS[:2]]), redrawn(rest, moved, scale))
    assert told(records) == READ
    assert records.items[1].result == "ร่วมประกาศแล้วพร้อมรายงานผลให้ผู้บริหารทราบ"
    assert [total.agrees for total in records.totals] == [True, True]
    assert not codes(records)


@pytest.mark.parametrize("first", [2, 3])
def test_the_rest_of_a_row_above_an_item_is_none_of_it(first: int) -> None:
    """An item alone over the sum as well."""
    rest = redrawn(page([WITH_OFFICE, *ROWS[first:], SUM], (), number=2), MOVED[0])
    records = read(page([FIRST, *ROWS[:first]]), rest)
    cut = records.items[first - 1]
    assert [item.title for item in records.items] == [row[2] for row in READ]
    assert (cut.result or "").endswith("พร้อมรายงานผลให้ผู้บริหารทราบ")
    assert cut.responsible == ("สำนักปลัด", "กองช่าง")
    assert [row[3:5] for row in told(records)] == [row[3:5] for row in READ]
    assert [total.stated for total in records.totals] == [185000.0, 35100.0]
    assert not codes(records)


def test_the_rest_of_a_row_above_items_without_numbers() -> None:
    columns = range(1, 6)
    records = read(
        page([FIRST, *ROWS[:2]], columns=columns),
        page([WITH_RESULT, *ROWS[2:], SUM], (), number=2, columns=columns),
    )
    assert [i.result for i in records.items] == [
        "จัดอบรมมีผู้ร่วม 62 คน",
        "ร่วมประกาศแล้วพร้อมรายงานผลให้ผู้บริหารทราบ",
        "ออกคำสั่งแต่งตั้ง",
        "ลดระยะเวลา 41 ราย",
    ]
    assert codes(records) == {"rows_parted_uncertainly"}


def test_columns_elsewhere_that_hold_other_things_go_on_with_none() -> None:
    """Where a table of names stood, and the figures are in other columns."""
    names = [
        (row[0], row[1], "กองช่าง", "สำนักปลัด", "35,000", "34,200") for row in ROWS[2:]
    ]  # fmt: skip
    records = read(page([FIRST, *ROWS[:2]]), redrawn(page(names, (), number=2), MOVED[0]))
    assert told(records)[:2] == READ[:2]
    assert not [row for row in told(records) if 35000.0 in row[3:5]][1:]


def test_an_item_whose_title_stands_half_way_down_keeps_its_first_lines() -> None:
    """Its result begins above the title, a line from the next one."""
    centred = ("", "", "", "", "ออกคำสั่งแต่งตั้ง")
    rest = page([centred, *ROWS[2:]], (), number=2)
    words = [
        replace(w, box=Box(w.box.x0, w.box.top + 12, w.box.x1, w.box.bottom + 12))
        if w.text == "ออกคำสั่งแต่งตั้ง" and w.box is not None
        else w
        for w in rest.words
    ]
    records = read(page([FIRST, *ROWS[:2]]), replace(rest, words=tuple(words)))
    assert [i.result for i in records.items][1] == "ร่วมประกาศแล้ว"
    assert [i.result for i in records.items][2] == "ออกคำสั่งแต่งตั้งออกคำสั่งแต่งตั้ง"
