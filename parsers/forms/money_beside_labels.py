"""Forms in a frame: a band that says number, dimension and mission, one cell of labels with their
values, and beside or below it a small table of years and money.

    แผ่นที่ 1    มิติที่ 1 การสร้างวัฒนธรรมสุจริต    ภารกิจที่ 1.1
    ชื่อโครงการ     โครงการอบรม…     | ปี พ.ศ.  | งบประมาณ (บาท)
    วัตถุประสงค์    เพื่อ…            | 2566    | 25,000.-
    ผู้รับผิดชอบ    สำนักปลัด         | 2567    | -
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.forms.card_labels import label_of
from parsers.forms.form_heads import head_pairs
from parsers.forms.framed_cards import card_of
from parsers.forms.label_columns import line_up, part_labels
from parsers.forms.label_tables import names_item, role_of_label
from parsers.forms.pairs import Pair, two_columns
from parsers.forms.years_down import money_down
from parsers.model import Cell, Table
from parsers.page.pieces import text_of

_FEWEST_LINES = 3  # of the cell of labels


def with_money_beside(table: Table) -> Table:
    """Such a form as labels and values in two columns; any other table itself."""
    if table.n_cols < 2 or table.ragged or any(cell.box is None for cell in table.cells):
        return table
    labelled = [(cell, pairs) for cell in table.cells if (pairs := _labels_in(cell, table))]
    if len(labelled) != 1:
        return table
    body, pairs = labelled[0]
    wide = body.col_span == table.n_cols
    above = [c for c in table.cells if c.row + c.row_span <= body.row]
    rest = [c for c in table.cells if c is not body and c not in above]
    stop = body.row + body.row_span
    notes = [c for c in rest if not wide and c.row >= stop and c.col_span == table.n_cols]
    heads, more = head_pairs(above), _short_labels(notes)
    money = money_down([c for c in rest if c not in notes])
    if heads is None or more is None or money is None:
        return table
    stated: list[Pair] = [((label,), lines) for label, lines in money]
    found = [*pairs, *heads, *more, *stated]
    titles = [pair for pair in found if _is_title(pair)]
    if len(titles) != 1 or any(_role(pair) == "money" for pair in (*pairs, *more)):
        return table
    return two_columns(sorted(found, key=lambda pair: pair not in titles), table)


def _labels_in(cell: Cell, table: Table) -> list[Pair] | None:
    """The labels of a cell with their values; None where it has too few, or no title."""
    if len(cell.lines) < _FEWEST_LINES or cell.box is None:
        return None
    if line_up(cell.lines):
        whole = Table(
            table.page, 1, 1, (replace(cell, row=0, col=0, row_span=1, col_span=1),), box=cell.box
        )
        parted: Table | None = part_labels(whole)
    else:
        parted = card_of(cell.lines, cell.box, table.page)
    if parted is None or parted.n_cols != 2:
        return None
    held = {(c.row, c.col): c.lines for c in parted.cells}
    return [(held.get((row, 0), ()), held.get((row, 1), ())) for row in range(parted.n_rows)]


def _short_labels(cells: Sequence[Cell]) -> list[Pair] | None:
    """The labels that open the lines of the cells below; None where a line has none."""
    found: list[Pair] = []
    for line in (line for cell in cells for line in cell.lines):
        labelled = label_of(line)
        if labelled is None:
            return None
        found.append((labelled[1], labelled[2]))
    return found


def _is_title(pair: Pair) -> bool:
    label, value = (text_of(lines) for lines in pair)
    return role_of_label(label) == "title" or names_item(label, value)


def _role(pair: Pair) -> str | None:
    return role_of_label(text_of(pair[0]))
