"""Framed cards whose labels stand over their values, in boxes or not, or that hold a small table of
years over amounts; and what only looks like one.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from normalize.numbering import split_list
from parsers.forms.label_tables import label_pairs
from parsers.layout.blocks import find_blocks
from parsers.model import Page, PageContent, Ruling, Word
from parsers.parse import parse_document
from parsers.rows import rows_of
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_framed_cards import _frame, _words
from tests.test_labelled_cells import PLAN, RESULTS, grid, line

Text = tuple[float, str]
"""Where in its card some text begins, from the left, and the text."""
Texts = Sequence[Text | str]

WIDE, STEP, ROW = 330.0, 62.0, 18.0
BAND, MISSION = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "1.1 ปลูกจิตสำนึกแก่ข้าราชการการเมือง"


def _strip(rows: Sequence[Sequence[str]], x: float, top: float) -> tuple[list[Word], list[Ruling]]:
    """A small ruled table; a row of one cell reaches over all columns."""
    wide, rules, words = STEP * len(rows[0]), [], []
    for k, row in enumerate(rows):
        own = wide / len(row)
        for n, text in enumerate(row):
            words += _words(text, x + own * n + 4.0, top + ROW * k + 3.0)
        places = [x + own * n for n in range(len(row) + 1)]
        rules += [Ruling("vertical", at, top + ROW * k, top + ROW * (k + 1)) for at in places]
    rules += [Ruling("horizontal", top + ROW * k, x, x + wide) for k in range(len(rows) + 1)]
    return words, rules


def _card(
    texts: Sequence[Texts], x: float, top: float, tall: float, rows: Sequence[Sequence[str]] = ()
) -> tuple[list[Word], list[Ruling]]:
    words: list[Word] = []
    for k, row in enumerate(texts):
        for part in row:
            at, text = (8.0, part) if isinstance(part, str) else part
            words += _words(text, x + at, top + 8.0 + ROW * k)
    rules = _frame(x, top, WIDE, tall)
    if rows:
        more, drawn = _strip(rows, x + 8.0, top + 12.0 + ROW * len(texts))
        words, rules = words + more, rules + drawn
    return words, rules


def _read(
    title: str,
    cards: Sequence[tuple[Sequence[Texts], Sequence[Sequence[str]]]],
    abreast: int = 2,
    above: Sequence[str] = (BAND,),
    boxes: Sequence[tuple[float, float, float, float]] = (),
    rise: float = 0.0,
) -> Records:
    """Cards abreast, below some lines. `boxes`: left, top, width and height in each card; `rise`:
    how much higher each stands than the one left of it."""
    words: list[Word] = []
    rules: list[Ruling] = []
    top = 40.0
    for text in above:
        words += _words(text, 40.0, top)
        top += 24.0
    for k in range(0, len(cards), abreast):
        row = cards[k : k + abreast]
        tall = 24.0 + ROW * max(len(texts) + len(rows) for texts, rows in row)
        for n, (texts, rows) in enumerate(row):
            x = 40.0 + (WIDE + 20.0) * n
            more, drawn = _card(texts, x, top - rise * n, tall, rows)
            words, rules = words + more, rules + drawn
            for left, down, wide, high in boxes:
                rules += _frame(x + left, top + down, wide, high)
        top += tall + 14.0
    page = Page(2, 1400, 1400, tuple(words), tuple(rules), (), "pdf", "pdf")
    first = PageContent(1, (line(title),), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((first, find_blocks(page))))


def _money(records: Records) -> list[tuple[int | None, str, str, float | None]]:
    return [(b.fiscal_year_be, b.kind, b.status, b.amount_baht) for b in records.budgets]


SPENT = (
    (("1 โครงการอบรมคุณธรรม จริยธรรมแก่คณะ",), ((24.0, "ผู้บริหารและพนักงาน"),),
     ("งบประมาณที่ตั้งไว้", (160.0, "เบิกจ่ายจริง")), ("40,000 บาท", (160.0, "38,250 บาท")),
     ("ผลการดำเนินงาน : อบรมแล้ว 86 คน",), ("ผู้รับผิดชอบ : สำนักปลัด",)),
    (("2 กิจกรรมรณรงค์งดรับของขวัญ",), (),
     ("งบประมาณที่ตั้งไว้", (160.0, "เบิกจ่ายจริง")), ("ไม่ใช้งบประมาณ", (150.0, "-")),
     ("ผลการดำเนินงาน : ประกาศแล้ว",), ("ผู้รับผิดชอบ : กองคลัง",)),
    (("3 มาตรการตรวจสอบภายใน",), (),
     ("งบประมาณที่ตั้งไว้", (160.0, "เบิกจ่ายจริง")), ("8,000 บาท", (160.0, "7,350 บาท")),
     ("ผลการดำเนินงาน : ตรวจครบ 6 หน่วย",), ("ผู้รับผิดชอบ : กองช่าง",)),
)  # fmt: skip
SPENT_SAID = [
    ("planned", "amount", 40_000.0), ("disbursed", "amount", 38_250.0),
    ("planned", "no_budget", None), ("disbursed", "dash", None),
    ("planned", "amount", 8_000.0), ("disbursed", "amount", 7_350.0),
]  # fmt: skip
BOXES = {
    "none": (),
    "apart": ((4.0, 42.0, 130.0, 38.0), (150.0, 42.0, 130.0, 38.0)),
    "touching": ((4.0, 42.0, 146.0, 38.0), (150.0, 42.0, 130.0, 38.0)),
    "one": ((4.0, 42.0, 276.0, 38.0),),
    "levels": ((4.0, 42.0, 276.0, 19.0), (4.0, 61.0, 276.0, 19.0)),
}


@pytest.mark.parametrize("abreast", [1, 2, 3])
@pytest.mark.parametrize("boxes", BOXES)
def test_labels_side_by_side_stand_over_their_values(abreast: int, boxes: str) -> None:
    records = _read(RESULTS, [(card, ()) for card in SPENT], abreast, boxes=BOXES[boxes])
    assert [(i.item_no, i.dimension_no, i.title, i.responsible) for i in records.items] == [
        (1, 1, "โครงการอบรมคุณธรรม จริยธรรมแก่คณะผู้บริหารและพนักงาน", ("สำนักปลัด",)),
        (2, 1, "กิจกรรมรณรงค์งดรับของขวัญ", ("กองคลัง",)),
        (3, 1, "มาตรการตรวจสอบภายใน", ("กองช่าง",)),
    ]
    assert [(kind, status, baht) for _year, kind, status, baht in _money(records)] == SPENT_SAID


def test_cards_abreast_are_in_order_on_a_page_that_leans() -> None:
    records = _read(RESULTS, [(card, ()) for card in SPENT], 3, rise=3.0)
    assert [i.item_no for i in records.items] == [1, 2, 3]


@pytest.mark.parametrize(
    "values",
    [
        ("40,000 บาท", (90.0, "38,250 บาท")),  # two below the first label, or between the two
        ((60.0, "ตั้งไว้ในข้อบัญญัติงบประมาณรายจ่ายประจำปี 40,000"),),  # below both
    ],
)
def test_values_that_stand_below_no_one_label_are_told(values: Texts) -> None:
    odd = (*SPENT[0][:3], values, *SPENT[0][4:])
    records = _read(RESULTS, [(card, ()) for card in (odd, *SPENT[1:])])
    said = _money(records)
    assert not {40_000.0, 38_250.0} & {baht for *_, status, baht in said if status == "amount"}
    assert codes(records) & {"table_without_heading", "table_not_read", "amount_uncertain"}
    assert {8_000.0, 7_350.0} <= {baht for *_, baht in said}


YEARS = ("2566", "2567", "2568")
OF_YEARS = (
    ((("1 โครงการอบรมคุณธรรมบุคลากร",), ("ผู้รับผิดชอบ สำนักปลัด",)), (YEARS, ("30,000", "-", "31,000"))),
    ((("2 กิจกรรมประกาศเจตนารมณ์",), ("ผู้รับผิดชอบ กองยุทธศาสตร์และงบประมาณ",)),
     (YEARS, ("ไม่ใช้งบประมาณ",))),
    ((("3 มาตรการประเมินพฤติกรรม",), ("ผู้รับผิดชอบ กองช่าง",)), (YEARS, ("5,000", "5,000", "8,500"))),
)  # fmt: skip


@pytest.mark.parametrize("abreast", [1, 2, 3])
def test_years_over_amounts_in_a_card_are_its_money(abreast: int) -> None:
    records = _read(PLAN, OF_YEARS, abreast, (BAND, MISSION))
    assert [(i.item_no, i.mission_no, i.title, i.responsible) for i in records.items] == [
        (1, "1.1", "โครงการอบรมคุณธรรมบุคลากร", ("สำนักปลัด",)),
        (2, "1.1", "กิจกรรมประกาศเจตนารมณ์", ("กองยุทธศาสตร์และงบประมาณ",)),
        (3, "1.1", "มาตรการประเมินพฤติกรรม", ("กองช่าง",)),
    ]
    assert [(year, status, baht) for year, _kind, status, baht in _money(records)] == [
        (2566, "amount", 30_000.0), (2567, "dash", None), (2568, "amount", 31_000.0),
        *((year, "no_budget", None) for year in (2566, 2567, 2568)),
        (2566, "amount", 5_000.0), (2567, "amount", 5_000.0), (2568, "amount", 8_500.0),
    ]  # fmt: skip
    assert codes(records) == {"mission_uncertain"}


@pytest.mark.parametrize(
    "above",
    ["เป้าหมาย ผู้เข้าร่วมโครงการ", "จำนวนผู้เข้าร่วม (คน)", "ตัวชี้วัด ร้อยละของผู้ผ่านการอบรม"],
)
def test_figures_of_years_that_count_something_else_are_no_money(above: str) -> None:
    cards = [((*texts, (above,)), rows) for texts, rows in OF_YEARS]
    assert not [b for b in _read(PLAN, cards).budgets if b.status == "amount"]


def test_small_figures_alone_are_no_money() -> None:
    cards = [(texts, (YEARS, ("120", "130", "150"))) for texts, _rows in OF_YEARS]
    assert not [b for b in _read(PLAN, cards).budgets if b.status == "amount"]


def test_misread_amounts_beside_sure_ones_are_told() -> None:
    cards = (OF_YEARS[0], (OF_YEARS[1][0], (YEARS, ("3O,OOO", "-", "31,000"))), OF_YEARS[2])
    records = _read(PLAN, cards)
    assert [i.item_no for i in records.items] == [1, 2, 3]
    second = [b for b in records.budgets if b.item_id == records.items[1].item_id]
    assert "unreadable" in {b.status for b in second} and "amount_unreadable" in codes(records)


def test_a_mission_over_cards_is_of_the_dimension_in_force_alone() -> None:
    records = _read(PLAN, OF_YEARS, above=(BAND, "2.1 รายละเอียดของแต่ละงาน"))
    assert {i.mission_no for i in records.items} == {None}
    assert "heading_unknown" in codes(records)


def test_a_number_half_way_down_a_title_stands_before_it() -> None:
    first = (((24.0, "โครงการอบรมคุณธรรม จริยธรรมแก่คณะ"),),
             ("1", (24.0, "ผู้บริหาร 3 แห่ง")), *SPENT[0][2:])  # fmt: skip
    records = _read(RESULTS, [(card, ()) for card in (first, *SPENT[1:])])
    assert [(i.item_no, i.title) for i in records.items][:1] == [
        (1, "โครงการอบรมคุณธรรม จริยธรรมแก่คณะผู้บริหาร 3 แห่ง")
    ]


def test_a_word_that_may_be_a_label_goes_on_with_the_title() -> None:
    first = (((8.0, "1 มาตรการเผยแพร่ผลการจัดซื้อจัดจ้างทุก"),), ((24.0, "วิธี (แบบ สขร.1) ทุกเดือน"),))
    cards = (((*first, ("ผู้รับผิดชอบ กองคลัง",)), OF_YEARS[0][1]), *OF_YEARS[1:])
    records = _read(PLAN, cards)
    assert records.items[0].title == "มาตรการเผยแพร่ผลการจัดซื้อจัดจ้างทุกวิธี (แบบ สขร.1) ทุกเดือน"
    assert [i.item_no for i in records.items] == [1, 2, 3]


def test_a_number_that_closes_a_bracket_begins_no_item() -> None:
    assert len(split_list("1 มาตรการเผยแพร่ (แบบ สขร.1) ทุกเดือน")) == 1
    assert len(split_list("1) โครงการปลูกป่า 2) โครงการสายตรวจ")) == 2


def test_a_frame_around_a_page_of_other_things_leaves_them_alone() -> None:
    """A small table of years in a frame with prose, and a form's table of two rows."""
    prose = (("ผู้บริหารได้ชี้แจงแผนการใช้จ่ายของเทศบาล",), ("งบประมาณ รายจ่ายประจำปีเป็นดังนี้",))
    records = _read(PLAN, ((prose, OF_YEARS[0][1]),), 1)
    assert records.items == () and not records.budgets


def test_a_summary_of_counts_is_no_card() -> None:
    rows = (("โครงการ/กิจกรรม/มาตรการ", "12"), ("งบประมาณ", "50,000 บาท"))
    words, rules = _strip(rows, 40.0, 100.0)
    page = Page(2, 595, 842, tuple(words), tuple(rules), (), "pdf", "pdf")
    first = PageContent(1, (line(PLAN),), "pdf", "pdf")
    records = make_records(DOCUMENT_ID, parse_document((first, find_blocks(page))))
    assert records.items == ()


def test_a_small_table_of_a_name_and_money_is_no_card() -> None:
    """As one of a fact sheet sums it up: its item is read elsewhere."""
    rows = (("ชื่อโครงการ", "โครงการปลูกป่าชุมชน"), ("งบประมาณ", "50,000 บาท"))
    assert label_pairs(rows_of(grid(*rows), 1, "pdf")) is None
    of_card = (("โครงการ/กิจกรรม/มาตรการ", rows[0][1]), rows[1])
    assert label_pairs(rows_of(grid(*of_card), 1, "pdf")) is not None


@pytest.mark.parametrize(
    "said", ["งบประมาณ (พันบาท)", "แถบท้ายบัตรแสดงงบประมาณ (หน่วย : พันบาท) เครื่องหมาย - หมายถึงไม่ได้ตั้ง"]
)
def test_amounts_of_years_in_a_unit_that_nobody_reads_are_told(said: str) -> None:
    records = _read(PLAN, OF_YEARS, above=(said, BAND))
    assert {b.status for b in records.budgets} == {"unreadable"}
    assert "amount_unreadable" in codes(records)


def test_a_unit_in_a_line_of_its_own_is_that_of_the_cards() -> None:
    records = _read(PLAN, OF_YEARS, above=("(หน่วย : พันบาท)", BAND))
    assert records.budgets[0].amount_baht == 30_000_000.0


@pytest.mark.parametrize(("whole", "status"), [("61,000", "amount"), ("60,000", "unreadable")])
def test_a_sum_behind_the_years_must_be_theirs(whole: str, status: str) -> None:
    summed = ((*YEARS, "รวม"), ("30,000", "-", "31,000", whole))
    records = _read(PLAN, ((OF_YEARS[0][0], summed), *OF_YEARS[1:]))
    assert records.budgets[0].status == status
    assert ("amount_unreadable" in codes(records)) == (status == "unreadable")
