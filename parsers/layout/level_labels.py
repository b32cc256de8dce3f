"""Tables that stand on their side and have level rules only: the rules say which lines are a row,
white that no word crosses which words are a column. The first column has the labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from parsers.forms.label_tables import role_of_label
from parsers.forms.transposed import stands_on_side
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.geometry import contains, printed_lines
from parsers.page.grid import Grid, GridCell
from parsers.page.pieces import Extent, in_pieces, merged, text_of

_FEWEST_ROWS = 4
_FEWEST_COLUMNS = 3
_GUTTER = 0.5  # line heights
_FILLED = 0.7  # of the rows, in every column

_Row = tuple[GridCell, list[Word]]


def side_tables(
    grid: Grid, words: Sequence[Word], page: int | None
) -> tuple[list[Table], list[Word]]:
    """The tables on their side among rows between level rules, and the words that are in none."""
    rows: list[_Row] = [
        (cell, [w for w in words if w.box and contains(cell.box, w.box.x_center, w.box.y_center)])
        for cell in grid.cells
    ]
    tables = [
        table
        for run in _runs(rows, page)
        if (table := _table(run, page)) is not None and stands_on_side(table)
    ]
    inside = [table.box for table in tables if table.box is not None]
    rest = [
        w for w in words
        if not (w.box and any(contains(b, w.box.x_center, w.box.y_center) for b in inside))
    ]  # fmt: skip
    return tables, rest


def _runs(rows: Sequence[_Row], page: int | None) -> Iterator[list[_Row]]:
    """Rows below one another, parted by those of running text."""
    run: list[_Row] = []
    for row in rows:
        if _is_text(printed_lines(row[1], page)):
            yield run
            run = []
        else:
            run.append(row)
    yield run


def _is_text(lines: Sequence[Line]) -> bool:
    """Whether a row is no label with values: each of its lines is of one piece."""
    pieces = [row.pieces for line in lines if (row := in_pieces(line)) is not None]
    return all(len(own) == 1 and role_of_label(text_of(own[0])) is None for own in pieces)


def _table(rows: Sequence[_Row], page: int | None) -> Table | None:
    if len(rows) < _FEWEST_ROWS:
        return None
    columns = _columns(rows)
    if len(columns) < _FEWEST_COLUMNS:
        return None
    first, last = rows[0][0].box, rows[-1][0].box
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    lefts = [first.x0, *middles, first.x1]
    cells = [
        Cell(
            number,
            col,
            1,
            1,
            printed_lines([w for w in words if _within(w, columns[col])], page),
            Box(lefts[col], cell.box.top, lefts[col + 1], cell.box.bottom),
        )
        for number, (cell, words) in enumerate(rows)
        for col in range(len(columns))
    ]
    box = Box(first.x0, first.top, first.x1, last.bottom)
    return Table(page, len(rows), len(columns), tuple(cells), box=box)


def _columns(rows: Sequence[_Row]) -> list[Extent]:
    """What the words cover from left to right, parted by white that crosses all rows; white inside
    the words of a few rows parts nothing."""
    boxes = [[w.box for w in words if w.box is not None] for _cell, words in rows]
    every = [box for own in boxes for box in own]
    if not every:
        return []
    gutter = _GUTTER * median(box.height for box in every)
    found: list[Extent] = []
    for left, right in merged((box.x0, box.x1) for box in every):
        filled = sum(any(left <= box.x_center <= right for box in own) for own in boxes)
        near = bool(found) and left - found[-1][1] < gutter
        if found and (near or filled < _FILLED * len(rows)):
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    return found


def _within(word: Word, column: Extent) -> bool:
    return word.box is not None and column[0] <= word.box.x_center <= column[1]
