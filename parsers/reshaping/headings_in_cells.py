"""A dimension's heading above the first item below it, in the cell of that item's title, where no
rule parts the two: "มิติที่ 1 การสร้าง…", and on the next line "1. โครงการ…". It becomes a row of
its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from normalize.framework_headings import is_dimension_heading, opens_dimension
from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean
from parsers.headings.headers import find_header
from parsers.model import Cell, Line, Table
from parsers.rows import Block, rows_of

_FEWEST_ITEMS = 2  # that open cells of the column, or stand below a heading in them


def headings_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each such heading in a row over the item's."""
    for block, engine in blocks:
        yield (_apart(block, engine) if isinstance(block, Table) else block), engine


def _apart(table: Table, engine: str) -> Table:
    if table.ragged or any(cell.row_span > 1 for cell in table.cells if cell.row > 1):
        return table
    column = _title_column(table, engine)
    if column is None:
        return table
    cells = [c for c in table.cells if c.col == column and c.lines]
    above = {c.row: count for c in cells if (count := _heading_lines(c)) > 0}
    items = [c for c in cells if c.row in above or _opens_item(c.lines[0])]
    if not above or len(items) < _FEWEST_ITEMS or any(_goes_past(c, above) for c in table.cells):
        return table
    laid: list[Cell] = []
    for cell in table.cells:
        moved = replace(cell, row=cell.row + sum(row <= cell.row for row in above))
        if cell.col == column and cell.row in above:
            head, own = cell.lines[: above[cell.row]], cell.lines[above[cell.row] :]
            laid.append(replace(moved, row=moved.row - 1, col=0, col_span=table.n_cols, lines=head))
            moved = replace(moved, lines=own)
        laid.append(moved)
    return replace(table, n_rows=table.n_rows + len(above), cells=tuple(laid))


def _goes_past(cell: Cell, rows: Iterable[int]) -> bool:
    """Whether a cell reaches from above one of some rows into it."""
    return any(cell.row < row < cell.row + cell.row_span for row in rows)


def _title_column(table: Table, engine: str) -> int | None:
    """The column of titles of a table that has none for the levels."""
    header = find_header(rows_of(table, 0, engine))
    if header is None or header.roles & {"dimension", "mission"}:
        return None
    titles = [c.index for c in header.columns if c.role == "title"]
    return titles[0] if len(titles) == 1 else None


def _heading_lines(cell: Cell) -> int:
    """How many lines of a cell are a dimension's heading, where the one item below is numbered."""
    items = [k for k, line in enumerate(cell.lines) if _opens_item(line)]
    if len(items) != 1 or cell.col_span > 1 or not opens_dimension(clean(cell.lines[0].text)):
        return 0
    if any(opens_typed(clean(line.text)) for line in cell.lines[1 : items[0]]):
        return 0  # an item without a number, and its first step
    head = clean("\n".join(line.text for line in cell.lines[: items[0]]))
    return items[0] if is_dimension_heading(head) else 0


def _opens_item(line: Line) -> bool:
    """Whether a line opens an item with a number and a type word."""
    text = clean(line.text)
    return split_number(text).item_no is not None and opens_typed(text)
