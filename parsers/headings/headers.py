"""Find the heading rows of a table and bind its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import regex

from normalize.amounts import parse_amount
from normalize.dates import fiscal_year_be as fiscal_year_of
from normalize.numbering import is_ordinal
from normalize.thai_text import clean, squeeze
from parsers.headings.column_contents import as_contents_tell
from parsers.headings.columns import BARE_YEAR, Column, bind_heading, stated_unit, unit_at_end
from parsers.headings.count_columns import settle_counts
from parsers.headings.group_headings import heads_groups, is_group_of_one, under_groups
from parsers.headings.money_parts import with_money_of_quarters, with_sources
from parsers.headings.month_numbers import numbered_months
from parsers.headings.month_years import with_short_years
from parsers.headings.plan_columns import with_plan_amounts
from parsers.headings.progress_columns import with_done
from parsers.headings.quarter_headings import are_numbered_quarters, with_quarters
from parsers.headings.spread_headings import spread_group_headings, spread_run
from parsers.headings.sub_headings import SUB_HEADING
from parsers.headings.sum_columns import SUM, settle_sums
from parsers.rows import Row, RowCell

_MAX_HEADING = 90  # characters; a longer cell is content
# Headings that others may stand under (money over years, a plan over months).
_MAY_SPLIT = frozenset(
    {"money", "month", "quarter", "period", "progress", "progress_flag", "approach", "result"}
    | {"count", "ignored", "unbound"}
)
_DATED = frozenset({"money", "month", "quarter"})
_FEWEST_YEARS = 2
_ALL_MONTHS = 12
_FEWEST_MONTHS, _LEAST_READ = 6, 0.8  # of a row of months
_LONGEST_MONTH = 8  # characters, misread or not
_SEARCH_ROWS = 4  # a title or band row may stand above the heading
_CONTENT_START = regex.compile(r"^\(?\d{1,3}(?:[.)]|\s*(?:โครงการ|กิจกรรม|มาตรการ))")


@dataclass(frozen=True, slots=True)
class Header:
    """Bound columns, and which rows of the table the heading takes (before `body`)."""

    columns: tuple[Column, ...]
    first: int
    body: int

    @property
    def roles(self) -> frozenset[str]:
        """What the columns hold; "disbursed" for money that was spent, beside "money"."""
        spent = {"disbursed" for c in self.columns if c.role == "money" and c.kind == "disbursed"}
        return frozenset(column.role for column in self.columns) | spent

    @property
    def signature(self) -> tuple[tuple[str | int | float | None, ...], ...]:
        """What two fragments of one table have in common."""
        return tuple(
            (c.role, c.kind, c.year_be, c.month, c.unit_baht, c.part)
            for c in self.columns
            if c.role != "unbound"
        )


def find_header(rows: tuple[Row, ...]) -> Header | None:
    """The heading of a table, or None for a table that starts with content."""
    for start in range(min(_SEARCH_ROWS, len(rows))):
        if _is_heading_row(rows[start]) or _stands_over_heading(rows, start):
            end = start + 1
            while end < len(rows) and _continues_heading(rows, start, end):
                end += 1
            columns = with_done(_bind(rows[start:end]), rows[end:])
            months = numbered_months(columns, rows[end] if end < len(rows) else None)
            columns, end = (columns, end) if months is None else (months, end + 1)
            columns = as_contents_tell(columns, rows[end:])
            columns = with_sources(settle_counts(columns, rows[end:]), rows[end:])
            columns = with_money_of_quarters(settle_sums(columns, rows[end:]), rows[end:])
            columns = with_quarters(with_plan_amounts(columns), rows[end:])
            if _is_credible(columns):
                return Header(columns, start, end)
        elif len(rows[start].printed_cells()) > 2:
            return None
    return None


def _is_credible(columns: tuple[Column, ...]) -> bool:
    roles = [c.role for c in columns if c.role not in ("unbound", "page_number")]
    return len(set(roles)) >= 2


def _is_heading_row(row: Row) -> bool:
    cells = row.printed_cells()
    if len(cells) < 2:
        return False
    texts = [cell.text for _i, cell in cells]
    if any(len(text) > _MAX_HEADING or _CONTENT_START.match(text) for text in texts):
        return False
    if is_ordinal(texts[0]) or any(parse_amount(t).status == "no_budget" for t in texts):
        return False  # "14 | มาตรการ… | ไม่ใช้งบประมาณ": the first row of a page
    bound = [bind_heading(i, (text,)) for i, text in enumerate(texts)]
    named = sum(c.role != "unbound" for c in bound)
    return named >= 2 and named * 2 >= len(texts)


def _stands_over_heading(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a row names groups of columns, over a row that is a heading."""
    below = rows[index + 1 : index + 2]
    return heads_groups(rows[index]) and any(map(_is_heading_row, below))


def _are_bare_years(texts: Sequence[str]) -> bool:
    """Whether cells print years one after the other by their last two figures: 66, 67, 68."""
    years = [int(text) for text in texts if BARE_YEAR.fullmatch(text)]
    runs_on = all(b == a + 1 for a, b in pairwise(years))
    return len(years) >= _FEWEST_YEARS and len(years) >= len(texts) - 1 and runs_on


def _continues_heading(rows: tuple[Row, ...], start: int, index: int) -> bool:
    """A second or third heading row: short words only, or slots a heading cell reaches into."""
    if index - start >= 4:
        return False
    row = rows[index]
    cells = row.printed_cells()
    if not cells:
        return any(cell.covered for cell in row.cells) and _reaches(rows[start], row)
    may_be_misread = _stands_in_heading(rows[start], row, index - start) or (
        heads_groups(rows[start]) and _stands_in_heading(rows[index - 1], row, 1)
    )
    if len(cells) == 1 and not (SUB_HEADING.fullmatch(cells[0][1].text) or may_be_misread):
        return False  # one cell by itself is the rest of a row that a page break cut
    if _are_bare_years([cell.text for _i, cell in cells]):
        return _stands_in_heading(rows[start], row, index - start)
    known = [
        bind_heading(i, (cell.text,)).role != "unbound"
        or bool(SUB_HEADING.fullmatch(cell.text) or SUM.fullmatch(squeeze(cell.text)))
        for i, cell in cells
    ]
    if not all(known) and not may_be_misread:
        return False
    for i, cell in cells:
        text = cell.text
        if len(text) > 60 or _CONTENT_START.match(text):
            return False
        if not may_be_misread and not _may_stand_under(rows, start, index, i, text):
            return False
        if are_numbered_quarters(rows[start:index], cells) or _are_months(cells):
            continue
        if regex.fullmatch(r"[\d,.\s\-–]+", text) and not regex.search(r"25\d\d", text):
            return _is_column_numbers(cells)
    if _looks_like_money_row(cells):
        return False
    titles = [i for i, cell in enumerate(rows[start].cells) if cell.printed]
    ragged = all(not cell.covered for cell in row.cells)
    if ragged and not heads_groups(rows[start]):
        return not rows[index].cells[titles[0]].printed
    return True


def _are_months(cells: Sequence[tuple[int, RowCell]]) -> bool:
    """Whether cells name months, though a scan may have misread a few: "มี.ค." as 5."""
    named = sum(bind_heading(i, (cell.text,)).role == "month" for i, cell in cells)
    return named >= _FEWEST_MONTHS and named >= _LEAST_READ * len(cells)


def _stands_in_heading(head: Row, row: Row, below: int) -> bool:
    """Whether the rules say that a row belongs to the heading: heading cells reach down into it,
    and what else it has stands under group headings, or names a column under a group of one."""
    pairs = list(zip(head.cells, row.cells, strict=True))
    reaching = [c.covered and c.span == h.span and h.row_span > below for h, c in pairs]
    return any(reaching) and all(
        reached or h.col_span > 1 or (is_group_of_one(h) and _names_column(c))
        for reached, (h, c) in zip(reaching, pairs, strict=True)
    )


def _names_column(cell: RowCell) -> bool:
    return cell.printed and bind_heading(0, (cell.text,)).role != "unbound"


def _may_stand_under(rows: tuple[Row, ...], start: int, index: int, column: int, text: str) -> bool:
    """A column that already says what it holds takes no other heading below: the rest of a cut
    title may mention a budget and is still a title."""
    above = tuple(
        dict.fromkeys(row.cells[column].text for row in rows[start:index] if row.cells[column].text)
    )
    role = bind_heading(column, above).role if above else "unbound"
    if role in _MAY_SPLIT or SUB_HEADING.fullmatch(text):
        return True
    return bind_heading(column, (text,)).role == role


def _looks_like_money_row(cells: list[tuple[int, RowCell]]) -> bool:
    return all(
        regex.fullmatch(r"ไม่ใช.{0,4}งบประมาณ|[-–]", squeeze(c.text) or "-") for _i, c in cells
    )


def _is_column_numbers(cells: list[tuple[int, RowCell]]) -> bool:
    """A row "(1) (2) (3)" that numbers the columns."""
    numbers = [regex.sub(r"\D", "", cell.text) for _i, cell in cells]
    return len(numbers) > 2 and numbers == [str(n + 1) for n in range(len(numbers))]


def _reaches(head: Row, row: Row) -> bool:
    return all(
        cell.covered and cell.span is not None and cell.span == head.cells[i].span
        for i, cell in enumerate(row.cells)
        if cell.span is not None
    )


def _bind(rows: tuple[Row, ...]) -> tuple[Column, ...]:
    width = len(rows[0].cells)
    grid = [[cell.text for cell in row.cells] for row in rows]
    ragged = all(not (c.covered or c.merged) for row in rows for c in row.cells)
    for line in grid:
        spread_run(line)
    if ragged:
        spread_group_headings(grid)
    columns, cells = [], []
    for index in range(width):
        parts = tuple(dict.fromkeys(line[index] for line in grid if line[index]))
        own = clean(parts[-1]) if parts else ""
        columns.append(replace(bind_heading(index, parts), own=own))
        cells.append(parts)
    columns = under_groups(columns, cells)
    while ragged and columns and columns[-1].role == "unbound" and not columns[-1].heading:
        columns.pop()  # a tab at the end of a line makes no column
    return with_short_years(tuple(_inherit_years(_fill_months(columns))))


def _fill_months(columns: list[Column]) -> list[Column]:
    """An unread heading between November and January stands over December."""
    result = list(columns)
    for i in range(1, len(columns) - 1):
        before, here, after = columns[i - 1 : i + 2]
        unread = here.role == "unbound" or (here.own and _is_unread(here.own))
        if not unread or before.role != "month" or after.role != "month":
            continue
        if before.month is None or after.month is None:
            continue
        missing = before.month % 12 + 1
        if after.month == missing % 12 + 1:
            year = before.year_be if missing > before.month else after.year_be
            result[i] = replace(
                here, role="month", kind=None, month=missing, year_be=year, unit_baht=1.0
            )
    return result


def _is_unread(own: str) -> bool:
    """Whether what names a column by itself says nothing: below a year it would be money's."""
    return len(own) <= _LONGEST_MONTH and bind_heading(0, (own,)).role == "unbound"


def _inherit_years(columns: list[Column]) -> list[Column]:
    """Months without a year of their own take the year of the group before them."""
    result: list[Column] = []
    year: int | None = None
    for column in columns:
        if column.role != "month":
            year = None
        elif column.year_be is not None:
            year = column.year_be
        elif year is not None:
            column = replace(column, kind=None, year_be=year, unit_baht=1.0)
        result.append(column)
    return result


def repeats_header(row: Row, header: Header) -> bool:
    """The heading printed again in the middle of a table (after a page break)."""
    cells = row.printed_cells()
    if len(cells) < 2:
        return False
    words = {squeeze(c.heading) for c in header.columns if c.heading}
    joined = "".join(sorted(words))
    hits = sum(1 for _i, cell in cells if squeeze(cell.text) and squeeze(cell.text) in joined)
    return hits == len(cells) and all(len(clean(c.text)) <= _MAX_HEADING for _i, c in cells)


def with_unit(header: Header, rows: tuple[Row, ...], stated: float) -> Header:
    """The unit a line or row above the heading states, for money columns that state none."""
    below = rows[header.body : header.body + 1]  # a band over the first items
    bands = [row for row in below if len(row.printed_cells()) == 1]
    said = [c.text for row in (*rows[: header.first], *bands) for _i, c in row.printed_cells()]
    above = [text[unit_at_end(text) or 0 :] for text in said]
    unit = next((u for u in map(stated_unit, above) if u is not None), stated)
    columns = tuple(
        replace(c, unit_baht=unit)
        if c.role == "money" and "บาท" not in c.heading and c.unit_baht == 1.0
        else c
        for c in header.columns
    )
    return Header(columns, header.first, header.body)


def changed_header(rows: tuple[Row, ...], header: Header) -> tuple[int, Header | None]:
    """Where the same heading stands again inside a table with other years, and that heading; the
    number of rows and None where it does not."""
    for index in range(header.body + 1, len(rows)):
        if not _is_heading_row(rows[index]):
            continue
        other = find_header(rows[index : index + _SEARCH_ROWS])
        if other is None or other.first != 0 or len(other.columns) != len(header.columns):
            continue
        pairs = list(zip(other.columns, header.columns, strict=True))
        years = [(new.year_be, old.year_be) for new, old in pairs if old.role in _DATED]
        same = all(new.role == old.role for new, old in pairs)
        if same and all(new for new, _old in years) and any(new != old for new, old in years):
            return index, other
    return len(rows), None


def _is_one_fiscal_year(timed: Sequence[Column]) -> bool:
    """Whether columns go on from October, or later, to a month before the next one, in the two
    calendar years of a fiscal year, the earlier one first."""
    years = [c.year_be for c in timed if c.year_be is not None]
    order = [(c.month - 10) % 12 for c in timed if c.month is not None]
    runs_on = all(a < b for a, b in pairwise(order)) and order[0] < 3 <= order[-1]
    return runs_on and years == sorted(years) and years[-1] - years[0] == 1


def settled_header(
    header: Header, rows: tuple[Row, ...], unit_baht: float, fiscal_year_be: int | None
) -> Header:
    """The header with the unit of its money, the years of its months, and what those say."""
    return dated_by_months(fiscal_months(with_unit(header, rows, unit_baht), fiscal_year_be))


def dated_by_months(header: Header) -> Header:
    """A budget without a year beside all twelve months of one fiscal year is of that year."""
    months = {month for column in header.columns for month in column.months}
    years = {fiscal_year_of(year, (month - 1) % 12 + 1) for year, month in months}
    undated = [c for c in header.columns if c.role == "money" and c.year_be is None]
    dated = any(c.role == "money" and c.year_be is not None for c in header.columns)
    if len(months) < _ALL_MONTHS or len(years) != 1 or dated or not undated:
        return header
    year = next(iter(years))
    columns = tuple(replace(c, year_be=year) if c in undated else c for c in header.columns)
    return Header(columns, header.first, header.body)


def _with_fiscal_years_apart(header: Header) -> Header:
    """Several fiscal years side by side, each over its months from October on: October to December
    are of the year before. A calendar year begins with January."""
    timed = [c for c in header.columns if c.month is not None]
    runs = [(year, [*run]) for year, run in groupby(timed, key=lambda c: c.year_be)]
    orders = [[((c.month or 0) - 10) % 12 for c in run] for _year, run in runs]
    whole = all(
        order[:1] == [0] and order[-1] >= 3 and all(a < b for a, b in pairwise(order))
        for order in orders
    )
    if len(runs) < _FEWEST_YEARS or not whole or any(year is None for year, _run in runs):
        return header
    columns = tuple(
        replace(c, year_be=c.year_be - 1)
        if c.year_be is not None and c.month is not None and c.month >= 10
        else c
        for c in header.columns
    )
    return Header(columns, header.first, header.body)


def fiscal_months(header: Header, fiscal_year_be: int | None) -> Header:
    """Give month and quarter columns their calendar year where the heading prints one year, or
    none: October to December belong to the year before the fiscal year's number. So they do where
    it prints both years: each stands over the middle of its months, which no rule may part."""
    header = _with_fiscal_years_apart(header)
    timed = [c for c in header.columns if c.month is not None]
    years = {c.year_be for c in timed if c.year_be is not None}
    if not timed or (len(years) > 1 and not _is_one_fiscal_year(timed)):
        return header
    if len(years) == 1 and any(c.year_be is None for c in timed):
        return header
    year = max(years, default=fiscal_year_be)
    if year is None:
        return header
    whole_year = len(years) != 1 or {10, 1} <= {c.month for c in timed}
    columns = tuple(
        replace(c, year_be=year - (1 if whole_year and c.month >= 10 else 0))
        if c.month is not None
        else c
        for c in header.columns
    )
    return Header(columns, header.first, header.body)
