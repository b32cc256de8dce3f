"""One parsed document → its rows of every table."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import cast, get_args

from normalize.checks import audit
from normalize.evidence import evidence_rows, finding
from normalize.item_keys import assign_keys
from normalize.money_rows import YearFacts
from normalize.proposals import proposals
from normalize.raw import DocumentFacts, Fact, ParsedDocument, RawItem
from normalize.records import ItemRecords, make_item, with_key
from normalize.schema import (
    BudgetRow,
    EvidenceRow,
    FindingRow,
    ItemRow,
    ScheduleRow,
    TotalRow,
)
from normalize.schema_terms import Framework
from normalize.title_places import place_by_titles
from normalize.total_rows import make_total, sums_of_missions


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of one document, in reading order."""

    facts: DocumentFacts
    items: tuple[ItemRow, ...]
    budgets: tuple[BudgetRow, ...]
    schedule: tuple[ScheduleRow, ...]
    totals: tuple[TotalRow, ...]
    evidence: tuple[EvidenceRow, ...]
    findings: tuple[FindingRow, ...]


def make_records(document_id: str, parsed: ParsedDocument) -> Records:
    """Read every value, link the sections, and let the document check itself."""
    facts = parsed.facts
    framework = _framework(facts)
    years = _years(facts, parsed.only_year_be)
    raw_items = _unique_locators(parsed.items)
    made = [make_item(document_id, raw, n + 1, framework, years) for n, raw in enumerate(raw_items)]
    made = place_by_titles(made)
    keys = assign_keys([m.item for m in made])
    made = [with_key(m, keys[m.item.item_id]) for m in made]
    totals: dict[tuple[object, ...], TotalRow] = {}
    evidence = [*_fact_evidence(document_id, facts), *(e for m in made for e in m.evidence)]
    findings = [finding(document_id, r) for r in (*facts.remarks, *parsed.remarks)]
    of_missions = sums_of_missions(parsed.totals, framework)
    for index, raw in enumerate(parsed.totals):
        row, proofs, notes = make_total(
            document_id, raw, framework, years, made, index in of_missions
        )
        if row is None:
            findings += notes
            continue
        key = (
            row.section,
            row.dimension_no,
            row.measure,
            row.item_type,
            row.fiscal_year_be,
            row.raw,
        )
        if key not in totals or raw.part is not None:  # sums of two parts may be alike
            findings += notes
        if key not in totals:
            totals[key] = row
            evidence += proofs
    findings += [f for m in made for f in m.findings]
    findings += audit(document_id, made)
    findings += proposals(document_id, totals.values(), made)
    return Records(
        facts=facts,
        items=tuple(m.item for m in made),
        budgets=tuple(b for m in made for b in m.budgets),
        schedule=tuple(s for m in made for s in m.schedule),
        totals=tuple(totals.values()),
        evidence=tuple(evidence),
        findings=tuple(findings),
    )


def _framework(facts: DocumentFacts) -> Framework | None:
    if facts.framework is None or facts.framework.value not in get_args(Framework):
        return None
    return cast(Framework, facts.framework.value)


def _years(facts: DocumentFacts, only_year_be: int | None) -> YearFacts:
    def value(fact: Fact[int] | None) -> int | None:
        return fact.value if fact is not None else None

    return YearFacts(
        value(facts.report_year_be),
        value(facts.plan_year_from_be),
        value(facts.plan_year_to_be),
        only_year_be,
    )


def _unique_locators(items: tuple[RawItem, ...]) -> list[RawItem]:
    """Two items printed at one place (a line read twice) keep different identifiers."""
    seen: dict[str, int] = {}
    result = []
    for item in items:
        count = seen.get(item.locator, 0)
        seen[item.locator] = count + 1
        if count:
            item = RawItem(
                item.section, f"{item.locator}x{count}", item.fields, item.money, item.months,
                item.remarks, item.missions, item.places,
            )  # fmt: skip
        result.append(item)
    return result


def _fact_evidence(document_id: str, facts: DocumentFacts) -> list[EvidenceRow]:
    rows: list[EvidenceRow] = []
    for name in (f.name for f in fields(facts) if f.name != "remarks"):
        fact = getattr(facts, name)
        if fact is not None and fact.span is not None:
            rows += evidence_rows(
                document_id, "documents", document_id, name, fact.value, fact.span
            )
    return rows


__all__ = ["ItemRecords", "Records", "make_records"]
