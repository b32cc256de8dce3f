"""Calendars whose months are bands: "เดือนตุลาคม 2566" across the table, or in a line above a table
of its own, then the items of that month. Each month becomes a column, in which an item below the
band is marked by the band's own words, and all that reads schedules reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.dates import THAI_MONTHS, parse_month
from normalize.fiscal_years import MONTH
from normalize.numbering import item_type, split_number
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.headings.headers import Header, find_header
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Line, Table, Word
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block, Row, rows_of

_FEWEST = 2  # months, or quarters
_HEADS = frozenset({"title", "number", "dimension", "mission"})
"""Columns whose cell may hold a band where it does not reach across."""
_LONGEST = 36  # months
_PASSING_LINE = 30  # characters; a longer line, or a heading, ends a month
_YEAR = r"(?:\s*(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*(?:25)?[5-9]\d)?"
_MONTH = regex.compile(
    rf"\W{{0,3}}(?:ประจำ)?(?P<word>เดือน)?\s*(?P<name>(?P<month>{MONTH}|[ก-ฮเ][ก-๎]{{4,12}}){_YEAR})\W{{0,3}}"
)
_QUARTER = regex.compile(
    rf"\W{{0,3}}(?P<name>(?P<month>ไตรมาส\s*(?:ที่)?\s*[1-4])(?:\s*\(?(?:{MONTH})[^()]{{0,40}}\)?)?{_YEAR})\W{{0,3}}"
)


@dataclass(frozen=True, slots=True)
class _Band:
    """A month, or a quarter: what names it, with its year and without."""

    month: int
    role: str
    year_be: int | None
    name: tuple[Line, ...]
    bare: tuple[Line, ...]

    def is_same(self, other: _Band) -> bool:
        return (self.month, self.role) == (other.month, other.role) and (
            self.year_be == other.year_be
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of a calendar: its heading, the bands in it by their rows, and where headings of
    levels stand."""

    at: int
    header: Header | None
    columns: Header
    bands: dict[int, _Band]
    levels: frozenset[int]
    unknown: frozenset[int]
    """Rows of one wide cell that name neither: what they say of a month was not read."""
    before: _Band | None = None
    """The month that its first rows go on with."""
    named_above: bool = False
    """Whether a line right above it names that month, so that its first row opens an item."""


def with_band_months(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, the tables of such a calendar with a column for each month."""
    out = list(blocks)
    for group in _groups(out):
        bands = [band for part in group for band in _all_of(part)]
        months = [b for k, b in enumerate(bands) if not any(b.is_same(o) for o in bands[:k])]
        if not _is_calendar(months) or not _follow_on(months):
            continue
        laid = _laid(out, group, _in_order(months))
        for at, table in laid.items():
            out[at] = (table, out[at][1])
    return out


def _all_of(part: _Part) -> list[_Band]:
    return [*([part.before] if part.before is not None else []), *part.bands.values()]


def _is_calendar(months: Sequence[_Band]) -> bool:
    """Whether bands are those of a calendar. January to December of one printed year is of two
    fiscal years: nobody may choose which the year means."""
    years = {band.year_be for band in months}
    numbers = [band.month for band in months]
    one_year = len(years) == 1 and None not in years and numbers == sorted(numbers)
    printed = None not in years or years == {None}
    kinds = {band.role for band in months}
    across = one_year and min(numbers, default=0) < 10 <= max(numbers, default=0)
    unique = len(set(numbers)) == len(numbers) or None not in years
    return len(set(numbers)) >= _FEWEST and printed and len(kinds) == 1 and unique and not across


def _follow_on(months: Sequence[_Band]) -> bool:
    """Whether bands with a year each stand as the months follow on: one misread is elsewhere."""
    counted = [b.year_be * 12 + b.month for b in months if b.year_be is not None]
    return counted == sorted(counted) or len({b.year_be for b in months}) < _FEWEST


def _in_order(months: Sequence[_Band]) -> list[_Band]:
    """The months one after the other, with those between them that have no band."""
    step = 3 if months[0].role == "quarter" else 1
    dated = len({band.year_be for band in months}) > 1
    placed = {_counted(band, dated): band for band in months}
    first, last = min(placed), max(placed)
    if any((at - first) % step for at in placed) or last - first > _LONGEST:
        return list(months)
    year = None if dated else months[0].year_be
    return [
        placed.get(at) or _between(at, dated, months[0].role, year)
        for at in range(first, last + 1, step)
    ]


def _counted(band: _Band, dated: bool) -> int:
    """Months from a beginning: of the calendar's, or of one fiscal year's."""
    return (band.year_be or 0) * 12 + band.month - 1 if dated else (band.month - 10) % 12


def _between(at: int, dated: bool, role: str, year: int | None) -> _Band:
    month = at % 12 + 1 if dated else (at + 9) % 12 + 1
    year = at // 12 if dated else year
    name = f"ไตรมาสที่ {(month - 10) % 12 // 3 + 1}"
    name = name if role == "quarter" else THAI_MONTHS[month - 1][1]
    text = name if year is None else f"{name} พ.ศ. {year}"
    words = tuple(Word(word, word) for word in text.split(" "))
    return _Band(month, role, year, (Line(words),), ())


def _groups(blocks: Sequence[Block]) -> list[list[_Part]]:
    """The tables that may be one calendar, each group of one width; a table without a heading goes
    on with the last one."""
    groups: list[list[_Part]] = []
    group: list[_Part] = []
    said: _Band | None = None  # by a line right above, or by the last band
    named = False  # by such a line
    for at, (block, engine) in enumerate(blocks):
        if isinstance(block, Line):
            band = _band((block,))
            told = band is not None and isinstance(blocks[min(at + 1, len(blocks) - 1)][0], Table)
            text = clean(block.text)
            if band is not None and told:
                said, named = band, True
            elif len(text) > _PASSING_LINE or heading_level(text) is not None:
                said = None
            continue
        part = _part(at, block, engine, group[-1] if group else None)
        if part is None:
            groups, group, said = [*groups, group], [], None
            continue
        same = group and _width(blocks, group[-1].at) == block.n_cols
        groups, group = (groups, group) if same else ([*groups, group], [])
        group.append(replace(part, before=said, named_above=named))
        named = False
        last = max(part.bands, default=-1)
        ends = part.unknown | part.levels if _is_inner(group) else part.unknown
        said = part.bands.get(last, said) if max(ends, default=-1) <= last else None
    return [g for g in [*groups, group] if g]


def _width(blocks: Sequence[Block], at: int) -> int:
    block = blocks[at][0]
    return block.n_cols if isinstance(block, Table) else 0


def _part(at: int, table: Table, engine: str, before: _Part | None) -> _Part | None:
    """What a table is of a calendar; None where it can be of none."""
    if table.ragged:
        return None
    rows = rows_of(table, 0, engine)
    header = find_header(rows)
    known = header if header is not None else before.columns if before is not None else None
    if known is None or "title" not in known.roles or known.roles & {"month", "quarter"}:
        return None
    if len(known.columns) != table.n_cols:
        return None
    bands: dict[int, _Band] = {}
    levels: set[int] = set()
    unknown: set[int] = set()
    for row in rows[header.body if header is not None else 0 :]:
        cells = [c for c in table.cells if c.row <= row.index < c.row + c.row_span]
        printed = [c for c in cells if clean(c.text)]
        if len(printed) != 1 or any(c.row_span > 1 for c in cells):
            continue
        wide = printed[0].col_span * 2 > table.n_cols
        heads = wide or known.columns[printed[0].col].role in _HEADS
        band = _band(printed[0].lines) if heads else None
        if band is not None:
            bands[row.index] = band
        elif heading_level(clean(printed[0].text)) is not None:
            levels.add(row.index)
        elif wide:
            unknown.add(row.index)
    return _Part(at, header, known, bands, frozenset(levels), frozenset(unknown))


def _band(lines: Sequence[Line]) -> _Band | None:
    """The month or the quarter that a text names, and nothing else."""
    text = "\n".join(line.text for line in lines)
    for form in (_MONTH, _QUARTER):
        match = form.fullmatch(text)
        column = bind_heading(0, (clean(match["name"]),)) if match is not None else None
        if match is None or column is None or column.month is None:
            continue
        if column.role == "month" and parse_month(match["month"]) != column.month:
            continue
        name, bare = (cut_lines(lines, *match.span(part)) for part in ("name", "month"))
        short = regex.search(r"(?<!\d)[5-9]\d$", clean(match["name"]))
        year = column.year_be or (2500 + int(short[0]) if short is not None else None)
        return _Band(column.month, column.role, year, name, bare)
    return None


def _is_inner(group: Sequence[_Part]) -> bool:
    """Whether months stand below the headings of levels, not above them."""
    first = next((part for part in group if part.bands or part.levels), None)
    if first is None or not first.levels:
        return False
    return first.before is None and min(first.levels) < min(
        first.bands, default=max(first.levels) + 1
    )


def _laid(
    blocks: Sequence[Block], group: Sequence[_Part], months: Sequence[_Band]
) -> dict[int, Table]:
    """The tables of a calendar with its months in columns."""
    inner = _is_inner(group)
    made: dict[int, Table] = {}
    for part in group:
        block, engine = blocks[part.at]
        if isinstance(block, Table):
            made[part.at] = _with_columns(block, engine, part, months, inner)
    return made


def _with_columns(
    table: Table, engine: str, part: _Part, months: Sequence[_Band], inner: bool
) -> Table:
    """A table with a column for each month, without its bands. `inner`: months stand below the
    headings of levels, so that another level ends a month."""
    rows = rows_of(table, 0, engine)
    body = part.header.body if part.header is not None else 0
    kept = [row.index for row in rows if row.index not in part.bands]
    place = {old: new for new, old in enumerate(kept)}
    cells = [replace(c, row=place[c.row]) for c in table.cells if c.row in place]
    if part.header is not None:
        top = part.header.first
        cells += [
            Cell(top, table.n_cols + k, body - top, 1, month.name) for k, month in enumerate(months)
        ]
    said = part.before
    for row in rows:
        ends = row.index in part.unknown or (inner and row.index in part.levels)
        said = part.bands.get(row.index, None if ends else said)
        if row.index not in place or (
            part.header is not None and part.header.first <= row.index < body
        ):
            continue
        own = said if row.index >= body and _opens_item(row, part, body) else None
        cells += [
            Cell(
                place[row.index],
                table.n_cols + k,
                1,
                1,
                own.bare if own is not None and own.is_same(month) else (),
            )
            for k, month in enumerate(months)
        ]
    return replace(table, n_rows=len(kept), n_cols=table.n_cols + len(months), cells=tuple(cells))


def _opens_item(row: Row, part: _Part, body: int) -> bool:
    """Whether an item begins in a row: it has a title, and a number where items have one. The first
    row of a page may go on with the item before."""
    by_role = {c.role: row.cells[c.index] for c in reversed(part.columns.columns)}
    title, number = by_role["title"], by_role.get("number")
    if not title.printed or not title.text or opens_total(title.text):
        return False
    if number is not None and number.printed and number.text:
        return not opens_total(number.text)
    named = split_number(title.text)
    typed = item_type(named.rest) != "unspecified" or named.item_no is not None
    first = row.index == body and not (part.named_above and part.header is not None)
    return typed or (number is None and not first)
