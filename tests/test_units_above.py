"""The unit of money that a line or a row above the amounts states, and amounts of every year."""

from __future__ import annotations

import pytest

from normalize.fiscal_years import is_of_each_year
from tests.reading_text import codes
from tests.test_labelled_cells import grid, read
from tests.test_month_strips import HEADING as DIMENSION
from tests.test_month_strips import PLAN

UNIT_ROWS = [("1. โครงการรักษ์ป่า", "150"), ("2. กิจกรรมวันเด็ก", "120")]


@pytest.mark.parametrize("said", ["(พันบาท)", "(จำนวนเงิน : พันบาท)", "หน่วยเงิน : พันบาท"])
def test_a_unit_above_a_table_may_be_worded_otherwise(said: str) -> None:
    # 150 for 150,000 looks as right as any other amount, and nothing told it.
    records = read(PLAN, (DIMENSION, said, grid(("โครงการ/กิจกรรม", "ปี 2567"), *UNIT_ROWS)))
    assert [b.amount_baht for b in records.budgets] == [150_000.0, 120_000.0]


def test_the_unit_in_the_row_below_the_heading_is_the_tables() -> None:
    band = (f"{DIMENSION} (หน่วย : พันบาท)", None)
    records = read(PLAN, (grid(("โครงการ/กิจกรรม", "ปี 2567"), band, *UNIT_ROWS),))
    assert [b.amount_baht for b in records.budgets] == [150_000.0, 120_000.0]


def test_another_unit_in_the_middle_of_a_table_is_told() -> None:
    band = ("มิติที่ 2 การบริหารราชการด้วยความโปร่งใส (หน่วย : พันบาท)", None)
    more = ("3. โครงการรักษ์น้ำ", "130")
    rows = (("โครงการ/กิจกรรม", "ปี 2567"), (DIMENSION, None), *UNIT_ROWS, band, more)
    assert "money_unit_contradiction" in codes(read(PLAN, (grid(*rows),)))


def test_a_unit_in_a_columns_own_heading_is_no_other_ones() -> None:
    rows = (("โครงการ/กิจกรรม", "งบประมาณ\n(พันบาท)"), *UNIT_ROWS)
    records = read(PLAN, (DIMENSION, "(หน่วย : บาท)", grid(*rows)))
    assert [b.amount_baht for b in records.budgets] == [150_000.0, 120_000.0]


@pytest.mark.parametrize("often", ["ปีละ 2 ครั้ง", "ปีละ 1 รุ่น"])
def test_how_often_a_year_is_no_amount_of_each_year(often: str) -> None:
    assert not is_of_each_year(f"10,000 บาท {often}")
    assert is_of_each_year("ปีละ 10,000 บาท")
    assert not is_of_each_year("ปีละ 10,000 บาท รวม 50,000 บาท")
