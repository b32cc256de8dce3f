"""What the page preparation and the search for rules ask of a whole page's pixels, made cheap.

Print covers few of a page's pixels and lies in runs along its rows: what is known of the runs need
not be asked of eight million pixels again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

_AS_GOOD_AS = 0.02  # a factor this near to 1/2, 1/4 … is that


@dataclass(frozen=True, slots=True)
class Runs:
    """The level runs of ink of a mask, row by row from the left; `end` is exclusive."""

    row: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def __post_init__(self) -> None:
        if not self.row.shape == self.start.shape == self.end.shape:
            raise ValueError("each run has a row, a start and an end")


@dataclass(frozen=True, slots=True)
class Shapes:
    """The connected shapes of a mask: shape n has the number n + 1 in `labels`.

    Bounds are pixels, `x1` and `y1` exclusive; `area` is pixels, `middle_x` and `middle_y` the
    centre of gravity.
    """

    labels: np.ndarray
    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray
    area: np.ndarray
    middle_x: np.ndarray
    middle_y: np.ndarray

    def mask_of(self, shapes: Sequence[int] | np.ndarray) -> np.ndarray:
        """A mask (0 or 255) of these shapes, the first shape being 0."""
        wanted = np.zeros(self.x0.size + 1, np.uint8)
        wanted[np.asarray(shapes, np.int64) + 1] = 255
        return wanted[self.labels]


def shrunk(image: np.ndarray, factor: float) -> np.ndarray:
    """`image` (uint8) at about `factor` of its size, never larger, each pixel the mean of those
    it stands for. Halved as often as that goes: it takes a tenth of the time of other factors."""
    while factor < 1 - _AS_GOOD_AS:
        step = 0.5 if factor <= 0.5 + _AS_GOOD_AS else factor
        image = cv2.resize(image, None, fx=step, fy=step, interpolation=cv2.INTER_AREA)
        factor /= step
    return image


def level_runs(mask: np.ndarray) -> Runs:
    """The level runs of `mask` (height × width, 0 or 255)."""
    height, width = mask.shape
    fenced = np.zeros((height, width + 1), np.uint8)  # a row ends before the next begins
    fenced[:, :-1] = mask
    flat = fenced.ravel()
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    if flat[0]:
        edges = np.concatenate(([0], edges))
    starts, ends = edges[::2], edges[1::2]
    row = starts // (width + 1)
    return Runs(row, starts - row * (width + 1), ends - row * (width + 1))


def long_runs(mask: np.ndarray, gap: int, length: int) -> np.ndarray:
    """A mask (0 or 255) of the level runs of at least `length` pixels, gaps of up to `gap` closed.

    What an opening with a level bar leaves, of a closing with another.
    """
    runs = level_runs(mask)
    row, start, end = runs.row, runs.start, runs.end
    if gap > 0 and row.size:
        parts = (row[1:] != row[:-1]) | (start[1:] - end[:-1] > gap)
        first = np.concatenate(([True], parts))
        row, start, end = row[first], start[first], end[np.concatenate((parts, [True]))]
    found = np.zeros_like(mask)
    long = end - start >= length
    for y, left, right in zip(
        row[long].tolist(), start[long].tolist(), end[long].tolist(), strict=True
    ):
        found[y, left:right] = 255
    return found


def find_shapes(mask: np.ndarray) -> Shapes:
    """The shapes of `mask` (0 or 255), pixels that touch at a corner joined."""
    count, labels = cv2.connectedComponents(mask, connectivity=8, ltype=cv2.CV_32S)
    runs = level_runs(mask)
    of = labels[runs.row, runs.start] - 1
    size = count - 1
    long = runs.end - runs.start
    area = np.bincount(of, weights=long, minlength=size)
    across = np.bincount(of, weights=long * (runs.start + runs.end - 1) / 2, minlength=size)
    down = np.bincount(of, weights=long * runs.row, minlength=size)
    x0, y0 = (np.full(size, max(mask.shape), np.int64) for _ in range(2))
    x1, y1 = (np.zeros(size, np.int64) for _ in range(2))
    np.minimum.at(x0, of, runs.start)
    np.maximum.at(x1, of, runs.end)
    np.minimum.at(y0, of, runs.row)
    np.maximum.at(y1, of, runs.row + 1)
    return Shapes(labels, x0, y0, x1, y1, area.astype(np.int64), across / area, down / area)
