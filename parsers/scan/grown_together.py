"""Shapes of two lines that touch: a vowel below one line and a mark of the next, cut apart.

Where lines are set close, SARA U and the MAI HAN-AKAT under it are one shape, which could go to
one of the two lines only, and the other would lose its vowel.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from parsers.scan.components import Components
from parsers.scan.text_line import TextLine, line_of, weighted_median

# All in letter heights.
_LEAST = 0.6  # no single mark is taller
_NEAR = 0.35  # as marks stand to their letters
_INTO = 0.3
_ON_LETTERS = 0.15  # from a vowel to the letter that it stands on
_FARTHEST = 1.5  # from the feet of one line to the letters of the next
_TALLEST, _WIDEST = 4.6, 3.0
_END = 0.15  # a part smaller than this is no mark
_FOOT = 0.25  # from the feet of a line: no letter's foot, and no vowel below it, is smaller
_NECK = 0.4  # how wide the place may be where two marks touch
_STICK_PART, _STICK_WIDTH = 0.2, 0.22  # of a tone mark below the letter that it touches
_MARK_PART, _MARK_WIDTH = 0.45, 0.55  # and of one that is no stroke
_LETTER = (0.62, 1.45)  # how high most letters are
_BETWEEN, _ROWS_APART = 1.6, 0.7  # a shape in two lines, and the middles of their letters
_FEWEST_LETTERS = 2
_STEP = 1.6  # a stroke of even width is one mark: somewhere it has to be this much wider


@dataclass(frozen=True, slots=True)
class _Cut:
    """Shape n belongs to one line above row `y` of the page and to the next from there on."""

    n: int
    y: int


def cut_apart(parts: Components, lines: Sequence[TextLine]) -> Components:
    """The same shapes, those that reach from one line's letters to the next line's cut in two; the
    lower halves follow at the end. `parts` itself where there are none."""
    cuts: dict[int, _Cut] = {}
    single = [half for line in lines for half in _halves(parts, line)]
    for above, below in _neighbours(single):
        for n in _reaching(parts, above, below):
            cut = _neck(parts, n, above, below)
            if cut is not None:
                cuts.setdefault(n, cut)
        for n in _with_stick(parts, above, below):
            cut = _stick(parts, n, above)
            if cut is not None:
                cuts.setdefault(n, cut)
    return _with_cuts(parts, list(cuts.values())) if cuts else parts


def _halves(parts: Components, line: TextLine) -> Iterator[TextLine]:
    """A line as it is, or the two that a shape between them has made one: their letters stand in
    two rows, one above the other."""
    index = np.asarray(line.members)
    heights = parts.height[index]
    size = weighted_median(heights, parts.width[index], line.letter_height)
    letters = index[(heights >= _LETTER[0] * size) & (heights <= _LETTER[1] * size)]
    middles = (parts.y0[letters] + parts.y1[letters]) / 2
    order = np.argsort(middles)
    gaps = np.diff(middles[order])
    if not gaps.size or heights.max() < _BETWEEN * size or gaps.max() < _ROWS_APART * size:
        yield line
        return
    at = int(gaps.argmax()) + 1
    above, below = (line_of(parts, letters[part]) for part in (order[:at], order[at:]))
    stacked = above.x0 < below.x1 and below.x0 < above.x1 and above.baseline < below.baseline
    if not stacked or min(at, letters.size - at) < _FEWEST_LETTERS:
        yield line
        return
    for half in (above, below):  # the shapes between them may be the first or the last of either
        yield from _halves(parts, replace(half, x0=line.x0, x1=line.x1))


def _neighbours(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, TextLine]]:
    """Lines of one area with the lines close below them."""
    ordered = sorted(lines, key=lambda line: line.baseline)
    for at, above in enumerate(ordered):
        size = above.letter_height
        for below in ordered[at + 1 :]:
            if below.baseline > above.baseline + 2.5 * _FARTHEST * size:
                break
            close = -_INTO * size < below.x_top - above.baseline < _FARTHEST * size
            same = above.region == below.region
            if close and same and above.x0 < below.x1 and below.x0 < above.x1:
                yield above, below


def _reaching(parts: Components, above: TextLine, below: TextLine) -> list[int]:
    """Shapes that begin at the feet of one line and end at the letters of the next, or beyond."""
    size = min(above.letter_height, below.letter_height)
    found = (parts.y0 <= above.baseline + _NEAR * size) & (parts.y1 >= below.x_top - _NEAR * size)
    found &= (parts.y1 - parts.y0 >= _LEAST * size) & (parts.y1 - parts.y0 <= _TALLEST * size)
    found &= (parts.y0 >= above.x_top - size) & (parts.y1 <= below.baseline + size)
    found &= (parts.x1 - parts.x0 <= _WIDEST * size) & (parts.region == above.region)
    left, right = max(above.x0, below.x0) - size, min(above.x1, below.x1) + size
    found &= (parts.x0 >= left) & (parts.x1 <= right)
    return [int(n) for n in np.flatnonzero(found)]


def _with_stick(parts: Components, above: TextLine, below: TextLine) -> list[int]:
    """Letters of a line that reach down to a vowel over the letters of the next line: its tone mark
    touches their feet."""
    size = min(above.letter_height, below.letter_height)
    near = (parts.region == above.region) & (parts.x1 > below.x0) & (parts.x0 < below.x1)
    letters = near & (np.abs(parts.y0 - above.x_top) <= _NEAR * size)
    letters &= parts.y1 - above.baseline >= _STICK_PART * size
    low = near & (parts.y0 > above.baseline) & (parts.y1 - parts.y0 < _LEAST * size)
    carried = []
    for n in np.flatnonzero(letters):
        top = _letters_under(parts, int(n), below, size)
        gap = parts.y0[low] - parts.y1[n]
        beside = (parts.x0[low] < parts.x1[n]) & (parts.x1[low] > parts.x0[n])
        vowels = beside & (np.abs(parts.y1[low] - top) <= _NEAR * size)
        if parts.y1[n] < top and (vowels & (np.abs(gap) <= _INTO * size)).any():
            carried.append(int(n))
    return carried


def _letters_under(parts: Components, n: int, below: TextLine, size: float) -> float:
    """Where the letters under shape n begin: in a line of few letters most may be tall."""
    index = np.asarray(below.members)
    under = (parts.x0[index] < parts.x1[n]) & (parts.x1[index] > parts.x0[n]) & (index != n)
    under &= parts.height[index] >= _LEAST * size
    return max(below.x_top, float(parts.y0[index[under]].min(initial=below.baseline)))


def _stick(parts: Components, n: int, above: TextLine) -> _Cut | None:
    """Where the letter ends and a stroke of even width goes on below it, or a small mark."""
    size = above.letter_height
    shape = parts.shape_of(n)
    ink = shape.sum(axis=1)
    thin = ink <= _STICK_WIDTH * size
    length = int(np.argmin(thin[::-1])) if not thin.all() else 0
    cut = int(parts.y1[n]) - length
    if length >= _STICK_PART * size and cut >= above.baseline - _END * size:
        return _Cut(n, cut)
    foot = round(above.baseline)
    below = np.flatnonzero(shape[foot - int(parts.y0[n]) :].any(axis=0))
    length = int(parts.y1[n]) - foot
    is_mark = below.size and below[-1] - below[0] < _MARK_WIDTH * size
    return _Cut(n, foot) if is_mark and _STICK_PART * size <= length <= _MARK_PART * size else None


def _neck(parts: Components, n: int, above: TextLine, below: TextLine) -> _Cut | None:
    """Where shape n is narrowest between the two lines."""
    size = min(above.letter_height, below.letter_height)
    y0, y1 = int(parts.y0[n]), int(parts.y1[n])
    first = max(y0 + max(1, round(_END * size)), round(above.baseline + _FOOT * size))
    last = min(y1 - max(1, round(_END * size)), round(below.x_top))
    ink = parts.shape_of(n).sum(axis=1)
    if first >= last:
        return _at_feet(parts, n, ink, above, below)
    between = ink[first - y0 : last - y0]
    narrowest = int(between.min())
    if narrowest > _NECK * size or int(ink.max()) < _STEP * narrowest:
        return _at_feet(parts, n, ink, above, below)
    rows = np.flatnonzero(between == narrowest)
    middle = (first + last) / 2 - first
    cut = first + int(rows[np.abs(rows - middle).argmin()])
    return _Cut(n, _foot_of_letter(ink, y0, cut, above) or cut)


def _at_feet(
    parts: Components, n: int, ink: np.ndarray, above: TextLine, below: TextLine
) -> _Cut | None:
    """Where letters of both lines are one shape, or a letter of the upper and a tone mark over a
    vowel of the lower, and the feet of the upper ones stand on marks of the lower: at the feet. A
    vowel there would have its own end farther down, and is not so tall and so near the letters."""
    size = min(above.letter_height, below.letter_height)
    y0, y1 = int(parts.y0[n]), int(parts.y1[n])
    upper, lower = abs(y0 - above.x_top) <= _NEAR * size, abs(y1 - below.baseline) <= _NEAR * size
    over = _letters_under(parts, n, below, size) - y1
    stack = y1 - above.baseline >= _LEAST * size and 0 <= over <= _ON_LETTERS * size
    foot = round(above.baseline)
    first, last = foot - y0 - stack, min(foot - y0 + round(_FOOT * size) + 1, ink.size)
    if not upper or not (lower or stack) or not 0 < first < last:
        return None
    narrowest = int(ink[first:last].min())
    if narrowest > _STICK_WIDTH * size or int(ink.max()) < _STEP * narrowest:
        return None
    return _Cut(n, y0 + first + int(np.argmin(ink[first:last])))


def _foot_of_letter(ink: np.ndarray, y0: int, cut: int, above: TextLine) -> int | None:
    """The row under a letter's foot where nothing but a stroke of even width, a tone mark of the
    next line, goes on down to the row `cut`; a vowel below a letter begins with a loop."""
    size = above.letter_height
    if abs(y0 - above.x_top) > _NEAR * size:
        return None
    wide = np.flatnonzero(ink[: cut - y0] > _STICK_WIDTH * size)
    foot = y0 + int(wide[-1]) + 1 if wide.size else cut
    at_foot = abs(foot - above.baseline) <= _END * size
    return foot if at_foot and cut - foot >= _END * size else None


def _with_cuts(parts: Components, cuts: Sequence[_Cut]) -> Components:
    index = np.array([cut.n for cut in cuts])
    rows = np.array([cut.y for cut in cuts])
    labels = parts.labels.copy()
    added = int(labels.max()) + 1 + np.arange(len(cuts))
    y1, area = parts.y1.copy(), parts.area.copy()
    x0, x1 = parts.x0.copy(), parts.x1.copy()
    low_x0, low_x1, low_area = [], [], []
    for cut, label in zip(cuts, added, strict=True):
        n, left = cut.n, int(parts.x0[cut.n])
        ink = parts.shape_of(n)
        upper, lower = ink[: cut.y - int(parts.y0[n])], ink[cut.y - int(parts.y0[n]) :]
        window = labels[cut.y : int(parts.y1[n]), left : int(parts.x1[n])]
        window[lower] = label
        columns = np.flatnonzero(upper.any(axis=0))
        x0[n], x1[n] = left + columns[0], left + columns[-1] + 1
        columns = np.flatnonzero(lower.any(axis=0))
        low_x0.append(left + columns[0])
        low_x1.append(left + columns[-1] + 1)
        low_area.append(int(lower.sum()))
        area[n] -= low_area[-1]
    y1[index] = rows

    def more(values: np.ndarray, last: Sequence[int] | np.ndarray) -> np.ndarray:
        return np.concatenate([values, np.asarray(last, dtype=values.dtype)])

    return replace(
        parts,
        labels=labels,
        label=more(parts.label, added),
        x0=more(x0, low_x0),
        y0=more(parts.y0, rows),
        x1=more(x1, low_x1),
        y1=more(y1, parts.y1[index]),
        area=more(area, low_area),
        region=more(parts.region, parts.region[index]),
        region_above=more(parts.region_above, parts.region[index]),
        region_below=more(parts.region_below, parts.region_below[index]),
        in_cell=more(parts.in_cell, parts.in_cell[index]),
    )
