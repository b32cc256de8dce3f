"""Forms whose cells hold a label and its value, and those with two labels in a row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.model import Cell, Line, PageContent, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes

Slot = str | None
"""What stands in a slot; None where the cell to its left reaches into it."""

ITA = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ปี 2567"
RESULTS = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปี 2567"


def line(text: str, page: int = 1) -> Line:
    return Line(tuple(Word(word, word) for word in text.split(" ")), page=page)


def grid(*rows: Sequence[Slot], page: int = 1) -> Table:
    cells: list[Cell] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is not None:
                reach = next(
                    (k for k, t in enumerate(row[c + 1 :]) if t is not None), len(row) - c - 1
                )
                lines = tuple(line(part, page) for part in text.split("\n") if part)
                cells.append(Cell(r, c, 1, 1 + reach, lines))
    return Table(page, len(rows), len(rows[0]), tuple(cells))


def read(title: str, *pages: Sequence[str | Table]) -> Records:
    contents = []
    for number, blocks in enumerate(pages, 1):
        made = [line(b, number) if isinstance(b, str) else b for b in blocks]
        made = [line(title), *made] if number == 1 else made
        contents.append(PageContent(number, tuple(made), "pdf", "pdf"))
    return make_records(DOCUMENT_ID, parse_document(tuple(contents)))


BLOCKS = (
    ("1", "มาตรการกำหนดมาตรฐาน\nเวลาบริการ", "ผู้รับผิดชอบ\nสำนักปลัด\nกองคลัง", "ระยะเวลา\nต.ค. 2566"),
    ("", "วิธีดำเนินการ\nปรับปรุงผังขั้นตอน", "ผลการดำเนินการ\nติดประกาศแล้ว", None),
    ("", "ผลลัพธ์ ระยะเวลาลดลง", None, None),
    ("2", "กิจกรรมปฐมนิเทศบุคลากร", "ผู้รับผิดชอบ\nกองช่าง", "ระยะเวลา\nตลอดปี"),
    ("", "วิธีดำเนินการ\nจัดปฐมนิเทศทุกครั้ง", "ผลการดำเนินการ\nปฐมนิเทศแล้ว 2 ครั้ง", None),
    ("", "ผลลัพธ์ ไม่มีข้อร้องเรียน", None, None),
)  # fmt: skip
SAID = [
    (1, "มาตรการกำหนดมาตรฐานเวลาบริการ", ("สำนักปลัด", "กองคลัง"), "ต.ค. 2566",
     "ปรับปรุงผังขั้นตอน", "ติดประกาศแล้ว", "ระยะเวลาลดลง"),
    (2, "กิจกรรมปฐมนิเทศบุคลากร", ("กองช่าง",), "ตลอดปี",
     "จัดปฐมนิเทศทุกครั้ง", "ปฐมนิเทศแล้ว 2 ครั้ง", "ไม่มีข้อร้องเรียน"),
]  # fmt: skip


def said(records: Records) -> list[tuple[object, ...]]:
    return [
        (i.item_no, i.title, i.responsible, i.period, i.approach, i.result, i.outcome)
        for i in records.items
    ]


def test_an_item_may_be_a_block_of_rows_whose_cells_name_what_they_hold() -> None:
    records = read(ITA, ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", grid(*BLOCKS)))
    assert said(records) == SAID
    assert [i.mission_no for i in records.items] == ["1", "1"]
    assert not records.findings


def test_a_block_goes_on_behind_a_page_break() -> None:
    records = read(ITA, (grid(*BLOCKS[:4]),), (grid(*BLOCKS[4:], page=2),))
    assert said(records) == SAID
    assert [(i.page_first, i.page_last) for i in records.items] == [(1, 1), (1, 2)]


def test_headings_stand_between_blocks() -> None:
    wide = (None, None, None)
    records = read(
        RESULTS,
        (
            grid(
                ("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต", *wide),
                *BLOCKS[:3],
                ("มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต", *wide),
                *BLOCKS[3:],
            ),
        ),
    )
    assert [(i.dimension_no, i.item_no) for i in records.items] == [(1, 1), (2, 2)]


FORM = (
    ("1. โครงการอบรมคุณธรรมของพนักงาน", None),
    ("งบประมาณ : 20,000 บาท", "เบิกจ่าย : 18,500 บาท"),
    ("ผู้รับผิดชอบ : สำนักปลัด", "ตัวชี้วัด : จำนวนผู้ผ่านการอบรม"),
    ("2. กิจกรรมยกย่องคนดีของตำบล", None),
    ("งบประมาณ : ไม่ใช้งบประมาณ", "เบิกจ่าย : -"),
    ("ผู้รับผิดชอบ : กองคลัง", "ตัวชี้วัด : จำนวนผู้ได้รับการยกย่อง"),
)
BESIDE = (
    ("ลำดับที่", "1", "ชื่อโครงการ", "โครงการอบรมคุณธรรมของพนักงาน"),
    ("งบประมาณ", "20,000 บาท", "เบิกจ่าย", "18,500 บาท"),
    ("ผู้รับผิดชอบ", "สำนักปลัด", "ตัวชี้วัด", "จำนวนผู้ผ่านการอบรม"),
    ("ลำดับที่", "2", "ชื่อโครงการ", "กิจกรรมยกย่องคนดีของตำบล"),
    ("งบประมาณ", "ไม่ใช้งบประมาณ", "เบิกจ่าย", "-"),
    ("ผู้รับผิดชอบ", "กองคลัง", "ตัวชี้วัด", "จำนวนผู้ได้รับการยกย่อง"),
)


@pytest.mark.parametrize("rows", [FORM, BESIDE], ids=["colons", "two labels in a row"])
def test_money_is_named_in_its_cell_or_in_the_one_before(rows: Sequence[Sequence[Slot]]) -> None:
    records = read(RESULTS, (grid(*rows),))
    money = [(b.kind, b.status, b.amount_baht) for b in records.budgets]
    assert [(i.item_no, i.title, i.responsible, i.indicator) for i in records.items] == [
        (1, "โครงการอบรมคุณธรรมของพนักงาน", ("สำนักปลัด",), "จำนวนผู้ผ่านการอบรม"),
        (2, "กิจกรรมยกย่องคนดีของตำบล", ("กองคลัง",), "จำนวนผู้ได้รับการยกย่อง"),
    ]
    assert money == [
        ("planned", "amount", 20000.0),
        ("disbursed", "amount", 18500.0),
        ("planned", "no_budget", None),
        ("disbursed", "dash", None),
    ]


@pytest.mark.parametrize("spent", ["งบประมาณที่ใช้\nจริง\n18,500", "งบประมาณที่ใช้\nจริง 18,500 บาท"])
def test_a_label_may_go_on_in_a_second_line_above_its_value(spent: str) -> None:
    rows = (
        ("1. โครงการอบรมคุณธรรมของพนักงาน", "งบประมาณที่ตั้งไว้\n20,000", spent),
        ("ผลการดำเนินงาน\nอบรมแล้ว", "ผู้รับผิดชอบ\nสำนักปลัด", None),
        ("2. กิจกรรมยกย่องคนดีของตำบล", "งบประมาณที่ตั้งไว้\n-", "งบประมาณที่ใช้\nจริง -"),
        ("ผลการดำเนินงาน\nยกย่องแล้ว", "ผู้รับผิดชอบ\nกองคลัง", None),
    )
    records = read(RESULTS, (grid(*rows),))
    assert [(b.kind, b.status, b.amount_baht) for b in records.budgets] == [
        ("planned", "amount", 20_000.0),
        ("disbursed", "amount", 18_500.0),
        ("planned", "dash", None),
        ("disbursed", "dash", None),
    ]
    assert "amount_uncertain" not in codes(records)


def test_a_value_below_its_label_is_no_part_of_it() -> None:
    rows = [list(row) for row in BLOCKS]
    rows[0][2] = "ผู้รับผิดชอบ\nหลักสูตร\nกองคลัง"
    records = read(ITA, (grid(*rows),))
    assert records.items[0].responsible != ("กองคลัง",)


def test_what_names_nothing_is_no_form() -> None:
    rows = [(str(n), f"กิจกรรมประชุมครั้งที่ {n}", "ห้องประชุม", "ทุกวันจันทร์") for n in (1, 2, 3)]
    records = read(RESULTS, (grid(*rows),))
    assert not records.items and "table_not_read" not in codes(records)


def test_a_number_that_was_not_read_leaves_the_title_to_its_label() -> None:
    rows = [("ลำดับที่", None, *row[3:], None) if row[0] == "ลำดับที่" else row for row in BESIDE]
    records = read(RESULTS, (grid(*rows),))
    assert [(i.item_no, i.title) for i in records.items] == [
        (None, "โครงการอบรมคุณธรรมของพนักงาน"),
        (None, "กิจกรรมยกย่องคนดีของตำบล"),
    ]


def test_the_last_form_keeps_the_mission_it_stands_under() -> None:
    heading = "มิติที่ 4 การยกระดับกลไกการตรวจสอบการดำเนินงานขององค์กรปกครองส่วนท้องถิ่น"
    records = read(RESULTS, (heading, grid(*FORM), "ส่วนที่ 3 สรุปผล", "ดำเนินการแล้วเสร็จ 2 รายการ"))
    assert [i.dimension_no for i in records.items] == [4, 4]


def test_the_heading_of_a_table_is_no_form() -> None:
    years = tuple(f"งบประมาณ ปี {year}" for year in (2561, 2562, 2563, 2564))
    heading = ("ลำดับ", "โครงการ/กิจกรรม/มาตรการ", "ผู้รับผิดชอบ", "เป้าหมาย", *years)
    row = ("1", "มาตรการลดขั้นตอน", "กองช่าง", "ลดระยะเวลาลงร้อยละ 30", "ไม่ใช้งบประมาณ")
    records = read(RESULTS, (grid(heading, (*row, None, None, None)),))
    assert [(i.item_no, i.title, i.target) for i in records.items] == [(1, row[1], row[3])]


PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)"


def test_a_sheet_may_have_its_place_and_its_title_above_its_labels() -> None:
    sheet = grid(
        ("มิติที่ 1 ภารกิจที่ 1.1 ลำดับที่ 3\nโครงการสัมมนา “ไม่ทนต่อการทุจริต”", None, None),
        ("หลักการและเหตุผล", "บุคลากรมีภารกิจเกี่ยวข้องกับการค้าชายแดน", None),
        ("วัตถุประสงค์", "1. เพื่อให้แยกแยะประโยชน์ส่วนตนได้", None),
        ("กลุ่มเป้าหมาย", "ผู้บริหารและพนักงาน", None),
        ("งบประมาณ (บาท)", "ปี 2566", "ปี 2567"),
        ("", "200,000", "220,000"),
        ("ผู้รับผิดชอบ", "สำนักปลัดเทศบาล", None),
    )
    records = read(PLAN, ("ส่วนที่ 3 รายละเอียดโครงการ", sheet))
    (item,) = records.items
    assert (item.section, item.item_no, item.dimension_no, item.mission_no) == (
        "fact_sheet",
        3,
        1,
        "1.1",
    )
    assert item.title == "โครงการสัมมนา “ไม่ทนต่อการทุจริต”"
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 200_000.0),
        (2567, 220_000.0),
    ]


def test_a_column_may_name_the_mission_that_an_item_serves() -> None:
    rows = (
        ("ลำดับ", "โครงการ/กิจกรรม/มาตรการ", "สนองภารกิจที่", "ปี 2566"),
        ("1", "โครงการสัมมนาคุณธรรม", "1.1", "20,000"),
        ("2", "กิจกรรมเปิดเผยข้อมูล", "2.1", "-"),
    )
    records = read(PLAN, (grid(*rows),))
    assert [(i.dimension_no, i.mission_no) for i in records.items] == [(1, "1.1"), (2, "2.1")]


@pytest.mark.parametrize("label", ["ชื่อ", "ข้อ"])
def test_a_tall_number_may_stand_beside_a_form(label: str) -> None:
    """ข้อ ("point") is what may be read for ชื่อ ("name")."""
    mission = "ภารกิจที่ 2.1 แสดงเจตจำนงทางการเมืองในการต่อต้านการทุจริตของผู้บริหาร"
    rows = (
        ("5", mission, None, None, None),
        ("", label, "กิจกรรมประกาศเจตจำนงสุจริต", None, None),
        ("", "ตัวชี้วัด", "มีประกาศเจตจำนง", "เป้าหมาย", "2 ภาษา"),
        ("", "งบประมาณที่ตั้งไว้", "5,000 บาท", "งบประมาณที่ใช้จริง", "4,800 บาท"),
        ("", "ผู้รับผิดชอบ", "กองวิชาการและแผนงาน", None, None),
    )
    records = read(RESULTS, ("มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต", grid(*rows)))
    (item,) = records.items
    assert (item.item_no, item.mission_no, item.title) == (5, "2.1", "กิจกรรมประกาศเจตจำนงสุจริต")
    assert [b.amount_baht for b in records.budgets] == [5_000.0, 4_800.0]


def test_the_level_below_a_title_is_the_items() -> None:
    rows = (
        ("(1) โครงการปฐมนิเทศพนักงานใหม่", None),
        ("ภารกิจ 1.1 การเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมือง", None),
        ("งบประมาณที่ตั้งไว้\n20,000 บาท", "งบประมาณที่ใช้จริง\n17,650 บาท"),
        ("ผู้รับผิดชอบ กองการเจ้าหน้าที่", None),
        ("สถานะ ☑ แล้วเสร็จ ☐ อยู่ระหว่างดำเนินการ", None),
    )
    records = read(RESULTS, ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", grid(*rows)))
    (item,) = records.items
    assert (item.item_no, item.mission_no, item.progress) == (1, "1.1", "completed")
    assert [b.amount_baht for b in records.budgets] == [20_000.0, 17_650.0]


def test_a_form_whose_title_is_not_known_is_told() -> None:
    rows = (
        ("? คำสัตย์ปฏิญาณทุกเช้าวันจันทร์แรกของเดือน", None),
        ("ผู้รับผิดชอบ สำนักปลัด", "ระยะเวลาดำเนินการ ต.ค. 2565 - ก.ย. 2566"),
        ("ตัวชี้วัด จำนวนครั้งที่จัด", "เป้าหมาย 12 ครั้ง"),
        ("ผลการดำเนินการ ดำเนินการครบ", "งบประมาณที่ตั้งไว้ 5,000 บาท"),
    )
    records = read(RESULTS, ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", grid(*rows)))
    assert records.items == ()
    assert "table_without_heading" in {finding.code for finding in records.findings}


def card(*rows: str) -> Table:
    number, title, *cells = rows
    return grid((number, title), *((cell, None) for cell in cells))


FIRST = card(
    "ลำดับที่ 1", "โครงการอบรมคุณธรรม", "ตัวชี้วัด ผู้เข้าอบรม 60 คน", "ผลการดำเนินการ จัดอบรมแล้ว",
    "งบประมาณที่ตั้งไว้ : 35,000 บาท | เบิกจ่ายแล้ว : 33,480 บาท", "ผู้รับผิดชอบ สำนักปลัด",
)  # fmt: skip


def money_of(*rows: str) -> list[tuple[str, str, float | None]]:
    second = card("ลำดับที่ 2", "มาตรการลงนามประมวลจริยธรรม", *rows, "ผู้รับผิดชอบ กองคลัง")
    records = read(RESULTS, ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", FIRST, second))
    assert [i.title for i in records.items] == ["โครงการอบรมคุณธรรม", "มาตรการลงนามประมวลจริยธรรม"]
    own = [b for b in records.budgets if b.item_id == records.items[0].item_id]
    assert [(b.kind, b.amount_baht) for b in own] == [("planned", 35000), ("disbursed", 33480)]
    mine = records.items[1]
    assert mine.responsible == ("กองคลัง",)
    return [(b.kind, b.status, b.amount_baht) for b in records.budgets if b.item_id == mine.item_id]


@pytest.mark.parametrize(
    "line",
    [
        "งบประมาณที่ตั้งไว้ : 20,000 บาท | เบิกจ่ายแล้ว : 19,000 บาท",
        "งบประมาณที่ตั้งไว้ 20,000 บาท ! เบิกจ่ายแล้ว : 19,000 บาท",
        "งบประมาณที่ตั้งไว้ : 20,000 บาท เบิกจ่ายแล้ว : 19,000 บาท",
    ],
)
def test_labels_side_by_side_whose_upright_a_scan_read_as_a_stroke_or_lost(line: str) -> None:
    found = [("planned", "amount", 20000.0), ("disbursed", "amount", 19000.0)]
    assert money_of("ตัวชี้วัด ลงนามครบ", "ผลการดำเนินการ ลงนามแล้ว", line) == found
    # The level rule above it was lost as well.
    assert money_of("ตัวชี้วัด ลงนามครบ", f"ผลการดำเนินการ ลงนามแล้ว\n{line}") == found


def test_a_stroke_before_no_label_parts_nothing() -> None:
    line = "งบประมาณที่ตั้งไว้ : 20,000 บาท | 19,000 บาท"
    rows = ("ตัวชี้วัด ลงนามครบ", "ผลการดำเนินการ ลงนามแล้ว", line)
    assert money_of(*rows) == [("planned", "unreadable", None)]


def test_a_label_below_what_is_left_of_a_level_rule_opens_a_row() -> None:
    rows = ("ตัวชี้วัด ลงนามครบ —\nผลการดำเนินการ ลงนามแล้ว", "งบประมาณที่ตั้งไว้ : ไม่ใช้งบประมาณ")
    second = card("ลำดับที่ 2", "มาตรการลงนามประมวลจริยธรรม", *rows, "ผู้รับผิดชอบ กองคลัง")
    records = read(RESULTS, ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", FIRST, second))
    assert [(i.indicator, i.result) for i in records.items] == [
        ("ผู้เข้าอบรม 60 คน", "จัดอบรมแล้ว"),
        ("ลงนามครบ", "ลงนามแล้ว"),
    ]


def test_a_value_that_goes_on_with_the_word_of_a_label_stays_whole() -> None:
    rows = ("ตัวชี้วัด ลงนามครบตาม\nเป้าหมาย ที่กำหนด", "ผลการดำเนินการ ลงนามแล้ว")
    second = card("ลำดับที่ 2", "มาตรการลงนามประมวลจริยธรรม", *rows, "ผู้รับผิดชอบ กองคลัง")
    records = read(RESULTS, ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", FIRST, second))
    assert records.items[1].indicator == "ลงนามครบตามเป้าหมาย ที่กำหนด"
