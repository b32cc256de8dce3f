"""Calendars with two rows for an item: its title across the months, and its marks in them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.reading_text import codes
from tests.test_calendars import months
from tests.test_labelled_cells import read
from tests.test_month_strips import MONTHS, PLAN, marked
from tests.test_stacked_rows import Shown, table

Rows = list[Sequence[Shown]]
LEVEL: Sequence[Shown] = [("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", 14, 1)]
HEAD: Rows = [
    [("ลำดับ", 1, 2), *((f"ไตรมาสที่ {q}", 3, 1) for q in (1, 2, 3, 4)), ("หน่วยงานรับผิดชอบ", 1, 2)],
    [(name, 1, 1) for name in MONTHS],
]
BARE: Rows = [[(name, 1, 1) for name in MONTHS]]
SAID = [("โครงการ ก ชุมชน", ["2023-10", "2024-01"]), ("กิจกรรม ข สัญจร", ["2024-02"])]


def marks(*at: int, mark: str = "✓") -> list[Shown]:
    return [(text, 1, 1) for text in marked(*at, mark=mark)]


def item(no: str, title: str, *at: int, below: bool = False, mark: str = "✓") -> Rows:
    band: list[Shown] = [(title, 12, 1)]
    rows = [marks(*at, mark=mark), band] if below else [band, marks(*at, mark=mark)]
    if not no:
        return list(rows)
    return [[(no, 1, 2), *rows[0], ("กองคลัง", 1, 2)], rows[1]]


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize("mark", ["✓", "●", "↔"])
def test_a_title_above_or_below_its_marks(below: bool, mark: str) -> None:
    one = item("1", "โครงการ ก ชุมชน", 0, 3, below=below, mark=mark)
    two = item("2", "กิจกรรม ข สัญจร", 4, below=below, mark=mark)
    records = read(PLAN, (table(*HEAD, LEVEL, *one, *two),))
    assert months(records) == SAID
    assert [(i.item_no, i.dimension_no, i.responsible) for i in records.items] == [
        (1, 1, ("กองคลัง",)),
        (2, 1, ("กองคลัง",)),
    ]


@pytest.mark.parametrize("below", [False, True])
def test_nothing_but_months_and_titles(below: bool) -> None:
    level: Sequence[Shown] = [(LEVEL[0][0], 12, 1)]
    one = item("", "1. โครงการ ก ชุมชน", 0, 3, below=below)
    two = item("", "2. กิจกรรม ข สัญจร", 4, below=below)
    records = read(PLAN, (table(*BARE, level, *one, *two),))
    assert months(records) == SAID
    assert [i.item_no for i in records.items] == [1, 2]


def test_marks_behind_a_page_break_are_of_the_item_before_it() -> None:
    band, below = item("", "กิจกรรม ข สัญจร", 4)
    cut: Sequence[Shown] = [("2", 1, 1), *band, ("กองคลัง", 1, 1)]
    rest: Sequence[Shown] = [("", 1, 1), *below, ("", 1, 1)]
    first = table(*HEAD, *item("1", "โครงการ ก ชุมชน", 0, 3), cut)
    second = table(*HEAD, rest, *item("3", "โครงการ ค เด็กดี", 7), page=2)
    records = read(PLAN, (first,), (second,))
    assert months(records) == [*SAID, ("โครงการ ค เด็กดี", ["2024-05"])]


def test_marks_behind_a_page_break_without_numbers_are_told() -> None:
    band, below = item("", "2. กิจกรรม ข สัญจร", 4)
    first = table(*BARE, *item("", "1. โครงการ ก ชุมชน", 0, 3), band)
    records = read(PLAN, (first,), (table(*BARE, below, page=2),))
    assert months(records) == [SAID[0], (SAID[1][0], [])]
    assert "months_missing" in codes(records)


@pytest.mark.parametrize(
    "rows",
    [
        [[("โครงการ ก ชุมชน", 12, 1)], marks(0), marks(1)],  # planned and done
        [[("โครงการ ก ชุมชน", 12, 1)], [("กิจกรรม ข สัญจร", 12, 1)], marks(1)],
        [[("ดำเนินการตลอดปี", 12, 1)], marks(1)],
        [[("←→", 12, 1)], marks(1)],
        [[("รวมทั้งสิ้น", 12, 1)], marks(1)],
    ],
    ids=["two rows of marks", "no marks", "all year", "arrow", "sum"],
)
def test_other_rows_over_marks_are_not_paired(rows: Rows) -> None:
    first = item("", "1. โครงการ ค เด็กดี", 7)
    assert months(read(PLAN, (table(*BARE, *first, *rows),))) == []


def test_words_over_the_months_of_a_titled_calendar_are_no_title() -> None:
    head: Sequence[Shown] = [("โครงการ", 1, 1), *BARE[0]]
    rows: Rows = [
        [("โครงการ ก ชุมชน", 1, 1), ("ดำเนินการทุกวันทำการ", 12, 1)],
        [("กิจกรรม ข สัญจร", 1, 1), *marks(4)],
    ]
    records = read(PLAN, (table(head, *rows),))
    assert months(records) == [("โครงการ ก ชุมชน", []), ("กิจกรรม ข สัญจร", ["2024-02"])]
