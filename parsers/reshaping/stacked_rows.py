"""Tables with two rows for each item, one below the other, under a heading of two such rows: what
stands lower in the heading (วิธีดำเนินการ, ผลการดำเนินการ) is a column of its own, not a part of the
one above it. The rows of an item are laid side by side, and all that reads tables reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from normalize.thai_text import clean
from parsers.headings.columns import Column, bind_heading
from parsers.headings.headers import find_header
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Table
from parsers.rows import Block, rows_of

_MOST_ROWS = 3  # of an item
_MOST_TALL = 2  # columns
_FEWEST_NAMED = 2  # columns in each row of the heading
_NEVER_LOWER = frozenset({"number", "month", "quarter", "progress_flag", "count"})

Slot = tuple[int, int]
"""A cell's column and how many columns it takes."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """The heading of such a table: its width, the columns of cells as tall as an item (its number),
    and the slots of the cells in each of its rows."""

    n_cols: int
    tall: tuple[Slot, ...]
    rows: tuple[tuple[Slot, ...], ...]

    @property
    def places(self) -> list[tuple[int | None, Slot]]:
        """The columns of the new table, left to right: each a slot, and the row that it is in (None
        for one as tall as an item)."""
        lower = [(slot, row) for row, slots in enumerate(self.rows) for slot in slots]
        every = [*((slot, None) for slot in self.tall), *lower]
        return [(row, slot) for slot, row in sorted(every, key=lambda e: (e[0][0], e[1] or 0))]

    @property
    def width(self) -> int:
        return len(self.places)

    def column(self, row: int, slot: Slot) -> int:
        """The new table's column for a cell in one row of an item."""
        return self.places.index((None if slot in self.tall else row, slot))

    def reach(self, slot: Slot) -> tuple[int, int]:
        """The first and the last column of the new table for a cell of a row that is no item's."""
        if (0, slot) in self.places or (None, slot) in self.places:
            column = self.column(0, slot)
            return column, column
        within = [
            k
            for k, (_row, (first, wide)) in enumerate(self.places)
            if slot[0] <= first and first + wide <= slot[0] + slot[1]
        ]
        return (within[0], within[-1]) if within else (0, -1)


def unstacked(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, items of several rows in one; a table without a heading is as the one before."""
    before: _Stack | None = None
    for block, engine in blocks:
        if isinstance(block, Table) and not block.ragged:
            stack = _stack(block)
            if stack is not None or (before and find_header(rows_of(block, 0, engine))):
                before = stack  # a heading of its own
            block = _side_by_side(block, before)
        yield block, engine


def _stack(table: Table) -> _Stack | None:
    """The heading, if each of its rows names columns of its own."""
    top = [cell for cell in table.cells if cell.row == 0]
    height = max((cell.row_span for cell in top), default=1)
    tall = [cell for cell in top if cell.row_span == height]
    if not 1 < height <= _MOST_ROWS or height >= table.n_rows:
        return None
    rows = [[c for c in table.cells if c.row == r and c not in tall] for r in range(height)]
    if any(cell.row_span > 1 for row in rows for cell in row):
        return None
    named = [[bind_heading(0, (clean(cell.text),)) for cell in row] for row in rows]
    if not _is_of_kinds(named) and (len(tall) > _MOST_TALL or not _names_apart(named)):
        return None
    slots = [tuple((cell.col, cell.col_span) for cell in row) for row in rows]
    return _Stack(table.n_cols, tuple((c.col, c.col_span) for c in tall), tuple(slots))


def _is_of_kinds(named: Sequence[Sequence[Column]]) -> bool:
    """Whether each row has one cell, of another kind of money: ตั้งไว้ ("set") over เบิกจ่าย."""
    kinds = {row[0].kind for row in named if len(row) == 1 and row[0].role == "money"}
    return len(kinds) == len(named)


def _names_apart(named: Sequence[Sequence[Column]]) -> bool:
    """Whether each row names several columns, all different, the title in the first, where it may
    stand alone."""
    known = [[(c.role, c.kind, c.year_be) for c in row if c.role != "unbound"] for row in named]
    every = [column for row in known for column in row]
    several = known[1:] if [c.role for c in named[0]] == ["title"] else known
    if any(len(row) < _FEWEST_NAMED for row in several) or len(set(every)) < len(every):
        return False
    lower = {column.role for row in named[1:] for column in row}
    return not lower & _NEVER_LOWER and "title" in {column.role for column in named[0]}


def _side_by_side(table: Table, stack: _Stack | None) -> Table:
    """The table with the rows of each item in one; itself where one of its rows is none of such."""
    if stack is None or table.n_cols != stack.n_cols:
        return table
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    made: list[Cell] = []
    count = row = items = 0
    while row < table.n_rows:
        if len(by_row.get(row, ())) == 1 and by_row[row][0].col_span == table.n_cols:
            made.append(replace(by_row[row][0], row=count, col_span=stack.width))
            taken = by_row[row][0].row_span
        elif _is_sum(by_row.get(row, ())):
            across = _across(by_row[row], count, stack)
            if across is None:
                return table
            made += across
            taken = 1
        else:
            placed, taken = _item(by_row, row, stack)
            if placed is None:
                return table
            items += taken > 1
            made += [
                replace(placed[k], row=count, col=k, row_span=1, col_span=1)
                if k in placed
                else Cell(count, k, 1, 1, ())
                for k in range(stack.width)
            ]
        row, count = row + taken, count + 1
    if not items:
        return table
    return replace(table, n_rows=count, n_cols=stack.width, cells=tuple(made))


def _is_sum(cells: Sequence[Cell]) -> bool:
    """Whether a row by itself is a sum of those above it."""
    first = min(cells, key=lambda c: c.col, default=None)
    single = all(cell.row_span == 1 for cell in cells)
    return first is not None and single and opens_total(clean(first.text))


def _across(cells: Sequence[Cell], row: int, stack: _Stack) -> list[Cell] | None:
    """The cells of such a row in the columns of the new table; what none reaches is empty. None
    where one of them stands in no columns of its own."""
    made: list[Cell] = []
    free = set(range(stack.width))
    for cell in cells:
        first, last = stack.reach(_slot(cell))
        reached = set(range(first, last + 1))
        if not reached or not reached <= free:
            return None
        free -= reached
        made.append(replace(cell, row=row, col=first, col_span=len(reached)))
    return [*made, *(Cell(row, k, 1, 1, ()) for k in free)]


def _item(
    by_row: Mapping[int, Sequence[Cell]], first: int, stack: _Stack
) -> tuple[dict[int, Cell] | None, int]:
    """The cells of the item that begins at a row, by their columns in the new table, and how many
    rows it takes; None for rows that are no item. A page break may leave the first or the last."""
    tall = {cell.row_span for cell in by_row.get(first, ()) if _slot(cell) in stack.tall}
    height = len(stack.rows)
    if tall == {height}:
        rows = range(height)
    elif tall == {1}:
        own = tuple(_slot(c) for c in by_row[first] if _slot(c) not in stack.tall)
        rows = _cut_row(by_row, first, stack, own)
    else:
        rows = range(0)
    placed: dict[int, Cell] = {}
    for number, row in enumerate(rows):
        for cell in by_row.get(first + number, ()):
            if _slot(cell) not in (*stack.tall, *stack.rows[row]):
                return None, 1
            placed[stack.column(row, _slot(cell))] = cell
    return (placed, len(rows)) if placed else (None, 1)


def _cut_row(
    by_row: Mapping[int, Sequence[Cell]], first: int, stack: _Stack, own: tuple[Slot, ...]
) -> range:
    """Which row of an item stands alone where a page break cuts it; none where nothing tells."""
    rows = [k for k, slots in enumerate(stack.rows) if slots == own]
    if len(rows) > 1:  # alike: the last of a page is the upper, the first, without a number, lower
        named = any(c.lines for c in by_row[first] if _slot(c) == min(stack.tall))
        ends = (first == max(by_row), first == 0 and not named)
        rows = rows[:1] if ends == (True, False) else rows[-1:] if ends[1] else []
    return range(rows[0], rows[0] + 1) if rows else range(0)


def _slot(cell: Cell) -> Slot:
    return cell.col, cell.col_span
