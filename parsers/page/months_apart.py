"""Months of a heading that a scan read as one word: "เม.ย.พ.ค." over two narrow columns.

Told by the line: it names other months one by one, and those of the word come in turn among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import regex

from normalize.dates import read_month
from normalize.thai_text import clean
from parsers.model import Line, Page, Word
from parsers.page.geometry import printed_lines

_FEWEST_ALONE = 2  # months that are words of their own
_FEWEST = 4  # months of the line
_SHORT = regex.compile(r"[ก-ฮเ][ก-ฮะ-๎]?\.\s?[ก-ฮ]\.?")


def with_months_apart(page: Page) -> Page:
    """The page, such words parted where the one month ends; itself where it has none."""
    parted: dict[int, tuple[Word, ...]] = {}
    for line in printed_lines(page.words, page.number):
        parted |= _parted(line)
    if not parted:
        return page
    words = (part for word in page.words for part in parted.get(id(word), (word,)))
    return replace(page, words=tuple(words))


def _parted(line: Line) -> dict[int, tuple[Word, ...]]:
    """The words of a line that name several months, by their `id`, month by month."""
    named = [(word, names) for word in line.words if (names := _months(word))]
    months = [_number(name) for _word, names in named for name in names]
    alone = sum(len(names) == 1 for _word, names in named)
    in_turn = all(b == a % 12 + 1 for a, b in pairwise(months))
    if alone < _FEWEST_ALONE or len(months) < _FEWEST or not in_turn:
        return {}
    return {id(word): _cut(word, names) for word, names in named if len(names) > 1}


def _months(word: Word) -> list[str]:
    """The months that a word is made of, as printed; none for any other word."""
    text = clean(word.text)
    names: list[str] = _SHORT.findall(text)
    if "".join(names) != text or any(read_month(name) is None for name in names):
        return []
    return names


def _number(name: str) -> int:
    month = read_month(name)
    return 0 if month is None else month.number


def _cut(word: Word, names: Sequence[str]) -> tuple[Word, ...]:
    """A word of its own for each month, as wide as its letters are of all."""
    ends = [0, *accumulate(len(regex.sub(r"\p{M}", "", name)) for name in names)]
    box = word.box
    if box is None:
        return tuple(replace(word, text=name, raw=name) for name in names)
    edges = [box.x0 + box.width * end / ends[-1] for end in ends]
    return tuple(
        replace(word, text=name, raw=name, box=replace(box, x0=left, x1=right))
        for name, (left, right) in zip(names, pairwise(edges), strict=True)
    )
