"""An amount that is printed and in no row is told, whatever the layout did to its reading."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.make_records import make_records
from normalize.raw import Remark
from parsers.adapters.text_file import read_text
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, PageContent, Word
from parsers.parse import parse_document
from pipeline.unplaced_amounts import unplaced_amounts
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import level, page, upright, words

TITLE = words((2, 100, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566"))
RULES = [*level(12, 32, 52, 72), *upright(12, 72, 10, 35, 190, 280, 420)]


def plan(other: str, *others: str, below: Sequence[Word] = ()) -> Page:
    """Two items with a budget each in Thai digits, and another column of figures."""
    head = [(20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม"), (20, 200, "งบประมาณ"), (20, 290, other)]
    rows = [
        *((40, 15, "1"), (40, 40, "โครงการบ้านสวย"), (40, 200, "๒๐,๐๐๐")),
        *((60, 15, "2"), (60, 40, "กิจกรรมคนดี"), (60, 200, "๓๕,๐๐๐")),
        *((y, 290, text) for y, text in zip((40, 60), others, strict=True)),
    ]
    return page([*TITLE, *words(*head, *rows), *below], RULES)


def told(*contents: PageContent) -> list[Remark]:
    parsed = parse_document(contents)
    made = make_records(DOCUMENT_ID, parsed)
    return unplaced_amounts(contents, made.evidence, made.findings, parsed.left_out)


def raws(*pages: Page) -> list[tuple[int | None, str | None]]:
    return [(remark.place.page, remark.raw) for remark in told(*find_all_blocks(pages))]


def test_amounts_that_are_read_need_no_telling() -> None:
    assert raws(plan("หน่วยงาน", "กองคลัง", "กองช่าง")) == []


def test_amounts_under_a_heading_that_is_not_read_are_told_once_a_page() -> None:
    assert raws(plan("ยอดยกมา", "7,500", "๑,๒๐๐")) == [(1, "7,500; 1,200")]


def test_what_the_dataset_has_no_column_for_is_left_out_on_purpose() -> None:
    assert raws(plan("คงเหลือ", "7,500", "1,200")) == []


def test_sums_of_baht_in_lines_are_told_and_other_numbers_are_not() -> None:
    prose = words((90, 15, "ประชากร 4,321 คน"), (110, 15, "ใช้เงินสำรองจ่าย 98,000 บาท ไปก่อน"))
    assert raws(plan("หน่วยงาน", "กองคลัง", "กองช่าง", below=prose)) == [(1, "98,000")]


def test_an_amount_at_the_end_of_a_line_that_is_no_item_is_told() -> None:
    lines = words((90, 15, "งานพัสดุ ครั้งที่ 2 12,500"), (110, 15, "ผู้เข้าร่วม 1,250 คน"))
    assert raws(plan("หน่วยงาน", "กองคลัง", "กองช่าง", below=lines)) == [(1, "12,500")]


def test_an_amount_in_the_heading_of_a_mission_belongs_to_a_row_that_is_lost() -> None:
    lost = words((35, 15, "ภารกิจที่ 1.1 การสร้างจิตสำนึก"), (43, 15, "1) ปลูกป่าชุมชน 18,000"))
    rows = words((80, 15, "1"), (80, 40, "โครงการบ้านสวย"), (80, 200, "20,000"))
    head = words((20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม"), (20, 200, "งบประมาณ"))
    rules = [*level(12, 32, 60, 95), *upright(12, 95, 10, 420)]
    rules += [*upright(12, 32, 35, 190), *upright(60, 95, 35, 190)]
    assert raws(page([*TITLE, *head, *lost, *rows], rules)) == [(1, "18,000")]


def test_in_a_text_an_amount_is_known_by_its_figures() -> None:
    text = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566\nที่\tโครงการ/กิจกรรม\tงบประมาณ\tยอดยกมา\n"
    rows = "1\tโครงการบ้านสวย\t๒๐,๐๐๐\t7,500\n2\tกิจกรรมคนดี\t35,000\t-\n"
    found = told(read_text(text + rows, "text"))
    assert [(remark.place.page, remark.raw) for remark in found] == [(None, "7,500")]
