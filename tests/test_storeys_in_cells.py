"""Items of two storeys: the title across, and below it the values that its heading names under it,
in cells that no upright parts, with months beside them and groups under bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_all_blocks
from parsers.layout.storeys_in_cells import with_storeys_apart
from parsers.model import Box, Mark, Page, Ruling, Word
from parsers.page.bands_between import with_bands_between
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import words
from tests.test_labelled_cells import PLAN, grid, read
from tests.test_stacked_rows import Shown, table

CALENDAR = "ปฏิทินแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568"
LEFT, RIGHT = 10.0, 370.0
COLUMNS = (30.0, 75.0, 120.0, 190.0)
"""Where dimension, mission and money begin, and where the money ends; the numbers stand before."""
MONTHS = {"ต.ค.": 190.0, "พ.ย.": 220.0, "ธ.ค.": 250.0, "ม.ค.": 280.0, "ก.พ.": 310.0, "มี.ค.": 340.0}
BELOW = ("มิติที่", "ภารกิจ", "งบประมาณ (บาท)")
Said = tuple[int | None, str | None, int | None, str]


@dataclass(frozen=True)
class Print:
    """A part of a page, `height` points high from y = 0."""

    words: tuple[Word, ...]
    rules: tuple[Ruling, ...]
    height: float
    marks: tuple[Mark, ...] = ()


def level(y: float, start: float = LEFT) -> Ruling:
    return Ruling("horizontal", y, start, RIGHT)


def upright(x: float, top: float, bottom: float) -> Ruling:
    return Ruling("vertical", x, top, bottom)


def heading(labels: Sequence[str] = BELOW) -> Print:
    months = list(MONTHS.values())
    print_ = words(
        (14, 14, "ที่"), (2, 60, "โครงการ / กิจกรรม"), (2, 230, "ไตรมาส 1"), (2, 300, "ไตรมาส 2"),
        *((20, x + 3, label) for x, label in zip(COLUMNS, labels, strict=False)),
        *((20, x + 4, name) for name, x in MONTHS.items()),
    )  # fmt: skip
    whole = [upright(x, 0, 34) for x in (LEFT, COLUMNS[0], months[0], months[3], RIGHT)]
    lower = [upright(x, 14, 34) for x in (*COLUMNS[1:3], *months[1:3], *months[4:])]
    return Print(tuple(print_), (level(0), level(14, COLUMNS[0]), level(34), *whole, *lower), 34)


def band(text: str) -> Print:
    return Print(tuple(words((4, 14, text))), (level(0), level(16)), 16)


def item(
    no: str, title: str, values: Sequence[str], month: int, *inner: float, at: str = ""
) -> Print:
    """`month`: the position of the one that is marked; `inner`: more uprights than the months'."""
    lines = title.split("\n")
    low = 3 + 11.0 * len(lines)
    bottom = low + 13 + 11 * max(value.count("\n") for value in values)
    placed = [(3 + 11.0 * k, COLUMNS[0] + 3, line) for k, line in enumerate(lines)]
    for x, value in zip(COLUMNS, values, strict=False):
        placed += [(low + 11 * k, x + 8, part) for k, part in enumerate(value.split("\n")) if part]
    x = 190.0 + 30 * month + 12
    dot = Mark("point", Box(x, bottom / 2 - 3, x + 6, bottom / 2 + 3))
    rules = [upright(place, 0, bottom) for place in (*MONTHS.values(), *inner)]
    print_ = words((3, 14, no), *placed)
    return Print(tuple(print_), (level(0), level(bottom), *rules), bottom, (dot,))


def moved(box: Box, y: float) -> Box:
    return Box(box.x0, box.top + y, box.x1, box.bottom + y)


def page(*parts: Print, number: int = 1, framed: bool = False) -> Page:
    y = top = 60.0
    print_ = words((20, 10, CALENDAR)) if number == 1 else []
    rules: list[Ruling] = []
    marks: list[Mark] = []
    for part in parts:
        print_ += [replace(w, box=moved(w.box, y)) for w in part.words if w.box is not None]
        for rule in part.rules:
            if rule.orientation == "horizontal":
                rules.append(replace(rule, position=rule.position + y))
            else:
                rules.append(replace(rule, start=rule.start + y, end=rule.end + y))
        marks += [replace(m, box=moved(m.box, y)) for m in part.marks]
        y += part.height
    if framed:
        rules += [upright(x, top, y) for x in (LEFT, RIGHT)]
    return Page(number, 600, 842, tuple(print_), tuple(rules), tuple(marks), "pdf", "pdf")


def read_pages(*pages: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))


def said(records: Records) -> list[Said]:
    return [(i.dimension_no, i.mission_no, i.item_no, i.title) for i in records.items]


def months(records: Records) -> list[str]:
    return [row.month.strftime("%Y-%m") for row in records.schedule]


FINANCE = band("หน่วยงานที่รับผิดชอบ : กองคลัง")
WORKS = band("หน่วยงานที่รับผิดชอบ : กองช่าง")
ONE = item("1", "โครงการอบรมคุณธรรม", ("1", "1.1", "30,000"), 0)
TWO = item("2", "กิจกรรมหน้าเสาธงกล่าวคำสัตย์\nปฏิญาณ", ("2", "2.1", "-"), 3)
OTHER = item("1", "มาตรการติดป้าย", ("3", "3.1", "5,000"), 5)
SAID: list[Said] = [
    (1, "1.1", 1, "โครงการอบรมคุณธรรม"),
    (2, "2.1", 2, "กิจกรรมหน้าเสาธงกล่าวคำสัตย์ปฏิญาณ"),
    (3, "3.1", 1, "มาตรการติดป้าย"),
]
MARKED = ["2024-10", "2025-01", "2025-03"]


@pytest.mark.parametrize("framed", [False, True])
def test_values_stand_below_the_title_of_their_item(framed: bool) -> None:
    records = read_pages(page(heading(), FINANCE, ONE, TWO, WORKS, OTHER, framed=framed))
    assert said(records) == SAID
    assert months(records) == MARKED
    assert [i.responsible for i in records.items] == [("กองคลัง",), ("กองคลัง",), ("กองช่าง",)]
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2568, "amount", 30_000.0),
        (2568, "dash", None),
        (2568, "amount", 5_000.0),
    ]


def test_numbers_may_have_a_column_and_levels_may_be_bands() -> None:
    one = item("1", "โครงการอบรมคุณธรรม", ("1", "1.1", "30,000"), 0, COLUMNS[0])
    other = item("1", "มาตรการติดป้าย", ("3", "3.1", "5,000"), 5, COLUMNS[0])
    assert said(read_pages(page(heading(), FINANCE, one, WORKS, other))) == SAID[::2]
    below = ("ภารกิจ", "งบประมาณ", "ผู้รับผิดชอบ")
    offices = item("1", "โครงการอบรม", ("1.1", "-", "กองช่าง\nสำนักปลัด"), 0)
    dimension = band("มิติที่ 1 การสร้างวัฒนธรรมสุจริต")
    records = read_pages(page(heading(below), dimension, offices))
    assert said(records) == [(1, "1.1", 1, "โครงการอบรม")]
    assert [i.responsible for i in records.items] == [("กองช่าง", "สำนักปลัด")]


def test_rows_behind_a_page_break_have_the_heading_before_it() -> None:
    more = item("3", "กิจกรรมตรวจสอบ", ("4", "4.1", "700"), 1)
    last = item("2", "โครงการปรับปรุง", ("4", "4.1", "800"), 2)
    for again in ((), (heading(),)):
        first = page(heading(), FINANCE, ONE, TWO)
        records = read_pages(first, page(*again, more, TWO, WORKS, OTHER, last, number=2))
        assert [row[2:] for row in said(records)] == [
            (1, "โครงการอบรมคุณธรรม"),
            (2, "กิจกรรมหน้าเสาธงกล่าวคำสัตย์ปฏิญาณ"),
            (3, "กิจกรรมตรวจสอบ"),
            (2, "กิจกรรมหน้าเสาธงกล่าวคำสัตย์ปฏิญาณ"),
            (1, "มาตรการติดป้าย"),
            (2, "โครงการปรับปรุง"),
        ]
        assert records.items[-1].responsible == ("กองช่าง",)


def test_a_sum_is_no_item() -> None:
    total = item("", "", ("", "", ""), 0)
    line = tuple(words((3, 34, "รวมทั้งสิ้น"), (3, 130, "30,000")))
    records = read_pages(page(heading(), FINANCE, ONE, TWO, replace(total, words=line, marks=())))
    assert said(records) == SAID[:2]
    assert [(t.stated, t.agrees) for t in records.totals if t.measure == "budget"] == [
        (30_000.0, True)
    ]


def test_words_where_money_stands_leave_the_table_unread() -> None:
    words_ = item("2", "กิจกรรมตรวจ", ("2", "2.1", "ตามแผน"), 3)
    records = read_pages(page(heading(), FINANCE, ONE, words_))
    assert records.items == ()
    assert "table_without_heading" in codes(records)


def test_a_misread_amount_is_told_and_its_item_stays() -> None:
    misread = item("2", "กิจกรรมตรวจ", ("2", "2.1", "3O,000"), 3)
    records = read_pages(page(heading(), FINANCE, ONE, misread))
    assert said(records) == [SAID[0], (2, "2.1", 2, "กิจกรรมตรวจ")]
    assert [b.status for b in records.budgets] == ["amount", "unreadable"]
    assert "amount_unreadable" in codes(records)


def test_a_point_beside_a_lost_rule_is_in_one_month() -> None:
    whole = page(heading(), FINANCE, ONE, TWO)
    lost = [r for r in whole.rulings if not (r.position == 220.0 and r.end > 120)]
    x, y = 190.0 + 12, 125.0
    typed = Word("●", "●", Box(x, y, x + 6, y + 6))
    marks = tuple(m for m in whole.marks if m.box.x0 > 220)
    changed = replace(whole, rulings=tuple(lost), words=(*whole.words, typed), marks=marks)
    assert months(read_pages(changed)) == MARKED[:2]


def row_of(no: str, title: str, values: Sequence[str], marks: Sequence[str]) -> list[list[Shown]]:
    return [
        [(no, 1, 2), (title, len(values), 1), *((mark, 1, 2) for mark in marks)],
        [(value, 1, 1) for value in values],
    ]


RULED: list[Sequence[Shown]] = [
    [("ที่", 1, 2), ("โครงการ / กิจกรรม", 3, 1), ("ไตรมาส 1", 3, 1), ("ไตรมาส 2", 3, 1)],
    [*((label, 1, 1) for label in BELOW), *((name, 1, 1) for name in MONTHS)],
]


def test_ruled_cells_hold_the_same() -> None:
    one = row_of("1", "โครงการอบรมคุณธรรม", ("1", "1.1", "30,000"), ("●", "", "", "", "", ""))
    two = row_of("2", "อบรมวินัย", ("2", "2.1", "-"), ("", "", "", "●", "", ""))
    office: list[Sequence[Shown]] = [[("หน่วยงานที่รับผิดชอบ : กองคลัง", 10, 1)]]
    for pages in ([table(*RULED, *office, *one, *two)],
                  [table(*RULED, *office, *one), table(*two, page=2)]):  # fmt: skip
        records = read(CALENDAR, *((p,) for p in pages))
        assert said(records) == [SAID[0], (2, "2.1", 2, "อบรมวินัย")]
        assert months(records) == MARKED[:2]


def test_a_heading_over_columns_of_counts_has_no_titles_below() -> None:
    counts: list[Sequence[Shown]] = [
        [("มิติ", 1, 2), ("โครงการ", 2, 1), ("หมายเหตุ", 1, 2)],
        [("จำนวน", 1, 1), ("งบประมาณ", 1, 1)],
        [("มิติที่ 1", 1, 1), ("5", 1, 1), ("5,000", 1, 1), ("", 1, 1)],
    ]
    whole = table(*counts)
    assert with_storeys_apart(whole) is whole
    plain = grid(("ที่", "โครงการ", "งบประมาณ"), ("1", "โครงการ ก\n1 1.1 5,000", "5,000"))
    assert with_storeys_apart(plain) is plain
    assert read(PLAN, (whole,)).items == ()


def test_tables_one_below_the_other_stay_two() -> None:
    def ruled(top: float, *places: float, right: float = RIGHT) -> list[Ruling]:
        across = [Ruling("horizontal", top + 20 * k, LEFT, right) for k in range(3)]
        return [*across, *(upright(x, top, top + 40) for x in places)]

    # The titles' heading stands over the columns from 75 to 190.
    heads = [*ruled(0, 30, 190, 220, 250, 280), *(upright(x, 20, 40) for x in (75, 120))]
    rows = ruled(56, 190, 220, 250, 280)
    assert len(with_bands_between([heads, rows])) == 1
    plain = ruled(0, 30, 75, 120, 190, 220, 250, 280)
    assert with_bands_between([plain, rows]) == [plain, rows]
    for other in (
        ruled(56, 30, 75, 120, 190, 220, 250, 280),  # all its columns
        ruled(56, 190, 220, 260, 280),  # one of its own
        ruled(56, 190, 220, 250, 280, right=300),  # not as wide
        ruled(120, 190, 220, 250, 280),  # far below
        ruled(56, 190, 220),  # few
        ruled(56, LEFT, 190, 220, 250, 280, RIGHT),  # with sides
    ):
        assert with_bands_between([heads, other]) == [heads, other]
