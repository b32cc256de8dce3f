"""Items whose title stands over the cells of their row: a band of its own ("มาตรการ : 1. …") above
the values, or a cell over the strip of months below it. The title is laid in a column of its own,
beside what stands below it, and all that reads tables reads it. So are titles across the months of
a calendar, above or below their marks (`parsers.reshaping.bands_over_months`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.amounts import LARGE
from normalize.numbering import item_type, split_number
from normalize.thai_text import clean
from parsers.forms.label_tables import role_of_label
from parsers.forms.month_strips import strips_of
from parsers.forms.months_down import TITLES
from parsers.headings.columns import Role, bind_heading
from parsers.headings.headers import Header, find_header
from parsers.headings.title_over_columns import title_over_columns
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.lines_above import parts_tables
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Line, Table, Word
from parsers.money.parting import Parting, with_columns
from parsers.page.cut_lines import cut_lines
from parsers.reshaping.bands_over_months import (
    Months,
    are_bands,
    months_with_bands,
    titles_first,
)
from parsers.rows import Block, rows_of

_FEWEST_UNDER = 2  # cells below a title
_FEWEST_KNOWN = 2  # columns of values, for titles in bands
_LONGEST_HEADING = 60  # characters
_LABEL = regex.compile(r"(?P<label>[^:：\d\n]{3,40}?)\s*[:：]\s*")
_TYPE = regex.compile(r"(?:โครงการ|กิจกรรม|มาตรการ)(?:\s*/\s*(?:โครงการ|กิจกรรม|มาตรการ))*")
_UNIT = regex.compile(rf"บาท|หน่วย\s*[:：]|\((?:{LARGE})")
_SUM = regex.compile(r"(?!\(?\d{1,2}[.)])(?:สรุป|ยอด|.*ทั้ง(?:สิ้น|หมด))")
VALUE_ROLES: frozenset[Role] = frozenset(
    {"money", "responsible", "period", "result", "outcome", "indicator", "target", "approach",
     "progress", "progress_flag", "target_group", "objectives", "month", "quarter", "area",
     "follow_up"}
)  # fmt: skip
"""What the columns of an item say besides its title."""
_TITLE = "title"

Rows = Mapping[int, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class _Over:
    """Which columns of a table titles stand over, of how many, and what its heading calls them."""

    first: int
    width: int
    n_cols: int
    body: int  # the first row below the heading
    heading: Cell | None  # the one over the columns; none where bands carry the titles
    label: tuple[Line, ...]
    named: bool = False  # a row of the heading names the titles, as bands below it carry them
    months: Months | None = None  # bands over their marks
    above_values: bool = False  # the titles' heading stands over the headings of the values below

    def is_under(self, cell: Cell) -> bool:
        return self.first <= cell.col and cell.col + cell.col_span <= self.first + self.width

    def holds_title(self, cell: Cell, below: Sequence[Cell]) -> bool:
        """Whether a cell of the body holds an item's title. `below`: the cells of the next row."""
        if self.months is not None:
            return _has_place(cell, self) and heading_level(clean(cell.text)) is None
        if self.above_values:
            text = clean(cell.text)
            return _has_place(cell, self) and not (heading_level(text) or opens_total(text))
        if self.heading is None:
            return _is_band(cell, self) or (self.named and _is_over_values(cell, below, self))
        return _has_place(cell, self)


def beside_their_values(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, titles in a column of their own; one without a heading is as the last."""
    before: _Over | None = None
    goes_on = False
    for block, engine in blocks:
        if isinstance(block, Table) and not block.ragged:
            header = find_header(rows_of(block, 0, engine))
            calendar = _over_months(block, header, before)
            if calendar is not None:
                goes_on, before = goes_on and before is not None, calendar
            elif header is not None:
                before, goes_on = _over(block, header), False
            elif before is not None:
                before = replace(before, body=0)
            if (
                before is not None
                and before.n_cols == block.n_cols
                and not strips_of(block, engine)
            ):
                laid = _laid_beside(block, before, goes_on)
                goes_on, block = laid is not block, laid
        elif isinstance(block, Line) and parts_tables(block):
            goes_on, before = False, None
        yield block, engine


def _has_place(cell: Cell, over: _Over) -> bool:
    return (cell.col, cell.col_span) == (over.first, over.width) and bool(clean(cell.text))


def _over_months(table: Table, header: Header | None, before: _Over | None) -> _Over | None:
    """Titles across the months of a calendar, above or below their marks."""
    if header is not None and any(c.role == _TITLE for c in header.columns):
        return None
    months = months_with_bands(table, before.months if before is not None else None)
    if months is None:
        return None
    place = (months.first, months.width, months.n_cols, months.body)
    return _Over(*place, None, TITLES, months=months)


def _over(table: Table, header: Header) -> _Over | None:
    above = title_over_columns(table)
    if above is not None and above.columns.stop < table.n_cols:
        place = (above.cell.col, above.cell.col_span, table.n_cols, above.body)
        storeyed = _Over(*place, above.cell, above.cell.lines, above_values=True)
        if any(c.row >= above.body and storeyed.holds_title(c, ()) for c in table.cells):
            return storeyed
    if any(c.role == _TITLE for c in header.columns):
        return None
    months = {c.index for c in header.columns if c.months}
    for cell in table.cells:
        reached = set(range(cell.col, cell.col + cell.col_span))
        if cell.row + cell.row_span >= header.body or len(reached) < _FEWEST_UNDER:
            continue
        if reached <= months and bind_heading(0, (clean(cell.text),)).role == _TITLE:
            place = (cell.col, cell.col_span, table.n_cols, header.body)
            return _Over(*place, cell, cell.lines)
    return _with_bands(table, header)


def _with_bands(table: Table, header: Header) -> _Over | None:
    known = {c.role for c in header.columns} & VALUE_ROLES
    first = 1 if any(c.role == "number" and c.index == 0 for c in header.columns) else 0
    if len(known) < _FEWEST_KNOWN or table.n_cols - first < _FEWEST_UNDER:
        return None
    if any(_is_labelled(cell.text) for cell in table.cells if cell.row < header.body):
        return None  # a form: its labels have their values beside them
    over = _Over(first, table.n_cols - first, table.n_cols, header.body, None, ())
    for cell in table.cells:
        above_others = cell.row + cell.row_span < header.body  # beside the number's, if it has one
        if above_others and _names_titles(cell, over):
            return replace(over, label=cell.lines, named=True)
    if any(_is_band(cell, over) for cell in table.cells if cell.row < header.body):
        return None  # a form, whose labels look like a heading below its title
    for cell in table.cells:
        if cell.row >= header.body and _is_band(cell, over):
            return replace(over, label=cut_lines(cell.lines, *_label_of(cell.text)))
    return None


def _names_titles(cell: Cell, over: _Over) -> bool:
    """Whether a cell across the columns is the heading of the titles, which stand across too."""
    text = clean(cell.text)
    across = _is_across(cell, over) and heading_level(text) is None
    if _UNIT.search(text):
        return False  # laid beside the columns of money it would no longer be theirs
    short = len(text) <= _LONGEST_HEADING and split_number(text).rest == text
    return across and short and bind_heading(0, (text,)).role == _TITLE


def _is_over_values(cell: Cell, below: Sequence[Cell], over: _Over) -> bool:
    """Whether a cell across the columns, and no heading or sum, stands over the values of an item:
    its title, whatever its first word."""
    text = clean(cell.text)
    if not text or not _is_across(cell, over) or heading_level(text):
        return False
    if opens_total(text) or _SUM.match(text):
        return False
    under = [c for c in below if over.is_under(c) and c.col_span < over.width]
    return sum(bool(clean(c.text)) for c in under) >= _FEWEST_UNDER


def _is_labelled(text: str) -> bool:
    """Whether a cell holds a label and its value ("งบประมาณ : 20,000 บาท")."""
    label = _LABEL.match(text)
    named = label is not None and "(" not in label["label"] and label.end() < len(text)
    return label is not None and named and role_of_label(label["label"].strip()) is not None


def _is_band(cell: Cell, over: _Over) -> bool:
    """Whether a cell across the columns holds an item's title, and no heading."""
    if not _is_across(cell, over) or heading_level(clean(cell.text)) is not None:
        return False
    return _label_of(cell.text) != (0, 0)


def _is_across(cell: Cell, over: _Over) -> bool:
    return cell.col + cell.col_span == over.n_cols and cell.col <= over.first


def _label_of(text: str) -> tuple[int, int]:
    """Where in a title's cell the word stands that says it is one; nowhere: (0, 0)."""
    label = _LABEL.match(text)
    if label is not None and role_of_label(label["label"].strip()) == _TITLE:
        return label.span("label")
    rest = split_number(text).rest
    at = text.find(rest) if rest else -1
    named = _TYPE.match(rest)
    if at < 0 or named is None or item_type(rest) == "unspecified":
        return (0, 0)
    return at + named.start(), at + named.end()


def _title_lines(cell: Cell) -> tuple[Line, ...]:
    """The title without a label before it."""
    label = _LABEL.match(cell.text)
    if label is None or role_of_label(label["label"].strip()) != _TITLE:
        return cell.lines
    return cut_lines(cell.lines, label.end(), len(cell.text))


def _laid_beside(table: Table, over: _Over, goes_on: bool) -> Table:
    """The table with a column of titles; itself where a title has no row of its own below it.
    `goes_on`: it may hold nothing but the rest of the last item of such a table."""
    if over.months is not None:
        months = replace(over.months, body=over.body)
        if not are_bands(table, months, goes_on):
            return table
        table = titles_first(table, months)
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    made = _heading(table, over)
    if made is None:
        return table
    row = count = over.body
    items = 0
    while row < table.n_rows:
        cells = by_row.get(row, [])
        below = by_row.get(row + 1, [])
        title = next((c for c in cells if over.holds_title(c, below)), None)
        if title is None:
            made += [_moved(cell, count, over) for cell in cells]
            if not any(_spans(cell, over) for cell in cells):
                made.append(Cell(count, over.first, 1, 1, ()))
            if any(cell.row_span > 1 for cell in cells):
                return table
            row, count = row + 1, count + 1
            continue
        placed = _item(title, cells, below, over) if below else _cut_item(title, cells, over)
        if placed is None:
            return table
        made += [
            replace(c, row=count, row_span=1, col=c.col + (c.col >= over.first)) for c in placed
        ]
        made.append(Cell(count, over.first, 1, 1, _title_lines(title), title.box))
        items += 1
        row, count = row + 2, count + 1
    if not items and not goes_on:
        return table
    made_of = replace(table, n_rows=count, n_cols=table.n_cols + 1, cells=tuple(made))
    return made_of if over.heading is not None or over.first else _with_numbers(made_of, over)


def _with_numbers(table: Table, over: _Over) -> Table:
    """The table with the numbers of its titles in a column of their own, which no heading names: a
    number tells another item from one that goes on behind a page break."""
    titles = [c for c in table.cells if (c.col, c.col_span) == (over.first, 1)]
    starts = {id(c): _number_ends(c.text) for c in titles if c.row >= over.body}
    heading = ((Line((Word("ที่", "ที่"),)),), over.label)
    head = next((c for c in titles if c.row < over.body), Cell(0, over.first, 1, 1, ()))
    body = [
        (c, ((0, starts[id(c)]), (starts[id(c)], len(c.text))))
        for c in titles
        if c.row >= over.body
    ]
    return with_columns(table, head, Parting(heading, tuple(body)))


def _number_ends(text: str) -> int:
    rest = split_number(text).rest
    return max(text.find(rest), 0) if rest else 0


def _spans(cell: Cell, over: _Over) -> bool:
    """Whether a cell reaches over the columns of titles and what is before them."""
    if cell.col == over.first:
        return cell.col_span >= over.width
    return cell.col < over.first < cell.col + cell.col_span


def _moved(cell: Cell, row: int, over: _Over) -> Cell:
    """A cell in the new table: behind the column of titles, before it, or across it."""
    if _spans(cell, over):
        return replace(cell, row=row, col_span=cell.col_span + 1)
    return replace(cell, row=row, col=cell.col + (cell.col >= over.first))


def _heading(table: Table, over: _Over) -> list[Cell] | None:
    """The heading with one for the titles, below what stands across the table above it. None where
    something else stands in its place."""
    if not over.body:
        return []
    cells = [cell for cell in table.cells if cell.row < over.body]
    named = [cell for cell in cells if over.named and _names_titles(cell, over)]
    across = [c for c in cells if c.col < over.first < c.col + c.col_span and c not in named]
    top = max((c.row + c.row_span for c in across), default=0)
    tall = any(cell.row_span > 1 for cell in named)
    if tall or top != sum(c.row_span for c in across) or top >= over.body:
        return None
    made = [Cell(top, over.first, over.body - top, 1, over.label)]
    for cell in cells:
        if cell is over.heading:
            made.append(replace(cell, col=cell.col + 1, lines=()))
        elif cell in across:
            made.append(replace(cell, col_span=cell.col_span + 1))
        elif cell in named:
            made += [Cell(cell.row, k, 1, 1, ()) for k in range(cell.col, over.first)]
            made.append(Cell(cell.row, over.first + 1, 1, over.width, ()))
        else:
            made.append(replace(cell, col=cell.col + (cell.col >= over.first)))
    return made


def _cut_item(title: Cell, cells: Sequence[Cell], over: _Over) -> list[Cell] | None:
    """An item whose values stand behind a page break. None where a cell from above reaches in, or
    one goes on below two rows."""
    if sum(cell.col_span for cell in cells) < over.n_cols or any(c.row_span > 2 for c in cells):
        return None
    bare = {k: Cell(title.row, k, 1, 1, ()) for k in range(over.n_cols)}
    placed = {cell.col: cell for cell in cells if cell is not title and cell.col_span == 1}
    return [*(bare | placed).values()]


def _item(
    title: Cell, cells: Sequence[Cell], below: Sequence[Cell], over: _Over
) -> list[Cell] | None:
    """The cells of an item besides its title's: those as tall as both its rows, and those below
    its title. None where the rows are no such item."""
    under = [cell for cell in below if over.is_under(cell)]
    strip = over.heading is not None or over.months is not None
    lost = strip and not any(cell.lines for cell in under)  # the strip's rules
    if title.row_span != 1 or not (len(under) >= _FEWEST_UNDER or (under and lost)):
        return None
    placed: dict[int, Cell] = {}
    for cell in (*cells, *below):
        if cell is title:
            continue
        if cell.row_span > 2 - (cell in below) or cell.col < over.first < cell.col + cell.col_span:
            return None  # it goes on below the item, or stands over titles too
        reached = range(cell.col, cell.col + cell.col_span)
        others = {id(placed[c]): placed[c] for c in reached if c in placed}
        if not others:
            placed |= dict.fromkeys(reached, cell)
        elif clean(cell.text):
            spots = [(c.col, c.col_span) for c in others.values()]
            if spots != [(cell.col, cell.col_span)] or clean(next(iter(others.values())).text):
                return None
            placed |= dict.fromkeys(reached, cell)
    if set(placed) != set(range(over.n_cols)):
        return None
    return list({id(cell): cell for cell in placed.values()}.values())
