"""Stamps and signatures in coloured ink, painted away where they lie over black print.

On a colour scan the office's stamp and the pens of those who signed are the only ink that is not
black, and what they cross is often a row of a table. Coloured text, rules, logos on their own
and shaded cells stay: only large open shapes that black print runs through are taken out.
"""

from __future__ import annotations

import cv2
import numpy as np

_SAMPLED = 4  # every so many pixels are looked at first: most scans hold no colour
_DPI = 120.0  # of the copy in which the shapes are looked for
_LEAST_CHROMA, _LEAST_CHROMA_NEAR = 45, 18
_PALEST = 150  # the darkest channel of ink; shading is paler
_BLACK = 105  # the lightest channel of black print
_LONGEST_LETTER_PT = 20.0
_FULLEST = 0.35  # share of its box that a drawn shape inks; letters and filled shapes ink more
_THICKEST_PT = 6.0  # what a stroke of a pen or a stamp is at most, however short
_RULE_PT, _MOST_STRAIGHT = 36.0, 0.5
_SMALLEST_PT = 16.0  # both sides of a stamp or signature
_REACH_PT = 12.0  # strokes nearer than twice this belong together
_MARGIN_PT, _TIMES_GROWN = 6.0, 12  # and pieces as near to them, or to each other, go with them
_LARGEST_PT = 130.0  # a stamp is no larger, so that no coloured text around it is taken along
_BESIDE_PT, _LEAST_BESIDE_PT2 = 1.0, 4.0  # black print that the strokes touch, all together


def without_stamps(image: np.ndarray, dpi: float) -> np.ndarray:
    """An RGB page with the coloured stamps and signatures on its print white; others as given.

    uint8, height × width × 3 (or 4); the image is copied only where something is painted.
    """
    if image.ndim != 3 or image.shape[2] < 3:
        return image
    chroma, _, _ = _colour(image[::_SAMPLED, ::_SAMPLED, :3])
    if not (chroma >= _LEAST_CHROMA).any():
        return image
    factor = min(1.0, _DPI / dpi)
    small = cv2.resize(image[:, :, :3], None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    area = _stamped(small, dpi * factor / 72)
    if not area.any():
        return image
    height, width = image.shape[:2]
    full = cv2.resize(area, (width, height), interpolation=cv2.INTER_NEAREST)
    chroma, lightest, _ = _colour(image[:, :, :3])
    painted = image.copy()
    painted[(full > 0) & (chroma >= _LEAST_CHROMA_NEAR) & (lightest >= _BLACK)] = 255
    return painted


def _colour(rgb: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Chroma, lightest and darkest channel of every pixel."""
    red, green, blue = cv2.split(rgb)
    lightest = cv2.max(cv2.max(red, green), blue)
    darkest = cv2.min(cv2.min(red, green), blue)
    return cv2.subtract(lightest, darkest), lightest, darkest


def _stamped(rgb: np.ndarray, scale: float) -> np.ndarray:
    """The areas (255) of stamps and signatures over print; `scale` is pixels per point."""
    chroma, lightest, darkest = _colour(rgb)
    dark = darkest <= _PALEST
    coloured = chroma >= _LEAST_CHROMA
    ink = (coloured & dark).astype(np.uint8) * 255
    strokes = _long_strokes(ink, scale)
    area = np.zeros_like(strokes)
    if not strokes.any():
        return area
    black = ~coloured & (lightest < _BLACK)
    _count, labels = cv2.connectedComponents(_grown(strokes, _REACH_PT * scale))
    labels[strokes == 0] = 0
    for n in np.unique(labels[labels > 0]):
        shape = (labels == n).astype(np.uint8)
        _x, _y, width, height = cv2.boundingRect(shape)
        beside = np.count_nonzero(black & (_grown(shape, _BESIDE_PT * scale) > 0))
        if min(width, height) >= _SMALLEST_PT * scale and beside >= _LEAST_BESIDE_PT2 * scale**2:
            area = cv2.max(area, _whole(shape, ink, scale))
    return area


def _whole(strokes: np.ndarray, ink: np.ndarray, scale: float) -> np.ndarray:
    """The area around `strokes` and what little `ink` beside them belongs to the same shape."""
    area = _hull(strokes)
    largest = max(_LARGEST_PT * scale, max(cv2.boundingRect(strokes)[2:]) + _SMALLEST_PT * scale)
    for _ in range(_TIMES_GROWN):
        grown = _hull(cv2.max(area, ink & _grown(area, _MARGIN_PT * scale)))
        _x, _y, width, height = cv2.boundingRect(grown)
        if max(width, height) > largest or np.array_equal(grown, area):
            break
        area = grown
    return _grown(area, 0.25 * _MARGIN_PT * scale)


def _long_strokes(ink: np.ndarray, scale: float) -> np.ndarray:
    """The shapes of `ink` that are longer than any letter and neither filled nor rules."""
    strokes = np.zeros_like(ink)
    straight = _straight(ink, scale)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    for n in range(1, count):
        x, y, width, height, pixels = (int(value) for value in stats[n])
        full = pixels > _FULLEST * width * height and min(width, height) > _THICKEST_PT * scale
        if max(width, height) < _LONGEST_LETTER_PT * scale or full:
            continue
        box = (slice(y, y + height), slice(x, x + width))
        shape = labels[box] == n
        if np.count_nonzero(straight[box][shape]) <= _MOST_STRAIGHT * pixels:
            strokes[box][shape] = 255
    return strokes


def _grown(ink: np.ndarray, reach: float) -> np.ndarray:
    """`ink` with all that lies within `reach` pixels of it."""
    side = 2 * max(1, round(reach)) + 1
    return cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))


def _straight(ink: np.ndarray, scale: float) -> np.ndarray:
    """The ink of rules: level and upright runs."""
    length = max(3, round(_RULE_PT * scale))
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return np.asarray(cv2.max(level, upright))


def _hull(shape: np.ndarray) -> np.ndarray:
    """The convex hull of a shape, filled (255)."""
    points = cv2.findNonZero(shape)
    filled = np.zeros(shape.shape, np.uint8)
    cv2.fillConvexPoly(filled, cv2.convexHull(points), 255)
    return filled
