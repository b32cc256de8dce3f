"""Lists without a table whose items state their money year by year, and lines that count them."""

from __future__ import annotations

import pytest

from tests.reading_text import codes, read_rows

PLAN = (
    "แผนปฏิบัติการป้องกันการทุจริต 5 ปี (พ.ศ. ๒๕๖๖ – ๒๕๗๐)\n"
    "องค์การบริหารส่วนตำบลศรีสะอาด อำเภอท่าวังผา จังหวัดน่าน\n\n"
)
HEADING = "มิติที่ ๑ การสร้างวัฒนธรรมสุจริต\n๑.๓ การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน\n"


def listed(*budget: str, below: str = "") -> str:
    lines = "\n       ".join(budget)
    return (
        PLAN + HEADING + f"๑) โครงการค่ายเยาวชนคนต้นน้ำ\n   งบประมาณ {lines}\n   ผู้รับผิดชอบ กองการศึกษา\n"
        "๒) กิจกรรมนิทานคุณธรรม\n   งบประมาณ ปี ๒๕๖๖ – ๒๕๗๐ ปีละ ๕,๐๐๐ บาท\n   ผู้รับผิดชอบ กองการศึกษา\n"
        "๓) มาตรการปกปิดข้อมูลผู้แจ้งเบาะแส\n   งบประมาณ ไม่ใช้งบประมาณ (ปี ๒๕๖๖ – ๒๕๗๐)\n"
        f"   ผู้รับผิดชอบ สำนักปลัด\n{below}"
    )


def money(text: str) -> list[tuple[int | None, str, float | None]]:
    records = read_rows(text)
    first = records.items[0].item_id
    own = [b for b in records.budgets if b.item_id == first]
    return [(b.fiscal_year_be, b.status, b.amount_baht) for b in own]


@pytest.mark.parametrize("comma", [",", ""])  # a scan loses it behind a dash
def test_years_with_a_dash_have_no_amount(comma: str) -> None:
    first = f"ปี ๒๕๖๖ -{comma} ปี ๒๕๖๗ ๒๕,๐๐๐ บาท, ปี ๒๕๖๘ -{comma}"
    assert money(listed(first, "ปี ๒๕๖๙ ๒๕,๐๐๐ บาท, ปี ๒๕๗๐ -")) == [
        (2566, "dash", None),
        (2567, "amount", 25_000.0),
        (2568, "dash", None),
        (2569, "amount", 25_000.0),
        (2570, "dash", None),
    ]


@pytest.mark.parametrize(
    "budget",
    [
        "ปี ๒๕๖๖ - ปี ๒๕๖๗ ๒๕,๐๐๐ บาท, ปี ๒๕๖๘ - ปี ๒๕๖๙ ๓๐,๐๐๐ บาท, ปี ๒๕๗๐ ๕,๐๐๐ บาท",
        "ปี ๒๕๖๖ - ปี ๒๕๖๗ ๒๕,๐๐๐ บาท, ปี ๒๕๖๘ - ปี ๒๕๖๙ ๓๐,๐๐๐ บาท, ปี ๒๕๗๐ -",
        "ปี ๒๕๖๖ - ปี ๒๕๖๗ ๒๕,๐๐๐ บาท, ปี ๒๕๖๘ -\nปี ๒๕๖๙ ๓๐,๐๐๐ บาท",
        "ปี ๒๕๖๖ ๙,๐๐๐ บาท, ปี ๒๕๖๗ - ปี ๒๕๖๘ ๒๕,๐๐๐ บาท, ปี ๒๕๖๙ -, ปี ๒๕๗๐ -",
    ],
)
def test_what_may_be_a_range_of_years_is_told(budget: str) -> None:
    text = listed(budget)
    assert not any(amount for _year, status, amount in money(text) if status == "amount")
    assert "amount_uncertain" in codes(read_rows(text)) or "amount_unreadable" in codes(
        read_rows(text)
    )


def test_the_count_below_the_last_item_is_no_part_of_its_unit() -> None:
    below = "รวมมิติที่ ๑ : โครงการ ๑ รายการ กิจกรรม ๑ รายการ มาตรการ ๑\nรายการ\n"
    below += "รวมทั้ง ๔ มิติ จำนวน ๓ โครงการ/กิจกรรม/มาตรการ งบประมาณ\n"
    below += "ปี ๒๕๖๖ ๑๑๐,๐๐๐ บาท, ปี ๒๕๖๗ ๒๐๕,๐๐๐ บาท\n"
    records = read_rows(listed("ปี ๒๕๖๖ ๕,๐๐๐ บาท, ปี ๒๕๖๗ -", below=below))
    assert [i.responsible for i in records.items] == [
        ("กองการศึกษา",),
        ("กองการศึกษา",),
        ("สำนักปลัด",),
    ]
    last = records.items[2].item_id
    own = [(b.fiscal_year_be, b.status) for b in records.budgets if b.item_id == last]
    assert own == [(year, "no_budget") for year in range(2566, 2571)]
