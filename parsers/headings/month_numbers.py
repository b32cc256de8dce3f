"""Months printed as numbers under a heading of their own: 10 11 12 1 2 … 9."""

from __future__ import annotations

from dataclasses import replace

import regex

from normalize.thai_text import squeeze
from parsers.headings.columns import Column
from parsers.rows import Row

_NUMBER = regex.compile(r"\d{1,2}")
_FEWEST = 6  # months; half a year's report has no more
_LEAST_READ = 0.75  # of them: a scan may lose one
_MONTHS = 12
_MOST_HEADINGS = 4  # over all of them: the years, or the quarters


def numbered_months(columns: tuple[Column, ...], row: Row | None) -> tuple[Column, ...] | None:
    """The columns with the months that the row below their heading counts; None where it does not.

    Columns that a heading puts under a year look like money before this is known.
    """
    if row is None or len(row.cells) < len(columns):
        return None
    # A heading above the first of them alone ends before the last.
    columns += tuple(Column(k, "", "unbound") for k in range(len(columns), len(row.cells)))
    texts = [squeeze(row.cells[c.index].text) for c in columns]
    numbers = [int(t) if _NUMBER.fullmatch(t) else None for t in texts]
    counted = [k for k, number in enumerate(numbers) if number is not None]
    if not counted:
        return None
    first, last = counted[0], counted[-1]
    run = numbers[first : last + 1]
    start = numbers[first]
    months = [((start or 0) - 1 + k) % _MONTHS + 1 for k in range(len(run))]
    right = sum(a == b for a, b in zip(run, months, strict=True))
    over = {c.heading for c in columns[first : last + 1]}
    shared = len(over) <= _MOST_HEADINGS
    if not (shared and _FEWEST <= len(run) <= _MONTHS and right >= _LEAST_READ * len(run)):
        return None
    return tuple(
        replace(c, role="month", kind=None, month=months[k - first], unit_baht=1.0)
        if first <= k <= last
        else c
        for k, c in enumerate(columns)
    )
