"""Fact sheets without a frame: lettered sections, places in brackets, money in small tables."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.make_records import Records, make_records
from parsers.model import Cell, Line, PageContent, Table, Word
from parsers.parse import parse_document
from tests.reading_text import DOCUMENT_ID, codes

TITLE = "รายละเอียดโครงการ แผนปฏิบัติการป้องกันการทุจริต 3 ปี (พ.ศ. 2566 - 2568)"


def line(text: str) -> Line:
    return Line(tuple(Word(word, word) for word in text.split(" ")), page=1)


def grid(*rows: Sequence[str]) -> Table:
    cells = tuple(
        Cell(r, c, 1, 1, (line(text),) if text else ())
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(1, len(rows), len(rows[0]), cells)


def sheet(
    number: int, title: str, money: Table | str, label: str = "ง. งบประมาณ (บาท)"
) -> list[str | Table]:
    return [
        f"โครงการที่ {number} (มิติที่ 1 การสร้างวัฒนธรรมสุจริต / ภารกิจ 1.3 การสร้างจิตสำนึกและ",
        "ความตระหนักแก่เด็กและเยาวชน)",
        title,
        "ก. เหตุผลความจำเป็น การพัฒนาความรู้เป็นพื้นฐานสำคัญ",
        "ข. วัตถุประสงค์",
        "1) เพื่อเพิ่มพูนความรู้",
        "ค. ตัวชี้วัด จำนวนเยาวชนที่เข้าค่าย",
        label,
        money,
        "จ. หน่วยงานรับผิดชอบ กองการศึกษา",
    ]


def read(*blocks: str | Table) -> Records:
    made = tuple(line(b) if isinstance(b, str) else b for b in (TITLE, *blocks))
    return make_records(DOCUMENT_ID, parse_document((PageContent(1, made, "pdf", "pdf"),)))


YEARS = ("ปี 2566", "ปี 2567", "ปี 2568", "รวม")
FIRST = grid(YEARS, ("100,000", "-", "110,000", "210,000"))
SECOND = grid(("ปีงบประมาณ", "จำนวนเงิน"), ("2566", "5,000"), ("2567", "6,000"), ("รวม", "11,000"))


def test_lettered_sheets_with_their_money_in_small_tables() -> None:
    records = read(*sheet(1, "โครงการค่ายเยาวชน", FIRST), *sheet(2, "โครงการโตไปไม่คด", SECOND))
    assert [(i.section, i.item_no, i.mission_no, i.title) for i in records.items] == [
        ("fact_sheet", 1, "1.3", "โครงการค่ายเยาวชน"),
        ("fact_sheet", 2, "1.3", "โครงการโตไปไม่คด"),
    ]
    assert [i.responsible for i in records.items] == [("กองการศึกษา",)] * 2
    assert [i.rationale for i in records.items] == ["การพัฒนาความรู้เป็นพื้นฐานสำคัญ"] * 2
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "amount", 100000.0),
        (2567, "dash", None),
        (2568, "amount", 110000.0),
        (2566, "amount", 5000.0),
        (2567, "amount", 6000.0),
    ]
    assert "amount_uncertain" not in codes(records)


def test_years_that_do_not_add_up_to_their_sum_are_told() -> None:
    wrong = grid(YEARS, ("100,000", "-", "110,000", "310,000"))
    records = read(*sheet(1, "โครงการค่ายเยาวชน", wrong), *sheet(2, "โครงการโตไปไม่คด", SECOND))
    assert [b.amount_baht for b in records.budgets if b.item_id == records.items[0].item_id] == [
        None
    ]
    assert "amount_uncertain" in codes(records)


def test_thousands_of_baht_are_not_taken_for_baht() -> None:
    records = read(
        *sheet(1, "โครงการค่ายเยาวชน", FIRST, "ง. งบประมาณ (พันบาท)"),
        *sheet(2, "โครงการโตไปไม่คด", SECOND, "ง. งบประมาณ (พันบาท)"),
    )
    assert not [b for b in records.budgets if b.amount_baht]
