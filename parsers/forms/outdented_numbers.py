"""The number of a card that stands left of its title, half-way down its lines: read line by line it
would come to stand in the middle of the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.numbering import is_ordinal, opens_typed, split_number
from normalize.thai_text import clean, to_ascii_digits
from parsers.model import Line
from parsers.page.pieces import extent

_MOST_LINES = 4  # of a title


def number_first(lines: Sequence[Line], typed: bool = True) -> Sequence[Line]:
    """The lines of a card, such a number in a line of its own before them. `typed`: the title opens
    with a word for an item."""
    if not lines or any(word.box is None for line in lines for word in line.words):
        return lines
    first = clean(lines[0].text)
    if (typed and not opens_typed(first)) or split_number(first).item_no is not None:
        return lines
    left = extent(lines[0].words)[0]
    for k, line in enumerate(lines[1:_MOST_LINES], start=1):
        number, rest = line.words[0], line.words[1:]
        begins, ends = extent((number,))
        beside = not rest or extent(rest)[0] >= ends
        if ends <= left and beside and is_ordinal(to_ascii_digits(clean(number.text))):
            own = [replace(line, words=rest)] if rest else []
            return [replace(line, words=(number,)), *lines[:k], *own, *lines[k + 1 :]]
        if begins < left:
            break
    return lines
