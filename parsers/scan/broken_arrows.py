"""Arrows whose shaft a copier broke: pieces on one axis, in cells that hold nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from parsers.model import Mark
from parsers.scan.components import Components
from parsers.scan.marks import Arrow, find_arrows
from parsers.scan.strokes import Stroke

_TALLEST_PT = 9.5
_OFF_AXIS_PT = 1.8
_NEXT_PT = 12.0
_SHORTEST_PT = 8.0
_MOST_PIECES = 14
_DIRT_PT = 0.9
_LEAST_SHAFT = 0.5


@dataclass(frozen=True, slots=True)
class _Row:
    """Shapes on one level axis (pixels)."""

    members: tuple[int, ...]
    axis: float
    x0: int
    x1: int


def find_broken_arrows(
    parts: Components, free: np.ndarray, scale: float
) -> list[tuple[Mark, tuple[int, ...]]]:
    """Arrows put together from pieces, each with the shapes it is made of.

    `free` says which shapes may be part of one.
    """
    rows = [row for row in _rows_of_cells(parts, free, scale) if row is not None]
    found = []
    for group in _linked(rows, scale):
        arrow = _arrow(parts, group, scale)
        if arrow is not None:
            found.append((arrow.to_mark(scale), tuple(n for row in group for n in row.members)))
    return found


def _rows_of_cells(parts: Components, free: np.ndarray, scale: float) -> list[_Row | None]:
    counts = parts.in_cell & (parts.area >= (_DIRT_PT * scale) ** 2)
    usable = counts & free & (parts.height <= _TALLEST_PT * scale)
    order = np.nonzero(counts)[0]
    cells: dict[int, list[int]] = {}
    for n in order:
        cells.setdefault(int(parts.region[n]), []).append(int(n))
    return [_row(parts, numbers, scale) for numbers in cells.values() if usable[numbers].all()]


def _row(parts: Components, numbers: Sequence[int], scale: float) -> _Row | None:
    index = np.asarray(numbers)
    middles = (parts.y0[index] + parts.y1[index]) / 2
    axis = float(np.median(middles))
    if len(numbers) > _MOST_PIECES or np.abs(middles - axis).max() > _OFF_AXIS_PT * scale:
        return None
    return _Row(tuple(numbers), axis, int(parts.x0[index].min()), int(parts.x1[index].max()))


def _linked(rows: Sequence[_Row], scale: float) -> list[list[_Row]]:
    """Rows of neighbouring cells that go on along one axis."""
    groups: list[list[_Row]] = []
    for row in sorted(rows, key=lambda r: r.x0):
        for group in groups:
            last = group[-1]
            near = 0 <= row.x0 - last.x1 <= _NEXT_PT * scale
            if near and abs(row.axis - last.axis) <= _OFF_AXIS_PT * scale:
                group.append(row)
                break
        else:
            groups.append([row])
    return groups


def _arrow(parts: Components, group: Sequence[_Row], scale: float) -> Arrow | None:
    x0, x1 = group[0].x0, max(row.x1 for row in group)
    members = [n for row in group for n in row.members]
    if x1 - x0 < _SHORTEST_PT * scale or len(members) < 2:
        return None
    axis = round(float(np.mean([row.axis for row in group])))
    half = max(1, round(0.35 * scale))
    reach = round(_TALLEST_PT * scale)
    top = max(0, axis - reach)
    labels = parts.labels[top : axis + reach + 1, x0:x1]
    ink = np.isin(labels, parts.label[np.asarray(members)])
    on_axis = ink[axis - half - top : axis + half + 1 - top].any(axis=0)
    if float(on_axis.mean()) < _LEAST_SHAFT:
        return None
    ink[axis - top] = True
    image = np.pad(ink.astype(np.uint8) * 255, ((0, 0), (reach, reach)))
    shaft = Stroke(
        "horizontal", float(axis - top), reach, reach + x1 - x0 - 1, axis - top, axis - top
    )
    arrows = find_arrows(image, [shaft], scale)
    if not arrows:
        return None
    placed = Stroke("horizontal", float(axis), x0, x1 - 1, axis, axis)
    return Arrow(placed, arrows[0].starts, arrows[0].ends, arrows[0].half_height)
