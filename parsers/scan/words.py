"""A line's reading cut into words, each with its own box and confidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import regex

from parsers.model import Box, Word
from parsers.ocr_model import LineReading
from parsers.scan.components import Components
from parsers.scan.text_line import TextLine

_ABOVE, _BELOW = 0.6, 0.4
_BAR_LENGTH, _BAR_HEIGHT = 4.0, 0.5  # letter heights: longer and thinner than any dash
_WORD = regex.compile(r"\S+")
_LETTERS = regex.compile(r"[^\p{Mn}\s]")  # vowels above and below, and tone marks, have no width
_IN_NUMBER = regex.compile(r"\d +\d")
_WORD_GAP = 0.3  # letter heights: hardly any space between words is narrower
_ENOUGH_LETTERS = 4
_ODD = 2.2  # times as wide a letter, or as narrow
_FEW_LETTERS = 2
_SPECK = 5.0  # times as narrow: no print, however narrow its letters
_GAP_COUNTS = 0.5  # pixels of white between words for a pixel of width


def words_of_line(
    line: TextLine, reading: LineReading, parts: Components, scale: float
) -> list[Word]:
    """One word per run without white space. Boxes are points.

    The widest gaps in the print are taken for the spaces of the reading, in order; where that gives
    a word far too narrow or wide for its letters, as specks of dirt beside print make it, the gaps
    that suit all words best.
    """
    starts, ends = _print(line, parts)
    runs = _runs(reading.text, starts[1:] - ends[:-1], line.letter_height)
    if not runs:
        return []
    texts = [reading.text[slice(*run)].replace(" ", "") for run in runs]
    letters = [len(_LETTERS.findall(text)) for text in texts]
    spans = _spans(line, starts, ends, letters)
    if len(spans) != len(runs):
        spans = _even_spans(line, runs, len(reading.text))
    top, bottom = word_rows(line.baseline - line.letter_height, line.baseline)
    return [
        Word(
            text,
            text,
            Box(x0 / scale, top / scale, x1 / scale, bottom / scale),
            _confidence(reading, run),
        )
        for text, run, (x0, x1) in zip(texts, runs, spans, strict=True)
    ]


def word_rows(x_top: float, baseline: float) -> tuple[float, float]:
    """Top and bottom as a font's box would have them: the same for all words of a line.

    `x_top` and `baseline` bound its small letters; measured from them, because a line of digits
    has none to measure.
    """
    size = baseline - x_top
    return max(0.0, x_top - _ABOVE * size), baseline + _BELOW * size


def _confidence(reading: LineReading, span: tuple[int, int]) -> float:
    """The least sure character decides."""
    characters = reading.char_confidences[slice(*span)]
    return min(characters) if characters else reading.confidence


def _runs(text: str, gaps: np.ndarray, size: float) -> list[tuple[int, int]]:
    """Where the words of a reading stand. A space inside a number that no gap in the print stands
    for is none: ๖ has white on its left that may be read as one."""
    runs = [run.span() for run in _WORD.finditer(text)]
    inside = {
        k
        for k in range(1, len(runs))
        if _IN_NUMBER.fullmatch(text, runs[k - 1][1] - 1, runs[k][0] + 1)
    }
    too_many = len(runs) - 1 - int((gaps >= _WORD_GAP * size).sum())
    if not inside or too_many < len(inside):
        return runs
    joined: list[tuple[int, int]] = []
    for k, (start, end) in enumerate(runs):
        if k in inside:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _print(line: TextLine, parts: Components) -> tuple[np.ndarray, np.ndarray]:
    """Where the print of a line begins and ends, from gap to gap."""
    used = np.zeros(line.x1 - line.x0 + 1, bool)
    for n in line.members:
        if _is_bar(line, parts, n):
            continue
        used[parts.x0[n] - line.x0 : parts.x1[n] - line.x0] = True
    steps = np.diff(used.astype(np.int8), prepend=0, append=0)
    return np.nonzero(steps == 1)[0], np.nonzero(steps == -1)[0]


def _spans(
    line: TextLine, starts: np.ndarray, ends: np.ndarray, letters: Sequence[int]
) -> list[tuple[float, float]]:
    """The print of a line cut into words of so many letters; fewer spans where it has fewer."""
    if not starts.size:
        return []
    gaps = starts[1:] - ends[:-1]
    cuts = np.sort(np.argsort(-gaps, kind="stable")[: len(letters) - 1]).tolist()
    if len(cuts) == len(letters) - 1 and _is_odd(starts, ends, cuts, letters):
        cuts = _fitting(starts, ends, letters)
    firsts = [starts[0], *(starts[c + 1] for c in cuts)]
    lasts = [*(ends[c] for c in cuts), ends[-1]]
    return [(float(line.x0 + a), float(line.x0 + b)) for a, b in zip(firsts, lasts, strict=True)]


def _widths(starts: np.ndarray, ends: np.ndarray, cuts: Sequence[int]) -> np.ndarray:
    firsts = starts[[0, *(c + 1 for c in cuts)]]
    return np.asarray(ends[[*cuts, len(ends) - 1]] - firsts)


def _is_odd(
    starts: np.ndarray, ends: np.ndarray, cuts: Sequence[int], letters: Sequence[int]
) -> bool:
    """Whether a word of several letters is far from as wide as the others are for theirs, or one of
    two or three as narrow as a speck."""
    widths = _widths(starts, ends, cuts)
    counted = np.asarray(letters)
    usual = float(widths.sum() / max(1, sum(letters)))
    each = widths / np.maximum(1, counted)
    several = each[counted >= _ENOUGH_LETTERS]
    speck = bool((each[counted >= _FEW_LETTERS] < usual / _SPECK).any())
    return speck or bool(((several < usual / _ODD) | (several > usual * _ODD)).any())


def _fitting(starts: np.ndarray, ends: np.ndarray, letters: Sequence[int]) -> list[int]:
    """The gaps at which to cut so that the words' widths are nearest to those of their letters."""
    advance = float((ends - starts).sum() / max(1, sum(letters)))
    gaps = np.append(starts[1:] - ends[:-1], 0)
    count = len(starts)
    best = np.full((len(letters) + 1, count + 1), np.inf)
    came = np.zeros((len(letters) + 1, count + 1), np.intp)
    best[0, 0] = 0.0
    for k, wanted in enumerate(letters):
        for last in range(k, count - (len(letters) - k - 1)):
            firsts = np.arange(k, last + 1)
            off = np.abs(ends[last] - starts[firsts] - wanted * advance)
            cost = best[k, firsts] + off - (_GAP_COUNTS * gaps[last] if last < count - 1 else 0.0)
            at = int(np.argmin(cost))
            best[k + 1, last + 1], came[k + 1, last + 1] = cost[at], firsts[at]
    cuts: list[int] = []
    at = count
    for k in range(len(letters), 1, -1):
        at = int(came[k, at])
        cuts.append(at - 1)
    return cuts[::-1]


def _is_bar(line: TextLine, parts: Components, n: int) -> bool:
    """An underline, or a stroke of a table close above the words: it has print beside all gaps."""
    width, height = parts.x1[n] - parts.x0[n], parts.y1[n] - parts.y0[n]
    return bool(
        width > _BAR_LENGTH * line.letter_height and height < _BAR_HEIGHT * line.letter_height
    )


def _even_spans(
    line: TextLine, runs: list[tuple[int, int]], length: int
) -> list[tuple[float, float]]:
    """Spans by character count, for a reading with more words than the print has gaps."""
    step = (line.x1 - line.x0) / max(1, length)
    return [(line.x0 + a * step, line.x0 + b * step) for a, b in runs]
