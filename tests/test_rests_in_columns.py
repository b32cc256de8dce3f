"""Pages without a heading whose cells read like a form's: a title, levels, a unit, no budget."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import upright, words

EDGES = (10.0, 40.0, 190.0, 270.0, 340.0, 420.0)
PLACES = (18, 43, 193, 275, 345)
NAMES = ("ที่", "โครงการ/กิจกรรม/มาตรการ", "หน่วยงาน", "งบประมาณ", "เบิกจ่าย")
TITLE = words((5, 100, "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2567"))


def row(y: float, *cells: str, at: Sequence[int] = PLACES) -> list[Word]:
    return words(*((y, x, text) for x, text in zip(at, cells, strict=True) if text))


def band(y: float, text: str) -> list[Word]:
    return words((y, 43, text))


FIRST = [
    *TITLE,
    *row(30, *NAMES),
    *band(56, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
    *band(72, "ภารกิจที่ 1.1 การส่งเสริม"),
    *row(92, "1", "โครงการอบรมคุณธรรม", "สำนักปลัด", "25,000.-", "23,750.-"),
    *row(102, "", "ของพนักงานเทศบาล", "เทศบาล", "", ""),
    *row(122, "2", "กิจกรรมประกาศเจตจำนง", "สำนักปลัด", "ไม่ใช้งบ", "ไม่ใช้งบ"),
    *row(132, "", "ของผู้บริหาร", "เทศบาล", "ประมาณ", "ประมาณ"),
    *band(152, "มิติที่ 2 การบริหารราชการ"),
    *band(168, "ภารกิจที่ 2.1 การยกระดับบริการ"),
]
REST = [
    *row(34, "3", "โครงการจัดทำป้ายขั้น", "กองช่าง", "15,000.-", "14,850.-"),
    *row(44, "", "ตอน", "", "", ""),
    *band(62, "มิติที่ 3 การส่งเสริมบทบาท"),
    *band(78, "ภารกิจที่ 3.1 ชุมชน"),
    *row(96, "1", "โครงการประชาคมเมือง", "กองคลัง", "40,000.-", "36,420.-"),
    *row(106, "", "ท่าอุเทน", "", "", ""),
    *row(124, "2", "กิจกรรมสภากาแฟ", "สำนักปลัด", "ไม่ใช้งบ", "ไม่ใช้งบ"),
    *row(134, "", "พบนายก", "", "ประมาณ", "ประมาณ"),
]


def page(print_: Sequence[Word], rules: Sequence[Ruling], number: int = 1) -> Page:
    return Page(number, 570, 600, tuple(print_), tuple(rules), (), "pdf", "pdf")


def level(left: float, right: float, *heights: float) -> list[Ruling]:
    return [Ruling("horizontal", y, left, right) for y in heights]


def read(second: Page) -> Records:
    first = page(FIRST, upright(26, 182, *EDGES))
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks((first, second)))))


def told(records: Records) -> list[tuple[object, ...]]:
    planned = {b.item_id: b.amount_baht for b in records.budgets if b.kind == "planned"}
    return [
        (i.dimension_no, i.mission_no, i.title, i.responsible, planned.get(i.item_id))
        for i in records.items
    ]


@pytest.mark.parametrize("framed", [False, True])
def test_the_rest_of_a_table_of_uprights_is_no_form(framed: bool) -> None:
    rules = upright(30, 146, *EDGES) + (level(10, 420, 30, 146) if framed else [])
    records = read(page(REST, rules, 2))
    assert told(records)[2:] == [
        (2, "2.1", "โครงการจัดทำป้ายขั้นตอน", ("กองช่าง",), 15000.0),
        (3, "3.1", "โครงการประชาคมเมืองท่าอุเทน", ("กองคลัง",), 40000.0),
        (3, "3.1", "กิจกรรมสภากาแฟพบนายก", ("สำนักปลัด",), None),
    ]
    assert "table_without_heading" not in codes(records)


def test_rests_that_state_no_amount_are_no_form() -> None:
    """Each cell is a number, a title, a unit or no budget, as in a form without labels."""
    more = [
        *row(34, "3", "กิจกรรมเยี่ยมชุมชน", "กองช่าง", "ไม่ใช้งบ", "ไม่ใช้งบ"),
        *row(44, "", "ประจำเดือน", "", "ประมาณ", "ประมาณ"),
        *row(64, "4", "กิจกรรมสภากาแฟ", "สำนักปลัด", "ไม่ใช้งบ", "ไม่ใช้งบ"),
        *row(74, "", "พบนายก", "", "ประมาณ", "ประมาณ"),
    ]
    records = read(page(more, upright(30, 86, *EDGES), 2))
    assert [i.title for i in records.items[2:]] == [
        "กิจกรรมเยี่ยมชุมชนประจำเดือน",
        "กิจกรรมสภากาแฟพบนายก",
    ]
    assert [(b.kind, b.status) for b in records.budgets[-2:]] == [
        ("planned", "no_budget"),
        ("disbursed", "no_budget"),
    ]


@pytest.mark.parametrize(
    ("colon", "money"), [(" : ", "9,000 บาท"), (" : ", "9,000"), (" ", "9,000 บาท")]
)
@pytest.mark.parametrize("at", [PLACES, (18, 43, 193, 193, 275)])
def test_a_form_behind_a_table_is_read_by_its_labels(
    colon: str, money: str, at: Sequence[int]
) -> None:
    """As many columns at the same places, with nothing or a value in those of money."""
    form = [
        *row(34, "3", "โครงการจัดทำป้าย", f"งบประมาณ{colon}{money}", "", "", at=at),
        *row(52, "", f"ผู้รับผิดชอบ{colon}กองช่าง", "", f"ตัวชี้วัด{colon}3 จุด", "", at=at),
    ]
    rules = [*upright(26, 62, *EDGES), *level(10, 420, 26, 44, 62)]
    assert told(read(page(form, rules, 2)))[2:] == [
        (2, "2.1", "โครงการจัดทำป้าย", ("กองช่าง",), 9000.0)
    ]


LAST = (2, "2.1", "โครงการจัดทำป้าย", ("กองช่าง",), 15000.0)
OTHER = (3, "3.1", "โครงการประชาคมเมือง", ("กองคลัง",), 40000.0)
ONE = row(34, "3", "โครงการจัดทำป้าย", "กองช่าง", "15,000.-", "14,850.-")
MORE = [
    *band(62, "มิติที่ 3 การส่งเสริมบทบาท"),
    *band(78, "ภารกิจที่ 3.1 ชุมชน"),
    *row(96, "1", "โครงการประชาคมเมือง", "กองคลัง", "40,000.-", "36,420.-"),
]


@pytest.mark.parametrize(("rest", "items"), [(ONE, [LAST]), ([*ONE, *MORE], [LAST, OTHER])])
def test_items_of_a_line_each_go_on_by_their_numbers(
    rest: list[Word], items: list[tuple[object, ...]]
) -> None:
    assert told(read(page(rest, upright(28, 110, *EDGES), 2)))[2:] == items


@pytest.mark.parametrize(
    "rest",
    [
        row(34, "3", "นายสมชาย ใจดี", "ประธาน", "-", "-"),
        [*ONE, *row(44, "", "โครงการอื่น", "กองคลัง", "500", "500")],
        row(34, "", "และป้ายบอกทาง", "", "", ""),
    ],
)
def test_lines_that_no_number_opens_are_no_items(rest: list[Word]) -> None:
    assert told(read(page(rest, upright(28, 110, *EDGES), 2)))[2:] == []
