"""Fact sheets whose labels stand in a column beside their texts, without numbers or colons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.model import Box, Line, PageContent, Table
from parsers.parse import parse_document
from parsers.sheets.labels_in_column import labels_in_column
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import words
from tests.test_labelled_cells import grid

PLAN = "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2568)"
YEARS = ("ปี 2566", "ปี 2567", "ปี 2568")
AMOUNTS = grid(YEARS, ("20,000", "-", "5,000"))
TEXT_AT = 180
Row = tuple[str, str] | Table
Sheet = tuple[Row, ...]
ONE: Sheet = (
    ("1. ชื่อโครงการ :", "โครงการอบรมเยาวชน"),
    ("สอดคล้องกับ", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต ภารกิจ 1.2"),
    ("หลักการและเหตุผล", "เยาวชนขาดพื้นที่เรียนรู้"),
    ("เป้าหมาย/ผลผลิต", "นักเรียน 80 คน"),
    ("ระยะเวลาดำเนินการ", "มิถุนายน"),
    ("งบประมาณ (บาท)", ""),
    AMOUNTS,
    ("ผู้รับผิดชอบ", "กองการศึกษา"),
)
TWO: Sheet = (
    ("2. ชื่อโครงการ :", "กิจกรรมวันพ่อวันแม่"),
    ("สอดคล้องกับ", "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วม"),
    ("", "ของภาคประชาชน ภารกิจ 3.2"),
    *ONE[2:6],
    grid(YEARS, ("ไม่ใช้งบประมาณ", None, None)),
    ("ผู้รับผิดชอบ", "สำนักปลัด"),
)
MONEY = [(2566, "amount", 20_000.0), (2567, "dash", None), (2568, "amount", 5_000.0)]
NONE = [(year, "no_budget", None) for year in (2566, 2567, 2568)]


def read(*pages: Sheet, at: float = TEXT_AT) -> Records:
    contents = []
    for number, rows in enumerate(pages, 1):
        blocks: list[Line | Table] = [Line(tuple(words((10, 40, PLAN))), page=1)] * (number == 1)
        for k, row in enumerate(rows):
            if isinstance(row, Table):
                blocks.append(row)
            else:
                y = 100 + 12.0 * k
                printed = words(*((y, x, text) for x, text in ((40, row[0]), (at, row[1])) if text))
                blocks.append(Line(tuple(printed), page=number))
        contents.append(PageContent(number, tuple(blocks), "pdf", "pdf"))
    return make_records(DOCUMENT_ID, parse_document(tuple(contents)))


def money(records: Records) -> list[tuple[int | None, str, float | None]]:
    return [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets]


def test_labels_are_known_where_their_texts_begin_below_the_titles() -> None:
    # All of a sheet stood in its title, and its years were a table of nobody's.
    records = read((*ONE, *TWO))
    assert [(i.item_no, i.title, i.mission_no, i.responsible) for i in records.items] == [
        (1, "โครงการอบรมเยาวชน", "1.2", ("กองการศึกษา",)),
        (2, "กิจกรรมวันพ่อวันแม่", "3.2", ("สำนักปลัด",)),
    ]
    assert [(i.rationale, i.target, i.period) for i in records.items] == [
        ("เยาวชนขาดพื้นที่เรียนรู้", "นักเรียน 80 คน", "มิถุนายน")
    ] * 2
    assert money(records) == [*MONEY, *NONE]


@pytest.mark.parametrize("cut", [3, 5, 7])
def test_a_page_break_within_a_sheet(cut: int) -> None:
    records = read(ONE[:cut], (*ONE[cut:], *TWO))
    assert [i.responsible for i in records.items] == [("กองการศึกษา",), ("สำนักปลัด",)]
    assert money(records) == [*MONEY, *NONE]


def test_where_a_sheet_stands_may_be_said_below_other_labels() -> None:
    records = read((ONE[0], *ONE[2:], ONE[1], TWO[0], *TWO[3:], *TWO[1:3]))
    assert [(i.title, i.mission_no) for i in records.items] == [
        ("โครงการอบรมเยาวชน", "1.2"),
        ("กิจกรรมวันพ่อวันแม่", "3.2"),
    ]
    assert money(records) == [*MONEY, *NONE]


def test_every_sheets_title_may_be_numbered_one() -> None:
    records = read((*ONE, ("1. ชื่อโครงการ :", "กิจกรรมวันพ่อวันแม่"), *TWO[1:]))
    assert [i.title for i in records.items] == ["โครงการอบรมเยาวชน", "กิจกรรมวันพ่อวันแม่"]
    assert {i.item_no for i in records.items} == {None}


def test_an_amount_over_all_years_is_not_shared_out() -> None:
    records = read((*ONE[:6], grid(YEARS, ("30,000", None, None)), ONE[7], *TWO))
    assert 30_000.0 not in {b.amount_baht for b in records.budgets}
    assert codes(records) & {"table_without_heading", "amount_unplaced", "amount_unreadable"}


def test_running_text_that_opens_with_such_words_is_the_sections() -> None:
    text = (
        ("หลักการและเหตุผล", "การทุจริตเป็นปัญหา"),
        ("", "งบประมาณ ต้องโปร่งใส ปี 2560"),
        ("เป้าหมาย", "ทุกคน"),
    )
    records = read((ONE[0], *text, ("ระยะเวลา", "ตลอดปี"), ONE[7]))
    (item,) = records.items
    assert (item.rationale, item.period) == ("การทุจริตเป็นปัญหางบประมาณ ต้องโปร่งใส ปี 2560", "ตลอดปี")
    assert not records.budgets


def test_a_form_with_numbered_labels_keeps_them() -> None:
    rows = (
        ("1. ชื่อโครงการ :", "โครงการอบรมเยาวชน"),
        ("2. วัตถุประสงค์ :", "เพื่อให้รู้"),
        ("3. งบประมาณ :", "9,000 บาท"),
        ("4. ผู้รับผิดชอบ :", "กองการศึกษา"),
    )
    (item,) = (records := read(rows)).items
    assert (item.objectives, item.responsible) == ("เพื่อให้รู้", ("กองการศึกษา",))
    assert [b.amount_baht for b in records.budgets] == [9_000.0]


def _with_strip(years: tuple[str, ...], behind: bool, owner: str = "ผู้รับผิดชอบ") -> Records:
    """A sheet with its strip of years beside the label of its money, which may come behind it."""
    strip = grid(years, ("20,000", "-", "5,000"))
    placed = replace(strip, box=Box(170, 148, 480, 180))
    label = Line(tuple(words((153 + 6 * behind, 40, "งบประมาณ (บาท)"))), page=1)
    above = (
        ("1. ชื่อโครงการ", "โครงการอบรมเยาวชน"),
        ("สอดคล้องกับ", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต ภารกิจ 1.2"),
        ("วัตถุประสงค์", "เพื่อให้รู้"),
    )
    lines = [
        Line(tuple(words((y, 40, label), (y, TEXT_AT, text))), page=1)
        for y, (label, text) in zip((100, 112, 124), above, strict=True)
    ]
    last = Line(tuple(words((190, 40, owner), (190, TEXT_AT, "กองการศึกษา"))), page=1)
    first = Line(tuple(words((10, 40, PLAN))), page=1)
    pair: list[Line | Table] = [placed, label] if behind else [label, placed]
    content = PageContent(1, (first, *lines, *pair, last), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((content,)))


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("years", [YEARS, ("ปี่ 2566", "ปี 2567", "ปี่ 2568")], ids=["", "misread"])
def test_the_label_of_a_strip_may_stand_beside_it(years: tuple[str, ...], behind: bool) -> None:
    records = _with_strip(years, behind, "หน่วยงานเจ้าของ")
    (item,) = records.items
    assert (item.title, item.objectives) == ("โครงการอบรมเยาวชน", "เพื่อให้รู้")
    assert (item.mission_no, item.responsible) == ("1.2", ("กองการศึกษา",))
    assert money(records) == MONEY


def _relabelled(sheet: Sheet, **labels: str) -> Sheet:
    """A sheet whose labels are printed otherwise, by their first letters in order of `ONE`."""
    names = {"title": 0, "place": 1, "why": 2, "target": 3, "when": 4, "money": 5, "who": 7}
    at = {names[key]: label for key, label in labels.items()}
    return tuple(
        row if isinstance(row, Table) or k not in at else (at[k], row[1])
        for k, row in enumerate(sheet)
    )


SECOND: Sheet = (
    ("2. ชื่อโครงการ :", "กิจกรรมวันพ่อวันแม่"),
    ("สอดคล้องกับ", "มิติที่ 3 การส่งเสริมบทบาท ภารกิจ 3.2"),
    *ONE[2:6],
    grid(YEARS, ("ไม่ใช้งบประมาณ", None, None)),
    ("ผู้รับผิดชอบ", "สำนักปลัด"),
)


@pytest.mark.parametrize(
    "labels",
    [
        {"money": "งบประมาณ (บาท) :", "who": "ผู้รับผิดชอบ :"},
        {"money": "วงเงินงบประมาณ", "who": "หน่วยงานที่ดำเนินการ"},
        {"money": "งบประมาณรายปี (บาท)", "place": "ตอบสนองต่อ"},
        {"title": "ชื่อโครงการ"},
        {"title": "ชื่อโครงการ", "who": "เจ้าของโครงการ"},
    ],
)
def test_labels_may_be_others_and_the_titles_may_have_no_mark(labels: dict[str, str]) -> None:
    records = read((*_relabelled(ONE, **labels), *_relabelled(SECOND, **labels)))
    assert [(i.title, i.mission_no, i.rationale, i.responsible) for i in records.items] == [
        ("โครงการอบรมเยาวชน", "1.2", "เยาวชนขาดพื้นที่เรียนรู้", ("กองการศึกษา",)),
        ("กิจกรรมวันพ่อวันแม่", "3.2", "เยาวชนขาดพื้นที่เรียนรู้", ("สำนักปลัด",)),
    ]
    assert money(records) == [*MONEY, *NONE]


@pytest.mark.parametrize("numbers", [False, True])
def test_the_levels_may_have_a_label_each(numbers: bool) -> None:
    said = ("1 การสร้างวัฒนธรรมสุจริต", "1.2 การสร้างจิตสำนึก")
    levels = [("มิติที่", said[0]), ("ภารกิจที่", said[1])]
    if not numbers:
        levels = [("มิติ", f"มิติที่ {said[0]}"), ("ภารกิจ", f"ภารกิจที่ {said[1]}")]
    (item,) = (records := read((ONE[0], *levels, *ONE[2:]))).items
    assert (item.title, item.dimension_no, item.mission_no) == ("โครงการอบรมเยาวชน", 1, "1.2")
    assert money(records) == MONEY


def test_titles_without_a_mark_and_no_strip_of_years_are_left() -> None:
    # Their labels open lines of running text too.
    bare = ("ชื่อโครงการ", "โครงการอบรมเยาวชน")
    rows = (bare, *ONE[2:5], ("งบประมาณ", "9,000 บาท"), ("ผู้รับผิดชอบ", "กองการศึกษา"))
    blocks: list[tuple[Line | Table, str]] = [
        (Line(tuple(words((100 + 12 * k, 40, row[0]), (100 + 12 * k, TEXT_AT, row[1]))), 1), "pdf")
        for k, row in enumerate((*rows, *rows))
        if not isinstance(row, Table)
    ]
    assert list(labels_in_column(blocks)) == blocks
