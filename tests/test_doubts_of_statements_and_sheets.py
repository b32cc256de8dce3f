"""What looks like the layouts that statements, sheets and offices' rows are read by, and is not."""

from __future__ import annotations

import pytest

from normalize.raw import Place, Span
from parsers.hierarchy.title_money import money_in_title
from tests.reading_text import codes, read_rows
from tests.test_labelled_cells import PLAN as FORM_PLAN
from tests.test_labelled_cells import grid
from tests.test_labelled_cells import read as read_forms
from tests.test_labels_in_column import MONEY, ONE, TWO, read
from tests.test_money_parts import PLAN, of_two, table

FIVE_YEARS = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\nเทศบาลตำบลก้อ อำเภอลี้ จังหวัดลำพูน\n"
LIST = (
    "\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
    "1. โครงการอบรมคุณธรรม งบประมาณ 10,000 บาท\n2. โครงการจิตอาสา งบประมาณ {}5,000 บาท\n"
)


@pytest.mark.parametrize(
    "said",
    [
        "แผนนี้ให้ถือปฏิบัติในปีงบประมาณ พ.ศ. 2566 เป็นต้นไป โดยมีรายละเอียดดังนี้",
        "จากผลการดำเนินการในปีงบประมาณ พ.ศ. 2566 พบปัญหา จึงจัดทำแผนห้าปี ดังนี้",
        "ผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2566 ดังนี้",
        "เพื่อให้การดำเนินการในปีงบประมาณ พ.ศ. 2566 ต่อเนื่องตลอดแผน จึงกำหนดโครงการดังนี้",
        "โดยจะเริ่มต้นดำเนินการในปีงบประมาณ พ.ศ. 2566 จนถึงปีสิ้นสุดแผน มีรายการดังนี้",
        "โดยจะดำเนินการในปีงบประมาณ พ.ศ. 2566 จนถึงสิ้นสุดแผน มีรายการดังนี้",
    ],
)
def test_a_sentence_on_where_a_plan_begins_or_comes_from_is_no_year_of_its_list(said: str) -> None:
    records = read_rows(FIVE_YEARS + said + LIST.format(""))
    assert [b.fiscal_year_be for b in records.budgets] == [None, None]
    assert "money_year_missing" in codes(records)


def test_a_list_with_money_of_other_years_is_not_led_in() -> None:
    said = "มีโครงการที่จะดำเนินการในปีงบประมาณ พ.ศ. 2567 ดังนี้"
    records = read_rows(FIVE_YEARS + said + LIST.format("ปี 2568 - 2570 "))
    assert 2567 not in [b.fiscal_year_be for b in records.budgets]
    assert "money_year_missing" in codes(records)


@pytest.mark.parametrize(
    "text",
    [
        "มาตรการเปิดเผยการจัดซื้อจัดจ้าง\nวงเงิน 500,000 บาท ขึ้นไป",
        "มาตรการจัดซื้อจัดจ้างวิธีเฉพาะเจาะจง\nวงเงิน 500,000 บาท",
        "กิจกรรมตรวจรายจ่าย\nงบประมาณ - พัสดุ",
    ],
)
def test_money_that_tells_what_a_measure_is_about_is_no_budget_of_it(text: str) -> None:
    span = Span(text, text, (Place(1, None, None),), "pdf", None)
    assert money_in_title(span, "plan") == (span, ())


@pytest.mark.parametrize("other", ["หน้าข้อบัญญัติ", "รหัสบัญชี", "เบิกแล้ว", "ค้างจ่าย", "ผูกพัน"])
def test_what_is_no_source_of_money_is_no_part_of_it(other: str) -> None:
    head = f"แหล่งงบประมาณ|>\nอบต.|{other}"
    records = read_rows(PLAN + of_two(head, "10,000", "112", "5,000", "113"))
    assert not {112.0, 113.0} & {b.amount_baht for b in records.budgets if b.kind == "planned"}


def test_the_row_of_an_office_below_its_items_does_not_head_the_next() -> None:
    records = read_rows(
        FIVE_YEARS + "ที่|โครงการ/กิจกรรม|งบประมาณ 2566\n"
        "1|โครงการอบรมคุณธรรม|10,000\n2|กิจกรรมจิตอาสา|5,000\n|สำนักปลัด|15,000\n"
        "3|โครงการโรงเรียนสุจริต|1,000\n4|โครงการโรงเรียนเด่น|1,000\n|กองช่าง|2,000\n"
    )
    assert [(i.item_no, i.responsible) for i in records.items] == [
        (number, None) for number in (1, 2, 3, 4)
    ]
    assert "heading_unknown" in codes(records)


def test_a_sheet_may_say_who_is_responsible_and_whose_the_project_is() -> None:
    records = read((*ONE, ("หน่วยงานเจ้าของ", "สำนักปลัด"), *TWO))
    assert [(i.item_no, i.mission_no, i.responsible) for i in records.items] == [
        (1, "1.2", ("กองการศึกษา", "สำนักปลัด")),
        (2, "3.2", ("สำนักปลัด",)),
    ]
    said = [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets]
    assert said[: len(MONEY)] == MONEY


@pytest.mark.parametrize("part", [("2. ชื่อกิจกรรม", "กิจกรรม ข"), ("2. กิจกรรมย่อย", "ประชุม")])
def test_a_form_that_names_a_part_of_its_project_is_told(part: tuple[str, str]) -> None:
    rows = (
        ("1. ชื่อโครงการ", "โครงการ ก"), part, ("3. วัตถุประสงค์", "เพื่อรู้"), ("4. เป้าหมาย", "50 คน"),
        ("5. งบประมาณ", "10,000 บาท"), ("6. ผู้รับผิดชอบ", "กองคลัง"),
    )  # fmt: skip
    records = read_forms(FORM_PLAN, [grid(*rows)])
    assert not records.items
    assert "table_without_heading" in codes(records)


@pytest.mark.parametrize("number", ["1", ""])
@pytest.mark.parametrize("money", ["", "5,000"])
def test_a_project_named_as_an_office_is_is_an_item(number: str, money: str) -> None:
    title = "สำนักงานสีเขียว"
    rows = (f"{number}|{title}|{money}", "2|โครงการ ก|5,000", "3|โครงการ ข|6,000")
    records = read_rows(PLAN + table("ที่|โครงการ/กิจกรรม|งบประมาณ", *rows))
    assert [i.title for i in records.items] == [title, "โครงการ ก", "โครงการ ข"]
    assert {i.responsible for i in records.items} == {None}


@pytest.mark.parametrize("line", ["หน่วยงานเจ้าของโครงการ", "หน่วยงานที่ดำเนินการ", "หน่วยงานดำเนินการ"])
def test_a_line_of_a_sentence_is_no_label_where_labels_have_numbers(line: str) -> None:
    records = read_rows(
        FIVE_YEARS + "\n1. ชื่อโครงการ : อบรมคุณธรรม\n2. หลักการและเหตุผล\nเยาวชนเป็นกำลัง\n"
        f"3. วิธีดำเนินการ\nอบรม และให้\n{line}\nรายงานผล\n4. งบประมาณ\nปี 2566 10,000 บาท\n"
        "5. ผู้รับผิดชอบ\nสำนักปลัด\n"
    )
    assert [i.responsible for i in records.items] == [("สำนักปลัด",)]
    assert records.items[0].approach is not None and "รายงานผล" in records.items[0].approach


def test_a_column_that_says_in_words_that_no_budget_is_used_is_of_the_money() -> None:
    head = "งบประมาณ (บาท)|>|>"
    rows = ("1|โครงการ ก|10,000||", "2|โครงการ ข|||ไม่ใช้งบประมาณ", "3|โครงการ ค||5,000|")
    below = "งบ อบต.|เงินอุดหนุน|ไม่ใช้งบประมาณ"
    records = read_rows(PLAN + table(f"ที่|โครงการ|{head}", f"^|^|{below}", *rows))
    second = {i.item_id for i in records.items if i.item_no == 2}
    assert "no_budget" in [b.status for b in records.budgets if b.item_id in second]
    assert {b.amount_baht for b in records.budgets} == {None, 10_000.0, 5_000.0}


def test_a_sum_of_people_by_where_they_come_from_is_no_money() -> None:
    head = "แหล่งที่มาผู้เข้าร่วม|>|>"
    rows = ("1|โครงการ ก|100|200|300", "2|โครงการ ข|150|250|400")
    records = read_rows(PLAN + table(f"ที่|โครงการ|{head}", "^|^|ชุมชน|โรงเรียน|รวม", *rows))
    assert not records.budgets
    assert "column_unknown" in codes(records)
