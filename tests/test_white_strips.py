"""Tables without rules whose rows white alone parts: a frame with nothing in it, or none at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

PLACES = (15.0, 110.0, 230.0, 370.0, 450.0)
HEADING = ("ตัวชี้วัด", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "การกำกับติดตาม")
LEADING = 10.0

Item = tuple[str, str, str, str, str]
DUTIES: Item = (
    "1. การปฏิบัติหน้าที่", "กำหนดมาตรฐานเวลา/บริการทุกงาน", "ติดป้ายไว้หน้าเคาน์เตอร์/และทบทวนทุกปี",
    "สำนักปลัด", "รายงานในที่ประชุม/ทุกเดือน",
)  # fmt: skip
BUDGET: Item = (
    "2. การใช้งบประมาณ", "เปิดเผยแผนการใช้เงิน", "เวียนแผนให้พนักงาน/ทราบทุกไตรมาส", "กองคลัง",
    "สรุปเสนอนายก",
)  # fmt: skip
POWER: Item = ("3. การใช้อำนาจ", "มอบหมายงานชัดเจน", "ออกคำสั่งแบ่งงาน", "สำนักปลัด", "ทบทวนทุกปี")
GOODS: Item = (
    "4. การใช้ทรัพย์สิน", "จัดทำทะเบียนยืมคืน/โครงการและพัสดุ", "ให้ผู้ยืมกรอกแบบ", "กองคลัง/กองช่าง",
    "รายงานทุกเดือน",
)  # fmt: skip
FOUR = (DUTIES, BUDGET, POWER, GOODS)
TITLES = [
    (1, "กำหนดมาตรฐานเวลาบริการทุกงาน"),
    (2, "เปิดเผยแผนการใช้เงิน"),
    (3, "มอบหมายงานชัดเจน"),
    (4, "จัดทำทะเบียนยืมคืนโครงการและพัสดุ"),
]


def rows(items: Sequence[Item | str], gap: float) -> tuple[list[Word], float]:
    """The words of rows with `gap` points more white between them than between their lines, a text
    alone across; the first column's cells take no room. With them the height that they end at."""
    y, placed = 80.0, words(*((60, x, text) for x, text in zip(PLACES, HEADING, strict=True)))
    for item in items:
        cells = [item] if isinstance(item, str) else item
        lines = [cell.split("/") for cell in cells]
        for x, cell in zip(PLACES, lines, strict=False):
            placed += words(*((y + LEADING * k, x, text) for k, text in enumerate(cell) if text))
        y += LEADING * max(len(cell) for cell in lines[1:] or lines) + gap
    return placed, y


def read(items: Sequence[Item | str], gap: float = 8, frame: bool = True) -> Records:
    title = words((10, 60, "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี พ.ศ. 2568"))
    body, end = rows(items, gap)
    rules = [Ruling("horizontal", y, 8, 560) for y in (54, end)]
    rules += [Ruling("vertical", x, 54, end) for x in (8, 560)]
    page = Page(1, 580, 800, (*title, *body), tuple(rules) if frame else (), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def told(records: Records) -> list[tuple[int, str]]:
    """The number of each item's indicator, and its title."""
    return [(int(item.mission_no or 0), item.title or "") for item in records.items]


@pytest.mark.parametrize("frame", [True, False])
@pytest.mark.parametrize("gap", [3, 6, 10])
def test_a_strip_of_white_parts_rows_without_figures(frame: bool, gap: float) -> None:
    assert told(read(FOUR, gap, frame)) == TITLES


def test_units_and_steps_go_with_the_lines_of_their_row() -> None:
    first, _second, _third, fourth = read(FOUR).items
    assert (first.approach, first.responsible) == (
        "ติดป้ายไว้หน้าเคาน์เตอร์และทบทวนทุกปี",
        ("สำนักปลัด",),
    )
    assert fourth.responsible == ("กองคลัง", "กองช่าง")


def test_headings_of_levels_stand_between_the_rows() -> None:
    levels = [f"แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย{who}" for who in ("ภายใน (IIT)", "ภายนอก (EIT)")]
    records = read([levels[0], DUTIES, BUDGET, levels[1], POWER, GOODS])
    assert [(item.dimension_no, item.title) for item in records.items] == [
        (1, TITLES[0][1]), (1, TITLES[1][1]), (2, TITLES[2][1]), (2, TITLES[3][1]),
    ]  # fmt: skip


@pytest.mark.parametrize("gap", [4, 8])
def test_a_cell_before_the_titles_may_be_as_tall_as_several_rows(gap: float) -> None:
    tall = ("1. การปฏิบัติ/หน้าที่ของ/เจ้าหน้าที่ใน/หน่วยงาน", *DUTIES[1:])
    other = ("", "คุ้มครองผู้แจ้งเบาะแส/ทุกกรณี", "เก็บชื่อเป็นความลับ", "สำนักปลัด", "รายงาน")
    assert told(read([tall, other, BUDGET, POWER, GOODS], gap)) == [
        TITLES[0],
        (1, "คุ้มครองผู้แจ้งเบาะแสทุกกรณี"),
        *TITLES[1:],
    ]


def test_rows_of_a_line_each_in_groups_that_white_parts_are_not_joined() -> None:
    close, apart = words((5, 60, "มาตรการส่งเสริมคุณธรรม ปี พ.ศ. 2568")), 0.0
    close += words(*((60, x, text) for x, text in zip(PLACES, HEADING, strict=True)))
    for k, item in enumerate(FOUR):
        apart += 7 if k == 2 else 0
        texts = [item[0].split(". ")[1], *(cell.split("/")[0] for cell in item[1:])]
        close += words(*((74 + 11 * k + apart, x, t) for x, t in zip(PLACES, texts, strict=True)))
    page = Page(1, 580, 800, tuple(close), (), (), "pdf", "pdf")
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))
    assert [item.title for item in records.items] == [item[1].split("/")[0] for item in FOUR]


TYPED: tuple[Item, ...] = (
    ("", "มาตรการยืมและคืนพัสดุ/ของเทศบาล", "ทำแบบฟอร์ม/ทะเบียนคุม", "กองคลัง/กองช่าง", "ตรวจทะเบียน/ทุกเดือน"),
    ("", "กิจกรรมเสียงตามสาย/ข่าวเทศบาล", "ออกอากาศเช้า/วันจันทร์", "กองคลัง/กองช่าง", "บันทึก/เสนอผู้บริหาร"),
    ("", "มาตรการใช้บัตรคิว/ทุกงาน", "ซื้อเครื่อง", "สำนักปลัด", "สรุปจำนวน"),
    ("", "มาตรการเปิดเผยแผน", "ติดประกาศ/ขึ้นเว็บไซต์", "กองคลัง", "รายงาน"),
)


def of_four(
    items: Sequence[Item], apart: Sequence[int] = (), leading: float = LEADING
) -> list[str | None]:
    """The titles of items without an indicator beside them, more white above some."""
    y, close = 80.0, words((5, 60, "มาตรการส่งเสริมคุณธรรม ปี พ.ศ. 2568"))
    close += words(*((60, x, text) for x, text in zip(PLACES[1:], HEADING[1:], strict=True)))
    for k, item in enumerate(items):
        y += 7 if k in apart else 0
        lines = [cell.split("/") for cell in item[1:]]
        for x, cell in zip(PLACES[1:], lines, strict=True):
            close += words(*((y + leading * n, x, text) for n, text in enumerate(cell)))
        y += leading * max(map(len, lines))
    page = Page(1, 580, 800, tuple(close), (), (), "pdf", "pdf")
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))
    return [item.title for item in records.items]


def test_type_words_bear_out_rows_of_which_all_cells_go_on() -> None:
    assert of_four(TYPED, range(1, 4)) == [item[1].replace("/", "") for item in TYPED]


def test_a_type_word_over_each_group_of_rows_of_a_line_joins_none() -> None:
    texts = "มาตรการใช้บัตรคิว", "จัดทำคู่มือบริการ", "มาตรการเปิดเผยแผน", "แจ้งเวียนให้ทราบ"
    rows = [("", text, "ติดประกาศ", "กองคลัง", "รายงานผล") for text in texts]
    assert of_four(rows, (2,), 11) == list(texts)


SECOND: Item = ("", "มาตรการคุ้มครองผู้แจ้ง/เบาะแสทุกกรณี", "เก็บชื่อเป็นความลับ", "สำนักปลัด", "รายงาน/ทุกปี")
THIRD: Item = ("", "กิจกรรมรับฟังความเห็น/ของผู้มาติดต่อ", "ตั้งกล่องรับความเห็น", "กองคลัง", "สรุปทุกปี")
GROUPS: tuple[tuple[Item, ...], ...] = (
    (("ตัวชี้วัดที่ 1/การปฏิบัติหน้าที่", "มาตรการกำหนดเวลา/บริการทุกงาน", "ต.ค. 67 – ธ.ค./67", *DUTIES[3:]),
     SECOND),
    (("ตัวชี้วัดที่ 2/การใช้งบประมาณ", "มาตรการเปิดเผยแผน/การใช้เงิน", *BUDGET[2:]),),
    (("ตัวชี้วัดที่ 4/การใช้ทรัพย์สิน/ของราชการ", "แนวปฏิบัติการยืม/พัสดุ", *GOODS[2:]), THIRD),
)  # fmt: skip


def read_groups(gap: float, dots: Sequence[tuple[float, float]] = ()) -> Records:
    """Measures of indicators, `gap` points more white between those of one indicator and a level
    rule below its last; the forms stand alone between rules. `dots`: heights and lefts of holes."""
    placed = words((10, 60, "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี พ.ศ. 2568"))
    placed += words(*((60, x, text) for x, text in zip(PLACES, HEADING, strict=True)))
    placed += words(*((y, x, "●") for y, x in dots), (77, 15, "แบบวัด IIT"))
    y, stops = 94.0, [54.0, 72.0, 89.0]
    for group in GROUPS:
        for item in group:
            lines = [cell.split("/") for cell in item]
            for x, cell in zip(PLACES, lines, strict=True):
                placed += words(
                    *((y + LEADING * k, x, text) for k, text in enumerate(cell) if text)
                )
            y += LEADING * max(map(len, lines)) + (gap if item is not group[-1] else 2)
        stops.append(y + 2)
        y += 6
    rules = tuple(Ruling("horizontal", stop, 8, 560) for stop in stops)
    page = Page(1, 580, 800, tuple(placed), rules, (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


MEASURES = [
    (1, "มาตรการกำหนดเวลาบริการทุกงาน"), (1, "มาตรการคุ้มครองผู้แจ้งเบาะแสทุกกรณี"),
    (2, "มาตรการเปิดเผยแผนการใช้เงิน"), (4, "แนวปฏิบัติการยืมพัสดุ"),
    (4, "กิจกรรมรับฟังความเห็นของผู้มาติดต่อ"),
]  # fmt: skip


@pytest.mark.parametrize("gap", [4, 7, 10])
def test_white_parts_the_measures_that_level_rules_part_by_indicator(gap: float) -> None:
    records = read_groups(gap)
    assert told(records) == MEASURES
    assert [item.dimension_no for item in records.items] == [1] * 5


def test_a_punched_hole_beside_such_a_table_is_no_indicator() -> None:
    assert told(read_groups(6, dots=[(128, 1)])) == MEASURES


WRAPPED: tuple[Item, ...] = (
    ("ตัวชี้วัดที่ 6/คุณภาพการบริการ", "การอบรมเจ้าหน้าที่/บริการด่านหน้า", "ฝึกทักษะการสื่อสาร/และการตอบ",
     "กองคลัง", "แบบประเมิน/บริการ"),
    ("ตัวชี้วัดที่ 7/ประสิทธิภาพการ/สื่อสาร", "การปรับปรุงเพจและ/เว็บไซต์", "มอบผู้ดูแลลงข่าว/ทุกสัปดาห์/",
     "กองช่าง/กองคลัง", "ตรวจสอบสถิติ/ทุกเดือน"),
    ("ตัวชี้วัดที่ 8/การปรับปรุงระบบ/การทำงาน", "การยื่นคำร้องผ่าน/ระบบ e-Service", "เปิดบริการ/ทุกงาน/",
     "กองช่าง", "รายงานจำนวน/รายเดือน"),
    ("ตัวชี้วัดที่ 9/การเปิดเผยข้อมูล", "การตรวจทานลิงก์/ข้อมูลสาธารณะ", "แบ่งหัวข้อให้แต่ละ/กองรับผิดชอบ",
     "สำนักปลัด/ทุกงาน", "คณะทำงาน/ติดตาม"),
)  # fmt: skip


@pytest.mark.parametrize("frame", [True, False])
@pytest.mark.parametrize("gap", [4, 6, 10])
def test_a_cell_before_the_titles_longer_than_its_row_makes_the_white_below_wider(
    frame: bool, gap: float
) -> None:
    """Of three kinds of gaps the widest step is not the one between the lines and the rows."""
    assert told(read(WRAPPED, gap, frame)) == [
        (k, item[1].replace("/", "")) for k, item in enumerate(WRAPPED, start=6)
    ]


@pytest.mark.parametrize("gap", [6, 8])
def test_a_named_level_begins_a_cell_however_near_the_last_one_ends(gap: float) -> None:
    """Each indicator is longer than its row: the white beside it is less than between two rows."""
    rows = [
        (item[0] if item[0].count("/") == 2 else f"{item[0]}/ของเทศบาล", item[1].split("/")[0],
         "ประชุมชี้แจง//", "กองคลัง", "รายงาน/ทุกเดือน")
        for item in WRAPPED
    ]  # fmt: skip
    assert told(read(rows, gap, False)) == [(k, row[1]) for k, row in enumerate(rows, start=6)]
