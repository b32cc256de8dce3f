"""Sums of tables without rules that stand level with a further line of a cell of levels."""

from __future__ import annotations

import pytest

from normalize.make_records import make_records
from parsers.layout.aligned_records import is_total
from parsers.layout.blocks import find_blocks
from parsers.model import Line, Page, Ruling
from parsers.page.pieces import in_pieces
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import words

Placed = tuple[float, float, str]
TITLE = (5, 60, "แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2561 - 2563)")
LEVELS = (
    "มิติที่ 1/การสร้างสังคมที่/ไม่ทนต่อการ/ทุจริต",
    "มิติที่ 2/การบริหารราชการ/เพื่อป้องกัน/การทุจริต",
)
MISSIONS = (("1.1 การสร้างจิตสำนึก", "1.3 เยาวชน"), ("2.2 ความโปร่งใส", "2.3 ใช้ดุลยพินิจ"))


def plan(narrow: bool) -> Page:
    """Two dimensions of two items and a sum each, beside which the last line of the dimension's
    name stands. `narrow`: the missions run up to the titles."""
    title_at = 206 if narrow else 220
    placed: list[Placed] = [TITLE, (22, 30, "มิติ"), (22, 130, "ภารกิจตามมิติ")]
    placed += [(22, 240, "โครงการ/กิจกรรม/มาตรการ"), (16, 420, "งบประมาณ (บาท)")]
    placed += [(28, x, f"ปี {2561 + k}") for k, x in enumerate((380, 430, 480))]
    y = 46.0
    for no, (level, missions) in enumerate(zip(LEVELS, MISSIONS, strict=True)):
        placed += [(y + 10.5 * k, 10, text) for k, text in enumerate(level.split("/"))]
        for k, mission in enumerate(missions):
            top, number = y + 16 * k, 2 * no + k + 1
            placed += [(top, 120, mission), (top, title_at, f"{number}. โครงการอบรมพนักงานรุ่นใหม่")]
            placed += [(top, x, "10,000") for x in (384, 434, 484)]
        placed.append((y + 32, 260, f"รวมมิติที่ {no + 1}"))
        placed += [(y + 32, x, "20,000") for x in (384, 434, 484)]
        y += 48
    frame = [Ruling("horizontal", at, 5, 520) for at in (14, y)]
    frame += [Ruling("vertical", x, 14, y) for x in (5, 520)]
    return Page(1, 540, 800, tuple(words(*placed)), tuple(frame), (), "pdf", "pdf")


@pytest.mark.parametrize("narrow", [False, True])
def test_a_sum_beside_a_level_is_no_row_of_it(narrow: bool) -> None:
    records = make_records(DOCUMENT_ID, parse_document((find_blocks(plan(narrow)),)))
    assert [(i.item_no, i.dimension_no, i.mission_no) for i in records.items] == [
        (1, 1, "1.1"),
        (2, 1, "1.3"),
        (3, 2, "2.2"),
        (4, 2, "2.3"),
    ]
    assert {b.amount_baht for b in records.budgets} == {10_000.0}
    assert [t.stated for t in records.totals if t.measure == "budget"] == [20_000.0] * 6


def line(*pieces: str) -> Line:
    """Some texts well apart on one line."""
    placed, x = [], 10
    for piece in pieces:
        placed += words((10, x, piece))
        x += 4 * len(piece) + 30
    return Line(tuple(placed), page=1)


@pytest.mark.parametrize(
    ("pieces", "total"),
    [
        (("ทุจริต", "รวมมิติที่ 1", "20,000", "20,000"), True),
        (("ส่วนท้องถิ่น", "ประชาชน", "รวม", "20,000", "-"), True),
        (("มิติที่ 1", "3.1 การเปิดเผยข้อมูล 7. โครงการข่าว", "20,000"), False),
        (("มิติที่ 1 3.1 ข้อมูล 7. โครงการข่าว", "20,000", "20,000"), False),
        (("มิติที่ 1", "20,000", "20,000"), True),
        (("1", "รวมพลังต้านโกง", "5,000", "5,000"), False),
        (("กองคลัง", "รวมพลังต้านโกง", "5,000", "5,000"), False),
        (("โครงการอบรม", "รวม 2 วัน", "5,000", "5,000"), False),
        (("ทุจริต", "รวม 2 โครงการ", "กองคลัง"), False),
    ],
)
def test_what_is_a_sum(pieces: tuple[str, ...], total: bool) -> None:
    row = in_pieces(line(*pieces))
    assert row is not None and is_total(row) is total
