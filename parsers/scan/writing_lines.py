"""Lines to write on: rows of fine dots under print, in forms that were filled in on a computer.

Their dots are too fine and too close for any typed leader, and stand below the print's baseline. A
copier runs some of them together, and descenders of the line above and marks of the line below
break them. They are no print and no rules: they are cut away, as underlines are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from parsers.scan.chains import Bar, chained, middle_of
from parsers.scan.pixels import Shapes
from parsers.scan.strokes import Stroke

_THICKEST_PT, _WIDEST_PT = 1.1, 12.0  # of dots, and of what a copier made of them
_MIDDLING_PT = 1.1  # wide is the middling dot: longer ones are dashes
_LONGEST_STEP_PT = 2.0  # from the end of a dot to the next; typed full stops stand farther apart
_CROSSING_PT = 48.0  # where print breaks the row, or a stamp over it
_LEVEL_PT = 0.6
_FEWEST_IN_PIECE, _FEWEST = 4, 20
_SHORTEST_PT, _LEAST_DOTTED = 60.0, 0.6
_PIECE_PT = 30.0
_ABOVE_PT = (0.8, 7.0)  # from the feet of the print down to the dots
_LOWEST_LETTER_PT, _TALLEST_LETTER_PT = 3.0, 24.0
_FEWEST_LETTERS = 2
_MEETS_PT = 4.0
_ALONE_PT = 4.0  # rows of dots closer than this are a shade


@dataclass(frozen=True, slots=True)
class WritingLine:
    """A line to write on, whole and in `pieces` as long as a word: no page is quite straight."""

    whole: Stroke
    pieces: tuple[Stroke, ...]


def find_writing_lines(
    shapes: Shapes, strokes: Sequence[Stroke], scale: float
) -> list[WritingLine]:
    """The lines to write on. `shapes` are those of the page's ink, `strokes` its straight ones,
    `scale` pixels per point."""
    step, crossing = _LONGEST_STEP_PT * scale, _CROSSING_PT * scale
    off = off_level(scale)
    rows = chained(fine_dots(shapes, scale), step, _FEWEST_IN_PIECE, crossing, off)
    rows = [row for row in rows if _is_dotted(row, scale)]
    found = [_stroke(row) for row in rows]
    uprights = [s for s in strokes if s.orientation == "vertical"]
    return [
        line_of(row, scale)
        for line, row in zip(found, rows, strict=True)
        if not _in_a_shade(line, found, scale)
        and not any(_meets(line, upright, scale) for upright in uprights)
        and _is_under_print(line, shapes, scale)
    ]


def without_lines(
    strokes: Sequence[Stroke], lines: Sequence[WritingLine], scale: float
) -> list[Stroke]:
    """The strokes without those that a copier, or blur, made of lines to write on: within a frame,
    whose uprights a rule would meet."""
    uprights = [s for s in strokes if s.orientation == "vertical"]
    framed = [line.whole for line in lines if _is_framed(line.whole, uprights)]
    return [s for s in strokes if not any(_covers(line, s, scale) for line in framed)]


def not_rules(
    lines: Sequence[WritingLine], rules: Sequence[Stroke], scale: float
) -> list[WritingLine]:
    """The lines to write on that were not taken for rules, or are not what is left of one."""
    return [line for line in lines if not any(_is_on(line.whole, rule, scale) for rule in rules)]


def dots_of(lines: Sequence[WritingLine], shapes: Shapes, scale: float) -> np.ndarray:
    """A mask (0 or 255) of the shapes that are nothing but dots of these lines."""
    dots = np.zeros(shapes.x0.shape, bool)
    slack = math.ceil(_LEVEL_PT * scale)
    low = shapes.y1 - shapes.y0 <= math.ceil(_THICKEST_PT * scale) + 1
    for piece in (piece for line in lines for piece in line.pieces):
        near, far = piece.near - slack, piece.far + 1 + slack
        inside = low & (shapes.y0 >= near) & (shapes.y1 <= far)
        inside &= (shapes.x0 <= piece.end + slack) & (shapes.x1 > piece.start - slack)
        dots |= inside
    return shapes.mask_of(np.flatnonzero(dots))


def off_level(scale: float) -> float:
    """How far (pixels) the middle of a dot lies off the last one's."""
    return max(1.0, _LEVEL_PT * scale)


def fine_dots(shapes: Shapes, scale: float) -> list[Bar]:
    """The shapes that may be dots of such a line; none where they are too few for one."""
    wide, high = shapes.x1 - shapes.x0, shapes.y1 - shapes.y0
    thick = math.ceil(_THICKEST_PT * scale)
    fits = (high <= thick) & (wide <= _WIDEST_PT * scale)
    if int(fits.sum()) < _FEWEST:
        return []
    boxes = np.stack([shapes.x0, shapes.x1 - 1, shapes.y0, shapes.y1 - 1], axis=1)[fits]
    return [(x0, x1, top, bottom) for x0, x1, top, bottom in boxes.tolist()]


def _is_dotted(row: Sequence[Bar], scale: float) -> bool:
    """Whether a row is long, and has dots all along, in step but where print breaks it."""
    length = row[-1][1] - row[0][0] + 1
    if len(row) < _FEWEST or length < _SHORTEST_PT * scale:
        return False
    if float(np.median([dot[1] - dot[0] + 1 for dot in row])) > max(2.0, _MIDDLING_PT * scale):
        return False
    broken = sum(b[0] - a[1] for a, b in pairwise(row) if b[0] - a[1] > _LONGEST_STEP_PT * scale)
    return length - broken >= _LEAST_DOTTED * length


def line_of(row: Sequence[Bar], scale: float) -> WritingLine:
    """The line that a row of dots is."""
    return WritingLine(_stroke(row), _straight(row, scale))


def _stroke(row: Sequence[Bar]) -> Stroke:
    near, far = min(dot[2] for dot in row), max(dot[3] for dot in row)
    middle = float(np.median([middle_of(dot) for dot in row]))
    return Stroke("horizontal", middle, row[0][0], row[-1][1], near, far)


def _in_a_shade(stroke: Stroke, others: Sequence[Stroke], scale: float) -> bool:
    return any(
        other is not stroke
        and abs(other.position - stroke.position) <= _ALONE_PT * scale
        and other.start < stroke.end
        and stroke.start < other.end
        for other in others
    )


def _meets(line: Stroke, upright: Stroke, scale: float) -> bool:
    """Whether a line ends at an upright, as the rules of a table do."""
    near = min(abs(upright.position - line.start), abs(upright.position - line.end))
    return near <= _MEETS_PT * scale and upright.start <= line.position <= upright.end


def _is_framed(line: Stroke, uprights: Sequence[Stroke]) -> bool:
    beside = [u.position for u in uprights if u.start <= line.position <= u.end]
    return any(x < line.start for x in beside) and any(x > line.end for x in beside)


def _covers(line: Stroke, stroke: Stroke, scale: float) -> bool:
    level = stroke.orientation == "horizontal"
    return (
        level
        and abs(stroke.position - line.position) <= scale
        and line.start - _MEETS_PT * scale <= stroke.start
        and stroke.end <= line.end + _MEETS_PT * scale
    )


def _is_on(line: Stroke, rule: Stroke, scale: float) -> bool:
    return (
        rule.orientation == "horizontal"
        and rule.near - scale <= line.position <= rule.far + scale
        and rule.start < line.end
        and line.start < rule.end
    )


def _is_under_print(stroke: Stroke, shapes: Shapes, scale: float) -> bool:
    """Whether letters stand right above; between a typed leader and the letters of its own line
    there is nothing, and those of the line above are farther away."""
    nearest, farthest = (reach * scale for reach in _ABOVE_PT)
    high = shapes.y1 - shapes.y0
    letters = (high >= _LOWEST_LETTER_PT * scale) & (high <= _TALLEST_LETTER_PT * scale)
    above = stroke.position - shapes.y1
    under = letters & (above >= nearest) & (above <= farthest)
    inside = (shapes.x0 >= stroke.start - farthest) & (shapes.x1 <= stroke.end + farthest)
    return int((under & inside).sum()) >= _FEWEST_LETTERS


def _straight(row: Sequence[Bar], scale: float) -> tuple[Stroke, ...]:
    pieces: list[list[Bar]] = []
    for dot in row:
        if not pieces or dot[1] - pieces[-1][0][0] > _PIECE_PT * scale:
            pieces.append([])
        pieces[-1].append(dot)
    ends = [piece[0][0] - 1 for piece in pieces[1:]] + [row[-1][1]]
    return tuple(replace(_stroke(p), end=end) for p, end in zip(pieces, ends, strict=True))
