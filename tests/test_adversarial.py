"""Documents made so that a wrong value could look right: each must be read right or be reported."""

from __future__ import annotations

import pytest

from normalize.amounts import parse_amount
from normalize.fiscal_years import fiscal_years
from tests.reading_text import codes, read_rows
from tests.test_month_strips import MONTHS

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2561-2562)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
PLAN_2561 = (
    "แผนป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2561\nองค์การบริหารส่วนตำบลโสกก่าม อำเภอเซกา จังหวัดบึงกาฬ\n\n"
)
REPORT = (
    "รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2564 รอบ 12 เดือน\n"
    "เทศบาลตำบลก้อ อำเภอลี้ จังหวัดลำพูน\n\n"
)
HEAD = "ที่|โครงการ/กิจกรรม/มาตรการ|ปี 2561|ปี 2562|ผู้รับผิดชอบ\n"


def money(records) -> list[tuple[str, int | None, str, float | None]]:
    titles = {i.item_id: i.title for i in records.items}
    return [(titles[b.item_id], b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets]


def table(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>\n"


@pytest.mark.parametrize(
    "raw",
    ["20.000", "2O,000", "๒๐,๐๐", "20,000.5.0", "000", "10,000 - 20,000", "5,000 x 4",
     "20,000/40,000", "-5,000", "15%", "081-234-5678", "1,00,000", "20 000", "2566"],
)  # fmt: skip
def test_no_amount_is_guessed(raw: str) -> None:
    assert parse_amount(raw).status == "unreadable"


@pytest.mark.parametrize("raw", ["20.00", "5", "(5,000)", "20,000 ล้านบาท"])
def test_an_amount_that_may_be_something_else_says_so(raw: str) -> None:
    amount = parse_amount(raw)
    assert amount.status == "amount"
    assert amount.doubt is not None


def test_a_dash_behind_a_number_is_no_second_amount() -> None:
    records = read_rows(
        PLAN + "โครงการ|ปี 2561|ปี 2562\n1. โครงการ ก 2. โครงการ ข|10,000-|1,000 2,000\n"
    )
    assert money(records) == [
        ("โครงการ ก", 2561, "unreadable", None),
        ("โครงการ ก", 2562, "amount", 1000.0),
        ("โครงการ ข", 2561, "unreadable", None),
        ("โครงการ ข", 2562, "amount", 2000.0),
    ]


def test_an_amount_merged_over_two_items_belongs_to_neither() -> None:
    records = read_rows(
        PLAN
        + table(
            "<td>ที่</td><td>โครงการ</td><td>ปี 2561</td>",
            "<td>1</td><td>โครงการ ก</td><td rowspan=2>20,000</td>",
            "<td>2</td><td>โครงการ ข</td>",
        )
    )
    assert money(records) == [
        ("โครงการ ก", 2561, "unreadable", None),
        ("โครงการ ข", 2561, "unreadable", None),
    ]


def test_an_amount_merged_over_two_years_is_told() -> None:
    records = read_rows(
        PLAN
        + table(
            "<td>ที่</td><td>โครงการ</td><td>ปี 2561</td><td>ปี 2562</td>",
            "<td>1</td><td>โครงการ ก</td><td colspan=2>20,000</td>",
        )
    )
    assert [m[3] for m in money(records)] == [20000.0, 20000.0]
    assert "amount_over_years" in codes(records)


def test_an_amount_merged_over_planned_and_spent_is_neither() -> None:
    records = read_rows(
        REPORT
        + table(
            "<td>ที่</td><td>โครงการ</td><td>งบประมาณ</td><td>เบิกจ่าย</td>",
            "<td>1</td><td>โครงการ ก</td><td colspan=2>20,000</td>",
        )
    )
    assert [m[2:] for m in money(records)] == [("unreadable", None), ("unreadable", None)]


def test_a_money_column_whose_heading_cannot_be_read_is_reported() -> None:
    records = read_rows(PLAN + "ที่|โครงการ|ปี 2561|ปี 256?\n1|โครงการ ก|1,000|2,000\n")
    assert money(records) == [("โครงการ ก", 2561, "amount", 1000.0)]
    assert "column_unknown" in codes(records)


@pytest.mark.parametrize(
    ("years", "code"),
    [
        (("ปี 2561", "ปี 2561"), "money_years_disordered"),
        (("ปี 2562", "ปี 2561"), "money_years_disordered"),
        (("งบประมาณ 2561", "งบประมาณ"), "money_year_missing"),
        (("ปี 2562", "ปี 2563"), "money_year_outside_plan"),
    ],
)
def test_years_that_cannot_be_right_are_reported(years: tuple[str, str], code: str) -> None:
    records = read_rows(PLAN + f"ที่|โครงการ|{years[0]}|{years[1]}\n1|โครงการ ก|1,000|2,000\n")
    assert code in codes(records)


def test_years_in_order_are_not_reported() -> None:
    records = read_rows(PLAN + HEAD + "1|โครงการ ก|1,000|2,000|กองคลัง\n")
    assert records.findings == ()


def test_a_heading_of_other_years_inside_a_table_is_obeyed() -> None:
    records = read_rows(
        PLAN
        + HEAD
        + "1|โครงการ ก|1,000|2,000|กองคลัง\nที่|โครงการ/กิจกรรม/มาตรการ|ปี 2563|ปี 2564|ผู้รับผิดชอบ\n"
        "2|โครงการ ข|3,000|4,000|กองคลัง\n"
    )
    assert money(records) == [
        ("โครงการ ก", 2561, "amount", 1000.0),
        ("โครงการ ก", 2562, "amount", 2000.0),
        ("โครงการ ข", 2563, "amount", 3000.0),
        ("โครงการ ข", 2564, "amount", 4000.0),
    ]


def test_the_unit_above_a_table_counts_where_its_heading_states_none() -> None:
    records = read_rows(
        PLAN + "(หน่วย : พันบาท)\n\nที่|โครงการ|ปี 2561|ปี 2562 (บาท)\n1|โครงการ ก|20|30,000\n"
    )
    assert [m[3] for m in money(records)] == [20000.0, 30000.0]
    assert "amount_unit" in codes(records)


def test_a_numbered_item_that_opens_like_a_total_is_an_item() -> None:
    records = read_rows(
        PLAN + HEAD + "1|โครงการ ก|1,000|2,000|กองคลัง\n2|รวมภารกิจเพื่อประชาชน|1,000|2,000|กองคลัง\n"
        "|รวม|2,000|4,000|\n|รวมทั้งสิ้น|2,000|4,000|\n"
    )
    assert [i.title for i in records.items] == ["โครงการ ก", "รวมภารกิจเพื่อประชาชน"]
    assert [(t.fiscal_year_be, t.agrees) for t in records.totals] == [(2561, True), (2562, True)]


def test_a_numbered_row_without_a_title_gives_its_money_to_nobody() -> None:
    records = read_rows(
        PLAN + HEAD + "1|โครงการ ก|||กองคลัง\n2||3,000|4,000|กองช่าง\n3|โครงการ ค|5,000|-|กองคลัง\n"
    )
    assert money(records)[:2] == [
        ("โครงการ ก", 2561, "blank", None),
        ("โครงการ ก", 2562, "blank", None),
    ]
    assert records.items[0].responsible == ("กองคลัง",)
    assert "row_without_title" in codes(records)


def test_a_continued_mark_in_the_title_column_is_no_item() -> None:
    records = read_rows(PLAN + HEAD + "1|โครงการ ก|||กองคลัง\n|(ต่อ)|5,000|6,000|\n")
    assert [i.title for i in records.items] == ["โครงการ ก"]
    assert [m[3] for m in money(records)] == [5000.0, 6000.0]


@pytest.mark.parametrize("heading", ["มิติที่ 5 การอื่น ๆ", "1.9 การทดสอบอะไรสักอย่าง", "10.1 ภารกิจพิเศษ"])
@pytest.mark.parametrize("as_row", [True, False])
def test_a_heading_nobody_knows_is_reported(heading: str, as_row: bool) -> None:
    first = "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n\n" + HEAD + "1|โครงการ ก|1,000|2,000|กองคลัง\n"
    middle = f"{heading}||||\n" if as_row else f"\n{heading}\n\n{HEAD}"
    records = read_rows(PLAN + first + middle + "2|โครงการ ข|1,000|2,000|กองคลัง\n")
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]
    assert "heading_unknown" in codes(records)


def test_a_year_that_takes_a_whole_row_is_no_item_but_dates_what_is_below() -> None:
    records = read_rows(
        PLAN + "ที่|โครงการ|งบประมาณ|ผู้รับผิดชอบ\nปีงบประมาณ 2561|||\n1|โครงการ ก|1,000|กองคลัง\n"
    )
    assert [i.title for i in records.items] == ["โครงการ ก"]
    assert [b.fiscal_year_be for b in records.budgets] == [2561]
    assert "heading_unknown" not in codes(records)


def test_what_is_left_is_not_what_was_spent() -> None:
    records = read_rows(
        REPORT
        + "ที่|โครงการ|งบประมาณ|ผลการเบิกจ่าย|คงเหลือ|ผลการดำเนินงาน\n1|โครงการ ก|10,000|8,000|2,000|ดี\n"
        "2|โครงการ ข|10,000||10,000|ดี\n3|โครงการ ค|10,000|2,000|ดี\n"
    )
    assert [m[2:] for m in money(records)] == [
        ("amount", 10000.0), ("amount", 8000.0),
        ("amount", 10000.0), ("blank", None),
        ("amount", 10000.0), ("amount", 2000.0),
    ]  # fmt: skip
    assert [i.result for i in records.items] == ["ดี", "ดี", "ดี"]
    moved = [f.item_id for f in records.findings if f.code == "misaligned_row"]
    assert moved == [records.items[2].item_id]


TABBED = "|".join(MONTHS)


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("ปี 2561", "ปี 2560", "month_years_disordered"),
        ("ปี 2560", "ปี 2581", "month_years_disordered"),
        ("ปี 2561", "ปี 2562", "month_year_contradiction"),
        ("", "ปี 2561", "month_year_missing"),
    ],
)
def test_months_under_a_wrong_year_are_reported(first: str, second: str, code: str) -> None:
    records = read_rows(
        PLAN_2561 + f"โครงการ/กิจกรรม|{first}|||{second}|||||||||เป้าหมาย\n|{TABBED}|\n"
        "1. โครงการ ก|●|||●|||||||||1 ครั้ง\n"
    )
    assert code in codes(records)


def test_a_line_without_arrow_heads_keeps_its_months_and_says_so() -> None:
    records = read_rows(
        PLAN_2561 + f"โครงการ/กิจกรรม|ปี 2560|||ปี 2561|||||||||เป้าหมาย\n|{TABBED}|\n"
        "1. โครงการ ก|———|———|||||||||||1 ครั้ง\n"
    )
    assert [s.month.isoformat()[:7] for s in records.schedule] == ["2017-10", "2017-11"]
    assert "arrow_extent_unknown" in codes(records)


def test_a_mark_merged_over_two_items_is_told() -> None:
    records = read_rows(
        PLAN_2561
        + table(
            "<td rowspan=2>โครงการ</td><td colspan=3>ปี 2560</td>",
            "<td>ต.ค.</td><td>พ.ย.</td><td>ธ.ค.</td>",
            "<td>1. โครงการ ก</td><td rowspan=2>●</td><td></td><td></td>",
            "<td>2. โครงการ ข</td><td></td><td></td>",
        )
    )
    assert [f.item_id for f in records.findings if f.code == "mark_over_items"] == [
        records.items[1].item_id
    ]


SHEET = (
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\n\n1. ชื่อโครงการ : โครงการ ก\n2. หลักการและเหตุผล\n"
    "เหตุผล\n3. ระยะเวลาดำเนินการ\n{period}\n4. งบประมาณดำเนินการ\n{money}\n5. ผู้รับผิดชอบ\nสำนักปลัด\n"
)


@pytest.mark.parametrize(
    ("stated", "amounts"),
    [
        ("รวมค่าอาหาร 5,000 บาท ค่าวิทยากร 3,000 บาท รวมทั้งสิ้น 8,000 บาท", [8000.0]),
        ("ค่าอาหาร 5,000 บาท ค่าวิทยากร 3,000 บาท", [None]),
        ("วิทยากร 2 คน คนละ 600 บาท", [None]),
        ("10,000 - 20,000 บาท", [None]),
        ("ไม่ใช้งบประมาณ แต่มีค่าใช้จ่าย 500 บาท", [None]),
        ("พ.ศ. 2566 และ 2567 จำนวน 10,000 บาท ปี 2568 จำนวน 20,000 บาท", [None, None]),
        ("ปี 2566 20,000 บาท", [20000.0]),
        ("15,000 บาท ดังนี้ ค่าวิทยากร 6,000 บาท ค่าอาหาร 9,000 บาท", [15000.0]),
        ("15,000 บาท ดังนี้ ค่าวิทยากร 6,000 บาท ค่าอาหาร 8,000 บาท", [None]),
        ("จำนวน 15,000 บาท (หนึ่งหมื่นห้าพันบาทถ้วน) เป็นค่าอาหาร 9,000 บาท", [15000.0]),
        ("15,000 (หนึ่งหมื่นห้าพันบาทถ้วน) ค่าอาหาร 10,000 บาท ค่าวิทยากร 5,000 บาท", [None]),
        ("ค่าอาหาร 10,000 บาท ค่าวิทยากร 5,000 บาท (หนึ่งหมื่นห้าพันบาทถ้วน)", [None]),
        ("3 รุ่น ๆ ละ 15,000 บาท", [None]),
        ("100 บาท/คน", [None]),
        ("10,000 ถึง 20,000 บาท", [None]),
        ("6,000 บาท ดังนี้ ค่าอาหาร 50 คน คนละ 80 บาท 4,000 บาท ป้าย 2,000 บาท", [6000.0]),
    ],
)
def test_a_sheet_publishes_only_the_amount_it_states(
    stated: str, amounts: list[float | None]
) -> None:
    records = read_rows(SHEET.format(period="ปี 2566", money=stated))
    assert [b.amount_baht for b in records.budgets] == amounts
    assert ("amount_uncertain" in codes(records)) == (None in amounts)


def test_a_sheet_keeps_the_amount_as_it_was_printed() -> None:
    records = read_rows(SHEET.format(period="ปี 2566", money="จำนวน ๑๕,๐๐๐ บาท"))
    assert [(b.raw, b.amount_baht) for b in records.budgets] == [("๑๕,๐๐๐ บาท", 15000.0)]


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("ปีงบประมาณ พ.ศ. 2566 - 2568", [2566, 2567, 2568]),
        ("ธันวาคม 2566", [2567]),
        ("1 ต.ค. 2565 - 30 ก.ย. 2566", [2566]),
        ("1 ตุลาคม 2565 - 30 กันยายน 2567", [2566, 2567]),
        ("ปีงบประมาณ 2566 (ตุลาคม 2565 - กันยายน 2566)", [2566]),
        ("มกราคม - ธันวาคม 2566", [2566, 2567]),
    ],
)
def test_october_opens_the_next_fiscal_year(period: str, years: list[int]) -> None:
    assert fiscal_years(period) == years


@pytest.mark.parametrize(
    "label", ["ทั้งสิ้น", "งบประมาณรวม", "รวมยกไป", "ยอดยกไป", "Total", "รวมเป็นเงิน", "รวมทั้งสิ้น"]
)
def test_a_total_by_another_name_is_no_item(label: str) -> None:
    records = read_rows(PLAN + HEAD + f"1|โครงการ ก|1,000|2,000|กองคลัง\n|{label}|1,000|2,000|\n")
    assert [i.title for i in records.items] == ["โครงการ ก"]


def test_a_year_heading_may_state_its_unit() -> None:
    records = read_rows(PLAN + "ที่|โครงการ|ปี 2561 (พันบาท)|ปี 2562 (พันบาท)\n1|โครงการ ก|3|4\n")
    assert money(records) == [
        ("โครงการ ก", 2561, "amount", 3000.0),
        ("โครงการ ก", 2562, "amount", 4000.0),
    ]


@pytest.mark.parametrize(
    ("part", "missions"),
    [
        ("ส่วนที่ 3 ปฏิทิน", ["1.2", None]),
        ("ส่วนที่ 2 แผน", ["1.2", "1.2"]),
        ("ส่วนที่ 1 ว่าด้วยสภาพทั่วไป", ["1.2", "1.2"]),
        ("ส่วนที่ 3 ของแผนนี้เป็นปฏิทิน", ["1.2", "1.2"]),
    ],
)
def test_another_part_stands_under_none_of_the_headings_before(
    part: str, missions: list[str | None]
) -> None:
    heading = "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต\n\n1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชน\n\n"
    first, second = HEAD + "1|โครงการ ก|1|2|กองคลัง\n\n", HEAD + "1|โครงการ ข|3|4|กองคลัง\n"
    records = read_rows(PLAN + "ส่วนที่ 2 แผน\n\n" + heading + first + part + "\n\n" + second)
    assert [i.mission_no for i in records.items] == missions


@pytest.mark.parametrize(
    ("unit", "baht"), [("แสนบาท", 30000.0), ("หมื่นบาท", 3000.0), ("ล้านบาท", 300000.0), ("บาท", 0.3)]
)
def test_a_unit_above_the_table_or_in_its_heading(unit: str, baht: float) -> None:
    above = f"(หน่วย : {unit})\n\nที่|โครงการ|ปี 2561\n1|โครงการ ก|0.30\n"
    within = f"ที่|โครงการ|งปม. ปี 2561 ({unit})\n1|โครงการ ก|0.30\n"
    for text in (above, within):
        assert [m[3] for m in money(read_rows(PLAN + text))] == [baht]


def test_an_amount_in_a_heading_is_no_unit() -> None:
    records = read_rows(PLAN + "ที่|โครงการ|งบประมาณ ปี 2561 (ไม่เกิน 5 แสนบาท)\n1|โครงการ ก|30,000\n")
    assert [m[3] for m in money(records)] == [30000.0]


def test_a_sheets_period_by_another_name() -> None:
    sheet = SHEET.format(period="ตลอดปี", money="500 บาท").replace("3. ระยะเวลา", "3. ห้วงเวลา")
    assert read_rows(sheet).items[0].period == "ตลอดปี"


def test_a_bar_read_between_number_and_title_parts_them() -> None:
    records = read_rows(
        PLAN
        + table(
            "<td>ที่</td><td>โครงการ</td><td>ปี 2561</td>",
            "<td colspan=2>๑ |กิจกรรมปลูกป่า</td><td>1,000</td>",
            "<td>๒</td><td>โครงการ ข</td><td>2,000</td>",
        )
    )
    assert [(i.item_no, i.title) for i in records.items] == [(1, "กิจกรรมปลูกป่า"), (2, "โครงการ ข")]
    assert [b.amount_baht for b in records.budgets] == [1000.0, 2000.0]


@pytest.mark.parametrize("word", ["รวม", "รวมมิติที่ 1", "รวมงบประมาณ"])
def test_a_total_merged_over_another_column_and_the_title_is_no_part_of_the_item(word: str) -> None:
    records = read_rows(
        PLAN
        + table(
            "<td>หน่วยงานรับผิดชอบ</td><td>โครงการ</td><td>ปี 2561</td><td>ปี 2562</td>",
            "<td>กองช่าง</td><td>1. โครงการ ก</td><td></td><td></td>",
            "<td>กองคลัง</td><td>2. โครงการ ข</td><td>5,000</td><td></td>",
            "<td>กองคลัง</td><td>3. โครงการ ค</td><td></td><td></td>",
            f"<td colspan=2>{word}</td><td>5,000</td><td>-</td>",
        )
    )
    assert [i.responsible for i in records.items] == [("กองช่าง",), ("กองคลัง",), ("กองคลัง",)]
    assert [b.amount_baht for b in records.budgets if b.status == "amount"] == [5000.0]
    assert [t.stated for t in records.totals if t.fiscal_year_be == 2561] == [5000.0]


@pytest.mark.parametrize(
    "heading",
    ["ภารกิจ/โครงการ/กิจกรรม", "ภารกิจ/กิจกรรม", "โครงการ/กิจกรรม",
     "มิติ/ภารกิจ/โครงการ/กิจกรรม/มาตรการ", "มิติ/ภารกิจตามมิติ/โครงการ/กิจกรรม", "มิติ/โครงการ/กิจกรรม"],
)  # fmt: skip
def test_a_heading_that_names_missions_and_projects_heads_the_titles(heading: str) -> None:
    records = read_rows(PLAN + f"ที่|{heading}|ปี 2561\n1|โครงการ ก|1,000\n")
    assert [i.title for i in records.items] == ["โครงการ ก"]


def test_a_table_with_items_under_no_known_heading_of_titles_is_told() -> None:
    known = "ที่|โครงการ|ปี 2561\n1|โครงการ ก|1,000\n\n"
    records = read_rows(PLAN + known + "ที่|สิ่งที่ทำ|ปี 2561|หน่วยงาน\n2|โครงการ ข|1,000|กองช่าง\n")
    assert [i.title for i in records.items] == ["โครงการ ก"]
    assert "table_without_heading" in codes(records)


@pytest.mark.parametrize(("last", "years"), [("3,000", 2), ("4,000", 3)])
def test_a_sum_of_the_years_is_no_years_budget(last: str, years: int) -> None:
    records = read_rows(
        PLAN
        + f"ที่|โครงการ|งบประมาณ ปี 2561|งบประมาณ ปี 2562|งบประมาณรวม\n1|โครงการ ก|1,000|2,000|{last}\n"
    )
    assert len(records.budgets) == years
    assert ("money_year_missing" in codes(records)) == (years == 3)


def test_money_under_no_year_in_a_plan_of_several_is_told() -> None:
    records = read_rows(PLAN + "ที่|โครงการ|งบประมาณ (บาท)\n1|โครงการ ก|1,000\n")
    assert [b.fiscal_year_be for b in records.budgets] == [None]
    assert "money_year_missing" in codes(records)


def test_a_cover_may_call_it_a_plan_of_operations() -> None:
    cover = "แผนการดำเนินงานป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๔\nเทศบาลตำบลก้อ อำเภอลี้ จังหวัดลำพูน\n\n"
    records = read_rows(cover + "ที่|โครงการ|งบประมาณ (บาท)\n1|โครงการ ก|1,000\n")
    assert [b.fiscal_year_be for b in records.budgets] == [2564]


def test_a_line_with_the_place_of_a_sheet_that_is_a_table() -> None:
    sheet = table(
        "<td>ชื่อโครงการ</td><td>โครงการ {}</td>",
        "<td>หลักการและเหตุผล</td><td>เหตุผล</td>",
        "<td>วัตถุประสงค์</td><td>เพื่อ</td>",
        "<td>งบประมาณ</td><td>500 บาท</td>",
        "<td>ผู้รับผิดชอบ</td><td>กองช่าง</td>",
    )
    records = read_rows(PLAN + "มิติที่ ๑ ภารกิจที่ ๑.๒ ลำดับที่ ๓\n\n" + sheet)
    (item,) = records.items
    assert (item.section, item.dimension_no, item.mission_no, item.item_no) == (
        "fact_sheet",
        1,
        "1.2",
        3,
    )


def test_a_mission_of_another_dimension_is_told() -> None:
    records = read_rows(
        PLAN + "มิติ|ภารกิจตามมิติ|โครงการ|ปี 2561\n1. การสร้างสังคมที่ไม่ทนต่อการทุจริต|"
        "1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากร|3.2.1 (1) โครงการ ก|1,000\n"
    )
    (item,) = records.items
    assert (item.dimension_no, item.mission_no) == (1, "3.2")
    assert "mission_outside_dimension" in codes(records)


def test_a_number_that_cannot_be_read_is_told() -> None:
    records = read_rows(PLAN + HEAD + "1O|โครงการ ก|1,000|2,000|กองคลัง\n")
    assert records.items[0].item_no is None
    assert "number_unreadable" in codes(records)


def test_the_unit_of_a_later_page_does_not_change_the_pages_before() -> None:
    later = HEAD.replace("2561", "2561 (พันบาท)").replace("2562", "2562 (พันบาท)")
    records = read_rows(
        PLAN + HEAD + "1|โครงการ ก|1,000|2,000|กองคลัง\n\n" + later + "2|โครงการ ข|3|4|กองคลัง\n"
    )
    assert [m[3] for m in money(records)] == [1000.0, 2000.0, 3000.0, 4000.0]


@pytest.mark.parametrize(
    "status",
    [
        "ไม่เสร็จ",
        "ยังดำเนินการไม่เสร็จ",
        "คาดว่าจะแล้วเสร็จเดือนกันยายน",
        "ไม่บรรลุเป้าหมาย",
        "ยังไม่ได้ดำเนินการ",
        "ยังไม่ดำเนินการ",
    ],
)
def test_what_is_not_done_is_not_completed(status: str) -> None:
    records = read_rows(REPORT + f"ที่|โครงการ|สถานะการดำเนินงาน\n1|โครงการ ก|{status}\n")
    assert [i.progress for i in records.items] == [None]
    assert "progress_unreadable" in codes(records)


def test_what_is_not_yet_done_may_still_be_possible() -> None:
    records = read_rows(
        REPORT + "ที่|โครงการ|ผลการดำเนินงาน|สถานะ||\n"
        "|||ดำเนินการแล้ว|อยู่ระหว่างดำเนินการ|ยังไม่ได้ดำเนินการ\n"
        "1|โครงการ ก|ดี|✓||\n2|โครงการ ข|-|||✓\n"
    )
    assert [i.progress for i in records.items] == ["completed", None]
    assert [f.item_id for f in records.findings if f.code == "progress_unreadable"] == [
        records.items[1].item_id
    ]


def test_two_ticked_states_are_told() -> None:
    records = read_rows(
        REPORT + "ที่|โครงการ|ผลการดำเนินงาน|สถานะ||\n"
        "|||ดำเนินการแล้วเสร็จ|อยู่ระหว่างดำเนินการ|ไม่สามารถดำเนินการได้\n"
        "1|โครงการ ก|ดี|✓|✓|\n"
    )
    assert "progress_uncertain" in codes(records)


def test_a_numbered_activity_alone_in_its_row_is_still_an_item() -> None:
    records = read_rows(PLAN + "โครงการ|ปี 2561|ผู้รับผิดชอบ\n1. โครงการ ก|1,000|ก\n1.1 กิจกรรมย่อย||\n")
    assert [i.title for i in records.items] == ["โครงการ ก", "1.1 กิจกรรมย่อย"]


@pytest.mark.parametrize("named", [True, False])
def test_a_sheet_that_is_a_table_may_part_its_budget_by_years(named: bool) -> None:
    heads = "".join(f"<td>ปี {year}</td>" for year in (2561, 2562, 2563))
    label = "<td rowspan=2>งบประมาณ (บาท)</td>" if named else "<td>งบประมาณ (บาท)</td>"
    sheet = (
        "<table><tr><td>ลำดับที่ ๓</td><td colspan=3>มิติที่ ๑ ภารกิจตามมิติที่ ๑.๒</td></tr>"
        "<tr><td>ชื่อโครงการ/กิจกรรม/มาตรการ</td><td colspan=3>โครงการ ก</td></tr>"
        "<tr><td>วัตถุประสงค์</td><td colspan=3>เพื่อ</td></tr>"
        f"<tr>{label}{heads}</tr><tr>{'' if named else '<td></td>'}"
        "<td>๕,๐๐๐</td><td>-</td><td>๗,๐๐๐</td></tr>"
        "<tr><td>ผู้รับผิดชอบ</td><td colspan=3>กองช่าง</td></tr></table>\n"
    )
    records = read_rows(PLAN + sheet)
    (item,) = records.items
    assert (item.section, item.title, item.item_no) == ("fact_sheet", "โครงการ ก", 3)
    assert (item.dimension_no, item.mission_no) == (1, "1.2")
    assert item.responsible == ("กองช่าง",)
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2561, "amount", 5000.0),
        (2562, "dash", None),
        (2563, "amount", 7000.0),
    ]


@pytest.mark.parametrize(
    ("rows", "amounts"),
    [
        (
            {"งบประมาณ ปี 2561": "๕,๐๐๐", "งบประมาณ ปี 2562": "๗,๐๐๐", "งบประมาณรวม": "๑๒,๐๐๐"},
            [(2561, "planned", 5000.0), (2562, "planned", 7000.0)],
        ),
        (
            {"งบประมาณ ปี 2561": "๕,๐๐๐", "งบประมาณ": "๓,๐๐๐ บาท"},
            [(2561, "planned", 5000.0), (None, "planned", 3000.0)],
        ),
        (
            {"งบประมาณ": "๕,๐๐๐ บาท", "เบิกจ่ายงบประมาณ ปี 2561": "๔,๐๐๐"},
            [(2561, "disbursed", 4000.0), (None, "planned", 5000.0)],
        ),
        (
            {"งบประมาณ ปี 2561": "๕,๐๐๐", "งบประมาณที่ใช้": "๔,๐๐๐ บาท"},
            [(2561, "planned", 5000.0), (None, "disbursed", 4000.0)],
        ),
    ],
    ids=["sum", "another", "spent in a year", "used"],
)
def test_amounts_beside_labels_with_and_without_a_year(
    rows: dict[str, str], amounts: list[tuple[int | None, str, float]]
) -> None:
    labels = {"ชื่อโครงการ": "โครงการ ก", "วัตถุประสงค์": "เพื่อ", "ผู้รับผิดชอบ": "กองช่าง", **rows}
    sheet = "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in labels.items())
    records = read_rows(f"{PLAN}<table>{sheet}</table>\n")
    assert [(b.fiscal_year_be, b.kind, b.amount_baht) for b in records.budgets] == amounts
    undated = any(year is None for year, _kind, _baht in amounts)
    assert ("money_year_missing" in {f.code for f in records.findings}) is undated


def test_the_columns_of_a_sheet_may_go_on_behind_a_page_break() -> None:
    heads = "".join(f"<td>ปี {year}</td>" for year in (2561, 2562))
    first = (
        "<table><tr><td>โครงการที่ ๒</td><td colspan=2>มิติที่ ๑ ภารกิจตามมิติที่ ๑.๒</td></tr>"
        "<tr><td>ชื่อโครงการ</td><td colspan=2>โครงการ ก</td></tr>"
        "<tr><td>ตัวชี้วัด</td><td colspan=2>ร้อยละ ๘๐</td></tr>"
        f"<tr><td>งบประมาณ (บาท)</td>{heads}</tr></table>\n"
    )
    second = (
        "<table><tr><td></td><td>๕,๐๐๐</td><td>-</td></tr>"
        "<tr><td>ผู้รับผิดชอบ</td><td colspan=2>กองช่าง</td></tr></table>\n"
    )
    records = read_rows(PLAN + first + second)
    (item,) = records.items
    assert (item.title, item.item_no, item.mission_no) == ("โครงการ ก", 2, "1.2")
    assert item.responsible == ("กองช่าง",)
    assert [(b.fiscal_year_be, b.status) for b in records.budgets] == [
        (2561, "amount"),
        (2562, "dash"),
    ]


def test_a_line_with_number_and_place_ends_the_sheet_before_it() -> None:
    text = PLAN
    for n, mission in ((1, "1.1"), (2, "1.3")):
        text += f"ลำดับที่ {n} มิติที่ 1 ภารกิจตามมิติที่ {mission}\nชื่อโครงการ : โครงการ {n}\n"
        text += "วัตถุประสงค์ : เพื่อดี\nงบประมาณ : 500 บาท\nผู้รับผิดชอบ : กองช่าง\n"
    records = read_rows(text)
    assert [(i.item_no, i.mission_no, i.responsible) for i in records.items] == [
        (1, "1.1", ("กองช่าง",)),
        (2, "1.3", ("กองช่าง",)),
    ]


def test_rows_of_plan_and_result_are_told_by_what_their_column_holds() -> None:
    rows = "".join(
        f"<tr><td rowspan=2>{n}</td><td rowspan=2>โครงการ {n}</td><td>ตามแผน</td><td>{n},000</td>"
        f"<td>{n} ครั้ง</td></tr><tr><td>ผลงาน</td><td>{n}00</td><td>จัดแล้ว</td></tr>"
        for n in (1, 2)
    )
    records = read_rows(
        REPORT + "<table><tr><td>ที่</td><td>โครงการ/กิจกรรม</td><td>เทียบแผน</td>"
        f"<td>งบประมาณ (บาท)</td><td>เป้าหมาย/ผลการดำเนินงาน</td></tr>{rows}</table>\n"
    )
    assert [i.title for i in records.items] == ["โครงการ 1", "โครงการ 2"]
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 1000.0),
        ("disbursed", 100.0),
        ("planned", 2000.0),
        ("disbursed", 200.0),
    ]
    assert all(i.result is not None and "จัดแล้ว" in i.result for i in records.items)


def test_a_label_left_blank_takes_no_value_of_another_behind_a_page_break() -> None:
    first = table(
        "<td>ชื่อโครงการ</td><td>โครงการ ก</td>",
        "<td>วัตถุประสงค์</td><td>เพื่อ</td>",
        "<td>ตัวชี้วัด</td><td>ร้อยละ</td>",
        "<td>ระยะเวลา\nดำเนินการ</td><td></td>",
    )
    records = read_rows(
        PLAN
        + first
        + table("<td>งบประมาณ</td><td>20,000 บาท</td>", "<td>ผู้รับผิดชอบ</td><td>กองช่าง</td>")
    )
    (item,) = records.items
    assert (item.period, item.responsible) == (None, ("กองช่าง",))
    assert [b.amount_baht for b in records.budgets] == [20000.0]


def test_two_columns_without_a_year_beside_dated_ones_get_no_year() -> None:
    """Whose year is whose was not seen: the report's own year would be wrong for one of them."""
    heading = "<tr><td>โครงการ</td><td>งบประมาณ ปี 2567</td><td>เบิกจ่าย</td>"
    heading += "<td>งบประมาณ ปี 2568</td><td>เบิกจ่าย</td></tr>"
    row = "<tr><td>โครงการ ก</td><td>9,000</td><td>8,500</td><td>7,000</td><td>6,900</td></tr>"
    title = "รายงานผลการดำเนินงานตามแผนป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\n"
    records = read_rows(f"{title}<table>{heading}{row}</table>")
    spent = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets if b.kind == "disbursed"]
    assert spent == [(None, 8500.0)]
    assert {"money_year_missing", "money_column_repeated"} <= set(codes(records))
