"""The schema as Arrow sees it: types, descriptions and units, and rows as Arrow tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from normalize.columns import Column, Row
from normalize.schema import SCHEMA_VERSION, table_columns

_ARROW_TYPES: dict[str, Any] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "strings": pa.list_(pa.string()),
}
# (pandas type, dtype) that pandas gives a column on reading, so that analysts need no cast.
_PANDAS_TYPES: dict[str, tuple[str, str]] = {
    "string": ("unicode", "str"),
    "integer": ("int64", "Int64"),
    "number": ("float64", "float64"),
    "boolean": ("bool", "boolean"),
    "date": ("date", "date32[day][pyarrow]"),
    "strings": ("list[unicode]", "object"),
}
_PANDAS_VERSION = "2.2.0"  # the metadata's form, not the installed library


def arrow_schema(table: str) -> pa.Schema:
    """A table's Arrow schema; each field's metadata holds its descriptions and unit."""
    columns = table_columns(table)
    metadata = {
        "schema_version": SCHEMA_VERSION,
        "table": table,
        "pandas": json.dumps(_pandas_metadata(columns), sort_keys=True),
    }
    return pa.schema([_field(column) for column in columns], metadata=metadata)


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.en, "description_th": column.th}
    if column.unit is not None:
        metadata["unit"] = column.unit
    if column.enum:
        metadata["enum"] = "|".join(column.enum)
    kind = _ARROW_TYPES[column.type]
    return pa.field(column.name, kind, nullable=column.nullable, metadata=metadata)


def _pandas_metadata(columns: Sequence[Column]) -> dict[str, Any]:
    return {
        "index_columns": [],
        "column_indexes": [],
        "columns": [
            {
                "name": column.name,
                "field_name": column.name,
                "pandas_type": _PANDAS_TYPES[column.type][0],
                "numpy_type": _PANDAS_TYPES[column.type][1],
                "metadata": None,
            }
            for column in columns
        ],
        "pandas_version": _PANDAS_VERSION,
    }


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table with the table's schema, in the order given."""
    schema = arrow_schema(table)
    arrays = [
        pa.array([getattr(row, field.name) for row in rows], type=field.type) for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
