"""Lists without rules whose figures stand under headings of money that are printed once above."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import page, words

REPORT = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566"
PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
TABS = (290.0, 350.0, 410.0)
"""Right ends of the columns."""
KINDS = ("ตั้งไว้ (บาท)", "ใช้จริง (บาท)")
Row = tuple[float, str] | tuple[float, str, Sequence[str]]
"""Left end of a line, its text, and what stands under the tabs, "" for nothing."""
FIRST: list[Row] = [(20, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"), (25, "1.1 เสริมสร้างจิตสำนึกข้าราชการ")]
SECOND: list[Row] = [(20, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"), (25, "2.1 แสดงเจตจำนงทางการเมือง")]
BELOW: list[Row] = [
    (40, "ผลการดำเนินงาน จัดอบรมวันที่ 9 กุมภาพันธ์ 2566 มีผู้เข้าร่วม 54 คน ทุกคนลงชื่อ"),
    (40, "ผู้รับผิดชอบ สำนักปลัดเทศบาล"),
]


def item(no: int, title: str, *figures: str) -> list[Row]:
    return [(30, f"{no}) {title}", figures), *BELOW]


ONE = item(1, "โครงการอบรมวินัยพนักงานเทศบาล", "30,000", "28,400")
TWO = item(2, "กิจกรรมเชิดชูเกียรติพนักงานดีเด่น", "3,000", "950")
THREE = item(1, "กิจกรรมประกาศเจตจำนงสุจริต", "-", "-")
FOUR = item(2, "โครงการแข่งขันตอบปัญหาสุจริต", "12,000", "-")


def placed(rows: Sequence[Row], tabs: Sequence[float] = TABS) -> list[tuple[float, float, str]]:
    found: list[tuple[float, float, str]] = []
    for k, (x, text, *figures) in enumerate(rows):
        y = 20.0 + 13 * k
        found += [(y, x, text)] if text else []
        for right, figure in zip(tabs, figures[0] if figures else (), strict=False):
            width = sum(4 * len(part) + 3 for part in figure.split()) - 3
            found += [(y, right - width, figure)] if figure else []
    return found


def listed(*pages: Sequence[Row], title: str = REPORT, tabs: Sequence[float] = TABS) -> Records:
    made = [
        page(words(*([(2, 40, title)] if n == 1 else []), *placed(rows, tabs)), [], number=n)
        for n, rows in enumerate(pages, 1)
    ]
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(made)))


Money = tuple[str, int | None, str | float | None]


def said(records: Records) -> list[tuple[str | None, list[Money]]]:
    """The items, each with its money: kind, year, and amount or status."""
    return [
        (
            i.title,
            [
                (b.kind, b.fiscal_year_be, b.amount_baht or b.status)
                for b in records.budgets
                if b.item_id == i.item_id
            ],
        )
        for i in records.items
    ]


def of_2566(planned: str | float, spent: str | float) -> list[Money]:
    return [("planned", 2566, planned), ("disbursed", 2566, spent)]


WANTED = [
    ("โครงการอบรมวินัยพนักงานเทศบาล", of_2566(30_000.0, 28_400.0)),
    ("กิจกรรมเชิดชูเกียรติพนักงานดีเด่น", of_2566(3_000.0, 950.0)),
    ("กิจกรรมประกาศเจตจำนงสุจริต", of_2566("dash", "dash")),
    ("โครงการแข่งขันตอบปัญหาสุจริต", of_2566(12_000.0, "dash")),
]
HEAD: list[Row] = [(20, "", KINDS)]


def test_each_figure_is_of_the_kind_that_its_heading_names() -> None:
    records = listed([*HEAD, *FIRST, *ONE, *TWO, *SECOND, *THREE, *FOUR])
    assert said(records) == WANTED
    assert {i.responsible for i in records.items} == {("สำนักปลัดเทศบาล",)}
    assert [(i.mission_no, i.item_no) for i in records.items] == [
        ("1.1", 1), ("1.1", 2), ("2.1", 1), ("2.1", 2),
    ]  # fmt: skip
    assert codes(records) <= {"mission_uncertain"}


@pytest.mark.parametrize("again", [True, False], ids=["headings again", "headings once"])
def test_the_headings_hold_on_the_next_page(again: bool) -> None:
    over: list[Row] = HEAD if again else []
    records = listed([*HEAD, *FIRST, *ONE, *TWO], [*over, *SECOND, *THREE, *FOUR])
    assert said(records) == WANTED
