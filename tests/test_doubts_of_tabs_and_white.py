"""Ordinary tables that resemble those whose levels run on, whose years are merged, whose dates end
beside a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.layout.upright_tables import with_uprights_closed
from parsers.model import Page, Ruling
from parsers.page.numbered_missions import with_missions_named
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_half_ruled_calendars import FIRST, found
from tests.test_half_ruled_calendars import read as read_calendar
from tests.test_half_ruled_tables import words
from tests.test_upright_calendars import BARE, READ_BARE, drawn

PLACES = (15.0, 110.0, 330.0, 400.0, 470.0, 540.0)
YEARS = ("", "", "ปี 2561", "ปี 2562", "ปี 2563", "หน่วยงาน")
ITEMS = (
    ("โครงการอบรมคุณธรรม", "5,000", "6,000", "7,000", "กองคลัง"),
    ("มาตรการจัดซื้อ", "-", "-", "-", "สำนักปลัด"),
    ("กิจกรรมจิตอาสา", "1,000", "1,000", "1,000", "กองช่าง"),
    ("โครงการวันสำคัญ", "8,000", "8,000", "8,000", "กองช่าง"),
)


def read(first: str, rows: Sequence[Sequence[str]], title: float = 110.0) -> Records:
    """A table without rules; `first` names the column before the titles, `title` is where these
    begin."""
    places = (PLACES[0], title, *PLACES[2:])
    heading = (first, "โครงการ/กิจกรรม/มาตรการ", "(บาท)", "(บาท)", "(บาท)", "รับผิดชอบ")
    lines = [(60.0, YEARS), (68.0, heading), *((86.0 + 11 * k, r) for k, r in enumerate(rows))]
    placed = words((10, 60, "แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2561 – 2563)"))
    for y, cells in lines:
        placed += words(*((y, x, text) for x, text in zip(places, cells, strict=True) if text))
    page = Page(1, 640, 800, tuple(placed), (), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def beside(*firsts: str) -> list[tuple[str, ...]]:
    return [(first, *item) for first, item in zip(firsts, ITEMS, strict=True)]


@pytest.mark.parametrize("name", ["เป้าหมาย", "ตัวชี้วัด"])
@pytest.mark.parametrize(
    "cells", [("1. เด็ก", "ประชาชน", "2. ผู้นำ", "เยาวชน"), ("1. เด็ก", "-", "2. ผู้นำ", "ทุกคน")]
)
def test_cells_of_a_row_each_are_not_gathered_though_some_are_numbered(
    name: str, cells: tuple[str, ...]
) -> None:
    records = read(name, beside(*cells))
    found = tuple(item.target or item.indicator or "-" for item in records.items)
    assert found == cells


def test_a_number_without_its_point_stays_that_of_its_row() -> None:
    assert [i.item_no for i in read("ที่", beside("1.", "2", "3.", "4.")).items] == [1, 2, 3, 4]


def test_the_sums_beside_a_dimension_are_no_years() -> None:
    sums = ("มิติที่ 1", "", "50", "60", "67", "")
    others = ("มิติที่ 2", "", "2500", "2550", "2567", "")
    items = beside("1", "2", "3", "4")
    records = read("ที่", [sums, *items, others, *items], title=60.0)
    assert [item.dimension_no for item in records.items] == [1] * 4 + [2] * 4
    assert [t.stated for t in records.totals[:3]] == [50.0, 60.0, 67.0]


def test_an_amount_over_the_last_year_of_one_item_and_the_first_of_the_next_is_told() -> None:
    records = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๖-๒๕๖๗\n\n"
        "<table><tr><td>โครงการ/กิจกรรม/มาตรการ</td><td>ปีงบประมาณ</td><td>งบประมาณ (บาท)</td></tr>"
        "<tr><td rowspan=2>โครงการ ก</td><td>2566</td><td>100</td></tr>"
        "<tr><td>2567</td><td rowspan=2>5,000</td></tr>"
        "<tr><td rowspan=2>โครงการ ข</td><td>2566</td></tr>"
        "<tr><td>2567</td><td>300</td></tr></table>\n"
    )
    assert "amount_over_years" in codes(records)


def test_numbered_items_set_with_a_tabulator_that_state_money_are_no_missions() -> None:
    lines = ("1.1|อบรมคุณธรรม งบประมาณ 5,000 บาท", "1) กิจกรรมบรรยาย",
             "1.2|จัดจิตอาสา งบประมาณ 600 บาท", "1) กิจกรรมปลูกป่า")  # fmt: skip
    placed = [(20.0, 40.0, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต")]
    for k, line in enumerate(lines):
        parts = zip((40.0, 70.0), line.split("|"), strict=False)
        placed += [(34.0 + 14 * k, x, text) for x, text in parts]
    one = Page(1, 640, 800, tuple(words(*placed)), (), (), "pdf", "pdf")
    assert with_missions_named([one]) == [one]


def test_names_of_columns_above_a_rule_that_the_months_hang_from_are_of_the_heading() -> None:
    one = drawn(BARE)
    at = Ruling("horizontal", 38.0, 10.0, one.right)
    one.rules = [at, *(replace(rule, start=38.0) for rule in one.rules)]
    one.print_ = [
        replace(w, box=replace(w.box, top=26.0, bottom=34.0))
        if w.box and w.box.x0 < FIRST and w.box.top < 54
        else w
        for w in one.print_
    ]
    assert found(read_calendar(one.page())) == READ_BARE


@pytest.mark.parametrize("at", [66.0, 108.0])
def test_a_numbered_item_with_nothing_beside_it_between_uprights_stays_one(at: float) -> None:
    """Among items with levels between them, or as the first below a level."""
    rows = [
        ("มิติที่ 1 การสร้างวัฒนธรรม", "สุจริต", "", "", ""),
        ("โครงการอบรม", "ของพนักงาน", "1", "900", "กองคลัง"),
        ("มาตรการของขวัญ", "ทุกเทศกาล", "3", "-", "กองช่าง"),
        ("มิติที่ 2 การบริหาร", "", "", "", ""),
        ("โครงการวันสำคัญ", "ของชาติ", "4", "500", "กองคลัง"),
    ]
    rows.insert(1 if at < 100 else 2, ("โครงการว่างเปล่า", "ไม่ระบุ", "2", "", ""))
    print_ = words((5, 100, "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"), (30, 95, "ที่"))
    print_ += words((30, 20, "หมายเหตุ"), (30, 180, "โครงการ/กิจกรรม"), (30, 308, "งบประมาณ (บาท)"))
    print_ += words((30, 410, "ผู้รับผิดชอบ"))
    y = 66.0
    for title, more, number, money, unit in rows:
        cells = ((83, number), (163, title), (310, money), (405, unit))
        print_ += words(*((y, x, text) for x, text in cells if text))
        print_ += words((y + 12, 163, more)) if more else []
        y += 28 if more else 16
    edges = (10.0, 80.0, 160.0, 300.0, 400.0, 470.0)
    rules = tuple(Ruling("vertical", x, 26, y + 4) for x in edges)
    one = Page(1, 480, 600, tuple(print_), rules, (), "pdf", "pdf")
    assert with_uprights_closed(one) is one


def test_an_untyped_item_without_money_that_white_sets_apart_is_no_line_of_the_one_above() -> None:
    rows = [
        ("มิติที่ 1", "โครงการอบรม/คุณธรรม", "5,000", "กองคลัง"),
        ("", "จัดทำป้าย/กลาง", "", "กองช่าง"),
        ("มิติที่ 2", "กิจกรรมจิตอาสา/ในชุมชน", "1,000", "กองคลัง"),
        ("", "มาตรการ ก", "900", "กองช่าง"),
    ]
    lines: list[tuple[float, tuple[str, ...]]] = [
        (60.0, ("มิติ", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ", "ผู้รับผิดชอบ"))
    ]
    y = 75.0
    for level, title, *others in rows:
        first, *more = title.split("/")
        lines.append((y, (level, first, *others)))
        lines += [(y + 11, ("", text, "", "")) for text in more]
        y += 11 * (1 + len(more)) + 3
    print_ = words((10, 60, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"))
    for at, cells in lines:
        placed = zip((15, 58, 300, 420), cells, strict=True)
        print_ += words(*((at, x, text) for x, text in placed if text))
    one = Page(1, 640, 800, tuple(print_), (), (), "pdf", "pdf")
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(one),)))
    titles = [row[1].replace("/", "") for row in rows]
    assert [item.title for item in records.items] == titles
