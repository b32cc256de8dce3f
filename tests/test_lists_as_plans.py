"""Documents that call themselves a list of projects, and what their bodies make of them."""

from __future__ import annotations

import pytest

from tests.reading_text import read_rows
from tests.test_money_parts import table

OWNER = "ปีงบประมาณ พ.ศ. 2568\nองค์การบริหารส่วนตำบลหน้าเขา\nอำเภอเขาพนม จังหวัดกระบี่\n\n"
PLAN = table(
    "ที่|โครงการ|งบประมาณ (บาท)|ผู้รับผิดชอบ", "1|โครงการ ก|5,000|กองคลัง", "2|โครงการ ข|-|กองช่าง"
)
DONE = table(
    "ที่|โครงการ|งบประมาณ (บาท)|เบิกจ่ายจริง (บาท)|ผลการดำเนินงาน",
    "1|โครงการ ก|5,000|4,000|อบรมแล้ว",
    "2|โครงการ ข|-|-|ทำแล้ว",
)


@pytest.mark.parametrize(
    "title",
    [
        "บัญชีโครงการป้องกันการทุจริต",
        "ตารางโครงการ/กิจกรรมป้องกันและปราบปรามการทุจริต",
        "รายชื่อโครงการต่อต้านการทุจริต",
        "บัญชีสรุปโครงการด้านการป้องกันการทุจริตและประพฤติมิชอบ",
    ],
)
def test_a_list_of_projects_against_corruption_is_a_plan(title: str) -> None:
    facts = read_rows(f"{title}\n{OWNER}{PLAN}").facts
    assert facts.family is not None and facts.family.value == "action_plan"
    assert facts.title is not None and facts.title.value == f"{title} ปีงบประมาณ พ.ศ. 2568"
    assert facts.plan_year_from_be is not None and facts.plan_year_from_be.value == 2568


def test_such_a_list_that_tells_what_was_done_is_a_report() -> None:
    facts = read_rows(f"บัญชีโครงการป้องกันการทุจริต\n{OWNER}{DONE}").facts
    assert facts.family is not None and facts.family.value == "results_report"


@pytest.mark.parametrize(
    "title", ["บัญชีโครงการก่อสร้าง", "รายชื่อผู้เข้าอบรมต่อต้านการทุจริต", "บัญชีรายชื่อโครงการขนาดเล็ก"]
)
def test_lists_of_other_things_are_of_no_family(title: str) -> None:
    facts = read_rows(f"{title}\n{OWNER}{PLAN}").facts
    assert facts.family is not None and facts.family.value == "unknown"


def test_dimensions_without_the_word_at_are_those_of_a_plan() -> None:
    bands = "มิติ 1 : การสร้างวัฒนธรรมสุจริต\n{}\nมิติ 2 : การบริหารราชการด้วยความโปร่งใส\n{}"
    facts = read_rows(OWNER + bands.format(PLAN, PLAN)).facts
    assert facts.family is not None and facts.family.value == "action_plan"
