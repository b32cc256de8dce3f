"""Ordinary documents beside the layouts that columns of levels and rows overleaf are told by."""

from __future__ import annotations

import unicodedata

import pytest

from normalize.make_records import Records, make_records
from normalize.organisations import find_mentions
from parsers.layout.blocks import find_blocks
from parsers.model import Box, Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_rows_overleaf import COVER, FIRST, HEADING, LEFTS, OVERLEAF, READ, Row, first, said
from tests.test_rows_overleaf import page as page_of
from tests.test_rows_overleaf import read as read_pages

PLAN = "5|100 แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2566 - 2568)\n"


def placed(y: float, x: float, text: str) -> list[Word]:
    """4 points a letter that has width, 8 points high, words parted by 3 points."""
    found = []
    for part in text.split():
        right = x + 4 * sum(unicodedata.category(letter) != "Mn" for letter in part)
        found.append(Word(part, part, Box(x, y, right, y + 8)))
        x = right + 3
    return found


def read(
    print_: str, level: tuple[float, ...] = (), right: float = 450, above: str = PLAN
) -> Records:
    """A page of lines "height|left text|left text", in a frame with level rules where some are."""
    words = []
    for line in (above + print_).strip().splitlines():
        y, *texts = line.split("|")
        for text in texts:
            x, what = text.split(" ", 1)
            words += placed(float(y), float(x), what)
    rules = [Ruling("horizontal", y, 8, right) for y in level]
    rules += [Ruling("vertical", x, level[0], level[-1]) for x in ((8, right) if level else ())]
    page = Page(1, right + 15, 800, tuple(words), tuple(rules), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def told(records: Records) -> list[tuple[str | None, list[float | None]]]:
    return [
        (item.title, [b.amount_baht for b in records.budgets if b.item_id == item.item_id])
        for item in records.items
    ]


YEARS = "50|320 งบประมาณ (บาท)\n61|300 ปี 2566|350 ปี 2567|400 ปี 2568"
NUMBERED = f"""
55|15 ที่|40 มิติ|125 โครงการ/กิจกรรม/มาตรการ
{YEARS}
80|15 1|40 มิติที่ 1|125 การรับเรื่องร้องเรียน|300 -|350 10,000|400 20,000
89.3|40 การสร้างวัฒนธรรม
98.6|40 สุจริต
109.9|15 2|125 การหมู่บ้านพอเพียง|300 10,000|350 20,000|400 10,000
118.9|125 ในสถานศึกษา
129.9|15 3|125 การเปิดเผยข้อมูลข่าวสาร|300 10,000|350 20,000|400 10,000
138.9|125 ตามประมวลจริยธรรม
147.9|125 ประจำปีงบประมาณ
158.9|15 4|40 มิติที่ 2|125 การประกาศเจตจำนง|300 -|400 20,000
168.2|40 การบริหารราชการ
169.9|15 5|125 การวันต่อต้านการทุจริต|300 5,500|350 -|400 -
177.5|40 ด้วยความโปร่งใส
178.9|125 ในสถานศึกษา
"""


def test_numbers_beside_titles_without_type_words_leave_a_table_as_its_lines_are() -> None:
    """Nothing would part the rows of one tall row of cells."""
    assert told(read(NUMBERED)) == [
        ("การรับเรื่องร้องเรียน", [None, 10000, 20000]),
        ("การหมู่บ้านพอเพียงในสถานศึกษา", [10000, 20000, 10000]),
        ("การเปิดเผยข้อมูลข่าวสารตามประมวลจริยธรรมประจำปีงบประมาณ", [10000, 20000, 10000]),
        ("การประกาศเจตจำนง", [None, None, 20000]),
        ("การวันต่อต้านการทุจริตในสถานศึกษา", [5500, None, None]),
    ]


NUMBERS_IN_TITLES = f"""
55|15 มิติ|100 โครงการ/กิจกรรม/มาตรการ
{YEARS}
80|15 มิติที่ 1|100 1. กิจกรรมเปิดเผยข้อมูลข่าวสาร|300 20,000|350 5,500|400 20,000
91.2|15 การสร้างวัฒนธรรม
102.4|15 สุจริต
115.6|100 2. โครงการอบรมคุณธรรมจริยธรรม|300 -|350 -|400 20,000
127.6|100 3. กิจกรรมวันต่อต้านการทุจริต|300 -|350 10,000|400 -
139.6|100 รวม|300 20,000|350 15,500|400 40,000
151.6|15 มิติที่ 2|100 4. มาตรการส่งเสริมจริยธรรม|300 5,500|350 20,000|400 20,000
161.6|100 แก่ผู้บริหารและบุคลากร
162.8|15 การบริหารราชการ
174|15 ด้วยความโปร่งใส
187.2|100 รวม|300 5,500|350 20,000|400 20,000
"""


def test_so_do_numbers_in_titles_that_all_have_money() -> None:
    """As one cell they would be a list of one row."""
    assert told(read(NUMBERS_IN_TITLES)) == [
        ("กิจกรรมเปิดเผยข้อมูลข่าวสาร", [20000, 5500, 20000]),
        ("โครงการอบรมคุณธรรมจริยธรรม", [None, None, 20000]),
        ("กิจกรรมวันต่อต้านการทุจริต", [None, 10000, None]),
        ("มาตรการส่งเสริมจริยธรรมแก่ผู้บริหารและบุคลากร", [5500, 20000, 20000]),
    ]


ANEW = f"""
55|15 ที่|40 มิติ|125 โครงการ/กิจกรรม
{YEARS}
80|15 1|40 มิติที่ 1|125 โครงการสำนึกรักบ้านเกิด|300 20,000|350 10,000|400 -
88.7|40 การสร้างวัฒนธรรม
97.4|40 สุจริต
100|15 2|125 โครงการหมู่บ้านพอเพียง|300 10,000|350 20,000
120|15 3|125 กิจกรรมประกาศเจตจำนง|350 -|400 20,000
131|125 ในสถานศึกษา
142|125 กิจกรรมย่อยชุมชน
162|15 4|125 โครงการอบรมคุณธรรมจริยธรรม|300 10,000|350 20,000
173|125 ในสถานศึกษา
193|125 รวม|300 40,000|350 50,000|400 20,000
213|15 1|40 มิติที่ 2|125 มาตรการรับเรื่องร้องเรียน|300 -|350 10,000|400 10,000
221.7|40 การบริหารราชการ
224|125 แก่ผู้บริหารและบุคลากร
230.4|40 ด้วยความโปร่งใส
244|15 2|125 มาตรการส่งเสริมจริยธรรม
255|125 ประจำปีงบประมาณ
275|15 3|125 กิจกรรมเปิดเผยข้อมูลข่าวสาร|300 -|400 20,000
295|125 รวม|300 -|350 10,000|400 30,000
"""


def test_so_do_numbers_that_begin_anew_beside_titles_whose_second_lines_open_as_items_do() -> None:
    assert told(read(ANEW, (36, 320))) == [
        ("โครงการสำนึกรักบ้านเกิด", [20000, 10000, None]),
        ("โครงการหมู่บ้านพอเพียง", [10000, 20000, None]),
        ("กิจกรรมประกาศเจตจำนงในสถานศึกษากิจกรรมย่อยชุมชน", [None, None, 20000]),
        ("โครงการอบรมคุณธรรมจริยธรรมในสถานศึกษา", [10000, 20000, None]),
        ("มาตรการรับเรื่องร้องเรียนแก่ผู้บริหารและบุคลากร", [None, 10000, 10000]),
        ("มาตรการส่งเสริมจริยธรรมประจำปีงบประมาณ", [None, None, None]),
        ("กิจกรรมเปิดเผยข้อมูลข่าวสาร", [None, None, 20000]),
    ]


FAR_FROM_THEIR_CELL = """
40|380 งบประมาณ (บาท)
55|15 มิติ|100 ภารกิจตามมิติ|185 โครงการ/กิจกรรม|360 ปี 2566|416 ปี 2567|472 ปี 2568
80|15 มิติที่ 1|100 1.1 สร้างจิตสำนึก|185 โครงการสำนึกรักบ้านเกิด|360 5,500|416 10,000|472 10,000
88.7|15 การสร้างวัฒนธรรม|100 แก่บุคลากร
89|185 ประจำปีงบประมาณ
97.4|15 สุจริต
98|185 ในสถานศึกษา
111|15 มิติที่ 2|100 2.1 สร้างจิตสำนึก|185 กิจกรรมวันต่อต้านการทุจริต|360 5,500|416 20,000|472 5,500
119.7|15 การบริหารราชการ
120|185 ในสถานศึกษา
128.4|15 ด้วยความโปร่งใส
141.1|100 2.2 สร้างจิตสำนึก|185 มาตรการรับเรื่องร้องเรียน|360 20,000|416 -|472 20,000
149.8|100 แก่ประชาชน
150.1|185 ตามประมวลจริยธรรม
159.1|185 ของพนักงานเทศบาล
172.1|100 2.3 สร้างความตระหนัก|185 มาตรการตรวจสอบภายใน|360 5,500|416 5,500|472 20,000
180.8|100 แก่เยาวชน
181.1|185 แก่ผู้บริหารและบุคลากร
190.1|185 ประจำปีงบประมาณ
203.1|15 มิติที่ 3|100 3.1 สร้างจิตสำนึก|185 มาตรการส่งเสริมจริยธรรม|360 5,500|416 10,000|472 5,500
211.8|15 การส่งเสริมบทบาท
220.5|15 ภาคประชาชน
233.2|185 โครงการสภาเด็กและเยาวชน|360 10,000|416 5,500|472 -
242.2|185 ตามประมวลจริยธรรม
251.2|185 โครงการพระราชดำริ
"""


def test_words_that_a_table_gave_to_a_cell_far_from_them_tell_no_columns() -> None:
    assert read(FAR_FROM_THEIR_CELL, (36, 75, 266), 527).findings  # and no crash


@pytest.mark.parametrize(
    "text",
    [
        "(นายสมชาย ใจดี)",
        "ลงชื่อ นายสมชาย",
        "ทั้งนี้ ให้รายงานผลทุกไตรมาส",
        "ผู้จัดทำ นายสมชาย",
        "รวมทั้งสิ้น 7 โครงการ",
    ],
)
def test_what_stands_close_below_a_full_line_of_a_title_is_none_of_it(text: str) -> None:
    records = read_pages(first(), page_of(OVERLEAF[:1], 2, behind=((LEFTS[1], 16, text),)))
    assert said(records)[4:] == READ[:1]


def test_further_lines_of_titles_are_set_in_overleaf_as_on_the_page_before() -> None:
    before: list[Row] = [
        row if isinstance(row, str) else (row[0], row[1].split("/")[0], *row[2:]) for row in FIRST
    ]
    rest = ((LEFTS[1] + 12, 16, "ต้นแบบของประเทศ"),)
    cut: Row = ("(2)", "โครงการศึกษาดูงานองค์กรปกครอง", "กองช่าง", "9,600")
    again: Row = ("(3)", "กิจกรรมอบรมการใช้สิทธิตามกฎหมาย", "สำนักปลัด", "-")
    one = page_of([HEADING, *before, cut], before=((150, 0, COVER),), behind=rest)
    records = read_pages(one, page_of([again], 2, behind=((LEFTS[1] + 12, 16, "ข่าวสารของราชการ"),)))
    assert [item.title for item in records.items][-2:] == [
        "โครงการศึกษาดูงานองค์กรปกครองต้นแบบของประเทศ",
        READ[0][0],
    ]


def test_rows_left_below_are_seen_by_numbers_without_a_point() -> None:
    rows: list[Row] = [
        row
        if isinstance(row, str)
        else (row[0].strip("()"), row[1].replace("โครงการ", "การ"), *row[2:])
        for row in FIRST
    ]
    over: list[Row] = [
        ("2", "การอบรม", "สำนักปลัด", "5,000"),
        ("3", "การ" + "ก" * 50, "กองช่าง", "9,600"),
    ]
    titles = [item.title for item in read_pages(first(rows), page_of(over, 2)).items]
    assert "การอบรม" not in titles


def test_a_type_word_of_an_office_without_a_name_is_a_phrase_that_ends() -> None:
    for text in ("เทศบาลตำบล 2566", "องค์การบริหารส่วนตำบล (อบต.)", "องค์การบริหารส่วนตำบล-"):
        assert (find_mentions(text)[0].run, find_mentions(text)[0].closed) == ("", True)
    assert find_mentions("เทศบาลตำบล ตำบล 5")[0].run_start == len("เทศบาลตำบล ")


MEASURES = """
45|60 มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี พ.ศ. 2568
60|15 ตัวชี้วัด|115 มาตรการ|245 วิธีดำเนินการ|375 ผู้รับผิดชอบ|455 การกำกับติดตาม
"""
WITHOUT_NUMBERS = """
80|15 การปฏิบัติหน้าที่|115 รับฟังความเห็นประชาชน|245 จัดประชุมชี้แจง|375 กองช่าง|455 ทบทวนทุกปี
91|15 ของเจ้าหน้าที่|115 อบรมเจ้าหน้าที่|245 เวียนแผนให้พนักงาน|375 กองช่าง|455 รายงานทุกเดือน
102|15 ในหน่วยงาน
103.2|245 ก่อนใช้งานจริง
119|15 การใช้งบประมาณ|115 เปิดเผยแผนการใช้เงิน|245 เวียนแผนให้พนักงาน|375 กองคลัง|455 รายงานทุกเดือน
130|15 ของเจ้าหน้าที่|245 ก่อนใช้งานจริง
131.2|455 ต่อผู้บริหาร
141|15 ในหน่วยงาน
158|15 การใช้อำนาจ|115 มอบหมายงานชัดเจน|245 ให้ผู้ยืมกรอกแบบ|375 กองคลัง|455 รายงานทุกเดือน
169|15 ของเจ้าหน้าที่|455 ต่อผู้บริหาร
"""
NAMED = """
80|15 ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่|115 มอบหมายงานชัดเจน|245 ติดป้ายไว้หน้าเคาน์เตอร์|375 สำนักปลัด|455 รายงานทุกเดือน
89.5|15 ของเจ้าหน้าที่|375 กองช่าง
99|15 ในหน่วยงาน
113.5|15 ตัวชี้วัดที่ 2 การใช้งบประมาณ|115 คุ้มครองผู้แจ้งเบาะแส|245 เวียนแผนให้พนักงาน|375 กองช่าง|455 ทบทวนทุกปี
123|245 พร้อมลงนามรับทราบ|375 สำนักปลัด
124.2|455 ในที่ประชุม
134.5|115 จัดทำทะเบียนยืมคืน|245 จัดประชุมชี้แจง|375 กองคลัง|455 สรุปเสนอนายก
144|245 ก่อนใช้งานจริง|375 กองช่าง
158.5|15 ตัวชี้วัดที่ 3 การใช้อำนาจ|115 ทบทวนคู่มือบริการ|245 เวียนแผนให้พนักงาน|375 กองคลัง|455 รายงานทุกเดือน
169.2|455 ในที่ประชุม
"""


@pytest.mark.parametrize(
    ("print_", "titles"),
    [
        (
            WITHOUT_NUMBERS,
            ["รับฟังความเห็นประชาชน", "อบรมเจ้าหน้าที่", "เปิดเผยแผนการใช้เงิน", "มอบหมายงานชัดเจน"],
        ),
        (
            NAMED,
            ["มอบหมายงานชัดเจน", "คุ้มครองผู้แจ้งเบาะแส", "จัดทำทะเบียนยืมคืน", "ทบทวนคู่มือบริการ"],
        ),
    ],
    ids=["no white between rows", "some white between rows"],
)
def test_the_white_between_indicators_joins_no_rows_of_one(print_: str, titles: list[str]) -> None:
    assert [item.title for item in read(print_, above=MEASURES).items] == titles
