"""Dashed rules in a page image: short level or upright bars of one kind that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from parsers.scan.pixels import Shapes
from parsers.scan.strokes import Stroke

_THICKEST_PT = 1.8
_LONGEST_PT = 7.0
_OBLONG = 1.3  # times as long as thick; dots are no dashes, they may be a dotted line to write on
_ROUND = 0.7  # but nobody writes on upright ones
_WIDEST_GAP_PT = 4.0
_CROSSING_PT = 16.0  # from dash to dash where two rules cross or print runs over one
_LEVEL_PT = 0.7
_FEWEST_IN_PIECE = 3
_FEWEST = 5


@dataclass(frozen=True, slots=True)
class _Dash:
    start: int
    end: int
    near: int
    far: int

    @property
    def middle(self) -> float:
        return (self.near + self.far) / 2


def find_dashed(shapes: Shapes, scale: float) -> list[Stroke]:
    """Dashed strokes, level and upright. `shapes` are those of the page's ink, `scale` pixels per
    point."""
    x, y = shapes.x0, shapes.y0
    wide, high = shapes.x1 - x, shapes.y1 - y
    level = _level(_dashes(x, y, wide, high, _OBLONG, scale), scale)
    upright = _level(_dashes(y, x, high, wide, _ROUND, scale), scale)
    return level + [replace(s, orientation="vertical") for s in upright]


def not_on(dashed: Sequence[Stroke], strokes: Sequence[Stroke], scale: float) -> list[Stroke]:
    """The dashed strokes that are no darker stretch of a pale rule, which was found whole."""
    return [
        dash
        for dash in dashed
        if not any(
            stroke.orientation == dash.orientation
            and abs(stroke.position - dash.position) <= 2 * _LEVEL_PT * scale
            and stroke.start <= dash.start
            and dash.end <= stroke.end
            for stroke in strokes
        )
    ]


def _level(dashes: Sequence[_Dash], scale: float) -> list[Stroke]:
    pieces = _chains([[dash] for dash in dashes], _WIDEST_GAP_PT * scale, scale)
    pieces = [piece for piece in pieces if len(piece) >= _FEWEST_IN_PIECE]
    lines = _chains(pieces, _CROSSING_PT * scale, scale)
    return [_stroke(line) for line in lines if len(line) >= _FEWEST]


def _dashes(
    start: np.ndarray,
    near: np.ndarray,
    long: np.ndarray,
    thick: np.ndarray,
    oblong: float,
    scale: float,
) -> list[_Dash]:
    """The shapes, given by their boxes, that are dashes along the first axis, `oblong` times as
    long as they are thick."""
    thin = (thick <= _THICKEST_PT * scale) & (long >= oblong * thick)
    fits = thin & (long <= _LONGEST_PT * scale) & (long >= 0.8 * scale)
    boxes = np.stack([start, start + long - 1, near, near + thick - 1], axis=1)[fits]
    return [_Dash(*box) for box in boxes.tolist()]


def _chains(parts: Sequence[list[_Dash]], gap: float, scale: float) -> list[list[_Dash]]:
    """Parts that follow each other on one line with no more than `gap` between them, joined."""
    chains: list[list[_Dash]] = []
    for part in sorted(parts, key=lambda p: p[0].start):
        first = part[0]
        chain = next(
            (
                c
                for c in reversed(chains)
                if abs(c[-1].middle - first.middle) <= _LEVEL_PT * scale
                and 0 < first.start - c[-1].end <= gap
            ),
            None,
        )
        if chain is None:
            chains.append(list(part))
        else:
            chain += part
    return chains


def _stroke(line: Sequence[_Dash]) -> Stroke:
    """The dashes as one stroke, with the gaps at its ends: rules that it meets are there."""
    near, far = min(d.near for d in line), max(d.far for d in line)
    middle = float(np.median([d.middle for d in line]))
    gap = round(float(np.median([b.start - a.end for a, b in pairwise(line)])))
    return Stroke("horizontal", middle, max(0, line[0].start - gap), line[-1].end + gap, near, far)
