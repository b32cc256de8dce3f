"""Figures the reader was not sure of, read again by a network that learned figures only.

No word helps to read a number, so a doubtful crop of figures is where a second network is worth
its time. It reads the crop in three widths, and the reading it is surest of stands where it is a
number; a character in which the readings differ is believed so little that it is a finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import regex
from rapidfuzz.distance import Levenshtein

from parsers.adapters.ocr_figures import well_formed
from parsers.adapters.ocr_words import MOST_SURE_EXCHANGED
from parsers.ocr_model import LineReading

SURE = 0.97
"""A crop whose least sure character is believed this much is not read again."""
WIDTHS = (1.0, 1.08, 0.93)
_DIGIT = regex.compile(r"\d")
_FIGURES = regex.compile(r"\d[\d,. ]*")
_DIRT_BEHIND = regex.compile(r"\d[-–—](?!\d)")  # "60,000-"
_LETTER = regex.compile(r"[\p{L}\p{M}]")


def wants_a_second_look(reading: LineReading) -> bool:
    """Whether a line holds figures and few letters, and one of its characters is in doubt."""
    return _is_figures(reading.text) and min(reading.char_confidences, default=1.0) < SURE


def in_three_widths(crop: np.ndarray) -> list[np.ndarray]:
    """The line image as it is, wider and narrower."""
    height, width = crop.shape
    sizes = [(max(1, round(width * share)), height) for share in WIDTHS]
    return [crop if size[0] == width else cv2.resize(crop, size) for size in sizes]


def with_second_look(first: LineReading, again: Sequence[LineReading]) -> LineReading:
    """The surest of the readings `again` that is a number; `first` where none of them is, or where
    its figures are the same. Doubted where it differs from another one by more than a space."""
    figures = [reading for reading in again if _is_figures(reading.text)]
    best = _best(first, figures)
    others = {r.text: r.confidence for r in (first, *figures) if _solid(r) != _solid(best)}
    if not others:
        return best
    doubted = set().union(*(_changed(text, best.text) for text in others))
    return replace(
        best,
        confidence=min(best.confidence, MOST_SURE_EXCHANGED),
        char_confidences=tuple(
            min(share, MOST_SURE_EXCHANGED) if at in doubted else share
            for at, share in enumerate(best.char_confidences)
        ),
        alternatives=(*sorted(others.items(), key=lambda entry: -entry[1]), *best.alternatives),
    )


def _best(first: LineReading, figures: Sequence[LineReading]) -> LineReading:
    formed = [reading for reading in figures if well_formed(_number(reading.text))]
    is_formed = well_formed(_number(first.text))
    if not figures or (is_formed and not formed):
        return first
    sums = {
        _solid(r): sum(s.confidence for s in figures if _solid(s) == _solid(r)) for r in figures
    }
    best = max(formed or figures, key=lambda r: (sums[_solid(r)], r.confidence))
    same = _DIGIT.findall(best.text) == _DIGIT.findall(first.text)
    return first if same and (is_formed or _has_words_and_numbers(first.text)) else best


def _solid(reading: LineReading) -> str:
    return reading.text.replace(" ", "")


def _number(text: str) -> str:
    """The line from its first figure to its last."""
    at = [n for n, ch in enumerate(text) if ch.isdigit()]
    return text[at[0] : at[-1] + 1] if at else ""


def _has_words_and_numbers(text: str) -> bool:
    """Whether a line has letters and its figures are numbers: what else stands among them, a dash
    or a comma that parts what is said of two years, is nothing that the second network learned."""
    runs = _FIGURES.findall(text)
    if _DIRT_BEHIND.search(text):
        return False
    return bool(_LETTER.search(text)) and all(well_formed(run.rstrip(" ,.")) for run in runs)


def _is_figures(text: str) -> bool:
    digits = len(_DIGIT.findall(text))
    return digits >= 2 and digits >= len(_LETTER.findall(text))


def _changed(other: str, text: str) -> set[int]:
    """Places in `text` that differ from `other`; of what is left out, the place before."""
    return {
        at
        for op in Levenshtein.opcodes(other, text)
        if op.tag != "equal"
        for at in range(op.dest_start, op.dest_end) or (max(0, op.dest_start - 1),)
    }
