"""Tables with two rows for each item, under a heading of two rows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parsers.model import Cell, Table
from parsers.reshaping.stacked_rows import unstacked
from tests.reading_text import codes
from tests.test_labelled_cells import ITA, RESULTS, line, read

Shown = tuple[str, int, int]
"""A cell's text and how many columns and rows it takes."""


def table(*rows: Sequence[Shown], page: int = 1) -> Table:
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    width = sum(wide for _text, wide, _tall in rows[0])
    for r, row in enumerate(rows):
        for text, wide, tall in row:
            c = next(k for k in range(width) if (r, k) not in taken)
            taken |= {(r + dr, c + dc) for dr in range(tall) for dc in range(wide)}
            lines = tuple(line(part, page) for part in text.split("\n") if part)
            cells.append(Cell(r, c, tall, wide, lines))
    return Table(page, len(rows), width, tuple(cells))


HEAD: list[Sequence[Shown]] = [
    [("ที่", 1, 2), ("มาตรการ/กิจกรรม", 1, 1), ("ระยะเวลา", 1, 1), ("ผู้รับผิดชอบ", 1, 1)],
    [("วิธีการดำเนินการ", 1, 1), ("ผลการดำเนินการ", 2, 1)],
]
BAND: list[Sequence[Shown]] = [[("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", 4, 1)]]


def item(no: str, title: str, when: str, who: str, how: str, came: str) -> list[Sequence[Shown]]:
    return [
        [(no, 1, 2), (title, 1, 1), (when, 1, 1), (who, 1, 1)],
        [(how, 1, 1), (came, 2, 1)],
    ]


ONE = item("1", "มาตรการกำหนดเวลาให้บริการ", "ทุกเดือน", "สำนักปลัด", "จัดทำคู่มือ", "จัดทำแล้ว")
TWO = item("2", "กิจกรรมให้ความรู้บุคลากร", "ก.พ. 2568", "กองคลัง", "เชิญวิทยากร", "อบรมแล้ว")
SAID = [
    (1, "มาตรการกำหนดเวลาให้บริการ", "ทุกเดือน", ("สำนักปลัด",), "จัดทำคู่มือ", "จัดทำแล้ว"),
    (2, "กิจกรรมให้ความรู้บุคลากร", "ก.พ. 2568", ("กองคลัง",), "เชิญวิทยากร", "อบรมแล้ว"),
]


@pytest.mark.parametrize(
    "pages",
    [
        [table(*HEAD, *BAND, *ONE, *TWO)],
        [table(*HEAD, *BAND, *ONE), table(*TWO, page=2)],
    ],
    ids=["one page", "the second item on the next page"],
)
def test_the_lower_row_of_the_heading_names_columns_of_its_own(pages: Sequence[Table]) -> None:
    records = read(ITA, *((page,) for page in pages))
    assert [
        (i.item_no, i.title, i.period, i.responsible, i.approach, i.result) for i in records.items
    ] == SAID
    assert {i.mission_no for i in records.items} == {"1"}
    assert "table_not_read" not in codes(records)


def test_the_upper_row_of_the_heading_may_name_the_titles_alone() -> None:
    head: list[Sequence[Shown]] = [
        [("ที่", 1, 2), ("โครงการ/กิจกรรม", 3, 1)],
        [("ผู้รับผิดชอบ", 1, 1), ("งบประมาณ 2566", 1, 1), ("งบประมาณ 2567", 1, 1)],
    ]
    one = [
        [("1", 1, 2), ("โครงการอบรมคุณธรรม", 3, 1)],
        [("กองคลัง", 1, 1), ("5,000", 1, 1), ("-", 1, 1)],
    ]
    two = [
        [("2", 1, 2), ("กิจกรรมจิตอาสา", 3, 1)],
        [("กองช่าง", 1, 1), ("-", 1, 1), ("7,000", 1, 1)],
    ]
    records = read("แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570", (table(*head, *one, *two),))
    assert [(i.item_no, i.title, i.responsible) for i in records.items] == [
        (1, "โครงการอบรมคุณธรรม", ("กองคลัง",)),
        (2, "กิจกรรมจิตอาสา", ("กองช่าง",)),
    ]
    assert [b.amount_baht for b in records.budgets] == [5_000.0, None, None, 7_000.0]


def test_years_below_their_money_are_no_second_row() -> None:
    head: list[Sequence[Shown]] = [
        [("ที่", 1, 2), ("โครงการ/กิจกรรม", 1, 2), ("งบประมาณ (บาท)", 2, 1)],
        [("ปี 2566", 1, 1), ("ปี 2567", 1, 1)],
    ]
    plain = table(*head, [("1", 1, 1), ("โครงการ ก", 1, 1), ("5,000", 1, 1), ("-", 1, 1)])
    assert list(unstacked([(plain, "pdf")])) == [(plain, "pdf")]


def test_a_table_whose_rows_do_not_go_in_twos_stays_as_it_is() -> None:
    loose = [("2", 1, 1), ("กิจกรรมให้ความรู้", 2, 1), ("กองคลัง", 1, 1)]
    given = table(*HEAD, *ONE, loose)
    assert list(unstacked([(given, "pdf")])) == [(given, "pdf")]


def test_money_set_may_stand_over_money_spent() -> None:
    head: list[Sequence[Shown]] = [
        [("ที่", 1, 2), ("โครงการ/กิจกรรม", 1, 2), ("ตั้งไว้ (บาท)", 1, 1), ("ผลการดำเนินการ", 1, 2)],
        [("เบิกจ่าย (บาท)", 1, 1)],
    ]
    body: list[Sequence[Shown]] = [
        [("1", 1, 2), ("โครงการอบรมคุณธรรม", 1, 2), ("20,000", 1, 1), ("อบรมแล้ว", 1, 2)],
        [("18,500", 1, 1)],
        [("2", 1, 2), ("กิจกรรมยกย่องคนดี", 1, 2), ("3,000", 1, 1), ("ยกย่องแล้ว", 1, 2)],
        [("-", 1, 1)],
        [("รวมงบประมาณที่ตั้งไว้ทั้งสิ้น 2 รายการ", 2, 1), ("23,000", 1, 1), ("", 1, 1)],
    ]
    records = read(RESULTS, (table(*head, *body),))
    assert [(b.kind, b.status, b.amount_baht) for b in records.budgets] == [
        ("planned", "amount", 20_000.0),
        ("disbursed", "amount", 18_500.0),
        ("planned", "amount", 3_000.0),
        ("disbursed", "dash", None),
    ]
    assert [i.result for i in records.items] == ["อบรมแล้ว", "ยกย่องแล้ว"]


def test_two_kinds_of_money_in_one_column_may_have_a_rule_between_them() -> None:
    head: list[Sequence[Shown]] = [
        [("ที่", 1, 1), ("โครงการ/กิจกรรม", 1, 1), ("ตั้งไว้ / เบิกจ่าย (บาท)", 1, 1), ("สถานะ", 1, 1)]
    ]
    first: list[Sequence[Shown]] = [
        [("1", 1, 2), ("โครงการอบรมคุณธรรม", 1, 2), ("20,000", 1, 1), ("แล้วเสร็จ", 1, 2)],
        [("18,500", 1, 1)],
    ]
    rest: list[Sequence[Shown]] = [
        [("2", 1, 1), ("มาตรการไม่รับของขวัญ", 1, 1), ("ไม่ใช้งบประมาณ", 1, 1), ("แล้วเสร็จ", 1, 1)],
        [("3", 1, 2), ("กิจกรรมยกย่องคนดี", 1, 2), ("3,000", 1, 1), ("แล้วเสร็จ", 1, 2)],
        [("-", 1, 1)],
    ]
    said = [
        ("planned", "amount", 20_000.0),
        ("disbursed", "amount", 18_500.0),
        ("planned", "no_budget", None),
        ("disbursed", "no_budget", None),
        ("planned", "amount", 3_000.0),
        ("disbursed", "dash", None),
    ]
    for pages in ([table(*head, *first, *rest)], [table(*head, *first), table(*rest, page=2)]):
        records = read(RESULTS, *((page,) for page in pages))
        assert [(b.kind, b.status, b.amount_baht) for b in records.budgets] == said
        assert [i.item_no for i in records.items] == [1, 2, 3]
