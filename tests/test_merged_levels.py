"""Tables whose cells of levels are merged over rows and run on in lines out of step with these."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Line as PrintedLine
from parsers.model import Page, Ruling, Table
from parsers.page.lines_level import have_their_money
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words
from tests.test_levels_beside import told

DIMENSIONS, MISSIONS, TITLES = 15.0, 104.0, 188.0
MONEY = (350.0, 400.0, 450.0)
LEADING, OF_LEVELS, ROW = 10.0, 9.3, 6.5
"""Points from line to line of a title and of a level, and more below each row."""

Item = tuple[str, str, str, str]
"""Dimension and mission that begin beside it, the title, amounts of three years ("_": blank)."""
FIRST = "มิติที่ 1|การสร้างสังคมที่ไม่ทน|ต่อการทุจริต", "1.1 สร้างจิตสำนึก|แก่บุคลากร"
SECOND_LEVELS = "มิติที่ 2|การบริหารราชการ|เพื่อป้องกันการทุจริต", "2.1 แสดงเจตจำนง|ทางการเมือง"
PLAN: tuple[Item, ...] = (
    (*FIRST, "โครงการอบรมพนักงานเทศบาล|ไม่โกง", "20,000 20,000 _"),
    ("", "", "มาตรการส่งเสริมจริยธรรม|ตามประมวล", "- - -"),
    ("", "1.2 สร้างจิตสำนึก|แก่ประชาชน", "โครงการหมู่บ้านพอเพียง", "_ 30,000 30,000"),
    ("", "", "รวมมิติที่ 1 จำนวน 3 รายการ", "20,000 50,000 30,000"),
    (*SECOND_LEVELS, "กิจกรรมประกาศเจตจำนง", "- - -"),
    ("", "2.2 สร้างความโปร่งใส", "โครงการจัดทำสารสนเทศ|ของหน่วยงาน", "_ _ 20,000"),
    ("", "", "รวมมิติที่ 2 จำนวน 2 รายการ", "- - 20,000"),
)
ITEMS = [
    (1, "1.1", "โครงการอบรมพนักงานเทศบาลไม่โกง", [20000, 20000, None]),
    (1, "1.1", "มาตรการส่งเสริมจริยธรรมตามประมวล", [None, None, None]),
    (1, "1.2", "โครงการหมู่บ้านพอเพียง", [None, 30000, 30000]),
    (2, "2.1", "กิจกรรมประกาศเจตจำนง", [None, None, None]),
    (2, "2.2", "โครงการจัดทำสารสนเทศของหน่วยงาน", [None, None, 20000]),
]


def page(items: Sequence[Item], rules: str, below: str = "", missions: bool = True) -> Page:
    """`rules`: "frame" around all, with "head" for one below the heading; `below`: a last line."""
    placed = words((10, 60, "แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2561 – 2563)"))
    names = [
        (DIMENSIONS + 28, "มิติ"),
        (MISSIONS + 16, "ภารกิจตามมิติ"),
        (TITLES + 30, "โครงการ/กิจกรรม"),
    ]
    placed += words(*((55, x, name) for x, name in names if missions or x != names[1][0]))
    placed += words((50, MONEY[0] + 40, "งบประมาณ (บาท)"))
    placed += words(
        *((61, x, f"ปี {year}") for x, year in zip(MONEY, (2561, 2562, 2563), strict=True))
    )
    y = 80.0
    for dimension, mission, title, amounts in items:
        columns = ((DIMENSIONS, dimension), (MISSIONS, mission if missions else ""))
        for x, text in columns:
            lines = text.split("|") if text else []
            placed += words(*((y + OF_LEVELS * k, x, line) for k, line in enumerate(lines)))
        lines = title.split("|")
        placed += words(*((y + LEADING * k, TITLES, line) for k, line in enumerate(lines)))
        figures = zip(MONEY, amounts.split(), strict=True)
        placed += words(*((y, x, text) for x, text in figures if text != "_"))
        y += LEADING * len(lines) + ROW
    y += OF_LEVELS
    level = [44.0, y] if "frame" in rules else []
    drawn = [
        Ruling("horizontal", at, 8, 495) for at in [*level, *([75.0] if "head" in rules else [])]
    ]
    drawn += [Ruling("vertical", x, 44, y) for x in (8, 495)] if level else []
    placed += words((y + 4, 15, below)) if below else []
    return Page(1, 510, 800, tuple(placed), tuple(drawn), (), "pdf", "pdf")


def read(of: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document((find_blocks(of),)))


@pytest.mark.parametrize("rules", ["frame", "", "frame head"])
@pytest.mark.parametrize("below", ["", "หมายเหตุ งบประมาณแต่ละปีอาจเปลี่ยนแปลง", "(ลงชื่อ) นายสมชาย ใจดี"])
def test_lines_of_levels_out_of_step_with_the_rows_beside_them(rules: str, below: str) -> None:
    assert told(read(page(PLAN, rules, below))) == ITEMS


def test_a_dimension_alone_beside_the_titles() -> None:
    records = read(page(PLAN, "frame", missions=False))
    assert told(records) == [(no, None, title, money) for no, _mission, title, money in ITEMS]


def with_amounts(number: int, amounts: str) -> list[Item]:
    """The plan with other amounts of one item."""
    items = list(PLAN)
    items[number] = (*items[number][:3], amounts)
    return items


def test_an_item_without_any_amount_stands_farther_below_the_line_above_than_a_title_goes_on() -> (
    None
):
    records = read(page(with_amounts(5, "_ _ _"), "frame"))
    assert told(records) == [*ITEMS[:4], (*ITEMS[4][:3], [None, None, None])]


def test_money_beside_no_title_leaves_the_table_as_its_lines_are() -> None:
    """Which row is whose cannot be told there."""
    items = [*PLAN[:2], ("", "", "แก่ผู้บริหาร", "5,000 _ _"), *PLAN[2:]]
    blocks = find_blocks(page(items, "frame")).blocks
    assert sum(isinstance(block, Table) for block in blocks) > 1


def lines(*placed: tuple[float, str]) -> list[PrintedLine]:
    return [PrintedLine(tuple(words((y, 0, text)))) for y, text in placed]


OPENING = lines((0, "โครงการหนูน้อย"), (24, "กิจกรรมตลาดนัด"), (48, "มาตรการตรวจสอบ"))
SECOND = lines((10, "ไม่โกง"))


@pytest.mark.parametrize(
    ("money", "theirs"),
    [
        ([[(0, "5,000")], [(24, "5,000"), (48, "-")]], True),
        ([[(0, "5,000")], [(24, "5,000")]], True),  # the third is blank
        ([[(0, "5,000"), (10, "2,000")], [(24, "5,000"), (48, "-")]], False),
        ([[(0, "5,000"), (24, "กองคลัง"), (48, "-")]], False),
        ([[], []], False),
        ([[(0, "5,000")], [(0, "5,000")]], False),  # of one item, whose activities stand below it
    ],
)
def test_titles_with_their_money_in_any_column(
    money: list[list[tuple[float, str]]], theirs: bool
) -> None:
    columns = [lines(*column) for column in money]
    assert have_their_money(OPENING, [*OPENING, *SECOND], columns) is theirs


def test_a_line_without_money_as_near_as_a_title_goes_on_is_no_title() -> None:
    near = lines((0, "โครงการหนูน้อย"), (10, "กิจกรรมตลาดนัด"), (30, "มาตรการตรวจสอบ"))
    columns = [lines((0, "5,000"), (30, "5,000"))]
    assert not have_their_money(near, [*near, *lines((40, "ภายใน"))], columns)
