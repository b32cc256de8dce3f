"""Registers: level rules between items whose years and amounts stand line by line at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.make_records import Records, make_records
from parsers.layout.blocks import find_blocks
from parsers.model import Box, Page, Ruling, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID

TITLE = "แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2566 - 2568)"
YEARS = ("2566", "2567", "2568")
Entry = tuple[Sequence[str], Sequence[str]]
ENTRIES: tuple[Entry, ...] = (
    (
        ("กิจกรรมติดตั้งป้ายรณรงค์ “ไม่จ่าย ไม่รับ”", "ณ จุดบริการและศาลากลางหมู่บ้าน",
         "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "หน่วยงาน : กองช่าง, สำนักปลัด"),
        ("25,000", "30,000", "35,000"),
    ),
    (
        ("โครงการบวชป่าชุมชน", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", "หน่วยงาน : กองช่าง"),
        ("75,000", "-", "45,500"),
    ),
    (
        ("มาตรการคุ้มครองผู้แจ้งเบาะแส", "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส", "หน่วยงาน : งานนิติการ"),
        (),
    ),
    (
        ("โครงการจัดทำงบประมาณแบบมีส่วนร่วม", "มิติที่ 3 การส่งเสริมบทบาทและการมีส่วนร่วมของภาคประชาชน",
         "หน่วยงาน : กองคลัง"),
        ("5,000", "6,000", "7,000"),
    ),
)  # fmt: skip


def words(x: float, top: float, text: str, size: float = 12) -> list[Word]:
    out = []
    for part in text.split():
        out.append(Word(part, part, Box(x, top, x + 4 * len(part), top + size)))
        x += 4 * len(part) + 3
    return out


def page(entries: Sequence[Entry], beside: str = "", last_rule: bool = True) -> Page:
    placed = words(100, 20, TITLE)
    rules, top = [], 60.0
    for number, (lines, amounts) in enumerate(entries, 1):
        placed += words(60, top + 2, str(number), 20)
        for k, text in enumerate(lines):
            placed += words(100, top + 14 * k, text)
        placed += words(330, top, beside) if beside else []
        for k, (year, amount) in enumerate(zip(YEARS, amounts, strict=False)):
            placed += words(430, top + 14 * k, year) + words(480, top + 14 * k, amount)
        placed += [] if amounts else words(440, top, "ไม่ใช้งบประมาณ")
        top += 14 * max(len(lines), 3) + 6
        rules.append(Ruling("horizontal", top - 3, 50, 520))
    kept = tuple(rules if last_rule else rules[:-1])
    return Page(1, 560, 800, tuple(placed), kept, (), "pdf", "pdf")


def read(one: Page) -> Records:
    return make_records(DOCUMENT_ID, parse_document((find_blocks(one),)))


def said(records: Records) -> list[tuple[object, ...]]:
    return [(i.item_no, i.dimension_no, i.title, i.responsible) for i in records.items]


SAID = [
    (1, 1, "กิจกรรมติดตั้งป้ายรณรงค์ “ไม่จ่าย ไม่รับ” ณ จุดบริการและศาลากลางหมู่บ้าน", ("กองช่าง", "สำนักปลัด")),
    (2, 1, "โครงการบวชป่าชุมชน", ("กองช่าง",)),
    (3, 2, "มาตรการคุ้มครองผู้แจ้งเบาะแส", ("งานนิติการ",)),
    (4, 3, "โครงการจัดทำงบประมาณแบบมีส่วนร่วม", ("กองคลัง",)),
]  # fmt: skip


def test_an_item_between_two_rules_with_its_years_at_the_right() -> None:
    records = read(page(ENTRIES))
    assert said(records) == SAID
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 25000.0),
        (2567, "amount", 30000.0),
        (2568, "amount", 35000.0),
        (2566, "amount", 75000.0),
        (2567, "dash", None),
        (2568, "amount", 45500.0),
        *((year, "no_budget", None) for year in (2566, 2567, 2568)),
        (2566, "amount", 5000.0),
        (2567, "amount", 6000.0),
        (2568, "amount", 7000.0),
    ]


def test_the_last_item_may_have_no_rule_below() -> None:
    assert said(read(page(ENTRIES, last_rule=False))) == SAID


def test_a_column_between_title_and_years_is_of_a_table() -> None:
    blocks = find_blocks(page(ENTRIES, beside="กองคลัง")).blocks
    assert [block.n_cols for block in blocks if isinstance(block, Table)] == [5]


def test_a_year_with_nothing_behind_it_is_blank_and_on_a_scan_unreadable() -> None:
    """A scan loses a dash, or an amount: the other years keep theirs, and this one is told."""
    entries = [ENTRIES[0], (ENTRIES[1][0], ("75,000", "", "45,500")), *ENTRIES[2:]]
    printed = page(entries)
    for one, status in ((printed, "blank"), (replace(printed, source="ocr"), "unreadable")):
        records = read(one)
        second = records.items[1].item_id
        assert [
            (b.fiscal_year_be, b.status, b.amount_baht)
            for b in records.budgets
            if b.item_id == second
        ] == [(2566, "amount", 75_000.0), (2567, status, None), (2568, "amount", 45_500.0)]
        told = {f.code for f in records.findings if f.item_id == second}
        assert ("amount_unreadable" in told) == (status == "unreadable")
