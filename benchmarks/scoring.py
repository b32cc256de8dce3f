"""Scores a built dataset against truth tables.

`python -m benchmarks.scoring TRUTH.json DATASET_DIR [--source NAME]` prints the score of one
document; NAME is the file's name in the raw folder, needed when the dataset holds several.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from benchmarks.alignment import align
from benchmarks.comparing import same_field, same_title

Row = dict[str, Any]

TABLES = ("documents", "items", "budgets", "schedule", "totals", "findings")
ITEM_FIELDS = (
    "dimension_no", "dimension", "mission_no", "mission", "sub_mission_no", "item_no",
    "item_type", "title", "indicator", "target", "result", "outcome", "approach", "rationale",
    "objectives", "target_group", "period", "area", "responsible", "progress", "issue",
    "follow_up", "note",
)  # fmt: skip
DOCUMENT_FIELDS = (
    "family", "organisation", "organisation_type", "district", "province", "province_code",
    "framework", "plan_year_from_be", "plan_year_to_be", "report_year_be", "report_months",
    "document_date",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables of a dataset folder as lists of rows."""

    tables: dict[str, list[Row]]

    @classmethod
    def read(cls, folder: Path) -> Dataset:
        """The tables in `folder`; raises where one is missing."""
        return cls({name: pq.read_table(folder / f"{name}.parquet").to_pylist() for name in TABLES})

    def of_document(self, document_id: str) -> Dataset:
        """Only the rows of one document."""
        items = [row for row in self.tables["items"] if row["document_id"] == document_id]
        ids = {row["item_id"] for row in items}
        kept: dict[str, list[Row]] = {"items": items}
        for name in ("budgets", "schedule"):
            kept[name] = [row for row in self.tables[name] if row["item_id"] in ids]
        for name in ("documents", "totals", "findings"):
            kept[name] = [r for r in self.tables[name] if r["document_id"] == document_id]
        return Dataset(kept)

    def document_id(self, source: str | None) -> str:
        """The id of the document read from the file `source`, or of the only one."""
        rows = self.tables["documents"]
        found = [row for row in rows if source is None or Path(row["source_path"]).name == source]
        if len(found) != 1:
            raise LookupError(f"{len(found)} documents in the dataset for {source}")
        return str(found[0]["document_id"])


@dataclass
class Score:
    """Right answers and questions, by name; sums of scores are scores."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def note(self, name: str, is_right: bool, miss: str = "") -> None:
        """One question of that name, right or wrong; `miss` says what went wrong."""
        self.asked[name] += 1
        self.right[name] += is_right
        if not is_right and miss:
            self.misses.append(f"{name}: {miss}")

    def add(self, other: Score) -> None:
        self.right += other.right
        self.asked += other.asked
        self.misses += other.misses

    def share(self, name: str) -> float | None:
        """Share right of the questions of that name; None when none was asked."""
        return self.right[name] / self.asked[name] if self.asked[name] else None


def score(truth: dict[str, list[Row]], found: Dataset) -> Score:
    """The score of one document's rows against its truth."""
    result = Score()
    document = found.tables["documents"][0]
    for name in DOCUMENT_FIELDS:
        _compare(result, "document", name, truth["document"][0], document)
    pairs = _pair_items(truth["items"], found.tables["items"])
    matched = {row["item_id"] for _, row in pairs if row is not None}
    for wanted, row in pairs:
        label = f"{wanted['section']} {wanted['mission_no']} {wanted['title']}"
        result.note("items", row is not None, label)
        if row is not None:
            _score_fields(result, wanted, row)
    for row in found.tables["items"]:
        result.note("not_invented", row["item_id"] in matched, f"{row['section']} {row['title']}")
    _score_money(result, truth["budgets"], pairs, found)
    _score_months(result, truth["schedule"], pairs, found)
    _score_totals(result, truth["totals"], found.tables["totals"])
    return result


def _pair_items(wanted: list[Row], found: list[Row]) -> list[tuple[Row, Row | None]]:
    """Each truth item with its row, aligned in reading order within each section."""
    pairs: list[tuple[Row, Row | None]] = []
    for section in dict.fromkeys(row["section"] for row in wanted):
        ours = [row for row in wanted if row["section"] == section]
        theirs = sorted(
            (row for row in found if row["section"] == section), key=lambda row: row["ordinal"]
        )
        pairs += align(ours, theirs)
    return pairs


def _score_fields(result: Score, wanted: Row, row: Row) -> None:
    skipped = set(wanted.get("unscored", ()))
    for name in ITEM_FIELDS:
        if name in skipped:
            continue
        if name == "title":
            is_right = same_title(wanted["title"], row["title"])
            result.note("title", is_right, f"{wanted['title']!r} read {row['title']!r}")
            continue
        if wanted[name] is None and row[name] is None:
            continue
        _compare(result, "fields", name, wanted, row)


def _compare(result: Score, group: str, name: str, wanted: Row, row: Row) -> None:
    is_right = same_field(name, wanted[name], row[name])
    result.note(f"{group}.{name}", is_right, f"{wanted[name]!r} read {row[name]!r}")
    result.note(group, is_right)


def _score_money(
    result: Score,
    truth: list[Row],
    pairs: Sequence[tuple[Row, Row | None]],
    found: Dataset,
) -> None:
    flagged = {row["item_id"] for row in found.tables["findings"] if row["item_id"]}
    for wanted, row in pairs:
        cells = [cell for cell in truth if cell["key"] == wanted["key"]]
        item_id = row["item_id"] if row is not None else None
        read = {
            (cell["fiscal_year_be"], cell["kind"]): cell
            for cell in found.tables["budgets"]
            if cell["item_id"] == item_id
        }
        _score_cells(result, wanted, cells, read, item_id in flagged or row is None)


def _score_cells(
    result: Score,
    item: Row,
    cells: list[Row],
    read: dict[tuple[int | None, str], Row],
    excused: bool,
) -> None:
    """Compares the money cells of one item; a wrong one without a finding counts as silent."""
    for cell in cells:
        other = read.pop((cell["fiscal_year_be"], cell["kind"]), None)
        is_right = other is not None and (other["status"], other["amount_baht"]) == (
            cell["status"],
            cell["amount_baht"],
        )
        says = None if other is None else (other["status"], other["amount_baht"])
        miss = (
            f"{item['section']} {item['title']} {cell['fiscal_year_be']} {cell['kind']}: "
            f"{cell['status']} {cell['amount_baht']} read {says}"
        )
        result.note("money_cells", is_right, miss)
        if cell["status"] == "amount":
            result.note("amounts", is_right)
        differs = other is not None and other["amount_baht"] != cell["amount_baht"]
        result.note("amounts_not_silently_wrong", not (differs and not excused), miss)
    for key, other in read.items():
        invented = other["status"] == "amount" and not excused
        miss = f"{item['section']} {item['title']} {key}: invented {other['amount_baht']}"
        result.note("amounts_not_silently_wrong", not invented, miss)


def _score_months(
    result: Score,
    truth: list[Row],
    pairs: Sequence[tuple[Row, Row | None]],
    found: Dataset,
) -> None:
    for wanted, row in pairs:
        if wanted["section"] != "schedule":
            continue
        months = {(cell["month"], cell["mark"]) for cell in truth if cell["key"] == wanted["key"]}
        read = {
            (cell["month"].isoformat(), cell["mark"])
            for cell in found.tables["schedule"]
            if row is not None and cell["item_id"] == row["item_id"]
        }
        for month in sorted(months | read):
            result.note("months", month in months and month in read)
        result.note("month_rows", months == read, f"{wanted['title']}: {sorted(months ^ read)}")


def _score_totals(result: Score, truth: list[Row], found: Iterable[Row]) -> None:
    def key(row: Row) -> tuple[object, ...]:
        names = ("section", "dimension_no", "measure", "item_type", "fiscal_year_be")
        return tuple(row[name] for name in names)

    read = {key(row): row for row in found}
    for row in truth:
        other = read.get(key(row))
        captured = other is not None and other["stated"] == row["stated"]
        result.note("totals", captured, f"{key(row)} {row['stated']} read {other}")
        if captured and other is not None:
            result.note("totals_judged", other["agrees"] == row["agrees"], str(key(row)))


def read_truth(path: Path) -> dict[str, list[Row]]:
    """The truth tables of one document."""
    tables: dict[str, list[Row]] = json.loads(path.read_text(encoding="utf-8"))
    return tables


def score_folder(truth: Path, folder: Path, source: str | None = None) -> Score:
    """The score of one document of a dataset folder."""
    dataset = Dataset.read(folder)
    return score(read_truth(truth), dataset.of_document(dataset.document_id(source)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scoring", description=__doc__)
    parser.add_argument("truth", type=Path)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--source", help="file name of the document in the raw folder")
    parser.add_argument("--misses", type=int, default=40, help="how many misses to list")
    options = parser.parse_args()
    result = score_folder(options.truth, options.dataset, options.source)
    for name in sorted(result.asked):
        share = result.share(name) or 0.0
        print(f"{name:32} {result.right[name]:5}/{result.asked[name]:<5} {share:7.2%}")
    for miss in result.misses[: options.misses]:
        print("  -", miss)


if __name__ == "__main__":
    main()
