"""Titles with lines below them that a label without a colon opens."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_compound_columns import HEAD, table

Row = tuple[str, str, str]
HEADING = ("ที่", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ (บาท)")
ONE = "โครงการอบรมจรรยาบรรณ<br>ของพนักงาน"
TWO = "กิจกรรมตลาดสุจริต"
THREE = "มาตรการเผยแพร่ข้อมูล"


def said(rows: list[Row]) -> list[tuple[str | None, ...]]:
    records = read_rows(HEAD + table(HEADING, *rows))
    assert "title_uncertain" not in codes(records)
    return [(i.title, i.indicator, *(i.responsible or ())) for i in records.items]


def test_a_label_that_nearly_all_titles_have_needs_no_colon() -> None:
    assert said(
        [
            ("1", f"{ONE}<br>ตัวชี้วัด จำนวนผู้เข้า<br>อบรม", "20,000"),
            ("2", f"{TWO}<br>ตัวชี้วัด แผงค้าที่เข้าร่วม", "5,000"),
            ("3", f"{THREE}<br>ตัวชี้วัด มีข้อมูลครบ", "-"),
        ]
    ) == [
        ("โครงการอบรมจรรยาบรรณของพนักงาน", "จำนวนผู้เข้าอบรม"),
        ("กิจกรรมตลาดสุจริต", "แผงค้าที่เข้าร่วม"),
        ("มาตรการเผยแพร่ข้อมูล", "มีข้อมูลครบ"),
    ]


@pytest.mark.parametrize("label", ["ตัวซี้วัด", "ตัวชี้วัด", "ตัวชี้วัด :", "- ตัวชี้วัด", "ตัวช้วัต"])
def test_one_of_several_labels_may_be_misread(label: str) -> None:
    assert said(
        [
            ("1", f"{ONE}<br>ตัวชี้วัด จำนวนคน<br>ผู้รับผิดชอบ สำนักปลัด", "20,000"),
            ("2", f"{TWO}<br>{label} จำนวนแผง<br>ผู้รับผิดชอบ กองคลัง", "5,000"),
            ("3", f"{THREE}<br>ตัวชี้วัด ร้อยละ 80<br>ตัวชี้วัด จำนวนข้อมูล", "-"),
            ("4", f"{TWO} 2<br>ตัวชี้วัด จำนวนแผง<br>ผู้รับผิดชอบ กองคลัง", "-"),
            ("5", f"{TWO} 3<br>ตัวชี้วัด จำนวนแผง<br>ผู้รับผิดชอบ กองคลัง", "-"),
        ]
    )[:3] == [
        ("โครงการอบรมจรรยาบรรณของพนักงาน", "จำนวนคน", "สำนักปลัด"),
        ("กิจกรรมตลาดสุจริต", "จำนวนแผง", "กองคลัง"),
        ("มาตรการเผยแพร่ข้อมูล", "ร้อยละ 80 ตัวชี้วัด จำนวนข้อมูล"),
    ]


def test_a_table_of_one_item_has_what_says_that_it_is_a_label() -> None:
    row = ("1", f"{ONE}<br>ตัวชี้วัด จำนวนผู้เข้าอบรม", "20,000")
    assert said([row]) == [("โครงการอบรมจรรยาบรรณของพนักงาน", "จำนวนผู้เข้าอบรม")]


def test_words_that_open_a_line_of_few_titles_are_the_titles_and_told() -> None:
    rows = [
        ("1", "โครงการจัดทำ<br>ตัวชี้วัด รายบุคคล", "20,000"),
        ("2", TWO, "5,000"),
        ("3", THREE, "-"),
    ]
    records = read_rows(HEAD + table(HEADING, *rows))
    assert [i.title for i in records.items] == ["โครงการจัดทำตัวชี้วัด รายบุคคล", TWO, THREE]
    assert "title_uncertain" in codes(records)


def test_words_of_a_title_that_name_no_column_stay_in_it() -> None:
    rows = [
        ("1", "โครงการพัฒนา<br>พื้นที่ สาธารณะ", "20,000"),
        ("2", "กิจกรรมดูแล<br>พื้นที่ ป่าชุมชน", "5,000"),
        ("3", "มาตรการติดตาม<br>ผู้รับผิดชอบ ที่ละเลยหน้าที่", "-"),
    ]
    assert [title for title, *_rest in said(rows)] == [
        "โครงการพัฒนาพื้นที่ สาธารณะ",
        "กิจกรรมดูแลพื้นที่ ป่าชุมชน",
        "มาตรการติดตามผู้รับผิดชอบ ที่ละเลยหน้าที่",
    ]


def test_money_below_such_a_label_is_not_swallowed() -> None:
    rows = [
        ("1", f"{ONE}<br>ตัวชี้วัด จำนวนคน<br>งบประมาณ 20,000 บาท"),
        ("2", f"{TWO}<br>ตัวชี้วัด จำนวนแผง<br>ไม่ใช้งบประมาณ"),
        ("3", f"{THREE}<br>ตัวชี้วัด จำนวนข้อมูล<br>งบประมาณ 5,000 บาท"),
    ]
    heading = ("ที่", "โครงการ/กิจกรรม/มาตรการ")
    records = read_rows(HEAD + table(heading, *rows))
    assert [b.amount_baht for b in records.budgets] == [20_000.0, None, 5_000.0]
    assert "title_uncertain" in codes(records)
