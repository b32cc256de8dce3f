"""Arrows and dots drawn in schedule tables, told from rules by their heads and their shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.model import Box, Mark
from parsers.scan.rules import stands_in_table
from parsers.scan.strokes import Stroke

_HEAD_LENGTH_PT = 9.0
_HEAD_REACH_PT = 7.0
_LEAST_WING_PT = 0.9
_OFF_SHAFT_PT = 3.0
_LONGEST_ROUND_PT = 12.0
_SHORTEST_ROUND_PT = 2.2
_LEAST_ROUND_FILL = 0.60
_LEAST_CORE = 0.8
_LEAST_SHAFT_COVER = 0.9
_SHORTEST_BAR_PT = 14.0
_CROWDED = 0.15
_THICKEST_LINE_PT, _LEAST_INKED = 1.5, 0.5
_SHORTEST_ARROW_PT = 4.0
_BEYOND_PT, _TIP_PT = 1.5, 3.5  # the wings of a head may have ended the search for its stroke
_TYPED_OFF_PT, _SHAFT_SHARE = 1.5, 0.8
_BASE_PX, _UNEVEN = 3, 0.2  # blur of a head's base; of its height, off the straight edge
_SHORTEST_BLOCK_PT, _THINNEST_BLOCK_PT, _TALLEST_BLOCK_PT = 8.0, 3.5, 24.0
_LEAST_BLOCK_FILL = 0.9
_BLOCK_PIXELS_PER_PT, _BLACK, _OFF_BLOCK = 2.0, 200, 2
_SHORTEST_UNDERLINE_PT, _LEAST_UNDER_PRINT = 24.0, 0.5


@dataclass(frozen=True, slots=True)
class Arrow:
    """A level stroke with a head at one end or both, in pixels."""

    stroke: Stroke
    starts: bool
    ends: bool
    half_height: int

    def to_mark(self, scale: float) -> Mark:
        """The arrow in points. An end without a head counts as seen: the stroke stops there."""
        middle = self.stroke.position + 0.5
        box = Box(
            self.stroke.start / scale,
            (middle - self.half_height) / scale,
            (self.stroke.end + 1) / scale,
            (middle + self.half_height) / scale,
        )
        return Mark("span", box, starts=self.starts, ends=self.ends)


def find_arrows(ink: np.ndarray, strokes: Sequence[Stroke], scale: float) -> list[Arrow]:
    """The level strokes that end in an arrow head, of all `strokes` of the page.

    `ink` must be free of upright rules; heads are looked for in it.
    """
    found = []
    for stroke in strokes:
        if stroke.orientation != "horizontal":
            continue
        left, right = _heads(ink, stroke, scale)
        if (left or right) and _has_thin_shaft(ink, stroke, scale):
            thick = stroke.far - stroke.near + 1
            found.append(Arrow(stroke, left > 0, right > 0, max(left, right) + thick // 2 + 1))
    return found


def apart_from_arrows(
    ink: np.ndarray, rules: Sequence[Stroke], strokes: Sequence[Stroke], scale: float
) -> list[Stroke]:
    """The level `rules` that have no head at either end and lie on no arrow's way: their ink is no
    part of any of the `strokes` that are arrows. `ink` as for `find_arrows`."""
    headed = [s for s in strokes if s.orientation == "horizontal" and any(_heads(ink, s, scale))]
    if not headed:
        return []
    apart = _OFF_SHAFT_PT * scale
    return [
        rule
        for rule in rules
        if rule.orientation == "horizontal"
        and not any(abs(rule.position - s.position) <= apart for s in headed)
        and not any(_heads(ink, rule, scale))
    ]


def two_headed(ink: np.ndarray, strokes: Sequence[Stroke], scale: float) -> list[Stroke]:
    """The level strokes with an arrow head at both ends, whatever stands along them."""
    level = [stroke for stroke in strokes if stroke.orientation == "horizontal"]
    return [stroke for stroke in level if all(_heads(ink, stroke, scale))]


def _heads(ink: np.ndarray, stroke: Stroke, scale: float) -> tuple[int, int]:
    """How far (pixels) a head stands out from the stroke on the left and on the right, or 0. Heads
    on another level than the stroke count as a pair only."""
    left = _wing(ink, stroke, at_end=False, scale=scale)
    right = _wing(ink, stroke, at_end=True, scale=scale)
    if left and right:
        return left, right
    typed = [_shaft_at(ink, stroke, at_end, scale) or stroke for at_end in (False, True)]
    first = _wing(ink, typed[0], False, scale, _TIP_PT)
    last = _wing(ink, typed[1], True, scale, _TIP_PT)
    return (first, last) if first and last else (left, right)


def _has_thin_shaft(ink: np.ndarray, stroke: Stroke, scale: float) -> bool:
    """Whether nothing but the stroke stands between its heads, as there would in a word."""
    head = min(round(_HEAD_LENGTH_PT * scale), round(0.35 * stroke.length))
    columns = slice(stroke.start + head, stroke.end + 1 - head)
    reach, clear = round(_HEAD_REACH_PT * scale), max(2, round(0.6 * scale))
    above = ink[max(0, stroke.near - reach) : max(0, stroke.near - clear), columns]
    below = ink[stroke.far + 1 + clear : stroke.far + 1 + reach, columns]
    inked = [(band > 0).any(axis=0) for band in (above, below) if band.size]
    return not inked or float(np.logical_or.reduce(inked).mean()) < _CROWDED


def find_bars(
    ink: np.ndarray, faint: np.ndarray, strokes: Sequence[Stroke], scale: float
) -> list[Arrow]:
    """Level strokes without heads that lie inside a table away from all print: drawn spans.

    `faint` holds the pale strokes of the page too.
    """
    bars = []
    for stroke in strokes:
        level = stroke.orientation == "horizontal" and stroke.length >= _SHORTEST_BAR_PT * scale
        if level and _has_ink(ink, stroke) and _is_solid(faint, stroke, scale):
            columns = slice(stroke.start, stroke.end + 1)
            far, near = round(5 * scale), max(2, round(0.8 * scale))
            above = ink[max(0, stroke.near - far) : max(0, stroke.near - near), columns]
            below = ink[stroke.far + 1 + near : stroke.far + 1 + far, columns]
            if all(float((b > 0).any(axis=0).mean()) < _CROWDED for b in (above, below) if b.size):
                bars.append(Arrow(stroke, True, True, stroke.far - stroke.near + 1))
    return bars


def _has_ink(ink: np.ndarray, stroke: Stroke) -> bool:
    """Whether a stroke is no piece of a rule paler than print."""
    rows = ink[stroke.near : stroke.far + 1, stroke.start : stroke.end + 1] > 0
    return bool(rows.any(axis=0).mean() >= _LEAST_INKED)


def _is_solid(faint: np.ndarray, stroke: Stroke, scale: float) -> bool:
    """Whether a thick stroke is ink all through: small figures that touch are not."""
    if stroke.far - stroke.near + 1 <= _THICKEST_LINE_PT * scale:
        return True
    inked = faint[stroke.near : stroke.far + 1, stroke.start : stroke.end + 1] > 0
    return bool(inked.mean() >= _LEAST_BLOCK_FILL)


def find_underlines(
    ink: np.ndarray, strokes: Sequence[Stroke], arrows: Sequence[Arrow], scale: float
) -> list[Stroke]:
    """Level strokes under print all along, that are no rules: they are cut away like rules."""
    taken = {arrow.stroke for arrow in arrows}
    found = []
    for stroke in strokes:
        level = stroke.orientation == "horizontal" and stroke not in taken
        if level and stroke.length >= _SHORTEST_UNDERLINE_PT * scale:
            near, far = max(2, round(0.4 * scale)), round(5 * scale)
            above = ink[max(0, stroke.near - far) : max(0, stroke.near - near)]
            inked = (above[:, stroke.start : stroke.end + 1] > 0).any(axis=0)
            if inked.size and float(inked.mean()) >= _LEAST_UNDER_PRINT:
                found.append(stroke)
    return found


def find_blocks(ink: np.ndarray, rules: Sequence[Stroke], scale: float) -> list[Arrow]:
    """Filled bars of a Gantt chart: solid, as no print is, and between upright rules."""
    if not any(rule.orientation == "vertical" for rule in rules):
        return []
    factor = min(1.0, _BLOCK_PIXELS_PER_PT / scale)
    small = cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    unit = scale * factor
    size = (round(_THINNEST_BLOCK_PT * unit), round(_SHORTEST_BLOCK_PT * unit))
    black = np.where(small >= _BLACK, 255, 0).astype(np.uint8)
    solid = cv2.morphologyEx(black, cv2.MORPH_OPEN, np.ones(size, np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=8)
    blocks = []
    for left, top, width, height, area in stats[1:count].tolist():
        start, end = round((left - 2) / factor), round((left + width + 2) / factor)
        middle = round((top + height / 2) / factor)
        stroke = Stroke("horizontal", float(middle), start, end, middle, middle)
        filled = area >= _LEAST_BLOCK_FILL * width * height
        low = height <= _TALLEST_BLOCK_PT * unit
        beside = (top - 1 - _OFF_BLOCK, top - 1), (top + height + 1, top + height + 1 + _OFF_BLOCK)
        caps = [black[max(0, a) : max(0, b), left : left + width] for a, b in beside]
        round_off = any(float((cap > 0).mean()) > _CROWDED for cap in caps if cap.size)
        if filled and low and not round_off and stands_in_table(stroke, rules, scale):
            blocks.append(Arrow(stroke, True, True, round((height / 2 + 1) / factor)))
    return blocks


def _shaft_at(ink: np.ndarray, stroke: Stroke, at_end: bool, scale: float) -> Stroke | None:
    """The stroke with the rows that it has at one end. A line drawn from one arrow that was typed
    to another does not lie on their own shafts' level; None where it does."""
    reach = round(_HEAD_LENGTH_PT * scale)
    slack = round(_TYPED_OFF_PT * scale)
    first = stroke.end - reach if at_end else stroke.start
    top = max(0, stroke.near - slack)
    rows = ink[top : stroke.far + slack + 1, max(0, first) : first + reach + 1] > 0
    inked = rows.sum(axis=1)
    if not inked.size or not inked.any():
        return None
    strong = np.flatnonzero(inked >= _SHAFT_SHARE * inked.max())
    near, far = top + int(strong[0]), top + int(strong[-1])
    if (near, far) == (stroke.near, stroke.far) or far - near + 1 != strong.size:
        return None
    return replace(stroke, position=(near + far) / 2, near=near, far=far)


def _wing(
    ink: np.ndarray, stroke: Stroke, at_end: bool, scale: float, beyond: float = _BEYOND_PT
) -> int:
    """How far (pixels) an arrow head stands out from the stroke at one end; 0 without a head. Its
    tip may lie `beyond` points farther out than the stroke was found to go."""
    reach = round(_HEAD_REACH_PT * scale)
    inward = min(round(_HEAD_LENGTH_PT * scale), max(3, stroke.length // 2))
    outward = max(2, round(beyond * scale))
    columns = (stroke.start - outward, stroke.start + inward)
    if at_end:
        columns = (stroke.end - inward, stroke.end + outward)
    x0, x1 = max(0, columns[0]), min(ink.shape[1], columns[1] + 1)
    y0, y1 = max(0, stroke.near - reach), min(ink.shape[0], stroke.far + reach + 1)
    window = ink[y0:y1, x0:x1]
    if window.size == 0:
        return 0
    if not at_end:
        window = window[:, ::-1]
    shape = _connected_to(window, stroke.near - y0, stroke.far - y0)
    return _wing_of_tip(shape, stroke.near - y0, stroke.far - y0, scale)


def _connected_to(window: np.ndarray, near: int, far: int) -> np.ndarray:
    """The part of a window that hangs together with its middle rows."""
    window = np.ascontiguousarray(window)
    _, labels = cv2.connectedComponents(window, connectivity=8)
    seeds = np.unique(labels[max(0, near) : far + 1])
    return np.isin(labels, seeds[seeds > 0])


def _wing_of_tip(shape: np.ndarray, near: int, far: int, scale: float) -> int:
    """The window's right end must narrow to a tip: widest a little inside, thin at both sides."""
    columns = np.nonzero(shape.any(axis=0))[0]
    if columns.size < 3:
        return 0
    tip = int(columns[-1])
    up = np.array([_extent(shape[:near, c][::-1]) for c in range(tip + 1)])
    down = np.array([_extent(shape[far + 1 :, c]) for c in range(tip + 1)])
    both = np.minimum(up, down)
    widest = int(np.argmax(both))
    wing = int(both[widest])
    limit = _HEAD_REACH_PT * scale * 0.95
    if max(up.max(), down.max()) >= limit:
        return 0
    if wing < max(2.0, _LEAST_WING_PT * scale):
        return _filled_head(shape, far - near + 1, scale)
    if max(up[widest], down[widest]) > 2.2 * wing + 1:
        return 0
    from_tip = tip - widest
    narrow_tip = both[max(0, tip - max(1, from_tip // 4)) :].max() <= 0.6 * wing
    return wing if from_tip >= max(2, 0.5 * wing) and narrow_tip else 0


def _filled_head(shape: np.ndarray, thick: int, scale: float) -> int:
    """How far a filled head stands out that is not set on the middle of its stroke: from a stroke
    as thick as it was it is suddenly widest, and narrows evenly to the tip on the right."""
    columns = np.flatnonzero(shape.any(axis=0))
    high = shape[:, : int(columns[-1]) + 1].sum(axis=0)
    widest = int(np.flatnonzero(high == high.max())[-1])
    head, least = high[widest:], thick + 2 * max(2.0, _LEAST_WING_PT * scale)
    if high[widest] < least or widest < _BASE_PX or len(head) < 0.5 * high[widest]:
        return 0
    even = np.linspace(high[widest], head[-1], len(head))
    rows = [np.flatnonzero(shape[:, c]) for c in range(widest, len(high))]
    filled = all(r.size and r[-1] - r[0] + 1 - r.size <= 1 for r in rows)
    narrows = np.abs(head - even).max() <= max(2.0, _UNEVEN * high[widest])
    base = int(high[max(0, widest - 2 * _BASE_PX) : widest - _BASE_PX + 1].min())
    is_head = filled and narrows and head[-1] <= 0.5 * high[widest] and base <= thick + 2
    return int(high[widest] - thick) // 2 if is_head else 0


def _extent(column: np.ndarray) -> int:
    """How far ink reaches along a column, gaps included (an open head's wings stand apart)."""
    rows = np.nonzero(column)[0]
    return int(rows[-1]) + 1 if rows.size else 0


def is_dot(shape: np.ndarray, patch: np.ndarray, dark: float, scale: float) -> bool:
    """Whether one connected shape (True where ink, its own bounding box) is a filled round dot.

    `patch` is the gray picture of the same box and `dark` how dark the page's print is: the eye
    of a small ring may be full of blur, but it is not as dark as print.
    """
    height, width = shape.shape
    sizes = (height / scale, width / scale)
    if min(sizes) < _SHORTEST_ROUND_PT or max(sizes) > _LONGEST_ROUND_PT:
        return False
    if not 0.78 <= width / height <= 1.28:
        return False
    blackness = np.clip((255.0 - patch) / max(1.0, 255.0 - dark), 0.0, 1.0)
    corner = max(1, min(height, width) // 8)
    corners = (
        shape[:corner, :corner],
        shape[:corner, -corner:],
        shape[-corner:, :corner],
        shape[-corner:, -corner:],
    )
    middle = blackness[height // 4 : height - height // 4, width // 4 : width - width // 4]
    if max(float(c.mean()) for c in corners) >= 0.6:
        return False
    # The worst row and column tell a dot from a letter with a stroke through its middle.
    weakest = min(float(middle.mean(axis=axis).min()) for axis in (0, 1))
    return float(blackness.mean()) >= _LEAST_ROUND_FILL and weakest >= _LEAST_CORE


def short_arrow(shape: np.ndarray, scale: float) -> tuple[bool, bool] | None:
    """Heads (left, right) of a connected shape that is a short level arrow, None if it is none."""
    height, width = shape.shape
    if (
        not 2.0 <= height / scale <= 11.0
        or width < 1.4 * height
        or width < _SHORTEST_ARROW_PT * scale
    ):
        return None
    covers = shape.mean(axis=1)
    shaft = int(np.argmax(covers))
    if float(covers[shaft]) < _LEAST_SHAFT_COVER or not 0.3 < (shaft + 0.5) / height < 0.7:
        return None
    rows = np.nonzero(covers > 0.8 * covers[shaft])[0]
    ink = np.pad(shape.astype(np.uint8) * 255, ((height, height), (0, 0)))
    stroke = Stroke(
        "horizontal",
        float(shaft + height),
        0,
        width - 1,
        int(rows[0]) + height,
        int(rows[-1]) + height,
    )
    left = _wing(ink, stroke, at_end=False, scale=scale) > 0
    right = _wing(ink, stroke, at_end=True, scale=scale) > 0
    return (left, right) if left or right else None
