"""Columns of a ruled table that no upright parts: the frame alone is ruled, or the money only.

A table whose heading has uprights that no row below continues is cut where its heading is. Else the
words of a heading's cell, put over the white gutters of the rows below it, must name columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.headings.numbered import heads_numbers
from parsers.hierarchy.context import heading_level
from parsers.layout.aligned_heading import HeadCell, heading_cells
from parsers.layout.aligned_records import is_figure, opens_item, opens_next
from parsers.layout.close_columns import figures_apart, years_joined
from parsers.layout.close_texts import texts_apart
from parsers.layout.close_years import years_apart
from parsers.layout.cut_cells import (
    NUMBER,
    cut_cell,
    edges_of,
    is_heading_or_sum,
    pieces_of,
    plain_cells,
    with_sums_cut,
)
from parsers.layout.empty_columns import has_months, with_empty
from parsers.layout.inked import inked
from parsers.model import Box, Cell, Line, Table
from parsers.page.pieces import (
    GUTTER,
    Extent,
    PieceLine,
    column_of,
    extent,
    height_of,
    in_pieces,
    is_band,
    is_close,
    is_told_below,
    merged,
    text_of,
)
from parsers.page.wide_statements import spread_statements

_HEAD_ROWS = 4  # a title or a unit may stand above the heading
_FEWEST_ROWS = 2  # that have words in several of the columns
_FEWEST_LINES = 2  # that have words on both sides of an upright
_FEWEST_CLEAR = 3  # uprights; where one line of words keeps clear of so many, it is enough
_CLEAR_FOR_ONE_OVER = 6
_FEWEST_NAMED = 2
_SLACK = 2.0  # points that a word may reach over an edge
_REACHES = 0.5  # of a column's width
_WHOLE, _SEVERAL = 3, 2  # things that a table of one column has to name; columns of money are two


def part_columns(table: Table) -> Table:
    """The table with its undivided columns parted; itself where there are none."""
    head = _head_rows(table)
    if head is None:
        return table
    if table.n_cols == 1:
        apart, within = (part_at_gutters(headings_apart(table, labels)) for labels in (True, False))
        return within if within.n_cols == apart.n_cols else apart
    return part_at_gutters(_parted_as_others(_parted_as_headed(table, head), head))


def part_at_gutters(table: Table) -> Table:
    """The table with every column parted whose heading names several over the white below it."""
    wide = table.n_cols
    for column in range(table.n_cols - 1, -1, -1):
        table = _parted_at_gutters(table, column)
    return spread_statements(with_sums_cut(table)) if table.n_cols > wide else table


def _head_rows(table: Table) -> int | None:
    """The rows of the heading and of all that stands above it; None where nothing is below."""
    for row in range(min(_HEAD_ROWS, table.n_rows - 1)):
        cells = [c for c in table.cells if c.row == row and c.lines]
        texts = [text_of(piece) for c in cells for piece in pieces_of(c)]
        named = {bind_heading(0, (text,)).role for text in texts} - {"unbound"}
        if len(named) + any(map(heads_numbers, texts[:1])) >= _FEWEST_NAMED:
            end = max(c.row + c.row_span for c in cells)
            return end if end < table.n_rows else None
    return None


def headings_apart(table: Table, labels: bool = True) -> Table:
    """A table of one column with the headings of levels in rows of their own, and what stands
    across below an item behind a label ("ผลการดำเนินงาน : …"); not that where it is a line of the
    title's cell, which keeps clear of the other columns (`labels` false)."""
    cells: list[Cell] = []
    for cell in table.cells:
        parts = _at_headings(cell, labels)
        box = cell.box
        tops = [part[0].box.top for part in parts[1:] if part[0].box is not None]
        ends = sorted([box.top, *tops, box.bottom]) if box is not None else []
        for k, part in enumerate(parts):
            place = Box(box.x0, ends[k], box.x1, ends[k + 1]) if box is not None else None
            cells.append(replace(cell, row=len(cells), lines=tuple(part), box=place))
    return replace(table, n_rows=len(cells), cells=tuple(cells))


def _at_headings(cell: Cell, labels: bool) -> list[list[Line]]:
    """A cell's lines with every heading of a level and its further lines apart, unless a column of
    its own says the level of each item."""
    if any(line.box is None for line in cell.lines) or _has_levels(cell):
        return [list(cell.lines)]
    parts: list[list[Line]] = [[]]
    before: PieceLine | None = None
    inside = False
    for line in cell.lines:
        row = in_pieces(line)
        heads = row is not None and is_band(row) and (labels or not is_told_below(row))
        second = inside and row is not None and before is not None and _goes_on(before, row)
        above = [] if labels else [own for own in map(in_pieces, parts[-1]) if own is not None]
        another = bool(above) and row is not None and opens_next(above, row)
        if parts[-1] and (heads or another or (inside and not second)):
            parts.append([])
        parts[-1].append(line)
        inside = heads or second
        before = row
    return parts


def _has_levels(cell: Cell) -> bool:
    rows = [row for row in map(in_pieces, cell.lines) if row is not None]
    return any(len(r.pieces) > 1 and heading_level(text_of(r.pieces[0])) is not None for r in rows)


def _goes_on(heading: PieceLine, row: PieceLine) -> bool:
    """Whether a line is a further one of the heading that the line above belongs to."""
    return is_close(heading, row) and len(row.pieces) == 1 and not opens_item(row)


def _parted_as_headed(table: Table, head: int) -> Table:
    """With the cells below a heading's upright cut there, where no row has that upright and words
    stand on both sides of it."""
    body = [c for c in table.cells if c.row >= head]
    starts = {c.col for c in body}
    lefts = {c.col: c.box.x0 for c in table.cells if c.box is not None}
    open_at = [c for c in range(1, table.n_cols) if c not in starts and c in lefts]
    plain = [c for c in body if c.lines and not is_heading_or_sum(c)]
    clear = {c: both for c in open_at if (both := _clear_of(plain, c, lefts[c])) is not None}
    least = 1 if len(clear) >= _FEWEST_CLEAR else _FEWEST_LINES
    cuts = [c for c in clear if any(clear[d] >= least for d in _beside(c, clear))]
    if not cuts:
        return table
    cells = [c for c in table.cells if c.row < head]
    for cell in body:
        at = [c for c in cuts if cell.col < c < cell.col + cell.col_span]
        bounds = [cell.col, *at, cell.col + cell.col_span]
        edges = [lefts[c] for c in at]
        cells += cut_cell(cell, bounds, edges)
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _parted_as_others(table: Table, head: int) -> Table:
    """With a row whose uprights a stamp or a torn edge has taken, so that all its words stand in
    one cell, cut where the columns of the others are."""
    body = [c for c in table.cells if c.row >= head]
    edges = edges_of(body)
    if len(edges) != table.n_cols - 1 or table.n_cols < _FEWEST_CLEAR:
        return table
    lost = [c for c in body if c.col_span == table.n_cols and _keeps_clear(c, edges)]
    if not lost:
        return table
    cells = [c for c in table.cells if c not in lost]
    for cell in lost:
        cells += cut_cell(cell, range(table.n_cols + 1), edges)
    return replace(table, cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))))


def _keeps_clear(cell: Cell, edges: Sequence[float]) -> bool:
    """Whether the words of a cell, no heading and no sum, stand in several columns, and none over
    an edge of one."""
    if is_heading_or_sum(cell) or not cell.lines:
        return False
    places = [extent((word,)) for ln in cell.lines for word in ln.words if word.box is not None]
    held = {sum(edge <= (a + b) / 2 for edge in edges) for a, b in places}
    crossed = any(a + _SLACK < edge < b - _SLACK for a, b in places for edge in edges)
    return len(held) >= _FEWEST_CLEAR and not crossed


def _clear_of(cells: Sequence[Cell], column: int, x: float) -> int | None:
    """How many lines have words on both sides of a column's left end; None where words reach over
    it or run on behind it, but for a line in so many, on which a stamp may lie."""
    lines = [ln for c in cells if c.col < column < c.col + c.col_span for ln in c.lines]
    both = over = 0
    for line in lines:
        spans = [extent((word,)) for word in line.words if word.box is not None]
        if any(left < x < right for left, right in spans) or _runs_over(line, x):
            over += 1
        else:
            both += any(b <= x for _a, b in spans) and any(a >= x for a, _b in spans)
    return both if over * _CLEAR_FOR_ONE_OVER <= both else None


def _beside(column: int, clear: Mapping[int, int]) -> list[int]:
    """The column and its neighbours that lack the same uprights: words on both sides of one say
    that the others are left out as well."""
    run = [column]
    while run[0] - 1 in clear:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 in clear:
        run.append(run[-1] + 1)
    return run


def _runs_over(line: Line, x: float) -> bool:
    """Whether a line's words stand on both sides of a place with no more than a space between."""
    words = [word for word in line.words if word.box is not None]
    left = [extent((w,))[1] for w in words if extent((w,))[0] < x]
    right = [extent((w,))[0] for w in words if extent((w,))[0] >= x]
    return bool(left and right) and min(right) - max(left) < GUTTER * height_of(line.words)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The columns in one column of a table, and the cells of its heading over them."""

    columns: tuple[Extent, ...]
    head: tuple[HeadCell, ...]
    alone: bool = False  # told without the numbered lines that stand alone in their rows

    @property
    def levels(self) -> int:
        return max(cell.level for cell in self.head) + 1

    @property
    def edges(self) -> list[float]:
        return [(a[1] + b[0]) / 2 for a, b in pairwise(self.columns)]


def _parted_at_gutters(table: Table, column: int) -> Table:
    """With one column parted, if its heading names the columns that the rows below it keep."""
    mine = [c for c in table.cells if c.col == column and c.col_span == 1 and c.lines]
    for head in mine[:_HEAD_ROWS]:
        below = [c for c in mine if c.row > head.row]
        parts = _parts(head, below, table)
        if parts is not None and _is_within(parts, head.box):
            return _rebuilt(table, column, head, parts)
    return table


def _is_within(parts: _Parts, box: Box | None) -> bool:
    """Whether the columns are parted inside the cell that names them: words that a table gave to a
    cell far from them tell nothing."""
    return box is None or all(box.x0 < edge < box.x1 for edge in parts.edges)


def _parts(head: Cell, below: Sequence[Cell], table: Table) -> _Parts | None:
    """The columns; a level of a name that no list has ("4.2 การเสริมพลัง…") reaches over a column of
    years that the rows beside it keep white before."""
    if table.n_cols == 1:
        found = _named_parts(head, below, table, alone=True)
        if found is not None and any(_role(cell, None) == "fiscal_year" for cell in found.head):
            return found
    return _named_parts(head, below, table)


def _named_parts(
    head: Cell, below: Sequence[Cell], table: Table, alone: bool = False
) -> _Parts | None:
    lines = [row for row in (in_pieces(line) for line in head.lines) if row is not None]
    plain = plain_cells(below, alone, table.n_cols == 1)
    dated = has_months(table)
    across = merged(span for line in lines for span in line.spans) if dated else ()
    most = max((len(line.pieces) for line in lines), default=0)
    if max(most, len(across)) < _FEWEST_NAMED or not plain:
        return None
    body = [row for c in plain for line in c.lines if (row := in_pieces(line)) is not None]
    apart = texts_apart(lines, body, figures_apart(body, inked(plain)))
    apart = years_joined(lines, body, years_apart(lines, body, apart))
    columns = _headed(apart, lines, below)
    if len(columns) < _FEWEST_NAMED or not _is_kept(plain, columns):
        return None
    cells = heading_cells(lines, columns := with_empty(lines, columns))
    groups = [c for c in cells if c.level == 0 and c.span > 1]
    over = {k: c for c in groups for k in range(c.column, c.column + c.span)}
    roles = [_role(cell, over.get(cell.column)) for cell in cells if cell.span == 1]
    named = [role for role in roles if role != "unbound"]
    enough = _WHOLE if table.n_cols == 1 and named.count("money") < _SEVERAL else _FEWEST_NAMED
    first = min((c for c in cells if c.span == 1), key=lambda c: c.column, default=None)
    numbers = first is not None and first.column == 0 and heads_numbers(first.text)
    by_number = numbers and roles[1:].count("money") == len(roles) - 1 >= _SEVERAL
    beside = dated and len(named) == len(roles)  # the title stands left of the months
    if not by_number and (len(set(named)) < enough or not ("title" in named or beside)):
        return None
    return _Parts(tuple(columns), cells, alone)


def _role(cell: HeadCell, over: HeadCell | None) -> str:
    above = [over.text] if over is not None and cell.level else []
    return bind_heading(cell.column, (*above, cell.text)).role


def _headed(
    columns: list[Extent], head: Sequence[PieceLine], below: Sequence[Cell]
) -> list[Extent]:
    """Without the gutters that no heading stands on both sides of: a number and its title."""
    while len(columns) > 1:
        held = {column_of((word,), columns) for line in head for word in line.line.words}
        bare = [
            k
            for k in range(len(columns))
            if k not in held and not _is_of_figures(k, columns, below)
        ]
        if not bare:
            break
        k = bare[0]
        right = k == 0 or (k + 1 < len(columns) and _belongs_right(k, columns, head))
        a = k if right else k - 1
        columns = [*columns[:a], (columns[a][0], columns[a + 1][1]), *columns[a + 2 :]]
    return columns


def _belongs_right(k: int, columns: Sequence[Extent], head: Sequence[PieceLine]) -> bool:
    """Whether a column without a heading is a part of the one right of it: of the one whose heading
    reaches over it ("2561  20,000" below one of money), else of the nearer."""
    over = {True: 0.0, False: 0.0}
    for word in (word for line in head for word in line.line.words):
        left, right = extent((word,))
        covers = min(right, columns[k][1]) - max(left, columns[k][0])
        if covers > 0 and (at := column_of((word,), columns)) in (k - 1, k + 1):
            over[at > k] = max(over[at > k], covers)
    if max(over.values()) >= _REACHES * (columns[k][1] - columns[k][0]):
        return over[True] > over[False]
    return columns[k + 1][0] - columns[k][1] < columns[k][0] - columns[k - 1][1]


def _is_of_figures(column: int, columns: Sequence[Extent], below: Sequence[Cell]) -> bool:
    texts = [
        clean(text_of(words))
        for cell in below
        for line in cell.lines
        if (words := tuple(w for w in line.words if column_of((w,), columns) == column))
    ]
    return bool(texts) and all(is_figure(t) and not NUMBER.fullmatch(t) for t in texts)


def _is_kept(cells: Sequence[Cell], columns: Sequence[Extent]) -> bool:
    """Whether enough rows have words in more than one of the columns."""
    several = [
        cell
        for cell in cells
        if len({column_of((w,), columns) for line in cell.lines for w in line.words}) > 1
    ]
    return len(several) >= min(_FEWEST_ROWS, len(cells))


def _rebuilt(table: Table, column: int, head: Cell, parts: _Parts) -> Table:
    """The table with more columns in the place of one, and where the heading has two levels and a
    single row, one row more."""
    more = len(parts.columns) - 1
    taller = parts.levels - head.row_span if parts.levels > head.row_span else 0
    cells: list[Cell] = []
    for cell in table.cells:
        row = cell.row + (taller if cell.row > head.row else 0)
        reaches = cell.row <= head.row < cell.row + cell.row_span
        tall = cell.row_span + (taller if reaches else 0)
        col = cell.col + (more if cell.col > column else 0)
        wide = cell.col_span + (more if cell.col <= column < cell.col + cell.col_span else 0)
        moved = replace(cell, row=row, row_span=tall, col=col, col_span=wide)
        if cell is head:
            cells += _head_cells(moved, parts)
        elif cell.col == column and cell.col_span == 1 and row > head.row:
            cells += cut_cell(moved, range(column, column + more + 2), parts.edges, parts.alone)
        else:
            cells.append(moved)
    return replace(
        table,
        n_rows=table.n_rows + taller,
        n_cols=table.n_cols + more,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))),
    )


def _head_cells(head: Cell, parts: _Parts) -> list[Cell]:
    box = head.box
    ends = [box.x0, *parts.edges, box.x1] if box is not None else []
    cells = []
    for cell in parts.head:
        top, tall = head.row, head.row_span
        if cell.level:
            top, tall = head.row + 1, head.row_span - 1
        elif cell.levels == 1 and parts.levels > 1:
            tall = 1
        place = (
            Box(ends[cell.column], box.top, ends[cell.column + cell.span], box.bottom)
            if box is not None
            else None
        )
        lines = tuple(Line(words, page=head.lines[0].page) for words in cell.words)
        cells.append(Cell(top, head.col + cell.column, tall, cell.span, lines, place))
    return cells
