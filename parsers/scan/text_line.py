"""One printed line of a scanned page: its shapes and the rows of its small letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from parsers.scan.components import Components


@dataclass(frozen=True, slots=True)
class TextLine:
    """One chained line: member shapes, and the rows (pixels) of its small letters."""

    members: tuple[int, ...]
    x_top: float
    baseline: float
    x0: int
    y0: int
    x1: int
    y1: int
    region: int

    @property
    def letter_height(self) -> float:
        return max(1.0, self.baseline - self.x_top)


def line_of(parts: Components, members: Sequence[int]) -> TextLine:
    index = np.asarray(members)
    tops, bottoms = parts.y0[index], parts.y1[index]
    widths = parts.width[index]
    x_top = weighted_median(tops, widths, float(tops.min()))
    baseline = weighted_median(bottoms, widths, float(bottoms.max()))
    if baseline <= x_top:
        x_top, baseline = float(tops.min()), float(bottoms.max())
    return TextLine(
        tuple(int(n) for n in members),
        x_top,
        baseline,
        int(parts.x0[index].min()),
        int(tops.min()),
        int(parts.x1[index].max()),
        int(bottoms.max()),
        int(np.bincount(np.maximum(parts.region[index], 0)).argmax()),
    )


def joined(parts: Components, line: TextLine, added: Sequence[int]) -> TextLine:
    """The line with more shapes; the rows of its letters stay."""
    members = line.members + tuple(added)
    index = np.asarray(members)
    return TextLine(
        members,
        line.x_top,
        line.baseline,
        int(parts.x0[index].min()),
        int(parts.y0[index].min()),
        int(parts.x1[index].max()),
        int(parts.y1[index].max()),
        line.region,
    )


def weighted_median(values: np.ndarray, weights: np.ndarray, default: float) -> float:
    if values.size == 0:
        return default
    order = np.argsort(values)
    total = np.cumsum(weights[order])
    return float(values[order][int(np.searchsorted(total, total[-1] / 2))])
