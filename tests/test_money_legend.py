"""A line of the document that says what two amounts under a bare label of money are."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_labelled_cells import RESULTS, grid, read

LEGEND = 'ช่อง "งบประมาณ" แสดงงบประมาณที่ตั้งไว้ / งบประมาณที่ใช้จริง หน่วยเป็นบาท'
HEAD = ("ที่", "โครงการ/กิจกรรม/มาตรการ", "งบประมาณ(บาท)", "ผลการดำเนินงาน")
ROWS = (
    ("1", "โครงการอบรมคุณธรรม", "30,000.00 / 28,450.00", "อบรมแล้ว"),
    ("2", "กิจกรรมจิตอาสา", "80,000.00 / -", "ยังไม่เบิก"),
    ("3", "มาตรการโปร่งใส", "ไม่ใช้งบประมาณ", "ประกาศแล้ว"),
)


def money(records: Records, number: int = 0) -> list[tuple[str, str, float | None]]:
    own = records.items[number].item_id
    return [(b.kind, b.status, b.amount_baht) for b in records.budgets if b.item_id == own]


def test_the_heading_of_a_column_takes_its_words_from_the_legend() -> None:
    records = read(RESULTS, (LEGEND, grid(HEAD, *ROWS)))
    assert money(records) == [("planned", "amount", 30_000.0), ("disbursed", "amount", 28_450.0)]
    assert money(records, 1) == [("planned", "amount", 80_000.0), ("disbursed", "dash", None)]


def test_so_does_a_label_in_a_card() -> None:
    def card(title: str, amounts: str) -> tuple[tuple[str, str | None], ...]:
        return (
            ("โครงการ/กิจกรรม/มาตรการ", title),
            ("ผลการดำเนินงาน : จัดแล้ว\nผลลัพธ์ : ผ่านเกณฑ์", f"หน่วยงาน\nสำนักปลัด\nงบประมาณ\n{amounts}"),
        )

    cards = grid(
        *card("โครงการอบรม", "30,000.00 / 28,450.00 บาท"), *card("กิจกรรมจิตอาสา", "8,000 / - บาท")
    )
    records = read(RESULTS, (LEGEND, cards))
    assert money(records) == [("planned", "amount", 30_000.0), ("disbursed", "amount", 28_450.0)]
    assert [i.responsible for i in records.items] == [("สำนักปลัด",)] * 2


@pytest.mark.parametrize(
    "legend",
    [
        "รายงานฉบับนี้แสดงผลการใช้งบประมาณของทุกส่วนราชการ",
        'ช่อง "งบประมาณ" แสดงงบประมาณที่ใช้จริง / งบประมาณที่ตั้งไว้',
    ],
    ids=["none", "the other way round"],
)
def test_without_a_legend_two_amounts_are_told(legend: str) -> None:
    records = read(RESULTS, (legend, grid(HEAD, *ROWS)))
    assert "amount" not in {status for _kind, status, _baht in money(records)}
    assert "amount_unreadable" in codes(records)


def test_a_second_legend_takes_the_place_of_the_first() -> None:
    again = 'ช่อง "งบประมาณ" แสดงงบประมาณปี 2566 / งบประมาณปี 2567 หน่วยเป็นบาท'
    other = grid(HEAD, ("1", "โครงการก้าวหน้า", "20,000 / 10,500", "ดี"))
    records = read(RESULTS, (LEGEND, grid(HEAD, *ROWS), "ตารางที่ 2 หน่วยงานอื่น", again, other))
    assert 10_500.0 not in {b.amount_baht for b in records.budgets}
    assert "amount_unreadable" in codes(records)


def test_a_legend_of_amounts_in_thousands_is_not_applied() -> None:
    legend = LEGEND.replace("หน่วยเป็นบาท", "หน่วยเป็นพันบาท")
    head = (*HEAD[:2], "งบประมาณ", HEAD[3])
    records = read(RESULTS, (legend, grid(head, ("1", "โครงการอบรมคุณธรรม", "300 / 284", "ดี"))))
    assert "amount" not in {b.status for b in records.budgets}
    assert "amount_unreadable" in codes(records)
