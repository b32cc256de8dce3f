"""Amounts of several years that a lost upright, or one left out beside ไม่ใช้งบประมาณ, put into one
merged cell: "40,000 - 45,000" over three years, a line for each item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.amounts import looks_like_money
from normalize.thai_text import clean
from parsers.headings.headers import Header
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.pieces import Extent, extent, is_statement
from parsers.rows import Row

_FEWEST = 2  # figures of a line


def money_apart(
    table: Table, rows: Sequence[Row], header: Header, said: frozenset[Word] = frozenset()
) -> Table:
    """The table with such cells of some rows cut where the columns of the others are; itself where
    words stand over an edge, two figures in one column, or anything else. `said`: words that are
    known to be of all columns that they are over."""
    money = {c.index for c in header.columns if c.role == "money"}
    lefts = {c.col: c.box.x0 for c in table.cells if c.col_span == 1 and c.box is not None}
    inside = {row.index for row in rows}
    cells: list[Cell] = []
    for cell in table.cells:
        over = range(cell.col, cell.col + cell.col_span)
        edges = [lefts[k] for k in over[1:] if k in lefts]
        merged = cell.col_span > 1 and money.issuperset(over) and len(edges) == len(over) - 1
        if merged and cell.row in inside and cell.row_span == 1 and _are_figures(cell, edges, said):
            cells += _cut(cell, edges)
        else:
            cells.append(cell)
    if len(cells) == len(table.cells):
        return table
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _cut(cell: Cell, edges: Sequence[float]) -> list[Cell]:
    """A cell for every column, each word in that its middle is in."""
    box = cell.box
    ends = [box.x0, *edges, box.x1] if box is not None else []
    cut = []
    for k in range(cell.col_span):
        held = (tuple(w for w in ln.words if _slot(extent((w,)), edges) == k) for ln in cell.lines)
        lines = tuple(
            replace(line, words=words)
            for line, words in zip(cell.lines, held, strict=True)
            if words
        )
        place = Box(ends[k], box.top, ends[k + 1], box.bottom) if box is not None else None
        cut.append(replace(cell, col=cell.col + k, col_span=1, lines=lines, box=place))
    return cut


def _slot(place: Extent, edges: Sequence[float]) -> int:
    return sum(edge <= (place[0] + place[1]) / 2 for edge in edges)


def _are_figures(cell: Cell, edges: Sequence[float], said: frozenset[Word]) -> bool:
    """Whether every line of a cell is a figure in each of several columns, or says that no budget
    is used, and one has figures."""
    if any(word.box is None for line in cell.lines for word in line.words):
        return False
    lines = [line for line in cell.lines if not _is_statement(line, said)]
    return bool(lines) and all(_in_columns(line, edges) for line in lines)


def _is_statement(line: Line, said: frozenset[Word]) -> bool:
    return len(line.words) == 1 and (line.words[0] in said or is_statement(line.words[0]))


def _in_columns(line: Line, edges: Sequence[float]) -> bool:
    places = [extent((word,)) for word in line.words if word.box is not None]
    held = {_slot(place, edges) for place in places}
    apart = len(held) == len(line.words) >= _FEWEST
    crossed = any(a < edge < b for a, b in places for edge in edges)
    return apart and not crossed and all(looks_like_money(clean(word.text)) for word in line.words)
