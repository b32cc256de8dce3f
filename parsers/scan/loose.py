"""Shapes that stand alone and mean something by their form: dots, short arrows, dashes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import regex

from parsers.model import Box, Mark, Word
from parsers.ocr_model import LineReading
from parsers.scan.broken_arrows import find_broken_arrows
from parsers.scan.components import ON_A_RULE, Components
from parsers.scan.marks import is_dot, short_arrow
from parsers.scan.text_line import TextLine
from parsers.scan.words import word_rows

_RULE_LEFT = regex.compile(r"(?:[-–—_]\s*){3,}")
_DASH_CONFIDENCE = 0.97
_DASH_PT = (1.3, 12.0)
_THICKEST_DASH_PT = 1.8
_THICKEST_OF_LETTER, _THICKEST_OF_LARGE_PT = 0.25, 2.2  # where the type is large
_LEAST_DASH_ASPECT = 1.6
_SEVERAL_DASHES, _MOST_UNLIKE = 4, 0.4  # of the width and the ink of sure ones
_LEAST_ASPECT_OF_LIKE = 1.4
_NARROW = 0.72  # of the dashes that have a cell for themselves: dirt beside print
_LEAST_BESIDE_PRINT = 0.3  # of the height of small letters: no dash outside cells is so short
_ALONE_PT = 6.0
_MARGIN_PT = 20.0
_FEWEST_OF_TEXT = 4  # shapes
_FEWEST_LETTERS = 2
_SAME_COLUMN_PT, _SAME_ROW_PT = 1.5, 1.5
_OWN_LINE = 1.8  # heights of small letters from the next line's middle
_DIRT_PT = 1.1


@dataclass(frozen=True, slots=True)
class LoneDash:
    """A shape that may be a printed dash, and its box in points."""

    shape: int
    box: Box


@dataclass(frozen=True, slots=True)
class LooseMarks:
    """Marks found by shape; `taken` are their shapes."""

    marks: tuple[Mark, ...]
    taken: frozenset[int]

    def split_dashes(
        self, parts: Components, lines: Sequence[TextLine], scale: float
    ) -> tuple[list[LoneDash], list[TextLine]]:
        """Lone dashes, judged by shape: no engine reads a lone `-` reliably; and the lines without
        them."""
        in_lines = {n for line in lines for n in line.members}
        lone_lines = {line.members[0] for line in lines if len(line.members) == 1}

        def alone(shapes: np.ndarray) -> list[int]:
            numbers = [int(n) for n in np.flatnonzero(shapes) if n not in self.taken]
            numbers = [n for n in numbers if n not in in_lines or n in lone_lines]
            numbers = [n for n in numbers if not _in_margin(parts, n, scale)]
            return [n for n in numbers if _is_alone(parts, n, scale)]

        size = float(np.median([line.letter_height for line in lines])) if lines else 0.0
        large = min(_THICKEST_OF_LETTER * size / scale, _THICKEST_OF_LARGE_PT)
        bars = _small_bars(parts, scale, max(_THICKEST_DASH_PT, large))
        dashes = alone(bars & (parts.width >= _LEAST_DASH_ASPECT * parts.height))
        sure = [n for n in dashes if parts.in_cell[n]]
        dashes = sorted({*dashes, *alone(bars & _like_dashes(parts, sure))})
        rest = [line for line in lines if not (set(line.members) <= set(dashes))]
        return [
            LoneDash(n, _as_high_as_text(_box(parts, n, scale), size / scale)) for n in dashes
        ], rest


def find_loose_marks(parts: Components, gray: np.ndarray, scale: float) -> LooseMarks:
    """Dots and arrows that stand alone inside ruled cells."""
    sample = gray[::3, ::3]
    dark = float(np.percentile(sample[sample < 128], 25)) if (sample < 128).any() else 0.0
    marks, taken = [], set()
    low, high = 2.0 * scale, 14.0 * scale
    size_ok = parts.in_cell & (parts.height >= low) & (parts.height <= high)
    for n in np.nonzero(size_ok & (parts.width >= low))[0]:
        number = int(n)
        mark = _mark_of(parts, number, gray, dark, scale)
        if mark is not None and _is_alone(parts, number, scale):
            marks.append(mark)
            taken.add(number)
    free = np.ones(parts.count, bool)
    free[list(taken)] = False
    for arrow, pieces in find_broken_arrows(parts, free, scale):
        marks.append(arrow)
        taken.update(pieces)
    return LooseMarks(tuple(marks), frozenset(taken))


def _mark_of(parts: Components, n: int, gray: np.ndarray, dark: float, scale: float) -> Mark | None:
    width, height = int(parts.width[n]), int(parts.height[n])
    fill = float(parts.area[n]) / (width * height)
    if fill > 0.6 and 0.75 < width / height < 1.3:
        patch = gray[parts.y0[n] : parts.y1[n], parts.x0[n] : parts.x1[n]]
        if is_dot(parts.shape_of(n), patch, dark, scale):
            return Mark("point", _box(parts, n, scale))
        return None
    if width >= 1.4 * height:
        heads = short_arrow(parts.shape_of(n), scale)
        if heads is not None:
            return Mark("span", _box(parts, n, scale), starts=heads[0], ends=heads[1])
    return None


def _like_dashes(parts: Components, sure: Sequence[int]) -> np.ndarray:
    """Which shapes (bool for each) are as wide and have as much ink as the `sure` dashes of their
    page: a small one that lies crooked takes a row of pixels more than it is thick."""
    if len(sure) < _SEVERAL_DASHES:
        return np.zeros(parts.count, bool)
    usual, ink = (float(np.median(of[list(sure)])) for of in (parts.width, parts.area))
    alike = np.abs(parts.width - usual) <= max(1.0, _MOST_UNLIKE * usual)
    alike &= np.abs(parts.area - ink) <= _MOST_UNLIKE * ink
    thick = parts.area / np.maximum(parts.width, 1)
    return np.asarray(
        alike
        & parts.in_cell
        & (parts.width >= _LEAST_ASPECT_OF_LIKE * thick)
        & (parts.width > parts.height)
    )


def _small_bars(parts: Components, scale: float, thickest: float) -> np.ndarray:
    """Which shapes (bool for each) are as wide as a dash and `thickest` points high at most."""
    width, height = parts.width / scale, parts.height / scale
    fits = (width >= _DASH_PT[0]) & (width <= _DASH_PT[1]) & (height <= thickest)
    return np.asarray(fits & (parts.area >= 0.6 * parts.width * parts.height))


def printed_dashes(
    dashes: Sequence[LoneDash],
    lines: Sequence[tuple[TextLine, str]],
    parts: Components,
    scale: float,
) -> list[Word]:
    """The dashes as words, without the edges of crooked rules and those that a copier left between
    the lines of a cell: in a cell of figures a dash on a line of its own is a value, in a cell of
    words it is dirt. `lines` with what was read from them."""
    printed = {line.region for line, text in lines if _is_text(line, text)}
    count = Counter(int(parts.region[dash.shape]) for dash in dashes)
    alone = [d for d in dashes if parts.in_cell[d.shape] and parts.region[d.shape] not in printed]
    sure = [d.box.width for d in alone if count[int(parts.region[d.shape])] == 1]
    least = _NARROW * float(np.median(sure)) if len(sure) >= _SEVERAL_DASHES else 0.0
    whole = {int(parts.region[d.shape]) for d in dashes if d.box.width >= least}
    whole.update(line.region for line, _text in lines)
    sizes = [line.letter_height for line, _text in lines]
    shortest = _LEAST_BESIDE_PRINT * float(np.median(sizes)) if sizes else 0.0
    kept: list[LoneDash] = []
    doubtful: list[LoneDash] = []
    for dash in dashes:
        n = dash.shape
        narrow = dash.box.width < least and int(parts.region[n]) in whole
        speck = not parts.in_cell[n] and parts.width[n] < shortest
        if parts.region[n] == ON_A_RULE or narrow or speck:
            continue
        beside = [(line, text) for line, text in lines if line.region == parts.region[n]]
        same = [(line, text) for line, text in beside if _is_text(line, text)]
        below = any(abs(dash.box.x_center - d.box.x_center) <= _SAME_COLUMN_PT for d in alone)
        on_a_line = any(
            _away(parts, n, line) <= 1.0 and any(ch.isalnum() for ch in text)
            for line, text in beside
        )
        sound = not parts.in_cell[n] or not same or on_a_line or _is_value(parts, n, same, below)
        (kept if sound else doubtful).append(dash)
    kept += [dash for dash in doubtful if _is_in_rank(dash, kept, parts)]
    kept.sort(key=dashes.index)
    return [Word("-", "-", dash.box, _DASH_CONFIDENCE) for dash in kept]


def _is_in_rank(dash: LoneDash, values: Sequence[LoneDash], parts: Components) -> bool:
    """Whether a dash stands level with one that is a value, and straight below or above another, in
    cells that their uprights leave open at one end."""
    same = [v.box for v in values if parts.region[v.shape] == parts.region[dash.shape]]
    level = any(abs(dash.box.y_center - box.y_center) <= _SAME_ROW_PT for box in same)
    return level and any(abs(dash.box.x_center - b.x_center) <= _SAME_COLUMN_PT for b in same)


def remains_of_rules(
    lines: Sequence[tuple[TextLine, LineReading]], parts: Components
) -> frozenset[int]:
    """Ids of lines in cells with other print that were read as nothing but three dashes or more:
    what a crooked rule leaves above or below the text."""
    regions = Counter(line.region for line, _reading in lines)
    return frozenset(
        id(line)
        for line, reading in lines
        if parts.in_cell[line.members[0]]
        and regions[line.region] > 1
        and _RULE_LEFT.fullmatch(reading.text) is not None
    )


def _is_value(
    parts: Components, n: int, lines: Sequence[tuple[TextLine, str]], below: bool
) -> bool:
    """Whether a dash stands as a line of figures among the lines of its cell: in line with them, or
    `below` (or above) a dash that has a cell of its column for itself."""
    figures = [line for line, text in lines if _is_figure(text)]
    nearest = min(_away(parts, n, line) for line, _ in lines)
    if 2 * len(figures) < len(lines) or nearest < _OWN_LINE:
        return False
    if below:
        return True
    x0, x1 = int(parts.x0[n]), int(parts.x1[n])
    apart = (
        min(abs(x0 - line.x0), abs(x1 - line.x1), abs(x0 + x1 - line.x0 - line.x1) / 2)
        / line.letter_height
        for line in figures
    )
    return min(apart) <= 1.0


def _away(parts: Components, n: int, line: TextLine) -> float:
    """Heights of small letters from the middle of shape `n` to the middle of a line's letters."""
    middle = (int(parts.y0[n]) + int(parts.y1[n])) / 2
    return abs(middle - (line.x_top + line.baseline) / 2) / line.letter_height


def _is_text(line: TextLine, text: str) -> bool:
    """Whether a line is print that dirt may stand beside: of several shapes, or a short word whose
    letters and marks have run together."""
    letters = sum(ch.isalpha() for ch in text)
    return len(line.members) >= _FEWEST_OF_TEXT or letters >= _FEWEST_LETTERS


def _is_figure(text: str) -> bool:
    return sum(ch.isdigit() for ch in text) > sum(ch.isalpha() for ch in text)


def _in_margin(parts: Components, n: int, scale: float) -> bool:
    height, width = parts.labels.shape
    margin = _MARGIN_PT * scale
    across = parts.x1[n] < margin or parts.x0[n] > width - margin
    return bool(across or parts.y1[n] < margin or parts.y0[n] > height - margin)


def _is_alone(parts: Components, n: int, scale: float) -> bool:
    """No other shape of the same region within reach on the same rows, dirt aside."""
    reach = _ALONE_PT * scale
    near = (
        (parts.region == parts.region[n])
        & (parts.x0 <= parts.x1[n] + reach)
        & (parts.x1 >= parts.x0[n] - reach)
        & (parts.y0 <= parts.y1[n] + reach / 2)
        & (parts.y1 >= parts.y0[n] - reach / 2)
        & (parts.area >= (_DIRT_PT * scale) ** 2)
    )
    return int(near.sum()) <= 1


def _as_high_as_text(dash: Box, size: float) -> Box:
    """A dash's box as the line's other words have theirs, so that it stands on their line: it is
    printed half-way up the small letters, of height `size`."""
    top, bottom = word_rows(dash.y_center - size / 2, dash.y_center + size / 2)
    return Box(dash.x0, min(dash.top, top), dash.x1, max(dash.bottom, bottom))


def _box(parts: Components, n: int, scale: float) -> Box:
    return Box(
        float(parts.x0[n]) / scale,
        float(parts.y0[n]) / scale,
        float(parts.x1[n]) / scale,
        float(parts.y1[n]) / scale,
    )
