"""Items whose title stands over the cells of their row: in a band, or over a strip of months."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from parsers.model import Table
from tests.reading_text import codes
from tests.test_labelled_cells import ITA, PLAN, read
from tests.test_stacked_rows import Shown, table

Rows = list[Sequence[Shown]]

HEAD: Rows = [
    [("แนวทางการดำเนินการ", 1, 1), ("ผู้รับผิดชอบ", 1, 1), ("ระยะเวลา", 1, 1), ("ผลการดำเนินการ", 1, 1)]
]
ONE: Rows = [
    [("มาตรการ : ๑. โครงการบริการด้วยรอยยิ้ม", 4, 1)],
    [("อบรมเจ้าหน้าที่", 1, 1), ("สำนักปลัด", 1, 1), ("ม.ค. ๖๗", 1, 1), ("อบรม ๔๖ คน", 1, 1)],
]
TWO: Rows = [
    [("มาตรการ : ๒. กิจกรรมแถลงผลงานต่อประชาชน", 4, 1)],
    [("ถ่ายทอดสด", 1, 1), ("กองคลัง", 1, 1), ("พ.ย. ๖๖", 1, 1), ("๖ ครั้ง", 1, 1)],
]
SAID = [
    (1, "โครงการบริการด้วยรอยยิ้ม", "อบรมเจ้าหน้าที่", ("สำนักปลัด",), "อบรม 46 คน"),
    (2, "กิจกรรมแถลงผลงานต่อประชาชน", "ถ่ายทอดสด", ("กองคลัง",), "6 ครั้ง"),
]


@pytest.mark.parametrize(
    "pages",
    [
        [table(*HEAD, *ONE, *TWO)],
        [table(*HEAD, *ONE), table(*HEAD, *TWO, page=2)],
        [table(*HEAD, *ONE), table(*TWO, page=2)],
    ],
    ids=["one page", "another page with a heading", "another page without one"],
)
def test_a_band_above_the_values_is_the_title_of_its_item(pages: list) -> None:
    records = read(ITA, *((page,) for page in pages))
    assert [
        (i.item_no, i.title, i.approach, i.responsible, i.result) for i in records.items
    ] == SAID
    assert "table_not_read" not in codes(records)


def test_a_heading_among_such_bands_stays_one() -> None:
    mission: Rows = [[("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", 4, 1)]]
    records = read(ITA, (table(*HEAD, *ONE, *mission, *TWO),))
    assert [(i.item_no, i.mission_no) for i in records.items] == [(1, None), (2, "7")]


def test_a_band_may_be_the_last_row_of_its_page() -> None:
    pages = ((table(*HEAD, *ONE, TWO[0]),), (table(TWO[1], page=2),))
    assert [
        (i.item_no, i.title, i.approach, i.responsible, i.result) for i in read(ITA, *pages).items
    ] == SAID


def test_bands_that_are_not_each_above_their_values_leave_the_table_as_it_is() -> None:
    records = read(ITA, (table(*HEAD, ONE[0], *TWO),))
    assert records.items == ()
    assert "table_without_heading" in codes(records)


ACROSS: Rows = [
    [("โครงการ/กิจกรรม/มาตรการ", 5, 1)],
    [("ตัวชี้วัด", 1, 1), ("เป้าหมาย", 1, 1), ("หน่วยงานที่รับผิดชอบ", 1, 1),
     ("งบประมาณ ๒๕๖๖", 1, 1), ("งบประมาณ ๒๕๖๗", 1, 1)],
]  # fmt: skip
MISSION: Rows = [[("ภารกิจ ๑.๑ การเสริมสร้างจิตสำนึก", 5, 1)]]


def lying(title: str, *values: str) -> Rows:
    return [[(title, 5, 1)], [(value, 1, 1) for value in values]]


TRAINING = lying("๑. โครงการอบรมคุณธรรม", "จำนวนครั้ง", "๑ ครั้ง", "สำนักปลัด", "๒๐,๐๐๐", "-")
MANUAL = lying("๒. จัดทำคู่มือผลประโยชน์ทับซ้อน", "จำนวนคู่มือ", "๑ เล่ม", "กองคลัง", "-", "๕,๐๐๐")


def stated(records: Records) -> list[tuple[str | None, str, float | None]]:
    of = {i.item_id: i for i in records.items}
    return [(of[b.item_id].mission_no, of[b.item_id].title, b.amount_baht) for b in records.budgets]


def test_a_first_row_of_the_heading_names_the_titles_that_stand_across() -> None:
    pages = (table(*ACROSS, *MISSION, *TRAINING), table(*ACROSS, *MANUAL, page=2))
    records = read(PLAN, *((page,) for page in pages))
    assert stated(records) == [
        ("1.1", "โครงการอบรมคุณธรรม", 20_000.0),
        ("1.1", "โครงการอบรมคุณธรรม", None),
        ("1.1", "จัดทำคู่มือผลประโยชน์ทับซ้อน", None),
        ("1.1", "จัดทำคู่มือผลประโยชน์ทับซ้อน", 5_000.0),
    ]
    assert [(i.item_no, i.indicator, i.target, i.responsible) for i in records.items] == [
        (1, "จำนวนครั้ง", "1 ครั้ง", ("สำนักปลัด",)),
        (2, "จำนวนคู่มือ", "1 เล่ม", ("กองคลัง",)),
    ]
    assert "table_not_read" not in codes(records)


def test_under_such_a_heading_a_sum_is_no_item() -> None:
    total = lying("รวมภารกิจที่ ๑.๑", "-", "-", "-", "๒๐,๐๐๐", "๕,๐๐๐")
    records = read(PLAN, (table(*ACROSS, *MISSION, *TRAINING, *MANUAL, *total),))
    assert "รวมภารกิจที่ 1.1" not in [i.title for i in records.items]


@pytest.mark.parametrize("label", ["สรุปงบประมาณทั้งสิ้น", "งบประมาณปี ๒๕๖๖ ทั้งหมด"])
def test_a_sum_called_otherwise_is_no_item_either(label: str) -> None:
    total = lying(label, "-", "-", "-", "๒๐,๐๐๐", "๕,๐๐๐")
    records = read(PLAN, (table(*ACROSS, *TRAINING, *MANUAL, *total),))
    assert len(records.items) == 2
    assert codes(records) & {"money_without_title", "total_unreadable"}


def test_a_numbered_title_may_say_all_of_something() -> None:
    third = lying("๓. ตรวจสอบทรัพย์สินทั้งหมด", "จำนวนครั้ง", "๑ ครั้ง", "กองช่าง", "๗๐๐", "-")
    records = read(PLAN, (table(*ACROSS, *TRAINING, *MANUAL, *third),))
    assert [b.amount_baht for b in records.budgets][4:] == [700.0, None]


@pytest.mark.parametrize("unit", ["(พันบาท)", "(หน่วย : พันบาท)", "(ล้าน)"])
def test_the_unit_of_the_money_in_such_a_heading_is_not_lost(unit: str) -> None:
    head: Rows = [[(f"โครงการ/กิจกรรม/มาตรการ {unit}", 5, 1)], *ACROSS[1:]]
    records = read(PLAN, (table(*head, *TRAINING, *MANUAL),))
    assert (records.items, codes(records)) == ((), {"table_without_heading"})


def test_a_band_above_another_one_is_no_title() -> None:
    loose: Rows = [[("ส่วนงานบริการประชาชน", 5, 1)]]
    records = read(PLAN, (table(*ACROSS, *TRAINING, *loose, *MANUAL),))
    assert [i.title for i in records.items] == [
        "โครงการอบรมคุณธรรม",
        "จัดทำคู่มือผลประโยชน์ทับซ้อน",
    ]


MONTHS = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค."]
CALENDAR: Rows = [
    [("ที่", 1, 3), ("โครงการ/กิจกรรม", 4, 1), ("งบประมาณ (บาท)", 1, 3), ("ผู้รับผิดชอบ", 1, 3)],
    [("พ.ศ. ๒๕๖๖", 3, 1), ("พ.ศ. ๒๕๖๗", 1, 1)],
    [(month, 1, 1) for month in MONTHS],
]


def strip(no: str, title: str, money: str, who: str, marked: str) -> Rows:
    return [
        [(no, 1, 2), (title, 4, 1), (money, 1, 2), (who, 1, 2)],
        [("✓" if month in marked.split() else "", 1, 1) for month in MONTHS],
    ]


def test_months_in_a_strip_below_a_title_are_its_items() -> None:
    rows = [
        *CALENDAR,
        [("มิติที่ ๑ การสร้างวัฒนธรรมสุจริต", 7, 1)],
        *strip("๑", "โครงการอบรมจรรยาบรรณ", "๒๐,๐๐๐", "สำนักปลัด", "พ.ย. ม.ค."),
        *strip("๒", "กิจกรรมตลาดสุจริต", "๑๐,๐๐๐", "กองคลัง", "ธ.ค."),
    ]
    records = read(PLAN, (table(*rows),))
    titles = {i.item_id: i.title for i in records.items}
    assert list(titles.values()) == ["โครงการอบรมจรรยาบรรณ", "กิจกรรมตลาดสุจริต"]
    assert [i.responsible for i in records.items] == [("สำนักปลัด",), ("กองคลัง",)]
    assert [(titles[b.item_id], b.amount_baht) for b in records.budgets] == [
        ("โครงการอบรมจรรยาบรรณ", 20_000.0),
        ("กิจกรรมตลาดสุจริต", 10_000.0),
    ]
    assert [(titles[s.item_id], str(s.month)) for s in records.schedule] == [
        ("โครงการอบรมจรรยาบรรณ", "2023-11-01"),
        ("โครงการอบรมจรรยาบรรณ", "2024-01-01"),
        ("กิจกรรมตลาดสุจริต", "2023-12-01"),
    ]


UNDER_ONE: Rows = [
    [("ที่", 1, 3), ("โครงการ / กิจกรรม / มาตรการ", 6, 1)],
    [("หน่วยงาน", 1, 2), ("งบประมาณ (บาท)", 1, 2), ("พ.ศ. ๒๕๖๖", 3, 1), ("พ.ศ. ๒๕๖๗", 1, 1)],
    [(month, 1, 1) for month in MONTHS],
]


def under(no: str, title: str, who: str, money: str, marked: str) -> Rows:
    marks = ["✓" if month in marked.split() else "" for month in MONTHS]
    return [[(no, 1, 2), (title, 6, 1)], [(text, 1, 1) for text in (who, money, *marks)]]


def test_the_number_may_stand_beside_the_heading_of_titles_over_all_other_columns() -> None:
    first = [
        *UNDER_ONE,
        [("มิติที่ ๑ การสร้างวัฒนธรรมสุจริต", 7, 1)],
        *under("๑", "โครงการอบรมจรรยาบรรณ", "สำนักปลัด", "๒๐,๐๐๐", "พ.ย. ม.ค."),
        *under("๒", "กิจกรรมตลาดสุจริต", "กองคลัง", "-", "ธ.ค."),
    ]
    other = [
        *UNDER_ONE,
        *under("๓", "จัดทำคู่มือประชาชน", "กองช่าง", "๕,๐๐๐", "ต.ค."),
        [("รวม ๓ รายการ", 2, 1), ("๒๕,๐๐๐", 1, 1), ("", 4, 1)],
    ]
    records = read(PLAN, (table(*first),), (table(*other, page=2),))
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, "โครงการอบรมจรรยาบรรณ", ("สำนักปลัด",)),
        (2, "กิจกรรมตลาดสุจริต", ("กองคลัง",)),
        (3, "จัดทำคู่มือประชาชน", ("กองช่าง",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [20_000.0, None, 5_000.0]
    titles = {i.item_id: i.item_no for i in records.items}
    assert [(titles[s.item_id], str(s.month)) for s in records.schedule] == [
        (1, "2023-11-01"),
        (1, "2024-01-01"),
        (2, "2023-12-01"),
        (3, "2023-10-01"),
    ]
    assert "table_not_read" not in codes(records)


def test_under_such_a_heading_rows_with_their_title_beside_their_values_are_left() -> None:
    plain: Rows = [
        [(text, 1, 1) for text in (no, title, "๒๐,๐๐๐", "", "✓", "", "")]
        for no, title in (("๑", "โครงการอบรม"), ("๒", "กิจกรรมตลาด"))
    ]
    records = read(PLAN, (table(*UNDER_ONE, *plain),))
    assert records.items == ()
    assert codes(records) & {"table_not_read", "table_without_heading"}


NUMBERED: Rows = [
    [("ที่", 1, 1), ("แนวทางการดำเนินการ", 1, 1), ("ผู้รับผิดชอบ", 1, 1), ("ผลการดำเนินการ", 1, 1)]
]


def numbered(no: str, title: str, *values: str) -> Rows:
    return [[(no, 1, 2), (title, 3, 1)], [(value, 1, 1) for value in values]]


def test_a_band_may_stand_above_a_heading_with_numbers() -> None:
    band: Rows = [[("แบบรายงานผล ประจำปี ๒๕๖๗", 4, 1)]]
    one = numbered("1", "โครงการบริการด้วยรอยยิ้ม", "อบรม", "สำนักปลัด", "ดี")
    two = numbered("2", "กิจกรรมแถลงผลงาน", "ถ่ายทอดสด", "กองคลัง", "๖ ครั้ง")
    records = read(ITA, (table(*band, *NUMBERED, *one, *two),))
    assert [(i.item_no, i.title, i.result) for i in records.items] == [
        (1, "โครงการบริการด้วยรอยยิ้ม", "ดี"),
        (2, "กิจกรรมแถลงผลงาน", "6 ครั้ง"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [[("ที่", 1, 2), *NUMBERED[0][1:]], [("โครงการบริการด้วยรอยยิ้ม", 3, 1)]],
        [*NUMBERED, [("มาตรการบริการด้วยรอยยิ้ม", 4, 3)], [], []],
    ],
    ids=["a heading's number reaches down", "a title three rows tall"],
)
def test_titles_in_odd_places_do_not_fail_the_document(rows: Rows) -> None:
    read(ITA, (table(*rows),))


def test_a_table_of_no_rows_does_not_fail_the_document() -> None:
    empty = Table(1, 0, 4, ())
    records = read(ITA, (empty, table(*HEAD, *ONE, *TWO), empty))
    assert [i.item_no for i in records.items] == [1, 2]
