"""Calendars on their side: the months stand down the rows, and the items across the heading. The
table is turned over, and all that reads schedules reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from normalize.numbering import opens_typed
from normalize.thai_text import clean
from parsers.forms.month_strips import may_be_mark, months_named
from parsers.model import Cell, Line, Mark, Table, Word
from parsers.page.geometry import contains
from parsers.rows import Block

TITLES = (Line((Word("โครงการ/กิจกรรม", "โครงการ/กิจกรรม"),)),)
"""The heading of titles that no heading names."""


def with_months_across(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, calendars on their side turned over."""
    for block, engine in blocks:
        yield (_turned(block) if isinstance(block, Table) else block), engine


def _turned(table: Table) -> Table:
    single = all(c.row_span == c.col_span == 1 for c in table.cells)
    if table.ragged or not single or min(table.n_rows, table.n_cols) < 2:
        return table
    names = sorted((c for c in table.cells if not c.col and c.row), key=lambda c: c.row)
    titles = [c for c in table.cells if not c.row and c.col]
    inner = [c for c in table.cells if c.row and c.col]
    typed = (opens_typed(clean(c.text)) for c in titles)
    if months_named(names, {}) is None or not all(typed) or not all(map(may_be_mark, inner)):
        return table
    if any(mark.kind != "point" for mark in table.marks):
        return table
    cells = tuple(
        Cell(c.col, c.row, 1, 1, _lines(c, table.marks, table.page), None) for c in table.cells
    )
    cells = tuple(replace(c, lines=TITLES) if c.row == c.col == 0 else c for c in cells)
    return Table(table.page, table.n_cols, table.n_rows, cells, box=table.box)


def _lines(cell: Cell, marks: Sequence[Mark], page: int | None) -> tuple[Line, ...]:
    """A cell's lines, a drawn dot as a typed one."""
    drawn = [
        Line((Word("●", "●", mark.box),), page=page)
        for mark in marks
        if cell.box is not None and contains(cell.box, mark.box.x_center, mark.box.y_center)
    ]
    return (*cell.lines, *drawn)
