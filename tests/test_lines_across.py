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


THIN: Rows = [[("ที่", 1, 1), ("โครงการ", 1, 1), ("วิธีดำเนินการ", 1, 1), ("ผู้รับผิดชอบ", 1, 1)]]


def beside(no: str, title: str, *lines: str) -> Rows:
    """An item whose number's cell runs down beside its lines."""
    first = [(no, 1, 1 + len(lines)), (title, 1, 1), ("ประชุม", 1, 1), ("กองคลัง", 1, 1)]
    return [first, *([(text, 3, 1)] for text in lines)]


def under(no: str, title: str, *lines: str) -> Rows:
    """An item with lines across all columns below it."""
    first = [(no, 1, 1), (title, 1, 1), ("ประชุม", 1, 1), ("กองคลัง", 1, 1)]
    return [first, *([(text, 4, 1)] for text in lines)]


def money_of(records: Records) -> list[tuple[str | None, float | None]]:
    titles = {i.item_id: i.title for i in records.items}
    return [(titles[b.item_id], b.amount_baht) for b in records.budgets]


def lost(records: Records) -> list[str | None]:
    return [f.raw for f in records.findings if f.code == "cell_lost"]


@pytest.mark.parametrize(
    "labels",
    [
        ("งบประมาณปี 2566", "งบประมาณปี 2568"),
        ("งบประมาณที่ตั้งไว้", "งบประมาณที่ใช้จริง"),
        ("งบประมาณ (บาท)", "งบประมาณ (พันบาท)"),
        ("งบประมาณ (บาท)", "งบประมาน (พันบาท)"),
    ],
    ids=["years", "kinds", "units", "units, one label misread"],
)
def test_labels_that_say_different_things_of_money_leave_it_told(labels: tuple[str, str]) -> None:
    lines = [f"{label} : 18,000" for label in labels]
    rows = [*beside("1", "โครงการปลูกป่า", lines[0]), *beside("2", "โครงการอบรม", lines[1])]
    records = read(ITA, (table(*THIN, *rows),))
    assert not money_of(records)
    assert codes(records) & {"cell_lost", "amount_uncertain"}


def test_labels_that_say_the_same_may_be_misread() -> None:
    lines = ["งบประมาณ (บาท) : 20,000", "งบประมาณ (บาท) : 10,000", "งบประมาน (บาท) : 7,000"]
    rows = [row for k, text in enumerate(lines) for row in beside(str(k), f"โครงการที่{k}ก", text)]
    records = read(ITA, (table(*THIN, *rows),))
    assert [amount for _title, amount in money_of(records)] == [20_000.0, 10_000.0, 7_000.0]


@pytest.mark.parametrize(
    "label", ["งบประมาณรวม", "งบประมาณทั้งสิ้น", "รวมงบประมาณ", "งบประมาณทุกโครงการ"]
)
def test_a_sum_below_an_item_without_money_is_not_its(label: str) -> None:
    rows = [*under("1", "โครงการปลูกป่า", "งบประมาณ : 20,000 บาท"),
            *under("2", "โครงการอบรม", "งบประมาณ : 18,000 บาท"), *under("3", "มาตรการประกาศ"),
            [(f"{label} : 38,000 บาท", 4, 1)]]  # fmt: skip
    records = read(ITA, (table(*THIN, *rows),))
    assert ("มาตรการประกาศ", 38_000.0) not in money_of(records)


def test_a_sum_at_the_top_of_a_page_is_not_the_money_of_the_item_before() -> None:
    first = [*under("1", "โครงการปลูกป่า", "งบประมาณ 5,000 บาท"), *under("2", "มาตรการประกาศ")]
    rest = [[("งบประมาณรวม 5,000 บาท", 4, 1)], *under("3", "โครงการอบรม", "งบประมาณ 7,000 บาท"),
            *under("4", "โครงการจิตอาสา", "งบประมาณ 7,500 บาท")]  # fmt: skip
    records = read(ITA, (table(*THIN, *first),), (table(*rest, page=2),))
    assert ("มาตรการประกาศ", 5_000.0) not in money_of(records)


def test_all_of_an_items_money_may_stand_beside_its_number() -> None:
    rows = [*beside("1", "โครงการปลูกป่า", "งบประมาณทั้งสิ้น : 20,000 บาท"),
            *beside("2", "โครงการอบรม", "งบประมาณทั้งสิ้น : 10,000 บาท")]  # fmt: skip
    records = read(ITA, (table(*THIN, *rows),))
    assert money_of(records) == [("โครงการปลูกป่า", 20_000.0), ("โครงการอบรม", 10_000.0)]


def test_lines_across_that_are_of_no_item_are_told() -> None:
    rows = [*under("1", "โครงการปลูกป่า", "งบประมาณทั้งสิ้น : 20,000 บาท"),
            *under("2", "โครงการอบรม", "งบประมาณทั้งสิ้น : 10,000 บาท")]  # fmt: skip
    records = read(ITA, (table(*THIN, *rows),))
    assert lost(records) == ["งบประมาณทั้งสิ้น : 20,000 บาท", "งบประมาณทั้งสิ้น : 10,000 บาท"]


@pytest.mark.parametrize("above", [False, True], ids=["in the body", "above the heading"])
def test_a_heading_may_be_two_rows_tall(above: bool) -> None:
    band: Rows = [[("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", 4, 2)], []]
    one = beside("1", "โครงการปลูกป่า", "ผลการดำเนินการ จัดแล้ว")
    two = beside("2", "โครงการอบรม", "ผลการดำเนินการ จัดอบรม")
    rows = [*band, *THIN, *one, *two] if above else [*THIN, *one, *band, *two]
    records = read(ITA, (table(*rows),))
    assert [(i.title, i.result) for i in records.items] == [
        ("โครงการปลูกป่า", "จัดแล้ว"),
        ("โครงการอบรม", "จัดอบรม"),
    ]


def test_what_a_labelled_cell_tells_is_not_also_the_empty_cell_above_it() -> None:
    bare: Rows = [[*PAIRS[0][0][:3], ("", 1, 1), ("", 1, 1)], PAIRS[0][1]]
    first, second = read(ITA, (table(*WIDE, *bare, *PAIRS[1]),)).items
    assert (first.responsible, first.period, first.result) == (None, None, "จัดทำแล้ว")
    assert second.period == "ต.ค. 2566"


@pytest.mark.parametrize("head", ["งบประมาณ (บาท) : ", "งบประมาณ "])
def test_money_on_a_second_line_of_a_result_is_told(head: str) -> None:
    lines = [f"ผลการดำเนินการ : จัดแล้ว\n{head}{amount}" for amount in ("5,000", "7,000")]
    rows = [*beside("1", "โครงการปลูกป่า", lines[0]), *beside("2", "โครงการอบรม", lines[1])]
    records = read(ITA, (table(*THIN, *rows),))
    assert [f.code for f in records.findings].count("amount_uncertain") == 2


RESULTS_CUT = [*beside("1", "โครงการปลูกป่า", "ผลการดำเนินการ จัดแล้ว"),
               *beside("2", "โครงการอบรม", "ผลการดำเนินการ จัดอบรม")]  # fmt: skip
AFTER = beside("3", "โครงการจิตอาสา", "ผลการดำเนินการ ดี")


@pytest.mark.parametrize("after", [[], AFTER], ids=["alone", "above an item"])
def test_the_rest_of_a_line_may_stand_behind_a_page_break(after: Rows) -> None:
    rest: Rows = [[("", 1, 1), ("ให้แก่พนักงาน 30 คน", 3, 1)], *after]
    records = read(ITA, (table(*THIN, *RESULTS_CUT),), (table(*rest, page=2),))
    item = records.items[1]
    assert (item.title, item.result) == ("โครงการอบรม", "จัดอบรมให้แก่พนักงาน 30 คน")


@pytest.mark.parametrize("text", ["กองช่าง", "มิติที่ 2 การบริหารราชการ", "งบประมาณรวม 5,000 บาท"])
def test_a_heading_or_a_sum_behind_a_page_break_is_no_rest(text: str) -> None:
    rows: Rows = [[("", 1, 1), (text, 3, 1)], *AFTER]
    records = read(ITA, (table(*THIN, *RESULTS_CUT),), (table(*rows, page=2),))
    assert [i.result for i in records.items] == ["จัดแล้ว", "จัดอบรม", "ดี"]


def test_a_line_above_two_items_is_not_the_first_ones_alone() -> None:
    head: Rows = [[*THIN[0][:3], ("เป้าหมาย", 1, 1)]]
    rows = list(head)
    for unit, *numbers in (("สำนักปลัด", 1), ("กองคลัง", 2), ("กองช่าง", 3), ("กองการศึกษา", 4, 5)):
        rows += [[(f"หน่วยงานรับผิดชอบ : {unit}", 4, 1)]]
        rows += [
            [(str(n), 1, 1), (f"โครงการที่ดี{n}ก", 1, 1), ("ประชุม", 1, 1), ("30 คน", 1, 1)]
            for n in numbers
        ]
    records = read(ITA, (table(*rows),))
    assert [i.responsible for i in records.items[2:]] == [("กองช่าง",), *[("กองการศึกษา",)] * 2]


def test_a_line_beside_another_number_is_of_no_item() -> None:
    def numbered(no: str, title: str, beside: str, result: str) -> Rows:
        first = [(no, 1, 1), (title, 1, 1), ("ประชุม", 1, 1), ("กองคลัง", 1, 1)]
        return [first, [(beside, 1, 1), (f"ผลการดำเนินการ {result}", 3, 1)]]

    rows = [*numbered("1", "มาตรการแรก", "2", "ดี"), *numbered("2", "มาตรการสอง", "3", "ดีมาก")]
    records = read(ITA, (table(*THIN, *rows),))
    assert {i.result for i in records.items} == {None}
    assert len(lost(records)) == 2


def test_a_page_may_hold_nothing_but_a_line_of_the_next_pages_item() -> None:
    head: Rows = [[("๒", 1, 1), TWO[0][1]]]
    rest: Rows = [[("", 1, 2), *TWO[1]], TWO[2]]
    pages = (table(*HEAD, *ONE), table(*head, page=2), table(*rest, *THREE, page=3))
    records = read(ITA, *((page,) for page in pages))
    assert said(records) == SAID
