"""Level rules that copying broke: pieces on one level, from side to side of a table without
uprights.

Left alone, the short pieces are read as dashes in cells and as lines of their own, and the rows
that the rules part run into each other. Pieces are what is left of rules where several levels begin
and end alike, little of the way is lost, and the gaps are clear of print and stand at other places
in each: rules drawn for each column, for two tables abreast, underlines and lines to write on
repeat theirs. Beside a table nothing is printed; beside arrows are the titles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from parsers.scan.pixels import Shapes
from parsers.scan.strokes import Stroke
from parsers.scan.worn_rules import WornRule

_SAME_LEVEL_PT, _THICKEST_PT = 1.3, 3.5
_THICKEST_PIECE_PT = 1.8  # bars of a calendar are thicker
_SHORTEST_PT = 150.0
_SAME_END_PT = 1.0
_FEWEST_TO_AN_END, _MANY_PIECES = 2, 5
_LOST_AT_END, _SURELY_LOST = 0.17, 0.03  # of the width
_LEAST_COVER, _LEAST_MIDDLING_COVER = 0.3, 0.5
_FEWEST_LEVELS, _FEWEST_BROKEN, _FEWEST_GAPS = 3, 2, 4
_NARROWEST_GAP_PT, _SAME_GAP_PT, _MOST_SHARED = 3.0, 1.5, 1 / 3
_BY_CHANCE = 0.002
_UPRIGHT_PT, _SIDE_PT, _MEETS_PT, _BESIDE_PT = 26.0, 6.0, 1.5, 3.0
_LETTER_PT, _TALLEST_LETTER_PT = 3.2, 24.0
_MOST_LETTERS, _MOST_BESIDE, _MOST_OF_GAP = 1, 0.05, 0.5
_ABOVE_PT, _ABOVE, _MOST_UNDERLINED = 2.5, 0.3, 0.3  # points, and of the letter's height
_CRUMB_PT, _WIDEST_CRUMB_PT, _OFF_PT = 1.8, 12.0, 1.2
_MOST_HEADED, _LEAST_OF_SIDE = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class _Level:
    """The level strokes on one level, from the left, and where the rule began and ended."""

    pieces: tuple[Stroke, ...]
    start: int
    end: int

    @property
    def position(self) -> float:
        lengths = sum(piece.length for piece in self.pieces)
        return sum(piece.position * piece.length for piece in self.pieces) / lengths

    @property
    def gaps(self) -> list[tuple[int, int]]:
        """Those between the pieces."""
        return [(a.end, b.start) for a, b in pairwise(self.pieces)]

    @property
    def lost(self) -> list[tuple[int, int]]:
        """The gaps, and what is lost at the ends."""
        ends = (self.start, self.pieces[0].start), (self.pieces[-1].end, self.end)
        return [(a, b) for a, b in (ends[0], *self.gaps, ends[1]) if b > a]

    @property
    def cover(self) -> float:
        return sum(piece.length for piece in self.pieces) / (self.end - self.start + 1)

    def whole(self) -> Stroke:
        near = min(piece.near for piece in self.pieces)
        far = max(piece.far for piece in self.pieces)
        return Stroke("horizontal", self.position, self.start, self.end, near, far)


def find_broken_rules(
    shapes: Shapes, strokes: Sequence[Stroke], dashed: Sequence[Stroke], scale: float
) -> list[WornRule]:
    """The broken rules, whole, each with what is left of it in crumbs. `shapes` are those of the
    page's ink, `strokes` its straight ones, `dashed` others that may part cells, `scale` pixels per
    point."""
    levels = _levels([s for s in strokes if s.orientation == "horizontal"], scale)
    uprights = [s for s in (*strokes, *dashed) if s.orientation == "vertical"]
    broken: list[_Level] = []
    for extent in dict.fromkeys((level.start, level.end) for level in levels):
        alike = [level for level in levels if (level.start, level.end) == extent]
        if _are_broken(alike, shapes, uprights, scale):
            shorter = [level for level in levels if _stands_among(level, alike)]
            of_table = [*alike, *shorter] if len(shorter) <= len(alike) else alike
            broken += [level for level in of_table if _is_broken(level, shapes, scale)]
    broken = list(dict.fromkeys(broken))
    return [WornRule(level.whole(), _crumbs(level, shapes, scale)) for level in broken]


def without_pieces(
    strokes: Sequence[Stroke], rules: Sequence[WornRule], sides: Sequence[WornRule]
) -> list[Stroke]:
    """The strokes, the broken rules whole in the place of their pieces, and no broken sides."""
    wholes, dropped = [rule.whole for rule in rules], {side.whole for side in sides}
    kept = [s for s in strokes if s not in dropped]
    return [*(s for s in kept if not any(_is_piece(s, whole) for whole in wholes)), *wholes]


def find_broken_sides(
    rules: Sequence[WornRule], shapes: Shapes, strokes: Sequence[Stroke], scale: float
) -> list[WornRule]:
    """What copying left of the sides of a box around broken rules, piece by piece; none where both
    sides are whole. They would keep the rules that they meet from being of one table with the
    rest."""
    near = _BESIDE_PT * scale
    found: list[WornRule] = []
    for start, end in dict.fromkeys((rule.whole.start, rule.whole.end) for rule in rules):
        alike = [r.whole for r in rules if (r.whole.start, r.whole.end) == (start, end)]
        top, bottom = min(r.near for r in alike), max(r.far for r in alike)
        sides = _sides(start, end, top, bottom, strokes, scale)
        if not all(any(s.start <= top + near and s.end >= bottom - near for s in p) for p in sides):
            pieces = [piece for side in sides for piece in side]
            found += [WornRule(p, _side_crumbs(p, shapes, top, bottom, scale)) for p in pieces]
    return found


def _sides(
    start: int, end: int, top: float, bottom: float, strokes: Sequence[Stroke], scale: float
) -> list[list[Stroke]]:
    """What is left of the left and the right side of a box; none of one of which little is left."""
    near = _BESIDE_PT * scale
    upright = [s for s in strokes if s.orientation == "vertical"]
    upright = [s for s in upright if s.start <= bottom + near and s.end >= top - near]
    sides = [[s for s in upright if abs(s.position - x) <= near] for x in (start, end)]
    least = _LEAST_OF_SIDE * (bottom - top)
    return [side if sum(s.length for s in side) >= least else [] for side in sides]


def _side_crumbs(
    side: Stroke, shapes: Shapes, top: int, bottom: int, scale: float
) -> tuple[int, ...]:
    """The thin upright shapes in line with what is left of a side."""
    thin = shapes.x1 - shapes.x0 <= _CRUMB_PT * scale
    middle = (shapes.x0 + shapes.x1 - 1) / 2
    on = np.abs(middle - side.position) <= _OFF_PT * scale
    inside = (shapes.y0 >= top) & (shapes.y1 <= bottom)
    return tuple(np.flatnonzero(thin & on & inside).tolist())


def _are_boxes(alike: Sequence[_Level], strokes: Sequence[Stroke], scale: float) -> bool:
    """Whether levels bound several boxes: between two, neither side has anything."""
    heights = sorted(level.position for level in alike)
    sides = _sides(alike[0].start, alike[0].end, heights[0], heights[-1], strokes, scale)
    pieces, near = [*sides[0], *sides[1]], _BESIDE_PT * scale
    held = [
        any(s.start < b - near and s.end > a + near for s in pieces) for a, b in pairwise(heights)
    ]
    if True not in held:
        return False
    return False in held[held.index(True) : len(held) - held[::-1].index(True)]


def _is_piece(stroke: Stroke, whole: Stroke) -> bool:
    level = stroke.orientation == "horizontal" and whole.near <= stroke.position <= whole.far
    return level and whole.start <= stroke.end and stroke.start <= whole.end


def _levels(strokes: Sequence[Stroke], scale: float) -> list[_Level]:
    """The levels that are long enough for a table and have ink along it."""
    found: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda s: s.position):
        if found and stroke.position - found[-1][-1].position <= _SAME_LEVEL_PT * scale:
            found[-1].append(stroke)
        else:
            found.append([stroke])
    pieces = [
        _without_doubles(level)
        for level in found
        if max(s.far for s in level) - min(s.near for s in level) <= _THICKEST_PT * scale
    ]
    pieces = [p for p in pieces if p[-1].end - p[0].start >= _SHORTEST_PT * scale]
    starts = _ends([p[0].start for p in pieces], pieces, scale)
    ends = [-end for end in _ends([-p[-1].end for p in pieces], pieces, scale)]
    levels = [_Level(p, a, b) for p, a, b in zip(pieces, starts, ends, strict=True)]
    return [level for level in levels if level.cover >= _LEAST_COVER]


def _without_doubles(level: Sequence[Stroke]) -> tuple[Stroke, ...]:
    """From the left; pieces above each other, as of a double rule, as one."""
    pieces: list[Stroke] = []
    for stroke in sorted(level, key=lambda s: s.start):
        if pieces and stroke.start <= pieces[-1].end:
            last = pieces.pop()
            near, far = min(last.near, stroke.near), max(last.far, stroke.far)
            middle = (last.position + stroke.position) / 2
            end = max(last.end, stroke.end)
            stroke = Stroke("horizontal", middle, last.start, end, near, far)
        pieces.append(stroke)
    return tuple(pieces)


def _ends(places: Sequence[int], pieces: Sequence[Sequence[Stroke]], scale: float) -> list[int]:
    """Where each level, from the top, began of which the `pieces` are left, the first at one of
    `places`, outside being less: where others begin, or one in many pieces does. Those that begin
    alike farther in may be shorter rules, unless most begin anywhere."""
    alike: list[list[int]] = []  # which of the places
    for n in sorted(range(len(places)), key=lambda n: places[n]):
        if not alike or places[n] - places[alike[-1][-1]] > _SAME_END_PT * scale:
            alike.append([])
        alike[-1].append(n)
    known = [
        group
        for group in alike
        if len(group) >= _FEWEST_TO_AN_END or any(len(pieces[n]) >= _MANY_PIECES for n in group)
    ]
    ends = []
    for at, (place, left) in enumerate(zip(places, pieces, strict=True)):
        span = left[-1].end - left[0].start
        reach = place - _LOST_AT_END * span
        near = [g for g in known if reach <= places[g[-1]] and places[g[0]] <= place]
        most = max((len(group) for group in near), default=0)
        outer = next((group for group in near if 2 * len(group) >= most), [at])
        own = next((group for group in near if at in group), outer)
        inner = sum(len(group) for group in near) - len(outer)
        farther = places[own[0]] - places[outer[-1]] > _SURELY_LOST * span
        alone = len(own) < _FEWEST_TO_AN_END or 2 * len(own) < inner or _stick_out(own, outer)
        group = own if not alone and (farther or len(own) >= len(outer)) else outer
        ends.append(round(float(np.median([places[n] for n in group]))))
    return ends


def _stick_out(inner: Sequence[int], outer: Sequence[int]) -> bool:
    """Whether levels lie both among others and above or below: shorter rules stand between whole
    ones, or belong to another table."""
    first, last = min(outer), max(outer)
    apart = max(inner) < first or min(inner) > last
    return not apart and not (first <= min(inner) and max(inner) <= last)


def _are_broken(
    alike: Sequence[_Level], shapes: Shapes, uprights: Sequence[Stroke], scale: float
) -> bool:
    """Whether levels of one extent are rules of a table, some of them broken."""
    broken = [level for level in alike if _is_broken(level, shapes, scale)]
    gaps = [_wide(level.gaps, scale) for level in broken]
    return (
        len(alike) >= _FEWEST_LEVELS
        and len(broken) >= _FEWEST_BROKEN
        and sum(map(len, gaps)) >= _FEWEST_GAPS
        and float(np.median([level.cover for level in alike])) >= _LEAST_MIDDLING_COVER
        and not _repeat(gaps, scale)
        and not _share_a_gap(alike, scale)
        and not _have_heads([piece for level in broken for piece in level.pieces], shapes, scale)
        and not _are_parted(alike, uprights, scale)
        and not _are_boxes(alike, uprights, scale)
        and not _have_print_beside(alike, shapes, scale)
    )


def _is_broken(level: _Level, shapes: Shapes, scale: float) -> bool:
    """Whether a level may be what is left of one rule."""
    thick = float(np.median([piece.far - piece.near + 1 for piece in level.pieces]))
    return (
        bool(_wide(level.lost, scale))
        and thick <= _THICKEST_PIECE_PT * scale
        and not _are_underlines(level, shapes, scale)
        and not _has_print_in_gaps(level, shapes, scale)
    )


def _wide(gaps: Sequence[tuple[int, int]], scale: float) -> list[tuple[int, int]]:
    return [(a, b) for a, b in gaps if b - a >= _NARROWEST_GAP_PT * scale]


def _stands_among(level: _Level, alike: Sequence[_Level]) -> bool:
    """Whether a shorter level, which begins or ends with others, lies between them or next to
    them."""
    start, end, heights = alike[0].start, alike[0].end, [other.position for other in alike]
    step = max((b - a for a, b in pairwise(heights)), default=0.0)
    shorter = (start == level.start) != (end == level.end) and start <= level.start
    beside = min(heights) - step <= level.position <= max(heights) + step
    return shorter and level.end <= end and beside


def _repeat(gaps: Sequence[Sequence[tuple[int, int]]], scale: float) -> bool:
    """Whether gaps stand below each other, from one level to others."""
    near = _SAME_GAP_PT * scale
    shared = sum(
        any(
            abs(a - c) <= near and abs(b - d) <= near
            for other in gaps
            if other is not own
            for c, d in other
        )
        for own in gaps
        for a, b in own
    )
    return shared > _MOST_SHARED * sum(map(len, gaps))


def _share_a_gap(alike: Sequence[_Level], scale: float) -> bool:
    """Whether one gap goes through all levels, as between two tables, and not by chance."""
    if float(np.prod([1 - level.cover for level in alike])) > _BY_CHANCE:
        return False
    start = alike[0].start
    inked = np.zeros(alike[0].end - start + 1, bool)
    for piece in (piece for level in alike for piece in level.pieces):
        inked[max(0, piece.start - start) : piece.end - start + 1] = True
    edges = np.flatnonzero(np.diff(np.concatenate(([True], inked, [True])).astype(np.int8)))
    return bool((edges[1::2] - edges[::2] >= _NARROWEST_GAP_PT * scale).any())


def _have_heads(pieces: Sequence[Stroke], shapes: Shapes, scale: float) -> bool:
    """Whether most pieces are of higher shapes, as arrows are."""
    high = 0
    for piece in pieces:
        at = (piece.start + piece.end) // 2
        shape = int(shapes.labels[piece.near : piece.far + 1, at].max()) - 1
        high += shape >= 0 and int(shapes.y1[shape] - shapes.y0[shape]) > _THICKEST_PT * scale
    return high > _MOST_HEADED * len(pieces)


def _are_parted(alike: Sequence[_Level], uprights: Sequence[Stroke], scale: float) -> bool:
    """Whether uprights part cells between the levels, but for the sides of a box."""
    side, near = _SIDE_PT * scale, _MEETS_PT * scale
    start, end, heights = alike[0].start, alike[0].end, [level.position for level in alike]
    for upright in uprights:
        if not start + side < upright.position < end - side:
            continue
        if upright.end < min(heights) or upright.start > max(heights):
            continue
        met = [any(abs(y - at) <= near for y in heights) for at in (upright.start, upright.end)]
        if upright.length >= _UPRIGHT_PT * scale or all(met):
            return True
    return False


def _have_print_beside(alike: Sequence[_Level], shapes: Shapes, scale: float) -> bool:
    """Whether print stands left or right of the levels, as titles beside arrows do."""
    off, heights = _BESIDE_PT * scale, [level.position for level in alike]
    middle = (shapes.y0 + shapes.y1) / 2
    among = _letters(shapes, scale) & (middle > min(heights)) & (middle < max(heights))
    beside = (shapes.x1 < alike[0].start - off) | (shapes.x0 > alike[0].end + off)
    return int((among & beside).sum()) > max(_MOST_LETTERS, _MOST_BESIDE * int(among.sum()))


def _letters(shapes: Shapes, scale: float) -> np.ndarray:
    high = shapes.y1 - shapes.y0
    return (high >= _LETTER_PT * scale) & (high <= _TALLEST_LETTER_PT * scale)


def _has_print_in_gaps(level: _Level, shapes: Shapes, scale: float) -> bool:
    """Whether letters stand on the level all along a gap, as words between lines to write on."""
    on = (shapes.y0 < level.position) & (shapes.y1 > level.position - _OFF_PT * scale)
    on &= _letters(shapes, scale)
    middle = (shapes.x0 + shapes.x1) / 2
    for a, b in level.lost:
        inside = on & (middle > a) & (middle < b)
        printed = int((shapes.x1 - shapes.x0)[inside].sum())
        if int(inside.sum()) > _MOST_LETTERS and printed > _MOST_OF_GAP * (b - a):
            return True
    return False


def _are_underlines(level: _Level, shapes: Shapes, scale: float) -> bool:
    """Whether words stand right on the pieces: nearer than the letters' own feet hang."""
    high = shapes.y1 - shapes.y0
    foot = shapes.y1 - level.position
    on = _letters(shapes, scale) & (foot < _OFF_PT * scale)
    on &= foot > -np.minimum(_ABOVE_PT * scale, _ABOVE * high)
    under = np.zeros(on.size, bool)
    for piece in level.pieces:
        under |= (shapes.x0 >= piece.start) & (shapes.x1 <= piece.end)
    print_above = int((shapes.x1 - shapes.x0)[on & under].sum())
    return print_above > _MOST_UNDERLINED * sum(piece.length for piece in level.pieces)


def _crumbs(level: _Level, shapes: Shapes, scale: float) -> tuple[int, ...]:
    """The small flat shapes on the level, which are no strokes."""
    wide, high = shapes.x1 - shapes.x0, shapes.y1 - shapes.y0
    low = (high <= _CRUMB_PT * scale) & (wide <= _WIDEST_CRUMB_PT * scale)
    middle = (shapes.y0 + shapes.y1 - 1) / 2
    on = np.abs(middle - level.position) <= _OFF_PT * scale
    off = _BESIDE_PT * scale
    inside = (shapes.x0 >= level.start - off) & (shapes.x1 <= level.end + off)
    return tuple(np.flatnonzero(low & on & inside).tolist())
