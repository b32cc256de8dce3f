"""Lines across all columns of an item's row that open with the label of what they tell of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_labelled_cells import ITA, RESULTS, read
from tests.test_stacked_rows import Shown, table

Rows = list[Sequence[Shown]]

HEAD: Rows = [
    [("ที่", 1, 1), ("มาตรการ", 1, 1), ("วิธีดำเนินการ", 1, 1), ("ผู้รับผิดชอบ", 1, 1)],
]
PLAIN: Rows = [HEAD[0][1:]]
FIRST: Rows = [[("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (ผลคะแนนปี ๒๕๖๖ = ๘๖.๑๒)", 4, 1)]]
OTHER: Rows = [[("ตัวชี้วัดที่ ๓ การใช้อำนาจ (ผลคะแนนปี ๒๕๖๖ = ๘๔.๐๓)", 4, 1)]]


def tiers(no: str, issue: str, title: str, how: str, who: str, result: str) -> Rows:
    """An item whose number's cell runs down over all of its rows."""
    return [
        [(no, 1, 3), (f"ประเด็นที่ต้องพัฒนา {issue}", 3, 1)],
        [(title, 1, 1), (how, 1, 1), (who, 1, 1)],
        [(f"ผลการดำเนินการ {result}", 3, 1)],
    ]


def bare(*rows: Sequence[Shown]) -> Rows:
    """The same rows without a cell for the number."""
    return [[shown for shown in row if shown[2] == 1] for row in rows]


ONE = tiers("๑", "ขั้นตอนล่าช้า\nกว่าที่กำหนด", "มาตรการจัดทำคู่มือ", "ทบทวนงาน", "สำนักปลัด", "จัดทำแล้ว ๑๘ งาน")
TWO = tiers("๒", "ไม่ทราบแผน", "มาตรการชี้แจงแผน", "ประชุม", "กองคลัง", "ชี้แจง ๒ ครั้ง")
THREE = tiers("๓", "คำสั่งไม่ชัด", "มาตรการมอบหมายงาน", "ออกคำสั่ง", "กองช่าง", "ออกแล้ว")
SAID = [
    ("มาตรการจัดทำคู่มือ", "ขั้นตอนล่าช้ากว่าที่กำหนด", "จัดทำแล้ว 18 งาน", ("สำนักปลัด",)),
    ("มาตรการชี้แจงแผน", "ไม่ทราบแผน", "ชี้แจง 2 ครั้ง", ("กองคลัง",)),
    ("มาตรการมอบหมายงาน", "คำสั่งไม่ชัด", "ออกแล้ว", ("กองช่าง",)),
]


def said(records: Records) -> list[tuple[object, ...]]:
    return [(i.title, i.issue, i.result, i.responsible) for i in records.items]


def test_what_a_numbers_cell_runs_down_beside_is_of_its_item() -> None:
    pages = (table(*HEAD, *FIRST, *ONE, *TWO), table(*HEAD, *OTHER, *THREE, page=2))
    records = read(ITA, *((page,) for page in pages))
    assert said(records) == SAID
    assert [(i.item_no, i.mission_no, i.approach) for i in records.items] == [
        (1, "1", "ทบทวนงาน"),
        (2, "1", "ประชุม"),
        (3, "3", "ออกคำสั่ง"),
    ]
    assert not codes(records) & {"cell_lost", "heading_unknown"}


def test_a_label_may_be_misread_in_one_line() -> None:
    misread: Rows = [[THREE[0][0], ("ประเด็ต ที่ต้องพัฒนา คำสั่งไม่ชัด", 3, 1)], *THREE[1:]]
    records = read(ITA, (table(*HEAD, *ONE, *TWO, *misread),))
    assert said(records) == SAID


@pytest.mark.parametrize("between", [[], [[("ตัวชี้วัดที่ ๒ การใช้งบประมาณ", 3, 1)]]])
def test_without_numbers_the_ends_of_the_table_tell_whose_a_line_is(between: Rows) -> None:
    rows = [*bare(*ONE), *between, *bare(*TWO), *bare(*THREE)]
    assert said(read(ITA, (table(*PLAIN, *rows),))) == SAID


def test_the_number_may_stand_beside_the_line_above_alone() -> None:
    def loose(rows: Rows) -> Rows:
        (no, issue), values, (result,) = rows
        return [[(no[0], 1, 1), issue], [("", 1, 1), *values], [("", 1, 1), result]]

    records = read(ITA, (table(*HEAD, *loose(ONE), *loose(TWO), *loose(THREE)),))
    assert said(records) == SAID
    assert [i.item_no for i in records.items] == [1, 2, 3]


def test_the_last_line_of_an_item_may_stand_behind_a_page_break() -> None:
    cut: Rows = [[("๒", 1, 2), TWO[0][1]], TWO[1]]
    rest: Rows = [[("", 1, 1), TWO[2][0]]]
    pages = (table(*HEAD, *ONE, *cut), table(*HEAD, *rest, *THREE, page=2))
    assert said(read(ITA, *((page,) for page in pages))) == SAID


def test_the_first_line_of_an_item_may_stand_before_a_page_break() -> None:
    head: Rows = [[("๒", 1, 1), TWO[0][1]]]
    rest: Rows = [[("", 1, 2), *TWO[1]], TWO[2]]
    pages = (table(*HEAD, *ONE, *head), table(*HEAD, *rest, *THREE, page=2))
    records = read(ITA, *((page,) for page in pages))
    assert said(records) == SAID
    assert [i.item_no for i in records.items] == [1, 2, 3]


def test_lines_that_may_be_of_either_neighbour_are_told_and_no_items() -> None:
    rows = [*bare(*ONE)[1:], *bare(*TWO), *bare(*THREE)[:2]]
    records = read(ITA, (table(*PLAIN, *rows),))
    assert [i.title for i in records.items] == [title for title, *_rest in SAID]
    assert {(i.issue, i.result) for i in records.items} == {(None, None)}
    lost = [f.raw for f in records.findings if f.code == "cell_lost"]
    assert len(lost) == 4


def test_a_line_that_names_a_second_thing_is_told() -> None:
    both: Rows = [[("ผลการดำเนินการ : ชี้แจงแล้ว ข้อเสนอแนะ : จัดซ้ำ", 3, 1)]]
    records = read(ITA, (table(*HEAD, *ONE, *TWO[:2], *both),))
    assert {i.issue for i in records.items} == {None}
    assert "cell_lost" in codes(records)


def test_money_in_such_a_line_is_the_items() -> None:
    def costed(rows: Rows, money: str) -> Rows:
        (no, _issue), values, result = rows
        return [[no, *values], [(f"งบประมาณ : {money}", 3, 1)], result]

    rows = [*costed(ONE, "๒๐,๐๐๐ บาท"), *costed(TWO, "ไม่ใช้งบประมาณ")]
    records = read(RESULTS, (table(*HEAD, *rows),))
    money = [(b.kind, b.status, b.amount_baht) for b in records.budgets]
    assert money == [("planned", "amount", 20_000.0), ("planned", "no_budget", None)]
    assert [i.result for i in records.items] == ["จัดทำแล้ว 18 งาน", "ชี้แจง 2 ครั้ง"]


def test_a_title_across_all_columns_is_no_such_line() -> None:
    wide: Rows = [[("๒", 1, 1), ("การติดตามผลการดำเนินงานของทุกกอง ประจำปี", 3, 1)]]
    plain: Rows = [[("๑", 1, 1), *ONE[1]]]
    records = read(ITA, (table(*HEAD, *plain, *wide),))
    assert len(records.items) == 2


def below(result: str, state: str, money: str) -> Rows:
    """The row below an item whose cells all open with a label."""
    return [
        [
            (f"ผลการดำเนินการ : {result}", 2, 1),
            (f"สถานะ : {state}", 1, 1),
            (f"งบประมาณ : {money}", 1, 1),
        ]
    ]


def pair(no: str, title: str, *told: str) -> Rows:
    first = [(no, 1, 2), (title, 1, 1), ("ประชุม", 1, 1), ("กองคลัง", 1, 1), ("ต.ค. ๒๕๖๖", 1, 1)]
    return [first, *below(*told)]


WIDE: Rows = [[*HEAD[0], ("ระยะเวลา", 1, 1)]]
PAIRS = [
    pair("๑", "มาตรการจัดทำคู่มือ", "จัดทำแล้ว", "แล้วเสร็จ", "ตั้งไว้ ๔,๐๐๐ บาท\nเบิกจ่าย ๒,๐๐๐ บาท"),
    pair("๒", "กิจกรรมประชุมชี้แจง", "ประชุม ๒ ครั้ง", "อยู่ระหว่างดำเนินการ", "ไม่ใช้งบประมาณ"),
]


def test_several_cells_below_an_item_may_each_have_a_label() -> None:
    records = read(ITA, (table(*WIDE, *PAIRS[0], *PAIRS[1]),))
    assert [(i.item_no, i.title, i.result, i.progress, i.period) for i in records.items] == [
        (1, "มาตรการจัดทำคู่มือ", "จัดทำแล้ว", "completed", "ต.ค. 2566"),
        (2, "กิจกรรมประชุมชี้แจง", "ประชุม 2 ครั้ง", "in_progress", "ต.ค. 2566"),
    ]
    money = [(b.kind, b.status, b.amount_baht) for b in records.budgets]
    assert money[:2] == [("planned", "amount", 4_000.0), ("disbursed", "amount", 2_000.0)]
    assert {status for _kind, status, _baht in money[2:]} == {"no_budget"}


def test_a_cell_among_them_without_a_label_leaves_the_rows_told() -> None:
    bare: Rows = [PAIRS[1][0], [*PAIRS[1][1][:2], ("ไม่ใช้งบประมาณ", 1, 1)]]
    records = read(ITA, (table(*WIDE, *PAIRS[0], *bare),))
    assert len(records.items) == 2
    assert {i.result for i in records.items} == {None}
    assert [f.code for f in records.findings].count("cell_lost") == 2
