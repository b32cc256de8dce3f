"""Headings of several columns that were read as one, given back to each."""

from __future__ import annotations

from itertools import pairwise

import regex

from normalize.dates import parse_month
from parsers.headings.sub_headings import MONTH_WORD

_WORDS = (MONTH_WORD, r"25[4-9]\d")
_RUN = regex.compile("|".join(rf"(?P<of>{word})(?:\s*(?P<of>{word}))+" for word in _WORDS))


def spread_group_headings(grid: list[list[str]]) -> None:
    """Tabs lose merged heading cells: a group heading goes on to the right while the row below
    has words of its own and the row itself is blank."""
    for upper, lower in pairwise(grid):
        for index in range(1, len(upper)):
            if not upper[index] and lower[index] and lower[index - 1]:
                upper[index] = upper[index - 1]


def spread_run(line: list[str]) -> None:
    """Neighbouring months or years that were read as one word across a faint rule ("ต.ค. พ.ย.",
    then a slot that is empty or merged with it) each get their own column again."""
    for index, text in enumerate(line):
        match = _RUN.fullmatch(text)
        if match is None:
            continue
        words = match.captures("of")
        slots = line[index : index + len(words)]
        numbers = [int(w) if w.isdigit() else parse_month(w) or 0 for w in words]
        follow = all(b == (a + 1 if a > 12 else a % 12 + 1) for a, b in pairwise(numbers))
        if follow and len(slots) == len(words) and all(s in ("", text) for s in slots):
            line[index : index + len(words)] = words
