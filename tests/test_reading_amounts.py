"""Money cells: blank, dash, zero, no budget, amount and unreadable are six different things."""

from __future__ import annotations

import pytest

from normalize.amounts import Amount, parse_amount, split_amounts

AMOUNTS = [
    ("๒๐,๐๐๐", 20000.0),
    ("20,000.00", 20000.0),
    ("18,500.25", 18500.25),
    ("๒๐,๐๐๐.-", 20000.0),
    ("๕๐,๐๐๐.-บาท", 50000.0),
    ("๒๐,๐๐๐ บาท", 20000.0),
    ("๒๕๖๓๐", 25630.0),
    ("1,234,567.89", 1234567.89),
    ("0", 0.0),
    ("งบประมาณจำนวน ๑๒,๐๐๐ บาท", 12000.0),
    ("งบประมาณที่ใช้ดำเนินการ จำนวน ๒๕,๐๐๐ บาท", 25000.0),
    ("ปีละ 5,000 บาท", 5000.0),
    ("ปี ละ 8,000 บาท", 8000.0),
    ("20,000 บาท (สองหมื่นบาทถ้วน)", 20000.0),
    ("5 ล้านบาท", 5_000_000.0),
    ("☑ ใช้งบประมาณ ๒๘,๐๐๐ บาท □ ไม่ใช้งบประมาณ", 28000.0),
    ("□ ไม่ใช้งบประมาณ ☑ ใช้งบประมาณ จำนวน 5,000 บาท", 5000.0),
    ("5,000.0\n0", 5000.0),
    ("20,0\n00", 20000.0),
    ("๑๕,๐๐๐ บาท\n(ข้อบัญญัติ อบต.)", 15000.0),
    ("20,000\n(กค.)", 20000.0),
    ("15,000 บาท\nเงินอุดหนุนทั่วไป", 15000.0),
    ("๑๕,๐๐๐\n(งบ อบต.)", 15000.0),
    ("15,000 (งบ อปท.)", 15000.0),
    ("15,000 บาท (ทม.)", 15000.0),
    ("15,000 (งบประมาณ ทต.)", 15000.0),
]
UNREADABLE = [
    "●",
    "(3) 5,000",
    "20.000",
    "2561",  # the year of a list whose amount was not read
    "๒๕๖๖",
    "๒๐,๐๐",
    "2O,000",
    "20,000 30,000",
    "1,00,000",
    "020,000",
    "0,500",
    "25 500",
    ".30,000",
    "15,000 (งบต่อครั้ง)",
    "x",
    "20,000\n30,000",
    "500 บาท (ต่อครั้ง)",
    "500 บาท เงินอุดหนุนต่อคน",
    "20,000 ข้อบัญญัติ 30,000",
]
OTHERS = [
    ("", "blank"),
    ("  ", "blank"),
    ("-", "dash"),
    ("- -", "dash"),
    ("-\n●", "dash"),
    ("(3) -", "dash"),
    ("๒) -", "dash"),
    ("ไม่ใช้งบประมาณ", "no_budget"),
    ("ไม่ใช่ งบประมาณ", "no_budget"),
    ("ไม่ใช้ งบประมาณ", "no_budget"),
    ("ไม่มีงบประมาณ", "no_budget"),
    ("ไมใช้งบ", "no_budget"),
    ("ใช้งบ", "unreadable"),
    ("จะใช้งบ", "unreadable"),
    ("ต้องใช้งบ", "unreadable"),
    ("ไม่ใช้งบประมาณ 5,000", "unreadable"),
    ("☐ ใช้งบประมาณ บาท ☑ ไม่ใช้งบประมาณ", "no_budget"),
    ("☐ ใช้งบประมาณ บาท ☐ ไม่ใช้งบประมาณ", "unreadable"),
    ("☑ ใช้งบประมาณ บาท ☐ ไม่ใช้งบประมาณ", "unreadable"),
    ("☑ ใช้งบประมาณ 5,000 บาท ☑ ไม่ใช้งบประมาณ", "unreadable"),
    ("☐ ใช้งบประมาณ 5,000 บาท ☑ ไม่ใช้งบประมาณ", "unreadable"),
    ("ใช้งบประมาณ 5,000 บาท ไม่ใช้งบประมาณ", "unreadable"),
    ("- บาท", "dash"),
]


@pytest.mark.parametrize(("raw", "baht"), AMOUNTS)
def test_amount(raw: str, baht: float) -> None:
    assert parse_amount(raw) == Amount("amount", baht)


@pytest.mark.parametrize("raw", UNREADABLE)
def test_no_plausible_number_is_made_of_a_broken_one(raw: str) -> None:
    assert parse_amount(raw) == Amount("unreadable")


@pytest.mark.parametrize(("raw", "status"), OTHERS)
def test_cells_without_an_amount(raw: str, status: str) -> None:
    assert parse_amount(raw).status == status


@pytest.mark.parametrize(
    ("raw", "baht"),
    [
        ("1 8,604,900", 18604900.0),
        (". ๓๐,๐๐๐", 30000.0),
        ("๓๐,๐๐๐.", 30000.0),
        ("48,650.00 บาท –", 48650.0),
    ],
)
def test_a_damaged_number_that_can_be_no_other_is_mended_with_a_doubt(
    raw: str, baht: float
) -> None:
    amount = parse_amount(raw)
    assert amount.baht == baht
    assert amount.doubt is not None


def test_thousands_are_not_counted_from_nought() -> None:
    amount = parse_amount("๐,๐๕๐", unit_baht=1_000_000.0)
    assert amount.baht == 50_000.0
    assert amount.doubt is not None


def test_the_heading_states_the_unit_and_the_cell_may_overrule_it() -> None:
    assert parse_amount("1.5", unit_baht=1_000_000.0).baht == 1_500_000.0
    assert parse_amount("20,000 บาท", unit_baht=1_000_000.0).baht == 20000.0


@pytest.mark.parametrize(
    ("raw", "tokens"),
    [
        ("๒๐,๐๐๐ ๓๐,๐๐๐", ("20,000", "30,000")),
        ("- - -", ("-", "-", "-")),
        ("ไม่ใช้งบประมาณ ไม่ใช้ งบประมาณ", ("ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ")),
        ("20,000 - 30,000", ("20,000", "-", "30,000")),
        ("20.000", ()),
        ("รวม 20,000", ()),
    ],
)
def test_lists_of_amounts(raw: str, tokens: tuple[str, ...]) -> None:
    assert split_amounts(raw) == tokens


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("๑๘,๐๐๐ บาท (ข้อบัญญัติฯ ปี ๒๕๖๘)", 18000.0),
        ("30,000 เงินอุดหนุน 2550", None),
        ("10,000 งบเทศบาล 2550 บาท", None),
    ],
)
def test_a_year_may_stand_behind_the_source_but_no_other_number(
    text: str, baht: float | None
) -> None:
    assert parse_amount(text).baht == baht


def test_a_speck_behind_a_dash_is_told() -> None:
    assert parse_amount("-\n●").doubt == "a speck stands behind it"
    assert parse_amount("-").doubt is None


def test_a_speck_behind_an_amount_is_told() -> None:
    amount = parse_amount("20,000\n●")
    assert (amount.status, amount.baht) == ("amount", 20000.0)
    assert amount.doubt == "a speck stands behind it"


@pytest.mark.parametrize("text", ["2566", "2566 -", "2566\n-", "งบประมาณ 2566"])
def test_a_year_alone_is_no_amount(text: str) -> None:
    assert parse_amount(text).status == "unreadable"


@pytest.mark.parametrize("text", ["2,566", "2566 บาท", "2566.-"])
def test_an_amount_like_a_year_says_that_it_is_one(text: str) -> None:
    assert parse_amount(text).baht == 2566.0


@pytest.mark.parametrize(
    ("raw", "baht"), [("12,500. บาท", 12_500.0), ("500. บาทถ้วน", 500.0), ("5000. บาท", 5_000.0)]
)
def test_the_dash_of_an_amount_may_be_lost_before_its_unit(raw: str, baht: float) -> None:
    amount = parse_amount(raw)
    assert (amount.status, amount.baht) == ("amount", baht)
    assert amount.doubt is not None


@pytest.mark.parametrize("raw", ["12. บาท", "12,50. บาท", "12,500.5. บาท", "500.", "050. บาท"])
def test_a_point_behind_other_figures_is_no_lost_dash(raw: str) -> None:
    assert parse_amount(raw).status == "unreadable"
