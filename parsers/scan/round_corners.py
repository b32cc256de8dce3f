"""Round corners of frames: an upright that ends a little before the corner, a level stroke that
does too, and a thin bend of ink from the one to the other. Both are made to meet where they would
without the bend, so that the frame closes; alone, a short upright with nothing at its ends is no
rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.scan.strokes import Stroke

_SMALLEST_PT, _WIDEST_PT = 1.2, 22.0  # how far each ends before the corner
_LONGEST_SIDE = 2.2  # times the other
_ROOM_PT = 0.8  # around the bend in which its ink is looked for
_REACH_PT = 0.8  # from the end of a stroke to the bend
_MOST_INK = 2.5  # times its length and the strokes' thickness
_SHORTEST_PT = 24.0  # of the strokes: a letter's are shorter


@dataclass(frozen=True, slots=True)
class RoundCorners:
    """The strokes, those with a round corner made longer, and the bends' pixels (None for none)."""

    strokes: list[Stroke]
    bends: np.ndarray | None


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a stroke; `outward` is -1 at its start and 1 at its end."""

    key: int
    stroke: Stroke
    along: int
    outward: int


def with_round_corners(strokes: Sequence[Stroke], faint: np.ndarray, scale: float) -> RoundCorners:
    """The strokes of a page with the round corners of its frames closed. `faint`: ink and paler
    strokes; `scale`: pixels per point."""
    ends = [
        end
        for key, s in enumerate(strokes)
        if s.length >= _SHORTEST_PT * scale
        for end in (_End(key, s, s.start, -1), _End(key, s, s.end, 1))
    ]
    level = [end for end in ends if end.stroke.orientation == "horizontal"]
    upright = [end for end in ends if end.stroke.orientation == "vertical"]
    grown = list(strokes)
    bends: np.ndarray | None = None
    for one in level:
        for other in upright:
            bend = _bend(one, other, faint, scale) if _turns(one, other, scale) else None
            if bend is None:
                continue
            grown[one.key] = _to(grown[one.key], round(other.stroke.position), one.outward)
            grown[other.key] = _to(grown[other.key], round(one.stroke.position), other.outward)
            bends = np.zeros_like(faint) if bends is None else bends
            rows, columns, pixels = bend
            bends[rows, columns][pixels] = 255
    return RoundCorners(grown, bends)


def _turns(level: _End, upright: _End, scale: float) -> bool:
    """Whether an upright begins or ends past the end of a level stroke, and before its height."""
    across = (upright.stroke.position - level.along) * level.outward
    down = (level.stroke.position - upright.along) * upright.outward
    low, high = _SMALLEST_PT * scale, _WIDEST_PT * scale
    sides = sorted((across, down))
    return low <= sides[0] and sides[1] <= min(high, _LONGEST_SIDE * sides[0])


def _to(stroke: Stroke, along: int, outward: int) -> Stroke:
    if outward < 0:
        return replace(stroke, start=min(stroke.start, along))
    return replace(stroke, end=max(stroke.end, along))


def _bend(
    level: _End, upright: _End, faint: np.ndarray, scale: float
) -> tuple[slice, slice, np.ndarray] | None:
    """Where the ink stands that leads from one end to the other, and its pixels (bool); None where
    none does, or more than a thin bend."""
    room = max(2, round(_ROOM_PT * scale))
    one, other = level.stroke, upright.stroke
    xs = sorted((level.along, round(other.position)))
    ys = sorted((upright.along, round(one.position)))
    left, top = max(0, xs[0] - room), max(0, ys[0] - room)
    columns, rows = slice(left, xs[1] + room + 1), slice(top, ys[1] + room + 1)
    ink = (faint[rows, columns] > 0).astype(np.uint8)
    _, labels = cv2.connectedComponents(ink, connectivity=8)
    reach = max(2, round(_REACH_PT * scale))
    at_level = _near(labels, (one.near - top, one.far - top), (level.along - left,) * 2, reach)
    at_upright = _near(
        labels, (upright.along - top,) * 2, (other.near - left, other.far - left), reach
    )
    shared = at_level & at_upright
    if len(shared) != 1:
        return None
    pixels = np.asarray(labels == shared.pop())
    thick = max(one.far - one.near, other.far - other.near) + 1
    most = _MOST_INK * (xs[1] - xs[0] + ys[1] - ys[0] + 2 * room) * thick
    return (rows, columns, pixels) if pixels.sum() <= most else None


def _near(
    labels: np.ndarray, rows: tuple[int, int], columns: tuple[int, int], reach: int
) -> set[int]:
    """The shapes that stand within reach of some rows and columns, first and last."""
    part = labels[
        max(0, rows[0] - reach) : rows[1] + reach + 1,
        max(0, columns[0] - reach) : columns[1] + reach + 1,
    ]
    return set(np.unique(part).tolist()) - {0}
