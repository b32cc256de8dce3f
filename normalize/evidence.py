"""Evidence and findings: where a value was read, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.raw import Place, Remark, Span
from normalize.schema import EvidenceRow, FindingRow, format_value
from normalize.schema_terms import EvidenceTable, Severity
from normalize.thai_text import to_ascii_digits


class ItemNotes:
    """Collects the evidence and findings of one item while its values are read."""

    def __init__(self, document_id: str, item_id: str) -> None:
        self.document_id = document_id
        self.item_id = item_id
        self.evidence: list[EvidenceRow] = []
        self.findings: list[FindingRow] = []

    def prove(
        self,
        table: EvidenceTable,
        column: str,
        value: object,
        span: Span,
        qualifier: str | None = None,
    ) -> None:
        self.evidence += evidence_rows(
            self.document_id, table, self.item_id, column, value, span, qualifier
        )

    def note(
        self, code: str, severity: Severity, message: str, span: Span, suggestion: str | None = None
    ) -> None:
        self.findings.append(
            finding(
                self.document_id,
                Remark(code, severity, message, span.places[0], span.raw, suggestion),
                self.item_id,
            )
        )


def evidence_rows(
    document_id: str, table: EvidenceTable, row_id: str, column: str, value: object, span: Span,
    qualifier: str | None = None,
) -> list[EvidenceRow]:  # fmt: skip
    """One evidence row per page the value was printed on, each with the whole text as read."""
    rows = []
    for place in _one_per_page(span.places):
        box = place.box or (None, None, None, None)
        rows.append(
            EvidenceRow(
                document_id=document_id, table=table, row_id=row_id, column=column,
                qualifier=qualifier, raw=span.raw, value=format_value(value), page=place.page,
                x0=box[0], top=box[1], x1=box[2], bottom=box[3], line=place.line,
                engine=span.engine, confidence=span.confidence, correction_id=None,
                repaired=span.text if _is_mended(span) else None,
            )
        )  # fmt: skip
    return rows


def _is_mended(span: Span) -> bool:
    """Whether a text is other than the file has it, its digits written in ASCII aside."""
    return to_ascii_digits(span.text) != to_ascii_digits(span.raw)


def _one_per_page(places: Sequence[Place]) -> list[Place]:
    first: dict[int | None, Place] = {}
    for place in places:
        first.setdefault(place.page, place)
    return list(first.values()) or [Place()]


def finding(document_id: str, remark: Remark, item_id: str | None = None) -> FindingRow:
    where = f" (line {remark.place.line})" if remark.place.line is not None else ""
    return FindingRow(
        document_id=document_id,
        item_id=item_id,
        page=remark.place.page,
        code=remark.code,
        severity=remark.severity,
        message=f"{remark.message}{where}",
        raw=remark.raw,
        suggestion=remark.suggestion,
    )
