"""The office of the items below it in the cells of a row that no rule makes one: under the heading
of the titles alone ("หน่วยงานรับผิดชอบ : กองคลัง", all else blank), or as a line of the title above
it or below it, where only white parts the rows. It becomes a row across all columns.

A line that names an office may also say whose the item above it is. Where the first row of a table
names one, before any item, and the last row does not, such lines stand above their items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import regex

from normalize.numbering import is_ordinal
from normalize.thai_text import clean
from parsers.headings.headers import Header, find_header
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.lines_above import (
    names_office,
    names_office_behind_label,
    names_office_for_title,
    parts_tables,
)
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Line, Table
from parsers.rows import Block, rows_of

_NUMBER = regex.compile(r"^\W*\d{1,2}[.)]")
_FIGURE = regex.compile(r"\d")
_OF_MONEY = ("money", "month", "quarter")

Side = Literal["alone", "above", "below"]
"""Where an office stands in its row: with nothing else, or over or under an item's title."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A table as one of several that go on with each other: which block it is, its first row below
    a heading, and the column of its titles."""

    at: int
    table: Table
    body: int
    title: int
    header: Header


def offices_in_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the offices over items in rows of their own."""
    known = list(blocks)
    for parts in _groups(known):
        offices = [_offices(part) for part in parts]
        if not any(offices):
            continue
        if not _stand_above(parts, offices) or _are_named_before(known[: parts[0].at]):
            break
        for part, found in zip(parts, offices, strict=True):
            known[part.at] = (_laid(part, found), known[part.at][1])
    yield from known


def _are_named_before(blocks: Sequence[Block]) -> bool:
    """Whether a line names an office below the first table: of what the table left out, perhaps,
    and then what a later page begins with may be the rest of an item's."""
    seen = False
    for block, _engine in blocks:
        seen |= isinstance(block, Table)
        if seen and isinstance(block, Line) and names_office(clean(block.text)) is not None:
            return True
    return False


def _groups(blocks: Sequence[Block]) -> Iterator[list[_Part]]:
    """The tables that go on with each other: of as many columns, the titles in the same. Their
    headings may not be read alike, where all money of a page is dashes."""
    group: list[_Part] = []
    for at, (block, engine) in enumerate(blocks):
        if isinstance(block, Line):
            if parts_tables(block) and group:
                yield group
                group = []
            continue
        part = _part(at, block, engine, group[-1] if group else None)
        if group and (part is None or _shape(part) != _shape(group[-1])):
            yield group
            group = []
        group += [part] if part is not None else []
    if group:
        yield group


def _shape(part: _Part) -> tuple[int, int]:
    return part.table.n_cols, part.title


def _part(at: int, table: Table, engine: str, before: _Part | None) -> _Part | None:
    own = None if table.ragged else find_header(rows_of(table, 0, engine))
    header = own or (before.header if before is not None else None)
    if header is None or table.ragged or len(header.columns) != table.n_cols:
        return None
    titles = [c.index for c in header.columns if c.role == "title"]
    if len(titles) != 1:
        return None
    return _Part(at, table, own.body if own is not None else 0, titles[0], header)


def _offices(part: _Part) -> dict[int, Side]:
    """The rows of a table that name an office, or have a line of the title's cell that does."""
    found: dict[int, Side] = {}
    for row in range(part.body, part.table.n_rows):
        side = _side(part, row)
        if side is not None:
            found[row] = side
    return found


def _side(part: _Part, row: int) -> Side | None:
    here = [c for c in part.table.cells if c.row <= row < c.row + c.row_span]
    if any(c.row_span > 1 for c in here):
        return None
    printed = _besides_number(part.header, [c for c in here if clean(c.text)])
    if (len(printed) == 1 and _may_head(part, printed[0])) or _is_cut(printed):
        return "alone"
    title = next((c for c in printed if c.col == part.title and c.col_span == 1), None)
    if title is None or len(title.lines) < 2:
        return None
    at = [k for k, line in enumerate(title.lines) if _is_labelled(line)]
    if at == [0]:
        return "above"
    return "below" if at == [len(title.lines) - 1] else None


def _besides_number(header: Header, printed: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row but for that which numbers the offices, in the column of numbers."""
    if len(printed) != 2:
        return printed
    number, office = printed
    numbers = header.columns[number.col].role == "number" and is_ordinal(clean(number.text))
    return [office] if numbers else printed


def _may_head(part: _Part, cell: Cell) -> bool:
    """Whether the only cell of a row names an office, and is no rest of an item's cell: it begins
    before the titles end, or among the money."""
    role = part.header.columns[cell.col].role
    text = clean(cell.text)
    stands = cell.col <= part.title or role in _OF_MONEY
    return (
        stands
        and names_office_for_title(text) is not None
        and not _FIGURE.search(_NUMBER.sub("", text))
    )


def _is_cut(printed: Sequence[Cell]) -> bool:
    """Whether the cells of a row are a label and the office behind it, cut where columns are."""
    whole = [c for c in printed if len(c.lines) == 1]
    close = all(a.col + a.col_span == b.col for a, b in pairwise(printed))
    text = clean(" ".join(c.text for c in printed))
    return len(whole) == len(printed) > 1 and close and names_office_behind_label(text)


def _is_labelled(line: Line) -> bool:
    return names_office_behind_label(clean(line.text))


def _stand_above(parts: Sequence[_Part], offices: Sequence[dict[int, Side]]) -> bool:
    """Whether the offices are those of the rows below them."""
    rows = [
        found.get(row)
        for part, found in zip(parts, offices, strict=True)
        for row in range(part.body, part.table.n_rows)
        if not _is_passed(part, row)
    ]
    ends = bool(rows) and (rows[0] in ("alone", "above")) and rows[-1] in (None, "above")
    # Of two in a row nobody can say which one the items below are of.
    return ends and not any(
        a in ("alone", "below") and b in ("alone", "above") for a, b in pairwise(rows)
    )


def _is_passed(part: _Part, row: int) -> bool:
    """Whether a row is the heading of a level, a sum, or nothing."""
    printed = [c for c in part.table.cells if c.row == row and clean(c.text)]
    if not printed or any(opens_total(clean(c.text)) for c in printed[:2]):
        return True
    return len(printed) == 1 and heading_level(clean(printed[0].text)) is not None


def _laid(part: _Part, offices: dict[int, Side]) -> Table:
    table = part.table
    above = [row for row, side in offices.items() if side == "above"]
    below = [row for row, side in offices.items() if side == "below"]
    alone = {row for row, side in offices.items() if side == "alone"}
    cells: list[Cell] = []
    for cell in table.cells:
        row = cell.row + sum(r <= cell.row for r in above) + sum(r < cell.row for r in below)
        if cell.row in alone:
            if cell.col == 0:
                cells.append(_across(table, row, _lines_of(table, cell.row, part.header)))
            continue
        lines = cell.lines
        if cell.col == part.title and offices.get(cell.row) == "above":
            cells.append(_across(table, row - 1, lines[:1]))
            lines = lines[1:]
        elif cell.col == part.title and offices.get(cell.row) == "below":
            cells.append(_across(table, row + 1, lines[-1:]))
            lines = lines[:-1]
        cells.append(replace(cell, row=row, lines=lines))
    return replace(table, n_rows=table.n_rows + len(above) + len(below), cells=tuple(cells))


def _lines_of(table: Table, row: int, header: Header) -> tuple[Line, ...]:
    """The lines of a row's only cell; the one line that was cut into several cells."""
    every = [c for c in table.cells if c.row == row and clean(c.text)]
    printed = _besides_number(header, every)
    if len(printed) == 1:
        return printed[0].lines
    first = printed[0].lines[0]
    return (replace(first, words=tuple(w for c in printed for w in c.lines[0].words)),)


def _across(table: Table, row: int, lines: tuple[Line, ...]) -> Cell:
    return Cell(row, 0, 1, table.n_cols, lines, lines[0].box)
