"""Items with a row for every fiscal year: ปีงบประมาณ | งบประมาณ, the years one below another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.raw import Span
from normalize.thai_text import clean
from parsers.headings.columns import Column, year_in
from parsers.items.drafts import Draft, money_columns
from parsers.items.row_values import over_years
from parsers.rows import RowCell


def takes_year(
    drafts: Sequence[Draft], cells: Sequence[RowCell], columns: Sequence[Column]
) -> bool:
    """Whether a row prints the fiscal year its money is of; the one item of the row, or of the rows
    it goes on with, then has its amounts under that year."""
    said = [cells[c.index] for c in columns if c.role == "fiscal_year"]
    named = next((cell.span for cell in said if cell.printed and year_in(cell.text)), None)
    year = year_in(clean(named.text)) if named is not None else None
    if named is None or year is None or len(drafts) != 1:
        return False
    for column in money_columns(columns):
        if column.year_be is None:
            cell = cells[column.index]
            span = cell.span or Span("", "", named.places[:1], named.engine, None)  # blank
            drafts[0].by_year.append((replace(column, year_be=year), span))
            if cell.row_span > 1 and cell.printed:
                drafts[0].remarks += over_years(span)
    return True
