"""Forms that say in one cell where they stand: dimension and mission, instrument and indicator."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.reading_text import codes
from tests.test_labelled_cells import ITA, PLAN, RESULTS, Slot, grid, read

DIMENSION = "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"
MISSION = "ภารกิจที่ 2.1 การเปิดเผยข้อมูลสาธารณะขององค์กรปกครองส่วนท้องถิ่น"
SHEET: tuple[Sequence[Slot], ...] = (
    ("โครงการ/กิจกรรม", "กิจกรรมปรับปรุงศูนย์ข้อมูลข่าวสาร"),
    ("วัตถุประสงค์", "เพื่อให้ข้อมูลข่าวสารเป็นปัจจุบัน"),
    ("ระยะเวลา", "ตุลาคม 2565 - กันยายน 2566"),
    ("งบประมาณ", "ไม่ใช้งบประมาณ"),
    ("ผู้รับผิดชอบ", "สำนักปลัด"),
)
CARD: tuple[Sequence[Slot], ...] = (
    ("ประเด็นที่ต้องปรับปรุง", "บุคลากรไม่ทราบแผนการใช้จ่าย"),
    ("มาตรการ", "กิจกรรมชี้แจงแผนการใช้จ่าย"),
    ("วิธีดำเนินการ", "จัดประชุมชี้แจง"),
    ("ผู้รับผิดชอบ", "กองคลัง"),
    ("ผลการติดตาม", "เผยแพร่รายงานแล้ว"),
)


@pytest.mark.parametrize("between", ["\n", " / ", " "])
def test_a_sheets_levels_may_stand_over_its_labels(between: str) -> None:
    records = read(PLAN, (grid((DIMENSION + between + MISSION, None), *SHEET),))
    (item,) = records.items
    assert (item.section, item.dimension_no, item.mission_no) == ("fact_sheet", 2, "2.1")
    assert item.mission == "การเปิดเผยข้อมูลสาธารณะขององค์กรปกครองส่วนท้องถิ่น"
    assert item.title == "กิจกรรมปรับปรุงศูนย์ข้อมูลข่าวสาร"


def test_the_instrument_and_its_indicator_may_stand_over_the_labels() -> None:
    where = ("แบบวัด IIT ตัวชี้วัดที่ 2 การใช้งบประมาณ", None)
    records = read(ITA, (grid(where, ("ลำดับที่", "1"), *CARD),))
    (item,) = records.items
    assert (item.item_no, item.dimension_no, item.mission_no) == (1, 1, "2")
    assert item.title == "กิจกรรมชี้แจงแผนการใช้จ่าย"


def test_a_forms_own_number_stands_beside_its_levels() -> None:
    two = (("แบบติดตามที่ ๒", "OIT : ตัวชี้วัดที่ 10 การป้องกันการทุจริต"), *CARD)
    one = (("แบบติดตามที่ 1", "IIT : ตัวชี้วัดที่ 2 การใช้งบประมาณ"), *CARD)
    records = read(ITA, (grid(*one), grid(*two)))
    said = [(i.item_no, i.dimension_no, i.mission_no) for i in records.items]
    assert said == [(1, 1, "2"), (2, 3, "10")]


def test_the_name_of_all_forms_is_no_number() -> None:
    cards = [(("แบบ 1", f"IIT : ตัวชี้วัดที่ {k} {name}"), *CARD)
             for k, name in ((2, "การใช้งบประมาณ"), (3, "การใช้อำนาจ"))]  # fmt: skip
    records = read(ITA, tuple(grid(*card) for card in cards))
    assert [(i.item_no, i.mission_no) for i in records.items] == [(None, "2"), (None, "3")]


@pytest.mark.parametrize("money", [("๑๕,๐๐๐", "๑๔,๒๐๐"), ("-", "-")])
def test_levels_below_the_title_of_a_card_are_both_its(money: tuple[str, str]) -> None:
    planned, spent = money
    rows: tuple[Sequence[Slot], ...] = (
        ("กิจกรรมประเมินความเสี่ยงการทุจริต", None, None),
        (f"{DIMENSION} / {MISSION}", None, None),
        ("ตัวชี้วัด\nจำนวนกระบวนงาน", None, "เป้าหมาย\n๒ กระบวนงาน"),
        (f"งบประมาณที่ตั้งไว้ (บาท)\n{planned}", f"งบประมาณที่ใช้จริง (บาท)\n{spent}",
         "หน่วยงานรับผิดชอบ\nหน่วยตรวจสอบภายใน"),
    )  # fmt: skip
    records = read(RESULTS, (grid(*rows),))
    (item,) = records.items
    assert (item.dimension_no, item.mission_no, item.target) == (2, "2.1", "2 กระบวนงาน")
    amounts = [15_000.0, 14_200.0] if planned != "-" else [None, None]
    assert [b.amount_baht for b in records.budgets] == amounts
    assert "amount_unreadable" not in codes(records)


def test_a_mission_of_another_dimension_is_none_of_it() -> None:
    other = "ภารกิจที่ 3.1 การส่งเสริมให้ประชาชนมีส่วนร่วมบริหารกิจการ"
    records = read(PLAN, (grid((f"{DIMENSION} {other}", None), *SHEET),))
    assert [i.mission_no for i in records.items] in ([None], [])


def test_a_band_of_both_levels_in_a_table_of_items_is_no_form() -> None:
    rows: tuple[Sequence[Slot], ...] = (
        ("ลำดับ", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ", "ปี 2566"),
        (f"{DIMENSION} {MISSION}", None, None, None),
        ("1", "กิจกรรมเปิดเผยข้อมูล", "สำนักปลัด", "5,000"),
        ("2", "โครงการสายตรวจ", "กองคลัง", "6,000"),
    )
    records = read(PLAN, (grid(*rows),))
    assert [(i.item_no, i.mission_no) for i in records.items] == [(1, "2.1"), (2, "2.1")]
