"""Whether a dataset keeps its own promises: schema, keys, references, and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from normalize.columns import Column, Row
from normalize.reading import renormalise
from normalize.schema import (
    TABLES,
    format_value,
    money_qualifier,
    month_qualifier,
    table_columns,
    total_qualifier,
)
from pipeline.arrow import arrow_schema

Record = Mapping[str, Any]
Tables = Mapping[str, Sequence[Record]]
Reader = Callable[[str, str, str | None, str, Mapping[str, object]], str | None]

_UNIT_FINDING = "amount_unit"
_DOUBT_FINDING = "amount_uncertain"
_UNITS_BAHT = (1.0, 1_000.0, 1_000_000.0)


def as_records(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Record]]:
    """Typed rows as the plain records that the check reads."""
    return {table: [asdict(row) for row in rows[table]] for table in TABLES}  # type: ignore[call-overload]


def check_folder(folder: Path) -> Iterator[str]:
    """Every broken promise of a dataset on disk, one line each."""
    tables: dict[str, list[Record]] = {}
    for table in TABLES:
        path = folder / f"{table}.parquet"
        try:
            read = pq.read_table(path)
        except (OSError, pa.ArrowInvalid) as error:
            yield f"{path.name}: cannot be read ({' '.join(str(error).split())[:160]})"
            continue
        problems = list(_schema_problems(table, read.schema))
        yield from problems
        if not problems:
            tables[table] = [_plain(record) for record in read.to_pylist()]
    if len(tables) == len(TABLES):
        yield from check_tables(tables)


def _plain(record: dict[str, Any]) -> Record:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in record.items()}


def _schema_problems(table: str, found: pa.Schema) -> Iterator[str]:
    wanted = arrow_schema(table)
    names = [name for name in found.names if name in wanted.names]
    if names != wanted.names:
        yield f"{table}: the columns are {found.names}, not {wanted.names}"
        return
    for field in wanted:
        present = found.field(field.name)
        if present.type != field.type:
            yield f"{table}.{field.name}: is of type {present.type}, not {field.type}"
        if not (present.metadata or {}).get(b"description"):
            yield f"{table}.{field.name}: has no description"


def check_tables(tables: Tables, reread: Reader = renormalise) -> Iterator[str]:
    """Every broken promise of a dataset's records, one line each."""
    yield from structure_problems(tables)
    for problem in evidence_problems(tables, reread):
        yield problem.told


def structure_problems(tables: Tables) -> Iterator[str]:
    """Values of the wrong type, keys that stand twice, references to nothing."""
    for table in TABLES:
        yield from _value_problems(table, tables[table])
        yield from _key_problems(table, tables[table])
        yield from _reference_problems(table, tables)


def _value_problems(table: str, records: Sequence[Record]) -> Iterator[str]:
    for number, record in enumerate(records, start=1):
        for column in table_columns(table):
            why = column.problem(record[column.name])
            if why is not None:
                yield f"{table} row {number}: {column.name} {why}"
        if table == "budgets" and (record["status"] == "amount") != (
            record["amount_baht"] is not None
        ):
            yield f"budgets row {number}: status and amount_baht contradict each other"
        if table == "schedule" and isinstance(record["month"], date) and record["month"].day != 1:
            yield f"schedule row {number}: month is not the first day of a month"


def _key_problems(table: str, records: Sequence[Record]) -> Iterator[str]:
    keys = [column.name for column in table_columns(table) if column.key]
    seen: set[tuple[Any, ...]] = set()
    for number, record in enumerate(records, start=1):
        key = tuple(record[name] for name in keys)
        if keys and key in seen:
            yield f"{table} row {number}: the key {key} stands there twice"
        seen.add(key)


def _reference_problems(table: str, tables: Tables) -> Iterator[str]:
    for column in table_columns(table):
        if column.references is None:
            continue
        target, target_column = column.references
        known = {record[target_column] for record in tables[target]}
        for number, record in enumerate(tables[table], start=1):
            value = record[column.name]
            if value is not None and value not in known:
                yield f"{table} row {number}: {column.name} {value} is not in {target}"


Place = tuple[str, str, str, str | None]


@dataclass(frozen=True, slots=True)
class EvidenceProblem:
    """A value and its evidence that do not fit each other; `proof` where there is one."""

    place: Place
    message: str
    proof: Record | None = None

    @property
    def told(self) -> str:
        return f"{_told(self.place)}: {self.message}"


def evidence_problems(tables: Tables, reread: Reader = renormalise) -> Iterator[EvidenceProblem]:
    """Values without evidence, evidence without value, and readings that do not give the value."""
    evidence: dict[Place, list[Record]] = {}
    for proof in tables["evidence"]:
        place = (proof["table"], proof["row_id"], proof["column"], proof["qualifier"])
        evidence.setdefault(place, []).append(proof)
    units = {f["item_id"] for f in tables["findings"] if f["code"] == _UNIT_FINDING}
    doubted = {(f["item_id"], f["raw"]) for f in tables["findings"] if f["code"] == _DOUBT_FINDING}
    used: set[Place] = set()
    for table, column, record in _proven_cells(tables):
        value = record[column.name]
        place = (table, _row_id(table, record), column.name, _qualifier(table, record))
        used.add(place)
        if value is not None:
            known = evidence.get(place, ())
            if value == "unreadable" and any((place[1], p["raw"]) in doubted for p in known):
                continue  # whose the amount is was in doubt, not what is printed
            factors = _UNITS_BAHT if _may_have_units(record, units) else (1.0,)
            yield from _cell_problems(place, format_value(value), known, record, reread, factors)
    for place in evidence:
        if place[0] != "documents" and place not in used:
            yield EvidenceProblem(place, "there is evidence, and no such value")


def _may_have_units(record: Record, units: set[str | None]) -> bool:
    return record.get("item_id") in units or "stated" in record


def _proven_cells(tables: Tables) -> Iterator[tuple[str, Column, Record]]:
    for table in TABLES:
        columns = [column for column in table_columns(table) if column.evidence]
        for record in tables[table]:
            for column in columns:
                yield table, column, record


def _row_id(table: str, record: Record) -> str:
    return str(record["document_id" if table == "totals" else "item_id"])


def _qualifier(table: str, record: Record) -> str | None:
    if table == "budgets":
        return money_qualifier(record["fiscal_year_be"], record["kind"], record["part"])
    if table == "schedule":
        return month_qualifier(record["month"])
    if table == "totals":
        return total_qualifier(record["measure"], record["fiscal_year_be"])
    return None


def _cell_problems(
    place: Place,
    value: str,
    proofs: Sequence[Record],
    record: Record,
    reread: Reader,
    factors: Sequence[float],
) -> Iterator[EvidenceProblem]:
    """What is wrong with one value: no evidence says it, or what was read does not give it."""
    table, _, column, qualifier = place
    matching = [proof for proof in proofs if proof["value"] == value]
    if not matching:
        yield EvidenceProblem(place, f"no evidence for {value!r}")
    for proof in matching:
        if proof["correction_id"] is not None:
            continue
        text = proof["raw"] if proof["repaired"] is None else proof["repaired"]
        again = [
            reread(table, column, qualifier, text, {**record, "unit_baht": factor})
            for factor in factors
        ]
        if value not in again:
            message = f"{text!r} reads as {again[0]!r}, published is {value!r}"
            yield EvidenceProblem(place, message, proof)


def _told(place: Place) -> str:
    table, row_id, column, qualifier = place
    return f"{table} {row_id} {column}" + (f" ({qualifier})" if qualifier else "")
