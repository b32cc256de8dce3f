"""Thin upright lines of a copier in part of a table, which are no columns."""

from __future__ import annotations

import pytest

from parsers.layout.blocks import find_blocks
from parsers.model import Page, PageSource, Ruling, Table
from parsers.page.scratches import without_scratches
from tests.test_half_ruled_tables import level, page, upright, words

UPRIGHTS = (10.0, 150.0, 220.0, 290.0, 360.0, 420.0)
ROWS = tuple(float(y) for y in range(20, 160, 20))
HEADING = ((26, 30, "โครงการ"), (26, 155, "ปี 2566"), (26, 225, "ปี 2567"), (26, 295, "ปี 2568"))
BODY = tuple(
    placed
    for y in ROWS[1:-1]
    for placed in ((y + 6, 15, "โครงการ ก"), (y + 6, 180, "5,000"), (y + 6, 250, "-"))
)


def table(scratch: Ruling, source: PageSource = "ocr", *more: tuple[float, float, str]) -> Page:
    rules = [*level(*ROWS), *upright(ROWS[0], ROWS[-1], *UPRIGHTS), scratch]
    return page(words(*HEADING, *BODY, *more), rules, source=source)


def columns(one: Page) -> int:
    (found,) = (block for block in find_blocks(one).blocks if isinstance(block, Table))
    return found.n_cols


@pytest.mark.parametrize("x", [162, 238, 340])
def test_a_scratch_beside_the_print_of_a_few_rows_is_no_rule(x: float) -> None:
    assert columns(table(Ruling("vertical", x, 60, 100))) == 5


def test_an_upright_between_print_on_both_sides_is_one() -> None:
    parted = table(Ruling("vertical", 320, 60, 80), "ocr", (66, 295, "ก"), (66, 330, "900"))
    assert columns(parted) == 6


def test_an_upright_in_most_rows_is_one_though_nothing_stands_beside_it() -> None:
    assert columns(table(Ruling("vertical", 340, 60, 140))) == 6


def test_the_rules_of_a_drawn_page_are_all_believed() -> None:
    assert columns(table(Ruling("vertical", 340, 60, 100), "pdf")) == 6


def test_a_form_whose_rows_are_parted_differently_stays_as_it_is() -> None:
    rules = [*level(*ROWS), *upright(ROWS[0], ROWS[-1], 10.0, 420.0)]
    rules += [Ruling("vertical", 100 + 30 * k, y, y + 20) for k, y in enumerate(ROWS[:-1])]
    form = page(words(*((y + 6, 15, "ชื่อ") for y in ROWS[:-1])), rules, source="ocr")
    assert without_scratches(form) is form


def banded(*print_: tuple[float, float, str]) -> Page:
    """A table whose third row is one cell, but for the upright at 220 that goes on through it."""
    ends = ((20, 60), (80, 140))
    stops = [Ruling("vertical", x, *both) for x in UPRIGHTS[1:-1] for both in ends]
    rules = [*level(*ROWS), *upright(20, 140, 10.0, 420.0), *stops, Ruling("vertical", 220, 60, 80)]
    body = [placed for placed in BODY if placed[0] != 66]
    return page(words(*HEADING, *body, *print_), rules, source="ocr")


def test_an_upright_alone_through_the_words_of_a_row_is_a_letters_stem() -> None:
    text = "การสร้างจิตสำนึกแก่ประชาชนทุกภาคส่วน"
    one = banded((66, 218 - 4 * len(text), text), (66, 222, "และชุมชน"))
    (found,) = (block for block in find_blocks(one).blocks if isinstance(block, Table))
    assert [cell.col_span for cell in found.cells if cell.row == 2] == [5]


def test_an_upright_beside_the_words_of_a_row_parts_it() -> None:
    one = banded((66, 40, "รวมมิติที่ 1"), (66, 240, "5,000"))
    (found,) = (block for block in find_blocks(one).blocks if isinstance(block, Table))
    assert [cell.col_span for cell in found.cells if cell.row == 2] == [2, 3]
