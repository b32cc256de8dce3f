"""Calendars that have uprights between their months and no level rules at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from parsers.layout.blocks import find_all_blocks
from parsers.layout.upright_calendars import with_calendar_framed
from parsers.model import Box, Mark, Ruling, Table
from tests.reading_text import codes
from tests.test_half_ruled_calendars import (
    FIRST,
    ITEMS,
    LAST,
    READ,
    STEP,
    Drawn,
    Item,
    found,
    read,
)
from tests.test_half_ruled_tables import words

BARE: tuple[str | Item, ...] = (
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
    "1.1 การสร้างจิตสำนึกแก่คนในสำนักงาน",
    ("1", "อบรมจริยธรรม|บุคลากรในสังกัด", "10,000", "สำนักปลัด", (4, 5)),
    ("2", "ประกาศนโยบาย No Gift Policy", "-", "กองคลัง", (0, 11)),
    "1.2 การปลูกฝังเด็กในตำบลของเรา",
    ("1", "เด็กดีไม่โกงข้อสอบ", "20,000", "กองการศึกษา", (2, 3)),
    "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส",
    "2.1 การเปิดเผยงานให้ชาวบ้านเห็น",
    ("1", "ปรับปรุงศูนย์ข้อมูลข่าวสาร", "-", "กองคลัง", (11, 11)),
)
READ_BARE = [
    ("1.1", 1, "อบรมจริยธรรมบุคลากรในสังกัด", 10000.0, ("สำนักปลัด",), [2, 3]),
    ("1.1", 2, "ประกาศนโยบาย No Gift Policy", None, ("กองคลัง",), [10, 11, 12, *range(1, 10)]),
    ("1.2", 1, "เด็กดีไม่โกงข้อสอบ", 20000.0, ("กองการศึกษา",), [12, 1]),
    ("2.1", 1, "ปรับปรุงศูนย์ข้อมูลข่าวสาร", None, ("กองคลัง",), [9]),
]


def drawn(
    items: tuple[str | Item, ...],
    storeys: int = 2,
    heading: bool = True,
    blank: Drawn | None = None,
) -> Drawn:
    """A calendar whose uprights run from its heading to its end, and nothing else is ruled."""
    one = blank or Drawn()
    if heading:
        one.heading(storeys)
    top = one.y if not heading else min(r.start for r in one.rules if r.orientation == "vertical")
    starts = {r.position: r.start for r in one.rules if r.orientation == "vertical"}
    one.rows(items, rule=False, bands=False)
    one.rules = [Ruling("vertical", x, starts.get(x, top), one.y) for x in one.ups]
    return one


@pytest.mark.parametrize("storeys", [1, 2])
@pytest.mark.parametrize(
    ("items", "expected"), [(ITEMS, READ), (BARE, READ_BARE)], ids=["typed", "bare"]
)
@pytest.mark.parametrize("beside", [False, True], ids=["left of the months", "right"])
def test_items_and_months_of_a_calendar_without_level_rules(
    storeys: int, items: tuple[str | Item, ...], expected: list[tuple[object, ...]], beside: bool
) -> None:
    right = Drawn(right=LAST + 110, money=LAST + 8, unit=LAST + 56)
    one = drawn(items, storeys, blank=right if beside else None)
    assert found(read(one.page())) == expected


@pytest.mark.parametrize("heading", [True, False], ids=["heading again", "no heading"])
@pytest.mark.parametrize("at", [3, 4, 6])
def test_a_page_that_goes_on(at: int, heading: bool) -> None:
    second = drawn(BARE[at:], heading=heading).page(2)
    assert found(read(drawn(BARE[:at]).page(), second)) == READ_BARE


def test_several_arrows_of_an_item() -> None:
    one = drawn(BARE)
    y = one.marks[0].box.top
    ends = (FIRST + STEP * 8 + 2, FIRST + STEP * 9 - 2)
    one.marks.append(Mark("span", Box(ends[0], y, ends[1], y + 4)))
    assert found(read(one.page()))[0][-1] == [2, 3, 6]


def test_underlined_headings_of_levels() -> None:
    one = drawn(BARE)
    for word in [w for w in one.print_ if w.text.startswith(("1.", "2.")) and w.box]:
        assert word.box is not None
        one.rules.append(Ruling("horizontal", word.box.bottom + 1, 14, 200))
    assert found(read(one.page())) == READ_BARE


def test_the_sum_inside_the_uprights_is_no_part_of_the_last_item() -> None:
    one = drawn(BARE)
    one.print_ += words((one.y + 3, 90, "รวมงบประมาณทั้งสิ้น"), (one.y + 3, one.money, "30,000"))
    one.rules = [replace(r, end=one.y + 16) for r in one.rules]
    records = read(one.page())
    assert found(records) == READ_BARE
    assert [(t.stated, t.computed) for t in records.totals] == [(30000.0, 30000.0)]


def test_a_note_below_and_a_page_number_above_are_no_part_of_it() -> None:
    one = drawn(BARE)
    one.print_ += words((one.y + 20, 14, "หมายเหตุ"), (one.y + 20, 70, "ลูกศร หมายถึง ช่วงเดือน"))
    one.print_ += words((one.y + 40, FIRST + 60, "(นายสมชาย ใจดี)"), (4, LAST - 20, "หน้า"))
    assert found(read(one.page())) == READ_BARE


@pytest.mark.parametrize("heights", [(54.0,), (20.0, 54.0), (20.0,)])
@pytest.mark.parametrize("end", [True, False], ids=["rule at the end", "none"])
def test_level_rules_at_the_heading_and_the_end_alone(
    heights: tuple[float, ...], end: bool
) -> None:
    one = drawn(BARE)
    at = (*heights, one.y) if end else heights
    one.rules += [Ruling("horizontal", y, 10.0, LAST) for y in at]
    assert found(read(one.page())) == READ_BARE


@pytest.mark.parametrize("start", [20.0, 36.0, 53.0])
@pytest.mark.parametrize("last", [True, False], ids=["upright on the right", "none"])
def test_uprights_from_any_storey_of_the_heading(start: float, last: bool) -> None:
    one = drawn(BARE)
    one.rules = [replace(r, start=start) for r in one.rules if last or r.position < LAST - 1]
    assert found(read(one.page())) == READ_BARE


def test_rows_that_nothing_parts_are_not_taken_for_one_item() -> None:
    middle = ("2", "ก่อนอบรม|จริยธรรมบุคลากร|และสมาชิกสภา", "10,000", "สำนักปลัด", (4, 5))
    one = drawn((*BARE[:2], ("1", "ประกาศนโยบาย", "-", "กองคลัง", (0, 11))))
    y = one.y
    one.rows((middle,), rule=False)
    one.print_ = [
        replace(w, box=Box(w.box.x0, w.box.top + 10, w.box.x1, w.box.bottom + 10))
        if w.box and w.box.top == y + 3 and (w.box.x0 < 20 or w.box.x0 > 200)
        else w
        for w in one.print_
    ]  # the number, the money and the unit in the middle of three lines
    one.rules = [replace(r, end=one.y) for r in one.rules if r.orientation == "vertical"]
    one.rules = [r for r in one.rules if r.end - r.start > 60]
    records = read(one.page())
    assert all("ประกาศนโยบายก่อน" not in (i.title or "") for i in records.items)
    assert "months_missing" in codes(records)


def ruled_at_levels(one: Drawn, above: bool = True, below: bool = False) -> list[Ruling]:
    """The level rules of a calendar at its heading and its end, and `above` the first heading of
    each level after items, or `below` the last before them."""
    left, lines = (
        10.0,
        sorted({w.box.top: w for w in one.print_ if w.box and w.box.x0 < 28}.items()),
    )
    rows = [(y, w.text.startswith(("มิติ", "ภารกิจ", "1.", "2."))) for y, w in lines if y > 54]
    at = [20.0, 54.0, one.y]
    for (_y, item), (y, level) in pairwise([(54.0, True), *rows]):
        at += [y - 3] if (above and level and not item) or (below and item and not level) else []
    return [Ruling("horizontal", y, left, one.right) for y in at]


@pytest.mark.parametrize("storeys", [1, 2])
@pytest.mark.parametrize(
    ("items", "expected", "below"),
    [(ITEMS, READ, False), (ITEMS, READ, True), (BARE, READ_BARE, True)],
    ids=["above levels", "around levels", "around bare ones"],
)
@pytest.mark.parametrize("beside", [False, True], ids=["left of the months", "right"])
def test_level_rules_at_levels_part_no_items(
    storeys: int,
    items: tuple[str | Item, ...],
    expected: list[tuple[object, ...]],
    below: bool,
    beside: bool,
) -> None:
    right = Drawn(right=LAST + 110, money=LAST + 8, unit=LAST + 56)
    one = drawn(items, storeys, blank=right if beside else None)
    one.rules += ruled_at_levels(one, below=below)
    assert found(read(one.page())) == expected


@pytest.mark.parametrize("at", [3, 4, 6])
def test_a_page_with_rules_at_levels_that_goes_on(at: int) -> None:
    pages = [drawn(ITEMS[:at]), drawn(ITEMS[at:])]
    for one in pages:
        one.rules += ruled_at_levels(one)
    assert found(read(*(one.page(k + 1) for k, one in enumerate(pages)))) == READ


def test_the_lines_above_the_top_rule_are_no_part_of_the_heading() -> None:
    one = drawn(ITEMS)
    one.rules += ruled_at_levels(one)
    one.print_ = [
        replace(w, text="ส", box=replace(w.box, top=8.0)) if w.text == "ที่" and w.box else w
        for w in one.print_
    ]  # a scan took the rule for part of the word
    one.print_ += words((8, 180, "เทศบาลตำบลบางจัก"), (8, 360, "อำเภอวิเศษชัยชาญ"))
    page = one.page()
    records = read(page)
    assert found(records) == READ
    first = next(b for b in find_all_blocks([page])[0].blocks if isinstance(b, Table))
    assert not any("เทศบาล" in cell.text for cell in first.cells)


def test_rules_between_items_are_left_to_the_grid() -> None:
    one = drawn(BARE)
    one.rules += [*ruled_at_levels(one), Ruling("horizontal", 110.0, 10.0, LAST)]
    whole = one.page()
    assert with_calendar_framed(whole) is whole


def test_a_rule_over_some_months_alone_parts_no_levels() -> None:
    one = drawn(BARE)
    y = next(r.position for r in ruled_at_levels(one)[3:])
    whole = replace(one.page(), rulings=(*one.rules, Ruling("horizontal", y, FIRST, LAST)))
    assert with_calendar_framed(whole) is whole


def stopped(at: int, words_over: str, items: tuple[str | Item, ...] = BARE) -> Drawn:
    """A calendar whose uprights between months are left out beside its item `at`, over whose months
    words stand instead of an arrow."""
    one = drawn(items)
    placed = [k for k, item in enumerate(items) if not isinstance(item, str)]
    gone = one.marks.pop(placed.index(at)).box
    top, foot = gone.top - 8, gone.top + 18
    one.print_ += words((gone.top - 5, FIRST + 4 * STEP, words_over))
    ends = (FIRST, LAST)
    outer = [r for r in one.rules if r.orientation == "horizontal" or r.position in ends]
    inner = [r for r in one.rules if r not in outer]
    above = [replace(r, end=top) for r in inner]
    below = [replace(r, start=foot) for r in inner if r.end > foot + 1]
    one.rules = [*outer, *above, *below]
    return one


@pytest.mark.parametrize("at", [3, 5, 8])
@pytest.mark.parametrize("words_over", ["ดำเนินการตลอดทั้งปี", "ทุกวันทำการของเทศบาล"])
def test_uprights_stop_at_words_over_the_months(at: int, words_over: str) -> None:
    expected = [(*row[:-1], []) if row[2] == BARE[at][1] else row for row in READ_BARE]
    records = read(stopped(at, words_over).page())
    assert found(records) == expected
    assert "mark_unreadable" in codes(records)


def test_dirt_above_an_upright_is_no_part_of_it() -> None:
    one = drawn(BARE, blank=Drawn(y=50))
    place = one.ups[3]
    one.print_ += words((36, place - 30, "เทศบาลตำบลสุขสันต์"))
    one.rules = [replace(r, start=40) if r.position == place else r for r in one.rules]
    contents = find_all_blocks([one.page()])
    table = next(block for block in contents[0].blocks if isinstance(block, Table))
    assert "สุขสันต์" not in "".join(cell.text for cell in table.cells)
    assert found(read(one.page())) == READ_BARE
