"""Calendars whose months have short uprights on the rule below each item, its title over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks, find_blocks
from parsers.layout.ticked_strips import with_strips_ruled
from parsers.model import Box, Mark, Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_calendars import FIVE_YEARS, months
from tests.test_half_ruled_tables import LEFT, level, page, read, upright, words
from tests.test_half_ruled_tables import RIGHT as END
from tests.test_labelled_cells import read as read_blocks
from tests.test_month_strips import MONTHS

FIRST = 36.0
WIDE = (END - FIRST) / 12
BOUNDS = tuple(FIRST + k * WIDE for k in range(13))
TICK = 12.0
HEAD = words((34, 14, "ที่"), *((34, x + 6, name) for x, name in zip(BOUNDS, MONTHS, strict=False)))
RULES = level(30, 46)
LEVEL = words((50, 14, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"))
ONE = words((62, 14, "1"), (62, 40, "โครงการอบรมคุณธรรม"), (74, 40, "จริยธรรม"))
TWO = words((106, 14, "2"), (106, 40, "กิจกรรมจิตอาสา"))
SAID = [("โครงการอบรมคุณธรรมจริยธรรม", ["2023-11", "2023-12"]), ("กิจกรรมจิตอาสา", ["2024-02"])]
BOTTOMS = (100.0, 132.0)


def ticks(bottom: float, *at: int) -> list[Ruling]:
    return upright(bottom - TICK, bottom, *(BOUNDS[k] for k in at or range(13)))


def arrow(first: int, last: int, bottom: float) -> Mark:
    return Mark("span", Box(BOUNDS[first] + 3, bottom - 9, BOUNDS[last + 1] - 3, bottom - 3))


def strokes(bottom: float, *at: int, text: str = "|") -> list[Word]:
    return [
        Word(text, text, Box(BOUNDS[k] - 1, bottom - 11, BOUNDS[k] + 1, bottom - 1)) for k in at
    ]


ARROWS = (arrow(1, 2, BOTTOMS[0]), arrow(4, 4, BOTTOMS[1]))
PRINT = [*HEAD, *LEVEL, *ONE, *TWO]
TICKED = [*RULES, *level(*BOTTOMS), *ticks(BOTTOMS[0]), *ticks(BOTTOMS[1])]


def said(records: Records) -> list[tuple[int | None, int | None]]:
    return [(i.item_no, i.dimension_no) for i in records.items]


def test_a_title_stands_across_the_strip_below_it() -> None:
    records = read(page(PRINT, TICKED, ARROWS))
    assert months(records) == SAID
    assert said(records) == [(1, 1), (2, 1)]


def test_quarters_may_stand_over_the_months_and_offices_beside_them() -> None:
    quarters = words(*((20, BOUNDS[3 * k] + 20, f"ไตรมาสที่ {k + 1}") for k in range(4)))
    offices = words((34, END + 5, "ผู้รับผิดชอบ"), (80, END + 5, "กองคลัง"), (115, END + 5, "กองช่าง"))
    rules = [Ruling("horizontal", y, LEFT, END + 60) for y in (14.0, 46.0, *BOTTOMS)]
    beside = upright(14, 46, FIRST, *BOUNDS[3::3])
    records = read(
        page(
            [*PRINT, *quarters, *offices],
            [*rules, *beside, *TICKED[4:], *upright(14, 46, END + 60)],
            ARROWS,
        )
    )
    assert months(records) == SAID
    assert [i.responsible for i in records.items] == [("กองคลัง",), ("กองช่าง",)]


def test_without_a_column_of_numbers() -> None:
    rules = [Ruling("horizontal", y, FIRST, END) for y in (30.0, 46.0, *BOTTOMS)]
    print_ = [w for w in PRINT if w.text not in ("ที่", "1", "2") or w.box is None or w.box.top == 50]
    numbered = [w for w in print_ if w.box is not None and w.box.x0 >= FIRST]
    lines = words((50, 40, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"))
    titles = [w for w in numbered if w.box is not None and w.box.top != 50]
    records = read(page([*titles, *lines], [*rules, *TICKED[4:]], ARROWS))
    assert months(records) == SAID


@pytest.mark.parametrize("text", ["|", "1", "l", "เ"])
def test_what_a_scan_read_for_the_uprights_is_no_text(text: str) -> None:
    seen = [*ticks(BOTTOMS[0], 0, 3, 6), *ticks(BOTTOMS[1], 0, 9, 12)]
    read_as = [*strokes(BOTTOMS[0], 1, 2, 9, 12, text=text), *strokes(BOTTOMS[1], 3, 6, text=text)]
    records = read(page([*PRINT, *read_as], [*RULES, *level(*BOTTOMS), *seen], ARROWS))
    assert months(records) == SAID


def _shaft(first: int, last: int, bottom: float) -> Ruling:
    return Ruling("horizontal", bottom - 6, BOUNDS[first] + 2, BOUNDS[last + 1] - 2)


def test_an_arrow_that_was_taken_for_a_rule_goes_from_head_to_head() -> None:
    shaft = _shaft(1, 2, BOTTOMS[0])
    ends = words(
        (shaft.position - 4, shaft.start + 1, "๔"), (shaft.position - 4, shaft.end - 6, "๖")
    )
    records = read(page([*PRINT, *ends], [*TICKED, shaft], ARROWS[1:]))
    assert months(records) == SAID
    both = page(PRINT, [*TICKED, _shaft(1, 2, BOTTOMS[0]), _shaft(4, 4, BOTTOMS[1])], ARROWS)
    assert months(read(both)) == SAID
    assert not codes(read(both)) & {"arrow_extent_unknown", "mark_unreadable"}
    bare = read(page(PRINT, [*TICKED, shaft], ARROWS[1:]))
    assert [n for n, _m in months(bare)] == [n for n, _m in SAID]
    assert months(bare)[0][1] != SAID[0][1]
    assert codes(bare) & {"arrow_extent_unknown", "mark_unreadable"}


@pytest.mark.parametrize(
    "year", ["ปีงบประมาณ พ.ศ. 2567", "ส่วนที่ 3 ปฏิทินการดำเนินงาน ประจำปีงบประมาณ 2567"]
)
def test_the_line_above_says_the_year_of_the_months(year: str) -> None:
    print_ = [*words((4, 60, year)), *PRINT]
    records = read_blocks(FIVE_YEARS, find_blocks(page(print_, TICKED, ARROWS)).blocks)
    assert months(records) == SAID


def test_a_note_below_the_last_rule_is_none_of_its_rows() -> None:
    note = words((140, 14, "หมายเหตุ ลูกศรแสดงระยะเวลาดำเนินการ"))
    records = read(page([*PRINT, *note], [*TICKED, *level(155)], ARROWS))
    assert months(records) == SAID


def test_the_rows_behind_a_page_break_have_no_heading_of_their_own() -> None:
    print_ = words(
        (20, 14, "3"), (20, 40, "โครงการค่ายเยาวชน"), (52, 14, "4"), (52, 40, "มาตรการโปร่งใส")
    )
    rules = [*level(46, 78), *ticks(46), *ticks(78)]
    pages = (
        page(PRINT, TICKED, ARROWS),
        page(print_, rules, (arrow(0, 2, 46), arrow(5, 5, 78)), number=2),
    )
    title = words((2, 60, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"))
    pages = (replace(pages[0], words=(*title, *pages[0].words)), pages[1])
    records = make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks(pages))))
    assert months(records) == [
        *SAID,
        ("โครงการค่ายเยาวชน", ["2023-10", "2023-11", "2023-12"]),
        ("มาตรการโปร่งใส", ["2024-03"]),
    ]


def _unchanged(one: Page) -> bool:
    return with_strips_ruled(one) is one


@pytest.mark.parametrize(
    "rules",
    [
        [*RULES, *level(*BOTTOMS), *upright(30, 132, *BOUNDS)],  # an ordinary calendar
        [*RULES, *level(*BOTTOMS), *upright(30, 46, *BOUNDS)],  # no strips
        [*RULES, *level(*BOTTOMS), *ticks(BOTTOMS[0])],  # one alone
        [*RULES, *level(*BOTTOMS), *upright(47, 99, *BOUNDS), *upright(101, 131, *BOUNDS)],
        [*RULES, *level(*BOTTOMS), *upright(88, 100, 60, 200, 300), *upright(120, 132, 90, 310)],
    ],
)
def test_other_rules_below_months_stay(rules: Sequence[Ruling]) -> None:
    assert _unchanged(page(PRINT, rules, ARROWS))


def test_items_without_a_number_or_a_strip_between_others_are_not_joined() -> None:
    assert _unchanged(page([*HEAD, *ONE, *TWO, *words((50, 40, "ข้อความที่ไม่มีลำดับ"))], TICKED, ARROWS))
    third = words((140, 14, "3"), (140, 40, "โครงการที่ไม่มีแถบ"), (168, 14, "4"), (168, 40, "มาตรการ"))
    rules = [*TICKED, *level(160, 200), *ticks(200)]
    assert _unchanged(page([*PRINT, *third], rules, ARROWS))


def test_a_figure_in_a_month_is_no_upright() -> None:
    amount = words((BOTTOMS[0] - 10, BOUNDS[5] + 12, "15"))
    records = read(page([*PRINT, *amount], TICKED, ARROWS))
    assert months(records) == [] or "mark_unreadable" in codes(records)
