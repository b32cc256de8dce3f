"""Items with a row for every fiscal year: ปีงบประมาณ | งบประมาณ, the years one below another."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.raw import MoneyCell, Span
from normalize.thai_text import clean
from parsers.headings.columns import Column, year_in
from parsers.items.drafts import Draft, money_columns
from parsers.items.row_values import over_years
from parsers.rows import RowCell


def takes_year(
    drafts: Sequence[Draft],
    cells: Sequence[RowCell],
    columns: Sequence[Column],
    opened: bool = False,
) -> bool:
    """Whether a row prints the fiscal year its money is of; the one item of the row, or of the rows
    it goes on with, then has its amounts under that year. `opened`: the row opens the item; a cell
    that is merged over it and rows above names the year of all."""
    said = [cells[c.index] for c in columns if c.role == "fiscal_year"]
    said = [cell for cell in said if cell.printed or (opened and cell.covered)]
    named = next((cell.span for cell in said if year_in(cell.text)), None)
    year = year_in(clean(named.text)) if named is not None else None
    if named is None or year is None or len(drafts) != 1:
        return False
    for place, column in enumerate(money_columns(columns)):
        if column.year_be is None:
            cell = cells[column.index]
            span = cell.span or Span("", "", named.places[:1], named.engine, None)  # blank
            kind = column.kind or "planned"
            money = MoneyCell(year, kind, span, column.unit_baht, column.doubt, column.part)
            drafts[0].by_year.append((place, money))
            if not opened and (cell.covered or (cell.printed and cell.row_span > 1)):
                remarks = over_years(span)
                drafts[0].remarks += [r for r in remarks if r not in drafts[0].remarks]
    return True
