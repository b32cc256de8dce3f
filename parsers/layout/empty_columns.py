"""Columns with nothing below their heading on a whole page, in a table without upright rules.

The print below tells where columns are, so such a heading would join its neighbour's, and what is
planned would be published as what was disbursed, or what is done in one month as of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from normalize.dates import parse_month
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.headings.sub_headings import is_sub_heading
from parsers.model import Table, Word
from parsers.page.pieces import Extent, PieceLine, column_of, extent, text_of

_DATED = ("month", "quarter", "fiscal_year")
_FEWEST_MONTHS = 4  # side by side
_OWN_TITLE = 0.25  # of its width, before the first month


def with_empty(lines: Sequence[PieceLine], columns: Sequence[Extent]) -> list[Extent]:
    """The columns, and those that only `lines` of a heading have words of: side by side over one
    column stand headings of different things, and its print stands under one of them."""
    found = _with_months(lines, columns)
    for index, column in enumerate(columns):
        for start in range(len(lines)):
            blocks = _headings(index, lines, start, columns)
            places = [extent(words) for words in blocks]
            own = _over(column, places)
            if own is not None:
                empty = [place for k, place in enumerate(places) if k != own]
                clear = all(b <= left or right <= a for left, right in empty for a, b in columns)
                found += empty if clear else []
                break
    return sorted(found)


def has_months(table: Table) -> bool:
    """Whether a table has a row of cells that each name a month, in turn."""
    named: dict[int, list[int]] = {}
    for cell in sorted(table.cells, key=lambda c: c.col):
        month = parse_month(clean(cell.text)) if cell.col_span == 1 and cell.lines else None
        if month is not None:
            named.setdefault(cell.row, []).append(month)
    turns = ([b == a % 12 + 1 for a, b in pairwise(months)] for months in named.values())
    return any(all(turn) and len(turn) + 1 >= _FEWEST_MONTHS for turn in turns)


def _with_months(lines: Sequence[PieceLine], columns: Sequence[Extent]) -> list[Extent]:
    """The columns, and one for each month of a row of them that has no mark in any row. None where
    the print below them is not of one month each."""
    found = list(columns)
    for months in map(_months_in, lines):
        if not months:
            continue
        left, right = months[0][0], months[-1][1]
        under = [column for column in columns if column[0] < right and left < column[1]]
        mine = [_nearest(column, months) for column in under]
        narrow = all(
            sum(a < middle < b for middle in map(_middle, months)) <= 1
            and left - (b - a) <= _middle((a, b)) <= right + (b - a)
            for a, b in under
        )
        if not narrow or len(set(mine)) < len(mine):
            continue
        bare = [month for k, month in enumerate(months) if k not in mine]
        found += [(a, b) for a, b in bare if all(b <= c or d <= a for c, d in columns)]
    return sorted(found)


def names_months(line: PieceLine) -> bool:
    """Whether a line has nothing but months, in turn."""
    return len(_months_in(line)) == len(line.line.words)


def stands_over_titles(line: PieceLine, below: Sequence[PieceLine]) -> bool:
    """Whether a line above months begins well before the first of them and runs on over them: it is
    the table's own title, and heads no column."""
    starts = [months[0][0] for months in map(_months_in, below) if months]
    left, right = line.spans[0]
    over = (right - left) * _OWN_TITLE
    return len(line.pieces) == 1 and any(left < x - over and x < right for x in starts)


def _months_in(line: PieceLine) -> list[Extent]:
    """The places of months that stand in turn, side by side; none where these are few."""
    run: list[tuple[int, Extent]] = []
    for word in line.line.words:
        month = parse_month(clean(word.text))
        if month is None or (run and month != run[-1][0] % 12 + 1):
            if len(run) >= _FEWEST_MONTHS:
                break
            run = []
        if month is not None:
            run.append((month, extent((word,))))
    return [place for _month, place in run] if len(run) >= _FEWEST_MONTHS else []


def _middle(place: Extent) -> float:
    return (place[0] + place[1]) / 2


def _nearest(column: Extent, months: Sequence[Extent]) -> int:
    return min(range(len(months)), key=lambda k: abs(_middle(months[k]) - _middle(column)))


def _headings(
    index: int, lines: Sequence[PieceLine], start: int, columns: Sequence[Extent]
) -> list[tuple[Word, ...]]:
    """The headings side by side over a column, each of them another thing by itself or under what
    the lines before `start` say over all of them; none where one of them is not told."""
    above, blocks = (
        _blocks([_of_column(piece, index, columns) for line in part for piece in line.pieces])
        for part in (lines[:start], lines[start:])
    )
    if len(above) > 1 or len(blocks) < 2:
        return []
    over = tuple(text_of(words) for words in above)
    bound = [bind_heading(index, (*over, text_of(words))) for words in blocks]
    if any(c.role == "unbound" or c.role in _DATED or c.year_be is not None for c in bound):
        return []
    if any(c.role == "money" and is_sub_heading(c.heading) for c in bound):
        return []  # "(บาท)" goes on with a heading that stands above
    return blocks if len({(c.role, c.kind) for c in bound}) == len(bound) else []


def _of_column(piece: Sequence[Word], index: int, columns: Sequence[Extent]) -> tuple[Word, ...]:
    return tuple(word for word in piece if column_of((word,), columns) == index)


def _blocks(pieces: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """Pieces that stand above each other together, from left to right."""
    blocks: list[tuple[Word, ...]] = []
    for piece in sorted((piece for piece in pieces if piece), key=lambda p: extent(p)[0]):
        if blocks and extent(piece)[0] < extent(blocks[-1])[1]:
            blocks[-1] = (*blocks[-1], *piece)
        else:
            blocks.append(piece)
    return [tuple(sorted(block, key=_reading_order)) for block in blocks]


def _reading_order(word: Word) -> tuple[float, float]:
    return (word.box.top, word.box.x0) if word.box is not None else (0.0, 0.0)


def _over(column: Extent, places: Sequence[Extent]) -> int | None:
    """Which of some headings the print of a column stands under: the only one it reaches below, or
    the outermost where it stands beside them all; None where that cannot be told."""
    if len(places) < 2:
        return None
    below = [k for k, (left, right) in enumerate(places) if left < column[1] and column[0] < right]
    if not below and column[1] <= places[0][0]:
        return 0
    if not below and places[-1][1] <= column[0]:
        return len(places) - 1
    return below[0] if len(below) == 1 else None
