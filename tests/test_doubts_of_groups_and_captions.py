"""What only looks like a caption of another year, and columns that only look like states."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_captions_of_years import FIRST, PLAN, SECOND, calendar, years
from tests.test_compound_columns import table

COUNTS = table(("ตัวชี้วัด", "คะแนน"), ("การใช้งบประมาณ", "80.5"), ("การใช้อำนาจ", "82.2"))
ASSESSED = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ตามผลการประเมิน ITA\nประจำปีงบประมาณ พ.ศ. 2567\n\n"
WITHOUT_NUMBERS = ("โครงการ/กิจกรรม", "งบประมาณ", "ผู้รับผิดชอบ")
PARTS = [("โครงการสำรวจความพึงพอใจ", "5,000", "กองช่าง"), ("โครงการค่าย", "7,000", "กองคลัง")]


@pytest.mark.parametrize("below", ["", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"])
@pytest.mark.parametrize("money", [True, False])
def test_the_year_of_an_assessment_dates_no_items(below: str, money: bool) -> None:
    records = read_rows(PLAN + ASSESSED + below + calendar(FIRST, money))
    assert years(records) == [([2568] * money, [2567])] * 2
    assert "year_uncertain" not in codes(records)


@pytest.mark.parametrize("above", ["โครงการที่เทศบาลดำเนินการต่อเนื่องมา", "1. แผนงาน ปี 2567 .... 1"])
def test_a_caption_that_may_end_the_line_above_is_told(above: str) -> None:
    records = read_rows(PLAN + f"{above}\nประจำปีงบประมาณ พ.ศ. 2567\n\n" + calendar(FIRST))
    assert years(records) == [([2568], [2567])] * 2
    assert "year_uncertain" in codes(records)


@pytest.mark.parametrize("above", ["", "รวม 2 โครงการ 10,000 บาท\n", "แผนปฏิบัติการป้องกันการทุจริต\n"])
def test_a_caption_below_a_table_or_ending_one_dates_the_next(above: str) -> None:
    caption = f"{above}ประจำปีงบประมาณ พ.ศ. 2569\n\n"
    records = read_rows(PLAN + calendar(FIRST) + caption + calendar(SECOND))
    assert years(records)[2:] == [([2569], [2568])] * 2


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
