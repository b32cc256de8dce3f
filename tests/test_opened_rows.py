"""Tables without rules between their rows in which a number or a type word opens every item: what
nothing opens is a further line of the row above, whatever it fills."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.aligned_records import is_total
from parsers.layout.blocks import find_all_blocks, find_blocks
from parsers.layout.opened_rows import at_openings
from parsers.model import Line, Page, Ruling, Word
from parsers.page.pieces import in_pieces
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

PLACES = (10.0, 35.0, 190.0, 260.0, 330.0, 460.0, 540.0)
HEADING = ("ที่", "โครงการ / กิจกรรม", "งบประมาณ", "เบิกจ่าย", "ผลการดำเนินงาน", "สถานะ", "ผู้รับผิดชอบ")
LEADING, BETWEEN = 12.0, 6.0

Row = tuple[str, ...]
"""One printed line of a row, by columns."""
Item = tuple[Row, ...]

GOODS: Item = (
    ("1.", "โครงการอบรมคุณธรรม", "40,000", "36,850", "อบรมพนักงาน 78 คน", "แล้วเสร็จ", "กองคลัง"),
    ("", "สำหรับพนักงาน", "", "", "ผ่านทุกคน", "", "กองช่าง"),
)
ALMS: Item = (
    ("2.", "กิจกรรมตักบาตรทุกวัน", "ไม่ใช้งบ", "ไม่ใช้งบ", "เข้าร่วม 4 ครั้ง ณ วัด", "แล้วเสร็จ", "กองคลัง"),
    ("", "พระใหญ่", "ประมาณ", "ประมาณ", "ในตำบล", "", ""),
)
JOBS: Item = (
    ("3.", "โครงการส่งเสริมอาชีพ", "50,000", "", "เลื่อนไปปีถัดไป", "ยังไม่ดำเนิน", "กองช่าง"),
    ("", "ตามหลักปรัชญา", "", "", "เพราะวิทยากรไม่ว่าง", "การ", ""),
)
CARS: Item = (
    ("4.", "มาตรการควบคุมการใช้", "", "", "ตรวจทุกเดือน", "แล้วเสร็จ", "กองคลัง"),
    ("", "รถราชการ", "", "", "ไม่พบการใช้ผิด", "", ""),
)
ITEMS = [
    (1, "โครงการอบรมคุณธรรมสำหรับพนักงาน", "อบรมพนักงาน 78 คนผ่านทุกคน", [40000, 36850]),
    (2, "กิจกรรมตักบาตรทุกวันพระใหญ่", "เข้าร่วม 4 ครั้ง ณ วัดในตำบล", [None, None]),
    (3, "โครงการส่งเสริมอาชีพตามหลักปรัชญา", "เลื่อนไปปีถัดไปเพราะวิทยากรไม่ว่าง", [50000, None]),
    (4, "มาตรการควบคุมการใช้รถราชการ", "ตรวจทุกเดือนไม่พบการใช้ผิด", [None, None]),
]


def at(y: float, line: Row) -> list[Word]:
    return words(*((y, x, text) for x, text in zip(PLACES, line, strict=True) if text))


def read(
    items: Sequence[Item],
    heading: Sequence[tuple[float, Row]] = ((45, HEADING),),
    between: float = BETWEEN,
    below: str = "",
    framed: bool = True,
) -> Records:
    """`between`: points more between two items than between their lines. `below`: a line close
    below the last, in the titles' column."""
    placed = words((10, 60, "รายงานผลการดำเนินการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2567"))
    for y, line in heading:
        placed += at(y, line)
    y = 62.0
    for item in items:
        for line in item:
            placed += at(y, line)
            y += LEADING
        y += between
    if below:
        placed += words((y, PLACES[1], below))
    rules = [Ruling("horizontal", stop, 4, 620) for stop in (34, y - 4)] if framed else []
    page = Page(1, 640, 800, tuple(placed), tuple(rules), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def renumbered(item: Item, number: int) -> Item:
    return ((f"{number}.", *item[0][1:]), *item[1:])


def told(records: Records) -> list[tuple[object, ...]]:
    return [
        (
            item.item_no,
            item.title,
            item.result,
            [b.amount_baht for b in records.budgets if b.item_id == item.item_id],
        )
        for item in records.items
    ]


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("between", [0, BETWEEN])
def test_numbers_open_all_rows_of_which_some_have_no_money(framed: bool, between: float) -> None:
    assert told(read((GOODS, ALMS, JOBS, CARS), between=between, framed=framed)) == ITEMS


def test_the_further_lines_belong_to_all_cells_of_a_row() -> None:
    records = read((GOODS, ALMS, JOBS, CARS))
    assert [list(item.responsible) for item in records.items] == [
        ["กองคลัง", "กองช่าง"], ["กองคลัง"], ["กองช่าง"], ["กองคลัง"],
    ]  # fmt: skip
    assert not [f for f in records.findings if f.code == "rows_parted_uncertainly"]


# A cell in one line stands level with the white between the lines of those in two.
IN_TWO_LINES = (
    (39.0, ("", "", "งบประมาณ", "เบิกจ่าย", "", "", "")),
    (44.5, ("ที่", HEADING[1], "", "", *HEADING[4:])),
    (50.0, ("", "", "ที่ตั้งไว้", "จริง", "", "", "")),
)


@pytest.mark.parametrize("between", [0, BETWEEN])
def test_a_heading_in_which_some_cells_have_two_lines(between: float) -> None:
    records = read((GOODS, ALMS, JOBS, CARS), IN_TWO_LINES, between)
    assert told(records) == ITEMS
    assert [b.kind for b in records.budgets][:2] == ["planned", "disbursed"]
    assert not {f.code for f in records.findings} & {"row_without_item", "money_without_title"}


PLAN = (10.0, 100.0, 190.0, 330.0, 390.0, 450.0)
YEARS = (
    (40, 10, "มิติ"), (40, 100, "ภารกิจ"), (40, 190, "โครงการ/กิจกรรม"), (36, 370, "งบประมาณ (บาท)"),
    (46, 330, "ปี 2566"), (46, 390, "ปี 2567"), (46, 450, "ปี 2568"),
)  # fmt: skip
PRINTED = (
    ("มิติที่ 1 การสร้าง", "1.1 สร้างจิตสำนึก", "1. โครงการจัดทำวารสาร", "12,000", "", "13,000"),
    ("วัฒนธรรมสุจริต", "ของบุคลากร", "เผยแพร่ผลงาน", "", "", ""),
    ("", "", "2. มาตรการควบคุม", "ไม่ใช้งบ", "ไม่ใช้งบ", "ไม่ใช้งบ"),
    ("", "", "ภายใน", "ประมาณ", "ประมาณ", "ประมาณ"),
    ("มิติที่ 2 การบริหาร", "2.1 เจตจำนงทาง", "1. โครงการอบรมเครือข่าย", "", "25,000", "27,500"),
    ("ราชการด้วยความ", "การเมือง", "เฝ้าระวังการทุจริต", "", "-", ""),
    ("โปร่งใส", "", "", "", "", ""),
    ("", "2.2 รับฟังความเห็น", "1. กิจกรรมสายตรงนายก", "30,000", "30,000", ""),
)
TITLES = [
    ("1.1", 1, "โครงการจัดทำวารสารเผยแพร่ผลงาน"),
    ("1.1", 2, "มาตรการควบคุมภายใน"),
    ("2.1", 1, "โครงการอบรมเครือข่ายเฝ้าระวังการทุจริต"),
    ("2.2", 1, "กิจกรรมสายตรงนายก"),
]


def plan(*lines: Row) -> Records:
    placed = words((10, 60, "แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2568"), *YEARS)
    for k, line in enumerate(lines):
        texts = zip(PLAN, line, strict=True)
        placed += words(*((62 + LEADING * k, x, text) for x, text in texts if text))
    page = Page(1, 640, 800, tuple(placed), (), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def test_a_speck_below_an_amount_opens_no_row_where_numbers_do() -> None:
    records = plan(*PRINTED)
    assert [(i.mission_no, i.item_no, i.title) for i in records.items] == TITLES
    amounts = [b.amount_baht for b in records.budgets if b.fiscal_year_be == 2567]
    assert amounts == [None, None, 25000.0, 30000.0]


def test_rows_go_on_overleaf_without_a_heading() -> None:
    placed = words((10, 60, "รายงานผลการดำเนินการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2567"))
    placed += [*at(45, HEADING), *at(62, GOODS[0]), *at(74, GOODS[1]), *at(86, ALMS[0])]
    placed += at(98, ALMS[1])
    others = renumbered(GOODS, 5), renumbered(ALMS, 6), renumbered(GOODS, 7)
    overleaf = [line for item in (JOBS, CARS, *others) for line in item]
    below = [word for k, line in enumerate(overleaf) for word in at(62 + LEADING * k, line)]
    pages = [
        Page(n, 640, 800, tuple(p), (), (), "pdf", "pdf") for n, p in enumerate((placed, below), 1)
    ]
    records = make_records(DOCUMENT_ID, parse_document(find_all_blocks(pages)))
    again = [(number, *ITEMS[k][1:]) for number, k in ((5, 0), (6, 1), (7, 0))]
    assert told(records) == [*ITEMS, *again]


COLUMNS = [(x, x + 100.0) for x in (30.0, 190.0, 260.0, 330.0)]
"""Titles, two of money, results."""


def parted(lines: Sequence[Row], gaps: Sequence[float] = ()) -> list[int] | None:
    """How many lines each row has; None where what opens lines does not tell it."""
    y, rows = 0.0, []
    places = [left for left, _right in COLUMNS]
    for k, line in enumerate(lines):
        y += gaps[k] if gaps else LEADING
        texts = zip(places, line, strict=True)
        found = in_pieces(Line(tuple(words(*((y, x, text) for x, text in texts if text)))))
        assert found is not None
        rows.append(found)
    figures = {id(row): any(ch.isdigit() or ch == "-" for ch in line[1] + line[2])
               for row, line in zip(rows, lines, strict=True)}  # fmt: skip
    parts = at_openings([rows], COLUMNS, figures, 0, is_total, {})
    return None if parts is None else list(map(len, parts))


NUMBERED = (
    ("1. โครงการอบรม", "40,000", "36,850", "อบรม 78 คน"),
    ("คุณธรรม", "", "", "ผ่านทุกคน"),
    ("2. มาตรการควบคุม", "-", "-", "ตรวจแล้ว"),
    ("ภายใน", "", "", ""),
    ("3. กิจกรรมทำบุญ", "", "", "เข้าร่วมทุกคน"),
)


def changed(number: int, *line: str) -> list[Row]:
    return [*NUMBERED[:number], line, *NUMBERED[number + 1 :]]


def test_numbers_that_count_on_part_rows() -> None:
    assert parted(NUMBERED) == [2, 2, 1]


@pytest.mark.parametrize(
    "lines",
    [
        changed(2, "4. มาตรการควบคุม", "-", "-", "ตรวจแล้ว"),  # one is left out
        changed(2, "มาตรการควบคุม", "-", "-", "ตรวจแล้ว"),
        changed(1, "คุณธรรม", "", "35,000", "ผ่านทุกคน"),  # an amount of its own
        [
            *NUMBERED[:2],
            ("2. มาตรการควบคุม", "-", "-", ""),
            ("ภายใน", "", "", "ตรวจแล้ว"),
        ],  # half-way down
        changed(3, "รวมทั้งสิ้น", "", "", ""),
        changed(3, "มิติที่ 2", "", "", ""),
    ],
)
def test_what_may_be_another_row_is_left_to_others(lines: Sequence[Row]) -> None:
    assert parted(lines) is None


def test_a_list_in_a_cell_with_its_money_once_is_no_rows() -> None:
    lines = [
        ("1. โครงการอบรม", "40,000", "-", "ดำเนินการแล้ว"),
        ("2. โครงการปลูกป่า", "", "", "ทุกโครงการ"),
    ]
    assert parted([*lines, ("3. กิจกรรมทำบุญ", "", "", "")]) is None


TYPED = [(line[0].partition(" ")[2] or line[0], *line[1:]) for line in NUMBERED]


def test_type_words_part_rows_where_white_does() -> None:
    assert parted(TYPED, (10, 10, 16, 10, 16)) == [2, 2, 1]


@pytest.mark.parametrize(
    ("lines", "gaps"),
    [
        (TYPED, (10, 10, 10, 10, 10)),  # set close: what nothing opens may be an item
        (TYPED, (10, 16, 16, 10, 16)),
        ([*TYPED[:4], ("การประชุม", "-", "-", "ประชุมแล้ว")], (10, 10, 16, 10, 10)),
    ],
)
def test_type_words_alone_leave_others_doubtful(
    lines: Sequence[Row], gaps: Sequence[float]
) -> None:
    assert parted(lines, gaps) is None


PAID: tuple[Row, ...] = (
    ("โครงการอบรม", "40,000", "36,850", "อบรม 78 คน"),
    ("คุณธรรม", "", "", ""),
    ("มาตรการควบคุม", "ไม่ใช้งบ 1", "-", "ตรวจแล้ว"),
    ("ภายใน", "ประมาณ", "", ""),
    ("กิจกรรมทำบุญ", "", "", "เข้าร่วมทุกคน"),
)


def test_type_words_part_rows_set_close_where_no_other_line_is_full() -> None:
    assert parted(PAID) == [2, 2, 1]
    years = [(title, *money, "") for title, *money, _result in PAID[:4]]
    assert parted(years) == [2, 2]


def test_a_full_line_without_a_type_word_may_be_an_item() -> None:
    assert parted([*PAID, ("การประชุม", "", "", "ประชุมแล้ว")]) is None
    years = [(title, *money, "") for title, *money, _result in PAID]
    assert parted([*years, ("การประชุม", "", "", "")]) is None  # as the one before has no money


def test_numbers_in_titles_without_type_words() -> None:
    lines = [(f"{k // 2 + 1}. การ{k}" if k % 2 == 0 else line[0], *line[1:])
             for k, line in enumerate(NUMBERED)]  # fmt: skip
    assert parted(lines) == [2, 2, 1]
    assert parted([*lines[:4], ("3. การประชุม", "", "", "")]) is None  # a list beside one result
