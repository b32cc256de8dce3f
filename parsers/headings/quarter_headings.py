"""Quarters headed by their number alone, or with their months, below a heading that names them all:
"ไตรมาสที่ดำเนินการ" ("quarters of work") over 1 | 2 | 3 | 4, or "1 ต.ค. - ธ.ค." and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.dates import FIRST_MONTHS, parse_month
from normalize.fiscal_years import MONTH
from normalize.thai_text import clean, is_dash
from parsers.headings.columns import Column
from parsers.headings.schedule_marks import is_mark
from parsers.rows import Row, RowCell

_FEWEST = 2  # quarters
_MOST = 0.9  # of what is printed below them are marks
_QUARTERS = regex.compile(r"ไตรมาส")
_NUMBER = regex.compile(r"\(?(?:ที่\s*)?(?P<no>[1-4])\)?(?!\d)")
_HEADING = regex.compile(
    rf"(?P<group>.*ไตรมาส\D*?(?:25[4-9]\d\D*?)?)\s*(?<!\d){_NUMBER.pattern}(?P<rest>\D*)"
)
_OF_OTHER = regex.compile(r"งบ|เบิก|บาท|ผล|จำนวน|เป้าหมาย|ร้อยละ|ตัวชี้วัด")  # amounts, counts, texts
_MONTH = regex.compile(rf"(?<![ก-๎]){MONTH}")


@dataclass(frozen=True, slots=True)
class _Quarter:
    column: Column
    no: int
    group: str
    rest: str


def with_quarters(columns: tuple[Column, ...], body: Sequence[Row]) -> tuple[Column, ...]:
    """The columns, those of such quarters told from a period; what stands below them is marks."""
    found = [quarter for c in columns if (quarter := _quarter(c)) is not None]
    run_on = all(
        (b.no, b.column.index, b.group) == (a.no + 1, a.column.index + 1, a.group)
        for a, b in pairwise(found)
    )
    if len(found) < _FEWEST or not (run_on and _are_fiscal(found) and _hold_marks(found, body)):
        return columns
    month = {q.column.index: FIRST_MONTHS[q.no - 1] for q in found}
    return tuple(
        replace(c, role="quarter", kind=None, month=month[c.index]) if c.index in month else c
        for c in columns
    )


def are_numbered_quarters(above: Sequence[Row], cells: Sequence[tuple[int, RowCell]]) -> bool:
    """Whether the numbers among the cells of a row are those of quarters, which a heading above
    them names: 1 to 4 one after the other, and no numbers of all columns."""
    numbers = [(i, match) for i, cell in cells if (match := _NUMBER.fullmatch(cell.text))]
    return (
        len(numbers) >= _FEWEST
        and all(any(_QUARTERS.search(row.cells[i].text) for row in above) for i, _n in numbers)
        and all(int(b["no"]) == int(a["no"]) + 1 for (_i, a), (_j, b) in pairwise(numbers))
    )


def _quarter(column: Column) -> _Quarter | None:
    if column.role not in ("period", "unbound"):
        return None
    match = _HEADING.fullmatch(clean(column.heading))
    if match is None or _OF_OTHER.search(match["group"]):
        return None
    return _Quarter(column, int(match["no"]), clean(match["group"]), match["rest"].strip(" ()-–:"))


def _hold_marks(quarters: Sequence[_Quarter], body: Sequence[Row]) -> bool:
    cells = [
        row.cells[q.column.index]
        for row in body
        for q in quarters
        if q.column.index < len(row.cells)
    ]
    texts = [cell.text for cell in cells if cell.printed and cell.col_span == 1 and cell.text]
    return sum(is_mark(t) or is_dash(t) for t in texts) >= _MOST * len(texts)


def _are_fiscal(quarters: Sequence[_Quarter]) -> bool:
    """Whether the months behind the numbers, where there are any, are those of a fiscal year's
    quarters: none is another's, and half can be read whole."""
    named = [q for q in quarters if q.rest]
    whole = 0
    for quarter in named:
        first = FIRST_MONTHS[quarter.no - 1]
        months = [parse_month(match[0]) for match in _MONTH.finditer(quarter.rest)]
        if any(month is not None and not first <= month < first + 3 for month in months):
            return False
        whole += months[:1] == [first] and months[-1] == first + 2
    return whole * 2 >= len(named)
