"""Calendars whose months are bands, or lines above their tables."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from tests.reading_text import codes
from tests.test_labelled_cells import RESULTS, Slot, grid, read

PLAN = "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2567"
HEAD = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "ผู้รับผิดชอบ")
Rows = list[tuple[Slot, ...]]


def band(text: str) -> tuple[Slot, ...]:
    return (text, None, None, None)


def row(no: str, title: str, money: str = "10,000") -> tuple[Slot, ...]:
    return (no, title, money, "สำนักปลัด")


ONE, TWO, THREE = (
    row("1", "โครงการอบรมข้าราชการ"),
    row("2", "มาตรการกำหนดเกณฑ์กลาง", "ไม่ใช้งบประมาณ"),
    row("3", "โครงการกีฬาเยาวชน"),
)
OCTOBER, NOVEMBER, MARCH = (
    band("เดือนตุลาคม 2566"),
    band("เดือนพฤศจิกายน 2566"),
    band("ประจำเดือนมีนาคม พ.ศ. 2567"),
)


def months(records: Records) -> list[tuple[str | None, list[str]]]:
    found: dict[str, list[str]] = {}
    for one in records.schedule:
        found.setdefault(one.item_id, []).append(str(one.month)[:7])
    return [(i.title, found.get(i.item_id, [])) for i in records.items]


SAID = [
    ("โครงการอบรมข้าราชการ", ["2023-10"]),
    ("มาตรการกำหนดเกณฑ์กลาง", ["2023-10"]),
    ("โครงการกีฬาเยาวชน", ["2024-03"]),
]


@pytest.mark.parametrize(
    "pages",
    [
        [(grid(HEAD, OCTOBER, ONE, TWO, MARCH, THREE),)],
        [(grid(HEAD, OCTOBER, ONE),), (grid(HEAD, TWO, MARCH, THREE, page=2),)],
        [(grid(HEAD, OCTOBER, ONE),), (grid(TWO, MARCH, THREE, page=2),)],
        [("เดือนตุลาคม 2566", grid(HEAD, ONE, TWO), "เดือนมีนาคม 2567", grid(HEAD, THREE))],
    ],
    ids=["one page", "the heading again", "no heading again", "lines above tables"],
)
def test_a_band_that_names_a_month_dates_the_items_below_it(pages: list) -> None:
    records = read(PLAN, *pages)
    assert months(records) == SAID
    assert {i.section for i in records.items} == {"schedule"}
    assert [(b.fiscal_year_be, b.amount_baht) for b in records.budgets] == [
        (2567, 10_000.0), (2567, None), (2567, 10_000.0),
    ]  # fmt: skip
    assert {one.mark for one in records.schedule} == {"point"}
    assert not {"month_years_disordered", "table_without_heading"} & codes(records)


def test_months_without_years_are_those_of_the_documents_fiscal_year() -> None:
    records = read(PLAN, (grid(HEAD, band("ตุลาคม"), ONE, TWO, band("มี.ค."), THREE),))
    assert months(records) == SAID


def test_quarters_may_be_bands() -> None:
    quarters = band("ไตรมาสที่ 1 (ต.ค. - ธ.ค. 2566)"), band("ไตรมาสที่ 3 (เม.ย. - มิ.ย. 2567)")
    records = read(PLAN, (grid(HEAD, quarters[0], ONE, TWO, quarters[1], THREE),))
    assert [when for _title, when in months(records)] == [
        ["2023-10", "2023-11", "2023-12"],
        ["2023-10", "2023-11", "2023-12"],
        ["2024-04", "2024-05", "2024-06"],
    ]
    assert codes(records) == {"quarter_mark"}


def test_a_level_ends_a_month_that_stands_below_it() -> None:
    one, two = (
        band("มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"),
        band("มิติที่ 2 การบริหารราชการเพื่อป้องกันการทุจริต"),
    )
    records = read(PLAN, (grid(HEAD, one, OCTOBER, ONE, NOVEMBER, TWO, two, THREE),))
    assert [when for _title, when in months(records)] == [["2023-10"], ["2023-11"], []]
    records = read(PLAN, (grid(HEAD, OCTOBER, one, ONE, two, TWO, NOVEMBER, THREE),))
    assert [when for _title, when in months(records)] == [["2023-10"], ["2023-10"], ["2023-11"]]
    assert [i.dimension_no for i in records.items] == [1, 2, 2]


def test_below_a_band_that_was_not_read_no_month_is_known() -> None:
    records = read(PLAN, (grid(HEAD, OCTOBER, ONE, band("เดือนปปปปปป 2566"), TWO, MARCH, THREE),))
    assert [when for _title, when in months(records)] == [["2023-10"], [], ["2024-03"]]
    assert "heading_unknown" in codes(records)


def test_january_to_december_of_one_year_are_not_chosen_from() -> None:
    """Whether the year is the calendar's or the fiscal one cannot be told."""
    bands = band("เดือนมกราคม 2567"), band("เดือนตุลาคม 2567")
    assert read(PLAN, (grid(HEAD, bands[0], ONE, TWO, bands[1], THREE),)).schedule == ()


def test_lines_that_name_months_are_no_unknown_headings() -> None:
    level = "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต"
    lines = ("เดือนตุลาคม 2566", "เดือนพฤศจิกายน พ.ศ. 2566")
    records = read(PLAN, (level, lines[0], grid(HEAD, ONE), lines[1], grid(HEAD, THREE)))
    assert [when for _title, when in months(records)] == [["2023-10"], ["2023-11"]]
    assert "heading_unknown" not in codes(records)


def test_one_month_alone_makes_no_calendar() -> None:
    """A report of March is not carried out in March."""
    records = read(RESULTS, ("เดือนมีนาคม 2567", grid(HEAD, ONE, TWO, THREE)))
    assert records.schedule == ()
    assert [i.title for i in records.items] == [title for title, _when in SAID]


def test_the_rest_of_an_item_behind_a_page_break_has_no_month_of_its_own() -> None:
    rest = ("", "ขององค์การบริหารส่วนตำบล", "", "")
    records = read(PLAN, (grid(HEAD, OCTOBER, ONE),), (grid(rest, MARCH, THREE, page=2),))
    assert months(records) == [
        ("โครงการอบรมข้าราชการขององค์การบริหารส่วนตำบล", ["2023-10"]),
        ("โครงการกีฬาเยาวชน", ["2024-03"]),
    ]
