"""Tables of items with a strip of months below each item's row: the months become columns beside
the others, and the marks below an item stand in its row.

A strip belongs to the row right above it. Strips of different months, with years of their own over
them or below anything but an item leave the table as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from normalize.thai_text import clean, squeeze
from parsers.forms.month_strips import Strip, strips_of
from parsers.headings.headers import find_header
from parsers.model import Cell, Line, Table
from parsers.rows import rows_of

_FEWEST_FILLED = 2  # cells of an item's row
_SAME = 0.75  # of the months' names: a scan may misread one

Block = tuple[Line | Table, str]


def with_strips_beside(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the strips of such tables beside their items. `before`: the last such table, with
    which another one without a heading may go on behind a page break."""
    before: Table | None = None
    for block, engine in blocks:
        laid = _beside(block, engine, before) if isinstance(block, Table) else block
        before = laid if isinstance(laid, Table) and laid is not block else before
        yield laid, engine


def _beside(table: Table, engine: str, before: Table | None) -> Table:
    strips = strips_of(table, engine)
    if not strips or strips[0].first == 0:
        return table
    taken = {row for strip in strips for row in range(strip.first, strip.end)}
    kept = [cell for cell in table.cells if cell.row not in taken]
    if any(taken & set(range(cell.row, cell.row + cell.row_span)) for cell in kept):
        return table
    lefts = {left: n for n, left in enumerate(sorted({cell.col for cell in kept}))}
    order = {row: n for n, row in enumerate(r for r in range(table.n_rows) if r not in taken)}
    plain = replace(
        table,
        n_rows=len(order),
        n_cols=len(lefts),
        cells=tuple(
            replace(
                cell,
                row=order[cell.row],
                col=lefts[cell.col],
                col_span=sum(cell.col <= left < cell.col + cell.col_span for left in lefts),
            )
            for cell in kept
        ),
    )
    header = find_header(rows_of(plain, 0, engine))
    if header is not None and "title" not in header.roles:
        return table
    goes_on = before is not None and before.n_cols == plain.n_cols + len(strips[0].columns)
    if header is None and not goes_on:
        return table
    first, body = (header.first, header.body) if header is not None else (0, 0)
    marked = {order.get(strip.first - 1): strip for strip in strips}
    if not _may_be_laid(strips, marked, plain, body):
        return table
    cells = [_across(cell, plain.n_cols, len(strips[0].columns)) for cell in plain.cells]
    if header is not None:
        cells += _months(strips[0], plain.n_cols, first, body)
    for row, strip in marked.items():
        if row is not None:
            cells += _marks(strip, plain.n_cols, row)
    width = plain.n_cols + len(strips[0].columns)
    return replace(plain, n_cols=width, cells=(*cells, *_missing(cells, plain.n_rows, width)))


def _may_be_laid(
    strips: Sequence[Strip], marked: Mapping[int | None, Strip], plain: Table, body: int
) -> bool:
    """Whether each strip stands right below an item's row, and all have the same months."""
    if len(marked) < len(strips) or any(row is None or row < body for row in marked):
        return False
    filled = {row: sum(c.row == row and bool(clean(c.text)) for c in plain.cells) for row in marked}
    names = [[squeeze(cell.text) for cell in _names(strip)] for strip in strips]
    alike = all(
        len(own) == len(names[0])
        and sum(a == b for a, b in zip(own, names[0], strict=True)) >= _SAME * len(own)
        for own in names
    )
    plainly = all(strip.end - strip.first == 2 for strip in strips)  # no years over the months
    return alike and plainly and min(filled.values()) >= _FEWEST_FILLED


def _names(strip: Strip) -> list[Cell]:
    return sorted((c for c in strip.table.cells if c.row == 0), key=lambda c: c.col)


def _across(cell: Cell, width: int, more: int) -> Cell:
    """A row's only cell is one of the wider table as well."""
    whole = cell.col == 0 and cell.col_span == width > 1
    return replace(cell, col_span=width + more) if whole else cell


def _months(strip: Strip, at: int, first: int, body: int) -> list[Cell]:
    return [
        replace(cell, row=first, row_span=max(1, body - first), col=at + cell.col)
        for cell in _names(strip)
    ]


def _marks(strip: Strip, at: int, row: int) -> list[Cell]:
    """The marks of a strip, in the row of its item."""
    marks = (cell for cell in strip.table.cells if cell.row == 1)
    return [replace(cell, row=row, col=at + cell.col) for cell in marks]


def _missing(cells: Sequence[Cell], n_rows: int, n_cols: int) -> list[Cell]:
    """An empty cell for each place that no cell takes."""
    taken = {
        (cell.row + down, cell.col + right)
        for cell in cells
        for down in range(cell.row_span)
        for right in range(cell.col_span)
    }
    places = ((row, col) for row in range(n_rows) for col in range(n_cols))
    return [Cell(row, col, 1, 1, ()) for row, col in places if (row, col) not in taken]
