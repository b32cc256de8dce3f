"""Glyphs that neither a file nor its fonts can name, read from the page's image.

A reading is taken only where the rest of its line reads as the text layer says; a glyph that is
not taken stays marked □.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from normalize.thai_text import to_ascii_digits
from parsers.model import Box, Page, Word
from parsers.ocr_model import LineReading
from parsers.page.clusters import UNREAD
from parsers.page.geometry import contains, overlap

MOST_CHARACTERS = 3  # of one glyph: a consonant with its vowel and tone mark
NEIGHBOURS = 2  # characters on either side of a gap that have to be read alike
LEAST_ALIKE = 0.9  # of the rest of the line
LEAST_LINE = 4  # characters; a shorter line confirms nothing
SAME_LINE = 0.5  # of a word's height that lies on the line


@dataclass(frozen=True, slots=True)
class LineOnPage:
    """One printed line as a recogniser read it, and where it stands (points)."""

    box: Box
    reading: LineReading


@dataclass(frozen=True, slots=True)
class Filled:
    """The page with what could be filled in. `read`: (word before, after); `left`: still with □."""

    page: Page
    read: tuple[tuple[Word, Word], ...]
    left: tuple[Word, ...]


def unread_words(page: Page, glyphs: Sequence[Box]) -> tuple[int, ...]:
    """Indexes of the words that hold one of the unread `glyphs`; a □ printed as such is none."""
    return tuple(
        n
        for n, word in enumerate(page.words)
        if UNREAD in word.text
        and (box := word.box) is not None
        and any(contains(box, glyph.x_center, glyph.y_center, slack=1.0) for glyph in glyphs)
    )


def fill_unread(layer: Page, wanted: Sequence[int], lines: Sequence[LineOnPage]) -> Filled:
    """The layer with its `wanted` words completed from the lines read around them."""
    words = list(layer.words)
    for line in lines:
        members = _members(line.box, layer.words)
        if not any(n in wanted for n in members):
            continue
        gaps = gap_readings("".join(layer.words[n].text for n in members), line.reading)
        start = 0
        for n in members:
            word = layer.words[n]
            if n in wanted:
                words[n] = _completed(word, start, gaps)
            start += len(word.text)
    read = tuple((layer.words[n], words[n]) for n in wanted if words[n] != layer.words[n])
    left = tuple(words[n] for n in wanted if UNREAD in words[n].text)
    return Filled(replace(layer, words=tuple(words)), read, left)


def _members(line: Box, words: Sequence[Word]) -> list[int]:
    """The words whose middle lies on the line, from left to right."""
    found = [
        (box.x0, n)
        for n, word in enumerate(words)
        if (box := word.box) is not None
        and word.turn == 0
        and line.x0 <= box.x_center <= line.x1
        and overlap(line.top, line.bottom, box.top, box.bottom) > SAME_LINE * box.height
    ]
    return [n for _, n in sorted(found)]


def _completed(word: Word, start: int, gaps: Mapping[int, tuple[str, float]]) -> Word:
    """`gaps` count from the start of the line, where the word begins at `start`."""
    taken = [gaps[n] for n in range(start, start + len(word.text)) if n in gaps]
    if not taken:
        return word
    parts = [gaps[start + n][0] if start + n in gaps else c for n, c in enumerate(word.text)]
    return replace(word, text="".join(parts), confidence=min(share for _, share in taken))


def gap_readings(text: str, reading: LineReading) -> dict[int, tuple[str, float]]:
    """Place of each □ in `text` (without spaces) -> what the line's reading has there, how surely.

    Empty where the rest of the line differs; without the gaps whose neighbours do.
    """
    kept = [n for n, char in enumerate(reading.text) if not char.isspace()]
    read = "".join(reading.text[n] for n in kept)
    a, b = to_ascii_digits(text), to_ascii_digits(read)
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    alike = sum(a1 - a0 for tag, a0, a1, _, _ in codes if tag == "equal")
    rest = len(a) - a.count(UNREAD)
    if rest < LEAST_LINE or alike < LEAST_ALIKE * rest:
        return {}
    gaps: dict[int, tuple[str, float]] = {}
    for at, (tag, a0, a1, b0, b1) in enumerate(codes):
        if tag != "replace" or set(a[a0:a1]) != {UNREAD} or not _surrounded(codes, at):
            continue
        if a1 - a0 != b1 - b0 and (a1 - a0 > 1 or b1 - b0 > MOST_CHARACTERS):
            continue  # which glyph is which cannot be told
        for n in range(a0, a1):
            low, high = (b0, b1) if a1 - a0 == 1 else (b0 + n - a0, b0 + n - a0 + 1)
            gaps[n] = (read[low:high], _confidence(reading, kept[low:high]))
    return gaps


def _surrounded(codes: Sequence[tuple[str, int, int, int, int]], at: int) -> bool:
    """Whether what stands on both sides of a gap was read alike (or is the end of the line)."""
    for side in (at - 1, at + 1):
        if not 0 <= side < len(codes):
            continue
        tag, a0, a1, _, _ = codes[side]
        at_an_end = side in (0, len(codes) - 1)
        if tag != "equal" or (a1 - a0 < NEIGHBOURS and not at_an_end):
            return False
    return True


def _confidence(reading: LineReading, characters: Sequence[int]) -> float:
    """The least sure of some characters; the line's own where the engine gives no others."""
    if not reading.char_confidences:
        return reading.confidence
    return min(reading.char_confidences[n] for n in characters)
