"""The dataset's one schema: seven row types, from which everything about the tables is derived.

Arrow types, Parquet field metadata, validation, the data dictionary and the data package all read
these declarations. A column may be added; renaming or dropping one needs a new SCHEMA_VERSION.
Years are Buddhist Era (`_be`), dates ISO, money baht.
"""

from __future__ import annotations

from datetime import date

from normalize.columns import Column, Row, columns_of
from normalize.schema_details import BudgetRow, EvidenceRow, FindingRow, ScheduleRow, TotalRow
from normalize.schema_items import DocumentRow, ItemRow
from normalize.schema_terms import (
    SCHEMA_VERSION,
    EvidenceTable,
    Family,
    Framework,
    ItemType,
    Measure,
    MoneyKind,
    MoneyStatus,
    MonthMarkKind,
    OrganisationType,
    Progress,
    Severity,
    SourceKind,
    Status,
)

__all__ = [
    "SCHEMA_VERSION",
    "TABLES",
    "BudgetRow",
    "DocumentRow",
    "EvidenceRow",
    "EvidenceTable",
    "Family",
    "FindingRow",
    "Framework",
    "ItemRow",
    "ItemType",
    "Measure",
    "MoneyKind",
    "MoneyStatus",
    "MonthMarkKind",
    "OrganisationType",
    "Progress",
    "ScheduleRow",
    "Severity",
    "SourceKind",
    "Status",
    "TotalRow",
    "format_value",
    "money_qualifier",
    "month_qualifier",
    "table_columns",
    "total_qualifier",
]

TABLES: dict[str, type[Row]] = {
    kind.table_name: kind
    for kind in (
        DocumentRow,
        ItemRow,
        BudgetRow,
        ScheduleRow,
        TotalRow,
        EvidenceRow,
        FindingRow,
    )
}


def table_columns(table: str) -> tuple[Column, ...]:
    """The columns of a table by its name, in file order."""
    return columns_of(TABLES[table])


def format_value(value: object) -> str:
    """A published value as the text that stands in `evidence.value`.

    Whole numbers without a point (20000), others in their shortest exact form (20000.5), dates
    ISO, lists joined by "; ".
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "; ".join(format_value(part) for part in value)
    raise TypeError(f"no value of the dataset: {value!r}")


def money_qualifier(fiscal_year_be: int | None, kind: str, part: str | None = None) -> str:
    """The evidence qualifier of a money cell: `2564 planned`, `? disbursed`, and of a part of it:
    `2564 disbursed ไตรมาส 2`."""
    year = "?" if fiscal_year_be is None else fiscal_year_be
    return f"{year} {kind}" if part is None else f"{year} {kind} {part}"


def month_qualifier(month: date) -> str:
    """The evidence qualifier of a month mark: `2017-10`."""
    return f"{month.year:04d}-{month.month:02d}"


def total_qualifier(measure: str, fiscal_year_be: int | None) -> str | None:
    """The evidence qualifier of a stated total: the fiscal year of a sum of money, else null."""
    return str(fiscal_year_be) if measure == "budget" and fiscal_year_be is not None else None
