"""A line's reading cut into words, each with its own box and confidence."""

from __future__ import annotations

import numpy as np
import regex

from parsers.model import Box, Word
from parsers.ocr_model import LineReading
from parsers.scan.components import Components
from parsers.scan.text_line import TextLine

_ABOVE, _BELOW = 0.6, 0.4
_BAR_LENGTH, _BAR_HEIGHT = 4.0, 0.5  # letter heights: longer and thinner than any dash
_WORD = regex.compile(r"\S+")


def words_of_line(
    line: TextLine, reading: LineReading, parts: Components, scale: float
) -> list[Word]:
    """One word per run without white space. Boxes are points.

    The widest gaps in the print are taken for the spaces of the reading, in order.
    """
    runs = list(_WORD.finditer(reading.text))
    if not runs:
        return []
    spans = _spans(line, parts, len(runs))
    if len(spans) != len(runs):
        spans = _even_spans(line, [run.span() for run in runs], len(reading.text))
    top, bottom = word_rows(line.baseline - line.letter_height, line.baseline)
    return [
        Word(
            run.group(),
            run.group(),
            Box(x0 / scale, top / scale, x1 / scale, bottom / scale),
            _confidence(reading, run.span()),
        )
        for run, (x0, x1) in zip(runs, spans, strict=True)
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


def _spans(line: TextLine, parts: Components, count: int) -> list[tuple[float, float]]:
    """The print of a line cut at its `count - 1` widest gaps; fewer spans where it has fewer."""
    used = np.zeros(line.x1 - line.x0 + 1, bool)
    for n in line.members:
        if _is_bar(line, parts, n):
            continue
        used[parts.x0[n] - line.x0 : parts.x1[n] - line.x0] = True
    steps = np.diff(used.astype(np.int8), prepend=0, append=0)
    if not used.any():
        return []
    starts, ends = np.nonzero(steps == 1)[0], np.nonzero(steps == -1)[0]
    gaps = starts[1:] - ends[:-1]
    cuts = np.sort(np.argsort(-gaps, kind="stable")[: count - 1])
    firsts = [starts[0], *(starts[c + 1] for c in cuts)]
    lasts = [*(ends[c] for c in cuts), ends[-1]]
    return [(float(line.x0 + a), float(line.x0 + b)) for a, b in zip(firsts, lasts, strict=True)]


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
