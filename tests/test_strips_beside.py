"""Strips below the rows of a table of items: months over marks, years over amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.model import Table
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


def test_strips_behind_a_page_break_that_name_other_months_are_not_these() -> None:
    other = [(*MONTHS[3:], *MONTHS[:3]), marked(0)]
    records = read(PLAN, (HEADING, grid(HEAD, ONE, *STRIP), grid(TWO, *other)))
    months = {str(row.month)[:7] for row in records.schedule}
    assert months == {"2023-12", "2024-04", "2024-01"}  # by its own names; not 2023-10


def test_months_below_a_band_are_of_no_item() -> None:
    records = read(PLAN, (HEADING, grid(HEAD, BAND, *STRIP, ONE, *OTHER)))
    assert all(not months for *_item, months in said(records))


def test_an_item_without_a_strip_has_no_months() -> None:
    records = read(PLAN, (HEADING, grid(HEAD, ONE, *STRIP, TWO)))
    assert [months for *_item, months in said(records)] == [["2023-12", "2024-04"], []]
    assert "table_without_heading" not in codes(records)


FIVE_YEARS = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
BY_YEAR = ("โครงการ/กิจกรรม/มาตรการ และงบประมาณรายปี (บาท)", None, None, "หน่วยงานที่รับผิดชอบ")
YEARS = ("ปี 2566", "ปี 2567", "ปี 2568", "")


def over_years(title: str, unit: str, *amounts: str) -> list[Sequence[Slot]]:
    return [(title, None, None, unit), YEARS, (*amounts, "")]


def test_the_amounts_of_years_below_an_items_title_are_its_own() -> None:
    rows = [
        BY_YEAR,
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", None, None, None),
        *over_years("1. โครงการอบรมคุณธรรม", "สำนักปลัด", "35,000", "-", "70,000"),
        *over_years("2. มาตรการงดรับของขวัญ", "กองคลัง", "-", "-", "-"),
    ]
    records = read(FIVE_YEARS, (unit_over(grid(*rows)),))
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, "โครงการอบรมคุณธรรม", ("สำนักปลัด",)),
        (2, "มาตรการงดรับของขวัญ", ("กองคลัง",)),
    ]
    stated = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets]
    assert stated == [(2566, 35_000.0), (2567, None), (2568, 70_000.0)] + [
        (year, None) for year in (2566, 2567, 2568)
    ]


def unit_over(table: Table) -> Table:
    """The table, each unit's cell reaching down beside the strip below its title."""
    cells = [
        replace(cell, row_span=3) if cell.col == 3 and cell.row in (2, 5) else cell
        for cell in table.cells
        if not (cell.col == 3 and cell.row > 2 and cell.row != 5)
    ]
    return replace(table, cells=tuple(cells))
