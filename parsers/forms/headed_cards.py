"""Ruled cards with a head over one wide cell: the head has the item's number and where it stands,
the cell lines of labels and values, which begin at one place and no upright parts.

    3 | ภารกิจที่ 1.2 การสร้างจิตสำนึก…
    ชื่อรายการ     โครงการ…
    ผู้รับผิดชอบ    สำนักปลัด
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.numbering import is_ordinal, opens_typed
from normalize.thai_text import clean
from parsers.forms.label_columns import line_up, part_labels
from parsers.forms.label_tables import ORDINAL, names_item, role_of_label
from parsers.forms.pairs import LEVELS, NUMBER_LABEL, Pair, label_line, two_columns
from parsers.hierarchy.context import both_levels, heading_level
from parsers.model import Cell, Table
from parsers.page.pieces import text_of

_MOST_COLUMNS = 3  # of the head
_LABELS = {**LEVELS, "number": NUMBER_LABEL, "title": "ชื่อโครงการ"}


def part_card(table: Table) -> Table:
    """Such a card, or several that touch, as labels and values in two columns; itself else."""
    if not 1 < table.n_cols <= _MOST_COLUMNS or table.ragged:
        return table
    cards: list[list[Pair]] = []
    head: list[Pair] = []
    for row in range(table.n_rows):
        cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.col)
        body = _body(cells, table)
        if body is not None and head:
            cards.append(_title_first([*head, *body]))
            head = []
        elif body is not None or (named := _head(cells)) is None:
            return table
        else:
            head += named
    titles = [sum(map(_is_title, card)) for card in cards]
    if not cards or head or max(titles) > 1 or (len(cards) > 1 and min(titles) == 0):
        return table  # a card without a title would be more of the one before
    return two_columns([pair for card in cards for pair in card], table)


def _body(cells: Sequence[Cell], table: Table) -> list[Pair] | None:
    """The labels and values of a cell as wide as the table, if it holds those of one item."""
    if len(cells) != 1 or cells[0].col_span < table.n_cols or cells[0].box is None:
        return None
    cell = cells[0]
    if not line_up(cell.lines):
        return None
    whole = Table(table.page, 1, 1, (Cell(0, 0, 1, 1, cell.lines, cell.box),), box=cell.box)
    parted = part_labels(whole)
    if parted.n_cols == 1:
        return None
    held = {(c.row, c.col): c.lines for c in parted.cells}
    return [(held.get((row, 0), ()), held.get((row, 1), ())) for row in range(parted.n_rows)]


def _is_title(pair: Pair) -> bool:
    label, value = map(text_of, pair)
    return role_of_label(label) == "title" or names_item(label, value)


def _head(cells: Sequence[Cell]) -> list[Pair] | None:
    """The number and the levels that the cells of a head name; None where one says anything
    else."""
    pairs: list[Pair] = []
    for cell in cells:
        text = clean(cell.text)
        role = _role(text)
        if text and role is None:
            return None
        if role is not None:
            pairs.append(((label_line(_LABELS[role], cell.lines[0]),), cell.lines))
    return pairs


def _role(text: str) -> str | None:
    if is_ordinal(text) or ORDINAL.fullmatch(text):
        return "number"
    if both_levels(text) is not None:
        return None
    return heading_level(text) or ("title" if opens_typed(text) else None)


def _title_first(pairs: Sequence[Pair]) -> list[Pair]:
    """No row of a card is then of the card before."""
    return sorted(pairs, key=lambda pair: role_of_label(text_of(pair[0])) != "title")
