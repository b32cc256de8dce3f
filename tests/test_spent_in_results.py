"""What was spent, told in the cell of the results, in a report that has no column for it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_group_headings import Cell, money, report
from tests.test_labelled_cells import RESULTS, grid, read

Stated = list[tuple[str, str, float | None]]


def results(*cells: tuple[str, str], title: str = "โครงการ") -> Records:
    """A report with such titles and results."""
    table = grid((title, "ผลการดำเนินงาน", "หน่วยงาน"), *((*cell, "กองคลัง") for cell in cells))
    return read(RESULTS, (table,))


def read_of(
    cell: str, title: str = "โครงการอบรม\nงบประมาณ 20,000 บาท"
) -> tuple[str | None, Stated]:
    records = results((title, cell))
    assert len(records.items) == 1
    return records.items[0].result, money(records)[0]


SET: Stated = [("planned", "amount", 20_000.0)]
SPENT: Stated = [*SET, ("disbursed", "amount", 18_500.0)]


@pytest.mark.parametrize(
    "cell",
    [
        "อบรมแล้ว 41 คน\nเบิกจ่าย 18,500 บาท",
        "อบรมแล้ว\n41 คน\nเบิกจ่าย : ๑๘,๕๐๐ บาท",
        "อบรมแล้ว 41 คน\n- ใช้จริง 18,500.-",
        "อบรมแล้ว 41 คน\nใช้งบประมาณไป จำนวน 18,500.00 บาท",
        "อบรมแล้ว 41 คน\nผลการเบิกจ่าย\n18,500",
        "อบรมแล้ว 41 คน (เบิกจ่าย 18,500 บาท)",
        "อบรมแล้ว 41 คน\n(จ่ายจริง\n18,500 บาท)",
        "เบิกจ่าย 18,500 บาท\nอบรมแล้ว 41 คน",
    ],
)
def test_spending_below_behind_or_above_a_result(cell: str) -> None:
    assert read_of(cell) == ("อบรมแล้ว 41 คน", SPENT)


@pytest.mark.parametrize(
    ("said", "status"),
    [("เบิกจ่าย -", "dash"), ("เบิกจ่าย ไม่ใช้งบประมาณ", "no_budget"), ("ใช้จ่ายจริง –", "dash")],
)
def test_nothing_spent_below_a_result(said: str, status: str) -> None:
    assert read_of(f"เลื่อนไปทุกโครงการ\n{said}") == (
        "เลื่อนไปทุกโครงการ",
        [*SET, ("disbursed", status, None)],
    )


def test_a_cell_of_nothing_but_spending() -> None:
    assert read_of("เบิกจ่าย 18,500 บาท") == (None, SPENT)


@pytest.mark.parametrize(
    "cell",
    [
        "ยังไม่ได้\nเบิกจ่าย 18,500 บาท",
        "อยู่ระหว่าง\nเบิกจ่าย 18,500 บาท",
        "ตั้งไว้ 20,000 บาท\nเบิกจ่าย 18,500 บาท",
        "เบิกจ่าย 9,000 บาท\nเบิกจ่าย 9,500 บาท",
        "อบรม 41 คน เบิกจ่าย 3,600 บาท และค่าวิทยากร",
        "เบิกจ่าย 18,500 บาท\nจากที่ได้รับ 20,000 บาท",
    ],
)
def test_money_that_may_be_another_stays_and_is_told(cell: str) -> None:
    records = results(("โครงการอบรม\nงบประมาณ 20,000 บาท", cell))
    assert money(records) == [SET]
    assert codes(records) == {"amount_uncertain"}


@pytest.mark.parametrize(
    "cell",
    [
        "อบรมแล้ว 41 คน\nไม่มีการเบิกจ่าย",
        "สอบทานฎีกา\nเบิกจ่าย 1,146 ฎีกา",
        "รายงานการใช้จ่าย\nรอบ 6 เดือน",
        "เผยแพร่ผลการเบิกจ่าย\n12 ครั้ง",
    ],
)
def test_words_about_spending_are_the_result(cell: str) -> None:
    result, stated = read_of(cell)
    assert stated == SET
    assert result is not None
    assert "จ่าย" in result


def test_a_column_of_what_was_spent_is_believed() -> None:
    table = grid(
        ("โครงการ", "งบประมาณ", "เบิกจ่าย", "ผลการดำเนินงาน"),
        ("โครงการอบรม", "20,000", "18,500", "อบรมแล้ว\nเบิกจ่าย 9,000 บาท"),
    )
    records = read(RESULTS, (table,))
    assert money(records) == [SPENT]


def test_a_result_of_two_items_is_no_ones_spending() -> None:
    rows: Sequence[list[Cell]] = [
        ["ที่", "โครงการ", "งบประมาณ", "ผลการดำเนินงาน"],
        ["1", "โครงการ ก", "20,000", ("จัดแล้ว<br>เบิกจ่าย 18,500 บาท", 1, 2)],
        ["2", "โครงการ ข", "5,000"],
        ["3", "โครงการ ค", "5,000", "จัดแล้ว<br>เบิกจ่าย 4,000 บาท"],
    ]
    assert [row[1:] for row in money(report([*rows]))] == [
        [("disbursed", "unreadable", None)],
        [("disbursed", "unreadable", None)],
        [("disbursed", "amount", 4_000.0)],
    ]


def test_one_spending_beside_two_items_of_a_cell_is_no_ones() -> None:
    records = results(("1) โครงการ ก\n2) โครงการ ข", "จัดแล้ว\nเบิกจ่าย 18,500 บาท"))
    assert [i.title for i in records.items] == ["โครงการ ก", "โครงการ ข"]
    assert {status for row in money(records) for _kind, status, _baht in row} == {"unreadable"}
