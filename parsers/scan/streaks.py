"""Streaks that dirt on a scanner's glass draws along a whole page, straight as the paper is fed.

They run over table, print and margins alike, from one edge of the image to the other, which no rule
does; as rules they would cut every word that they cross.
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np

_BANDS = 24
_MOST_BANDS_WITHOUT = 5
"""Print and dark bands hide it there; the first and the last are margins and never do."""
_END_INCHES = 0.08  # at both ends of the image, where no printer prints: a streak is there too
_DARK = 128.0  # of an end that the lid's shadow covers
_LEAST_DEPTH = 6.0  # grey levels darker than the paper on both sides, in the mean of a band
_GRAIN = 12.0  # grey levels by which the paper itself is uneven
_REACH_PX_PER_DPI = 1 / 150  # from a streak's middle to its edge
_MOST_STREAKS = 12  # more are a drawing's lines, or a pattern


def without_streaks(gray: np.ndarray, dpi: float) -> np.ndarray:
    """The page image (2-D uint8, as scanned at `dpi`) with such streaks, of either direction,
    filled in from both sides; itself where it has none."""
    reach = max(1, round(dpi * _REACH_PX_PER_DPI))
    end = max(2, round(dpi * _END_INCHES))
    cleaned = _without_upright(gray, reach, end)
    turned = cv2.transpose(cleaned)
    other = _without_upright(turned, reach, end)
    return cleaned if other is turned else cv2.transpose(other)


def _without_upright(gray: np.ndarray, reach: int, end: int) -> np.ndarray:
    height, width = gray.shape
    beside = reach + 1
    if height < _BANDS * 4 or width <= 4 * beside:
        return gray
    edges = [round(height * k / _BANDS) for k in range(_BANDS + 1)]
    bands = [gray[top:bottom] for top, bottom in pairwise(edges)]
    depths = np.stack([_depths(band, beside) for band in bands])
    paths = [
        path
        for path in _paths(depths)
        if _reaches(gray, path[0], beside, end) and _reaches(gray[::-1], path[-1], beside, end)
    ]
    if not 0 < len(paths) <= _MOST_STREAKS:
        return gray
    filled = gray.copy()
    for path in paths:
        wide = [depths[k, max(0, x - reach) : x + reach + 1] for k, x in enumerate(path)]
        depth = float(np.median([np.maximum(band, 0).sum() for band in wide]))
        for k, x in enumerate(path):
            _fill(gray, filled, slice(edges[k], edges[k + 1]), x, reach, depth)
    return filled


def _depths(band: np.ndarray, beside: int) -> np.ndarray:
    """How much darker each column of a band is than the paper on both sides, in the mean."""
    mean = cv2.reduce(band, 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F)[0]
    depths = np.zeros(band.shape[1], np.float32)
    depths[beside:-beside] = (
        np.minimum(mean[: -2 * beside], mean[2 * beside :]) - mean[beside:-beside]
    )
    return depths


def _reaches(gray: np.ndarray, x: int, beside: int, end: int) -> bool:
    """Whether a streak is there at the very edge of the image (its top), or where the shadow at
    the edge ends. A rule of a table that fills the page stops before."""
    first = gray[:end] if float(np.median(gray[:end])) >= _DARK else gray[end : 2 * end]
    return float(_depths(first, beside)[max(0, x - 1) : x + 2].max()) >= _LEAST_DEPTH


def _paths(depths: np.ndarray) -> list[list[int]]:
    """The column of each streak in every band: it may lean by one from band to band."""
    found: list[list[int]] = []
    width = depths.shape[1]
    for start in np.flatnonzero(depths[0] >= _LEAST_DEPTH):
        path = [int(start)]
        for band in depths[1:]:
            near = range(max(0, path[-1] - 1), min(width, path[-1] + 2))
            best = max(near, key=lambda x: float(band[x]))
            path.append(best if band[best] >= _LEAST_DEPTH else path[-1])
        hits = [depths[k, x] >= _LEAST_DEPTH for k, x in enumerate(path)]
        whole = hits[-1] and hits.count(False) <= _MOST_BANDS_WITHOUT
        if whole and not any(abs(path[0] - other[0]) <= 1 for other in found):
            found.append(path)
    return found


def _fill(
    gray: np.ndarray, filled: np.ndarray, rows: slice, x: int, reach: int, depth: float
) -> None:
    """Draw what stands on both sides of a streak over it, but nothing lighter by more than the
    streak's depth: print below it, such as the point of a number, is darker than that."""
    left, right = x - reach - 1, x + reach + 1
    if left < 0 or right >= gray.shape[1]:
        return
    from_left, from_right = (gray[rows, side].astype(np.float32) for side in (left, right))
    for at in range(left + 1, right):
        share = (at - left) / (right - left)
        beside = from_left * (1 - share) + from_right * share
        lightest = gray[rows, at].astype(np.float32) + depth + _GRAIN
        filled[rows, at] = np.rint(np.minimum(beside, lightest))
