"""The items of a document's lists beside those of its tables and fact sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex
from rapidfuzz import fuzz

from normalize.numbering import split_number
from normalize.raw import RawItem
from normalize.thai_text import clean, squeeze
from parsers.lists.list_starts import FEWEST_ITEMS

_SAME_TITLE, _ITS_SHEET = 90.0, 97.0
_NEAR_PT, _NEAR_LINES = 60.0, 4  # from a line to the sheet it stands over


def settled(outline: Sequence[RawItem], items: Sequence[RawItem]) -> tuple[RawItem, ...]:
    """The outline of a whole document beside its other items: nothing where it is hardly a list;
    lines over their own fact sheet left out; what is also read from tables as a summary,
    and all of it where most is read from tables or sheets: a plan has sheets for some items."""
    if len(outline) < FEWEST_ITEMS and not (len(outline) > 1 and any(i.money for i in outline)):
        return ()
    sheets = [item for item in items if item.section == "fact_sheet"]
    outline = [item for item in outline if not any(_heads(item, sheet) for sheet in sheets)]
    tables = [_title_key(i) for i in items if i.section not in ("schedule", "fact_sheet")]
    known = [*tables, *map(_title_key, sheets)]
    repeated = [_is_among(_title_key(item), tables) for item in outline]
    overview = sum(_is_among(_title_key(item), known) for item in outline) * 2 > len(outline)
    return tuple(
        replace(item, section="summary") if again or overview else item
        for item, again in zip(outline, repeated, strict=True)
    )


def _heads(item: RawItem, sheet: RawItem) -> bool:
    """Whether a line is no entry of a list but stands over its fact sheet."""
    one, other = item.fields["title"].places[-1], sheet.fields["title"].places[0]
    a, b = _title_key(item), _title_key(sheet)
    if one.page != other.page or _numbers(a) != _numbers(b) or fuzz.ratio(a, b) < _ITS_SHEET:
        return False
    if one.box is not None and other.box is not None:
        return abs(other.box[1] - one.box[3]) <= _NEAR_PT
    return abs((other.line or 0) - (one.line or 0)) <= _NEAR_LINES


def _numbers(text: str) -> list[str]:
    return regex.findall(r"\d+", text)


def _title_key(item: RawItem) -> str:
    return squeeze(split_number(clean(item.fields["title"].text)).rest)


def _is_among(key: str, known: Sequence[str]) -> bool:
    return any(
        _numbers(key) == _numbers(other) and fuzz.ratio(key, other) >= _SAME_TITLE
        for other in known
    )
