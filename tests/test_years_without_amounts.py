"""A year alone on its line among years and amounts: blank in print, a lost dash in a scan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.make_records import Records
from parsers.model import Cell, Line, Table
from tests.reading_text import codes
from tests.test_labelled_cells import PLAN, grid, read

LISTS = grid(
    ("ที่", "โครงการ/กิจกรรม/มาตรการ", "ปี พ.ศ. / งบประมาณ (บาท)", "หน่วยงาน"),
    ("1", "โครงการรักษ์ป่า", "2566 40,000\n2567\n2568 40,000\n2569 -", "กองคลัง"),
    ("2", "โครงการอบรม", "2566 -\n2567 20,000\n2568 20,000\n2569 -", "สำนักปลัด"),
)


def scanned(table: Table) -> Table:
    def cell(one: Cell) -> Cell:
        return replace(one, lines=tuple(map(line, one.lines)))

    def line(one: Line) -> Line:
        return replace(one, words=tuple(replace(word, confidence=0.9) for word in one.words))

    return replace(table, cells=tuple(map(cell, table.cells)))


def of_first(records: Records) -> list[tuple[int | None, str, float | None]]:
    first = records.items[0].item_id
    return [
        (b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets if b.item_id == first
    ]


@pytest.mark.parametrize(("scan", "status"), [(False, "blank"), (True, "unreadable")])
def test_nothing_behind_a_year_is_told_in_a_scan(scan: bool, status: str) -> None:
    records = read(PLAN, (scanned(LISTS) if scan else LISTS,))
    assert of_first(records) == [
        (2566, "amount", 40_000.0),
        (2567, status, None),
        (2568, "amount", 40_000.0),
        (2569, "dash", None),
    ]
    assert ("amount_unreadable" in codes(records)) == scan
