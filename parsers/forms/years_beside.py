"""Forms that print the fiscal years side by side in a row of their own, and the money below them in
rows with a label of its own:

    ปีงบประมาณ (fiscal year) | 2566 | 2567 | 2568
    งบประมาณ (money)         | 25,000 | - | 30,000

Or each cell has its year over its amount. The row of years gets the label of the money below it, so
that the two read as one label whose value is parted by years, as other forms print them. A sum
behind the years that is theirs is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.amounts import parse_amount
from normalize.thai_text import clean
from parsers.forms.label_tables import has_title, label_pairs, role_of_label
from parsers.forms.labelled_cells import labelled_cards
from parsers.headings.columns import bind_heading, year_in
from parsers.model import Cell, Line, Table
from parsers.rows import rows_of

_FEWEST_YEARS = 2
_MOST_IN_A_ROW = 4  # cells of any other row of a form: two labels with their values
_LONGEST_LABEL = 30  # letters of a label of years, read or not; of a line above the small table
_YEAR = regex.compile(r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d")

_SUM = regex.compile(r"รวม(?:ทั้งสิ้น|ทั้งหมด|เงิน|เป็นเงิน)?\s*(?:\(?บาท\)?)?")
_SAME_BAHT = 0.005
_YEARS_LABEL = "ปีงบประมาณ"

_Rows = Sequence[Sequence[Cell]]


def years_with_money(
    blocks: Iterable[tuple[Line | Table, str]],
) -> Iterator[tuple[Line | Table, str]]:
    """The blocks, the years of a form, or of a small table right below one, named as its money."""
    before: Table | None = None
    for block, engine in blocks:
        if isinstance(block, Line):
            before = before if len(clean(block.text)) <= _LONGEST_LABEL else None
            yield block, engine
            continue
        before = block if block.ragged else _laid(block, before, engine)
        yield before, engine


def _laid(given: Table, before: Table | None, engine: str) -> Table:
    if any(cell.row_span > 1 for cell in given.cells):
        return given
    table = _with_years_apart(given)
    laid = _named(table, before, engine)
    return given if laid is table else laid


def _rows_of(table: Table) -> list[list[Cell]]:
    by_row: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda c: c.col):
        by_row.setdefault(cell.row, []).append(cell)
    return [by_row.get(r, []) for r in range(table.n_rows)]


def _with_years_apart(table: Table) -> Table:
    """The table, a row whose cells have their years over their amounts made two rows."""
    placed: list[Sequence[Cell]] = []
    for row in _rows_of(table):
        if not _years_over(row):
            placed.append(row)
            continue
        label, *values = row
        first = label.lines[0].words[0]
        word = replace(first, text=_YEARS_LABEL)
        years = replace(label, lines=(replace(label.lines[0], words=(word,)),))
        placed.append([years, *(replace(cell, lines=cell.lines[:1]) for cell in values)])
        placed.append([label, *(replace(cell, lines=cell.lines[1:]) for cell in values)])
    cells = tuple(replace(cell, row=k) for k, row in enumerate(placed) for cell in row)
    return table if len(placed) == table.n_rows else replace(table, n_rows=len(placed), cells=cells)


def _years_over(row: Sequence[Cell]) -> bool:
    """Whether a row of money has in each cell but its label's a year over something else."""
    if len(row) < 1 + _FEWEST_YEARS or not row[0].lines or not _names_money(row[0]):
        return False
    return all(len(c.lines) > 1 and _YEAR.fullmatch(clean(c.lines[0].text)) for c in row[1:])


def _named(table: Table, before: Table | None, engine: str) -> Table:
    rows = _rows_of(table)
    heads = {r: stop for r in range(table.n_rows) if (stop := _money_below(rows, r)) is not None}
    taken = {k for r, stop in heads.items() for k in range(r, stop)}
    others = [_printed(row) for k, row in enumerate(rows) if k not in taken]
    if not heads or any(len(cells) > _MOST_IN_A_ROW for cells in others):
        return table
    if not others and not (before is not None and _is_form(before, engine)):
        return table
    named = _with_labels(table, rows, heads)
    return named if not others or _is_form(named, engine) else table


def _is_form(table: Table, engine: str) -> bool:
    """Whether a table is of labels and values, an item's title among them."""
    rows = rows_of(table, 0, engine)
    pairs = label_pairs(rows)
    return has_title(pairs) if pairs is not None else bool(labelled_cards(table, rows, engine))


def _money_below(rows: _Rows, r: int) -> int | None:
    """Where the rows of money end that stand below a row of years; None below any other row."""
    if not _are_years(_printed(rows[r]), rows[r]):
        return None
    stop = r + 1
    while stop < len(rows) and rows[stop] and _names_money(rows[stop][0]):
        stop += 1
    kinds = [bind_heading(0, (clean(row[0].text),)).kind for row in rows[r + 1 : stop]]
    added = all(_adds_up(rows[r], row) for row in rows[r + 1 : stop])
    return stop if kinds and added and len(set(kinds)) == len(kinds) else None


def _adds_up(years: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether the sum behind the years, if there is one, is that of the row's amounts."""
    last = _sum_at(years)
    stated = next((cell for cell in row if cell.col == last), None)
    if last is None or stated is None:
        return True  # one cell over the years and their sum
    parts = [parse_amount(cell.text) for cell in row[1:] if cell is not stated]
    whole = parse_amount(stated.text)
    if any(part.status == "unreadable" for part in (*parts, whole)):
        return False
    return abs(sum(part.baht or 0.0 for part in parts) - (whole.baht or 0.0)) < _SAME_BAHT


def _sum_at(years: Sequence[Cell]) -> int | None:
    """The column of the sum behind the years."""
    last = _printed(years)[-1]
    return last.col if _SUM.fullmatch(clean(last.text)) else None


def _are_years(printed: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether a row has a label, and behind it fiscal years, each the one after the last."""
    if not row or len(printed) < 1 + _FEWEST_YEARS or printed[0] is not row[0]:
        return False
    label, texts = clean(printed[0].text), [clean(cell.text) for cell in printed[1:]]
    if _SUM.fullmatch(texts[-1]):
        texts.pop()
    named = _may_name_years(label) and len(label) <= _LONGEST_LABEL
    years = [year_in(text) for text in texts if _YEAR.fullmatch(text)]
    if not named or len(years) < max(len(texts), _FEWEST_YEARS):
        return False
    return all(a is not None and b == a + 1 for a, b in pairwise(years))


def _may_name_years(label: str) -> bool:
    """Whether a label may be that of years; misread, ปีงบประมาณ reads like one of money."""
    column = bind_heading(0, (label,))
    bare = column.kind == "planned" and column.year_be is None and "บาท" not in label
    return role_of_label(label) in (None, "fiscal_year") or (column.role == "money" and bare)


def _names_money(cell: Cell) -> bool:
    text = clean(cell.text)
    return role_of_label(text) == "money" and bind_heading(0, (text,)).year_be is None


def _printed(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if clean(cell.text)]


def _with_labels(table: Table, rows: _Rows, heads: dict[int, int]) -> Table:
    """The table, each row of years before every row of money below it, with its label."""
    years_of = {k: rows[r] for r, stop in heads.items() for k in range(r + 1, stop)}
    placed: list[Sequence[Cell]] = []
    for r, row in enumerate(rows):
        if r in years_of:
            label, *years = years_of[r]
            last = _sum_at(years)
            years = [replace(cell, lines=()) if cell.col == last else cell for cell in years]
            placed.append((replace(label, lines=row[0].lines), *map(_said_as_year, years)))
        if r not in heads:
            placed.append(row)
    cells = tuple(replace(cell, row=k) for k, row in enumerate(placed) for cell in row)
    return replace(table, n_rows=len(placed), cells=cells)


def _said_as_year(cell: Cell) -> Cell:
    """A year with the word for it, which the row's label was: bare, it reads like an amount."""
    if not clean(cell.text)[:1].isdigit():
        return cell
    first, *more = cell.lines[0].words
    words = (replace(first, text=f"ปี{first.text}"), *more)
    return replace(cell, lines=(replace(cell.lines[0], words=words), *cell.lines[1:]))
