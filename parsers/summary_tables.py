"""Front tables that state totals by dimension: มิติ | จำนวนโครงการ | งบประมาณ by year."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import parse_amount
from normalize.framework_headings import is_dimension_heading
from normalize.numbering import TYPE_WORDS, ItemType
from normalize.raw import RawTotal, Section, Span
from parsers.headers import Header
from parsers.rows import Row

_GRAND = regex.compile(r"^(?:ยอด)?รวม")


def is_summary(header: Header) -> bool:
    """Totals by dimension: a dimension column, counts or money, and no titles."""
    roles = header.roles
    return "title" not in roles and "dimension" in roles and bool(roles & {"count", "money"})


def summary_totals(rows: Sequence[Row], header: Header, section: Section) -> list[RawTotal]:
    """A total for every count and sum in the rows of dimensions and in the grand total."""
    label = next(c for c in header.columns if c.role == "dimension")
    totals: list[RawTotal] = []
    for row in rows:
        cell = row.cells[label.index] if label.index < len(row.cells) else None
        if cell is None or cell.span is None:
            continue
        grand = _GRAND.match(cell.text) is not None
        if not grand and not is_dimension_heading(cell.text):
            continue
        totals += _row_totals(row, header, section, None if grand else cell.span)
    return totals


def _counted(heading: str) -> ItemType | None:
    """The one type a heading counts; None for several ("จำนวนโครงการ/กิจกรรม") or none."""
    kinds = [kind for word, kind in TYPE_WORDS if word in heading]
    return kinds[0] if len(kinds) == 1 else None


def _row_totals(
    row: Row, header: Header, section: Section, dimension: Span | None
) -> list[RawTotal]:
    totals = []
    typed = sum(c.role == "count" for c in header.columns) > 1
    for column in header.columns:
        span = row.cells[column.index].span if column.index < len(row.cells) else None
        if span is None or column.role not in ("money", "count"):
            continue
        status = parse_amount(span.text).status
        if column.role == "count" and status == "amount":
            kind = _counted(column.heading) if typed else None
            totals.append(RawTotal(section, dimension, "count", kind, None, span))
        elif column.role == "money" and status in ("amount", "dash", "no_budget", "unreadable"):
            totals.append(
                RawTotal(
                    section, dimension, "budget", None, column.year_be, span, column.unit_baht,
                    column.kind,
                )
            )  # fmt: skip
    return totals
