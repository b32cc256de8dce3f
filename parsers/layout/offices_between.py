"""Lines that name the office of the items below them, between the rows of a table without rules:
"หน่วยงานรับผิดชอบ : กองคลัง", wherever such a line begins.

A line of that kind may also end the item above it, on the page before too. It heads what follows
where the first one stands right below a heading of columns that is not that of the table on the
page before, or where that table has such rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.amounts import looks_like_money
from normalize.thai_text import clean, squeeze
from parsers.forms.label_tables import role_of_label
from parsers.hierarchy.lines_above import names_office
from parsers.layout.aligned_records import opens_item
from parsers.model import Table
from parsers.page.pieces import PieceLine, is_band, text_of

_FEWEST_NAMED = 2  # columns
_MOST_LINES = 4  # of a heading, below the one that names most of the columns


def has_offices(table: Table) -> bool:
    """Whether a table has rows of one cell that name an office."""
    across = (c for c in table.cells if c.col_span == table.n_cols > 1 and len(c.lines) == 1)
    return any(names_office(clean(cell.text)) is not None for cell in across)


def with_offices_between(
    rows: Sequence[PieceLine | None], before: Table | None
) -> list[PieceLine | None]:
    """The lines, those marked that name the office of the items below. `before`: the last table of
    the page before."""
    marked = list(rows)
    heads = known = before is not None and has_offices(before)
    for k, row in enumerate(rows):
        if row is None:
            continue
        if _names_columns(row):
            heads = known and _heads(row, before)
        if not _names_office(row):
            continue
        heads = heads or _stands_below_heading(rows[:k], before)
        if heads and _stands_over_item(rows[k + 1 :]):
            marked[k] = replace(row, is_office=True)
    return marked


def _heads(row: PieceLine, before: Table | None) -> bool:
    """Whether a line of a heading says what that of the table on the page before says."""
    cells = {squeeze(c.text) for c in before.cells if c.row < _MOST_LINES} if before else set()
    said = [squeeze(text_of(piece)) for piece in row.pieces]
    return sum(any(text in cell for cell in cells) for text in said) >= _FEWEST_NAMED


def _names_office(row: PieceLine) -> bool:
    return len(row.pieces) == 1 and names_office(clean(row.line.text)) is not None


def _stands_below_heading(above: Sequence[PieceLine | None], before: Table | None) -> bool:
    """Whether nothing but a heading of columns, or of a level, stands above a line, and no table of
    the page before goes on below it."""
    for count, row in enumerate(reversed(above)):
        if row is None or count > _MOST_LINES:
            return False
        if _names_columns(row):
            return not _heads(row, before)
        if opens_item(row) or _has_figures(row):
            return False
    return False


def _stands_over_item(below: Sequence[PieceLine | None]) -> bool:
    """Whether an item's line follows: not another office's, a sum or the end of the lines."""
    row = next((row for row in below if row is None or not is_band(row)), None)
    return row is not None and not _names_office(row) and (opens_item(row) or row.is_full)


def _names_columns(row: PieceLine) -> bool:
    texts = [text_of(piece) for piece in row.pieces]
    named = sum(role_of_label(text) is not None for text in texts)
    return named >= _FEWEST_NAMED and not _has_figures(row)


def _has_figures(row: PieceLine) -> bool:
    return any("," in w.text and looks_like_money(text_of((w,))) for w in row.line.words)
