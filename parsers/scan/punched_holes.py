"""Punched holes of which a copy shows the edge alone: a ring about empty paper at the page's side.

Holes that are dark all over are taken out with the shadows at the page's edge. A pale one leaves a
thin circle, which a reader takes for a letter before the line beside it.
"""

from __future__ import annotations

import cv2
import numpy as np

_WIDE_PT = (12.0, 24.0)  # across; a punched hole has 17
_FROM_EDGE_PT = 54.0  # to its far side
_MOST_OVAL = 1.15
_MOST_UNROUND = 0.07  # of the radius: how its outer edge may waver
_LEAST_WHOLE = 0.8  # of the circle must be drawn
_THICKEST = 0.3  # of the radius
_CLEAR_PT = 6.0  # of print to both sides, which letters of a line have not
_DIRT = 0.006  # of the place inside and beside it
_UPRIGHT = 0.8  # of the ring's height: a rule between it and the page's edge
_SECTORS = 36


def without_rings(ink: np.ndarray, scale: float) -> np.ndarray:
    """A straight page's ink (0 or 255) without the rings that holes have left at its left and right
    sides; `scale` is pixels per point."""
    wide = round(_FROM_EDGE_PT * scale)
    bare: np.ndarray | None = None
    for start in (0, ink.shape[1] - wide):
        found = _rings(ink[:, max(0, start) : start + wide], start > 0, scale)
        for x, y, w, h in found:
            bare = ink.copy() if bare is None else bare
            x += max(0, start)
            bare[y : y + h, x : x + w] = 0
    return ink if bare is None else bare


def _rings(side: np.ndarray, right: bool, scale: float) -> list[tuple[int, int, int, int]]:
    """The boxes (x, y, width, height) of the rings in a strip of a page's ink, its right one or its
    left one; one inside the side of a table is a mark."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(side, connectivity=8)
    found = []
    for n in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[n])
        low, high = (pt * scale for pt in _WIDE_PT)
        if not (low <= min(w, h) and max(w, h) <= min(high, _MOST_OVAL * min(w, h))):
            continue
        if x <= 0 or x + w >= side.shape[1] or y <= 0 or y + h >= side.shape[0]:
            continue
        outside = side[y : y + h, x + w :] if right else side[y : y + h, :x]
        if (np.count_nonzero(outside, axis=0) >= _UPRIGHT * h).any():
            continue
        if _is_ring(labels[y : y + h, x : x + w] == n) and _is_clear(
            side, (x, y, w, h), area, scale
        ):
            found.append((x, y, w, h))
    return found


def _is_ring(shape: np.ndarray) -> bool:
    """Whether a shape is a thin circle, the same distance from its middle all round."""
    ys, xs = np.nonzero(shape)
    dy, dx = ys - (shape.shape[0] - 1) / 2, xs - (shape.shape[1] - 1) / 2
    far = np.hypot(dy, dx)
    sector = ((np.arctan2(dy, dx) / (2 * np.pi) + 0.5) * _SECTORS).astype(int) % _SECTORS
    outer = np.zeros(_SECTORS)
    inner = np.full(_SECTORS, np.inf)
    np.maximum.at(outer, sector, far)
    np.minimum.at(inner, sector, far)
    drawn = outer > 0
    radius = float(np.median(outer[drawn]))
    on_it = drawn & (np.abs(outer - radius) <= _MOST_UNROUND * radius + 1.0)
    thin = on_it & (outer - inner <= _THICKEST * radius)
    return bool(thin.mean() >= _LEAST_WHOLE)


def _is_clear(side: np.ndarray, box: tuple[int, int, int, int], area: int, scale: float) -> bool:
    """Whether there is no print in a ring of `area` pixels or beside it on its rows."""
    x, y, w, h = box
    clear = round(_CLEAR_PT * scale)
    around = side[y : y + h, max(0, x - clear) : x + w + clear]
    other = int(np.count_nonzero(around)) - area
    return other <= _DIRT * around.size
