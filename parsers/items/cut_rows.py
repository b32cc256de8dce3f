"""Signs that a cell at the top of a page goes on with the cell a page break cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import regex

from normalize.numbering import split_list
from normalize.raw import Span
from normalize.thai_text import clean, is_dash, squeeze
from normalize.units import UNIT_HEADS, is_known_unit
from parsers.headings.columns import Column
from parsers.items.row_values import TEXT_ROLES
from parsers.rows import RowCell

_UNIT_START = regex.compile(
    rf"^[-–•\s\d.)]*(?:{UNIT_HEADS}|ทุก|ศูนย์|คณะ|ปลัด|นิติกร|เทศบาล|อบต|องค์การ|โรงเรียน|นัก|เจ้า|ผู้)"
)
_OPEN_END = regex.compile(r"(?:[-–/,(]|และ|หรือ|ของ)$")
_LIST_START = regex.compile(r"^\(?(\d{1,2})[.)]")

_FEWEST_LISTED = 2

SURELY = 4
"""Signs of two cells at least: those of one may be a misread number or unit."""


def text_goes_on(before: str, after: str, role: str) -> int:
    """Positive where `after` continues `before`, negative where it starts afresh, else 0."""
    if _OPEN_END.search(before):
        return 2
    if role == "responsible":
        return _unit_goes_on(before, after)
    start = _LIST_START.match(after)
    if start is not None:
        return -2 if int(start[1]) == 1 else 2 if _counts_on(before, after) else 0
    return 1 if any(part.number is not None for part in split_list(before)) else 0


def _unit_goes_on(before: str, after: str) -> int:
    """A unit's name cut in two says so by the known name both parts make."""
    last = regex.split(r"[-–•,\d.)]+\s*", before)[-1]
    if last and is_known_unit(last + after.split(" ")[0]) and not is_known_unit(last):
        return 3
    return -2 if _UNIT_START.match(after) else 2


def cut_evidence(
    cells: Sequence[RowCell],
    columns: Sequence[Column],
    role_of: Callable[[Column], str],
    before: Mapping[str, Span],
) -> int:
    """Signs that a row goes on with the item before the page break (> 0) or starts afresh (< 0):
    lists that count on, units cut in two, money printed again. Units that are printed again, alike,
    speak against it only where no list counts on: one number alone may be that of each item's
    result. `before`: the item's last texts."""
    score, again, counts_on = 0, 0, False
    for column in columns:
        cell, role = cells[column.index], role_of(column)
        if not cell.printed or not cell.text or is_dash(cell.text):
            continue
        if role == "money":
            score -= 2
        elif role in before and role in TEXT_ROLES:
            earlier = clean(before[role].text)
            sign = text_goes_on(earlier, cell.text, role)
            counts_on |= role != "responsible" and _counts_on(earlier, cell.text, _FEWEST_LISTED)
            again += sign if squeeze(earlier) == squeeze(cell.text) else 0
            score += sign
    return score - again if counts_on else score


def _counts_on(before: str, after: str, fewest: int = 1) -> bool:
    start = _LIST_START.match(after)
    numbers = [part.number for part in split_list(before) if part.number is not None]
    return start is not None and len(numbers) >= fewest and numbers[-1] == int(start[1]) - 1


def joined_number(before: Span | None, head: Span | None, tail: str) -> Span | None:
    """A narrow number column cut in two: behind 12, "1" and after the page break "3" are 13."""
    if before is None or head is None:
        return None
    parts = [regex.sub(r"\D", "", clean(text)) for text in (before.text, head.text, tail)]
    if not all(parts) or int(parts[1] + parts[2]) != int(parts[0]) + 1:
        return None
    return replace(head, raw=parts[1] + parts[2], text=parts[1] + parts[2])
