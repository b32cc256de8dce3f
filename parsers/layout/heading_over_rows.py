"""A heading in one cell over rows that uprights part: white rules on a dark ground, or none.

Its words are put over the columns of the rows below it; unless they name columns it stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.headings.columns import bind_heading
from parsers.headings.numbered import heads_numbers
from parsers.layout.aligned_heading import HeadCell, heading_cells, names_columns
from parsers.model import Box, Cell, Line, Table
from parsers.page.pieces import COLUMNS, Extent, in_pieces, text_of

_HEAD_ROWS = 4  # a title or a unit may stand above the heading


def part_heading(table: Table) -> Table:
    """The table with its undivided heading parted as its rows are; itself where it has none."""
    for row in range(min(_HEAD_ROWS, table.n_rows - 1)):
        printed = [cell for cell in table.cells if cell.row == row and cell.lines]
        if len(printed) != 1 or printed[0].col_span < COLUMNS or printed[0].row_span > 1:
            continue
        head = printed[0]
        columns = _columns_below(table, head)
        lines = [line for line in map(in_pieces, head.lines) if line is not None]
        if len(columns) < head.col_span or len(lines) < len(head.lines):
            continue
        cells = heading_cells(lines, columns)
        if names_columns(cells) or _heads_money_by_number(cells):
            return _rebuilt(table, head, cells, columns)
    return table


def _heads_money_by_number(cells: Sequence[HeadCell]) -> bool:
    """Whether the cells name numbers that stand for titles ("โครงการที่"), and else money."""
    names = ["\n".join(map(text_of, cell.words)) for cell in sorted(cells, key=lambda c: c.column)]
    roles = [bind_heading(k, (name,)).role for k, name in enumerate(names)]
    single = all(cell.span == 1 for cell in cells) and len(cells) >= COLUMNS
    return single and heads_numbers(names[0]) and set(roles[1:]) == {"money"}


def _columns_below(table: Table, head: Cell) -> list[Extent]:
    """Left and right end of each column that the heading is over, where a row below has a cell of
    its own in it."""
    places = {
        cell.col: (cell.box.x0, cell.box.x1)
        for cell in table.cells
        if cell.row > head.row and cell.col_span == 1 and cell.box is not None
    }
    over = range(head.col, head.col + head.col_span)
    return [places[column] for column in over if column in places]


def _rebuilt(
    table: Table, head: Cell, parts: Sequence[HeadCell], columns: Sequence[Extent]
) -> Table:
    """The table with the heading in its cells, and where it has two levels one row more."""
    more = max(part.level for part in parts)
    cells = [
        replace(cell, row=cell.row + more)
        if cell.row > head.row
        else replace(cell, row_span=cell.row_span + more)
        if cell.row + cell.row_span > head.row
        else cell
        for cell in table.cells
        if cell is not head
    ]
    for part in parts:
        last = part.column + part.span - 1
        place = (
            Box(columns[part.column][0], head.box.top, columns[last][1], head.box.bottom)
            if head.box is not None
            else None
        )
        lines = tuple(Line(words, page=head.lines[0].page) for words in part.words)
        tall = 1 + more if part.levels > 1 or not more else 1
        top, left = head.row + part.level, head.col + part.column
        cells.append(Cell(top, left, tall, part.span, lines, place))
    cells.sort(key=lambda cell: (cell.row, cell.col))
    return replace(table, n_rows=table.n_rows + more, cells=tuple(cells))
