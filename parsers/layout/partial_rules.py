"""Level rules that part some columns only: the cells of the others reach down beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.headings.headers import find_header
from parsers.model import Box, Cell, Ruling, Table
from parsers.rows import rows_of

_COVERED = 0.6  # of a cell's width


def part_at_rules(table: Table, rules: Sequence[Ruling]) -> Table:
    """The table with a row more for every level rule inside a row of cells; a cell that the rule
    does not run across reaches over both."""
    heights = {
        row: sorted({r.position for r in rules if box.top < r.position < box.bottom})
        for row in range(table.n_rows)
        if (box := _box_of(table, row)) is not None
    }
    if not any(heights.values()):
        return table
    firsts = [0]
    for row in range(table.n_rows):
        firsts.append(firsts[-1] + len(heights.get(row, ())) + 1)
    cells: list[Cell] = []
    for cell in table.cells:
        moved = replace(
            cell,
            row=firsts[cell.row],
            row_span=firsts[cell.row + cell.row_span] - firsts[cell.row],
        )
        inside = heights.get(cell.row, []) if cell.row_span == 1 else []
        cells += _cut(moved, inside, rules)
    return replace(
        table, n_rows=firsts[-1], cells=tuple(sorted(cells, key=lambda c: (c.row, c.col)))
    )


def over_titles(table: Table, rules: Sequence[Ruling]) -> list[Ruling]:
    """The rules that run across the column of titles: others part no items, as one over a sum."""
    header = find_header(rows_of(table, 0, "")) if rules else None
    title = next((c.index for c in header.columns if c.role == "title"), None) if header else None
    box = next((c.box for c in table.cells if c.col == title and c.col_span == 1 and c.box), None)
    return [rule for rule in rules if box is not None and _runs_over(rule, box)]


def _box_of(table: Table, row: int) -> Box | None:
    return next(
        (c.box for c in table.cells if c.row == row and c.row_span == 1 and c.box is not None), None
    )


def _cut(cell: Cell, heights: Sequence[float], rules: Sequence[Ruling]) -> list[Cell]:
    """The parts of a cell between the rules that run across it."""
    box = cell.box
    if box is None:
        return [cell]
    across = [
        k
        for k, y in enumerate(heights)
        if any(r.position == y and _runs_over(r, box) for r in rules)
    ]
    rows = [0, *(k + 1 for k in across), cell.row_span]
    ends = [box.top, *(heights[k] for k in across), box.bottom]
    parts = []
    for (first, last), (top, bottom) in zip(pairwise(rows), pairwise(ends), strict=True):
        lines = tuple(
            line for line in cell.lines if line.box is None or top <= line.box.y_center < bottom
        )
        place = Box(box.x0, top, box.x1, bottom)
        parts.append(
            replace(cell, row=cell.row + first, row_span=last - first, lines=lines, box=place)
        )
    return parts


def _runs_over(rule: Ruling, box: Box) -> bool:
    return min(rule.end, box.x1) - max(rule.start, box.x0) >= _COVERED * (box.x1 - box.x0)
