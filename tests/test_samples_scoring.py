"""The scorer counts what it should: truth and rows in, counts out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from benchmarks.alignment import align
from benchmarks.comparing import same_field, same_title
from benchmarks.scoring import DOCUMENT_FIELDS, ITEM_FIELDS, Dataset, score

Row = dict[str, Any]


def _item(key: int, title: str, **columns: object) -> Row:
    base: Row = dict.fromkeys(ITEM_FIELDS)
    base |= {"key": key, "section": "plan", "title": title, "dimension_no": 1, "mission_no": "1.1"}
    return base | columns


def _found(row: Row, item_id: str, ordinal: int, **columns: object) -> Row:
    return row | {"item_id": item_id, "document_id": "d", "ordinal": ordinal} | columns


DOCUMENT: Row = dict.fromkeys(DOCUMENT_FIELDS) | {"document_id": "d"}
TRUTH_ITEMS = [_item(0, "โครงการก"), _item(1, "กิจกรรมข")]


def _dataset(**tables: list[Row]) -> Dataset:
    rows: dict[str, list[Row]] = {
        "documents": [DOCUMENT],
        "items": [_found(row, f"i{row['key']}", row["key"]) for row in TRUTH_ITEMS],
        "budgets": [],
        "schedule": [],
        "totals": [],
        "findings": [],
    }
    return Dataset(rows | tables)


def _truth(**tables: list[Row]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {
        "document": [DOCUMENT],
        "items": TRUTH_ITEMS,
        "budgets": [],
        "schedule": [],
        "totals": [],
    }
    return rows | tables


def _cell(key: int, amount: float | None, status: str = "amount") -> Row:
    return {
        "key": key, "fiscal_year_be": 2566, "kind": "planned", "status": status,
        "amount_baht": amount,
    }  # fmt: skip


def _read(item_id: str, amount: float | None, status: str = "amount") -> Row:
    return _cell(0, amount, status) | {"item_id": item_id}


def test_a_perfect_dataset_scores_full_marks() -> None:
    result = score(_truth(budgets=[_cell(0, 500.0)]), _dataset(budgets=[_read("i0", 500.0)]))
    assert result.right == result.asked
    assert result.share("items") == 1.0
    assert result.share("amounts") == 1.0


def test_a_missed_and_an_invented_item_are_counted() -> None:
    rows = [_found(TRUTH_ITEMS[0], "i0", 0), _found(_item(9, "เรื่องอื่นที่ไม่มี"), "i9", 1)]
    result = score(_truth(), _dataset(items=rows))
    assert (result.right["items"], result.asked["items"]) == (1, 2)
    assert (result.right["not_invented"], result.asked["not_invented"]) == (1, 2)


def test_a_wrong_amount_is_silent_without_a_finding_on_its_item() -> None:
    truth, wrong = _truth(budgets=[_cell(0, 500.0)]), [_read("i0", 5000.0)]
    silent = score(truth, _dataset(budgets=wrong))
    told = score(truth, _dataset(budgets=wrong, findings=[{"item_id": "i0"}]))
    assert silent.share("amounts_not_silently_wrong") == 0.0
    assert told.share("amounts_not_silently_wrong") == 1.0
    assert told.share("amounts") == 0.0


def test_an_invented_amount_is_silently_wrong() -> None:
    result = score(_truth(), _dataset(budgets=[_read("i1", 700.0)]))
    assert result.share("amounts_not_silently_wrong") == 0.0


def test_months_must_agree_in_date_and_mark() -> None:
    items = [_item(0, "โครงการก", section="schedule")]
    truth = _truth(items=items, schedule=[{"key": 0, "month": "2022-10-01", "mark": "point"}])
    found = _dataset(
        items=[_found(items[0], "i0", 0)],
        schedule=[{"item_id": "i0", "month": date(2022, 10, 1), "mark": "span"}],
    )
    assert score(truth, found).share("month_rows") == 0.0


def test_a_total_is_captured_when_its_stated_value_is_read() -> None:
    total: Row = {
        "section": "plan", "dimension_no": 1, "measure": "budget", "item_type": None,
        "fiscal_year_be": 2566, "stated": 900.0, "agrees": False,
    }  # fmt: skip
    found = [total | {"document_id": "d", "computed": 800.0}]
    assert score(_truth(totals=[total]), _dataset(totals=found)).share("totals") == 1.0
    assert score(_truth(totals=[total]), _dataset()).share("totals") == 0.0


@pytest.mark.parametrize(
    ("wanted", "read", "same"),
    [
        ("โครงการ ก ข", "โครงการก ข", True),
        ("โครงการก", "โครงการข", False),
        ("โครงการก", None, False),
    ],
)
def test_titles_are_compared_white_space_aside(wanted: str, read: str | None, same: bool) -> None:
    assert same_title(wanted, read) is same


@pytest.mark.parametrize(
    ("name", "wanted", "read", "same"),
    [
        ("indicator", "1. " + "ก" * 100, "ก" * 100, True),
        ("indicator", "ก" * 100, "ก" * 90, False),
        ("responsible", ["กองคลัง", "กองช่าง"], ("กองคลัง", "กองช่าง"), True),
        ("responsible", ["กองคลัง", "กองช่าง"], ("กองคลัง กองช่าง",), False),
        ("document_date", "2022-10-01", date(2022, 10, 1), True),
        ("dimension_no", 1, 2, False),
        ("note", None, "x", False),
    ],
)
def test_fields_are_compared_by_what_they_hold(
    name: str, wanted: object, read: object, same: bool
) -> None:
    assert same_field(name, wanted, read) is same


def test_alignment_keeps_reading_order_for_equal_titles() -> None:
    wanted = [_item(0, "โครงการก"), _item(1, "โครงการก", mission_no="1.2")]
    found = [_item(7, "โครงการก", mission_no="1.2")]
    assert [row and row["key"] for _, row in align(wanted, found)] == [None, 7]
