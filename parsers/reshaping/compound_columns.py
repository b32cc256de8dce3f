"""Columns whose cells hold two things each, as their headings say: โครงการ (ผู้รับผิดชอบ), "title
(responsible unit)", or ตั้งไว้ / เบิกจ่าย, "set / spent"; and titles with labelled lines below them.

Each becomes a column of its own, so that all that reads tables reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import regex

from normalize.amounts import LARGE, is_empty_money, parse_amount
from normalize.fiscal_years import YEAR
from normalize.reading import read_progress
from normalize.thai_text import clean, to_ascii_digits, toneless
from normalize.units import names_unit
from parsers.forms.labelled_texts import TWO_THINGS, both_labelled, labelled_below, labelled_lines
from parsers.headings.columns import Column, bind_heading
from parsers.headings.headers import Header
from parsers.hierarchy.title_column import MEASURED_BY
from parsers.hierarchy.title_places import is_indicator, says_indicator
from parsers.hierarchy.totals import opens_total
from parsers.items.title_parts import title_parts
from parsers.model import Cell, Line, Table, union_of
from parsers.money.kinds_in_heading import kinds_in_heading
from parsers.money.labelled_money import labelled_kinds
from parsers.money.parting import Parting, with_columns
from parsers.money.year_lists import by_year
from parsers.money.yearly_amounts import of_every_year
from parsers.page.cut_lines import cut_lines
from parsers.reshaping.budgets_below import budgets_below
from parsers.reshaping.indicators_beside import has_bands, indicator_beside, kept_whole
from parsers.reshaping.places_below import placed_below
from parsers.reshaping.times_and_money import STARTS_TIME, TIME, times_and_money
from parsers.reshaping.units_behind import CLOSE, IN_BRACKETS, OPEN, units_behind

_MOST = 0.6  # of the cells have both parts
_IN_BRACKETS = regex.compile(
    rf"(?P<outer>.*?)\s*{OPEN}(?P<inner>{IN_BRACKETS}{{2,120}}){CLOSE}\s*", regex.DOTALL
)
_BRACKETS = [
    regex.compile(
        rf"(?P<outer>.*?)\s*{OPEN}(?P<inner>(?P<one>{IN_BRACKETS}{{2,120}})"
        rf"(?:{CLOSE}\s*{OPEN}(?P<one>{IN_BRACKETS}{{2,120}})){{{n}}}){CLOSE}\s*",
        regex.DOTALL,
    )
    for n in (2, 1, 0)
]
"""As many brackets at the end of a text as can be: "(กองคลัง) (กองช่าง)" are two units."""
_SURELY_UNIT = regex.compile(r"\s*(?:กอง(?!ทุน)|สำนัก|หน่วยตรวจสอบ)")
_MONEY_BRACKETS = regex.compile(
    rf"(?P<outer>{IN_BRACKETS}+?)\s*{OPEN}"
    rf"(?P<inner>{IN_BRACKETS}{{4,}}(?:{CLOSE}\s*{OPEN}?(?:{LARGE})?บาท)?){CLOSE}?\s*"
)
_PAIR_BRACKETS = regex.compile(
    rf"(?P<outer>{IN_BRACKETS}+?)\s*{OPEN}\s*(?P<inner>{IN_BRACKETS}+?)\s*{CLOSE}\s*"
)
_A_UNIT = regex.compile(rf"\(?(?:{LARGE})บาท\)?")
_SLASH = regex.compile(r"(?P<outer>[^/]*[^/\s])\s*/\s*(?P<inner>[^/\s][^/]*)", regex.DOTALL)
_WHEN = regex.compile(rf"(?P<outer>.+?)\n\s*(?P<inner>{TIME}.*)", regex.DOTALL)
_A_MISSION = toneless(r"\s*(?:[ภก]าระ?กิจ\S{0,8}\s*)?[1-9]\s?\.\s?\d{1,2}(?![\d.,])")
_SET = r"(?:ตั้ง|จัดสรร|ได้รับ|อนุมัติ)"  # without such a word two lines are one: งบประมาณ⏎ที่ใช้
_NOT_SPENT = r"(?:ไม่|ยัง|เหลือ|ร้อยละ|%)"
_SET_OVER_SPENT = toneless(
    rf"(?P<outer>[^/]*{_SET}[^/\n]*)\n\s*(?P<inner>(?:(?!{_SET}|{_NOT_SPENT})[^/])+)"
)
_LEVEL_PAIR = regex.compile(r"(?P<outer>[^/\n]*[^/\s])\s*\n\s*(?P<inner>[^/\s][^/\n]*)")


def part_compound(table: Table, header: Header) -> Table:
    """The table with every column of two things parted; itself where there are none."""
    if table.ragged:
        return table
    for column in reversed(header.columns):
        head = next((c for c in _over(table, column) if c.row + c.row_span == header.body), None)
        body = [c for c in _over(table, column) if c.row >= header.body and c.lines]
        if head is None or not body or column.index >= table.n_cols:
            continue
        for parting in (
            by_year,
            of_every_year,
            labelled_kinds,
            kinds_in_heading,
            _bracketed,
            units_behind,
            _in_brackets,
            _of_two_kinds,
            indicator_beside,
            placed_below,
            both_labelled,
            _unit_and_time,
            times_and_money,
            labelled_below,
            labelled_lines,
            budgets_below,
        ):
            found = parting(column, header, head, body)
            if parting is _of_two_kinds and _beside_lists(table, header, body):
                found = None
            if parting in (_bracketed, indicator_beside) and found and has_bands(table, found):
                found = kept_whole(found)
            table = with_columns(table, head, found) if found is not None else table
            if found is not None:
                break
    return table


def _beside_lists(table: Table, header: Header, body: Sequence[Cell]) -> bool:
    """Whether two amounts one above the other stand beside a title cell that lists two items."""
    titles = {
        cell.row: clean(cell.text)
        for column in header.columns
        if column.role == "title"
        for cell in _over(table, column)
    }
    pairs = (titles.get(c.row, "") for c in body if _LEVEL_PAIR.fullmatch(c.text))
    return any(len(title_parts(text, may_start_with_rest=False)) > 1 for text in pairs)


def join_below(table: Table, header: Header, first: int) -> Table:
    """The table with every cell for two kinds of money that a rule parts made one: what is spent
    stands alone in its row, below what was set; and a time below its unit, under a heading of both.
    `first`: the first row below the heading."""
    for column in header.columns:
        both = column.joins_kinds or _unit_and_period(column.heading) is not None
        if both and not table.ragged and column.index < table.n_cols:
            table = _joined_below(table, column, first)
    return table


def _joined_below(table: Table, column: Column, first: int) -> Table:
    starts = Counter(cell.row for cell in table.cells)
    alone = {
        c.row: c
        for c in _over(table, column)
        if c.row >= max(first, 1) and starts[c.row] == 1 and c.row_span == 1
    }
    above = {c.row + c.row_span: c for c in _over(table, column) if c.row >= first}
    alone = {
        row: cell
        for row, cell in alone.items()
        if row in above
        and not {row - 1, row + 1} & set(alone)
        and not (column.joins_kinds and any(map(_is_pair, (cell, above[row]))))
    }
    if not alone:
        return table
    cells: list[Cell] = []
    for cell in table.cells:
        if alone.get(cell.row) is cell:
            continue
        gone = [r for r in alone if r < cell.row + cell.row_span]
        inside = sum(r > cell.row for r in gone)
        moved = replace(cell, row=cell.row - len(gone) + inside, row_span=cell.row_span - inside)
        below = alone.get(cell.row + cell.row_span)
        if below is not None and (cell.col, cell.col_span) == (column.index, 1):
            boxes = [box for box in (cell.box, below.box) if box is not None]
            moved = replace(moved, lines=(*cell.lines, *below.lines), box=union_of(boxes))
        cells.append(moved)
    return replace(table, n_rows=table.n_rows - len(alone), cells=tuple(cells))


def _is_pair(cell: Cell) -> bool:
    return _SLASH.fullmatch(cell.text) is not None


def _over(table: Table, column: Column) -> Iterator[Cell]:
    return (c for c in table.cells if c.col == column.index and c.col_span == 1)


def _bracketed(column: Column, header: Header, head: Cell, body: Sequence[Cell]) -> Parting | None:
    """โครงการ/กิจกรรม (ผู้รับผิดชอบ) over titles with a unit in brackets at their end."""
    names = _IN_BRACKETS.fullmatch(head.text)
    if names is None:
        return None
    outer, inner = (bind_heading(0, (names[part],)).role for part in ("outer", "inner"))
    if outer in ("unbound", inner) or inner not in _IS:
        return None
    is_one = _IS[inner]

    def parts_of(text: str) -> regex.Match[str] | None:
        found = (pattern.fullmatch(text) for pattern in _BRACKETS)
        return next((m for m in found if m and _are_all(m.captures("one"), is_one)), None)

    found = _matched(head, body, names, parts_of)
    if found is None or not _of_level(inner, [parts_of(cell.text) for cell in body]):
        return found
    titles = [parts_of(cell.text) for cell in body if not opens_total(clean(cell.text))]
    sure = (end and (inner == "mission" or is_indicator(clean(end["one"]))) for end in titles)
    return found if all(sure) else kept_whole(found)


def _of_level(role: str, ends: Sequence[regex.Match[str] | None]) -> bool:
    """Whether brackets name levels, of which an empty cell would be of the one above."""
    said = [end["one"] for end in ends if end is not None]
    return role == "mission" or (role == "indicator" and any(map(is_indicator, map(clean, said))))


def _are_all(bracketed: Sequence[str], is_one: Callable[[str], bool]) -> bool:
    """Whether the last bracket is what the heading says, and those before it surely are: a title
    may end in one of its own, "(ศูนย์ดำรงธรรม)"."""
    *before, last = map(to_ascii_digits, bracketed)
    return is_one(last) and all(map(_SURELY_UNIT.match, before))


_IS: dict[str, Callable[[str], bool]] = {
    "responsible": names_unit,
    "period": lambda text: STARTS_TIME.match(text) is not None,
    "progress": lambda text: read_progress(text) is not None,
    "indicator": lambda text: says_indicator(text) or MEASURED_BY.match(text) is not None,
    "mission": lambda text: _A_MISSION.match(text) is not None,
}
"""Whether what stands in brackets is what the heading says: titles have brackets of their own."""


def _of_two_kinds(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """งบประมาณตั้งไว้ / เบิกจ่าย, or one above the other, over "20,000 / 18,500", or one above the
    other; a cell with one alone is of both."""
    names = _SLASH.fullmatch(head.text)
    stacked = None if names is not None else _SET_OVER_SPENT.fullmatch(head.text)
    names = names or stacked
    if names is None or column.role != "money":
        return None
    kinds = [bind_heading(0, (names[part],)) for part in ("outer", "inner")]
    if any(c.role != "money" for c in kinds) or kinds[0].kind == kinds[1].kind:
        return None
    stated = [cell for cell in body if not is_empty_money(cell.text)]
    below = [cell for cell in stated if _LEVEL_PAIR.fullmatch(cell.text)]
    if below and any(_SLASH.fullmatch(cell.text) for cell in stated):
        return None  # a list of several items stands beside one of them
    pairs = sum(_two_amounts(cell.text) is not None for cell in stated)
    if (stacked or not column.joins_kinds) and pairs <= _MOST * len(stated):
        return None  # งบประมาณ/เบิกจ่าย over single amounts
    found = _matched(head, body, names, _two_amounts, least=0.0)
    return replace(found, heading=_said_of_both(head, names, found.heading)) if found else None


def _in_brackets(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """งบตั้งไว้ (เบิกจ่ายจริง) over "25,000 (23,780)"; a cell without a bracket is of both."""
    names = _MONEY_BRACKETS.fullmatch(head.text)
    if names is None or column.role != "money":
        return None
    kinds = [bind_heading(0, (names[part],)) for part in ("outer", "inner")]
    if any(c.role != "money" for c in kinds) or kinds[0].kind == kinds[1].kind:
        return None
    stated = [parse_amount(cell.text) for cell in body]
    single = sum(amount.status == "amount" and amount.doubt is None for amount in stated)
    if sum(_bracketed_amounts(cell.text) is not None for cell in body) <= single:
        return None
    found = _matched(head, body, names, _bracketed_amounts, least=0.0)
    return replace(found, heading=_said_of_both(head, names, found.heading)) if found else None


def _bracketed_amounts(text: str) -> regex.Match[str] | None:
    match = _PAIR_BRACKETS.fullmatch(text)
    states = {parse_amount(match[k]).status for k in ("outer", "inner")} if match else {""}
    return match if states <= {"amount", "dash"} else None


def _said_of_both(
    head: Cell, names: regex.Match[str], halves: Sequence[tuple[Line, ...]]
) -> tuple[tuple[Line, ...], ...]:
    """The halves of a heading, each with the unit and the year that stand in the other alone."""
    more: list[tuple[Line, ...]] = [(), ()]
    for pattern in (_A_UNIT, YEAR):
        found = [pattern.search(to_ascii_digits(names[part])) for part in ("outer", "inner")]
        for k, (own, other) in enumerate(zip(found, reversed(found), strict=True)):
            if own is None and other is not None:
                offset = names.start("inner" if k == 0 else "outer")
                stretch = (offset + other.start(), offset + other.end())
                more[k] = (*more[k], *cut_lines(head.lines, *stretch))
    return tuple((*half, *added) for half, added in zip(halves, more, strict=True))


def _two_amounts(text: str) -> regex.Match[str] | None:
    match = _SLASH.fullmatch(text)
    if match is not None:
        return match if parse_amount(match["outer"]).status in ("amount", "dash") else None
    below = _LEVEL_PAIR.fullmatch(text)
    states = {parse_amount(below[k]).status for k in ("outer", "inner")} if below else {""}
    return below if states <= {"amount", "dash"} else None


def _unit_and_time(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """ผู้รับผิดชอบและระยะเวลา over the name of a unit with the time in lines of its own below it."""
    names = _unit_and_period(head.text)
    if names is None:
        return None
    times = [m["inner"] for cell in body if (m := _timed(cell.text)) is not None]
    if any(names_unit(line) for time in times for line in time.split("\n")):
        return None  # another unit below the time
    return _matched(head, body, names, _timed)


def _unit_and_period(heading: str) -> regex.Match[str] | None:
    """The two parts of a heading that names a unit and a time."""
    names = TWO_THINGS.fullmatch(heading)
    roles = [bind_heading(0, (names[part],)).role for part in ("outer", "inner")] if names else []
    return names if roles == ["responsible", "period"] else None


def _timed(text: str) -> regex.Match[str] | None:
    return _WHEN.fullmatch(to_ascii_digits(text))


def _matched(
    head: Cell,
    body: Sequence[Cell],
    names: regex.Match[str],
    parts_of: Callable[[str], regex.Match[str] | None],
    least: float = _MOST,
) -> Parting | None:
    matches = [(cell, parts_of(cell.text)) for cell in body]
    if sum(match is not None for _cell, match in matches) <= least * len(body):
        return None
    whole = least > 0  # a cell with one part has the first; of money it has both
    heading = tuple(cut_lines(head.lines, *names.span(part)) for part in ("outer", "inner"))
    return Parting(
        heading,
        tuple(
            (cell, (match.span("outer"), match.span("inner")))
            if match is not None
            else (cell, ((0, len(cell.text)), (0, 0)) if whole else None)
            for cell, match in matches
        ),
    )
