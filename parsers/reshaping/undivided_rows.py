"""Rows of a ruled table that no level rule parts: several items stand in one tall row of cells.

Told by the numbers of the items, each level with a title's first line; without numbers, by titles
that open as items do, if an amount stands beside each. All else goes to the row at its height. A
row that holds several numbers and cannot be parted so stays as it is, with a remark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.amounts import looks_like_money
from normalize.numbering import is_ordinal, opens_typed, ordinal, split_number, without_bullet
from normalize.raw import Remark
from normalize.thai_text import clean, is_dash
from parsers.headings.headers import Header
from parsers.hierarchy.context import CONTEXT_ROLES
from parsers.hierarchy.totals import NUMBERED_LEVEL
from parsers.model import Cell, Line, Table
from parsers.page.geometry import height, middle
from parsers.page.lines_level import (
    LEVEL,
    REST_OF_NOTHING,
    are_level,
    have_their_money,
    some_lack_money,
    units_stand_apart,
)
from parsers.page.pieces import in_pieces, is_band
from parsers.page.wide_statements import spread_statements
from parsers.reshaping.merged_money import money_apart
from parsers.reshaping.outline_rows import outline_of
from parsers.reshaping.parted_remarks import (
    doubtful,
    figure_astray,
    not_parted,
    several_titles,
    uncertain,
    white_across,
)
from parsers.reshaping.rest_above import Rest, rest_above
from parsers.reshaping.row_cuts import cut_rows
from parsers.reshaping.row_edges import are_borne_out, edges_of, placed
from parsers.reshaping.rows_by_gaps import edges_by_gaps
from parsers.reshaping.rows_by_white import edges_by_white, with_several_titles
from parsers.reshaping.statements_over_years import Stated, with_statements_whole
from parsers.reshaping.sums_between import (
    around_sums,
    hold_sums,
    is_at,
    item_over_sums,
    labels_of_sums,
    sums_in,
)
from parsers.reshaping.titles_beside_rows import holding_levels
from parsers.reshaping.white_across import with_white_across
from parsers.reshaping.year_rows_left import without_year_rows
from parsers.rows import Row, rows_of

_SHORT = 5  # characters of an item's number, misread or not
_FEWEST = 2  # items in a row that is to be parted


@dataclass(frozen=True, slots=True)
class PartedRows:
    """Rows of a table, and the table they are rows of."""

    rows: tuple[Row, ...]
    table: Table
    remarks: tuple[Remark, ...] = ()


def part_rows(rows: Sequence[Row], table: Table, header: Header, engine: str) -> PartedRows:
    """The rows with every one that holds several items parted."""
    stated = Stated(table) if table.ragged else with_statements_whole(table, rows, header)
    apart = stated.table
    if rows and not table.ragged:
        apart = money_apart(apart, rows, header, stated.every)
    merged = apart is not stated.table
    if apart is not table:
        every = rows_of(apart, rows[0].table, engine)
        rows, table = [every[row.index] for row in rows], apart
    rows, left = without_year_rows(rows, header)
    as_given = PartedRows(tuple(rows), table, tuple(left))
    if table.ragged or table.turned or not rows:
        return as_given
    title = next((c.index for c in header.columns if c.role == "title"), 0)
    context = {
        c.index
        for c in header.columns
        if c.role in CONTEXT_ROLES or (c.role == "indicator" and c.index < title)
    }
    cuts: dict[int, list[float]] = {}
    centred: set[int] = set()
    remarks: list[Remark] = [*left, *map(not_parted, holding_levels(rows, title))]
    astray: list[Line] = []
    whole: dict[int, list[Cell]] = {}  # rows that nothing parts so far
    for row in rows:
        cells = _cells_of(table, row.index)
        starts = _starts(cells, header, row is rows[0])
        if starts is None:
            remarks.append(not_parted(row))
        elif len(starts.heights) > 1:
            edges = edges_of(cells, starts.heights, title, context)
            cuts[row.index] = edges.heights
            centred |= set() if edges.level else {row.index}
            remarks += [] if edges.sure else [uncertain(row)]
            remarks += [] if starts.sure else [doubtful(row)]
            remarks += [figure_astray(row, f) for f in starts.astray if not is_dash(clean(f.text))]
            astray += starts.astray
        elif (
            not _lists_titles(cells, header)
            and (heights := edges_by_gaps(cells, header, len(rows) == 1)) is not None
        ):
            heights = around_sums(heights, [c for c in cells if c.col not in context], starts.sums)
            heights = heights if starts.rest is None else [starts.rest.end, *heights]
            cuts[row.index] = heights
            if not are_borne_out(cells, heights, header, context, starts.sums):
                centred.add(row.index)
                remarks.append(uncertain(row))
        elif not starts.sure:
            remarks.append(not_parted(row))
        else:
            whole[row.index] = cells
    by_white = edges_by_white(whole, header)
    several = with_several_titles(whole, header) - by_white.keys()
    crossed = with_white_across(whole, header)
    for row in rows:
        if row.index in several:
            remarks.append(several_titles(row))
        elif (found := by_white.get(row.index)) is not None:
            cuts[row.index] = found.heights
            remarks += [] if found.sure else [uncertain(row)]
        elif row.index in crossed:
            remarks.append(white_across(row))
    if not cuts:
        if stated.words:
            every = rows_of(stated.spread(table), rows[0].table, engine)
            rows, table = [every[row.index] for row in rows], stated.spread(table)
        return PartedRows(tuple(rows), table, tuple(remarks))
    first, last = rows[0].index, rows[-1].index
    more = sum(len(heights) for heights in cuts.values())
    parted = cut_rows(_without(table, astray), cuts, context, centred)
    if merged:  # else an upright stands where a statement ends
        parted = spread_statements(parted)
    parted = stated.spread(parted)
    numbered = rows_of(parted, rows[0].table, engine)
    again, _told = without_year_rows(numbered[first : last + 1 + more], header)
    return PartedRows(tuple(again), parted, tuple(remarks))


def _cells_of(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row and cell.row_span == 1]


@dataclass(frozen=True, slots=True)
class _Starts:
    """The heights at which the rows in one row of cells begin, none or one for a row of its own."""

    heights: list[float]
    sure: bool = True
    astray: tuple[Line, ...] = ()  # figures that are none of an item's
    sums: tuple[Line, ...] = ()  # labels of sums, where rows begin nowhere else
    rest: Rest | None = None  # of a row that a page break cut, likewise


def _starts(cells: Sequence[Cell], header: Header, at_top: bool) -> _Starts | None:
    """Where the rows in one row of cells begin; None where there are several and nothing tells
    where. `at_top`: it is the first of a page's rows."""
    by_column = {cell.col: placed(cell) for cell in cells if cell.col_span == 1}
    roles = {column.index: column.role for column in header.columns}
    numbers, titles, units = (
        next((by_column[c] for c, r in roles.items() if r == role and c in by_column), [])
        for role in ("number", "title", "responsible")
    )
    if not titles:
        return _Starts([])
    sums = labels_of_sums(by_column, roles)
    ordinals = [ln for ln in numbers if len(clean(ln.text)) <= _SHORT and ln not in sums]
    others = [ln for lines in by_column.values() if lines not in (numbers, titles) for ln in lines]
    headings: Sequence[Line] = [
        ln for ln in titles if _is_heading(ln) and not _is_numbered_item(ln, ordinals, others)
    ]
    labels = sums_in(by_column, roles, CONTEXT_ROLES, sums)
    summed = [*labels, *sums_in(by_column, roles, ("number", "title"), sums)]
    titled = [
        ln for ln in titles if ln not in headings and ln not in sums and not is_at(ln, labels)
    ]
    sure, astray = True, tuple[Line, ...]()
    ordinals = _without_dirt(ordinals, titled)
    figures = [by_column[c] for c, r in roles.items() if r == "money" and c in by_column]
    money = [[line for line in lines if not is_at(line, summed)] for lines in figures]
    if _count_up(ordinals):
        opening: Sequence[Line] | None = _opened_by_numbers(ordinals, titled)
    else:
        opening = _opened_by_titles(titled, ordinals, money, units, [*headings, *sums])
        if not opening and (outline := outline_of(titled, headings, money)) is not None:
            opening, headings, sure = outline.opening, outline.headings, outline.sure
            astray = outline.astray
    if opening is None:
        return None
    first = min(titles, key=middle)  # above all others: the rest of an item that a page break cut
    rest = rest_above(cells, header, first, first in headings) if at_top else None
    opening = opening or item_over_sums(list(filter(_opens_item, titled)), figures, summed)
    if not opening:
        several = sum(map(_opens_item, titled)) >= _FEWEST
        sure = not (several and hold_sums(by_column, roles, summed))
        return _Starts([], sure, sums=tuple(summed), rest=rest)
    heights = sorted(middle(line) for line in (first, *opening, *headings, *sums))
    heights = heights if rest is None else [rest.start, *heights]
    least = LEVEL * height(titles[0])
    apart = [y for k, y in enumerate(heights) if k == 0 or y - heights[k - 1] > least]
    return _Starts(apart, sure, astray)


def _lists_titles(cells: Sequence[Cell], header: Header) -> bool:
    """Whether the titles in one row of cells are a numbered list: its numbers tell them apart."""
    titles = {column.index for column in header.columns if column.role == "title"}
    texts = [clean(line.text) for cell in cells if cell.col in titles for line in cell.lines]
    numbers = [n for text in texts if (n := split_number(text).item_no) is not None]
    return len(numbers) >= _FEWEST and numbers == [*range(1, len(numbers) + 1)]


def _is_heading(line: Line) -> bool:
    row = in_pieces(line)
    return row is not None and is_band(row)


def _is_numbered_item(line: Line, ordinals: Sequence[Line], others: Sequence[Line]) -> bool:
    """Whether a line opens as items do, with a number and another cell beside it: a measure may be
    named as a mission is (มาตรการสร้างความโปร่งใส…)."""
    numbered = any(are_level(n, line) and is_ordinal(clean(n.text)) for n in ordinals)
    return numbered and _opens_item(line) and any(are_level(other, line) for other in others)


def _count_up(numbers: Sequence[Line]) -> bool:
    """Whether most of some lines are ordinals that count up, and two at least."""
    read = [no for line in numbers if (no := ordinal(clean(line.text))) is not None]
    up = all(a < b for a, b in pairwise(read))
    return len(read) >= _FEWEST and up and len(read) * 2 > len(numbers)


def _without_dirt(numbers: Sequence[Line], titles: Sequence[Line]) -> list[Line]:
    """Some numbers without what has no digit and stands between two that follow on, beside a line
    that opens no item: a copy's dirt beside a title's second line."""
    kept = list(numbers)
    for above, line, below in zip(numbers, numbers[1:], numbers[2:], strict=False):
        before, after = ordinal(clean(above.text)), ordinal(clean(below.text))
        opens = any(are_level(line, title) and _opens_item(title) for title in titles)
        dirt = not opens and not any(map(str.isdigit, clean(line.text)))
        if dirt and before is not None and after == before + 1:
            kept.remove(line)
    return kept


def _opened_by_numbers(numbers: Sequence[Line], titles: Sequence[Line]) -> list[Line] | None:
    """The first lines of the titles that the numbers belong to; None where that is not certain.

    Numbers stand level with the first lines, or half-way down titles that open as items do.
    """
    level = [next((t for t in titles if are_level(n, t)), None) for n in numbers]
    beside = [line for line in level if line is not None]
    opening = [line for line in titles if _opens_item(line)]
    if len(beside) == len(numbers):
        astray = [line for line in opening if line not in beside]
        open_here = sum(line in opening for line in beside)
        if open_here == len(beside) or (not astray and open_here * 2 > len(beside)):
            return beside
    ends = [middle(line) for line in opening[1:]] + [float("inf")]
    if len(opening) == len(numbers) and all(
        middle(t) - LEVEL * height(t) <= middle(n) < end
        for n, t, end in zip(numbers, opening, ends, strict=True)
    ):
        return opening
    return None


def _opened_by_titles(
    titles: Sequence[Line],
    ordinals: Sequence[Line],
    money: Sequence[Sequence[Line]],
    units: Sequence[Line],
    others: Sequence[Line],
) -> Sequence[Line]:
    """Titles that open as items do and have one amount each beside them, or theirs level with them;
    empty where they are not several, or the amounts or the numbers do not say the same."""
    opening = [line for line in titles if _opens_item(line)]
    if len(opening) < _FEWEST:
        return []
    if all(NUMBERED_LEVEL.match(clean(line.text)) for line in opening):
        # A numbered list in one cell is told by its numbers when the cell is read.
        listed = [sum(bool(NUMBERED_LEVEL.match(clean(ln.text))) for ln in col) for col in money]
        placed = some_lack_money(opening, money) or units_stand_apart(opening, titles, money, units)
        return opening if placed and len(opening) not in listed else []
    cuts = sorted(middle(line) for line in (*opening, *others))
    least = LEVEL * height(titles[0])
    for column in money:
        lines = [line for line in column if not REST_OF_NOTHING.fullmatch(clean(line.text))]
        figures = [line for line in lines if looks_like_money(clean(line.text))]
        held = [
            sum(y - least <= middle(f) < end - least for f in figures)
            for y, end in pairwise((*(middle(line) for line in opening), float("inf")))
        ]
        if len(figures) == len(lines) and held == [1] * len(opening) and cuts:
            return opening
    numbered = [line for line in ordinals if is_ordinal(clean(line.text))]
    sure = len(numbered) in (0, len(opening)) and have_their_money(opening, titles, money)
    return opening if sure else []


def _opens_item(line: Line) -> bool:
    return opens_typed(without_bullet(clean(line.text)))


def _without(table: Table, lines: Sequence[Line]) -> Table:
    cells = [replace(c, lines=tuple(x for x in c.lines if x not in lines)) for c in table.cells]
    return replace(table, cells=tuple(cells)) if lines else table
