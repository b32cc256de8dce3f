"""Forms, lists and tables as clerks lay them out: what needs no label, amounts by year in lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.reading_text import read_rows
from tests.test_clerks_columns import money
from tests.test_half_ruled_tables import level, page, upright, words
from tests.test_half_ruled_tables import read as read_pages
from tests.test_labelled_cells import ITA, PLAN, RESULTS, grid, read
from tests.test_stacked_rows import table

Row = Sequence[str | None]
MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.")


def strip_form(title: str, budget: str, unit: str, marked: str) -> list[list[tuple[str, int, int]]]:
    """A title, its money and its unit in cells over a strip of months."""
    return [
        [(title, 3, 1), (budget, 2, 1), (unit, 1, 1)],
        [(month, 1, 1) for month in MONTHS],
        [("●" if month == marked else "", 1, 1) for month in MONTHS],
    ]


def test_cells_beside_a_title_may_do_without_their_labels() -> None:
    forms = [
        table(*strip_form("๑. โครงการศึกษาดูงาน", "งบประมาณ 180,000 บาท", "สำนักปลัด\nกองคลัง", "พ.ย.")),
        table(*strip_form("๒. กิจกรรมให้ความรู้", "ไม่ใช้งบประมาณ", "กองช่าง", "ก.พ.")),
    ]
    records = read(PLAN, ("ปีงบประมาณ พ.ศ. 2567", *forms))
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, "โครงการศึกษาดูงาน", ("สำนักปลัด", "กองคลัง")),
        (2, "กิจกรรมให้ความรู้", ("กองช่าง",)),
    ]
    assert [(s, b) for _t, _y, _k, s, b in money(records)] == [
        ("amount", 180_000.0),
        ("no_budget", None),
    ]


def by_year(item: str) -> Records:
    return read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
        f"1.3 การสร้างจิตสำนึกแก่เด็กและเยาวชน\n{item}"
        "(2) โครงการลูกเสือจิตอาสาของตำบล\nหน่วยงานรับผิดชอบ : กองช่าง\n"
        "- ปีงบประมาณ พ.ศ. 2566 จำนวน 40,000 บาท\n- ปีงบประมาณ พ.ศ. 2567 ไม่ใช้งบประมาณ\n"
    )


def test_amounts_of_years_stand_in_lines_below_an_item() -> None:
    records = by_year(
        "(1) โครงการนิทานสุจริตสำหรับเด็ก\nหน่วยงานรับผิดชอบ : กองการศึกษา\n"
        "- ปีงบประมาณ พ.ศ. 2566 จำนวน 18,000 บาท\n- ปีงบประมาณ พ.ศ. 2567 จำนวน 23,000 บาท\n"
    )
    assert [i.responsible for i in records.items] == [("กองการศึกษา",), ("กองช่าง",)]
    assert [(t, y, s, b) for t, y, _k, s, b in money(records)] == [
        ("โครงการนิทานสุจริตสำหรับเด็ก", 2566, "amount", 18_000.0),
        ("โครงการนิทานสุจริตสำหรับเด็ก", 2567, "amount", 23_000.0),
        ("โครงการลูกเสือจิตอาสาของตำบล", 2566, "amount", 40_000.0),
        ("โครงการลูกเสือจิตอาสาของตำบล", 2567, "no_budget", None),
    ]


def test_a_year_in_a_sentence_is_no_amount_of_that_year() -> None:
    records = by_year(
        "(1) โครงการนิทานสุจริตสำหรับเด็ก\nหน่วยงานรับผิดชอบ : กองการศึกษา\n"
        "- ปีงบประมาณ พ.ศ. 2566 มีเด็กเข้าร่วม 120 คน\n"
    )
    assert [t for t, *_rest in money(records)] == ["โครงการลูกเสือจิตอาสาของตำบล"] * 2


def test_a_label_of_money_may_go_on_with_its_year_and_both_amounts() -> None:
    card: list[Row] = [
        ("รายการที่ 1", "โครงการค่ายเยาวชน"),
        ("มิติที่", "1 การสร้างวัฒนธรรมสุจริต"),
        ("ผลการดำเนินการ", "จัดค่ายแล้ว 1 รุ่น"),
        ("งบประมาณปี", "2567 ที่ตั้งไว้ 75,000 บาท เบิกจ่ายแล้ว 70,500 บาท"),
        ("หน่วยงานที่รับผิดชอบ", "กองการศึกษา"),
    ]
    other: list[Row] = [
        ("รายการที่ 2", "มาตรการงดรับของขวัญ"),
        *card[1:3],
        ("งบประมาณปี", "2567 ไม่ใช้งบประมาณ"),
        card[4],
    ]
    records = read(RESULTS, (grid(*card), grid(*other)))
    assert [i.item_no for i in records.items] == [1, 2]
    assert [entry[1:] for entry in money(records)] == [
        (2567, "planned", "amount", 75_000.0),
        (2567, "disbursed", "amount", 70_500.0),
        (2567, "planned", "no_budget", None),
    ]


@pytest.mark.parametrize(
    ("said", "stated"),
    [
        ("60,000 /\n28,500 บาท", [("amount", 60_000.0), ("amount", 28_500.0)]),
        ("75,000 / -\nบาท", [("amount", 75_000.0), ("dash", None)]),
        ("- / -", [("dash", None), ("dash", None)]),
        ("ไม่ใช้งบ\nประมาณ", [("no_budget", None), ("no_budget", None)]),
        ("60,000 บาท", [("unreadable", None)]),  # of which?
    ],
)
def test_a_label_of_both_kinds_of_money_over_both_amounts(
    said: str, stated: list[tuple[str, float | None]]
) -> None:
    rows: list[Row] = [
        ("ลำดับที่ 1 โครงการค่ายเยาวชน", None),
        ("ตัวชี้วัด : จำนวนครั้ง", "เป้าหมาย : 2 ครั้ง"),
        ("ผลการดำเนินงาน : จัดค่ายแล้ว 1 รุ่น", None),
        (f"งบประมาณตั้งไว้ / เบิกจ่ายจริง : {said}", "ผู้รับผิดชอบ : กองการศึกษา"),
    ]
    records = read(RESULTS, (grid(*rows),))
    assert [(i.item_no, i.title) for i in records.items] == [(1, "โครงการค่ายเยาวชน")]
    assert [entry[3:] for entry in money(records)] == stated


@pytest.mark.parametrize(
    ("circle", "number"),
    [("% (3)", 3), ("ศ %", None), ("(อ", None), ("ค % (●)", None), ("1.", 1), ("(2)", 2)],
)
def test_what_a_scan_reads_of_a_number_in_a_circle_is_no_part_of_the_title(
    circle: str, number: int | None
) -> None:
    rows: list[Row] = [
        (f"{circle} โครงการค่ายเยาวชน", None),
        ("ตัวชี้วัด : จำนวนครั้ง", "เป้าหมาย : 2 ครั้ง"),
        ("ผลการดำเนินงาน : จัดค่ายแล้ว 1 รุ่น", "ผู้รับผิดชอบ : กองการศึกษา"),
    ]
    records = read(RESULTS, (grid(*rows),))
    assert [(i.item_no, i.title) for i in records.items] == [(number, "โครงการค่ายเยาวชน")]


def test_money_behind_a_unit_in_its_cell_is_told_and_no_unit() -> None:
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "ผู้รับผิดชอบ"),
        ("1", "โครงการค่ายเยาวชน", "กองคลัง\nงบประมาณ : ตั้งไว้ 4,000 บาท เบิกจ่าย 2,000 บาท"),
        ("2", "โครงการวารสาร", "กองยุทธศาสตร์และ\nงบประมาณ"),
        ("3", "โครงการนิทาน", "กองคลัง\nงบประมาณ\n30,000.00 / 28,450.00 บาท"),
    ]
    records = read(RESULTS, (grid(*rows),))
    plans = ("กองยุทธศาสตร์และงบประมาณ",)
    assert [i.responsible for i in records.items] == [("กองคลัง",), plans, ("กองคลัง",)]
    assert "amount_uncertain" in {finding.code for finding in records.findings}


def test_a_table_with_one_pair_of_amounts_is_parted_as_those_before_it() -> None:
    head: Row = ("โครงการ/กิจกรรม", "ผลการดำเนินงาน", "งบประมาณ (บาท)\nตั้งไว้ / ใช้จริง")
    pair, nothing = "ตั้งไว้ {}\nใช้จริง {}", "ไม่ใช้งบประมาณ"
    first = grid(
        head,
        ("(1) โครงการนิทาน", "ครบ 4 ศูนย์", pair.format("18,000", "15,732")),
        ("(2) โครงการวาดภาพ", "ส่ง 42 ผลงาน", pair.format("12,500", "10,925")),
    )
    second = grid(head, ("(1) มาตรการประกาศเจตจำนง", "ประกาศแล้ว", nothing))
    third = grid(head, ("(1) โครงการวารสาร", "แจกแล้ว", pair.format("90,000", "85,950")))
    blocks = (first, "2.1 แสดงเจตจำนงทางการเมือง", second, "3.1 จัดให้มีข้อมูลข่าวสาร", third)
    records = read(RESULTS, ("1.3 การสร้างจิตสำนึกแก่เด็ก", *blocks))
    assert [(k, b) for _t, _y, k, s, b in money(records) if s == "amount"] == [
        ("planned", 18_000.0),
        ("disbursed", 15_732.0),
        ("planned", 12_500.0),
        ("disbursed", 10_925.0),
        ("planned", 90_000.0),
        ("disbursed", 85_950.0),
    ]


def test_a_column_of_levels_is_no_heading_within_a_row() -> None:
    head = words(
        (20, 20, "มิติ/ภารกิจ"),
        (20, 180, "โครงการ/กิจกรรม"),
        (20, 300, "ผลการดำเนินงาน"),
        (20, 380, "งบประมาณ"),
    )
    body = words(
        (50, 20, "มิติที่ 1 การสร้างวัฒนธรรม"), (50, 180, "กิจกรรมประกวดวาดภาพ"), (50, 300, "ส่ง 52 ภาพ"),
        (50, 380, "5,000"), (60, 20, "ภารกิจ 1.3 การสร้างจิตสำนึก"), (60, 180, "ท้องถิ่นใสสะอาด"),
        (90, 20, "มิติที่ 2 การบริหารราชการ"), (90, 180, "โครงการบริการออนไลน์"), (90, 300, "เปิดแล้ว"),
        (90, 380, "3,000"), (100, 20, "ภารกิจ 2.1 การเปิดเผยข้อมูล"),
    )  # fmt: skip
    one = page([*head, *body], [*level(10, 40, 80, 120), *upright(10, 120, 10, 420)])
    assert [(t, b) for t, _y, _k, _s, b in money(read_pages(one))] == [
        ("กิจกรรมประกวดวาดภาพท้องถิ่นใสสะอาด", 5_000.0),
        ("โครงการบริการออนไลน์", 3_000.0),
    ]


def test_cards_that_touch_begin_where_the_first_label_is_said_again() -> None:
    """Above each title stand a line that no label opens, the instrument and its indicator."""

    def card(no: str, indicator: str, title: str, unit: str) -> list[Row]:
        return [
            (f"ประเด็นที่ {no} หลักฐานยังไม่ครบ", None),
            ("เครื่องมือ", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"),
            ("ตัวชี้วัด", indicator),
            ("มาตรการ", title),
            ("ผู้รับผิดชอบ", unit),
            ("การกำกับติดตาม", "รายงานทุกไตรมาส"),
            ("สถานะ", "ดำเนินการแล้วเสร็จ"),
        ]

    cards = grid(
        *card("1", "ตัวชี้วัดที่ 2 การใช้งบประมาณ", "มาตรการตรวจสอบการเบิก", "กองคลัง"),
        *card("2", "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ", "มาตรการกำกับการยืม", "กองช่าง"),
        *card("3", "ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต", "กิจกรรมทบทวนแผน", "สำนักปลัด"),
    )
    assert [(i.title, i.mission_no, i.responsible) for i in read(ITA, (cards,)).items] == [
        ("มาตรการตรวจสอบการเบิก", "2", ("กองคลัง",)),
        ("มาตรการกำกับการยืม", "4", ("กองช่าง",)),
        ("กิจกรรมทบทวนแผน", "5", ("สำนักปลัด",)),
    ]
