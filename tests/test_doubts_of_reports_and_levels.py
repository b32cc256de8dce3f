"""Reports whose plan, results and spending look like something else: what is unsure is refused."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_framed_cards import FORMS
from tests.test_group_headings import money
from tests.test_labelled_cells import PLAN, RESULTS, grid, read
from tests.test_missions_left_out import MARKET, ONE, SCHOOL, named
from tests.test_plan_and_results import (
    DONE,
    PLAN_LIST,
    PLAN_TABLE,
    PLANNED,
    RESULTS_LIST,
    RESULTS_TABLE,
    TITLE,
    results_list,
    told,
)

CONTENTS = (
    "สารบัญ\nส่วนที่ 1 บทนำ 1\nส่วนที่ 2 ผลการดำเนินงาน 3\n"
    "ส่วนที่ 3 แผนการดำเนินงานในปีงบประมาณ พ.ศ. 2568 9\n\n"
    "ส่วนที่ 1 บทนำ\nเทศบาลได้จัดทำแผน\nส่วนที่ 2 ผลการดำเนินงาน\n"
)
OF_PLAN = "ส่วนที่ 1 บทนำ\nเทศบาลได้จัดทำแผน\nส่วนที่ 2 โครงการตามแผนปฏิบัติการป้องกันการทุจริต\n"


@pytest.mark.parametrize("above", [CONTENTS, OF_PLAN, f"{OF_PLAN}และผลการดำเนินงาน\n"])
def test_results_in_a_part_that_a_plan_gives_its_name_to_are_results(above: str) -> None:
    assert told(read_rows(TITLE + above + RESULTS_LIST)) == DONE


def test_results_without_a_label_in_such_a_part_are_kept() -> None:
    done = PLAN_LIST.replace("หน่วยงานรับผิดชอบ", "ได้ดำเนินการแล้ว 45 คน\nหน่วยงานรับผิดชอบ")
    records = read_rows(TITLE + OF_PLAN + done)
    assert {(i.section, i.result) for i in records.items} == {("results", "ได้ดำเนินการแล้ว 45 คน")}


def test_results_below_the_plan_of_their_part_are_results() -> None:
    text = TITLE + "ส่วนที่ 1 แผนการดำเนินงาน\n" + PLAN_LIST + "ผลการดำเนินงานตามแผน\n" + RESULTS_LIST
    assert told(read_rows(text)) == PLANNED + DONE


@pytest.mark.parametrize(
    "label",
    ["ผลการดำเนินงาน ปีงบประมาณ 2567 :\n", "- ผลการดำเนินงานปี 2567\n", "ผลการดำเนินงานปี 2567\n"],
)
def test_a_label_of_results_with_the_year_cuts_no_item_off(label: str) -> None:
    records = read_rows(TITLE + RESULTS_LIST.replace("ผลการดำเนินงาน ", label))
    assert [i.responsible for i in records.items] == [("สำนักปลัด",), ("สำนักปลัด",), ("กองคลัง",)]


@pytest.mark.parametrize(
    "said",
    [
        "แผนการดำเนินงานต่อไป",
        "แผนการดำเนินงาน (1 ตุลาคม 2567 - 30 กันยายน 2568)",
        "แผนปีงบฯ 68",
    ],
)
def test_a_plan_behind_the_results_may_be_of_the_year_to_come(said: str) -> None:
    records = read_rows(TITLE + RESULTS_TABLE + said + "\n" + PLAN_TABLE)
    assert {y for s, _title, m in told(records) for y, *_kind in m if s == "plan"} == {None}
    assert "money_year_missing" in codes(records)


@pytest.mark.parametrize(
    "said",
    [
        "แผนการดำเนินงาน (1 ตุลาคม 2567 - 30 กันยายน 2568)",
        "แผนการดำเนินงานตั้งแต่ ต.ค. 67 ถึง ก.ย. 68",
        "แผนปีงบฯ 68",
        "แผนปี 25 68",
        "แผนการดำเนินงานในปีใหม่",
        "ให้ดำเนินการตามระเบียบและแผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2568 ดังนี้",
    ],
)
def test_a_plan_before_the_results_may_name_another_year_by_its_months(said: str) -> None:
    records = read_rows(TITLE + said + "\n" + PLAN_TABLE + "ผลการดำเนินงาน\n" + RESULTS_TABLE)
    assert {y for s, _title, m in told(records) for y, *_kind in m if s == "plan"} == {None}


@pytest.mark.parametrize(
    "said", ["(1 ตุลาคม 2566 - 30 กันยายน 2567)", "ต.ค. 66 ถึง ก.ย. 67", "ตุลาคม 2567"]
)
def test_months_of_the_reports_own_year_name_no_other(said: str) -> None:
    text = TITLE + said + "\n\n" + PLAN_TABLE + "ผลการดำเนินงาน\n" + RESULTS_TABLE
    assert told(read_rows(text)) == PLANNED + DONE


def spent(said: str) -> Records:
    row = ("โครงการอบรม\nงบประมาณ 20,000 บาท", f"{said}เบิกจ่าย 18,500 บาท", "กองคลัง")
    return read(RESULTS, (grid(("โครงการ", "ผลการดำเนินงาน", "หน่วยงาน"), row),))


@pytest.mark.parametrize(
    "said",
    [
        "อยู่ระหว่างขออนุมัติ",
        "คงเหลือหลัง",
        "คงเหลือจากการ",
        "กันเงินไว้",
        "ค้าง",
        "แผนการ",
        "เป้าหมาย",
        "ระงับการ",
        "ติดตาม",
    ],
)
def test_what_a_broken_line_says_of_spending_is_not_spent(said: str) -> None:
    for records in (spent(f"{said}\n"), spent(f"{said} ("), spent(f"{said}\n- ")):
        assert [kind for kind, _status, _baht in money(records)[0]] == ["planned"]
        assert "amount_uncertain" in codes(records)


@pytest.mark.parametrize(
    "said", ["ดำเนินการตามแผน", "อบรมครบตามเป้าหมาย", "ยังไม่ดำเนินการ", "ดำเนินโครงการ"]
)
def test_whole_lines_before_what_was_spent_stay_results(said: str) -> None:
    records = spent(f"{said}\n")
    assert [i.result for i in records.items] == [said]
    assert money(records)[0][1] == ("disbursed", "amount", 18_500.0)


def test_an_amount_below_its_label_is_of_the_line_above_too() -> None:
    row = ("โครงการอบรม\nงบประมาณ 20,000 บาท", "ยังไม่ได้\nเบิกจ่าย\n18,500 บาท", "กองคลัง")
    records = read(RESULTS, (grid(("โครงการ", "ผลการดำเนินงาน", "หน่วยงาน"), row),))
    assert [kind for kind, _status, _baht in money(records)[0]] == ["planned"]


def test_a_heading_of_columns_with_nothing_below_it() -> None:
    head = grid(("ที่", "โครงการ", "งบประมาณ", "หน่วยงาน"))
    below = grid(("1", "โครงการ ก", "5,000", "กองคลัง"), page=2)
    assert not read(RESULTS, (head,)).items
    assert [i.title for i in read(RESULTS, (head,), (below,)).items] == ["โครงการ ก"]


def test_a_column_of_results_goes_on_overleaf_with_blanks_and_figures() -> None:
    head = ("ที่", "โครงการ", "เบิกจ่าย", "ผลที่ได้", "หน่วยงาน")
    first = ("1", "โครงการส่งเสริม", "5,000", "อบรมแล้วครบทุกคนและ", "กองคลัง")
    rest = (("", "คุณธรรม", "", "45 คน", ""), ("2", "โครงการ ค", "4,000", "-", "กองคลัง"))
    records = read(RESULTS, (grid(head, first),), (grid(head, *rest, page=2),))
    assert [i.title for i in records.items] == ["โครงการส่งเสริมคุณธรรม", "โครงการ ค"]
    assert [i.result for i in records.items] == ["อบรมแล้วครบทุกคนและ 45 คน", None]


def test_results_numbered_over_items_join_none_of_them_over_a_page() -> None:
    head = ("โครงการ", "ผลการดำเนินงาน", "ผู้รับผิดชอบ")
    rows = [("เปิดช่องทางใหม่", "1. ประชุม 1 ครั้ง", "สำนักปลัด"), ("อบรมผู้ดูแล", "2. อบรม 1 ครั้ง", "สำนักปลัด")]
    records = read(RESULTS, (grid(head, rows[0]),), (grid(head, rows[1], page=2),))
    assert [i.title for i in records.items] == ["เปิดช่องทางใหม่", "อบรมผู้ดูแล"]


def test_a_mission_of_two_lines_whose_point_is_lost_is_no_rest_of_its_dimension() -> None:
    first = (("dimension", "11 ปลูกฝังเด็กและเยาวชน"), ("dimension", "ให้รู้จักความพอเพียง"))
    assert named(ONE, *first, SCHOOL, ("dimension", "1.2 สอดส่องงาน"), MARKET) == ["11", "1.2"]


def test_a_bulleted_title_that_opens_as_a_sum_does_is_an_items() -> None:
    text = TITLE.replace("รายงานผลการดำเนินงาน", "แผนปฏิบัติการ") + "ที่|โครงการ|งบประมาณ|หน่วยงาน\n"
    text += "1|โครงการ ก|5,000|กองคลัง\n2|- รวมกิจกรรม|4,000|กองคลัง\n|• รวม|9,000|\n\n"
    records = read_rows(text)
    assert [i.item_no for i in records.items] == [1, 2]
    assert [(t.stated, t.agrees) for t in records.totals] == [(9_000.0, True)]


@pytest.mark.parametrize("second", ["โครงการพระราชดำริ", "การเบิกจ่ายงบประมาณ", "หน่วยงาน ภายในเทศบาล"])
def test_a_title_whose_second_line_opens_as_a_label_keeps_the_heading_below_it(second: str) -> None:
    forms = [(first, second, *rest) for first, *rest in FORMS]
    records = read(PLAN, [text for form in forms for text in form])
    said = [(i.dimension_no, i.responsible) for i in records.items]
    assert said[-2:] == [(1, ("กองการศึกษา",)), (2, ("กองคลัง",))]
    assert [b.amount_baht for b in records.budgets][-2:] == [60_000.0, 1_000.0]


def test_what_is_to_be_spent_by_the_plan_is_not_spent() -> None:
    done = told(read_rows(TITLE + results_list("เบิกจ่ายตามแผน")))
    assert [b for _section, _title, m in done for b in m if b[1:] == ("disbursed", 42_180.0)]
    plan = TITLE.replace("รายงานผลการดำเนินงาน", "แผนปฏิบัติการ") + PLAN_LIST
    records = read_rows(plan.replace("งบประมาณ 45,000", "เบิกจ่ายตามแผน 45,000"))
    assert {b.kind for b in records.budgets} == {"planned"}
    assert "amount_uncertain" in codes(records)


def test_tools_of_computers_are_no_instrument() -> None:
    rows = "1|โครงการ ก|5,000|กองคลัง\n|เครื่องมือ IT||\n2|โครงการ ข|4,000|กองคลัง\n\n"
    title = TITLE.replace("รายงานผลการดำเนินงาน", "แผนปฏิบัติการ") + "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
    records = read_rows(f"{title}ที่|โครงการ|งบประมาณ|หน่วยงาน\n{rows}")
    assert {i.dimension_no for i in records.items} == {1}
