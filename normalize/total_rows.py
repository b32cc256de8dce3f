"""Stated totals beside what the item rows add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
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
    of_mission: bool = False,
) -> tuple[TotalRow | None, list[EvidenceRow], list[FindingRow]]:
    """A stated total beside what the item rows of its section add up to. No row for the sum of a
    single mission, which the dataset does not hold; `of_mission`: it is of nothing else."""
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
        own = _of_mission(raw, mine, framework, number)
        whole = _computed(raw, own, year)
        fits = whole is not None and abs((stated or 0.0) - whole) < _SAME
        if fits and (of_mission or not agrees):
            return None, [], []
        if of_mission and not agrees and whole is not None:
            where = f"mission {own[0].item.mission_no}"
            return None, [], [_differs(document_id, raw, year, where, stated, whole, own)]
    unread = stated is None and not nothing
    if of_mission and unread:
        return None, [], [_unreadable(document_id, raw)]
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
    if agrees is False and computed is not None:
        where = f"dimension {number}" if number else "the whole document"
        findings.append(_differs(document_id, raw, year, where, stated, computed, mine))
    elif unread:
        findings.append(_unreadable(document_id, raw))
    return row, evidence, findings


def _differs(
    document_id: str, raw: RawTotal, year: int | None, where: str, stated: float | None,
    computed: float, items: Sequence[ItemRecords],
) -> FindingRow:  # fmt: skip
    """What the rows add up to is no suggestion where an amount of theirs was not read."""
    cells = [b for i in items for b in i.budgets if b.fiscal_year_be in (year, None)]
    unread = raw.measure == "budget" and any(b.status == "unreadable" for b in cells)
    what = f"{raw.item_type or raw.measure}" + (f" {year}" if year else "")
    what += f" {raw.part}" if raw.part else ""
    printed = raw.span.text.strip() if stated is None else f"{stated:,.2f}"
    message = (
        f"{where}, {what}: the document states {printed}, its rows add up to {computed:,.2f}"
        + (", unreadable amounts left out" if unread else "")
    )
    code = "count_differs" if raw.measure == "count" else "total_differs"
    suggestion = None if unread else format_value(computed)
    remark = Remark(code, "warning", message, raw.span.places[0], raw.span.raw, suggestion)
    return finding(document_id, remark)


def _unreadable(document_id: str, raw: RawTotal) -> FindingRow:
    message, place = "a stated total cannot be read", raw.span.places[0]
    remark = Remark("total_unreadable", "warning", message, place, raw.span.raw)
    return finding(document_id, remark)


def sums_of_missions(totals: Sequence[RawTotal], framework: Framework | None) -> frozenset[int]:
    """Which totals are of one mission each: every mission's table of a dimension ends in a bare
    รวม. A second one below the same mission may be the dimension's."""
    groups: dict[tuple[object, ...], dict[str | None, int]] = defaultdict(dict)
    for index, raw in enumerate(totals):
        if raw.mission is None:
            continue
        dimension = read_dimension(raw.dimension.text, framework).no if raw.dimension else None
        key = (
            raw.section, dimension, raw.measure, raw.item_type, raw.fiscal_year_be,
            raw.kind, raw.part,
        )  # fmt: skip
        mission = read_mission(raw.mission.text, framework, None).no
        groups[key].setdefault(mission, index)
    return frozenset(k for group in groups.values() if len(group) > 1 for k in group.values())


def _of_mission(
    raw: RawTotal, items: Sequence[ItemRecords], framework: Framework | None,
    dimension_no: int | None,
) -> list[ItemRecords]:  # fmt: skip
    """The rows of the one mission that a bare total stands below."""
    if raw.mission is None:
        return []
    mission = read_mission(raw.mission.text, framework, dimension_no)
    return [i for i in items if i.item.mission_no == mission.no]


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
        if raw.part in (None, b.part)
    ]
    if not cells:
        return None
    return round(sum(b.amount_baht or 0.0 for b in cells), 2)
