"""A dimension's heading in the cell of the first item below it, with no rule between the two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.test_labelled_cells import grid, read

RESULTS = "รายงานผลการดำเนินการตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ พ.ศ. 2565"
HEAD = ("มิติ / โครงการ / งบประมาณ", "ผลการดำเนินงาน")
FIRST = "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"
SECOND = "มิติที่ 2 การบริหารราชการเพื่อป้องกัน\nการทุจริต"
ROWS = (
    (f"{FIRST}\n1. โครงการอบรม\nบุคลากร\nผู้รับผิดชอบ : สำนักปลัด", "อบรมแล้ว"),
    ("2. โครงการสืบสานประเพณี\nผู้รับผิดชอบ : กองการศึกษา", "จัดแล้ว"),
    (f"{SECOND}\n3. มาตรการควบคุมรถยนต์\nผู้รับผิดชอบ : กองช่าง", "บันทึกแล้ว"),
)
READ = [
    (1, 1, "โครงการอบรมบุคลากร", ("สำนักปลัด",), "อบรมแล้ว"),
    (1, 2, "โครงการสืบสานประเพณี", ("กองการศึกษา",), "จัดแล้ว"),
    (2, 3, "มาตรการควบคุมรถยนต์", ("กองช่าง",), "บันทึกแล้ว"),
]


def rows_of(*rows: Sequence[str]) -> list[tuple[object, ...]]:
    items = read(RESULTS, (grid(HEAD, *rows),)).items
    return [(i.dimension_no, i.item_no, i.title, i.responsible, i.result) for i in items]


def test_the_heading_is_a_row_of_its_own() -> None:
    # Its item was lost in it, or it stood in the item's title.
    assert rows_of(*ROWS) == READ


def test_every_cell_may_repeat_it() -> None:
    again = (ROWS[0], (f"{FIRST}\n{ROWS[1][0]}", ROWS[1][1]), ROWS[2])
    assert rows_of(*again) == READ


@pytest.mark.parametrize(
    "cell",
    [
        f"{FIRST}\n1. โครงการอบรม\n2. โครงการสืบสาน",  # whose results they are nobody knows
        "โครงการตามมิติที่ 1\n1. โครงการอบรม",
    ],
)
def test_any_other_cell_stays_one(cell: str) -> None:
    parted = rows_of((cell, "อบรมแล้ว"), *ROWS[1:])
    assert [row[1:] for row in parted[-2:]] == [row[1:] for row in READ[1:]]
    assert all(row[4] != "อบรมแล้ว" or row[2] != "โครงการอบรม" for row in parted)
