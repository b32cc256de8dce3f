"""What a line above a table says of its rows, and tables whose heading no rule parts from them."""

from __future__ import annotations

import pytest

from normalize.dates import THAI_MONTHS
from normalize.make_records import make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Box, Cell, Line, Table, Word
from parsers.parse import parse_document
from parsers.reshaping.row_cuts import cut_rows
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_half_ruled_tables import LEFT, RIGHT, level, page, upright, words

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
HEAD = "ที่|ภารกิจตามมิติ|โครงการ/กิจกรรม/มาตรการ|งบประมาณ (บาท)\n"
ROWS = "๑|๑.๒ การสร้างจิตสำนึกแก่ประชาชน|โครงการ {}|๑,๐๐๐\n๒|๒.๑ การเปิดเผยข้อมูลสาธารณะ|กิจกรรม {}|-\n"


@pytest.mark.parametrize(
    "line",
    [
        "ปีงบประมาณ พ.ศ. {}",
        "ปี {}",
        "๑. ปีงบประมาณ {}",
        "แผนปฏิบัติการ ปีงบประมาณ พ.ศ. {}",
        "ตารางที่ ๑ โครงการที่ดำเนินการในปีงบประมาณ พ.ศ. {}",
    ],
)
def test_a_year_above_a_table_is_that_of_its_amounts(line: str) -> None:
    text = PLAN
    for year, name in (("๒๕๖๗", "ก"), ("๒๕๖๘", "ข")):
        total = "รวม|||๑,๐๐๐\n"
        text += line.format(year) + "\n\n" + HEAD + ROWS.format(name, name) + total + "\n"
    records = read_rows(text)
    assert [b.fiscal_year_be for b in records.budgets] == [2567, 2567, 2568, 2568]
    assert [(t.fiscal_year_be, t.stated, t.agrees) for t in records.totals] == [
        (2567, 1000.0, True),
        (2568, 1000.0, True),
    ]
    assert "money_year_missing" not in codes(records)


@pytest.mark.parametrize(
    "between",
    [
        "ประกาศ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗\n\n",
        "ปี ๒๕๖๗\n\nหลักการและเหตุผลของการจัดทำแผนปฏิบัติการนี้มีดังนี้\n\n",
        "จากผลการดำเนินงานในปี ๒๕๖๖ พบว่ายังมีปัญหา\n\n",
        "ตามพระราชบัญญัติ พ.ศ. ๒๕๖๖\n\n",
        "กองทุนหลักประกันสุขภาพ\n\n",
    ],
)
def test_a_date_or_a_year_before_other_text_is_not(between: str) -> None:
    records = read_rows(PLAN + between + HEAD + ROWS.format("ก", "ข"))
    assert [b.fiscal_year_be for b in records.budgets] == [None, None]
    assert [i.responsible for i in records.items] == [None, None]
    assert "money_year_missing" in codes(records)


@pytest.mark.parametrize(
    "between", ["พ.ศ. ๒๕๖๖ - ๒๕๗๐\n\n", "มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส\n\n"]
)
def test_a_year_and_an_office_hold_for_one_table(between: str) -> None:
    text = PLAN + "ปี ๒๕๖๖\n\nหน่วยงานรับผิดชอบ : กองคลัง\n\n" + HEAD + ROWS.format("ก", "ข") + "\n"
    records = read_rows(text + between + HEAD + ROWS.format("ค", "ง"))
    assert [b.fiscal_year_be for b in records.budgets] == [2566, 2566, None, None]
    assert [i.responsible for i in records.items] == [("กองคลัง",)] * 2 + [None] * 2
    assert "money_year_missing" in codes(records)


def test_the_year_may_stand_again_above_the_rest_of_its_table() -> None:
    text = PLAN + "ปี ๒๕๖๖\n\n" + HEAD + ROWS.format("ก", "ข") + "\nปี ๒๕๖๖\n\n"
    records = read_rows(text + ROWS.format("ค", "ง").replace("๑|", "๓|", 1).replace("\n๒|", "\n๔|"))
    assert [b.fiscal_year_be for b in records.budgets] == [2566] * 4


@pytest.mark.parametrize(
    "line",
    [
        "หน่วยงานรับผิดชอบ : {}",
        "ส่วนราชการผู้รับผิดชอบ : {}",
        "ส่วนราชการ {}",
        "{}",
        "๓, {}",
    ],  # a point read as a comma
)
def test_the_office_above_a_table_is_responsible_for_its_rows(line: str) -> None:
    text = PLAN
    for unit, name in (("กองคลัง", "ก"), ("สำนักปลัด", "ข")):
        text += line.format(unit) + "\n\n" + HEAD + ROWS.format(name, name) + "\n"
    records = read_rows(text)
    assert [i.responsible for i in records.items] == [("กองคลัง",)] * 2 + [("สำนักปลัด",)] * 2


def test_an_office_named_in_the_row_is_responsible() -> None:
    head = HEAD.replace("งบประมาณ (บาท)", "งบประมาณ (บาท)|ผู้รับผิดชอบ")
    rows = ROWS.format("ก", "ข").replace("๑,๐๐๐", "๑,๐๐๐|กองช่าง")
    records = read_rows(PLAN + "หน่วยงานรับผิดชอบ : กองคลัง\n\n" + head + rows)
    assert records.items[0].responsible == ("กองช่าง",)


def test_a_heading_that_no_rule_parts_from_the_rows_below() -> None:
    """Uprights and a frame only; every cell is set in the middle of its row."""
    print_ = words(
        (2, 60, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"),
        (26, 14, "ที่"), (26, 60, "ภารกิจ"), (26, 190, "โครงการ/กิจกรรม"),
        (21, 345, "งบประมาณ"), (31, 350, "(บาท)"),
        (50, 14, "1"), (45, 45, "1.2 การสร้างจิตสำนึก"), (55, 45, "แก่ประชาชน"),
        (50, 180, "โครงการ ก"), (50, 350, "20,000"),
        (75, 14, "2"), (70, 45, "2.1 การเปิดเผยข้อมูล"), (80, 45, "สาธารณะ"),
        (75, 180, "มาตรการ ข"), (75, 370, "-"),
        (95, 130, "รวม"), (95, 350, "20,000"),
    )  # fmt: skip
    rules = [*level(15, 110), *upright(15, 110, LEFT, 40, 170, 340, RIGHT)]
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page(print_, rules)),)))
    assert [(i.item_no, i.title, i.mission_no) for i in records.items] == [
        (1, "โครงการ ก", "1.2"),
        (2, "มาตรการ ข", "2.1"),
    ]
    assert [(b.status, b.amount_baht) for b in records.budgets] == [
        ("amount", 20000.0),
        ("dash", None),
    ]
    assert [(t.stated, t.agrees) for t in records.totals] == [(20000.0, True)]


def test_each_of_two_years_stands_over_the_middle_of_its_months() -> None:
    """No rule parts the heading from the rows, so that a year is read over one month only."""
    names = [short for _no, _full, short in (*THAI_MONTHS[9:], *THAI_MONTHS[:9])]
    places = [150.0 + 22 * k for k in range(13)]
    print_ = words(
        (2, 60, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"),
        (26, 14, "ที่"), (26, 60, "โครงการ"), (20, 175, "2566"), (20, 305, "2567"),
        *((31, x + 1, name) for x, name in zip(places, names, strict=False)),
        (50, 14, "1"), (50, 45, "โครงการ ก"), (50, places[0] + 8, "/"), (50, places[5] + 8, "/"),
        (70, 14, "2"), (70, 45, "มาตรการ ข"), (70, places[11] + 8, "/"),
    )  # fmt: skip
    rules = [*level(15, 85), *upright(15, 85, LEFT, 40, *places)]
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page(print_, rules)),)))
    assert [str(s.month)[:7] for s in records.schedule] == ["2023-10", "2024-03", "2024-09"]


def test_a_year_in_a_row_of_its_own_is_that_of_the_rows_below_over_the_page_break() -> None:
    head = "<tr><td>ที่</td><td>ภารกิจ</td><td>โครงการ/กิจกรรม</td><td>งบประมาณ (บาท)</td></tr>"
    year = "<tr><td colspan=4>ปีงบประมาณ พ.ศ. {}</td></tr>"
    row = "<tr><td>{}</td><td>๒.๑ การเปิดเผยข้อมูลสาธารณะ</td><td>โครงการ {}</td><td>{},๐๐๐</td></tr>"
    first = head + year.format("๒๕๖๖") + row.format("๑", "ก", "๑") + year.format("๒๕๖๗")
    second = row.format("๒", "ค", "๓") + year.format("๒๕๖๘") + row.format("๑", "ง", "๔")
    for heading in ("", head):
        text = PLAN + f"<table>{first}{row.format('๑', 'ข', '๒')}</table>\n"
        records = read_rows(text + f"<table>{heading}{second}</table>\n")
        assert [i.title for i in records.items] == [f"โครงการ {name}" for name in "กขคง"]
        assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
            (2566, 1000.0),
            (2567, 2000.0),
            (2567, 3000.0),
            (2568, 4000.0),
        ]


def test_rows_that_no_rule_and_no_number_parts_are_told_by_wider_gaps() -> None:
    """A copy lost its level rules; the indicator is set half-way down beside its measures."""
    print_ = words(
        (2, 40, "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส พ.ศ. 2568"),
        (20, 30, "ตัวชี้วัด"), (20, 180, "มาตรการ"), (20, 320, "ผู้รับผิดชอบ"),
        (57, 14, "1. การปฏิบัติหน้าที่"),
        (40, 150, "จัดทำคู่มือให้ครบ"), (50, 150, "ทุกงาน"), (45, 310, "กองคลัง"),
        (64, 150, "กำกับการมา"), (74, 150, "ปฏิบัติราชการ"), (69, 310, "สำนักปลัด"),
        (93, 14, "2. การใช้งบประมาณ"),
        (88, 150, "เผยแพร่แผนการใช้"), (98, 150, "จ่ายเงิน"), (93, 310, "กองคลัง"),
    )  # fmt: skip
    rules = [*level(15, 110), *upright(15, 110, LEFT, 140, 300, RIGHT)]
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page(print_, rules)),)))
    assert [(i.title, i.mission_no, i.responsible) for i in records.items] == [
        ("จัดทำคู่มือให้ครบทุกงาน", "1", ("กองคลัง",)),
        ("กำกับการมาปฏิบัติราชการ", "1", ("สำนักปลัด",)),
        ("เผยแพร่แผนการใช้จ่ายเงิน", "2", ("กองคลัง",)),
    ]
    assert "rows_parted_uncertainly" in codes(records)


def test_a_line_that_names_no_office_ends_the_one_above_the_table_before() -> None:
    text = PLAN + "๑. กองคลัง\n\n" + HEAD + ROWS.format("ก", "ข") + "\nฝ่ายอื่น\n\n"
    records = read_rows(
        text + HEAD + ROWS.format("ค", "ง") + "\n๒ สำนักปลัด\n\n" + HEAD + ROWS.format("จ", "ฉ")
    )
    assert [i.responsible for i in records.items] == (
        [("กองคลัง",)] * 2 + [None] * 2 + [("สำนักปลัด",)] * 2
    )


@pytest.mark.parametrize("numbered", [True, False])
def test_lines_level_in_all_columns_are_rows_beside_several_numbered_headings(
    numbered: bool,
) -> None:
    marks = ("1. การปฏิบัติหน้าที่", "2. การใช้งบประมาณ", "3. การใช้อำนาจ")
    print_ = words(
        (2, 40, "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส พ.ศ. 2568"),
        (20, 30, "ตัวชี้วัด"), (20, 180, "มาตรการ"), (20, 260, "ผู้รับผิดชอบ"), (20, 350, "ผลการดำเนินการ"),
    )  # fmt: skip
    for n, mark in enumerate(marks):
        y = 40.0 + 10 * n
        print_ += words(
            (y, 14, mark if numbered or not n else "และอื่น ๆ"), (y, 150, f"จัดทำคู่มือ{'กขค'[n]}")
        )
        print_ += words((y, 255, ("กองคลัง", "กองช่าง", "สำนักปลัด")[n]), (y, 350, "จัดแล้ว"))
    rules = [*level(15, 80), *upright(15, 80, LEFT, 140, 250, 340, RIGHT)]
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page(print_, rules)),)))
    assert len(records.items) == (3 if numbered else 1)


def test_one_number_beside_a_title_of_three_lines_is_one_item() -> None:
    print_ = words(
        (2, 60, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"),
        (20, 14, "ที่"), (20, 60, "โครงการ/กิจกรรม"), (20, 200, "งบประมาณ"), (20, 320, "ผู้รับผิดชอบ"),
        (40, 14, "1"),
        (40, 45, "โครงการอบรมคุณธรรม"), (53, 45, "จริยธรรมแก่บุคลากร"), (69, 45, "ในสังกัดเทศบาล"),
        (40, 205, "20,000"), (40, 310, "สำนักปลัด"), (69, 310, "เทศบาลตำบล"),
    )  # fmt: skip
    rules = [*level(15, 32, 85), *upright(15, 85, LEFT, 40, 190, 300, RIGHT)]
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page(print_, rules)),)))
    assert [b.amount_baht for b in records.budgets] == [20000.0]
    assert "rows_parted_uncertainly" not in codes(records)


def test_a_row_is_cut_though_nothing_stands_in_its_mission() -> None:
    """The second page of a row that a page break cut: its mission stands on the first."""
    title = (
        Line((Word("ข", "ข", Box(90, 20, 94, 28)),)),
        Line((Word("ค", "ค", Box(90, 40, 94, 48)),)),
    )
    cells = (
        Cell(0, 0, 1, 1, (), Box(10, 15, 85, 55)),
        Cell(0, 1, 1, 1, title, Box(85, 15, 255, 55)),
    )
    parted = cut_rows(Table(1, 1, 2, cells), {0: [34.0]}, context={0}, centred={0})
    assert [(c.row, c.row_span, c.col, c.text) for c in parted.cells] == [
        (0, 2, 0, ""),
        (0, 1, 1, "ข"),
        (1, 1, 1, "ค"),
    ]


def test_a_number_before_the_title_alone_tells_of_one_item_too() -> None:
    print_ = words(
        (2, 60, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"),
        (20, 14, "ที่"), (20, 60, "โครงการ/กิจกรรม"), (20, 200, "ตัวชี้วัด"), (20, 320, "ผู้รับผิดชอบ"),
        (40, 14, "1"),
        (40, 45, "โครงการอบรมคุณธรรม"), (53, 45, "จริยธรรมแก่บุคลากร"), (69, 45, "ในสังกัดเทศบาล"),
        (40, 205, "ร้อยละ 80"), (69, 205, "ของผู้เข้าอบรม"),
        (40, 310, "สำนักปลัด"), (69, 310, "เทศบาลตำบล"),
    )  # fmt: skip
    rules = [*level(15, 32, 85), *upright(15, 85, LEFT, 40, 190, 300, RIGHT)]
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(page(print_, rules)),)))
    assert [i.item_no for i in records.items] == [1]
    assert records.items[0].title.endswith("ในสังกัดเทศบาล")
    assert "rows_parted_uncertainly" not in codes(records)


@pytest.mark.parametrize("numbers", ["รหัส", "ที่"])
@pytest.mark.parametrize("band", ["<td>หน่วยงาน</td><td colspan=3>{}</td>", "<td colspan=4>{}</td>"])
def test_an_office_in_a_row_of_its_own_is_responsible_for_the_rows_below(
    band: str, numbers: str
) -> None:
    head = (
        f"<tr><td>{numbers}</td><td>โครงการ/กิจกรรม</td><td>เป้าหมาย</td><td>งบประมาณ (บาท)</td></tr>"
    )
    row = "<tr><td>๑.๑.๑</td><td>โครงการ {}</td><td>๖๐ คน</td><td>๕,๐๐๐</td></tr>"
    body = f"<tr>{band.format('กองคลัง')}</tr>" + row.format("ก")
    body += f"<tr>{band.format('๒. สำนักปลัด')}</tr>" + row.format("ข")
    records = read_rows(PLAN.replace("๒๕๖๖ - ๒๕๗๐", "๒๕๖๘") + f"<table>{head}{body}</table>\n")
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการ ก", ("กองคลัง",)),
        ("โครงการ ข", ("สำนักปลัด",)),
    ]
    assert "heading_unknown" not in codes(records)


def test_an_office_in_a_row_of_its_own_is_told_where_the_items_name_theirs() -> None:
    head = "<tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>ผู้รับผิดชอบ</td><td>งบประมาณ (บาท)</td></tr>"
    row = "<tr><td>1</td><td>โครงการ ก</td><td></td><td>๕,๐๐๐</td></tr>"
    band = "<tr><td colspan=4>กองคลัง</td></tr>"
    records = read_rows(PLAN + f"<table>{head}{band}{row}</table>\n")
    assert [i.responsible for i in records.items] == [None]
    assert "heading_unknown" in codes(records)


def test_the_sum_of_an_office_is_no_total_and_no_stray_money() -> None:
    head = "<tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>งบประมาณ (บาท)</td></tr>"
    body = "".join(
        f"<tr><td colspan=3>{office}</td></tr>"
        f"<tr><td>1</td><td>โครงการ {name}</td><td>๕,๐๐๐</td></tr>"
        f"<tr><td colspan=2>รวม{office}</td><td>๕,๐๐๐</td></tr>"
        for office, name in (("กองคลัง", "ก"), ("สำนักปลัด", "ข"))
    )
    records = read_rows(PLAN.replace("๒๕๖๖ - ๒๕๗๐", "๒๕๖๘") + f"<table>{head}{body}</table>\n")
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการ ก", ("กองคลัง",)),
        ("โครงการ ข", ("สำนักปลัด",)),
    ]
    assert not records.totals
    assert codes(records).isdisjoint({"money_without_title", "heading_unknown"})


def test_a_list_of_dimensions_heads_no_table_that_names_missions() -> None:
    listed = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\n"
    table = "ที่|ภารกิจ|โครงการ/กิจกรรม|งบประมาณ (บาท)\n1|1.1|โครงการ ก|5,000\n2|2.1|โครงการ ข|-\n"
    records = read_rows(PLAN.replace("๒๕๖๖ - ๒๕๗๐", "๒๕๖๘") + listed + table)
    assert [(i.dimension_no, i.mission_no) for i in records.items] == [(1, "1.1"), (2, "2.1")]
    assert "mission_outside_dimension" not in codes(records)


def test_a_heading_once_and_the_rows_of_every_office_below_its_name() -> None:
    table = "<table>{}</table>\n\n"
    head = "<tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>งบประมาณ (บาท)</td></tr>"
    row = "<tr><td>{}</td><td>โครงการ {}</td><td>๕,๐๐๐</td></tr>"
    text = "กองคลัง\n\n" + table.format(head + row.format(1, "ก"))
    text += "สำนักปลัด\n\n" + table.format(row.format(2, "ข"))
    records = read_rows(PLAN.replace("๒๕๖๖ - ๒๕๗๐", "๒๕๖๘") + text)
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการ ก", ("กองคลัง",)),
        ("โครงการ ข", ("สำนักปลัด",)),
    ]
    assert "header_by_content" not in codes(records)


@pytest.mark.parametrize("end", ["รวมกองคลัง", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"])
def test_an_office_ends_with_its_sum_and_with_its_dimension(end: str) -> None:
    head = "<tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>งบประมาณ (บาท)</td></tr>"
    row = "<tr><td>{}</td><td>โครงการ {}</td><td>๕,๐๐๐</td></tr>"
    last = f"<tr><td colspan=2>{end}</td><td>๕,๐๐๐</td></tr>"
    if end.startswith("มิติ"):
        last = f"<tr><td colspan=3>{end}</td></tr>"
    body = "<tr><td colspan=3>กองคลัง</td></tr>" + row.format(1, "ก") + last + row.format(2, "ข")
    text = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n" + f"<table>{head}{body}</table>\n"
    records = read_rows(PLAN.replace("๒๕๖๖ - ๒๕๗๐", "๒๕๖๘") + text)
    assert [i.responsible for i in records.items] == [("กองคลัง",), None]


def test_listed_dimensions_leave_the_heading_of_a_table_that_numbers_no_mission() -> None:
    listed = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\nมิติที่ 2 การบริหารราชการด้วยความโปร่งใส\n\n"
    table = "ภารกิจ|โครงการ/กิจกรรม|งบประมาณ (บาท)\nสร้างจิตสำนึกและความตระหนัก|โครงการ ก|5,000\n"
    text = listed + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n" + table
    records = read_rows(PLAN.replace("๒๕๖๖ - ๒๕๗๐", "๒๕๖๘") + text)
    assert [i.dimension_no for i in records.items] == [1]


@pytest.mark.parametrize("office", ["สำนักปลัด", "ทุกกอง"])
def test_a_heading_may_name_the_office_of_its_items_in_brackets(office: str) -> None:
    records = read_rows(
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน (ITA) ปี 2567\n"
        "เทศบาลตำบลก้อ อำเภอลี้ จังหวัดลำพูน\n\n"
        + "มาตรการ/กิจกรรม|วิธีดำเนินการ|ผลการดำเนินการ\n"
        + f"ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (ผู้รับผิดชอบ : {office})||\n"
        + "มาตรการกำหนดเวลาให้บริการ|จัดทำคู่มือ|จัดทำแล้ว\n"
        + "ตัวชี้วัดที่ 2 การใช้งบประมาณ (คะแนนปี 2566 : 91.2)||\n"
        + "กิจกรรมเปิดเผยงบประมาณ|ประชุม|ประชุมแล้ว\n"
    )
    assert [(i.mission_no, i.responsible) for i in records.items] == [("1", (office,)), ("2", None)]


@pytest.mark.parametrize("unit", ["(พันบาท)", "(พันปาท)", "(หน่วยพันบาท)"])
def test_the_upper_half_of_a_heading_above_its_table_is_of_this_table_alone(unit: str) -> None:
    head = "<tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>ปี 2566</td><td>ปี 2567</td></tr>"
    row = "<tr><td>1</td><td>โครงการ {}</td><td>120.5</td><td>300.0</td></tr>"
    one, other = (f"<table>{head}{row.format(name)}</table>\n\n" for name in "กข")
    text = f"งบประมาณ {unit}\n{one}ข้อความอื่นที่ไม่ได้บอกหน่วยของจำนวนเงิน\n{other}"
    records = read_rows(PLAN + text)
    titles = {i.item_id: i.title for i in records.items}
    assert [(titles[b.item_id], b.amount_baht) for b in records.budgets] == [
        ("โครงการ ก", 120_500.0),
        ("โครงการ ก", 300_000.0),
        ("โครงการ ข", 120.5),
        ("โครงการ ข", 300.0),
    ]
