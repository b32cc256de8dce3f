"""Rows of a table without rules that go on overleaf, without its heading and too few to tell where
the columns are: they keep to those of the page before.

Taken only where each line keeps to the columns, the items are counted on, and none is left below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import regex

from normalize.numbering import is_ordinal, opens_typed, split_number
from normalize.thai_text import clean
from parsers.hierarchy.lines_above import is_legend
from parsers.hierarchy.totals import opens_total
from parsers.layout.aligned_records import is_total
from parsers.layout.aligned_runs import names_item_table
from parsers.layout.item_columns import SAME_LEFT, Held, ItemColumns, item_columns
from parsers.model import Box, Cell, Line, Table, Word, union_of
from parsers.page.pieces import (
    PieceLine,
    ends_band,
    extent,
    follows,
    follows_apart,
    in_pieces,
    is_band,
    is_close,
    text_of,
)
from parsers.page.wide_statements import spread_statements

_MOST_SHIFTED = 15.0  # points between the columns of two pages
_WRAPPED = 0.7  # of a column's width, that a line has which another goes on with overleaf
_GOES_ON = 0.5  # and below it
_PAGE_NUMBER = regex.compile(r"(?:หน้า(?:ที่)?\s*)?[-–—(\s]*\d{1,3}[-–—)\s]*")
_DIMENSION = regex.compile(r"\s*มิติ\s*(?:ที่)?\s*(?P<no>\d)")
_HEADER = regex.compile(r"เทศบาล|องค์การบริหารส่วน|อบต|อบจ|แผน(?:ปฏิบัติ|การ|ป้องกัน)")
_ENDS = regex.compile(
    r"\W*(?:หมายเหตุ|ลงชื่อ|ทั้งนี้|จึง(?:ประกาศ|เรียน)|ผู้(?:จัดทำ|เสนอ))|\((?:นาย|นาง|น\.ส\.|ว่าที่|[.…\s]{4})"
)  # notes and signatures


@dataclass(slots=True)
class _Part:
    """A row of the table, or the heading of a level; `cells`: its lines by column."""

    kind: str
    rows: list[PieceLine] = field(default_factory=list)
    cells: dict[int, list[tuple[Word, ...]]] = field(default_factory=dict)
    no: int | None = None

    def add(self, row: PieceLine, held: Held) -> None:
        self.rows.append(row)
        for column, words in held.items():
            self.cells.setdefault(column, []).append(words)


def rows_overleaf(blocks: Sequence[Line | Table], before: Table | None) -> Sequence[Line | Table]:
    """The blocks of a page, the first lines one table where they go on with the one `before`."""
    columns = None if before is None else item_columns(before)
    if before is None or columns is None:
        return blocks
    count = next((k for k, b in enumerate(blocks) if isinstance(b, Table)), len(blocks))
    rows = [in_pieces(b) if isinstance(b, Line) else None for b in blocks[:count]]
    first = next((k for k, row in enumerate(rows) if not is_page_number(row)), count)
    best: list[_Part] = []
    found = columns
    for by in _shifts(rows[first:], columns):
        parts = _run(rows[first:], columns.shifted(by), _may_go_on(before, columns))
        if _lines_in(parts) > _lines_in(best):
            best, found = parts, columns.shifted(by)
    end = first + _lines_in(best)
    last = next((part.no for part in best[::-1] if part.kind == "item"), None)
    if not _goes_on(best, before, columns) or _are_left(rows[end:], last, found):
        return blocks
    table = spread_statements(_table(best, found, before.n_cols), before)
    return [*blocks[:first], table, *blocks[end:]]


def with_rows(before: Table, rows: Table) -> Table:
    """A table with the rows that it goes on with, for the page behind them to go on with both."""
    more = (replace(cell, row=cell.row + before.n_rows) for cell in rows.cells)
    return replace(before, n_rows=before.n_rows + rows.n_rows, cells=(*before.cells, *more))


def _shifts(rows: Sequence[PieceLine | None], columns: ItemColumns) -> list[float]:
    """How far the columns may have moved since the page before, the least first."""
    lefts = [columns.lefts[k] for k in {columns.number, columns.title} - {None} if k is not None]
    begins = [row.box.x0 for row in rows if row is not None and not is_band(row)]
    found = {x - left for x in begins for left in lefts if left is not None}
    return sorted({0.0, *(by for by in found if abs(by) <= _MOST_SHIFTED)}, key=abs)


def _run(rows: Iterable[PieceLine | None], columns: ItemColumns, may_go_on: bool) -> list[_Part]:
    """The rows at the top of a page as far as they keep to the columns, without headings of levels
    at their end. `may_go_on`: the first lines may be the rest of the row before."""
    parts: list[_Part] = []
    before: PieceLine | None = None
    for row in rows:
        if row is None or is_apart(row) or not _is_near(before, row):
            break
        if not _add(parts, before, row, columns, may_go_on):
            break
        before = row
    while parts and parts[-1].kind == "band":
        parts.pop()
    return parts


def _add(
    parts: list[_Part],
    before: PieceLine | None,
    row: PieceLine,
    columns: ItemColumns,
    may_go_on: bool,
) -> bool:
    """Put a line to the parts; whether it belongs to the table."""
    if is_band(row):
        parts.append(_Part("band", [row]))
        return True
    held = columns.cut(row)
    kind = None if held is None else _kind(row, held, columns)
    last = parts[-1] if parts else None
    if last is not None and last.kind == "band":
        if kind in (None, "more") and before is not None and ends_band(before, row):
            last.rows.append(row)
            return True
        last = None
    if held is None:
        return False
    if kind == "more" and last is None:
        header = _HEADER.match(clean(row.line.text)) is not None
        if parts or header or not may_go_on:
            return False
    if kind == "more" and last is not None:
        if before is None or not is_close(before, row) or not _may_add(last, held, columns):
            return False
        last.add(row, held)
        return True
    parts.append(_Part(kind or "more", no=columns.number_of(held)))
    parts[-1].add(row, held)
    return True


def _may_add(part: _Part, held: Held, columns: ItemColumns) -> bool:
    """Whether a line may be of a row: no sum has a second line, an amount stands beside words of
    the title, a row has one of a year, and a title goes on where its line is full."""
    money = columns.money & held.keys()
    beside = not money or columns.title in held
    title = part.cells.get(columns.title)
    wraps = title is None or columns.title not in held or _is_full(title[-1], columns, _GOES_ON)
    return part.kind != "total" and beside and wraps and not any(c in part.cells for c in money)


def _is_full(words: Sequence[Word], columns: ItemColumns, share: float) -> bool:
    """Whether a title's line reaches over that much of its column."""
    left, right = columns.places[columns.title]
    return extent(words)[1] - left >= share * (right - left)


def _kind(row: PieceLine, held: Held, columns: ItemColumns) -> str | None:
    """Whether a line opens an item, states a sum or goes on with what stands above it ("more")."""
    if is_total(row):
        return "total"
    title = text_of(held.get(columns.title, ()))
    numbered = columns.number_of(held) is not None
    if columns.number in held or numbered:
        return "item" if numbered and title else None
    beside = any(column > columns.title for column in held)
    return "item" if opens_typed(title) and beside else "more"


def _goes_on(parts: Sequence[_Part], before: Table, columns: ItemColumns) -> bool:
    """Whether rows are those that come behind a table's: items counted on, or anew under the
    heading of a level that is not above the last one, with something beside their titles."""
    items = [part for part in parts if part.kind == "item"]
    if not any(c > columns.title for part in items for c in part.cells):
        return False
    last = _last_number(before, columns)
    numbered = last is not None
    anew = False
    for part in parts:
        if part.kind == "band":
            anew = True
        elif part.kind == "item":
            if (part.no is not None) != numbered:
                return False
            counted = last is not None and part.no == last + 1
            if numbered and not (counted or (anew and part.no == 1)):
                return False
            last, anew = part.no, False
    whole = [clean(c.text) for c in before.cells if c.col_span == before.n_cols]
    here = [clean(part.rows[0].line.text) for part in parts if part.kind == "band"]
    levels = [int(found["no"]) for text in [*whole, *here] if (found := _DIMENSION.match(text))]
    return levels == sorted(levels)


def _last_number(table: Table, columns: ItemColumns) -> int | None:
    """The number of a table's last item."""
    column = columns.title if columns.number is None else columns.number
    cells = sorted(
        (c for c in table.cells if c.col == column and c.col_span == 1), key=lambda c: c.row
    )
    for cell in reversed(cells):
        text = clean(cell.text)
        if columns.number is not None and is_ordinal(text):
            return int("".join(filter(str.isdigit, text)))
        if columns.number is None and opens_typed(text):
            return split_number(text).item_no
    return None


def _may_go_on(before: Table, columns: ItemColumns) -> bool:
    """Whether the last title of a table may have another line overleaf: its last line is as long
    as the column is wide."""
    last = [c for c in before.cells if c.row == before.n_rows - 1 and c.col == columns.title]
    if not last or last[0].col_span > 1 or not last[0].lines:
        return False
    return _is_full(last[0].lines[-1].words, columns, _WRAPPED)


def _are_left(rows: Iterable[PieceLine | None], last: int | None, columns: ItemColumns) -> bool:
    """Whether below the rows that were taken, the last with that number, stand others that go on
    with them: their titles begin where those do, counted on or with something beside them."""
    lefts = [columns.lefts[k] for k in (columns.number, columns.title) if k is not None]
    anew = False
    for row in rows:
        if row is None or names_item_table([row]):
            return False
        text = clean(row.line.text)
        no, anew = _number_before(row, text, columns), anew or is_band(row)
        at = any(x is not None and abs(row.box.x0 - x) <= 2 * SAME_LEFT for x in lefts)
        counted = no is not None and last is not None and (no == last + 1 or (anew and no == 1))
        typed = opens_typed(text) and (len(row.pieces) > 1 or (anew and last is None))
        if at and (counted or typed):
            return True
    return False


def _number_before(row: PieceLine, text: str, columns: ItemColumns) -> int | None:
    """The number that opens a line, one without a point ("3") where numbers have a column."""
    first = clean(text_of(row.line.words[:1]))
    if columns.number is not None and is_ordinal(first):
        return int("".join(filter(str.isdigit, first)))
    return split_number(text).item_no


def is_apart(row: PieceLine) -> bool:
    """Whether a line is none of the table's: a note, a signature, what is said of all items."""
    text = clean(row.line.text)
    if is_legend(text) or _ENDS.match(text) is not None or names_item_table([row]):
        return True
    return opens_total(text) and not is_total(row)


def _is_near(before: PieceLine | None, row: PieceLine) -> bool:
    return before is None or follows(before, row) or follows_apart(before, row)


def is_page_number(row: PieceLine | None) -> bool:
    text = "" if row is None else clean(row.line.text)
    return _PAGE_NUMBER.fullmatch(text) is not None


def _lines_in(parts: Sequence[_Part]) -> int:
    return sum(len(part.rows) for part in parts)


def _table(parts: Sequence[_Part], columns: ItemColumns, width: int) -> Table:
    page = parts[0].rows[0].line.page
    whole = union_of([row.box for part in parts for row in part.rows])
    if whole is None:
        raise ValueError("rows have places")
    ends = min(whole.x0, columns.places[0][0]), max(whole.x1, columns.places[-1][1])
    lefts = [ends[0], *columns.edges, ends[1]]
    cells: list[Cell] = []
    for r, part in enumerate(parts):
        top, bottom = part.rows[0].box.top, part.rows[-1].box.bottom
        if part.kind == "band":
            lines = tuple(row.line for row in part.rows)
            cells.append(Cell(r, 0, 1, width, lines, Box(ends[0], top, ends[1], bottom)))
            continue
        for k in range(width):
            lines = tuple(Line(words, page=page) for words in part.cells.get(k, ()))
            cells.append(Cell(r, k, 1, 1, lines, Box(lefts[k], top, lefts[k + 1], bottom)))
    return Table(page, len(parts), width, tuple(cells), box=whole)
