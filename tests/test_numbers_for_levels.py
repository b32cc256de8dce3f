"""Numbers of items in a column that a level's word stands over, and an ITA instrument whose letters
a scan misread: neither is taken for the level that an item stands under.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.test_boxes_below_headings import BESIDE, HEADING, THREE, WHAT, Boxes, page_of, told
from tests.test_boxes_below_headings import read as read_pages
from tests.test_labelled_cells import ITA, Slot, grid, read

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
UNDER = ("มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ")
DUTY = ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", None, None, None)
MONEY = ("ตัวชี้วัดที่ 2 การใช้งบประมาณ", None, None, None)
MEASURES = (
    ("ทำคู่มือบริการ", "ทบทวนคู่มือ", "สำนักปลัด"),
    ("จัดบัตรคิวอัตโนมัติ", "จัดเครื่องกดบัตรคิว", "กองช่าง"),
    ("เปิดเผยแผนใช้จ่ายเงิน", "แจ้งเวียนแผน", "กองคลัง"),
)


def levels(records: Records) -> list[tuple[object, ...]]:
    return [(i.dimension_no, i.mission_no, i.item_no) for i in records.items]


def rows(numbers: Sequence[str]) -> list[Sequence[Slot]]:
    first, second, third = ((n, *m) for n, m in zip(numbers, MEASURES, strict=True))
    return [DUTY, first, second, MONEY, third]


@pytest.mark.parametrize("over", ["แบบวัด", "เครื่องมือ", "มิติ", "ตัวชี้วัด", "ภารกิจ"])
@pytest.mark.parametrize("numbers", [("1)", "2)", "1)"), ("1.", "2.", "3."), ("(1)", "(2)", "(3)")])
def test_ordinals_below_rows_that_name_the_levels_count_items(
    over: str, numbers: Sequence[str]
) -> None:
    records = read(ITA, (grid((over, *UNDER), *rows(numbers)),))
    own = [int(n.strip("().")) for n in numbers]
    assert levels(records) == [(1, "1", own[0]), (1, "1", own[1]), (1, "2", own[2])]


def test_lists_of_one_item_are_told_by_their_brackets() -> None:
    table = grid(("แบบวัด", *UNDER), DUTY, ("1)", *MEASURES[0]), MONEY, ("1)", *MEASURES[2]))
    assert levels(read(ITA, (table,))) == [(1, "1", 1), (1, "2", 1)]


def test_a_number_without_the_name_of_a_level_is_no_indicator() -> None:
    table = grid(("แบบวัด", *UNDER), *((f"{k})", *m) for k, m in enumerate(MEASURES, 1)))
    assert {i.mission_no for i in read(ITA, (table,)).items} == {None}


def test_numbers_of_indicators_below_an_instrument_stay_indicators() -> None:
    band = ("แบบวัด IIT", None, None, None)
    table = grid(("ตัวชี้วัด", *UNDER), band, *((str(k), *m) for k, m in enumerate(MEASURES, 1)))
    assert levels(read(ITA, (table,))) == [(1, "1", None), (1, "2", None), (1, "3", None)]


def test_a_column_of_dimensions_beside_rows_of_missions_stays_one() -> None:
    """Dimensions 2 and 3 have one mission each, which stands beside their number."""
    table = grid(
        ("มิติ", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"),
        ("1", "1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากร", None, None),
        ("", "โครงการอบรมคุณธรรม", "10,000", "สำนักปลัด"),
        ("", "1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชน", None, None),
        ("2", "2.1 แสดงเจตจำนงทางการเมืองในการต่อต้านการทุจริต", None, None),
        ("", "โครงการประกาศเจตจำนง", "20,000", "สำนักปลัด"),
        ("3", "3.1 จัดให้มีและเผยแพร่ข้อมูลข่าวสาร", None, None),
        ("", "โครงการเผยแพร่ข้อมูล", "30,000", "กองคลัง"),
    )
    assert [i.dimension_no for i in read(PLAN, (table,)).items] == [1, 2, 3]


@pytest.mark.parametrize("numbers", [("1", "1", "2"), ("1)", "1)", "2)")])
def test_a_dimension_said_again_for_each_item_counts_none(numbers: Sequence[str]) -> None:
    first, second, third = numbers
    table = grid(
        ("มิติ", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"),
        ("1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากร", None, None, None),
        (first, "โครงการอบรมคุณธรรม", "10,000", "สำนักปลัด"),
        (second, "โครงการประกาศเจตจำนง", "20,000", "สำนักปลัด"),
        ("2.1 แสดงเจตจำนงทางการเมืองในการต่อต้านการทุจริต", None, None, None),
        (third, "โครงการเผยแพร่ข้อมูล", "30,000", "กองคลัง"),
    )
    records = read(PLAN, (table,))
    assert [(i.dimension_no, i.item_no) for i in records.items] == [(1, None), (1, None), (2, None)]


def test_dimensions_by_their_numbers_alone_stay_dimensions() -> None:
    table = grid(
        ("มิติ", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"),
        ("1", "โครงการอบรมคุณธรรม", "10,000", "สำนักปลัด"),
        ("2", "โครงการประกาศเจตจำนง", "20,000", "สำนักปลัด"),
        ("3", "โครงการเผยแพร่ข้อมูล", "30,000", "กองคลัง"),
    )
    assert [i.dimension_no for i in read(PLAN, (table,)).items] == [1, 2, 3]


@pytest.mark.parametrize("letters", ["IT", "lIT", "(IT)", "ElT", ": HT"])
def test_an_instrument_misread_over_boxes_names_no_column(letters: str) -> None:
    groups = [(g[0], *(row.replace(". ", ")|", 1) for row in g[1:])) for g in THREE]
    places = (26.0, 60.0, 200.0, 330.0, 430.0, 540.0)
    heading = (f"/แบบวัด {letters}", *HEADING)
    records = read_pages(page_of(groups, Boxes(title=BESIDE.title, places=places, heading=heading)))
    assert told(records) == WHAT
    assert {i.dimension_no for i in records.items} == {1}


def test_an_instrument_misread_that_no_indicator_tells_is_told() -> None:
    table = grid(("มาตรการ", "วิธีดำเนินการ", "ผู้รับผิดชอบ"), *MEASURES)
    records = read(ITA, ("แบบวัด IIT", table, "แบบวัด IT", table))
    assert [i.dimension_no for i in records.items] == [1, 1, 1, None, None, None]
    assert [f.code for f in records.findings].count("dimension_uncertain") == 3
