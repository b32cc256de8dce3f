"""Strips of months below the rows of a table of items."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.reading_text import codes
from tests.test_labelled_cells import grid, read
from tests.test_month_strips import HEADING, MONTHS, PLAN, Slot, marked, said

HEAD = ("ที่", "โครงการ/กิจกรรม", *(None,) * 6, "งบประมาณ (บาท)", None, "ผู้รับผิดชอบ", None)
BAND = ("1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากรทั้งข้าราชการการเมือง", *(None,) * 11)
SAID = [
    ("schedule", 1, "โครงการประกวดละครต้านโกง", ("กองการศึกษา",), ["2023-12", "2024-04"]),
    ("schedule", 2, "กิจกรรมปิดประกาศเจตจำนง", ("สำนักปลัด",), ["2023-10"]),
]


def item(number: str, title: str, money: str, unit: str) -> Sequence[Slot]:
    return (number, title, *(None,) * 6, money, None, unit, None)


ONE = item("1", "โครงการประกวดละครต้านโกง", "12,500", "กองการศึกษา")
TWO = item("2", "กิจกรรมปิดประกาศเจตจำนง", "ไม่ใช้งบประมาณ", "สำนักปลัด")
STRIP, OTHER = (MONTHS, marked(2, 6)), (MONTHS, marked(0))


@pytest.mark.parametrize(
    "tables",
    [
        [grid(HEAD, BAND, ONE, *STRIP, TWO, *OTHER)],
        [grid(HEAD, ONE, *STRIP, BAND, TWO, *OTHER)],
        [grid(HEAD, ONE, *STRIP), grid(TWO, *OTHER)],  # behind a page break
    ],
)
def test_the_months_below_an_items_row_are_its_own(tables: list[object]) -> None:
    records = read(PLAN, (HEADING, *tables))
    assert said(records) == SAID
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2567, 12_500.0),
        (2567, None),
    ]


def test_months_below_a_band_are_of_no_item() -> None:
    records = read(PLAN, (HEADING, grid(HEAD, BAND, *STRIP, ONE, *OTHER)))
    assert all(not months for *_item, months in said(records))


def test_an_item_without_a_strip_has_no_months() -> None:
    records = read(PLAN, (HEADING, grid(HEAD, ONE, *STRIP, TWO)))
    assert [months for *_item, months in said(records)] == [["2023-12", "2024-04"], []]
    assert "table_without_heading" not in codes(records)
