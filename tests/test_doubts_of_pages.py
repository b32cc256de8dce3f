"""Ordinary pages that look like what rules for rarer ones look for, and are read as before."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling, Word
from parsers.parse import parse_document
from parsers.scan.number_discs import without_number_discs
from tests.reading_text import DOCUMENT_ID, codes
from tests.scan_drawings import Drawing
from tests.test_half_ruled_tables import LEFT, RIGHT, level, page, upright, words

TITLE = words((2, 100, "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2568"))
DIMENSION = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"


def read(*pages: Page) -> Records:
    first, *others = pages
    whole = Page(1, 430, 600, (*TITLE, *first.words), first.rulings, (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks((whole, *others))))


def row(y: float, number: str, title: str, *amounts: str) -> list[Word]:
    money = [(y, x, text) for x, text in zip((200, 250, 300), amounts, strict=True)]
    return words((y, 15, number), (y, 40, title), *money, (y, 350, "กองคลัง"))


PLAN = page(
    [
        *words((20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม"), (16, 240, "งบประมาณ (บาท)")),
        *words((28, 200, "2566"), (28, 250, "2567"), (28, 300, "2568"), (20, 350, "หน่วยงาน")),
        *words((45, 15, DIMENSION)),
        *row(60, "1", "โครงการบ้านสวย", "10,000", "-", "5,000"),
        *row(80, "2", "กิจกรรมคนดี", "-", "20,000", "-"),
        *row(100, "3", "โครงการโปร่งใส", "120,000", "-", "7,500"),
    ],
    level(12, 40, 55, 75, 95, 115),
)


def test_a_table_with_its_own_heading_is_not_cut_like_the_one_before() -> None:
    results = [
        *words((20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม"), (20, 200, "ผลการดำเนินงาน")),
        *words((40, 15, "1"), (40, 40, "โครงการบ้านสวย"), (40, 200, "ดำเนินการแล้ว")),
        *words((60, 15, "2"), (60, 40, "กิจกรรมคนดี"), (60, 200, "อยู่ระหว่างดำเนินการ")),
        *words((80, 15, "3"), (80, 40, "โครงการโปร่งใส"), (80, 200, "ดำเนินการแล้ว")),
        *words((20, 350, "งบประมาณที่ใช้"), (40, 350, "9,000"), (60, 350, "-"), (80, 350, "100,000")),
    ]
    records = read(PLAN, page(results, level(12, 32, 52, 72, 92), number=2))
    told = [i.title for i in records.items if i.section == "results"]
    assert told == ["โครงการบ้านสวย", "กิจกรรมคนดี", "โครงการโปร่งใส"]


NAMES = words(
    *((20, 15, "1"), (20, 40, "นายดี งาม"), (20, 200, "ประธาน")),
    *((40, 15, "2"), (40, 40, "นายสวย"), (40, 200, "กรรมการ")),
    *((60, 15, "3"), (60, 40, "นางใส"), (60, 250, "เลขานุการ")),
)
SIGNED = words((30, 150, "ลงชื่อ นายดี งามเลิศ ผู้เสนอ"), (45, 150, "ปลัดเทศบาลตำบลบ้านสวย"))
PRINTED_ABOVE = words((20, 15, "เทศบาลตำบลบ้านสวย"), (20, 300, "หน้า 2"), (60, 15, "บทสรุป"))


@pytest.mark.parametrize(
    "print_, rules",
    [(NAMES, (12, 32, 52, 72)), (NAMES, (12, 72)), (SIGNED, (12, 70)), (PRINTED_ABOVE, (12, 150))],
)
def test_what_else_stands_between_rules_is_no_row_of_the_plan(
    print_: list[Word], rules: tuple[float, ...]
) -> None:
    records = read(PLAN, page(print_, level(*rules), number=2))
    assert [i.item_no for i in records.items] == [1, 2, 3]
    assert not codes(records)


def test_the_sum_alone_on_the_next_page_is_the_plan_s() -> None:
    total = words(
        (30, 40, "รวมทั้งสิ้น"), (30, 200, "130,000"), (30, 250, "20,000"), (30, 300, "12,500")
    )
    records = read(PLAN, page(total, level(12, 50), number=2))
    assert [(t.stated, t.agrees) for t in records.totals] == [
        (130_000.0, True),
        (20_000.0, True),
        (12_500.0, True),
    ]


def test_lists_in_the_cells_of_the_next_page_are_no_heading() -> None:
    listed = [
        *words(
            (20, 15, "4"), (20, 40, "1) โครงการใด"), (30, 40, "โครงการ"), (40, 40, "2) โครงการนี้")
        ),
        *words((20, 200, "1) 1,000.-"), (40, 200, "2) ไม่ใช้งบประมาณ"), (20, 350, "กองคลัง")),
    ]
    records = read(PLAN, page(listed, level(12, 50), number=2))
    assert [i.item_no for i in records.items] == [1, 2, 3, 4]


def test_a_page_of_prose_ends_a_table() -> None:
    late = words((30, 15, "4"), (30, 40, "โครงการใด"), (30, 200, "1,000"), (30, 350, "กองคลัง"))
    prose = page(words((30, 15, "หลักการและเหตุผล")), [], number=2)
    records = read(PLAN, prose, page(late, level(12, 50), number=3))
    assert [i.item_no for i in records.items] == [1, 2, 3]


@pytest.mark.parametrize("sides", [(LEFT, 258, 335, RIGHT), ()])
def test_titles_over_their_steps_in_a_row_are_no_missions(sides: tuple[float, ...]) -> None:
    placed = words(
        *((20, 15, "โครงการ/กิจกรรม"), (20, 262, "งบประมาณ (บาท)"), (20, 340, "หน่วยงาน")),
        *((45, 15, DIMENSION), (65, 15, "1.1 จัดทำคู่มือ"), (75, 15, "1) ประชุม")),
        *((75, 262, "10,000"), (75, 340, "กองคลัง"), (85, 15, "2) สรุปผล")),
        *((105, 15, "1.2 จัดทำแผน"), (115, 15, "1) ประชุม")),
        *((115, 262, "5,000"), (115, 340, "กองช่าง")),
    )
    rules = [*level(15, 40, 60, 100, 130), *upright(40, 60, *sides[:1], *sides[-1:])]
    rules += [*upright(15, 40, *sides), *upright(60, 130, *sides)]
    records = read(page(placed, rules))
    assert [(i.mission_no, i.responsible) for i in records.items] == [
        (None, ("กองคลัง",)),
        (None, ("กองช่าง",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [10_000.0, 5_000.0]


def test_items_numbered_in_two_levels_have_their_columns() -> None:
    head = words((20, 15, "โครงการ/กิจกรรม"), (20, 200, "ปีงบประมาณ"), (20, 270, "งบประมาณ (บาท)"))
    head += words((20, 350, "หน่วยงาน"))
    body = words(
        *(
            (40, 15, "1.1 จัดทำคู่มือการทำงาน"),
            (40, 200, "2566"),
            (40, 270, "10,000"),
            (40, 350, "กองคลัง"),
        ),
        *(
            (60, 15, "1.2 จัดทำแผนบริหารงาน"),
            (60, 200, "2567"),
            (60, 270, "20,000"),
            (60, 350, "กองช่าง"),
        ),
        *((80, 15, "1.3 จัดทำประมวล"), (90, 15, "จริยธรรมของพนักงาน"), (80, 200, "2568")),
        *((80, 270, "5,000"), (80, 350, "กองคลัง")),
        *((105, 15, "1.4 จัดทำแบบสอบถาม"), (115, 15, "ความพึงพอใจ"), (105, 200, "2568")),
        *((105, 270, "5,000"), (105, 350, "กองคลัง")),
    )
    frame = [*level(12, 35, 55, 75, 100, 125), *upright(12, 125, LEFT, RIGHT)]
    records = read(page([*head, *body], frame))
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 10_000.0),
        (2567, 20_000.0),
        (2568, 5_000.0),
        (2568, 5_000.0),
    ]


def test_items_between_two_rules_that_share_nothing_are_several() -> None:
    titles = ["โครงการหนึ่ง", "โครงการสอง", "โครงการสาม", "โครงการสี่", "โครงการห้า", "โครงการหก"]
    placed = words((20, 15, "โครงการ/กิจกรรม"), (20, 200, "เป้าหมาย"), (20, 300, "หน่วยงาน"))
    for k, title in enumerate(titles):
        y = 40 + 20 * k
        placed += words((y, 15, title), (y, 200, "ประชาชน"), (y, 300, "กองคลัง"))
    records = read(page(placed, level(12, 35, 55, 75, 95, 115, 155)))
    assert [i.title for i in records.items] == titles


def test_a_value_that_begins_above_its_label_is_not_the_label_s_above() -> None:
    placed = words(
        *((20, 15, "ชื่อโครงการ"), (20, 125, "โครงการบ้านสวยเมืองสุจริต")),
        *((48, 15, "วัตถุประสงค์"), (40, 125, "เพื่อสร้างจิตสำนึก"), (48, 125, "เพื่อป้องกันทุจริต")),
        *((56, 125, "เพื่อส่วนรวม"), (70, 15, "งบประมาณ"), (70, 125, "10,000 บาท")),
        *((80, 15, "หน่วยงานรับผิดชอบ"), (80, 125, "กองคลัง")),
    )
    rules: list[Ruling] = [*level(12, 100), *upright(12, 100, LEFT, 120.0, RIGHT)]
    records = read(page(placed, rules))
    assert not any("จิตสำนึก" in (i.title or "") for i in records.items)
    assert "table_without_heading" in codes(records)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("text, size", [("O", 14.0), ("@", 12.0)])
def test_a_letter_too_coarse_to_have_a_rim_is_no_disc(text: str, size: float) -> None:
    gray = Drawing().print(100, 100, text, size).scan(72)
    assert without_number_discs(gray, 72) is gray
