"""Outlines with round ends around a few words in a line (chips: a mission, a state, a number), and
rings around a number.

Read with its words, such an outline is a pair of brackets, and its ends are letters. It is cut away
before anything else is looked for.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

_LOWEST_PT, _HIGHEST_PT, _WIDEST_PT = 10.0, 26.0, 260.0
_THICKEST_PT = 2.2
_LEAST_LONG = 1.3  # times as wide as high: a ring may be a letter or a mark
_LEAST_ROUND = 0.3  # of its height, from a corner of its box to the outline
_MOST_ROUND = 1.0
_LEAST_CONVEX = 0.96  # of the hull
_CLEAR_PT = 0.8  # inside the outline
_MOST_BESIDE = 0.25  # of that: letters may come near
_MOST_INSIDE = 0.55  # of what is inside the outline: letters, no filled box
_LETTER_PT, _FEWEST_LETTERS = 3.5, 2
_RING_PT, _AS_WIDE = (14.0, 34.0), 1.2  # times as high, or as high as wide: no letter is so large
_FIGURE, _MOST_FIGURES = (0.25, 0.72), 3  # of its height
_FRINGE = 1.0  # pixels of an outline's inner side that are paler
_DOT = 0.77  # of its box that a dot fills, as high as wide: it is a choice made, and no figure


def chip_outlines(faint: np.ndarray, scale: float) -> np.ndarray | None:
    """The pixels (0 or 255) of the outlines of a page's chips; None where there is none. `faint`:
    ink and paler strokes; `scale`: pixels per point."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(faint, connectivity=8)
    stats[0] = 0  # the ground is no shape
    found: np.ndarray | None = None
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    fits = (high >= _LOWEST_PT * scale) & (high <= _HIGHEST_PT * scale)
    fits &= (wide >= _LEAST_LONG * high) & (wide <= _WIDEST_PT * scale)
    less, more = np.minimum(wide, high), np.maximum(wide, high)
    rings = (less >= _RING_PT[0] * scale) & (more <= _RING_PT[1] * scale)
    rings &= more <= _AS_WIDE * less
    for n in np.flatnonzero(fits | rings).tolist():
        x, y, w, h = (int(value) for value in stats[n, :4])
        own = labels[y : y + h, x : x + w] == n
        held = _holds_figures if rings[n] else _holds_letters
        ring = _ring(own, faint[y : y + h, x : x + w] > 0, scale, held)
        if ring is not None:
            found = np.zeros_like(faint) if found is None else found
            found[y : y + h, x : x + w][ring] = 255
    return found


def _ring(
    own: np.ndarray, ink: np.ndarray, scale: float, held: Callable[[np.ndarray, float], bool]
) -> np.ndarray | None:
    """The outline (bool) of a shape that is a chip, with letters in it; None for any other.
    `ink`: all there is in its box; `held`: whether what is inside the outline are such."""
    outlines, _ = cv2.findContours(
        np.pad(own.astype(np.uint8), 1), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
    )
    outline = max(outlines, key=cv2.contourArea)
    full = np.pad(np.zeros(own.shape, np.uint8), 1)
    cv2.drawContours(full, [outline], -1, 1, cv2.FILLED)
    if cv2.contourArea(outline) < _LEAST_CONVEX * cv2.contourArea(cv2.convexHull(outline)):
        return None
    depth = cv2.distanceTransform(full, cv2.DIST_L2, 5)[1:-1, 1:-1]
    inside = depth > 0
    if not _has_round_ends(inside):
        return None
    thick = _thickness(own, depth, scale)
    if thick is None:
        return None
    ring = inside & (depth <= thick + _FRINGE) & own
    clear = (depth > thick) & (depth <= thick + max(1.0, _CLEAR_PT * scale))
    inner = depth > thick
    if ink[clear].mean() > _MOST_BESIDE or ink[inner].mean() > _MOST_INSIDE:
        return None
    return ring if held(ink & inner, scale) else None


def _has_round_ends(inside: np.ndarray) -> bool:
    """Whether all four corners of a filled shape are cut off about equally."""
    height = inside.shape[0]
    low, high = _LEAST_ROUND * height / 2, _MOST_ROUND * height
    for turned in (inside, inside[:, ::-1], inside[::-1], inside[::-1, ::-1]):
        first = int(turned[:2].any(axis=0).argmax())
        if not low <= first <= high:
            return False
    return True


def _thickness(own: np.ndarray, depth: np.ndarray, scale: float) -> float | None:
    """How far the ink of an outline reaches inwards; None where it is no thin one."""
    for thick in np.arange(1.5, _THICKEST_PT * scale + 1.5):
        band = (depth > thick) & (depth <= thick + 1.0)
        if band.any() and own[band].mean() <= _MOST_BESIDE:
            return float(thick)
    return None


def _holds_letters(ink: np.ndarray, scale: float) -> bool:
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    tall = stats[1:count, cv2.CC_STAT_HEIGHT] >= _LETTER_PT * scale
    return int(tall.sum()) >= _FEWEST_LETTERS


def _holds_figures(ink: np.ndarray, scale: float) -> bool:
    """Whether there are a few letters as high as a ring's number, and no dot alone."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    wide, high, area = (stats[1:, k] for k in (2, 3, 4))
    large = high >= _LETTER_PT * scale
    wide, high, area = wide[large], high[large], area[large]
    if not 1 <= len(high) <= _MOST_FIGURES:
        return False
    as_wide = np.maximum(wide, high) <= _AS_WIDE * np.minimum(wide, high)
    dots = as_wide & (area >= _DOT * wide * high)
    fits = (high >= _FIGURE[0] * ink.shape[0]) & (high <= _FIGURE[1] * ink.shape[0])
    return bool(fits.all() and not dots.any())
