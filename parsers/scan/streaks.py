"""Streaks that dirt on a scanner's glass draws along a whole page, straight as the paper is fed.

They run over table, print and margins alike, from one edge of the image to the other, which no rule
does; as rules they would cut every word that they cross.
"""

from __future__ import annotations

import cv2
import numpy as np

_BANDS = 24
_MOST_BANDS_WITHOUT = 5
"""Print and dark bands hide it there; the first and the last are margins and never do."""
_LEAST_DEPTH = 6.0  # grey levels darker than the paper on both sides, in the mean of a band
_GRAIN = 12.0  # grey levels by which the paper itself is uneven
_REACH_PX_PER_DPI = 1 / 150  # from a streak's middle to its edge
_MOST_STREAKS = 12  # more are a drawing's lines, or a pattern


def without_streaks(gray: np.ndarray, dpi: float) -> np.ndarray:
    """The page image (2-D uint8, as scanned at `dpi`) with such streaks, of either direction,
    filled in from both sides; itself where it has none."""
    reach = max(1, round(dpi * _REACH_PX_PER_DPI))
    cleaned = _without_upright(gray, reach)
    turned = np.ascontiguousarray(cleaned.T)
    other = _without_upright(turned, reach)
    return cleaned if other is turned else np.ascontiguousarray(other.T)


def _without_upright(gray: np.ndarray, reach: int) -> np.ndarray:
    height, width = gray.shape
    beside = reach + 1
    if height < _BANDS * 4 or width <= 4 * beside:
        return gray
    edges = [round(height * k / _BANDS) for k in range(_BANDS + 1)]
    depths = np.zeros((_BANDS, width), np.float32)
    for k in range(_BANDS):
        mean = cv2.reduce(gray[edges[k] : edges[k + 1]], 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F)[0]
        paper = np.minimum(mean[: -2 * beside], mean[2 * beside :])
        depths[k, beside:-beside] = paper - mean[beside:-beside]
    paths = _paths(depths)
    if not 0 < len(paths) <= _MOST_STREAKS:
        return gray
    filled = gray.copy()
    for path in paths:
        wide = [depths[k, max(0, x - reach) : x + reach + 1] for k, x in enumerate(path)]
        depth = float(np.median([np.maximum(band, 0).sum() for band in wide]))
        for k, x in enumerate(path):
            _fill(gray, filled, slice(edges[k], edges[k + 1]), x, reach, depth)
    return filled


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
