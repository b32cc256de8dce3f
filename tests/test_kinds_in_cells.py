"""Money set, spent and left in one cell of a report of results: behind words of their own, or below
a heading that names them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_labelled_cells import RESULTS, grid, read

Stated = list[tuple[str, str, float | None]]
BOTH: Stated = [
    ("planned", "amount", 20_000.0),
    ("disbursed", "amount", 18_500.0),
    ("planned", "amount", 5_000.0),
    ("disbursed", "dash", None),
    ("planned", "no_budget", None),
    ("disbursed", "no_budget", None),
]


def column(heading: str, *cells: str) -> Records:
    """A report with such a column; the last item uses no budget."""
    rows = [(f"โครงการที่ดี {k}", cell) for k, cell in enumerate((*cells, "ไม่ใช้งบประมาณ"), 1)]
    table = grid(
        ("ที่", "โครงการ/กิจกรรม", heading, "ผลการดำเนินการ"),
        *((str(k), title, cell, "ทำแล้ว") for k, (title, cell) in enumerate(rows, 1)),
    )
    return read(RESULTS, (table,))


def titles(*cells: str) -> Records:
    table = grid(("โครงการ / งบประมาณ", "ผลการดำเนินงาน"), *((cell, "ทำแล้ว") for cell in cells))
    return read(RESULTS, (table,))


def money(records: Records) -> Stated:
    return [(b.kind, b.status, b.amount_baht) for b in records.budgets]


@pytest.mark.parametrize(
    "cells",
    [
        ("ตั้งไว้ 20,000\nใช้จริง 18,500\nคงเหลือ 1,500", "ตั้งไว้ 5,000\nใช้จริง -\nคงเหลือ 5,000"),
        ("งบประมาณ 20,000 บาท\nเบิกจ่าย 18,500 บาท\nเงินคงเหลือ 1,500 บาท", "งบประมาณ 5,000\nเบิกจ่าย -"),
        ("ใช้จริง 18,500 บาท\nตั้งไว้ 20,000 บาท", "ใช้จริง -\nตั้งไว้ 5,000 บาท"),
        ("จัดสรร\n๒๐,๐๐๐\nจ่ายจริง\n๑๘,๕๐๐", "จัดสรร\n๕,๐๐๐\nจ่ายจริง\n-"),
        ("20,000\nใช้จริง 18,500", "5,000\nใช้จริง -"),
    ],
)
def test_words_stacked_in_a_cell(cells: Sequence[str]) -> None:
    records = column("งบประมาณ (บาท)", *cells)
    assert money(records) == BOTH
    assert codes(records) == set()


def test_words_in_the_cells_of_a_column_of_spending() -> None:
    cells = ("ตั้งไว้ 20,000\nใช้จริง 18,500", "ตั้งไว้ 5,000\nใช้จริง -")
    assert money(column("การใช้จ่ายงบประมาณ (บาท)", *cells)) == BOTH


def test_what_is_left_must_be_left() -> None:
    cells = [f"ตั้งไว้ 20,000\nใช้จริง 18,500\nคงเหลือ {left}" for left in ("1,600", "1,500", "1,500")]
    records = column("งบประมาณ (บาท)", *cells)
    assert money(records)[:2] == [
        ("planned", "unreadable", None),
        ("disbursed", "unreadable", None),
    ]
    assert money(records)[2:4] == BOTH[:2]
    assert "amount_uncertain" in codes(records)


def test_an_amount_whose_word_says_that_it_was_set_was_not_spent() -> None:
    records = column("งบประมาณ", "ตั้งไว้ 20,000\nใช้จริง 18,500", *["งบประมาณ 5,000\nใช้จริง -"] * 2,
                     "งบประมาณ 7,000")  # fmt: skip
    assert money(records)[6:8] == [("planned", "amount", 7_000.0), ("disbursed", "blank", None)]


@pytest.mark.parametrize(
    ("heading", "between"),
    [
        ("ตั้งไว้ / ใช้จริง", "\n"),
        ("ตั้งไว้ / ใช้จริง / คงเหลือ", "\n"),
        ("งบประมาณ (บาท)\nตั้งไว้/ใช้จริง/คงเหลือ", "/"),
        ("งบประมาณตั้งไว้\nใช้จริง\nคงเหลือ", "\n"),
    ],
)
def test_words_in_the_heading(heading: str, between: str) -> None:
    left = "เหลือ" in heading
    cells = [["20,000", "18,500", "1,500"], ["5,000", "-", "5,000"]]
    texts = [between.join(amounts[: 2 + left]) for amounts in cells]
    records = column(heading, *texts)
    assert money(records) == BOTH
    assert codes(records) == set()


@pytest.mark.parametrize(
    "cell", ["5,000", "5,000 / 4,000", "5,000 / 4,000 / 2,000", "5,000 / 4,000 / 1,000 / -"]
)
def test_a_heading_of_three_over_other_amounts_is_told(cell: str) -> None:
    records = column("ตั้งไว้ / ใช้จริง / คงเหลือ", "20,000 / 18,500 / 1,500", cell)
    assert money(records) == []
    assert "column_unknown" in codes(records)


def test_a_plan_and_its_result_need_not_be_money() -> None:
    records = column("แผน / ผล", "20 / 18", "5 / 5")
    assert money(records) == []


@pytest.mark.parametrize("colon", ["", " :"])
@pytest.mark.parametrize("left", ["", "\nคงเหลือ{} 1,500 บาท"])
def test_words_below_a_title_among_other_labels(colon: str, left: str) -> None:
    records = titles(
        f"1. โครงการอบรม\nงบประมาณที่ตั้งไว้{colon} 20,000 บาท\nใช้จริง{colon} 18,500 บาท"
        f"{left.format(colon)}\nผู้รับผิดชอบ : สำนักปลัด",
        "2. มาตรการใช้รถ\nงบประมาณ : ไม่ใช้งบประมาณ\nผู้รับผิดชอบ : กองช่าง",
        f"3. โครงการสภากาแฟ\nงบประมาณที่ตั้งไว้{colon} 5,000 บาท\nใช้จริง{colon} -\nผู้รับผิดชอบ : กองคลัง",
    )
    assert [(i.title, i.responsible) for i in records.items] == [
        ("โครงการอบรม", ("สำนักปลัด",)),
        ("มาตรการใช้รถ", ("กองช่าง",)),
        ("โครงการสภากาแฟ", ("กองคลัง",)),
    ]
    stated = [row for row in money(records) if row[1] != "blank"]
    assert stated == [*BOTH[:2], BOTH[4], *BOTH[2:4]]
    assert codes(records) == set()


def test_words_below_a_title_that_no_space_parts_from_it() -> None:
    records = titles(
        "1. โครงการอบรม\nตั้งไว้ 20,000 บาท\nใช้จริง 18,500 บาท\nคงเหลือ 1,500 บาท",
        "2. มาตรการใช้รถ\nไม่ใช้งบประมาณ",
        "3. โครงการสภากาแฟ\nตั้งไว้ 5,000 บาท\nใช้จริง -\nคงเหลือ 5,000 บาท",
    )
    assert [i.title for i in records.items] == ["โครงการอบรม", "มาตรการใช้รถ", "โครงการสภากาแฟ"]
    assert money(records) == [*BOTH[:2], BOTH[4], *BOTH[2:4]]


def test_what_was_spent_alone_below_a_title_was_not_set() -> None:
    records = titles("1. โครงการอบรม\nใช้จริง 18,500 บาท", "2. มาตรการใช้รถ\nไม่ใช้งบประมาณ")
    assert money(records) == [BOTH[1], BOTH[4]]
