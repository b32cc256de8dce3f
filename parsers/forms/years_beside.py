"""Forms that print the fiscal years side by side in a row of their own, and the money below them in
rows with a label of its own:

    ปีงบประมาณ (fiscal year) | 2566 | 2567 | 2568
    งบประมาณ (money)         | 25,000 | - | 30,000

Or each cell has its year over its amount, or no label stands before either row, but the item's
title above them. The row of years gets the label of the money below it, so that the two read as one
label whose value is parted by years, as other forms print them. A sum behind the years that is
theirs is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.amounts import (
    IN_LARGE,
    is_empty_money,
    looks_like_money,
    parse_amount,
    says_no_budget,
)
from normalize.numbering import opens_typed
from normalize.thai_text import clean, to_ascii_digits
from normalize.units import is_known_unit
from parsers.forms.label_tables import COLON, has_title, label_pairs, names_money, role_of_label
from parsers.forms.labelled_cells import labelled_cards
from parsers.headings.columns import bind_heading, kind_named, year_in
from parsers.hierarchy.context import heading_level
from parsers.model import Cell, Line, Table
from parsers.money.money_of_years import SUM_NAMED, YEAR_NAMED
from parsers.money.year_lists import line_of_year
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block, rows_of

_FEWEST_YEARS = 2
_MOST_IN_A_ROW = 4  # cells of any other row of a form: two labels with their values
_LONGEST_LABEL = 30  # letters of a label of years, read or not; of a line above the small table
_MONEY_OF_YEAR = regex.compile(rf"งบ(?:ประมาณ)?\s*(?P<year>{YEAR_NAMED.pattern})\s*(?:\(?บาท\)?)?")
_BAHT = regex.compile(r"\s*\(\s*(?:หน่วย\s*:?\s*)?บาท\s*\)\s*$")
_UNIT = regex.compile(r"\((?:หน่วย.*|\p{L}\p{M}?[\p{L}\p{M}]{0,6})\)$")
"""What may be a unit, as of people, behind words above figures."""
_MONEY = regex.compile(
    r"(?:(?:วงเงิน|จำนวนเงิน|งบประมาณ)\s*)+(?:ที่(?:ตั้งไว้|ได้รับ(?:จัดสรร)?)\s*)?(?:\([^()]*บาท\s*\)|บาท)?"
)
"""A label of money whose words say nothing else, misread or not."""
_SAME_BAHT = 0.005
_YEARS_LABEL, _MONEY_LABEL = "ปีงบประมาณ", "งบประมาณ"

_Rows = Sequence[Sequence[Cell]]


def years_with_money(blocks: Iterable[Block]) -> Iterator[Block]:
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
    listed = _with_years_listed(given)
    if listed is not given:
        return listed if _is_form(listed, engine) else given
    table = _with_years_apart(given)
    laid = _named(table, before, engine)
    return given if laid is table else laid


def rows_of_cells(table: Table) -> list[list[Cell]]:
    by_row: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda c: c.col):
        by_row.setdefault(cell.row, []).append(cell)
    return [by_row.get(r, []) for r in range(table.n_rows)]


def _with_years_apart(table: Table) -> Table:
    """The table, a row whose cells have their years over their amounts made two rows."""
    placed: list[Sequence[Cell]] = []
    for row in rows_of_cells(table):
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
    return all(len(c.lines) > 1 and YEAR_NAMED.fullmatch(clean(c.lines[0].text)) for c in row[1:])


def _with_years_listed(table: Table) -> Table:
    """The table, rows of nothing but years over rows of nothing but amounts made one row each: a
    label, the one across them in the row above or that of money, and a line for every year."""
    rows = rows_of_cells(table)
    bare = [_without_money(row) for row in rows]
    labelled = {r for r, row in enumerate(bare) if row is not None}
    rows = [row if years is None else years for row, years in zip(rows, bare, strict=True)]
    strips = [r for r in range(table.n_rows) if _is_strip(rows, r, r in labelled)]
    if not strips:
        return table
    across = (r for r in strips if _has_label_across(rows, r))
    above = {r: _without_baht(rows[r - 1][0]) for r in across}
    placed: list[Sequence[Cell]] = []
    for r, row in enumerate(rows):
        if r + 1 in above or r - 1 in strips:
            continue
        if r not in strips:
            placed.append([_moved(cell) for cell in row])
            continue
        label = Cell(r, 0, 1, 1, above.get(r) or _label_of_money(row[0]), row[0].box)
        placed.append([label, Cell(r, 1, 1, table.n_cols, listed(row, rows[r + 1]))])
    cells = tuple(replace(cell, row=k) for k, row in enumerate(placed) for cell in row)
    return replace(table, n_rows=len(placed), n_cols=table.n_cols + 1, cells=cells)


def _moved(cell: Cell) -> Cell:
    if cell.col == 0:
        return replace(cell, col_span=cell.col_span + 1)
    return replace(cell, col=cell.col + 1)


def _label_of_money(cell: Cell) -> tuple[Line, ...]:
    first = cell.lines[0]
    return (replace(first, words=(replace(first.words[0], text=_MONEY_LABEL),)),)


def listed(years: Sequence[Cell], below: Sequence[Cell]) -> tuple[Line, ...]:
    """A line for every year, with its amount or what one cell below says of all."""
    last = _sum_at(years)
    values = [*below] * len(years) if len(below) == 1 else below
    pairs = zip(years, values, strict=True)
    return tuple(line_of_year(year, value) for year, value in pairs if year.col != last)


def _has_label_across(rows: _Rows, r: int) -> bool:
    over = rows[r - 1] if r else ()
    if len(over) != 1 or not over[0].lines or not _names_money(over[0]):
        return False
    text = clean(over[0].text)
    return kind_named(text) is not None or _MONEY.fullmatch(text) is not None


def _without_baht(label: Cell) -> tuple[Line, ...]:
    """A label without its unit, which is read as a value where it is not glued to the label."""
    unit = _BAHT.search(label.text)
    return label.lines if unit is None else cut_lines(label.lines, 0, unit.start())


def _without_money(row: Sequence[Cell]) -> list[Cell] | None:
    """The years of a row whose cells all name the money of one: "งบประมาณ ปี 2566"."""
    named = [(cell, _MONEY_OF_YEAR.fullmatch(to_ascii_digits(cell.text))) for cell in row]
    cells = [
        replace(cell, lines=cut_lines(cell.lines, *match.span("year")))
        for cell, match in named
        if match is not None
    ]
    return cells if len(cells) == len(row) >= _FEWEST_YEARS else None


def _is_strip(rows: _Rows, r: int, labelled: bool) -> bool:
    """Whether a row is of years alone, and one row of amounts alone stands below it. `labelled`:
    its cells say themselves that these are money."""
    if not follow_up([clean(cell.text) for cell in rows[r]]):
        return False
    if _has_label_across(rows, r):
        if IN_LARGE.search(rows[r - 1][0].text):
            return False
    elif labelled:
        pass
    elif not _is_below_title(rows, r) or any(_says_money(cell) for row in rows for cell in row):
        return False
    below = [are_amounts(row, rows[r]) for row in rows[r + 1 : r + 3]]
    return below[:1] == [True] and below[1:] != [True]


def _is_below_title(rows: _Rows, r: int) -> bool:
    """Whether an item's title, or its level, stands right above: below any other words, such as a
    label that was misread, figures are not sure to be money."""
    over = [clean(cell.text) for cell in rows[r - 1]] if r else []
    if len(over) != 1 or COLON.match(over[0]) or _UNIT.search(over[0]):
        return False
    titled = opens_typed(over[0])
    return titled or heading_level(over[0]) is not None


def _says_money(cell: Cell) -> bool:
    """Whether a line of a cell is a label of money, or opens with one and its colon."""
    for text in (clean(line.text) for line in cell.lines):
        opened = COLON.match(text)
        if opened is not None and role_of_label(opened["label"]) == "money":
            return True
        if names_money(text) and not says_no_budget(text) and not is_known_unit(text):
            return True
    return False


def are_amounts(row: Sequence[Cell], years: Sequence[Cell]) -> bool:
    """Whether a row says what the money of each of some years is, or that it is none in all."""
    texts = [clean(cell.text) for cell in row]
    if len(row) == 1:
        return says_no_budget(texts[0])
    as_years = [(c.col, c.col_span) for c in row] == [(c.col, c.col_span) for c in years]
    stated = all(is_empty_money(text) or looks_like_money(text) for text in texts)
    return as_years and stated and any(texts) and _adds_up(years, row)


def _named(table: Table, before: Table | None, engine: str) -> Table:
    rows = rows_of_cells(table)
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
    added = all(_adds_up(rows[r], row[1:]) for row in rows[r + 1 : stop])
    return stop if kinds and added and len(set(kinds)) == len(kinds) else None


def _adds_up(years: Sequence[Cell], values: Sequence[Cell]) -> bool:
    """Whether the sum behind the years, if there is one, is that of the amounts."""
    last = _sum_at(years)
    stated = next((cell for cell in values if cell.col == last), None)
    if last is None or stated is None:
        return True  # one cell over the years and their sum
    parts = [parse_amount(cell.text) for cell in values if cell is not stated]
    whole = parse_amount(stated.text)
    if any(part.status == "unreadable" for part in (*parts, whole)):
        return False
    return abs(sum(part.baht or 0.0 for part in parts) - (whole.baht or 0.0)) < _SAME_BAHT


def _sum_at(years: Sequence[Cell]) -> int | None:
    """The column of the sum behind the years."""
    last = _printed(years)[-1]
    return last.col if SUM_NAMED.fullmatch(clean(last.text)) else None


def _are_years(printed: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether a row has a label, and behind it fiscal years, each the one after the last."""
    if not row or len(printed) < 1 + _FEWEST_YEARS or printed[0] is not row[0]:
        return False
    label, texts = clean(printed[0].text), [clean(cell.text) for cell in printed[1:]]
    return _may_name_years(label) and len(label) <= _LONGEST_LABEL and follow_up(texts)


def follow_up(texts: Sequence[str]) -> bool:
    """Whether some texts are years, each the one after the last, and perhaps the word for a sum."""
    texts = texts[:-1] if texts and SUM_NAMED.fullmatch(texts[-1]) else texts
    years = [year_in(text) for text in texts if YEAR_NAMED.fullmatch(text)]
    if len(years) < max(len(texts), _FEWEST_YEARS):
        return False
    return all(a is not None and b == a + 1 for a, b in pairwise(years))


def _may_name_years(label: str) -> bool:
    """Whether a label may be that of years; misread, ปีงบประมาณ reads like one of money."""
    column = bind_heading(0, (label,))
    bare = column.kind == "planned" and column.year_be is None and "บาท" not in label
    return role_of_label(label) in (None, "fiscal_year") or (column.role == "money" and bare)


def _names_money(cell: Cell) -> bool:
    return names_money(clean(cell.text))


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
            placed.append((replace(label, lines=row[0].lines), *map(said_as_year, years)))
        if r not in heads:
            placed.append(row)
    cells = tuple(replace(cell, row=k) for k, row in enumerate(placed) for cell in row)
    return replace(table, n_rows=len(placed), cells=cells)


def said_as_year(cell: Cell) -> Cell:
    """A year with the word for it, which the row's label was: bare, it reads like an amount."""
    if not clean(cell.text)[:1].isdigit():
        return cell
    first, *more = cell.lines[0].words
    words = (replace(first, text=f"ปี{first.text}"), *more)
    return replace(cell, lines=(replace(cell.lines[0], words=words), *cell.lines[1:]))
