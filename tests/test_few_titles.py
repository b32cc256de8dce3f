"""Tables of few items under a heading that names no titles: ประเภท (type) | ชื่อ (name)."""

from __future__ import annotations

from collections.abc import Sequence

from tests.reading_text import codes
from tests.test_labelled_cells import PLAN, Slot, grid, read

HEAD: Sequence[Slot] = ("ประเภท", "ชื่อ", "ภารกิจ", "2566", "2567")
ONE = ("โครงการ", "1) โครงการพัฒนาเว็บไซต์", "3.1 จัดให้มีและเผยแพร่ข้อมูลข่าวสาร", "11,000", "12,000")
TWO = ("มาตรการ", "1) มาตรการจัดการเรื่องร้องเรียน", "3.2 การรับฟังความคิดเห็น", "-", "-")
AMOUNTS = [(2566, 11_000.0), (2567, 12_000.0)]


def test_a_table_of_two_items_by_type_is_read() -> None:
    records = read(PLAN, (grid(HEAD, ONE, TWO),))
    assert [(i.item_type, i.title, i.mission_no) for i in records.items] == [
        ("project", "โครงการพัฒนาเว็บไซต์", "3.1"),
        ("measure", "มาตรการจัดการเรื่องร้องเรียน", "3.2"),
    ]
    amounts = [(b.fiscal_year_be, b.amount_baht) for b in records.budgets if b.amount_baht]
    assert amounts == AMOUNTS
    assert not [t for t in records.totals if t.stated in (11_000.0, 12_000.0)]


def test_a_column_of_names_may_hold_one_title() -> None:
    records = read(PLAN, (grid(HEAD[1:], ONE[1:]),))
    assert [(i.title, i.mission_no) for i in records.items] == [("โครงการพัฒนาเว็บไซต์", "3.1")]
    assert "title_column_by_content" in codes(records)


def test_names_of_something_else_are_no_titles() -> None:
    other = ("นายสมชาย ใจดี", "3.2 การรับฟังความคิดเห็น", "5,000", "5,000")
    records = read(PLAN, (grid(HEAD[1:], ONE[1:], other),))
    assert not records.items
    assert "table_without_heading" in codes(records)


def test_items_under_an_unknown_heading_are_told_and_are_no_totals() -> None:
    """A column of missions with money is a summary only where no items stand beside it."""
    records = read(PLAN, (grid(("เนื้อความ", *HEAD[2:]), ONE[1:], TWO[1:]),))
    assert not records.items and not records.totals
    assert "table_without_heading" in codes(records)


def test_one_misread_heading_changes_no_other() -> None:
    """Two tables print ชื่อ, and a scan reads it as ข้อ (a number) in the third."""
    more = (
        ("โครงการ", "1) โครงการอบรม", "2.1 การเปิดเผยข้อมูล", "1,000", "-"),
        ("โครงการ", "2) โครงการสัมมนา", "2.2 มาตรการส่งเสริม", "2,000", "-"),
        ("กิจกรรม", "1) กิจกรรมจิตอาสา", "2.3 มาตรการลดขั้นตอน", "3,000", "-"),
    )
    misread = ("ประเภท", "ข้อ", *HEAD[2:])
    tables = (grid(HEAD, ONE), grid(misread, *more), grid(HEAD, TWO), grid(HEAD, more[2]))
    records = read(PLAN, *((t,) for t in tables))
    assert [i.title for i in records.items] == [
        "โครงการพัฒนาเว็บไซต์",
        "โครงการอบรม",
        "โครงการสัมมนา",
        "กิจกรรมจิตอาสา",
        "มาตรการจัดการเรื่องร้องเรียน",
        "กิจกรรมจิตอาสา",
    ]
