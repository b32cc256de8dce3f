"""The last lines of a row that the end of a page cut, which stand overleaf above the first rule of
the table's other rows.

Taken only where nothing stands below the row on its page, and each line keeps to columns whose last
line there is full; else they stay lines, which part the two tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean
from parsers.hierarchy.table_headings import is_unknown_heading
from parsers.layout.continued_columns import name_columns
from parsers.layout.rows_overleaf import is_apart, is_page_number
from parsers.model import Box, Cell, Line, Table, Word, union_of
from parsers.page.pieces import COLUMNS, PieceLine, extent, in_pieces, is_band, is_close, text_of

Held = dict[int, tuple[Word, ...]]
"""The words of a line by column."""

_MOST_LINES = 6
_SAME_LEFT = 4.0  # points, between the line that is cut off and the one it goes on
_SAME_PLACE = 6.0  # points, between the sides of the table on two pages
_FULL = 0.7  # of its column's width, that a line has which another goes on with
_NEAR = 1.5  # line heights from the last line to the first rule
_HEADS = regex.compile(
    r"เทศบาล|องค์การบริหารส่วน|อบต|อบจ|แผน(?:ปฏิบัติ|การ|ป้องกัน)|รายงาน|ตาราง|แบบ|หน้า|.*\(?ต่อ\)?$"
)  # what pages print above their tables
_OFFICE = regex.compile(r"สำนัก|กอง|ส่วน|หน่วย|ฝ่าย|งาน|ด้าน|ประเด็น|ยุทธศาสตร์")


def ends_page(blocks: Sequence[Line | Table], table: Table) -> bool:
    """Whether nothing but its foot stands on a page below a table."""
    at = next((k for k, block in enumerate(blocks) if block is table), None)
    if at is None:
        return False
    return all(isinstance(b, Line) and _is_foot(b) for b in blocks[at + 1 :])


def with_rest_of_row(
    blocks: Sequence[Line | Table], before: Table | None
) -> Sequence[Line | Table]:
    """The blocks of a page, the lines above its first table put into that as a row, where they are
    the rest of the last row of the table `before`, below which its page ends."""
    at = next((k for k, b in enumerate(blocks) if isinstance(b, Table)), 0)
    table = blocks[at] if blocks else None
    if before is None or not isinstance(table, Table) or not at:
        return blocks
    feet = [b for b in blocks[:at] if isinstance(b, Line) and _is_foot(b)]
    rows = [in_pieces(b) for b in blocks[:at] if isinstance(b, Line) and not _is_foot(b)]
    lines = [row for row in rows if row is not None]
    by = _moved(table, before)
    if by is None or not 0 < len(lines) == len(rows) <= _MOST_LINES or not _is_near(lines, table):
        return blocks
    places = {c.col: c.box for c in table.cells if c.box is not None and c.col_span == 1}
    cut = [_cut(row, places) for row in lines]
    held = [cells for cells in cut if cells is not None]
    box = union_of([row.box for row in lines])
    if len(held) < len(cut) or box is None or len(places) < table.n_cols:
        return blocks
    if not _go_on(held, before, by):
        return blocks
    return [*feet, _with_row(table, held, places, box), *blocks[at + 1 :]]


def _is_foot(line: Line) -> bool:
    """Whether a line is the page's number, or dirt that is read as dashes and dots."""
    return is_page_number(in_pieces(line)) or not any(map(str.isalnum, line.text))


def _moved(table: Table, before: Table) -> float | None:
    """How far a table stands from where the one before does, in points; None unless it has as many
    columns, is as wide, and names none of them."""
    if table.box is None or before.box is None or table.n_cols != before.n_cols:
        return None
    by = table.box.x0 - before.box.x0
    if table.ragged or table.turned or abs(table.box.x1 - before.box.x1 - by) > _SAME_PLACE:
        return None
    first = [clean(c.text) for c in table.cells if c.row == 0 and c.lines]
    return None if name_columns(first) else by


def _is_near(lines: Sequence[PieceLine], table: Table) -> bool:
    """Whether lines follow each other down to a table's first rule."""
    last = lines[-1].box
    near = table.box is not None and table.box.top - last.bottom <= _NEAR * last.height
    return near and all(is_close(above, below) for above, below in pairwise(lines))


def _cut(row: PieceLine, places: Mapping[int, Box]) -> Held | None:
    """A line's words by column; None where one stands across, or the line is no further one of a
    row."""
    text = clean(row.line.text)
    if is_band(row) or is_apart(row) or is_unknown_heading(text) or _HEADS.match(text) is not None:
        return None
    held: dict[int, list[Word]] = {}
    for word in row.line.words:
        left, right = extent((word,))
        column = next((k for k, box in places.items() if box.x0 <= left and right <= box.x1), None)
        if column is None:
            return None
        held.setdefault(column, []).append(word)
    cells = {column: tuple(words) for column, words in held.items()}
    names_office = cells.keys() == {0} and _OFFICE.match(text) is not None  # of all rows below it
    opened = any(_opens(text_of(words)) for words in cells.values())
    return None if names_office or opened else cells


def _opens(text: str) -> bool:
    """Whether a text opens an item, or is a figure, which has no second line."""
    numbered = split_number(text).item_no is not None
    return opens_typed(text) or numbered or looks_like_money(text)


def _go_on(rows: Sequence[Held], before: Table, by: float) -> bool:
    """Whether lines begin where those of the last row of a table do, each of which is full."""
    last = {
        c.col: c.lines[-1]
        for c in before.cells
        if c.row == before.n_rows - 1 and c.col_span == 1 and c.lines
    }
    if len(last) < COLUMNS:
        return False
    return all(
        column in last
        and abs(extent(words)[0] - extent(last[column].words)[0] - by) <= _SAME_LEFT
        and _is_full(last[column], before, column)
        for row in rows
        for column, words in row.items()
    )


def _is_full(line: Line, table: Table, column: int) -> bool:
    """Whether a line reaches over most of what the rows of its column do."""
    cells = [c for c in table.cells if c.col == column and c.col_span == 1 and c.lines]
    right = max(extent(ln.words)[1] for cell in cells for ln in cell.lines)
    left, end = extent(line.words)
    return end - left >= _FULL * (right - left)


def _with_row(table: Table, rows: Sequence[Held], places: Mapping[int, Box], box: Box) -> Table:
    """A table with lines, which stand in a box, as its first row. `places`: of its columns."""
    whole = box if table.box is None else replace(table.box, top=box.top)
    cells: list[Cell] = []
    for column, place in sorted(places.items()):
        held = tuple(Line(row[column], page=table.page) for row in rows if column in row)
        cells.append(Cell(0, column, 1, 1, held, Box(place.x0, box.top, place.x1, box.bottom)))
    below = (replace(cell, row=cell.row + 1) for cell in table.cells)
    return replace(table, n_rows=table.n_rows + 1, cells=(*cells, *below), box=whole)
