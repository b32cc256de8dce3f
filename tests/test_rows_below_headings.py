"""Half-ruled tables whose headings go across, and the items that a page break cuts below one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from parsers.model import Page, Ruling, Word
from parsers.scan.rules import sort_strokes
from parsers.scan.strokes import Stroke
from tests.reading_text import codes
from tests.test_half_ruled_tables import level, page, read, table_of, texts, upright, words
from tests.test_labelled_cells import grid
from tests.test_labelled_cells import read as read_grids

Cells = Sequence[str | None]
SIDES = (10.0, 420.0)
INNER = (200.0, 270.0, 340.0)
X = (15, 205, 275, 345)
HEADING = words(
    (20, 30, "มิติ / ภารกิจ / โครงการ"),
    (20, 205, "งบประมาณ"),
    (20, 275, "ตัวชี้วัด"),
    (20, 345, "ผู้รับผิดชอบ"),
)


def item(y: float, *cells: str | Sequence[str]) -> list[Word]:
    lines = [(c,) if isinstance(c, str) else c for c in cells]
    placed = [
        (y + 10 * k, x, t) for x, texts_ in zip(X, lines, strict=True) for k, t in enumerate(texts_)
    ]
    return words(*[(y, x, t) for y, x, t in placed if t])


def band(y: float, text: str) -> list[Word]:
    return words((y, 15, text))


ONE = item(66, "1) โครงการสวนสาธารณะ", "5,000", "ร้อยละ 80", "กองช่าง")
TWO = item(78, "2) โครงการสภาเด็ก", "7,000", "ร้อยละ 70", "กองคลัง")
BEGUN = item(126, "1) กิจกรรมเผยแพร่ข่าว", "-", "2 ครั้ง", "สำนักปลัด")
CUT = item(138, "2) โครงการอบรมการจัด", "18,000", "พนักงาน", "กองพัสดุ")
REST = item(20, ("ซื้อจัดจ้าง",), "", "ทุกคน", "")
LAST = item(34, "3) มาตรการควบคุมน้ำมัน", "-", "ทุกคัน", "กองช่าง")
FIRST_PAGE = [
    *HEADING,
    *band(36, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"),
    *band(52, "ภารกิจที่ 1.2 การสร้างวัฒนธรรมสุจริตแก่เด็กและเยาวชน"),
    *ONE,
    *TWO,
    *band(96, "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส"),
    *band(112, "ภารกิจที่ 2.1 การบริหารงานบุคคลอย่างโปร่งใส"),
    *BEGUN,
    *CUT,
]
# The heading of a mission and its items stand between two rules; the last have none below.
RULES = [
    *level(14, 32, 46, 92, 106),
    *upright(14, 152, *SIDES),
    *upright(14, 32, *INNER),
    *upright(62, 92, *INNER),
]
GOES_ON = upright(122, 152, *INNER)
SECOND_RULES = [*level(50), *upright(14, 50, *SIDES, *INNER)]


def rest(more: Sequence[Word] = ()) -> Page:
    return page([*REST, *LAST, *more], SECOND_RULES, number=2)


def said(records: Records) -> list[tuple[object, ...]]:
    money = {b.item_id: b.amount_baht for b in records.budgets}
    return [
        (i.mission_no, i.item_no, i.title, money.get(i.item_id), i.responsible)
        for i in records.items
    ]


ABOVE = [
    ("1.2", 1, "โครงการสวนสาธารณะ", 5000.0, ("กองช่าง",)),
    ("1.2", 2, "โครงการสภาเด็ก", 7000.0, ("กองคลัง",)),
]
BELOW = [
    ("2.1", 1, "กิจกรรมเผยแพร่ข่าว", None, ("สำนักปลัด",)),
    ("2.1", 2, "โครงการอบรมการจัดซื้อจัดจ้าง", 18000.0, ("กองพัสดุ",)),
    ("2.1", 3, "มาตรการควบคุมน้ำมัน", None, ("กองช่าง",)),
]


@pytest.mark.parametrize("rules", [RULES, [*RULES, *GOES_ON]])
def test_a_row_of_items_below_a_heading_that_no_rule_ends(rules: list[Ruling]) -> None:
    assert said(read(page(FIRST_PAGE, rules), rest())) == ABOVE + BELOW


def test_uprights_that_meet_no_level_rule_part_the_row_they_stand_in() -> None:
    # A cell without a word in its columns leaves nothing else to tell them.
    print_ = [*FIRST_PAGE[: -len([*BEGUN, *CUT])], *item(126, "1) กิจกรรมข่าว", "", "", "กองช่าง")]
    last = texts(table_of(page(print_, [*RULES, *GOES_ON])))[-1]
    assert last[1:] == ["", "", "กองช่าง"]


PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
HEAD: Cells = ("โครงการ/กิจกรรม", "งบประมาณ", "ตัวชี้วัด", "ผู้รับผิดชอบ")
HELD: Cells = ("1) โครงการสวนสาธารณะ", "5,000", "ร้อยละ 80", "กองช่าง")
MISSION = "ภารกิจที่ 1.2 การสร้างวัฒนธรรมสุจริตแก่เด็กและเยาวชน"
NEXT = "ภารกิจที่ 2.1 การบริหารงานบุคคลอย่างโปร่งใส"
SWALLOWED = f"{NEXT} 1) กิจกรรมเผยแพร่ข่าว - กองช่าง 2) โครงการอบรมการจัด 18,000 กองพัสดุ"
TAIL: Cells = ("ซื้อจัดจ้าง", "", "ทุกคน", "")
MORE: Cells = ("มาตรการดูแลเรื่องร้องเรียน", "-", "ทุกเรื่อง", "กองคลัง")
BOTH: Cells = ("ซื้อจัดจ้าง\n3) มาตรการควบคุมน้ำมัน", "-", "ทุกคน\nทุกคัน", "กองช่าง")


def across(text: str) -> Cells:
    return (text, None, None, None)


def read_tables(end: str, *rows: Cells) -> Records:
    first = grid(HEAD, across(MISSION), HELD, across(end))
    return read_grids(PLAN, (first,), (grid(*rows, page=2),))


def titles(records: Records) -> list[tuple[object, ...]]:
    return [(no, title) for no, _n, title, *_rest in said(records)]


def test_no_row_goes_on_over_a_heading_with_the_item_above_it() -> None:
    # Title, unit and amounts of three rows were one item: that of the mission before.
    records = read_tables(SWALLOWED, BOTH)
    assert said(records) == [ABOVE[0], BELOW[2]]
    assert {"rows_not_parted", "cell_lost"} <= codes(records)
    told = [f.item_id for f in records.findings if f.code == "rows_parted_uncertainly"]
    assert told == [records.items[-1].item_id]
    assert records.items[-1].mission_raw == NEXT


def test_an_item_that_ends_where_the_next_begins_is_told_at_both() -> None:
    records = read_tables("1) โครงการจัด", BOTH)
    assert [i.title for i in records.items][1:] == ["โครงการจัดซื้อจัดจ้าง", "มาตรการควบคุมน้ำมัน"]
    told = [f.item_id for f in records.findings if f.code == "rows_parted_uncertainly"]
    assert told == [i.item_id for i in records.items[1:]]


def test_a_rest_whose_item_was_lost_is_no_item_and_no_more_of_one() -> None:
    records = read_tables(SWALLOWED, TAIL, ("3) มาตรการควบคุมน้ำมัน", "-", "ทุกคัน", "กองช่าง"))
    assert said(records) == [ABOVE[0], BELOW[2]]
    assert records.items[0].indicator == "ร้อยละ 80"
    assert {"rows_not_parted", "row_without_item"} <= codes(records)


@pytest.mark.parametrize("title", ["การดูแลต้นไม้ใหญ่", "โครงการดูแลต้นไม้ใหญ่"])
def test_a_heading_at_the_end_of_a_page_heads_what_follows(title: str) -> None:
    records = read_tables(NEXT, (title, "900", "60 คน", "กองคลัง"), MORE)
    assert titles(records)[:2] == [("1.2", "โครงการสวนสาธารณะ"), ("2.1", title)]


def test_values_alone_below_another_heading_are_no_items_above_it() -> None:
    records = read_tables(NEXT, ("", "", "และร้อยละ 90", ""))
    assert [i.indicator for i in records.items] == ["ร้อยละ 80"]
    assert "row_without_item" in codes(records)


def test_an_item_goes_on_below_its_own_heading_printed_again() -> None:
    records = read_tables(f"{MISSION} (ต่อ)", ("ริมน้ำ", "", "ของคน", ""))
    assert titles(records) == [("1.2", "โครงการสวนสาธารณะริมน้ำ")]
    assert [i.indicator for i in records.items] == ["ร้อยละ 80 ของคน"]


@pytest.mark.parametrize(
    "name", ["ภารกิจที่ 2.1 มาตรการสร้างความโปร่งใส", "ภารกิจที่ 2.1. มาตรการตาม (2) ของประกาศ", NEXT]
)
def test_the_words_of_a_heading_are_no_items(name: str) -> None:
    records = read_tables(name, ("โครงการดูแลต้นไม้ใหญ่", "900", "60 คน", "กองคลัง"), MORE)
    assert records.items[-1].mission_raw == name
    assert "rows_not_parted" not in codes(records)


def strokes(*placed: tuple[str, float, int, int]) -> list[Stroke]:
    return [Stroke(o, at, a, b, round(at), round(at) + 1) for o, at, a, b in placed]  # type: ignore[arg-type]


TABLE = strokes(
    ("horizontal", 100, 50, 550), ("horizontal", 200, 50, 550), ("horizontal", 230, 50, 550),
    ("vertical", 50, 100, 400), ("vertical", 200, 100, 200), ("vertical", 350, 100, 200),
    ("vertical", 550, 100, 400),
)  # fmt: skip


@pytest.mark.parametrize(("end", "kept"), [(290, True), (272, True), (262, False)])
def test_a_scans_uprights_below_a_heading_are_rules(end: int, kept: bool) -> None:
    more = strokes(("vertical", 200, 252, end), ("vertical", 350, 252, end + 1))
    found = sort_strokes([*TABLE, *more], 1.0).rules
    assert [s for s in more if s in found] == (more if kept else [])


@pytest.mark.parametrize(
    "free",
    [
        [("vertical", 200, 252, 290)],  # one alone
        [("vertical", 200, 252, 290), ("vertical", 350, 240, 300)],  # not alike
        [("vertical", 230, 252, 290), ("vertical", 380, 252, 290)],  # under no rule
    ],
)
def test_other_upright_strokes_below_a_table_are_none(
    free: list[tuple[str, float, int, int]],
) -> None:
    more = strokes(*free)
    found = sort_strokes([*TABLE, *more], 1.0).rules
    assert not [s for s in more if s in found]


@pytest.mark.parametrize(("end", "kept"), [(270, True), (300, False)])
def test_the_uprights_of_a_low_strip_need_no_sides(end: int, kept: bool) -> None:
    """Between the months of an item, under its title; taller ones are those of something else."""
    head = strokes(
        ("horizontal", 100, 50, 550), ("horizontal", 200, 50, 550), ("horizontal", 290, 50, 550),
        *(("vertical", x, 100, 200) for x in (50, 150, 250, 350, 450, 550)),
    )  # fmt: skip
    strip = strokes(*(("vertical", x, 252, end) for x in (150, 250, 350, 450)))
    found = sort_strokes([*head, *strip], 1.0).rules
    assert [s for s in strip if s in found] == (strip if kept else [])


def test_loose_uprights_elsewhere_part_no_cells() -> None:
    print_ = [*HEADING, *item(40, "1) โครงการสวน", "5,000", "ร้อยละ 80", "กองช่าง")]
    rules = [*level(14, 32, 60), *upright(14, 60, *SIDES, *INNER)]
    bars = [Ruling("vertical", x, 90, 120) for x in (230.0, 300.0)]
    assert texts(table_of(page(print_, [*rules, *bars]))) == texts(table_of(page(print_, rules)))
