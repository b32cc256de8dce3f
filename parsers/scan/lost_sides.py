"""Sides of a table that copying wore down to crumbs, at the ends of level rules that stayed whole.

Left alone, the crumbs are read as commas, bars and brackets beside the words. They are of a side
where they stand in line at the ends of rules of one extent, all along between two of them, and no
print runs across; sides that were found, and print, are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from parsers.scan.pixels import Shapes
from parsers.scan.strokes import Stroke
from parsers.scan.worn_rules import WornRule

_SHORTEST_PT, _SAME_END_PT = 150.0, 3.0
_FEWEST_LEVELS, _FEWEST_CRUMBS = 3, 3
_WIDEST_PT, _OFF_PT = 1.8, 1.4
_LEAST_COVER = 0.2  # of the way between two rules
_PARTS, _LEAST_PARTS = 4, 3  # of that way which have some
_FOUND = 0.8


def find_lost_sides(shapes: Shapes, strokes: Sequence[Stroke], scale: float) -> list[WornRule]:
    """What is left of the sides between each two level rules. `shapes` are those of the page's ink,
    `strokes` its straight ones, `scale` pixels per point."""
    found = []
    for stack in _stacks(strokes, scale):
        for of_end in ([s.start for s in stack], [s.end for s in stack]):
            for (upper, x), (lower, other) in pairwise(zip(stack, of_end, strict=True)):
                way = Stroke("vertical", (x + other) / 2, upper.far, lower.near, x, x)
                crumbs = _crumbs(way, shapes, strokes, scale)
                found += [WornRule(way, crumbs)] if crumbs else []
    return found


def _stacks(strokes: Sequence[Stroke], scale: float) -> list[list[Stroke]]:
    """Long level rules that begin and end alike, from the top."""
    stacks: list[list[Stroke]] = []
    near = _SAME_END_PT * scale
    level = [s for s in strokes if s.orientation == "horizontal"]
    for rule in sorted(level, key=lambda s: s.position):
        if rule.length < _SHORTEST_PT * scale:
            continue
        for stack in stacks:
            last = stack[-1]
            if last.ends_like(rule, near):
                if rule.near > last.far:
                    stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= _FEWEST_LEVELS]


def _crumbs(
    way: Stroke, shapes: Shapes, strokes: Sequence[Stroke], scale: float
) -> tuple[int, ...]:
    """The thin shapes all along a way from one level rule to the next; none where the side was
    found, or print runs across."""
    near = _SAME_END_PT * scale
    sides = [s for s in strokes if s.orientation == "vertical" and _is_beside(s, way, near)]
    covered = sum(min(s.end, way.end) - max(s.start, way.start) for s in sides)
    if covered >= _FOUND * way.length:
        return ()
    among = (shapes.y0 > way.start) & (shapes.y1 <= way.end)
    thin = shapes.x1 - shapes.x0 <= _WIDEST_PT * scale
    if (among & ~thin & (shapes.x0 <= way.position) & (shapes.x1 > way.position)).any():
        return ()
    middle = (shapes.x0 + shapes.x1 - 1) / 2
    crumbs = np.flatnonzero(among & thin & (np.abs(middle - way.position) <= _OFF_PT * scale))
    high = int((shapes.y1 - shapes.y0)[crumbs].sum())
    if crumbs.size < _FEWEST_CRUMBS or high < _LEAST_COVER * way.length:
        return ()
    at = (shapes.y0 + shapes.y1)[crumbs] / 2 - way.start
    parts = np.unique((_PARTS * at / way.length).astype(int).clip(0, _PARTS - 1))
    return tuple(crumbs.tolist()) if parts.size >= _LEAST_PARTS else ()


def _is_beside(side: Stroke, way: Stroke, near: float) -> bool:
    along = side.start < way.end and side.end > way.start
    return along and abs(side.position - way.position) <= near
