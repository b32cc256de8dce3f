"""Calendars without rules that go on overleaf, without their heading: its months tell the columns.

Marks tell little of where columns are that few of them stand in. Those of the page before are taken
where titles begin at the same place on both pages and every mark stands in the middle of a month.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from normalize.dates import parse_month
from normalize.thai_text import clean
from parsers.hierarchy.lines_above import is_legend
from parsers.layout.empty_columns import has_months
from parsers.model import Line, Table, Word
from parsers.page.pieces import Extent, column_of, extent, in_pieces, is_band

_SAME_EDGE = 4.0  # points between the beginnings of a column of text on two pages
_OFF = 0.3  # from the middle of a month, of the way to the next month


def columns_before(before: Table | None, lines: Sequence[Line]) -> tuple[Extent, ...]:
    """The columns of a calendar that some lines go on with, in points; none where they do not."""
    if before is None or not has_months(before) or any(map(_names_months, lines)):
        return ()
    columns, months = _columns_of(before)
    words = [word for line in lines if _is_row(line) for word in line.words if word.box]
    if not columns or not words or not _stand_in_months(words, columns, months):
        return ()
    text = [k for k in range(len(columns)) if k not in months]
    if not text or not all(_begins_alike(before, k, columns, words) for k in text):
        return ()
    return columns


def with_months_of(before: Table | None, table: Table | None) -> Table | None:
    """The table that the next page may go on with, without rules: the calendar `before` while the
    last of this page, `table`, goes on with it."""
    if table is None or has_months(table):
        return table
    lines = [line for cell in table.cells for line in cell.lines]
    return before if columns_before(before, lines) else table


def _is_row(line: Line) -> bool:
    row = in_pieces(line)
    return row is not None and not is_band(row) and not is_legend(clean(line.text))


def _names_months(line: Line) -> bool:
    return sum(parse_month(clean(word.text)) is not None for word in line.words) > 1


def _columns_of(table: Table) -> tuple[tuple[Extent, ...], list[int]]:
    """What the words of each column cover, and which columns are headed by months; none where a
    column is empty or reaches well into the next."""
    held: list[list[Word]] = [[] for _ in range(table.n_cols)]
    months: set[int] = set()
    for cell in table.cells:
        if cell.col_span == 1:
            held[cell.col] += [w for line in cell.lines for w in line.words if w.box is not None]
            months |= {cell.col} if parse_month(clean(cell.text)) is not None else set()
    if not all(held):
        return (), []
    columns = tuple(map(extent, held))
    apart = all(
        a[0] < b[0] and a[1] < b[1] and a[1] <= b[0] + _SAME_EDGE for a, b in pairwise(columns)
    )
    return (columns, sorted(months)) if apart else ((), [])


def _is_mark(word: Word) -> bool:
    return not any(ch.isalnum() for ch in word.text)


def _stand_in_months(
    words: Sequence[Word], columns: Sequence[Extent], months: Sequence[int]
) -> bool:
    """Whether there are marks between where the months and the next column begin, each in the
    middle of one, and nothing else stands there."""
    middles = [sum(columns[k]) / 2 for k in months]
    step = median(b - a for a, b in pairwise(middles))
    behind = min((left for left, _right in columns[months[-1] + 1 :]), default=float("inf"))
    marks = [
        word
        for word in words
        if extent((word,))[1] > columns[months[0]][0] and extent((word,))[0] < behind - _SAME_EDGE
    ]
    off = [min(abs(sum(extent((word,))) / 2 - x) for x in middles) for word in marks]
    return bool(marks) and all(map(_is_mark, marks)) and max(off) <= _OFF * step


def _begins_alike(
    before: Table, column: int, columns: Sequence[Extent], words: Sequence[Word]
) -> bool:
    """Whether the texts below the heading of a column begin where those of this page do."""
    rows = [c for c in before.cells if c.col == column and c.col_span == 1 and c.lines]
    above = [extent(c.lines[0].words)[0] for c in rows[1:]]
    here = [extent((w,))[0] for w in words if column_of((w,), columns) == column]
    return bool(above) and bool(here) and abs(min(above) - min(here)) <= _SAME_EDGE
