"""What stands at each height of a row of cells, from the titles' column on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean
from parsers.headings.headers import Header
from parsers.model import Cell, Line
from parsers.page.geometry import middle, printed_lines

FEWEST_BESIDE = 2  # columns that begin anew beside a title without a type word
_SAID = frozenset({"approach", "responsible", "follow_up", "period", "result", "target"})


@dataclass(frozen=True, slots=True)
class Level:
    """What stands at one height of a row of cells, from the titles' column on: the height in
    points, the columns, and whether it opens as titles do."""

    y: float
    columns: frozenset[int]
    opens: bool


def with_beside(
    rows: Mapping[int, Sequence[Cell]], header: Header, title: int
) -> Mapping[int, Sequence[Cell]]:
    """The rows of cells, what is said of items before the titles as if it stood behind them, where
    few columns do."""
    roles = {column.index: column.role for column in header.columns}
    if sum(column > title for column in roles) >= FEWEST_BESIDE:
        return rows
    moved = {c: max(roles) + 1 + c for c, role in roles.items() if c < title and role in _SAID}
    return {
        row: [replace(cell, col=moved.get(cell.col, cell.col)) for cell in cells]
        for row, cells in rows.items()
    }


def title_of(header: Header) -> int | None:
    return next((c.index for c in header.columns if c.role == "title"), None)


def is_plain(cells: Sequence[Cell]) -> bool:
    return all(c.col_span == 1 or not c.lines for c in cells)


def levels_of(cells: Sequence[Cell], title: int) -> list[Level]:
    columns = {id(w): c.col for c in cells if c.col >= title for ln in c.lines for w in ln.words}
    words = [w for c in cells if c.col >= title for ln in c.lines for w in ln.words]
    opening = {id(word) for line in opening_lines(cells, title) for word in line.words}
    return [
        Level(
            middle(line),
            frozenset(columns[id(word)] for word in line.words),
            any(id(word) in opening for word in line.words),
        )
        for line in printed_lines(words, None)
    ]


def columns_of(levels: Sequence[Level]) -> frozenset[int]:
    return frozenset[int]().union(*(level.columns for level in levels))


def gaps_of(levels: Sequence[Level]) -> list[float]:
    return [below.y - above.y for above, below in pairwise(levels)]


def is_numbered(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a number stands right before the title: of one item, whatever its cell lists."""
    numbers = {c.index for c in header.columns if c.role == "number"}
    title = title_of(header)
    return any(c.lines and c.col in numbers and c.col + 1 == title for c in cells)


def in_column(cells: Sequence[Cell], column: int) -> list[Line]:
    held = [ln for c in cells if c.col == column for ln in c.lines if ln.box is not None]
    return sorted(held, key=middle)


def opening_lines(cells: Sequence[Cell], title: int) -> list[Line]:
    """The lines of the titles' column that open as titles do."""
    return [line for line in in_column(cells, title) if opens_typed(clean(line.text))]


def has_numbers(cells: Sequence[Cell], title: int) -> bool:
    texts = [clean(line.text) for line in in_column(cells, title)]
    return any(split_number(text).rest != text for text in texts)


def pairs(cells: Sequence[Cell], title: int) -> Iterator[tuple[Line, Line]]:
    """The lines of each cell from the titles' column on, each with the next."""
    for column in sorted({c.col for c in cells if c.col >= title and c.col_span == 1}):
        yield from pairwise(in_column(cells, column))
