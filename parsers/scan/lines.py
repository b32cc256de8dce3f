"""Printed lines: shapes chained along the line, their marks above and below taken in.

A line ends at a rule and at a gap wider than any space between words, so the columns of an
unruled table come out as lines of their own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from parsers.scan.components import Components
from parsers.scan.line_marks import with_marks
from parsers.scan.rules import LETTER_PT
from parsers.scan.strokes import Stroke
from parsers.scan.text_line import TextLine, joined, line_of, weighted_median

_WIDEST_GAP = 1.9  # letter heights: about two thirds of the type size
_LEAST_LETTER = 0.62
_TALLEST_LETTER = 3.2
_CHAIN_PIXELS_PER_PT = 2.2
_FEWEST_DOTS = 3
_DOT_STEP, _LEVEL_DOTS = 1.2, 0.25  # letter heights
_MARGIN_PT, _EDGE_PT = 20.0, 12.0
_MOST_IN_CORNER, _WIDEST_CORNER_PT = 3, 9.0
_CORNER_PT, _LEAST_ROUND_PT = 2.5, 1.5
_STREAK_PT, _STREAK_MARGIN_PT = 8.0, 45.0
_MOST_DIRT = 3
_CROP_ABOVE, _CROP_BELOW = 0.9, 0.6
_NEAR_LETTERS_PT = 2.0
_UNEVEN_PT = 0.5  # how far off a rule its uneven ink lies, where it is not quite straight
_ENOUGH_TO_TELL = 8
_LEAST_TYPE = 0.35
_NUMBER_FROM_MIDDLE, _NUMBER_FROM_EDGE = 0.05, 0.1  # of the page's width and height
_WIDEST_GAP_TO_ONE = 1.0  # a lone shape farther off is dirt


def find_lines(parts: Components, barriers: np.ndarray, scale: float) -> list[TextLine]:
    """Group the shapes of a page into lines, top to bottom and left to right.

    `barriers` are pixels no line crosses. `scale` is pixels per point.
    """
    usual = _letter_heights(parts, scale)
    letters = (parts.height >= _LEAST_LETTER * usual) & (parts.height <= _TALLEST_LETTER * usual)
    letters &= parts.width <= 40 * usual
    chain_of = _chains(parts, letters, usual, barriers, scale)
    lines = [line_of(parts, chain) for chain in chain_of]
    small = np.nonzero(~letters & (parts.height < _LEAST_LETTER * usual))[0]
    lines = with_marks(parts, lines, small.tolist())
    lines = _with_smaller_type(parts, lines, usual, barriers, scale)
    lines.extend(_dotted_lines(parts, lines, usual, letters))
    return sorted(lines, key=lambda line: (round(line.baseline), line.x0))


def _letter_heights(parts: Components, scale: float) -> np.ndarray:
    """For each shape the usual letter height around it: of its region, else of the page."""
    heights = parts.height
    usable = (heights >= _NEAR_LETTERS_PT * scale) & (heights <= 30 * scale)
    page = weighted_median(heights[usable], parts.area[usable], 5.5 * scale)
    usual = np.full(parts.count, page, dtype=float)
    # A mark that reaches over a rule says nothing about the type of the cell beyond.
    within = (parts.region_above == parts.region) & (parts.region_below == parts.region)
    for region in np.unique(parts.region[parts.in_cell & usable & within]):
        inside = usable & within & (parts.region == region)
        own = weighted_median(heights[inside], parts.area[inside], page)
        enough = int(inside.sum()) >= _ENOUGH_TO_TELL
        usual[within & (parts.region == region)] = own if enough else min(own, page)
    return usual


def _with_smaller_type(
    parts: Components,
    lines: list[TextLine],
    usual: np.ndarray,
    barriers: np.ndarray,
    scale: float,
) -> list[TextLine]:
    """Print too small for letters of its surroundings and too far from any: figures set smaller
    than the text. It goes on with the line it is level with, or makes a line of its own; print
    left out would be a number cut short."""
    taken = np.zeros(parts.count, bool)
    taken[[n for line in lines for n in line.members]] = True
    size = np.maximum(_LEAST_TYPE * usual, _NEAR_LETTERS_PT * scale)
    left = ~taken & (parts.height >= size) & (parts.height <= _TALLEST_LETTER * usual)
    left &= parts.width <= 3 * parts.height
    for chain in _chains(parts, left, parts.height.astype(float), barriers, scale):
        small = line_of(parts, chain)
        hosts = [k for k, line in enumerate(lines) if _is_level(small, line)]
        if hosts:
            k = min(hosts, key=lambda k: _apart(small, lines[k]))
            lines[k] = joined(parts, lines[k], small.members)
        elif len(chain) > 1 or _is_page_number(small, barriers.shape):
            lines.append(small)
    return lines


def _is_page_number(shape: TextLine, size: tuple[int, ...]) -> bool:
    """Whether a lone low figure stands where page numbers do: in the middle, above or below all."""
    height, width = size[:2]
    middle = abs((shape.x0 + shape.x1) / 2 - width / 2) <= _NUMBER_FROM_MIDDLE * width
    outside = shape.y1 < _NUMBER_FROM_EDGE * height or shape.y0 > (1 - _NUMBER_FROM_EDGE) * height
    return middle and outside


def _is_level(small: TextLine, line: TextLine) -> bool:
    size = line.letter_height
    level = abs(small.baseline - line.baseline) <= 0.3 * size
    widest = _WIDEST_GAP if len(small.members) > 1 else _WIDEST_GAP_TO_ONE
    return level and small.region == line.region and _apart(small, line) <= widest * size


def _apart(one: TextLine, other: TextLine) -> float:
    return max(one.x0 - other.x1, other.x0 - one.x1, 0)


def _chains(
    parts: Components,
    letters: np.ndarray,
    usual: np.ndarray,
    barriers: np.ndarray,
    scale: float,
) -> list[list[int]]:
    """Letters whose middles run together when smeared along the line."""
    numbers = np.nonzero(letters)[0]
    if numbers.size == 0:
        return []
    factor = min(1.0, _CHAIN_PIXELS_PER_PT / scale)
    size = (math.ceil(barriers.shape[1] * factor), math.ceil(barriers.shape[0] * factor))
    canvas = np.zeros(size[::-1], np.uint8)
    middles = (parts.y0 + parts.y1) / 2
    halves = np.maximum(0.5 / factor, np.minimum(0.25 * parts.height, 0.3 * usual))
    reach = _WIDEST_GAP * usual / 2
    left, right = (parts.x0 - reach) * factor, (parts.x1 - 1 + reach) * factor
    top, bottom = (middles - halves) * factor, (middles + halves) * factor
    for n in numbers:
        corners = (int(left[n]), round(top[n])), (int(right[n]), round(bottom[n]))
        cv2.rectangle(canvas, *corners, 255, cv2.FILLED)
    walls = cv2.resize(barriers, size, interpolation=cv2.INTER_AREA)
    canvas[walls > 0] = 0
    _, labels = cv2.connectedComponents(canvas, connectivity=8)
    chains: dict[tuple[int, int], list[int]] = {}
    for n in numbers:
        row = min(round(middles[n] * factor), size[1] - 1)
        column = min(round((parts.x0[n] + parts.x1[n]) / 2 * factor), size[0] - 1)
        label = int(labels[row, column])
        key = (label, 0) if label else (0, int(n) + 1)
        chains.setdefault(key, []).append(int(n))
    return list(chains.values())


def _dotted_lines(
    parts: Components, lines: Sequence[TextLine], usual: np.ndarray, letters: np.ndarray
) -> list[TextLine]:
    """Rows of dots that stand for text to be filled in: three or more small shapes in step."""
    taken = {n for line in lines for n in line.members}
    small = ~letters & (parts.height < 0.5 * usual) & (parts.width < usual)
    dots = [int(n) for n in np.nonzero(small)[0] if int(n) not in taken]
    rows: list[list[int]] = []
    height = int(_LEVEL_DOTS * float(usual.max())) + 1 if dots else 1
    open_rows: dict[tuple[int, int], list[list[int]]] = {}  # by area and level
    for n in sorted(dots, key=lambda n: int(parts.x0[n])):
        region, level = int(parts.region[n]), int(parts.y1[n]) // height
        near = [r for at in (level - 1, level, level + 1) for r in open_rows.get((region, at), ())]
        row = next((r for r in near if _in_step(parts, r[-1], n, float(usual[n]))), None)
        if row is None:
            row = []
            rows.append(row)
        row.append(n)
        same = open_rows.setdefault((region, level), [])
        same[:] = [r for r in same if r is not row and _reaches(parts, r[-1], n, usual)] + [row]
    return [_dotted_line(parts, row, usual) for row in rows if len(row) >= _FEWEST_DOTS]


def _reaches(parts: Components, left: int, right: int, usual: np.ndarray) -> bool:
    """Whether a row of dots that ends at `left` may go on at or after `right`."""
    return int(parts.x0[right]) - int(parts.x1[left]) <= _DOT_STEP * float(usual.max())


def _in_step(parts: Components, left: int, right: int, size: float) -> bool:
    gap = int(parts.x0[right]) - int(parts.x1[left])
    apart = abs(int(parts.y1[right]) - int(parts.y1[left]))
    same = int(parts.region[left]) == int(parts.region[right])
    return same and gap <= _DOT_STEP * size and apart <= _LEVEL_DOTS * size


def _dotted_line(parts: Components, row: Sequence[int], usual: np.ndarray) -> TextLine:
    line = line_of(parts, row)
    return replace(line, x_top=line.baseline - float(usual[row[0]]))


def is_edge_dirt(line: TextLine, shape: tuple[int, int], scale: float) -> bool:
    """A few shapes alone in the outermost margin, where no printer reaches, a lone streak, or any
    number of them within the dark edge that a copier leaves on the left or the right."""
    width, height = line.x1 - line.x0, line.y1 - line.y0
    streak = len(line.members) == 1 and height > 3.5 * width and height > _STREAK_PT * scale
    margin = (_STREAK_MARGIN_PT if streak else _MARGIN_PT) * scale
    outside = line.x1 < margin or line.x0 > shape[1] - margin
    outside = outside or line.y1 < margin or line.y0 > shape[0] - margin
    edge = _EDGE_PT * scale
    beyond = line.x1 < edge or line.x0 > shape[1] - edge
    return beyond or (outside and len(line.members) <= _MOST_DIRT)


def is_round_corner(line: TextLine, rules: Sequence[Stroke], scale: float) -> bool:
    """Whether a few shapes are the round corner of a frame: they stand between the end of a level
    rule and that of an upright one, which do not meet."""
    widest = max(line.x1 - line.x0, line.y1 - line.y0)
    if len(line.members) > _MOST_IN_CORNER or widest > _WIDEST_CORNER_PT * scale:
        return False
    near, apart = _CORNER_PT * scale, _LEAST_ROUND_PT * scale
    x, y = (line.x0, line.x1), (line.y0, line.y1)

    def ends(rule: Stroke, across: tuple[int, int], along: tuple[int, int]) -> list[int]:
        if min(abs(rule.position - edge) for edge in across) > near:
            return []
        found = (rule.start, rule.end)
        return [end for end in found if min(abs(end - edge) for edge in along) <= near]

    level = [(r, e) for r in rules if r.orientation == "horizontal" for e in ends(r, y, x)]
    upright = [(r, e) for r in rules if r.orientation == "vertical" for e in ends(r, x, y)]
    return any(
        abs(one_end - other.position) >= apart and abs(other_end - one.position) >= apart
        for one, one_end in level
        for other, other_end in upright
    )


def is_bump(parts: Components, n: int, rules: Sequence[Stroke], scale: float) -> bool:
    """Whether a shape is nothing but uneven ink on a level rule, which is no mark of any letter."""
    slack = max(1, round(_UNEVEN_PT * scale))

    def stands_on(rule: Stroke) -> bool:
        low = int(parts.height[n]) < LETTER_PT * scale + rule.far - rule.near + 1
        touches = parts.y0[n] <= rule.far + slack and parts.y1[n] > rule.near - slack
        return low and bool(touches and parts.x1[n] > rule.start and parts.x0[n] <= rule.end)

    return any(stands_on(rule) for rule in rules if rule.orientation == "horizontal")


def crop_of(
    line: TextLine, gray: np.ndarray, owner: np.ndarray, labels: np.ndarray, key: int
) -> np.ndarray:
    """The image of one line alone: other lines' shapes painted white (see `parsers.ocr_model`).

    `owner` maps a label of `labels` to the key of its line (0: nobody's, left out as well).
    """
    size = line.letter_height
    pad = max(2, round(0.15 * size))
    top = min(line.y0 - pad, round(line.x_top - _CROP_ABOVE * size))
    bottom = max(line.y1 + pad, round(line.baseline + _CROP_BELOW * size))
    rows = slice(max(0, top), min(gray.shape[0], bottom))
    columns = slice(max(0, line.x0 - 2 * pad), min(gray.shape[1], line.x1 + 2 * pad))
    owners = owner[labels[rows, columns]]
    mine = (owners == key).astype(np.uint8)
    others = ((owners != key) & (labels[rows, columns] > 0)).astype(np.uint8)
    crop = gray[rows, columns].copy()
    if others.any():
        halo = cv2.dilate(others, np.ones((5, 5), np.uint8))
        near_mine = cv2.dilate(mine, np.ones((3, 3), np.uint8))
        crop[(halo > 0) & (near_mine == 0)] = 255
        crop[others > 0] = 255
    missing_top, missing_bottom = max(0, -top), max(0, bottom - gray.shape[0])
    if missing_top or missing_bottom:
        crop = np.pad(crop, ((missing_top, missing_bottom), (0, 0)), constant_values=255)
    return crop
