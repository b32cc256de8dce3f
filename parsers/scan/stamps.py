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
_LEAST_CHROMA, _LEAST_CHROMA_NEAR = 28, 14
_PALEST = 150  # the darkest channel of ink; shading is paler
_DARK = 165  # the lightest channel of thin black print; coloured ink on paper has a lighter one
_PURE_PERCENTILE = 30  # of the coloured pixels, by that channel: ink alone, at its darkest
_BLACK_SHARE, _WHITE_SHARE = 0.45, 0.85  # of that level, and what becomes black and white
_LONGEST_LETTER_PT, _LEAST_BEND_PT = 20.0, 9.0  # arrows and rules are straight
_FULLEST, _MOST_STRAIGHT = 0.35, 0.5  # shares; letters and filled shapes ink more of their box
_SMALLEST_PT = 16.0  # both sides of a stamp or signature
_WIDEST_PT, _HIGHEST_PT = 260.0, 160.0  # two side by side; larger is a cover's lettering
_REACH_PT = 12.0  # strokes nearer than twice this belong together
_MARGIN_PT, _TIMES_GROWN = 6.0, 12  # and pieces as near to them, or to each other, go with them
_LARGEST_PT = 130.0  # a stamp is no larger, so that no coloured text around it is taken along
_BESIDE_PT, _LEAST_BESIDE_PT2 = 1.0, 4.0  # black print that the strokes touch, all together


def without_stamps(image: np.ndarray, dpi: float) -> tuple[np.ndarray, np.ndarray | None]:
    """An RGB page with the coloured stamps and signatures on its print white, and where they were.

    uint8, height × width × 3 (or 4), and height × width, 255 where a pixel was changed; any other
    page as it was given, and None.
    """
    if image.ndim != 3 or image.shape[2] < 3:
        return image, None
    chroma, _, _ = _colour(image[::_SAMPLED, ::_SAMPLED, :3])
    if not (chroma >= _LEAST_CHROMA).any():
        return image, None
    factor = min(1.0, _DPI / dpi)
    small = cv2.resize(image[:, :, :3], None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    area = _stamped(small, dpi * factor / 72)
    if not area.any():
        return image, None
    height, width = image.shape[:2]
    full = cv2.resize(area, (width, height), interpolation=cv2.INTER_NEAREST)
    painted, changed = image.copy(), np.zeros((height, width), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(full)
    for n in range(1, count):
        x, y, w, h, _pixels = (int(value) for value in stats[n])
        box = (slice(y, y + h), slice(x, x + w))
        inked = _take_out_ink(painted[box], labels[box] == n)
        changed[box][inked] = 255
    return painted, changed


def _take_out_ink(image: np.ndarray, area: np.ndarray) -> np.ndarray:
    """Leave of the pixels in `area` what black print has darkened; changes `image`, says where.

    Coloured ink lets one channel through; black print under it keeps that channel dark too.
    """
    chroma, lightest, _ = _colour(image[:, :, :3])
    inked = area & (chroma >= _LEAST_CHROMA_NEAR)
    pure = lightest[inked & (chroma >= _LEAST_CHROMA)]
    if not pure.size:
        return np.zeros_like(inked)
    level = float(np.percentile(pure, _PURE_PERCENTILE))
    black, white = _BLACK_SHARE * level, _WHITE_SHARE * level
    bare = (lightest[inked].astype(np.float32) - black) / (white - black)
    image[inked] = (np.clip(bare, 0.0, 1.0) * 255).astype(np.uint8)[:, None]
    return inked


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
    black = ~coloured & (lightest < _DARK)
    _count, labels = cv2.connectedComponents(_grown(strokes, _REACH_PT * scale))
    labels[strokes == 0] = 0
    for n in np.unique(labels[labels > 0]):
        shape = (labels == n).astype(np.uint8)
        _x, _y, width, height = cv2.boundingRect(shape)
        if width > _WIDEST_PT * scale or height > _HIGHEST_PT * scale:
            continue
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
    """The shapes of `ink` that are longer than any letter, bent, and not filled."""
    strokes = np.zeros_like(ink)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    for n in range(1, count):
        x, y, width, height, pixels = (int(value) for value in stats[n])
        if (
            max(width, height) < _LONGEST_LETTER_PT * scale
            or min(width, height) < _LEAST_BEND_PT * scale
            or pixels > _FULLEST * width * height
        ):
            continue
        box = (slice(y, y + height), slice(x, x + width))
        shape = labels[box] == n
        if not _is_straight(shape, pixels, scale):
            strokes[box][shape] = 255
    return strokes


def _is_straight(shape: np.ndarray, pixels: int, scale: float) -> bool:
    """Whether level and upright runs, longer than letters have, make up most of a shape."""
    length = max(3, round(_LONGEST_LETTER_PT * scale))
    ink = shape.astype(np.uint8)
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    return int(np.count_nonzero(cv2.max(level, upright))) > _MOST_STRAIGHT * pixels


def _grown(ink: np.ndarray, reach: float) -> np.ndarray:
    """`ink` with all that lies within `reach` pixels of it."""
    side = 2 * max(1, round(reach)) + 1
    return cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side)))


def _hull(shape: np.ndarray) -> np.ndarray:
    """The convex hull of a shape, filled (255)."""
    points = cv2.findNonZero(shape)
    filled = np.zeros(shape.shape, np.uint8)
    cv2.fillConvexPoly(filled, cv2.convexHull(points), 255)
    return filled
