"""Dashed rules in a page image: short level or upright bars of one kind that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parsers.scan.chains import Bar, chained, middle_of
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


def _level(dashes: Sequence[Bar], scale: float) -> list[Stroke]:
    gap, crossing = _WIDEST_GAP_PT * scale, _CROSSING_PT * scale
    lines = chained(dashes, gap, _FEWEST_IN_PIECE, crossing, _LEVEL_PT * scale)
    return [_stroke(line) for line in lines if len(line) >= _FEWEST]


def _dashes(
    start: np.ndarray,
    near: np.ndarray,
    long: np.ndarray,
    thick: np.ndarray,
    oblong: float,
    scale: float,
) -> list[Bar]:
    """The shapes, given by their boxes, that are dashes along the first axis, `oblong` times as
    long as they are thick."""
    thin = (thick <= _THICKEST_PT * scale) & (long >= oblong * thick)
    fits = thin & (long <= _LONGEST_PT * scale) & (long >= 0.8 * scale)
    boxes = np.stack([start, start + long - 1, near, near + thick - 1], axis=1)[fits]
    return [(start, end, near, far) for start, end, near, far in boxes.tolist()]


def _stroke(line: Sequence[Bar]) -> Stroke:
    """The dashes as one stroke, with the gaps at its ends: rules that it meets are there."""
    starts, ends, near, far = zip(*line, strict=True)
    middle = float(np.median([middle_of(dash) for dash in line]))
    gap = round(float(np.median(np.subtract(starts[1:], ends[:-1]))))
    place = max(0, starts[0] - gap), ends[-1] + gap, min(near), max(far)
    return Stroke("horizontal", middle, *place)
