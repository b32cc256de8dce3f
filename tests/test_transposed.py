"""Tables that stand on their side: the first column has the labels, every other one an item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.forms.transposed import stands_on_side
from parsers.layout.blocks import find_blocks
from parsers.model import Box, Line, Page, Ruling, Table, Word
from tests.reading_text import codes
from tests.test_labelled_cells import ITA, PLAN, RESULTS, grid, read
from tests.test_stacked_rows import Shown, table

YEARS = (
    ("รายการ", "ลำดับที่ ๑", "ลำดับที่ ๒"),
    ("มิติ", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"),
    ("ภารกิจ", "1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น",
     "2.1 การเปิดเผยข้อมูลสาธารณะขององค์กรปกครองส่วนท้องถิ่น"),
    ("ชื่อโครงการ/\nกิจกรรม/มาตรการ", "โครงการวันรวมพลัง\nไร้ทุจริต", "มาตรการสแกนใบหน้า"),
    ("งบประมาณ\nปี 2566 (บาท)", "12,500", "ไม่ใช้งบประมาณ"),
    ("งบประมาณ\nปี 2567 (บาท)", "13,000", "-"),
    ("ผู้รับผิดชอบ", "สำนักปลัด\nกองคลัง", "กองช่าง"),
)  # fmt: skip


def test_items_are_the_columns_and_their_numbers_the_first_row() -> None:
    records = read(PLAN, (grid(*YEARS),))
    assert [
        (i.item_no, i.dimension_no, i.mission_no, i.title, i.responsible) for i in records.items
    ] == [
        (1, 1, "1.2", "โครงการวันรวมพลังไร้ทุจริต", ("สำนักปลัด", "กองคลัง")),
        (2, 2, "2.1", "มาตรการสแกนใบหน้า", ("กองช่าง",)),
    ]
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 12_500.0),
        (2567, "amount", 13_000.0),
        (2566, "no_budget", None),
        (2567, "dash", None),
    ]


def test_a_label_may_stand_over_the_years_beside_it() -> None:
    rows: list[Sequence[Shown]] = [
        [("ลำดับที่", 2, 1), ("1", 1, 1), ("2", 1, 1)],
        [("โครงการ", 2, 1), ("โครงการธนาคารขยะ", 1, 1), ("โครงการอบรมอาสา", 1, 1)],
        [("งบประมาณ (บาท)", 1, 2), ("2566", 1, 1), ("5,000", 1, 1), ("-", 1, 1)],
        [("2567", 1, 1), ("6,000", 1, 1), ("7,000", 1, 1)],
        [("ผู้รับผิดชอบ", 2, 1), ("กองช่าง", 1, 1), ("กองคลัง", 1, 1)],
    ]
    records = read(PLAN, (table(*rows),))
    assert [(i.item_no, i.title) for i in records.items] == [
        (1, "โครงการธนาคารขยะ"),
        (2, "โครงการอบรมอาสา"),
    ]
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2566, 5_000.0),
        (2567, 6_000.0),
        (2566, None),
        (2567, 7_000.0),
    ]


ONE = (
    ("มาตรการ", "1. มาตรการกำหนดเวลาให้บริการ", "2. กิจกรรมรับฟังความเห็น"),
    ("ตัวชี้วัด", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "ตัวชี้วัดที่ 3 การใช้อำนาจ"),
    ("ประเด็นที่พบ", "บริการล่าช้า", "ไม่เข้าใจหลักเกณฑ์"),
    ("ผลการดำเนินการ", "ติดป้ายแล้ว", "ประชุมแล้ว"),
    ("ผู้รับผิดชอบ", "สำนักปลัด", "กองคลัง"),
)
TWO = (
    ("มาตรการ", "3. โครงการบริการนอกเวลา", "4. ลดสำเนาเอกสาร"),
    ("ตัวชี้วัด", "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "ตัวชี้วัดที่ 8 การปรับปรุงระบบการทำงาน"),
    ("ประเด็นที่พบ", "ไม่สะดวก", "เป็นภาระ"),
    ("ผลการดำเนินการ", "จัดเวรแล้ว", "จัดหาแล้ว"),
    ("ผู้รับผิดชอบ", "ทุกส่วนราชการ", "กองช่าง"),
)
SAID = [
    (1, "1", "มาตรการกำหนดเวลาให้บริการ", "บริการล่าช้า", ("สำนักปลัด",)),
    (2, "3", "กิจกรรมรับฟังความเห็น", "ไม่เข้าใจหลักเกณฑ์", ("กองคลัง",)),
    (3, "6", "โครงการบริการนอกเวลา", "ไม่สะดวก", ("ทุกส่วนราชการ",)),
    (4, "8", "ลดสำเนาเอกสาร", "เป็นภาระ", ("กองช่าง",)),
]


def test_more_items_may_stand_below_their_labels_printed_again() -> None:
    band = ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", None, None)
    for blocks in ([grid(*ONE, *TWO)], [grid(*ONE, band, *TWO)], [grid(*ONE), grid(*TWO)]):
        records = read(ITA, blocks)
        assert [
            (i.item_no, i.mission_no, i.title, i.issue, i.responsible) for i in records.items
        ] == SAID


def test_rows_that_a_page_break_cut_off_are_of_the_same_items() -> None:
    records = read(ITA, (grid(*ONE[:3]),), (grid(*ONE[3:], page=2),))
    assert [(i.title, i.issue, i.result, i.responsible) for i in records.items] == [
        ("มาตรการกำหนดเวลาให้บริการ", "บริการล่าช้า", "ติดป้ายแล้ว", ("สำนักปลัด",)),
        ("กิจกรรมรับฟังความเห็น", "ไม่เข้าใจหลักเกณฑ์", "ประชุมแล้ว", ("กองคลัง",)),
    ]


def test_one_item_planned_and_done_is_no_two_items() -> None:
    records = read(
        RESULTS,
        (
            grid(
                ("รายการ", "แผน", "ผล"),
                ("โครงการ", "โครงการธนาคารขยะ", "โครงการธนาคารขยะ"),
                ("งบประมาณ (บาท)", "20,000", "18,500"),
                ("ระยะเวลา", "ม.ค. 2567", "ก.พ. 2567"),
                ("ผู้รับผิดชอบ", "กองช่าง", "กองช่าง"),
            ),
        ),
    )
    assert records.items == ()
    assert "table_without_heading" in codes(records)


def test_an_ordinary_table_stands_as_it_is() -> None:
    heading = ("ที่", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ")
    assert not stands_on_side(grid(heading, ("1", "โครงการ ก", "5,000", "กองช่าง")))
    counts = (("มิติ", "จำนวนโครงการ", "งบประมาณ"), ("มิติที่ 1", "2", "5,000"), ("รวม", "2", "5,000"))
    assert not stands_on_side(grid(*counts))
    pairs = (
        ("ชื่อโครงการ", "โครงการ ก", "งบประมาณ", "5,000"),
        ("เป้าหมาย", "10 คน", "ผู้รับผิดชอบ", "กองช่าง"),
        ("ระยะเวลา", "ม.ค.", "ตัวชี้วัด", "จำนวน"),
    )
    assert not stands_on_side(grid(*pairs))
    cards = (
        ("กิจกรรมรายงานสถานะการเงิน", "โครงการฝึกอบรมพัสดุ", "มาตรการจัดลำดับคิว"),
        ("ตัวชี้วัด : จำนวนเดือน", "ตัวชี้วัด : จำนวนคน", "ตัวชี้วัด : ร้อยละ"),
        ("งบประมาณ : 5,000 บาท", "งบประมาณ : 9,000 บาท", "งบประมาณ : ไม่ใช้งบประมาณ"),
        ("ผู้รับผิดชอบ : กองคลัง", "ผู้รับผิดชอบ : กองช่าง", "ผู้รับผิดชอบ : กองคลัง"),
    )
    assert not stands_on_side(grid(*cards))


DIMENSION = ("มิติที่ 1", "การสร้างวัฒนธรรมสุจริต", None, None)
MISSIONS = ("ภารกิจ", "1.1 การสร้างจิตสำนึกบุคลากร", None, "1.2 การสร้างจิตสำนึกเด็ก")
NUMBERS = ("ลำดับที่", "1", "2", "3")
TITLES = ("โครงการ / กิจกรรม", "โครงการฝึกอบรมคุณธรรม", "มาตรการงดรับของขวัญ", "กิจกรรมเชิดชูคนดี")
SET = ("งบประมาณที่ตั้งไว้ (บาท)", "25,000", "ไม่ใช้งบประมาณ", "3,000")
DONE = (
    ("เบิกจ่ายจริง (บาท)", "23,450", "-", "2,900"),
    ("ผลการดำเนินงาน", "อบรมแล้ว", "ประกาศแล้ว", "คัดเลือกแล้ว"),
)
UNDER = [
    (1, "1.1", 1, "โครงการฝึกอบรมคุณธรรม", "อบรมแล้ว"),
    (1, "1.1", 2, "มาตรการงดรับของขวัญ", "ประกาศแล้ว"),
    (1, "1.2", 3, "กิจกรรมเชิดชูคนดี", "คัดเลือกแล้ว"),
]


def _under(*pages: Table) -> list[tuple[int | None, str | None, int | None, str, str | None]]:
    records = read(RESULTS, *((page,) for page in pages))
    return [(i.dimension_no, i.mission_no, i.item_no, i.title, i.result) for i in records.items]


@pytest.mark.parametrize(
    "dimension",
    [
        DIMENSION,
        ("มิติที่ 1 (ต่อ)", "การสร้างวัฒนธรรมสุจริต", None, None),
        ("มิติที่ 1", "คนบ้านเราไม่โกง", None, None),  # the office's own name
        ("ถิตที่ 1", "การสร้างวัฒนธรรมสุจริต", None, None),  # misread
        ("", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", None, None),
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "", "", ""),
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", None, None, None),
        ("มิติที่ 1", "การสร้างวัฒนธรรมสุจริต", "", ""),
    ],
)
def test_a_dimension_stands_over_the_columns_of_its_items(dimension: Sequence[str | None]) -> None:
    assert _under(grid(dimension, MISSIONS, NUMBERS, TITLES, SET, *DONE)) == UNDER


def test_titles_may_stand_above_their_numbers_or_have_none() -> None:
    assert _under(grid(DIMENSION, MISSIONS, TITLES, NUMBERS, SET, *DONE)) == UNDER
    assert _under(grid(DIMENSION, MISSIONS, ("", *NUMBERS[1:]), TITLES, SET, *DONE)) == UNDER
    assert [row[3:] for row in _under(grid(DIMENSION, MISSIONS, TITLES, SET, *DONE))] == [
        row[3:] for row in UNDER
    ]


@pytest.mark.parametrize("label", ["มิติ / ภารกิจ", "มิติและภารกิจ", "กรอบแผน", ""])
def test_one_label_may_stand_beside_the_rows_of_all_levels(label: str) -> None:
    rows = (
        (label, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", None, None),
        ("", "ภารกิจ 1.1 การสร้างจิตสำนึกบุคลากร", None, "ภารกิจ 1.2 การสร้างจิตสำนึกเด็ก"),
        *(NUMBERS, TITLES, SET, *DONE),
    )
    assert _under(_label_over_two_rows(grid(*rows))) == UNDER


def test_one_label_may_tell_the_levels_beside_it_itself() -> None:
    dimension = ("มิติ / ภารกิจ", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", None, None)
    rows = (dimension, ("", *MISSIONS[1:]), NUMBERS, TITLES, SET, *DONE)
    assert _under(_label_over_two_rows(grid(*rows))) == UNDER


def test_a_number_over_two_rows_is_no_label_of_levels() -> None:
    rows = (
        ("ที่", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", None, None),
        ("", "ภารกิจ 1.1 การสร้างจิตสำนึก", None, "ภารกิจ 1.2 การสร้างเด็ก"),
        ("1", "โครงการ ก", "5,000", "กองช่าง"),
        ("2", "โครงการ ข", "6,000", "กองคลัง"),
    )
    assert not stands_on_side(_label_over_two_rows(grid(*rows)))


def _label_over_two_rows(table: Table) -> Table:
    """The table, the first column's cell of the first row taking the second's place too."""
    first, *others = (c for c in table.cells if (c.row, c.col) != (1, 0))
    return replace(table, cells=(replace(first, row_span=2), *others))


def test_more_items_may_stand_below_the_next_level() -> None:
    other = (("ลำดับที่", "4", "5", "6"), ("โครงการ", "โครงการ ก", "โครงการ ข", "โครงการ ค"))
    mission = (("ภารกิจที่ 1.1", "การสร้างคน", None, None), ("ภารกิจที่ 1.2", "การสร้างเด็ก", None, None))
    read_as = _under(
        grid(DIMENSION, mission[0], NUMBERS, TITLES, SET, *DONE, mission[1], *other, SET, *DONE)
    )
    assert [row[:3] for row in read_as] == [
        *((1, "1.1", k) for k in (1, 2, 3)),
        *((1, "1.2", k) for k in (4, 5, 6)),
    ]


def test_a_page_of_one_item_is_under_the_level_it_names() -> None:
    rows = (
        ("มิติที่ 2", "การบริหารราชการด้วยความโปร่งใส"),
        ("ภารกิจ", "2.1 การเปิดเผยข้อมูล"),
        ("ลำดับที่", "4"),
        ("โครงการ / กิจกรรม", "โครงการค่ายเยาวชน"),
        ("งบประมาณที่ตั้งไว้ (บาท)", "5,000"),
        ("ผลการดำเนินงาน", "จัดแล้ว"),
    )
    first = grid(DIMENSION, MISSIONS, NUMBERS, TITLES, SET, *DONE)
    assert _under(first, grid(*rows, page=2))[3:] == [(2, "2.1", 4, "โครงการค่ายเยาวชน", "จัดแล้ว")]


def test_numbers_of_dimensions_in_an_ordinary_table_name_no_rows() -> None:
    rows = (
        ("มิติ", "โครงการ", "งบประมาณ (บาท)", "ผู้รับผิดชอบ"),
        ("มิติที่ 1", "โครงการ ก", "5,000", "กองช่าง"),
        ("มิติที่ 2", "โครงการ ข", "6,000", "กองคลัง"),
    )
    assert not stands_on_side(grid(*rows))
    counts = (
        ("มิติที่ 1", "การสร้างวัฒนธรรมสุจริต", None, None),
        ("โครงการ", "3", "4", "5"),
        ("งบประมาณ", "5,000", "6,000", "-"),
        ("ผู้รับผิดชอบ", "กองช่าง", "กองคลัง", "สำนักปลัด"),
    )
    assert not stands_on_side(grid(*counts))


def _words(text: str, x: float, y: float) -> list[Word]:
    words = []
    for part in text.split():
        words.append(Word(part, part, Box(x, y, x + 6.0 * len(part), y + 12.0)))
        x += 6.0 * len(part) + 4.0
    return words


def _page(rows: Sequence[Sequence[str]], tall: float = 40.0) -> Page:
    """Rows between level rules, their cells 180 points apart."""
    words = [
        word
        for k, row in enumerate(rows)
        for c, cell in enumerate(row)
        for n, part in enumerate(cell.split("\n"))
        for word in _words(part, 40.0 + 180.0 * c, 105.0 + tall * k + 16.0 * n)
    ]
    rules = [Ruling("horizontal", 100.0 + tall * k, 36.0, 800.0) for k in range(len(rows) + 1)]
    return Page(1, 842, 595, tuple(words), tuple(rules), (), "pdf", "pdf")


def test_level_rules_alone_part_the_rows_and_white_the_items() -> None:
    rows = [
        ("มาตรการ", "1. มาตรการกำหนด\nเวลาให้บริการ", "2. กิจกรรมรับฟัง\nความเห็น"),
        ("ประเด็นที่พบ", "บริการ ล่าช้า", "ไม่เข้าใจ"),
        ("ขั้นตอน", "1. สำรวจ\n2. จัดทำ", "1. ประชุม\n2. ประกาศ"),
        ("ผลการดำเนินการ", "ติดป้ายแล้ว", "ประชุมแล้ว"),
        ("ผู้รับผิดชอบ", "สำนักปลัด", "กองคลัง"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) ซึ่งเป็นหัวข้อของส่วนต่อไปในเล่มนี้ทั้งหมด",),
    ]
    blocks = find_blocks(_page(rows)).blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [[" ".join(c.text.split("\n")) for c in t.cells if c.row == 0] for t in tables] == [
        ["มาตรการ", "1. มาตรการกำหนด เวลาให้บริการ", "2. กิจกรรมรับฟัง ความเห็น"]
    ]
    assert [block.text[:5] for block in blocks if isinstance(block, Line)] == ["แบบวั"]
