"""Ordinary pages that rules for other layouts took for theirs."""

from __future__ import annotations

import pytest

from parsers.layout.blocks import find_blocks
from parsers.model import Line
from tests.reading_text import codes
from tests.test_close_columns import UNITS, close_texts
from tests.test_close_columns import read as read_close
from tests.test_half_ruled_tables import level, page, read, upright, words
from tests.test_labelled_cells import PLAN, grid
from tests.test_labelled_cells import read as read_grids
from tests.test_storeys_in_cells import heading, item, read_pages
from tests.test_storeys_in_cells import page as storeyed


@pytest.mark.parametrize("last", ["ๆ", "5"])
def test_a_short_word_before_a_text_is_the_last_of_the_column_before(last: str) -> None:
    # It was the first word of the unit behind it.
    print_ = [*close_texts(*[267.0] * 6), *words((125, 264.2, last))]
    records = read_close(page(print_, level(12, 36, *range(60, 180, 20))))
    assert tuple(i.responsible for i in records.items) == UNITS
    assert records.items[4].approach == f"ทำรายงานทุกเดือน {last}"


NARROW = (13.0, 43.0, 153.0, 193.0, 233.0, 273.0, 313.0, 353.0)
"""Columns of number, title, five years and unit."""
UPRIGHTS = (10.0, 40.0, 150.0, 190.0, 230.0, 270.0, 310.0, 350.0, 420.0)


@pytest.mark.parametrize("sides", [(10.0, 420.0), ()], ids=["with sides", "without"])
def test_a_table_below_with_fewer_columns_has_its_own_heading(sides: tuple[float, ...]) -> None:
    # Its rows went on with the table above, and its amounts with that one's years.
    above = [
        (20, ("ที่", "โครงการ", "2566", "2567", "2568", "2569", "2570", "หน่วย")),
        (40, ("1", "โครงการสวน", "1,000", "2,000", "3,000", "4,000", "5,000", "กองช่าง")),
    ]
    below = [
        (84, ("โครงการ", "", "2570", "2569", "2568", "2567", "2566")),
        (104, ("3. มาตรการ", "", "9,000", "8,000", "7,000", "6,000", "5,500")),
    ]
    placed = [
        (y, x, text)
        for y, row in (*above, *below)
        for x, text in zip(NARROW, row, strict=False)
        if text
    ]
    rules = [*level(16, 36, 56, 80, 100, 120), *upright(16, 56, *UPRIGHTS)]
    rules += upright(80, 120, *sides, *UPRIGHTS[2:-2])
    records = read(page(words((8, 160, "งบประมาณ"), *placed), rules))
    last = [b for b in records.budgets if b.item_id == records.items[-1].item_id]
    assert {b.fiscal_year_be: b.amount_baht for b in last} == {
        2570: 9000.0, 2569: 8000.0, 2568: 7000.0, 2567: 6000.0, 2566: 5500.0,
    }  # fmt: skip


PLACES = (15, 205, 275, 345)
SIDES, INNER = (10.0, 420.0), (200.0, 270.0, 340.0)


@pytest.mark.parametrize("places", [(*SIDES, *INNER), INNER[:2]], ids=["a table", "lines"])
def test_uprights_below_a_whole_table_part_no_row_of_it(places: tuple[float, ...]) -> None:
    # What stood between them was an item, or went on with the last one.
    rows = (
        (20, ("โครงการ/กิจกรรม", "งบประมาณ", "ตัวชี้วัด", "ผู้รับผิดชอบ")),
        (36, ("1. โครงการสวนสาธารณะ", "5,000", "ร้อยละ 80", "กองช่าง")),
        (56, ("2. โครงการสภาเด็ก", "7,000", "ร้อยละ 70", "กองคลัง")),
        (110, ("ปัญหา", "ลงชื่อ", "ตำแหน่ง", "ข้อเสนอแนะ")),
        (130, ("งบไม่พอ", "นายดี", "นายก", "เพิ่มงบ")),
    )
    placed = [(y, x, text) for y, row in rows for x, text in zip(PLACES, row, strict=True)]
    rules = [*level(14, 32, 52, 72), *upright(14, 72, *SIDES, *INNER), *upright(100, 150, *places)]
    records = read(page(words(*placed), rules))
    assert [(i.title, i.indicator) for i in records.items] == [
        ("โครงการสวนสาธารณะ", "ร้อยละ 80"),
        ("โครงการสภาเด็ก", "ร้อยละ 70"),
    ]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("target", ["3 กิจกรรม", "3 โครงการ/ปี", "3 กิจกรรม ต่อปี"])
def test_what_a_target_counts_opens_no_card(ruled: bool, target: str) -> None:
    # The last target went on with the items' numbers, and the table was read as cards.
    rows = (
        (20, ("ที่", "โครงการ/กิจกรรม", "เป้าหมาย", "งบประมาณ", "ผู้รับผิดชอบ")),
        (40, ("1", "โครงการบ้านสวย", "50 คน", "5,000", "กองช่าง")),
        (60, ("2", "กิจกรรมคนดี", target, "6,000", "กองคลัง")),
    )
    places = (15, 40, 190, 280, 345)
    placed = [(y, x, text) for y, row in rows for x, text in zip(places, row, strict=True)]
    records = read(page(words(*placed), level(15, 35, 55, 75) if ruled else []))
    assert [(i.item_no, i.title, i.target) for i in records.items] == [
        (1, "โครงการบ้านสวย", "50 คน"),
        (2, "กิจกรรมคนดี", target),
    ]


def test_the_numbers_of_a_sentence_open_no_cards() -> None:
    text = "ประกอบด้วย 1. โครงการบ้านสวย 2. กิจกรรมคนดี 3. โครงการปลูกป่า"
    (block,) = find_blocks(page(words((60, 20, text)), [])).blocks
    assert isinstance(block, Line)
    assert block.text == text


def test_a_heading_beside_cards_is_that_of_their_items() -> None:
    # It was in none of them, and lost.
    print_ = words(
        (80, 15, "มิติที่ 2"), (80, 90, "1. โครงการบ้านสวย"), (80, 260, "2. กิจกรรมคนดี"),
        (95, 104, "สำนักปลัด"), (95, 274, "กองคลัง"),
        (130, 90, "3. โครงการปลูกป่า"), (145, 104, "กองช่าง"),
    )  # fmt: skip
    records = read(page(print_, []))
    assert [(i.dimension_no, i.item_no, i.title) for i in records.items] == [
        (2, 1, "โครงการบ้านสวย"),
        (2, 2, "กิจกรรมคนดี"),
        (2, 3, "โครงการปลูกป่า"),
    ]


def test_the_values_below_a_level_are_no_numbers_of_items() -> None:
    # Amounts below 1,000 and targets were numbers, and lost.
    rows = (
        ("มิติที่", "1", "2", "3"),
        ("งบประมาณ (บาท)", "500", "600", "700"),
        ("โครงการ", "โครงการ ก", "โครงการ ข", "โครงการ ค"),
        ("ผู้รับผิดชอบ", "กองช่าง", "กองคลัง", "สำนักปลัด"),
        ("เป้าหมาย", "50 คน", "60 คน", "70 คน"),
    )
    records = read_grids(PLAN, (grid(*rows),))
    assert [i.item_no for i in records.items] == [None, None, None]
    assert [b.amount_baht for b in records.budgets] == [500.0, 600.0, 700.0]


def test_a_titles_second_line_is_no_row_of_values() -> None:
    # Each of its words stands below a heading by chance: they were a target and a unit.
    below = ("เป้าหมาย", "รับผิดชอบ", "งบประมาณ")
    plain = item("1", "กิจกรรมคนดี", ("50คน", "กองช่าง", "5,000"), 0)
    assert [i.target for i in read_pages(storeyed(heading(below), plain)).items] == ["50คน"]
    wrapped = item("1", "โครงการอบรม", ("ประชาชน\n50คน", "ชุมชน\nกองช่าง", "\n5,000"), 0)
    records = read_pages(storeyed(heading(below), wrapped))
    assert not any("ประชาชน" in (i.target or "") for i in records.items)
    assert "table_without_heading" in codes(records)
