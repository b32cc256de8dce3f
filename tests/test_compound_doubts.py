"""Cells that look like two things and are not, or say something of both."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_compound_columns import HEAD, PLAN, money, table
from tests.test_label_columns import ONE, TWO, card_page, read, read_pages


def test_labels_come_in_any_order_on_the_next_page() -> None:
    first = table(
        ("ที่", "โครงการ", "งบประมาณ"),
        ("1", "โครงการอบรม<br>ตัวชี้วัด : ร้อยละ 80<br>ผู้รับผิดชอบ : กองคลัง", "20,000"),
        ("2", "โครงการค่าย<br>ตัวชี้วัด : ร้อยละ 90<br>ผู้รับผิดชอบ : กองช่าง", "30,000"),
    )
    second = table(
        ("3", "โครงการปลูกป่า<br>ผู้รับผิดชอบ : สำนักปลัด<br>ตัวชี้วัด : ร้อยละ 70", "20,000"),
        ("4", "โครงการรักษ์น้ำ<br>ผู้รับผิดชอบ : สำนักปลัด<br>ตัวชี้วัด : ร้อยละ 60", "20,000"),
    )
    items = read_rows(HEAD + first + second).items
    assert [(i.indicator, i.responsible) for i in items[2:]] == [
        ("ร้อยละ 70", ("สำนักปลัด",)),
        ("ร้อยละ 60", ("สำนักปลัด",)),
    ]


def test_a_label_named_twice_keeps_all_its_text() -> None:
    title = "โครงการอบรม<br>ตัวชี้วัด : ร้อยละ 80<br>ตัวชี้วัด : 50 คน"
    (item,) = read_rows(HEAD + table(("ที่", "โครงการ", "ผลการดำเนินงาน"), ("1", title, "-"))).items
    assert "50 คน" in f"{item.title} {item.indicator}"


def test_money_in_a_labelled_line_is_a_budget() -> None:
    rows = (
        ("ที่", "โครงการ", "ผลการดำเนินงาน"),
        ("1", "โครงการอบรม<br>ตัวชี้วัด : ร้อยละ 80<br>งบประมาณ : 5,000 บาท", "อบรมแล้ว"),
    )
    records = read_rows(HEAD + table(*rows))
    assert [(i.title, i.indicator) for i in records.items] == [("โครงการอบรม", "ร้อยละ 80")]
    assert money(records) == [[(2567, "planned", "amount", 5000.0)]]


@pytest.mark.parametrize(
    ("heading", "year", "times"),
    [
        ("งบประมาณ (พันบาท)<br>ตั้งไว้ / เบิกจ่าย", 2567, 1000),
        ("งบประมาณที่ตั้งไว้/เบิกจ่าย (พันบาท)", 2567, 1000),
        ("งบประมาณ ปี 2566 ตั้งไว้ / เบิกจ่าย", 2566, 1),
        ("งบประมาณ ตั้งไว้ / เบิกจ่าย ปี 2566", 2566, 1),
    ],
)
def test_a_unit_and_a_year_are_said_of_both_kinds(heading: str, year: int, times: int) -> None:
    rows = (("โครงการ", heading), ("โครงการอบรม", "300 / 280"), ("โครงการค่าย", "500 / 400"))
    assert [[(b[0], b[1], b[3]) for b in row] for row in money(read_rows(HEAD + table(*rows)))] == [
        [(year, "planned", 300.0 * times), (year, "disbursed", 280.0 * times)],
        [(year, "planned", 500.0 * times), (year, "disbursed", 400.0 * times)],
    ]


def test_brackets_that_name_no_unit_belong_to_the_title() -> None:
    rows = (
        ("โครงการ (ผู้รับผิดชอบ)", "งบประมาณ"),
        *((f"โครงการที่{k} (กองคลัง)", "5,000") for k in "กขคง"),
        ("โครงการตลาด (ทุกระดับ)", "5,000"),
        ("โครงการตลาดสด (ระยะที่ 2)", "5,000"),
    )
    items = read_rows(HEAD + table(*rows)).items
    assert [(i.title, i.responsible) for i in items[4:]] == [
        ("โครงการตลาด (ทุกระดับ)", None),
        ("โครงการตลาดสด (ระยะที่ 2)", None),
    ]


def test_units_below_each_other_are_no_time() -> None:
    rows = (
        ("โครงการ", "ผู้รับผิดชอบ/ระยะเวลา"),
        ("โครงการอบรม", "สำนักปลัด<br>ต.ค. 2566"),
        ("โครงการค่าย", "กองคลัง<br>ตลอดปี"),
        ("โครงการรักษ์น้ำ", "สำนักปลัด<br>ทุกกอง"),
        ("โครงการรักษ์ดิน", "- หน่วยตรวจสอบ<br>ภายใน<br>- นิติกร<br>ภายใน มี.ค. 2567"),
    )
    items = read_rows(HEAD + table(*rows)).items
    assert [(i.responsible, i.period) for i in items] == [
        (("สำนักปลัด",), "ต.ค. 2566"),
        (("กองคลัง",), "ตลอดปี"),
        (("สำนักปลัด", "ทุกกอง"), None),
        (("หน่วยตรวจสอบภายใน", "นิติกร"), "ภายใน มี.ค. 2567"),
    ]


def test_one_amount_beside_several_years_is_of_none() -> None:
    rows = (
        ("โครงการ", "ปี", "งบประมาณ (บาท)"),
        ("โครงการอบรม", "2566<br>2567<br>2568", "5,000<br>6,000<br>7,000"),
        ("โครงการรักษ์น้ำ", "2566<br>2567<br>2568", "1,000<br>2,000<br>3,000"),
        ("โครงการค่าย", "2566<br>2567<br>2568", "90,000"),
    )
    first, _middle, second = money(read_rows(PLAN + table(*rows)))
    assert [b[3] for b in first] == [5000.0, 6000.0, 7000.0]
    assert not {b[3] for b in second if b[0] is not None} - {None}


def test_a_colon_in_running_text_ends_no_value() -> None:
    said = "อบรมแล้ว งบประมาณ : 5,000 บาท"
    lines = [(label, said if label == "ผลการดำเนินงาน" else value) for label, value in ONE]
    records = read(card_page(lines, ruled=False))
    assert [b.amount_baht for b in records.budgets] == [20000.0]
    assert [i.result for i in records.items] == [said]


def test_a_level_above_a_number_on_the_next_page_is_told() -> None:
    first = (("มิติที่", "1 การสร้างวัฒนธรรมสุจริต"), ("ลำดับที่ 1", "โครงการอบรมคุณธรรม"), *ONE[3:])
    second = (
        ("มิติที่", "2 การบริหารราชการด้วยความโปร่งใส"),
        ("ลำดับที่ 2", "กิจกรรมยกย่องคนดี"),
        *TWO[2:],
    )
    records = read_pages(card_page((*first, *second[:1])), card_page(second[1:]))
    assert (1, 2) not in {(i.item_no, i.dimension_no) for i in records.items}
    assert "table_without_heading" in codes(records)
