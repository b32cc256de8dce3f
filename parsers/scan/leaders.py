"""Rows of full stops that lead from a title to the amount, or the page, at its line's end.

Heavy toner or blur makes one stroke of them, which looks like a rule. What tells them is the line:
letters stand behind the row, on its level, and none above it; and its edges are those of dots. It
is cut away, gap and all. Before it stands the title, or nothing, where the title has wrapped and
ends far off. Dots that stand apart, or in groups, are told by their even gaps; they would be read
as noughts, or as letters of the words behind them. All are words of dots.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from parsers.model import Box, Word
from parsers.scan.chains import Bar, chained
from parsers.scan.components import Components
from parsers.scan.pixels import Shapes
from parsers.scan.strokes import Stroke
from parsers.scan.text_line import TextLine

_SHORTEST_PT, _THICKEST_PT = 20.0, 2.8
_MEETS_PT = 3.0
_SHORTEST_SIDE_PT = 20.0  # of a cell; the stems of letters are shorter
_BESIDE_PT = 16.0  # from the row's end to the print beside it; single dots may stand between
_LEVEL_PT = 2.0  # between the foot of the print and the foot of the row
_LETTER_PT = 4.0  # the lowest letter
_FOOT_PT = 4.0  # the highest part below a letter
_ABOVE_PT, _SPECK_PT = (1.5, 7.0), 1.0
_SPECK_WIDE_PT, _SPECK_HIGH_PT = 1.5, 2.5
_LEAST_BARE = 0.35  # of the row
_CLEAR_PT, _MOST_TOUCHED = (0.7, 1.8), 0.15  # above a rule; of the way below print
_DASH_LONG_PT, _DASH_THICK_PT, _DASH_UP_PT = (2.5, 12.0), 2.5, (1.5, 7.0)
_DOTS_PER_PT = (0.15, 0.8)
_OFF_PT = 0.8  # of single dots, from the row
_SMALLEST_DOT_PT, _GROUP_PT, _FEWEST_GROUPS = 0.5, 30.0, 4
_LONGEST_GAP_PT = 6.0  # between dots or groups of them
_MOST_BARE = 0.8  # of a row whose dots stand apart
_FEWEST_DOTS, _LARGEST_DOT_PT, _LONGEST_STEP_PT = 6, 3.0, 9.0
_UNLIKE, _MOST_ALIKE = 0.35, 0.8  # steps, and how many of them are alike
_HIGH_PT, _LOW_PT = 11.0, 2.0  # of a line of print above and below the feet of its letters
DOTS = "......"
"""What a leader is read as, however long it is."""


@dataclass(frozen=True, slots=True)
class Leader:
    """The row as a stroke from the print on its left to the print on its right, and its dots that
    stand alone, as shapes of the page."""

    whole: Stroke
    stroke: Stroke
    dots: tuple[int, ...]


def find_leaders(
    ink: np.ndarray, shapes: Shapes, strokes: Sequence[Stroke], scale: float
) -> list[Leader]:
    """The leaders among a page's `strokes`. `shapes` are those of `ink` (0 or 255), `scale` pixels
    per point."""
    sides = [s for s in strokes if s.orientation == "vertical"]
    uprights = [s for s in sides if s.length >= _SHORTEST_SIDE_PT * scale]
    found = []
    for stroke in strokes:
        thick = stroke.far - stroke.near + 1
        if stroke.orientation == "vertical" or stroke.length < _SHORTEST_PT * scale:
            continue
        if thick > _THICKEST_PT * scale or _in_table(stroke, uprights, scale):
            continue
        bare = _bare_stretch(ink, stroke, scale)
        if bare is None or _goes_on_below(ink, stroke, bare, scale):
            continue
        leader = _before_print(stroke, bare, shapes, scale)
        if leader is not None and _is_dotted(ink, bare, scale):
            found.append(leader)
    return found


def rows_of_dots(
    ink: np.ndarray,
    shapes: Shapes,
    strokes: Sequence[Stroke],
    leaders: Sequence[Leader],
    scale: float,
) -> list[Leader]:
    """The leaders whose dots stand apart, or in groups, beside the `leaders` that are strokes.
    `strokes` are those of the page, the lines to write on and the dotted rules among them."""
    uprights = [s for s in strokes if s.orientation == "vertical"]
    uprights = [s for s in uprights if s.length >= _SHORTEST_SIDE_PT * scale]
    level = [s for s in strokes if s.orientation == "horizontal"]
    known = [*level, *(leader.whole for leader in leaders)]
    high = shapes.y1 - shapes.y0
    small = (high <= _LARGEST_DOT_PT * scale) & (shapes.x1 - shapes.x0 <= _GROUP_PT * scale)
    bars: list[Bar] = [
        (int(shapes.x0[n]), int(shapes.x1[n]) - 1, int(shapes.y0[n]), int(shapes.y1[n]) - 1)
        for n in np.flatnonzero(small & (high >= _SMALLEST_DOT_PT * scale))
    ]
    found = []
    gap = _LONGEST_GAP_PT * scale
    for row in chained(bars, gap, _FEWEST_GROUPS, gap, _OFF_PT * scale):
        stroke = _stroke_of(row)
        if stroke.length < _SHORTEST_PT * scale or not _is_even(row):
            continue
        if _in_table(stroke, uprights, scale) or any(_lies_on(stroke, s, scale) for s in known):
            continue
        bare = _bare_stretch(ink, stroke, scale)
        if bare is None or bare.length < _MOST_BARE * stroke.length:
            continue
        leader = _before_print(stroke, bare, shapes, scale)  # the foot of a letter is no dot
        if leader is not None and _is_dotted(ink, bare, scale):
            found.append(leader)
    return found


def _stroke_of(row: Sequence[Bar]) -> Stroke:
    near, far = min(bar[2] for bar in row), max(bar[3] for bar in row)
    return Stroke("horizontal", (near + far) / 2, row[0][0], row[-1][1], near, far)


def _is_even(row: Sequence[Bar]) -> bool:
    """Whether the gaps of a row are alike: those between words, or between specks, are not."""
    gaps = np.array([other[0] - one[1] for one, other in pairwise(row)])
    usual = float(np.median(gaps))
    return float((np.abs(gaps - usual) <= max(1.0, _UNLIKE * usual)).mean()) >= _MOST_ALIKE


def _lies_on(row: Stroke, other: Stroke, scale: float) -> bool:
    """Whether a row is part of a level stroke."""
    reach = _LEVEL_PT * scale
    across = other.near - reach <= row.position <= other.far + reach
    return across and row.start <= other.end and row.end >= other.start


def dotted_lines(lines: Sequence[TextLine], parts: Components, scale: float) -> list[TextLine]:
    """The lines of print with nothing in them but full stops, at even steps."""
    return [line for line in lines if _is_all_dots(line, parts, scale)]


def _is_all_dots(line: TextLine, parts: Components, scale: float) -> bool:
    members = sorted(line.members, key=lambda n: int(parts.x0[n]))
    if len(members) < _FEWEST_DOTS or line.y1 - line.y0 > 2 * _LARGEST_DOT_PT * scale:
        return False
    wide = parts.x1[members] - parts.x0[members]
    high = parts.y1[members] - parts.y0[members]
    if max(wide.max(), high.max()) > _LARGEST_DOT_PT * scale:
        return False
    steps = np.diff(parts.x0[members])
    usual = float(np.median(steps))
    alike = float((np.abs(steps - usual) <= _UNLIKE * usual).mean())
    return usual <= _LONGEST_STEP_PT * scale and alike >= _MOST_ALIKE


def word_of_dots(start: float, end: float, foot: float, scale: float) -> Word:
    """The word for a leader from `start` to `end` whose lowest row is `foot` (pixels)."""
    y = foot / scale
    return Word(DOTS, DOTS, Box(start / scale, y - _HIGH_PT, end / scale, y + _LOW_PT), 1.0)


def _bare_stretch(ink: np.ndarray, row: Stroke, scale: float) -> Stroke | None:
    """The longest stretch of a row with no print above it: its end may have grown into the feet of
    the figures behind it. None where most of the row is under print."""
    near, far = (round(pt * scale) for pt in _ABOVE_PT)
    above = ink[max(0, row.near - far) : max(0, row.near - near), row.start : row.end + 1] > 0
    printed = _without_specks(above.sum(axis=0), scale)
    ends = np.concatenate(([-1], printed, [row.length]))
    gaps = np.diff(ends) - 1
    widest = int(gaps.argmax())
    start, length = int(ends[widest]) + 1, int(gaps[widest])
    if length < max(_SHORTEST_PT * scale, _LEAST_BARE * row.length):
        return None
    return replace(row, start=row.start + start, end=row.start + start + length - 1)


def _goes_on_below(ink: np.ndarray, row: Stroke, bare: Stroke, scale: float) -> bool:
    """Whether a row goes on below print that keeps clear of it, as a rule does: a leader's dots run
    into the feet of letters at most. A letter below the line may touch the rule."""
    first, last = (round(pt * scale) for pt in _CLEAR_PT)
    clear = ink[max(0, row.near - last) : max(0, row.near - first)] > 0
    for start, end in ((row.start, bare.start), (bare.end + 1, row.end + 1)):
        touched = clear[:, start:end].any(axis=0)
        if end - start >= _SHORTEST_PT * scale and float(touched.mean()) < _MOST_TOUCHED:
            return True
    return False


def _without_specks(inked: np.ndarray, scale: float) -> np.ndarray:
    """The columns with print, without narrow groups of them that stand alone and are no stems.
    `inked` pixels in each column."""
    printed = np.flatnonzero(inked > _SPECK_PT * scale)
    if not printed.size:
        return printed
    groups = np.split(printed, np.flatnonzero(np.diff(printed) > 1) + 1)
    edges = [-math.inf, *(x for g in groups for x in (int(g[0]), int(g[-1]))), math.inf]
    kept = [
        group
        for k, group in enumerate(groups)
        if group.size > _SPECK_WIDE_PT * scale
        or inked[group].max() > _SPECK_HIGH_PT * scale
        or min(group[0] - edges[2 * k], edges[2 * k + 3] - group[-1]) < _LETTER_PT * scale
    ]
    return np.concatenate(kept) if kept else printed[:0]


def _before_print(stroke: Stroke, bare: Stroke, shapes: Shapes, scale: float) -> Leader | None:
    """The row up to the print on both its sides; None where none stands behind it on its level."""
    reach, slack = _BESIDE_PT * scale, _LEVEL_PT * scale
    on_level = np.abs(shapes.y1 - 1 - bare.far) <= slack
    letters = on_level & (shapes.y1 - shapes.y0 >= _LETTER_PT * scale)
    # A dot may have grown into the letter beside it: then the letter reaches into the row.
    left = letters & (shapes.x0 < bare.start) & (shapes.x1 >= bare.start - reach)
    right = letters | _dashes(shapes, bare.far, scale)
    right &= (shapes.x1 > bare.end) & (shapes.x0 <= bare.end + reach)
    if not right.any():
        return None
    # The foot of ญ, or of a worn 2, is a shape of its own: its letter ends above the level.
    tall = shapes.y1 - shapes.y0 >= _LETTER_PT * scale
    tall &= (shapes.y1 > bare.far - _FOOT_PT * scale) & (shapes.y0 < bare.near)
    before = left | (tall & (shapes.x0 < bare.start) & (shapes.x1 >= bare.start - reach))
    start = min(bare.start, int(shapes.x1[before].max())) if left.any() else bare.start
    behind = right | (tall & (shapes.x1 > bare.end) & (shapes.x0 <= bare.end + reach))
    end = max(bare.end, int(shapes.x0[behind].min()) - 1)
    off = math.ceil(_OFF_PT * scale)
    near, far = bare.near - off, bare.far + off
    dots = (shapes.y0 >= near) & (shapes.y1 <= far + 1)
    dots &= (shapes.x0 >= start - off) & (shapes.x1 <= end + 1 + off)
    whole = replace(bare, start=start, end=end, near=max(0, near), far=far)
    return Leader(whole, stroke, tuple(np.flatnonzero(dots).tolist()))


def _dashes(shapes: Shapes, foot: int, scale: float) -> np.ndarray:
    """Which shapes are dashes of a line of print whose letters stand on row `foot`."""
    (shortest, longest), (low, high) = _DASH_LONG_PT, _DASH_UP_PT
    wide, tall, up = shapes.x1 - shapes.x0, shapes.y1 - shapes.y0, foot + 1 - shapes.y1
    long = (shortest * scale <= wide) & (wide <= longest * scale) & (tall <= _DASH_THICK_PT * scale)
    is_dash: np.ndarray = long & (wide > tall) & (low * scale <= up) & (up <= high * scale)
    return is_dash


def _is_dotted(ink: np.ndarray, stroke: Stroke, scale: float) -> bool:
    """Whether a row's edges have the bumps of dots; those of a drawn line are straight."""
    rows = ink[max(0, stroke.near - 1) : stroke.far + 2, stroke.start : stroke.end + 1] > 0
    inked = rows.sum(axis=0).astype(float)
    high, low = np.quantile(inked, (0.75, 0.25))
    if high - low < 1:
        return False
    above = inked > (high + low) / 2
    bumps = int(np.count_nonzero(above[1:] & ~above[:-1]))
    fewest, most = _DOTS_PER_PT
    return fewest <= bumps / (stroke.length / scale) <= most


def _in_table(row: Stroke, uprights: Sequence[Stroke], scale: float) -> bool:
    """Whether uprights meet a stroke, or stand on both sides of it: rules, arrows and what is typed
    in a table are told elsewhere."""
    slack = _MEETS_PT * scale
    level = [u.position for u in uprights if u.start - slack <= row.position <= u.end + slack]
    meets = any(row.start - slack <= x <= row.end + slack for x in level)
    return meets or (any(x < row.start for x in level) and any(x > row.end for x in level))
