"""Columns that no upright parts, on a page that goes on with the table of the one before: where
they are there, the words of this page leave white as well, though its few rows do not tell it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex
from rapidfuzz import fuzz

from normalize.amounts import looks_like_money
from normalize.numbering import is_ordinal
from normalize.thai_text import clean, squeeze
from parsers.headings.columns import bind_heading
from parsers.layout.cut_cells import cut_cell, pieces_of, plain_cells, with_sums_cut
from parsers.layout.inked import inked
from parsers.layout.undivided_columns import headings_apart
from parsers.model import Cell, Table
from parsers.page.pieces import Extent, text_of
from parsers.page.wide_statements import spread_statements
from parsers.rows import Block

_FEWEST_NAMED = 2  # columns, by a heading
_LIST_NUMBER = regex.compile(r"^\(?\d{1,2}\)\s*")
_SAME_PLACE = 6.0  # points between a rule on one page and the same on the next
_SAME_GUTTER = 8.0
_SHORTEST = 4  # letters of a heading that tells a column
_FEWEST = 3  # of those
_ALIKE = 85.0  # of headings read twice


def parted_like_before(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each table that prints the heading of the one before again, in fewer columns, cut
    into the columns of that."""
    model: Table | None = None
    for block, engine in blocks:
        if isinstance(block, Table):
            parted = parted_like(block, model, headed=True)
            if model is not None and parted is not block and _is_headed_like(parted, model):
                block = parted
            model = block
        yield block, engine


def _is_headed_like(table: Table, model: Table) -> bool:
    """Whether the first rows of two tables have the same headings in the same columns."""
    own, others = (
        {c.col: squeeze(clean(c.text)) for c in t.cells if c.row == 0} for t in (table, model)
    )
    told = [col for col, text in others.items() if len(text) >= _SHORTEST]
    alike = all(fuzz.partial_ratio(own.get(col, ""), others[col]) >= _ALIKE for col in told)
    return len(told) >= _FEWEST and own.keys() == others.keys() and alike


def parted_like(table: Table, model: Table | None, headed: bool = False) -> Table:
    """A table cut into the columns of the `model` that it goes on with; itself where it does not
    lie under that, or words stand across. `headed`: its own heading is to tell that it goes on, so
    that few of its rows may have words in several columns."""
    if model is None or table.box is None or model.box is None or table.n_cols >= model.n_cols:
        return table
    shift = table.box.x0 - model.box.x0
    if abs(table.box.x1 - model.box.x1 - shift) > _SAME_PLACE or table.ragged or model.ragged:
        return table
    places = [x + shift for x in _lefts(model)]
    if len(places) != model.n_cols:  # cells without places, as those of a card have
        return table
    starts = [_nearest(x, places) for x in _lefts(table)]
    off = [abs(places[k] - x) for k, x in zip(starts, _lefts(table), strict=True)]
    if len(set(starts)) != table.n_cols or max(off) > _SAME_PLACE:
        return table
    table = headings_apart(table) if table.n_cols == 1 else table
    ends = [*starts, model.n_cols]
    edges: dict[int, float] = {}
    for column, (start, end) in enumerate(pairwise(ends)):
        cells = [c for c in table.cells if c.col == column and c.col_span == 1 and c.lines]
        found = _gutters(cells, places[start + 1 : end], table.n_cols == 1)
        if found is None or (found and not headed and not _is_undivided(cells, found)):
            return table
        edges |= dict(zip(range(start + 1, end), found, strict=True))
    cells = []
    for cell in table.cells:
        start, end = ends[cell.col], ends[cell.col + cell.col_span]
        if cell.col_span > 1:  # merged between rules: as it is printed
            cells.append(replace(cell, col=start, col_span=end - start))
        else:
            cells += cut_cell(
                cell, range(start, end + 1), [edges[c] for c in range(start + 1, end)]
            )
    parted = with_sums_cut(replace(table, n_cols=model.n_cols, cells=tuple(cells)))
    return spread_statements(parted, model)


def rows_like(rows: Table, model: Table) -> Table:
    """Rows between level rules alone, cut into the columns of the table they go on with; themselves
    where they have a heading of their own, or no money where that has some: then they are another
    table, a list of names or print between any two rules."""
    first = [text_of(p) for c in rows.cells if c.row == 0 and c.lines for p in pieces_of(c)]
    parted = rows if name_columns(first) else parted_like(rows, model)
    columns = _money_columns(model)
    held = [
        _is_money(cell)
        for cell in parted.cells
        if cell.lines and columns.intersection(range(cell.col, cell.col + cell.col_span))
        if cell.col not in range(min(columns))
    ]
    return parted if any(held) and sum(held) * 2 >= len(held) else rows


def name_columns(texts: Sequence[str]) -> bool:
    """Whether what the cells of a row say is the heading of a table."""
    named = [role for text in texts if (role := bind_heading(0, (text,)).role) != "unbound"]
    return len(set(named)) >= _FEWEST_NAMED and len(named) * 2 > len(texts)


def _money_columns(table: Table) -> set[int]:
    """The columns most of whose cells hold an amount, a dash or the words that there is none, and
    not the numbers of items alone."""
    held: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.lines and cell.col_span == 1:
            held.setdefault(cell.col, []).append(cell)
    return {
        col
        for col, cells in held.items()
        if sum(map(_is_money, cells)) * 2 > len(cells)
        and any(_is_money(cell) and not is_ordinal(clean(cell.text)) for cell in cells)
    }


def _is_money(cell: Cell) -> bool:
    """Whether a cell holds nothing but amounts and the like, each behind its number in a list; of
    some of those a scan has left the number alone."""
    said = [_LIST_NUMBER.sub("", clean(line.text)) for line in cell.lines]
    return looks_like_money(clean(cell.text)) or all(looks_like_money(t) for t in said if t)


def _lefts(table: Table) -> list[float]:
    """Where the columns begin that some cell begins in."""
    places: dict[int, float] = {}
    for cell in table.cells:
        if cell.box is not None:
            places.setdefault(cell.col, cell.box.x0)
    return [places[c] for c in sorted(places)]


def _nearest(x: float, places: Sequence[float]) -> int:
    return min(range(len(places)), key=lambda k: abs(places[k] - x))


def _is_undivided(cells: Sequence[Cell], edges: Sequence[float]) -> bool:
    """Whether the rows have words in several of the columns: a table of its own, of fewer columns,
    has one thing in each."""
    several = 0
    for cell in cells:
        boxes = [w.box for line in cell.lines for w in line.words if w.box is not None]
        several += len({sum(box.x_center > x for x in edges) for box in boxes}) > 1
    return several * 2 > len(cells)


def _gutters(cells: Sequence[Cell], places: Sequence[float], are_rows: bool) -> list[float] | None:
    """The middle of the white next to each place; None where one has none of its own. `are_rows`:
    the cells are whole rows."""
    plain = plain_cells(cells, False, are_rows)
    if not places or not plain:
        return list(places)
    spans = inked(plain, told=True)
    if not spans:
        return list(places)
    white = [(a[1], b[0]) for a, b in pairwise(spans)]
    beside = [min(white, key=lambda gap: _distance(x, gap), default=(x, x)) for x in places]
    found: list[float] = []
    for x, gap in zip(places, beside, strict=True):
        outside = x < spans[0][0] or x > spans[-1][1]
        shared = beside.count(gap) > 1  # a column between is empty on this page
        if not outside and _distance(x, gap) > (0.0 if shared else _SAME_GUTTER):
            return None
        found.append(x if outside or shared else (gap[0] + gap[1]) / 2)
    return found if all(a < b for a, b in pairwise(found)) else None


def _distance(x: float, gap: Extent) -> float:
    return max(gap[0] - x, x - gap[1], 0.0)
