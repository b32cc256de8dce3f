"""ITA tables by months: the instrument and the indicator of an item, in one column or in two."""

from __future__ import annotations

from normalize.make_records import Records
from tests.test_labelled_cells import ITA, Slot, grid, read

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
HEAD = ("ตัวชี้วัด ITA", "มาตรการ", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4", "ผู้รับผิดชอบ")
ROWS: list[tuple[Slot, ...]] = [
    ("IIT\n๑. การปฏิบัติหน้าที่", "จัดทำมาตรฐานการปฏิบัติงาน", "✓", "", "", "", "สำนักปลัด"),
    ("EIT\n๖. คุณภาพการดำเนินงาน", "จัดคิวอัตโนมัติ ณ จุดบริการ", "", "✓", "", "", "กองคลัง"),
    ("OIT\n๙. การเปิดเผยข้อมูล", "เผยแพร่ประกาศจัดซื้อจัดจ้าง", "", "", "✓", "", "กองคลัง"),
]


def levels(records: Records) -> list[tuple[object, ...]]:
    return [(i.dimension_no, i.mission_no, i.title) for i in records.items]


SAID = [
    (1, "1", "จัดทำมาตรฐานการปฏิบัติงาน"),
    (2, "6", "จัดคิวอัตโนมัติ ณ จุดบริการ"),
    (3, "9", "เผยแพร่ประกาศจัดซื้อจัดจ้าง"),
]


def test_an_instrument_above_its_indicator_in_one_cell() -> None:
    records = read(ITA, (grid(HEAD, *ROWS),))
    assert levels(records) == SAID
    assert len(records.schedule) == 9


def test_such_cells_behind_a_page_break() -> None:
    assert levels(read(ITA, (grid(HEAD, *ROWS[:2]),), (grid(ROWS[2], page=2),))) == SAID


def test_indicators_beside_instruments_are_missions_in_a_schedule_too() -> None:
    head = ("แบบวัด", "ตัวชี้วัด", *HEAD[1:])
    rows = [(*(row[0] or "").split("\n"), *row[1:]) for row in ROWS]
    assert levels(read(ITA, (grid(head, *rows),))) == SAID


def test_indicators_of_success_stay_indicators() -> None:
    head = ("แบบวัด", "ตัวชี้วัด", *HEAD[1:])
    rows = [("IIT", "จำนวนคู่มือที่เผยแพร่", *ROWS[0][1:]), ("EIT", "ร้อยละของผู้พอใจ", *ROWS[1][1:])]
    records = read(ITA, (grid(head, *rows),))
    assert [(i.mission_no, i.indicator) for i in records.items] == [
        (None, "จำนวนคู่มือที่เผยแพร่"),
        (None, "ร้อยละของผู้พอใจ"),
    ]


def test_a_plan_keeps_its_own_missions_beside_such_a_column() -> None:
    heading = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต"
    records = read(PLAN, (heading, grid(HEAD, *ROWS)))
    assert {i.dimension_no for i in records.items} == {1}
