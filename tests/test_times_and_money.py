"""ระยะเวลา/งบประมาณ: a time and an amount in one cell, one above the other."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows

HEAD = (
    "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567\n"
    "เทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\nมิติที่ 1 การสร้างวัฒนธรรมสุจริต\n\n"
)
USUAL = ("ต.ค. 66 - ธ.ค.<br>66<br><br>12,000 บาท", "ตลอด<br>ปีงบประมาณ<br>ไม่ใช้งบ<br>ประมาณ")


def read(heading: str, *cells: str) -> Records:
    rows = [("ที่", "โครงการ/กิจกรรม", heading, "ผู้รับผิดชอบ")]
    rows += [(str(k), f"โครงการอบรมที่ {k}", cell, "กองคลัง") for k, cell in enumerate(cells, 1)]
    text = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return read_rows(f"{HEAD}<table>{text}</table>\n")


def money(records: Records) -> list[tuple[str, float | None]]:
    return [(b.status, b.amount_baht) for b in records.budgets]


@pytest.mark.parametrize(
    "heading", ["ระยะเวลา/<br>งบประมาณ", "ระยะเวลาและงบประมาณ", "ระยะเวลา<br>งบประมาณ (บาท)"]
)
def test_the_amount_stands_below_the_time(heading: str) -> None:
    records = read(heading, *USUAL, "ก.พ. 67<br>38,500 บาท")
    assert money(records) == [("amount", 12000.0), ("no_budget", None), ("amount", 38500.0)]
    assert [i.period for i in records.items] == ["ต.ค. 66 - ธ.ค. 66", "ตลอดปีงบประมาณ", "ก.พ. 67"]
    assert "amount_unreadable" not in codes(records)


def test_the_amount_stands_first_or_behind_a_stroke() -> None:
    records = read("งบประมาณ/ระยะเวลา", "38,500<br>บาท<br>ก.พ. 67", "5,000 บาท / ไตรมาส 2")
    assert money(records) == [("amount", 38500.0), ("amount", 5000.0)]
    assert [i.period for i in records.items] == ["ก.พ. 67", "ไตรมาส 2"]


def test_the_year_below_a_month_is_no_amount() -> None:
    records = read("ระยะเวลา/งบประมาณ", *USUAL, "ม.ค. -<br>มี.ค.<br>67")
    assert money(records)[2] == ("blank", None)
    assert records.items[2].period == "ม.ค. - มี.ค. 67"


@pytest.mark.parametrize(
    "cell",
    ["ก.พ. 67<br>1,<br>500 บาท", "ก.พ. 67<br>12<br>500 บาท", "ก.พ. 67<br>50", "ก.พ. 67<br>500",
     "ม.ค. 67<br>1,000 บาท<br>2,000 บาท", "ก.พ. 67<br>ครั้งละ 1,000 บาท"],
)  # fmt: skip
def test_what_cannot_be_told_apart_is_told(cell: str) -> None:
    records = read("ระยะเวลา/งบประมาณ", *USUAL, cell)
    assert money(records) == [("amount", 12000.0), ("no_budget", None), ("unreadable", None)]
    assert "amount_unreadable" in codes(records)
