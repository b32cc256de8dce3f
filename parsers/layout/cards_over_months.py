"""Cards over a strip of months, parted into a few cells that each hold several labelled lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.forms.framed_cards import card_in_cells
from parsers.forms.month_strips import is_strip_alone, strips_of
from parsers.model import Table
from parsers.page.geometry import contains


def card_over_months(table: Table, engine: str) -> Table | None:
    """The labels and values of such a card in rows of two cells, over its strip; None for any other
    table. The uprights of the strip say nothing of the cells above it."""
    strips = strips_of(table, engine)
    if len(strips) != 1 or strips[0].first == 0 or strips[0].end < table.n_rows:
        return None
    above = [cell for cell in table.cells if cell.row < strips[0].first]
    if any(cell.row + cell.row_span > strips[0].first for cell in above):
        return None
    lefts = {left: n for n, left in enumerate(sorted({cell.col for cell in above}))}
    narrow = [
        replace(
            cell,
            col=lefts[cell.col],
            col_span=sum(cell.col <= left < cell.col + cell.col_span for left in lefts),
        )
        for cell in above
    ]
    frame = replace(table, n_rows=strips[0].first, n_cols=len(lefts), cells=tuple(narrow), marks=())
    card = card_in_cells(frame)
    if card is None:
        return None
    rows = [replace(c, col_span=table.n_cols - 1 if c.col else 1) for c in card.cells]
    shift = card.n_rows - strips[0].first
    rows += [replace(c, row=c.row + shift) for c in table.cells if c.row >= strips[0].first]
    return replace(table, n_rows=table.n_rows + shift, cells=tuple(rows))


def months_in(frame: Table, tables: Sequence[Table], engine: str) -> bool:
    """Whether one strip of months, and no other table, stands in a frame with its lines."""
    inside = [
        table
        for table in tables
        if frame.box is not None
        and table.box is not None
        and contains(frame.box, table.box.x_center, table.box.y_center)
    ]
    return len(inside) == 1 and is_strip_alone(inside[0], engine) is not None
