"""Titles that words of the columns beside have run into say so, item by item."""

from __future__ import annotations

import pytest

from tests.reading_text import read_rows

HEAD = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\nโครงการ/กิจกรรม|งบประมาณ (บาท)|ตัวชี้วัด\n"
"""The heading of a plan; its first column may list several items in a cell."""


def told(title: str) -> list[str | None]:
    """What findings on titles quote, for the items of one cell."""
    findings = read_rows(f"{HEAD}{title}|-|ร้อยละ\nโครงการอื่น|5,000|ร้อยละ\n").findings
    return [f.raw for f in findings if f.code == "title_uncertain"]


@pytest.mark.parametrize(
    ("title", "raw"),
    [
        ("โครงการอบรมพนักงาน 45,000 สำนักปลัดเทศบาล", "45,000 สำนักปลัดเทศบาล"),
        ("มาตรการเปิดเผยข้อมูลรายเดือน - กองคลัง", "- กองคลัง"),
        ("กิจกรรมติดตามงบ ไม่ใช้กองช่างประมาณ งบประมาณ", "ไม่ใช้กองช่างประมาณ งบประมาณ"),
    ],
)
def test_money_and_a_unit_in_a_title_are_told(title: str, raw: str) -> None:
    assert told(title) == [raw]


def test_each_item_that_a_cell_lists_is_told() -> None:
    assert told(
        "1. โครงการอบรม 45,000 สำนักปลัด 2. กิจกรรมยกย่อง - กองคลัง"
        " 3. โครงการเยาวชน 60,000 กองการศึกษามิติที่ 2 การบริหารราชการ"
    ) == ["45,000 สำนักปลัด", "- กองคลัง", "มิติที่ 2"]


@pytest.mark.parametrize(
    "title",
    [
        "โครงการปลูกต้นไม้ 10,000 ต้น กองช่างร่วมใจ",
        "โครงการสมทบ 50,000 กองทุนหลักประกันสุขภาพ",
        "กิจกรรมประชุมสำนักปลัดและกองคลัง",
        "มาตรการไม่ใช้รถส่วนกลางของกองช่างในเรื่องส่วนตัว",
        "โครงการทำความสะอาดวัด - สำนักสงฆ์",
    ],
)
def test_titles_of_their_own_say_nothing(title: str) -> None:
    assert told(title) == []
