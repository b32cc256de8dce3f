"""Titles in one tall cell beside rows that rules part in the other columns: a mission's heading and
below it the items "(1)", "(2)", each level with its row of amounts.

    1.1 การสร้างจิตสำนึก  |        |
    (1) โครงการอบรม     | 20,000 | 20,000
    (2) มาตรการตรวจสอบ  |   -    |   -

The cell becomes one for each row, where every row has lines of it that open as an item does, or as
the heading of a level.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean
from parsers.headings.headers import find_header
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import opens_total
from parsers.model import Box, Cell, Line, Table
from parsers.page.geometry import middle
from parsers.rows import Block, Row, RowCell, rows_of

_FEWEST = 2  # rows


def with_titles_at_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such cells cut where the rows beside them are. A table without a heading goes on
    with the columns of the one before."""
    model: tuple[int, int] | None = None  # the column of titles, and how many there are
    for block, engine in blocks:
        if isinstance(block, Table) and not (block.ragged or block.turned):
            header = find_header(rows_of(block, 0, engine))
            body = header.body if header is not None else 0
            if header is not None:
                titles = [c.index for c in header.columns if c.role == "title"]
                stated = len(titles) == 1 and "money" in header.roles
                model = (titles[0], block.n_cols) if stated else None
            if model is not None and model[1] == block.n_cols:
                yield _at_rows(block, model[0], body), engine
                continue
        yield block, engine


def _at_rows(table: Table, title: int, body: int) -> Table:
    cells: list[Cell] = []
    for cell in table.cells:
        tall = cell.col == title and cell.col_span == 1 and cell.row >= body
        cells += _parts(cell, table) if tall and cell.row_span >= _FEWEST else [cell]
    return replace(table, cells=tuple(cells))


def _parts(cell: Cell, table: Table) -> list[Cell]:
    """The cell's parts row by row; itself where they are not the titles of the rows."""
    edges = _edges(cell, table)
    if edges is None or cell.box is None or any(line.box is None for line in cell.lines):
        return [cell]
    held: list[list[Line]] = [[] for _ in range(cell.row_span)]
    for line in cell.lines:
        held[sum(y <= middle(line) for y in edges)].append(line)
    if not all(held) or not _are_titles(held):
        return [cell]
    ends = [cell.box.top, *edges, cell.box.bottom]
    return [
        replace(
            cell,
            row=cell.row + k,
            row_span=1,
            lines=tuple(lines),
            box=Box(cell.box.x0, top, cell.box.x1, bottom),
        )
        for k, (lines, (top, bottom)) in enumerate(zip(held, pairwise(ends), strict=True))
    ]


def _edges(cell: Cell, table: Table) -> list[float] | None:
    """The heights at which all other columns part the rows that a cell stands beside; None where
    one of them does not."""
    rows = range(cell.row, cell.row + cell.row_span)
    beside = [
        c
        for c in table.cells
        if c is not cell and c.row < rows.stop and c.row + c.row_span > cell.row
    ]
    if any(c.row_span > 1 or c.box is None for c in beside):
        return None
    tops = {c.row: c.box.top for c in beside if c.box is not None}
    return [tops[row] for row in rows[1:]] if tops.keys() >= set(rows) else None


def _are_titles(held: Sequence[Sequence[Line]]) -> bool:
    """Whether the heading of a level opens the first row's lines, and an item, another heading or a
    sum those of each other; the numbers of the items under a heading count up, or all have none."""
    texts = [[clean(line.text) for line in lines] for lines in held]
    if heading_level(texts[0][0]) is None:
        return False
    before: int | None = 0  # the last number under a heading
    numbered: set[bool] = set()
    for lines in texts:
        level = heading_level(lines[0]) is not None
        before = 0 if level else before
        opens = [text for text in lines[level:] if _opens_item(text)]
        if not level and opens[:1] != lines[:1] and not opens_total(lines[0]):
            return False
        if len(opens) > 1:
            return False  # several in one row, or a step of an item
        for text in opens:
            number = split_number(text).item_no
            numbered.add(number is not None)
            if number is not None and number != (before or 0) + 1:
                return False
            before = number
    return len(numbered) == 1


def _opens_item(text: str) -> bool:
    return opens_typed(text) or split_number(text).item_no is not None


def holding_levels(rows: Sequence[Row], title: int) -> list[Row]:
    """The rows in which a tall cell of titles begins that has the heading of a level over items."""
    return [row for row in rows if title < len(row.cells) and _holds_levels(row.cells[title])]


def _holds_levels(cell: RowCell) -> bool:
    if cell.span is None or not cell.printed or cell.row_span < _FEWEST or cell.col_span > 1:
        return False
    lines = [clean(line) for line in cell.span.text.split("\n")]
    return heading_level(lines[0]) is not None and any(map(_opens_item, lines[1:]))
