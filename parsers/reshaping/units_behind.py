"""Titles with the unit responsible in brackets behind them, round or square, in a table that has
no column for it and whose heading does not say so, or in a list: "โครงการอบรม… [สำนักปลัด]". The
units become a column, or what the items of the list say.

A title may end in brackets of its own, so nearly all of them must end in a unit's name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.raw import RawItem, Remark
from normalize.thai_text import clean
from normalize.units import is_known_unit, is_short_name, names_unit, split_responsible
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.hierarchy.totals import opens_total
from parsers.items.title_parts import title_parts
from parsers.model import Cell, Line, Word
from parsers.money.parting import Parting
from parsers.money.sheet_money import sub_span

OPEN, CLOSE = r"[(\[{]", r"[)\]}]"
"""Patterns for the brackets that may stand around a second thing; a scan may mix the two."""
IN_BRACKETS = r"[^()\[\]{}]"
_NEARLY_ALL = 0.8  # of the titles
_FEWEST_LISTED = 2  # of them, in a list
_SURELY_UNIT = regex.compile(r"กอง(?!ทุน)|สำนัก(?!งาน)|หน่วยตรวจสอบ")
_ENDS = [
    regex.compile(
        rf"(?P<outer>.*?\S)\s*{OPEN}\s*(?P<inner>(?P<one>{IN_BRACKETS}{{3,80}})"
        rf"(?:{CLOSE}\s*{OPEN}(?P<one>{IN_BRACKETS}{{3,80}})){{{more}}}){CLOSE}\s*",
        regex.DOTALL,
    )
    for more in (2, 1, 0)
]
_UNCLOSED = regex.compile(
    rf"(?P<outer>.*?\S)\s*{OPEN}\s*(?P<inner>(?P<one>{IN_BRACKETS}{{3,80}}?))\s*", regex.DOTALL
)
"""A bracket whose end a scan has lost."""
_ABOVE = regex.compile(
    rf"{OPEN}\s*(?P<one>{IN_BRACKETS}{{3,80}}){CLOSE}\s*\n[-–—•\s]*(?:โครงการ|กิจกรรม|มาตรการ)"
)

_WITHIN = regex.compile(rf"{OPEN}\s*(?P<one>{IN_BRACKETS}{{3,80}}){CLOSE}")


def units_behind(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The parting of such a column of titles."""
    titles = [cell for cell in body if not opens_total(clean(cell.text))]
    if column.role != "title" or "responsible" in header.roles or not titles:
        return None
    if any(len(title_parts(clean(cell.text), True)) > 1 for cell in titles):
        return None  # each of the items listed may have its own
    ends = {id(cell): _end(cell.text) for cell in titles}
    found = [match for match in ends.values() if match is not None]
    sure = [match for match in found if _is_unit(match, known=len(found) == 1)]
    if not sure or len(sure) < _NEARLY_ALL * len(titles):
        return None
    if any(names_unit(end["one"]) for m in found for end in _ABOVE.finditer(m["outer"])):
        return None  # that of a title above another
    named = Line((Word("ผู้รับผิดชอบ", "ผู้รับผิดชอบ"),), page=head.lines[0].page if head.lines else None)
    parts = []
    for cell in body:
        end = ends.get(id(cell))
        whole = ((0, len(cell.text)), (0, 0))
        parts.append((cell, whole if end is None else (end.span("outer"), end.span("inner"))))
    return Parting((head.lines, (named,)), tuple(parts))


def with_units_apart(items: Sequence[RawItem]) -> list[RawItem]:
    """The items, the units behind the titles of those that a section lists apart from these; what
    may be none, among them, is told. Where others have theirs in a line of its own, only whole
    names are taken."""
    laid = list(items)
    for section in dict.fromkeys(item.section for item in items):
        every = [k for k, item in enumerate(items) if item.section == section]
        own = [k for k in every if "responsible" not in items[k].fields]
        said = len(every) - len(own)
        ends = {k: _end(items[k].fields["title"].text) for k in every}
        found = [match for match in ends.values() if match is not None]
        sure = [m for m in found if _is_unit(m, known=len(found) == 1 or said > 0)]
        several = any(names_unit(m["one"]) for end in found for m in _WITHIN.finditer(end["outer"]))
        several = several or any(ends[k] is not None for k in every if k not in own)
        fewest = _FEWEST_LISTED if said < _FEWEST_LISTED else 1
        if several or len(sure) < max(fewest, _NEARLY_ALL * len(own)):
            continue
        for k, match in ends.items():
            if match is not None:
                surely = match in sure or all(map(is_short_name, match.captures("one")))
                laid[k] = (_with_unit if surely else _doubted)(items[k], match)
    return laid


def _doubted(item: RawItem, match: regex.Match[str]) -> RawItem:
    """The item, whose brackets may as well name a festival or a fund."""
    message = "the brackets behind the title may name a unit; they were left in it"
    place = item.fields["title"].places[0]
    told = Remark("title_uncertain", "warning", message, place, match["inner"])
    return replace(item, remarks=(*item.remarks, told))


def _with_unit(item: RawItem, match: regex.Match[str]) -> RawItem:
    title = item.fields["title"]
    own = {"title": sub_span(title, match["outer"]), "responsible": sub_span(title, match["inner"])}
    return replace(item, fields={**item.fields, **own})


def _end(text: str) -> regex.Match[str] | None:
    """The title and the brackets behind it, if all of these name units, as they are or in short;
    unclosed, known ones."""
    found = (match for pattern in _ENDS if (match := pattern.fullmatch(text)) is not None)
    end = next((m for m in found if all(map(_may_name, m.captures("one")))), None)
    if end is not None:
        return end
    cut = _UNCLOSED.fullmatch(text)
    return cut if cut is not None and _is_unit(cut, known=True) else None


def _may_name(text: str) -> bool:
    return names_unit(text) or is_short_name(text)


def _is_unit(match: regex.Match[str], known: bool) -> bool:
    """Whether what stands in brackets is surely units; `known`: by their whole names."""
    units = [unit for text in match.captures("one") for unit in split_responsible(text)]
    return bool(units) and all(
        is_known_unit(unit) or (not known and _SURELY_UNIT.match(unit)) for unit in units
    )
