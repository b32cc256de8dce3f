"""Forms of a band, a cell of labels, and beside or below it a small table of years and money."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.forms.form_heads import head_pairs
from parsers.layout.blocks import find_blocks
from parsers.model import Cell, Line, Page, PageContent, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_framed_cards import _frame, _words
from tests.test_labelled_cells import PLAN, line

LABELS = (
    ("ชื่อโครงการ", "โครงการอบรมพนักงาน"), ("วัตถุประสงค์", "ให้แยกแยะประโยชน์ได้"),
    ("เป้าหมาย", "พนักงาน 55 คน"), ("ระยะเวลา", "ไตรมาสที่ 2"), ("ผู้รับผิดชอบ", "สำนักปลัด"),
)  # fmt: skip
BAND = "แผ่นที่ 3        มิติที่ 1 การสร้างวัฒนธรรมสุจริต        ภารกิจที่ 1.2"
HEAD = ("ปี พ.ศ.", "งบประมาณ (บาท)")
MONEY = (("2566", "25,000.-"), ("2567", "-"), ("2568", "30,000.-"))
SAID = [(2566, "amount", 25_000.0), (2567, "dash", None), (2568, "amount", 30_000.0)]
LEFT, EDGE, RIGHT, BODY, STEP = 40.0, 320.0, 560.0, 120.0, 20.0


def _side(
    head: Sequence[str], rows: Sequence[Sequence[str]], x: float, y: float, ruled: bool
) -> tuple[list[Word], list[Ruling]]:
    """The heading and the rows of the small table, level rules below the heading or all of them."""
    wide = (RIGHT - x) / len(head)
    words: list[Word] = []
    rules = [Ruling("horizontal", y + STEP, x, RIGHT)]
    bottom = y + STEP * (len(rows) + 1)
    for k, row in enumerate((head, *rows)):
        for n, text in enumerate(row):
            words += _words(text, x + n * wide + 4.0, y + STEP * k + 4.0)
        if ruled and k > 1:
            rules.append(Ruling("horizontal", y + STEP * k, x, RIGHT))
    if ruled:
        rules += [Ruling("vertical", x + n * wide, y, bottom) for n in range(1, len(head))]
    return words, rules


def _read(
    band: str = BAND,
    head: Sequence[str] = HEAD,
    rows: Sequence[Sequence[str]] = MONEY,
    ruled: bool = False,
    below: bool = False,
    labels: Sequence[tuple[str, str]] = LABELS,
) -> Records:
    tall = STEP * max(len(labels), 0 if below else len(rows) + 1) + 4.0
    words, rules = _words(band, LEFT + 6.0, 104.0), [Ruling("horizontal", BODY, LEFT, RIGHT)]
    for k, (label, value) in enumerate(labels):
        words += _words(label, LEFT + 6.0, BODY + 4.0 + STEP * k)
        words += _words(value, LEFT + 90.0, BODY + 4.0 + STEP * k)
    x, y = (LEFT, BODY + tall) if below else (EDGE, BODY)
    more, drawn = _side(head, rows, x, y, ruled)
    words, rules = words + more, rules + drawn
    if below:
        rules.append(Ruling("horizontal", y, LEFT, RIGHT))
        tall += STEP * (len(rows) + 1)
    else:
        rules.append(Ruling("vertical", EDGE, BODY, BODY + tall))
    rules += _frame(LEFT, 100.0, RIGHT - LEFT, 20.0 + tall)
    page = Page(2, 595, 842, tuple(words), tuple(rules), (), "pdf", "pdf")
    first: tuple[Line, ...] = (line(PLAN),)
    content = PageContent(1, first, "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((content, find_blocks(page))))


def _money(records: Records) -> list[tuple[int | None, str, float | None]]:
    return [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets]


@pytest.mark.parametrize("ruled", [False, True])
def test_years_beside_the_labels_are_the_money_of_the_form(ruled: bool) -> None:
    records = _read(ruled=ruled)
    assert [
        (i.item_no, i.dimension_no, i.mission_no, i.title, i.objectives, i.responsible)
        for i in records.items
    ] == [(3, 1, "1.2", "โครงการอบรมพนักงาน", "ให้แยกแยะประโยชน์ได้", ("สำนักปลัด",))]
    assert _money(records) == SAID


def test_years_below_the_labels_are_the_money_of_the_form() -> None:
    records = _read(ruled=True, below=True)
    assert [(i.item_no, i.mission_no) for i in records.items] == [(3, "1.2")]
    assert _money(records) == SAID


@pytest.mark.parametrize(
    "band",
    [
        "ลำดับที่ 3 | มิติที่ 1 การสร้างวัฒนธรรมสุจริต | ภารกิจที่ 1.2",
        "มิติที่ 1 การสร้างวัฒนธรรมสุจริต      ภารกิจ 1.2      โครงการที่ 3",
        "3      มิติที่ 1      ภารกิจที่ 1.2",
        "แผ่นที่ 3/14      มิติที่ ๑      ภารกิจที่ ๑.๒",
    ],
)
def test_the_band_says_number_and_levels_in_any_order(band: str) -> None:
    records = _read(band)
    assert [(i.item_no, i.dimension_no, i.mission_no) for i in records.items] == [(3, 1, "1.2")]


@pytest.mark.parametrize("ruled", [False, True])
def test_two_kinds_of_money_stand_below_their_own_headings(ruled: bool) -> None:
    rows = (("2566", "25,000", "24,500"), ("2567", "-", "-"), ("2568", "30,000", "12,000"))
    records = _read(head=("ปี พ.ศ.", "งบตั้งไว้", "เบิกจ่ายจริง"), rows=rows, ruled=ruled)
    assert [(b.fiscal_year_be, b.kind, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "planned", "amount", 25_000.0), (2567, "planned", "dash", None),
        (2568, "planned", "amount", 30_000.0), (2566, "disbursed", "amount", 24_500.0),
        (2567, "disbursed", "dash", None), (2568, "disbursed", "amount", 12_000.0),
    ]  # fmt: skip


@pytest.mark.parametrize("empty", ["", "-"])
def test_a_year_without_an_amount_has_none(empty: str) -> None:
    records = _read(rows=(("2566", empty), ("2567", "6,500.-"), ("2568", empty)))
    status = "dash" if empty else "blank"
    assert _money(records) == [
        (2566, status, None),
        (2567, "amount", 6_500.0),
        (2568, status, None),
    ]


def test_no_budget_in_one_cell_beside_all_years_is_said_of_each() -> None:
    rows = (("2566", ""), ("2567", "ไม่ใช้งบประมาณ"), ("2568", ""))
    records = _read(rows=rows)
    assert _money(records) == [(year, "no_budget", None) for year in (2566, 2567, 2568)]


def test_a_sum_below_the_years_must_be_theirs() -> None:
    assert _money(_read(rows=(*MONEY, ("รวม", "55,000.-")), ruled=True)) == SAID
    wrong = _read(rows=(*MONEY, ("รวม", "45,000.-")), ruled=True)
    assert not wrong.budgets and codes(wrong)


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (("ปี พ.ศ.", "ผู้เข้าร่วม (คน)"), MONEY),
        (("ปี พ.ศ.", "เป้าหมาย"), MONEY),
        (HEAD, (("2566", "25,000"), ("2568", "30,000"), ("2569", "-"))),
        (HEAD, (("2566", "25,000"), ("2567", "จัดอบรมแล้ว"), ("2568", "-"))),
        (("งบประมาณ (บาท)", "งบประมาณ (บาท)"), MONEY),
    ],
)
def test_what_is_not_surely_money_of_years_is_told(
    head: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    records = _read(head=head, rows=rows)
    assert not [b for b in records.budgets if b.status == "amount"]
    assert codes(records)


@pytest.mark.parametrize(
    "band",
    [
        "แผ่นที่ 3 งบประมาณ 25,000 บาท",
        "แผ่นที่ 3 ภารกิจที่ 1.2 โครงการที่ 4 ลำดับที่ 2",
        "รายละเอียด ภารกิจที่ 1.2",
        "",
    ],
)
def test_a_band_that_says_anything_else_is_none(band: str) -> None:
    cells = [Cell(0, 0, 1, 1, (line(band),))] if band else []
    assert not head_pairs(cells)


def test_a_band_may_be_a_number_alone() -> None:
    assert [i.item_no for i in _read("3").items] == [3]


def test_money_said_twice_is_not_read() -> None:
    records = _read(labels=(*LABELS, ("งบประมาณ", "99,000 บาท")))
    assert not records.budgets and codes(records)
