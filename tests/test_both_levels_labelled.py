"""Cards with one label for a dimension and a mission, and what was set and spent side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.headings.columns import bind_heading
from tests.reading_text import codes
from tests.test_labelled_cells import RESULTS, Slot, grid, read

WHERE = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต / 1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน"


def card(label: str, where: str, spent: str = "ใช้จ่ายจริง") -> list[Sequence[Slot]]:
    return [
        ("2. โครงการส่งเสริมสภาเด็กและเยาวชน", None, None, None),
        (label, where, None, None),
        ("งบประมาณที่ตั้งไว้", "24,000 บาท", spent, "23,500 บาท"),
        ("ตัวชี้วัด", "จำนวนกิจกรรมที่สภาเด็กทำ", "ผู้รับผิดชอบ", "กองสวัสดิการสังคม"),
        ("ผลการดำเนินงาน", "จัดกิจกรรมแล้ว 1 ครั้ง", None, None),
        ("สถานะ", "☑ ดำเนินการแล้วเสร็จ ☐ อยู่ระหว่างดำเนินการ", None, None),
    ]


@pytest.mark.parametrize("label", ["มิติ / ภารกิจ", "มิติ/ภารกิจ", "มิติ - ภารกิจ", "มิติและภารกิจที่"])
def test_one_label_names_the_dimension_and_the_mission_beside_it(label: str) -> None:
    records = read(RESULTS, (grid(*card(label, WHERE)),))
    (item,) = records.items
    assert (item.item_no, item.title) == (2, "โครงการส่งเสริมสภาเด็กและเยาวชน")
    assert (item.dimension_no, item.mission_no) == (1, "1.3")
    assert item.responsible == ("กองสวัสดิการสังคม",)
    assert (item.result, item.progress) == ("จัดกิจกรรมแล้ว 1 ครั้ง", "completed")
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 24_000.0),
        ("disbursed", 23_500.0),
    ]
    assert "table_without_heading" not in codes(records)


def test_a_value_that_names_no_level_is_none() -> None:
    """The card is told, or its item says no mission."""
    records = read(RESULTS, (grid(*card("มิติ / ภารกิจ", "ตามแผนพัฒนาท้องถิ่น")),))
    assert not [item for item in records.items if item.mission_no or item.dimension_no]


@pytest.mark.parametrize("text", ["ใช้จ่ายจริง", "ใช้จ่ายไป", "ใช้แล้ว", "จ่ายแล้ว (บาท)"])
def test_what_was_spent_is_not_planned(text: str) -> None:
    column = bind_heading(0, (text,))
    assert (column.role, column.kind) == ("money", "disbursed")


@pytest.mark.parametrize("text", ["แผนการใช้จ่าย", "ผลที่นำไปใช้จริงในหน่วยงาน"])
def test_what_only_speaks_of_spending_is_no_money_spent(text: str) -> None:
    assert bind_heading(0, (text,)).kind != "disbursed"
