"""The one fiscal year in the lines above a document's first table."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows
from tests.test_month_strips import MONTHS

TABLE = (
    "มิติที่|ที่|โครงการ/กิจกรรม|งบประมาณ (บาท)|ผู้รับผิดชอบ\n"
    "๑|๑|โครงการเข้าวัดฟังธรรม|๑๕,๐๐๐|สำนักปลัด\n๒|๒|มาตรการควบคุมค่าใช้จ่าย|-|กองคลัง\n\n"
    "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\nมิติที่ ๒ การบริหารราชการด้วยความโปร่งใส\n"
)
OWNER = "องค์การบริหารส่วนตำบลหนองสวรรค์\nอำเภอเมืองหนองบัวลำภู จังหวัดหนองบัวลำภู\n\n"


@pytest.mark.parametrize(
    "heading",
    [
        "โครงการป้องกันการทุจริตจำแนกตามแหล่งงบประมาณ\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\n",
        "บัญชีงบประมาณด้านการป้องกันการทุจริต ประจำปี ๒๕๖๘\n",
        "แผนปฏิบัติการป้องกันการทุจริต\nประจำปี พ.ศ. ๒๕๖๘\n",
        "โครงการส่งเสริมคุณธรรม\nปี ๒๕๖๘\n",
    ],
)
def test_the_one_year_of_the_heading_is_that_of_the_money(heading: str) -> None:
    records = read_rows(heading + OWNER + TABLE)
    assert [b.fiscal_year_be for b in records.budgets] == [2568, 2568]
    assert not codes(records) & {"year_unreadable", "money_year_missing"}


@pytest.mark.parametrize(
    "heading",
    [
        "โครงการป้องกันการทุจริต ประจำปี ๒๕๖๘ และประจำปี ๒๕๖๙\n",
        "โครงการป้องกันการทุจริต ประจำปี ๒๕๖๗\nข้อมูล ณ วันที่ ๑ ตุลาคม ๒๕๖๘\n",
        "โครงการป้องกันการทุจริต\nข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๘\n",
        "โครงการป้องกันการทุจริต\nตามระเบียบ พ.ศ. ๒๕๖๘\n",
        "โครงการปรับปรุงถนน ประจำปี ๒๕๖๘\n",
    ],
)
def test_two_years_a_date_or_another_matter_are_none(heading: str) -> None:
    records = read_rows(heading + OWNER + TABLE)
    assert {b.fiscal_year_be for b in records.budgets} == {None}
    assert "money_year_missing" in codes(records)


def test_a_heading_is_not_of_tables_below_another_year() -> None:
    heading = "โครงการป้องกันการทุจริต ประจำปี ๒๕๖๘\n"
    second = TABLE.replace("โครงการเข้าวัด", "โครงการบวชเณร").split("\n\n")[0]
    records = read_rows(heading + OWNER + TABLE + "\nปีงบประมาณ ๒๕๖๙\n\n" + second + "\n")
    assert [b.fiscal_year_be for b in records.budgets][2:] == [2569, 2569]
    assert 2569 not in [b.fiscal_year_be for b in records.budgets][:2]


@pytest.mark.parametrize(
    "title",
    [
        "แบบเปรียบเทียบแผนและผลการป้องกันการทุจริต",
        "ตารางแสดงแผนและผลการป้องกันการทุจริต",
        "โครงการป้องกันการทุจริต",
    ],
)
def test_results_and_money_spent_beside_the_plan_are_a_report(title: str) -> None:
    text = f"{title} ประจำปีงบประมาณ ๒๕๖๗\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
    head = "ภารกิจ|โครงการ|งบประมาณ|หน่วยงาน|งบที่ใช้จริง|ผลการดำเนินงาน\n"
    text += "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n\n" + head
    text += "๑.๑|๑. โครงการเสริมสร้างค่านิยม|๕๐,๐๐๐.-|สำนักปลัด|๔๘,๗๓๐.-|จัดอบรม ๗๒ คน\n\n"
    text += "มิติที่ ๒ การบริหารราชการด้วยความโปร่งใส\n\n" + head
    text += "๒.๓|๑. โครงการเทศบาลเคลื่อนที่|๒๔,๐๐๐.-|สำนักปลัด|๑๖,๘๕๐.-|ออกหน่วย ๔ ครั้ง\n"
    records = read_rows(text)
    family, year = records.facts.family, records.facts.report_year_be
    assert family is not None and family.value == "results_report"
    assert year is not None and year.value == 2567
    assert [(b.fiscal_year_be, b.kind, b.amount_baht) for b in records.budgets] == [
        (2567, "planned", 50000.0),
        (2567, "disbursed", 48730.0),
        (2567, "planned", 24000.0),
        (2567, "disbursed", 16850.0),
    ]


@pytest.mark.parametrize(("place", "misread"), [(5, "5"), (1, "7"), (5, "12"), (10, "ส?ค")])
def test_a_month_that_a_scan_misread_below_a_year_is_no_money(place: int, misread: str) -> None:
    months = (*MONTHS[:place], misread, *MONTHS[place + 1 :])
    head = "".join(f"<td>{month}</td>" for month in months)
    records = read_rows(
        "ปฏิทินการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2568\n\n<table><tr><td rowspan=2>ที่</td>"
        "<td rowspan=2>โครงการ/กิจกรรม</td><td rowspan=2>งบประมาณ (บาท)</td>"
        f"<td colspan=3>พ.ศ. 2567</td><td colspan=9>พ.ศ. 2568</td></tr><tr>{head}</tr>"
        f"<tr><td>1</td><td>โครงการ ก</td><td>5,000</td>{'<td>✓</td>' * 12}</tr></table>\n"
    )
    year = [(2024, m) for m in (10, 11, 12)] + [(2025, m) for m in range(1, 10)]
    assert [(s.month.year, s.month.month) for s in records.schedule] == year
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [(2568, 5000.0)]
