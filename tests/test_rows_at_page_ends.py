"""Rows between level rules: what opens one, what the end of a page cuts, and few rows on the last
page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.layout.continued_columns import parted_like_before
from parsers.model import Line, Page, PageContent, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import level, page, words

PLAN = "แผนปฏิบัติการป้องกันการทุจริต 2 ปี (พ.ศ. 2566 - 2567)"
YEARS = ("ปี2566", "ปี2567")
X = (15, 40, 190, 245, 290, 345)  # number, title, indicator, year, amount, unit
Placed = tuple[float, float, str]


def heading(y: float = 16) -> list[Word]:
    names = ("ที่", "โครงการ/กิจกรรม", "ตัวชี้วัด", "ปีพ.ศ.", "งบประมาณ", "ผู้รับผิดชอบ")
    return words(*((y, x, name) for x, name in zip(X, names, strict=True)))


def row(y: float, number: str, title: Sequence[str], money: Sequence[str], who: str) -> list[Word]:
    placed: list[Placed] = [(y, X[0], number)] if number else []
    placed += [(y + 10 * k, X[1], text) for k, text in enumerate(title)]
    placed += [(y, X[2], "ร้อยละ 80"), (y, X[5], who)] if who else [(y, X[2], "ของจำนวน")]
    for k, amount in enumerate(money):
        placed += [(y + 10 * k, X[3], YEARS[k]), (y + 10 * k, X[4], amount)]
    return words(*placed)


def read(*pages: Page) -> Records:
    cover = Line(tuple(Word(word, word) for word in PLAN.split(" ")), page=1)
    contents = [find_blocks(one) for one in pages]
    first = PageContent(1, (cover, *contents[0].blocks), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((first, *contents[1:])))


def said(records: Records) -> list[tuple[object, ...]]:
    return [
        (
            i.item_no,
            i.title,
            i.responsible,
            *(b.amount_baht for b in records.budgets if b.item_id == i.item_id),
        )
        for i in records.items
    ]


FIRST = row(36, "(1)", ["โครงการอบรมคุณธรรม", "แก่พนักงาน"], ["5,000", "6,000"], "กองช่าง")
SECOND = row(72, "(2)", ["มาตรการตรวจรับงานทุก", "โครงการ"], ["700", "-"], "กองคลัง")
BODY = [*heading(), *FIRST, *SECOND]
RULES = level(12, 30, 65, 100)
ONE = (1, "โครงการอบรมคุณธรรมแก่พนักงาน", ("กองช่าง",), 5000.0, 6000.0)
TWO = (2, "มาตรการตรวจรับงานทุกโครงการ", ("กองคลัง",), 700.0, None)


def test_below_a_number_the_word_of_a_type_opens_no_item() -> None:
    assert said(read(page(BODY, RULES))) == [ONE, TWO]


@pytest.mark.parametrize("counts", [("1 โครงการ", "1 มาตรการ"), ("โครงการ 1 .", "มาตรการ 1")])
def test_what_a_sum_counts_opens_no_items_between_the_rules(counts: tuple[str, str]) -> None:
    # Every line was taken for a row, and items such as "แก่พนักงาน" were invented.
    more = [(y + 10 * k, X[2], "ของทุกคน") for y in (36, 72) for k in (1, 2)]
    label = [(107 + 10 * k, X[2], text) for k, text in enumerate(counts)]
    years = [(107 + 10 * k, X[3], year) for k, year in enumerate(YEARS)]
    sums = [(107, X[4], "5,700"), (117, X[4], "6,000")]
    summed = words((107, X[1], "รวมมิติที่ 1"), *more, *label, *years, *sums)
    records = read(page([*BODY, *summed], [*RULES, *level(132)]))
    assert said(records) == [ONE, TWO]
    assert [t.stated for t in records.totals if t.measure == "budget"] == [5700.0, 6000.0]


CUT = row(108, "(3)", ["กิจกรรมเปิดเผยข้อมูล", "การจัดซื้อ"], ["900", "800"], "สำนักปลัด")
REST = words((36, X[1], "จัดจ้าง"), (36, X[2], "ของจำนวน"))
FOURTH = row(60, "(4)", ["กิจกรรมประกาศเจตนา", "รมณ์สุจริต"], ["40", "50"], "กองคลัง")


def test_a_row_that_the_end_of_the_page_cut_has_no_rule_below_it() -> None:
    foot = words((580, 200, "- 3 -"))
    end = page([*heading(), *REST, *FOURTH], level(12, 30, 55, 95), number=2)
    found = said(read(page([*BODY, *CUT, *foot], RULES), end))
    assert found == [
        ONE,
        TWO,
        (3, "กิจกรรมเปิดเผยข้อมูลการจัดซื้อจัดจ้าง", ("สำนักปลัด",), 900.0, 800.0),
        (4, "กิจกรรมประกาศเจตนารมณ์สุจริต", ("กองคลัง",), 40.0, 50.0),
    ]


def test_the_foot_of_the_page_may_be_longer() -> None:
    foot = words((580, 200, "แผนปฏิบัติการ หน้า 3"))
    assert [no for no, *_rest in said(read(page([*BODY, *CUT, *foot], RULES)))] == [1, 2, 3]
    note = words((300, 200, "หน้า 3"))
    records = read(page([*BODY, *CUT, *note], RULES))
    assert said(records) == [ONE, TWO]
    assert "money_without_title" in codes(records)


@pytest.mark.parametrize("number", ["", "(1)", "(5)"])
def test_a_row_below_the_last_rule_without_the_next_number_is_told(number: str) -> None:
    cut = row(108, number, ["กิจกรรมเปิดเผยข้อมูล"], ["900", "800"], "กองคลัง")
    records = read(page([*BODY, *cut], RULES))
    assert said(records) == [ONE, TWO]
    assert [f.raw[-11:] for f in records.findings] == ["900 กองคลัง"]


def test_who_signs_below_a_table_is_no_item() -> None:
    who = words((108, X[0], "1."), (108, X[1], "นายสมชาย ใจดี"), (108, X[2], "ประธาน"))
    records = read(page([*BODY, *who, *words((108, X[5], "สำนักปลัด"))], RULES))
    assert (said(records), records.findings) == ([ONE, TWO], ())


def test_text_below_a_table_is_no_row_of_it() -> None:
    note = words((108, X[0], "(1)"), (108, X[1], "งบประมาณตามข้อบัญญัติของปีนั้น ๆ และที่แก้ไขเพิ่มเติม"))
    assert said(read(page([*BODY, *note], RULES))) == [ONE, TWO]
    prose = [
        *CUT,
        *words((140, X[0], "ทั้งนี้ ให้ทุกกองรายงานผลต่อปลัด"), (300, X[0], "ลงชื่อ นายก")),
        *words((320, X[0], "(นายใจดี มีสุข)")),
    ]
    assert said(read(page([*BODY, *prose], RULES)))[:2] == [ONE, TWO]


def few_rows(who: str) -> list[Word]:
    """Rows whose units begin so near to the amounts that few of them leave no white between."""
    fifth = row(36, "(5)", ["โครงการสภากาแฟ", "ชุมชน"], ["1,250,000", "1,350,000"], "")
    sixth = row(72, "(6)", ["มาตรการตรวจรับงานทุก", "ชุมชน"], [], "")
    return [*fifth, *sixth, *words((36, 328, who), (72, 328, who), (72, X[3], "ไม่ใช้งบประมาณ"))]


def test_a_page_with_few_rows_has_the_columns_of_the_one_before() -> None:
    last = page([*heading(), *few_rows("กองช่างเทศบาล")], level(12, 30, 62, 98), number=2)
    assert said(read(page(BODY, RULES), last))[2:] == [
        (5, "โครงการสภากาแฟชุมชน", ("กองช่างเทศบาล",), 1_250_000.0, 1_350_000.0),
        (6, "มาตรการตรวจรับงานทุกชุมชน", ("กองช่างเทศบาล",), None, None),
    ]


def test_a_table_under_another_heading_keeps_its_own_columns() -> None:
    other = [*heading(), *few_rows("กองช่างเทศบาล")]
    other = [replace(w, text="สถานที่", raw="สถานที่") if w.text == "ตัวชี้วัด" else w for w in other]
    last = page(other, level(12, 30, 62, 98), number=2)
    table = next(b for b in find_blocks(last).blocks if isinstance(b, Table))
    model = next(b for b in find_blocks(page(BODY, RULES)).blocks if isinstance(b, Table))
    parted = list(parted_like_before([(model, "pdf"), (table, "pdf")]))
    assert parted == [(model, "pdf"), (table, "pdf")]


def test_a_card_without_places_is_no_model_for_the_table_behind_it() -> None:
    whole = next(b for b in find_blocks(page(BODY, RULES)).blocks if isinstance(b, Table))
    card = replace(whole, cells=tuple(replace(c, box=None) for c in whole.cells))
    last = page([*heading(), *few_rows("กองช่างเทศบาล")], level(12, 30, 62, 98), number=2)
    table = next(b for b in find_blocks(last).blocks if isinstance(b, Table))
    assert table.n_cols < card.n_cols
    assert list(parted_like_before([(card, "pdf"), (table, "pdf")]))[1] == (table, "pdf")
