"""Truth: what the dataset should say about a sample document, in the dataset's own columns."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from samples.facts import Entry, Framework, Organisation
from samples.thai import FISCAL_MONTHS, month_date, normal

Record = dict[str, Any]

ITEM_COLUMNS = (
    "section", "framework", "dimension_no", "dimension", "mission_no", "mission",
    "sub_mission_no", "item_no", "item_type", "title", "indicator", "target", "result",
    "outcome", "approach", "rationale", "objectives", "target_group", "period", "area",
    "responsible", "progress", "issue", "follow_up", "note",
)  # fmt: skip


@dataclass
class Truth:
    """Truth tables growing while a document is written. `key` links a row to its item."""

    document: Record
    items: list[Record] = field(default_factory=list)
    budgets: list[Record] = field(default_factory=list)
    schedule: list[Record] = field(default_factory=list)
    totals: list[Record] = field(default_factory=list)

    def to_json(self) -> str:
        """The tables as JSON, one record per line, so that two versions can be compared."""
        tables = {
            "document": [self.document],
            "items": self.items,
            "budgets": self.budgets,
            "schedule": self.schedule,
            "totals": self.totals,
        }
        parts = []
        for name, rows in tables.items():
            lines = ",\n".join(
                "  " + json.dumps(row, ensure_ascii=False, sort_keys=False) for row in rows
            )
            parts.append(f'"{name}": [\n{lines}\n]' if rows else f'"{name}": []')
        return "{\n" + ",\n".join(parts) + "\n}\n"

    def add(self, section: str, entry: Entry, book: Framework, **changes: str | None) -> int:
        """The row of one item as one section prints it; returns its key."""
        columns = dict(entry.fields) | changes
        unknown = set(columns) - set(ITEM_COLUMNS)
        if unknown:
            raise ValueError(f"no such item columns: {sorted(unknown)}")
        row: Record = dict.fromkeys(ITEM_COLUMNS)
        row |= {name: normal(text) for name, text in columns.items()}
        row |= {
            "section": section,
            "framework": book.code,
            "dimension_no": entry.dimension_no,
            "dimension": normal(book.dimensions[entry.dimension_no]),
            "mission_no": entry.mission_no or None,
            "mission": normal(book.missions.get(entry.mission_no)),
            "sub_mission_no": entry.sub_mission_no,
            "item_no": entry.item_no,
            "item_type": entry.item_type,
            "title": normal(entry.title),
            "responsible": [normal(unit) for unit in entry.responsible] or None,
            "progress": entry.progress,
        }
        key = len(self.items)
        self.items.append({"key": key} | row)
        return key

    def add_money(
        self, key: int, year: int | None, kind: str, status: str, amount: float | None
    ) -> None:
        """One money cell of the item `key`."""
        self.budgets.append(
            {"key": key, "fiscal_year_be": year, "kind": kind, "status": status,
             "amount_baht": amount}
        )  # fmt: skip

    def add_marks(self, key: int, entry: Entry, fiscal_year_be: int) -> None:
        """A row for every month a mark of the item covers."""
        for mark in entry.marks:
            for position in range(mark.first, mark.last + 1):
                month = month_date(fiscal_year_be, FISCAL_MONTHS[position])
                kind = "span" if mark.form == "arrow" else "point"
                self.schedule.append({"key": key, "month": month, "mark": kind})

    def add_total(
        self,
        section: str,
        dimension_no: int | None,
        measure: str,
        stated: float,
        computed: float,
        item_type: str | None = None,
        year: int | None = None,
    ) -> None:
        """One total the document states, beside what its rows add up to."""
        self.totals.append(
            {"section": section, "dimension_no": dimension_no, "measure": measure,
             "item_type": item_type, "fiscal_year_be": year, "stated": stated,
             "agrees": abs(stated - computed) < 0.005}
        )  # fmt: skip


def document_record(org: Organisation, **facts: Any) -> Record:
    """The truth row of the documents table; facts not given are null."""
    row: Record = {
        "family": None, "title": None, "organisation": org.full, "organisation_type": org.kind,
        "district": org.district, "province": org.province, "province_code": org.province_code,
        "framework": None, "plan_year_from_be": None, "plan_year_to_be": None,
        "report_year_be": None, "report_months": None, "document_date": None,
    }  # fmt: skip
    unknown = set(facts) - set(row)
    if unknown:
        raise ValueError(f"no such document columns: {sorted(unknown)}")
    row |= facts
    if row["title"]:
        row["title"] = normal(row["title"])
    return row
