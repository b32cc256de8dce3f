"""Another way to lay out the pages of a document whose first reading lost or contradicts something.

Uprights that stand in one part of a table alone, or that a copy has worn, cut columns where none
are. Without uprights the columns come from how the words line up. Which reading is right is told by
what each makes of the document, never by the look of its rules: the other one must have all that
the first has, read more or agree with the totals that the first contradicts, and lose less.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from normalize.columns import Row
from normalize.numbering import opens_typed
from normalize.raw import Place, Remark
from normalize.schema import BudgetRow, DocumentRow, EvidenceRow, FindingRow, ItemRow
from normalize.thai_text import squeeze
from parsers.model import Orientation
from pipeline.read_pages import ReadPage

Rows = Mapping[str, Sequence[Row]]

LAID_OUT_AGAIN = Remark(
    "laid_out_again",
    "warning",
    "read by its uprights this document loses or contradicts some of what it prints; the columns "
    "of its tables were told by how their words line up: compare some rows with the page",
    Place(),
)

_CONTRADICTED = frozenset({"count_differs", "digit_contradicted", "total_differs"})
_LOST = frozenset(
    {
        "amount_uncertain",
        "amount_unplaced",
        "amount_unreadable",
        "cell_lost",
        "mark_unreadable",
        "misaligned_row",
        "money_column_repeated",
        "money_without_item",
        "money_without_title",
        "months_missing",
        "months_without_item",
        "no_items",
        "number_unreadable",
        "numbering_gap",
        "row_without_item",
        "row_without_title",
        "rows_not_parted",
        "table_without_heading",
        "table_without_items",
        "title_uncertain",
        "values_items_mismatch",
    }
)
_DOUBTS = frozenset(
    {"amount_low_confidence", "amount_uncertain", "low_confidence", "mission_uncertain"}
)
_TROUBLES = _CONTRADICTED | _LOST
_GAINS = ("items.title", "budgets.amount_baht", "schedule.month")
_TOTALS = "totals.stated"


def other_pages(pages: Sequence[ReadPage], rows: Rows) -> Iterator[list[ReadPage]]:
    """The pages without uprights, then without rules: all, then those of which something was lost.

    `rows`: the first reading. None where nothing was lost, or where the document is of no known
    family: its tables hold no items, however they are laid out.
    """
    lost = {row.page for row in _troubles(rows)}
    if not lost or any(_is_unknown(row) for row in rows["documents"]):
        return
    tried = [list(pages)]
    orientations: tuple[tuple[Orientation, ...], ...] = (("horizontal",), ())
    for left in orientations:
        whole = [_with_rules(page, left) for page in pages]
        pairs = zip(pages, whole, strict=True)
        some = [other if page.number in lost else page for page, other in pairs]
        for others in (whole, some):
            if others not in tried:
                tried.append(others)
                yield others


def is_better(other: Rows, first: Rows) -> bool:
    """Whether the other reading has all of the first and more, and loses or contradicts less.

    Where it loses and contradicts nothing, its titles and amounts may be others than the first has.
    """
    before, now = (Counter(row.code for row in _troubles(rows)) for rows in (first, other))
    if now.total() >= before.total() or not _warned(other) <= _warned(first):
        return False
    had, has = _values(first), _values(other)
    mended = bool(set(before) & _CONTRADICTED) and not set(now) & _CONTRADICTED
    if not mended and all(has[of] == had[of] for of in _GAINS):
        return False
    spared = _TOTALS if mended and has[_TOTALS] else None
    if any(has[of] < n for of, n in had.items() if of != spared):
        return False
    if _values_per_item(other) < _values_per_item(first) or _breaks_titles(other, first):
        return False  # lines of titles taken for items
    if not now:
        return True
    return _titles(first) <= _titles(other) and (mended or _amounts(first) <= _amounts(other))


def _with_rules(read: ReadPage, orientations: Collection[Orientation]) -> ReadPage:
    if read.page is None:
        return read
    left = tuple(rule for rule in read.page.rulings if rule.orientation in orientations)
    return replace(read, page=replace(read.page, rulings=left))


def _is_unknown(row: Row) -> bool:
    return isinstance(row, DocumentRow) and row.family == "unknown"


def _troubles(rows: Rows) -> list[FindingRow]:
    """The findings that tell what was lost or is contradicted."""
    return [r for r in rows["findings"] if isinstance(r, FindingRow) and r.code in _TROUBLES]


def _warned(rows: Rows) -> set[str]:
    """The kinds of warnings and errors, but those of single letters and of how levels are told."""
    found = (row for row in rows["findings"] if isinstance(row, FindingRow))
    return {row.code for row in found if row.severity != "info"} - _DOUBTS


def _values(rows: Rows) -> Counter[str]:
    """How many values were read, by table and column."""
    proofs = (row for row in rows["evidence"] if isinstance(row, EvidenceRow))
    return Counter(f"{row.table}.{row.column}" for row in proofs)


def _values_per_item(rows: Rows) -> float:
    """How many values an item has in the mean, its money and months among them."""
    values = sum(n for of, n in _values(rows).items() if not of.startswith(("documents", "totals")))
    return values / max(1, len(rows["items"]))


def _breaks_titles(other: Rows, first: Rows) -> bool:
    """Whether an item of the other reading, without a type word or a number, is a further part of
    a title of the first."""
    whole = [squeeze(item.title) for item in _items(first).values() if item.title is not None]
    bare = (
        squeeze(item.title)
        for item in _items(other).values()
        if item.title is not None and item.item_no is None and not opens_typed(item.title)
    )
    return any(part in title and not title.startswith(part) for part in bare for title in whole)


def _titles(rows: Rows) -> Counter[tuple[object, ...]]:
    """Each item's section and title."""
    return Counter((item.section, item.title) for item in _items(rows).values())


def _amounts(rows: Rows) -> Counter[tuple[object, ...]]:
    """Each amount, with what it is for: the item's section and title, the year, kind and part."""
    items = _items(rows)
    return Counter(
        (item.section, item.title, row.fiscal_year_be, row.kind, row.part, row.amount_baht)
        for row in rows["budgets"]
        if isinstance(row, BudgetRow) and row.amount_baht is not None
        for item in (items[row.item_id],)
    )


def _items(rows: Rows) -> dict[str, ItemRow]:
    return {row.item_id: row for row in rows["items"] if isinstance(row, ItemRow)}
