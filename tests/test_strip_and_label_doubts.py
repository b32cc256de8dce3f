"""What looks like a strip of years, a label of two kinds of money or labels side by side, and is
not: each case passes if its value is right, is left out, or is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records
from parsers.model import Box, Line, Table, Word
from tests.reading_text import codes, read_rows
from tests.test_labelled_cells import RESULTS, grid, read
from tests.test_list_lines import FIRST, LAST
from tests.test_list_lines import PLAN as LIST_PLAN
from tests.test_month_strips import HEADING, MONTHS, PLAN, marked
from tests.test_strips_beside import YEARS as BESIDE_YEARS

Slot = str | None
THREE = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
FIVE = "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2566 - 2570)"
TOLD = {"amount_unreadable", "amount_uncertain", "amount_doubtful", "cell_lost", "table_not_read",
        "table_without_heading", "table_doubtful", "column_unknown", "money_without_title",
        "amount_over_years", "money_column_repeated"}  # fmt: skip


def money(records: Records, item: int = 0) -> list[tuple[int | None, str, float | None]]:
    own = records.items[item].item_id
    return [
        (b.fiscal_year_be, b.kind, b.amount_baht)
        for b in records.budgets
        if b.item_id == own and b.amount_baht is not None
    ]


def told(records: Records) -> bool:
    return bool(codes(records) & TOLD)


# --- parsers/forms/strips_beside.py: years over amounts below each item's row -------------------

COLUMNS = ("ที่", "โครงการ/กิจกรรม", "ตัวชี้วัด", "เป้าหมาย (คน)", "ระยะเวลา", "ผู้รับผิดชอบ")
Y = ("ปี 2566", None, "ปี 2567", None, "ปี 2568", None)
ITEM_1 = ("1", "โครงการอบรมคุณธรรม", "จำนวนผู้เข้าอบรม", "60 คน", "ตลอดปี", "สำนักปลัด")
ITEM_2 = ("2", "กิจกรรมจิตอาสา", "จำนวนผู้ร่วม", "50 คน", "ตลอดปี", "กองคลัง")


def v(a: str, b: str, c: str) -> Sequence[Slot]:
    return (a, None, b, None, c, None)


def tall_units(heading: str, *rows: Sequence[Slot]) -> Table:
    """The strips' own table (tests/test_strips_beside.py): the unit's cell stands beside all rows
    of its item."""
    table = grid((heading, None, None, "หน่วยงานที่รับผิดชอบ"), *rows)
    tops = [c.row for c in table.cells if c.col == 3 and c.row and c.text]
    ends = dict(zip(tops, [*tops[1:], table.n_rows], strict=True))
    cells = [
        replace(c, row_span=ends[c.row] - c.row) if c.col == 3 and c.row in ends else c
        for c in table.cells
        if c.col != 3 or c.row in (0, *tops)
    ]
    return replace(table, cells=tuple(cells))


def under(heading: str, *, first: str = "1. โครงการอบรมคุณธรรม") -> Records:
    rows = (
        (first, None, None, "สำนักปลัด"), BESIDE_YEARS, ("350", "-", "700", ""),
        ("2. มาตรการงดรับของขวัญ", None, None, "กองคลัง"), BESIDE_YEARS, ("-", "-", "-", ""),
    )  # fmt: skip
    return read(THREE, (tall_units(heading, *rows),))


def test_counts_of_people_by_year_below_an_item_are_no_money() -> None:
    # The strip says for each year how many people: no word of the table names money, and the
    # heading เป้าหมาย (คน) names people. It came out as planned 120 and 150 baht, without a finding.
    item = (*ITEM_1[:3], "ดังนี้", *ITEM_1[4:])
    other = (*ITEM_2[:3], "ดังนี้", *ITEM_2[4:])
    table = grid(COLUMNS, item, Y, v("120", "-", "150"), other, Y, v("200", "300", "400"))
    records = read(THREE, (table,))
    assert told(records) or not [b for b in records.budgets if b.amount_baht is not None]


def test_counts_of_people_that_the_title_names_are_no_money() -> None:
    records = under("โครงการ/กิจกรรม/มาตรการ", first="1. โครงการอบรมคุณธรรม (จำนวนผู้เข้าร่วม : คน)")
    assert told(records) or not money(records)


def test_amounts_below_a_title_are_of_the_kind_that_its_heading_names() -> None:
    # "ผลการเบิกจ่ายรายปี" is disbursed; it came out planned.
    records = under("โครงการ/กิจกรรม/มาตรการ และผลการเบิกจ่ายรายปี (บาท)")
    assert told(records) or all(kind == "disbursed" for _year, kind, _baht in money(records))


def test_amounts_below_a_title_are_in_the_unit_that_its_heading_names() -> None:
    # 350 พันบาท are 350,000 baht; they came out as 350.0.
    records = under("โครงการ/กิจกรรม/มาตรการ และงบประมาณรายปี (พันบาท)")
    assert told(records) or [baht for *_k, baht in money(records)] == [350_000.0, 700_000.0]


def test_a_second_row_of_amounts_below_the_years_is_no_item() -> None:
    # What was spent, below what was set: its row came out as an item titled "34,000" with blank
    # money, and 69,000 is nowhere. (years_beside asks for one row of amounts alone.)
    rows = (
        ("1. โครงการอบรมคุณธรรม", None, None, "สำนักปลัด"), BESIDE_YEARS,
        ("35,000", "-", "70,000", ""), ("34,000", "-", "69,000", ""),
        ("2. มาตรการงดรับของขวัญ", None, None, "กองคลัง"), BESIDE_YEARS,
        ("-", "-", "-", ""), ("-", "-", "-", ""),
    )  # fmt: skip
    records = read(THREE, (tall_units("โครงการ/กิจกรรม/มาตรการ และงบประมาณรายปี (บาท)", *rows),))
    assert told(records) or "34,000" not in [i.title for i in records.items]


def test_a_sum_in_one_items_strip_is_no_amount_of_anothers_last_year() -> None:
    # Item 2's strip ends in รวม where item 1's has 2569: three names of four are alike (_SAME), so
    # that 6,000 came out as item 2's amount of 2569.
    four = ("ปี 2566", None, "ปี 2567", "ปี 2568", "ปี 2569", None)
    summed = ("ปี 2566", None, "ปี 2567", "ปี 2568", "รวม", None)
    table = grid(
        COLUMNS, ITEM_1, four, ("10,000", None, "20,000", "30,000", "40,000", None),
        ITEM_2, summed, ("1,000", None, "2,000", "3,000", "6,000", None),
    )  # fmt: skip
    records = read(FIVE, (table,))
    assert told(records) or (2569, "planned", 6_000.0) not in money(records, 1)


SECOND = [(2566, "planned", 200_000.0), (2567, "planned", 300_000.0), (2568, "planned", 400_000.0)]


@pytest.mark.parametrize("cut", [1, 2])
def test_a_strip_behind_a_page_break_is_not_lost(cut: int) -> None:
    # Item 2's strip (or its amounts alone) opens the next page. Its years came out "blank", 300,000
    # stands in its indicator, 400,000 in its period, and 200,000 nowhere; no finding.
    rows = [ITEM_2, Y, v("200,000", "300,000", "400,000")]
    third = ("3", "กิจกรรมเปิดเผยข้อมูล", "จำนวนเรื่อง", "5 เรื่อง", "", "กองช่าง")
    first = grid(COLUMNS, ITEM_1, Y, v("120,000", "-", "150,000"), *rows[:cut])
    rest = grid(*rows[cut:], third, Y, v("1,000", "2,000", "3,000"), page=2)
    records = read(THREE, (first,), (rest,))
    assert told(records) or money(records, 1) == SECOND


@pytest.mark.parametrize(
    "values",
    [("40,000", None, None, None, "5,000", None), v("20,000", "3O,000", "4,000")],
    ids=["a cell merged over two years", "an amount that a scan misread"],
)
def test_a_strip_whose_amounts_are_not_read_is_told(values: Sequence[Slot]) -> None:
    # Item 1's strip is laid, item 2's is not: its years came out "blank" and its amounts lie in its
    # period or indicator. A cell merged over years counts for each.
    table = grid(COLUMNS, ITEM_1, Y, v("10,000", "20,000", "30,000"), ITEM_2, Y, values)
    records = read(THREE, (table,))
    assert told(records)


def test_a_row_between_an_items_row_and_its_strip_is_no_item() -> None:
    # A row of the same item that names what the strip holds: the amounts came out as those of an
    # invented item "งบประมาณ", and item 1's three years "blank".
    named = ("", "งบประมาณ", None, None, "รายปี", "")
    records = read(THREE, (grid(COLUMNS, ITEM_1, named, Y, v("10,000", "20,000", "30,000")),))
    assert told(records) or "งบประมาณ" not in [i.title for i in records.items]


def test_what_stands_before_the_months_of_a_strip_is_not_lost() -> None:
    # The unit stands in the cell before the months; it came out nowhere.
    head = ("ที่", "โครงการ/กิจกรรม", *(None,) * 7, "งบประมาณ (บาท)", *(None,) * 3)
    one = ("1", "โครงการประกวดละครต้านโกง", *(None,) * 7, "12,500", *(None,) * 3)
    two = ("2", "กิจกรรมปิดประกาศเจตจำนง", *(None,) * 7, "-", *(None,) * 3)
    rows = [head, one, ("กองช่าง", *MONTHS), ("", *marked(2, 6))]
    rows += [two, ("กองคลัง", *MONTHS), ("", *marked(0))]
    records = read(PLAN, (HEADING, grid(*rows)))
    assert told(records) or [i.responsible for i in records.items] == [("กองช่าง",), ("กองคลัง",)]


# --- parsers/forms/years_beside.py: years that name themselves as money --------------------------


def test_years_named_as_budgets_below_a_label_of_what_was_spent_are_disbursed() -> None:
    # The row above says ผลการเบิกจ่ายจริง over all of them; it came out planned 25,000 and 30,000, and
    # a blank disbursed amount of 2567.
    rows = (
        ("1. โครงการโตไปไม่โกง", None, None),
        ("ตัวชี้วัด : จำนวนศูนย์", None, "ผู้รับผิดชอบ : กองการศึกษา"),
        ("ผลการเบิกจ่ายจริง", None, None),
        ("งบประมาณ ปี 2566", "งบประมาณ ปี 2567", "งบประมาณ ปี 2568"),
        ("25,000", "-", "30,000"),
    )
    records = read(RESULTS, (grid(*rows),))
    assert told(records) or all(kind == "disbursed" for _y, kind, _b in money(records))


# --- parsers/headings/columns.py: _SHORT_YEAR ---------------------------------------------------


@pytest.mark.parametrize("heading", ["งบประมาณปี 66 และ 67 (บาท)", "งบประมาณปี 66 ถึง 70 (บาท)"])
def test_an_amount_of_several_short_years_is_not_the_first_ones(heading: str) -> None:
    # Came out as 5,000 of 2566; before the change its year was null and told (money_year_missing).
    rows = (("ที่", "โครงการ/กิจกรรม", heading, "ผู้รับผิดชอบ"), ("1", "โครงการอบรม", "5,000", "กองคลัง"))
    records = read(FIVE, (grid(*rows),))
    assert told(records) or money(records) != [(2566, "planned", 5_000.0)]


def test_what_is_left_of_a_short_year_is_no_budget() -> None:
    # คงเหลือ is "ignored"; with "ปี 66" in the heading it came out as what was planned.
    rows = (
        ("ที่", "โครงการ/กิจกรรม", "เบิกจ่ายปี 66", "งบประมาณปี 66 คงเหลือ", "ผู้รับผิดชอบ"),
        ("1", "โครงการอบรม", "5,000", "15,000", "กองคลัง"),
        ("2", "โครงการปลูกป่า", "7,000", "20,000", "กองช่าง"),
    )
    records = read(RESULTS, (grid(*rows),))
    assert told(records) or (2566, "planned", 15_000.0) not in money(records)


# --- parsers/forms/label_tables.py: _set_and_spent ----------------------------------------------


def cards(label: str, value: str) -> Records:
    def card(number: int, title: str) -> Table:
        return grid(
            ("ลำดับที่", str(number)), ("ชื่อโครงการ", title), ("ตัวชี้วัด", "จำนวนครั้ง"),
            ("ผลการดำเนินงาน", "จัดแล้ว"), (label, value), ("ผู้รับผิดชอบ", "กองการศึกษา"),
        )  # fmt: skip

    return read(RESULTS, (card(1, "โครงการค่ายเยาวชน"), card(2, "โครงการค่ายอาสา")))


@pytest.mark.parametrize("label", ["งบประมาณ / เบิกจ่าย (ร้อยละ)", "งบประมาณ / ผลการเบิกจ่ายคิดเป็นร้อยละ"])
def test_a_share_of_all_is_no_hundred_baht(label: str) -> None:
    # 100 percent were spent: it came out as 100 baht disbursed.
    records = cards(label, "60,000 / 100")
    assert told(records) or (2567, "disbursed", 100.0) not in money(records)


def test_the_unit_of_one_part_of_the_label_is_of_both() -> None:
    # Set 150 and spent 120 thousand: it came out as 150,000 planned and 120 baht disbursed.
    records = cards("งบประมาณที่ตั้งไว้ (พันบาท) / เบิกจ่ายจริง", "150 / 120")
    assert told(records) or (2567, "disbursed", 120.0) not in money(records)


@pytest.mark.parametrize(
    "label", ["งบประมาณปี 2566 ที่ตั้งไว้ / เบิกจ่าย", "งบประมาณที่ตั้งไว้ / เบิกจ่าย ปี 2566"]
)
def test_the_year_of_one_part_of_the_label_is_of_both(label: str) -> None:
    # One of the two came out as of 2567, the document's year, the other as of 2566.
    records = cards(label, "60,000 / 50,000")
    assert told(records) or {year for year, _k, _b in money(records)} == {2566}


# --- parsers/forms/labels_abreast.py: beside_each_other -----------------------------------------

Piece = tuple[float, str]


def abreast(*lines: Sequence[Piece]) -> Records:
    """A form, its second row one cell of these lines, their pieces at places in points."""
    printed = []
    for k, pieces in enumerate(lines):
        words = []
        for x, text in pieces:
            for part in text.split():
                box = Box(x, 100 + 12 * k, x + 4 * len(part), 108 + 12 * k)
                words.append(Word(part, part, box))
                x = box.x1 + 3
        printed.append(Line(tuple(words), page=1))
    table = grid(
        ("1. โครงการอบรมคุณธรรม", None), ("?", None), ("ผลการดำเนินการ : จัดแล้ว", "ระยะเวลา : ตลอดปี")
    )
    cells = tuple(replace(c, lines=tuple(printed)) if c.text == "?" else c for c in table.cells)
    return read(RESULTS, (replace(table, cells=cells),))


FIRST_LINE = ((10, "ตัวชี้วัด : จำนวนครั้ง"), (250, "เป้าหมาย : 2 ครั้ง"))


def test_an_amount_far_behind_its_label_stays_with_it() -> None:
    # "งบประมาณ :      35,000 บาท" below two labels side by side: planned came out "blank" and the
    # target "2 ครั้ง 35,000 บาท".
    records = abreast(FIRST_LINE, ((10, "งบประมาณ :"), (250, "35,000 บาท")))
    assert told(records) or money(records) == [(2567, "planned", 35_000.0)]


def test_a_second_years_amount_far_behind_the_first_stays_with_it() -> None:
    line = ((10, "งบประมาณ : ปี 2566 35,000 บาท"), (250, "ปี 2567 20,000 บาท"))
    records = abreast(FIRST_LINE, line)  # 20,000 of 2567 came out in the target
    both = [(2566, "planned", 35_000.0), (2567, "planned", 20_000.0)]
    assert told(records) or money(records) == both


def test_a_second_unit_far_behind_the_first_stays_with_it() -> None:
    # responsible came out (สำนักปลัด), target "2 ครั้งกองคลัง".
    records = abreast(FIRST_LINE, ((10, "ผู้รับผิดชอบ : สำนักปลัด"), (250, "กองคลัง")))
    (item,) = records.items
    assert told(records) or (item.target, item.responsible) == ("2 ครั้ง", ("สำนักปลัด", "กองคลัง"))


# --- normalize/numbering.py: n8 -----------------------------------------------------------------


def test_a_bracket_that_the_next_line_closes_opens_no_item() -> None:
    # Lines are looked at alone: an item "(2 กิจกรรมต่อ…)" was invented, with item 1's amount.
    records = read_rows(
        LIST_PLAN + FIRST + "1. โครงการรักษ์ป่าชุมชน\n– เป้าหมาย: จัดกิจกรรมในหมู่บ้าน\n"
        "(2 กิจกรรมต่อหนึ่งหมู่บ้าน\nต่อปี)\n– งบประมาณ: 5,000 บาท\n– ผู้รับผิดชอบ: กองช่าง\n"
        "2. โครงการรักษ์น้ำชุมชน\n– ผู้รับผิดชอบ: กองคลัง\n" + LAST
    )
    assert next((i.item_no, i.responsible) for i in records.items) == (1, ("กองช่าง",))


# --- Costs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("numbered", [True, False])
def test_the_costs_of_one_project_are_no_items(numbered: bool) -> None:
    form = grid(
        ("ลำดับที่ 1", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"), ("ชื่อโครงการ", "โครงการโตไปไม่โกง"),
        ("หลักการและเหตุผล", "เพื่อสร้างจิตสำนึก"), ("ตัวชี้วัด", "จำนวนศูนย์"),
        ("งบประมาณ", "9,000 บาท"), ("ผู้รับผิดชอบ", "กองการศึกษา"),
    )  # fmt: skip
    rows = [
        ("รายการ", "จำนวนเงิน (บาท)"),
        ("ค่าอาหาร", "5,000"),
        ("ค่าวิทยากร", "4,000"),
        ("รวม", "9,000"),
    ]
    places = ("ที่", "1", "2", "")
    costs = [(n, *row) for n, row in zip(places, rows, strict=True)] if numbered else rows
    records = read(THREE, (form, grid(*costs)))
    assert [i.title for i in records.items] == ["โครงการโตไปไม่โกง"]
    assert [b.amount_baht for b in records.budgets] == [9_000.0]
    assert "table_of_costs" in codes(records)
