"""The schema: what rows refuse, and that everything derived from it says the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from normalize.schema import (
    SCHEMA_VERSION,
    TABLES,
    BudgetRow,
    DocumentRow,
    EvidenceRow,
    ItemRow,
    ScheduleRow,
    format_value,
    money_qualifier,
    month_qualifier,
    table_columns,
    total_qualifier,
)
from pipeline.arrow import arrow_schema
from pipeline.dictionary import data_dictionary

DOCUMENTS = (
    "document_id source_path source_sha256 source_kind page_count pages_ocr family title "
    "organisation organisation_type district province province_code framework plan_year_from_be "
    "plan_year_to_be report_year_be report_months document_date ocr_engine ocr_confidence status "
    "schema_version"
)
ITEMS = (
    "item_id document_id item_key section ordinal page_first page_last framework dimension_no "
    "dimension dimension_raw mission_no mission mission_raw sub_mission_no sub_mission_raw item_no "
    "item_type title title_raw indicator target result outcome approach rationale objectives "
    "target_group period area responsible progress issue follow_up note confidence"
)
OTHERS = {
    "budgets": "item_id fiscal_year_be kind part amount_baht status raw",
    "schedule": "item_id month mark raw",
    "totals": "document_id section dimension_no measure item_type fiscal_year_be stated computed "
    "agrees raw",
    "evidence": "document_id table row_id column qualifier raw value page x0 top x1 bottom line "
    "engine confidence correction_id repaired",
    "findings": "document_id item_id page code severity message raw suggestion",
}


@pytest.mark.parametrize(
    ("table", "names"), [("documents", DOCUMENTS), ("items", ITEMS), *OTHERS.items()]
)
def test_the_columns_are_those_of_the_contract_in_its_order(table: str, names: str) -> None:
    assert [column.name for column in table_columns(table)] == names.split()
    assert SCHEMA_VERSION == "1.0.0"


BUDGET: dict[str, Any] = {"item_id": "a-1", "fiscal_year_be": 2564, "kind": "planned", "raw": "x"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"status": "amount"}, "contradicts amount_baht None"),
        ({"status": "dash", "amount_baht": 0.0}, "contradicts amount_baht 0.0"),
        ({"status": "zero"}, "budgets.status is not one of amount, no_budget"),
        ({"status": "dash", "kind": "spent"}, "budgets.kind is not one of"),
        ({"status": "dash", "fiscal_year_be": "2564"}, "is not of type integer"),
        ({"status": "dash", "fiscal_year_be": True}, "is not of type integer"),
        ({"status": "dash", "raw": None}, "budgets.raw is null"),
        ({"status": "amount", "amount_baht": float("nan")}, "is not finite"),
        ({"status": "dash", "fiscal_year_be": 10**20}, "does not fit into 64 bits"),
        ({"status": "dash", "raw": "ก\ud800"}, "half a surrogate pair"),
    ],
)
def test_a_wrong_budget_row_does_not_come_to_be(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        BudgetRow(**(BUDGET | changes))


def test_an_amount_of_zero_is_an_amount() -> None:
    assert BudgetRow(**BUDGET, status="amount", amount_baht=0.0).amount_baht == 0.0


def test_a_month_is_its_first_day() -> None:
    with pytest.raises(ValueError, match="first day: 2017-10-02"):
        ScheduleRow(item_id="a-1", month=date(2017, 10, 2), mark="point", raw="●")


def test_a_confidence_is_a_share() -> None:
    with pytest.raises(ValueError, match=r"ocr_confidence is not a share between 0 and 1: 98\.0"):
        DocumentRow(
            document_id="a", source_path="a.pdf", family="unknown", status="ok", ocr_confidence=98.0
        )


def test_an_empty_list_is_null() -> None:
    with pytest.raises(ValueError, match="a list with nothing in it is null"):
        ItemRow(
            item_id="a-1", document_id="a", item_key="k", section="plan", ordinal=1,
            item_type="project", responsible=(),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("เทศบาล", "เทศบาล"),
        (2564, "2564"),
        (20000.0, "20000"),
        (20000.5, "20000.5"),
        (0.1, "0.1"),
        (0.0, "0"),
        (True, "true"),
        (date(2021, 10, 5), "2021-10-05"),
        (("สำนักปลัด", "กองคลัง"), "สำนักปลัด; กองคลัง"),
    ],
)
def test_values_as_text_for_evidence(value: object, text: str) -> None:
    assert format_value(value) == text


def test_qualifiers_name_the_year_and_kind_or_the_month() -> None:
    assert money_qualifier(2564, "planned") == "2564 planned"
    assert money_qualifier(None, "planned") == "? planned"
    assert month_qualifier(date(2017, 10, 1)) == "2017-10"
    assert total_qualifier("budget", 2564) == "2564"
    assert total_qualifier("count", None) is None


@pytest.mark.parametrize("table", list(TABLES))
def test_every_parquet_field_describes_itself_in_both_languages(table: str) -> None:
    for field in arrow_schema(table):
        assert field.metadata[b"description"].decode().endswith("."), field.name
        thai = field.metadata[b"description_th"].decode()
        assert any("\u0e01" <= char <= "\u0e5b" for char in thai), field.name


def test_units_and_types_reach_arrow() -> None:
    schema = arrow_schema("budgets")
    assert schema.field("amount_baht").metadata[b"unit"] == b"baht"
    assert schema.field("amount_baht").type == pa.float64()
    assert schema.field("fiscal_year_be").type == pa.int64()
    assert arrow_schema("schedule").field("month").type == pa.date32()
    assert arrow_schema("items").field("responsible").type == pa.list_(pa.string())
    assert not schema.field("status").nullable


def test_the_dictionary_has_every_column() -> None:
    text = data_dictionary()
    for table in TABLES:
        section = text.split(f"## {table}\n")[1].split("\n## ")[0]
        for column in table_columns(table):
            assert f"| `{column.name}` |" in section, (table, column.name)


def test_evidence_may_stand_for_text_without_a_page() -> None:
    row = EvidenceRow(
        document_id="a", table="items", row_id="a-1", column="title", raw="๑. ก", value="ก",
        engine="text", line=7,
    )  # fmt: skip
    assert (row.page, row.x0, row.line, row.repaired) == (None, None, 7, None)
