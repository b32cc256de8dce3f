"""The data dictionary: every table and column in Thai and English, derived from the schema."""

from __future__ import annotations

from normalize.columns import Column
from normalize.schema import SCHEMA_VERSION, TABLES, table_columns

_HEAD = f"""# Data dictionary · พจนานุกรมข้อมูล

Schema version {SCHEMA_VERSION}. Generated from the schema in code; do not edit.
Years are Buddhist Era (พ.ศ.), dates are Gregorian (ISO 8601), money is in baht.
"""


def data_dictionary() -> str:
    """The dictionary as Markdown."""
    return "\n".join([_HEAD, *(_section(table) for table in TABLES)])


def _section(table: str) -> str:
    lines = [
        f"## {table}",
        "",
        (TABLES[table].__doc__ or "").strip(),
        "",
        "| column | type | unit | null | description | คำอธิบาย |",
        "|---|---|---|---|---|---|",
        *(_line(column) for column in table_columns(table)),
        "",
    ]
    return "\n".join(lines)


def _line(column: Column) -> str:
    english = column.en
    if column.enum:
        english += " Values: " + ", ".join(f"`{value}`" for value in column.enum) + "."
    if column.key:
        english += " Key."
    cells = (
        f"`{column.name}`",
        "list of string" if column.type == "strings" else column.type,
        column.unit or "",
        "yes" if column.nullable else "no",
        english,
        column.th,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
