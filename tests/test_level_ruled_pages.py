"""Tables with level rules alone, page after page, and the headings of missions inside them."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import LEFT, RIGHT, level, page, words

HEAD = [
    *words((20, 15, "ที่"), (20, 40, "โครงการ/กิจกรรม"), (16, 240, "งบประมาณ (บาท)")),
    *words((28, 200, "2566"), (28, 250, "2567"), (28, 300, "2568"), (20, 350, "หน่วยงาน")),
]
DIMENSION = words((45, 15, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"))
OWN_WORDS = words((60, 25, "1.1 ปลูกฝังฐานความคิดแก่บุคลากรของเทศบาลและชุมชน"))


def row(y: float, number: str, title: str, *amounts: str, unit: str = "กองคลัง") -> list[Word]:
    money = [(y, x, text) for x, text in zip((200, 250, 300), amounts, strict=True) if text]
    return words(
        (y, 15, number), (y, 40, title), (y + 10, 40, "ชุมชนของเรา"), *money, (y, 350, unit)
    )


FIRST = [
    *row(75, "1", "โครงการบ้านสวย", "10,000", "-", "5,000"),
    *row(100, "2", "กิจกรรมคนดี", "", "", ""),
]
FIRST += words((100, 228, "ไม่ใช้งบประมาณ"))
SECOND = words((125, 25, "1.2 สร้างเครือข่ายเด็กและเยาวชนคนรุ่นใหม่"))
THIRD = row(140, "3", "โครงการโปร่งใส", "120,000", "", "7,500")
TOP = (12, 40, 55, 70, 95, 120, 135, 160)


def read(*pages: Page) -> Records:
    title = words((2, 100, "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2568"))
    first, *others = pages
    whole = Page(1, 430, 600, (*title, *first.words), first.rulings, (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks((whole, *others))))


def said(records: Records) -> list[tuple[object, ...]]:
    return [(i.mission_no, i.item_no, i.title, i.responsible) for i in records.items]


def money(records: Records, title: str) -> list[tuple[int | None, str, float | None]]:
    (item,) = [i.item_id for i in records.items if i.title == title]
    cells = [b for b in records.budgets if b.item_id == item]
    return [(b.fiscal_year_be, b.status, b.amount_baht) for b in cells]


WHOLE = [*HEAD, *DIMENSION, *OWN_WORDS, *FIRST, *SECOND, *THIRD]
ITEMS = [
    ("1.1", 1, "โครงการบ้านสวยชุมชนของเรา", ("กองคลัง",)),
    ("1.1", 2, "กิจกรรมคนดีชุมชนของเรา", ("กองคลัง",)),
    ("1.2", 3, "โครงการโปร่งใสชุมชนของเรา", ("กองคลัง",)),
]


def test_missions_in_words_of_the_office_s_own_are_told_by_their_numbers() -> None:
    records = read(page(WHOLE, level(*TOP)))
    assert said(records) == ITEMS
    assert {i.mission_raw for i in records.items} == {
        "1.1 ปลูกฝังฐานความคิดแก่บุคลากรของเทศบาลและชุมชน",
        "1.2 สร้างเครือข่ายเด็กและเยาวชนคนรุ่นใหม่",
    }
    assert "mission_uncertain" in codes(records)


def test_no_budget_is_said_of_all_years_that_it_stands_over() -> None:
    records = read(page(WHOLE, level(*TOP)))
    assert money(records, "กิจกรรมคนดีชุมชนของเรา") == [
        (2566, "no_budget", None),
        (2567, "no_budget", None),
        (2568, "no_budget", None),
    ]


@pytest.mark.parametrize(
    "heading",
    ["1.3 ปลูกฝังฐานความคิดแก่บุคลากรของเทศบาล", "2.1 ปลูกฝังฐานความคิดแก่บุคลากรของเทศบาล"],
)
def test_a_number_out_of_turn_names_no_mission(heading: str) -> None:
    wrong = [*HEAD, *DIMENSION, *words((60, 25, heading)), *FIRST, *SECOND, *THIRD]
    records = read(page(wrong, level(*TOP)))
    assert {i.mission_no for i in records.items} == {None}


def test_items_numbered_below_their_dimension_are_no_missions() -> None:
    lines = [
        *words((45, 15, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต")),
        *words((60, 25, "1.1 จัดทำคู่มือผลประโยชน์ทับซ้อนของเทศบาล")),
        *words((75, 25, "1.2 จัดทำประมวลจริยธรรมของพนักงานเทศบาล")),
        *words((90, 25, "1.3 จัดทำแผนบริหารความเสี่ยงการทุจริต")),
    ]
    texts = [b.text for b in find_all_blocks([page(lines, [])])[0].blocks if hasattr(b, "words")]
    assert not any("ภารกิจ" in text for text in texts)


def test_steps_below_an_item_are_no_missions() -> None:
    lines = [
        *words((45, 15, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต")),
        *words((60, 25, "1. โครงการบ้านสวยเมืองสุจริต")),
        *words((75, 25, "1.1 ประชุมคณะทำงานเพื่อเตรียมการ")),
        *words((90, 25, "2. โครงการบ้านสวยเมืองสุจริต")),
    ]
    texts = [b.text for b in find_all_blocks([page(lines, [])])[0].blocks if hasattr(b, "words")]
    assert not any("ภารกิจ" in text for text in texts)


def test_rows_of_the_next_page_have_the_columns_of_the_first() -> None:
    below = [*SECOND, *THIRD, *row(165, "4", "มาตรการตรวจสอบ", "", "", "9,000")]
    below += [*row(190, "5", "กิจกรรมรายงาน", "", "", ""), *words((190, 228, "ไม่ใช้งบประมาณ"))]
    first = page([*HEAD, *DIMENSION, *OWN_WORDS, *FIRST], level(*TOP[:6]))
    records = read(first, page(below, level(122, 135, 160, 185, 210), number=2))
    assert said(records)[2:] == [
        ITEMS[2],
        ("1.2", 4, "มาตรการตรวจสอบชุมชนของเรา", ("กองคลัง",)),
        ("1.2", 5, "กิจกรรมรายงานชุมชนของเรา", ("กองคลัง",)),
    ]
    assert money(records, "โครงการโปร่งใสชุมชนของเรา") == [
        (2566, "amount", 120_000.0),
        (2567, "blank", None),
        (2568, "amount", 7_500.0),
    ]
    assert {status for _y, status, _b in money(records, "กิจกรรมรายงานชุมชนของเรา")} == {"no_budget"}


def test_a_table_of_another_width_on_the_next_page_is_not_cut_like_the_first() -> None:
    other = [
        *words((20, 15, "ลำดับ"), (20, 90, "รายชื่อคณะทำงาน")),
        *words((40, 15, "1"), (40, 90, "นายดี 10,000")),
        *words((60, 15, "2"), (60, 90, "นายงาม 20,000")),
    ]
    rules = [Ruling("horizontal", y, LEFT, 300.0) for y in (15, 32, 52, 72)]
    records = read(page(WHOLE, level(*TOP)), page(other, rules, number=2))
    assert said(records) == ITEMS


def test_a_rule_that_runs_into_a_punched_hole_is_one_of_the_table_s() -> None:
    rules = [*level(*TOP[:4]), Ruling("horizontal", 95, LEFT - 18, RIGHT), *level(*TOP[5:])]
    assert said(read(page(WHOLE, rules))) == ITEMS


def test_a_row_may_list_items_that_share_all_else() -> None:
    listed = [
        *words((140, 15, "3"), (140, 40, "1) โครงการโปร่งใส"), (150, 40, "2) มาตรการตรวจสอบ")),
        *words((140, 200, "9,000"), (140, 350, "กองคลัง")),
    ]
    more = [
        *row(165, "4", "โครงการใหม่", "1,000", "2,000", "3,000"),
        *row(190, "5", "กิจกรรมใหม่", "4,000", "-", "-"),
    ]
    rules = level(*TOP[:-1], 163, 188, 213)
    records = read(page([*HEAD, *DIMENSION, *OWN_WORDS, *FIRST, *SECOND, *listed, *more], rules))
    titles = [i.title for i in records.items]
    assert titles[:2] == [item[2] for item in ITEMS[:2]]
    assert titles[-2:] == ["โครงการใหม่ชุมชนของเรา", "กิจกรรมใหม่ชุมชนของเรา"]
    assert "โครงการโปร่งใส" in titles and "มาตรการตรวจสอบ" in titles


def test_years_without_a_column_this_program_knows_beside_them() -> None:
    unknown = [w for w in HEAD if w.text != "หน่วยงาน"] + words((20, 350, "ห น่วยฯ"))
    records = read(page([*unknown, *DIMENSION, *OWN_WORDS, *FIRST, *SECOND, *THIRD], level(*TOP)))
    assert [i.title for i in records.items] == [item[2] for item in ITEMS]
    assert money(records, "โครงการบ้านสวยชุมชนของเรา")[0] == (2566, "amount", 10_000.0)


def test_a_point_that_a_scan_lost_from_a_mission_s_number() -> None:
    lost = [Word("12", "12", w.box) if w.text == "1.2" else w for w in WHOLE]
    records = read(page(lost, level(*TOP)))
    assert [i.mission_no for i in records.items] == ["1.1", "1.1", "1.2"]
    assert "evidence_contradiction" not in codes(records)


def test_two_figures_alone_are_no_mission() -> None:
    lost = [*HEAD, *DIMENSION, *words((60, 25, "11 ปลูกฝังฐานความคิดของบุคลากร")), *FIRST]
    assert {i.mission_no for i in read(page(lost, level(*TOP[:6]))).items} == {None}


def listed(*entries: tuple[float, str]) -> Page:
    """A list in lines below the heading of dimension 2, at x (points)."""
    lines = [(15.0, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"), *entries]
    return page([w for k, (x, t) in enumerate(lines) for w in words((45 + 15 * k, x, t))], [])


GAPS = (
    (25.0, "2.2 วางระบบงานให้โปร่งใสของเทศบาล"),
    (35.0, "1) กิจกรรมติดประกาศราคากลาง งบประมาณ 5,000 บาท"),
    (35.0, "2) มาตรการลดขั้นตอนบริการ ไม่ใช้งบประมาณ"),
    (25.0, "2.4 มาตรการใช้ดุลยพินิจตามธรรมาภิบาล"),
    (35.0, "1) มาตรการมอบอำนาจอนุญาต ไม่ใช้งบประมาณ"),
)


def test_missions_without_items_are_left_out_of_a_list_in_an_office_s_own_words() -> None:
    assert [(i.mission_no, i.item_no, i.title) for i in read(listed(*GAPS)).items] == [
        ("2.2", 1, "กิจกรรมติดประกาศราคากลาง"),
        ("2.2", 2, "มาตรการลดขั้นตอนบริการ"),
        ("2.4", 1, "มาตรการมอบอำนาจอนุญาต"),
    ]


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (0, "2.2 มาตรการวางระบบงาน งบประมาณ 4,000 บาท"),  # an item over its steps
        (1, "3) กิจกรรมติดประกาศราคากลาง งบประมาณ 5,000 บาท"),  # a list that goes on
        (1, "1) ติดประกาศราคากลางหน้าสำนักงานและในเว็บไซต์"),  # steps
        (3, "2.1 มาตรการใช้ดุลยพินิจตามธรรมาภิบาล"),  # out of turn
    ],
)
def test_numbers_with_gaps_are_missions_only_over_lists_that_count_anew(at: int, line: str) -> None:
    entries = [*GAPS[:at], (GAPS[at][0], line), *GAPS[at + 1 :]]
    texts = [b.text for b in find_all_blocks([listed(*entries)])[0].blocks if hasattr(b, "words")]
    assert not any("ภารกิจ" in text for text in texts)
