"""The first row below a heading out of its cells, where a copy has lost the rule between the two.

Unlike `undivided_heading`, the rows below are ruled, so the table has a heading; its cells hold the
first item, or the first heading of a level, as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import regex

from normalize.amounts import states_money
from normalize.numbering import is_ordinal, opens_typed
from normalize.thai_text import clean
from parsers.headings.columns import Column
from parsers.headings.headers import Header, find_header
from parsers.hierarchy.context import heading_level
from parsers.model import Cell, Line, Table, Word
from parsers.page.geometry import height, middle
from parsers.page.lines_level import are_level
from parsers.page.pieces import text_of
from parsers.rows import rows_of

_NAMES_TITLES = regex.compile(
    r"[(\[]?(?:(?:ชื่อ|แผนงาน|โครงการ|กิจกรรม|มาตรการ|รายการ|และ|หรือ|ที่ดำเนินการ)[\s/,.]*)+"
    r"(?:[(\[].*)?[)\]]?"
)
_NUMBERED = regex.compile(r"^(?:มิติ|ภารกิจ)\S*\s*\d")
_MISREAD = regex.compile(r"^\S{2,5}ที่?\s*[1-4](?!\d)")  # of มิติที่ 1, if the name behind it is one
_LEADING = 0.7  # line heights from the middle of a line up to where the one before has ended
_WHITE = 0.5  # line heights from the middle of a line to the cut, at least

_Texts = Sequence[tuple[Column, str]]
"""What a row has in each column."""


def first_row_apart(table: Table, header: Header, engine: str) -> tuple[Table, Header] | None:
    """The table with the row that its heading holds in a row of its own; None where it holds none.

    An item is known by a title below the words that name its column, and by its number or its money
    in theirs; the heading of a level by its number.
    """
    title = next((c.index for c in header.columns if c.role == "title"), None)
    named = [c for c in table.cells if c.col == title and c.row < header.body]
    if table.ragged or table.turned or header.body >= table.n_rows or not named:
        return None
    # The word that names the titles reaches over all storeys, though the last of them has amounts.
    last = max(cell.row + cell.row_span for cell in named) - 1
    ends = [c for c in table.cells if c.row + c.row_span - 1 == last]
    cuts = (_above_level(ends), _above_title([c for c in ends if c.col == title]))
    for is_level, cut in zip((True, False), cuts, strict=True):
        if cut is None or not _is_white([line for cell in ends for line in cell.lines], cut):
            continue
        parted = _cut_below(table, last, cut)
        rows = rows_of(parted, 0, engine)
        found = find_header(rows)
        if (
            found is None
            or found.body != header.body
            or not found.roles >= header.roles - {"unbound"}
        ):
            continue
        texts = [
            [(c, rows[at].cells[c.index].text) for c in found.columns]
            for at in (found.body, found.body + 1)
        ]
        if is_level or _is_item(*texts):
            return parted, found
    return None


def _is_item(here: _Texts, below: _Texts) -> bool:
    """Whether a row has an item's number, or money unless the row below has a number."""
    if _is_numbered(here):
        return True
    money = any(column.role == "money" and states_money(text) for column, text in here)
    return money and not _is_numbered(below)


def _is_numbered(texts: _Texts) -> bool:
    return any(column.role == "number" and is_ordinal(text) for column, text in texts)


def _above_title(cells: Sequence[Cell]) -> float | None:
    """The height above the first line that opens a title, below others."""
    lines = [line for cell in cells for line in cell.lines if line.box is not None]
    for line in lines[1:]:
        text = clean(line.text)
        if opens_typed(text) and not _NAMES_TITLES.fullmatch(text):
            return _above(line, lines)
    return None


def _above(line: Line, among: Sequence[Line]) -> float:
    """A height between a line and what stands above it."""
    return middle(line) - _LEADING * _print(line, among)


def _print(line: Line, among: Sequence[Line]) -> float:
    """The height of a line's print; a scan's box may be much taller than it, by specks."""
    return min(height(line), median(map(height, among)))


def _above_level(cells: Sequence[Cell]) -> float | None:
    """The height above the first line across the cells that heads a dimension or a mission."""
    lines = [line for cell in cells for line in cell.lines if line.box is not None]
    across: list[list[Line]] = []
    for line in sorted(lines, key=middle):
        if across and are_level(across[-1][0], line):
            across[-1].append(line)
        else:
            across.append([line])
    texts = [text_of(sorted(here, key=_left)) for here in across]
    for k, text in enumerate(texts[1:], start=1):
        whole = clean(" ".join(texts[k:]))
        misread = _MISREAD.match(text) and heading_level(whole) == "dimension"
        if misread or (_NUMBERED.search(text) and heading_level(text) is not None):
            return min(_above(line, lines) for line in across[k])
    return None


def _left(line: Word | Line) -> float:
    return line.box.x0 if line.box is not None else 0.0


def _is_white(lines: Sequence[Line], cut: float) -> bool:
    """Whether a height runs through none of some lines."""
    placed = [line for line in lines if line.box is not None]
    away = [abs(middle(line) - cut) >= _WHITE * _print(line, placed) for line in placed]
    return all(away) and len(placed) == len(lines)


def _cut_below(table: Table, row: int, y: float) -> Table:
    """The table with what stands below a height in the cells that end in a row as a row more."""
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row > row:
            cells.append(replace(cell, row=cell.row + 1))
        elif cell.row + cell.row_span - 1 == row:
            lines = [
                [li for li in cell.lines if (middle(li) > y) == below] for below in (False, True)
            ]
            cells.append(replace(cell, lines=tuple(lines[0])))
            cells.append(replace(cell, row=row + 1, row_span=1, lines=tuple(lines[1])))
        else:
            reaches = cell.row + cell.row_span - 1 > row
            cells.append(replace(cell, row_span=cell.row_span + reaches))
    cells.sort(key=lambda c: (c.row, c.col))
    return replace(table, n_rows=table.n_rows + 1, cells=tuple(cells))
