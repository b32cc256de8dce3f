"""Shaded cells of a scanned table, told by how light the paper is in each cell of a row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from parsers.model import Box, Ruling
from parsers.page.grid import GridCell, find_grids

_INSET_PT = 2.0  # the rules around a cell, and what a scan spreads of them
_LEAST_SIDE_PT = 3.0
_PAPER_PERCENT = 80  # of a cell's pixels are darker than its paper, print included
_DARKER = 0.88  # of the lightest cell of the row
_STEP = 0.06  # between shaded and plain cells; uneven light changes by less from cell to cell
_PALE_STEP = 0.025  # the same where the cells on either side of it are alike
_PALER = 4.0  # times as wide as the levels on either side
_FEWEST_OF_PALE = 5  # cells


def shaded_cells(light: np.ndarray, rulings: Sequence[Ruling], scale: float) -> tuple[Box, ...]:
    """Boxes (points) of the cells that are clearly darker than others of their row.

    `light` is the straight page at low resolution as it was scanned; `scale` its pixels per point.
    """
    found: list[Box] = []
    for grid in find_grids(rulings):
        rows: dict[int, list[tuple[float, GridCell]]] = {}
        for cell in grid.cells:
            level = _level(light, cell.box, scale)
            if cell.row_span == 1 and level is not None:
                rows.setdefault(cell.row, []).append((level, cell))
        for row in rows.values():
            found += [cell.box for cell in _darker(row)]
    return tuple(found)


def _level(light: np.ndarray, box: Box, scale: float) -> float | None:
    x0, x1 = round((box.x0 + _INSET_PT) * scale), round((box.x1 - _INSET_PT) * scale)
    y0, y1 = round((box.top + _INSET_PT) * scale), round((box.bottom - _INSET_PT) * scale)
    inside = light[max(0, y0) : y1, max(0, x0) : x1]
    least = _LEAST_SIDE_PT * scale
    if inside.size == 0 or min(inside.shape) < least:
        return None
    return float(np.percentile(inside, _PAPER_PERCENT))


def _darker(row: Sequence[tuple[float, GridCell]]) -> list[GridCell]:
    """The cells below the lightest clear step between the levels of a row, if they are dark enough:
    of two shades both count. A pale shade counts where the row has just two levels."""
    ordered = sorted(row, key=lambda entry: entry[0])
    levels = np.array([level for level, _cell in ordered])
    if len(levels) < 2:
        return []
    steps = np.diff(levels) / max(1.0, levels[-1])
    clear = np.flatnonzero((steps >= _STEP) & (levels[:-1] <= _DARKER * levels[-1]))
    widest = int(steps.argmax())
    spread = max(levels[widest] - levels[0], levels[-1] - levels[widest + 1]) / max(1.0, levels[-1])
    if len(levels) >= _FEWEST_OF_PALE and steps[widest] >= max(_PALE_STEP, _PALER * spread):
        clear = np.append(clear, widest)
    return [cell for _level, cell in ordered[: clear.max() + 1]] if clear.size else []
