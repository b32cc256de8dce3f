"""Where the rows that one row of cells holds end: between the last line of each and the first line
of the next, as far as its cells bear that out."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from parsers.headings.headers import Header
from parsers.model import Cell, Line
from parsers.page.geometry import height, middle
from parsers.page.lines_level import LEVEL
from parsers.reshaping.level_cells import first_lines


@dataclass(frozen=True, slots=True)
class Edges:
    """The heights that part the rows in one row of cells, and whether all cells bear them out."""

    heights: list[float]
    sure: bool
    level: bool = False
    """Whether the cells of each row begin level; else they are set in the row's middle."""


def edges_of(
    cells: Sequence[Cell], starts: Sequence[float], title: int, context: Set[int]
) -> Edges:
    """Where each row begins level in all columns, between its last line and the next row's first;
    where cells are set half-way down, as rows that have their titles in their middle tile. Headings
    in the columns of levels (`context`) reach down beside several rows."""
    lines = [line for cell in cells for line in placed(cell)]
    edges = []
    for k, start in enumerate(starts[1:]):
        above = [middle(line) for line in lines if _part_of(line, starts) <= k]
        edges.append((max(above, default=start) + start) / 2)
    if all(_begin_level(first_lines(cell, context), starts) for cell in cells):
        return Edges(edges, True, True)
    titles = next((cell for cell in cells if cell.col == title), None)
    tiled = _tiled(titles, starts) if titles is not None else None
    return Edges(edges, False) if tiled is None else Edges(tiled, True)


def _part_of(line: Line, starts: Sequence[float]) -> int:
    """Which of the rows a line belongs to if all cells of a row begin level."""
    reach = LEVEL * height(line)
    return max(0, sum(y - reach <= middle(line) for y in starts) - 1)


def are_borne_out(
    cells: Sequence[Cell],
    edges: Sequence[float],
    header: Header,
    context: Set[int],
    sums: Sequence[Line],
) -> bool:
    """Whether each row between some heights begins level in all columns, and figures stand in its
    first line alone."""
    roles = {column.index: column.role for column in header.columns}
    titles = [ln for cell in cells if roles.get(cell.col) == "title" for ln in placed(cell)]
    firsts: dict[int, float] = {}
    for line in titles:
        firsts.setdefault(sum(y <= middle(line) for y in edges), middle(line))
    for line in sums:
        firsts.setdefault(sum(y <= middle(line) for y in edges), middle(line))
    starts = [firsts[k] for k in sorted(firsts)]
    figures = [ln for cell in cells if roles.get(cell.col) == "money" for ln in placed(cell)]
    apart = all(any(abs(middle(f) - y) <= LEVEL * height(f) for y in starts) for f in figures)
    if len(starts) < len(edges) + 1 or not figures or not apart:
        return False
    return all(_begin_level(first_lines(cell, context), starts) for cell in cells)


def _begin_level(cell: Cell, starts: Sequence[float]) -> bool:
    """Whether the first line of each row's share of a cell stands at the row's first height."""
    firsts: dict[int, Line] = {}
    for line in placed(cell):
        firsts.setdefault(_part_of(line, starts), line)
    return all(abs(middle(line) - starts[k]) <= LEVEL * height(line) for k, line in firsts.items())


def _tiled(titles: Cell, starts: Sequence[float]) -> list[float] | None:
    """The edges of rows that fill a cell from its top to its bottom, each with its title's lines in
    its middle; None where no such rows do."""
    if titles.box is None:
        return None
    held: list[list[Line]] = [[] for _ in starts]
    for line in placed(titles):
        held[_part_of(line, starts)].append(line)
    edges = [titles.box.top]
    for mine in held:
        if not mine:
            return None
        edges.append(middle(mine[0]) + middle(mine[-1]) - edges[-1])
        if not edges[-2] < middle(mine[0]) <= middle(mine[-1]) < edges[-1]:
            return None
    slack = LEVEL * height(titles.lines[0])
    return edges[1:-1] if abs(edges[-1] - titles.box.bottom) <= slack else None


def placed(cell: Cell) -> list[Line]:
    return [line for line in cell.lines if line.box is not None]
