"""ไม่ใช้งบประมาณ printed once across the columns of all years, which no upright parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Ruling, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

YEARS = (2566, 2567, 2568, 2569)
XS = (250, 290, 330, 370)
LEFT, RIGHT = 15.0, 520.0
NONE = "ไม่ใช้งบประมาณ"
Row = tuple[str, str, Sequence[str], str]
ROWS: tuple[Row, ...] = (
    ("1", "โครงการอบรมคุณธรรมของพนักงาน", ("30.0", "30.0", "35.0", "35.0"), "สำนักปลัด"),
    ("2", "กิจกรรมทบทวนประมวลจริยธรรม", (NONE,), "สำนักปลัด"),
    ("3", "มาตรการไม่รับของขวัญ", (NONE,), "กองคลัง"),
    ("4", "โครงการหมู่บ้านคุณธรรม", ("45.0", "-", "45.0", "-"), "กองช่าง"),
    ("5", "กิจกรรมจิตอาสา", ("12.5", "12.5", "12.5", "12.5"), "กองคลัง"),
)


def plan(rows: Sequence[Row], ruled: bool) -> Page:
    print_: list[Word] = words((5, 60, "แผนปฏิบัติการป้องกันการทุจริต 4 ปี (พ.ศ. 2566 - 2569)"))
    print_ += words((30, 20, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"))
    print_ += words(
        (62, 285, "งบประมาณ (พันบาท)"), (68, 20, "ที่"), (68, 80, "โครงการ/กิจกรรม/มาตรการ")
    )
    print_ += words((68, 450, "ผู้รับผิดชอบ"))
    for year, x in zip(YEARS, XS, strict=True):
        print_ += words((74, x, str(year)))
    heights = [56.0, 86.0]
    for k, (number, title, money, unit) in enumerate(rows):
        y = 92.0 + 18 * k
        print_ += words((y, 20, number), (y, 40, title), (y, 450, unit))
        at = (290,) if len(money) == 1 else XS
        for text, x in zip(money, at, strict=True):
            print_ += words((y, x, text))
        heights.append(y + 13)
    rules = [Ruling("horizontal", y, LEFT, RIGHT) for y in heights if ruled]
    return Page(1, 540, 400, tuple(print_), tuple(rules), (), "pdf", "pdf")


@pytest.mark.parametrize("ruled", [True, False], ids=["level rules", "no rules"])
def test_it_is_said_of_every_year_and_joins_no_columns(ruled: bool) -> None:
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(plan(ROWS, ruled)),)))
    of = {item.item_id: item.item_no for item in records.items}
    read = [
        (of[b.item_id], b.fiscal_year_be, b.amount_baht if b.status == "amount" else b.status)
        for b in records.budgets
    ]
    none = ["no_budget"] * 4
    amounts = {
        1: [30_000.0, 30_000.0, 35_000.0, 35_000.0],
        2: none,
        3: none,
        4: [45_000.0, "dash", 45_000.0, "dash"],
        5: [12_500.0] * 4,
    }
    assert read == [
        (no, year, value)
        for no, own in amounts.items()
        for year, value in zip(YEARS, own, strict=True)
    ]


def test_without_any_each_cell_has_its_own_column() -> None:
    rows: list[Row] = [(n, t, m if len(m) > 1 else ("-",) * 4, unit) for n, t, m, unit in ROWS]
    (table,) = [b for b in find_blocks(plan(rows, True)).blocks if isinstance(b, Table)]
    assert all(cell.col_span == 1 for cell in table.cells if cell.row > 1)
