"""Years of months printed by their last two figures: "ต.ค. 66"."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.dates import fiscal_year_be
from normalize.thai_text import clean
from parsers.headings.columns import Column

_SHORT = regex.compile(r"(?<!\d)[5-9]\d$")
_SAME = 2 / 3  # of the months that print a year are of one fiscal year


def with_short_years(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, months without a year in the one they print by two figures, where these bear
    each other out: the months follow on, or nearly all are of one fiscal year (a scan may misread
    a figure). Else they are left to what the document says."""
    months = [c for c in columns if c.role == "month" and c.month is not None]
    if not months or any(c.year_be is not None for c in months):
        return columns
    told = {c.index: 2500 + int(m[0]) for c in months if (m := _SHORT.search(clean(c.heading)))}
    if len(told) * 2 <= len(months):
        return columns
    counted = [told.get(c.index, 0) * 12 + (c.month or 0) for c in months]
    if len(told) == len(months) and all(b == a + 1 for a, b in pairwise(counted)):
        return tuple(replace(c, year_be=told.get(c.index, c.year_be)) for c in columns)
    votes = Counter(fiscal_year_be(told[c.index], c.month or 0) for c in months if c.index in told)
    year, count = votes.most_common(1)[0]
    if count < max(_SAME * len(told), 2) or len({c.month for c in months}) < len(months):
        return columns
    return tuple(
        replace(c, year_be=year - (c.month >= 10)) if c in months and c.month is not None else c
        for c in columns
    )
