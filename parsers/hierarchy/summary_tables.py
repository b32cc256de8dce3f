"""Tables that hold no items: totals by dimension (มิติ | จำนวนโครงการ | งบประมาณ), risks, and the
costs of one project."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import parse_amount
from normalize.framework_headings import is_dimension_heading
from normalize.numbering import TYPE_WORDS, ItemType, opens_typed
from normalize.raw import RawTotal, Remark, Section, Span
from normalize.thai_text import squeeze
from parsers.headings.headers import Header
from parsers.hierarchy.totals import is_grand, is_nothing_but_total, opens_total
from parsers.rows import EMPTY, Row, RowCell

_SUM = regex.compile(r"^(?:ยอด)?รวม")
COST = regex.compile(r"(?P<mark>[-–—•*]\s*|\(?\d{1,2}[.)]\s*)?ค่า(?!นิยม|ของ|ความ)")
"""A line of costs (ค่าวิทยากร, a lecturer's fee)."""
_LONGEST_RAW = 200  # characters that a remark quotes


def is_summary(header: Header) -> bool:
    """Totals by dimension: a column of dimensions or missions, counts or money, and no titles."""
    roles = header.roles
    levels = roles & {"dimension", "mission"}
    return "title" not in roles and bool(levels) and bool(roles & {"count", "money"})


def is_of_risks(header: Header) -> bool:
    """A risk assessment (การประเมินความเสี่ยง): what it would do about a risk is no item, unless
    money is set aside for it. Where likelihood and impact are scored, วงเงิน is what is at risk."""
    headings = [squeeze(column.heading) for column in header.columns]
    scored = all(any(word in text for text in headings) for word in ("โอกาส", "ผลกระทบ"))
    named = sum("ความเสี่ยง" in text for text in headings)
    money = [squeeze(c.heading) for c in header.columns if c.role == "money"]
    at_risk = scored and all(text.startswith("วงเงิน") for text in money)
    return (named > 1 and not money) or (named > 0 and at_risk)


def table_aside(header: Header, rows: Sequence[Row]) -> list[Remark] | None:
    """What to tell of a table whose rows are no items: nothing of risks; of the costs of one
    project ("ค่าอาหาร", food) that its sum is no budget. None for any other table."""
    if is_of_risks(header):
        return []
    titles = [(row, cell) for row in rows for cell in _titles(row, header) if cell.printed]
    listed = [(row, cell) for row, cell in titles if not opens_total(cell.text)]
    costs = sum(COST.match(cell.text) is not None for _row, cell in listed)
    if not costs or 2 * costs <= len(listed) or any(opens_typed(c.text) for _r, c in listed):
        return None
    message = "a table of the costs of one project; its rows are no items, and its sum is no budget"
    raw = " | ".join(cell.text for _row, cell in listed)[:_LONGEST_RAW]
    return [Remark("table_of_costs", "info", message, listed[0][0].place, raw)]


def _titles(row: Row, header: Header) -> list[RowCell]:
    return [row.cells[c.index] for c in header.columns if c.role == "title"]


def summary_totals(rows: Sequence[Row], header: Header, section: Section) -> list[RawTotal]:
    """A total for every count and sum in the rows of dimensions and in the grand total. A bare รวม
    below a dimension that has no figures of its own is that dimension's. Counts of every year, and
    their sum, count an item as often as it comes, and are no count of the document."""
    label = next(c for c in header.columns if c.role in ("dimension", "mission"))
    totals: list[RawTotal] = []
    open_dimension: Span | None = None
    for row in rows:
        cell = row.cells[label.index] if label.index < len(row.cells) else None
        if cell is None or cell.span is None:
            continue
        if is_dimension_heading(cell.text):
            found = _row_totals(row, header, section, cell.span)
            open_dimension = None if found else cell.span
            totals += found
        elif _SUM.match(cell.text):
            bare = is_nothing_but_total(cell.text) and not is_grand(cell.text)
            dimension = open_dimension if bare else None
            totals += _row_totals(row, header, section, dimension)
            open_dimension = None
    return totals


def _counted(heading: str) -> ItemType | None:
    """The one type a heading counts; None for several ("จำนวนโครงการ/กิจกรรม") or none."""
    kinds = [kind for word, kind in TYPE_WORDS if word in heading]
    return kinds[0] if len(kinds) == 1 else None


def _row_totals(
    row: Row, header: Header, section: Section, dimension: Span | None
) -> list[RawTotal]:
    totals = []
    yearly = len({c.year_be for c in header.columns if c.role == "count" and c.year_be}) > 1
    counts = [c for c in header.columns if c.role == "count" and not yearly]
    typed = len(counts) > 1
    for column in header.columns:
        cell = row.cells[column.index] if column.index < len(row.cells) else EMPTY
        span = cell.span
        if span is None or not cell.printed or column.role not in ("money", "count"):
            continue
        status = parse_amount(span.text).status
        if column in counts and status == "amount":
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
