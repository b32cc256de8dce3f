"""Numbers printed before titles, and cells that list several items."""

from __future__ import annotations

import pytest

from normalize.numbering import behind_ordinal, item_type, split_list, split_number
from normalize.reading import read_title

NUMBERS = [
    ("2. โครงการ ก", 2, None, "โครงการ ก"),
    ("2) มาตรการ ก", 2, None, "มาตรการ ก"),
    ("(2)โครงการ ก", 2, None, "โครงการ ก"),
    ("1 โครงการ ก", 1, None, "โครงการ ก"),
    ("4.. มาตรการ ก", 4, None, "มาตรการ ก"),
    ("2.2.1 (3) กิจกรรม ก", 3, "2.2.1", "กิจกรรม ก"),
    ("4.2.1 มาตรการ ก", None, "4.2.1", "มาตรการ ก"),
    ("2 (1) กิจกรรม ก", 1, None, "กิจกรรม ก"),
    ("(2 โครงการ ก (ข)", 2, None, "โครงการ ก (ข)"),  # as a scan reads a figure in a dark band
    ("(2 โครงการ)", None, None, "(2 โครงการ)"),  # counts them
    ("โครงการ 5 ส", None, None, "โครงการ 5 ส"),
    ("12.5 กิโลเมตร", None, None, "12.5 กิโลเมตร"),
    (".จัดทำเว็บไซต์", None, None, "จัดทำเว็บไซต์"),
]


@pytest.mark.parametrize(("text", "item_no", "sub", "rest"), NUMBERS)
def test_number_before_a_title(text: str, item_no: int | None, sub: str | None, rest: str) -> None:
    taken = split_number(text)
    assert (taken.item_no, taken.sub_mission_no, taken.rest) == (item_no, sub, rest)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("โครงการ ก", "project"),
        ("“กิจกรรม ก”", "activity"),
        ("มาตรการ ก", "measure"),
        ("การ ก", "unspecified"),
    ],
)
def test_type_word(title: str, kind: str) -> None:
    assert item_type(title) == kind


LISTS = [
    ("1) โครงการ ก 2) โครงการ ข", ["1) โครงการ ก ", "2) โครงการ ข"]),
    ("2.2.1 (1) มาตรการ ก 2.2.2 (1) กิจกรรม ข", ["2.2.1 (1) มาตรการ ก ", "2.2.2 (1) กิจกรรม ข"]),
    ("ส่วนที่เหลือ 3.2.2 (2) โครงการ ข", ["ส่วนที่เหลือ ", "3.2.2 (2) โครงการ ข"]),
    ("มอบอำนาจตามพระราชบัญญัติ พ.ศ. 2522", ["มอบอำนาจตามพระราชบัญญัติ พ.ศ. 2522"]),
    ("ตามมาตรา 9 (8) ของกฎหมาย", ["ตามมาตรา 9 (8) ของกฎหมาย"]),
    ("(9) โครงการ ก(10) กิจกรรม ข", ["(9) โครงการ ก", "(10) กิจกรรม ข"]),
    ("(2) โครงการ ก(1) มาตรการ ข", ["(2) โครงการ ก", "(1) มาตรการ ข"]),
    ("1 โครงการ ก 2. กิจกรรม ข 3 มาตรการ ค", ["1 โครงการ ก ", "2. กิจกรรม ข ", "3 มาตรการ ค"]),
    ("โครงการ ก ร่วมกับ 3 โครงการ ข", ["โครงการ ก ร่วมกับ 3 โครงการ ข"]),
]


@pytest.mark.parametrize(("text", "parts"), LISTS)
def test_lists_in_a_cell(text: str, parts: list[str]) -> None:
    assert [text[p.start : p.end] for p in split_list(text)] == parts


def test_a_point_read_as_a_comma_numbers_a_title() -> None:
    found = split_number("3, โครงการอบรม")
    assert (found.item_no, found.rest) == (3, "โครงการอบรม")
    assert split_number("3, 4 และ 5").item_no is None


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("● โครงการยุวชนโตไปไม่โกง", "โครงการยุวชนโตไปไม่โกง"),
        ("- กิจกรรมจิตอาสา", "กิจกรรมจิตอาสา"),
        ("1. • มาตรการลดขั้นตอน", "มาตรการลดขั้นตอน"),
        ("• จัดทำแผนผังการให้บริการ", "จัดทำแผนผังการให้บริการ"),
        ("• จัดทำแผนผัง\n• ปิดประกาศ", "• จัดทำแผนผัง • ปิดประกาศ"),
        ("- ไม่มี", "- ไม่มี"),
    ],
)
def test_a_bullet_is_no_part_of_a_title(printed: str, title: str) -> None:
    assert read_title(printed, "plan") == title


@pytest.mark.parametrize("title", ["ITA โครงการ ก", "ชื่อ โครงการ ก", "1. โครงการ ก", "โครงการ ก"])
def test_words_and_numbers_before_a_title_are_no_dirt(title: str) -> None:
    assert behind_ordinal(title) is None
