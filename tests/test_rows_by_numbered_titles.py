"""Tables without uprights whose level rules stand round the levels that several rows share: the
rows are told by the numbers in their titles, set close under each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.layout.numbered_titles import at_numbered_titles
from parsers.model import Line, Page, Ruling, Word
from parsers.page.pieces import in_pieces
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

PLACES = (15.0, 130.0, 290.0, 350.0, 420.0, 540.0)
HEADING = ("ภารกิจ", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ", "เบิกจ่าย", "ผลการดำเนินงาน", "ผู้รับผิดชอบ")
LEADING = 11.0

Row = tuple[str, ...]
GOODS: tuple[Row, ...] = (
    ("1.1 การเสริมสร้าง", "1. โครงการอบรมธรรมะกับ", "20,000.-", "19,450.-", "จัดอบรม 1 รุ่น", "สำนักปลัด"),
    ("จริยธรรมของ", "การปฏิบัติราชการ", "", "", "ผ่านทุกคน", ""),
    ("บุคลากร", "2. มาตรการใช้ประมวล", "ไม่ใช้", "ไม่ใช้", "ประกาศใช้แล้ว", "กองคลัง"),
    ("", "จริยธรรม", "งบประมาณ", "งบประมาณ", "ทุกส่วนราชการ", ""),
)
YOUTH: tuple[Row, ...] = (
    (
        "1.2 การปลูกฝัง",
        "3. โครงการเด็กดีมีสัจจะ",
        "15,000.-",
        "15,000.-",
        "เด็กเข้าร่วม 96 คน",
        "กองการศึกษา",
    ),
    ("เยาวชน", "ริมฝั่งโขง", "", "", "ครบทุกโรงเรียน", ""),
    ("", "4. กิจกรรมแข่งขันตอบปัญหา", "", "", "จัดแข่งขันแล้ว", "กองการศึกษา"),
)
ITEMS = [
    ("1.1", 1, "โครงการอบรมธรรมะกับการปฏิบัติราชการ", "จัดอบรม 1 รุ่นผ่านทุกคน", [20000, 19450]),
    ("1.1", 2, "มาตรการใช้ประมวลจริยธรรม", "ประกาศใช้แล้วทุกส่วนราชการ", [None, None]),
    ("1.2", 3, "โครงการเด็กดีมีสัจจะริมฝั่งโขง", "เด็กเข้าร่วม 96 คนครบทุกโรงเรียน", [15000, 15000]),
    ("1.2", 4, "กิจกรรมแข่งขันตอบปัญหา", "จัดแข่งขันแล้ว", [None, None]),
]


def read(missions: Sequence[Sequence[Row]], ruled: bool = True, note: str = "") -> Records:
    placed: list[Word] = words((10, 60, "รายงานผลการดำเนินการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2566"))
    placed += words(*((54, x, text) for x, text in zip(PLACES, HEADING, strict=True)))
    placed += words((72, 15, "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"))
    y, stops = 90.0, [47.0, 66.0, 84.0]
    for mission in missions:
        for row in mission:
            placed += words(*((y, x, t) for x, t in zip(PLACES, row, strict=True) if t))
            y += LEADING
        stops.append(y + 1)
        y += 5
    if note:
        placed += words((y + 6, 15, note), (y + 6, 130, "ณ วันที่ 30 กันยายน"), (y + 6, 290, "2566"))
    rules = [Ruling("horizontal", at, 8, 620) for at in (stops if ruled else stops[:2])]
    page = Page(1, 640, 800, tuple(placed), tuple(rules), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


def told(records: Records) -> list[tuple[object, ...]]:
    return [
        (
            item.mission_no,
            item.item_no,
            item.title,
            item.result,
            [b.amount_baht for b in records.budgets if b.item_id == item.item_id],
        )
        for item in records.items
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_set_close_are_told_by_the_numbers_in_their_titles(ruled: bool) -> None:
    assert told(read((GOODS, YOUTH), ruled)) == ITEMS


def test_numbers_may_begin_again_at_each_mission() -> None:
    again = [tuple(t.replace("3. ", "1. ").replace("4. ", "2. ") for t in row) for row in YOUTH]
    numbers = [item[1] for item in told(read((GOODS, again)))]
    assert numbers == [1, 2, 1, 2]


def test_the_first_lines_of_a_mission_beside_figures_in_every_row_are_of_it() -> None:
    *rest, (_none, title, _planned, _spent, *others) = YOUTH
    figures = ("", title, "8,000.-", "7,200.-", *others)
    found = told(read((GOODS, (*rest, figures))))
    assert [item[0] for item in found] == ["1.1", "1.1", "1.2", "1.2"]
    assert found[3][4] == [8000, 7200]


def test_a_note_in_pieces_below_the_table_is_no_row() -> None:
    assert told(read((GOODS, YOUTH), note="หมายเหตุ : ข้อมูล")) == ITEMS


@pytest.mark.parametrize(
    ("mission", "line", "row"),
    [
        # a result that begins below its title's line: set half-way down
        (0, 2, ("บุคลากร", "2. มาตรการใช้ประมวล", "ไม่ใช้", "ไม่ใช้", "", "กองคลัง")),
        # a list in one cell, beside which the unit stands once
        (0, 2, ("บุคลากร", "2. มาตรการใช้ประมวล", "ไม่ใช้", "ไม่ใช้", "ประกาศใช้แล้ว", "")),
        # a number out of turn: what a title says
        (0, 2, ("บุคลากร", "4. มาตรการใช้ประมวล", "ไม่ใช้", "ไม่ใช้", "ประกาศใช้แล้ว", "กองคลัง")),
    ],
)
def test_of_doubtful_numbers_no_other_rows_come(mission: int, line: int, row: Row) -> None:
    changed = [list(GOODS), list(YOUTH)]
    changed[mission][line] = row
    lines = [
        in_pieces(
            Line(tuple(words(*((20.0 * k, x, t) for x, t in zip(PLACES, r, strict=True) if t))))
        )
        for k, r in enumerate([*changed[0], *changed[1]])
    ]
    rows = [one for one in lines if one is not None]
    columns = [(x, x + 50.0) for x in PLACES]
    figures = {id(one): False for one in rows}
    assert at_numbered_titles([rows], columns, figures, 1, lambda _row: False, {0: True}) is None
