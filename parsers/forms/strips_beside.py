"""Tables of items with a strip below each item's row, of months over marks or of fiscal years over
amounts: what it names becomes columns beside the others, and its values stand in the item's row.

A strip belongs to the row right above it. Strips of different months or years, with more over them
or below anything but an item leave the table as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from normalize.numbering import opens_typed
from normalize.thai_text import clean, squeeze
from parsers.forms.month_strips import strips_of
from parsers.forms.years_beside import are_amounts, follow_up
from parsers.headings.headers import find_header
from parsers.model import Cell, Line, Table
from parsers.rows import rows_of

_FEWEST_FILLED = 2  # cells of an item's row, if no title opens it
_SAME = 0.75  # of the months' names: a scan may misread one

Block = tuple[Line | Table, str]


@dataclass(frozen=True, slots=True)
class _Strip:
    """The rows of its table that a strip takes, and its cells, in columns counted from its own
    first one."""

    first: int
    end: int
    names: tuple[Cell, ...]
    values: tuple[Cell, ...]


def with_strips_beside(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the strips of such tables beside their items. `before`: the last such table, with
    which another one without a heading may go on behind a page break."""
    before: Table | None = None
    for block, engine in blocks:
        laid = _beside(block, engine, before) if isinstance(block, Table) else block
        before = laid if isinstance(laid, Table) and laid is not block else before
        yield laid, engine


def _beside(table: Table, engine: str, before: Table | None) -> Table:
    strips = _months(table, engine) or _years(table)
    if not strips or strips[0].first == 0:
        return table
    taken = {row for strip in strips for row in range(strip.first, strip.end)}
    kept = [cell for cell in table.cells if cell.row not in taken]
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
                row_span=sum(cell.row <= row < cell.row + cell.row_span for row in order),
                col=lefts[cell.col],
                col_span=sum(cell.col <= left < cell.col + cell.col_span for left in lefts),
            )
            for cell in kept
        ),
    )
    header = find_header(rows_of(plain, 0, engine))
    if header is not None and "title" not in header.roles:
        return table
    goes_on = before is not None and before.n_cols == plain.n_cols + len(strips[0].names)
    if header is None and not goes_on:
        return table
    first, body = (header.first, header.body) if header is not None else (0, 0)
    marked = {order.get(strip.first - 1): strip for strip in strips}
    if not _may_be_laid(strips, marked, plain, body):
        return table
    cells = [_across(cell, plain.n_cols, len(strips[0].names)) for cell in plain.cells]
    if header is not None:
        cells += _heading(strips[0], plain.n_cols, first, body)
    for row, strip in marked.items():
        if row is not None:
            cells += [replace(c, row=row, col=plain.n_cols + c.col) for c in strip.values]
    width = plain.n_cols + len(strips[0].names)
    return replace(plain, n_cols=width, cells=(*cells, *_missing(cells, plain.n_rows, width)))


def _may_be_laid(
    strips: Sequence[_Strip], marked: Mapping[int | None, _Strip], plain: Table, body: int
) -> bool:
    """Whether each strip stands right below an item's row, and all name the same."""
    if len(marked) < len(strips) or any(row is None or row < body for row in marked):
        return False
    printed = {
        row: [t for c in plain.cells if c.row == row and (t := clean(c.text))] for row in marked
    }
    items = (len(t) >= _FEWEST_FILLED or any(map(opens_typed, t)) for t in printed.values())
    names = [[squeeze(cell.text) for cell in strip.names] for strip in strips]
    alike = all(
        len(own) == len(names[0])
        and sum(a == b for a, b in zip(own, names[0], strict=True)) >= _SAME * len(own)
        for own in names
    )
    plainly = all(strip.end - strip.first == 2 for strip in strips)  # no years over the months
    return alike and plainly and all(items)


def _months(table: Table, engine: str) -> list[_Strip]:
    return [
        _Strip(
            strip.first,
            strip.end,
            tuple(sorted((c for c in strip.table.cells if c.row == 0), key=lambda c: c.col)),
            tuple(c for c in strip.table.cells if c.row == 1),
        )
        for strip in strips_of(table, engine)
    ]


def _years(table: Table) -> list[_Strip]:
    """Rows of fiscal years, each one after the last, over rows of amounts."""
    by_row: dict[int, list[Cell]] = {}
    for cell in () if table.ragged else sorted(table.cells, key=lambda c: c.col):
        by_row.setdefault(cell.row, []).append(cell)
    found: list[_Strip] = []
    for row in range(1, table.n_rows - 1):
        years, values = (by_row.get(k, []) for k in (row, row + 1))
        level = all(cell.row_span == 1 for cell in (*years, *values))
        if level and follow_up([clean(c.text) for c in years]) and are_amounts(values, years):
            starts = {cell.col: n for n, cell in enumerate(years)}
            one = len(values) == 1
            placed = (
                replace(c, col=starts[c.col], col_span=len(years) if one else 1) for c in values
            )
            names = (replace(c, col=n, col_span=1) for n, c in enumerate(years))
            found.append(_Strip(row, row + 2, tuple(names), tuple(placed)))
    return found


def _across(cell: Cell, width: int, more: int) -> Cell:
    """A row's only cell is one of the wider table as well."""
    whole = cell.col == 0 and cell.col_span == width > 1
    return replace(cell, col_span=width + more) if whole else cell


def _heading(strip: _Strip, at: int, first: int, body: int) -> list[Cell]:
    return [
        replace(cell, row=first, row_span=max(1, body - first), col=at + cell.col)
        for cell in strip.names
    ]


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
