"""Cells of levels (dimension, mission) beside rows that no rule parts: one cell holds a heading for
every row or for several of them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.thai_text import clean
from parsers.hierarchy.totals import opens_level_or_total
from parsers.model import Box, Cell, Line
from parsers.page.geometry import middle

_INDICATOR = regex.compile(r"ตัวช[ีิ้]{1,2}วัด(?:ที่)?\s*\d")  # of an ITA instrument


def first_lines(cell: Cell, context: Set[int]) -> Cell:
    """A cell of a column of levels with the first line of each heading alone, where each has a
    number; any other as it is."""
    if cell.col not in context or not cell.lines:
        return cell
    firsts = [lines[0] for lines in _headings(cell)]
    numbered = all(_opens_level(clean(line.text)) for line in firsts)
    return replace(cell, lines=tuple(firsts)) if numbered else cell


def _opens_level(text: str) -> bool:
    return opens_level_or_total(text) or _INDICATOR.match(text) is not None


def _headings(cell: Cell) -> list[list[Line]]:
    """The lines of a cell of levels, heading by heading."""
    headings: list[list[Line]] = []
    for line in cell.lines:
        if not headings or _opens_level(clean(line.text)):
            headings.append([])
        headings[-1].append(line)
    return headings


def cut_levels(cell: Cell, edges: Sequence[float], centred: bool) -> list[Cell]:
    """One cell for every numbered heading, as tall as the rows below it; one for all without."""
    headings = _headings(cell)
    blocks = _nearest(headings, cell, edges) if centred and headings else []
    for lines in headings if not blocks else ():
        place = (middle(lines[0]) + middle(lines[-1])) / 2 if centred else middle(lines[0])
        row = sum(y <= place for y in edges) if blocks else 0
        if blocks and row <= blocks[-1][0]:
            blocks[-1][1].extend(lines)
        else:
            blocks.append((row, lines))
    blocks = blocks or [(0, [])]
    ends = [first for first, _lines in blocks[1:]] + [len(edges) + 1]
    return [
        replace(
            cell,
            row=cell.row + first,
            row_span=end - first,
            lines=tuple(lines),
            box=box_between(cell, edges, first, end),
        )
        for (first, lines), end in zip(blocks, ends, strict=True)
    ]


def box_between(cell: Cell, edges: Sequence[float], first: int, end: int) -> Box | None:
    """The place that a cell's rows take, from one up to another, if it is cut at some heights."""
    if cell.box is None:
        return None
    # The cells of a row without rules are no taller than their lines: an edge may miss some.
    within = [min(max(y, cell.box.top), cell.box.bottom) for y in edges]
    ends = [cell.box.top, *within, cell.box.bottom]
    return replace(cell.box, top=ends[first], bottom=ends[end])


def _nearest(
    headings: Sequence[list[Line]], cell: Cell, edges: Sequence[float]
) -> list[tuple[int, list[Line]]]:
    """The headings with the first row that each is nearest to: set in the middle of the rows below
    them. None of them where one is nearest to no row."""
    if cell.box is None:
        return []
    ends = [cell.box.top, *edges, cell.box.bottom]
    middles = [(middle(lines[0]) + middle(lines[-1])) / 2 for lines in headings]
    of_row = [
        min(range(len(middles)), key=lambda k: abs(middles[k] - (top + bottom) / 2))
        for top, bottom in pairwise(ends)
    ]
    if set(of_row) != set(range(len(headings))):
        return []
    return [(of_row.index(k), lines) for k, lines in enumerate(headings)]
