"""Amounts each with its year behind it."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes, read_rows
from tests.test_compound_columns import PLAN, table

LIST = (
    "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)\nเทศบาลตำบลลี้ อำเภอลี้ จังหวัดลำพูน\n\n"
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\n"
)


def listed(money: str) -> Records:
    return read_rows(
        f"{LIST}1. โครงการอบรมคุณธรรมของพนักงาน\n{money}\nผู้รับผิดชอบ : กองคลัง\n"
        "2. กิจกรรมรักษ์น้ำ\nงบประมาณปีละ 3,000 บาท (ปีงบประมาณ พ.ศ. 2566 - 2567)\nผู้รับผิดชอบ : กองช่าง\n"
        "3. มาตรการเผยแพร่ข้อมูล\nไม่ใช้งบประมาณ\nผู้รับผิดชอบ : สำนักปลัด\n"
    )


def amounts(records: Records) -> list[tuple[int | None, float | None]]:
    first = records.items[0].item_id
    return [(b.fiscal_year_be, b.amount_baht) for b in records.budgets if b.item_id == first]


@pytest.mark.parametrize(
    "money",
    [
        "งบประมาณ 14,000 บาท ในปีงบประมาณ พ.ศ. 2567 และ 16,000 บาท ในปีงบประมาณ พ.ศ. 2569",
        "งบประมาณ : 14,000 บาท (ปี 2567) 16,000 บาท (ปี 2569)",
        "งบประมาณ 14,000 บาท ในปี 2567\n16,000 บาท ในปี 2569",
        "งบประมาณ 14,000 บาท ปี 2567, 16,000 บาท ปี 2569",
        "งบประมาณ ๑๔,๐๐๐ บาท ในปีงบประมาณ ๒๕๖๗ และจำนวน ๑๖,๐๐๐ บาท ในปีงบประมาณ ๒๕๖๙",
    ],
)
def test_every_amount_is_of_the_year_behind_it(money: str) -> None:
    records = listed(money)
    assert amounts(records) == [(2567, 14_000.0), (2569, 16_000.0)]
    assert records.items[0].title == "โครงการอบรมคุณธรรมของพนักงาน"
    assert "amount_uncertain" not in codes(records)


@pytest.mark.parametrize(
    "money",
    [
        "งบประมาณ 14,000 บาท ในปี 2567 และ 16,000 บาท ในปี 2568 และ 2569",
        "งบประมาณ 14,000 บาท ในปี 2567 และ 16,000 บาท ในปี 2567",
        "งบประมาณ 14,000 บาท ในปี 2567 และ 16,000 บาท",
        "งบประมาณ 14,000 บาท ปี 2567 16,000 บาท ปี 2568",
        "งบประมาณ (ปี 2567) 14,000 บาท (ปี 2568) 16,000 บาท (ปี 2569)",
        "งบประมาณ 14,000 บาท ในปี 2567 - 2568 และ 16,000 บาท ในปี 2569",
        "งบประมาณ 14,000 บาท ในปี 2567 และ 16,000 บาท ในปี 2569 รวม 40,000 บาท",
    ],
)
def test_an_amount_whose_year_may_be_another_is_none(money: str) -> None:
    records = listed(money)
    assert all(baht is None for _year, baht in amounts(records))
    assert {"amount_uncertain", "amount_unreadable"} & codes(records)


def test_a_cell_may_give_amounts_before_their_years() -> None:
    rows = (
        ("โครงการ", "งบประมาณ (บาท)"),
        ("โครงการอบรม", "14,000 (ปี 2567)<br>16,000 (ปี 2568)"),
        ("กิจกรรมรักษ์น้ำ", "3,000 (ปี 2566)<br>- (ปี 2568)"),
    )
    records = read_rows(PLAN + table(*rows))
    assert [(b.fiscal_year_be, b.status, b.amount_baht) for b in records.budgets] == [
        (2566, "blank", None),
        (2567, "amount", 14_000.0),
        (2568, "amount", 16_000.0),
        (2566, "amount", 3_000.0),
        (2567, "blank", None),
        (2568, "dash", None),
    ]


def test_one_amount_with_its_year_behind_it() -> None:
    assert amounts(listed("งบประมาณ 14,000 บาท ในปีงบประมาณ พ.ศ. 2568")) == [(2568, 14_000.0)]


def test_an_amount_in_a_line_below_is_not_lost_untold() -> None:
    records = listed("งบประมาณ 14,000 บาท ในปี 2567\n16,000 บาท สำรองไว้")
    assert amounts(records) == [(2567, 14_000.0)]
    assert "amount_uncertain" in codes(records)


def test_a_sum_behind_is_compared() -> None:
    cell = "14,000 บาท (ปี 2567)<br>16,000 บาท (ปี 2568)<br>รวม {} บาท"
    rows = (("โครงการ", "งบประมาณ"), ("โครงการอบรม", cell.format("30,000")))
    budgets = read_rows(PLAN + table(*rows)).budgets
    assert [b.amount_baht for b in budgets] == [14_000.0, 16_000.0]
    rows = (("โครงการ", "งบประมาณ"), ("โครงการอบรม", cell.format("40,000")))
    assert [b.amount_baht for b in read_rows(PLAN + table(*rows)).budgets] == [None]
