"""Tables of items with a strip below each item's row, of months over marks or of fiscal years over
amounts: what it names becomes columns beside the others, and its values stand in the item's row.

A strip belongs to the row right above it. Strips of different months or years, with more over them
or below anything but an item leave the table as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import regex

from normalize.numbering import is_ordinal, opens_typed
from normalize.thai_text import clean, squeeze, to_ascii_digits
from parsers.forms.label_tables import role_of_label
from parsers.forms.month_strips import strips_of
from parsers.forms.years_beside import are_amounts, follow_up
from parsers.headings.columns import year_in
from parsers.headings.headers import find_header
from parsers.model import Cell, Line, Table
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block, rows_of

_LABELS = frozenset({"period", "month"})
_MONEY = regex.compile(r"(?:งบ|วงเงิน|เงิน|(?:ผล(?:การ)?)?(?:เบิกจ่าย|ใช้จ่าย))[^/]*$", regex.DOTALL)
_SAME = 0.75  # of the months' names: a scan may misread one


@dataclass(frozen=True, slots=True)
class _Strip:
    """The rows of its table that a strip takes, and its cells, in columns counted from its own
    first one, which is the table's column `left`."""

    first: int
    end: int
    left: int
    names: tuple[Cell, ...]
    values: tuple[Cell, ...]


def with_strips_beside(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the strips of such tables beside their items; a table without a heading may go on
    with the one before it behind a page break, if its strips name the same."""
    before: _Laid | None = None
    for block, engine in blocks:
        laid = _beside(block, engine, before) if isinstance(block, Table) else None
        before = before if laid is None else laid
        yield (block if laid is None else laid.table), engine


@dataclass(frozen=True, slots=True)
class _Laid:
    """A table with its strips laid beside the items, and what these name."""

    table: Table
    names: tuple[str, ...]


def _beside(table: Table, engine: str, before: _Laid | None) -> _Laid | None:
    months = _months(table, engine)
    strips = months or _years(table)
    if not strips or strips[0].first == 0:
        return None
    names = tuple(squeeze(cell.text) for cell in strips[0].names)
    plain, order = _without(table, {r for s in strips for r in range(s.first, s.end)})
    header = find_header(rows_of(plain, 0, engine))
    width = plain.n_cols + len(names)
    if header is None and (before is None or (before.table.n_cols, before.names) != (width, names)):
        return None
    if header is not None and "title" not in header.roles:
        return None
    first, body = (header.first, header.body) if header is not None else (0, 0)
    marked = {order.get(strip.first - 1): strip for strip in strips}
    said: tuple[Line, ...] | None = ()
    if not months and header is not None:
        said = _money_over(table, strips[0], body)
    whole = bool(months) or _all_have_one(plain, marked, body)
    if said is None or not whole or not _may_be_laid(strips, marked, plain, body):
        return None
    cells = [_across(cell, plain.n_cols, len(names)) for cell in plain.cells]
    if header is not None:
        cells += _heading(strips[0], said, plain.n_cols, first, body)
    for row, strip in marked.items():
        if row is not None:
            cells += [replace(c, row=row, col=plain.n_cols + c.col) for c in strip.values]
    tiled = (*cells, *_missing(cells, plain.n_rows, width))
    return _Laid(replace(plain, n_cols=width, cells=tiled), names)


def _without(table: Table, taken: Set[int]) -> tuple[Table, dict[int, int]]:
    """The table without some rows and the columns that only they have; and where its rows are."""
    order = {row: n for n, row in enumerate(r for r in range(table.n_rows) if r not in taken)}
    kept = [cell for cell in table.cells if cell.row in order]
    lefts = {left: n for n, left in enumerate(sorted({cell.col for cell in kept}))}
    cells = tuple(
        replace(
            cell,
            row=order[cell.row],
            row_span=sum(cell.row <= row < cell.row + cell.row_span for row in order),
            col=lefts[cell.col],
            col_span=sum(cell.col <= left < cell.col + cell.col_span for left in lefts),
        )
        for cell in kept
    )
    return replace(table, n_rows=len(order), n_cols=len(lefts), cells=cells), order


def _may_be_laid(
    strips: Sequence[_Strip], marked: Mapping[int | None, _Strip], plain: Table, body: int
) -> bool:
    """Whether each strip stands right below an item's row, and all name the same."""
    if len(marked) < len(strips) or any(row is None or row < body for row in marked):
        return False
    items = (_is_item(plain, row) for row in marked if row is not None)
    names = [[squeeze(cell.text) for cell in strip.names] for strip in strips]
    alike = all(
        len(own) == len(names[0])
        and sum(a == b for a, b in zip(own, names[0], strict=True)) >= _SAME * len(own)
        for own in names
    )
    plainly = all(strip.end - strip.first == 2 for strip in strips)  # no years over the months
    return alike and plainly and all(items)


def _is_item(table: Table, row: int) -> bool:
    """Whether a row opens with an item's number, or has a title as items do."""
    cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.col)
    texts = [clean(cell.text) for cell in cells]
    return any(map(opens_typed, texts)) or bool(texts and is_ordinal(texts[0]))


def _all_have_one(table: Table, marked: Mapping[int | None, _Strip], body: int) -> bool:
    """Whether every item has a strip of years, and all name the same: without one its years would
    be blank."""
    names = {tuple(year_in(clean(c.text)) for c in strip.names) for strip in marked.values()}
    items = (row for row in range(body, table.n_rows) if _is_item(table, row))
    return len(names) == 1 and None not in next(iter(names)) and all(r in marked for r in items)


def _months(table: Table, engine: str) -> list[_Strip]:
    """The strips of months; none where anything but a label stands beside one."""
    found: list[_Strip] = []
    for strip in strips_of(table, engine):
        rows = [c for c in table.cells if strip.first <= c.row < strip.end and clean(c.text)]
        own = {line for c in strip.table.cells for line in c.lines}
        beside = [clean(c.text) for c in rows if own.isdisjoint(c.lines)]
        if any(role_of_label(text) not in _LABELS for text in beside):
            return []
        names = sorted((c for c in strip.table.cells if c.row == 0), key=lambda c: c.col)
        marks = tuple(c for c in strip.table.cells if c.row == 1)
        found.append(_Strip(strip.first, strip.end, 0, tuple(names), marks))
    return found


def _years(table: Table) -> list[_Strip]:
    """Rows of fiscal years, each one after the last, over one row of amounts each."""
    by_row: dict[int, list[Cell]] = {}
    for cell in () if table.ragged else sorted(table.cells, key=lambda c: c.col):
        by_row.setdefault(cell.row, []).append(cell)
    found: list[_Strip] = []
    for row in range(1, table.n_rows - 1):
        years, values, below = (by_row.get(k, []) for k in (row, row + 1, row + 2))
        level = all(cell.row_span == 1 for cell in (*years, *values))
        if not level or not follow_up([clean(c.text) for c in years]):
            continue
        if not are_amounts(values, years) or are_amounts(below, years):
            return []
        starts = {cell.col: n for n, cell in enumerate(years)}
        wide = len(years) if len(values) == 1 else 1
        placed = tuple(replace(c, col=starts[c.col], col_span=wide) for c in values)
        names = tuple(replace(c, col=n, col_span=1) for n, c in enumerate(years))
        found.append(_Strip(row, row + 2, years[0].col, names, placed))
    return found


def _money_over(table: Table, strip: _Strip, body: int) -> tuple[Line, ...] | None:
    """The words of a heading above a strip of years that say which money it holds, and in what
    unit: "และงบประมาณรายปี (พันบาท)". None where no word says that it is money."""
    for cell in table.cells:
        if cell.row < body and cell.col <= strip.left < cell.col + cell.col_span:
            said = _MONEY.search(to_ascii_digits(cell.text))
            if said is not None and year_in(said[0]) is None:
                return cut_lines(cell.lines, *said.span())
    return None


def _across(cell: Cell, width: int, more: int) -> Cell:
    """A row's only cell is one of the wider table as well."""
    whole = cell.col == 0 and cell.col_span == width > 1
    return replace(cell, col_span=width + more) if whole else cell


def _heading(strip: _Strip, said: tuple[Line, ...], at: int, first: int, body: int) -> list[Cell]:
    """The names of a strip as headings, each below what is `said` of all."""
    lines = [(*said, *cell.lines) for cell in strip.names]
    return [
        replace(cell, row=first, row_span=max(1, body - first), col=at + cell.col, lines=own)
        for cell, own in zip(strip.names, lines, strict=True)
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
