"""Cards in frames that hold a small table too: years over amounts, or a strip of months."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.layout.cards_over_months import card_over_months
from parsers.model import Page, PageContent, Ruling, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_framed_cards import _frame, _words
from tests.test_labelled_cells import PLAN, grid, line
from tests.test_month_strips import ONE, SHORT, marked
from tests.test_month_strips import PLAN as OF_2567

Texts = Sequence[str]

LEFT, WIDE, STEP, TALL = 40.0, 900.0, 60.0, 18.0
MISSION = "ภารกิจที่ 1.1 การเสริมสร้างจิตสำนึกและความตระหนักแก่"
SHEETS: tuple[Texts, ...] = (
    ("ลำดับที่ 1    ชื่อ : โครงการอบรมคุณธรรม จริยธรรม และ", "จิตสาธารณะของพนักงานจ้าง",
     f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต    {MISSION}", "บุคลากรทั้งข้าราชการการเมืองฝ่ายบริหาร",
     "ตัวชี้วัด : ร้อยละของผู้เข้าอบรม      เป้าหมาย : ไม่น้อยกว่าร้อยละ 80",
     "ระยะเวลา : ตุลาคม 2565      หน่วยงานเจ้าของเรื่อง : สำนักปลัด"),
    ("ลำดับที่ 2    ชื่อ : กิจกรรมประกวดเรียงความ", f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต    {MISSION}",
     "บุคลากร", "ตัวชี้วัด : จำนวนผลงาน      เป้าหมาย : 30 ผลงาน",
     "ระยะเวลา : มกราคม 2566      หน่วยงานเจ้าของเรื่อง : กองการศึกษา"),
)  # fmt: skip
MONEY: tuple[tuple[Texts, Texts], ...] = (
    (("ปีงบประมาณ", "2566", "2567"), ("งบประมาณ", "90,000", "91,000")),
    (("ปีงบประมาณ", "2566", "2567"), ("งบประมาณ", "12,000", "-")),
)
LIST = grid(
    ("ที่", "ชื่อโครงการ/กิจกรรม", "มิติ", "หน่วยงานเจ้าของเรื่อง"),
    ("1", "โครงการอบรมคุณธรรม จริยธรรม และจิตสาธารณะของพนักงานจ้าง", "1. การสร้างวัฒนธรรมสุจริต", "สำนักปลัด"),
    ("2", "กิจกรรมประกวดเรียงความ", "1. การสร้างวัฒนธรรมสุจริต", "กองการศึกษา"),
)  # fmt: skip


def _small(rows: Sequence[Texts], top: float) -> tuple[list[Word], list[Ruling]]:
    """A ruled table of cells all as wide, within a frame."""
    count = len(rows[0])
    left, right = LEFT + 10.0, LEFT + 10.0 + STEP * count
    words: list[Word] = []
    for k, row in enumerate(rows):
        for n, text in enumerate(row):
            words += _words(text, left + STEP * n + 4.0, top + TALL * k + 3.0)
    bottom = top + TALL * len(rows)
    rules = [Ruling("horizontal", top + TALL * k, left, right) for k in range(len(rows) + 1)]
    rules += [Ruling("vertical", left + STEP * n, top, bottom) for n in range(count + 1)]
    return words, rules


def _read(
    title: str, cards: Sequence[Texts], tables: Sequence[Sequence[Texts]], *before: Table
) -> Records:
    words: list[Word] = []
    rules: list[Ruling] = []
    top = 60.0
    for texts, rows in zip(cards, tables, strict=True):
        foot = top + 20.0 + TALL * len(texts)
        for n, text in enumerate(texts):
            words += _words(text, LEFT + 8.0, top + 6.0 + TALL * n)
        more, drawn = _small(rows, foot)
        words, rules = words + more, rules + drawn
        rules += _frame(LEFT, top, WIDE, foot + TALL * len(rows) + 10.0 - top)
        top = foot + TALL * len(rows) + 40.0
    page = Page(2, 1000, 1400, tuple(words), tuple(rules), (), "pdf", "pdf")
    first = PageContent(1, (line(title), *before), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((first, find_blocks(page))))


def test_a_frame_may_name_its_title_and_part_its_money_by_years_in_a_small_table() -> None:
    records = _read(PLAN, SHEETS, MONEY)
    assert [
        (i.item_no, i.mission_no, i.title, i.indicator, i.target, i.period, i.responsible)
        for i in records.items
    ] == [
        (1, "1.1", "โครงการอบรมคุณธรรม จริยธรรม และจิตสาธารณะของพนักงานจ้าง", "ร้อยละของผู้เข้าอบรม",
         "ไม่น้อยกว่าร้อยละ 80", "ตุลาคม 2565", ("สำนักปลัด",)),
        (2, "1.1", "กิจกรรมประกวดเรียงความ", "จำนวนผลงาน", "30 ผลงาน", "มกราคม 2566",
         ("กองการศึกษา",)),
    ]  # fmt: skip
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 90_000.0),
        (2567, 91_000.0),
        (2566, 12_000.0),
        (2567, None),
    ]


def test_cards_that_say_more_of_items_that_a_table_lists_are_their_sheets() -> None:
    records = _read(PLAN, SHEETS, MONEY, LIST)
    said = [(i.section, i.item_no, i.item_key) for i in records.items]
    assert [section for section, _no, _key in said] == ["plan", "plan", "fact_sheet", "fact_sheet"]
    assert [number for _section, number, _key in said] == [1, 2, 1, 2]
    assert said[0][2] == said[2][2] and said[1][2] == said[3][2]
    sheets = {i.item_id for i in records.items if i.section == "fact_sheet"}
    assert {b.item_id for b in records.budgets} == sheets


def test_cards_of_other_items_than_a_table_lists_are_no_sheets() -> None:
    other = grid(
        ("ที่", "ชื่อโครงการ/กิจกรรม", "ตัวชี้วัด", "ผู้รับผิดชอบ"),
        ("1", "โครงการปลูกป่าชุมชน", "จำนวนต้นไม้", "กองช่าง"),
        ("2", "โครงการสายตรวจ", "จำนวนครั้ง", "กองคลัง"),
    )
    records = _read(PLAN, SHEETS, MONEY, other)
    assert [i.section for i in records.items] == ["plan"] * 4


STRIPS: tuple[Texts, ...] = (
    ("1. กิจกรรมให้ความรู้เรื่องผลประโยชน์ทับซ้อน", f"มิติที่ 1 การสร้างวัฒนธรรมสุจริต / {MISSION}",
     "บุคลากรทั้งข้าราชการการเมืองฝ่ายบริหาร", "งบประมาณ ไม่ใช้งบประมาณ       ผู้รับผิดชอบ สำนักปลัด"),
    ("2. โครงการค่ายเยาวชนคนดี", "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน /",
     "ภารกิจที่ 3.3 บูรณาการทุกภาคส่วนเพื่อต่อต้านการทุจริต",
     "งบประมาณ 70,000 บาท       ผู้รับผิดชอบ กองการศึกษา"),
)  # fmt: skip


def test_a_frame_over_a_strip_of_months_may_say_little_else() -> None:
    months = [(SHORT, marked(4)), (SHORT, marked(6, 7))]
    records = _read(OF_2567.replace("2567", "2566"), STRIPS, months)
    assert [
        (i.section, i.item_no, i.dimension_no, i.mission_no, i.title, i.responsible)
        for i in records.items
    ] == [
        ("schedule", 1, 1, "1.1", "กิจกรรมให้ความรู้เรื่องผลประโยชน์ทับซ้อน", ("สำนักปลัด",)),
        ("schedule", 2, 3, "3.3", "โครงการค่ายเยาวชนคนดี", ("กองการศึกษา",)),
    ]
    assert [(b.status, b.amount_baht) for b in records.budgets] == [
        ("no_budget", None),
        ("amount", 70_000.0),
    ]
    assert [str(row.month)[:7] for row in records.schedule] == ["2023-02", "2023-04", "2023-05"]


def test_cells_of_other_widths_over_a_strip_are_left_to_others() -> None:
    """Once this broke off the whole document."""
    mission = ("ภารกิจ 1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน", *(None,) * 11)
    assert card_over_months(grid(mission, *ONE), "pdf") is None


@pytest.mark.parametrize("rows", [(("ต.ค.", "พ.ย."), ("X", "")), (("ก", "ข"), ("1", "2"))])
def test_a_frame_that_says_little_without_its_months_is_no_card(rows: Sequence[Texts]) -> None:
    records = _read(OF_2567, STRIPS[:1], [rows])
    assert not records.schedule and not codes(records) & {"months_uncertain"}
    assert not [b for b in records.budgets if b.status == "amount"]
