"""Ruled cards with labels side by side in cells that no upright parts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Page, PageContent, Ruling, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID
from tests.test_framed_cards import _words
from tests.test_labelled_cells import ITA, line

LEFT, MIDDLE, RIGHT = 50.0, 250.0, 450.0
Texts = tuple[tuple[str, ...], tuple[str, ...]]
HEAD: tuple[Texts, ...] = (
    (("มาตรการที่ 1 จัดทำแผนผังขั้นตอน",), ()),
    (("วิธีดำเนินการ", "สำรวจงานและแจ้งทุก", "หน่วยงาน"), ("ผลการดำเนินงาน", "ติดตั้งป้าย 11 จุด")),
)


def _read(rows: Sequence[Texts], parted: int = 1) -> Records:
    """A card of two columns; the upright between them stands in row `parted` alone."""
    words: list[Word] = []
    rules = [Ruling("vertical", x, 60.0, 60.0 + 60.0 * len(rows)) for x in (LEFT, RIGHT)]
    for k, sides in enumerate(rows):
        top = 60.0 + 60.0 * k
        for x, texts in zip((LEFT, MIDDLE), sides, strict=True):
            for n, text in enumerate(texts):
                words += _words(text, x + 6.0, top + 4.0 + 16.0 * n)
        if k == parted:
            rules.append(Ruling("vertical", MIDDLE, top, top + 60.0))
    rules += [Ruling("horizontal", 60.0 + 60.0 * k, LEFT, RIGHT) for k in range(len(rows) + 1)]
    page = Page(2, 595, 842, tuple(words), tuple(rules), (), "pdf", "pdf")
    first = PageContent(1, (line(ITA), line("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่")), "pdf", "pdf")
    return make_records(DOCUMENT_ID, parse_document((first, find_blocks(page))))


@pytest.mark.parametrize("label", ["กำกับติดตาม", "การกำกับติดตาม", "ระยะเวลา"])
@pytest.mark.parametrize("unit", ["กองคลัง", "สำนักปลัด, หน่วยตรวจสอบภายใน"])
def test_what_wraps_below_labels_side_by_side_stays_on_its_side(label: str, unit: str) -> None:
    below: tuple[Texts, ...] = (
        ((f"ผู้รับผิดชอบ {unit}",), ("หมายเหตุ ทำแล้ว",)),
        ((f"{label} รายงานทุก 3", "เดือน"), ("งบประมาณที่ใช้จริง 16,500 บาท",)),
    )
    records = _read((*HEAD, *below))
    (item,) = records.items
    assert (item.item_no, item.title) == (1, "จัดทำแผนผังขั้นตอน")
    assert item.approach == "สำรวจงานและแจ้งทุกหน่วยงาน"
    assert item.responsible == tuple(unit.split(", "))
    assert (item.period if label == "ระยะเวลา" else item.follow_up) == "รายงานทุก 3 เดือน"
    assert [(b.status, b.amount_baht) for b in records.budgets] == [("amount", 16_500.0)]


def test_a_label_nobody_knows_is_no_more_of_the_value_above_it() -> None:
    below: tuple[Texts, ...] = (
        (("ผู้รับผิดชอบ กองคลัง",), ("ระยะเวลา ตลอดปี",)),
        (("ผู้ลงนาม ปลัดเทศบาลและ", "คณะ"), ("งบประมาณที่ใช้จริง 16,500 บาท",)),
    )
    records = _read((*HEAD, *below))
    assert [i.responsible for i in records.items] in ([("กองคลัง",)], [])
    assert all(b.amount_baht in (16_500.0, None) for b in records.budgets)
