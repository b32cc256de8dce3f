"""Two pages on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.layout.spreads import pages_of
from parsers.model import Page, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

Texts = Sequence[tuple[float, float, str]]

LEFT: Texts = (
    (20, 60, "แผนปฏิบัติการป้องกันการทุจริต"), (32, 60, "ประจำปีงบประมาณ พ.ศ. 2568"),
    (44, 60, "เทศบาลตำบลหน้าเขา"), (60, 40, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
    (80, 22, "ที่"), (80, 60, "โครงการ"), (80, 190, "งบประมาณ"),
    (100, 24, "1"), (100, 45, "โครงการบ้านสวย"), (100, 200, "12,000"),
    (120, 24, "2"), (120, 45, "กิจกรรมคนดี"), (120, 200, "5,000"),
)  # fmt: skip
RIGHT: Texts = (
    (26, 340, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"),
    (46, 332, "ที่"), (46, 370, "โครงการ"), (46, 500, "งบประมาณ"),
    (66, 334, "3"), (66, 355, "มาตรการประหยัด"), (66, 510, "3,000"),
    (86, 334, "4"), (86, 355, "โครงการเปิดบ้าน"), (86, 510, "7,000"),
)  # fmt: skip
READ = [
    (1, 1, "โครงการบ้านสวย", 12000), (1, 2, "กิจกรรมคนดี", 5000),
    (2, 3, "มาตรการประหยัด", 3000), (2, 4, "โครงการเปิดบ้าน", 7000),
]  # fmt: skip


def grid(x: float, tops: Sequence[float]) -> list[Ruling]:
    edges = [x, x + 20, x + 150, x + 230]
    level = [Ruling("horizontal", y, edges[0], edges[-1]) for y in tops]
    return [*level, *(Ruling("vertical", e, tops[0], tops[-1]) for e in edges)]


RULES = [*grid(20, (74, 94, 114, 134)), *grid(330, (40, 60, 80, 100))]


def sheet(print_: Sequence[Word], rules: Sequence[Ruling] = (), width: float = 620) -> Page:
    return Page(1, width, 430, tuple(print_), tuple(rules), (), "layer", "text")


def read(page: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks([page]))))


def rows(records: Records) -> list[tuple[object, ...]]:
    money = {row.item_id: row.amount_baht for row in records.budgets}
    return [(i.dimension_no, i.item_no, i.title, money.get(i.item_id)) for i in records.items]


def test_the_left_page_is_read_before_the_right_one() -> None:
    page = sheet(words(*LEFT, *RIGHT), RULES)
    records = read(page)
    assert len(pages_of(page)) == 2
    assert rows(records) == READ
    places = {row.raw: row for row in records.evidence if row.column == "title"}
    assert places["โครงการเปิดบ้าน"].page == 1
    assert places["โครงการเปิดบ้าน"].x0 == 355


def test_the_fold_is_no_rule() -> None:
    assert (
        rows(read(sheet(words(*LEFT, *RIGHT), [*RULES, Ruling("vertical", 310, 0, 430)]))) == READ
    )


@pytest.mark.parametrize("left", [True, False])
def test_lists_in_step_are_two_pages_where_both_have_headings(left: bool) -> None:
    """Pages typed alike have their lines at the same heights."""
    typed = ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต", *(f"{n}) โครงการที่ดีมาก" for n in "123")]
    other = ["มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", *(f"{n}) โครงการที่ดีมาก" for n in "456")]
    many = [(20 + 16 * k, 30, text) for k, text in enumerate(typed)]
    texts = [*many, *((20 + 16 * k, 340, text) for k, text in enumerate(other))]
    assert len(pages_of(sheet(words(*texts)))) == 2
    told = [(y, 340 - 310 * left, "20,000 บาท") for y, _x, _t in many]
    assert len(pages_of(sheet(words(*[t for t in texts if (t[1] > 300) == left], *told)))) == 1


def test_one_page_stays_one() -> None:
    title = words((8, 260, "แผนปฏิบัติการป้องกันการทุจริต"))
    across = Ruling("horizontal", 410, 20, 600)
    both = words(*LEFT, *RIGHT)
    for page in (
        sheet([*both, *title], RULES),
        sheet(both, [*RULES, across]),
        sheet(both, RULES, width=520),
        sheet(words(*LEFT), RULES),
        sheet(both, [*grid(20, (74, 94, 114, 134)), *grid(330, (74, 94, 114, 134))]),
    ):
        assert pages_of(page) == (page,)
