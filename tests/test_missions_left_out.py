"""Plans without rules between their rows that leave out the missions they have no items for, and
name those they have in words of their own: told by their numbers, below missions that are known.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling
from parsers.page.numbered_missions import with_missions_named
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

FRAME = (20.0, 560.0)
PLACES = (60.0, 310.0, 370.0, 430.0)
INDENTS = {"dimension": 30.0, "mission": 45.0}
HEADING = ("โครงการ กิจกรรม มาตรการ", "ปี 2567", "ปี 2568", "ปี 2569")
ONE, TWO = (
    ("dimension", "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"),
    ("dimension", "มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต"),
)
KNOWN = ("mission", "2.2 มาตรการสร้างความโปร่งใสในการปฏิบัติราชการ")
OWN = ("mission", "2.4 ยกย่องผู้ทำดีให้คนทั้งหลายเห็นเป็นแบบอย่าง")
SCHOOL = ("item", "โครงการหนูน้อยซื่อสัตย์", "5,000", "-", "6,000")
MARKET = ("item", "กิจกรรมตลาดสุจริต", "3,000", "3,000", "4,000")
CHECKS = ("item", "มาตรการตรวจสอบพัสดุ", "-", "-", "-")
PRAISE = ("item", "กิจกรรมมอบใบประกาศ", "2,000", "2,000", "2,500")

Row = tuple[str, ...]


def page_of(rows: Sequence[Row], number: int = 1, sides: str = "") -> Page:
    """Rows of (kind, text, amounts…) 14 points apart; `sides` of a frame: top, bottom, upright."""
    title = "แผนปฏิบัติการป้องกันการทุจริต ระยะ 3 ปี (พ.ศ. 2567 - 2569)"
    placed = [(10.0, 100.0, title)] if number == 1 else []
    placed += [(50.0, x, text) for x, text in zip(PLACES, HEADING, strict=True)]
    for k, (kind, *cells) in enumerate(rows):
        left = INDENTS.get(kind, PLACES[0])
        places = (left, *PLACES[1:])
        placed += [(70.0 + 14 * k, x, t) for x, t in zip(places, cells, strict=False) if t]
    foot = 70.0 + 14 * len(rows)
    level = [
        Ruling("horizontal", y, *FRAME) for y, s in ((40, "top"), (foot, "foot")) if s in sides
    ]
    upright = [Ruling("vertical", x, 40, foot) for x in FRAME] if "upright" in sides else []
    return Page(number, 600, 900, tuple(words(*placed)), (*level, *upright), (), "pdf", "pdf")


def read(*pages: Page) -> list[tuple[str | None, str | None, list[float | None]]]:
    """Each item's mission and title, and its amounts by year."""
    records = make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))
    held: dict[str, list[float | None]] = {item.item_id: [] for item in records.items}
    for money in records.budgets:
        held[money.item_id].append(money.amount_baht)
    return [(item.mission_no, item.title, held[item.item_id]) for item in records.items]


def named(*rows: Row) -> list[str]:
    """What is printed of the words that are given ภารกิจที่."""
    (page,) = with_missions_named([page_of(rows)])
    return [word.raw for word in page.words if word.text.startswith("ภารกิจที่ ")]


@pytest.mark.parametrize("sides", ["", "top upright", "top foot upright", "top foot"])
def test_a_mission_in_words_of_an_office_parts_no_table(sides: str) -> None:
    rows = (TWO, KNOWN, MARKET, CHECKS, OWN, PRAISE, SCHOOL)
    overleaf = (
        ("dimension", "มิติที่ 3 การส่งเสริมบทบาทของภาคประชาชน"),
        ("mission", "3.2 ฟังเสียงชาวบ้าน"),
        CHECKS,
        MARKET,
    )
    assert read(page_of(rows, 1, sides), page_of(overleaf, 2, sides)) == [
        ("2.2", "กิจกรรมตลาดสุจริต", [3000, 3000, 4000]),
        ("2.2", "มาตรการตรวจสอบพัสดุ", [None, None, None]),
        ("2.4", "กิจกรรมมอบใบประกาศ", [2000, 2000, 2500]),
        ("2.4", "โครงการหนูน้อยซื่อสัตย์", [5000, None, 6000]),
        ("3.2", "มาตรการตรวจสอบพัสดุ", [None, None, None]),
        ("3.2", "กิจกรรมตลาดสุจริต", [3000, 3000, 4000]),
    ]  # fmt: skip


def test_missions_whose_numbers_run_from_one_on_tell_where_others_begin() -> None:
    first = (ONE, ("mission", "1.1 ปลูกฝังเด็ก"), SCHOOL, ("mission", "1.2 สอดส่องงาน"), MARKET)
    assert named(*first, TWO, OWN, PRAISE) == ["1.1", "1.2", "2.4"]
    assert named(TWO, OWN, PRAISE) == []


def test_missions_of_several_dimensions_that_begin_left_of_their_items() -> None:
    second = ("mission", "1.3 ปลูกฝังเด็ก")
    assert named(ONE, second, SCHOOL, TWO, OWN, PRAISE) == ["1.3", "2.4"]
    assert named(ONE, second, ("dimension", *SCHOOL[1:]), TWO, OWN, PRAISE) == []
    assert named(ONE, second, SCHOOL, MARKET, TWO, ("item", OWN[1]), PRAISE) == []


@pytest.mark.parametrize(
    "rows",
    [
        (KNOWN, MARKET, ("item", OWN[1]), PRAISE),  # farther right
        (KNOWN, MARKET, ("mission", "2.4 ยกย่องผู้ทำดี 5,000 บาท"), PRAISE),
        (KNOWN, MARKET, ("mission", "2.1 ยกย่องผู้ทำดี"), PRAISE),
        (KNOWN, MARKET, ("mission", "2.4 โครงการยกย่องผู้ทำดี"), PRAISE),
        (KNOWN, MARKET, OWN, ("item", "มอบใบประกาศ", "2,000", "2,000", "2,500")),
        (KNOWN, MARKET, OWN, ("item", "กิจกรรมมอบใบประกาศแก่ผู้ทำความดี")),  # of a list
        (KNOWN, MARKET, (*OWN, "2,000", "2,000", "2,500"), PRAISE),
    ],
)
def test_other_numbered_lines_are_no_missions(rows: tuple[Row, ...]) -> None:
    assert named(TWO, *rows) == []


CHILDREN = (ONE, ("mission", "1.1 ปลูกฝังเด็ก"), ("item", "1. โครงการค่าย .... 5,000 บาท"))
LISTED = [
    ("item", f"{k}. {title} 5,000 บาท") for k, title in ((2, "โครงการซื่อ"), (3, "มาตรการตรวจ"))
]


def test_missions_over_a_list_that_counts_on_begin_where_others_do() -> None:
    rest = (TWO, ("mission", "2.1 ดูคนเป็นธรรม"), LISTED[0], ("mission", "2.3 ลดขั้นตอนงาน"), LISTED[1])
    assert named(*CHILDREN, *rest) == ["1.1", "2.1", "2.3"]


@pytest.mark.parametrize(
    "rest",
    [
        (("item", "2.1 ดูคนเป็นธรรม"), LISTED[0], ("item", "2.3 ลดขั้นตอนงาน"), LISTED[1]),
        (("mission", "2.1 ดูคน"), ("mission", LISTED[0][1]), ("mission", "2.3 ลดงาน"), LISTED[1]),
        (LISTED[0], ("mission", "2.1 ดูคน"), LISTED[1], ("mission", "2.3 ลดงาน"), LISTED[1]),
        (("mission", "2.1 ดูคน"), ("item", "2. เชิญประชุม"), ("mission", "2.3 ลดงาน"), LISTED[1]),
    ],
)
def test_steps_over_a_list_that_counts_on_are_no_missions(rest: tuple[Row, ...]) -> None:
    assert named(*CHILDREN, TWO, *rest) == ["1.1"]


def test_a_mission_in_a_narrow_column_is_known_by_all_its_lines() -> None:
    first = ("mission", "2.1 การสร้างความโปร่งใสในการบริหาร")  # begins as one of a framework does
    rest = ("mission", "งานบุคคลและการเงิน")
    other = (("mission", "2.2 ลดขั้นตอน"), MARKET)
    assert named(TWO, first, rest, CHECKS, *other) == ["2.1", "2.2"]
    assert named(TWO, first, CHECKS, *other) == ["2.2"]


def test_headings_of_three_lines_in_a_narrow_column() -> None:
    more = (("dimension", "โดยไม่ทนต่อการทุจริต"), ("dimension", "ของคนในท้องถิ่น"))
    mission = (("mission", "1.1 ปลูกฝังเด็ก"), ("mission", "ให้รู้จัก"), ("mission", "ความพอเพียง"))
    assert named(ONE, *more, *mission, SCHOOL, ("mission", "1.2 สอดส่อง"), MARKET) == ["1.1", "1.2"]
