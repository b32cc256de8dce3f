"""One document, from its file to its rows: the work of one worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, get_args

from normalize.columns import Row
from normalize.evidence import finding
from normalize.make_records import make_records
from normalize.raw import DocumentFacts, Place, Remark
from normalize.schema import (
    TABLES,
    DocumentRow,
    Family,
    FindingRow,
    SourceKind,
    Status,
)
from parsers.model import Line, PageContent, Table
from parsers.parse import parse_document
from pipeline.check import EvidenceProblem, as_records, evidence_problems, structure_problems
from pipeline.errors import FailedDocument
from pipeline.find_tables import find_all_tables
from pipeline.inventory import SourceFile
from pipeline.other_layout import LAID_OUT_AGAIN, is_better, other_pages
from pipeline.read_pages import ReadPage, read_pages
from pipeline.second_reading import title_findings
from pipeline.settings import Settings
from pipeline.unplaced_amounts import unplaced_amounts

Rows = dict[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """The rows of one document, by table. `trouble`: what went wrong, one line for the user."""

    source: SourceFile
    rows: Rows
    status: Status
    trouble: str | None = None

    def __post_init__(self) -> None:
        if set(self.rows) != set(TABLES):
            raise ValueError(f"{self.source.relative}: rows for {sorted(self.rows)}")


def read_document(source: SourceFile, settings: Settings) -> DocumentResult:
    """Read one document. What is wrong with the document is in the result, not raised."""
    if source.kind is None:
        return failed_document(source, source.problem or "cannot be read")
    try:
        pages = list(read_pages(source.path, source.kind, settings.ocr))
    except FailedDocument as error:
        return failed_document(source, str(error))
    return result_of_pages(source, pages)


def result_of_pages(source: SourceFile, pages: Sequence[ReadPage]) -> DocumentResult:
    """The rows of a document whose pages are read, however these are best laid out."""
    contents = _contents(pages)
    if not any(has_text(content) for content in contents):
        remarks = [remark for page in pages for remark in page.remarks]
        why = "no text could be read on any page; give a better scan, or the document as .txt"
        return failed_document(source, why, remarks, len(pages))
    first = _result(source, pages, contents)
    for others in other_pages(pages, first.rows):
        result = _result(source, others, _contents(others))
        if is_better(result.rows, first.rows):
            told = finding(source.document_id, LAID_OUT_AGAIN)
            findings = (told, *result.rows["findings"])
            return replace(result, rows=result.rows | {"findings": findings})
    return first


def _contents(pages: Sequence[ReadPage]) -> tuple[PageContent, ...]:
    return tuple(found for found in find_all_tables(pages) if found is not None)


def has_text(content: PageContent) -> bool:
    """Whether anything is printed on the page."""
    return any(line.words for block in content.blocks for line in _lines(block))


def _lines(block: Line | Table) -> Iterator[Line]:
    if isinstance(block, Line):
        yield block
    else:
        for cell in block.cells:
            yield from cell.lines


def _result(
    source: SourceFile, pages: Sequence[ReadPage], contents: tuple[PageContent, ...]
) -> DocumentResult:
    parsed = parse_document(contents)
    made = make_records(source.document_id, parsed)
    remarks = [remark for page in pages for remark in page.remarks]
    trouble = None
    lost = [str(page.number) for page in pages if page.lost]
    if lost:
        trouble = f"pages that could not be read: {', '.join(lost)}; look at them by hand"
    elif not made.items:
        trouble = "no item was found; the document may be of a family this program does not know"
        remarks.append(Remark("no_items", "error", trouble, Place()))
    row = DocumentRow(
        **_facts(made.facts),
        **_source_columns(source),
        **_reading_columns(source, pages, contents),
        status="ok" if trouble is None else "partial",
    )
    findings = [finding(source.document_id, remark) for remark in remarks]
    titles = [row for row in made.evidence if (row.table, row.column) == ("items", "title")]
    for page in pages:
        if page.number is not None and page.disagreements:
            findings += title_findings(titles, page.number, page.disagreements)
    told = (*findings, *made.findings)
    lost_amounts = unplaced_amounts(contents, made.evidence, told, parsed.left_out)
    findings += [finding(source.document_id, remark) for remark in lost_amounts]
    rows: Rows = {
        "documents": (row,),
        "items": made.items,
        "budgets": made.budgets,
        "schedule": made.schedule,
        "totals": made.totals,
        "evidence": made.evidence,
        "findings": (*_duplicates(source), *findings, *made.findings),
    }
    return self_checked(DocumentResult(source, rows, row.status, trouble))


def self_checked(result: DocumentResult) -> DocumentResult:
    """The result with a finding for each value that contradicts its own evidence.

    Rows that contradict each other (a key that stands twice) are a failed document.
    """
    records = as_records(result.rows)
    broken = next(structure_problems(records), None)
    if broken is not None:
        why = f"its rows contradict each other ({broken}); this is a defect of Phaen"
        return failed_document(result.source, why, code="rows_contradict")
    problems = list(evidence_problems(records))
    if not problems:
        return result
    document_id = result.source.document_id
    found = tuple(_contradiction(document_id, problem) for problem in problems)
    trouble = f"{len(found)} values contradict their evidence; see findings evidence_contradiction"
    documents = tuple(
        replace(row, status="partial")
        for row in result.rows["documents"]
        if isinstance(row, DocumentRow)
    )
    rows = result.rows | {
        "documents": documents,
        "findings": (*result.rows["findings"], *found),
    }
    told = trouble if result.trouble is None else f"{result.trouble}; {trouble}"
    return DocumentResult(result.source, rows, "partial", told)


def _contradiction(document_id: str, problem: EvidenceProblem) -> FindingRow:
    table, row_id, _, _ = problem.place
    proof = problem.proof or {}
    return FindingRow(
        document_id=document_id,
        item_id=None if table in ("totals", "documents") else row_id,
        page=proof.get("page"),
        code="evidence_contradiction",
        severity="error",
        message=problem.told,
        raw=proof.get("raw"),
    )


def failed_document(
    source: SourceFile,
    why: str,
    remarks: Sequence[Remark] = (),
    page_count: int | None = None,
    code: str = "document_unread",
) -> DocumentResult:
    """The rows of a document of which nothing could be read: itself, and why."""
    row = DocumentRow(
        **_source_columns(source), page_count=page_count, family="unknown", status="failed"
    )
    reason = Remark(code, "error", f"{source.relative}: {why}", Place())
    findings = [finding(source.document_id, remark) for remark in (reason, *remarks)]
    rows: Rows = dict.fromkeys(TABLES, ()) | {
        "documents": (row,),
        "findings": (*_duplicates(source), *findings),
    }
    return DocumentResult(source, rows, "failed", why)


def _source_columns(source: SourceFile) -> dict[str, Any]:
    return {
        "document_id": source.document_id,
        "source_path": source.relative,
        "source_sha256": source.sha256,
    }


def _facts(facts: DocumentFacts) -> dict[str, Any]:
    values = {f.name: getattr(facts, f.name) for f in fields(facts) if f.name != "remarks"}
    known = {name: fact.value for name, fact in values.items() if fact is not None}
    if known.get("family") not in get_args(Family):
        known["family"] = "unknown"
    return known


def _reading_columns(
    source: SourceFile, pages: Sequence[ReadPage], contents: Sequence[PageContent]
) -> dict[str, Any]:
    if source.kind == "text":
        return {"source_kind": "text", "pages_ocr": 0}
    by_ocr = [page for page in pages if page.by_ocr]
    kind: SourceKind = "pdf_mixed"
    if len(by_ocr) in (0, sum(not page.lost for page in pages)):
        kind = "pdf_scan" if by_ocr else "pdf_text"
    engines = sorted({c.engine for c in contents if c.source == "ocr"})
    return {
        "source_kind": kind,
        "page_count": len(pages),
        "pages_ocr": len(by_ocr),
        "ocr_engine": "; ".join(engines) or None,
        "ocr_confidence": _mean_confidence(contents),
    }


def _mean_confidence(contents: Sequence[PageContent]) -> float | None:
    known = [
        word.confidence
        for content in contents
        if content.source == "ocr"
        for block in content.blocks
        for line in _lines(block)
        for word in line.words
        if word.confidence is not None
    ]
    return round(sum(known) / len(known), 4) if known else None


def _duplicates(source: SourceFile) -> list[FindingRow]:
    message = "holds the same bytes as {}; it is published once"
    return [
        finding(
            source.document_id,
            Remark(
                "duplicate_file", "warning", f"{path} {message.format(source.relative)}", Place()
            ),
        )
        for path in source.duplicates
    ]
