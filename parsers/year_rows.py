"""Items with a row for every fiscal year: ปีงบประมาณ | งบประมาณ, the years one below another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.columns import Column, year_in
from parsers.drafts import Draft, money_columns
from parsers.rows import RowCell


def takes_year(
    drafts: Sequence[Draft], cells: Sequence[RowCell], columns: Sequence[Column]
) -> bool:
    """Whether a row prints the fiscal year its money is of; the one item of the row, or of the rows
    it goes on with, then has its amounts under that year."""
    said = [cells[c.index] for c in columns if c.role == "fiscal_year"]
    year = next((year_in(cell.text) for cell in said if cell.printed), None)
    if year is None or len(drafts) != 1:
        return False
    drafts[0].by_year += [
        (replace(column, year_be=year), span)
        for column in money_columns(columns)
        if column.year_be is None and (span := cells[column.index].span) is not None
    ]
    return True
