"""Tables of money whose rows name the items of a list by their numbers: "โครงการที่ 3 | 20,000 | -".

The titles stand elsewhere, in lines or in a table of their own. The rows are given a heading that
names items and titles that no item has ("ตามโครงการลำดับที่ 3"); `items.numbered_money` puts what they
say to the items of those numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from normalize.amounts import looks_like_money, says_no_budget
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.headings.numbered import heads_numbers, names_items, number_named, row_name
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Table, Word, union_of
from parsers.rows import Block

_FEWEST = 2
_DASH = regex.compile(r"[-–—.]+")


def with_numbers_named(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, tables of numbers and money headed as tables of items."""
    for block, engine in blocks:
        if isinstance(block, Table) and not block.turned:
            head = _heading_row(block)
            block = block if head is None else _headed(block, head)
        yield block, engine


def _heading_row(table: Table) -> int | None:
    """The row of the heading over numbers and money; None for any other table."""
    for cell in sorted((c for c in table.cells if c.col == 0), key=lambda c: c.row):
        if cell.col_span == 1 and heads_numbers(cell.text):
            body = [c for c in table.cells if c.row >= _body_of(table, cell)]
            return cell.row if _is_headed(table, cell) and _names_by_number(body) else None
    return None


def _body_of(table: Table, head: Cell) -> int:
    """The first row below the heading, which may have a second row over the money alone."""
    end = head.row + head.row_span
    first = next((c for c in table.cells if c.row == end and c.col == 0), None)
    return end + 1 if first is not None and not clean(first.text) else end


def _is_headed(table: Table, head: Cell) -> bool:
    """Whether all columns beside the numbers are headed as money, by words or years."""
    end = _body_of(table, head)
    for col in range(1, table.n_cols):
        over = [
            clean(c.text)
            for c in sorted(table.cells, key=lambda c: c.row)
            if head.row <= c.row < end and c.col <= col < c.col + c.col_span and clean(c.text)
        ]
        if not over or bind_heading(col, tuple(over)).role != "money":
            return False
    return table.n_cols > 1


def _names_by_number(body: Sequence[Cell]) -> bool:
    """Whether all rows but those of sums, and of a level alone, have a number alone, each another,
    and money beside it."""
    firsts = {c.row: clean(c.text) for c in body if c.col == 0}
    filled = {c.row for c in body if c.col > 0 and clean(c.text)}
    levels = [r for r, t in firsts.items() if heading_level(t) is not None and r not in filled]
    named = [t for r, t in firsts.items() if t and r not in levels and not opens_total(t)]
    numbers = [number_named(text) for text in named]
    stated = [clean(c.text) for c in body if c.col > 0 and clean(c.text)]
    if None in numbers or len(numbers) < _FEWEST or len(set(numbers)) < len(numbers):
        return False
    return any(map(looks_like_money, stated)) and all(map(_is_value, stated))


def _is_value(text: str) -> bool:
    return looks_like_money(text) or says_no_budget(text) or _DASH.fullmatch(text) is not None


def _headed(table: Table, head: int) -> Table:
    firsts = [clean(cell.text) for cell in table.cells if cell.col == 0 and cell.row >= head]
    of_items = any(map(names_items, firsts))
    cells = []
    for cell in table.cells:
        number = number_named(cell.text) if cell.col == 0 and cell.row > head else None
        if cell.col == 0 and cell.row == head:
            cell = _saying(cell, "โครงการ/กิจกรรม")
        elif number is not None:
            cell = _saying(cell, row_name(number, of_items))
        cells.append(cell)
    return replace(table, cells=tuple(cells))


def _saying(cell: Cell, text: str) -> Cell:
    """The cell with another text; what was read stays its raw text."""
    words = [word for line in cell.lines for word in line.words]
    sure = [word.confidence for word in words if word.confidence is not None]
    box = union_of([word.box for word in words if word.box is not None])
    word = Word(text, cell.raw, box, min(sure, default=None), words[0].turn)
    return replace(cell, lines=(replace(cell.lines[0], words=(word,)),))
