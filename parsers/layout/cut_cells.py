"""Cells of a table cut at upright edges; what is printed over several columns stays whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.numbering import item_type
from normalize.thai_text import clean
from parsers.hierarchy.lines_above import names_office
from parsers.hierarchy.totals import opens_total
from parsers.layout.aligned_records import is_figure
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.pieces import in_pieces, is_band, text_of

_GROUPED = regex.compile(r"\d,\d{3}")
NUMBER = regex.compile(r"\(?\d{1,3}(?:\.\d{1,2}){0,2}[.)]?")
"""The number of an item or of a level."""
_SUB_LEVEL = regex.compile(r"\d{1,2}\.\d{1,2}\.?\s+(?P<name>[^\d\s].{8,})")


def cut_cell(
    cell: Cell, bounds: Sequence[int], edges: Sequence[float], alone: bool = False
) -> list[Cell]:
    """A cell cut at some places; a level's heading and the words of a sum's name stay together.
    `alone`: nothing else stands in its row."""
    if len(bounds) == 2:
        return [replace(cell, col=bounds[0], col_span=bounds[1] - bounds[0])]
    parts, slots = [(k, k) for k in range(len(edges) + 1)], _slots(cell, edges)
    if cell.lines and (_is_heading(cell) or (alone and _is_numbered_level(cell))):
        parts = [(0, len(edges))]
    elif _is_sum(cell):
        slots = _name_before_figures(cell, slots)
        parts = _together(cell, slots, len(edges))
    box = cell.box
    ends = [box.x0, *edges, box.x1] if box is not None else []
    cut = []
    for first, last in parts:
        lines = [
            Line(words, page=line.page)
            for line in cell.lines
            if (words := tuple(w for w in line.words if first <= slots[id(w)] <= last))
        ]
        place = Box(ends[first], box.top, ends[last + 1], box.bottom) if box is not None else None
        span = bounds[last + 1] - bounds[first]
        cut.append(Cell(cell.row, bounds[first], cell.row_span, span, tuple(lines), place))
    return cut


def with_sums_cut(table: Table) -> Table:
    """With the sums that stand across all columns cut where these are, if one alone has amounts, as
    theirs: of several, a sum in the middle is of none."""
    edges = edges_of(table.cells)
    own = [c for c in table.cells if c.col_span == 1]
    money = {c.col for c in own if any(_is_amount(clean(line.text)) for line in c.lines)}
    if len(edges) != table.n_cols - 1 or len(money) != 1:
        return table
    across = [c for c in table.cells if c.col_span == table.n_cols and _is_sum(c)]
    cells = [c for c in table.cells if c not in across]
    for cell in across:
        cut = cut_cell(cell, range(table.n_cols + 1), edges)
        cells += cut if _figures_of(cut) <= money else [cell]
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _figures_of(cells: Sequence[Cell]) -> set[int]:
    """The columns in which a sum's figures stand; -1 for one in which words stand as well."""
    texts = ((cell.col, clean(cell.text)) for cell in cells)
    grouped = ((col, text) for col, text in texts if _GROUPED.search(text))
    return {col if _is_amount(text) else -1 for col, text in grouped}


def _is_amount(text: str) -> bool:
    return is_figure(text) and any(map(str.isdigit, text)) and NUMBER.fullmatch(text) is None


def edges_of(cells: Sequence[Cell]) -> list[float]:
    """Where every column but the first begins, of those that some cell has for itself."""
    lefts = {c.col: c.box.x0 for c in cells if c.col_span == 1 and c.box is not None}
    return [lefts[k] for k in sorted(lefts) if k]


def _slots(cell: Cell, edges: Sequence[float]) -> dict[int, int]:
    """For each word between which of some places its middle stands."""
    placed = [w for line in cell.lines for w in line.words]
    return {id(w): 0 if w.box is None else sum(w.box.x_center > x for x in edges) for w in placed}


def _name_before_figures(cell: Cell, slots: Mapping[int, int]) -> dict[int, int]:
    """A sum's name stands in no column of its figures, however far to the right it is set."""
    placed = dict(slots)
    for line in cell.lines:
        texts = [clean(word.text) for word in line.words]
        amounts = [k for k, t in enumerate(texts) if is_figure(t) and not NUMBER.fullmatch(t)]
        first = min(amounts, default=0)
        for word in line.words[:first]:
            placed[id(word)] = min(slots[id(word)], max(0, slots[id(line.words[first])] - 1))
    return placed


def _together(cell: Cell, slots: Mapping[int, int], last: int) -> list[tuple[int, int]]:
    """The columns from and to which the words of a sum's name reach; its figures stand alone."""
    joined = [False] * last
    for piece in pieces_of(cell):
        for a, b in pairwise(piece):
            if not (is_figure(a.text) or is_figure(b.text)):
                start, end = slots[id(a)], slots[id(b)]
                joined[start:end] = [True] * (end - start)
    parts = [[0, 0]]
    for k, together in enumerate(joined):
        if together:
            parts[-1][1] = k + 1
        else:
            parts.append([k + 1, k + 1])
    return [(first, last) for first, last in parts]


def is_heading_or_sum(cell: Cell, alone: bool = False) -> bool:
    """The heading of a level or a sum, whose words may stand over several columns. `alone`: nothing
    else stands in the cell's row."""
    named = alone and bool(cell.lines) and _is_numbered_level(cell)
    return named or _is_sum(cell) or (bool(cell.lines) and _is_heading(cell))


def plain_cells(cells: Sequence[Cell], alone: bool, are_rows: bool) -> list[Cell]:
    """The cells that keep columns, as no heading and no sum does; where they are whole rows
    (`are_rows`), the name of an office does not either."""
    plain = [c for c in cells if not is_heading_or_sum(c, alone)]
    return [c for c in plain if not are_rows or names_office(clean(c.text)) is None]


def _is_sum(cell: Cell) -> bool:
    """Whether a cell begins with the name of a sum."""
    if not cell.lines:
        return False
    first = in_pieces(cell.lines[0])
    return first is not None and opens_total(text_of(first.pieces[0]))


def _is_heading(cell: Cell) -> bool:
    rows = [in_pieces(line) for line in cell.lines]
    single = all(row is not None and len(row.pieces) == 1 for row in rows)
    return single and rows[0] is not None and is_band(rows[0])


def _is_numbered_level(cell: Cell) -> bool:
    """Whether a cell is one line numbered as a level within another is ("4.2 การเสริมพลัง…"), with
    no word that opens items: of a name that no list has, where nothing else stands in its row."""
    row = in_pieces(cell.lines[0]) if len(cell.lines) == 1 else None
    parts = row.pieces if row is not None else ()
    name = parts[1:] if parts and NUMBER.fullmatch(text_of(parts[0])) else parts
    match = _SUB_LEVEL.fullmatch(clean(cell.text)) if len(name) == 1 else None
    return match is not None and item_type(match["name"]) == "unspecified"


def pieces_of(cell: Cell) -> list[tuple[Word, ...]]:
    """The words of a cell's lines, parted at wide gaps."""
    rows = [in_pieces(line) for line in cell.lines]
    return [piece for row in rows if row is not None for piece in row.pieces]
