"""Forms with the fiscal years side by side in a row of their own, over rows of money."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_labelled_cells import PLAN, RESULTS, Slot, grid, read

Rows = Sequence[Sequence[Slot]]
Row = Sequence[Slot] | None

YEARS: Sequence[Slot] = ("ปีงบประมาณ", "2566", "2567", "2568")
MONEY: Sequence[Slot] = ("งบประมาณ (บาท)", "25,000", "-", "30,000")
AMOUNTS = [(2566, 25_000.0), (2567, None), (2568, 30_000.0)]


def form(*money: Sequence[Slot], number: int = 1) -> list[Sequence[Slot]]:
    wide = (None,) * (len(money[0]) - 2)
    return [
        (f"ลำดับที่ {number}", "มิติที่ 1 การสร้างวัฒนธรรมสุจริต", *wide),
        ("ภารกิจ", "1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน", *wide),
        ("ชื่อโครงการ/กิจกรรม/มาตรการ", f"โครงการโตไปไม่โกง รุ่นที่ {number}", *wide),
        ("ตัวชี้วัด", "จำนวนศูนย์พัฒนาเด็กเล็ก", *wide),
        *money,
        ("หน่วยงานรับผิดชอบ", "กองการศึกษา", *wide),
    ]


def planned(records: Records) -> list[tuple[int | None, float | None]]:
    return [(b.fiscal_year_be, b.amount_baht) for b in records.budgets]


@pytest.mark.parametrize(
    "years",
    [YEARS, ("ปีงบประมาณ", "ปี 2566", "ปี 2567", "ปี 2568"), ("ปึงบปนะมาณ", *YEARS[1:])],
    ids=["bare years", "years with their word", "the label of the years misread"],
)
def test_amounts_are_of_the_years_above_them(years: Sequence[Slot]) -> None:
    records = read(PLAN, (grid(*form(years, MONEY)),))
    (item,) = records.items
    assert (item.section, item.item_no, item.title) == ("plan", 1, "โครงการโตไปไม่โกง รุ่นที่ 1")
    assert (item.dimension_no, item.mission_no) == (1, "1.3")
    assert item.responsible == ("กองการศึกษา",)
    assert planned(records) == AMOUNTS


def test_cards_of_one_table_have_their_own_amounts() -> None:
    other = ("งบประมาณ (บาท)", "1,000", "2,000", "3,000")
    records = read(PLAN, (grid(*form(YEARS, MONEY), *form(YEARS, other, number=2)),))
    assert [i.item_no for i in records.items] == [1, 2]
    assert planned(records) == [*AMOUNTS, (2566, 1_000.0), (2567, 2_000.0), (2568, 3_000.0)]


def test_no_budget_over_all_years_is_said_of_each() -> None:
    none = ("งบประมาณ (บาท)", "ไม่ใช้งบประมาณ", None, None)
    records = read(PLAN, (grid(*form(YEARS, none)),))
    said = [(b.fiscal_year_be, b.status) for b in records.budgets]
    assert said == [(2566, "no_budget"), (2567, "no_budget"), (2568, "no_budget")]


@pytest.mark.parametrize("aims", [[], [("วัตถุประสงค์", "เพื่อปลูกฝังเด็ก", None, None)]])
def test_an_amount_over_all_years_is_told(aims: Rows) -> None:
    """Of a form of the plan, and of a fact sheet."""
    one = ("งบประมาณ (บาท)", "30,000", None, None)
    records = read(PLAN, (grid(*form(YEARS, one), *aims),))
    assert [amount for _year, amount in planned(records)] == [30_000.0] * 3
    assert "amount_over_years" in codes(records)


def test_kinds_of_money_stand_below_the_same_years() -> None:
    years = ("ปีงบประมาณ", "2566", "2567")
    rows = form(years, ("งบประมาณที่ตั้งไว้", "5,000", "6,000"), ("เบิกจ่ายจริง", "4,800", "-"))
    records = read(RESULTS, (grid(*rows),))
    assert [(b.fiscal_year_be, b.kind, b.amount_baht) for b in records.budgets] == [
        (2566, "planned", 5_000.0),
        (2567, "planned", 6_000.0),
        (2566, "disbursed", 4_800.0),
        (2567, "disbursed", None),
    ]


@pytest.mark.parametrize(("stated", "agrees"), [("55,000", True), ("56,000", False)])
def test_a_sum_behind_the_years_is_none_of_them(stated: str, agrees: bool) -> None:
    rows = form((*YEARS, "รวม"), (*MONEY, stated))
    records = read(PLAN, (grid(*rows),))
    assert planned(records) == (AMOUNTS if agrees else [])
    assert ("table_without_heading" in codes(records)) is not agrees


def test_a_small_table_below_a_form_is_its_money() -> None:
    card = grid(*(row[:2] for row in form(("ระยะเวลา", "ตลอดปี"))))
    for between in ([], ["งบประมาณแยกรายปี"]):
        records = read(PLAN, (card, *between, grid(YEARS, MONEY)))
        assert [i.item_no for i in records.items] == [1]
        assert planned(records) == AMOUNTS


def test_items_side_by_side_keep_their_own_years() -> None:
    """A table that stands on its side: its years are of its items, not of one item's money."""
    rows = (
        ("โครงการ/กิจกรรม", "โครงการอบรมคุณธรรม", "โครงการปลูกป่า", "กิจกรรมจิตอาสา"),
        ("ปีงบประมาณ", "2566", "2567", "2568"),
        ("งบประมาณ (บาท)", "10,000", "20,000", "30,000"),
        ("ตัวชี้วัด", "จำนวนผู้อบรม", "จำนวนต้นไม้", "จำนวนกิจกรรม"),
        ("ผู้รับผิดชอบ", "สำนักปลัด", "กองช่าง", "กองคลัง"),
    )
    records = read(PLAN, (grid(*rows),))
    assert [len([b for b in records.budgets if b.item_id == i.item_id]) for i in records.items] in (
        [],
        [1, 1, 1],
    )


def test_years_that_do_not_follow_each_other_are_not_taken() -> None:
    records = read(PLAN, (grid(*form(("ปีงบประมาณ", "2566", "2567", "2567"), MONEY)),))
    assert not records.budgets and "table_without_heading" in codes(records)


def test_a_year_may_stand_over_its_amount_in_the_same_cell() -> None:
    cells = ("งบประมาณ (บาท)", "ปี 2566\n25,000", "ปี 2567\n-", "ปี 2568\n30,000")
    records = read(PLAN, (grid(*form(cells)), grid(*form(cells, number=2))))
    assert [i.title for i in records.items] == ["โครงการโตไปไม่โกง รุ่นที่ 1", "โครงการโตไปไม่โกง รุ่นที่ 2"]
    assert planned(records) == [*AMOUNTS, *AMOUNTS]


def card(*strip: Sequence[Slot], number: int = 1) -> list[Sequence[Slot]]:
    """Years over amounts, and no label before either."""
    return [
        ("มิติที่ 1 การสร้างวัฒนธรรมสุจริต", None, None),
        ("ภารกิจที่ 1.3 การสร้างจิตสำนึกและความตระหนักแก่เด็กและเยาวชน", None, None),
        (f"{number}. โครงการโตไปไม่โกง รุ่นที่ {number}", None, None),
        *strip,
        ("ตัวชี้วัด : จำนวนศูนย์", None, "ผู้รับผิดชอบ : กองการศึกษา"),
    ]


BARE: Rows = (("ปี 2566", "ปี 2567", "ปี 2568"), ("25,000", "-", "30,000"))


@pytest.mark.parametrize(
    "strip",
    [BARE, (("งบประมาณ (บาท)", None, None), *BARE)],
    ids=["no label at all", "a label across them in the row above"],
)
def test_years_over_amounts_may_have_no_label_before_them(strip: Rows) -> None:
    tables = [grid(*card(*strip)), grid(*card(*strip, number=2))]
    for pages in ([tables], [[table] for table in tables]):
        records = read(PLAN, *pages)
        said = [(i.item_no, i.title, i.mission_no, i.responsible) for i in records.items]
        assert said == [
            (1, "โครงการโตไปไม่โกง รุ่นที่ 1", "1.3", ("กองการศึกษา",)),
            (2, "โครงการโตไปไม่โกง รุ่นที่ 2", "1.3", ("กองการศึกษา",)),
        ]
        assert planned(records) == [*AMOUNTS, *AMOUNTS]


def test_one_cell_below_such_years_says_no_budget_of_each() -> None:
    records = read(PLAN, (grid(*card(BARE[0], ("ไม่ใช้งบประมาณ", None, None))),))
    said = [(b.fiscal_year_be, b.status) for b in records.budgets]
    assert said == [(2566, "no_budget"), (2567, "no_budget"), (2568, "no_budget")]


@pytest.mark.parametrize(
    "strip",
    [
        (*BARE, ("24,000", "-", "29,000")),
        (BARE[0], ("25 คน", "-", "30 คน")),
        (("ปี 2566", "ปี 2568", "ปี 2567"), BARE[1]),
        (("ปี 2566", "ปี 2567", "รวม"), BARE[1]),
        (("งบประมาณ (พันบาท)", None, None), *BARE),
    ],
    ids=[
        "two rows of amounts",
        "no amounts",
        "years out of order",
        "a sum that is none",
        "thousands",
    ],
)
def test_what_no_label_names_is_not_guessed(strip: Rows) -> None:
    records = read(PLAN, (grid(*card(*strip)),))
    assert not [b for b in records.budgets if b.amount_baht]
    assert "table_not_read" in codes(records) or "table_without_heading" in codes(records)


@pytest.mark.parametrize(
    ("above", "more"),
    [
        (("ตัวชี้วัด : จำนวนเด็กที่เข้าอบรม (คน)", None, None), ()),
        (("เป้าหมาย : เด็กในเขตเทศบาล (คน)", None, None), ()),
        (("กิจกรรมที่จัดให้เด็ก (ครั้ง)", None, None), ()),
        (None, (("งบประมาณ : ไม่ใช้งบประมาณ", None, "พื้นที่ : ในเขตเทศบาล"),)),
        (("ผลการเบกจายงบปรมาณ", None, None), ()),
    ],
    ids=["an indicator", "an aim", "a unit", "money elsewhere", "a misread label of money"],
)
def test_figures_below_other_words_than_a_title_are_no_money(above: Row, more: Rows) -> None:
    strip = (*([above] if above else []), ("ปี 2566", "ปี 2567", "ปี 2568"), ("1,100", "-", "1,300"))
    records = read(PLAN, (grid(*card(*strip, *more)),))
    assert not [b for b in records.budgets if b.amount_baht]
    assert codes(records) & {"table_not_read", "table_without_heading", "cell_lost"}


def test_a_list_of_years_beside_a_label_of_money_is_an_amount_for_each() -> None:
    wide = form(("งบประมาณ (บาท)", "ปี 2566 : 25,000\nปี 2567 : -\nปี 2568 : 30,000"))
    records = read(PLAN, (grid(*(row[:2] for row in wide)),))
    assert planned(records) == AMOUNTS


SAID_YEARS: Sequence[Slot] = ("งบประมาณ ปี\n2566", "งบประมาณ ปี\n2567", "งบประมาณ ปี\n2568")


def test_years_that_say_themselves_that_they_are_of_money_need_no_label() -> None:
    def card(number: int, *amounts: Slot) -> Sequence[Sequence[Slot]]:
        *rows, last = ((*row[:2], None) for row in map(tuple, form(MONEY[:2], number=number)))
        return [*rows[:-1], last, SAID_YEARS, amounts]

    cards = [grid(*card(1, "25,000", "-", "30,000")), grid(*card(2, "-", "-", "-"))]
    records = read(PLAN, cards)
    assert [i.item_no for i in records.items] == [1, 2]
    assert planned(records) == [*AMOUNTS, *((year, None) for year, _baht in AMOUNTS)]
