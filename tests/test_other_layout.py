"""A document that its uprights mislead is laid out again without them, and only then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from normalize.schema import BudgetRow, FindingRow, ItemRow
from parsers.model import Page, Ruling, Word
from pipeline.document import DocumentResult, result_of_pages
from pipeline.inventory import SourceFile
from pipeline.other_layout import is_better, other_pages
from pipeline.read_pages import ReadPage
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import level, page, upright, words

SOURCE = SourceFile(DOCUMENT_ID, Path("plan.pdf"), "plan.pdf", "0" * 64, "pdf")
TITLE = (2, 60, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566-2567")
HEADING = (
    *((20, 15, "ที่"), (20, 60, "โครงการ/กิจกรรม"), (14, 250, "งบประมาณ (บาท)")),
    *((26, 230, "ปี 2566"), (26, 290, "ปี 2567"), (26, 345, "หน่วยงาน")),
)
ROWS = (
    ("โครงการบ้านสวยน้ำใส", "12,000", "14,000", "กองช่าง"),
    ("กิจกรรมคนดีของสังคม", "-", "5,000", "สำนักปลัด"),
    ("มาตรการประหยัดพลังงาน", "-", "-", "กองคลัง"),
)
READ = [
    ("โครงการบ้านสวยน้ำใส", {2566: 12000.0, 2567: 14000.0}, ("กองช่าง",)),
    ("กิจกรรมคนดีของสังคม", {2566: None, 2567: 5000.0}, ("สำนักปลัด",)),
    ("มาตรการประหยัดพลังงาน", {2566: None, 2567: None}, ("กองคลัง",)),
]
EDGES = (10, 35, 220, 280, 338, 420)


def table(*uprights: Ruling, rows: Sequence[tuple[str, ...]] = ROWS, left_out: int = -1) -> Page:
    """Level rules between all rows but one, and the uprights that are given."""
    print_: list[Word] = words(TITLE, *HEADING)
    rules = [*uprights, *level(10, 38)]
    for k, row in enumerate(rows):
        y = 44 + 16 * k
        texts = (str(k + 1), *row)
        print_ += words(
            *((y, x, text) for x, text in zip((15, 40, 230, 290, 345), texts, strict=True))
        )
        if k != left_out:
            rules += level(y + 12)
    return page(print_, rules)


def read(*pages: Page) -> DocumentResult:
    return result_of_pages(SOURCE, [ReadPage(one.number, page=one) for one in pages])


def values(result: DocumentResult) -> list[tuple[object, ...]]:
    money = [row for row in result.rows["budgets"] if isinstance(row, BudgetRow)]
    return [
        (
            item.title,
            {m.fiscal_year_be: m.amount_baht for m in money if m.item_id == item.item_id},
            tuple(item.responsible or ()),
        )
        for item in result.rows["items"]
        if isinstance(item, ItemRow)
    ]


def told(result: DocumentResult) -> set[str]:
    return {row.code for row in result.rows["findings"] if isinstance(row, FindingRow)}


@pytest.mark.parametrize(
    "uprights",
    [
        upright(10, 86, 10, 35, 220, 240, 338, 420),  # one through the money of the first year
        upright(10, 86, 10, 35, 220),
        upright(10, 86, 280),
        upright(10, 86, 220, 338),
        [*upright(10, 54, 10, 35, 220), *upright(54, 86, 280, 338, 420)],
    ],
)
def test_columns_that_uprights_hide_are_told_by_words_and_said_so(uprights: list[Ruling]) -> None:
    result = read(table(*uprights))
    assert values(result) == READ
    assert told(result) == {"laid_out_again"}


def test_a_table_that_is_read_whole_is_left_as_ruled() -> None:
    result = read(table(*upright(10, 86, *EDGES)))
    assert values(result) == READ
    assert told(result) == set()


def test_what_no_layout_mends_is_left_as_ruled() -> None:
    total = ("รวม", "99,000", "19,000", "")
    result = read(table(*upright(10, 102, *EDGES), rows=[*ROWS, total]))
    assert values(result) == READ
    assert told(result) == {"total_differs"}


def test_a_page_that_is_read_well_keeps_its_uprights() -> None:
    good, bad = table(*upright(10, 86, *EDGES)), table(*upright(10, 86, 280))
    pages = [ReadPage(1, page=good), ReadPage(2, page=replace(bad, number=2))]
    lost = FindingRow(
        document_id=DOCUMENT_ID, page=2, code="amount_unreadable", severity="warning", message="."
    )
    rows = {"documents": (), "findings": (lost,)}
    counts = [
        [len(read.page.rulings) for read in other if read.page is not None]
        for other in other_pages(pages, rows)
    ]
    assert counts == [[5, 5], [11, 5], [0, 0], [11, 0]]


GOOD = table(*upright(10, 86, *EDGES))
UNREAD = table(*upright(10, 86, *EDGES), rows=[(*ROWS[0][:1], "1?,000", *ROWS[0][2:]), *ROWS[1:]])


def better(other: Page, first: Page) -> bool:
    return is_better(read(other).rows, read(first).rows)


def test_a_reading_is_better_that_has_all_and_reads_what_was_unreadable() -> None:
    assert better(GOOD, UNREAD)
    assert not better(UNREAD, GOOD)
    assert not better(GOOD, GOOD)


def test_no_reading_is_better_that_lacks_what_the_first_has() -> None:
    without_units = [(*row[:3], "") for row in ROWS]
    assert not better(table(*upright(10, 86, *EDGES), rows=without_units), UNREAD)
    assert not better(table(*upright(10, 70, *EDGES), rows=ROWS[:2]), UNREAD)


def test_no_reading_is_better_that_takes_lines_of_titles_for_items() -> None:
    split = [*ROWS, ("โครงการประจำตำบล", "", "", "")]
    assert not better(table(*upright(10, 102, *EDGES), rows=split), UNREAD)


@pytest.mark.parametrize(
    ("title", "item_no", "taken"),
    [
        ("พลังงาน", None, False),  # the further line of a title
        ("พลังงาน", 3, True),
        ("มาตรการประหยัด", None, True),
        ("มาตรการประหยัดไฟ", None, True),
    ],
)
def test_no_reading_is_better_that_breaks_a_title(
    title: str, item_no: int | None, taken: bool
) -> None:
    good = read(GOOD).rows
    *others, last = (row for row in good["items"] if isinstance(row, ItemRow))
    changed = {**good, "items": [*others, replace(last, title=title, item_no=item_no)]}
    assert is_better(changed, read(UNREAD).rows) is taken


def test_no_reading_is_better_that_changes_an_amount_and_leaves_something_lost() -> None:
    twice = [(*ROWS[0][:1], "1?,000", "1?,000", "กองช่าง"), *ROWS[1:]]
    once = (*ROWS[0][:1], "1?,000", *ROWS[0][2:])
    changed = [once, ("กิจกรรมคนดีของสังคม", "-", "6,000", "สำนักปลัด"), ROWS[2]]
    first = table(*upright(10, 86, *EDGES), rows=twice)
    assert better(UNREAD, first)
    assert not better(table(*upright(10, 86, *EDGES), rows=changed), first)


def test_no_reading_is_better_that_has_another_kind_of_trouble() -> None:
    twice = [(*ROWS[0][:1], "1?,000", "1?,000", "กองช่าง"), *ROWS[1:]]
    summed = [*ROWS, ("รวม", "99,000", "19,000", "")]
    first = table(*upright(10, 86, *EDGES), rows=twice)
    assert better(GOOD, first)
    assert not better(table(*upright(10, 102, *EDGES), rows=summed), first)


def test_no_reading_is_better_that_tells_less_and_reads_no_more() -> None:
    prose = words((110, 15, "ใช้เงินสำรองจ่าย 98,000 บาท ไปก่อน"))
    first = replace(GOOD, words=(*GOOD.words, *prose))
    assert told(read(first)) == {"amount_unplaced"}
    assert not better(GOOD, first)
