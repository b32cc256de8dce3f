"""Which line a vowel, a tone mark, a dot or a comma belongs to.

Where lines are close, a tone mark on a vowel nearly touches the feet of the line above, and a
vowel below its letter the vowels of the line below: nearness alone would give them away.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from parsers.scan.components import Components
from parsers.scan.mark_stacks import part_stacks
from parsers.scan.text_line import TextLine, joined, weighted_median

_ABOVE, _BELOW = 1.5, 1.0  # letter heights: how far from the letters a mark may stand
_ON_LETTERS = 0.3  # what stands nearer to letters stands on them
_USUAL_GAP = 0.1
_FARTHEST_FIGURE = 1.6  # letter heights between it and the words of its line
_FARTHEST_COLON = 1.6  # letter heights past a line's end: two dots are no dirt
_DASH_ASPECT = 1.6
_FLAT, _FARTHEST_FLAT = 2.5, 0.6  # width by height, letter heights: flat marks stand on letters
_BESIDE = 2.0  # how far past its letters a line's marks may stand
_LARGEST_SPECK, _SPECK_UP = 0.4, 0.3  # letter heights: its side, its middle above the feet
_ALONE = 3.0  # from print on its left
_SLACK = 0.1
_NO_INK = 1_000_000
_FEWEST_TO_LEARN = 3
_CLEAR = 0.25  # letter heights less odd than at any other line
_BELOW_IS_RARE = 0.2
_NEVER_BELOW = 0.5
_STICK = 0.5  # width by height: hardly any narrower mark stands below a letter
_THIN = 0.4  # and none that is as thin as this
_TALLEST_BELOW = 0.55
_SIDES = ("above", "among", "below")

# Looks of marks of one page: 97 in 100 are within 0.11 of another on their side of the line, and
# 97 in 100 further than 0.11 from all on the other side (three documents, 150 and 200 dpi).
_UNLIKE = 0.11
_LIKER = 0.8
_RASTER = 10
_MOST_EXAMPLES = 300
_EXTENT_COUNTS = 50  # as many cells as half the raster


@dataclass(frozen=True, slots=True)
class Place:
    """Where a shape stands to a line, in letter heights: white rows up to the line's shapes, and
    how far beside the line's end."""

    side: Literal["above", "among", "below"]
    gap: float
    beside: float

    @property
    def on_letters(self) -> bool:
        return self.side == "above" and self.gap <= _ON_LETTERS


def with_marks(parts: Components, lines: list[TextLine], small: Sequence[int]) -> list[TextLine]:
    """The lines with every vowel, tone mark, dot and comma that is theirs.

    `small` are the shapes too small for letters. A line of marks alone (vowel and tone mark grown
    together are as tall as a letter) goes to the line it stands on.
    """
    stacks, lines = part_stacks(parts, lines, small)
    by_region: dict[int, list[int]] = {}
    for k, line in enumerate(lines):
        by_region.setdefault(line.region, []).append(k)
    pool = []
    for n in small:
        near = [k for region in parts.regions(n) for k in by_region.get(region, [])]
        pool.append((n, _hosts(parts, n, lines, near)))
    pool += [(n, hosts) for stack, hosts in stacks for n in stack.members]
    marks = _Marks(parts, lines)
    marks.place([(n, hosts) for n, hosts in pool if hosts])
    lines = [joined(parts, line, marks.added[k]) for k, line in enumerate(lines)]
    return _with_dashes_behind(parts, lines, [n for n, hosts in pool if not hosts], by_region)


def _with_dashes_behind(
    parts: Components, lines: list[TextLine], left: Sequence[int], by_region: dict[int, list[int]]
) -> list[TextLine]:
    """The lines with the dashes that stand behind a colon they have taken in: "2566 : -"."""
    for n in left:
        if int(parts.width[n]) < _DASH_ASPECT * int(parts.height[n]):
            continue
        near = [k for region in parts.regions(n) for k in by_region.get(region, [])]
        hosts = _hosts(parts, n, lines, near)
        if len(hosts) == 1 and _ends_in_colon(parts, lines[hosts[0]]):
            lines[hosts[0]] = joined(parts, lines[hosts[0]], [n])
    return lines


def _ends_in_colon(parts: Components, line: TextLine) -> bool:
    last = max(line.members, key=lambda n: int(parts.x1[n]))
    return _is_half_of_colon(parts, last, line)


class _Outline:
    """The highest and the lowest ink of one line, column by column."""

    def __init__(self, line: TextLine) -> None:
        self._left = line.x0 - math.ceil(_BESIDE * line.letter_height)
        width = line.x1 + math.ceil(_BESIDE * line.letter_height) - self._left
        self._slack = round(_SLACK * line.letter_height)
        self._top = np.full(width, _NO_INK)
        self._bottom = np.full(width, -_NO_INK)

    def take_in(self, parts: Components, n: int) -> None:
        ink = parts.shape_of(n)
        columns = np.flatnonzero(ink.any(axis=0))
        at = columns + int(parts.x0[n]) - self._left
        inside = (at >= 0) & (at < self._top.size)
        at, ink = at[inside], ink[:, columns[inside]]
        y0 = int(parts.y0[n])
        self._top[at] = np.minimum(self._top[at], y0 + ink.argmax(axis=0))
        lowest = y0 + ink.shape[0] - ink[::-1].argmax(axis=0)
        self._bottom[at] = np.maximum(self._bottom[at], lowest)

    def top(self, x0: int, x1: int, default: float) -> float:
        """The highest row with ink between two columns; `default` where there is none."""
        part = self._top[self._columns(x0, x1)]
        return float(part.min()) if part.size and part.min() < _NO_INK else default

    def bottom(self, x0: int, x1: int, default: float) -> float:
        """One past the lowest row with ink between two columns; `default` where there is none."""
        part = self._bottom[self._columns(x0, x1)]
        return float(part.max()) if part.size and part.max() > -_NO_INK else default

    def _columns(self, x0: int, x1: int) -> slice:
        first = max(0, x0 - self._slack - self._left)
        return slice(first, max(first, x1 + self._slack - self._left))


class _Marks:
    """Marks given to lines one after the other."""

    def __init__(self, parts: Components, lines: Sequence[TextLine]) -> None:
        self._parts, self._lines = parts, lines
        self.added: list[list[int]] = [[] for _ in lines]
        self._outlines = [_Outline(line) for line in lines]
        for line, outline in zip(lines, self._outlines, strict=True):
            for n in line.members:
                outline.take_in(parts, n)

    def _add(self, n: int, k: int) -> None:
        self.added[k].append(n)
        self._outlines[k].take_in(self._parts, n)

    def place(self, pool: Sequence[tuple[int, list[int]]]) -> None:
        """Marks next to letters first; then those that have one line only to go to, which show how
        much room marks leave on this page; then the others, where they leave such room."""
        rest: list[tuple[int, list[int]]] = []
        on_letters: list[tuple[int, int]] = []
        for n, hosts in pool:
            places = {k: self._place(n, k) for k in hosts}
            best, *others = sorted(hosts, key=lambda k: (places[k].gap, places[k].beside))
            lone = not others or places[others[0]].gap - places[best].gap > _CLEAR
            if places[best].side == "among" or (places[best].on_letters and lone):
                on_letters.append((n, best))
            else:
                rest.append((n, hosts))
        vowels = [(place, n) for n, k in on_letters if (place := self._place(n, k)).side == "above"]
        for n, k in on_letters:
            self._add(n, k)
        alone = [(self._place(n, hosts[0]), n) for n, hosts in rest if len(hosts) == 1]
        usual = {
            side: [self._usual_gap([a for a in alone if a[0].side == side])] for side in _SIDES
        }
        usual["above"].append(self._usual_gap(vowels))
        unclear: list[tuple[int, dict[int, float]]] = []
        late: list[tuple[int, list[int]]] = []
        clear = list(on_letters)
        for n, hosts in rest:
            odd = {k: self._oddness(n, k, usual) for k in hosts}
            best = min(odd, key=odd.__getitem__)
            if len(hosts) > 1 and self._touches_from_below(n, best):
                late.append((n, hosts))
            elif _is_clear(odd):
                clear.append((n, best))
            else:
                unclear.append((n, odd))
        for n, k in clear[len(on_letters) :]:
            self._add(n, k)
        known = self._examples(clear) if unclear or late else {}
        for n, odd in unclear:
            self._add(n, self._likest(n, odd, known))
        for n, hosts in late:  # the vowels that they may stand on have their lines now
            odd = {k: self._oddness(n, k, usual) for k in hosts}
            best = min(odd, key=odd.__getitem__)
            self._add(n, best if _is_clear(odd) else self._likest(n, odd, known))

    def _touches_from_below(self, n: int, k: int) -> bool:
        """Whether shape n stands at the very feet of line k's letters, as no vowel below does: a
        tone mark of the next line that had grown together with a letter."""
        place = self._place(n, k)
        return place.side == "below" and place.gap == 0

    def _usual_gap(self, alone: Sequence[tuple[Place, int]]) -> float:
        """The usual gap of some marks, the large ones first: specks of dirt stand anywhere."""
        if len(alone) < _FEWEST_TO_LEARN:
            return _USUAL_GAP
        gaps = np.array([place.gap for place, _n in alone])
        return weighted_median(gaps, self._parts.area[[n for _place, n in alone]], _USUAL_GAP)

    def _examples(self, clear: Sequence[tuple[int, int]]) -> dict[str, np.ndarray]:
        """Looks of the marks whose line is clear, by the side of the line they stand on."""
        looks: dict[str, list[np.ndarray]] = {}
        for n, k in clear:
            side = self._place(n, k).side
            if side != "among" and len(looks.get(side, ())) < _MOST_EXAMPLES:
                looks.setdefault(side, []).append(self._look(n, k))
        return {side: np.stack(found) for side, found in looks.items()}

    def _likest(self, n: int, odd: dict[int, float], known: dict[str, np.ndarray]) -> int:
        """The line on whose side shape n looks like the marks whose line is clear, where it looks
        clearly more like them than like those on the other side; else the least odd line."""
        far = dict.fromkeys(odd, _UNLIKE)
        for k in odd:
            side = self._place(n, k).side
            if side in known:
                far[k] = float(np.abs(known[side] - self._look(n, k)).mean(axis=1).min())
        first, second, *_ = sorted(far.values())
        if first < _LIKER * second:
            return min(far, key=far.__getitem__)
        return min(odd, key=odd.__getitem__)

    def _look(self, n: int, k: int) -> np.ndarray:
        """The ink of shape n on a small raster, then its width and height in letter heights."""
        size = self._lines[k].letter_height
        raster = cv2.resize(
            self._parts.shape_of(n).astype(np.float32),
            (_RASTER, _RASTER),
            interpolation=cv2.INTER_AREA,
        )
        extent = np.array([self._parts.width[n], self._parts.height[n]]) / size
        return np.concatenate([raster.ravel(), np.repeat(extent, _EXTENT_COUNTS)])

    def _oddness(self, n: int, k: int, usual: dict[str, list[float]]) -> float:
        """How unlike a mark of line k shape n stands, in letter heights. `usual`: the gaps usual on
        each side; vowels stand on letters, and in some faces tone marks well above them."""
        place, line = self._place(n, k), self._lines[k]
        width, height = int(self._parts.width[n]), int(self._parts.height[n])
        never = width <= _STICK * height or height > _TALLEST_BELOW * line.letter_height
        gap = place.gap
        if place.side == "above" and never:  # it may stand between letters, or over an open one
            gap = min(gap, max(line.x_top - int(self._parts.y1[n]), 0.0) / line.letter_height)
        odd = min(abs(gap - other) for other in usual[place.side]) + place.beside
        if place.side == "below" and never:
            odd += _BELOW_IS_RARE if width > _THIN * height else _NEVER_BELOW
        return odd

    def _place(self, n: int, k: int) -> Place:
        line, parts = self._lines[k], self._parts
        size = line.letter_height
        y0, y1 = int(parts.y0[n]), int(parts.y1[n])
        middle = (y0 + y1) / 2
        x = (int(parts.x0[n]) + int(parts.x1[n])) / 2
        beside = max(line.x0 - x, x - line.x1, 0.0) / size
        if line.x_top <= middle <= line.baseline:
            return Place("among", 0.0, beside)
        if middle < line.x_top:
            edge = self._outlines[k].top(int(parts.x0[n]), int(parts.x1[n]), line.x_top)
            return Place("above", max(edge - y1, 0.0) / size, beside)
        edge = self._outlines[k].bottom(int(parts.x0[n]), int(parts.x1[n]), line.baseline)
        return Place("below", max(y0 - edge, 0.0) / size, beside)


def _is_clear(odd: dict[int, float]) -> bool:
    first, *more = sorted(odd.values())
    return not more or more[0] - first >= _CLEAR


def _hosts(
    parts: Components, n: int, lines: Sequence[TextLine], candidates: Sequence[int]
) -> list[int]:
    """The lines that shape n may belong to, from its place alone."""
    x = (int(parts.x0[n]) + int(parts.x1[n])) / 2
    y = (int(parts.y0[n]) + int(parts.y1[n])) / 2
    hosts = []
    for k in candidates:
        line = lines[k]
        size = line.letter_height
        if not line.x_top - _ABOVE * size <= y <= line.baseline + _BELOW * size:
            continue
        off = max(line.x_top - int(parts.y1[n]), int(parts.y0[n]) - line.baseline) / size
        if off > _FARTHEST_FLAT and int(parts.width[n]) >= _FLAT * int(parts.height[n]):
            continue  # a dash on a line of its own
        beside = max(line.x0 - x, x - line.x1, 0.0)
        if _is_speck_before(parts, n, line):
            continue
        if beside <= 0.35 * size or _belongs_beside(parts, n, line, beside):
            hosts.append(k)
    return hosts


def _is_speck_before(parts: Components, n: int, line: TextLine) -> bool:
    """Whether a shape is dirt at the foot of a line, before all of its print: no line opens with a
    full stop or a comma, and vowels stand below letters."""
    size = line.letter_height
    low = int(parts.y0[n]) + int(parts.y1[n]) > 2 * (line.baseline - _SPECK_UP * size)
    small = max(int(parts.width[n]), int(parts.height[n])) <= _LARGEST_SPECK * size
    if not low or not small or int(parts.x1[n]) > line.x0 or _is_half_of_colon(parts, n, line):
        return False
    left = (parts.x0 < parts.x0[n]) & (parts.x1 >= parts.x0[n] - _ALONE * size)
    level = (parts.y1 > line.x_top - size) & (parts.y0 < line.baseline + 0.5 * size)
    return not (left & level).any()


def _belongs_beside(parts: Components, n: int, line: TextLine, beside: float) -> bool:
    """Whether a shape past a line's end is a dash, quotation mark, full stop, colon or small
    figure, not dirt."""
    size = line.letter_height
    if _is_small_figure(parts, n, line):
        gap = max(line.x0 - int(parts.x1[n]), int(parts.x0[n]) - line.x1)
        return gap <= _FARTHEST_FIGURE * size
    if int(parts.width[n]) >= _DASH_ASPECT * int(parts.height[n]):
        middle = (int(parts.y0[n]) + int(parts.y1[n])) / 2
        return beside <= 1.6 * size and line.x_top - 0.3 * size <= middle <= line.baseline
    if _is_half_of_colon(parts, n, line):
        return beside <= _FARTHEST_COLON * size
    if int(parts.y0[n]) >= line.x_top - size and int(parts.y1[n]) <= line.x_top + 0.6 * size:
        return beside <= 0.9 * size  # a quotation mark
    return beside <= size and abs(int(parts.y1[n]) - line.baseline) <= 0.25 * size


def _is_small_figure(parts: Components, n: int, line: TextLine) -> bool:
    """Whether a shape stands on the line's foot and is no letter only because it is a bit low: in
    some faces a ๑ is half as tall as a letter, and its full stop parts it from the words."""
    size, width, height = line.letter_height, int(parts.width[n]), int(parts.height[n])
    level = abs(int(parts.y1[n]) - line.baseline) <= 0.15 * size
    return level and 0.5 * size <= height <= size and 0.7 * height <= width <= 1.6 * height


def _is_half_of_colon(parts: Components, n: int, line: TextLine) -> bool:
    """Whether a small shape is one of two, one on the line's foot and one above it."""
    size = line.letter_height
    level = np.abs(parts.y1 - line.baseline) <= 0.25 * size
    over = (parts.y0 >= line.x_top - 0.2 * size) & (parts.y1 <= line.baseline - 0.3 * size)
    other = over if level[n] else level
    other = other & (np.abs(parts.x0 - parts.x0[n]) <= 0.2 * size) & (parts.height <= 0.5 * size)
    other[n] = False
    return bool((level[n] or over[n]) and parts.height[n] <= 0.5 * size and other.any())
