"""Rows of two storeys between level rules: an item's title runs across, and below it, level with
each other, stand what the second line of the heading names (a unit) and the figures.

They become rows of columns, the lines of the heading's first cell a column each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalize.amounts import says_no_budget
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.layout.aligned_records import is_figure, is_total, opens_item
from parsers.model import Cell, Line, Table, Word, union_of
from parsers.page.grid import Grid
from parsers.page.pieces import (
    Extent,
    PieceLine,
    column_of,
    extent,
    in_pieces,
    is_band,
    is_close,
    merged,
    text_of,
)

_FEWEST_FIGURES = 2  # columns
_FEWEST_ITEMS = 2
_BELOW = frozenset({"responsible", "period", "target", "indicator", "target_group", "area"})
_SLACK = 3.0  # points between figures of one column that end level


@dataclass(frozen=True, slots=True)
class _Storeys:
    """The lines of one item: across, and level with its figures."""

    upper: tuple[PieceLine, ...]
    lower: tuple[PieceLine, ...]


_Heading = tuple[PieceLine, ...]
_Row = _Heading | _Storeys


def storeyed_table(grid: Grid, lines: Sequence[Line], page: int | None) -> Table | None:
    """The table of such rows in a grid of one column; None for any other. `lines`: those inside."""
    rows = [row for row in map(in_pieces, lines) if row is not None]
    if len(rows) < len(lines) or not grid.cells:
        return None
    inside = [
        [row for row in rows if cell.box.top <= row.box.y_center < cell.box.bottom]
        for cell in grid.cells
    ]
    head, *bodies = inside
    parts = [_parts(body) for body in bodies]
    found = [row for own in parts if own is not None for row in own]
    items = [row for row in found if isinstance(row, _Storeys) and row.upper]
    stated = [row for row in items if _figures(row.lower[0])]
    if any(own is None for own in parts) or len(items) < _FEWEST_ITEMS or not stated:
        return None
    left = min(extent(words)[0] for item in stated for words in _figures(item.lower[0]))
    columns = merged(
        (a - _SLACK, b + _SLACK) for item in stated for a, b in map(extent, _figures(item.lower[0]))
    )
    if len(columns) < _FEWEST_FIGURES:
        return None
    labels = _labels(head, left)
    if labels is None or any(extent(r.line.words)[0] >= left for i in items for r in i.upper):
        return None
    heads = _in_columns([w for row in head for w in row.line.words], columns, left, page)
    if not all(heads):
        return None
    cells = [Cell(0, k, 1, 1, own) for k, own in enumerate([*labels, *heads])]
    for number, row in enumerate(found, 1):
        cells += _cells(number, row, columns, left, page)
    placed = tuple(map(_boxed, cells))
    return Table(page, len(found) + 1, 2 + len(columns), placed, box=grid.box)


def _parts(body: Sequence[PieceLine]) -> list[_Row] | None:
    """The headings and the items between two rules; None where a line is of neither."""
    out: list[_Row] = []
    upper: list[PieceLine] = []
    lower: list[PieceLine] = []
    heading: list[PieceLine] = []
    for row in body:
        opens = not upper and not lower and is_band(row)
        goes_on = heading and not upper and len(row.pieces) == 1 and not opens_item(row)
        if opens or (goes_on and is_close(heading[-1], row)):
            if opens and heading:
                out.append(tuple(heading))
                heading = []
            heading.append(row)
            continue
        figures = bool(_figures(row)) or _statement(row) is not None
        sums_up = is_total(row) or clean(row.line.text).startswith("รวม")
        if figures and (lower or not (upper or sums_up)):
            return None  # of another item, or level with its title
        (lower if figures or lower else upper).append(row)
    if upper and not lower:
        return None
    out += [tuple(heading)] if heading else []
    return [*out, _Storeys(tuple(upper), tuple(lower))] if lower else out


def _figures(row: PieceLine) -> list[tuple[Word, ...]]:
    """The words of a line that are figures, where they end it and are several."""
    words = list(row.line.words)
    first = len(words)
    while first and is_figure(clean(words[first - 1].text)) and words[first - 1].text != "/":
        first -= 1
    return [(word,) for word in words[first:]] if len(words) - first >= _FEWEST_FIGURES else []


def _statement(row: PieceLine) -> tuple[Word, ...] | None:
    """What ends a line and says that no budget is used, once for all columns."""
    last = row.pieces[-1]
    return last if len(row.pieces) > 1 and says_no_budget(text_of(last)) else None


def _labels(head: Sequence[PieceLine], left: float) -> list[tuple[Line, ...]] | None:
    """The two labels in the heading's first cell, one below the other: of titles, and of what
    stands below a title."""
    named: list[tuple[Line, str]] = []
    for row in head:
        words = tuple(word for word in row.line.words if extent((word,))[1] < left)
        for count in range(len(words)):
            role = bind_heading(0, (text_of(words[count:]),)).role
            if role == "title" or role in _BELOW:
                named.append((replace(row.line, words=words[count:]), role))
                break
    if len(named) != 2 or named[0][1] != "title" or named[1][1] == "title":
        return None
    return [(line,) for line, _role in named]


def _in_columns(
    words: Sequence[Word], columns: Sequence[Extent], left: float, page: int | None
) -> list[tuple[Line, ...]]:
    """The words right of a place, each to the column it is nearest to, level ones in one line."""
    held: list[list[Line]] = [[] for _ in columns]
    for word in words:
        if extent((word,))[1] >= left and word.box is not None:
            mine = held[column_of((word,), columns)]
            last = mine[-1].words[-1].box if mine else None
            if last is not None and abs(last.y_center - word.box.y_center) < word.box.height / 2:
                mine[-1] = replace(mine[-1], words=(*mine[-1].words, word))
            else:
                mine.append(Line((word,), page=page))
    return [tuple(lines) for lines in held]


def _cells(
    number: int, row: _Row, columns: Sequence[Extent], left: float, page: int | None
) -> list[Cell]:
    if not isinstance(row, _Storeys):
        return [Cell(number, 0, 1, 2 + len(columns), tuple(line.line for line in row))]
    first, *more = row.lower
    said = _statement(first)
    figures = [word for words in _figures(first) for word in words][-len(columns) :]
    beside = tuple(word for word in first.line.words if word not in (said or figures))
    below = [line for line in (replace(first.line, words=beside),) if beside]
    below += [other.line for other in more]
    upper = tuple(other.line for other in row.upper)
    if not upper:
        upper, below = tuple(below), []  # of a sum
    own = [Cell(number, 0, 1, 1, upper), Cell(number, 1, 1, 1, tuple(below))]
    if said is not None:
        return [*own, Cell(number, 2, 1, len(columns), (replace(first.line, words=said),))]
    values = _in_columns(figures, columns, left, page)
    return [*own, *(Cell(number, k, 1, 1, lines) for k, lines in enumerate(values, 2))]


def _boxed(cell: Cell) -> Cell:
    """The cell with the place of what is printed in it."""
    own = union_of([line.box for line in cell.lines if line.box is not None])
    return replace(cell, box=cell.box or own)
