"""Ticks below headings that say the value: the years in which one amount is spent ("งบประมาณต่อปี"
and a tick below each of its years), and the units responsible. What is ticked is laid into the
cells, so that all that reads tables reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import regex

from normalize.fiscal_years import is_of_each_year
from normalize.thai_text import clean
from parsers.headings.columns import Column, bind_heading
from parsers.headings.headers import Header
from parsers.headings.schedule_marks import is_mark
from parsers.model import Cell, Line, Table

_FEWEST = 2  # columns of ticks
_CROSS = regex.compile(r"[xX×✗✘]")


def with_ticks_told(table: Table, header: Header) -> Table:
    """The table with what its ticks say; itself where none of its columns is ticked so."""
    if table.ragged:
        return table
    ticked = {c.index for c in header.columns if _is_ticked(table, header, c)}
    return _with_units(_with_years(table, header, ticked), header, ticked)


def _is_ticked(table: Table, header: Header, column: Column) -> bool:
    texts = [text for cell in _body(table, header, column.index) if (text := clean(cell.text))]
    return bool(texts) and all(map(is_mark, texts))


def _body(table: Table, header: Header, index: int) -> list[Cell]:
    return [c for c in table.cells if c.row >= header.body and (c.col, c.col_span) == (index, 1)]


def _with_years(table: Table, header: Header, ticked: set[int]) -> Table:
    """The amount of each row below every year that is ticked, where the heading says that it is of
    each year, or no row has more than one tick."""
    years = [
        c for c in header.columns if c.year_be is not None and _may_be_ticked(c, table, header)
    ]
    marked = [c.index for c in years if c.index in ticked]
    amounts = [c for c in header.columns if c.role == "money" and c not in years]
    amounts = [c for c in amounts if c.index not in ticked]
    if len(years) < _FEWEST or not marked or len(amounts) != 1 or amounts[0].year_be is not None:
        return table
    money = amounts[0]
    texts = [clean(c.text) for k in marked for c in _body(table, header, k)]
    if any(map(_CROSS.fullmatch, texts)) and not all(not t or _CROSS.fullmatch(t) for t in texts):
        return table  # crosses beside ticks: not in that year
    columns = [c.index for c in years]
    rows = [c.row for k in marked for c in _body(table, header, k) if clean(c.text)]
    if len(set(rows)) < len(rows) and not is_of_each_year(clean(money.heading)):
        return table
    stated = {cell.row: cell for cell in _body(table, header, money.index)}
    heading = next((c for c in table.cells if c.row < header.body and c.col == money.index), None)
    if heading is None or heading.col_span > 1 or any(c.row_span > 1 for c in stated.values()):
        return table
    cells: list[Cell] = []
    for cell in table.cells:
        if cell is heading:
            cells.append(replace(cell, lines=()))
        elif cell.row < header.body and _reaches_only(cell, columns):
            cells.append(replace(cell, lines=_year_heading(cell, heading, columns)))
        elif cell.row in stated and cell.col in columns and cell.col_span == 1:
            told = stated[cell.row].lines if clean(cell.text) else ()
            cells.append(replace(cell, lines=told))
        else:
            cells.append(cell)
    return replace(table, cells=tuple(cells))


def _may_be_ticked(column: Column, table: Table, header: Header) -> bool:
    """Whether nothing but ticks stands below a year; none at all may."""
    texts = [clean(cell.text) for cell in _body(table, header, column.index)]
    return column.role in ("money", "fiscal_year") and all(not t or is_mark(t) for t in texts)


def _reaches_only(cell: Cell, columns: Sequence[int]) -> bool:
    return set(range(cell.col, cell.col + cell.col_span)) <= set(columns)


def _year_heading(cell: Cell, money: Cell, columns: Sequence[int]) -> tuple[Line, ...]:
    """What the heading of the money says, and the year, if the cell names one."""
    own = bind_heading(0, (clean(cell.text),)).year_be is not None
    return (*money.lines, *cell.lines) if own and cell.col_span == 1 else ()


def _with_units(table: Table, header: Header, ticked: Iterable[int]) -> Table:
    """The unit that heads a ticked column in each of its cells, below a heading for those
    responsible that stands over all of them."""
    for group in (c for c in table.cells if c.row == 0 and c.col_span >= _FEWEST):
        if bind_heading(0, (clean(group.text),)).role != "responsible":
            continue
        within = range(group.col, group.col + group.col_span)
        columns = [c for c in header.columns if c.index in within]
        if not all(_names_ticks(c, table, header) for c in columns):
            continue
        if {c.index for c in columns} & set(ticked) and _is_whole(table, header, group):
            return _joined(table, header, group)
    return table


def _is_whole(table: Table, header: Header, group: Cell) -> bool:
    """Whether every cell below a heading is one below it alone, or reaches over all of it."""
    first, last = group.col, group.col + group.col_span
    for cell in table.cells:
        left, right = cell.col, cell.col + cell.col_span
        single = cell.row_span == cell.col_span == 1
        over = left <= first and right >= last
        if cell.row >= header.body and left < last and right > first and not (single or over):
            return False
    return True


def _names_ticks(column: Column, table: Table, header: Header) -> bool:
    texts = [clean(cell.text) for cell in _body(table, header, column.index)]
    return all(not text or is_mark(text) for text in texts)


def _joined(table: Table, header: Header, group: Cell) -> Table:
    """The columns below a heading as one, each row with the headings of what it ticks."""
    first, last = group.col, group.col + group.col_span
    heads = {
        c.col: c.lines
        for c in table.cells
        if group.row_span <= c.row < header.body and first <= c.col < last and c.col_span == 1
    }
    found: Mapping[int, list[Line]] = {row: [] for row in range(header.body, table.n_rows)}
    whole = {c.row for c in table.cells if c.col < first and c.col + c.col_span >= last}
    for cell in sorted(table.cells, key=lambda c: c.col):
        if cell.row >= header.body and first <= cell.col < last and clean(cell.text):
            found[cell.row].extend(heads.get(cell.col, ()))
    cells = [_narrowed(c, group) for c in table.cells if not first <= c.col < last]
    cells.append(Cell(0, first, header.body, 1, group.lines, group.box))
    cells += [
        Cell(row, first, 1, 1, tuple(lines), None)
        for row, lines in found.items()
        if row not in whole
    ]
    return replace(table, n_cols=table.n_cols - group.col_span + 1, cells=tuple(cells))


def _narrowed(cell: Cell, group: Cell) -> Cell:
    """A cell beside the joined columns, or one that reaches over them."""
    less = group.col_span - 1
    if cell.col >= group.col + group.col_span:
        return replace(cell, col=cell.col - less)
    if cell.col + cell.col_span > group.col:
        return replace(cell, col_span=cell.col_span - less)
    return cell
