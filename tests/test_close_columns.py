"""Columns of text under headings of their own, with hardly any white between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_half_ruled_tables import level, page, words


def read(one: Page) -> Records:
    title = words((2, 100, "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"))
    whole = Page(1, 430, 600, (*title, *one.words), one.rulings, (), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((find_blocks(whole),)))


def close_texts(*lefts: float) -> list[Word]:
    """A table whose columns of approaches and units have no white between them; the units of its
    rows begin at `lefts` (points)."""
    print_ = [*words((20, 15, "ที่"), (20, 60, "โครงการ/กิจกรรม"), (20, 180, "วิธีดำเนินการ")),
              *words((20, 270, "ผู้รับผิดชอบ"), (20, 340, "งบประมาณ"))]  # fmt: skip
    rows = [
        ("1", "โครงการบ้านสวย", "ทำป้ายบอกทุกห้องงาน", "สำนักปลัด", "1,000"),
        ("2", "กิจกรรมคนดี", "ออกคำสั่งแบ่งงานทุกปี", "กองคลัง", "2,000"),
        ("3", "มาตรการโปร่งใส", "รวบรวมแบบสอบถามทุกปี", "กองช่าง", "3,000"),
        ("4", "มาตรการตรวจสอบ", "ใช้สมุดบันทึกรถทุกคัน", "กองการศึกษา", "4,000"),
        ("5", "กิจกรรมรายงาน", "ทำรายงานทุกเดือน", "กองช่าง", "5,000"),
        ("6", "กิจกรรมเปิดบ้าน", "ประชุมทุกหมู่บ้าน", "กองคลัง", "6,000"),
    ]
    for k, ((number, title, approach, unit, amount), left) in enumerate(
        zip(rows, lefts, strict=True)
    ):
        y = 45 + 20 * k
        print_ += words((y, 15, number), (y, 40, title), (y, 180, approach), (y, left, unit))
        print_ += words((y, 350, amount))
    return print_


UNITS = (("สำนักปลัด",), ("กองคลัง",), ("กองช่าง",), ("กองการศึกษา",), ("กองช่าง",), ("กองคลัง",))


def with_dirt_before(one: list[Word], text: str, points: float) -> list[Word]:
    """The words, the first that reads so begun some points farther left."""
    k = next(k for k, word in enumerate(one) if word.text == text)
    box = one[k].box
    assert box is not None
    return [*one[:k], replace(one[k], box=replace(box, x0=box.x0 - points)), *one[k + 1 :]]


@pytest.mark.parametrize("points", [0.0, 10.0])
def test_dirt_before_a_word_fills_no_white(points: float) -> None:
    print_ = with_dirt_before(close_texts(*[276.0] * 6), "กองการศึกษา", points)
    records = read(page(print_, level(12, 36, *range(60, 180, 20))))
    assert tuple(i.responsible for i in records.items) == UNITS


@pytest.mark.parametrize("off", [0.0, 2.4], ids=["in line", "one word set too far left"])
def test_columns_so_close_are_told_though_one_word_stands_too_far_left(off: float) -> None:
    lefts = (267.0, 267.0, 267.0 - off, 267.0, 267.0, 267.0)
    records = read(page(close_texts(*lefts), level(12, 36, *range(60, 180, 20))))
    assert tuple(i.responsible for i in records.items) == UNITS
    assert records.items[2].approach == "รวบรวมแบบสอบถามทุกปี"
