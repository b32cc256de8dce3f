"""The items in a box of a table of one column: by their numbers, or by the white between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

import regex

from normalize.numbering import is_ordinal, opens_typed, split_number
from normalize.thai_text import clean
from parsers.headings.headers import find_header
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.table_headings import is_unknown_heading
from parsers.hierarchy.totals import opens_total
from parsers.layout.aligned_records import is_figure, is_total
from parsers.layout.white_strips import at_white
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.geometry import printed_lines
from parsers.page.pieces import PieceLine, in_pieces, is_band, text_of
from parsers.rows import rows_of

_OTHER = regex.compile(r"\W*(?:หมายเหตุ|ลงชื่อ)|\*|ทั้งนี้")
_LEVEL = 0.6  # line heights between two lines that stand level
_FEWEST_ITEMS = 2
_FEWEST_SEVERAL = 3  # items of several lines, most of which show that they are one
_FEWEST_FIGURES = 2  # at the end of a line, for each year one
_NUMBERED = 2  # columns, the first ones, that may hold the numbers of items


def with_items_apart(rows: Table) -> Table:
    """With each numbered item of a box in a row of its own, and what stands above the first; itself
    where no box has several. They count up by one."""
    starts = {cell.row: numbered_starts(cell) for cell in rows.cells}
    several = any(len(found) >= _FEWEST_ITEMS for found in starts.values())
    return _cut(rows, starts) if several else rows


def with_sums_apart(rows: Table) -> Table:
    """With the sum that ends a box in a row of its own; itself where none does."""
    sums = {cell.row: _sums_in(cell) for cell in rows.cells}
    return _cut(rows, sums) if any(sums.values()) else rows


def _sums_in(cell: Cell) -> list[int]:
    """The lines of a box that open with the name of a sum; one that begins right of all titles, and
    states no amount, goes on with a text ("ผู้เข้าร่วม | รวม 45 คน")."""
    rows = [in_pieces(line) for line in cell.lines]
    ends = [end for row in rows if row is not None and (end := _title_end(row)) is not None]
    return [
        k
        for k, row in enumerate(rows)
        if row is not None
        and opens_total(text_of(row.pieces[0]))
        and (not ends or row.spans[0][0] <= max(ends) or is_total(row))
    ]


def _title_end(row: PieceLine) -> float | None:
    """Where the title ends that a line opens, behind its number or with its type word; None for any
    other line."""
    numbered = is_ordinal(clean(text_of(row.pieces[0])))
    if len(row.pieces) <= numbered or not (numbered or opens_typed(text_of(row.pieces[0]))):
        return None
    return row.spans[int(numbered)][1]


def _cut(rows: Table, at: Mapping[int, Sequence[int]]) -> Table:
    """The rows of a table of one column, cut before some of their lines."""
    cells: list[Cell] = []
    for cell in rows.cells:
        starts = at[cell.row]
        bounds = [0, *(k for k in starts if k), len(cell.lines)]
        tops = [line.box.top if line.box is not None else 0.0 for line in cell.lines]
        for first, last in pairwise(bounds):
            box = cell.box
            if box is not None:
                top = box.top if first == 0 else tops[first]
                box = Box(box.x0, top, box.x1, box.bottom if last == len(tops) else tops[last])
            cells.append(replace(cell, row=len(cells), lines=cell.lines[first:last], box=box))
    return replace(rows, n_rows=len(cells), cells=tuple(cells))


def numbered_starts(cell: Cell) -> list[int]:
    """The lines of a box that open items with a number, other pieces beside them; none where the
    numbers do not count up by one."""
    found: list[tuple[int, int]] = []
    for k, line in enumerate(cell.lines):
        row = in_pieces(line)
        number = _number(row) if row is not None and not is_band(row) else None
        if number is not None:
            found.append((k, number))
    return [k for k, _no in found] if all(b[1] == a[1] + 1 for a, b in pairwise(found)) else []


def _number(row: PieceLine) -> int | None:
    """The number that opens a line with several pieces, or with figures at its end: dirt widens the
    words of a scan until no white parts them."""
    first = clean(row.line.words[0].text)
    others = len(row.pieces) - (len(row.pieces[0]) == 1 and is_ordinal(first))
    others += _ends_in_figures(row)
    number = split_number(clean(row.line.text))
    if is_ordinal(first):
        return int("".join(filter(str.isdigit, first))) if others > 1 else None
    return number.item_no if others > 1 and number.mission_no is None else None


def _ends_in_figures(row: PieceLine) -> bool:
    """Whether a line ends in several amounts and dashes, an amount among them."""
    words = reversed(row.line.words)
    last = list(takewhile(lambda word: is_figure(clean(word.text)), words))
    return len(last) >= _FEWEST_FIGURES and any("," in word.text for word in last)


def opens_numbered(row: PieceLine) -> bool:
    return _number(row) is not None


def hold_other_print(rows: Table) -> bool:
    """Whether something stands below the first item in some boxes that is of no item and heads
    none: a note, a signature, or a line across columns."""
    lines = [row for cell in rows.cells for line in cell.lines if (row := in_pieces(line))]
    first = next((k for k, row in enumerate(lines) if len(row.pieces) > 1), len(lines))
    lefts = {left for row in lines if len(row.pieces) > 1 for left, _right in row.spans[1:]}
    heads = False
    for row in lines[first:]:
        text = clean(row.line.text)
        if _OTHER.match(text):
            return True
        level = heading_level(text) is not None or is_unknown_heading(text)
        heads = len(row.pieces) == 1 and (level or heads or opens_total(text))
        near = row.box.height
        if len(row.pieces) == 1 and not heads:
            (left, right), *_others = row.spans
            if any(left + near < x < right - near for x in lefts):
                return True
    return False


def counts_on(rows: Table, before: Table) -> bool:
    """Whether the first number of some rows is 1, below the name of a level, or the next behind the
    last of the table before; or none of the rows has one."""
    lines = [line for cell in rows.cells for line in cell.lines]
    first = next((k for k, line in enumerate(lines) if _opening_number(line)), None)
    if first is None:
        return True
    number = _opening_number(lines[first])
    if number == 1:
        above = map(in_pieces, lines[:first])
        return any(row is not None and is_band(row) for row in above)
    cells = sorted(before.cells, key=lambda c: c.row)
    told = [
        [_opening_number(line) for c in cells if c.col == col for line in c.lines]
        for col in range(_NUMBERED)
    ]
    return any(number - 1 == next(filter(None, reversed(own)), None) for own in told)


def _opening_number(line: Line) -> int:
    """The number that opens a line, an item's or alone; 0 without one."""
    text = clean(line.text)
    first = text.split(" ")[0]
    if is_ordinal(first):
        return int("".join(filter(str.isdigit, first)))
    return split_number(text).item_no or 0


def names_item(text: str) -> bool:
    number = split_number(text)
    return opens_typed(number.rest) or number.item_no is not None or is_ordinal(text.split(" ")[0])


def columns_of(table: Table) -> list[tuple[float, float]]:
    """Where the columns of a table begin and end, in points; empty where one has no cell alone."""
    own = {c.col: c.box for c in table.cells if c.col_span == 1 and c.box is not None}
    return [(own[k].x0, own[k].x1) for k in sorted(own)] if len(own) == table.n_cols else []


def parted_at_white(rows: Table, parted: Table) -> Table:
    """With each item that white parts from the next in its box in a row of its own; itself where
    white does not say it. `parted`: the rows in their columns."""
    header = find_header(rows_of(parted, 0, ""))
    columns = columns_of(parted)
    if header is None or not columns:
        return rows
    title = next((column.index for column in header.columns if column.role == "title"), None)
    boxes = [[row for row in map(in_pieces, cell.lines) if row is not None] for cell in rows.cells]
    stretches = [
        list(lines) for box in boxes for _band, lines in groupby(box, key=is_band) if lines
    ]
    anchored = {
        id(row): any(is_figure(text_of(piece)) for piece in row.pieces[1:])
        for box in boxes
        for row in box
    }
    parts = at_white(stretches, columns, anchored, title, lambda _row: False)
    if parts is None or rows.box is None:
        return rows
    cells: list[Cell] = []
    for part in parts:
        top, bottom = part[0].box.top, part[-1].box.bottom
        place = Box(rows.box.x0, top, rows.box.x1, bottom)
        cells.append(Cell(len(cells), 0, 1, 1, tuple(row.line for row in part), place))
    return replace(rows, n_rows=len(cells), cells=tuple(cells))


def is_row_by_row(table: Table, apart: bool = False) -> bool:
    """Whether the columns of a box hold the cells of one item each, as far as those who read rows
    cannot tell by numbers or type words: all begin level and end one by one, and not all go on
    below the first line; with amounts, that no two stand below each other. All may go on where a
    type word opens each item and white set them `apart`, or most of them do not."""
    header = find_header(rows_of(table, 0, ""))
    if header is None or "title" not in header.roles:
        return False
    title = next(column.index for column in header.columns if column.role == "title")
    money = {column.index for column in header.columns if column.role == "money"}
    rows = [
        [c for c in table.cells if c.row == row and c.lines and c.col_span == 1]
        for row in range(header.body, table.n_rows)
    ]
    opening = [c.lines[0] for cells in rows for c in cells if c.col == title]
    typed = all(opens_typed(clean(line.text)) for line in opening)
    held = [_columns_by_line(cells) for cells in rows]
    signed = typed and (apart or _mostly_end(held))
    for cells, lines in zip(rows, held, strict=True):
        titles = [line for c in cells if c.col == title for line in c.lines]
        again = any(opens_typed(clean(line.text)) for line in titles[1:])
        if money:
            single = all(len(c.lines) < 2 for c in cells if c.col in money)
        else:
            single = (signed or _ends(lines)) and all(b <= a for a, b in pairwise(lines))
        if not again and not single:
            return False
    return True


def _columns_by_line(cells: Sequence[Cell]) -> list[frozenset[int]]:
    """The columns that each printed line of a row has words in."""
    columns = {id(word): c.col for c in cells for word in words_of([c])}
    lines = printed_lines(words_of(cells), None)
    return [frozenset(columns[id(word)] for word in line.words) for line in lines]


def _ends(held: Sequence[frozenset[int]]) -> bool:
    """Whether one of the cells, by its lines, has a single line."""
    return len(held) < 2 or len(held[0]) > len(held[1])


def _mostly_end(rows: Sequence[Sequence[frozenset[int]]]) -> bool:
    """Whether most rows of several lines, and enough of them, have a cell of a single line."""
    several = [held for held in rows if len(held) > 1]
    return len(several) >= _FEWEST_SEVERAL and sum(map(_ends, several)) * 2 > len(several)


def begin_level(table: Table) -> bool:
    """Whether all cells of each item's row that a number opens begin at its height."""
    for row in range(table.n_rows):
        cells = [c for c in table.cells if c.row == row and c.lines and c.col_span == 1]
        firsts = [c.lines[0].box for c in cells if c.lines[0].box is not None]
        opening = next((c for c in cells if c.col == 0), None)
        if opening is None or split_number(clean(opening.text)).item_no is None:
            continue
        start = opening.lines[0].box
        if start is None:
            return False
        if any(abs(box.y_center - start.y_center) > _LEVEL * start.height for box in firsts):
            return False
    return True


def words_of(cells: Sequence[Cell]) -> list[Word]:
    return [word for cell in cells for line in cell.lines for word in line.words]
