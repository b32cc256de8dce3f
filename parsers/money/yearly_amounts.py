"""One amount for every year of a range: below "งบประมาณปีละ (พ.ศ. 2566 - 2570)" ("budget of each
year") a cell's amount is that of each of the years, which become columns.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.fiscal_years import YEAR, YEAR_LIST, fiscal_years, is_of_each_year
from normalize.thai_text import to_ascii_digits
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.model import Cell, Line, Word
from parsers.money.parting import Parting
from parsers.page.cut_lines import cut_lines

_FEWEST, _MOST = 2, 10  # years
_RANGE = regex.compile(rf"\(?\s*(?:ประจำ)?(?:ปี(?:งบประมาณ)?)?\s*{YEAR_LIST}\s*\)?")


def of_every_year(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The parting of such a column, if no year stands in its cells."""
    if column.role != "money" or column.year_be is not None:
        return None
    text = to_ascii_digits(head.text)
    named = _RANGE.search(text)
    years = fiscal_years(named[0]) if named is not None and is_of_each_year(text) else []
    if named is None or not _FEWEST <= len(years) <= _MOST:
        return None
    if any(YEAR.search(to_ascii_digits(cell.text)) for cell in body):
        return None
    if any(c.year_be in years for c in header.columns):
        return None  # the years have columns of their own
    said = (
        *cut_lines(head.lines, 0, named.start()),
        *cut_lines(head.lines, named.end(), len(text)),
    )
    each = tuple((*said, Line((Word(str(year), str(year)),))) for year in years)
    whole = tuple((cell, ((0, len(cell.text)),) * len(years)) for cell in body)
    return Parting(each, whole)
