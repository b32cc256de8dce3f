"""Items that may be a further line of the one above are told, where no rule parts them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Ruling
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

PLACES = (15.0, 150.0, 300.0, 420.0)
HEADING = ("มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "การกำกับติดตาม")
TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใส (ITA) ปีงบประมาณ พ.ศ. 2568"
TORN = "rows_parted_uncertainly"

Cells = tuple[str, ...]

QUEUE: Cells = ("มาตรการให้บริการอย่างเท่า/เทียมด้วยบัตรคิว", "ใช้บัตรคิว/ทุกงาน", "กองคลัง/กองช่าง", "สรุป/ผล")
RADIO: Cells = ("กิจกรรมเสียงตามสาย/ข่าวเทศบาล", "ออกอากาศ/วันจันทร์", "กองคลัง/กองช่าง", "รายงาน/ผล")
GOODS: Cells = ("มาตรการยืมและคืน/พัสดุ", "ทำแบบ/ทะเบียน", "กองคลัง/กองช่าง", "ตรวจ/ทุกเดือน")
RULES: Cells = ("มาตรการประกาศ/เจตนารมณ์", "ลงนาม/ประกาศ", "สำนักปลัด/ทุกกอง", "รายงาน/ผล")


def read(rows: Sequence[Cells], gap: float = 0, ruled: bool = False) -> Records:
    """Rows with `gap` points more white between them than between their lines."""
    y, placed = 80.0, words((10, 60, TITLE))
    placed += words(*((60, x, text) for x, text in zip(PLACES, HEADING, strict=True)))
    rules = [54.0, 76.0]
    for row in rows:
        lines = [cell.split("/") for cell in row]
        for x, cell in zip(PLACES, lines, strict=True):
            placed += words(*((y + 10 * k, x, text) for k, text in enumerate(cell) if text))
        y += 10 * max(map(len, lines)) + gap
        rules.append(y - gap / 2)
    drawn = [Ruling("horizontal", at, 8, 560) for at in rules]
    drawn += [Ruling("vertical", x - 6, rules[0], rules[-1]) for x in (*PLACES, 566.0)]
    page = Page(1, 580, 800, tuple(placed), tuple(drawn) if ruled else (), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def torn(records: Records) -> list[str | None]:
    """The titles of items that a finding tells of."""
    told = {finding.item_id for finding in records.findings if finding.code == TORN}
    return [item.title for item in records.items if item.item_id in told]


def test_lines_that_nothing_opens_close_below_a_title_are_told() -> None:
    records = read((QUEUE, RADIO, GOODS, RULES))
    assert torn(records) == [item.title for item in records.items]
    assert len(records.items) == 8


@pytest.mark.parametrize("gap", [4, 8])
def test_rows_of_a_line_each_as_far_from_each_other_are_not_told(gap: float) -> None:
    texts = "มาตรการใช้บัตรคิว", "จัดทำคู่มือบริการ", "มาตรการเปิดเผยแผน", "มาตรการแจ้งเวียน"
    rows = [(text, "ติดประกาศ", "กองคลัง", "รายงานผล") for text in texts]
    records = read(rows, gap)
    assert [item.title for item in records.items] == list(texts)
    assert torn(records) == []


@pytest.mark.parametrize("gap", [2, 8])
def test_rules_between_the_rows_say_that_they_are_rows(gap: float) -> None:
    texts = "มาตรการใช้บัตรคิว", "จัดทำคู่มือบริการ", "แจ้งเวียนให้ทราบ"
    rows = [(text, "ติดประกาศ", "กองคลัง", "รายงานผล") for text in texts]
    records = read(rows, gap, ruled=True)
    assert [item.title for item in records.items] == list(texts)
    assert torn(records) == []


def test_rows_with_an_amount_are_items() -> None:
    texts = "โครงการใช้บัตรคิว", "จัดทำคู่มือบริการ", "แจ้งเวียนให้ทราบ", "โครงการวันสุจริต"
    rows = [(text, "5,000", "กองคลัง", "รายงานผล") for text in texts]
    assert torn(read(rows)) == []


def test_rows_are_told_whose_titles_stand_alone() -> None:
    rows = [QUEUE, ("ขั้นตอนการให้บริการ", "", "", ""), RADIO, GOODS, RULES]
    assert "ขั้นตอนการให้บริการ" in "".join(title or "" for title in torn(read(rows)))


def test_numbers_before_the_titles_open_items() -> None:
    texts = "1. ใช้บัตรคิว", "2. จัดทำคู่มือบริการ", "3. แจ้งเวียนให้ทราบ", "4. ติดประกาศ"
    rows = [(text, "ติดประกาศ", "กองคลัง", "รายงานผล") for text in texts]
    assert torn(read(rows)) == []


def without_type(row: Cells) -> Cells:
    return (row[0].removeprefix("มาตรการ").removeprefix("กิจกรรม"), *row[1:])


def test_lines_of_rows_that_nothing_opens_are_told_where_white_differs() -> None:
    records = read([without_type(row) for row in (QUEUE, RADIO, GOODS, RULES)], 6)
    assert torn(records) == [item.title for item in records.items]
    assert len(records.items) == 8


def test_rows_that_nothing_opens_are_rows_where_white_is_the_same() -> None:
    texts = "ใช้บัตรคิว", "จัดทำคู่มือบริการ", "เปิดเผยแผน", "แจ้งเวียนให้ทราบ"
    rows = [(text, "ติดประกาศ", "กองคลัง", "รายงานผล") for text in texts]
    for gap in (0, 1, 8):
        assert torn(read(rows, gap)) == []


@pytest.mark.parametrize(("unit", "told"), [("", True), ("กองคลัง", False)])
def test_a_line_that_nothing_opens_among_typed_rows_as_far_apart(unit: str, told: bool) -> None:
    """Half a line of white over every line: one with fewer cells than the row above is told."""
    rows = [
        ("โครงการอบรมคุณธรรม", "อบรม 1 รุ่น", "กองคลัง", "รายงานผล"),
        ("พนักงานทุกคน", "ครบทุกกอง", unit, "ทุกเดือน"),
        ("กิจกรรมทำบุญตักบาตร", "วันพระใหญ่", "กองช่าง", "รายงานผล"),
        ("มาตรการประหยัดพลังงาน", "ติดป้าย", "กองช่าง", "รายงานผล"),
    ]
    records = read(rows, gap=2)
    assert ("พนักงานทุกคน" in torn(records)) is told
