"""Calendars without any rule, whose months stand in a line of their own below other headings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Box, Page, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes, read_rows
from tests.test_adversarial import PLAN_2561, table
from tests.test_calendars import months
from tests.test_month_strips import MONTHS

TITLE = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2569"
FIRST, STEP = 263.0, 23.5
"""The left end of the first month, and points from month to month."""
Item = tuple[str, str, str, Sequence[int]]
ITEMS: list[Item | str] = [
    "มิติที่ 1",
    ("1", "1.1", "โครงการฝึกอบรมคุณธรรม/จริยธรรมพนักงานเทศบาลและ/ลูกจ้าง", (4,)),
    ("2", "1.1", "กิจกรรมลงนามรับทราบประมวล/จริยธรรม", (0, 6)),
    "มิติที่ 2",
    ("3", "2.1", "มาตรการจัดซื้อจัดจ้าง/ที่เปิดเผย", (3, 4, 5)),
    ("4", "2.1", "โครงการเทศบาลสัญจร", (8, 11)),
]
READ = [
    ("โครงการฝึกอบรมคุณธรรมจริยธรรมพนักงานเทศบาลและลูกจ้าง", ["2026-02"]),
    ("กิจกรรมลงนามรับทราบประมวลจริยธรรม", ["2025-10", "2026-04"]),
    ("มาตรการจัดซื้อจัดจ้างที่เปิดเผย", ["2026-01", "2026-02", "2026-03"]),
    ("โครงการเทศบาลสัญจร", ["2026-06", "2026-09"]),
]


def print_(*placed: tuple[float, float, str]) -> tuple[Word, ...]:
    """Texts at (y, x), 13 points high, 5 points a letter; words parted by 3 points."""
    out = []
    for y, x, text in placed:
        for part in text.split():
            wide = 20.0 if part in MONTHS else 5.0 * len(part)
            out.append(Word(part, part, Box(x, y, x + wide, y + 13)))
            x += wide + 3
    return tuple(out)


def page(
    heights: tuple[float, float, float] = (40, 53, 64),
    years: Sequence[tuple[float, str]] = ((290, "2568"), (430, "2569")),
    mark: str = "●",
    names: Sequence[str] = MONTHS,
) -> Page:
    """`heights`: of the years, of the other headings and of the months."""
    year, name, month = heights
    placed: list[tuple[float, float, str]] = [(6, 60, TITLE), (20, 60, "ตารางเวลาดำเนินงาน")]
    placed += [(year, x, text) for x, text in years]
    placed += [(name, 58, "ที่"), (name, 80, "ภารกิจ"), (name, 130, "โครงการ/กิจกรรม")]
    placed += [(month, FIRST + STEP * k, text) for k, text in enumerate(names)]
    y = 86.0
    for item in ITEMS:
        if isinstance(item, str):
            placed.append((y, 54, item))
            y += 26
            continue
        number, mission, title, at = item
        lines = title.split("/")
        placed += [(y, 59, number), (y, 84, mission)]
        placed += [(y + 15 * k, 110, line) for k, line in enumerate(lines)]
        placed += [(y, FIRST + 5 + STEP * k, mark) for k in at]
        y += 15 * len(lines) + 13
    placed.append((y + 24, 56, f"หมายเหตุ {mark} หมายถึง เดือนที่ดำเนินการ"))
    return Page(1, 620, 850, print_(*placed), (), (), "pdf", "pdf")


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks(pages))))


def overleaf(right: float = 0.0, marks: float = 0.0) -> Page:
    """Two items without a heading, all that is printed, and the marks once more, farther right."""
    placed: list[tuple[float, float, str]] = [(40, 54, "มิติที่ 3")]
    y = 66.0
    for number, title, at in (
        ("5", "โครงการประชาคม/เพื่อชุมชน", (7, 8)),
        ("6", "กิจกรรมเชิญผู้แทน", (10,)),
    ):
        placed += [(y, 59, number), (y, 84, "3.1")]
        placed += [(y + 15 * k, 110, line) for k, line in enumerate(title.split("/"))]
        placed += [(y, FIRST + 5 + STEP * k + marks, "●") for k in at]
        y += 15 * (title.count("/") + 1) + 13
    placed.append((y, 56, "หมายเหตุ ● หมายถึง เดือนที่ดำเนินการ"))
    moved = [(y, x + right, text) for y, x, text in placed]
    return Page(2, 620, 850, print_(*moved), (), (), "pdf", "pdf")


@pytest.mark.parametrize("mark", ["●", "✓"])
@pytest.mark.parametrize(
    ("heights", "years"),
    [
        ((40, 53, 64), ((290, "2568"), (430, "2569"))),
        ((40, 53, 64), ((290, "พ.ศ. 2568"), (430, "พ.ศ. 2569"))),
        ((40, 53, 64), ((370, "ปีงบประมาณ 2569"),)),
        ((53, 40, 64), ((290, "ปี 2568"), (430, "ปี 2569"))),
        ((40, 53, 64), ()),
    ],
    ids=["bare years", "years", "one year", "years below the names", "no year"],
)
def test_a_line_of_twelve_months_is_of_the_heading(
    heights: tuple[float, float, float], years: Sequence[tuple[float, str]], mark: str
) -> None:
    """However long: it is no prose."""
    records = read(page(heights, years, mark))
    assert months(records) == READ
    assert [i.mission_no for i in records.items] == ["1.1", "1.1", "2.1", "2.1"]
    assert [i.dimension_no for i in records.items] == [1, 1, 2, 2]
    assert not records.budgets
    assert not codes(records) - {"mission_uncertain"}


def test_months_by_number_go_on_right_of_the_last_heading() -> None:
    names = [str((k + 9) % 12 + 1) for k in range(12)]
    assert months(read(page(names=names))) == READ


@pytest.mark.parametrize("last", ["2.1", "-", "1.10"])
def test_numbers_of_missions_in_a_table_without_a_heading_are_no_money(last: str) -> None:
    rows = [
        f"<td>{k}</td><td>{number}</td><td>โครงการ {name}</td><td>กองคลัง</td>"
        for k, (number, name) in enumerate(zip(("1.1", "1.2", last), "กขค", strict=True), 1)
    ]
    records = read_rows(PLAN_2561 + table(*rows))
    assert not [b for b in records.budgets if b.amount_baht is not None]
    assert codes(records) & {"table_without_heading", "no_items"}


def test_amounts_beside_numbers_of_missions_are_money() -> None:
    rows = [
        f"<td>{k}.1</td><td>โครงการ {name}</td><td>{k},000</td><td>กองคลัง</td>"
        for k, name in enumerate("กขค", 1)
    ]
    records = read_rows(PLAN_2561 + table(*rows))
    assert [b.amount_baht for b in records.budgets] == [1000.0, 2000.0, 3000.0]
    assert "header_by_content" in codes(records)


@pytest.mark.parametrize("right", [0.0, 3.0, -3.0])
def test_rows_overleaf_stand_under_the_months_of_the_page_before(right: float) -> None:
    """The line that says what a mark means is none of them, however close."""
    records = read(page(), overleaf(right))
    assert months(records)[len(READ) :] == [
        ("โครงการประชาคมเพื่อชุมชน", ["2026-05", "2026-06"]),
        ("กิจกรรมเชิญผู้แทน", ["2026-08"]),
    ]
    assert [i.mission_no for i in records.items[len(READ) :]] == ["3.1", "3.1"]


@pytest.mark.parametrize(
    ("right", "marks"), [(12.0, 0.0), (STEP, 0.0), (-STEP, 0.0), (0.0, 12.0), (0.0, 3 * STEP)]
)
def test_marks_between_months_or_beside_titles_elsewhere_are_of_no_month(
    right: float, marks: float
) -> None:
    records = read(page(), overleaf(right, marks))
    assert months(records)[: len(READ)] == READ
    assert not [when for _title, when in months(records)[len(READ) :] if when]
