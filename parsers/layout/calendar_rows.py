"""The lines below the heading of a calendar without level rules, parted into rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import inf

import regex

from normalize.numbering import is_ordinal
from normalize.thai_text import clean
from parsers.hierarchy.totals import opens_total
from parsers.layout.aligned_records import opens_item
from parsers.model import Line
from parsers.page.pieces import PieceLine, in_pieces, is_band, is_close

_TITLE = regex.compile(r"[“\"'(]?[^\W\d_]")
_NEARER = 3.0  # points that a heading's further line stands farther from it than from the next row
_EVEN = 1.0  # points that two lines stand farther apart than others, at least

Group = tuple[bool, list[PieceLine]]
"""The lines of a row, and whether they are the heading of a level."""


def groups_below(lines: Sequence[Line], body: float) -> list[Group]:
    below = [ln for ln in lines if ln.box and ln.box.y_center > body]
    return _groups([row for row in map(in_pieces, below) if row is not None])


def _groups(rows: Sequence[PieceLine]) -> list[Group]:
    """The lines below the heading, in rows. Items between two headings of levels that no bare
    numbers part are one row."""
    parts: list[Group] = []
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        heading, above = parts[-1] if parts else (False, [])
        goes_on = heading and len(row.pieces) == 1 and not opens_item(row)
        if is_band(row):
            parts.append((True, [row]))
        elif goes_on and _goes_on(above[-1], row, below):
            above.append(row)
        elif heading or not parts or opens_total(clean(row.line.text)):
            parts.append((False, [row]))
        else:
            above.append(row)
    return [
        (heading, group) for heading, own in parts for group in ([own] if heading else _items(own))
    ]


def holds_several(rows: Sequence[PieceLine]) -> bool:
    """Whether a row may hold several items that no type word opens: nothing would part them."""
    opened = any(map(opens_item, rows))
    numbered = [k for k, row in enumerate(rows) if _number(row) is not None]
    further = any(len(row.pieces) > 1 for row in rows[1:])
    return not opened and (len(numbered) > 1 or (further and numbered != [0]))


def _items(rows: list[PieceLine]) -> list[list[PieceLine]]:
    """Lines parted above each that a bare number opens; in one part where the first is none, or one
    stands no farther from the line above than from the next number, in the middle of its row."""
    opens = [k for k, row in enumerate(rows) if _number(row) is not None]
    numbers = [_number(rows[k]) or 0 for k in opens]
    if opens[:1] != [0] or any(b != a + 1 for a, b in pairwise(numbers)):
        return _at_white(rows)
    for k in set(range(1, len(rows))) - set(opens):
        below = next((n for n in opens if n > k), None)
        if below is not None and k + 1 == below:
            gap = rows[below].box.y_center - rows[k].box.y_center
            if rows[k].box.y_center - rows[k - 1].box.y_center > gap - _EVEN:
                return _at_white(rows)
    return [rows[a:b] for a, b in pairwise([*opens, len(rows)])]


def _goes_on(heading: PieceLine, row: PieceLine, below: PieceLine | None) -> bool:
    """Whether a line stands close below a heading, and not closer above the next line."""
    nearer = below is None or _step(row, below) > _step(heading, row) - _NEARER
    return nearer and is_close(heading, row)


def _step(above: PieceLine, below: PieceLine) -> float:
    return below.box.y_center - above.box.y_center


def _at_white(rows: list[PieceLine]) -> list[list[PieceLine]]:
    """Lines parted at the widest white between each two numbers, in the middle of whose rows they
    stand; in one part where that is hardly wider than other white, or a number is missing."""
    left = min(row.box.x0 for row in rows)
    firsts = [row.line.words[0] for row in rows]
    numbers = [
        (k, int(text.strip("(.)")))
        for k, (row, word) in enumerate(zip(rows, firsts, strict=True))
        if is_ordinal(text := clean(word.text)) and row.box.x0 - left < row.box.height
    ]
    if len(numbers) < 2 or any(b != a + 1 for (_k, a), (_l, b) in pairwise(numbers)):
        return [rows]
    ends = accumulate((row.box.bottom for row in rows), max)
    white = [below.box.top - end for end, below in zip(ends, rows[1:], strict=False)]
    cuts = [max(range(a, b), key=lambda k: white[k]) for (a, _n), (b, _m) in pairwise(numbers)]
    inner = max((w for k, w in enumerate(white) if k not in cuts), default=-inf)
    if min(white[k] for k in cuts) < max(inner, 0.0) + _EVEN:
        return [rows]
    return [rows[a:b] for a, b in pairwise([0, *(k + 1 for k in cuts), len(rows)])]


def _number(row: PieceLine) -> int | None:
    """The bare number that opens an item's row, before its title."""
    number, *words = (clean(word.text) for word in row.line.words)
    if not words or not is_ordinal(number) or not _TITLE.match(words[0]):
        return None
    return int(number.strip("(.)"))
