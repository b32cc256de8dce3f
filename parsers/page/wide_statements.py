"""ไม่ใช้งบประมาณ ("no budget used") printed once across all columns of money of a row.

It stands over the white between those columns, and would join them; and it is said of each.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from normalize.amounts import looks_like_money, nothing_for_years
from normalize.thai_text import clean
from parsers.model import Box, Cell, Table, Word
from parsers.page.arrows_around import is_between_arrows
from parsers.page.geometry import overlap
from parsers.page.pieces import extent, is_statement

_OVER = 0.05  # of a statement's width, beyond its column
_REACHED = 0.3  # of a column's width
_UNLIKE = 2  # columns more on one side of a statement than on the other


def spread_statements(table: Table, before: Table | None = None) -> Table:
    """The table with every such statement in one cell over all columns of figures beside it that
    its row leaves empty, where it reaches out of its own or says that it is of several years.
    `before`: a table of the same columns that it goes on with."""
    figures = _figure_columns(table) | (_figure_columns(before) if before is not None else set())
    return _spread(table, [c for c in table.cells if _reaches_out(c)], figures)


def spread_words(table: Table, words: frozenset[Word], columns: Set[int]) -> Table:
    """The table with each cell that holds some words and no others over all of some columns beside
    it that its row leaves empty."""
    held = [c for c in table.cells if c.lines and words.issuperset(_words_of(c))]
    return _spread(table, held, columns)


def _spread(table: Table, said: Sequence[Cell], figures: Set[int]) -> Table:
    """The table with each of some cells over the empty ones of `figures` beside it."""
    by_slot = {(c.row, c.col): c for c in table.cells if (c.row_span, c.col_span) == (1, 1)}
    cells = list(table.cells)
    for cell in said:
        if cell.col not in figures or by_slot.get((cell.row, cell.col)) is not cell:
            continue
        first = last = cell.col
        while first - 1 in figures and _is_empty(by_slot.get((cell.row, first - 1))):
            first -= 1
        while last + 1 in figures and _is_empty(by_slot.get((cell.row, last + 1))):
            last += 1
        over = _below_arrows(cell, [by_slot[cell.row, col] for col in range(first, last + 1)])
        if len(over) > 1:
            cells = [c for c in cells if c not in over]
            cells.append(replace(cell, col=over[0].col, col_span=len(over), box=_around(over)))
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _below_arrows(cell: Cell, over: Sequence[Cell]) -> Sequence[Cell]:
    """The cells over which the arrows on both sides of a statement reach; all, where it has none or
    they leave about as many on one side as on the other."""
    boxes = [other.box for other in over if other.box is not None]
    words = _words_of(cell)
    if len(boxes) < len(over) or len(words) != 1 or not is_between_arrows(words[0]):
        return over
    left, right = extent(words)
    short = [overlap(left, right, box.x0, box.x1) < _REACHED * box.width for box in boxes]
    at = over.index(cell)
    if abs(sum(short[:at]) - sum(short[at + 1 :])) < _UNLIKE:
        return over
    return [o for o, missed in zip(over, short, strict=True) if o is cell or not missed]


def _figure_columns(table: Table) -> set[int]:
    """The columns whose cells of one row hold amounts, dashes and such statements, below a heading
    that may name a year."""
    texts: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.col_span == 1 and cell.lines:
            texts.setdefault(cell.col, []).append(clean(cell.text))
    return {
        col for col, held in texts.items() if len(held) > 1 and all(map(looks_like_money, held[1:]))
    }


def _reaches_out(cell: Cell) -> bool:
    if nothing_for_years(clean(cell.text)) is not None:
        return True
    words = _words_of(cell)
    if cell.box is None or len(words) != 1 or words[0].box is None or not is_statement(words[0]):
        return False
    left, right = extent(words)
    beyond = max(cell.box.x0 - left, right - cell.box.x1)
    return beyond > _OVER * (right - left)


def _words_of(cell: Cell) -> list[Word]:
    return [word for line in cell.lines for word in line.words]


def _is_empty(cell: Cell | None) -> bool:
    return cell is not None and not cell.lines


def _around(cells: Sequence[Cell]) -> Box | None:
    boxes = [cell.box for cell in cells if cell.box is not None]
    if len(boxes) < len(cells):
        return None
    return Box(boxes[0].x0, boxes[0].top, boxes[-1].x1, boxes[0].bottom)
