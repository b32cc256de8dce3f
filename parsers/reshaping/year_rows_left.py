"""Rows of fiscal years over rows of amounts, within a table of items, that were not laid as columns
(`parsers.forms.strips_beside`): they are told, and no words of an item."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.amounts import is_empty_money, looks_like_money
from normalize.raw import Remark
from parsers.forms.years_beside import follow_up
from parsers.headings.headers import Header
from parsers.rows import Row


def without_year_rows(rows: Sequence[Row], header: Header) -> tuple[list[Row], list[Remark]]:
    """The rows without those, and what to tell of them. A table with columns of years has its
    heading again."""
    if any(column.role == "money" and column.year_be is not None for column in header.columns):
        return list(rows), []
    kept: list[Row] = []
    told: list[Remark] = []
    below = False  # a row of years
    for row in rows:
        cells = [cell for _column, cell in row.printed_cells()]
        texts = [cell.text for cell in cells if cell.text]
        years = follow_up(texts)
        amounts = below and all(looks_like_money(t) or is_empty_money(t) for t in texts)
        below = years
        if not years and not (amounts and texts):
            kept.append(row)
            continue
        message = "years and amounts in rows of their own were bound to no item; they were not read"
        raw = " | ".join(texts)
        told.append(Remark("amount_uncertain", "warning", message, row.place, raw))
    return kept, told
