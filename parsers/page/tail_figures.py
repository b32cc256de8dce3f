"""Figures at the end of a line that stand under the headings of columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from normalize.amounts import says_no_budget
from normalize.thai_text import clean, is_dash
from parsers.model import Line, Word
from parsers.page.cut_lines import cut_lines
from parsers.page.geometry import overlap
from parsers.page.pieces import PIECE_GAP, Extent, extent, height_of, text_of

_FIGURE = regex.compile(r"\d[\d,]*(?:\.\d{1,2})?(?:\.?-|%|บาท)?")
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_DOTS = regex.compile(r"[.…·_]+")
_SPECKED = regex.compile(rf"[.,'’‘`·…]+(?={_GROUPED.pattern}$)")
"""What dirt, or the last dot of a leader, leaves before an amount."""
_UNIT = regex.compile(r"\(?(?:บาท|บ\.|\.-)\)?")
_CLOSE = 0.5  # line heights of white before an amount, where the line's words run up to it
_CLEARLY = 3.0  # times as much over one column as over the next


@dataclass(frozen=True, slots=True)
class Tail:
    """The figures that end a line: from which word on, and those of each column; `is_sure`: each
    stands under one heading."""

    start: int
    values: tuple[tuple[Word, ...], ...]
    is_sure: bool

    def is_whole(self, columns: int) -> bool:
        """Whether each of the columns has a figure."""
        return self.is_sure and sum(map(bool, self.values)) == columns


def tails_under(lines: Mapping[int, Line], places: Sequence[Extent]) -> dict[int, Tail]:
    """The lines that end in figures under the headings at some places, and these figures. Those of
    lines with one under each heading show how wide the columns are."""
    tails: dict[int, Tail] = {}
    for _pass in range(2):
        found = {k: tail_of(line, places) for k, line in lines.items()}
        tails = {k: tail for k, tail in found.items() if tail is not None}
        places = places_under(places, [t for t in tails.values() if t.is_whole(len(places))])
    return tails


def tail_of(line: Line, places: Sequence[Extent]) -> Tail | None:
    """The figures at a line's end, behind a gap; None where it has none, or nothing else."""
    if any(word.box is None or word.turn for word in line.words):
        return None
    start = len(line.words)
    while start and _is_token(line.words[start - 1]):
        start -= 1
    while start < len(line.words) and _is_of_title(line, start, places):
        start += 1
    first = next((k for k in range(start, len(line.words)) if not _is_led(line.words[k])), None)
    if first is None or not any(c.isalpha() for c in text_of(line.words[:start])):
        return None
    groups = _groups(line, first)
    if all(says_no_budget(text_of(group)) for group in groups):
        return None  # of all columns, in words that other rules read
    values: list[tuple[Word, ...]] = [() for _ in places]
    sure = True
    for group in groups:
        k = _column_under(extent(group), places)
        if k is None or values[k]:
            sure = False
        else:
            values[k] = tuple(group)
    return Tail(start, tuple(values), sure)


def places_under(places: Sequence[Extent], whole: Sequence[Tail]) -> tuple[Extent, ...]:
    """The places of columns as wide as the figures under each that stand beside one under every
    other; as they are where these run into each other."""
    wide = list(places)
    for tail in whole:
        for k, words in enumerate(tail.values):
            left, right = extent(words)
            wide[k] = (min(wide[k][0], left), max(wide[k][1], right))
    apart = all(one[1] < other[0] for one, other in pairwise(wide))
    return tuple(wide) if apart else tuple(places)


def _is_token(word: Word) -> bool:
    text = clean(word.text)
    return (
        _FIGURE.fullmatch(text) is not None
        or _SPECKED.match(text) is not None
        or is_dash(text)
        or _is_led(word)
        or _UNIT.fullmatch(text) is not None
        or says_no_budget(text)
    )


def _is_led(word: Word) -> bool:
    return _DOTS.fullmatch(word.text) is not None


def _is_of_title(line: Line, start: int, places: Sequence[Extent]) -> bool:
    """Whether a figure goes on with the words before it: it stands right behind them, and under no
    heading, or is none of thousands."""
    if start == 0 or _is_led(line.words[start]) or _is_led(line.words[start - 1]):
        return False
    before, word = line.words[start - 1], line.words[start]
    gap = extent((word,))[0] - extent((before,))[1]
    height = height_of(line.words)
    if gap >= PIECE_GAP * height:
        return False
    under = _column_under(extent((word,)), places) is not None
    amount = _GROUPED.search(clean(word.text)) is not None
    return not (under and amount and gap >= _CLOSE * height)


def _groups(line: Line, first: int) -> list[list[Word]]:
    """The figures from a word on, each with its unit, leaders and specks left out."""
    groups: list[list[Word]] = []
    for word in line.words[first:]:
        if _is_led(word):
            continue
        if groups and _UNIT.fullmatch(clean(word.text)):
            groups[-1].append(word)
        else:
            groups.append([_without_speck(word)])
    return groups


def _without_speck(word: Word) -> Word:
    speck = _SPECKED.match(clean(word.text))
    if speck is None or len(clean(word.text)) != len(word.text):
        return word
    return cut_lines([Line((word,))], speck.end(), len(word.text))[0].words[0]


def _column_under(place: Extent, places: Sequence[Extent]) -> int | None:
    """The one column that a figure stands under; None where it is under none or two."""
    shared = [max(overlap(*place, *column), 0.0) for column in places]
    most = max(range(len(places)), key=lambda k: shared[k])
    others = max((s for k, s in enumerate(shared) if k != most), default=0.0)
    return most if shared[most] > 0 and shared[most] >= _CLEARLY * others else None
