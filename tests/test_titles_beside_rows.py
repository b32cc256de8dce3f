"""A mission and its items in one tall cell, beside rows that rules part between the amounts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.model import Page, Ruling
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

ENDS = (20.0, 240.0, 300.0, 360.0, 420.0)
HEADING = ("โครงการ กิจกรรม", "2566", "2567", "2568")
TITLE = "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2568"

Part = tuple[str, Sequence[str]]
"""Lines of the tall cell, parted by /, and the amounts beside them: one is printed over all."""

MISSION: Part = ("1.1 การสร้างจิตสำนึกและความตระหนักแก่บุคลากร", ("", "", ""))
EACH: Part = ("(1) โครงการอบรมกฎหมาย/แก่สมาชิกสภา", ("ปีละ 20,000",))
TRAIN: Part = ("(1) โครงการอบรมกฎหมาย/แก่สมาชิกสภา", ("1,000", "-", "2,000"))
BOOK: Part = ("(2) มาตรการจัดทำคู่มือ", ("-", "-", "3,000"))
OTHER = [("1.3 การสร้างจิตสำนึกแก่เด็ก", ("", "", "")), ("(1) โครงการโตไปไม่โกง", ("5,000", "-", "-"))]
SUM: Part = ("รวม", ("1,000", "-", "5,000"))
TOLD = [("1.1", 1, "โครงการอบรมกฎหมายแก่สมาชิกสภา"), ("1.1", 2, "มาตรการจัดทำคู่มือ")]
LAST = ("1.3", 1, "โครงการโตไปไม่โกง")


def page_of(groups: Sequence[Sequence[Part]], number: int = 1, headed: bool = True) -> Page:
    """Groups of rows, a level rule over the amounts alone between those of one."""
    placed = [(10.0, 60.0, TITLE)] if headed else []
    y = 40.0
    rules = [Ruling("horizontal", y, ENDS[0], ENDS[-1])]
    if headed:
        placed += [(y + 5, x + 4, text) for x, text in zip(ENDS, HEADING, strict=False)]
        rules += [Ruling("vertical", x, y, y + 20) for x in ENDS]
        y += 20
        rules.append(Ruling("horizontal", y, ENDS[0], ENDS[-1]))
    for group in groups:
        rules.append(Ruling("vertical", ENDS[0], y, y + sum(_tall(text) for text, _ in group)))
        for k, (text, amounts) in enumerate(group):
            placed += [(y + 5 + 12 * n, ENDS[0] + 4, t) for n, t in enumerate(text.split("/"))]
            over = len(amounts) == 1
            places = (310.0,) if over else [x + 8 for x in ENDS[1:]]
            placed += [(y + 5, x, a) for x, a in zip(places, amounts, strict=False) if a]
            ends = (ENDS[1], ENDS[-1]) if over else ENDS[1:]
            rules += [Ruling("vertical", x, y, y + _tall(text)) for x in ends]
            y += _tall(text)
            left = ENDS[0] if k == len(group) - 1 else ENDS[1]
            rules.append(Ruling("horizontal", y, left, ENDS[-1]))
    return Page(number, 440, 800, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")


def _tall(text: str) -> float:
    return 12 * (text.count("/") + 1) + 6


def read(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))


def told(records: Records) -> list[tuple[str | None, int | None, str | None]]:
    return [(item.mission_no, item.item_no, item.title) for item in records.items]


def amounts(records: Records) -> list[float | None]:
    return [money.amount_baht for money in records.budgets]


def test_each_item_has_the_amounts_of_the_row_beside_it() -> None:
    records = read(page_of([[MISSION, TRAIN, BOOK], OTHER]))
    assert told(records) == [*TOLD, LAST]
    assert amounts(records) == [1000, None, 2000, None, None, 3000, 5000, None, None]


def test_an_amount_of_each_year_stands_over_all_years_of_its_item() -> None:
    records = read(page_of([[MISSION, EACH, BOOK], OTHER]))
    assert told(records) == [*TOLD, LAST]
    assert amounts(records)[:6] == [20000, 20000, 20000, None, None, 3000]


def test_a_cell_may_hold_several_missions_and_a_sum() -> None:
    records = read(page_of([[MISSION, TRAIN, BOOK, *OTHER]]))
    assert told(records) == [*TOLD, LAST]
    assert told(read(page_of([[MISSION, TRAIN, BOOK, SUM], OTHER]))) == [*TOLD, LAST]


def test_items_below_a_mission_may_have_type_words_alone() -> None:
    bare = [(text.split(" ", 1)[1], beside) for text, beside in (TRAIN, BOOK)]
    records = read(page_of([[MISSION, *bare], OTHER]))
    assert told(records) == [("1.1", None, TOLD[0][2]), ("1.1", None, TOLD[1][2]), LAST]


def test_such_cells_go_on_overleaf() -> None:
    records = read(page_of([[MISSION, TRAIN, BOOK]]), page_of([OTHER], 2, headed=False))
    assert told(records) == [*TOLD, LAST]


STEPS: tuple[Part, ...] = (
    ("(1) โครงการอบรมกฎหมาย", ("9,000", "", "")),
    ("1. ค่าอาหาร", ("4,000", "", "")),
    ("2. ค่าวิทยากร", ("5,000", "", "")),
)


@pytest.mark.parametrize(
    "group",
    [
        [MISSION, *STEPS],
        [MISSION, ("(1) โครงการอบรม/(2) โครงการดูงาน", ("1,000",)), ("(3) ประชุม", ("", "", "2"))],
        [MISSION, TRAIN, ("(3) มาตรการจัดทำคู่มือ", ("-", "-", "3,000"))],
    ],
)  # fmt: skip
def test_what_may_be_steps_of_an_item_is_told_and_not_read(group: Sequence[Part]) -> None:
    records = read(page_of([group, OTHER]))
    assert "rows_not_parted" in {finding.code for finding in records.findings}
    assert told(records)[-1] == LAST


def test_rows_of_money_beside_one_title_part_no_title() -> None:
    group = [("โครงการอบรมกฎหมาย", ("1,000", "", "")), ("แก่สมาชิกสภาท้องถิ่น", ("2,000", "", ""))]
    records = read(page_of([group, OTHER]))
    assert told(records)[0] == (None, None, "โครงการอบรมกฎหมายแก่สมาชิกสภาท้องถิ่น")
