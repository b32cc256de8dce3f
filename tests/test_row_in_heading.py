"""The rule below a heading is lost: the first row stands in its cells, and is no heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records
from parsers.model import Box, Page, Ruling
from tests.reading_text import codes
from tests.test_half_ruled_tables import level, page, read, table_of, upright, words

EDGES = (10, 35, 220, 280, 420)
NAMED = ((20, 15, "ที่"), (20, 60, "โครงการ/กิจกรรม"), (20, 225, "งบประมาณ"), (20, 300, "หน่วยงาน"))
FIRST = ((44, 15, "1"), (44, 40, "โครงการบ้านสวย"), (44, 230, "12,000"), (44, 300, "กองช่าง"))
NEXT = ((60, 15, "2"), (60, 40, "กิจกรรมคนดี"), (60, 230, "-"), (60, 300, "กองคลัง"))
LAST = ((76, 15, "3"), (76, 40, "มาตรการประหยัด"), (76, 230, "3,000"), (76, 300, "กองช่าง"))
READ = [
    (1, "โครงการบ้านสวย", 12000.0, ("กองช่าง",)),
    (2, "กิจกรรมคนดี", None, ("กองคลัง",)),
    (3, "มาตรการประหยัด", 3000.0, ("กองช่าง",)),
]

Texts = Sequence[tuple[float, float, str]]


def table(*texts: Texts, levels: Sequence[float] = (10, 56, 72, 88)) -> Page:
    """A ruled table whose heading and first row no rule parts."""
    rules: list[Ruling] = [*level(*levels), *upright(10, levels[-1], *EDGES)]
    return page(words(*(text for row in texts for text in row)), rules)


def rows(records: Records) -> list[tuple[object, ...]]:
    money = {row.item_id: row.amount_baht for row in records.budgets}
    return [(i.item_no, i.title, money[i.item_id], i.responsible) for i in records.items]


def test_the_first_item_is_read() -> None:
    records = read(table(NAMED, FIRST, NEXT, LAST))
    assert rows(records) == READ
    assert codes(records) == set()


def test_the_first_item_is_read_by_its_money_where_no_number_stands() -> None:
    parted = [[text for text in row if text[1] != 15] for row in (NAMED, FIRST, NEXT, LAST)]
    records = read(table(*parted))
    assert rows(records) == [(None, *row[1:]) for row in READ]


def test_the_heading_of_a_level_is_read() -> None:
    band = ((44, 15, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"),)
    below = [[(y + 16, x, text) for y, x, text in row] for row in (FIRST, NEXT, LAST)]
    records = read(table(NAMED, band, *below, levels=(10, 56, 72, 88, 104)))
    assert rows(records) == READ
    assert {item.dimension_no for item in records.items} == {2}


def test_the_first_item_below_two_storeys_is_read() -> None:
    named = (*NAMED[:2], (14, 240, "งบประมาณ (บาท)"), (30, 225, "ปี 2566"), (30, 300, "ปี 2567"))
    paid = [[*row[:3], (row[0][0], 300, "5,000")] for row in (FIRST, NEXT, LAST)]
    rules = [
        *level(10, 56, 72, 88),
        Ruling("horizontal", 24, 220, 420),
        *upright(10, 88, *EDGES[:3]),
        *upright(24, 88, 280),
        *upright(10, 88, 420),
    ]
    records = read(page(words(*named, *(text for row in paid for text in row)), rules))
    assert [(item.item_no, item.title) for item in records.items] == [row[:2] for row in READ]
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        *((2566, 12000.0), (2567, 5000.0)),
        *((2566, None), (2567, 5000.0)),
        *((2566, 3000.0), (2567, 5000.0)),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        ((20, 60, "โครงการ/"), (32, 60, "กิจกรรม/"), (44, 60, "มาตรการ")),
        ((26, 60, "โครงการ/กิจกรรม"), (38, 60, "(ชื่อโครงการ)")),
        ((26, 60, "แผนงาน/"), (38, 60, "โครงการที่ดำเนินการ")),
    ],
)
def test_a_heading_of_several_lines_is_one(heading: Texts) -> None:
    records = read(table((NAMED[0], *heading, *NAMED[2:]), NEXT, LAST))
    assert rows(records) == READ[1:]


def test_a_title_beside_neither_number_nor_money_is_left_in_the_heading() -> None:
    odd = ((44, 40, "กิจกรรมตามที่ระบุ"), (44, 300, "รับผิดชอบ"))
    assert table_of(table(NAMED, odd, NEXT, LAST)).n_rows == 3
    assert [row[0] for row in rows(read(table(NAMED, odd, NEXT, LAST)))] == [2, 3]


@pytest.mark.parametrize("word", ["มิติที่ 2", "ถตที่ 2", "มตที่ 2"])
def test_a_dimension_over_several_lines_is_read_though_its_word_is_misread(word: str) -> None:
    """A scan's box of a line may reach far over its print."""
    print_ = words(*NAMED, (32, 40, word), (42, 40, "การบริหารราชการ"), (52, 40, "ด้วยความโปร่งใส"))
    tall = [
        replace(w, box=Box(w.box.x0, 28, w.box.x1, 44)) if w.text in word.split() else w
        for w in print_
    ]
    below = [[(y + 18, x, text) for y, x, text in row] for row in (FIRST, NEXT, LAST)]
    rules = [*level(10, 60, 74, 90, 106), *upright(10, 106, *EDGES)]
    records = read(page([*tall, *words(*(text for row in below for text in row))], rules))
    assert rows(records) == READ
    assert {item.dimension_no for item in records.items} == {2}


def test_a_number_before_other_words_is_no_misread_dimension() -> None:
    heading = ((20, 60, "โครงการ/กิจกรรม"), (32, 40, "แผนที่ 2"), (42, 40, "ด้านการศึกษา"))
    records = read(table((NAMED[0], *heading, *NAMED[2:]), NEXT, LAST))
    assert rows(records) == READ[1:]
    assert {item.dimension_no for item in records.items} == {None}
