"""Tables in which white or uprights seem to part rows and do not: those that close lines, lists and
headings of levels are read as if there were none."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.layout.upright_tables import with_uprights_closed
from parsers.model import Page, Ruling
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import read as read_plan
from tests.test_half_ruled_tables import upright, words
from tests.test_row_in_heading import LAST, NAMED, NEXT
from tests.test_row_in_heading import table as row_table

TITLE = (10, 60, "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี พ.ศ. 2568")
PLACES = (15.0, 115.0, 235.0, 375.0, 455.0)
EDGES = (11.0, 111.0, 231.0, 371.0, 451.0, 560.0)
HEADING = ("ตัวชี้วัด", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "การกำกับติดตาม")
TOP = 54.0

Row = tuple[str, str, str, str, str]


def page(rows: Sequence[tuple[float, Row]], rules: Sequence[Ruling] = ()) -> Page:
    """Rows at the heights of their first lines, ten points from line to line."""
    placed: list[tuple[float, float, str]] = [TITLE]
    placed += [(60, x, text) for x, text in zip(PLACES, HEADING, strict=True)]
    for y, row in rows:
        for x, cell in zip(PLACES, row, strict=True):
            placed += [(y + 10 * k, x, text) for k, text in enumerate(cell.split("/")) if text]
    return Page(1, 580, 800, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")


def read(one: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document((find_blocks(one),)))


def titles(records: Records) -> list[str | None]:
    return [item.title for item in records.items]


DUTIES = ("การปฏิบัติหน้าที่", "กำหนดมาตรฐานเวลา/ในพื้นที่", "ติดป้ายไว้/และทบทวน", "กองคลัง", "รายงาน")
BUDGET = ("การใช้งบประมาณ", "เปิดเผยแผนการใช้เงิน", "เวียนแผน", "", "")
POWER = ("การใช้อำนาจ", "มอบหมายงานชัดเจน/ทุกหมู่บ้าน", "ออกคำสั่ง", "สำนักปลัด", "")
GOODS = ("การใช้ทรัพย์สิน", "ปรับปรุงเว็บไซต์", "ให้ผู้ยืมกรอกแบบ", "กองช่าง", "ทบทวนทุกปี")
READ = ["กำหนดมาตรฐานเวลาในพื้นที่", "เปิดเผยแผนการใช้เงิน", "มอบหมายงานชัดเจนทุกหมู่บ้าน", "ปรับปรุงเว็บไซต์"]


def test_white_between_groups_of_rows_joins_no_rows() -> None:
    """Rows of two lines, and one that lacks its unit, follow each other without white."""
    rows = [(76.0, DUTIES), (96.0, BUDGET), (106.0, POWER), (134.0, GOODS)]
    records = read(page(rows))
    assert titles(records) == READ
    assert [item.mission_no for item in records.items] == ["1", "2", "3", "4"]


UNNUMBERED: list[tuple[float, Row]] = [
    (76, DUTIES), (104, BUDGET), (122, POWER), (150, GOODS),
]  # fmt: skip


def test_levels_without_numbers_beside_uprights_are_each_read() -> None:
    records = read(page(UNNUMBERED, upright(TOP, 166, *EDGES)))
    assert [(i.mission_no, i.title) for i in records.items] == list(zip("1234", READ, strict=True))


def test_numbered_measures_between_uprights_are_not_one_list() -> None:
    rows = [
        (y, (f"{k + 1}. {row[0]}", f"{k + 1}. {row[1]}", *row[2:]))
        for k, (y, row) in enumerate(UNNUMBERED)
    ]
    assert titles(read(page(rows, upright(TOP, 166, *EDGES)))) == READ


def test_uprights_are_left_where_a_number_stands_beside_the_second_line_of_a_title() -> None:
    edges, heights = (8.0, 36.0, 196.0, 326.0, 480.0), (76, 96, 106, 126, 146)
    placed: list[tuple[float, float, str]] = [
        *((60, 12, "ที่"), (60, 40, "โครงการ/กิจกรรม"), (60, 200, "ผลการดำเนินงาน")),
        (60, 330, "ผู้รับผิดชอบ"),
    ]
    for k, y in enumerate(heights):
        placed += [(y, 12, str(k + 1)), (y, 40, f"จัดทำทะเบียน{'กขคงจ'[k]}"), (y, 200, "จัดอบรมแล้ว")]
        placed += [(y, 330, "กองคลัง")] if k != 2 else []
        placed += [(y + 10, 200, "ครบทุกหมู่บ้าน")] if k != 1 else []
    whole = Page(
        1, 500, 800, tuple(words(*placed)), tuple(upright(TOP, 166, *edges)), (), "pdf", "pdf"
    )
    assert with_uprights_closed(whole) is whole


def test_rows_of_a_line_each_with_empty_cells_are_not_joined_between_uprights() -> None:
    rows = [
        ("", "เปิดเผยแผนการใช้เงิน", "เก็บชื่อเป็นความลับ", "กองการศึกษา", "สรุปเสนอ"),
        ("", "กำหนดมาตรฐานเวลา", "ออกคำสั่งแบ่งงาน", "", "ทบทวนทุกปี"),
        ("", "ทบทวนคู่มือ", "เวียนแผนให้พนักงาน", "กองคลัง", "สรุปเสนอ"),
        ("", "คุ้มครองผู้แจ้งเบาะแส", "เก็บชื่อ", "กองคลัง", "รายงานทุกเดือน"),
        ("", "มอบหมายงานชัดเจน", "ออกคำสั่ง", "", ""),
    ]
    placed = [(76 + 11.5 * k + (6 if k > 2 else 0), row) for k, row in enumerate(rows)]
    whole = page(placed, upright(TOP, 145, *EDGES))
    named = [word for word in whole.words if word.text != HEADING[0]]
    bare = Page(1, 580, 800, tuple(named), whole.rulings[1:], (), "pdf", "pdf")
    assert titles(read(bare)) == [row[1] for row in rows]


def test_a_sum_in_the_heading_of_numbered_items_is_no_item() -> None:
    counted = ((44, 40, "โครงการทั้งหมด 2 โครงการ"), (44, 230, "3,000"))
    records = read_plan(row_table(NAMED, counted, NEXT, LAST))
    assert titles(records) == ["กิจกรรมคนดี", "มาตรการประหยัด"]
