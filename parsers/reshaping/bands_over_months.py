"""Calendars with two rows for each item: its title across all the months, and its marks in the
months below that (or above), with number and office as tall as both, or none of these. Told by the
rows: every title has one row of marks, and no marks stand without a title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from normalize.numbering import opens_typed
from normalize.thai_text import clean, is_dash
from parsers.headings.columns import bind_heading
from parsers.headings.schedule_marks import is_mark, says_throughout
from parsers.headings.title_over_columns import reaches_below
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Table

_HEAD_ROWS = 4
_FEWEST_MONTHS = 4  # or quarters
_LETTERS = regex.compile(r"\p{L}{4}")
_ABOVE = regex.compile(r"(?P<cut>M?)(?:L|BM)*(?P<last>B?)")
_BELOW = regex.compile(r"(?:L|MB)*")


@dataclass(frozen=True, slots=True)
class Months:
    """Which columns of a table are months, of how many, and the first row below them. `below`:
    titles stand below their marks."""

    first: int
    width: int
    n_cols: int
    body: int
    below: bool = False


def months_with_bands(table: Table, before: Months | None) -> Months | None:
    """The months of a table whose body has such rows; None where it has none. `before`: those of
    the table before, which a page break may have cut."""
    months = _months_of(table)
    if months is None:
        return None
    goes_on = before is not None and replace(before, body=months.body, below=False) == months
    kinds = _kinds(table, months)
    opening = next((kind for kind in kinds if kind != "L"), "")
    below = before.below if before is not None and goes_on else opening == "M"
    months = replace(months, below=below)
    return months if "B" in kinds and are_bands(table, months, goes_on) else None


def are_bands(table: Table, months: Months, goes_on: bool) -> bool:
    """Whether every row below the heading is a title, its marks or a level. `goes_on`: the first
    may be the marks of an item that a page break cuts; where titles stand below, none may."""
    kinds = _kinds(table, months)
    if months.below:
        return _BELOW.fullmatch(kinds) is not None
    match = _ABOVE.fullmatch(kinds)
    return match is not None and (goes_on or not match["cut"])


def titles_first(table: Table, months: Months) -> Table:
    """The table with every title above its marks."""
    if not months.below:
        return table
    kinds = _kinds(table, months)
    moves = {
        months.body + k: (1 if kind == "M" else -1) for k, kind in enumerate(kinds) if kind != "L"
    }
    cells = tuple(
        replace(cell, row=cell.row + moves.get(cell.row, 0)) if cell.row_span == 1 else cell
        for cell in table.cells
    )
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _months_of(table: Table) -> Months | None:
    """The lowest row of the heading that names months side by side, and where they stand."""
    found = None
    for row in range(min(_HEAD_ROWS, table.n_rows - 1)):
        named = [c for c in table.cells if c.row == row and c.col_span == 1 and _is_month(c)]
        columns = sorted(cell.col for cell in named)
        first, width = (columns[0], len(columns)) if columns else (0, 0)
        if width >= _FEWEST_MONTHS and columns == list(range(first, first + width)):
            body = max(c.row + c.row_span for c in named)
            found = Months(first, width, table.n_cols, body)
    return found if found is not None and not reaches_below(table, found.body) else None


def _is_month(cell: Cell) -> bool:
    return bind_heading(0, (clean(cell.text),)).role in ("month", "quarter")


def _kinds(table: Table, months: Months) -> str:
    """A letter for each row below the heading: a title across the months (B), marks in them (M), a
    level or a note across more than them (L), anything else (X)."""
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    return "".join(_kind(by_row.get(r, ()), months) for r in range(months.body, table.n_rows))


def _kind(cells: Sequence[Cell], months: Months) -> str:
    end = months.first + months.width
    over = [c for c in cells if c.col < end and c.col + c.col_span > months.first]
    if len(over) == 1:
        cell, text = over[0], clean(over[0].text)
        if (cell.col, cell.col_span) != (months.first, months.width):
            return "L" if cell.row_span == 1 and text and not opens_typed(text) else "X"
        if heading_level(text) is not None:
            return "L"
        if cell.row_span == 1 and _is_title(text):
            return "B"
    inside = all(months.first <= c.col and c.col + c.col_span <= end for c in over)
    marks = all(c.row_span == 1 and _is_of_marks(clean(c.text)) for c in over)
    return "M" if over and inside and marks else "X"


def _is_title(text: str) -> bool:
    if not _LETTERS.search(text) or is_mark(text) or says_throughout(text):
        return False
    return not opens_total(text)


def _is_of_marks(text: str) -> bool:
    return not text or is_mark(text) or is_dash(text)
