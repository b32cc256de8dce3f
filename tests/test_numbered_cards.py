"""Cards abreast without frames, opened by their numbers; money keyed by the cards' numbers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, PageContent, Ruling, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_framed_cards import _words
from tests.test_labelled_cells import PLAN, line

Card = tuple[int, Sequence[str], Sequence[str]]
"""Its number, the lines of its title and what stands below."""

WIDE = 180.0
ONE: Card = (1, ("โครงการพัฒนา", "คุณธรรม"), ("สำนักปลัด",))
TWO: Card = (2, ("กิจกรรมสัปดาห์",), ("กองคลัง /", "กองช่าง"))
THREE: Card = (3, ("มาตรการเปิดเผย", "ราคากลาง"), ("กองคลัง",))
FOUR: Card = (4, ("โครงการศูนย์", "ข้อมูล"), ("หน่วยตรวจสอบภายใน",))
SAID = [
    (1, "โครงการพัฒนาคุณธรรม", ("สำนักปลัด",)),
    (2, "กิจกรรมสัปดาห์", ("กองคลัง", "กองช่าง")),
    (3, "มาตรการเปิดเผยราคากลาง", ("กองคลัง",)),
    (4, "โครงการศูนย์ข้อมูล", ("หน่วยตรวจสอบภายใน",)),
]


def _page(
    rows: Sequence[Sequence[Card]],
    ruled: bool = True,
    number: str = "{}",
    more: Sequence[Word] = (),
) -> Page:
    words, rules = [*_words("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", 40.0, 40.0), *more], []
    top = 70.0
    for row in rows:
        for k, (no, title, below) in enumerate(row):
            x, y = 50.0 + WIDE * k, top
            words += _words(number.format(no), x, y)
            for text in (*title, *below):
                words += _words(text, x + 20.0, y)
                y += 16.0
                if ruled and text is title[-1]:
                    rules.append(Ruling("horizontal", y, x + 20.0, x + 140.0))
                    y += 6.0
        top += 110.0
    return Page(1, 842, 595, tuple(words), tuple(rules), (), "pdf", "pdf")


def _read(page: Page, *after: Page) -> Records:
    contents = [PageContent(1, (line(PLAN),), "pdf", "pdf")]
    contents += [find_blocks(one) for one in (page, *after)]
    return make_records(DOCUMENT_ID, parse_document(tuple(contents)))


def _said(records: Records) -> list[tuple[int | None, str, tuple[str, ...] | None]]:
    return [(i.item_no, i.title, i.responsible) for i in records.items]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("number", ["{}", "({})", "{}."])
def test_cards_abreast_are_an_item_each(ruled: bool, number: str) -> None:
    assert _said(_read(_page(((ONE, TWO, THREE), (FOUR,)), ruled, number))) == SAID
    assert _said(_read(_page(((ONE, TWO), (THREE, FOUR)), ruled, number))) == SAID


def test_values_below_may_have_labels() -> None:
    labelled = ("งบประมาณ : 5,000 บาท", "ผู้รับผิดชอบ : กองคลัง")
    cards = tuple((no, title, labelled) for no, title, _below in (ONE, TWO, THREE))
    records = _read(_page((cards[:2], cards[2:])))
    assert [title for _no, title, _units in SAID[:3]] == [i.title for i in records.items]
    assert {i.responsible for i in records.items} == {("กองคลัง",)}
    assert [b.amount_baht for b in records.budgets] == [5_000.0] * 3


def test_a_ring_may_be_read_as_brackets() -> None:
    page = _page(((ONE, TWO), (THREE, FOUR)))
    words = []
    for word in page.words:
        if word.text == "3" and word.box is not None:
            words += _words("( 3 )", word.box.x0 - 8.0, word.box.top)
        else:
            words.append(word)
    whole = Page(1, 842, 595, tuple(words), page.rulings, (), "pdf", "pdf")
    assert _said(_read(whole)) == SAID


def test_a_row_that_cannot_be_parted_is_told_and_not_joined() -> None:
    across = _words("ข้อความที่พาดผ่านการ์ดทั้งสองใบเป็นบรรทัดเดียวยาวมาก", 75.0, 90.0)
    records = _read(_page((((1, ("โครงการพัฒนา",), ("สำนักปลัด",)), TWO), (THREE, FOUR)), more=across))
    assert _said(records) == SAID[2:]
    assert "table_without_heading" in codes(records)


def test_what_is_no_unit_below_a_title_is_not_taken_for_one() -> None:
    strange: Card = (2, ("กิจกรรมสัปดาห์",), ("ทุกวันศุกร์ของเดือน",))
    records = _read(_page(((ONE, strange), (THREE, FOUR))))
    assert _said(records) == SAID[2:]
    assert "table_without_heading" in codes(records)


def test_lists_beside_each_other_are_no_cards() -> None:
    left = [(k, (f"โครงการที่ดี {k}",), ()) for k in (1, 2, 3)]
    right = [(k, (f"กิจกรรมดี {k}",), ()) for k in (4, 5, 6)]
    page = _page(tuple(zip(left, right, strict=True)), ruled=False)
    assert not any(isinstance(b, Table) and b.n_cols == 2 for b in find_blocks(page).blocks)


def _money(rows: Sequence[Sequence[tuple[int, str]]]) -> Page:
    """A ruled table whose heading no upright parts: each cell how many columns it takes, and its
    text."""
    xs, tall = [50.0, 110.0, 200.0, 290.0], 20.0
    words, rules = (
        [],
        [Ruling("horizontal", 60.0 + tall * k, xs[0], xs[-1]) for k in range(len(rows) + 1)],
    )
    for k, row in enumerate(rows):
        at, top = 0, 60.0 + tall * k
        for span, text in row:
            words += _words(text, xs[at] + 4.0, top + 4.0)
            at += span
            if at < len(xs) - 1:
                rules.append(Ruling("vertical", xs[at], top, top + tall))
    rules += [Ruling("vertical", x, 60.0, 60.0 + tall * len(rows)) for x in (xs[0], xs[-1])]
    head = (
        _words("การ์ดที่", 54.0, 64.0),
        _words("ปี 2566", 114.0, 64.0),
        _words("ปี 2567", 204.0, 64.0),
    )
    words += [word for part in head for word in part]
    return Page(2, 842, 595, tuple(words), tuple(rules), (), "pdf", "pdf")


MONEY = (
    ((3, ""),),
    ((3, "มิติที่ 1"),),
    ((1, "1"), (1, "250,000"), (1, "-")),
    ((1, "2"), (2, "ไม่ใช้งบประมาณ")),
    ((1, "3"), (2, "ปีละ 90,000")),
)


def test_money_in_another_table_goes_to_the_cards_of_its_numbers() -> None:
    rows = (
        *MONEY,
        ((1, "4"), (1, ""), (1, "75,000")),
        ((1, "รวม"), (1, "340,000"), (1, "165,000")),
    )
    records = _read(_page(((ONE, TWO, THREE), (FOUR,))), _money(rows))
    assert _said(records) == SAID
    numbers = {i.item_id: i.item_no for i in records.items}
    assert [(numbers[b.item_id], b.status, b.amount_baht) for b in records.budgets] == [
        (1, "amount", 250_000.0), (1, "dash", None), (2, "no_budget", None), (2, "no_budget", None),
        (3, "amount", 90_000.0), (3, "amount", 90_000.0), (4, "blank", None),
        (4, "amount", 75_000.0),
    ]  # fmt: skip


def test_money_that_does_not_name_all_the_cards_is_told() -> None:
    records = _read(_page(((ONE, TWO, THREE), (FOUR,))), _money(MONEY))
    assert not records.budgets
    assert "money_without_item" in codes(records)
