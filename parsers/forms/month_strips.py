"""Strips of months: a row of month names over a row of marks, which says when the one item that it
belongs to is carried out. They stand at the foot of a form, or below an item listed in lines.

A strip is read as a small table of its own, so that arrows, drawn marks and shading count as in any
schedule. Two rows of marks below the names (planned and done) are no strip: nobody may choose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.dates import FIRST_MONTHS
from normalize.dates import fiscal_year_be as fiscal_year_of
from normalize.numbering import item_type
from normalize.raw import RawItem, Remark
from normalize.thai_text import clean, squeeze
from parsers.forms.label_tables import role_of_label
from parsers.headings.columns import Column, bind_heading, year_in
from parsers.headings.drawn_marks import marks_reader
from parsers.headings.headers import Header, dated_by_months, fiscal_months
from parsers.headings.month_years import with_short_years
from parsers.headings.schedule_marks import RowMarks, is_mark
from parsers.model import Cell, Table
from parsers.rows import rows_of

_FEWEST, _MOST = 6, 12  # months
_READ = 0.75  # of the names: a scan may lose one
_NUMBERS = [str((k + 9) % 12 + 1) for k in range(12)]  # of the months, from October
_LONGEST_NAME, _LONGEST_MARK, _LONGEST_LABEL = 14, 4, 30  # letters
_YEAR = regex.compile(r"(?:ปี(?:งบประมาณ)?)?(?:พศ)?25[4-9]\d")  # squeezed
_LABELS = frozenset({None, "period", "month"})

_Cells = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip: the rows of its table that it takes, and what they hold, as a table of two rows."""

    first: int
    end: int
    columns: tuple[Column, ...]
    table: Table
    engine: str

    def dated(self, fiscal_year_be: int | None) -> tuple[Column, ...]:
        """Its months with their years: those printed, or the one that the document is about."""
        return fiscal_months(Header(self.columns, 0, 1), fiscal_year_be).columns

    def read(self, fiscal_year_be: int | None) -> RowMarks:
        """The months that are marked, and what could not be read of them."""
        row = rows_of(self.table, 0, self.engine)[1]
        columns = self.dated(fiscal_year_be)
        if any(c.year_be is None for c in columns):
            message = "month columns have no year, so the marks under them are not kept"
            return RowMarks((), (Remark("month_year_missing", "warning", message, row.place),))
        if not _agrees(columns, fiscal_year_be):
            message = f"the months are not of the fiscal year {fiscal_year_be}; they were not kept"
            return RowMarks(
                (), (Remark("month_year_contradiction", "warning", message, row.place),)
            )
        return marks_reader(self.table, columns, self.engine)(row.cells, row)

    def alone(self) -> Remark:
        """What to know of a strip that belongs to no item."""
        place = rows_of(self.table, 0, self.engine)[0].place
        message = "months are marked below no item that was read; they were not kept"
        return Remark("months_without_item", "warning", message, place)


def strips_of(table: Table, engine: str) -> list[Strip]:
    """The strips of a table, top to bottom."""
    by_row: dict[int, list[Cell]] = {}
    for cell in () if table.ragged else table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    rows = [sorted(by_row.get(r, []), key=lambda c: c.col) for r in range(table.n_rows)]
    found: list[Strip] = []
    for k in range(table.n_rows - 1):
        if not found or k >= found[-1].end:
            strip = _strip(table, rows, k, engine)
            found += [strip] if strip is not None else []
    return found


def _agrees(months: Sequence[Column], year_be: int | None) -> bool:
    """Whether months are of the fiscal year that the document is about, if it is about one."""
    dated = [(c.year_be, c.month) for c in months if c.year_be is not None and c.month is not None]
    return year_be is None or all(fiscal_year_of(year, m) == year_be for year, m in dated)


def is_strip_alone(table: Table, engine: str) -> Strip | None:
    """The one strip that a table is, and nothing else."""
    found = strips_of(table, engine)
    whole = len(found) == 1 and (found[0].first, found[0].end) == (0, table.n_rows)
    return found[0] if whole else None


def with_months(item: RawItem, marks: Sequence[RowMarks]) -> RawItem:
    """The item with the months of its strips."""
    months = tuple(month for one in marks for month in one.months)
    remarks = tuple(remark for one in marks for remark in one.remarks)
    return replace(item, months=(*item.months, *months), remarks=(*item.remarks, *remarks))


def dated_by_strips(header: Header, strips: Sequence[Strip], year_be: int | None) -> Header:
    """The header of a form, its money of the fiscal year whose months the form names."""
    months = [column for strip in strips for column in strip.dated(year_be)]
    if not _agrees(months, year_be):
        return header
    dated = dated_by_months(replace(header, columns=(*header.columns, *months)))
    return replace(header, columns=dated.columns[: len(header.columns)])


def _strip(table: Table, rows: Sequence[_Cells], k: int, engine: str) -> Strip | None:
    names = _names(rows[k])
    below = _marks(rows[k + 1], names) if names is not None else None
    if names is None or below is None:
        return None
    columns = months_named(names, _years_over(rows[k - 1], names) if k else {})
    starts = {cell.col: n for n, cell in enumerate(names)}
    ends = {cell.col + cell.col_span: n for n, cell in enumerate(names)}
    fits = all(c.col in starts and c.col + c.col_span in ends for c in below)
    if columns is None or not below or not fits or not all(map(may_be_mark, below)):
        return None
    more = rows[k + 2] if k + 2 < len(rows) else []
    if {c.col for c in more} >= set(starts) and months_named(more, {}) is None:
        return None  # another row of marks
    marks = [
        replace(
            c,
            row=1,
            col=starts[c.col],
            col_span=ends[c.col + c.col_span] - starts[c.col] + 1,
        )
        for c in below
    ]
    heads = [replace(c, row=0, col=n, col_span=1) for n, c in enumerate(names)]
    small = Table(table.page, 2, len(names), (*heads, *marks), table.marks, box=table.box)
    over = bool(k) and bool(_years_over(rows[k - 1], names))
    return Strip(k - over, k + 2, columns, small, engine)


def _names(row: _Cells) -> list[Cell] | None:
    """The cells of a row that may name the months, but for a label before them."""
    cells = list(row)
    if len(cells) > 1 and len(cells) not in (len(FIRST_MONTHS), _FEWEST, _MOST):
        if not _is_label(cells[0]):
            return None
        cells = cells[1:]
    level = all(cell.row_span == 1 for cell in cells)
    return cells if level and cells and cells[0].col <= 1 else None


def _marks(row: _Cells, names: _Cells) -> list[Cell] | None:
    """The cells of a row below those of the names; None where what stands before is no label, or a
    cell reaches over two rows or beyond the months."""
    before = [cell for cell in row if cell.col < names[0].col]
    cells = [cell for cell in row if cell.col >= names[0].col]
    if not all(map(_is_label, before)) or any(cell.row_span > 1 for cell in cells):
        return None
    return cells


def _is_label(cell: Cell) -> bool:
    text = clean(cell.text)
    short = len(squeeze(text)) <= _LONGEST_LABEL and role_of_label(text) in _LABELS
    return short and item_type(text) == "unspecified" and not text[:1].isdigit()


def may_be_mark(cell: Cell) -> bool:
    """Whether a cell is empty, or holds something as short as a mark."""
    text = clean(cell.text)
    short = len(squeeze(text)) <= _LONGEST_MARK
    return short or (is_mark(text) and len(text) <= 2 * _LONGEST_MARK)


def months_named(names: _Cells, years: Mapping[int, str]) -> tuple[Column, ...] | None:
    """The months or the four quarters that cells name one after the other."""
    texts = [clean(cell.text) for cell in names]
    if any(len(squeeze(text)) > _LONGEST_NAME for text in texts):
        return None
    if texts == _NUMBERS:
        return tuple(
            Column(n, text, "month", month=int(text), year_be=year_in(years.get(names[n].col, "")))
            for n, text in enumerate(texts)
        )
    parts = [tuple(filter(None, (years.get(c.col), t))) for c, t in zip(names, texts, strict=True)]
    columns = tuple(bind_heading(n, part) for n, part in enumerate(parts))
    opening = tuple(c.month for c in columns)
    if opening == FIRST_MONTHS and all(c.role == "quarter" for c in columns):
        return columns
    if not _FEWEST <= len(columns) <= _MOST:
        return None
    named = [(n, c.month) for n, c in enumerate(columns) if c.role == "month" and c.month]
    steps = Counter((month - n) % 12 for n, month in named)
    first, right = steps.most_common(1)[0] if steps else (0, 0)
    if right < max(_FEWEST - 1, _READ * len(columns)):
        return None
    months = ((first + n - 1) % 12 + 1 for n in range(len(columns)))
    return with_short_years(
        tuple(
            c
            if c.month == m and c.role == "month"
            else Column(c.index, c.heading, "month", month=m)
            for c, m in zip(columns, months, strict=True)
        )
    )


def _years_over(row: _Cells, names: _Cells) -> dict[int, str]:
    """The years that stand over the months, by the columns below; none where the row above says
    anything else."""
    printed = [cell for cell in row if clean(cell.text)]
    if not printed or not all(_YEAR.fullmatch(squeeze(cell.text)) for cell in printed):
        return {}
    return {
        name.col: clean(cell.text)
        for cell in printed
        for name in names
        if cell.col <= name.col < cell.col + cell.col_span
    }


def columns_left_of(table: Table, x: float) -> int:
    """How many columns of a table begin left of a place, in points."""
    lefts = {c.col: c.box.x0 for c in table.cells if c.box is not None}
    return sum(left < x for left in lefts.values())
