"""Ordinary tables that rules for headings in cells, parts of money and places took for theirs."""

from __future__ import annotations

import pytest

from parsers.model import Cell, Table
from tests.reading_text import codes, read_rows
from tests.test_headings_in_cells import FIRST, RESULTS, SECOND
from tests.test_labelled_cells import PLAN, grid, line, read
from tests.test_money_parts import money, table


def cell(row: int, col: int, text: str, rows: int = 1) -> Cell:
    return Cell(row, col, rows, 1, tuple(map(line, text.split("\n"))))


@pytest.mark.parametrize("over", ["", f"{FIRST}\n"])
def test_a_unit_merged_beside_two_dimensions_ends_no_reading(over: str) -> None:
    # The heading's row would have gone through the unit's cell: the whole document failed.
    cells = (
        cell(0, 0, "โครงการ/กิจกรรม"), cell(0, 1, "ผลการดำเนินงาน"), cell(0, 2, "ผู้รับผิดชอบ"),
        cell(1, 0, f"{over}1. โครงการอบรม"), cell(1, 1, "อบรมแล้ว"), cell(1, 2, "สำนักปลัด", 2),
        cell(2, 0, f"{SECOND}\n2. โครงการสืบสาน"), cell(2, 1, "จัดแล้ว"),
    )  # fmt: skip
    records = read(RESULTS, (Table(1, 3, 3, cells),))
    assert "rows_not_parted" in codes(records)
    assert all(i.responsible == ("สำนักปลัด",) for i in records.items)


def test_an_item_without_a_number_is_no_part_of_the_heading_above_it() -> None:
    # It was lost in the dimension's name, and its step was the item.
    rows = (
        (f"{FIRST}\nโครงการอบรม\n1. กิจกรรมอบรมเด็ก", "อบรมแล้ว"),
        (f"{SECOND}\nโครงการสืบสาน\n1. กิจกรรมทำบุญ", "จัดแล้ว"),
    )
    records = read(RESULTS, (grid(("โครงการ/กิจกรรม", "ผลการดำเนินงาน"), *rows),))
    assert "กิจกรรมอบรมเด็ก" not in {i.title for i in records.items}
    assert "rows_not_parted" in codes(records)


@pytest.mark.parametrize(
    "said", ["ผลการเบิกจ่ายตามแผนการใช้จ่ายงบประมาณ", "เบิกจ่ายจริงตามแผนการใช้จ่ายเงิน", "ผลตามแผนการเบิกจ่าย"]
)
def test_what_was_spent_by_a_plan_is_no_plan(said: str) -> None:
    head = (f"ที่|ภารกิจ|โครงการ|{said}|>|ผู้รับผิดชอบ", "^|^|^|ไตรมาส ๑|ไตรมาส ๒|^")
    row = "๑|๑.๑|โครงการอบรม|๑,๐๐๐|๒,๐๐๐|กองคลัง"
    assert money(read_rows(f"{RESULTS}\n" + table(*head, row))) == [
        ("disbursed", "ไตรมาส 1", "amount", 1000.0),
        ("disbursed", "ไตรมาส 2", "amount", 2000.0),
    ]


def test_titles_of_projects_that_belong_to_missions_are_titles() -> None:
    heads = ("ที่", "โครงการที่เชื่อมโยงกับภารกิจ", "งบประมาณ (บาท)")
    rows = (("1", "โครงการ ก", "2,000"), ("2", "โครงการ ข", "2,500"))
    records = read(PLAN, (grid(heads, *rows),))
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]
