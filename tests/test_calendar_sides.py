"""Calendars with uprights between their months alone, in a frame."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from parsers.layout.upright_calendars import with_calendar_framed
from parsers.model import Box, Mark, Ruling
from tests.reading_text import codes
from tests.test_half_ruled_calendars import FIRST, ITEMS, LAST, LEFT, READ, Drawn, Item, found, read
from tests.test_half_ruled_tables import words
from tests.test_upright_calendars import BARE, READ_BARE, drawn, ruled_at_levels


def framed(
    one: Drawn, sides: tuple[float, ...] = (LEFT, LAST), level: bool = True, top: float = 20.0
) -> Drawn:
    """The calendar with uprights at its sides and level rules at its ends."""
    one.rules += [Ruling("vertical", x, top, one.y) for x in sides if x != LAST]
    if level:
        one.rules += [Ruling("horizontal", y, sides[0], sides[-1]) for y in (top, one.y)]
    one.rules = [replace(r, start=top) if r.position == FIRST else r for r in one.rules]
    return one


@pytest.mark.parametrize("storeys", [1, 2])
@pytest.mark.parametrize("level", [True, False], ids=["frame", "sides alone"])
@pytest.mark.parametrize(
    ("items", "expected"), [(ITEMS, READ), (BARE, READ_BARE)], ids=["typed", "bare"]
)
@pytest.mark.parametrize("beside", [False, True], ids=["left of the months", "right"])
def test_a_frame_parts_no_columns(
    storeys: int,
    level: bool,
    items: tuple[str | Item, ...],
    expected: list[tuple[object, ...]],
    beside: bool,
) -> None:
    right = Drawn(right=LAST + 110, money=LAST + 8, unit=LAST + 56)
    one = drawn(items, storeys, blank=right if beside else None)
    sides = (LEFT, LAST + 110) if beside else (LEFT, LAST)
    assert found(read(framed(one, sides, level).page())) == expected


@pytest.mark.parametrize("below", [True, False], ids=["rule below the heading", "none"])
@pytest.mark.parametrize("levels", [True, False], ids=["rules at levels", "none"])
def test_level_rules_in_a_frame(below: bool, levels: bool) -> None:
    one = framed(drawn(BARE))
    one.rules += [Ruling("horizontal", 54.0, LEFT, LAST)] if below else []
    one.rules += ruled_at_levels(one, below=True) if levels else []
    assert found(read(one.page())) == READ_BARE


@pytest.mark.parametrize("heading", [True, False], ids=["heading again", "no heading"])
@pytest.mark.parametrize("at", [3, 4, 6])
@pytest.mark.parametrize("level", [True, False], ids=["frame", "sides alone"])
def test_a_frame_that_goes_on(at: int, heading: bool, level: bool) -> None:
    first, second = drawn(ITEMS[:at]), drawn(ITEMS[at:], heading=heading)
    pages = framed(first, level=level).page(), framed(second, level=level).page(2)
    assert found(read(*pages)) == READ


def test_dirt_beyond_the_frame_is_no_part_of_the_table() -> None:
    one = framed(drawn(ITEMS))
    rows = sorted({w.box.top for w in one.print_ if w.box and w.box.x0 < 28 and w.box.top > 54})
    one.print_ += words(*((y, LAST + 25, "–") for y in rows), (rows[1], LAST + 32, "๘"))
    one.print_ += words(*((y, 1, "|") for y in rows[2:4]))
    one.rules += [Ruling("vertical", x, 0.0, 590.0) for x in (2.0, LAST + 40)]
    assert found(read(one.page())) == READ


def test_an_upright_between_other_columns_is_left_to_the_grid() -> None:
    one = framed(drawn(BARE))
    one.rules.append(Ruling("vertical", 200.0, 20.0, one.y))
    whole = one.page()
    assert with_calendar_framed(whole) is whole


def test_columns_beyond_the_level_rules_stay_in_the_table() -> None:
    blank = Drawn(right=LAST + 110, money=LAST + 8, unit=LAST + 56)
    one = framed(drawn(BARE, blank=blank))
    assert found(read(one.page())) == READ_BARE


CENTRED = (
    ("1", "โครงการเทศบาลพบชุมชน", "45,000", "กองยุทธศาสตร์|และแผนงาน", 3),
    ("2", "กิจกรรมยกย่องคนดี", "-", "กองสาธารณสุข|และสิ่งแวดล้อม", 11),
    ("3", "มาตรการเปิดเผยราคากลาง|รายเดือน", "ไม่ใช้|งบประมาณ", "กองคลัง", 5),
)
"""Number, title, money, unit and month of each row."""
READ_CENTRED = [
    (1, "โครงการเทศบาลพบชุมชน", 45000.0, ("กองยุทธศาสตร์และแผนงาน",), [1]),
    (2, "กิจกรรมยกย่องคนดี", None, ("กองสาธารณสุขและสิ่งแวดล้อม",), [9]),
    (3, "มาตรการเปิดเผยราคากลางรายเดือน", None, ("กองคลัง",), [3]),
]


def centred(apart: float, band: str = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต") -> Drawn:
    """A framed calendar whose cells stand in the middle of their rows, so many points between two
    rows and 2 between two lines of a cell."""
    one = drawn((band,))
    one.y -= apart
    for number, title, money, unit, month in CENTRED:
        cells = ((14.0, number), (30.0, title), (one.money, money), (one.unit, unit))
        tall = 10 * max(text.count("|") + 1 for _x, text in cells)
        one.y += apart
        for x, text in cells:
            y = one.y + (tall - 10 * (text.count("|") + 1)) / 2
            one.print_ += words(*((y + 10 * k, x, part) for k, part in enumerate(text.split("|"))))
        x = FIRST + 24 * month + 12
        y = one.y + tall / 2
        one.marks.append(Mark("point", Box(x - 3, y - 4, x + 3, y + 2)))
        one.y += tall
    one.y += 4
    one.rules = [replace(r, end=one.y) for r in one.rules]
    return framed(one)


@pytest.mark.parametrize("apart", [6.0, 9.0])
def test_rows_whose_cells_stand_in_their_middle(apart: float) -> None:
    records = read(centred(apart).page())
    assert [row[1:] for row in found(records)] == READ_CENTRED
    assert "rows_parted_uncertainly" not in codes(records)


def test_the_first_unit_of_a_tall_row_is_no_part_of_the_heading_above() -> None:
    one = drawn(("มิติที่ 1 การสร้างวัฒนธรรมสุจริต",))
    y = one.y + 1
    one.print_ += words((y, one.unit, "กองสาธารณสุข"), (y + 10, one.unit, "และสิ่งแวดล้อม"))
    one.print_ += words((y + 5, 14, "1"), (y + 5, 30, "กิจกรรมยกย่องคนดี"), (y + 5, one.money, "-"))
    one.rules = [replace(r, end=y + 24) for r in one.rules]
    records = read(framed(replace(one, y=y + 24)).page())
    assert [item.responsible for item in records.items] == [("กองสาธารณสุขและสิ่งแวดล้อม",)]
    assert records.items[0].dimension_raw == "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"


@pytest.mark.parametrize("at", [3, 4, 6])
@pytest.mark.parametrize("beside", [False, True], ids=["left of the months", "right"])
@pytest.mark.parametrize("first", [True, False], ids=["upright before the months", "none"])
def test_columns_of_a_page_without_heading_are_those_of_the_page_before(
    at: int, beside: bool, first: bool
) -> None:
    sides = (LEFT, LAST + 110) if beside else (LEFT, LAST)
    places: dict[str, Any] = {"right": sides[1]}
    places |= {"money": LAST + 8, "unit": LAST + 56} if beside else {}
    one, other = (
        framed(drawn(part, heading=above, blank=replace(Drawn(), **places)), sides)
        for part, above in ((ITEMS[:at], True), (ITEMS[at:], False))
    )
    other.rules = [r for r in other.rules if first or r.position != FIRST]
    assert found(read(one.page(), other.page(2))) == READ
