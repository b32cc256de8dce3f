"""Headings in which the titles' stands over columns of their own ("โครงการ" over มิติที่, ภารกิจ, งบ):
an item's title stands across these columns too, and what they name below it.
"""

from __future__ import annotations

from dataclasses import dataclass

from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.model import Cell, Table

_HEAD_ROWS = 4  # a title or a unit may stand above the heading
_FEWEST = 2  # columns below the titles' heading
_NEVER_BELOW = frozenset(
    {"unbound", "title", "number", "month", "quarter", "count", "progress_flag", "ignored"}
)


@dataclass(frozen=True, slots=True)
class TitleOver:
    """Such a heading: the cell over the columns, what each of these holds, and the first row below
    the whole."""

    cell: Cell
    roles: tuple[str, ...]
    body: int

    @property
    def columns(self) -> range:
        return range(self.cell.col, self.cell.col + self.cell.col_span)


def title_over_columns(table: Table) -> TitleOver | None:
    """The heading of such a table; None for any other, also where titles have a column as well."""
    if table.ragged:
        return None
    for cell in table.cells:
        if cell.row >= _HEAD_ROWS or cell.col_span < _FEWEST or not _names_titles(cell):
            continue
        body = max(c.row + c.row_span for c in table.cells if c.row == cell.row)
        if body <= cell.row + cell.row_span or body >= table.n_rows or reaches_below(table, body):
            return None
        over = range(cell.col, cell.col + cell.col_span)
        roles = [_role(table, column, cell, body) for column in range(table.n_cols)]
        below = tuple(roles[column] for column in over)
        aside = [role for column, role in enumerate(roles) if column not in over]
        if "title" in aside or _NEVER_BELOW & set(below):
            return None
        return TitleOver(cell, below, body) if len(set(below)) >= _FEWEST else None
    return None


def _names_titles(cell: Cell) -> bool:
    return bind_heading(0, (clean(cell.text),)).role == "title"


def reaches_below(table: Table, body: int) -> bool:
    """Whether a cell of the heading goes on in the rows below it."""
    return any(c.row < body < c.row + c.row_span for c in table.cells)


def _role(table: Table, column: int, title: Cell, body: int) -> str:
    """What the heading of a column names, that of the titles left out."""
    own = sorted(
        (
            c
            for c in table.cells
            if title.row <= c.row < body and c.col <= column < c.col + c.col_span and c is not title
        ),
        key=lambda c: c.row,
    )
    return bind_heading(column, tuple(text for c in own if (text := clean(c.text)))).role
