"""Thai dates and months, as printed and as OCR leaves them."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.dates import Month, find_dates, fiscal_year_be, parse_thai_date, read_month


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("วันที่ 3 เมษายน 2566", date(2023, 4, 3)),
        ("ประกาศ ณ วันที่ 12 กรกฎาคม พ.ศ. 2565", date(2022, 7, 12)),
        ("ประกาศ ณ วันที่ 12 เดือน กรกฎาคม พ.ศ.2565", date(2022, 7, 12)),
        ("ที่..... ลพ.55605/..... วันที่..... 5 ตุลาคม 2564.....", date(2021, 10, 5)),
        ("5 ต.ค. 64", date(2021, 10, 5)),
        ("30 ก.ย. 2564", date(2021, 9, 30)),
        ("1/10/2563", date(2020, 10, 1)),
        ("31 กุมภาพันธ์ 2564", None),
        ("วันที่ ..... เดือน .............. พ.ศ. ....", None),
        ("ปีงบประมาณ พ.ศ. 2564", None),
        ("12 เดือน 2564", None),
        ("รายงาน ณ วันที่ 3 0 กันยายน 2568", date(2025, 9, 30)),
        ("ข้อ 3 1 ตุลาคม 2564", date(2021, 10, 1)),
        ("22 เมษา ยน 2567", date(2024, 4, 22)),
        ("22 เมษายน ตามข้อ 2567", None),
        ("5 ตุลาคม 2021", None),
    ],
)
def test_parse_thai_date(text: str, value: date | None) -> None:
    assert parse_thai_date(text) == value


def test_a_period_has_two_dates() -> None:
    found = find_dates("ระหว่างวันที่ 1 ตุลาคม 2563 ถึง 30 กันยายน 2564")
    assert [one.value for one in found] == [date(2020, 10, 1), date(2021, 9, 30)]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("ต.ค.", Month(10, True)),
        ("มิ.ย.", Month(6, True)),
        ("มี.ย.", Month(6, False)),
        ("มิ.ค.", Month(3, False)),
        ("พ. ย.", Month(11, True)),
        ("กันยายน", Month(9, True)),
        ("กรกฏาคม", Month(7, False)),
        ("พ.ศ.", None),
        ("เดือน", None),
        ("", None),
    ],
)
def test_read_month(text: str, month: Month | None) -> None:
    assert read_month(text) == month


def test_the_fiscal_year_begins_in_october() -> None:
    assert [fiscal_year_be(2560, month) for month in (1, 9, 10, 12)] == [2560, 2560, 2561, 2561]
