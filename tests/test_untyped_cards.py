"""Framed cards whose titles have a number and no word for an item."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_framed_cards import _read
from tests.test_labelled_cells import ITA, PLAN, RESULTS

Lines = tuple[str, ...]
STACKED: tuple[Lines, ...] = (
    ("1 จัดทำแผนผังขั้นตอนการให้บริการ", "วิธีดำเนินการ", "รวบรวมงานบริการ จัดทำผัง", "แล้วติดไว้ ณ จุดบริการ",
     "ผู้รับผิดชอบ", "สำนักปลัด", "การกำกับติดตาม", "รายงานปลัดทุก 3 เดือน", "ผลการดำเนินการ", "ติดตั้งผังแล้ว"),
    ("2 เผยแพร่แผนการใช้จ่ายเงินให้ทราบ", "รายไตรมาส", "วิธีดำเนินการ", "แจ้งเวียนสรุปงบประมาณ", "ผู้รับผิดชอบ",
     "กองคลัง / กองช่าง", "การกำกับติดตาม", "ตรวจทุกไตรมาส", "ผลการดำเนินการ", "แจ้งเวียนแล้ว 4 ครั้ง"),
)  # fmt: skip
COLONS: tuple[Lines, ...] = (
    ("1. จัดทำแผนผังขั้นตอนการให้บริการ", "วิธีดำเนินการ : รวบรวมงานบริการ จัดทำผัง", "แล้วติดไว้ ณ จุดบริการ",
     "ผู้รับผิดชอบ : สำนักปลัด", "การกำกับติดตาม : รายงานปลัดทุก 3 เดือน", "ผลการดำเนินการ : ติดตั้งผังแล้ว"),
    ("2. เผยแพร่แผนการใช้จ่ายเงินให้ทราบ", "รายไตรมาส", "วิธีดำเนินการ : แจ้งเวียนสรุปงบประมาณ",
     "ผู้รับผิดชอบ : กองคลัง / กองช่าง", "การกำกับติดตาม : ตรวจทุกไตรมาส",
     "ผลการดำเนินการ : แจ้งเวียนแล้ว 4 ครั้ง"),
)  # fmt: skip
ALONE = tuple((card[0][0], card[0][2:], *card[1:]) for card in STACKED)
SAID = [
    (1, "จัดทำแผนผังขั้นตอนการให้บริการ", "รวบรวมงานบริการ จัดทำผังแล้วติดไว้ ณ จุดบริการ", ("สำนักปลัด",),
     "รายงานปลัดทุก 3 เดือน", "ติดตั้งผังแล้ว"),
    (2, "เผยแพร่แผนการใช้จ่ายเงินให้ทราบรายไตรมาส", "แจ้งเวียนสรุปงบประมาณ", ("กองคลัง", "กองช่าง"),
     "ตรวจทุกไตรมาส", "แจ้งเวียนแล้ว 4 ครั้ง"),
]  # fmt: skip
TYPED: Lines = ("มาตรการควบคุมการใช้รถยนต์", *STACKED[0][1:])


def said(records: Records) -> list[tuple[object, ...]]:
    return [
        (i.item_no, i.title, i.approach, i.responsible, i.follow_up, i.result)
        for i in records.items
    ]


@pytest.mark.parametrize("cards", [STACKED, COLONS, ALONE])
@pytest.mark.parametrize("title", [ITA, RESULTS])
def test_cards_with_numbered_titles_are_an_item_each(cards: Sequence[Lines], title: str) -> None:
    assert said(_read(title, cards)) == SAID


def test_a_card_is_as_another_whose_title_has_its_word() -> None:
    for typed in (TYPED, (f"2 {TYPED[0]}", *TYPED[1:])):
        records = _read(ITA, (STACKED[0], typed))
        assert [i.title for i in records.items] == [SAID[0][1], TYPED[0]]


def test_money_and_period_of_such_cards() -> None:
    cards = (
        ("1 ติดตั้งกล่องรับความคิดเห็น", "งบประมาณ : 5,000 บาท", "ระยะเวลา : ต.ค. 2566",
         "ผู้รับผิดชอบ : กองคลัง"),
        ("2 จัดเวทีรับฟังประชาชน", "งบประมาณ : ไม่ใช้งบประมาณ", "ระยะเวลา : ม.ค. 2567",
         "ผู้รับผิดชอบ : กองช่าง"),
    )  # fmt: skip
    records = _read(PLAN, cards)
    assert [(i.item_no, i.title, i.period) for i in records.items] == [
        (1, "ติดตั้งกล่องรับความคิดเห็น", "ต.ค. 2566"),
        (2, "จัดเวทีรับฟังประชาชน", "ม.ค. 2567"),
    ]
    assert {(b.status, b.amount_baht) for b in records.budgets} == {
        ("amount", 5_000.0),
        ("no_budget", None),
    }


BELOW = STACKED[0][1:]
WHOLE = (
    ("1 ข้อมูลทั่วไป", "ผู้รับผิดชอบ", "กองคลัง", "ระยะเวลา", "ตลอดปี", "งบประมาณ", "5,000 บาท"),
    ("2 ผลที่เกิดขึ้นจากงาน", *BELOW),
)


@pytest.mark.parametrize(
    "cards",
    [
        STACKED[:1],
        WHOLE,
        (STACKED[0], STACKED[0]),
        tuple((f"{n} {name}", *BELOW) for n, name in enumerate(
            ("การสร้างวัฒนธรรมสุจริต", "การบริหารราชการด้วยความโปร่งใส"), 1)),
        tuple((name, *BELOW) for name in ("1 การปฏิบัติหน้าที่", "2 การใช้งบประมาณ")),
        tuple((name, *BELOW) for name in ("1. วัตถุประสงค์ เพื่อดี", "2. วัตถุประสงค์ เพื่อโปร่งใส")),
        tuple((f"{n}. ทบทวนคู่มือ{name}", "2. เผยแพร่คู่มือ", *BELOW) for n, name in enumerate("กข", 1)),
        tuple((f"{n} วงเงินรวม 5,000 บาท {name}", *BELOW) for n, name in enumerate("กข", 1)),
        tuple((name, *BELOW) for name in ("1 ชื่อโครงการ ปลูกป่าในใจคน", "2 ชื่อโครงการ ลานวัด")),
        tuple((name, *BELOW) for name in ("ติดตั้งกล่องรับความคิดเห็น", "จัดเวทีรับฟังประชาชน")),
        tuple((f"{n} คำรับรองของ{name}", "ลงชื่อ", "ผู้รับผิดชอบ", "ปลัด", "หมายเหตุ", "ไม่มี")
              for n, name in enumerate(("ผู้บริหาร", "ผู้ตรวจ"), 1)),
    ],
    ids=["one alone", "parts of a form", "twice the same", "dimensions", "indicators",
         "labels", "lists", "amounts", "titles named", "no number", "signatures"],
)  # fmt: skip
def test_other_frames_are_no_cards(cards: Sequence[Lines]) -> None:
    assert _read(ITA, cards).items == ()


@pytest.mark.parametrize("cards", [STACKED[:1], WHOLE, (STACKED[0], STACKED[0])])
def test_a_frame_that_may_be_a_card_and_is_like_no_other_is_told(cards: Sequence[Lines]) -> None:
    assert "table_without_heading" in codes(_read(ITA, cards))


def test_a_number_half_way_down_a_title_is_the_titles() -> None:
    title = (" " * 8 + "เผยแพร่แผนการใช้จ่ายเงินให้ทราบ", "2", " " * 8 + "รายไตรมาส")
    assert said(_read(ITA, ((*title, *STACKED[1][2:]), STACKED[0]))) == SAID[::-1]


def test_the_words_of_a_label_may_end_a_value() -> None:
    card = (*STACKED[0][:4], "โดยคณะทำงานด้าน", "การกำกับติดตาม", *STACKED[0][4:])
    records = _read(ITA, (card, STACKED[1]))
    assert said(records)[0][2:5] == (
        "รวบรวมงานบริการ จัดทำผังแล้วติดไว้ ณ จุดบริการโดยคณะทำงานด้านการกำกับติดตาม",
        ("สำนักปลัด",),
        "รายงานปลัดทุก 3 เดือน",
    )
