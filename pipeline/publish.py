"""The dataset's files: Parquet, data package, data dictionary, report. Same rows, same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq

from normalize.columns import Row
from normalize.schema import TABLES
from pipeline.arrow import arrow_table
from pipeline.datapackage import data_package
from pipeline.dictionary import data_dictionary
from pipeline.document import DocumentResult
from pipeline.report import report

PACKAGE_FILE = "datapackage.json"
DICTIONARY_FILE = "data_dictionary.md"
REPORT_FILE = "report.md"
_ROWS_PER_GROUP = 100_000
_ZSTD_LEVEL = 9


def table_file(table: str) -> str:
    """The file name of a table."""
    return f"{table}.parquet"


DATASET_FILES = (*(table_file(t) for t in TABLES), PACKAGE_FILE, DICTIONARY_FILE, REPORT_FILE)


def all_rows(results: Sequence[DocumentResult]) -> dict[str, tuple[Row, ...]]:
    """Every table's rows: documents by path, the rest by document and reading order."""
    ordered = sorted(results, key=lambda result: result.source.relative)
    return {
        table: tuple(row for result in ordered for row in result.rows[table]) for table in TABLES
    }


def write_dataset(rows: Mapping[str, Sequence[Row]], folder: Path) -> None:
    """Write all files of the dataset into an existing, empty folder."""
    for table in TABLES:
        _write_table(table, rows[table], folder / table_file(table))
    package = data_package({table: folder / table_file(table) for table in TABLES})
    (folder / PACKAGE_FILE).write_text(package, encoding="utf-8")
    (folder / DICTIONARY_FILE).write_text(data_dictionary(), encoding="utf-8")
    (folder / REPORT_FILE).write_text(report(rows), encoding="utf-8")


def _write_table(table: str, rows: Sequence[Row], path: Path) -> None:
    pq.write_table(
        arrow_table(table, rows),
        path,
        compression="zstd",
        compression_level=_ZSTD_LEVEL,
        use_dictionary=True,
        row_group_size=_ROWS_PER_GROUP,
        store_schema=True,
    )
