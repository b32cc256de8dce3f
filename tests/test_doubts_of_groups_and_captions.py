"""What only looks like a caption of another year, and columns that only look like states."""

from __future__ import annotations

import pytest

from parsers.adapters.text_file import read_text
from parsers.documents.facts import find_document_facts
from tests.reading_text import codes, read_rows
from tests.test_captions_of_years import FIRST, PLAN, SECOND, calendar, years
from tests.test_compound_columns import table
from tests.test_group_headings import Rows, money, report

COUNTS = table(("ตัวชี้วัด", "คะแนน"), ("การใช้งบประมาณ", "80.5"), ("การใช้อำนาจ", "82.2"))
ASSESSED = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ตามผลการประเมิน ITA\nประจำปีงบประมาณ พ.ศ. 2567\n\n"
WITHOUT_NUMBERS = ("โครงการ/กิจกรรม", "งบประมาณ", "ผู้รับผิดชอบ")
PARTS = [("โครงการสำรวจความพึงพอใจ", "5,000", "กองช่าง"), ("โครงการค่าย", "7,000", "กองคลัง")]


@pytest.mark.parametrize("below", ["", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"])
@pytest.mark.parametrize("money", [True, False])
@pytest.mark.parametrize("place", ["\n", "\nเทศบาลตำบลลี้ อำเภอลี้\n"])
def test_the_year_of_an_assessment_dates_no_items(below: str, money: bool, place: str) -> None:
    records = read_rows(PLAN + ASSESSED.replace("\n", place, 1) + below + calendar(FIRST, money))
    assert years(records) == [([2568] * money, [2567])] * 2
    assert "year_uncertain" not in codes(records)


@pytest.mark.parametrize("above", ["โครงการที่เทศบาลดำเนินการต่อเนื่องมา", "1. แผนงาน ปี 2567 .... 1"])
def test_a_caption_that_may_end_the_line_above_is_told(above: str) -> None:
    records = read_rows(PLAN + f"{above}\nประจำปีงบประมาณ พ.ศ. 2567\n\n" + calendar(FIRST))
    assert years(records) == [([2568], [2567])] * 2
    assert "year_uncertain" in codes(records)


@pytest.mark.parametrize(
    "above",
    [
        "",
        "รวม 2 โครงการ 10,000 บาท\n",
        "แผนปฏิบัติการป้องกันการทุจริต\n",
        "แผนปฏิบัติการป้องกันการทุจริต\nเทศบาลตำบลลี้ อำเภอลี้\n",
        "กองคลัง\n",
    ],
)
def test_a_caption_below_a_table_or_ending_one_dates_the_next(above: str) -> None:
    caption = f"{above}ประจำปีงบประมาณ พ.ศ. 2569\n\n"
    records = read_rows(PLAN + calendar(FIRST) + caption + calendar(SECOND))
    assert years(records)[2:] == [([2569], [2568])] * 2


@pytest.mark.parametrize("below", ["", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"])
def test_a_bare_year_may_end_the_line_above_too(below: str) -> None:
    bare = ASSESSED.replace("ประจำปี", "ปี")
    assert years(read_rows(PLAN + bare + below + calendar(FIRST))) == [([2568], [2567])] * 2


@pytest.mark.parametrize("below", ["", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"])
def test_a_caption_of_a_table_without_items_dates_no_later_one(below: str) -> None:
    records = read_rows(PLAN + "แผนการดำเนินงาน ปี 2567\n\n" + COUNTS + below + calendar(FIRST))
    assert years(records) == [([2568], [2567])] * 2
    assert "year_uncertain" in codes(records)


@pytest.mark.parametrize("rest", ["ประจำปี 2567", "ประจำปีงบประมาณ พ.ศ. 2567"])
def test_the_rest_of_a_title_in_a_row_of_its_own_dates_no_items(rest: str) -> None:
    one = table(WITHOUT_NUMBERS, PARTS[0], (rest, "", ""), PARTS[1])
    two = table(WITHOUT_NUMBERS, PARTS[0]) + table((rest, "", ""), PARTS[1])
    for text in (one, two):
        records = read_rows(PLAN + text)
        assert years(records) == [([2568], [])] * 2
        assert "heading_unknown" in codes(records)


GROUPS: Rows = [
    [("ที่", 1, 2), ("โครงการ", 1, 2), ("ผลการดำเนินงาน", 2, 1), ("ผู้รับผิดชอบ", 1, 2)],
    ["ดำเนินการเสร็จสิ้น", "กำลังดำเนินการ"],
]


def test_columns_of_states_with_words_in_them_are_read_as_words() -> None:
    body: Rows = [
        ["1", "โครงการ ก", "อบรมแล้ว 50 คน", "", "กองคลัง"],
        ["2", "โครงการ ข", "", "อยู่ระหว่างจัดซื้อ", "กองช่าง"],
    ]
    results = [i.result for i in report([*GROUPS, *body]).items]
    assert results == ["อบรมแล้ว 50 คน", "อยู่ระหว่างจัดซื้อ"]


@pytest.mark.parametrize("tick", ["✓", "/"])
def test_columns_of_states_with_ticks_in_them_are_ticked(tick: str) -> None:
    body: Rows = [
        ["1", "โครงการ ก", tick, "", "กองคลัง"],
        ["2", "โครงการ ข", "-", tick, "กองช่าง"],
    ]
    progress = [i.progress for i in report([*GROUPS, *body]).items]
    assert progress == ["completed", "in_progress"]


def test_a_date_of_the_end_beside_states_is_no_state() -> None:
    heading: Rows = [
        [("ที่", 1, 2), ("โครงการ", 1, 2), ("วันที่", 2, 1), ("สถานะ", 2, 1)],
        ["เริ่ม", "เสร็จ", "ทำแล้ว", "ไม่ได้ทำ"],
    ]
    records = report([*heading, ["1", "โครงการ ก", "1/1/67", "3/9/67", "", "✓"]])
    assert [i.progress for i in records.items] == ["not_possible"]


def test_a_budget_under_the_results_beside_what_was_spent_stays_one() -> None:
    heading: Rows = [
        [("ที่", 1, 2), ("โครงการ", 1, 2), ("แผนการดำเนินงาน", 2, 1), ("ผลการดำเนินงาน", 2, 1),
         ("เบิกจ่าย", 1, 2)],
        ["เป้าหมาย", "ระยะเวลา", "งบประมาณ", "ผล"],
    ]  # fmt: skip
    records = report([*heading, ["1", "โครงการ ก", "50 คน", "", "20,000", "ทำแล้ว", "15,000"]])
    assert money(records) == [[("planned", "amount", 20_000.0), ("disbursed", "amount", 15_000.0)]]


HOPED_FOR = ("มีการดำเนินงานโปร่งใส", "ประชาชนได้รับบริการที่ดีแล้ว", "มีการประชุมทุกเดือน")


@pytest.mark.parametrize("hoped", HOPED_FOR)
def test_what_one_item_hopes_for_makes_no_results_of_a_plan(hoped: str) -> None:
    heading = ("ที่", "โครงการ", "งบประมาณ", "งบประมาณที่ใช้จริง", "ผลที่ได้รับ", "ผู้รับผิดชอบ")
    rows = [("1", "โครงการ ก", "20,000", "", hoped, "กองคลัง")]
    rows += [("2", "โครงการ ข", "20,000", "", "พนักงานมีจิตสำนึก", "กองคลัง")]
    assert [i.section for i in read_rows(PLAN + table(heading, *rows)).items] == ["plan"] * 2


@pytest.mark.parametrize("step", ["สรุปผลการปฏิบัติงาน", "รายงานผลการดำเนินโครงการ"])
def test_a_step_that_reports_makes_no_report_of_a_plan(step: str) -> None:
    heading = ("ที่", "โครงการ", "ขั้นตอน", "งบประมาณ", "เบิกจ่ายจริง", "ผลการดำเนินงาน")
    rows = [("1", "โครงการ ก", step, "20,000", "", ""), ("2", "โครงการ ข", "จัด", "10,000", "", "")]
    parts = (f"มิติที่ {k} การ\n\n" + table(heading, *rows) for k in (1, 2, 3))
    text = "เทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n" + "".join(parts)
    family = find_document_facts((read_text(text, engine="text"),)).family
    assert family is not None
    assert family.value == "action_plan"


@pytest.mark.parametrize("said", ["(500 บาท)", "(จำนวน 500 บาท)"])
def test_an_amount_that_no_word_makes_a_budget_stays_in_its_title_and_is_told(said: str) -> None:
    heading: Rows = [["ที่", "โครงการ", "ผลการดำเนินงาน", "ใช้จริง (บาท)", "ผู้รับผิดชอบ"]]
    records = report([*heading, ["1", f"โครงการมอบรางวัล {said}", "มอบแล้ว", "-", "กองคลัง"]])
    assert [i.title for i in records.items] == [f"โครงการมอบรางวัล {said}"]
    assert money(records) == [[("disbursed", "dash", None)]]
    assert "amount_uncertain" in codes(records)


def test_units_below_half_of_a_lists_items_are_theirs() -> None:
    lines = (
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
        "1. โครงการอบรม งบประมาณ 10,000 บาท",
        "กองคลัง",
        "2. โครงการค่าย งบประมาณ 20,000 บาท",
        "3. โครงการวัด งบประมาณ 5,000 บาท",
        "4. โครงการวันสำคัญ งบประมาณ 7,000 บาท",
        "สำนักปลัด",
    )
    units = [i.responsible for i in read_rows(PLAN + "\n".join(lines) + "\n").items]
    assert units == [("กองคลัง",), None, None, ("สำนักปลัด",)]


def test_a_table_with_other_headings_overleaf_fills_no_blank_columns() -> None:
    spent = ("ที่", "โครงการ", "งบประมาณ", "เบิกจ่ายจริง", "ผลการดำเนินงาน")
    other = ("ที่", "โครงการ", "เป้าหมาย", "ตัวชี้วัด", "ผู้รับผิดชอบ")
    pages = [
        f"มิติที่ {k} การ\n\n" + table(spent, ("1", "โครงการ ก", "20,000", "", "")) for k in (1, 2)
    ]
    pages.append("เป้าหมาย\n\n" + table(other, ("1", "โครงการ ก", "50 คน", "จำนวน", "กองคลัง")))
    family = find_document_facts(tuple(read_text(p, engine="text") for p in pages)).family
    assert family is not None
    assert family.value == "action_plan"
