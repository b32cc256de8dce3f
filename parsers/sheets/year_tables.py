"""Small tables of money by years within the lines of a fact sheet: "งบประมาณ (บาท)", and below it
"ปี 2566 | ปี 2567 | รวม" over the amounts. They are laid as lines of it, one for every year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from normalize.amounts import is_empty_money, parse_amount
from normalize.thai_text import clean
from parsers.forms.sheet_labels import MONEY_ROLES, label_at, without_specks
from parsers.model import Cell, Line, Table
from parsers.money.money_of_years import SUM_NAMED
from parsers.money.year_lists import line_of_year
from parsers.rows import Block
from parsers.sheets.sheet_lines import NUMBER

_FEWEST_YEARS = 2
_YEAR = regex.compile(  # with the marks that a scan reads into it
    r"(?:ป[ิีึื]?[่้]?\s*)?(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?(?P<year>25[4-9]\d)\s*(?:\(?บาท\)?)?"
)
_HEADS = regex.compile(r"ปี\s*(?:งบประมาณ)?(?:\s*พ\.ศ\.)?")
_UNIT = regex.compile(r"\s*[:：]?\s*(?:\(\s*(?:หน่วย\s*:?\s*)?บาท\s*\))?\s*[:：]?\s*")
_SAME_BAHT = 0.005

_Pair = tuple[Cell, Cell]


def years_as_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each such table right below the label of a sheet's budget as lines."""
    before: Line | Table | None = None
    for block, engine in blocks:
        lines = None
        if isinstance(block, Table) and isinstance(before, Line) and _names_money(before):
            lines = lines_by_year(block)
        before = block
        if lines is None:
            yield block, engine
        else:
            yield from ((line, engine) for line in lines)


def _names_money(line: Line) -> bool:
    """Whether a line is the numbered label of a sheet's budget, in baht, and nothing else."""
    text = without_specks(clean(line.text))
    number = NUMBER.match(text)
    hit = None if number is None else label_at(text, number.end())
    return hit is not None and hit[1] in MONEY_ROLES and _UNIT.fullmatch(text, hit[0]) is not None


def lines_by_year(table: Table) -> list[Line] | None:
    """A line for every year of such a table; None for any other."""
    pairs = _pairs(table)
    read = [(_YEAR.fullmatch(clean(label.text)), label, value) for label, value in pairs]
    years = {int(m["year"]): (label, value) for m, label, value in read if m is not None}
    named = sum(m is not None for m, _label, _value in read)
    sums = [(label, value) for label, value in pairs if SUM_NAMED.fullmatch(clean(label.text))]
    stated = [value for _label, value in years.values()]
    amounts = [0.0 if is_empty_money(clean(v.text)) else _baht(v) for v in stated]
    if named < _FEWEST_YEARS or named + len(sums) < len(pairs) or None in amounts:
        return None
    if len(years) < named:
        return None
    whole = sum(amount or 0.0 for amount in amounts)
    kept = [value for _label, value in sums if abs((_baht(value) or 0.0) - whole) >= _SAME_BAHT]
    told = [pair for pair in sums if pair[1] in kept and clean(pair[1].text)]  # it contradicts
    lines = [line_of_year(_as_year(y, label), value) for y, (label, value) in years.items()]
    return [*lines, *(line_of_year(*pair) for pair in told)]


def _as_year(year: int, cell: Cell) -> Cell:
    """A cell that names a year, as it is spelt."""
    words = [word for line in cell.lines for word in line.words]
    raw = " ".join(word.raw for word in words)
    name = replace(words[0], text=f"ปี {year}", raw=raw)
    return replace(cell, lines=(replace(cell.lines[0], words=(name,)),))


def _baht(cell: Cell) -> float | None:
    amount = parse_amount(clean(cell.text), 1.0)
    return amount.baht if amount.status in ("amount", "unreadable") else 0.0


def _is_none(cell: Cell) -> bool:
    """Whether a cell below years says that none of them has money; an amount may be of all."""
    return cell.row == 1 and bool(cell.lines) and is_empty_money(clean(cell.text))


def _pairs(table: Table) -> list[_Pair]:
    """The label and the value of each column of two rows, or of each row of two columns."""
    if any(cell.row_span > 1 or (cell.col_span > 1 and not _is_none(cell)) for cell in table.cells):
        return []
    at = {
        (cell.row, col): cell
        for cell in table.cells
        for col in range(cell.col, cell.col + cell.col_span)
    }
    first = int(_HEADS.fullmatch(clean(at[0, 0].text)) is not None)
    if table.n_rows == 2:
        return [(at[0, c], at[1, c]) for c in range(first, table.n_cols)]
    if table.n_cols != 2:
        return []
    return [(at[r, 0], at[r, 1]) for r in range(first, table.n_rows)]
