"""A small table of years and amounts in a frame of its own within the cell of a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records
from parsers.model import Box, Table
from tests.reading_text import codes
from tests.test_labelled_cells import PLAN, Slot, grid, read

STEP, LEFT, WIDE = 20.0, 100.0, 400.0


def placed(table: Table, top: float, x0: float, step: float = STEP, wide: float = WIDE) -> Table:
    """The table with its cells on the page; the first of two columns is as narrow as labels are."""
    edges = [x0 + wide * k / table.n_cols for k in range(table.n_cols + 1)]
    cells = []
    for cell in table.cells:
        box = Box(
            edges[cell.col],
            top + cell.row * step,
            edges[cell.col + cell.col_span],
            top + (cell.row + cell.row_span) * step,
        )
        lines = (
            replace(line, words=tuple(replace(word, box=box) for word in line.words))
            for line in cell.lines
        )
        cells.append(replace(cell, box=box, lines=tuple(lines)))
    frame = Box(x0, top, x0 + wide, top + table.n_rows * step)
    return replace(table, cells=tuple(cells), box=frame)


def form(number: int, label: str, value: str = "", aims: bool = True) -> list[Sequence[Slot]]:
    return [
        (f"ลำดับที่ {number}", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
        ("ภารกิจ", "1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน"),
        ("ชื่อโครงการ", f"โครงการโตไปไม่โกง รุ่นที่ {number}"),
        *([("วัตถุประสงค์", "เพื่อปลูกฝังเด็ก")] if aims else []),
        ("ตัวชี้วัด", "จำนวนศูนย์พัฒนาเด็กเล็ก"),
        ("ผู้รับผิดชอบ", "กองการศึกษา"),
        (label, value),
    ]


def page(
    *inner: Sequence[Slot], label: str = "งบประมาณ (บาท)", value: str = "", aims: bool = True
) -> tuple[Table, ...]:
    """Two forms, one below the other, each with the small table in its last cell."""
    out: list[Table] = []
    for number in (1, 2):
        rows = form(number, label, value, aims)
        top = 40.0 + 400.0 * number
        last = top + STEP * (len(rows) - 1)
        small = placed(grid(*inner), last + 2, 304.0, 16.0 / len(inner), 190.0)
        out += [placed(grid(*rows), top, LEFT), small]
    return tuple(out)


YEARS = ("2566", "2567", "2568")
MONEY = ("25,000", "-", "30,000")


@pytest.mark.parametrize("aims", [True, False], ids=["fact sheets", "forms"])
@pytest.mark.parametrize(
    "inner",
    [
        [YEARS, MONEY],
        [("ปีงบประมาณ", *YEARS), ("งบประมาณ", *MONEY)],
        [(*YEARS, "รวม"), (*MONEY, "55,000")],
        list(zip(YEARS, MONEY, strict=True)),
        [("ปี", "งบประมาณ"), *zip(YEARS, MONEY, strict=True)],
    ],
    ids=["across", "with labels", "with their sum", "down", "down, with a heading"],
)
def test_the_amounts_are_those_of_the_form(inner: list[Sequence[Slot]], aims: bool) -> None:
    records = read(PLAN, page(*inner, aims=aims))
    assert [i.title for i in records.items] == [f"โครงการโตไปไม่โกง รุ่นที่ {k}" for k in (1, 2)]
    said = [(b.fiscal_year_be, b.kind, b.amount_baht) for b in records.budgets]
    assert (
        said
        == [
            (2566, "planned", 25_000.0),
            (2567, "planned", None),
            (2568, "planned", 30_000.0),
        ]
        * 2
    )
    assert "table_without_heading" not in codes(records)


@pytest.mark.parametrize(
    ("inner", "label", "value"),
    [
        ([YEARS, ("25,000", "ไม่ทราบ", "30,000")], "งบประมาณ (บาท)", ""),
        ([("ค่าอาหาร", "ค่าวิทยากร"), ("30,000", "5,000")], "งบประมาณ (บาท)", ""),
        ([YEARS, MONEY], "เป้าหมาย (บาท)", ""),
        ([YEARS, MONEY], "งบประมาณ (บาท)", "ยกยอดจากแผนเดิม"),
    ],
    ids=["no amounts", "no years", "beside another label", "beside other words"],
)
def test_what_is_not_known_to_be_the_money_is_told(
    inner: list[Sequence[Slot]], label: str, value: str
) -> None:
    records = read(PLAN, page(*inner, label=label, value=value))
    assert [i.title for i in records.items] == [f"โครงการโตไปไม่โกง รุ่นที่ {k}" for k in (1, 2)]
    assert not [b for b in records.budgets if b.status == "amount"]
    told = [f for f in records.findings if f.code == "table_without_heading"]
    assert len(told) == 2


def test_years_behind_a_form_that_nothing_reads_are_told() -> None:
    """Of people, or of money: nobody can say."""
    rows = form(1, "หมายเหตุ", "รายละเอียดตามตาราง")
    small = placed(grid(YEARS, ("25,000", "10,000", "30,000")), 600.0, 304.0)
    records = read(PLAN, (placed(grid(*rows), 40.0, LEFT), small))
    assert "table_without_heading" in codes(records)
    assert not records.budgets


SMALL = ("24.50", "-", "150.00")


def amounts(records: Records) -> list[tuple[str, float | None]]:
    """The two forms state the same."""
    said = [(b.status, b.amount_baht) for b in records.budgets if b.fiscal_year_be in YEARS_BE]
    assert said[:3] == said[3:]
    return said[:3]


YEARS_BE = (2566, 2567, 2568)


@pytest.mark.parametrize(
    "label", ["งบประมาณ (พันบาท)", "งบประมาณ (หน่วย : พันบาท)", "งบประมาณ\n(พ้นบาท)"]
)
def test_the_label_of_a_sheets_budget_states_its_unit(label: str) -> None:
    records = read(PLAN, page(YEARS, SMALL, label=label))
    assert amounts(records) == [("amount", 24_500.0), ("dash", None), ("amount", 150_000.0)]
    assert "amount_unit" in codes(records)


def test_a_line_above_the_forms_states_their_unit() -> None:
    records = read(PLAN, ("หน่วย : พันบาท", *page(YEARS, SMALL, label="งบประมาณ")))
    assert amounts(records) == [("amount", 24_500.0), ("dash", None), ("amount", 150_000.0)]


def test_amounts_that_say_baht_beat_the_line_above() -> None:
    records = read(
        PLAN, ("หน่วย : พันบาท", *page(YEARS, ("24,500 บาท", "-", "900 บาท"), label="งบประมาณ"))
    )
    assert amounts(records) == [("amount", 24_500.0), ("dash", None), ("amount", 900.0)]


PLAN_TABLE = grid(
    ("ที่", "โครงการ/กิจกรรม", "งบประมาณ", "หน่วยงานรับผิดชอบ"),
    ("1", "โครงการจัดทำแผนที่ภาษี", "150.00", "กองคลัง"),
    ("2", "กิจกรรมทบทวนข้อบัญญัติ", "40.00", "สำนักปลัด"),
)


@pytest.mark.parametrize("above", [("หน่วย : พันบาท", PLAN_TABLE), ()], ids=["a plan", "no plan"])
def test_small_amounts_without_a_unit_are_for_nobody_to_read(above: Sequence[str | Table]) -> None:
    """The unit of the plan's table need not be that of the forms behind it."""
    records = read(PLAN, (*above, *page(YEARS, SMALL, label="งบประมาณ")))
    assert amounts(records) == [("unreadable", None), ("dash", None), ("unreadable", None)]
    assert "amount_uncertain" in codes(records)


def test_amounts_in_baht_behind_a_plan_in_thousands_stay() -> None:
    above = ("หน่วย : พันบาท", PLAN_TABLE)
    records = read(PLAN, (*above, *page(YEARS, MONEY, label="งบประมาณ")))
    assert amounts(records) == [("amount", 25_000.0), ("dash", None), ("amount", 30_000.0)]


SUMMARY = grid(
    ("มิติ", "จำนวนโครงการ", "งบประมาณ"),
    ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "2", "55.00"),
    ("รวม", "2", "55.00"),
)


def baht(records: Records) -> list[float | None]:
    return [budget.amount_baht for budget in records.budgets]


RIGHT = ([25_000.0, None, 30_000.0] * 2, [None] * 6)  # read, or told


def test_a_label_that_says_baht_beats_the_line_above() -> None:
    records = read(PLAN, ("หน่วย : พันบาท", *page(YEARS, MONEY, label="งบประมาณ (บาท)")))
    assert baht(records) == RIGHT[0]
    assert "amount_unit" not in codes(records)


def test_the_unit_of_a_summary_is_not_that_of_the_forms_behind_it() -> None:
    forms = page(YEARS, MONEY, label="งบประมาณ")
    assert baht(read(PLAN, ("หน่วย : พันบาท", SUMMARY), forms)) in RIGHT


def test_a_small_table_in_another_unit_than_the_label_of_its_cell_is_not_read_in_that() -> None:
    inner = [("ปี", "งบประมาณ (บาท)"), *zip(YEARS, MONEY, strict=True)]
    assert 25_000_000.0 not in baht(read(PLAN, page(*inner, label="งบประมาณ (พันบาท)")))


def test_of_small_and_larger_amounts_behind_a_plan_in_thousands_none_is_sure() -> None:
    forms = page(YEARS, ("1,250.00", "-", "150.00"), label="งบประมาณ")
    records = read(PLAN, ("หน่วย : พันบาท", PLAN_TABLE, *forms))
    sheets = {item.item_id for item in records.items if item.section == "fact_sheet"}
    own = [budget for budget in records.budgets if budget.item_id in sheets]
    assert sheets
    assert not any(budget.status == "amount" for budget in own)
    assert "amount_uncertain" in codes(records)
