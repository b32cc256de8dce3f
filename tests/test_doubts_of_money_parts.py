"""What looks like a part of money, a year over items or a report, and is none."""

from __future__ import annotations

import pytest

from parsers.adapters.text_file import read_text
from tests.reading_text import codes, read_rows
from tests.test_money_parts import PLAN, money, table
from tests.test_unplaced_amounts import told

OWNER = "เทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n"
SEVERAL = f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)\n{OWNER}\n"
LEVEL = "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n"
ITEMS = table(
    "ที่|ภารกิจ|โครงการ|งบประมาณ (บาท)|ผู้รับผิดชอบ",
    "๑|๑.๑|โครงการอบรมคุณธรรม|๑๕,๐๐๐|กองคลัง",
    "๒|๑.๒|โครงการก่อสร้างศูนย์|๒๐,๐๐๐|กองช่าง",
)


@pytest.mark.parametrize("said", ["แผนการเบิกจ่ายงบประมาณ", "แผนการใช้จ่ายเงิน (บาท)", "แผนเบิกจ่าย"])
def test_a_plan_of_spending_by_quarters_is_planned(said: str) -> None:
    head = (f"ที่|ภารกิจ|โครงการ|{said}|>|ผู้รับผิดชอบ", "^|^|^|ไตรมาส ๑|ไตรมาส ๒|^")
    records = read_rows(PLAN + table(*head, "๑|๑.๑|โครงการอบรม|๑,๐๐๐|๒,๐๐๐|กองคลัง"))
    assert money(records) == [
        ("planned", "ไตรมาส 1", "amount", 1000.0),
        ("planned", "ไตรมาส 2", "amount", 2000.0),
    ]


@pytest.mark.parametrize(
    "second",
    ["โครงการจัดทำแผนปฏิบัติการ\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "แผนปฏิบัติการป้องกันการทุจริต ประจำปี ๒๕๖๗"],
)
def test_a_title_of_a_list_that_ends_in_a_year_is_no_caption(second: str) -> None:
    text = SEVERAL + LEVEL + "ปีงบประมาณ ๒๕๖๖\n๑. โครงการอบรมจิตอาสา งบประมาณ ๑,๐๐๐ บาท\n"
    records = read_rows(f"{text}๒. {second}\n๓. โครงการอบรมธรรม งบประมาณ ๓,๐๐๐ บาท\n")
    assert 2567 not in {b.fiscal_year_be for b in records.budgets}
    assert "โครงการจัดทำแผนปฏิบัติการ" not in {i.title for i in records.items}


@pytest.mark.parametrize(
    "across", ["๒. แผนปฏิบัติการป้องกันการทุจริต ประจำปี ๒๕๖๗|", "ประจำปีงบประมาณ ๒๕๖๗|"]
)
def test_a_title_in_its_column_is_no_caption(across: str) -> None:
    first = "๑. โครงการจัดทำแผน (งบประมาณ ๒,๐๐๐ บาท)|กองคลัง"
    last = "๓. โครงการอบรมธรรม (งบประมาณ ๓,๐๐๐ บาท)|กองคลัง"
    records = read_rows(SEVERAL + table("โครงการ/กิจกรรม|ผู้รับผิดชอบ", first, across, last))
    assert {b.fiscal_year_be for b in records.budgets} == {None}
    titles = [i.title for i in records.items]
    assert any("2567" in (t or "") for t in titles) or "heading_unknown" in codes(records)


COVER = f"แผนปฏิบัติการป้องกันการทุจริต\n{OWNER}ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n\n"
SCORES = table("ตัวชี้วัด|ปี ๒๕๖๖|ปี ๒๕๖๗", "๑ การปฏิบัติหน้าที่|๘๐.๑๒|๘๕.๓๐")
WRAPPED = "เทศบาลได้รายงานผลการประเมิน\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗\nจึงได้จัดทำแผนนี้ขึ้น\n"


@pytest.mark.parametrize(
    "said", [SCORES + "\n", WRAPPED + "\n", WRAPPED.replace("จึง", "๑. จึง") + "\n"]
)
def test_a_year_of_scores_or_of_a_sentence_leaves_the_plan_that_of_its_cover(said: str) -> None:
    records = read_rows(COVER + "บทนำ\n" + said + ITEMS)
    year = records.facts.plan_year_from_be
    assert year is not None and year.value == 2568
    assert [b.fiscal_year_be for b in records.budgets] == [2568, 2568]


def test_a_cover_is_not_of_a_table_below_another_year() -> None:
    records = read_rows(COVER + "ปีงบประมาณ ๒๕๖๘\n\n" + ITEMS + "\nปีงบประมาณ ๒๕๖๙\n\n" + ITEMS)
    assert 2568 not in [b.fiscal_year_be for b in records.budgets][2:]


def test_a_plan_that_pushes_is_no_comparison_with_results() -> None:
    records = read_rows(f"แผนผลักดันการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n{OWNER}\n{ITEMS}")
    assert records.facts.family is not None and records.facts.family.value == "action_plan"
    assert [b.fiscal_year_be for b in records.budgets] == [2568, 2568]


def test_a_lost_amount_is_told_though_its_figures_end_one_that_is_read() -> None:
    rows = "1\tโครงการบ้านสวย\t๑๕,๐๐๐\t5,000\n2\tกิจกรรมคนดี\t35,000\t-\n"
    text = f"{PLAN}ที่\tโครงการ/กิจกรรม\tงบประมาณ\tยอดยกมา\n{rows}"
    assert [remark.raw for remark in told(read_text(text, "text"))] == ["5,000"]


@pytest.mark.parametrize("below", ["รายละเอียดตามแผน", "รายปี", "คนละกอง"])
def test_an_amount_before_a_word_that_only_begins_as_people_do_is_told(below: str) -> None:
    listed = f"๑. โครงการอบรม ๒๐,๐๐๐ {below}\n๒. โครงการ ข งบประมาณ ๓,๐๐๐ บาท\n"
    assert "amount_uncertain" in codes(read_rows(PLAN + LEVEL + listed))


def test_an_item_that_is_done_in_another_year_is_not_of_the_caption_above() -> None:
    listed = "๑. โครงการ ก ดำเนินการปี ๒๕๖๗ งบประมาณ ๑๐,๐๐๐ บาท\n๒. โครงการ ข งบประมาณ ๓,๐๐๐ บาท\n"
    records = read_rows(SEVERAL + LEVEL + "ปีงบประมาณ ๒๕๖๖\n" + listed)
    assert [b.fiscal_year_be for b in records.budgets] == [None, 2566]
    assert "money_year_missing" in codes(records)


def test_a_row_that_is_done_in_another_year_is_not_of_the_caption_above() -> None:
    rows = ["ปีงบประมาณ ๒๕๖๖|>|>"]
    rows += [
        "๑. โครงการ ก (งบประมาณ ๒,๐๐๐ บาท)|ปี ๒๕๖๗|กองคลัง",
        "๒. โครงการ ข (งบประมาณ ๕,๐๐๐ บาท)||กองคลัง",
    ]
    text = SEVERAL + table("โครงการ/กิจกรรม|ระยะเวลาดำเนินการ|ผู้รับผิดชอบ", *rows)
    assert 2566 not in [b.fiscal_year_be for b in read_rows(text).budgets][:1]


def test_a_sum_over_all_parts_is_of_the_whole_and_each_part_has_its_own() -> None:
    head = ("ที่|ภารกิจ|โครงการ|งบประมาณ (บาท)|>|ผู้รับผิดชอบ", "^|^|^|เงินรายได้|เงินอุดหนุน|^")
    rows = ("๑|๑.๑|โครงการอบรม|๕,๐๐๐|๕๐๐|กองคลัง", "๒|๑.๒|โครงการ ข|๕,๐๐๐|๕๐๐|กองคลัง")
    sums = ("รวม|>|>|๑๐,๐๐๐|๑,๐๐๐|", "รวมทั้งสิ้น|>|>|๑๑,๐๐๐|>|")
    records = read_rows(PLAN + table(*head, *rows, *sums))
    assert [(t.stated, t.agrees) for t in records.totals] == [
        (10000.0, True),
        (1000.0, True),
        (11000.0, True),
    ]
    assert "total_differs" not in codes(records)


def test_parts_beside_the_whole_are_left_out_on_purpose_in_a_text_too() -> None:
    head = ("ที่|โครงการ|งบประมาณ (บาท)|>|>", "^|^|เงินรายได้|เงินอุดหนุน|รวม")
    text = PLAN + table(*head, "๑|โครงการอบรม|๑,๐๐๐|๒,๐๐๐|๓,๐๐๐")
    assert told(read_text(text, "text")) == []


def test_a_heading_is_not_of_tables_below_a_line_of_another_year() -> None:
    heading = f"โครงการป้องกันการทุจริต ประจำปี ๒๕๖๘\n{OWNER}\n"
    records = read_rows(heading + ITEMS + "\nบัญชีโครงการที่เบิกจ่ายแล้วของปี ๒๕๖๗\n\n" + ITEMS)
    assert 2568 not in [b.fiscal_year_be for b in records.budgets][2:]
