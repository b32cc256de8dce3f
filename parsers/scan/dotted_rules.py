"""Dotted rules between the rows of a table that has level rules alone.

A copy in black and white keeps such a rule as a row of single dots and loses many of them: too fine
and too far apart for dashes, and where much is lost, for anything but full stops. What tells them
is the table: they lie between its solid rules, where no print is, and end where those end, or some
of them begin and end alike, between the columns that the rules do not cross.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parsers.scan.chains import Bar, chained, middle_of
from parsers.scan.pixels import Shapes
from parsers.scan.strokes import Stroke
from parsers.scan.writing_lines import WritingLine, fine_dots, line_of, off_level

_LONG_PT = 150.0
_SAME_END_PT = 5.0
_FEWEST_SOLID, _FEWEST_DOTTED = 3, 2
_STEP_PT = 4.5  # from dot to dot; every other one may be lost
_FEWEST_IN_PIECE, _FEWEST = 3, 24
_LEAST_SPAN = 0.3  # of the table's width, from the first dot that is left to the last
_LEAST_DOTTED, _LEAST_DOTTED_WITHIN = 0.3, 0.7  # of that; where the table's edge tells nothing
_LOST_AT_END_PT = 24.0
_CLEAR_PT, _MOST_PRINT = 1.0, 0.1
_AWAY_PT = 6.0  # from a solid rule: those are uneven, and what sticks out of them is dots


def find_dotted_rules(shapes: Shapes, strokes: Sequence[Stroke], scale: float) -> list[WritingLine]:
    """The dotted rules of tables without uprights. `shapes` are those of the page's ink, `strokes`
    its straight ones, `scale` pixels per point."""
    frames = _frames(strokes, scale)
    if not frames:
        return []
    dots = _mended(fine_dots(shapes, scale), scale)
    found: list[WritingLine] = []
    for frame in frames:
        rows = _rows_in(frame, dots, shapes, scale)
        if len(rows) >= _FEWEST_DOTTED:
            whole = _whole(rows, frame[0], scale)
            found += [line for line in whole if _is_clear(line, shapes, scale)]
    return found


def _frames(strokes: Sequence[Stroke], scale: float) -> list[list[Stroke]]:
    """Long solid rules from one edge of a table to the other, by table, that no upright meets."""
    near = _SAME_END_PT * scale
    level = [s for s in strokes if s.orientation == "horizontal" and s.length >= _LONG_PT * scale]
    frames: list[list[Stroke]] = []
    for stroke in sorted(level, key=lambda s: s.position):
        frame = next((f for f in frames if f[0].ends_like(stroke, near)), None)
        if frame is None:
            frames.append([stroke])
        else:
            frame.append(stroke)
    uprights = [s for s in strokes if s.orientation == "vertical"]
    return [
        frame
        for frame in frames
        if len(frame) >= _FEWEST_SOLID
        and not any(_is_in(upright, frame, near) for upright in uprights)
    ]


def _is_in(upright: Stroke, frame: Sequence[Stroke], near: float) -> bool:
    """Whether an upright leads from one of the rules to another: letters' stems do not."""
    if not frame[0].start - near <= upright.position <= frame[0].end + near:
        return False
    met = [s for s in frame if upright.start - near <= s.position <= upright.end + near]
    return len(met) > 1


def _mended(dots: Sequence[Bar], scale: float) -> list[Bar]:
    """The dots, what a copy left of one in two pieces that touch, or almost, made one again."""
    mended: list[Bar] = []
    open_ones: list[int] = []  # those that the next dot may be a piece of
    for dot in sorted(dots):
        open_ones = [k for k in open_ones if mended[k][1] >= dot[0] - 1]
        middle = middle_of(dot)
        same = (k for k in open_ones if abs(middle_of(mended[k]) - middle) <= off_level(scale))
        k = next(same, None)
        if k is None:
            open_ones.append(len(mended))
            mended.append(dot)
            continue
        first = mended[k]
        mended[k] = (first[0], max(first[1], dot[1]), min(first[2], dot[2]), max(first[3], dot[3]))
    return mended


def _rows_in(
    frame: Sequence[Stroke], dots: Sequence[Bar], shapes: Shapes, scale: float
) -> list[list[Bar]]:
    """Rows of dots from within the table to its right edge, or that begin and end alike. Below its
    last solid rule only those that begin and end as one above it does: a table that goes on on the
    next page, or has no rule at its end."""
    left, right = frame[0].start, frame[0].end
    top, bottom, near = frame[0].position, frame[-1].position, _SAME_END_PT * scale
    away = _AWAY_PT * scale
    inside = [
        dot
        for dot in dots
        if left - near <= dot[0] <= right + near
        and top + away < dot[2]
        and not any(abs(s.position - dot[2]) <= away for s in frame)
    ]
    rows = chained(inside, _STEP_PT * scale, _FEWEST_IN_PIECE, right - left, off_level(scale))
    long = [
        row
        for row in rows
        if len(row) >= _FEWEST and row[-1][1] - row[0][0] >= _LEAST_SPAN * (right - left)
    ]
    rows = [
        row
        for row in long
        if (_ends_at(right, row, scale) and _is_dotted(row, scale, _LEAST_DOTTED))
        or (
            _is_dotted(row, scale, _LEAST_DOTTED_WITHIN)
            and sum(_is_as_wide(row, other, near) for other in long) >= _FEWEST_DOTTED
        )
    ]
    within = [row for row in rows if row[0][2] < bottom]
    return within + [
        row
        for row in rows
        if row not in within
        and _is_dotted(row, scale, _LEAST_DOTTED_WITHIN)
        and any(_is_as_wide(row, other, near) for other in within)
    ]


def _ends_at(right: float, row: Sequence[Bar], scale: float) -> bool:
    return row[-1][1] >= right - _LOST_AT_END_PT * scale


def _is_as_wide(row: Sequence[Bar], other: Sequence[Bar], near: float) -> bool:
    return abs(row[0][0] - other[0][0]) <= near and abs(row[-1][1] - other[-1][1]) <= near


def _is_dotted(row: Sequence[Bar], scale: float, least: float) -> bool:
    starts, ends = np.array([d[0] for d in row][1:]), np.array([d[1] for d in row][:-1])
    gaps = starts - ends
    length = row[-1][1] - row[0][0] + 1
    return bool(length - gaps[gaps > _STEP_PT * scale].sum() >= least * length)


def _is_clear(line: WritingLine, shapes: Shapes, scale: float) -> bool:
    """Whether hardly any print stands on the way: a rule goes between lines of print, a leader to
    the amount behind it ("……… 500") on one."""
    tall = shapes.y1 - shapes.y0 > 2 * _CLEAR_PT * scale
    covered = 0
    ends = [piece.start for piece in line.pieces][1:]
    starts = [line.whole.start, *ends]
    for piece, start, end in zip(line.pieces, starts, [*ends, line.whole.end], strict=True):
        across = (shapes.y0 < piece.position + 1) & (shapes.y1 > piece.position)
        mine = tall & across & (shapes.x1 > start) & (shapes.x0 <= end)
        covered += int((shapes.x1 - shapes.x0)[mine].sum())
    return covered <= _MOST_PRINT * line.whole.length


def _whole(rows: Sequence[list[Bar]], frame: Stroke, scale: float) -> list[WritingLine]:
    """The rows as rules from the table's left edge or where several begin, up to its right edge or
    to where they end."""
    near = _SAME_END_PT * scale
    firsts = sorted(row[0][0] for row in rows)
    shared = [x for x in firsts if sum(x <= other <= x + near for other in firsts) > 1]
    starts = [frame.start, *(x for k, x in enumerate(shared) if not k or x - shared[k - 1] > near)]
    found = []
    for row in rows:
        line = line_of(row, scale)
        start = max((s for s in starts if s <= row[0][0] + near), default=row[0][0])
        at_edge = _ends_at(frame.end, row, scale)
        end = max(frame.end, line.whole.end) if at_edge else line.whole.end
        whole = replace(line.whole, start=start, end=end)
        found.append(replace(line, whole=whole))
    return found
