"""Two lists of items side by side in one table, under one heading printed twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.model import Cell, Mark, Table

_FEWEST_COLUMNS = 2  # of one half


def side_by_side(table: Table, header: Header | None) -> tuple[Table, ...]:
    """The left half and the right half of such a table; any other table as it is."""
    middle, odd = divmod(table.n_cols, 2)
    if header is None or len(header.columns) != table.n_cols:
        return (table,)
    if table.ragged or odd or middle < _FEWEST_COLUMNS:
        return (table,)
    if not _are_alike(header.columns[:middle], header.columns[middle:]):
        return (table,)
    return _half(table, 0, middle), _half(table, middle, table.n_cols)


def _are_alike(left: Sequence[Column], right: Sequence[Column]) -> bool:
    """Whether the columns name titles and the same things in the same order, twice; a heading as
    short as ที่ may be misread."""
    both = list(zip(left, right, strict=True))
    titled = any(one.role == other.role == "title" for one, other in both)
    return titled and all(
        (one.role, one.kind, one.year_be, one.month)
        == (other.role, other.kind, other.year_be, other.month)
        or "unbound" in (one.role, other.role)
        for one, other in both
    )


def _half(table: Table, first: int, end: int) -> Table:
    """Some columns of a table; a heading over all columns stands in either half."""
    cells = tuple(
        replace(cell, col=start - first, col_span=stop - start)
        for cell in table.cells
        if (start := max(cell.col, first)) < (stop := min(cell.col + cell.col_span, end))
    )
    return replace(table, n_cols=end - first, cells=cells, marks=_within(table.marks, cells))


def _within(marks: Sequence[Mark], cells: Sequence[Cell]) -> tuple[Mark, ...]:
    boxes = [cell.box for cell in cells if cell.box is not None]
    if not boxes:
        return tuple(marks)
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    return tuple(mark for mark in marks if left <= mark.box.x_center <= right)
