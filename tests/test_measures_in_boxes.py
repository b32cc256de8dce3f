"""Measures without numbers in boxes, one round each indicator, that touch or stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records
from parsers.model import Page, Ruling
from tests.reading_text import codes
from tests.test_boxes_below_headings import (
    LEADING,
    LEFT,
    OF_PLAN,
    RIGHT,
    TITLE,
    Boxes,
    Group,
    page_of,
    read,
    with_level_above,
)
from tests.test_half_ruled_tables import words

TOLD = "rows_parted_uncertainly"
HEADING = ("มาตรการ", "วิธีดำเนินการ", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินงาน")
PLACES = (26.0, 160.0, 300.0, 390.0, 490.0)
NAMES = (
    "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่",
    "ตัวชี้วัดที่ 2 การใช้งบประมาณ",
    "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ",
)
TIMES = "กำหนดมาตรฐานระยะ/เวลาการให้บริการ|จัดทำคู่มือและติดผัง/หน้าจุดบริการ|ต.ค./2567|สำนักปลัด|มีคู่มือ/และติดผัง"
EQUAL = (
    "สร้างความเสมอภาคใน/การรับบริการ|ใช้บัตรคิวและกล่อง/ความพึงพอใจ|ตลอดปี|สำนักปลัด/กองคลัง|พึงพอใจ/ร้อยละ 93"
)
SPENT = (
    "เผยแพร่การใช้เงิน/ให้บุคลากรทราบ|แจ้งเวียนรายงานการเงิน/เดือนในที่ประชุม|ทุกเดือน|กองคลัง|แจ้งที่ประชุม/12 ครั้ง"
)
LENT = "ควบคุมการยืมทรัพย์สิน/ของราชการ|จัดทำแบบฟอร์มยืม/ตรวจนับ|ทุกไตรมาส|กองคลัง|ตรวจนับครบ 4 ครั้ง/พัสดุอยู่ครบ"
TAUGHT = "ให้ความรู้เรื่องประโยชน์/ทับซ้อน|บรรยายโดยนิติกร/แผ่นพับ|ก.พ. 2568|สำนักปลัด|มีผู้ฟังบรรยาย 41 คน"
TYPED = "มาตรการจัดทำคู่มือ/บริการ|ทบทวนคู่มือ/ทุกกอง|ตลอดปี|สำนักปลัด|มีคู่มือ 5 เล่ม"
SIGNS = "มาตรการจัดทำป้าย/บริการ|ทบทวนป้าย/ทุกกอง|ตลอดปี|กองช่าง|มีป้าย 5 แผ่น"
BOARDS = SIGNS.replace("กองช่าง", "สำนักปลัด").replace("แผ่น", "เล่ม")
FULL = "ปรับปรุงจุดบริการ/เบ็ดเสร็จ|จัดเก้าอี้ น้ำดื่ม/ผู้สูงอายุ|ม.ค./2568|หน่วยตรวจ/สอบภายใน|สร้างทางลาด/1 แห่ง"

Measures = Sequence[Sequence[str]]
"""The measures box by box."""


def read_boxes(measures: Measures, apart: float, gap: float = 9, level: str = "") -> Records:
    groups: list[Group] = [(name, *own) for name, own in zip(NAMES, measures, strict=False)]
    page = page_of(groups, Boxes(title=TITLE, heading=HEADING, places=PLACES, apart=apart, gap=gap))
    return read(with_level_above(page, level) if level else page)


def titles(measures: Measures) -> list[str]:
    return [row.split("|")[0].replace("/", "") for own in measures for row in own]


@pytest.mark.parametrize("level", ["", "แบบวัด IIT"])
@pytest.mark.parametrize("gap", [5, 9])
@pytest.mark.parametrize("apart", [0.0, 12.0])
@pytest.mark.parametrize(
    "measures",
    [
        ((TIMES, EQUAL), (SPENT,), (LENT, TAUGHT)),
        ((TIMES, EQUAL, LENT), (SPENT,), (TAUGHT,)),
        ((TYPED, SIGNS), (TYPED,), (SIGNS, TYPED)),
        ((TYPED, BOARDS), (TYPED,), (TYPED, TYPED)),
        ((TYPED, EQUAL), (SPENT,), (LENT, SIGNS)),
        ((TIMES, EQUAL), (SPENT, LENT), (TYPED,)),
    ],
)
def test_white_parts_the_measures_of_boxes(
    measures: Measures, apart: float, gap: float, level: str
) -> None:
    records = read_boxes(measures, apart, gap, level)
    assert [item.title for item in records.items] == titles(measures)
    held = [no for no, own in zip("124", measures, strict=True) for _measure in own]
    assert [item.mission_no for item in records.items] == held


@pytest.mark.parametrize(("level", "number"), [("แบบวัด EIT", 2), ("แบบวัด OIT", 3)])
def test_a_level_between_the_heading_and_a_box_is_no_part_of_the_heading(
    level: str, number: int
) -> None:
    """Boxes of which nothing but their rules says what is a row."""
    records = read_boxes(((FULL,), (FULL,), (SPENT,)), 12.0, level=level)
    assert [item.title for item in records.items] == titles(((FULL,), (FULL,), (SPENT,)))
    assert {item.dimension_no for item in records.items} == {number}


NAMED = "แต่งตั้งผู้รับผิดชอบ|ออกคำสั่งแบ่งงาน|ต.ค. 2567|กองช่าง|มีคำสั่ง 1 ฉบับ"
SHOWN = "เผยแพร่ผลจัดซื้อ|นำข้อมูลขึ้นเว็บ|ทุกเดือน|กองคลัง|เผยแพร่ 12 ครั้ง"


@pytest.mark.parametrize("gap", [5, 9])
@pytest.mark.parametrize(
    "measures",
    [
        ((NAMED, SHOWN), (SHOWN,), (NAMED, SHOWN)),
        ((NAMED, SHOWN), (SPENT,), (LENT, NAMED)),
        ((TIMES, EQUAL.replace("ตลอดปี", "")), (SPENT,), (LENT, SPENT)),
        ((FULL,), (SHOWN, NAMED)),
    ],
)
def test_measures_of_boxes_that_nothing_parts_for_certain_are_told(
    measures: Measures, gap: float
) -> None:
    """Of a line each, or with one cell for two."""
    records = read_boxes(measures, 12.0, gap)
    assert len(records.items) == len(measures)
    assert TOLD in codes(records)


def test_boxes_of_one_measure_each_are_not_doubted() -> None:
    for measures in (((FULL,), (FULL,)), ((NAMED,), (SHOWN,)), ((SPENT,), (FULL,), (LENT,))):
        records = read_boxes(measures, 12.0)
        assert [item.title for item in records.items] == titles(measures)
        assert TOLD not in codes(records)


@pytest.mark.parametrize("apart", [0.0, 12.0])
@pytest.mark.parametrize("second", ["ตลาดสุจริต/ชุมชน||กองคลัง|มี.ค. 2568", "วันเด็ก||กองช่าง|ตลอดปี"])
def test_a_second_item_of_a_box_without_an_amount_is_told(second: str, apart: float) -> None:
    names = ("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต", "มิติที่ 2 การบริหารราชการ")
    first = "อบรมคุณธรรม/บุคลากร|20,000|กองการศึกษา|ม.ค. 2568"
    other = "ประเมินความพึงพอใจ/ประชาชน|15,000|สำนักปลัด|ก.ย. 2568"
    how = replace(OF_PLAN, apart=apart, gap=9)
    records = read(page_of(((names[0], first, second), (names[1], other)), how))
    assert [row.amount_baht for row in records.budgets] == [20000, 15000]
    assert TOLD in codes(records)


def centred(row: str) -> str:
    """A measure with its cells half-way down it, as far as whole lines allow."""
    cells = [cell.split("/") for cell in row.split("|")]
    high = max(map(len, cells))
    return "|".join("/".join([""] * ((high - len(own)) // 2) + own) for own in cells)


PLANNED = "จัดทำแผนป้องกัน/ทุจริตและประกาศ/ทั้งเทศบาล|ประชุมคณะ/ยกร่าง/เสนอผู้บริหาร|ม.ค. 2568|ปลัด|มีแผน"
REPORTED = "จัดทำรายงานเงิน/และปิดประกาศให้/ชุมชนทราบ|สรุปยอดรายเดือน|ทุกเดือน|กองคลัง|ครบทุก/เดือน/แล้ว"


@pytest.mark.parametrize("apart", [0.0, 12.0])
@pytest.mark.parametrize("gap", [4, 9])
@pytest.mark.parametrize(
    "measures",
    [
        ((PLANNED, REPORTED), (PLANNED,), (REPORTED, PLANNED)),
        ((PLANNED, NAMED, REPORTED), (REPORTED,)),
        ((PLANNED,), (REPORTED,)),
    ],
)
def test_measures_with_their_cells_half_way_down_are_apart(
    measures: Measures, gap: float, apart: float
) -> None:
    records = read_boxes([[centred(row) for row in own] for own in measures], apart, gap)
    assert [item.title for item in records.items] == titles(measures)
    units = [(row.split("|")[3],) for own in measures for row in own]
    assert [item.responsible for item in records.items] == units


@pytest.mark.parametrize(
    "box",
    [
        (PLANNED, REPORTED),  # at their tops
        ("จัดทำแผน/ทุจริต//รายงานเงิน/ชุมชน|ประชุม/ยกร่าง//สรุป/เสนอ|//ตลอดปี|//สำนักปลัด|//ครบ",),
        ("/จัดทำแผน//จัดทำรายงาน|ประชุม/ยกร่าง/เสนอ/สรุป/แจ้ง|/ม.ค.//ก.พ.|/ปลัด//คลัง|/ครบ//ครบ",),
    ],
)
def test_boxes_whose_cells_are_not_about_one_middle_are_not_parted_as_such(
    box: Sequence[str],
) -> None:
    """Such as one with a cell half-way down two measures."""
    records = read_boxes((box, [centred(PLANNED)]), 0.0)
    assert records.items == ()


def half_way(measures: Measures, apart: float, gap: float) -> Page:
    """A page of boxes with each cell half-way down its measure, between two lines too."""
    placed = [(10.0, 120.0, TITLE)]
    placed += [(36.0, x + 8, text) for x, text in zip(PLACES, HEADING, strict=True)]
    rules: list[Ruling] = []
    y = 53.0
    for name, own in zip(NAMES, measures, strict=True):
        top = y
        placed.append((y + 4, PLACES[0], name))
        y += LEADING + 6
        for row in own:
            cells = [cell.split("/") for cell in row.split("|")]
            high = max(map(len, cells))
            for x, cell in zip(PLACES, cells, strict=True):
                first = y + (high - len(cell)) * LEADING / 2
                placed += [(first + LEADING * k, x, text) for k, text in enumerate(cell)]
            y += LEADING * high + gap
        y += 3 - gap
        rules += [Ruling("horizontal", end, LEFT, RIGHT) for end in (top, y)]
        rules += [Ruling("vertical", x, top, y) for x in (LEFT, RIGHT)]
        y += apart
    return Page(1, 660, 900, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")


@pytest.mark.parametrize("apart", [0.0, 12.0])
@pytest.mark.parametrize("gap", [5, 9])
def test_a_cell_may_stand_between_two_lines_of_its_title(gap: float, apart: float) -> None:
    for measures in (
        ((TIMES, EQUAL), (SPENT,), (LENT, TAUGHT)),
        ((TYPED, SIGNS, TIMES), (SPENT,), (PLANNED, EQUAL)),
    ):
        records = read(half_way(measures, apart, gap))
        assert [item.title for item in records.items] == titles(measures)
        assert records.items[1].responsible in (("สำนักปลัด", "กองคลัง"), ("กองช่าง",))
