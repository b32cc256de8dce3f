"""Labels that are none, that are said again for a second item, or whose values cannot be laid."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from parsers.headings.columns import bind_heading
from parsers.model import Table
from tests.reading_text import codes, read_rows
from tests.test_clerks_columns import PLAN_5
from tests.test_labelled_cells import RESULTS, grid, read

DIMENSION = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
PLAN_67 = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
PLAN_3 = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
HEADING = ("โครงการ/กิจกรรม/มาตรการ", "ปี 2567", "หมายเหตุ")


def titles(records: Records) -> list[tuple[int | None, str]]:
    return [(i.item_no, i.title) for i in records.items]


@pytest.mark.parametrize(
    ("label", "one", "two"),
    [
        ("ตัวชี้วัด :", "ร้อยละ 80", "ร้อยละ 70"),
        ("ตัวชี้วัด", "ร้อยละ 80", "ร้อยละ 70"),
        ("ผู้รับผิดชอบ :", "กองคลัง", "สำนักปลัด"),
    ],
    ids=["colon", "no colon", "unit"],
)
def test_two_items_in_a_cell_each_with_its_label_stay_two(label: str, one: str, two: str) -> None:
    rows = [
        HEADING,
        (f"1. โครงการ ก\n{label} {one}", "1,000", "-"),
        (f"2. โครงการ ข\n{label} {one}", "5,000", "-"),
        (f"3. โครงการ ค\n{label} {one}\n4. โครงการ ง\n{label} {two}", "ไม่ใช้งบประมาณ", "-"),
    ]
    records = read(PLAN_67, (DIMENSION, grid(*rows)))
    assert [i.item_no for i in records.items] == [1, 2, 3, 4]
    assert not any("โครงการ" in (i.indicator or "") for i in records.items)


def test_two_items_in_a_cell_keep_their_amounts() -> None:
    rows = [
        ("โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "หน่วยงาน"),
        (
            "1. โครงการ ก\nตัวชี้วัด : ร้อยละ 80\n2. โครงการ ข\nตัวชี้วัด : ร้อยละ 70",
            "1,000\n2,000",
            "สำนักปลัด",
        ),
        ("3. โครงการ ค\nตัวชี้วัด : ร้อยละ 60", "5,000", "กองคลัง"),
    ]
    records = read(PLAN_5, (DIMENSION, grid(*rows)))
    assert [b.amount_baht for b in records.budgets] == [1_000.0, 2_000.0, 5_000.0]


@pytest.mark.parametrize(
    "second",
    [
        "4. การปรับปรุงทะเบียน\nตัวชี้วัด : ร้อยละ 70",
        "4 โครงการรักษ์ดิน\nตัวซี้วัด : ร้อยละ 70",
        "โครงการรักษ์ดิน\nตัวชี้วัด : ร้อยละ 70",
        "4. โครงการรักษ์ดิน",
        "ผู้รับผิดชอบ :\nโครงการรักษ์ดิน\nผู้รับผิดชอบ : กองคลัง",
    ],
    ids=["no type word", "misread", "no number", "no label", "below a label without a value"],
)
def test_a_second_title_is_no_part_of_what_a_label_names(second: str) -> None:
    rows = [
        HEADING,
        ("1. โครงการรักษ์ป่า\nตัวชี้วัด : ร้อยละ 80", "1,000", "-"),
        ("2. โครงการรักษ์น้ำ\nตัวชี้วัด : ร้อยละ 80", "5,000", "-"),
        (f"3. โครงการรักษ์ลม\nตัวชี้วัด : ร้อยละ 80\n{second}", "-", "-"),
    ]
    records = read(PLAN_67, (DIMENSION, grid(*rows)))
    assert all(i.indicator in (None, "ร้อยละ 80") for i in records.items)
    assert not any(i.responsible for i in records.items)
    assert "title_uncertain" in codes(records)


def test_a_list_below_a_label_is_no_second_item() -> None:
    below = "วิธีดำเนินการ :\n1. กิจกรรมอบรม\n2. กิจกรรมศึกษาดูงาน\nตัวชี้วัด : จำนวน\n5 โครงการ"
    rows = [HEADING, *((f"{k}. โครงการรักษ์ป่า {k}\n{below}", "1,000", "-") for k in (1, 2, 3))]
    records = read(PLAN_67, (DIMENSION, grid(*rows)))
    assert titles(records) == [(k, f"โครงการรักษ์ป่า {k}") for k in (1, 2, 3)]
    assert {(i.approach, i.indicator) for i in records.items} == {
        ("1. กิจกรรมอบรม 2. กิจกรรมศึกษาดูงาน", "จำนวน 5 โครงการ")
    }


def test_units_behind_two_titles_of_a_cell_are_not_both_of_one() -> None:
    rows = [
        ("โครงการ/กิจกรรม/มาตรการ", "ปี 2567"),
        ("โครงการรักษ์ป่า (กองช่าง)\nกิจกรรมรักษ์น้ำ (กองคลัง)", "1,000"),
        ("มาตรการเผยแพร่ข้อมูล (สำนักปลัด)", "5,000"),
    ]
    records = read(PLAN_67, (DIMENSION, grid(*rows)))
    assert not any("กองช่าง" in i.title and i.responsible for i in records.items)


def test_words_of_titles_that_open_their_second_lines_are_no_labels() -> None:
    rows = [
        ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2567", "ผู้รับผิดชอบ"),
        ("1", "มาตรการติดตาม\nผลการดำเนินงาน ตามแผนพัฒนาท้องถิ่น", "-", "สำนักปลัด"),
        ("2", "กิจกรรมรายงาน\nผลการดำเนินงาน ของศูนย์ร้องเรียน", "5,000", "กองคลัง"),
    ]
    records = read(PLAN_67, (DIMENSION, grid(*rows)))
    assert [(i.section, i.result) for i in records.items] == [("plan", None)] * 2
    assert records.items[0].title == "มาตรการติดตามผลการดำเนินงาน ตามแผนพัฒนาท้องถิ่น"


@pytest.mark.parametrize(
    "words",
    ["ผลผลิต การเกษตร", "ระยะเวลา การให้บริการ", "ตัวชี้วัด ตามคำรับรอง", "สถานที่จัดกิจกรรม ของเยาวชน"],
)
def test_words_that_go_on_the_titles_are_no_labels(words: str) -> None:
    names = ("โครงการส่งเสริม", "กิจกรรมพัฒนา")
    rows = [
        ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี 2567"),
        *((str(k), f"{name}\n{words}", "-") for k, name in enumerate(names, 1)),
    ]
    records = read(PLAN_67, (DIMENSION, grid(*rows)))
    assert [i.title for i in records.items] == [name + words for name in names]


def test_a_result_below_another_label_needs_no_colon() -> None:
    rows = [
        ("ที่", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ (บาท)"),
        ("1", "โครงการรักษ์ป่า\nตัวชี้วัด จำนวนต้นไม้\nผลการดำเนินงาน ปลูกแล้ว 20 ต้น", "1,000"),
        ("2", "กิจกรรมรักษ์น้ำ\nตัวชี้วัด จำนวนคลอง\nผลการดำเนินงาน ขุดแล้ว", "5,000"),
    ]
    records = read(RESULTS, (DIMENSION, grid(*rows)))
    assert [(i.title, i.indicator, i.result) for i in records.items] == [
        ("โครงการรักษ์ป่า", "จำนวนต้นไม้", "ปลูกแล้ว 20 ต้น"),
        ("กิจกรรมรักษ์น้ำ", "จำนวนคลอง", "ขุดแล้ว"),
    ]


def test_a_result_that_no_label_surely_names_is_told() -> None:
    rows = [
        ("ที่", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ (บาท)"),
        ("1", "โครงการรักษ์ป่า\nผลการดำเนินงาน ปลูกแล้ว 20 ต้น", "1,000"),
        ("2", "กิจกรรมรักษ์น้ำ\nผลการดำเนินงาน ขุดแล้ว", "5,000"),
    ]
    records = read(RESULTS, (DIMENSION, grid(*rows)))
    assert [f.raw for f in records.findings if f.code == "title_uncertain"] == [
        "ผลการดำเนินงาน ปลูกแล้ว 20 ต้น",
        "ผลการดำเนินงาน ขุดแล้ว",
    ]


def listed(below: str) -> Records:
    names = ("โครงการปลูกผักสวนครัวตามหลักเศรษฐกิจพอเพียง", "กิจกรรมรักษ์น้ำ", "มาตรการเผยแพร่ข้อมูล")
    more = "ผลการดำเนินงาน : มีผู้เข้าร่วม 30 คน\nงบประมาณ : 5,000 บาท\nผู้รับผิดชอบ : กองคลัง\n"
    items = (f"{k}. {name}\n{below}\n{more}" for k, name in enumerate(names, 1))
    return read_rows(f"{RESULTS}\n\n{DIMENSION}\n{''.join(items)}")


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("แผนการดำเนินงาน", "อบรมบุคลากรในเดือนมีนาคม"),
        ("แผนการดำเนิงาน", "อบรมบุคลากรในเดือนมีนาคม"),
        ("การดำเนินงาน", "แต่งตั้งคณะทำงาน"),
    ],
    ids=["what is planned", "what is planned, misread", "what is done"],
)
def test_another_label_is_no_misread_one(label: str, value: str) -> None:
    records = listed(f"{label} : {value}")
    assert {i.result for i in records.items} == {"มีผู้เข้าร่วม 30 คน"}
    assert not any(value in (i.approach or "") for i in records.items)
    assert "title_uncertain" in codes(records)


@pytest.mark.parametrize("label", ["วันที่ดำเนินการ", "วันดำเนินการ", "เวลาดำเนินการ"])
def test_a_day_is_no_place_and_no_approach(label: str) -> None:
    records = listed(f"{label} : 5 มกราคม 2568")
    assert {(i.period, i.area, i.approach, i.result) for i in records.items} == {
        ("5 มกราคม 2568", None, None, "มีผู้เข้าร่วม 30 คน")
    }


@pytest.mark.parametrize("label", ["ตวชวัด", "ตัวซี้วัด", "ตัวช้วัต"])
def test_a_misread_label_has_one_other_letter_at_most(label: str) -> None:
    records = listed(f"{label} : จำนวนผู้เข้าร่วม")
    assert {i.indicator for i in records.items} == {"จำนวนผู้เข้าร่วม"}


@pytest.mark.parametrize("result", ["ผลการ\nดำเนินงาน", "ผลการดำเนินงาน"])
@pytest.mark.parametrize(
    "period", ["ระยะเวลา\nม.ค. 2567", "ระยะเวลา ม.ค. 2567", "ระยะเวลา : ม.ค. 2567"]
)
def test_a_label_without_a_value_does_not_take_the_label_beside_it(
    result: str, period: str
) -> None:
    form = [
        ("ชื่อโครงการ", "โครงการรักษ์ป่า", None, None),
        ("ตัวชี้วัด", "จำนวนผู้เข้าร่วม", "เป้าหมาย", "ร้อยละ 75"),
        (result, period, "งบประมาณ (บาท)\n20,000", "กลุ่มเป้าหมาย\nประชาชน"),
        ("ปัญหา/อุปสรรค", "-", "ผู้รับผิดชอบ", "สำนักปลัด"),
    ]
    records = read(RESULTS, (DIMENSION, grid(*form)))
    assert [(i.result, i.period) for i in records.items] == [(None, "ม.ค. 2567")]


def test_a_wrapped_label_may_have_a_value_that_a_word_of_one_opens() -> None:
    form = [
        ("ชื่อโครงการ", "โครงการรักษ์ป่า", None, None),
        ("ตัวชี้วัด\nความสำเร็จ", "ระยะเวลา รอคอยลดลง", "เป้าหมาย", "ร้อยละ 75"),
        ("ผลการ\nดำเนินงาน", "ผลลัพธ์ เป็นที่พอใจ", "ผู้รับผิดชอบ", "สำนักปลัด"),
    ]
    records = read(RESULTS, (DIMENSION, grid(*form)))
    assert [(i.indicator, i.result, i.period) for i in records.items] == [
        ("ระยะเวลา รอคอยลดลง", "ผลลัพธ์ เป็นที่พอใจ", None)
    ]


SUMMED = ("ปีงบประมาณ", "2566", "2567", "รวม")
YEARS = ("ปีงบประมาณ", "2566", "2567", "2568")
MONEY = ("งบประมาณ (บาท)", "20,000", "-", "5,000")


def form(title: str, *rows: Sequence[str | None]) -> Table:
    return grid(
        ("ชื่อโครงการ", title, None, None),
        *rows,
        ("ตัวชี้วัด", "จำนวนคน", None, None),
        ("ผู้รับผิดชอบ", "กองช่าง", None, None),
    )


def test_a_form_whose_sum_is_wrong_is_told() -> None:
    records = read(
        PLAN_3,
        (
            DIMENSION,
            form("โครงการรักษ์ป่า", SUMMED, ("งบประมาณ (บาท)", "20,000", "10,000", "30,000")),
            form("โครงการรักษ์น้ำ", SUMMED, ("งบประมาณ (บาท)", "20,000", "10,000", "40,000")),
        ),
    )
    assert [i.title for i in records.items] == ["โครงการรักษ์ป่า"]
    assert [b.amount_baht for b in records.budgets] == [20_000.0, 10_000.0]
    assert "table_without_heading" in codes(records)


@pytest.mark.parametrize(
    "rows",
    [
        [YEARS, ("เป้าหมาย", "20 คน", "30 คน", "40 คน"), MONEY],
        [YEARS, MONEY, ("แหล่งงบประมาณ", "รายได้", "-", "รายได้")],
        [("ปีงบประมาณ", "2566", "2568", None), ("งบประมาณ (บาท)", "20,000", "10,000", None)],
    ],
    ids=["targets by year", "sources by year", "not every year"],
)
def test_a_form_with_more_by_year_than_money_is_told(rows: Sequence[Sequence[str | None]]) -> None:
    records = read(PLAN_3, (DIMENSION, form("โครงการรักษ์ป่า", *rows)))
    assert not records.items and "table_without_heading" in codes(records)


def test_a_table_of_years_without_titles_is_no_form() -> None:
    rows = [YEARS, ("งบประมาณ (บาท)", "20,000", "-", "5,000"), ("เป้าหมาย", "20", "30", "40")]
    records = read(PLAN_3, (DIMENSION, grid(*rows)))
    assert not records.items and "table_without_heading" not in codes(records)


@pytest.mark.parametrize(
    ("heading", "role"),
    [("แผนการดำเนินงาน", "approach"), ("วันที่ดำเนินการ", "period"), ("พื้นที่ดำเนินการ", "area")],
)
def test_a_heading_near_to_another_by_its_letters_is_its_own(heading: str, role: str) -> None:
    # The first was read as what came of it, the second as where it was done.
    assert bind_heading(0, (heading,)).role == role


def test_what_was_set_and_spent_beside_a_label_of_money_is_its_value() -> None:
    # The cell opens with a label too, and the amounts were lost, told, in every card of a report.
    form = [
        ("ลำดับที่ 1", "โครงการรักษ์ป่า", None, None),
        ("ตัวชี้วัด", "จำนวนผู้เข้าร่วม", "เป้าหมาย", "ร้อยละ 85"),
        ("งบประมาณ", "ตั้งไว้ 150,000 บาท\nใช้จริง 138,450 บาท", "ผู้รับผิดชอบ", "สำนักปลัด"),
        ("ผลการดำเนินการ", "จัดอบรมแล้ว", None, None),
    ]
    records = read(RESULTS, (grid(*form),))
    assert [i.responsible for i in records.items] == [("สำนักปลัด",)]
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 150_000.0),
        ("disbursed", 138_450.0),
    ]


def test_the_mission_over_the_next_form_is_not_that_of_the_form_above() -> None:
    def form(title: str) -> Table:
        return grid(
            ("ชื่อรายการ", title),
            ("ผู้รับผิดชอบ", "กองช่าง"),
            ("งบประมาณที่ตั้งไว้", "80,000 บาท"),
            ("ผลการดำเนินงาน", "จัดแล้ว"),
        )

    mission = "1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน"
    over = grid(("รายการที่ 2", ""), ("ภารกิจ", mission))
    records = read(RESULTS, (form("โครงการถนนสวย"), over, form("กิจกรรมประกวดคำขวัญ")))
    assert [i.title for i in records.items] == ["โครงการถนนสวย", "กิจกรรมประกวดคำขวัญ"]
    assert records.items[0].mission_no is None
