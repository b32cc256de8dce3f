"""Numbered items in one ruled row of cells: their money under lost uprights, their units."""

from __future__ import annotations

import pytest

from normalize.make_records import Records
from parsers.model import Ruling
from tests.reading_text import codes
from tests.test_half_ruled_tables import page, read, upright, words

YEARS = (200.0, 260.0, 320.0)
EDGES = (10.0, 195.0, 255.0, 315.0, 375.0, 480.0)
HEAD = [(26.0, 15.0, "โครงการ/กิจกรรม"), (20.0, 250.0, "งบประมาณ"), (34.0, 202.0, "ปี 2566"),
        (34.0, 262.0, "ปี 2567"), (34.0, 322.0, "ปี 2568"), (26.0, 380.0, "ผู้รับผิดชอบ")]  # fmt: skip
TITLES = [(50.0, 15.0, "(1) โครงการบ้านสวย"), (60.0, 15.0, "ของทุกคนในตำบล"),
          (70.0, 15.0, "(2) กิจกรรมคนดี"), (80.0, 15.0, "ของชุมชนทั้งหมด")]  # fmt: skip
LAST = [(100.0, 15.0, "(1) โครงการลานวัด"), (100.0, 202.0, "7,000"), (100.0, 262.0, "7,000"),
        (100.0, 322.0, "7,000"), (100.0, 380.0, "กองช่าง")]  # fmt: skip


def rows(
    *placed: tuple[float, float, str],
    merged: bool = True,
    last: tuple[float, float, str] | None = None,
) -> Records:
    """Two items in one row of cells, over a row of one; `merged`: no uprights between the money of
    the two; `last`: what the row of one states instead of its money."""
    rules = [Ruling("horizontal", y, 10.0, 480.0) for y in (15.0, 46.0, 94.0, 114.0)]
    rules += [Ruling("horizontal", 31.0, 195.0, 375.0)]
    rules += upright(15, 114, *EDGES[:2], *EDGES[4:])
    inner = ((31.0, 46.0), (94.0, 114.0)) if merged else ((31.0, 114.0),)
    for top, bottom in inner:
        rules += upright(top, bottom, *EDGES[2:4])
    lowest = LAST if last is None else [LAST[0], last, LAST[-1]]
    return read(page(words(*HEAD, *TITLES, *placed, *lowest), rules))


def money(records: Records) -> list[list[float | str | None]]:
    return [
        [
            b.amount_baht if b.status == "amount" else b.status
            for b in records.budgets
            if b.item_id == i.item_id
        ]
        for i in records.items
    ]


def units(records: Records) -> list[tuple[str, ...]]:
    return [tuple(i.responsible) for i in records.items]


OWN = [(50.0, 380.0, "กองคลัง"), (70.0, 380.0, "สำนักปลัด")]
FIRST = [(50.0, 202.0, "5,000"), (50.0, 262.0, "-"), (50.0, 322.0, "6,000")]
NONE = [(70.0, 240.0, "ไม่ใช้งบประมาณ")]


def test_money_under_lost_uprights_is_cut_and_no_budget_said_of_all_years() -> None:
    records = rows(*FIRST, *NONE, *OWN)
    assert money(records) == [[5000.0, "dash", 6000.0], ["no_budget"] * 3, [7000.0] * 3]
    assert units(records) == [("กองคลัง",), ("สำนักปลัด",), ("กองช่าง",)]


@pytest.mark.parametrize(
    "line",
    [
        [(50.0, 202.0, "5,000"), (50.0, 240.0, "60,000"), (50.0, 322.0, "6,000")],  # over an edge
        [(50.0, 202.0, "5,000"), (50.0, 228.0, "-"), (50.0, 322.0, "6,000")],  # two in a column
        [(50.0, 202.0, "5,000"), (50.0, 262.0, "ต่อปี")],
    ],
)
def test_money_that_stands_in_no_columns_is_not_cut(line: list[tuple[float, float, str]]) -> None:
    records = rows(*line, *NONE, *OWN)
    assert not any(isinstance(m, float) for of_item in money(records)[:2] for m in of_item)
    assert "amount_uncertain" in codes(records)


SECOND = [(70.0, 202.0, "8,000"), (70.0, 262.0, "9,000"), (70.0, 322.0, "-")]


def test_units_level_with_their_titles_are_each_items_own() -> None:
    records = rows(*FIRST, *SECOND, *OWN, merged=False)
    assert money(records)[:2] == [[5000.0, "dash", 6000.0], [8000.0, 9000.0, "dash"]]
    assert units(records)[:2] == [("กองคลัง",), ("สำนักปลัด",)]
    assert "values_items_mismatch" not in codes(records)


@pytest.mark.parametrize(
    "shared",
    [
        [(50.0, 380.0, "กองคลัง"), (60.0, 380.0, "สำนักปลัด")],
        [(50.0, 380.0, "กองคลัง"), (60.0, 380.0, "กองช่าง"), (70.0, 380.0, "สำนักปลัด")],
    ],
    ids=["a list", "a list level by chance"],
)
def test_units_that_may_be_of_both_items_are_told(shared: list[tuple[float, float, str]]) -> None:
    records = rows(*FIRST, *SECOND, *shared, merged=False)
    assert money(records)[:2] == [[5000.0, "dash", 6000.0], [8000.0, 9000.0, "dash"]]
    assert units(records)[0] == units(records)[1] == tuple(text for _y, _x, text in shared)
    told = [f.item_id for f in records.findings if f.code == "values_items_mismatch"]
    assert told == [item.item_id for item in records.items[:2]]


def test_one_unit_beside_two_items_is_of_both_and_nothing_is_told() -> None:
    records = rows(*FIRST, *SECOND, (50.0, 380.0, "กองคลัง"), merged=False)
    assert units(records)[:2] == [("กองคลัง",), ("กองคลัง",)]
    assert "values_items_mismatch" not in codes(records)


def whole(text: str, x: float) -> list[tuple[float, float, str]]:
    return [(70.0, x, text)]


@pytest.mark.parametrize("merged", [True, False], ids=["no uprights", "uprights"])
@pytest.mark.parametrize(
    "said",
    [
        whole("ไม่ใช้งบประมาณ", 240.0),
        whole(".......ไม่ใช้งบประมาณ.......", 220.0),
        whole("...... ….ไม่ใช้งบประมาณ… ......", 215.0),
        whole("(ไม่ใช้งบประมาณ)", 240.0),
        [(70.0, 232.0, "ไม่ใช้"), (70.0, 257.0, "งบประมาณ")],  # cut at an upright
        [(70.0, 232.0, "ไม่"), (70.0, 257.0, "ชี้งบประมาณ")],  # and misread
    ],
)
def test_words_over_the_uprights_are_said_of_all_years(
    said: list[tuple[float, float, str]], merged: bool
) -> None:
    records = rows(*FIRST, *said, *OWN, merged=merged)
    assert money(records) == [[5000.0, "dash", 6000.0], ["no_budget"] * 3, [7000.0] * 3]
    assert "values_items_mismatch" not in codes(records)
    first = rows(*SECOND, *((50.0, x, text) for _y, x, text in said), *OWN, merged=merged)
    assert money(first)[:2] == [["no_budget"] * 3, [8000.0, 9000.0, "dash"]]


def test_an_amount_of_each_year_over_the_uprights_is_given_for_each() -> None:
    records = rows(*FIRST, (70.0, 226.0, "ปีละ 5,000 บาท"), *OWN, merged=False)
    assert money(records)[1] == [5000.0] * 3
    assert "amount_over_years" in codes(records)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ([(70.0, 258.0, "ไม่ใช้งบประมาณ")], ["blank", "no_budget", "blank"]),  # its own column
        ([(70.0, 216.0, "15,000 บาท")], None),  # too wide for its column
        ([(70.0, 202.0, "9,000"), (70.0, 240.0, "ต่อปี")], None),
        (
            [(70.0, x, "ไม่ใช้งบประมาณ") for x in (199.0, 259.0, 319.0)],
            ["no_budget"] * 3,
        ),
        (
            [(70.0, 202.0, "9,000"), (70.0, 258.0, "ไม่ใช้งบประมาณ"), (70.0, 322.0, "-")],
            [9000.0, "no_budget", "dash"],
        ),
    ],
)
def test_what_is_of_one_year_is_not_said_of_others(
    line: list[tuple[float, float, str]], read: list[str | float] | None
) -> None:
    records = rows(*FIRST, *line, *OWN, merged=False)
    second = money(records)[1]
    if read is None:
        assert 15_000.0 not in second[1:]
        assert second.count(9_000.0) <= 1
    else:
        assert second == read


def test_each_item_of_a_row_may_say_it_once_for_all_years() -> None:
    both = [(50.0, 240.0, "ไม่ใช้งบประมาณ"), (70.0, 240.0, "ไม่ใช้งบประมาณ")]
    records = rows(*both, *OWN, merged=False)
    assert money(records)[:2] == [["no_budget"] * 3] * 2
    first = rows(*both[:1], *OWN, merged=False)
    assert money(first)[:2] == [["no_budget"] * 3, ["blank"] * 3]


def test_an_item_alone_in_its_row_may_say_it_over_the_uprights() -> None:
    records = rows(*FIRST, *SECOND, *OWN, merged=False, last=(100.0, 230.0, "ไม่ใช้งบประมาณ"))
    assert money(records)[2] == ["no_budget"] * 3
