"""Shaded cells that stand for arrows: the months of a Gantt chart filled with a colour or a grey.

Shading also sets off headings, sums and every second row: only empty cells count, in a row whose
title is not shaded, in a column whose heading is not set off by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.model import Box, Cell, Mark

_COVERED = 0.6  # of a cell's area
_INSET = 1.0  # points
_LETTERS = regex.compile(r"[\p{L}\p{N}]")


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
        if any(_has_text(c) and id(c) not in dark for c in row)
        for cell in row
        if id(cell) in dark and _has_text(cell)
    }
    marks: list[Mark] = []
    for row in rows.values():
        printed = [cell for cell in row if _has_text(cell)]
        if not printed or any(id(cell) in dark for cell in printed):
            continue
        marks += _spans([c for c in row if id(c) in dark and c.col not in set_off])
    return tuple(marks)


def _has_text(cell: Cell) -> bool:
    return _LETTERS.search(cell.text) is not None


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
