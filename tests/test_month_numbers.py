"""Schedules whose months are printed as numbers."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2569\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
NUMBERS = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)
YEARS = "<tr><td colspan=3>พ.ศ. 2568</td><td colspan=9>พ.ศ. 2569</td></tr>"


def table(years: str, numbers: list[str]) -> str:
    tall = 3 if years else 2
    cells = "".join(f"<td>{number}</td>" for number in numbers)
    marks = "".join(f"<td>{'✓' if n in (11, 2) else ''}</td>" for n in NUMBERS)
    return (
        f"<table><tr><td rowspan={tall}>ที่</td><td rowspan={tall}>โครงการ/กิจกรรม</td>"
        f"<td rowspan={tall}>งบประมาณ (บาท)</td><td colspan=12>เดือนที่ดำเนินการ</td>"
        f"<td rowspan={tall}>ผู้รับผิดชอบ</td></tr>{years}<tr>{cells}</tr>"
        f"<tr><td>1</td><td>โครงการ ก</td><td>5,000</td>{marks}<td>กองคลัง</td></tr></table>\n"
    )


@pytest.mark.parametrize("years", ["", YEARS])
@pytest.mark.parametrize("misread", [{}, {"11": "1 1"}, {"7": "?"}])
def test_numbers_under_a_heading_of_months_are_months(years: str, misread: dict[str, str]) -> None:
    numbers = [misread.get(str(n), str(n)) for n in NUMBERS]
    records = read_rows(PLAN + table(years, numbers))
    assert [row.month.isoformat()[:7] for row in records.schedule] == ["2025-11", "2026-02"]
    assert [(b.kind, b.amount_baht) for b in records.budgets] == [("planned", 5000.0)]
    assert codes(records).isdisjoint({"money_column_repeated", "tick_for_text"})
    assert [i.responsible for i in records.items] == [("กองคลัง",)]


def test_amounts_below_a_heading_are_no_months() -> None:
    cells = "".join(f"<td>ปี {year}</td>" for year in range(2566, 2571))
    row = "".join(f"<td>{n}</td>" for n in (1, 2, 3, 4, 5))
    head = f"<tr><td>โครงการ</td>{cells}</tr><tr><td>โครงการ ก</td>{row}</tr>"
    assert not read_rows(PLAN + f"<table>{head}</table>\n").schedule
