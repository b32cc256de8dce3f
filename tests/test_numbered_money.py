"""Money in a table whose rows name the items of a list by their numbers."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from parsers.headings.numbered import heads_numbers, number_named
from tests.reading_text import codes, read_rows

LIST = """แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2567)
มิติที่ 1 การสร้างวัฒนธรรมสุจริต
1.1 ปลูกจิตสำนึกแก่ข้าราชการการเมือง
1. โครงการบ้านสวยเมืองสุจริต
ผู้รับผิดชอบ : สำนักปลัด
2. กิจกรรมคนดีศรีตำบล
ผู้รับผิดชอบ : กองคลัง
3. มาตรการโปร่งใสในการจัดซื้อจัดจ้าง
ผู้รับผิดชอบ : กองช่าง
"""


def read(table: str, after: str = "", before: str = LIST) -> Records:
    return read_rows(f"{before}บัญชีงบประมาณ (บาท)\n{table}{after}")


def money(records: Records) -> dict[str, list[tuple[int | None, str, float | None]]]:
    return {
        item.title: [
            (b.fiscal_year_be, b.status, b.amount_baht)
            for b in records.budgets
            if b.item_id == item.item_id
        ]
        for item in records.items
    }


WANTED = {
    "โครงการบ้านสวยเมืองสุจริต": [(2566, "amount", 20_000.0), (2567, "dash", None)],
    "กิจกรรมคนดีศรีตำบล": [(2566, "no_budget", None), (2567, "blank", None)],
    "มาตรการโปร่งใสในการจัดซื้อจัดจ้าง": [(2566, "amount", 5_000.0), (2567, "amount", 7_500.0)],
}
ROWS = ("20,000|-", "ไม่ใช้งบประมาณ|", "5,000|7,500")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("ลำดับโครงการ", "โครงการที่ {}"),
        ("โครงการที่", "{}"),
        ("ที่", "{}."),
        ("ลำดับที่", "({})"),
        ("โครงการ", "โครงการลำดับที่ {}"),
        ("การ์ดที่", "{}"),
        ("หมายเลขการ์ด", "การ์ดที่ {}"),
    ],
)
def test_money_goes_to_the_items_of_its_numbers(heading: str, name: str) -> None:
    rows = "".join(f"{name.format(k)}|{row}\n" for k, row in enumerate(ROWS, 1))
    records = read(f"{heading}|ปี 2566|ปี 2567\n{rows}")
    assert money(records) == WANTED
    assert [i.item_no for i in records.items] == [1, 2, 3]


def test_the_order_of_the_rows_says_nothing() -> None:
    rows = "".join(f"โครงการที่ {k}|{ROWS[k - 1]}\n" for k in (3, 1, 2))
    assert money(read(f"ลำดับโครงการ|ปี 2566|ปี 2567\n{rows}")) == WANTED


def test_a_number_that_no_item_has_is_told_and_published_nowhere() -> None:
    records = read(f"ลำดับโครงการ|ปี 2566|ปี 2567\n1|{ROWS[0]}\n2|{ROWS[1]}\n9|{ROWS[2]}\n")
    assert money(records) == WANTED | {"มาตรการโปร่งใสในการจัดซื้อจัดจ้าง": []}
    (told,) = [f for f in records.findings if f.code == "money_without_item"]
    assert told.raw is not None and "9" in told.raw


def test_a_number_that_several_items_have_is_told_unless_the_level_says_whose_it_is() -> None:
    two = LIST + LIST.split("\n", 1)[1].replace("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", (
        "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส")).replace("1.1 ปลูกจิตสำนึกแก่ข้าราชการการเมือง", (
        "2.1 พัฒนาระบบการทำงาน")).replace("ศรีตำบล", "ศรีเมือง").replace("บ้านสวย", "บ้านงาม").replace(
        "จัดจ้าง", "พัสดุ")  # fmt: skip
    rows = "".join(f"{k}|{row}\n" for k, row in enumerate(ROWS, 1))
    found = money(read(f"ลำดับโครงการ|ปี 2566|ปี 2567\n{rows}", before=two))
    assert found["โครงการบ้านสวยเมืองสุจริต"] == []
    assert found["โครงการบ้านงามเมืองสุจริต"] == WANTED["โครงการบ้านสวยเมืองสุจริต"]


def test_an_item_that_has_money_keeps_it() -> None:
    paid = LIST.replace("ผู้รับผิดชอบ : กองคลัง", "งบประมาณ 1,000 บาท\nผู้รับผิดชอบ : กองคลัง")
    rows = "".join(
        f"{k}|{row}\n" for k, row in enumerate(("20,000|-", "900|800", "5,000|7,500"), 1)
    )
    records = read(f"ลำดับโครงการ|ปี 2566|ปี 2567\n{rows}", before=paid)
    assert [a for _y, _s, a in money(records)["กิจกรรมคนดีศรีตำบล"]] == [1_000.0]
    assert "money_without_item" in codes(records)


@pytest.mark.parametrize(
    "table",
    [
        "ที่|ปี 2566|ผู้เข้าร่วม\n1|20,000|40 คน\n2|5,000|60 คน\n",
        "ที่|รายชื่อ|ปี 2566\n1|นายดี มีสุข|20,000\n2|นางงาม ใจดี|5,000\n",
        "ภารกิจที่|ปี 2566|ปี 2567\n1.1|20,000|-\n1.2|5,000|-\n",
        "มิติที่|ปี 2566|ปี 2567\n1|20,000|-\n2|5,000|-\n",
    ],
)
def test_tables_of_other_things_give_items_no_money(table: str) -> None:
    assert not any(money(read(table)).values())


@pytest.mark.parametrize("text", ["1.2", "2566", "โครงการ", "มิติที่ 1", "1-2", ""])
def test_what_is_no_number_of_an_item(text: str) -> None:
    assert number_named(text) is None


def test_headings_of_numbers() -> None:
    assert heads_numbers("ลำดับ โครงการ") and heads_numbers("ที่")
    assert not heads_numbers("มิติที่") and not heads_numbers("ชื่อโครงการ")
