"""Items with a line for every fiscal year in one row of cells: the years one below another, and in
the columns of money (set, spent) an amount level with each. Such a row becomes one for each year,
as where rules part them, and what reads those reads it. One column of money alone becomes a column
for each year instead (`parsers.money.year_lists`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.amounts import is_empty_money, looks_like_money, says_no_budget
from normalize.numbering import is_ordinal, split_number
from normalize.thai_text import squeeze, to_ascii_digits
from parsers.headings.columns import Column
from parsers.headings.headers import Header, find_header
from parsers.model import Box, Cell, Line, Table, Word, union_of
from parsers.page.cut_lines import cut_lines
from parsers.rows import rows_of

_YEAR = r"(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.\s?ศ\.\s*)?25[4-9]\d\s*[:=]?"
_ONE_YEAR = regex.compile(_YEAR)
_OPENS_WITH_YEAR = regex.compile(rf"(?P<year>{_YEAR})(?:\s+.*|$)")
_FEWEST = 2  # years of an item; columns of money
_HEADING = "ปีงบประมาณ"

HeadedPart = tuple[Line | Table, str, Header | None]
"""A table with its header, or a line; and the engine that read it."""
Lines = tuple[Line, ...]


def with_years_down(parts: Iterable[HeadedPart]) -> Iterator[HeadedPart]:
    """The parts, a row for each year in tables that have a line for each; a table without a heading
    is as the one before."""
    before: tuple[Header, int] | None = None
    for block, engine, header in parts:
        if not isinstance(block, Table) or block.ragged or block.turned:
            yield (block, engine, header)
            continue
        if header is not None:
            before = (header, block.n_cols)
        columns = before[0].columns if before and before[1] == block.n_cols else ()
        laid = _laid(block, columns, header.body if header is not None else 0)
        if laid is block or header is None:
            yield (laid, engine, header)
            continue
        yield (laid, engine, find_header(rows_of(laid, 0, engine)) or header)


def _laid(table: Table, columns: Sequence[Column], body: int) -> Table:
    money = [c.index for c in columns if c.role == "money" and c.year_be is None]
    if len(money) < _FEWEST or any(c.role == "money" and c.year_be is not None for c in columns):
        return table
    years = [c.index for c in columns if c.role == "fiscal_year"]
    named = [c.index for c in columns if c.role in ("number", "title")]
    if not years:
        parted = _with_year_column(table, money[0], body)
        if parted is table:
            return table
        named = [index + (index > money[0]) for index in named]
        table, years, money = parted, money[:1], [index + 1 for index in money]
    return _in_rows(table, years[0], money, named, body) if len(years) == 1 else table


def _with_year_column(table: Table, column: int, body: int) -> Table:
    """The table with the years that open the lines of its first column of money in a column of
    their own; itself where a line without one stands among them, or no item has several."""
    cells = [c for c in table.cells if c.row >= body and (c.col, c.col_span) == (column, 1)]
    said = {id(c): [_OPENS_WITH_YEAR.fullmatch(_text(line)) for line in c.lines] for c in cells}
    if not any(len(years) >= _FEWEST for years in said.values()):
        return table
    if not all(all(years) for years in said.values()):
        return table
    made: list[Cell] = []
    for cell in table.cells:
        if id(cell) in said:
            cuts = [match.end("year") for match in said[id(cell)] if match is not None]
            made += _in_two(cell, *_parted(cell.lines, cuts))
        elif cell.row < body and (cell.col, cell.col_span) == (column, 1):
            made += _in_two(cell, (Line((Word(_HEADING, _HEADING),)),), cell.lines)
        elif cell.col > column:
            made.append(replace(cell, col=cell.col + 1))
        else:
            wider = cell.col + cell.col_span > column
            made.append(replace(cell, col_span=cell.col_span + wider))
    return replace(table, n_cols=table.n_cols + 1, cells=tuple(made))


def _in_two(cell: Cell, years: tuple[Line, ...], amounts: tuple[Line, ...]) -> list[Cell]:
    """A cell as one of years and one of amounts, side by side."""
    left = right = cell.box
    if cell.box is not None:
        ends = [line.box.x1 for line in years if line.box is not None]
        edge = max(ends, default=cell.box.x_center)
        left, right = replace(cell.box, x1=edge), replace(cell.box, x0=edge)
    return [
        replace(cell, lines=years, box=left),
        replace(cell, col=cell.col + 1, lines=amounts, box=right),
    ]


def _parted(
    lines: Sequence[Line], cuts: Sequence[int]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines cut at an offset each: what stands before, and what behind."""
    before = [ln for line, at in zip(lines, cuts, strict=True) for ln in cut_lines((line,), 0, at)]
    behind = [
        ln
        for line, at in zip(lines, cuts, strict=True)
        for ln in cut_lines((line,), at, len(line.text))
    ]
    return tuple(before), tuple(behind)


def _in_rows(
    table: Table, year: int, money: Sequence[int], named: Sequence[int], body: int
) -> Table:
    """The table with a row for each year; rows whose amounts are not each level with one year stay
    as they are, and so do those of several items. `named`: the columns of numbers and titles."""
    by_row: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        if cell.row >= body and cell.row_span == cell.col_span == 1:
            by_row.setdefault(cell.row, {})[cell.col] = cell
    parts = {
        row: found
        for row, cells in by_row.items()
        if len(cells) == table.n_cols and not any(_lists_items(cells[k]) for k in named)
        if (found := _by_years(cells, year, money)) is not None
    }
    if not parts:
        return table
    firsts = [0]
    for row in range(table.n_rows):
        firsts.append(firsts[-1] + (len(parts[row][year]) if row in parts else 1))
    made: list[Cell] = []
    for cell in table.cells:
        at, tall = firsts[cell.row], firsts[cell.row + cell.row_span] - firsts[cell.row]
        own = parts[cell.row].get(cell.col) if cell.row in parts else None
        if own is None:
            made.append(replace(cell, row=at, row_span=tall))
            continue
        boxes = _boxes(cell, parts[cell.row][year])
        made += [
            replace(cell, row=at + k, lines=lines, box=box)
            for k, (lines, box) in enumerate(zip(own, boxes, strict=True))
        ]
    return replace(
        table, n_rows=firsts[-1], cells=tuple(sorted(made, key=lambda c: (c.row, c.col)))
    )


def _lists_items(cell: Cell) -> bool:
    """Whether a cell holds the numbers of several items, or their numbered titles."""
    texts = [_text(line) for line in cell.lines]
    return sum(is_ordinal(t) or split_number(t).item_no is not None for t in texts) >= _FEWEST


def _by_years(
    cells: Mapping[int, Cell], year: int, money: Sequence[int]
) -> dict[int, list[Lines]] | None:
    """The lines of each column that has one for each year; None where an item has no several, or
    an amount is level with none of them."""
    years = cells[year].lines
    named = [_text(line) for line in years]
    if len(years) < _FEWEST or not all(map(_ONE_YEAR.fullmatch, named)):
        return None
    numbers = [int(regex.sub(r"\D", "", text)) for text in named]
    if len({b > a for a, b in pairwise(numbers)}) > 1 or len(set(numbers)) < len(numbers):
        return None
    found: dict[int, list[Lines]] = {year: [(line,) for line in years]}
    for column in money:
        level = _level(years, cells[column].lines)
        if level is None:
            return None
        found[column] = level
    return found


def _level(years: Sequence[Line], amounts: Sequence[Line]) -> list[Lines] | None:
    """For each year the amount on its line, or nothing; without places the lines are counted. None
    where one is no amount, or stands level with no year or two, or alone may be said of all: level
    with the first, as cells begin at their top, or with the one in the middle."""
    stated = _amounts(amounts)
    if stated is None:
        return None
    if any(line.box is None for line in (*years, *amounts)):
        return stated if len(years) == len(stated) else None
    found: list[Lines] = [() for _ in years]
    for lines in stated:
        at = [k for k, year in enumerate(years) if _is_level(year, lines)]
        if len(at) != 1 or found[at[0]]:
            return None
        found[at[0]] = lines
    of_all = found[0] or (len(years) % 2 == 1 and found[len(years) // 2])
    return None if len(stated) == 1 and of_all else found


def _amounts(lines: Sequence[Line]) -> list[Lines] | None:
    """The lines of each amount: words that no budget is used may take two. None where something
    else is printed."""
    stated: list[Lines] = []
    for line in lines:
        if looks_like_money(_text(line)) or is_empty_money(_text(line)):
            stated.append((line,))
        elif stated and says_no_budget(squeeze("".join(map(_text, (*stated[-1], line))))):
            stated[-1] = (*stated[-1], line)
        else:
            return None
    return stated


def _is_level(year: Line, amount: Lines) -> bool:
    box = union_of([line.box for line in amount if line.box is not None])
    if box is None or year.box is None:
        return False
    return box.top <= year.box.y_center <= box.bottom


def _boxes(cell: Cell, years: Sequence[Lines]) -> list[Box | None]:
    """A cell's box cut half-way between the years."""
    placed = [line.box for (line,) in years if line.box is not None]
    if cell.box is None or len(placed) < len(years):
        return [cell.box for _ in years]
    cuts = [(a.y_center + b.y_center) / 2 for a, b in pairwise(placed)]
    ends = [cell.box.top, *cuts, cell.box.bottom]
    return [replace(cell.box, top=a, bottom=b) for a, b in pairwise(ends)]


def _text(line: Line) -> str:
    return to_ascii_digits(line.text).strip()
