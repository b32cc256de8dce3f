"""Straight level or upright strokes in a page image, in pixels: rules and arrows are such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from parsers.model import Orientation
from parsers.scan.faint import ink_along, reach_of, without_print
from parsers.scan.pixels import long_runs

_CLOSED_GAP_PT = 2.0
_SHORTEST_PT = 8.0
_THICKEST_PT = 3.5
_THIN_PT = 1.5
_LEAST_FILL_OF_ROW = 0.9
_LEAST_FILL_OF_THICK = 0.75
_LEAST_COVER = 0.70
_LEAST_COVER_OF_SHORT = 0.90
_SHORT_PT = 60.0
_MOST_INK_BESIDE = 0.33
_MOST_BESIDE_BROKEN = 0.2  # the legs of a row of letters have more
_SOLID_PT = 26.0
_STRETCH_PT = 40.0
_SAME_LINE_PT = 1.3
_BRIDGED_PT = 5.0
_SURE_PIECE_PT = 20.0
_SURE_COVER = 0.5
_STEM_AS_LONG, _STEMS_APART = 0.8, 0.2  # of the stem that was found
_LINES_BESIDE_PT, _TALLEST_STEM_PT = 80.0, 16.0
_FEWEST_STEMS, _STEM_UNLIKE = 3, 0.2
_WHOLE_COVER = 0.93
_WALL_PT = 1.2  # half a crossing stroke, blur and all
_CUT_OFF_PT = 2.5  # a stroke cut at a crossing one starts beyond that one's thickness


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke in pixels. `position` is its middle row (level) or column (upright).

    `near` and `far` are its first and last row (or column).
    """

    orientation: Orientation
    position: float
    start: int
    end: int
    near: int
    far: int

    def __post_init__(self) -> None:
        if self.start > self.end or self.near > self.far:
            raise ValueError(f"stroke runs backwards: {self}")

    @property
    def length(self) -> int:
        return self.end - self.start + 1

    def ends_like(self, other: Stroke, near: float) -> bool:
        """Whether it begins and ends where another does."""
        return abs(self.start - other.start) <= near and abs(self.end - other.end) <= near


def find_strokes(ink: np.ndarray, faint: np.ndarray, scale: float) -> list[Stroke]:
    """All straight strokes of at least 8 points, level and upright, gaps bridged.

    Rows of print that look like a stroke when smeared are left out: a stroke has ink along most
    of its length and paper beside it. `faint` holds all of `ink` and paler strokes. `scale` is
    pixels per point.
    """
    across, down = faint, cv2.transpose(faint)
    turned = cv2.transpose(ink)
    level = _level_strokes(ink, across, scale)
    upright = _level_strokes(turned, down, scale)
    upright += _between(turned, upright, level, scale)
    level += _between(ink, level, upright, scale)
    level, upright = (
        _bridged(_followed(level, across, upright, scale, True), scale),
        _bridged(_followed(upright, down, level, scale, False), scale),
    )
    return level + [replace(s, orientation="vertical") for s in upright]


def _level_strokes(ink: np.ndarray, faint: np.ndarray, scale: float) -> list[Stroke]:
    solid = _runs(_wavering(ink), 0.0, _SOLID_PT * scale)
    found = _strokes_in(solid, ink, scale, crowded=True)
    # The pale fringe of what was found would go on beside a part that is pale all through.
    found_already = cv2.dilate(solid, np.ones((5, 1), np.uint8))
    rest = cv2.bitwise_and(_wavering(faint), cv2.bitwise_not(found_already))
    broken = _runs(rest, _CLOSED_GAP_PT * scale, _SHORTEST_PT * scale)
    return found + _strokes_in(broken, faint, scale, crowded=False)


def _between(
    ink: np.ndarray, found: list[Stroke], crossing: list[Stroke], scale: float
) -> list[Stroke]:
    """Strokes from one crossing stroke to the next that print beyond them had hidden."""
    free = ink.copy()
    for s in found:
        if s.length >= _SHORT_PT * scale:  # of a shorter one only a part may have been found
            free[max(0, s.near - 2) : s.far + 3, s.start : s.end + 1] = 0
    for c in crossing:
        free[c.start : c.end + 1, max(0, c.near - 1) : c.far + 2] = 0
    runs = _runs(_wavering(free), 0.0, _SHORTEST_PT * scale)
    strokes = _strokes_in(runs, free, scale, crowded=False)

    def meets(end: int, position: float) -> bool:
        near = _CUT_OFF_PT * scale
        return any(_spans(c, position, scale) and abs(c.position - end) <= near for c in crossing)

    return [s for s in strokes if meets(s.start, s.position) and meets(s.end, s.position)]


def _wavering(mask: np.ndarray) -> np.ndarray:
    """One row more either way: a thin rule wavers between two rows of pixels."""
    return cv2.dilate(mask, np.ones((3, 1), np.uint8))


def _runs(mask: np.ndarray, gap: float, length: float) -> np.ndarray:
    """Level runs of ink of at least `length` pixels, gaps of up to `gap` closed."""
    closed = (max(3, round(gap)) | 1) - 1 if gap > 0 else 0
    return long_runs(mask, closed, max(12, round(length)))


def _strokes_in(runs: np.ndarray, mask: np.ndarray, scale: float, crowded: bool) -> list[Stroke]:
    """The runs that are strokes. `crowded`: print may touch them (an underlined heading)."""
    outlines, _ = cv2.findContours(runs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines:
        x, y, w, h = cv2.boundingRect(outline)
        if h <= 3 * _THICKEST_PT * scale:
            part = runs[y : y + h, x : x + w] > 0
            stroke = _stroke(mask, part, x, y, scale, crowded)
            if stroke is not None and _has_paper_beside(mask, stroke, scale, crowded):
                ends = (stroke.start, stroke.end)
                if not crowded:
                    ends = without_print(mask, (stroke.near, stroke.far), ends, scale)
                found.append(replace(stroke, start=ends[0], end=ends[1]))
    return found


def _stroke(
    mask: np.ndarray, part: np.ndarray, x: int, y: int, scale: float, crowded: bool
) -> Stroke | None:
    """The stroke in one run of pixels, if it is one: thin, with ink along it."""
    height, width = part.shape
    ink = (mask[y : y + height, x : x + width] > 0) & part
    weights = ink.sum(axis=1).astype(float)
    if not weights.any():
        return None
    strong = np.nonzero(weights > 0.6 * weights.max())[0]
    near, far = int(strong[0]), int(strong[-1])
    short = crowded or width < _SHORT_PT * scale
    needed = _LEAST_COVER_OF_SHORT if short else _LEAST_COVER
    if _cover(ink, scale) < needed or (far - near + 1) > _THICKEST_PT * scale:
        return None
    if not _is_filled(ink, scale):
        return None  # a row of small type: only thin rules are broken
    rows = np.arange(near, far + 1)
    middle = float((weights[near : far + 1] * rows).sum() / weights[near : far + 1].sum())
    return Stroke("horizontal", y + middle, x, x + width - 1, y + near, y + far)


def _is_filled(ink: np.ndarray, scale: float) -> bool:
    """Whether a run is thin or solid nearly all along; it may bow by more than it is thick."""
    step, bad = max(8, round(_STRETCH_PT * scale)), 0
    for at in range(0, ink.shape[1], step):
        stretch = ink[:, at : at + step]
        weights = stretch.sum(axis=1)
        if not weights.any():
            continue
        strong = np.nonzero(weights > 0.6 * weights.max())[0]
        rows = stretch[strong[0] : strong[-1] + 1]
        thick = rows.shape[0] > _THIN_PT * scale
        level = float(rows.mean(axis=1).max()) >= _LEAST_FILL_OF_ROW  # one of a double rule
        if thick and not level and float(rows.mean()) < _LEAST_FILL_OF_THICK:
            bad += stretch.shape[1]
    return bad * 2 <= ink.shape[1]


def _cover(ink: np.ndarray, scale: float) -> float:
    """How much of a run's length has ink on one and the same pair of rows, stretch by stretch.

    A rule has it nearly everywhere; a row of print only where letters happen to be level.
    """
    rows, step = max(2, round(0.5 * scale)), max(8, round(_STRETCH_PT * scale))
    height, width = ink.shape
    if height > rows:  # row `top` of `both`: ink on one of the rows from it on
        both = np.logical_or.reduce([ink[at : height - rows + 1 + at] for at in range(rows)])
    else:
        both = ink.any(axis=0, keepdims=True)
    stretches = np.add.reduceat(both, np.arange(0, width, step), axis=1, dtype=np.int32)
    return float(stretches.max(axis=0).sum()) / width


def _has_paper_beside(mask: np.ndarray, stroke: Stroke, scale: float, crowded: bool) -> bool:
    """Whether both sides are mostly paper. Print may crowd an underline, but only from above."""
    first, last = max(2, round(0.7 * scale)), max(4, round(2.2 * scale))
    columns = slice(stroke.start, stroke.end + 1)
    above = mask[max(0, stroke.near - last) : max(0, stroke.near - first), columns]
    below = mask[stroke.far + 1 + first : stroke.far + 1 + last, columns]
    sides = (below,) if crowded else (above, below)
    shares = [float((b > 0).any(axis=0).mean()) for b in sides if b.size]
    whole = _cover(mask[stroke.near : stroke.far + 1, columns] > 0, scale) >= _WHOLE_COVER
    most = _MOST_INK_BESIDE if crowded or whole else _MOST_BESIDE_BROKEN
    return max(shares, default=0.0) <= most


def _followed(
    strokes: list[Stroke],
    mask: np.ndarray,
    crossing: list[Stroke],
    scale: float,
    may_have_head: bool,
) -> list[Stroke]:
    """Each stroke made longer as far as a broken or faint trace of it goes on.

    A thin trace counts only as far as a crossing stroke: rules end at rules.
    """
    walls = [c for c in crossing if c.length >= _SURE_PIECE_PT * scale]
    longer = []
    for s in strokes:
        sure = s.length >= _SURE_PIECE_PT * scale
        here = [w.position for w in walls if _spans(w, s.position, scale)]
        rows, ends = (s.near, s.far), (s.start, s.end)
        start, end = reach_of(mask, rows, ends, scale, sure, may_have_head, here)
        line = ink_along(mask, s.near, s.far)
        if not (sure or may_have_head) and _are_stems(line[start : end + 1], s.length):
            longer.append(s)
            continue
        if not may_have_head and s.length < _SHORT_PT * scale and _in_lines(line, s, here, scale):
            longer.append(s)
            continue
        # A stroke that ends at a wall has ended; print goes on in the next cell.
        start = s.start if _at_wall(here, s.start, scale) else start
        end = s.end if _at_wall(here, s.end, scale) else end
        end = _believed(line, here, (s.end, end), sure, scale)
        turned = [line.size - 1 - w for w in here]
        first = line.size - 1 - start
        ends = (line.size - 1 - s.start, first)
        start = line.size - 1 - _believed(line[::-1], turned, ends, sure, scale)
        longer.append(replace(s, start=start, end=end))
    return longer


def _are_stems(line: np.ndarray, length: int) -> bool:
    """Whether a trace is of letters, the same in line after line ("15,000" below "15,000"): pieces
    as long as the first, as far apart as lines are. A broken rule is broken anywhere."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], line > 0, [0])).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    inked, gaps = ends - starts, starts[1:] - ends[:-1]
    long = inked >= _STEM_AS_LONG * length
    alike = long & (inked <= length / _STEM_AS_LONG)
    apart = gaps[gaps >= _STEMS_APART * length]
    return int(alike.sum()) > 1 and bool(alike[long].all()) and len(apart) >= int(alike.sum()) - 1


def _in_lines(line: np.ndarray, stroke: Stroke, walls: Sequence[float], scale: float) -> bool:
    """Whether a stroke is one of the stems, or two that grew together, that the same letter has at
    the same place of line after line ("ไม่ใช้งบประมาณ" for every year of a cell): as long as a
    letter is high, in step, and the last of them ends where its line does, above the wall."""
    reach = round(_LINES_BESIDE_PT * scale)
    low = max([round(w) for w in walls if w <= stroke.start + scale], default=0)
    high = min([round(w) for w in walls if w >= stroke.end - scale], default=line.size)
    low, high = max(low, stroke.start - reach), min(high, stroke.end + reach)
    inked = line[max(0, low) : high + 1]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], inked > 0, [0])).astype(np.int8)))
    long = edges[1::2] - edges[::2] >= _SHORTEST_PT * scale
    starts, ends = edges[::2][long], edges[1::2][long]
    if len(ends) < _FEWEST_STEMS:
        return False
    size, step = float(np.median(ends - starts)), float(np.median(np.diff(ends)))
    alike = np.abs(ends - starts - size) <= _STEM_UNLIKE * size
    in_step = np.abs(np.diff(ends) - step) <= _STEM_UNLIKE * step
    below = inked.size - int(ends[-1])
    letters = size <= _TALLEST_STEM_PT * scale and below >= _STEMS_APART * step
    return letters and bool(alike.all()) and bool(in_step.all())


def _spans(wall: Stroke, position: float, scale: float) -> bool:
    reach = _BRIDGED_PT * scale
    return wall.start - reach <= position <= wall.end + reach


def _at_wall(walls: list[float], end: int, scale: float) -> bool:
    return any(abs(wall - end) <= 1.5 * scale for wall in walls)


def _believed(
    line: np.ndarray, walls: list[float], ends: tuple[int, int], sure: bool, scale: float
) -> int:
    """The end to believe between the found and the traced one of `ends`: a wall, or a solid trace's
    end.

    Past the last wall a trace must be whole: it may be print in the next cell. What was found may
    be a letter's stem itself where it is not `sure`; then it goes on from wall to wall only where
    half the way has ink.
    """
    found, traced = ends
    if traced <= found:
        return found
    reach = _CLOSED_GAP_PT * scale
    passed = sorted(round(w) for w in walls if found < w <= traced + reach)
    if not sure:
        near = round(_WALL_PT * scale)
        stretches = [line[a + near : b - near] for a, b in pairwise([found, *passed])]
        inked = [not part.size or float(part.mean()) >= _SURE_COVER for part in stretches]
        if False in inked:
            passed = passed[: inked.index(False)]
            traced = passed[-1] if passed else found
    wall = max(passed) if passed else found
    beyond = line[min(wall, traced) + 1 : traced + 1]
    needed = _WHOLE_COVER if passed else _SURE_COVER
    return traced if beyond.size and float(beyond.mean()) >= needed else wall


def _bridged(strokes: list[Stroke], scale: float) -> list[Stroke]:
    """Pieces of one line joined."""
    joined: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda s: (s.start, s.position)):
        partner = _partner(joined, stroke, scale)
        if partner is None:
            joined.append(stroke)
        else:
            joined[partner] = _union(joined[partner], stroke)
    return joined


def _partner(joined: list[Stroke], stroke: Stroke, scale: float) -> int | None:
    best: tuple[float, int] | None = None
    for n, other in enumerate(joined):
        if abs(other.position - stroke.position) > _SAME_LINE_PT * scale:
            continue
        gap = stroke.start - other.end
        if gap <= _sure_gap(other, stroke, scale) and (best is None or gap < best[0]):
            best = (gap, n)
    return None if best is None else best[1]


def _sure_gap(left: Stroke, right: Stroke, scale: float) -> float:
    """How wide a gap between two pieces of a line may be without ink in it.

    Short pieces may be upright strokes of letters in line after line of print.
    """
    short = min(left.length, right.length) < _SURE_PIECE_PT * scale
    return (_CLOSED_GAP_PT if short else _BRIDGED_PT) * scale


def _union(left: Stroke, right: Stroke) -> Stroke:
    weight = left.length + right.length
    position = (left.position * left.length + right.position * right.length) / weight
    return Stroke(
        left.orientation,
        position,
        min(left.start, right.start),
        max(left.end, right.end),
        min(left.near, right.near),
        max(left.far, right.far),
    )
