"""Boxes one below the other, each round the items of one level, whose columns white alone parts: a
heading in white above the first names them, or a table of the page before that these go on with.

A box holds the name of an indicator or a mission and its items, with no rules between these. The
boxes touch or stand apart, are closed or show their level sides alone. They are laid as a table of
one column, a row for each numbered item, which is then parted as any table of one column is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.numbering import opens_typed
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.headings.headers import find_header
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.table_headings import unknown_band
from parsers.layout.aligned import heads_table
from parsers.layout.aligned_heading import MOST_LINES
from parsers.layout.box_stacks import (
    heading_goes_on,
    is_crossed,
    is_over,
    laid,
    stacks_of,
    with_levels_above,
    with_open_foot,
    with_open_top,
)
from parsers.layout.centred_items import parted_centred
from parsers.layout.continued_columns import parted_like, rows_like
from parsers.layout.empty_columns import has_months
from parsers.layout.items_in_boxes import (
    begin_level,
    columns_of,
    counts_on,
    hold_other_print,
    is_row_by_row,
    names_item,
    numbered_starts,
    opens_numbered,
    parted_at_white,
    with_items_apart,
    words_of,
)
from parsers.layout.level_rules import level_grids
from parsers.layout.undivided_columns import part_columns
from parsers.model import Box, Cell, Line, Page, Table, Word, union_of
from parsers.page.geometry import printed_lines
from parsers.page.grid import Grid
from parsers.page.pieces import COLUMNS, PieceLine, follows, in_pieces, is_band, text_of
from parsers.rows import rows_of

_FEWEST_BOXES = 2  # with names, that need not touch to be of one table
_FEWEST_RULES = 2  # around a box that has no sides


@dataclass(frozen=True, slots=True)
class Boxed:
    """A table in boxes, and what of the page it is made of."""

    table: Table
    grids: tuple[Grid, ...]
    words: frozenset[int]
    """By their `id`."""


def tables_in_boxes(page: Page, boxes: Sequence[Grid], before: Table | None) -> list[Boxed]:
    """The tables that stand in boxes below a heading, or go on with the table `before`. Boxes that
    are no grid of several cells must hold several numbered items: else the page's lines tell the
    rows."""
    found: list[Boxed] = []
    level = level_grids(page.rulings, lambda _box: False, _FEWEST_RULES)
    for stack in stacks_of([*boxes, *level]):
        if is_crossed(stack, page):
            continue
        sure = any(grid in boxes and grid.n_rows > 1 for grid in stack)
        both = _below_heading(stack, page, sure)
        if both is None and before is not None and not found:
            both = _continued(stack, page, before, sure)
        if both is not None:
            rows, table = both
            cells = (*rows.cells, *table.cells)
            found.append(Boxed(table, tuple(stack), frozenset(map(id, words_of(cells)))))
    return found


def _below_heading(stack: Sequence[Grid], page: Page, sure: bool) -> tuple[Table, Table] | None:
    """The boxes as rows, and in the columns that a heading above them names."""
    for own in _distinct(with_open_foot(stack, page.rulings), stack):
        found = laid(own, page)
        if found is None or hold_other_print(found[0]):
            continue
        rows, above = with_levels_above(*found)
        table = _headed(rows, above, sure or _are_named(rows))
        if table is not None:
            return rows, table
    return None


def _distinct(*stacks: Sequence[Grid]) -> list[Sequence[Grid]]:
    return [stack for k, stack in enumerate(stacks) if stack not in stacks[:k]]


def _continued(
    stack: Sequence[Grid], page: Page, before: Table, sure: bool
) -> tuple[Table, Table] | None:
    """The boxes as rows, and in the columns of the table of the page before, if only lines of one
    piece stand above them; the first may be what a page break left of one."""
    ends_open = with_open_foot(stack, page.rulings)
    tops_open = [with_open_top(own, page.rulings) for own in (ends_open, stack)]
    for own in _distinct(ends_open, stack, *tops_open):
        found = laid(own, page)
        if found is None or hold_other_print(found[0]) or not _are_alone(found[1]):
            continue
        table = _going_on(found[0], before, sure)
        if table is not None:
            return found[0], table
    return None


def without(words: Sequence[Word], tables: Sequence[Boxed]) -> list[Word]:
    """The words that stand in none of some tables."""
    taken = frozenset[int]().union(*(table.words for table in tables))
    return [word for word in words if id(word) not in taken]


def _headed(rows: Table, above: Sequence[Line], sure: bool) -> Table | None:
    """The rows in the columns that the lines above them name; None where these name none, or where
    nothing certain parts the items of a box."""
    if _has_heading(rows):
        return None
    boxes = [cell for cell in rows.cells if not _is_level(cell)]
    best: tuple[tuple[int, bool, int], Table] | None = None
    for lines, plain in _headings(above, rows):
        for parted in _parted(rows, lines, sure):
            header = find_header(rows_of(parted, 0, ""))
            if header is None or header.body >= parted.n_rows or "title" not in header.roles:
                continue
            if has_months(parted) or (len(boxes) == 1 and "money" in header.roles):
                continue  # in one box figures tell its lines apart
            named = sum(column.role != "unbound" for column in header.columns)
            rank = (named, plain, len(lines) if plain else -len(lines))
            if best is None or rank > best[0]:
                best = (rank, parted)
            break
    return best[1] if best is not None else None


def _has_heading(rows: Table) -> bool:
    """Whether a heading of columns stands in the boxes themselves: in the first, or where rows of a
    table of one column are found to have one."""
    first = next((cell for cell in rows.cells if not _is_level(cell)), rows.cells[0])
    for line in first.lines[:MOST_LINES]:
        row = in_pieces(line)
        if row is None or opens_numbered(row):
            break
        roles = [bind_heading(0, (text_of(piece),)).role for piece in row.pieces]
        if opens_typed(text_of(row.pieces[0])) and "unbound" in roles:
            break  # an item
        if len(set(roles) - {"unbound"}) > 1:
            return True
    return heads_table(first.lines) or part_columns(rows).n_cols > 1


def _is_level(cell: Cell) -> bool:
    """Whether a cell has nothing but the heading of a level."""
    row, box, lines = in_pieces(cell.lines[0]), cell.box, cell.lines
    goes_on = box is not None and all(
        heading_goes_on(lines[:k], lines[k], box) for k in range(1, len(lines))
    )
    return row is not None and is_band(row) and goes_on


def _headings(above: Sequence[Line], rows: Table) -> Iterator[tuple[list[Line], bool]]:
    """The lines right above the first box that may be a heading, the last one first, each time with
    one more; and whether all of them stand in pieces."""
    below: PieceLine | None = None
    lines: list[Line] = []
    plain = True
    for line in reversed(above[-MOST_LINES:]):
        row = in_pieces(line)
        if row is None or is_band(row) or opens_numbered(row):
            return
        near = follows(row, below) if below is not None else is_over(line, rows)
        if not near:
            return
        lines.insert(0, line)
        plain &= len(row.pieces) > 1
        below = row
        yield list(lines), plain


def _parted(rows: Table, heading: Sequence[Line], sure: bool) -> Iterator[Table]:
    """The rows below a heading in their columns: each item in a row of its own, if all cells of it
    begin level, else the boxes whole if they are `sure` to be of one table."""
    apart = with_items_apart(rows)
    if apart is not rows:
        table = part_columns(_below(apart, heading))
        if table.n_cols >= COLUMNS and begin_level(table):
            named = _with_names_across(table, apart)
            yield from [] if named is None else [named]
            return
    if sure:
        table = part_columns(_below(rows, heading))
        if table.n_cols < COLUMNS:
            return
        if is_row_by_row(table):
            yield table
            return
        by_white = parted_at_white(rows, table)
        other = part_columns(_below(by_white, heading))
        if other.n_cols >= COLUMNS and is_row_by_row(other, by_white is not rows):
            yield other
            return
        centred = parted_centred(rows, columns_of(table))
        other = part_columns(_below(centred, heading))
        if centred is not rows and other.n_cols == table.n_cols:
            yield other


def _below(rows: Table, heading: Sequence[Line]) -> Table:
    """A table of one column with a heading for its first row."""
    tops = [line.box.top for line in heading if line.box is not None]
    if rows.box is None or not tops:
        return rows
    place = Box(rows.box.x0, min(tops), rows.box.x1, rows.box.top)
    cells = (
        Cell(0, 0, 1, 1, tuple(heading), place),
        *(replace(cell, row=cell.row + 1) for cell in rows.cells),
    )
    box = replace(rows.box, top=place.top)
    return replace(rows, n_rows=rows.n_rows + 1, cells=cells, box=box)


def _going_on(rows: Table, before: Table, sure: bool) -> Table | None:
    """The rows in the columns of a table of the page before that has some for each thing; None
    where they do not keep to them, or hold no items. `sure`: they are boxes of one grid."""
    if before.n_cols < COLUMNS or has_months(before) or _has_heading(rows):
        return None
    apart = with_items_apart(rows)
    if apart is rows and not any(map(_is_named, rows.cells)):
        return None  # a row each
    if not counts_on(apart, before):
        return None  # another list
    model = _as_wide(before, rows)
    table = parted_like(apart, model)
    if table.n_cols < before.n_cols or not begin_level(table):
        return None
    if not sure and rows_like(apart, model) is apart and not _fill_columns(table):
        return None  # a list of names
    first = [line for c in table.cells if c.col == 0 and c.col_span == 1 for line in c.lines]
    holds = any(names_item(clean(line.text)) for line in first)
    return _with_names_across(table, apart) if holds else None


def _fill_columns(table: Table) -> bool:
    """Whether the items have something in all columns but one at most."""
    rows = ([c for c in table.cells if c.row == row and c.lines] for row in range(table.n_rows))
    items = [cells for cells in rows if len(cells) > 1 and names_item(clean(cells[0].text))]
    return all(len(cells) >= table.n_cols - 1 for cells in items)


def _is_named(box: Cell) -> bool:
    """Whether the heading of a level opens a box, over what else it holds."""
    first = in_pieces(box.lines[0]) if len(box.lines) > 1 else None
    return first is not None and is_band(first)


def _are_named(rows: Table) -> bool:
    """Whether the boxes are several, and the name of a known level opens each."""
    boxes = [cell for cell in rows.cells if not _is_level(cell)]
    names = [clean(cell.lines[0].text) for cell in boxes if _is_named(cell)]
    known = [name for name in names if heading_level(name) is not None]
    return len(known) == len(boxes) >= _FEWEST_BOXES


def _as_wide(before: Table, rows: Table) -> Table:
    """A table that was found by its lines, within a box as wide as some rows, as wide as these."""
    own, box = before.box, rows.box
    if own is None or box is None or not (box.x0 < own.x0 and own.x1 < box.x1):
        return before
    cells = (
        replace(cell, box=replace(cell.box, x0=box.x0)) if cell.col == 0 and cell.box else cell
        for cell in before.cells
    )
    return replace(before, cells=tuple(cells), box=replace(own, x0=box.x0, x1=box.x1))


def _with_names_across(table: Table, rows: Table) -> Table | None:
    """With the name of each box, lines of one piece above its first numbered item, over all
    columns; None where one is no heading that those who read rows know or tell as unknown: it would
    be an item to them. `rows`: the table as it was before it was parted."""
    named = {
        id(word)
        for cell, below in pairwise(rows.cells)
        if numbered_starts(below)[:1] == [0] and not numbered_starts(cell) and _is_alone(cell)
        for word in words_of([cell])
    }
    out: list[Cell] = []
    names: list[int] = []
    for row in range(table.n_rows):
        cells = [c for c in table.cells if c.row == row]
        words = words_of(cells)
        if words and named.issuperset(map(id, words)):
            box = union_of([c.box for c in cells if c.box is not None])
            lines = printed_lines(words, table.page)
            cells = [Cell(row, 0, 1, table.n_cols, lines, box)]
            names.append(row)
        out += cells
    table = replace(table, cells=tuple(out))
    read = rows_of(table, 0, "") if names else ()
    known = (
        heading_level(clean(read[k].cells[0].text)) is not None or unknown_band(read[k]) is not None
        for k in names
    )
    return table if all(known) else None


def _is_alone(cell: Cell) -> bool:
    return _are_alone(cell.lines)


def _are_alone(lines: Sequence[Line]) -> bool:
    """Whether each of some lines is one piece."""
    rows = [in_pieces(line) for line in lines]
    return all(row is not None and len(row.pieces) == 1 for row in rows)
