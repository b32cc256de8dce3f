"""Measures in one row of cells that white alone parts, and such that nothing parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import words

PLACES = (15.0, 110.0, 230.0, 370.0, 450.0)
EDGES = (8.0, 105.0, 225.0, 365.0, 445.0, 560.0)
HEADING = ("ตัวชี้วัด", "มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "การกำกับติดตาม")
LEADING = 10.0
TOLD = "rows_parted_uncertainly"

Measure = tuple[str, str, str, str]
TIMES: Measure = ("มาตรการกำหนดเวลา/ให้บริการ", "ติดป้ายไว้หน้าสำนักงาน/และทบทวน", "สำนักปลัด", "ทุกเดือน")
EQUAL: Measure = ("มาตรการบริการเท่าเทียม", "ใช้บัตรคิว", "สำนักปลัด/กองคลัง", "ทุกไตรมาส")
PLANS: Measure = ("มาตรการเปิดเผยแผน/การใช้เงิน", "เวียนแผนให้ทราบ", "กองคลัง", "สรุปเสนอ/นายก")
LENT: Measure = ("กิจกรรมยืมคืนพัสดุ", "จัดทำทะเบียน/ทุกกอง", "กองคลัง", "ตรวจทุกเดือน")
FULL: Measure = ("มาตรการกำหนดเวลา/ให้บริการ", "ติดป้ายไว้/และทบทวน", "สำนักปลัด/กองช่าง", "ทุกเดือน/ทุกปี")
CARS: Measure = ("มาตรการควบคุมรถ/ส่วนกลาง", "บันทึกเลขไมล์", "กองช่าง", "ตรวจสมุด/ทุกสัปดาห์")
NAMES = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สิน")

Group = tuple[int, Sequence[Measure]]
GROUPS: list[Group] = [(1, (TIMES, EQUAL)), (2, (PLANS,)), (4, (LENT, CARS))]


def title(measure: Measure) -> str:
    return measure[0].replace("/", "")


def expected(groups: Sequence[Group]) -> list[tuple[str | None, str]]:
    return [(str(no), title(measure)) for no, own in groups for measure in own]


def made(
    groups: Sequence[Group],
    gap: float = 4,
    inner: bool = False,
    number: int = 1,
    begun: bool = False,
) -> Page:
    """A page whose table has level rules around each group's measures and rules at its sides, with
    `gap` points more white between two measures than between two lines. `inner`: uprights as well;
    `begun`: the first group's indicator stands on the page before."""
    placed: list[Word] = []
    placed += words((10, 60, "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปี พ.ศ. 2568"))
    placed += words(*((60, x, text) for x, text in zip(PLACES, HEADING, strict=True)))
    y, stops = 78.0, [54.0, 73.0]
    for k, (no, group) in enumerate(groups):
        if k or not begun:
            name = ("ตัวชี้วัดที่ " + str(no), NAMES[no - 1])
            placed += words(*((y + LEADING * i, PLACES[0], text) for i, text in enumerate(name)))
        for measure in group:
            lines = [cell.split("/") for cell in measure]
            for x, cell in zip(PLACES[1:], lines, strict=True):
                own = (t for t in enumerate(cell) if t[1])
                placed += words(*((y + LEADING * i, x, text) for i, text in own))
            y += LEADING * max(map(len, lines)) + gap
        y = max(y - gap, y - LEADING * sum(max(c.count("/") + 1 for c in m) for m in group) + 14)
        stops.append(y + 2)
        y += 7
    rules = [Ruling("horizontal", stop, EDGES[0], EDGES[-1]) for stop in stops]
    sides = EDGES if inner else (EDGES[0], EDGES[-1])
    rules += [Ruling("vertical", x, stops[0], stops[-1]) for x in sides]
    return Page(number, 580, 800, tuple(placed), tuple(rules), (), "pdf", "pdf")


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(tuple(find_blocks(page) for page in pages)))


def told(records: Records) -> list[tuple[str | None, str | None]]:
    return [(item.mission_no, item.title) for item in records.items]


@pytest.mark.parametrize("inner", [False, True])
@pytest.mark.parametrize("gap", [3, 5, 9])
def test_white_parts_the_measures_of_an_indicator(inner: bool, gap: float) -> None:
    records = read(made(GROUPS, gap, inner))
    assert told(records) == expected(GROUPS)
    assert [item.responsible for item in records.items] == [
        ("สำนักปลัด",), ("สำนักปลัด", "กองคลัง"), ("กองคลัง",), ("กองคลัง",), ("กองช่าง",),
    ]  # fmt: skip
    assert TOLD not in codes(records)


def test_a_box_may_hold_three_measures_and_go_on_behind_a_page_break() -> None:
    first: list[Group] = [(1, (TIMES, EQUAL, PLANS)), (2, (LENT,))]
    second: list[Group] = [(2, (CARS, EQUAL)), (4, (TIMES, PLANS))]
    records = read(made(first), made(second, number=2, begun=True))
    assert told(records) == expected([*first, *second])


def test_a_measure_without_a_type_word_is_parted_by_the_same_white() -> None:
    bare: Measure = ("แนวปฏิบัติ/การเบิกจ่าย", *EQUAL[1:])
    groups: list[Group] = [(1, (TIMES, EQUAL)), (2, (PLANS, bare)), (4, (LENT, CARS))]
    assert told(read(made(groups))) == expected(groups)


@pytest.mark.parametrize(
    "second",
    [
        ("มาตรการบริการเท่าเทียม", "ใช้บัตรคิว", "", ""),
        ("มาตรการบริการเท่าเทียม", "ใช้บัตรคิว", "", "ทุกไตรมาส"),
    ],
)
def test_a_measure_that_may_share_cells_with_the_one_above_is_told(second: Measure) -> None:
    records = read(made([(1, (TIMES, second)), *GROUPS[1:]]))
    assert TOLD in codes(records)


def test_measures_without_enough_white_between_them_are_told_if_they_stand_apart() -> None:
    """A cell's own lines stand apart as two measures do elsewhere: nothing tells them."""
    loose: Measure = ("มาตรการเปิดเผยแผน//การใช้เงิน", "เวียนแผนให้ทราบ", "กองคลัง", "สรุปทุกปี")
    records = read(made([(1, (FULL, EQUAL)), (2, (loose,))], gap=9))
    assert len(records.items) == 2
    assert TOLD in codes(records)


@pytest.mark.parametrize("inner", [False, True])
def test_a_title_that_goes_on_with_a_type_word_is_one(inner: bool) -> None:
    long: Measure = (
        "มาตรการติดตามผลตาม/โครงการของเทศบาล",
        "ประชุมติดตาม/ทุกไตรมาส",
        "กองคลัง",
        "ทุกเดือน",
    )
    groups: list[Group] = [(1, (long,)), (2, (PLANS,)), (4, (CARS,))]
    records = read(made(groups, inner=inner))
    assert told(records) == expected(groups)
    assert TOLD not in codes(records)
    several: list[Group] = [(1, (long, EQUAL)), (2, (PLANS,)), (4, (CARS, long))]
    assert TOLD in codes(read(made(several, inner=inner)))


@pytest.mark.parametrize("inner", [False, True])
@pytest.mark.parametrize(("gap", "sure"), [(1, True), (0, False), (-0.5, False)])
def test_cells_that_end_early_and_begin_anew_part_measures_that_white_does_not(
    inner: bool, gap: float, sure: bool
) -> None:
    """A crooked scan puts the lines of a cell as far apart as two measures."""
    three: list[Group] = [(1, (TIMES, LENT, CARS)), (2, (PLANS,)), (4, (CARS,))]
    for groups in (GROUPS, three):
        records = read(made(groups, gap, inner))
        assert told(records) == expected(groups)
        assert (TOLD not in codes(records)) == sure


def test_a_measure_whose_cells_run_on_into_the_next_is_told_and_not_parted() -> None:
    """One column of three ends before the second title: the others may be of one item."""
    running: Measure = (*FULL[:2], "สำนักปลัด/", FULL[3])
    records = read(made([(1, (running, EQUAL)), (2, (PLANS,)), (4, (CARS,))], gap=0))
    assert len(records.items) == 3
    assert TOLD in codes(records)


@pytest.mark.parametrize(
    "one",
    [
        ("มาตรการติดตามผลตาม/ข้อสั่งการและ/โครงการของเทศบาล", "ประชุม", "กองคลัง", "ทุกปี"),
        ("มาตรการติดตามผลตาม/ข้อสั่งการและ/โครงการของเทศบาล", "ประชุม/ติดตาม/ทุกเดือน", "กองคลัง", "ทุกปี"),
        ("มาตรการติดตามผลตาม/ข้อสั่งการและ/โครงการของเทศบาล", "/ประชุม", "/กองคลัง", "/ทุกปี"),
        ("มาตรการติดตามผลตาม/ข้อสั่งการและ/โครงการของเทศบาล", "ก/ข/ค", "กองคลัง/กองช่าง", "ก/ข/ค"),
    ],
)
def test_a_title_that_goes_on_with_a_type_word_below_shorter_cells_is_one(one: Measure) -> None:
    groups: list[Group] = [(1, (one,)), (2, (PLANS,)), (4, (CARS,))]
    records = read(made(groups))
    assert told(records) == expected(groups)
    assert TOLD not in codes(records)
