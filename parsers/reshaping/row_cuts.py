"""Rows of a table cut at heights: what no rule parts becomes rows of cells of their own."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from parsers.model import Cell, Table
from parsers.page.geometry import middle
from parsers.reshaping.level_cells import box_between, cut_levels


def cut_rows(
    table: Table,
    cuts: dict[int, list[float]],
    context: Set[int] = frozenset(),
    centred: Set[int] = frozenset(),
) -> Table:
    """The table with a row more for every height at which one is cut. `context`: the columns of
    levels, in which a heading reaches down beside all items that are under it, from the row that
    it begins in, in `centred` rows from the one that its middle is in."""
    added = {row: len(heights) for row, heights in cuts.items()}
    cells: list[Cell] = []
    for cell in table.cells:
        row = cell.row + sum(more for r, more in added.items() if r < cell.row)
        inside = range(cell.row, cell.row + cell.row_span)
        span = cell.row_span + sum(more for r, more in added.items() if r in inside)
        moved = replace(cell, row=row, row_span=span)
        if cell.row_span == 1 and cell.row in cuts:
            if cell.col in context:
                cells += cut_levels(moved, cuts[cell.row], cell.row in centred)
            else:
                cells += _cut(moved, cuts[cell.row])
        else:
            cells.append(moved)
    cells.sort(key=lambda c: (c.row, c.col))
    return replace(table, n_rows=table.n_rows + sum(added.values()), cells=tuple(cells))


def _cut(cell: Cell, edges: Sequence[float]) -> list[Cell]:
    parts = []
    for k in range(len(edges) + 1):
        lines = tuple(ln for ln in cell.lines if sum(y <= middle(ln) for y in edges) == k)
        place = box_between(cell, edges, k, k + 1)
        parts.append(replace(cell, row=cell.row + k, row_span=1, lines=lines, box=place))
    return parts
