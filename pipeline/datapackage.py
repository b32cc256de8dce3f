"""`datapackage.json`: the dataset as a Frictionless data package, derived from the schema."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from normalize.columns import Column
from normalize.schema import SCHEMA_VERSION, TABLES, table_columns

_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "strings": "array",
}


def data_package(files: Mapping[str, Path]) -> str:
    """The descriptor of the Parquet files, as JSON text."""
    package = {
        "profile": "data-package",
        "name": "phaen",
        "title": "แผนและรายงานป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่นไทย",
        "description": "Thai local governments' anti-corruption plans and reports, read from "
        "their documents, each value with the text and place it was read from.",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table, files[table]) for table in TABLES],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: str, path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {
        "name": table,
        "title": _summary(table),
        "path": path.name,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": _table_schema(table),
    }


def _summary(table: str) -> str:
    return (TABLES[table].__doc__ or table).strip()


def _table_schema(table: str) -> dict[str, Any]:
    columns = table_columns(table)
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns]}
    keys = [column for column in columns if column.key]
    if keys and not any(column.nullable for column in keys):
        schema["primaryKey"] = [column.name for column in keys]
    foreign = [_foreign_key(column) for column in columns if column.references is not None]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if not column.nullable:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    if column.share:
        constraints |= {"minimum": 0, "maximum": 1}
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.en,
        "description_th": column.th,
    }
    if column.unit is not None:
        field["unit"] = column.unit
    if constraints:
        field["constraints"] = constraints
    return field


def _foreign_key(column: Column) -> dict[str, Any]:
    table, target = column.references or ("", "")
    return {"fields": [column.name], "reference": {"resource": table, "fields": [target]}}
