"""A column of a table made several: which stretch of each cell goes where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.model import Box, Cell, Line, Table
from parsers.page.cut_lines import cut_lines

Stretch = tuple[int, int]
"""From and to where in a text; empty for a part that the text does not have."""


@dataclass(frozen=True, slots=True)
class Parting:
    """The stretches of the heading, one for each column to be, and of each cell of the body; None
    for a cell that stands over all of them."""

    heading: tuple[tuple[Line, ...], ...]
    body: tuple[tuple[Cell, tuple[Stretch, ...] | None], ...]


def with_columns(table: Table, head: Cell, parting: Parting) -> Table:
    """The table with the column below `head` parted; what stands over it reaches over all parts."""
    more = len(parting.heading) - 1
    parted = {id(cell): parts for cell, parts in parting.body if parts is not None}
    cells: list[Cell] = []
    for cell in table.cells:
        if cell is head:
            cells += _side_by_side(cell, parting.heading)
        elif id(cell) in parted:
            stretches = parted[id(cell)]
            cells += _side_by_side(cell, [cut_lines(cell.lines, *s) for s in stretches])
        elif cell.col > head.col:
            cells.append(replace(cell, col=cell.col + more))
        elif cell.col + cell.col_span > head.col:
            cells.append(replace(cell, col_span=cell.col_span + more))
        else:
            cells.append(cell)
    return replace(table, n_cols=table.n_cols + more, cells=tuple(cells))


def _side_by_side(cell: Cell, parts: Sequence[tuple[Line, ...]]) -> list[Cell]:
    box = cell.box
    step = box.width / len(parts) if box is not None else 0.0
    return [
        replace(
            cell,
            col=cell.col + k,
            lines=lines,
            box=Box(box.x0 + k * step, box.top, box.x0 + (k + 1) * step, box.bottom)
            if box is not None
            else None,
        )
        for k, lines in enumerate(parts)
    ]
