"""Forms, registers, calendars and tables on their side that are not what they look like: read
rightly, or told. But for that each document here reads without any finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records
from parsers.model import Page
from tests import test_framed_cards as cards
from tests import test_ledgers as ledgers
from tests.test_labelled_cells import ITA, Slot, grid, read
from tests.test_month_strips import MONTHS, ONE, PLAN, marked

HEADING = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
PLAN_5 = "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. 2566 - 2570)"
HEAD = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ผู้รับผิดชอบ")


def months(records: Records) -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for one in records.schedule:
        found.setdefault(one.item_id, []).append(str(one.month)[:7])
    return [found.get(i.item_id, []) for i in records.items]


def baht(records: Records) -> list[float | None]:
    return [b.amount_baht for b in records.budgets]


# 1. frames.sideless_cards, Form.go_on

CARDS = (
    ("ลำดับ 1    มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วม", "โครงการพัฒนาระบบรับแจ้งเหตุ",
     "ตัวชี้วัด : ร้อยละของเรื่อง", "งบประมาณ : ไม่ใช้งบประมาณ", "ระยะเวลา : มกราคม 2567",
     "ผู้รับผิดชอบ : กองคลัง"),
    ("ลำดับ 2    มิติที่ 4 การยกระดับกลไกการตรวจสอบ", "มาตรการตั้งคณะกรรมการติดตาม",
     "ตัวชี้วัด : จำนวนรายงาน", "งบประมาณ : ไม่ใช้งบประมาณ", "ระยะเวลา : มีนาคม 2567",
     "ผู้รับผิดชอบ : สำนักปลัด"),
)  # fmt: skip
BY_YEAR = (
    "ลำดับ 3    มิติที่ 4 การยกระดับกลไกการตรวจสอบ", "โครงการอบรมคุณธรรม", "ตัวชี้วัด : จำนวนคน",
    "งบประมาณ ปี 2566 : 10,000 บาท", "งบประมาณ ปี 2567 : 12,000 บาท", "ระยะเวลา : ม.ค. 2567",
    "ผู้รับผิดชอบ : กองช่าง",
)  # fmt: skip


def test_a_card_that_is_not_read_is_not_poured_into_the_item_before() -> None:
    """A scan (no sides seen); the third card states two years' amounts. It becomes the "rest" of
    item 2: its indicator reads "จำนวนรายงานจำนวนคนงบประมาณ ปี 2566 : 10,000 บาท…", its period and
    units are those of both, and item 3 with 22,000 baht is gone. Right: three items, or item 2
    untouched and the third card told."""
    records = cards._read(PLAN_5, (*CARDS, BY_YEAR), sides=False)
    second = records.items[1]
    assert (second.indicator, second.period, second.responsible) == (
        "จำนวนรายงาน", "มีนาคม 2567", ("สำนักปลัด",),
    )  # fmt: skip
    assert len(records.items) == 3 or records.findings


# 2. ledgers, Form.items


def register(title: str, above: str, entries: Sequence[ledgers.Entry] = ledgers.ENTRIES) -> Page:
    page = ledgers.page(entries)
    kept = [w for w in page.words if w.box is not None and w.box.top != 20]
    heads = ledgers.words(60, -30, title) + (ledgers.words(400, 40, above) if above else [])
    return replace(page, words=(*kept, *heads))


@pytest.mark.parametrize("above", ["(หน่วย : พันบาท)", "งบประมาณ (พันบาท)"])
def test_the_unit_above_a_register_counts(above: str) -> None:
    """As in any table below "(หน่วย : พันบาท)": 25,000 is 25,000,000 baht. 25,000 comes out."""
    records = ledgers.read(register(ledgers.TITLE, above))
    assert baht(records)[0] == 25_000_000.0 or records.findings


def test_the_kind_above_a_register_counts() -> None:
    """A report whose register has "ผลการเบิกจ่าย (บาท)" above the years: all of it is disbursed.
    It comes out planned, in section plan."""
    title = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปี 2568"
    records = ledgers.read(register(title, "ผลการเบิกจ่าย (บาท)"))
    kinds = {b.kind for b in records.budgets if b.amount_baht is not None}
    assert kinds == {"disbursed"} or records.findings


# 3. month_years.with_short_years, month_strips.dated_by_strips


def test_a_misread_year_of_a_strip_is_told() -> None:
    """A plan of 2567; the scan reads the nine "67" as "61", Oct.-Dec. say 66. The item's money came
    out as of 2561 and its months as of 2017/2018."""
    names = tuple(f"{name} {66 if k < 3 else 61}" for k, name in enumerate(MONTHS))
    records = read(PLAN, (HEADING, grid(*ONE[:2], names, ONE[3])))
    years = [b.fiscal_year_be for b in records.budgets]
    assert years == [2567] or records.findings
    assert months(records) == [["2023-12", "2024-04"]] or records.findings


# 4. parse._strip, Form.go_on


@pytest.mark.parametrize("between", ["ปฏิทินการดำเนินงานรวมของแผน", "ผลการดำเนินงานจริง"])
def test_a_strip_below_other_words_is_not_the_last_forms(between: str) -> None:
    """The form has its own strip. A second one, below a line of its own (the whole plan's calendar;
    what was really done), is added to the form's item. Right: months_without_item, as for an item
    listed in lines."""
    records = read(PLAN, (HEADING, grid(*ONE), between, grid(MONTHS, marked(5, 8))))
    assert months(records) == [["2023-12", "2024-04"]]


# 5. month_bands._part


def test_the_second_line_of_a_period_is_no_band() -> None:
    """Each item's period goes on in a ruled row of its own, in the period's column. These cells are
    taken for bands: item 2 is dated December (the end of item 1), item 3 March, and the periods are
    cut ("ตุลาคม 2566 -"). Right: no months, whole periods."""
    head = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ระยะเวลา")
    rows = [
        ("1", "โครงการอบรมข้าราชการ", "10,000", "ตุลาคม 2566 -"), ("", "", "", "ธันวาคม 2566"),
        ("2", "มาตรการกำหนดเกณฑ์", "5,000", "มกราคม 2567 -"), ("", "", "", "มีนาคม 2567"),
        ("3", "โครงการกีฬา", "3,000", "เมษายน 2567"),
    ]  # fmt: skip
    records = read(PLAN, (HEADING, grid(head, *rows)))
    assert months(records) == [[], [], []]
    assert records.items[0].period == "ตุลาคม 2566 - ธันวาคม 2566" or records.findings


# 6. month_bands._is_calendar


def test_a_band_of_a_misread_year_is_told() -> None:
    """October 2566, November 2565 (a misread 6), December 2566, in this order, in a plan of 2567.
    The bands are sorted before anything can see that they are out of order; November 2022 comes out
    untold. Right: 2023-11, or a finding."""
    rows: list[tuple[Slot, ...]] = []
    for number, month in enumerate(("ตุลาคม 2566", "พฤศจิกายน 2565", "ธันวาคม 2566"), 1):
        rows.append((f"เดือน{month}", None, None, None))
        rows.append((str(number), f"โครงการที่ดีลำดับ {'กขค'[number - 1]}", "10,000", "สำนักปลัด"))
    records = read(PLAN, (HEADING, grid(HEAD, *rows)))
    assert months(records) == [["2023-10"], ["2023-11"], ["2023-12"]] or records.findings


# 7. layout.find_blocks, frames.is_like_card

BOTH = (*BY_YEAR[:3], "งบประมาณ : 35,000 บาท เบิกจ่าย : 30,000 บาท", *BY_YEAR[5:])


@pytest.mark.parametrize("card", [BOTH, BY_YEAR], ids=["two kinds in a line", "two years"])
def test_a_framed_card_that_is_not_read_is_told(card: Sequence[str]) -> None:
    """Beside cards that are read, in a frame with all four sides: the item and its amounts are gone
    without a word (between rules without sides such a card is told)."""
    records = cards._read(PLAN, (*CARDS, card))
    assert len(records.items) == 3 or records.findings


# 8. framed_cards._read, ledgers._of_middle

BARE = (
    ("มาตรการที่ 1 กิจกรรมจัดทำคู่มือ", "ของทุกส่วนราชการ", "ตัวชี้วัดความสำเร็จ จำนวนคู่มือ",
     "งบประมาณ 7,000 บาท", "ระยะเวลาดำเนินการ ต.ค. 66", "ผู้รับผิดชอบ กองคลัง"),
    ("มาตรการที่ 2 มาตรการกำหนด", "ความโปร่งใสของบุคลากร", "ตัวชี้วัดความสำเร็จ จำนวนรายงาน",
     "งบปรมาณ 5,000 บาท", "ระยะเวลาดำเนินการ ต.ค. 66 - ก.ย. 67", "ผู้รับผิดชอบ สำนักปลัด"),
)  # fmt: skip


def test_money_behind_a_misread_label_of_a_card_is_told() -> None:
    """Two letters of งบประมาณ are swapped by the scan and there is no colon: the line becomes part
    of the indicator ("จำนวนรายงานงบปรมาณ 5,000 บาท"), and 5,000 baht are gone."""
    records = cards._read(PLAN, BARE)
    assert baht(records) == [7_000.0, 5_000.0] or records.findings


def test_money_in_a_line_below_a_registers_title_is_told() -> None:
    """ "เบิกจ่าย 24,000 บาท" among an item's small lines, its colon lost: the words go on with the
    dimension's name, and the amount is gone. Right: disbursed 24,000, or a finding."""
    lines = ("กิจกรรมติดตั้งป้ายรณรงค์", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "เบิกจ่าย 24,000 บาท",
             "หน่วยงาน : กองช่าง")  # fmt: skip
    entries = ((lines, ledgers.ENTRIES[0][1]), *ledgers.ENTRIES[1:])
    records = ledgers.read(register(ledgers.TITLE, "", entries))
    assert 24_000.0 in baht(records) or records.findings


# 9. transposed._mended, _goes_on

SIDE = (
    ("ลำดับที่", "1", "2"),
    ("โครงการ", "โครงการอบรมคุณธรรม", "มาตรการสแกนใบหน้า"),
    ("ระยะเวลา", "ม.ค. 2567", "ก.พ. 2567"),
    ("งบประมาณ (บาท)", "12,500", "9,000"),
    ("ผู้รับผิดชอบ", "สำนักปลัด", "กองคลัง"),
)


def test_a_table_on_its_side_cut_below_its_titles_is_told() -> None:
    """Page 1 has the numbers and titles, page 2 the rest: both items are gone without a word."""
    records = read(PLAN, (HEADING, grid(*SIDE[:2])), (grid(*SIDE[2:], page=2),))
    assert baht(records) == [12_500.0, 9_000.0] or records.findings


def test_a_table_on_its_side_cut_inside_a_row_keeps_its_amounts() -> None:
    """The page break cuts the row of units; its second half has no label. All of page 2 is dropped:
    no amount, no second unit, no finding."""
    first = (*SIDE[:3], ("ผู้รับผิดชอบ", "สำนักปลัด", "กองคลัง"))
    rest = grid(("", "กองช่าง", ""), SIDE[3], page=2)
    records = read(PLAN, (HEADING, grid(*first)), (rest,))
    assert baht(records) == [12_500.0, 9_000.0] or records.findings


def test_what_is_below_a_table_on_its_side_is_no_row_of_the_turned_one() -> None:
    """The same where the turned table is by chance as wide as the rest (three rows, two items): the
    rest's rows are read as its items. An item "งบประมาณ (บาท)" with period "12,500" and no unit
    comes out, item 2 gets the period "ก.พ. 2567 กองช่าง", and no amount is kept. No finding."""
    first = (SIDE[1], SIDE[2], SIDE[4])
    rest = grid(("", "กองช่าง", ""), SIDE[3], page=2)
    records = read(PLAN, (HEADING, grid(*first)), (rest,))
    assert [i.title for i in records.items] == ["โครงการอบรมคุณธรรม", "มาตรการสแกนใบหน้า"]


# 10. framed_cards._opens


def test_a_title_that_wraps_at_a_labels_word_is_whole() -> None:
    """ "มาตรการเผยแพร่รายงาน / ผลการดำเนินงาน ประจำปีงบประมาณ": the title is cut, a plan's item gets
    the result "ประจำปีงบประมาณ" and section results."""
    card = ("มาตรการที่ 1 มาตรการเผยแพร่รายงาน", "ผลการดำเนินงาน ประจำปีงบประมาณ", *BARE[0][2:])
    records = cards._read(PLAN, (card,))
    assert [(i.title, i.result) for i in records.items] == [
        ("มาตรการเผยแพร่รายงานผลการดำเนินงาน ประจำปีงบประมาณ", None)
    ] or records.findings


# 11. transposed._numbers, _roles


def test_numbers_of_dimensions_are_no_items_numbers() -> None:
    """ "มิติที่ | 1 | 2" above two columns: 1 and 2 become item_no, and no item has its dimension."""
    records = read(PLAN, (grid(("มิติที่", "1", "2"), *SIDE[1:]),))
    assert [i.dimension_no for i in records.items] == [1, 2] or records.findings
    assert [i.item_no for i in records.items] == [None, None]


def test_numbers_of_indicators_are_no_items_numbers() -> None:
    """ "ตัวชี้วัดที่ | 1 | 2 | 3" in an ITA report: these are the missions, and come out as item_no."""
    rows = (
        ("ตัวชี้วัดที่", "1", "2", "3"),
        ("มาตรการ", "มาตรการกำหนดเวลา", "กิจกรรมรับฟังความเห็น", "โครงการสแกนใบหน้า"),
        ("ประเด็นที่พบ", "ล่าช้า", "ไม่เข้าใจ", "ไม่ตรงเวลา"),
        ("ผลการดำเนินการ", "ติดป้ายแล้ว", "ประชุมแล้ว", "ติดตั้งแล้ว"),
        ("ผู้รับผิดชอบ", "สำนักปลัด", "กองคลัง", "กองช่าง"),
    )
    records = read(ITA, (grid(*rows),))
    assert [i.mission_no for i in records.items] == ["1", "2", "3"] or records.findings


@pytest.mark.parametrize("first", [("ประเด็น", "เดิม", "แก้ไขเป็น"), ("หมายเหตุ", "แผนเดิม", "แผนใหม่")])
def test_an_amended_item_before_and_after_is_no_two_items(first: tuple[str, ...]) -> None:
    """A plan's amendment sets one project's old and new wording and money side by side. It becomes
    two items, and the old amount is counted as planned beside the new one. (Same titles are refused
    already; here the title was amended too.)"""
    rows = (first, ("โครงการ", "โครงการอบรมคุณธรรม", "โครงการอบรมคุณธรรมจริยธรรม"), *SIDE[2:])
    records = read(PLAN, (HEADING, grid(*rows)))
    assert 12_500.0 not in baht(records) or records.findings


# 12. month_bands._opens_item


def test_the_first_item_below_a_line_of_its_month_has_that_month() -> None:
    """Months as lines above tables without a column of numbers; titles without a type word. The
    first item of every table has no month, the others do."""
    head = ("โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ผู้รับผิดชอบ")
    one = grid(head, ("จัดทำคู่มือปฏิบัติงาน", "10,000", "กองคลัง"), ("เผยแพร่แผนจัดซื้อ", "-", "กองคลัง"))
    two = grid(head, ("ประชุมประชาคมหมู่บ้าน", "5,000", "กองช่าง"))
    records = read(PLAN, (HEADING, "เดือนตุลาคม 2566", one, "เดือนมีนาคม 2567", two))
    assert months(records) == [["2023-10"], ["2023-10"], ["2024-03"]] or records.findings
