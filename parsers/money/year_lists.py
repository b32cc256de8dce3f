"""Money printed year by year in one cell, "ปี 2566 45,000" and so on, or in two cells beside each
other, of the years and of the amounts: a column for every year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from normalize.amounts import LARGE, NO_BUDGET, is_empty_money, parse_amount
from normalize.fiscal_years import YEAR, YEAR_LIST, fiscal_years
from normalize.thai_text import clean, to_ascii_digits
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.model import Cell, Line, Table, union_of
from parsers.money.amounts_before_years import amounts_before_years
from parsers.money.parting import Parting, Stretch
from parsers.page.cut_lines import cut_lines
from parsers.page.geometry import printed_lines

_MOST = 0.6  # of the cells name years
_FEWEST = 2  # years
_MOST_COLUMNS = 4  # of which an empty one may stand under the heading
_FIGURE = r"(?!25[4-9]\d(?![\d,.]))\d(?:[\d,]*\d)?(?:\.\d+|\.[-–—])?"  # and no year by itself
_AMOUNT = rf"(?:{_FIGURE}|[-–—]+|{NO_BUDGET})\s*(?:\(?(?:{LARGE})?บาท\)?)?"
_YEARS = YEAR_LIST.replace(r"\s", r"[ \t]")  # "2567 -" may stand above "2568": no range
_SEVERAL = regex.compile(rf"\(?\s*{YEAR_LIST}\s*\)?")
_OF_YEAR = regex.compile(
    rf"[\s,;]*(?:และ[ \t]*)?(?P<years>{_YEARS})"
    rf"[ \t]*(?:[:=]|[-–—](?=[ \t]*\d))?\s*"
    r"(?:จำนวน|(?:(?:ใช้)?งบประมาณ\s*)?(?P<each>ปี\s?ละ)\s*(?:จำนวน\s*)?)?"
    rf"[ \t]*(?P<amount>{_AMOUNT}|(?=[ \t]*(?:\n|$)))(?P<each>[ \t]*(?:/|ต่อ)[ \t]?ปี)?"
)
_OF_BROKEN = regex.compile(
    rf"[ \t]*(?P<years>{_YEARS})[ \t]*[:=]?[ \t]*(?P<amount>(?:(?!{YEAR.pattern})[\d,. ])*\d)[ \t]*"
)
_SHORT = r"(?:ป[ิีึื]?\s?(?:งบ(?:ประมาณ)?)?[ \t]*(?:พ\.ศ\.)?|พ\.ศ\.)[ \t]*"
_OF_SHORT_YEAR = regex.compile(  # "ปี 61 : 12,500"; a scan loses the dash behind the last colon
    rf"[\s,;]*(?P<years>{_SHORT}(?P<short>[5-9]\d))"
    rf"(?:(?:[ \t]*[:=;.][ \t]*|[ \t]+)(?P<amount>{_AMOUNT})(?=[\s,;)]|$)"
    rf"|[ \t]*[:=](?P<amount>)(?=\s*(?:$|{_SHORT}\d\d\s?[:=])))"
)

_NOTHING_IN = regex.compile(
    rf"(?P<nothing>{NO_BUDGET})\s*(?:ใน|ตั้งแต่)?\s*\(?\s*(?P<years>{YEAR_LIST})\s*\)?"
)


def join_years(table: Table, header: Header) -> Table:
    """The table with a column of years joined to the column of their amounts; itself where there
    is none."""
    if table.ragged:
        return table
    roles = {c.index: c.role for c in header.columns if c.year_be is None}
    for first in roles:
        for last in range(first + 1, first + _MOST_COLUMNS):
            beside = [roles.get(k, "") for k in range(first, last + 1)]
            if "money" not in beside or not set(beside) <= {"money", "unbound", "fiscal_year"}:
                continue
            joined = _joined(table, first, last)
            texts = [c.text for c in joined.cells if c.col == first and c.row >= header.body]
            named = [stretches_by_year(text) for text in texts if not is_empty_money(text)]
            if joined is not table and _are_lists(named):
                return joined
    return table


def _are_lists(found: Sequence[Mapping[int, object] | None]) -> bool:
    """Whether most cells are of several years each."""
    listed = [years for years in found if years]
    several = sum(len(years) >= _FEWEST for years in listed)
    return len(listed) > 0 and min(several / len(listed), len(listed) / len(found)) >= _MOST


def _joined(table: Table, first: int, last: int) -> Table:
    """The table with columns `first` to `last` made one."""
    fewer = last - first
    held: dict[int, list[Cell]] = {}
    cells: list[Cell] = []
    for cell in table.cells:
        end = cell.col + cell.col_span
        if cell.col > last:
            cells.append(replace(cell, col=cell.col - fewer))
        elif first <= cell.col and end <= last + 1:
            held.setdefault(cell.row, []).append(cell)
        elif cell.col <= first and end > last:
            cells.append(replace(cell, col_span=cell.col_span - fewer))
        elif end <= first:
            cells.append(cell)
        else:
            return table  # merged half-way over the two
    if any(len({c.row_span for c in row}) > 1 for row in held.values()):
        return table
    for row in held.values():
        boxes = [c.box for c in row if c.box is not None]
        one = replace(row[0], col=first, col_span=1, lines=_level(row), box=union_of(boxes))
        cells.append(one)
    return replace(table, n_cols=table.n_cols - fewer, cells=tuple(cells))


def _level(cells: Sequence[Cell]) -> tuple[Line, ...]:
    """The lines of cells side by side, those at one height made one; without places the first
    with the first, where all have as many."""
    printed = [cell.lines for cell in cells if cell.lines]
    lines = [line for own in printed for line in own]
    if lines and all(word.box is not None for line in lines for word in line.words):
        return printed_lines([word for line in lines for word in line.words], lines[0].page)
    if len({len(own) for own in printed}) != 1:
        return tuple(lines)
    return tuple(
        replace(level[0], words=tuple(word for line in level for word in line.words))
        for level in zip(*printed, strict=True)
    )


def line_of_year(year: Cell, value: Cell) -> Line:
    """A year and its amount as a line of such a list, with a colon between: a dash makes no range
    of two years then."""
    label, amount = ([w for line in cell.lines for w in line.words] for cell in (year, value))
    last = replace(label[-1], text=f"{label[-1].text}:")
    return replace(year.lines[0], words=(*label[:-1], last, *amount))


def by_year(column: Column, header: Header, head: Cell, body: Sequence[Cell]) -> Parting | None:
    """A money column without a year of its own over cells that name theirs."""
    if column.role != "money" or column.year_be is not None:
        return None
    found = [(cell, stretches_by_year(cell.text)) for cell in body]
    if not _are_lists([years for cell, years in found if not is_empty_money(cell.text)]):
        return None
    named: dict[int, tuple[Line, ...]] = {}
    for cell, years in found:
        for year, (label, _amount) in (years or {}).items():
            alone = _named_alone(cut_lines(cell.lines, *label), year)
            named[year] = named.get(year, alone)
    order = sorted(named)
    heading = _without_years(head)
    return Parting(
        tuple((*heading, *named[year]) for year in order),
        tuple(
            (cell, tuple(_stated(cell, years.get(y)) for y in order) if years else None)
            for cell, years in found
        ),
    )


def _stated(cell: Cell, found: tuple[Stretch, Stretch] | None) -> Stretch:
    """Where a year's amount stands. Behind a year that stands alone a scan may have lost a dash:
    the year itself then, which nobody reads as money, so that it is told."""
    if found is None:
        return (0, 0)
    year, amount = found
    scanned = any(word.confidence is not None for line in cell.lines for word in line.words)
    return year if scanned and amount[0] == amount[1] else amount


def _without_years(head: Cell) -> tuple[Line, ...]:
    """A heading's lines without the years of the whole plan, which are those of its columns."""
    match = _SEVERAL.search(to_ascii_digits(head.text))
    if match is None or len(fiscal_years(clean(match[0]))) < _FEWEST:
        return head.lines
    ends = ((0, match.start()), (match.end(), len(head.text)))
    return tuple(line for end in ends for line in cut_lines(head.lines, *end))


def _named_alone(label: tuple[Line, ...], year: int) -> tuple[Line, ...]:
    """The name of one year, cut out of a range that it may be named by."""
    if fiscal_years(clean(to_ascii_digits("\n".join(line.text for line in label)))) == [year]:
        return label
    word = replace(label[0].words[0], text=f"ปี {year}")
    return (replace(label[0], words=(word,)),)


def stretches_by_year(text: str) -> dict[int, tuple[Stretch, Stretch]] | None:
    """Where each year and its amount stand in a text of nothing else; None where it has more."""
    digits = to_ascii_digits(text)
    return (
        _behind_years(text)
        or amounts_before_years(digits)
        or _nothing_in_years(digits)
        or _on_their_lines(digits)
    )


def _nothing_in_years(text: str) -> dict[int, tuple[Stretch, Stretch]] | None:
    """ "No budget" before the years it is said of: "ไม่ใช้งบประมาณ (ปี 2566 - 2570)"."""
    match = _NOTHING_IN.fullmatch(text.strip())
    years = fiscal_years(clean(match["years"])) if match is not None else []
    if match is None or len(years) < _FEWEST:
        return None
    at = len(text) - len(text.lstrip())
    named, nothing = ((a + at, b + at) for a, b in (match.span("years"), match.span("nothing")))
    return dict.fromkeys(years, (named, nothing))


def _on_their_lines(digits: str) -> dict[int, tuple[Stretch, Stretch]] | None:
    """Years each on a line of its own with its amount, of which a scan has broken a few ("25 500"):
    those are for nobody to read, the others are as printed."""
    years: dict[int, tuple[Stretch, Stretch]] = {}
    broken = at = 0
    for line in digits.split("\n"):
        whole = _OF_YEAR.fullmatch(line)
        match = whole or _OF_BROKEN.fullmatch(line)
        named = fiscal_years(clean(match["years"])) if match is not None else []
        if match is None or not match["amount"] or len(named) != 1 or named[0] in years:
            return None
        ends = match.span("years"), match.span("amount")
        years[named[0]] = (at + ends[0][0], at + ends[0][1]), (at + ends[1][0], at + ends[1][1])
        broken += whole is None
        at += len(line) + 1
    return years if len(years) - broken >= max(_FEWEST, broken + 1) else None


def _behind_years(text: str) -> dict[int, tuple[Stretch, Stretch]] | None:
    digits = to_ascii_digits(text)
    years: dict[int, tuple[Stretch, Stretch]] = {}
    at = 0
    while match := _OF_SHORT_YEAR.match(digits, at):
        at = match.end()
        year = 2500 + int(match["short"])
        if year in years:
            return None
        years[year] = (match.span("years"), match.span("amount"))
    while match := _OF_YEAR.match(digits, at):
        at = match.end()
        named = fiscal_years(clean(match["years"]))
        shared = len(named) > 1 and parse_amount(match["amount"]).status == "amount"
        if shared and match["each"] is None:
            return None  # of all years together, or of each
        for year in named:
            if year in years:
                return None
            years[year] = (match.span("years"), match.span("amount"))
    return years if not digits[at:].strip() and _are_stated(digits, years) else None


def _are_stated(text: str, years: Mapping[int, tuple[Stretch, Stretch]]) -> bool:
    """Whether amounts are stated; where one is lacking, with no colon to say that it is blank, most
    must stand on the lines of their years, so that none can be another year's."""
    bare = [y for y, (_, (a, b)) in years.items() if a == b and text[:a].rstrip()[-1:] not in ":="]
    level = [y for y, ((_, end), (a, b)) in years.items() if a < b and "\n" not in text[end:a]]
    if not bare:
        return bool(years)
    return len(level) >= max(_FEWEST, len(bare)) and len(level) + len(bare) == len(years)
