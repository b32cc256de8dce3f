"""Columns with nothing below their heading, in tables that no upright rule parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.headings.columns import bind_heading
from tests.reading_text import codes, read_rows
from tests.test_half_ruled_tables import level, page, read, table_of, words

ROWS = (("1", "โครงการปลูกป่า", "20,000"), ("2", "โครงการตลาดสะอาด", "35,000"))


def print_of(
    heading: Sequence[tuple[float, float, str]], amounts: float = 204.0, result: str = "ยังไม่เริ่ม"
) -> list[tuple[float, float, str]]:
    """A heading at (y, x), and rows whose amounts begin at an x."""
    rows = [*heading]
    for k, (number, title, amount) in enumerate(ROWS):
        y = 74.0 + 18 * k
        rows += [(y, 10.0, number), (y, 30.0, title), (y, amounts, amount), (y, 330.0, result)]
    return rows


def headed(*middle: tuple[float, float, str]) -> list[tuple[float, float, str]]:
    return [(54, 10, "ที่"), (54, 50, "โครงการ/กิจกรรม"), *middle, (54, 330, "ผลการดำเนินการ")]


RULES = (44, 71, 87, 104)
TWO_LINES = headed(
    (48, 200, "งบประมาณ"), (60, 206, "(บาท)"), (48, 270, "เบิกจ่าย"), (60, 276, "(บาท)")
)
ONE_LINE = headed((54, 196, "งบประมาณที่ตั้งไว้"), (54, 280, "เบิกจ่าย"))


def money(
    heading: Sequence[tuple[float, float, str]], rules: Sequence[float], amounts: float = 204.0
) -> list[tuple[str, str, float | None]]:
    found = read(page(words(*print_of(heading, amounts)), level(*rules)))
    return sorted((b.kind, b.status, b.amount_baht) for b in found.budgets)


@pytest.mark.parametrize(
    ("heading", "rules"), [(ONE_LINE, ()), (ONE_LINE, RULES), (TWO_LINES, RULES)]
)
def test_what_is_planned_is_not_disbursed_where_nothing_is_yet(
    heading: Sequence[tuple[float, float, str]], rules: Sequence[float]
) -> None:
    assert money(heading, rules) == [
        ("disbursed", "blank", None),
        ("disbursed", "blank", None),
        ("planned", "amount", 20000),
        ("planned", "amount", 35000),
    ]


def test_what_is_disbursed_is_not_planned_where_only_that_is_printed() -> None:
    assert money(TWO_LINES, RULES, amounts=272) == [
        ("disbursed", "amount", 20000),
        ("disbursed", "amount", 35000),
        ("planned", "blank", None),
        ("planned", "blank", None),
    ]


def test_an_empty_state_of_progress_takes_no_words_from_the_notes_beside_it() -> None:
    heading = [
        (54, 10, "ที่"), (54, 50, "โครงการ/กิจกรรม"), (54, 200, "งบประมาณ"),
        (48, 265, "ยังไม่"), (60, 260, "ดำเนินการ"), (54, 330, "หมายเหตุ"),
    ]  # fmt: skip
    found = read(page(words(*print_of(heading, result="รอฤดูฝน")), []))
    assert [item.note for item in found.items] == ["รอฤดูฝน", "รอฤดูฝน"]


def test_one_heading_in_two_words_stays_one_column() -> None:
    heading = headed((54, 196, "ผลการเบิกจ่าย งบประมาณ"))
    assert table_of(page(words(*print_of(heading)), [])).n_cols == 4


@pytest.mark.parametrize(
    "heading",
    [
        "งบประมาณ เบิกจ่าย (บาท) (บาท)",
        "งบประมาณที่ตั้งผลการเบิกจ่ายไว้",
        "งบประมาณ (บาท) ตั้งไว้ ใช้ไป",
        "งบประมาณ เบิกจ่าย",
    ],
)
def test_no_amount_is_published_under_a_heading_of_two_kinds_of_money(heading: str) -> None:
    found = read_rows(
        "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568\n"
        f"ที่|โครงการ/กิจกรรม|{heading}|ผลการดำเนินการ\n"
        "1|โครงการปลูกป่า|20,000|ยังไม่เริ่ม\n"
    )
    assert [(b.status, b.amount_baht) for b in found.budgets] == [("unreadable", None)]
    assert "amount_uncertain" in codes(found)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (("ผลการเบิกจ่ายงบประมาณ (บาท)",), "disbursed"),
        (("งบประมาณที่เบิกจ่าย",), "disbursed"),
        (("เบิกจ่ายจากงบประมาณที่ตั้งไว้",), "disbursed"),
        (("งบประมาณ (บาท)", "เบิกจ่าย (บาท)"), "disbursed"),
        (("งบประมาณที่ตั้งไว้ (บาท)",), "planned"),
    ],
)
def test_a_heading_of_one_kind_of_money_is_no_heading_of_two(
    parts: tuple[str, ...], kind: str
) -> None:
    column = bind_heading(0, parts)
    assert (column.role, column.kind, column.doubt) == ("money", kind, None)
