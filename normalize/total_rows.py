"""Stated totals beside what the item rows add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from normalize.amounts import parse_amount
from normalize.evidence import evidence_rows, finding
from normalize.money_rows import YearFacts
from normalize.raw import RawTotal, Remark
from normalize.reading import read_dimension, read_mission, read_stated
from normalize.records import ItemRecords
from normalize.schema import EvidenceRow, FindingRow, TotalRow, format_value, total_qualifier
from normalize.schema_terms import Framework

_NOTHING = ("dash", "no_budget")
_SAME = 0.005  # baht


def make_total(
    document_id: str,
    raw: RawTotal,
    framework: Framework | None,
    years: YearFacts,
    items: Sequence[ItemRecords],
) -> tuple[TotalRow, list[EvidenceRow], list[FindingRow]] | None:
    """A stated total beside what the item rows of its section add up to; None for the sum of a
    single mission, which the dataset does not hold."""
    level = read_dimension(raw.dimension.text, framework) if raw.dimension else None
    number = int(level.no) if level is not None and level.no else None
    year = raw.fiscal_year_be
    if raw.measure == "budget" and year is None:
        year = years.fiscal_year(raw.section)
    stated = read_stated(raw.span.text, raw.measure, raw.unit_baht)
    mine = [
        i for i in items if i.item.section == raw.section and number in (None, i.item.dimension_no)
    ]
    computed = _computed(raw, mine, year)
    nothing = raw.measure == "budget" and parse_amount(raw.span.text).status in _NOTHING
    agrees = None
    if computed is not None and (stated is not None or nothing):
        agrees = abs((stated or 0.0) - computed) < _SAME
        if not agrees and _is_of_mission(raw, mine, year, stated or 0.0, framework, number):
            return None
    row = TotalRow(
        document_id=document_id,
        section=raw.section,
        dimension_no=number,
        measure=raw.measure,
        item_type=raw.item_type,
        fiscal_year_be=year,
        stated=stated,
        computed=computed,
        agrees=agrees,
        raw=raw.span.raw,
    )
    evidence: list[EvidenceRow] = []
    if stated is not None:
        evidence = evidence_rows(
            document_id,
            "totals",
            document_id,
            "stated",
            stated,
            raw.span,
            total_qualifier(raw.measure, year),
        )
    findings = []
    if agrees is False:
        what = f"{raw.item_type or raw.measure}" + (f" {year}" if year else "")
        where = f"dimension {number}" if number else "the whole document"
        printed = raw.span.text.strip() if stated is None else f"{stated:,.2f}"
        code = "count_differs" if raw.measure == "count" else "total_differs"
        message = (
            f"{where}, {what}: the document states {printed}, its rows add up to {computed:,.2f}"
        )
        findings.append(
            finding(
                document_id,
                Remark(
                    code,
                    "warning",
                    message,
                    raw.span.places[0],
                    raw.span.raw,
                    None if computed is None else format_value(computed),
                ),
            )
        )
    elif stated is None and not nothing:
        message = "a stated total cannot be read"
        place = raw.span.places[0]
        remark = Remark("total_unreadable", "warning", message, place, raw.span.raw)
        findings.append(finding(document_id, remark))
    return row, evidence, findings


def _is_of_mission(
    raw: RawTotal, items: Sequence[ItemRecords], year: int | None, stated: float,
    framework: Framework | None, dimension_no: int | None,
) -> bool:  # fmt: skip
    """Whether a bare total is the sum of the one mission its rows are of."""
    if raw.mission is None:
        return False
    mission = read_mission(raw.mission.text, framework, dimension_no)
    mine = [i for i in items if i.item.mission_no == mission.no]
    computed = _computed(raw, mine, year)
    return computed is not None and abs(stated - computed) < _SAME


def _computed(raw: RawTotal, items: Sequence[ItemRecords], year: int | None) -> float | None:
    if not items:
        return None
    if raw.measure == "count":
        counts = Counter(i.item.item_type for i in items)
        return float(len(items) if raw.item_type is None else counts[raw.item_type])
    cells = [
        b
        for i in items
        for b in i.budgets
        if b.fiscal_year_be == year and b.kind == (raw.kind or "planned")
    ]
    if not cells:
        return None
    return round(sum(b.amount_baht or 0.0 for b in cells), 2)
