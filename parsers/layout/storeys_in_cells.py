"""Items of two storeys in cells that no upright parts: below the title, level with each other,
stand the values that the heading names under it (มิติที่, ภารกิจ, งบประมาณ), each below its heading.

Each row becomes two, the title across the columns and its values below it in them; what is beside
(months, an office) is as tall as both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from normalize.amounts import is_empty_money, looks_like_money
from normalize.numbering import is_ordinal
from normalize.thai_text import clean
from normalize.units import names_unit
from parsers.headings.title_over_columns import TitleOver, title_over_columns
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import opens_total
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.pieces import text_of

_SAME_EDGE = 4.0  # points between a column's edges on two pages
_SLACK = 2.0  # points that a word may reach over an edge
_FEWEST_VALUES = 2
_POINTS = frozenset("●•✓✔◉■")
_MIDDLE = 0.1  # of a cell's width: a mark this near to its middle is set there
_LEVEL_NO = regex.compile(r"[1-9](?:\s?\.\s?[1-9]\d?){0,2}")
_ONES = frozenset("lI|")  # what a scan reads for 1
_MISREAD = regex.compile(
    r"(?=.*\d)[^ก-๙\s]{2,12}"
)  # money with a letter in it, told where it is read
_SURE = frozenset({"dimension", "mission", "sub_mission", "money"})
"""What only few texts are."""
_LETTERS = regex.compile(r"\p{L}{3}")

Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    """The lines of an item by column: of its number, its title, and its values."""

    numbers: dict[int, list[Line]]
    title: list[Line]
    values: dict[int, list[Line]]


def with_storeys_apart(table: Table) -> Table:
    """The table, each row of such items in two; itself where one of its rows is none of such."""
    over = title_over_columns(table)
    edges = _edges(table)
    if over is None or edges is None:
        return table
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row >= over.body:
            by_row.setdefault(cell.row, []).append(cell)
    made = [cell for cell in table.cells if cell.row < over.body]
    count, items = over.body, 0
    for row in range(over.body, table.n_rows):
        cells = by_row.get(row, [])
        if any(c.row_span > 1 for c in cells) or not cells:
            return table
        if len(cells) == 1 or not any(c.lines for c in cells):
            made += [replace(c, row=count) for c in cells]
            count += 1
            continue
        summed = _total(cells, count, over, edges)
        placed = summed or _item_rows(cells, count, over, edges)
        if placed is None:
            return table
        items, count = items + (not summed), count + (1 if summed else 2)
        made += placed
    return table if not items else replace(table, n_rows=count, cells=tuple(made))


def with_heading_before(table: Table, before: Table | None) -> Table:
    """A table that goes on with such rows behind a page break, below the heading of the table
    `before` and in its columns; itself where it is none of such."""
    over = title_over_columns(before) if before is not None else None
    edges = _edges(before) if before is not None else None
    if before is None or over is None or edges is None or title_over_columns(table) is not None:
        return table
    cells = [_in_columns(cell, edges, over.body) for cell in table.cells]
    placed = [cell for cell in cells if cell is not None]
    if len(placed) < len(cells) or not any(_is_storeyed(c, over, edges) for c in placed):
        return table
    heading = tuple(c for c in before.cells if c.row < over.body)
    rows = over.body + table.n_rows
    return replace(table, n_rows=rows, n_cols=before.n_cols, cells=(*heading, *placed))


def _in_columns(cell: Cell, edges: Sequence[float], down: int) -> Cell | None:
    """The cell between other edges, so many rows `down`; None where it stands between none."""
    if cell.box is None:
        return None
    ends = [
        min(range(len(edges)), key=lambda k: abs(edges[k] - x)) for x in (cell.box.x0, cell.box.x1)
    ]
    off = max(abs(edges[k] - x) for k, x in zip(ends, (cell.box.x0, cell.box.x1), strict=True))
    if off > _SAME_EDGE or ends[0] >= ends[1]:
        return None
    return replace(cell, row=cell.row + down, col=ends[0], col_span=ends[1] - ends[0])


def _is_storeyed(cell: Cell, over: TitleOver, edges: Sequence[float]) -> bool:
    ends = cell.col <= over.columns.start and cell.col + cell.col_span == over.columns.stop
    return ends and _item(cell, over, edges) is not None


def _edges(table: Table) -> list[float] | None:
    """Where the columns begin, and where the last ends; None where that is not known."""
    starts = {c.col: c.box.x0 for c in table.cells if c.box is not None}
    ends = {c.col + c.col_span: c.box.x1 for c in table.cells if c.box is not None}
    if set(starts) != set(range(table.n_cols)) or table.n_cols not in ends:
        return None
    return [*(starts[k] for k in range(table.n_cols)), ends[table.n_cols]]


def _item_rows(
    cells: Sequence[Cell], row: int, over: TitleOver, edges: Sequence[float]
) -> list[Cell] | None:
    """The two rows of an item's cells; None for cells that are no item's."""
    end = over.columns.stop
    left = [c for c in cells if c.col < end and c.col + c.col_span > over.columns.start]
    if len(left) != 1 or left[0].col + left[0].col_span != end:
        return None
    whole = left[0]
    item = _item(whole, over, edges)
    if item is None:
        return None
    top, cut, bottom = _heights(whole, item)
    beside = [own for c in cells if c is not whole for own in _at_lost_rule(c, edges)]
    rest = [replace(c, row=row, row_span=2) for c in beside]
    numbers = [
        Cell(row, k, 2, 1, tuple(item.numbers.get(k, ())), Box(edges[k], top, edges[k + 1], bottom))
        for k in range(whole.col, over.columns.start)
    ]
    across = Box(edges[over.columns.start], top, edges[end], cut)
    title = Cell(row, over.columns.start, 1, over.cell.col_span, tuple(item.title), across)
    values = [
        Cell(row + 1, k, 1, 1, tuple(item.values.get(k, ())),
             Box(edges[k], cut, edges[k + 1], bottom))
        for k in over.columns
    ]  # fmt: skip
    return [*numbers, title, *values, *rest]


def _total(
    cells: Sequence[Cell], row: int, over: TitleOver, edges: Sequence[float]
) -> list[Cell] | None:
    """The cells of a row that sums up, its label across what stands before its figures; None for
    any other."""
    whole = next((c for c in cells if c.col + c.col_span == over.columns.stop), None)
    if whole is None or not opens_total(clean(whole.text)):
        return None
    words = [word for line in whole.lines for word in line.words]
    figures = [w for w in words if looks_like_money(clean(w.text))]
    columns = [_column(w, edges) for w in figures]
    money = {k for k, role in zip(over.columns, over.roles, strict=True) if role == "money"}
    if not columns or len(set(columns)) < len(columns) or not set(columns) <= money:
        return None
    label = replace(whole.lines[0], words=tuple(w for w in words if w not in figures))
    first = min(columns)
    made = [replace(whole, row=row, col_span=first - whole.col, lines=(label,), box=None)]
    for column in range(first, over.columns.stop):
        own = tuple(w for w, k in zip(figures, columns, strict=True) if k == column)
        made.append(Cell(row, column, 1, 1, (replace(label, words=own),) if own else ()))
    return [*made, *(replace(c, row=row) for c in cells if c is not whole)]


def _at_lost_rule(cell: Cell, edges: Sequence[float]) -> list[Cell]:
    """The cells of a cell over several columns, where a point in it stands in the middle of none of
    its own but of one column: a scan has lost the rule beside. An arrow says by its cell how far it
    goes, and stays."""
    words = [word for line in cell.lines for word in line.words]
    box = cell.box
    if cell.col_span < 2 or box is None or not words or not all(w.text in _POINTS for w in words):
        return [cell]
    if any(abs(_center(w) - box.x_center) <= _MIDDLE * box.width for w in words):
        return [cell]
    parts = []
    for column in range(cell.col, cell.col + cell.col_span):
        own = tuple(w for w in words if _column(w, edges) == column)
        lines = (replace(cell.lines[0], words=own),) if own else ()
        place = Box(edges[column], box.top, edges[column + 1], box.bottom)
        parts.append(replace(cell, col=column, col_span=1, lines=lines, box=place))
    return parts


def _heights(whole: Cell, item: _Item) -> tuple[float, float, float]:
    """Where an item's cell begins, its values do, and where it ends."""
    boxes = [line.box for lines in item.values.values() for line in lines if line.box is not None]
    own = [line.box for line in whole.lines if line.box is not None]
    box = whole.box or Box(0, min(b.top for b in own), 0, max(b.bottom for b in own))
    cut = min(b.top for b in boxes)
    return box.top, min(max(cut, box.top), box.bottom), box.bottom


def _item(cell: Cell, over: TitleOver, edges: Sequence[float]) -> _Item | None:
    """The parts of an item's cell; None where its lines are no title above values."""
    lines = list(cell.lines)
    at = next((k for k in range(1, len(lines)) if _values(lines[k], over, edges)), None)
    if at is None or any(word.box is None for line in lines for word in line.words):
        return None
    if any(_values(line, over, edges, 1) is None for line in lines[at:]):
        return None
    first = _values(lines[at], over, edges) or {}
    if not any(_is_sure(words, over.roles[k - over.columns.start]) for k, words in first.items()):
        return None  # words of a title may stand so by chance
    numbers: dict[int, list[Line]] = {}
    title: list[Line] = []
    for line in lines[:at]:
        before = tuple(w for w in line.words if _center(w) < edges[over.columns.start])
        rest = tuple(w for w in line.words if w not in before)
        title += [replace(line, words=rest)] if rest else []
        if before and cell.col == over.columns.start:
            return None
        for word in before:
            column = _column(word, edges)
            numbers.setdefault(max(column, cell.col), []).append(replace(line, words=(word,)))
    told = text_of(title)
    counted = all(is_ordinal(clean(line.text)) for own in numbers.values() for line in own)
    if not counted or not _LETTERS.search(told) or opens_total(told) or heading_level(told):
        return None
    values: dict[int, list[Line]] = {}
    for line in lines[at:]:
        for column, words in (_values(line, over, edges, 1) or {}).items():
            values.setdefault(column, []).append(replace(line, words=words))
    return _Item(numbers, title, values)


def _is_sure(words: Words, role: str) -> bool:
    """Whether words are surely what the heading of their column names: a level, money or a unit."""
    text = text_of(words)
    return role in _SURE or (role == "responsible" and names_unit(text))


def _values(
    line: Line, over: TitleOver, edges: Sequence[float], least: int = _FEWEST_VALUES
) -> dict[int, Words] | None:
    """The words of a line by column, if each stands in one below its heading and is what that
    names; None for any other line."""
    held: dict[int, Words] = {}
    for word in line.words:
        column = _column(word, edges)
        if word.box is None or column not in over.columns:
            return None
        if word.box.x0 < edges[column] - _SLACK or word.box.x1 > edges[column + 1] + _SLACK:
            return None
        held[column] = (*held.get(column, ()), word)
    fits = all(
        _fits(text_of(words), over.roles[column - over.columns.start])
        for column, words in held.items()
    )
    return held if fits and len(held) >= least else None


def _fits(text: str, role: str) -> bool:
    if role == "dimension" and text in _ONES:
        return True  # a mission's number, which is never guessed, says it again
    if role in _SURE - {"money"}:
        return _LEVEL_NO.fullmatch(text) is not None or heading_level(text) is not None
    stated = looks_like_money(text) or is_empty_money(text)
    return role != "money" or stated or _MISREAD.fullmatch(text) is not None


def _center(word: Word) -> float:
    return word.box.x_center if word.box is not None else 0.0


def _column(word: Word, edges: Sequence[float]) -> int:
    return max(0, sum(edge <= _center(word) for edge in edges) - 1)
