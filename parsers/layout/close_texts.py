"""Two columns of text so close that no white parts them, under headings of their own.

The texts of the right one begin at one place, line after line, and no word of the left one reaches
over it; between the words of one text no place is so. A scan may set one of many words a little too
far left, which is white as long as no word of the left column reaches there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.model import Word
from parsers.page.pieces import FEW_CROSS, GUTTER, Extent, PieceLine, extent, words_inside

_LEVEL = 1.5  # points by which texts of one column may begin apart
_FEWEST_BOTH = 3  # lines with words on both sides
_MOST = 0.8  # of the lines with words right of the place begin there


def texts_apart(
    head: Sequence[PieceLine], rows: Sequence[PieceLine], columns: Sequence[Extent]
) -> list[Extent]:
    """The columns, one under two headings parted where the texts under the second one begin."""
    parted: list[Extent] = []
    for column in columns:
        rest: Extent | None = column
        for before, behind in pairwise(_over(head, column)):
            cut = _edge(rows, rest, before, behind) if rest is not None else None
            if rest is not None and cut is not None:
                parted.append((rest[0], cut[0]))
                rest = (cut[1], rest[1])
        parted += [rest] if rest is not None else []
    return parted


def _over(head: Sequence[PieceLine], column: Extent) -> list[Extent]:
    """The headings over a column in the line that has most of them, from the left."""
    lines = [
        [span for span in row.spans if column[0] <= sum(span) / 2 <= column[1]] for row in head
    ]
    return max(lines, key=len, default=[])


def _edge(
    rows: Sequence[PieceLine], column: Extent, before: Extent, behind: Extent
) -> Extent | None:
    """Where the texts under one heading end and those under the next begin."""
    held = [words for row in rows if (words := words_inside(row, column))]
    starts = sorted(
        left
        for words in held
        for left, _right in (extent((word,)) for word in words)
        if sum(before) / 2 < left < behind[1]
    )
    counted = [(sum(0 <= other - x <= _LEVEL for other in starts), x) for x in starts]
    if not counted:
        return None
    _most, x = max(counted)
    places = [extent((word,)) for words in held for word in words]
    slack = GUTTER * min(row.box.height for row in rows)
    near = [_off(words, x, slack) for words in held]
    first = min([x, *(left for left, alone in filter(None, near) if alone)])
    if any(not alone and left >= first - _LEVEL for left, alone in filter(None, near)):
        return None
    over = [e for e in places if e[0] < first - _LEVEL and e[1] > first + _LEVEL]
    if over and not _begin_in_white(over, places, first, len(held)):
        return None
    first = min([first, *(left for left, _right in over)])
    right_of = [[e[0] for w in words if (e := extent((w,)))[0] >= first - _LEVEL] for words in held]
    begin = [min(lefts) for lefts in right_of if lefts]
    both = sum(
        bool(lefts) and len(lefts) < len(words) for lefts, words in zip(right_of, held, strict=True)
    )
    level = sum(left - x <= 2 * _LEVEL for left in begin)
    if both < _FEWEST_BOTH or level < _MOST * len(begin):
        return None
    end = max(right for left, right in places if left < first - _LEVEL)
    return min(end, first), first


def _begin_in_white(
    over: Sequence[Extent], places: Sequence[Extent], first: float, lines: int
) -> bool:
    """Whether the few words that reach over a place begin where no text left of it reaches: dirt
    stands before them."""
    before = [right for left, right in places if left < first - _LEVEL and right <= first + _LEVEL]
    begin = min(left for left, _right in over)
    return len(over) * FEW_CROSS <= lines and begin > max(before, default=first)


def _off(words: Sequence[Word], x: float, slack: float) -> tuple[float, bool] | None:
    """Where the first word of a line begins that is a little too far left of a place, and whether
    none begins there: else it is the last one of the text before."""
    lefts = [extent((word,))[0] for word in words]
    off = [left for left in lefts if x - slack <= left < x - _LEVEL]
    alone = not any(-_LEVEL <= left - x <= 2 * _LEVEL for left in lefts)
    return (min(off), alone) if off else None
