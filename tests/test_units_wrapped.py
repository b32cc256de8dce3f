"""Units of a list's items that go on in the line below the amount that stands behind them."""

from __future__ import annotations

import pytest

from normalize.make_records import Records, make_records
from normalize.units import split_responsible
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes
from tests.test_half_ruled_tables import words

TITLES = ("โครงการอบรมคุณธรรมพนักงาน", "กิจกรรมจัดทำคู่มือผลประโยชน์ทับซ้อน", "มาตรการงดรับของขวัญ")
TOLD = "cell_lost"


def read(unit: str, *below: str, label: str = "ผู้รับผิดชอบ") -> Records:
    """A list of three items, each with its units and amount in the line below its title; those of
    the second are `unit`, with some lines below them."""
    lines: list[tuple[str, str]] = [
        ("แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2568", ""),
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", ""),
        ("1.2 การสร้างจิตสำนึกและความตระหนักแก่ประชาชนทุกภาคส่วนในท้องถิ่น", ""),
    ]
    for k, title in enumerate(TITLES, 1):
        lines += [
            (f"{k}) {title}", ""),
            (f"{label} {unit if k == 2 else 'กองคลัง'}", f"{k},500 บาท"),
        ]
        lines += [(text, "") for text in below if k == 2]
    placed: list[Word] = []
    for k, (text, amount) in enumerate(lines):
        placed += words((40 + 14 * k, 60, text))
        placed += words((40 + 14 * k, 380, f"งบประมาณ {amount}")) if amount else []
    page = Page(1, 600, 800, tuple(placed), (), (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(page),)))


@pytest.mark.parametrize("label", ["ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ :", "- ผู้รับผิดชอบ"])
@pytest.mark.parametrize(
    ("unit", "below", "units"),
    [
        ("กองช่าง", ["และกองคลัง"], ("กองช่าง", "กองคลัง")),
        ("กองช่าง,", ["กองคลัง"], ("กองช่าง", "กองคลัง")),
        ("กองช่าง และสำนัก", ["ปลัดเทศบาล"], ("กองช่าง", "สำนักปลัดเทศบาล")),
        ("กองสาธารณสุขและ", ["สิ่งแวดล้อม"], ("กองสาธารณสุขและสิ่งแวดล้อม",)),
        ("กองสาธารณสุข", ["และสิ่งแวดล้อม", "/กองช่าง"], ("กองสาธารณสุขและสิ่งแวดล้อม", "กองช่าง")),
    ],
)
def test_units_go_on_below_their_amount(
    label: str, unit: str, below: list[str], units: tuple[str, ...]
) -> None:
    records = read(unit, *below, label=label)
    assert [item.title for item in records.items] == list(TITLES)
    assert [item.responsible for item in records.items] == [("กองคลัง",), units, ("กองคลัง",)]
    assert [b.amount_baht for b in records.budgets] == [1500.0, 2500.0, 3500.0]
    assert TOLD not in codes(records)


@pytest.mark.parametrize(
    ("unit", "below", "told"),
    [
        ("กองช่าง", "กองคลัง", True),  # it may head what is below
        ("กองช่าง,", "ชมรมผู้สูงอายุบ้านเหนือ", True),
        ("กองช่าง", "และชมรมผู้สูงอายุบ้านเหนือ", True),
        ("กองช่าง", "จัดในวันเทศบาล ณ หอประชุม", False),
        ("กองช่าง", "ตัวชี้วัด : จำนวนผู้เข้าร่วม", False),
        ("กองช่าง", "ระยะเวลา ตุลาคม 2567", False),
    ],
)
def test_what_may_be_no_unit_below_an_amount_is_left(unit: str, below: str, told: bool) -> None:
    records = read(unit, below)
    assert [item.title for item in records.items] == list(TITLES)
    assert (records.items[1].responsible or ())[0] == "กองช่าง"
    assert [b.amount_baht for b in records.budgets] == [1500.0, 2500.0, 3500.0]
    assert (TOLD in codes(records)) == told


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("กองคลัง และสำนัก ปลัดเทศบาล", ("กองคลัง", "สำนักปลัดเทศบาล")),
        ("กองคลัง สำนัก ปลัดเทศบาล", ("กองคลัง", "สำนักปลัดเทศบาล")),
        ("ทุกสำนัก กองคลัง", ("ทุกสำนัก", "กองคลัง")),
    ],
)
def test_a_name_broken_behind_its_first_word_is_one(text: str, units: tuple[str, ...]) -> None:
    assert split_responsible(text) == units
