"""Tables without rules whose levels stand in columns before the titles, their cells over rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.layout.levels_beside import joins_titles
from parsers.model import Page, Ruling, Word
from parsers.page.geometry import printed_lines
from parsers.page.pieces import in_pieces
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

PLACES = (15.0, 135.0, 240.0)
MONEY = (440.0, 500.0, 560.0)
NAMES = ("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ")
LEADING = 11.0

Line = tuple[str, str, str, str]
"""Two levels, a title, the amounts of three years parted by spaces."""
PLAN: tuple[Line, ...] = (
    ("มิติที่ 1", "1.1 สร้างจิตสำนึกแก่", "โครงการอบรมคุณธรรมพนักงาน", "80,000 - 90,000"),
    ("การสร้างสังคมที่ไม่ทน", "บุคลากร", "และผู้บริหาร", ""),
    ("ต่อการทุจริต", "", "มาตรการส่งเสริมจริยธรรม", "- - -"),
    ("", "1.2 สร้างจิตสำนึกแก่", "โครงการหมู่บ้านพอเพียง", "30,000 30,000 30,000"),
    ("", "ประชาชน", "ไม้ดอกไม้ประดับ", ""),
    ("", "", "รวมมิติที่ 1 จำนวน 3 รายการ", "110,000 30,000 120,000"),
    ("มิติที่ 2", "2.1 แสดงเจตจำนง", "กิจกรรมประกาศเจตจำนงต่อต้าน", "- - -"),
    ("การบริหารราชการ", "ทางการเมือง", "ของผู้บริหาร", ""),
    ("เพื่อป้องกันการทุจริต", "2.2 สร้างความโปร่งใส", "โครงการจัดทำสารสนเทศ", "45,000 20,000 20,000"),
    ("", "", "รวมมิติที่ 2 จำนวน 2 รายการ", "45,000 20,000 20,000"),
)
ITEMS = [
    (1, "1.1", "โครงการอบรมคุณธรรมพนักงานและผู้บริหาร", [80000, None, 90000]),
    (1, "1.1", "มาตรการส่งเสริมจริยธรรม", [None, None, None]),
    (1, "1.2", "โครงการหมู่บ้านพอเพียงไม้ดอกไม้ประดับ", [30000, 30000, 30000]),
    (2, "2.1", "กิจกรรมประกาศเจตจำนงต่อต้านของผู้บริหาร", [None, None, None]),
    (2, "2.2", "โครงการจัดทำสารสนเทศ", [45000, 20000, 20000]),
]


def read(
    lines: Sequence[Line],
    frame: bool = True,
    years: Sequence[str] = ("ปี 2561", "ปี 2562", "ปี 2563"),
    steps: Sequence[float] = (LEADING,) * 20,
) -> Records:
    """`steps`: points from each line to the next."""
    placed: list[Word] = words((10, 60, "แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2561 – 2563)"))
    placed += words(*((54, x, year) for x, year in zip(MONEY, years, strict=True)))
    placed += words(*((61, x, text) for x, text in zip(PLACES, NAMES, strict=True)))
    placed += words(*((68, x, "(บาท)") for x in MONEY))
    y = 86.0
    for (*texts, amounts), step in zip(lines, steps, strict=False):
        placed += words(*((y, x, text) for x, text in zip(PLACES, texts, strict=True) if text))
        placed += words(*((y, x, text) for x, text in zip(MONEY, amounts.split(), strict=False)))
        y += step
    rules = [Ruling("horizontal", at, 8, 620) for at in (47, y)]
    rules += [Ruling("vertical", x, 47, y) for x in (8, 620)]
    page = Page(1, 640, 800, tuple(placed), tuple(rules) if frame else (), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def told(records: Records) -> list[tuple[int | None, str | None, str | None, list[float | None]]]:
    amounts = {
        item.item_id: [
            b.amount_baht
            for b in sorted(records.budgets, key=lambda b: b.fiscal_year_be or 0)
            if b.item_id == item.item_id
        ]
        for item in records.items
    }
    return [(i.dimension_no, i.mission_no, i.title, amounts[i.item_id]) for i in records.items]


@pytest.mark.parametrize("frame", [True, False])
def test_cells_of_levels_run_on_beside_the_rows_below_their_own(frame: bool) -> None:
    assert told(read(PLAN, frame)) == ITEMS


def test_years_above_the_names_of_the_columns_date_their_money() -> None:
    years = {b.fiscal_year_be for b in read(PLAN).budgets}
    assert years == {2561, 2562, 2563}


def test_white_that_leaves_titles_together_parts_no_rows() -> None:
    lines: tuple[Line, ...] = (
        ("มิติที่ 3", "3.1 จัดให้มีและเผยแพร่", "โครงการติดตั้งหอกระจายข่าว", "250,000 125,000 -"),
        ("การส่งเสริมบทบาท", "ข้อมูลข่าวสาร", "ประจำหมู่บ้าน", ""),
        ("ของภาคประชาชน", "3.2 รับฟังและตอบสนอง", "กิจกรรมเปิดสายตรงถึงนายก", "- - -"),
        ("", "เรื่องร้องทุกข์", "", ""),
        ("", "", "รวมมิติที่ 3 จำนวน 2 รายการ", "250,000 125,000 -"),
        ("มิติที่ 4", "4.1 สนับสนุนการตรวจ", "โครงการพัฒนาศักยภาพสมาชิกสภา", "- 40,000 -"),
        ("การยกระดับกลไก", "สอบโดยสภา", "", ""),
        ("ในการตรวจสอบ", "", "", ""),
        ("", "", "มาตรการให้สภารับทราบรายงาน", "- - -"),
        ("การปฏิบัติราชการ", "", "", ""),
        ("", "", "การตรวจสอบภายใน", ""),
        ("ขององค์กรปกครอง", "", "", ""),
        ("ส่วนท้องถิ่น", "", "", ""),
        ("", "", "รวมมิติที่ 4 จำนวน 2 รายการ", "- 40,000 -"),
        ("", "", "รวมทั้งสิ้น", "375,000 210,000 170,000"),
    )
    steps = (10.5, 12.2, 10.0, 14.2, 15.7, 10.7, 10.1, 3.4, 6.8, 3.3, 6.7, 10.2, 12.4, 14.6, 14.6)
    records = read(lines, steps=steps)
    assert [(i.mission_no, i.title) for i in records.items] == [
        ("3.1", "โครงการติดตั้งหอกระจายข่าวประจำหมู่บ้าน"),
        ("3.2", "กิจกรรมเปิดสายตรงถึงนายก"),
        ("4.1", "โครงการพัฒนาศักยภาพสมาชิกสภา"),
        ("4.1", "มาตรการให้สภารับทราบรายงานการตรวจสอบภายใน"),
    ]


@pytest.mark.parametrize(
    ("titles", "joined"),
    [
        (("โครงการติดตั้งหอกระจายข่าว", "ประจำหมู่บ้าน"), False),
        (("โครงการติดตั้งหอกระจายข่าว", "กิจกรรมเปิดสายตรงถึงนายก"), True),
    ],
)
def test_a_row_with_two_titles_that_open_items_is_no_row(
    titles: tuple[str, str], joined: bool
) -> None:
    placed = words(*((86 + 10 * k, 240, text) for k, text in enumerate(titles)), (86, 440, "5,000"))
    rows = [in_pieces(line) for line in printed_lines(placed, 1)]
    part = [row for row in rows if row is not None]
    assert joins_titles([part], [(15.0, 130.0), (240.0, 430.0), (440.0, 480.0)], 1) is joined
