"""Titles with the unit responsible in brackets behind them, in a table without a column for it."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_compound_columns import HEAD, money, table

HEADING = ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ผลการดำเนินงาน")
UNITS = [("สำนักปลัด",), ("กองคลัง", "กองช่าง"), ("กองสาธารณสุขและสิ่งแวดล้อม",)]


@pytest.mark.parametrize("brackets", ["[]", "()", "{]"])
def test_nearly_all_titles_end_in_a_unit(brackets: str) -> None:
    opened, closed = brackets
    rows = (
        ("1", f"โครงการอบรม (ทุกระดับ)<br>{opened}สำนักปลัด{closed}", "อบรมแล้ว"),
        ("2", f"กิจกรรมตลาดสุจริต {opened}กองคลัง/กองช่าง{closed}", "จัดแล้ว"),
        ("3", f"มาตรการคัดแยกขยะ {opened}กองสาธารณสุขและ<br>สิ่งแวดล้อม{closed}", "-"),
    )
    records = read_rows(HEAD + table(HEADING, *rows))
    assert [(i.title, i.responsible) for i in records.items] == list(
        zip(("โครงการอบรม (ทุกระดับ)", "กิจกรรมตลาดสุจริต", "มาตรการคัดแยกขยะ"), UNITS, strict=True)
    )
    assert "title_uncertain" not in codes(records)


def test_a_bracket_whose_end_a_scan_lost_holds_a_known_unit() -> None:
    rows = (
        ("1", "โครงการอบรม (สำนักปลัด", "อบรมแล้ว"),
        ("2", "กิจกรรมตลาดสุจริต (กองคลัง/กองช่าง)", "จัดแล้ว"),
        ("3", "มาตรการคัดแยกขยะ (กองสาธารณสุขและสิ่งแวดล้อม)", "-"),
    )
    records = read_rows(HEAD + table(HEADING, *rows))
    assert [(i.title, i.responsible) for i in records.items] == list(
        zip(("โครงการอบรม", "กิจกรรมตลาดสุจริต", "มาตรการคัดแยกขยะ"), UNITS, strict=True)
    )


@pytest.mark.parametrize(
    "cut", ["โครงการอบรม (ริมคลอง", "โครงการอบรม (สำนักปลัด และ", "โครงการอบรม (กองทุน"]
)
def test_an_open_bracket_around_anything_else_stays(cut: str) -> None:
    rows = (
        ("1", cut, "อบรมแล้ว"),
        *((str(k), f"กิจกรรม {k} (กองช่าง)", "ทำแล้ว") for k in range(2, 8)),
    )
    records = read_rows(HEAD + table(HEADING, *rows))
    assert (records.items[0].title, records.items[0].responsible) == (cut, None)
    assert records.items[1].responsible == ("กองช่าง",)


def test_a_table_of_one_item_names_a_known_unit() -> None:
    rows = (("1", "โครงการธนาคารขยะ [กองคลัง]", "จัดแล้ว"),)
    assert [(i.title, i.responsible) for i in read_rows(HEAD + table(HEADING, *rows)).items] == [
        ("โครงการธนาคารขยะ", ("กองคลัง",))
    ]
    rows = (("1", "โครงการปรับปรุงภูมิทัศน์ (สำนักงานเทศบาล)", "จัดแล้ว"),)
    assert [(i.title, i.responsible) for i in read_rows(HEAD + table(HEADING, *rows)).items] == [
        ("โครงการปรับปรุงภูมิทัศน์ (สำนักงานเทศบาล)", None)
    ]


def test_brackets_of_some_titles_stay_and_square_ones_are_told() -> None:
    rows = (
        ("1", "โครงการอบรมพนักงาน [สำนักปลัด]", "อบรมแล้ว"),
        ("2", "กิจกรรมตลาดสุจริต (ริมคลอง)", "จัดแล้ว"),
        ("3", "มาตรการคัดแยกขยะ", "-"),
    )
    records = read_rows(HEAD + table(HEADING, *rows))
    assert [(i.title, i.responsible) for i in records.items] == [(row[1], None) for row in rows]
    assert "title_uncertain" in codes(records)


def test_a_unit_beside_one_in_brackets_is_the_tables() -> None:
    rows = (
        ("โครงการ/กิจกรรม", "ผู้รับผิดชอบ"),
        ("โครงการอบรม (กองคลัง)", "สำนักปลัด"),
        ("กิจกรรมจิตอาสา (กองช่าง)", "กองช่าง"),
    )
    assert [(i.title, i.responsible) for i in read_rows(HEAD + table(*rows)).items] == [
        ("โครงการอบรม (กองคลัง)", ("สำนักปลัด",)),
        ("กิจกรรมจิตอาสา (กองช่าง)", ("กองช่าง",)),
    ]


def test_titles_listed_in_one_cell_have_units_of_their_own() -> None:
    cell = "1. โครงการอบรม [กองคลัง]<br>2. กิจกรรมจิตอาสา [กองช่าง]"
    records = read_rows(HEAD + table(HEADING[1:], (cell, "ทำแล้ว")))
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการอบรม", ("กองคลัง",)),
        ("กิจกรรมจิตอาสา", ("กองช่าง",)),
    ]


def test_a_heading_in_square_brackets_names_a_second_thing() -> None:
    rows = (
        ("โครงการ/กิจกรรม [ผู้รับผิดชอบ]", "งบตั้งไว้ [เบิกจ่ายจริง]"),
        ("โครงการอบรม [กองคลัง]", "20,000 [18,500]"),
        ("กิจกรรมจิตอาสา [กองช่าง]", "5,000 [-]"),
    )
    records = read_rows(HEAD + table(*rows))
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการอบรม", ("กองคลัง",)),
        ("กิจกรรมจิตอาสา", ("กองช่าง",)),
    ]
    assert [[(kind, baht) for _y, kind, _s, baht in own] for own in money(records)] == [
        [("planned", 20_000.0), ("disbursed", 18_500.0)],
        [("planned", 5_000.0), ("disbursed", None)],
    ]


LISTED = (
    "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\n\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
    "ภารกิจที่ 1.1 การสร้างจิตสำนึก\n"
    "1) โครงการอบรมคุณธรรม (สำนักปลัด) 24,000 บาท\n2) กิจกรรมจิตอาสา (กองช่าง) 5,000 บาท\n"
    "3) มาตรการคัดแยกขยะ (กองสาธารณสุขและสิ่งแวดล้อม) 8,000 บาท\n4) กิจกรรมตลาดสุจริต (กองคลัง) 7,000 บาท\n"
)
OF_THE_LIST = [("สำนักปลัด",), ("กองช่าง",), ("กองสาธารณสุขและสิ่งแวดล้อม",), ("กองคลัง",)]


@pytest.mark.parametrize(
    "note",
    [
        "หมายเหตุ ชื่อในวงเล็บท้ายโครงการ คือ หน่วยงานรับผิดชอบ ตัวเลขท้ายบรรทัดเป็นงบประมาณตามข้อบัญญัติ\n",
        "หมายเหตุ : ชื่อในวงเล็บท้ายโครงการ หมายถึง\nหน่วยงานรับผิดชอบ ของแต่ละโครงการ\n",
        "หมายเหตุ ในวงเล็บคือผู้รับผิดชอบ : ดูคำสั่งแบ่งงาน\n",
    ],
)
def test_a_note_below_a_list_that_explains_its_brackets_is_no_unit(note: str) -> None:
    records = read_rows(LISTED + note)
    assert [i.responsible for i in records.items] == OF_THE_LIST
    assert [i.title for i in records.items][2:] == ["มาตรการคัดแยกขยะ", "กิจกรรมตลาดสุจริต"]
    assert [b.amount_baht for b in records.budgets] == [24_000.0, 5_000.0, 8_000.0, 7_000.0]


def test_a_unit_below_the_note_of_an_item_is_responsible_for_it() -> None:
    text = LISTED.replace(" (กองคลัง)", "") + "หมายเหตุ : ขออนุมัติแล้ว\nผู้รับผิดชอบ : กองคลัง\n"
    assert read_rows(text).items[-1].responsible == ("กองคลัง",)


def test_a_unit_without_its_first_word_is_one_among_units() -> None:
    short = read_rows(LISTED.replace("(สำนักปลัด)", "(กิจการสภา)").replace("(กองช่าง)", "(สำนักปลัด)"))
    assert [i.responsible for i in short.items][:2] == [("กิจการสภา",), ("สำนักปลัด",)] or (
        "title_uncertain" in codes(short) or short.items[0].responsible is None
    )
    longer = LISTED + "5) กิจกรรมประชุมสภา (กิจการสภา) 100 บาท\n"
    assert [i.responsible for i in read_rows(longer).items][4:] == [("กิจการสภา",)]
    own = read_rows(LISTED + "5) กิจกรรมลอยกระทง (ริมคลอง) 100 บาท\n").items[-1]
    assert (own.title, own.responsible) == ("กิจกรรมลอยกระทง (ริมคลอง)", None)


def test_short_names_alone_are_no_units() -> None:
    text = LISTED.replace("สำนักปลัด", "นิติการ").replace("กองช่าง", "การศึกษา")
    text = text.replace("กองสาธารณสุขและสิ่งแวดล้อม", "พัสดุ").replace("กองคลัง", "กิจการสภา")
    assert {i.responsible for i in read_rows(text).items} == {None}


@pytest.mark.parametrize("named", ["เจ้าของโครงการ", "กอง/งานเจ้าของเรื่อง", "ผู้เป็นเจ้าของกิจกรรม"])
def test_the_owner_of_a_project_is_the_unit_responsible(named: str) -> None:
    rows = (("ที่", "ชื่อโครงการ", "ผลการดำเนินงาน", named), ("1", "โครงการอบรม", "อบรมแล้ว", "กองคลัง"))
    assert [i.responsible for i in read_rows(HEAD + table(*rows)).items] == [("กองคลัง",)]


def test_units_under_a_heading_nobody_knows_are_told() -> None:
    heads = ("ที่", "ชื่อโครงการ", "ผลการดำเนินงาน", "แม่งาน")
    rows = (("1", "โครงการอบรม", "อบรมแล้ว", "กองคลัง"), ("2", "กิจกรรมตลาด", "จัดแล้ว", "สำนักปลัด"))
    records = read_rows(HEAD + table(heads, *rows))
    assert [i.responsible for i in records.items] == [None, None] and "column_unknown" in codes(
        records
    )
    words = (("1", "โครงการอบรม", "อบรมแล้ว", "ดี"), ("2", "กิจกรรมตลาด", "จัดแล้ว", "ดีมาก"))
    assert "column_unknown" not in codes(read_rows(HEAD + table(heads, *words)))
