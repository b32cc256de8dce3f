"""Rules that part some columns only, cards over months, and what stands at the top of a page."""

from __future__ import annotations

from dataclasses import replace

from parsers.layout.blocks import find_blocks
from parsers.layout.cards_over_months import card_over_months
from parsers.model import Box, Ruling, Table
from tests.test_half_ruled_tables import RIGHT, level, page, table_of, texts, words
from tests.test_half_ruled_tables import read as read_pages
from tests.test_labelled_cells import RESULTS, grid, read
from tests.test_month_strips import HEADING as DIMENSION
from tests.test_month_strips import MONTHS, PLAN, marked, said
from tests.test_stacked_rows import table as stacked

HEAD = words((20, 15, "มิติ"), (20, 90, "ภารกิจ"), (20, 200, "โครงการ/กิจกรรม"), (20, 345, "ปี 2567"))
BODY = [
    *words((45, 15, "1. สังคม"), (55, 15, "สุจริต")),
    *words((45, 90, "1.1 จิตสำนึก"), (55, 90, "และความ"), (65, 90, "ตระหนัก"), (75, 90, "ของผู้คน")),
    *words((45, 200, "(1) โครงการบ้านสวย"), (55, 200, "ชุมชนของเรา"), (45, 345, "10,000")),
    *words((75, 200, "(2) กิจกรรมคนดี"), (75, 345, "20,000")),
    *words((105, 90, "1.2 เยาวชน"), (105, 200, "(1) มาตรการโปร่งใส"), (105, 345, "30,000")),
]
END = words((135, 200, "รวมทั้งสิ้น"), (135, 345, "60,000"))


def part(y: float, left: float) -> Ruling:
    return Ruling("horizontal", y, left, RIGHT)


RULES = [*level(15, 36, 125, 150), part(70, 195), part(98, 85)]


def test_a_level_rule_parts_the_rows_of_the_columns_that_it_runs_across() -> None:
    table = table_of(page([*HEAD, *BODY, *END], RULES))
    assert [row[2:] for row in texts(table)[1:4]] == [
        ["(1) โครงการบ้านสวย/ชุมชนของเรา", "10,000"],
        ["(2) กิจกรรมคนดี", "20,000"],
        ["(1) มาตรการโปร่งใส", "30,000"],
    ]
    spans = {c.text.replace("\n", "/"): c.row_span for c in table.cells if c.row and c.col < 2}
    assert spans["1. สังคม/สุจริต"] == 3
    assert spans["1.1 จิตสำนึก/และความ/ตระหนัก/ของผู้คน"] == 2


def test_its_items_have_their_own_missions_and_amounts() -> None:
    records = read_pages(page([*HEAD, *BODY, *END], RULES))
    assert [(i.mission_no, i.title) for i in records.items] == [
        ("1.1", "โครงการบ้านสวยชุมชนของเรา"),
        ("1.1", "กิจกรรมคนดี"),
        ("1.2", "มาตรการโปร่งใส"),
    ]
    assert [b.amount_baht for b in records.budgets] == [10_000.0, 20_000.0, 30_000.0]


def test_a_rule_below_the_years_of_a_heading_parts_no_row() -> None:
    heading = words((20, 15, "ภารกิจ"), (20, 90, "โครงการ/กิจกรรม"), (18, 280, "งบประมาณ"))
    years = words((30, 270, "ปี 2566"), (30, 345, "ปี 2567"))
    rows = [
        *words(
            (55, 15, "1.1 จิตสำนึก"),
            (55, 90, "1. โครงการบ้านสวย"),
            (55, 270, "500"),
            (55, 345, "10,000"),
        ),
        *words(
            (75, 15, "1.2 เยาวชน"), (75, 90, "2. กิจกรรมคนดี"), (75, 270, "-"), (75, 345, "20,000")
        ),
    ]
    rules = [*level(12, 42, 68, 90), Ruling("horizontal", 28, 260, RIGHT)]
    records = read_pages(page([*heading, *years, *rows], rules))
    assert [(i.mission_no, i.item_no) for i in records.items] == [("1.1", 1), ("1.2", 2)]
    assert [b.amount_baht for b in records.budgets] == [500.0, 10_000.0, None, 20_000.0]


def card(title: str, mission: str, money: str, who: str, *at: int) -> Table:
    left = f"{title}\nภารกิจ {mission}\nตัวชี้วัด จำนวนผู้เข้าร่วม"
    right = f"งบประมาณ {money}\nผู้รับผิดชอบ {who}"
    rows = [(left, *(None,) * 7, right, *(None,) * 3), MONTHS, marked(*at)]
    return replace(grid(*rows), box=Box(10, 20, 400, 90))


def test_a_card_over_months_parted_into_two_cells_of_labelled_lines() -> None:
    one = card("1. โครงการรักษ์ป่า", "1.2 การสร้างจิตสำนึก", "5,000 บาท", "กองช่าง", 2, 3)
    two = card("2. กิจกรรมวันเด็ก", "1.3 เด็กและเยาวชน", "7,500 บาท", "กองการศึกษา", 0)
    tables = [card_over_months(form, "pdf") for form in (one, two)]
    records = read(PLAN, (DIMENSION, *(table for table in tables if table is not None)))
    assert said(records) == [
        ("schedule", 1, "โครงการรักษ์ป่า", ("กองช่าง",), ["2023-12", "2024-01"]),
        ("schedule", 2, "กิจกรรมวันเด็ก", ("กองการศึกษา",), ["2023-10"]),
    ]
    assert [i.mission_no for i in records.items] == ["1.2", "1.3"]
    assert [b.amount_baht for b in records.budgets] == [5_000.0, 7_500.0]


def test_cells_across_all_columns_over_months_are_no_two_cells() -> None:
    # The document failed: a title over both labelled cells did not fill its row.
    rows = [
        [("ภารกิจ 1.3 การสร้างจิตสำนึก", 12, 1)],
        [("1. โครงการรักษ์ป่า", 12, 1)],
        [("งบประมาณ 5,000 บาท", 6, 1), ("ผู้รับผิดชอบ กองช่าง", 6, 1)],
        [(month, 1, 1) for month in MONTHS],
        [("✓" if k == 2 else "", 1, 1) for k in range(12)],
    ]
    assert card_over_months(stacked(*rows), "pdf") is None


def test_a_heading_over_months_is_no_card() -> None:
    heading = ("โครงการ/กิจกรรม", *(None,) * 7, "ระยะเวลาดำเนินการ", *(None,) * 3)
    table = replace(grid(heading, MONTHS, marked(1)), box=Box(10, 20, 400, 90))
    assert card_over_months(table, "pdf") is None


def test_a_unit_named_by_a_word_for_money_is_no_heading() -> None:
    # With a month before it every cell of the row looked like a heading, and the card was lost.
    form = [
        ("1. โครงการเวทีประชาคม", None, None, None),
        ("งบประมาณที่ตั้งไว้", "24,500 บาท", "งบประมาณที่ใช้จริง", "23,220 บาท"),
        ("ระยะเวลา", "ตุลาคม 2565", "ผู้รับผิดชอบ", "กองยุทธศาสตร์และงบประมาณ"),
        ("ผลการดำเนินงาน", "ประชุมครบทุกหมู่บ้าน", None, None),
    ]
    records = read(RESULTS, (DIMENSION, grid(*form)))
    (item,) = records.items
    assert (item.title, item.responsible) == ("โครงการเวทีประชาคม", ("กองยุทธศาสตร์และงบประมาณ",))
    assert [b.amount_baht for b in records.budgets] == [24_500.0, 23_220.0]


def test_a_year_with_an_empty_cell_beside_it_is_blank() -> None:
    rows = [
        [(text, 1, 1) for text in ("โครงการ/กิจกรรม", "ปีงบประมาณ", "งบประมาณ (บาท)", "หมายเหตุ")],
        [("1. โครงการรักษ์ป่า", 1, 3), ("2566", 1, 1), ("18,000", 1, 1), ("-", 1, 3)],
        [("2567", 1, 1), ("", 1, 1)],
        [("2568", 1, 1), ("19,000", 1, 1)],
    ]
    records = read("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)", (DIMENSION, stacked(*rows)))
    assert len(records.items) == 1
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 18_000.0),
        (2567, "blank", None),
        (2568, "amount", 19_000.0),
    ]


def test_a_labelled_line_of_a_title_may_stand_behind_a_page_break() -> None:
    heading = ("ที่", "โครงการ/กิจกรรม", "ปี 2567", "ผู้รับผิดชอบ")
    first = [
        heading,
        ("1", "โครงการรักษ์ป่า\nเป้าหมาย: 45 คน", "5,000", "กองช่าง"),
        ("2", "โครงการรักษ์น้ำ\nเป้าหมาย: 50 คน", "6,000", "กองช่าง"),
        ("3", "มาตรการงดรับของขวัญ", "-", "สำนักปลัด"),
    ]
    rest = [
        heading,
        ("", "เป้าหมาย: 1 ฉบับ", "", ""),
        ("4", "โครงการรักษ์ดิน\nเป้าหมาย: 60 คน", "7,000", "กองช่าง"),
        ("5", "โครงการรักษ์ฟ้า\nเป้าหมาย: 70 คน", "8,000", "กองช่าง"),
    ]
    records = read(PLAN, (DIMENSION, grid(*first)), (grid(*rest, page=2),))
    assert [(i.title, i.target) for i in records.items] == [
        ("โครงการรักษ์ป่า", "45 คน"),
        ("โครงการรักษ์น้ำ", "50 คน"),
        ("มาตรการงดรับของขวัญ", "1 ฉบับ"),
        ("โครงการรักษ์ดิน", "60 คน"),
        ("โครงการรักษ์ฟ้า", "70 คน"),
    ]


def test_the_unit_at_the_end_of_a_headings_line_is_the_tables() -> None:
    # It was passed over, and every amount was a thousandth, untold.
    rows = [
        ("โครงการ/กิจกรรม", "ปี 2567"),
        ("1. โครงการรักษ์ป่า", "37.50"),
        ("2. กิจกรรมวันเด็ก", "120.00"),
    ]
    records = read(PLAN, (f"{DIMENSION} หน่วย : พันบาท", grid(*rows)))
    assert [b.amount_baht for b in records.budgets] == [37_500.0, 120_000.0]
    assert {i.dimension_no for i in records.items} == {1}


def test_the_unit_at_the_end_of_a_row_above_the_heading_is_the_tables() -> None:
    rows = [
        (f"{DIMENSION} (หน่วย : พันบาท)", None),
        ("โครงการ/กิจกรรม", "ปี 2567"),
        ("1. โครงการรักษ์ป่า", "37.50"),
        ("2. กิจกรรมวันเด็ก", "120.00"),
    ]
    records = read(PLAN, (grid(*rows),))
    assert [b.amount_baht for b in records.budgets] == [37_500.0, 120_000.0]


def test_a_labelled_unit_below_a_title_may_stand_in_brackets() -> None:
    rows = [
        ("โครงการ/กิจกรรม", "ปี 2567"),
        ("1. โครงการรักษ์ป่า\n(ผู้รับผิดชอบ : กองช่าง)", "5,000"),
        ("2. กิจกรรมวันเด็ก\n(ผู้รับผิดชอบ : กองการศึกษา)", "6,000"),
    ]
    records = read(PLAN, (DIMENSION, grid(*rows)))
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการรักษ์ป่า", ("กองช่าง",)),
        ("กิจกรรมวันเด็ก", ("กองการศึกษา",)),
    ]


def test_a_label_that_wraps_in_its_cell_has_its_value_beside_it() -> None:
    form = [
        ("ชื่อโครงการ", "โครงการรักษ์ป่า", None, None),
        ("ตัวชี้วัด", "จำนวนผู้เข้าร่วม", "เป้าหมาย", "ร้อยละ 75"),
        ("งบประมาณที่ตั้งไว้", "180,000 บาท", "งบประมาณที่ใช้\nจริง", "178,500 บาท"),
        ("ปัญหา/อุปสรรค", "-", "ผู้รับผิดชอบ", "สำนักปลัด"),
    ]
    records = read(RESULTS, (DIMENSION, grid(*form)))
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 180_000.0),
        ("disbursed", 178_500.0),
    ]


TYPED = [
    ("มิติที่", "ภารกิจที่", "ประเภท", "รายละเอียด", "ปี 2567", "ส่วนราชการ"),
    ("1", "1.1", "กิจกรรม", "ให้ความรู้เรื่องผลประโยชน์ทับซ้อน", "-", "สำนักปลัด"),
    ("1", "1.1", "มาตรการ", "จัดทำคู่มือ", "5,000", "งานนิติการ"),
    ("2", "2.1", "โครงการ", "เผยแพร่ข้อมูลข่าวสาร", "8,000", "กองคลัง"),
]


def test_the_details_beside_a_column_of_types_are_the_titles() -> None:
    records = read(PLAN, (grid(*TYPED),))
    assert [(i.dimension_no, i.mission_no, i.item_type, i.title) for i in records.items] == [
        (1, "1.1", "activity", "ให้ความรู้เรื่องผลประโยชน์ทับซ้อน"),
        (1, "1.1", "measure", "จัดทำคู่มือ"),
        (2, "2.1", "project", "เผยแพร่ข้อมูลข่าวสาร"),
    ]
    assert [b.amount_baht for b in records.budgets] == [None, 5_000.0, 8_000.0]


def test_an_office_above_its_table_may_stand_between_rules_as_a_row() -> None:
    # It was an item of the table above, and the items below had that table's office, untold.
    rows = [
        ("โครงการ/กิจกรรม", "ระยะเวลา", "ผลการดำเนินงาน"),
        ("กิจกรรมรักษ์ป่า", "ม.ค. 2567", "ปลูกแล้ว"),
        ("2. หน่วยงานรับผิดชอบ : กองคลัง", "", ""),
        ("กิจกรรมรักษ์น้ำ", "ก.พ. 2567", "ขุดลอกแล้ว"),
    ]
    records = read(RESULTS, (DIMENSION, "1. หน่วยงานรับผิดชอบ : กองช่าง", grid(*rows)))
    assert [(i.title, i.responsible) for i in records.items] == [
        ("กิจกรรมรักษ์ป่า", ("กองช่าง",)),
        ("กิจกรรมรักษ์น้ำ", ("กองคลัง",)),
    ]


YEARLY = [
    ("ภารกิจ", "โครงการ/กิจกรรม/มาตรการ\n(งบประมาณ)", "ผู้รับผิดชอบ"),
    ("1.2 การสร้างจิตสำนึก", "1. กิจกรรมบวชป่า\n(งบประมาณปีละ 15,000 บาท)", "กองช่าง"),
    ("", "2. โครงการลานวัด\n(ไม่ใช้งบประมาณ)", "กองการศึกษา"),
    ("", "3. โครงการลานบ้าน\n(ไม่ใช้งบประมาณ)", "กองการศึกษา"),
]


def test_an_amount_a_year_behind_a_title_is_that_of_every_year_of_the_plan() -> None:
    plan = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
    records = read(plan, (DIMENSION, grid(*YEARLY)))
    assert [i.title for i in records.items] == ["กิจกรรมบวชป่า", "โครงการลานวัด", "โครงการลานบ้าน"]
    stated = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets if b.amount_baht]
    assert stated == [(2566, 15_000.0), (2567, 15_000.0), (2568, 15_000.0)]


def test_titles_and_texts_so_close_that_no_white_parts_them() -> None:
    heading = words((20, 30, "โครงการ/กิจกรรม"), (20, 150, "มิติ"), (20, 300, "ปี 2567"))
    rows = []
    for y, (first, second, left, right, money) in enumerate([
        ("กิจกรรมความรู้เรื่องผลประโยชน์", "ทับซ้อน", "มิติที่ 1 การสร้าง", "วัฒนธรรม", "100"),
        ("โครงการประกาศเจตนา", "ของผู้คน", "มิติที่ 2 การ", "บริหาร", "1,200"),
        ("มาตรการพบประชาชนทุกบ้าน", "รับฟัง", "มิติที่ 3 การ", "ส่งเสริม", "2,300"),
    ]):  # fmt: skip
        top = 45 + 30 * y
        rows += words((top, 15, first), (top, 137, left), (top, 310, money))
        rows += words((top + 10, 15, second), (top + 10, 137, right))
    records = read_pages(page([*heading, *rows], level(12, 36, 68, 98, 130)))
    assert [(i.title, i.dimension_no) for i in records.items] == [
        ("กิจกรรมความรู้เรื่องผลประโยชน์ทับซ้อน", 1),
        ("โครงการประกาศเจตนาของผู้คน", 2),
        ("มาตรการพบประชาชนทุกบ้านรับฟัง", 3),
    ]
    assert [b.amount_baht for b in records.budgets] == [100.0, 1_200.0, 2_300.0]


def test_a_stroke_between_two_amounts_parts_no_columns() -> None:
    heading = words((20, 20, "โครงการ/กิจกรรม"), (20, 200, "งบประมาณ/เบิกจ่าย"), (20, 330, "ผลที่ได้รับ"))
    rows = []
    for k, pair in enumerate(("180,000 / 176,500", "190,000 / 190,000", "350,000 / 338,900")):
        y = 45 + 20 * k
        rows += words((y, 15, f"{k + 1}. โครงการรักษ์ป่า"), (y, 200, pair), (y, 330, "แล้วเสร็จ"))
    title = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
    one = page([*heading, *rows], level(12, 36, 60, 80, 100))
    records = read(title, find_blocks(one).blocks)
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 180_000.0), ("disbursed", 176_500.0),
        ("planned", 190_000.0), ("disbursed", 190_000.0),
        ("planned", 350_000.0), ("disbursed", 338_900.0),
    ]  # fmt: skip


def test_a_level_rule_below_every_item_parts_the_rows_whatever_their_lines() -> None:
    heading = words((16, 15, "ลำดับ"), (16, 80, "โครงการ/กิจกรรม"), (16, 215, "เป้าหมาย"),
                    (16, 318, "งบประมาณ (บาท)"))  # fmt: skip
    years = [(10.0 * k, x, t) for k in range(3) for x, t in ((310.0, "ปี"), (322.0, str(2566 + k)))]
    rows = []
    for k, (who, amounts) in enumerate([("กองช่าง", ("5,000", "6,000", "-")),
                                        ("กองคลัง", ("700", "800", "900"))]):  # fmt: skip
        y = 35.0 + 42 * k
        rows += words((y, 20, str(k + 1)), (y, 70, "โครงการอบรมคุณธรรม"), (y + 10, 70, "แก่บุคลากร"))
        rows += words(
            (y + 20, 75, f"ผู้รับผิดชอบ : {who}"), (y, 215, "ผู้เข้าอบรม"), (y + 10, 215, "60 คน")
        )
        rows += words(*((y + dy, x, t) for dy, x, t in years))
        rows += words(*((y + 10 * n, 360, text) for n, text in enumerate(amounts)))
    blocks = find_blocks(page([*heading, *rows], level(12, 30, 72, 115))).blocks
    records = read("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)", blocks)
    assert [(i.item_no, i.title, i.target, i.responsible) for i in records.items] == [
        (1, "โครงการอบรมคุณธรรมแก่บุคลากร", "ผู้เข้าอบรม 60 คน", ("กองช่าง",)),
        (2, "โครงการอบรมคุณธรรมแก่บุคลากร", "ผู้เข้าอบรม 60 คน", ("กองคลัง",)),
    ]
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 5_000.0), (2567, 6_000.0), (2568, None),
        (2566, 700.0), (2567, 800.0), (2568, 900.0),
    ]  # fmt: skip


SHEET = (
    "หลักการและเหตุผล เยาวชนเป็นกำลังสำคัญของจังหวัด การใช้ละครเป็นสื่อ",
    "ช่วยให้เด็กเข้าใจผลเสียของการโกง",
    "วัตถุประสงค์ 1) เพื่อปลูกฝังค่านิยม",
    "กลุ่มเป้าหมาย นักเรียน 1,800 คน",
    "งบประมาณ ปี 2566 จำนวน 90,000 บาท ปี 2567 จำนวน 95,000 บาท",
    "ผู้รับผิดชอบ กองการศึกษา",
)


def test_a_fact_sheet_may_name_its_place_and_then_its_title_without_labels() -> None:
    plan = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)"
    first = ("มิติที่ 1 ภารกิจที่ 1.3 ลำดับที่ 4", "โครงการละครคุณธรรมสัญจร", *SHEET)
    second = ("ลำดับที่ 12 โครงการอาสาสมัคร", "เฝ้าระวังการทุจริต", "ภารกิจตามมิติ มิติที่ 3 ภารกิจที่ 3.3", *SHEET)
    records = read(plan, ("ส่วนที่ 3 รายละเอียดโครงการ", *first, *second))
    assert [(i.section, i.item_no, i.mission_no, i.title) for i in records.items] == [
        ("fact_sheet", 4, "1.3", "โครงการละครคุณธรรมสัญจร"),
        ("fact_sheet", 12, "3.3", "โครงการอาสาสมัครเฝ้าระวังการทุจริต"),
    ]
    assert {i.responsible for i in records.items} == {("กองการศึกษา",)}
    stated = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets]
    assert stated == [(2566, 90_000.0), (2567, 95_000.0)] * 2


def test_reasons_below_a_sentence_open_no_fact_sheet() -> None:
    records = read(PLAN, ("โครงการต่าง ๆ ของเทศบาลมีดังนี้", "ข้อความอื่น", *SHEET[:2]))
    assert records.items == ()


def test_ita_measures_with_their_months_are_measures() -> None:
    heads = ("ตัวชี้วัด", "ที่", "มาตรการ/กิจกรรม", "วิธีดำเนินการ", *MONTHS, "ผู้รับผิดชอบ")
    row = ("ตัวชี้วัดที่ 3 การใช้อำนาจ", "1", "มาตรการมอบหมายงาน", "จัดทำคำสั่ง", *marked(0, 1), "สำนักปลัด")
    title = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. 2567"
    records = read(title, (grid(heads, row),))
    (item,) = records.items
    assert (item.section, item.mission_no, item.approach) == ("ita_measures", "3", "จัดทำคำสั่ง")
    assert [str(s.month)[:7] for s in records.schedule] == ["2023-10", "2023-11"]
