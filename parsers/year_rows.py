"""Items with a row for every fiscal year: ปีงบประมาณ | งบประมาณ, the years one below another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.columns import Column, year_in
from parsers.drafts import Draft, money_columns
from parsers.row_values import over_years
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
    for column in money_columns(columns):
        cell = cells[column.index]
        if column.year_be is None and cell.span is not None:
            drafts[0].by_year.append((replace(column, year_be=year), cell.span))
            if cell.row_span > 1 and cell.printed:
                drafts[0].remarks += over_years(cell.span)
    return True
