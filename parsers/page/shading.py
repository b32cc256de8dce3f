"""Shaded cells that stand for arrows: the months of a Gantt chart filled with a colour or a grey.

Shading also sets off headings, sums and every second row: only empty cells count, in a row whose
title is not shaded, in a column whose heading is not set off by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from normalize.numbering import is_ordinal
from normalize.thai_text import PRINT, clean
from parsers.model import Box, Cell, Mark

_COVERED = 0.6  # of a cell's area
_INSET = 1.0  # points
_TITLE_CELLS = 2  # the number and the title


def shaded_marks(cells: Sequence[Cell], shaded: Sequence[Box]) -> tuple[Mark, ...]:
    """One span for every run of shaded empty cells that stand side by side in a row."""
    if not shaded:
        return ()
    dark = {id(cell) for cell in cells if cell.box is not None and _is_covered(cell.box, shaded)}
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(cells, key=lambda c: (c.row, c.col)):
        if cell.row_span == 1:
            rows.setdefault(cell.row, []).append(cell)
    set_off = {
        cell.col
        for row in rows.values()
        if _is_heading(row) and any(_has_text(c) and id(c) not in dark for c in row)
        for cell in row
        if id(cell) in dark and _has_text(cell)
    }
    found: list[list[Cell]] = []
    for row in rows.values():
        titles = [cell for cell in row if _has_text(cell)][:_TITLE_CELLS]
        if titles and not _is_heading(row) and not any(id(cell) in dark for cell in titles):
            found.append([c for c in row if id(c) in dark and c.col not in set_off])
    if _is_banding(found, 1 + max(cell.col + cell.col_span - 1 for cell in cells)):
        return ()
    return tuple(mark for row in found for mark in _spans([c for c in row if not _has_text(c)]))


def _is_heading(row: Sequence[Cell]) -> bool:
    """A row full of words; one that opens with an item's number alone is none."""
    full = [cell for cell in row if _has_text(cell)]
    numbered = [is_ordinal(clean(cell.text)) for cell in full]
    return len(full) > len(row) / 2 and (all(numbered) or not numbered[0] or row[0].col > 0)


def _is_banding(rows: Sequence[Sequence[Cell]], width: int) -> bool:
    """Whether all rows are shaded in every second column up to the table's end: a pattern. Marks
    alike in all rows that leave such a step out are marks."""
    patterns = {tuple(cell.col for cell in row) for row in rows}
    if len(patterns) != 1 or len(rows) < 2:
        return False
    (columns,) = patterns
    steps = {b - a for a, b in pairwise(columns)}
    return steps == {2} and columns[-1] >= width - 2


def _has_text(cell: Cell) -> bool:
    return PRINT.search(cell.text) is not None


def _is_covered(box: Box, shaded: Sequence[Box]) -> bool:
    area = sum(
        max(0.0, min(box.x1, s.x1) - max(box.x0, s.x0))
        * max(0.0, min(box.bottom, s.bottom) - max(box.top, s.top))
        for s in shaded
    )
    return area >= _COVERED * box.width * box.height


def _spans(cells: Sequence[Cell]) -> list[Mark]:
    """Side by side means in neighbouring columns; `cells` are of one row, from left to right."""
    runs: list[list[Cell]] = []
    for cell in cells:
        if runs and runs[-1][-1].col + runs[-1][-1].col_span == cell.col:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return [
        Mark("span", Box(a.x0 + _INSET, a.top, b.x1 - _INSET, b.bottom))
        for run in runs
        if (a := run[0].box) is not None and (b := run[-1].box) is not None
    ]
