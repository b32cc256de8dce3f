"""Rows of a ruled table that no level rule parts: several items stand in one tall row of cells.

Told by the numbers of the items, each level with a title's first line; without numbers, by titles
that open as items do, if an amount stands beside each. All else goes to the row at its height. A
row that holds several numbers and cannot be parted so stays as it is, with a remark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import item_type, split_number
from normalize.raw import Remark
from normalize.thai_text import clean, is_dash
from parsers.headers import Header
from parsers.model import Box, Cell, Line, Table
from parsers.pieces import in_pieces, is_band
from parsers.rows import Row, rows_of
from parsers.totals import opens_total

_ORDINAL = regex.compile(r"\(?\d{1,3}[.)]?")
_SHORT = 5  # characters of an item's number, misread or not
_LEVEL = 0.5  # line heights between two lines that stand at one height
_FEWEST = 2  # items in a row that is to be parted


@dataclass(frozen=True, slots=True)
class PartedRows:
    """Rows of a table, and the table they are rows of."""

    rows: tuple[Row, ...]
    table: Table
    remarks: tuple[Remark, ...] = ()


def part_rows(rows: Sequence[Row], table: Table, header: Header, engine: str) -> PartedRows:
    """The rows with every one that holds several items parted."""
    as_given = PartedRows(tuple(rows), table)
    if table.ragged or not rows:
        return as_given
    starts: dict[int, list[float]] = {}
    remarks: list[Remark] = []
    for row in rows:
        found = _starts(_cells_of(table, row.index), header)
        if found is None:
            remarks.append(_not_parted(row))
        elif len(found) > 1:
            starts[row.index] = found
    if not starts:
        return replace(as_given, remarks=tuple(remarks))
    first, last = rows[0].index, rows[-1].index
    more = sum(len(found) - 1 for found in starts.values())
    parted = _parted(table, starts)
    numbered = rows_of(parted, rows[0].table, engine)
    return PartedRows(numbered[first : last + 1 + more], parted, tuple(remarks))


def _cells_of(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row and cell.row_span == 1]


def _starts(cells: Sequence[Cell], header: Header) -> list[float] | None:
    """The heights at which the rows in one row of cells begin, none or one for a row of its own;
    None where there are several and nothing tells where."""
    by_column = {cell.col: _placed(cell) for cell in cells if cell.col_span == 1}
    roles = {column.index: column.role for column in header.columns}
    numbers = next((by_column[c] for c, r in roles.items() if r == "number" and c in by_column), [])
    titles = next((by_column[c] for c, r in roles.items() if r == "title" and c in by_column), [])
    if not titles:
        return []
    headings = [line for line in titles if _is_heading(line)]
    sums = [line for line in (*numbers, *titles) if opens_total(clean(line.text))]
    ordinals = [line for line in numbers if len(clean(line.text)) <= _SHORT]
    titled = [line for line in titles if line not in headings and line not in sums]
    if _count_up(ordinals):
        opening = _opened_by_numbers(ordinals, titled)
    else:
        money = [by_column[c] for c, r in roles.items() if r == "money" and c in by_column]
        opening = _opened_by_titles(titled, money, [*headings, *sums])
    if opening is None:
        return None
    if not opening:
        return []
    first = min(titles, key=_middle)  # above all others: the rest of an item that a page break cut
    heights = sorted(_middle(line) for line in (first, *opening, *headings, *sums))
    least = _LEVEL * _height(titles[0])
    return [y for k, y in enumerate(heights) if k == 0 or y - heights[k - 1] > least]


def _placed(cell: Cell) -> list[Line]:
    return [line for line in cell.lines if line.box is not None]


def _is_heading(line: Line) -> bool:
    row = in_pieces(line)
    return row is not None and is_band(row)


def _count_up(numbers: Sequence[Line]) -> bool:
    """Whether most of some lines are ordinals that count up, and two at least."""
    texts = [clean(line.text) for line in numbers]
    read = [int(regex.sub(r"\D", "", text)) for text in texts if _ORDINAL.fullmatch(text)]
    up = all(a < b for a, b in pairwise(read))
    return len(read) >= _FEWEST and up and len(read) * 2 > len(texts)


def _opened_by_numbers(numbers: Sequence[Line], titles: Sequence[Line]) -> list[Line] | None:
    """The first lines of the titles that the numbers belong to; None where that is not certain.

    Numbers stand level with the first lines, or half-way down titles that open as items do.
    """
    level = [next((t for t in titles if _are_level(n, t)), None) for n in numbers]
    beside = [line for line in level if line is not None]
    opening = [line for line in titles if _opens_item(line)]
    if len(beside) == len(numbers):
        astray = [line for line in opening if line not in beside]
        open_here = sum(line in opening for line in beside)
        if open_here == len(beside) or (not astray and open_here * 2 > len(beside)):
            return beside
    ends = [_middle(line) for line in opening[1:]] + [float("inf")]
    if len(opening) == len(numbers) and all(
        _middle(t) - _LEVEL * _height(t) <= _middle(n) < end
        for n, t, end in zip(numbers, opening, ends, strict=True)
    ):
        return opening
    return None


def _opened_by_titles(
    titles: Sequence[Line], money: Sequence[Sequence[Line]], others: Sequence[Line]
) -> list[Line]:
    """Titles that open as items do and have one amount each beside them; empty where they are not
    several, or the amounts do not say the same."""
    opening = [line for line in titles if _opens_item(line)]
    if len(opening) < _FEWEST:
        return []
    cuts = sorted(_middle(line) for line in (*opening, *others))
    least = _LEVEL * _height(titles[0])
    for lines in money:
        figures = [line for line in lines if _is_amount(clean(line.text))]
        held = [
            sum(y - least <= _middle(f) < end - least for f in figures)
            for y, end in pairwise((*(_middle(line) for line in opening), float("inf")))
        ]
        if len(figures) == len(lines) and held == [1] * len(opening) and cuts:
            return opening
    return []


def _is_amount(text: str) -> bool:
    return looks_like_money(text) or is_dash(text)


def _opens_item(line: Line) -> bool:
    return item_type(split_number(clean(line.text)).rest) != "unspecified"


def _are_level(one: Line, other: Line) -> bool:
    return abs(_middle(one) - _middle(other)) <= _LEVEL * min(_height(one), _height(other))


def _middle(line: Line) -> float:
    return line.box.y_center if line.box is not None else 0.0


def _height(line: Line) -> float:
    return line.box.height if line.box is not None else 0.0


def _not_parted(row: Row) -> Remark:
    message = (
        "a row of cells holds the numbers of several items, no rule parts them, and they could not "
        "be told apart"
    )
    raw = " | ".join(cell.text for _i, cell in row.printed_cells())[:300]
    return Remark("rows_not_parted", "error", message, row.place, raw)


def _parted(table: Table, starts: dict[int, list[float]]) -> Table:
    """The table with the rows that begin at some heights in the place of one."""
    added = {row: len(found) - 1 for row, found in starts.items()}
    cells: list[Cell] = []
    for cell in table.cells:
        row = cell.row + sum(more for r, more in added.items() if r < cell.row)
        inside = range(cell.row, cell.row + cell.row_span)
        span = cell.row_span + sum(more for r, more in added.items() if r in inside)
        moved = replace(cell, row=row, row_span=span)
        if cell.row_span == 1 and cell.row in starts:
            tall = _cells_of(table, cell.row)
            cells += _cut(moved, starts[cell.row], _edges(tall, starts[cell.row]))
        else:
            cells.append(moved)
    cells.sort(key=lambda c: (c.row, c.col))
    return replace(table, n_rows=table.n_rows + sum(added.values()), cells=tuple(cells))


def _part_of(line: Line, starts: Sequence[float]) -> int:
    """Which of the rows a line belongs to."""
    reach = _LEVEL * _height(line)
    return max(0, sum(y - reach <= _middle(line) for y in starts) - 1)


def _edges(cells: Sequence[Cell], starts: Sequence[float]) -> list[float]:
    """The heights between the last line of each row and the first of the next."""
    lines = [line for cell in cells for line in _placed(cell)]
    edges = []
    for k, start in enumerate(starts[1:]):
        above = [_middle(line) for line in lines if _part_of(line, starts) <= k]
        edges.append((max(above, default=start) + start) / 2)
    return edges


def _cut(cell: Cell, starts: Sequence[float], edges: Sequence[float]) -> list[Cell]:
    box = cell.box
    ends = [box.top, *edges, box.bottom] if box is not None else []
    parts = []
    for k in range(len(starts)):
        lines = tuple(line for line in cell.lines if _part_of(line, starts) == k)
        place = Box(box.x0, ends[k], box.x1, ends[k + 1]) if box is not None else None
        parts.append(replace(cell, row=cell.row + k, row_span=1, lines=lines, box=place))
    return parts
