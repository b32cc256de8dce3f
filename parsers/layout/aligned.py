"""Tables without upright rules: lines whose pieces stand in the same columns.

Meant to miss rather than to invent: at least ROWS lines in a row (HEADED_ROWS under a heading whose
words are known) must fill at least COLUMNS columns parted by gutters that no piece of any crosses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import title_offset
from normalize.thai_text import clean
from parsers.forms.label_tables import role_of_label
from parsers.headings.columns import stated_unit
from parsers.hierarchy.context import heading_level
from parsers.layout.aligned_heading import (
    MOST_LINES,
    HeadCell,
    heading_cells,
    lines_of_years,
    may_be_levels,
    names_columns,
    names_group,
    title_of,
    years_over,
)
from parsers.layout.aligned_records import is_total, records
from parsers.layout.aligned_runs import is_body, longest_run, names_item_table
from parsers.layout.close_columns import figures_apart
from parsers.layout.continued_calendars import columns_before
from parsers.layout.count_lines import with_counts
from parsers.layout.empty_columns import names_months, stands_over_titles, with_empty
from parsers.layout.offices_between import with_offices_between
from parsers.layout.sparse_columns import with_apart, with_sparse
from parsers.model import Box, Cell, Line, Ruling, Table, union_of
from parsers.page.pieces import (
    COLUMNS,
    NEXT_LINE,
    Extent,
    PieceLine,
    column_of,
    columns_of,
    ends_band,
    filled,
    follows,
    in_pieces,
    is_band,
    text_of,
    widened,
    with_offices,
)
from parsers.page.wide_statements import spread_statements

ROWS = 4
HEADED_ROWS = 2
_LEADS_IN = regex.compile(r"ดัง(?:ต่อไป)?นี้\s*[:：]?$")  # "as follows" ends a sentence
_LONGEST_LABEL = 60  # characters
_HALF_WAY = 0.8  # line heights: less than from a cell's line to its next
_WIDE_RULE = 0.8  # of a table's width


def find_aligned(
    lines: Sequence[Line],
    page: int | None,
    rulings: Sequence[Ruling] = (),
    before: Table | None = None,
) -> list[Line | Table]:
    """The lines with every run that forms an unruled table turned into that table; `rulings` are
    level rules among them, which part rows and end headings. `before`: the last table of the page
    before, whose months and offices may go on here."""
    rows = with_offices_between(with_offices([in_pieces(line) for line in lines]), before)
    rows = with_counts(rows)
    out: list[Line | Table] = []
    start = free = 0  # `free`: the first line that no table has taken
    while start < len(rows):
        end = longest_run(rows, start)
        run = [row for row in rows[start:end] if row is not None]
        table, taken = _table(run, _free_above(rows[:start], free), page, rulings, before)
        if table is None:
            out.append(lines[start])
            start += 1
        else:
            out[len(out) - taken :] = [table]
            start = free = end
    return out


def _free_above(rows: Sequence[PieceLine | None], first: int) -> list[PieceLine]:
    """The last lines that no table has taken: those from `first` on, and none before one without
    places."""
    above: list[PieceLine] = []
    for row in reversed(rows[max(first, len(rows) - 2 * MOST_LINES) :]):
        if row is None:
            break
        above.insert(0, row)
    return above


def heads_table(lines: Sequence[Line]) -> bool:
    """Whether some lines name the columns of an item table, and have nothing of its items."""
    return names_item_table([row for row in map(in_pieces, lines) if row is not None])


def _table(
    rows: Sequence[PieceLine],
    above: Sequence[PieceLine],
    page: int | None,
    rulings: Sequence[Ruling],
    before: Table | None,
) -> tuple[Table | None, int]:
    """The table of a run of lines, and how many lines above it are its heading."""
    full = [row for row in rows if row.is_full]
    if not full:
        return None, 0
    # A heading's word over several columns would join them.
    named = 1 if _names_columns(full[0]) and len(full) > 1 else 0
    plain = [row for row in full[named:] if not is_total(row)] or full[named:]
    columns = widened(plain, figures_apart(plain, columns_of(plain)))
    box = union_of([row.box for row in rows])
    if len(columns) < COLUMNS or box is None:
        return None, 0
    fitting = [row for row in full if len(filled(row, columns)) >= COLUMNS]
    columns = with_sparse(rows, with_apart(rows, columns))
    stops = [r.position for r in rulings if _spans(r, box)]
    head = _heading(rows, above, columns, stops)
    known = columns_before(before, [row.line for row in rows]) if not head.columns else ()
    columns = list(head.columns or known) or columns
    least = 1 if head.above or known else HEADED_ROWS if _is_heading(full[0]) else ROWS
    if len(fitting) < least or len(fitting) < 0.7 * len(full):
        return None, 0
    lines = [*above[len(above) - head.above :], *rows]
    bands, body = lines[head.size : head.size + head.bands], lines[head.size + head.bands :]
    box = union_of([line.box for line in lines]) or box
    ends = min(box.x0, columns[0][0]), max(box.x1, columns[-1][1])
    lefts = [ends[0], *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), ends[1]]
    cells = _head_cells(head.cells, lines[: head.size], lefts, page)
    number = 1 + max((cell.row + cell.row_span - 1 for cell in cells), default=-1)
    title, levels = title_of(head.cells), may_be_levels(head.cells)
    parts = [*_bands(bands), *(records(body, columns, stops, title, levels) if body else [])]
    for part in parts:
        if is_band(part[0]):
            cells.append(_band_cell(number, part, len(columns), box, page))
        else:
            cells += [
                _cell(number, column, part, columns, lefts, page) for column in range(len(columns))
            ]
        number += 1
    table = Table(page, number, len(columns), tuple(cells), box=box)
    return spread_statements(table), head.above


def _spans(rule: Ruling, box: Box) -> bool:
    """Whether a level rule reaches over the table."""
    over = min(rule.end, box.x1) - max(rule.start, box.x0)
    return rule.orientation == "horizontal" and over >= _WIDE_RULE * box.width


def _names_columns(row: PieceLine) -> bool:
    return sum(role_of_label(text_of(piece)) is not None for piece in row.pieces) > 1


def _is_heading(row: PieceLine) -> bool:
    """Whether the pieces name the columns of an item table: a title among others."""
    roles = [role_of_label(text_of(piece)) for piece in row.pieces]
    named = [role for role in roles if role is not None]
    return "title" in named and len(named) >= COLUMNS


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading: its cells and the columns that they stand over, how many lines above the run
    belong to it or to the headings of levels below it, and how many lines each of the two has."""

    cells: tuple[HeadCell, ...] = ()
    columns: tuple[Extent, ...] = ()
    above: int = 0
    size: int = 0
    bands: int = 0


def _heading(
    rows: Sequence[PieceLine],
    above: Sequence[PieceLine],
    columns: Sequence[Extent],
    stops: Sequence[float],
) -> _Head:
    """The lines that name most columns: the first of the run with some above them, or lines above
    the headings of levels that the run is under."""
    best, most = _Head(), (0, False, False, 0)
    for lines, head in _candidates(rows, above, stops):
        over = with_empty(lines, columns)
        cells = heading_cells(lines, over)
        first = lines[0].box
        under_rule = any(0 < first.y_center - y < NEXT_LINE * first.height for y in stops)
        grouped = (under_rule or not stops) and any(map(names_group, cells))
        groups = bool(years_over(lines, over)) or grouped
        named = (names_columns(cells), under_rule, groups, lines_of_years(lines, over))
        if named > most and named[0]:
            best, most = replace(head, cells=cells, columns=tuple(over)), named
    return best


def _candidates(
    rows: Sequence[PieceLine], above: Sequence[PieceLine], stops: Sequence[float]
) -> Iterator[tuple[list[PieceLine], _Head]]:
    bands = _bands_before(above, rows[0])
    high = list(above[: len(above) - bands])
    for taken in range(MOST_LINES + 1):
        lines = high[len(high) - taken :] if taken else []
        if len(lines) < taken or not _hang_together([*lines, *above[len(high) :], *rows[:1]]):
            break
        if any(is_band(line) or _is_prose(line) or _is_of_item(line) for line in lines):
            break
        if lines and stands_over_titles(lines[0], [*lines[1:], *rows[:1]]):
            break
        for size in range(0 if taken else 1, MOST_LINES + 1 - taken):
            head = [*lines, *rows[:size]]
            if (size and bands) or size > len(rows) or any(is_body(r) for r in rows[:size]):
                break
            following = above[len(high) :] if bands else rows[size:]
            if following and _goes_on_level(head, following[0]):
                continue
            after = following[0] if bands else _first_below(following)
            if _is_parted(head, after, [y for y in stops if y < rows[-1].box.y_center]):
                yield head, _Head(above=taken + bands, size=len(head), bands=bands)


def _first_below(rows: Sequence[PieceLine]) -> PieceLine | None:
    """The first line below a heading that is no heading of a level: one may stand above the rule
    that begins the body, as over the box that holds its items."""
    others = (r for r in rows if not (is_band(r) and heading_level(clean(r.line.text)) is not None))
    return next(others, None)


def _bands_before(above: Sequence[PieceLine], first: PieceLine) -> int:
    """How many lines right above the run are headings of levels."""
    count = 0
    for k in range(len(above) - 1, -1, -1):
        second = k > 0 and ends_band(above[k - 1], above[k])
        if not is_band(above[k]) and not second:
            break
        count = len(above) - k
    return count if _hang_together([*above[len(above) - count :], first]) else 0


def _hang_together(lines: Sequence[PieceLine]) -> bool:
    return all(follows(a, b) for a, b in pairwise(lines))


def _is_prose(line: PieceLine) -> bool:
    text = clean(line.line.text)
    if names_months(line):
        return False
    unit = "หน่วย" in text and stated_unit(text) is not None  # "(พันบาท)" ends a heading as well
    alone = len(line.pieces) == 1
    return (alone and (len(text) > _LONGEST_LABEL or unit)) or _LEADS_IN.search(text) is not None


def _is_of_item(line: PieceLine) -> bool:
    """Whether a line above a run has the title or the money of an item: a form's, no heading's."""
    return any(title_offset(text_of(piece)) is not None for piece in line.pieces) or any(
        looks_like_money(text_of((word,))) and "," in word.text for word in line.line.words
    )


def _goes_on_level(head: Sequence[PieceLine], after: PieceLine) -> bool:
    """Whether the line below some lines of a heading is a further one of it: nearer to one of them
    than two lines of a cell are, as where a cell is set half-way between two lines of others."""
    nearest = min(after.box.y_center - line.box.y_center for line in head)
    return nearest < _HALF_WAY * after.box.height and not is_body(after)


def _is_parted(head: Sequence[PieceLine], after: PieceLine | None, stops: Sequence[float]) -> bool:
    """Whether no rule that goes across the table runs through a heading, and where there are such
    rules, but for a frame's, one stands below it."""
    if not head:
        return False
    top, bottom = head[0].box.y_center, head[-1].box.y_center
    below = [y for y in stops if y > top]
    if any(y < bottom for y in below):
        return False
    return not below or after is None or any(y < after.box.y_center for y in below)


def _bands(lines: Sequence[PieceLine]) -> list[list[PieceLine]]:
    """Headings of levels, each with its second line."""
    parts: list[list[PieceLine]] = []
    for line in lines:
        if is_band(line) or not parts:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def _head_cells(
    cells: Sequence[HeadCell], lines: Sequence[PieceLine], lefts: Sequence[float], page: int | None
) -> list[Cell]:
    if not cells:
        return []
    top, bottom = min(line.box.top for line in lines), max(line.box.bottom for line in lines)
    return [
        Cell(
            cell.level,
            cell.column,
            cell.levels,
            cell.span,
            tuple(Line(words, page=page) for words in cell.words),
            Box(lefts[cell.column], top, lefts[cell.column + cell.span], bottom),
        )
        for cell in cells
    ]


def _band_cell(
    number: int, record: Sequence[PieceLine], width: int, box: Box, page: int | None
) -> Cell:
    lines = tuple(Line(row.line.words, page=page) for row in record)
    place = Box(box.x0, record[0].box.top, box.x1, record[-1].box.bottom)
    return Cell(number, 0, 1, width, lines, place)


def _cell(
    number: int,
    column: int,
    record: Sequence[PieceLine],
    columns: Sequence[Extent],
    lefts: Sequence[float],
    page: int | None,
) -> Cell:
    lines = []
    for row in record:
        words = tuple(word for word in row.line.words if column_of((word,), columns) == column)
        if words:
            lines.append(Line(words, page=page))
    top, bottom = record[0].box.top, record[-1].box.bottom
    return Cell(
        number, column, 1, 1, tuple(lines), Box(lefts[column], top, lefts[column + 1], bottom)
    )
