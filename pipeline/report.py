"""`report.md`: what a run read, what agrees and what does not. No clock: same rows, same text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from normalize.columns import Row
from normalize.schema import BudgetRow, DocumentRow, FindingRow, ItemRow, TotalRow

_SEVERITIES = ("error", "warning", "info")


def report(rows: Mapping[str, Sequence[Row]]) -> str:
    """The run's report as Markdown."""
    documents = cast(Sequence[DocumentRow], rows["documents"])
    items = cast(Sequence[ItemRow], rows["items"])
    budgets = cast(Sequence[BudgetRow], rows["budgets"])
    totals = cast(Sequence[TotalRow], rows["totals"])
    findings = cast(Sequence[FindingRow], rows["findings"])
    parts = [
        "# What this run read",
        _counts(documents, items, budgets),
        "## Documents",
        _documents(documents, items, totals, findings),
        "## Money read, in baht",
        _money(items, budgets),
        "## Totals that do not agree with their rows",
        _totals(documents, totals),
        "## Findings",
        _findings(findings),
    ]
    return "\n\n".join(parts) + "\n"


def _counts(
    documents: Sequence[DocumentRow], items: Sequence[ItemRow], budgets: Sequence[BudgetRow]
) -> str:
    by_status = Counter(document.status for document in documents)
    amounts = sum(row.status == "amount" for row in budgets)
    return (
        f"{len(documents)} documents ({by_status['ok']} ok, {by_status['partial']} partial, "
        f"{by_status['failed']} failed), {len(items)} items, {len(budgets)} money cells, "
        f"{amounts} of them amounts."
    )


def _documents(
    documents: Sequence[DocumentRow],
    items: Sequence[ItemRow],
    totals: Sequence[TotalRow],
    findings: Sequence[FindingRow],
) -> str:
    item_count = Counter(item.document_id for item in items)
    agreeing = Counter(total.document_id for total in totals if total.agrees)
    differing = Counter(total.document_id for total in totals if total.agrees is False)
    finding_count = Counter(finding.document_id for finding in findings)
    heads = ("document", "status", "family", "organisation", "items", "totals agree", "differ")
    return _table(
        (*heads, "findings"),
        (
            (
                d.source_path,
                d.status,
                d.family,
                d.organisation or "–",
                item_count[d.document_id],
                agreeing[d.document_id],
                differing[d.document_id],
                finding_count[d.document_id],
            )
            for d in documents
        ),
    )


def _money(items: Sequence[ItemRow], budgets: Sequence[BudgetRow]) -> str:
    section_of = {item.item_id: item.section for item in items}
    sums: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for row in budgets:
        if row.amount_baht is not None:
            year = "–" if row.fiscal_year_be is None else str(row.fiscal_year_be)
            sums[section_of[row.item_id], year, row.kind].append(row.amount_baht)
    heads = ("section", "fiscal year", "kind", "amounts", "baht")
    return _table(
        heads, ((*key, len(paid), f"{sum(paid):,.2f}") for key, paid in sorted(sums.items()))
    )


def _totals(documents: Sequence[DocumentRow], totals: Sequence[TotalRow]) -> str:
    path_of = {document.document_id: document.source_path for document in documents}
    agreeing = sum(total.agrees is True for total in totals)
    lines = [f"{len(totals)} totals are stated; {agreeing} agree with the rows under them."]
    differing = [total for total in totals if total.agrees is False]
    if differing:
        heads = ("document", "section", "dimension", "what", "year", "stated", "rows add up to")
        lines.append(_table(heads, (_total(path_of, total) for total in differing)))
    return "\n\n".join(lines)


def _total(path_of: Mapping[str, str], total: TotalRow) -> tuple[object, ...]:
    return (
        path_of[total.document_id],
        total.section,
        "all" if total.dimension_no is None else total.dimension_no,
        total.item_type or total.measure,
        total.fiscal_year_be or "–",
        _number(total.stated),
        _number(total.computed),
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.2f}".removesuffix(".00")


def _findings(findings: Sequence[FindingRow]) -> str:
    counts = Counter((finding.severity, finding.code) for finding in findings)
    ranked = sorted(counts.items(), key=lambda kv: (_SEVERITIES.index(kv[0][0]), -kv[1], kv[0][1]))
    return _table(
        ("severity", "code", "count"), ((*severity_code, n) for severity_code, n in ranked)
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    for row in rows:
        cells = (" ".join(str(cell).split()).replace("|", "\\|") for cell in row)
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) if len(lines) > 2 else "None."
