"""Ordinary pages that look like what rules for white, offices and worn rules look for, and are
not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_calendars import months
from tests.test_half_ruled_tables import words
from tests.test_unruled_calendars import READ, overleaf
from tests.test_unruled_calendars import page as calendar
from tests.test_unruled_calendars import print_ as set_

COVER = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
PLACES = (15, 40, 250, 330, 410)
HEADING = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ", "เบิกจ่าย", "ผลการดำเนินงาน")
LEADING = 11.0
Row = str | tuple[str, ...]


def print_(
    rows: Sequence[Row],
    white: float = 0.0,
    places: Sequence[float] = PLACES,
    heading: Sequence[str] = HEADING,
    rules: Sequence[Ruling] = (),
) -> Page:
    """Rows set close, `white` points more between two; a line alone begins where titles do."""
    placed: list[tuple[float, float, str]] = [(5, 60, COVER)]
    placed += [(60, x, text) for x, text in zip(places, heading, strict=True)]
    y = 76.0
    for row in rows:
        cells = ["", row] if isinstance(row, str) else [*row]
        lines = [[cell] if isinstance(row, str) else cell.split("/") for cell in cells]
        for x, cell in zip(places, lines, strict=False):
            placed += [(y + LEADING * k, x, line) for k, line in enumerate(cell) if line]
        y += LEADING * max(map(len, lines)) + (3 if isinstance(row, str) else white)
    return Page(1, 640, 800, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks(pages))))


def offices(records: Records) -> list[tuple[str | None, str | None]]:
    return [(i.title, "/".join(i.responsible) if i.responsible else None) for i in records.items]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("1", "การประเมินบุคคลของ/กองคลัง", "-", "-", "ครบ"),
            ("2", "การสัญจร", "-", "-", "ครบ"),
            ("3", "การตรวจ/งาน", "-", "-", "ดี"),
        ],
        [
            ("1", "กิจกรรมประเมินบุคคล/ประจำปีของ/กองคลัง", *["ไม่ใช้/งบประมาณ"] * 2, "ครบ"),
            ("2", "โครงการสัญจร", "5,000", "ไม่ใช้/งบประมาณ", "ครบ"),
            ("3", "โครงการตรวจ/งาน", *["ไม่ใช้/งบประมาณ"] * 2, "ดี"),
        ],
    ],
    ids=["below the heading", "beside no budget in two columns"],
)
def test_a_title_that_ends_in_an_office_heads_nothing(rows: list[Row]) -> None:
    found = read(print_(rows))
    titles = [row[1].replace("/", "") for row in rows]
    assert offices(found) == [(title, None) for title in titles]


@pytest.mark.parametrize("white", [0.0, 5.0])
def test_nor_does_it_where_labels_say_the_offices(white: float) -> None:
    rows: list[Row] = [
        "หน่วยงานรับผิดชอบ : สำนักปลัด",
        ("1", "โครงการอบรมคุณธรรม/จริยธรรม", "60,000", "32,000", "ดี"),
        ("2", "กิจกรรมประเมินบุคคลของ/กองคลัง", "12,000", "-", "ดี"),
        ("3", "โครงการสัญจร", "5,000", "4,000", "ดี"),
        "หน่วยงานรับผิดชอบ : กองช่าง",
        ("4", "โครงการซ่อมป้าย", "85,000", "41,300", "ดี"),
    ]
    found = offices(read(print_(rows, white)))
    assert [office for _title, office in found] == ["สำนักปลัด"] * 3 + ["กองช่าง"]
    assert found[1][0] == "กิจกรรมประเมินบุคคลของกองคลัง"


def test_of_bare_names_set_as_lines_of_titles_are_none_heads_rows() -> None:
    """Or those that are seen would be said of the rows below the others."""
    rows: list[Row] = [
        "สำนักปลัด",
        ("1", "โครงการอบรมคุณธรรม/จริยธรรม", "60,000", "32,000", "ดี"),
        ("2", "กิจกรรมประเมินบุคคลของ/กองคลัง", "12,000", "-", "ดี"),
        "กองช่าง",
        ("3", "โครงการซ่อมป้าย", "85,000", "41,300", "ดี"),
    ]
    assert not any(office for _title, office in offices(read(print_(rows))))


def test_an_office_below_each_item_without_money_or_a_type_word_is_not_of_the_next() -> None:
    rows: list[Row] = []
    for k, (name, unit) in enumerate(zip("กขค", ("กองคลัง", "กองช่าง", "สำนักปลัด"), strict=True), 1):
        rows += [(str(k), f"การพัฒนา {name}", "-", "-", "ดี"), f"หน่วยงานรับผิดชอบ : {unit}"]
    own = {"ก": "กองคลัง", "ข": "กองช่าง", "ค": "สำนักปลัด"}
    for title, office in offices(read(print_(rows))):
        assert office in (None, own[(title or "").removeprefix("การพัฒนา ")[0]])


def test_uprights_are_not_closed_over_titles_that_nothing_parts() -> None:
    """Numbers beside titles without type words: nothing would cut the one row."""
    rows: list[Row] = [
        ("2", "มาตรการควบคุม/ภายใน", "ไม่ใช้/งบประมาณ", "อบรม/62 คน/ครบ", "กองการ/ศึกษา"),
        ("3", "การจัดทำคู่มือ/ประชาชน", "120,000", "อบรม/62 คน/ครบ", "กองคลัง"),
    ]
    heading = ("ลำดับ", "โครงการ/กิจกรรม", "งบประมาณ", "ผลการดำเนินงาน", "ผู้รับผิดชอบ")
    uprights = [Ruling("vertical", x - 4, 57, 155) for x in (*PLACES, 480)]
    found = read(print_(rows, 5, heading=heading, rules=uprights))
    assert [i.item_no for i in found.items] == [2, 3]
    assert [b.amount_baht for b in found.budgets] == [None, 120000]


def with_level(one: Page) -> Page:
    foot = max(word.box.bottom for word in one.words if word.box is not None)
    return replace(one, rulings=(Ruling("horizontal", foot + 2, 50, 560),))


@pytest.mark.parametrize("ruled", [False, True])
def test_a_calendar_without_rules_goes_on_over_more_than_one_page(ruled: bool) -> None:
    """The months stand on the first page, not on the one before."""
    pages = [calendar(), overleaf(), replace(overleaf(3.0), number=3)]
    rows = months(read(*(map(with_level, pages) if ruled else pages)))
    assert [when for _title, when in rows[len(READ) :]] == 2 * [["2026-05", "2026-06"], ["2026-08"]]


def with_units(one: Page, heading: bool) -> Page:
    """The page with a unit behind the months beside each number of an item."""
    rows = [w.box.top for w in one.words if w.box and w.box.x0 == 59 and w.text.isdigit()]
    units: tuple[Word, ...] = set_(*((y, 560, "กองคลัง") for y in rows))
    head = set_((53, 556, "ผู้รับผิดชอบ")) if heading else ()
    return replace(one, words=(*one.words, *head, *units))


def test_units_behind_the_months_do_not_lose_the_rows_overleaf() -> None:
    found = read(with_units(calendar(), True), with_units(overleaf(), False))
    assert [when for _t, when in months(found)[len(READ) :]] == [
        ["2026-05", "2026-06"],
        ["2026-08"],
    ]
    assert {office for _title, office in offices(found)} == {"กองคลัง"}
