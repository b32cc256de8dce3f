"""Forms that name a title by its number alone, and labels that stand over titles in their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from parsers.model import Table
from tests.reading_text import codes
from tests.test_labelled_cells import PLAN, RESULTS, Slot, grid, read

FOLLOW_UP = "แบบรายงานผลการกำกับติดตามมาตรการ ITA ไปสู่การปฏิบัติ ปีงบประมาณ พ.ศ. 2568"
INDICATOR = "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ คะแนนปี 2567 : 84.27"
DIMENSION = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
ONE, TWO = "กำหนดมาตรฐานเวลาการให้บริการ", "ส่งเสริมการปฏิบัติหน้าที่อย่างเท่าเทียม"
Rows = Sequence[Sequence[Slot]]


def form(label: str, title: str) -> Rows:
    return (
        (label, title, None, None),
        ("วิธีดำเนินการ", "สำรวจกระบวนงาน", None, None),
        ("ระยะเวลา", "ตุลาคม 2567 – มีนาคม 2568", "ผู้รับผิดชอบ", "สำนักปลัดเทศบาล"),
        ("กำกับติดตาม", "รายงานทุกไตรมาส", "ผลดำเนินการ", f"{title} แล้ว"),
    )


def said(*pages: Sequence[str | Table]) -> list[tuple[int | None, str, str | None]]:
    records = read(FOLLOW_UP, *pages)
    assert not {"cell_lost", "table_without_heading"} & set(codes(records))
    return [(i.item_no, i.title, i.result) for i in records.items]


BOTH = [(1, ONE, f"{ONE} แล้ว"), (2, TWO, f"{TWO} แล้ว")]


@pytest.mark.parametrize(
    "label",
    ["มาตรการที่ {}", "มาตรการที่{}", "มาตรการ {}", "มาตรการ\nที่ {}", "มาตรการที่ {} :",
     "กิจกรรม/มาตรการที่ {}", "ลำดับที่ {}", "ที่ {}"],
)  # fmt: skip
def test_a_number_beside_the_title_is_its_label(label: str) -> None:
    forms = [grid(*form(label.format(k), title)) for k, title in ((1, ONE), (2, TWO))]
    assert said([INDICATOR, *forms]) == BOTH
    records = read(FOLLOW_UP, [INDICATOR, *forms])
    (first, _second) = records.items
    assert (first.mission_no, first.approach, first.responsible, first.follow_up) == (
        "1", "สำรวจกระบวนงาน", ("สำนักปลัดเทศบาล",), "รายงานทุกไตรมาส",
    )  # fmt: skip


def test_such_forms_may_touch() -> None:
    rows = [*form("มาตรการที่ 1", ONE), *form("มาตรการที่ 2", TWO)]
    assert said([INDICATOR, grid(*rows)]) == BOTH


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_such_a_form_may_be_cut_by_a_page_break(cut: int) -> None:
    rows = form("มาตรการที่ 2", TWO)
    first = [INDICATOR, grid(*form("มาตรการที่ 1", ONE)), grid(*rows[:cut])]
    assert said(first, [grid(*rows[cut:], page=2)]) == BOTH


@pytest.mark.parametrize("between", [" ", " : ", ": "])
def test_the_number_and_the_title_may_stand_in_one_cell_over_the_labels(between: str) -> None:
    forms = [
        grid((f"มาตรการที่ {k}{between}{title}", None, None, None), *form("", title)[1:])
        for k, title in ((1, ONE), (2, TWO))
    ]
    assert said([INDICATOR, *forms]) == BOTH


def test_a_title_may_say_itself_what_it_is() -> None:
    forms = [
        grid(*form("โครงการที่ 1", "โครงการอบรมคุณธรรม")),
        grid(*form("โครงการที่ 2", "กิจกรรมจิตอาสา")),
    ]
    assert [no_and_title[:2] for no_and_title in said([INDICATOR, *forms])] == [
        (1, "โครงการอบรมคุณธรรม"), (2, "กิจกรรมจิตอาสา"),
    ]  # fmt: skip


def test_an_empty_value_does_not_take_the_label_beside_it() -> None:
    rows = [*form("มาตรการที่ 1", ONE)[:3], ("กำกับติดตาม", "", "ผลดำเนินการ", "เสร็จแล้ว")]
    (item,) = read(FOLLOW_UP, [INDICATOR, grid(*rows)]).items
    assert (item.follow_up, item.result) == (None, "เสร็จแล้ว")


def test_results_and_their_money_stand_in_such_forms_too() -> None:
    rows = [
        ("โครงการที่ 3", "อบรมคุณธรรมแก่พนักงาน", None, None),
        ("ผลการดำเนินงาน", "จัดอบรมแล้ว", None, None),
        ("งบประมาณ", "20,000 บาท", "เบิกจ่าย", "18,500 บาท"),
        ("ผู้รับผิดชอบ", "กองคลัง", "ระยะเวลา", "มกราคม 2567"),
    ]
    records = read(RESULTS, [DIMENSION, grid(*rows)])
    (item,) = records.items
    assert (item.dimension_no, item.item_no, item.title) == (1, 3, "อบรมคุณธรรมแก่พนักงาน")
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [
        ("planned", 20000.0), ("disbursed", 18500.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "missions"),
    [(("ตัวชี้วัดที่ 1", "การปฏิบัติหน้าที่"), ("ตัวชี้วัดที่ 2", "การใช้งบประมาณ"), ["1", "2"])],
)
def test_the_level_may_stand_in_two_cells_above(
    first: tuple[str, str], second: tuple[str, str], missions: list[str]
) -> None:
    forms = [
        grid((*level, None, None), *form(f"มาตรการที่ {k}", title))
        for k, level, title in ((1, first, ONE), (2, second, TWO))
    ]
    assert [i.mission_no for i in read(FOLLOW_UP, forms).items] == missions


TWO_COLUMNS: Rows = (
    ("วิธีดำเนินการ", "สำรวจกระบวนงาน"), ("ระยะเวลา", "ตุลาคม 2567"),
    ("ผู้รับผิดชอบ", "กองคลัง"), ("งบประมาณ", "5,000 บาท"),
)  # fmt: skip


def test_such_a_form_may_have_two_columns() -> None:
    forms = [grid((f"มาตรการที่ {k}", t), *TWO_COLUMNS) for k, t in ((1, ONE), (2, TWO))]
    items = read(PLAN, [DIMENSION, *forms]).items
    assert [(i.item_no, i.title) for i in items] == [(1, ONE), (2, TWO)]


@pytest.mark.parametrize(
    "value",
    ["มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "แผนงานบริหารทั่วไป", "ตุลาคม 2567 - มีนาคม 2568",
     "สำนักปลัดเทศบาล", "ตัวชี้วัด", "20,000 บาท", "ชื่อโครงการ : อบรมคุณธรรม"],
)  # fmt: skip
def test_what_says_where_or_when_is_no_title(value: str) -> None:
    form = grid(("โครงการที่ 1", value), *TWO_COLUMNS)
    assert value not in [i.title for i in read(PLAN, [DIMENSION, form]).items]


def test_steps_of_a_project_are_no_items() -> None:
    sheet = grid(
        ("ชื่อโครงการ", "โครงการอบรม"), ("วัตถุประสงค์", "เพื่อให้ความรู้"), ("กิจกรรมที่ 1", "จัดอบรมพนักงาน")
    )
    rest = grid(("กิจกรรมที่ 2", "ศึกษาดูงานนอกสถานที่"), *TWO_COLUMNS, page=2)
    items = read(PLAN, [DIMENSION, sheet], [rest]).items
    assert [i.title for i in items] == ["โครงการอบรม"]
    told = ["1. ชื่อโครงการ โครงการอบรม", grid(("กิจกรรมที่ 1", "จัดอบรมพนักงานทุกคน"), *TWO_COLUMNS)]
    assert "จัดอบรมพนักงานทุกคน" not in [i.title for i in read(PLAN, [DIMENSION, *told]).items]


def test_a_title_below_the_number_is_the_title() -> None:
    rows = (("โครงการที่ 1", "การพัฒนาบุคลากร"), ("โครงการอบรมคุณธรรม", None), *TWO_COLUMNS)
    assert "การพัฒนาบุคลากร" not in [i.title for i in read(PLAN, [DIMENSION, grid(*rows)]).items]


def test_rows_of_numbers_and_titles_are_no_forms() -> None:
    rows = [(f"โครงการที่ {k}", t) for k, t in ((1, ONE), (2, TWO))]
    assert not read(PLAN, [DIMENSION, grid(*rows, *TWO_COLUMNS)]).items


def stacked(number: str, title: str, *, beside: str = "ผู้รับผิดชอบ\nสำนักปลัด\nกองช่าง") -> Rows:
    return (
        (number, title, beside, "ระยะเวลา\nต.ค. 2566"),
        ("", "วิธีดำเนินการ\nจัดทำคู่มือ", "ผลการกำกับติดตาม\nจัดทำแล้ว", None),
    )


@pytest.mark.parametrize("word", ["มาตรการ", "โครงการ", "โครงการ/กิจกรรม"])
def test_a_label_may_stand_over_the_title_in_its_cell(word: str) -> None:
    rows = [*stacked("1", f"{word}\n{ONE}"), *stacked("2", f"{word}\n{TWO}")]
    items = read(FOLLOW_UP, [INDICATOR, grid(*rows)]).items
    assert [(i.item_no, i.title) for i in items] == [(1, ONE), (2, TWO)]
    assert [(i.responsible, i.period, i.approach, i.follow_up) for i in items] == [
        (("สำนักปลัด", "กองช่าง"), "ต.ค. 2566", "จัดทำคู่มือ", "จัดทำแล้ว")
    ] * 2


def test_a_long_title_below_its_label_is_no_part_of_it() -> None:
    title = "ทบทวนหลักเกณฑ์การประเมินผลการปฏิบัติงาน\nและการเลื่อนขั้นเงินเดือนของพนักงานเทศบาล"
    (item,) = read(FOLLOW_UP, [INDICATOR, grid(*stacked("1", f"มาตรการ\n{title}"))]).items
    assert item.title == title.replace("\n", "")


@pytest.mark.parametrize("word", ["มาตรการ", "มาตรการที่ {}", "มาตรการที่ {}."])
def test_such_cells_need_no_column_of_numbers(word: str) -> None:
    forms = [
        [row[1:] for row in stacked("", f"{word.format(n)}\n{t}")] for n, t in ((1, ONE), (2, TWO))
    ]
    numbers = [None, None] if word == "มาตรการ" else [1, 2]
    for tables in ([grid(*rows) for rows in forms], [grid(*forms[0], *forms[1])]):
        items = read(FOLLOW_UP, [INDICATOR, *tables]).items
        assert [(i.item_no, i.title) for i in items] == list(zip(numbers, (ONE, TWO), strict=True))


def test_a_title_that_breaks_behind_its_first_word_keeps_it() -> None:
    rows = stacked("1", "มาตรการ\nส่งเสริม\nคุณธรรม\nพนักงาน")
    (item,) = read(FOLLOW_UP, [INDICATOR, grid(*rows)]).items
    assert item.title == "มาตรการส่งเสริมคุณธรรมพนักงาน"


def test_where_one_title_has_no_label_none_has() -> None:
    rows = [*stacked("1", f"มาตรการ\n{ONE}"), *stacked("2", "มาตรการส่งเสริม\nความเท่าเทียม")]
    items = read(FOLLOW_UP, [INDICATOR, grid(*rows)]).items
    assert [i.title for i in items] == [f"มาตรการ{ONE}", "มาตรการส่งเสริมความเท่าเทียม"]


def test_headings_in_two_lines_are_no_labels_over_values() -> None:
    head = (
        "ที่",
        "มาตรการ\nส่งเสริมคุณธรรมและความโปร่งใส",
        "ผู้รับผิดชอบ\nหลัก",
        "ระยะเวลา\nดำเนินการ",
        "วิธีดำเนินการ\n(โดยย่อ)",
    )
    body = ("1", "มาตรการ\nจัดทำคู่มือบริการประชาชน", "กองคลัง", "ต.ค. 2566", "ประชุม")
    (item,) = read(FOLLOW_UP, [INDICATOR, grid(head, body)]).items
    assert item.title == "มาตรการจัดทำคู่มือบริการประชาชน"


def quad(head: Sequence[Slot], title: str) -> Rows:
    """A row that names the item over four values below their labels."""
    half = len(head) // 2
    rest = (None,) * (half - 1)
    return (
        head,
        ("วิธีดำเนินการ\nจัดทำคู่มือ", *rest, "ผู้รับผิดชอบ\nสำนักปลัด, กองคลัง", *rest),
        ("การกำกับติดตาม\nตรวจทุกสัปดาห์", *rest, f"ผลการดำเนินการ\n{title}แล้ว", *rest),
    )


@pytest.mark.parametrize("title", [ONE, f"กิจกรรม{ONE}"])
@pytest.mark.parametrize(
    "head", [("มาตรการที่ 1", "{}", None, None), ("มาตรการที่ 1 {}", None), ("มาตรการที่ 1 ) {}", None)]
)
def test_labels_over_their_values_may_stand_below_the_number(
    head: Sequence[Slot], title: str
) -> None:
    rows = quad([slot and slot.format(title) for slot in head], title)
    (item,) = read(FOLLOW_UP, [INDICATOR, grid(*rows)]).items
    assert (item.item_no, item.title, item.approach, item.responsible) == (
        1, title, "จัดทำคู่มือ", ("สำนักปลัด", "กองคลัง"),
    )  # fmt: skip
    assert (item.follow_up, item.result) == ("ตรวจทุกสัปดาห์", f"{title}แล้ว")


def boxed(title: str, beside: str) -> Table:
    """Such a form whose number stands in a box of its own, as a scan sees it: a row and a column
    more than were meant. `beside`: what stands below the box."""
    rows = quad(("", "มาตรการที่ 1", title, None), title)
    table = grid(("", "", title, None), *rows)
    whole = {(0, 0): 2, (0, 2): 2}
    cells = [
        replace(cell, row_span=whole.get((cell.row, cell.col), 1))
        for cell in table.cells
        if (cell.row, cell.col) not in {(1, 0), (1, 2)}
    ]
    lines = grid((beside,)).cells[0].lines
    cells = [replace(c, lines=lines) if (c.row, c.col) == (0, 1) else c for c in cells]
    return replace(table, cells=tuple(cells))


def test_the_number_may_stand_in_a_box() -> None:
    (item,) = read(FOLLOW_UP, [INDICATOR, boxed(ONE, "")]).items
    assert (item.item_no, item.title, item.approach) == (1, ONE, "จัดทำคู่มือ")


def test_what_stands_in_a_box_with_more_is_no_number() -> None:
    assert ONE not in [i.title for i in read(FOLLOW_UP, [INDICATOR, boxed(ONE, "ลงชื่อผู้ตรวจ")]).items]


def test_a_level_may_stand_beside_an_empty_cell() -> None:
    level = ("ตัวชี้วัดที่ 1", "", "การปฏิบัติหน้าที่", None)
    (item,) = read(FOLLOW_UP, [grid(level, *form("มาตรการที่ 1", ONE))]).items
    assert item.title == ONE
