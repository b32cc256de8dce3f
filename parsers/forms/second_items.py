"""Cells of titles that hold a second item, below the labelled lines of the first:

    3. โครงการ ก
    ตัวชี้วัด : ร้อยละ 80
    4. โครงการ ง
    ตัวชี้วัด : ร้อยละ 70

What stands behind a label would run on over the second item's number and title. A list within what
a label names ("1. กิจกรรม… 2. กิจกรรม…" below วิธีดำเนินการ) is no second item.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.numbering import TYPE_WORD, item_type
from normalize.thai_text import to_ascii_digits
from normalize.units import names_unit

Number = tuple[int, ...]
"""The number that opens a line, level by level: (1, 2) for "1.2"."""

_NUMBERED = regex.compile(
    r"[-–—•●▪*\s]*(?P<mark>\(?\s*(?P<no>\d{1,3}(?:\.\d{1,2}){0,2})(?P<end>\s*[.)])*)"
    rf"\s*(?P<rest>(?P<typed>{TYPE_WORD})?.*)"
)
_COUNTED = regex.compile(rf"{TYPE_WORD}(?:\s|ต่อ|ขึ้นไป|$)")  # "5 โครงการ ขึ้นไป"
_NO_TITLES_IN = frozenset({"responsible", "period", "money", "progress", "target_group", "area"})
"""What no list of activities says."""
_ENDS_WITH_ITS_LINE = frozenset({"responsible", "period", "money", "progress"})
"""What no line goes on with that opens as a title does."""


def holds_second_item(text: str, values: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a second item stands in the text of a title's cell: in what a label names, its role
    and where it stands (`values`)."""
    first = _number_of(text[: values[0][1]] if values else text)
    own = first[0] if first is not None else None
    return any(
        _is_in(text[len(text[:start].rstrip(" \n")) : end], role, own)
        for role, start, end in values
    )


def _is_in(value: str, role: str, own: Number | None) -> bool:
    """Whether the number or the type word of an item opens a line below the first of what a label
    names, and below the title with the number `own`."""
    listed: dict[Number, bool] = {}  # the numbers of the value's own list, and whether titled
    for k, line in enumerate(value.split("\n")):
        found = _number_of(line)
        if found is None:
            if k and role in _ENDS_WITH_ITS_LINE and item_type(line.strip()) != "unspecified":
                return True
            continue
        number, typed = found
        before = listed.get((*number[:-1], number[-1] - 1))
        if k and typed and role in _NO_TITLES_IN:
            return True
        follows = number == _after(own) and (before is None or (typed and not before))
        if k and (follows or (typed and number[-1] > 1 and not before)):
            return True
        listed[number] = typed
    return False


def says_again(between: str, role: str) -> bool:
    """Whether a label that is said again is another item's: lines stand below what it named first
    (`between` the two), in which that item's title may stand."""
    below = [line for line in between.strip().split("\n")[1:] if line.strip()]
    return bool(below) and not (role == "responsible" and all(map(names_unit, below)))


def _after(number: Number | None) -> Number | None:
    return (*number[:-1], number[-1] + 1) if number is not None else None


def _number_of(line: str) -> tuple[Number, bool] | None:
    """The number that opens a line, and whether an item's type word stands behind it."""
    found = _NUMBERED.match(to_ascii_digits(line))
    if found is None or not found["rest"].strip():
        return None
    number = tuple(map(int, found["no"].split(".")))
    marked = found["end"] is not None or found["mark"].startswith("(") or len(number) > 1
    titled = found["typed"] is not None and not _COUNTED.match(found["rest"])
    return (number, found["typed"] is not None) if marked or titled else None
