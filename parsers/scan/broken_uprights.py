"""Uprights between the months of a calendar that copying broke: pieces in line with each other, in
a table without level rules.

Left alone, the short pieces are read as bars, strokes of letters and brackets beside the words, and
no upright runs from the heading to the foot. Pieces are what is left of uprights where several
columns of them stand as far apart as each other, begin and end alike, and nothing but arrows
crosses them: what is lost of one stands in others, unlike the white between strips of months.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from parsers.scan.marks import two_headed
from parsers.scan.pixels import Shapes
from parsers.scan.strokes import Stroke
from parsers.scan.worn_rules import WornRule

_THICKEST_PT, _IN_LINE_PT, _SAME_END_PT = 1.8, 1.3, 4.0
_LONG_PT, _THICKEST_LONG_PT = 60.0, 3.5  # an upright that leans a little takes more columns
_SHORTEST_PT, _LEAST_COVER = 100.0, 0.35  # of a whole upright, and of it
_FEWEST, _FEWEST_BROKEN, _FEWEST_TO_AN_END = 7, 3, 2
_NARROWEST_PT, _WIDEST_PT, _UNEVEN_PT = 14.0, 60.0, 1.6  # months
_GAP_PT, _STOREY_PT = 3.0, 45.0
_STEM_PT = 16.0  # of a letter that stands in line by chance, at most
_MOST_LOST_AT_TOP = 0.17
_RUNS_ON_PT = 30.0  # of an arrow into the print beside the last upright
_CRUMB_PT, _OFF_PT = 1.8, 1.2

_Column = tuple[Stroke, ...]  # the pieces of an upright, from the top


def find_broken_uprights(
    shapes: Shapes, strokes: Sequence[Stroke], ink: np.ndarray, scale: float
) -> list[WornRule]:
    """The uprights of such a calendar, whole, each with what is left of it in crumbs; none where
    they are not surely one. `shapes` are those of the page's `ink`, `strokes` its straight ones,
    `scale` pixels per point."""
    found: list[WornRule] = []
    for columns in _side_by_side(_columns(strokes, scale), scale):
        wholes = _wholes(columns, scale)
        if wholes and not _has_level_rules(wholes, strokes, ink, scale):
            found += [WornRule(whole, _crumbs(whole, shapes, scale)) for whole in wholes]
    return found


def without_upright_pieces(
    strokes: Sequence[Stroke], uprights: Sequence[WornRule], scale: float
) -> list[Stroke]:
    """The strokes, the uprights whole in the place of their pieces; level ones that run on from an
    upright into print beside the last end there."""
    wholes = [upright.whole for upright in uprights]
    if not wholes:
        return list(strokes)
    kept = [s for s in strokes if not any(_is_piece(s, whole, scale) for whole in wholes)]
    return [*(_cut_off(s, wholes, scale) for s in kept), *wholes]


def _columns(strokes: Sequence[Stroke], scale: float) -> list[_Column]:
    """The thin upright strokes in line with each other that make up much of a long one."""
    thin = [s for s in strokes if s.orientation == "vertical" and _is_thin(s, scale)]
    groups: list[list[Stroke]] = []
    for stroke in sorted(thin, key=lambda s: -s.length):
        near = (g for g in groups if abs(g[0].position - stroke.position) <= _IN_LINE_PT * scale)
        group = next(near, None)
        if group is None:
            groups.append([stroke])
        else:
            group.append(stroke)
    columns = [tuple(sorted(g, key=lambda s: s.start)) for g in groups]
    return sorted(
        (c for c in columns if sum(s.length for s in c) >= _LEAST_COVER * _SHORTEST_PT * scale),
        key=lambda c: c[0].position,
    )


def _is_thin(stroke: Stroke, scale: float) -> bool:
    thickest = _THICKEST_LONG_PT if stroke.length >= _LONG_PT * scale else _THICKEST_PT
    return stroke.far - stroke.near + 1 <= thickest * scale


def _side_by_side(columns: Sequence[_Column], scale: float) -> list[list[_Column]]:
    """Columns as far apart as each other, and as months are."""
    runs: list[list[_Column]] = []
    for column in columns:
        run = runs[-1] if runs else []
        step = column[0].position - run[-1][0].position if run else 0.0
        first = run[1][0].position - run[0][0].position if len(run) > 1 else step
        apart = _NARROWEST_PT * scale <= step <= _WIDEST_PT * scale
        if run and apart and abs(step - first) <= _UNEVEN_PT * scale:
            run.append(column)
        else:
            # Another upright may stand before the months: its distance is not theirs.
            runs.append([run[-1], column] if apart else [column])
    return [run for run in runs if len(run) >= _FEWEST]


def _wholes(columns: Sequence[_Column], scale: float) -> list[Stroke]:
    """The uprights from where they began to where they ended; none where these are no broken
    uprights of one table."""
    end = _shared_end([-column[-1].end for column in columns], scale)
    if end is None:
        return []
    bottom = -end
    columns = [_without_stems(column, bottom, scale) for column in columns]
    tops = [column[0].start for column in columns]
    inner = sorted(tops)[len(tops) // 3]
    least = inner + _MOST_LOST_AT_TOP * (bottom - inner)
    wholes = [_whole(column, _top(column, tops, inner, scale), bottom) for column in columns]
    broken = [c for c, w in zip(columns, wholes, strict=True) if _is_broken(c, w, scale)]
    covers = [_ink_of(c, w).mean() >= _LEAST_COVER for c, w in zip(columns, wholes, strict=True)]
    alike = (
        bottom - inner >= _SHORTEST_PT * scale
        and max(tops) <= least + _STOREY_PT * scale
        and min(tops) >= inner - _STOREY_PT * scale
        and max(column[-1].end for column in columns) <= bottom + _SAME_END_PT * scale
    )
    if not alike or not all(covers) or len(broken) < _FEWEST_BROKEN:
        return []
    return [] if _share_a_gap(columns, inner, bottom, scale) else wholes


def _shared_end(places: Sequence[int], scale: float) -> int | None:
    """The outermost place, outside being less, where several begin; None where none do."""
    near = _SAME_END_PT * scale
    shared = [p for p in places if sum(abs(p - o) <= near for o in places) > _FEWEST_TO_AN_END]
    return min(shared, default=None)


def _without_stems(column: _Column, bottom: int, scale: float) -> _Column:
    """The pieces without the stems of letters below the foot of all."""
    low, short = bottom + _SAME_END_PT * scale, _STEM_PT * scale
    return tuple(s for s in column if s.start <= low or s.length > short)


def _top(column: _Column, tops: Sequence[int], inner: int, scale: float) -> int:
    """Where an upright began: with most, or a storey above them with others."""
    own, near = column[0].start, _SAME_END_PT * scale
    high = own < inner - near and sum(abs(own - o) <= near for o in tops) >= _FEWEST_TO_AN_END
    return own if high else inner


def _whole(column: _Column, top: int, bottom: int) -> Stroke:
    longest = max(column, key=lambda s: s.length)
    near, far = min(s.near for s in column), max(s.far for s in column)
    return Stroke("vertical", longest.position, top, bottom, near, far)


def _ink_of(column: _Column, whole: Stroke) -> np.ndarray:
    """For each pixel along an upright, whether it is in a piece (boolean)."""
    inked = np.zeros(whole.length, bool)
    for piece in column:
        inked[max(0, piece.start - whole.start) : max(0, piece.end + 1 - whole.start)] = True
    return inked


def _is_broken(column: _Column, whole: Stroke, scale: float) -> bool:
    gaps = [b.start - a.end for a, b in pairwise(column) if b.start > whole.start]
    return any(gap >= _GAP_PT * scale for gap in gaps)


def _share_a_gap(columns: Sequence[_Column], top: int, bottom: int, scale: float) -> bool:
    """Whether a gap goes through all columns but one, as between strips of months."""
    wholes = [_whole(column, top, bottom) for column in columns]
    inked = sum(_ink_of(c, w).astype(int) for c, w in zip(columns, wholes, strict=True))
    bare = np.concatenate(([False], np.asarray(inked) <= 1, [False])).astype(np.int8)
    edges = np.flatnonzero(np.diff(bare))
    return bool((edges[1::2] - edges[::2] >= _GAP_PT * scale).any())


def _has_level_rules(
    wholes: Sequence[Stroke], strokes: Sequence[Stroke], ink: np.ndarray, scale: float
) -> bool:
    """Whether a thin level stroke without heads stands among the uprights, between where the
    lowest of them begins and their foot."""
    top = max(whole.start for whole in wholes) + _SAME_END_PT * scale
    bottom = wholes[0].end - _SAME_END_PT * scale
    first, last = wholes[0].position, wholes[-1].position
    month = (last - first) / len(wholes)
    level = [
        _cut_off(s, wholes, scale)
        for s in strokes
        if s.orientation == "horizontal"
        and top < s.position < bottom
        and s.far - s.near + 1 <= _THICKEST_PT * scale
        and s.length >= month
        and s.start < last
        and s.end > first
    ]
    bare = ink.copy()
    for whole in wholes:
        columns = slice(whole.near - 1, whole.far + 2)
        bare[whole.start : whole.end + 1, columns] = 0
        for s in level:
            if s.start < whole.near and whole.far < s.end:
                bare[s.near : s.far + 1, columns] = 255
    return len(two_headed(bare, level, scale)) < len(level)


def _cut_off(stroke: Stroke, wholes: Sequence[Stroke], scale: float) -> Stroke:
    """A level stroke; one that begins among the uprights and runs on past the last into print, up
    to there."""
    places = [whole.position for whole in wholes]
    last = wholes[places.index(max(places))]
    on = stroke.end - last.position
    among = min(places) - _SAME_END_PT * scale <= stroke.start < last.position
    crosses = among and last.start < stroke.position < last.end
    if stroke.orientation == "vertical" or not crosses or not 0 < on <= _RUNS_ON_PT * scale:
        return stroke
    return replace(stroke, end=last.near - 1) if last.near > stroke.start + 1 else stroke


def _is_piece(stroke: Stroke, whole: Stroke, scale: float) -> bool:
    inside = whole.start <= stroke.end and stroke.start <= whole.end
    in_line = abs(stroke.position - whole.position) <= _IN_LINE_PT * scale
    return stroke.orientation == "vertical" and in_line and inside


def _crumbs(whole: Stroke, shapes: Shapes, scale: float) -> tuple[int, ...]:
    """The thin upright shapes in line with an upright."""
    thin = shapes.x1 - shapes.x0 <= _CRUMB_PT * scale
    middle = (shapes.x0 + shapes.x1 - 1) / 2
    on = np.abs(middle - whole.position) <= _OFF_PT * scale
    inside = (shapes.y0 >= whole.start) & (shapes.y1 <= whole.end + 1)
    return tuple(np.flatnonzero(thin & on & inside).tolist())
