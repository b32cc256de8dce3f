"""A stretch of some printed lines, as lines of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.model import Box, Line, Word


def cut_lines(lines: Sequence[Line], start: int, end: int) -> tuple[Line, ...]:
    """What stands between two offsets of the lines' text, which a line feed parts, as the words of
    each are parted by a space. A word cut in two shares its box as its letters do."""
    out: list[Line] = []
    at = 0
    for line in lines:
        words: list[Word] = []
        for word in line.words:
            first, last = max(start - at, 0), min(end - at, len(word.text))
            if first < last:
                words.append(_stretch(word, first, last))
            at += len(word.text) + 1
        if words:
            out.append(replace(line, words=tuple(words)))
    return tuple(out)


def _stretch(word: Word, first: int, last: int) -> Word:
    if last - first == len(word.text):
        return word
    text, box = word.text[first:last], word.box
    raw = word.raw[first:last] if len(word.raw) == len(word.text) else text
    if box is not None and word.turn == 0:
        step = box.width / len(word.text)
        box = Box(box.x0 + first * step, box.top, box.x0 + last * step, box.bottom)
    return replace(word, text=text, raw=raw, box=box)
