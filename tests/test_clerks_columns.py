"""Columns as clerks set them: two amounts in a cell, places below titles, types beside names."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_half_ruled_tables import level, page, upright, words
from tests.test_half_ruled_tables import read as read_pages
from tests.test_labelled_cells import ITA, RESULTS, grid, read

Row = Sequence[str | None]
PLAN_5 = "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2566 - 2570)"


def money(records: Records) -> list[tuple[str, int | None, str, str, float | None]]:
    titles = {i.item_id: i.title for i in records.items}
    return [
        (titles[b.item_id], b.fiscal_year_be, b.kind, b.status, b.amount_baht)
        for b in records.budgets
    ]


@pytest.mark.parametrize(
    "cell",
    ["ตั้งไว้ 67,500 บาท\nใช้ไป 60,750 บาท", "ตั้งไว้ ๖๗,๕๐๐\nใช้จริง ๖๐,๗๕๐",
     "งบประมาณ : 67,500\nเบิกจ่าย : 60,750\n(ร้อยละ 90.00)"],
)  # fmt: skip
def test_amounts_with_words_of_their_own_in_one_cell(cell: str) -> None:
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ผลการดำเนินการ"),
        ("1", "โครงการปลูกต้นไม้ริมคลอง", cell, "ปลูกแล้ว"),
        ("2", "โครงการอบรมจริยธรรม", "ตั้งไว้ 5,000\nใช้ไป -", "ยังไม่ดำเนินการ"),
        ("3", "มาตรการใช้รถส่วนกลาง", "ไม่ใช้งบประมาณ", "ประกาศแล้ว"),
    ]
    assert money(read(RESULTS, (grid(*rows),))) == [
        ("โครงการปลูกต้นไม้ริมคลอง", 2567, "planned", "amount", 67_500.0),
        ("โครงการปลูกต้นไม้ริมคลอง", 2567, "disbursed", "amount", 60_750.0),
        ("โครงการอบรมจริยธรรม", 2567, "planned", "amount", 5_000.0),
        ("โครงการอบรมจริยธรรม", 2567, "disbursed", "dash", None),
        ("มาตรการใช้รถส่วนกลาง", 2567, "planned", "no_budget", None),
        ("มาตรการใช้รถส่วนกลาง", 2567, "disbursed", "no_budget", None),
    ]


def test_words_in_one_cell_alone_do_not_make_two_columns() -> None:
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ผลการดำเนินการ"),
        ("1", "โครงการปลูกต้นไม้ริมคลอง", "ตั้งไว้ 67,500 ใช้ไป 60,750", "ปลูกแล้ว"),
        ("2", "โครงการอบรมจริยธรรม", "5,000", "อบรมแล้ว"),
        ("3", "โครงการสภากาแฟ", "3,000", "จัดแล้ว"),
    ]
    amounts = [
        (title, kind, baht) for title, _y, kind, _s, baht in money(read(RESULTS, (grid(*rows),)))
    ]
    assert ("โครงการอบรมจริยธรรม", "planned", 5_000.0) in amounts
    assert all(kind == "planned" for _title, kind, _baht in amounts)
    assert 67_500.0 not in {baht for *_rest, baht in amounts}


def test_a_column_of_what_was_spent_may_say_no_more_than_that() -> None:
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "งบประมาณ", "ใช้จริง", "ผลการดำเนินการ"),
        ("1", "โครงการปลูกต้นไม้ริมคลอง", "32,000", "28,800", "ปลูกแล้ว"),
    ]
    assert [(kind, baht) for _t, _y, kind, _s, baht in money(read(RESULTS, (grid(*rows),)))] == [
        ("planned", 32_000.0),
        ("disbursed", 28_800.0),
    ]


def test_an_amount_of_every_year_is_one_of_each_year_the_heading_names() -> None:
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "งบประมาณปีละ\n(พ.ศ. ๒๕๖๖ - ๒๕๖๘)", "ผู้รับผิดชอบ"),
        ("1", "โครงการกีฬาเยาวชน", "๑๒,๕๐๐", "กองการศึกษา"),
        ("2", "มาตรการตรวจรับพัสดุ", "ไม่ใช้งบประมาณ", "กองคลัง"),
    ]
    records = read(PLAN_5, (grid(*rows),))
    assert money(records) == [
        *(("โครงการกีฬาเยาวชน", y, "planned", "amount", 12_500.0) for y in (2566, 2567, 2568)),
        *(("มาตรการตรวจรับพัสดุ", y, "planned", "no_budget", None) for y in (2566, 2567, 2568)),
    ]


def test_an_amount_of_a_range_that_is_not_of_every_year_is_not_spread() -> None:
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "งบประมาณ\n(พ.ศ. ๒๕๖๖ - ๒๕๖๘)", "ผู้รับผิดชอบ"),
        ("1", "โครงการกีฬาเยาวชน", "๑๒,๕๐๐", "กองการศึกษา"),
    ]
    assert all(year is None for _t, year, *_rest in money(read(PLAN_5, (grid(*rows),))))


def test_a_list_of_one_item_has_a_list_of_one_amount_beside_it() -> None:
    rows: list[Row] = [
        ("มิติ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567"),
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "(1) โครงการคุ้มครองผู้บริโภค", "(1) 250,000", "(1) -"),
        ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", "(1) โครงการละครสั้น\n(2) กิจกรรมเล่านิทาน",
         "(1) 30,000\n(2) -", "(1) 40,000\n(2) 5,000"),
    ]  # fmt: skip
    assert [(t, y, s, b) for t, y, _k, s, b in money(read(PLAN_5, (grid(*rows),)))] == [
        ("โครงการคุ้มครองผู้บริโภค", 2566, "amount", 250_000.0),
        ("โครงการคุ้มครองผู้บริโภค", 2567, "dash", None),
        ("โครงการละครสั้น", 2566, "amount", 30_000.0),
        ("โครงการละครสั้น", 2567, "amount", 40_000.0),
        ("กิจกรรมเล่านิทาน", 2566, "dash", None),
        ("กิจกรรมเล่านิทาน", 2567, "amount", 5_000.0),
    ]


def test_a_value_may_be_numbered_as_its_title_is_with_another_mark_than_brackets() -> None:
    rows: list[Row] = [
        ("ภารกิจ", "โครงการ/กิจกรรม/มาตรการ", "ปี 2566", "ปี 2567"),
        ("1.1 การสร้างจิตสำนึก", "1) โครงการคุ้มครองผู้บริโภค", "1) 250,000", "1) -"),
        ("1.2 การสร้างความตระหนัก", "2) โครงการละครสั้น", "1) 30,000", "2) 7 วัน"),
    ]
    assert [(t, y, s, b) for t, y, _k, s, b in money(read(PLAN_5, (grid(*rows),)))] == [
        ("โครงการคุ้มครองผู้บริโภค", 2566, "amount", 250_000.0),
        ("โครงการคุ้มครองผู้บริโภค", 2567, "dash", None),
        ("โครงการละครสั้น", 2566, "unreadable", None),
        ("โครงการละครสั้น", 2567, "unreadable", None),
    ]


def test_what_was_set_and_spent_may_stand_below_a_title() -> None:
    rows: list[Row] = [
        ("โครงการ/กิจกรรม และงบประมาณ", "ผลการดำเนินการ", "ผู้รับผิดชอบ"),
        ("๑. โครงการค่ายเยาวชน\nงบประมาณ 120,000 บาท\nเบิกจ่าย 108,000 บาท\n(ร้อยละ ๙๐.๐๐)",
         "จัดค่าย 2 วัน", "กองการศึกษา"),
        ("๒. มาตรการงดรับของขวัญ\nไม่ใช้งบประมาณ", "ประกาศแล้ว", "สำนักปลัด"),
    ]  # fmt: skip
    assert money(read(RESULTS, (grid(*rows),))) == [
        ("โครงการค่ายเยาวชน", 2567, "planned", "amount", 120_000.0),
        ("โครงการค่ายเยาวชน", 2567, "disbursed", "amount", 108_000.0),
        ("มาตรการงดรับของขวัญ", 2567, "planned", "no_budget", None),
    ]


def test_the_mission_may_stand_below_the_title() -> None:
    rows: list[Row] = [
        ("ลำดับ", "ชื่อโครงการ/กิจกรรม/มาตรการ และภารกิจ", "ปี 2566", "หน่วยงาน"),
        ("1", "โครงการสัมมนาผลประโยชน์ทับซ้อน\nภารกิจที่ 1.1 การสร้างจิตสำนึกและ\nความตระหนักแก่บุคลากร",
         "20,000", "สำนักปลัด"),
        ("2", "มาตรการใช้แบบตรวจสอบเอกสาร\nภารกิจที่ 2.3 มาตรการลดการใช้ดุลยพินิจ", "-", "กองช่าง"),
    ]  # fmt: skip
    assert [(i.title, i.mission_no) for i in read(PLAN_5, (grid(*rows),)).items] == [
        ("โครงการสัมมนาผลประโยชน์ทับซ้อน", "1.1"),
        ("มาตรการใช้แบบตรวจสอบเอกสาร", "2.3"),
    ]


def test_a_title_that_speaks_of_its_mission_is_not_cut() -> None:
    title = "โครงการจัดทำคู่มือตามภารกิจ\nภารกิจหลักของหน่วยงาน"
    rows: list[Row] = [
        ("ลำดับ", "โครงการ/กิจกรรม", "ปี 2566", "หน่วยงาน"),
        ("1", title, "20,000", "สำนักปลัด"),
        ("2", title, "-", "กองช่าง"),
    ]
    assert {i.title for i in read(PLAN_5, (grid(*rows),)).items} == {title.replace("\n", "")}


def test_a_column_of_types_is_none_of_titles() -> None:
    rows: list[Row] = [
        ("ลำดับ", "มิติ", "ภารกิจ", "ประเภท", "ชื่อ", "2566", "ส่วนงาน"),
        (
            "1",
            "1.การสร้างวัฒนธรรมสุจริต",
            "1.1",
            "โครงการ",
            "สัมมนาผลประโยชน์ส่วนตน",
            "150,000",
            "สำนักปลัด",
        ),
        ("2", "1.การสร้างวัฒนธรรมสุจริต", "1.1", "กิจกรรม", "คัดลายมือคำปฏิญาณตน", "", "กองคลัง"),
        ("3", "1.การสร้างวัฒนธรรมสุจริต", "1.2", "มาตรการ", "ใช้แบบตรวจสอบ", "", "กองช่าง"),
    ]
    records = read(PLAN_5, (grid(*rows),))
    assert [(i.title, i.responsible) for i in records.items] == [
        ("สัมมนาผลประโยชน์ส่วนตน", ("สำนักปลัด",)),
        ("คัดลายมือคำปฏิญาณตน", ("กองคลัง",)),
        ("ใช้แบบตรวจสอบ", ("กองช่าง",)),
    ]
    assert "title_column_by_content" in codes(records)


def test_names_of_people_are_no_titles() -> None:
    rows: list[Row] = [
        ("ลำดับ", "ชื่อ", "ตำแหน่ง", "หน่วยงาน"),
        *((str(k), f"นายสมชาย ใจดี{k}", "กรรมการ", "สำนักปลัด") for k in (1, 2, 3, 4)),
    ]
    assert read(PLAN_5, (grid(*rows),)).items == ()


def test_a_levels_word_may_have_slid_into_the_column_of_numbers() -> None:
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "ผลการดำเนินการ", "งบประมาณ", "เบิกจ่าย"),
        ("มิติที่", "1 การสร้างวัฒนธรรมสุจริต", "", "5,000", "4,000"),
        ("1.", "กิจกรรมสภากาแฟ", "จัดแล้ว", "5,000", "4,000"),
    ]
    records = read(RESULTS, (grid(*rows),))
    assert [(i.title, i.dimension_no) for i in records.items] == [("กิจกรรมสภากาแฟ", 1)]


MEASURES: list[Row] = [
    ("ตัวชี้วัด", "มาตรการและวิธีดำเนินการ", "ระยะเวลาและผู้รับผิดชอบ"),
    ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "กิจกรรมอบรมมารยาท\nวิธีดำเนินการ\n1. จัดอบรม\n2. ประเมินผล",
     "ระยะเวลา : ธันวาคม 2566\nผู้รับผิดชอบ : สำนักปลัด"),
    ("ตัวชี้วัดที่ 3 การใช้อำนาจ", "กิจกรรมรับฟังความเห็น\nวิธีดำเนินการ\n1. จัดประชุม",
     "ระยะเวลา : มี.ค. 67\nผู้รับผิดชอบ : กองคลัง"),
]  # fmt: skip


def test_a_label_may_stand_alone_in_a_line_over_what_it_names() -> None:
    items = read(ITA, (grid(*MEASURES),)).items
    assert [(i.title, i.approach) for i in items] == [
        ("กิจกรรมอบรมมารยาท", "1. จัดอบรม 2. ประเมินผล"),
        ("กิจกรรมรับฟังความเห็น", "1. จัดประชุม"),
    ]


def test_cells_may_name_each_of_two_things() -> None:
    items = read(ITA, (grid(*MEASURES),)).items
    assert [(i.period, i.responsible) for i in items] == [
        ("ธันวาคม 2566", ("สำนักปลัด",)),
        ("มี.ค. 67", ("กองคลัง",)),
    ]


def test_the_lines_of_a_text_may_each_open_with_a_label() -> None:
    rows: list[Row] = [
        ("โครงการ/กิจกรรม", "รายละเอียดผลการดำเนินการ"),
        ("๑. มาตรการแจกคู่มือ",
         "ภารกิจ 1.1 การเสริมสร้างจิตสำนึกและความ\nตระหนักแก่บุคลากร\nกลุ่มเป้าหมาย พนักงานบรรจุใหม่\n"
         "ผลการดำเนินการ แจกแล้ว 8 คน\nหน่วยงานรับผิดชอบ สำนักปลัด"),
        ("๒. โครงการค่ายเยาวชน",
         "ภารกิจ 1.3 การเสริมสร้างจิตสำนึกแก่เด็ก\nกลุ่มเป้าหมาย เด็กและเยาวชน\n"
         "ผลการดำเนินการ จัดค่าย 2 วัน\nหน่วยงานรับผิดชอบ กองการศึกษา"),
    ]  # fmt: skip
    assert [
        (i.title, i.mission_no, i.target_group, i.result, i.responsible)
        for i in read(RESULTS, (grid(*rows),)).items
    ] == [
        ("มาตรการแจกคู่มือ", "1.1", "พนักงานบรรจุใหม่", "แจกแล้ว 8 คน", ("สำนักปลัด",)),
        ("โครงการค่ายเยาวชน", "1.3", "เด็กและเยาวชน", "จัดค่าย 2 วัน", ("กองการศึกษา",)),
    ]


def test_a_text_that_speaks_of_a_target_is_not_parted() -> None:
    rows: list[Row] = [
        ("ที่", "โครงการ/กิจกรรม", "ผลการดำเนินการ"),
        ("1", "โครงการค่ายเยาวชน", "เป้าหมาย 50 คน\nมีผู้เข้าร่วม 48 คน"),
        ("2", "โครงการสภากาแฟ", "เป้าหมาย 12 ครั้ง\nจัดแล้ว 10 ครั้ง"),
    ]
    assert [i.result for i in read(RESULTS, (grid(*rows),)).items] == [
        "เป้าหมาย 50 คนมีผู้เข้าร่วม 48 คน",
        "เป้าหมาย 12 ครั้งจัดแล้ว 10 ครั้ง",
    ]


def test_of_two_columns_of_indicators_one_names_the_missions_of_an_ita_report() -> None:
    rows: list[Row] = [
        ("ตัวชี้วัด ITA", "มาตรการ", "ผู้รับผิดชอบ", "ตัวชี้วัดความสำเร็จ"),
        ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "มาตรการกำหนดเวลาให้บริการ", "กองคลัง", "จำนวนคู่มือ"),
        ("ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ", "กิจกรรมตรวจพัสดุ", "กองช่าง", "จำนวนครั้ง"),
    ]
    items = read(ITA, (grid(*rows),)).items
    assert [(i.mission_no, i.indicator) for i in items] == [("1", "จำนวนคู่มือ"), ("4", "จำนวนครั้ง")]


def test_years_below_each_other_close_behind_a_title_are_of_the_money() -> None:
    head = words(
        (20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม"), (20, 158, "งบประมาณแต่ละปี"), (20, 330, "ผู้รับผิดชอบ")
    )
    body = words(
        (50, 15, "1"), (50, 40, "โครงการพัฒนาคุณธรรมแก่บุคลากร"), (50, 158, "2566"),
        (50, 190, "20,000"), (50, 330, "สำนักปลัด"),
        (60, 40, "ของเทศบาลและชุมชนในเขตพื้นที่"), (60, 158, "2567"), (60, 190, "25,000"),
        (90, 15, "2"), (90, 40, "โครงการปลูกหญ้าแฝกริมตลิ่ง"), (90, 158, "2566"), (90, 190, "15,000"),
        (90, 330, "กองช่าง"), (100, 158, "2567"), (100, 190, "10,000"),
    )  # fmt: skip
    one = page([*head, *body], [*level(10, 40, 80, 120), *upright(10, 120, 10, 420)])
    assert [(t, y, b) for t, y, _k, _s, b in money(read_pages(one))] == [
        ("โครงการพัฒนาคุณธรรมแก่บุคลากรของเทศบาลและชุมชนในเขตพื้นที่", 2566, 20_000.0),
        ("โครงการพัฒนาคุณธรรมแก่บุคลากรของเทศบาลและชุมชนในเขตพื้นที่", 2567, 25_000.0),
        ("โครงการปลูกหญ้าแฝกริมตลิ่ง", 2566, 15_000.0),
        ("โครงการปลูกหญ้าแฝกริมตลิ่ง", 2567, 10_000.0),
    ]


def test_bullets_open_the_items_of_a_table_without_level_rules() -> None:
    head = words((20, 20, "โครงการ/กิจกรรม"), (20, 210, "งบประมาณ"), (20, 290, "ผลการดำเนินงาน"))
    body = words(
        (50, 20, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
        (65, 20, "- กิจกรรมสภากาแฟยามเช้า"), (65, 210, "10,000"), (65, 290, "จัดแล้ว"),
        (80, 20, "- มาตรการใช้รถส่วนกลาง"), (80, 210, "ไม่ใช้งบ"), (90, 210, "ประมาณ"),
        (80, 290, "ประกาศแล้ว"),
        (105, 20, "- โครงการหมู่บ้านสีขาว"), (105, 210, "37,500"), (105, 290, "ร่วม 8 หมู่บ้าน"),
    )  # fmt: skip
    one = page([*head, *body], [*level(10, 40, 130), *upright(10, 130, 10, 200, 280, 420)])
    assert [(t, s, b) for t, _y, _k, s, b in money(read_pages(one))] == [
        ("กิจกรรมสภากาแฟยามเช้า", "amount", 10_000.0),
        ("มาตรการใช้รถส่วนกลาง", "no_budget", None),
        ("โครงการหมู่บ้านสีขาว", "amount", 37_500.0),
    ]


def test_the_budget_of_the_office_that_owns_a_project_is_money() -> None:
    head = ("ที่", "โครงการ/กิจกรรม", "งบประมาณของหน่วยงานเจ้าของโครงการ", "ระยะเวลา")
    rows = (
        ("1", "โครงการจัดทำแผนที่ภาษี", "15,000", "ต.ค. 66"),
        ("2", "กิจกรรมทบทวน", "4,000", "พ.ย. 66"),
    )
    records = read("แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567", (grid(head, *rows),))
    assert [budget.amount_baht for budget in records.budgets] == [15_000.0, 4_000.0]


def test_the_word_of_a_heading_printed_again_is_no_item() -> None:
    head = ("ที่", "รายการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ")
    rows = (("1", "โครงการจัดทำแผนที่ภาษี", "15,000", "กองคลัง"), ("", "รายการ", "", ""))
    more = (("2", "กิจกรรมทบทวนแผน", "4,000", "กองคลัง"),)
    records = read(RESULTS, (grid(head, *rows, *more),))
    assert [item.title for item in records.items] == ["โครงการจัดทำแผนที่ภาษี", "กิจกรรมทบทวนแผน"]
