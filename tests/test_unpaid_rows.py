"""Plans of several years in a frame, or with no rules at all, of which some items need no money:
the words for that stand across the years, the levels in columns of their own, sums between."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.aligned_records import is_total
from parsers.layout.blocks import find_all_blocks
from parsers.model import Line, Page, Ruling
from parsers.page.pieces import in_pieces
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import words

PLACES = (15.0, 130.0, 260.0)
YEARS, MONEY_ENDS = (440.0, 485.0, 530.0, 575.0), (478.0, 523.0, 568.0, 613.0)
EDGES = (8.0, 125.0, 255.0, 435.0, 480.0, 525.0, 570.0, 640.0)
NAMES = ("มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ")
NONE = "ไม่ใช้งบประมาณ"
LINE, WHITE = 11.0, 9.0

Row = tuple[str, str, str, str]
"""Dimension, mission, title (lines parted by strokes) and the amounts of four years, or that there
are none; a blank year is "."."""
FIRST: tuple[Row, ...] = (
    ("1. การสร้างสังคมที่ไม่/ทนต่อการทุจริต", "1.1 การสร้างจิตสำนึกแก่/ข้าราชการ",
     "(1) โครงการศึกษาดูงานธรรมาภิบาล/ของบุคลากร", "100,000 . 120,000 ."),
    ("", "", "(2) มาตรการปฏิบัติตามประมวลจริยธรรม", NONE),
    ("", "1.2 การสร้างจิตสำนึกแก่/ประชาชน", "(1) โครงการหมู่บ้านปลอดอบายมุข/ในงานบุญ",
     "20,000 20,000 20,000 20,000"),
    ("", "", "รวมมิติที่ 1", "120,000 20,000 140,000 20,000"),
    ("2. การบริหารราชการ/เพื่อป้องกันการทุจริต", "2.1 การแสดงเจตจำนง",
     "(1) กิจกรรมลงนามข้อตกลง/การปฏิบัติราชการ", NONE),
    ("", "2.2 ความโปร่งใสในการ/ปฏิบัติราชการ", "(1) มาตรการออกคำสั่งมอบหมายอำนาจ/อนุมัติ", NONE),
    ("", "", "(2) โครงการจ้างทำระบบแผนที่ภาษี", ". 250,000 80,000 80,000"),
    ("", "", "(3) กิจกรรมปิดประกาศรายรับรายจ่าย", NONE),
)  # fmt: skip
SUM: Row = ("", "", "รวมมิติที่ 2", "- 250,000 80,000 80,000")
ITEMS = [
    ("1.1", 1, "โครงการศึกษาดูงานธรรมาภิบาลของบุคลากร", [100000, "blank", 120000, "blank"]),
    ("1.1", 2, "มาตรการปฏิบัติตามประมวลจริยธรรม", ["no_budget"] * 4),
    ("1.2", 1, "โครงการหมู่บ้านปลอดอบายมุขในงานบุญ", [20000] * 4),
    ("2.1", 1, "กิจกรรมลงนามข้อตกลงการปฏิบัติราชการ", ["no_budget"] * 4),
    ("2.2", 1, "มาตรการออกคำสั่งมอบหมายอำนาจอนุมัติ", ["no_budget"] * 4),
    ("2.2", 2, "โครงการจ้างทำระบบแผนที่ภาษี", ["blank", 250000, 80000, 80000]),
    ("2.2", 3, "กิจกรรมปิดประกาศรายรับรายจ่าย", ["no_budget"] * 4),
]
RULES = [
    {"frame": True},
    {"frame": True, "below": True},
    {"frame": False},
    {"frame": False, "below": True},
    {"frame": False, "uprights": True},
    {"frame": True, "uprights": True},
]


def read(
    rows: Sequence[Row],
    frame: bool = True,
    below: bool = False,
    uprights: bool = False,
    in_bands: bool = False,
) -> Records:
    """`below`: a level rule below the heading. `in_bands`: dimensions stand in rows across."""
    placed = [(10.0, 60.0, "แผนปฏิบัติการป้องกันการทุจริตสี่ปี (พ.ศ. 2561 - 2564)")]
    held = range(1 if in_bands else 0, 3)
    placed += [(40.0, PLACES[k] + 20, NAMES[k]) for k in held]
    placed += [(40.0, x, f"ปี {year}") for x, year in zip(YEARS, range(2561, 2565), strict=True)]
    y = 60.0
    for row in rows:
        if in_bands and row[0]:
            placed.append((y, PLACES[1], "มิติที่ " + row[0].replace("/", "")))
            y += LINE + WHITE
        for k in held:
            indent = 100 if row[k].startswith("รวม") else 0
            lines = row[k].split("/") if row[k] else []
            placed += [(y + LINE * n, PLACES[k] + indent, text) for n, text in enumerate(lines)]
        if row[3] == NONE:
            placed.append((y, 497.0, NONE))
        else:
            amounts = zip(MONEY_ENDS, row[3].split(), strict=False)
            placed += [(y, x - 4 * len(text), text) for x, text in amounts if text != "."]
        y += LINE * len(row[2].split("/")) + WHITE
    ends = (EDGES[0], EDGES[-1])
    rules = [Ruling("horizontal", at, *ends) for at in (34.0, y - 3)] if frame else []
    rules += [Ruling("horizontal", 54.0, *ends)] if below else []
    edges = EDGES[1 if in_bands else 0 :] if uprights else ends if frame else ()
    rules += [Ruling("vertical", x, 34.0, y - 3) for x in edges]
    page = Page(1, 700, 500, tuple(words(*placed)), tuple(rules), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document(tuple(find_all_blocks([page]))))


def told(records: Records) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for item in records.items:
        mine = [b for b in records.budgets if b.item_id == item.item_id]
        mine.sort(key=lambda b: b.fiscal_year_be or 0)
        amounts = [b.status if b.amount_baht is None else b.amount_baht for b in mine]
        found.append((item.mission_no, item.item_no, item.title, amounts))
    return found


@pytest.mark.parametrize("rules", RULES)
@pytest.mark.parametrize("rows", [(*FIRST, SUM), FIRST])
def test_items_without_money_stand_in_rows_of_their_own(
    rows: Sequence[Row], rules: dict[str, bool]
) -> None:
    """The last row of a page among them."""
    records = read(rows, **rules)
    assert told(records) == ITEMS
    assert codes(records) <= {"mission_uncertain"}
    assert all(total.agrees for total in records.totals)


@pytest.mark.parametrize("frame", [True, False])
def test_the_same_below_dimensions_in_rows_across(frame: bool) -> None:
    records = read((*FIRST, SUM), frame, in_bands=True)
    assert told(records) == ITEMS
    assert [item.dimension_no for item in records.items] == [1, 1, 1, 2, 2, 2, 2]


@pytest.mark.parametrize("frame", [True, False])
def test_a_mission_so_close_to_a_title_that_they_are_one_piece(frame: bool) -> None:
    """Nothing but that there is no money stands beside them."""
    close = "2.2 ความโปร่งใสในการปฏิบัติราชก"
    rows = [(row[0], close if row[1].startswith("2.2") else row[1], *row[2:]) for row in FIRST]
    assert told(read([*rows, SUM], frame)) == ITEMS


@pytest.mark.parametrize("frame", [True, False])
def test_titles_without_numbers_are_told_by_their_type_words(frame: bool) -> None:
    rows = [(*row[:2], row[2][4:] if row[2].startswith("(") else row[2], row[3]) for row in FIRST]
    assert [row[2:] for row in told(read([*rows, SUM], frame))] == [row[2:] for row in ITEMS]


@pytest.mark.parametrize("amounts", [". . 18,000 .", ". - . ."])
def test_an_item_with_one_amount_at_the_foot_of_a_page_is_none_of_what_follows(
    amounts: str,
) -> None:
    last = ("", "", "(3) กิจกรรมปิดประกาศรายรับรายจ่าย", amounts)
    assert told(read([*FIRST[:-1], last]))[-1][:3] == ITEMS[-1][:3]


def test_an_item_of_which_nothing_is_said_has_a_row_among_those_with_money() -> None:
    """Its number counts on; the further lines of levels beside titles make no items."""
    rows = [(*row[:3], ". . . .") if row[2].startswith("(2) มาตรการ") else row for row in FIRST]
    records = read([*rows, SUM])
    blank = ("1.1", 2, "มาตรการปฏิบัติตามประมวลจริยธรรม", ["blank"] * 4)
    assert told(records) == [ITEMS[0], blank, *ITEMS[2:]]


@pytest.mark.parametrize(
    "words_below", ["โครงการที่ใช้งบประมาณ", "โครงการทั้งหมด", "กิจกรรมที่โอนงบประมาณ"]
)
def test_a_line_that_sums_up_items_below_their_table_is_none(words_below: str) -> None:
    assert told(read([*FIRST, ("", "", words_below, ". 350,000 . .")], frame=False)) == ITEMS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("รวมทั้งสิ้น 193,000 330,000 298,000", True),
        ("รวมทั้งสิ้น 193,000 -", True),
        ("รวมทั้งสิ้น 193,000 บาท", False),
        ("รวมทั้งสิ้น 3", False),
        ("โครงการ 193,000", False),
    ],
)
def test_a_sum_may_be_one_piece_with_its_amounts(text: str, expected: bool) -> None:
    """Where its columns are narrow."""
    row = in_pieces(Line(tuple(words((10.0, 20.0, text))), page=1))
    assert row is not None and len(row.pieces) == 1
    assert is_total(row) == expected
