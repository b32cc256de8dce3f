"""What looks like an office's own missions, or like boxes that go on with a table, and is not."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from parsers.model import Page, Ruling
from parsers.scan.specks import without_specks
from tests.reading_text import read_rows
from tests.test_boxes_below_headings import (
    BESIDE,
    DUTIES,
    LEFT,
    OF_PLAN,
    ONE,
    WHAT,
    Boxes,
    Group,
    page_of,
    read,
    told,
)
from tests.test_half_ruled_tables import words
from tests.test_missions_left_out import CHECKS, KNOWN, MARKET, PRAISE, TWO, Row, named

OWNER = "แผนปฏิบัติการป้องกันการทุจริต\nประจำปีงบประมาณ พ.ศ. 2567\nองค์การบริหารส่วนตำบลหน้าเขา\n"
SECOND = "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n"
THIRD = (
    "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน\n"
    "3.1 การส่งเสริมให้ประชาชนมีส่วนร่วมบริหารกิจการขององค์กรปกครองส่วนท้องถิ่น\n"
)


@pytest.mark.parametrize(
    ("text", "mission"),
    [
        # The third item's steps are numbered like missions of dimension 3.
        (f"{THIRD}1) โครงการประชาคม\n2) กิจกรรมสายด่วน\n3) โครงการเวทีชาวบ้าน\n"
         "3.1 ประชุมคณะทำงานและชี้แจง\nแก่เจ้าหน้าที่ทุกคน\n3.2 รายงานผลต่อผู้บริหาร\n"
         "4) โครงการอาสาสมัคร\n", "3.1"),
        # The next year's list counts anew behind a step.
        (f"{SECOND}ปี 2566\n1) โครงการเปิดบ้าน 10,000 บาท\n1.1 ประชุมคณะทำงาน\nและชี้แจง\n"
         "1.2 สรุปรายงานผล\nปี 2567\n1) โครงการเปิดบ้าน 20,000 บาท\n2) กิจกรรมพบประชาชน\n", None),
        # What an item holds is a list that counts anew.
        (f"{SECOND}1) โครงการอบรมคุณธรรม 20,000 บาท\n1.1 จัดกิจกรรมภายในโครงการ\n1) กิจกรรมบรรยาย\n"
         "2) โครงการเปิดบ้าน 10,000 บาท\n", None),
        (f"{SECOND}1) โครงการเปิดบ้าน 10,000 บาท\nผู้รับผิดชอบ กองช่าง\n2) โครงการอบรมคุณธรรม\n"
         "2.1 จัดกิจกรรมภายในโครงการ\n1) กิจกรรมบรรยาย\n2) กิจกรรมดูงาน\n", None),
    ],
)  # fmt: skip
def test_steps_of_an_item_are_no_missions_of_the_list(text: str, mission: str | None) -> None:
    assert {item.mission_no for item in read_rows(OWNER + text).items} == {mission}


PROSE = ("ทั้งนี้ ให้ทุกกองถือปฏิบัติตามมาตรการนี้โดยเคร่งครัด", "ลงชื่อ|||(นายดี งามเลิศ)")


@pytest.mark.parametrize("sides", ["left right", ""])
@pytest.mark.parametrize(
    "below",
    [
        ("หมายเหตุ : ระยะเวลาอาจเปลี่ยนแปลงได้",),
        ("หมายเหตุ ระยะเวลาอาจเปลี่ยนแปลงได้",),
        ("* รายงานต่อผู้บริหารทุกไตรมาส",),
        PROSE,
        ("ให้ทุกกองถือปฏิบัติตามมาตรการนี้โดยเคร่งครัด",),
    ],
)
def test_what_stands_below_the_items_of_a_box_is_no_part_of_them(sides: str, below: Group) -> None:
    records = read(page_of([(*DUTIES, *below)], Boxes(sides, title=BESIDE.title)))
    assert told(records) == WHAT[:2]


def overleaf(*group: str) -> Page:
    return page_of([group], Boxes(heading=(), places=OF_PLAN.places), 2)


@pytest.mark.parametrize(
    "group",
    [
        ("1. สำนักปลัด|053-123456|นายดี งามเลิศ|ต่อ 11", "2. กองคลัง|053-123457|นางใส สวยงาม|ต่อ 12"),
        ("1. จำนวนผู้เข้าร่วม|100|90|9", "2. ร้อยละความพึงพอใจ|80|85|10"),
        ("1. ความเสี่ยงการใช้รถ|ต่ำ|กองช่าง|เฝ้าระวัง", "2. ความเสี่ยงจัดซื้อ|สูง|กองคลัง|แก้ไข"),
        ("5. ความเสี่ยงการใช้รถ|-|กองช่าง|เฝ้าระวัง", "6. ความเสี่ยงจัดซื้อ|-|กองคลัง|แก้ไข"),
    ],
)
def test_a_list_that_counts_for_itself_is_not_of_the_table_before(group: Group) -> None:
    titles = [item.title for item in read(page_of([ONE], OF_PLAN), overleaf(*group)).items]
    assert titles == ["โครงการหนูน้อยซื่อสัตย์ของโรงเรียน", "กิจกรรมตลาดสุจริต"]


def test_a_list_that_counts_on_is_of_the_table_before() -> None:
    rest = overleaf("3. โครงการประเมิน|1,000|กองคลัง|ก.ย. 2568", "4. กิจกรรมวันดี|-|กองช่าง|ก.ย. 2568")
    records = read(page_of([ONE], OF_PLAN), rest)
    assert [item.item_no for item in records.items] == [1, 2, 3, 4]


STARTS = (20.0, 164.0, 314.0, 424.0, 524.0, 640.0)


def grid(rows: Sequence[str], number: int) -> Page:
    """Rows of a ruled table, cells parted by |."""
    places = [x + 6 for x in STARTS[:-1]]
    cells = [
        (34.0 + 16 * k, x, text)
        for k, row in enumerate(rows)
        for x, text in zip(places, row.split("|"), strict=True)
    ]
    foot = 31.0 + 16 * len(rows)
    title = [(10.0, 120.0, BESIDE.title)] if number == 1 else []
    level = [Ruling("horizontal", 31.0 + 16 * k, LEFT, 640.0) for k in range(len(rows) + 1)]
    upright = [Ruling("vertical", x, 31.0, foot) for x in STARTS]
    return Page(
        number, 660, 900, tuple(words(*title, *cells)), (*level, *upright), (), "pdf", "pdf"
    )


@pytest.mark.parametrize(
    ("listed", "rest"),
    [
        ("1. จัดทำคู่มือ 2. แจกจ่าย", "3. ติดป้าย||||"),
        ("1. จัดทำคู่มือ 2. แจกจ่าย", "3. ติดป้าย|และจัดทำป้าย|||"),
        ("1. จัดทำคู่มือ 2. แจกจ่าย", "3. ติดป้าย||ฝ่ายอำนวยการ||"),
        ("1. แจกจ่าย", "2. ติดป้าย||||"),
    ],
)
def test_a_list_of_measures_that_a_page_break_cut_is_one_item(listed: str, rest: str) -> None:
    heading = "มาตรการ|วิธีดำเนินการ|ผู้รับผิดชอบ|ระยะเวลา|การกำกับติดตาม"
    band = "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่||||"
    row = f"{listed}|ทบทวนภารกิจ|สำนักปลัด|ต.ค. 2567|รายงานผล"
    after = rest, "อบรมรถ|ชี้แจง|กองช่าง|ก.พ. 2568|รายงาน"
    first, second = grid((heading, band, row), 1), grid((heading, *after), 2)
    items = read(first, second).items
    assert len(items) == 2
    assert (items[0].title or "").endswith("ติดป้าย")


SHEET = (
    ("1. ชื่อโครงการ", "โครงการอบรมคุณธรรม"),
    ("2. งบประมาณ", "20,000 บาท"),
    ("3. ผู้รับผิดชอบ", "กองคลัง"),
    ("4. ระยะเวลา", "ม.ค. 2568"),
)


def test_a_project_in_a_frame_stays_a_fact_sheet() -> None:
    placed = [
        (44.0 + 16 * k, x, t)
        for k, row in enumerate(SHEET)
        for x, t in zip((26, 250), row, strict=True)
    ]
    level = [Ruling("horizontal", y, LEFT, 640.0) for y in (40.0, 112.0)]
    upright = [Ruling("vertical", x, 40.0, 112.0) for x in (LEFT, 640.0)]
    sheet = Page(2, 660, 900, tuple(words(*placed)), (*level, *upright), (), "pdf", "pdf")
    records = read(page_of([ONE], OF_PLAN), sheet)
    (item,) = [item for item in records.items if item.section == "fact_sheet"]
    assert (item.title, item.responsible) == ("โครงการอบรมคุณธรรม", ("กองคลัง",))


def test_the_darkest_places_of_pale_print_are_no_dots() -> None:
    letter = np.full((12, 8), 255, np.uint8)
    letter[1:11, 1:7] = 150
    letter[3:9, 3:5] = 255
    page = np.tile(letter, (100, 120))
    dark = (np.random.default_rng(1).random(page.shape) < 0.1) & (page == 150)
    page[dark] = 110
    assert without_specks(page, 100) is page
    assert without_specks(page, 300) is page


@pytest.mark.parametrize(
    "rows",
    [
        (("item", "โครงการลดขั้นตอนบริการเหลือ", "5,000", "-", "-"), ("item", "2.5 วันต่อเรื่อง"), PRAISE),
        (MARKET, ("item", "2.3 ประชุมคณะทำงาน"), CHECKS),
    ],
)
def test_lines_of_an_item_that_begin_where_items_do_are_no_missions(rows: tuple[Row, ...]) -> None:
    flush = [("item", *cells) for _kind, *cells in (TWO, KNOWN, *rows)]
    assert named(*flush) == []
