"""Where fact sheets stand: under a heading of their own, not under the last one of a list before.

A plan's table or list ends under its last mission; the sheets behind it are of all its items.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.raw import RawItem, Span

_LEVELS = ("dimension", "mission", "sub_mission")


def without_headings_of_lists(items: Sequence[RawItem]) -> tuple[RawItem, ...]:
    """The items, the sheets among them without a heading that rows before them stand under."""
    first: list[tuple[Span, tuple[int, int, float]]] = []
    for item in items:
        if item.section != "fact_sheet":
            first += [(item.fields[k], _at(item)) for k in _LEVELS if k in item.fields]
    return tuple(_own(item, first) if item.section == "fact_sheet" else item for item in items)


def _own(sheet: RawItem, rows: Sequence[tuple[Span, tuple[int, int, float]]]) -> RawItem:
    here = _at(sheet)
    taken = [
        level
        for level in _LEVELS
        if level in sheet.fields
        and any(span == sheet.fields[level] and at < here for span, at in rows)
    ]
    fields = {role: span for role, span in sheet.fields.items() if role not in taken}
    return replace(sheet, fields=fields) if taken else sheet


def _at(item: RawItem) -> tuple[int, int, float]:
    """Where an item's title is printed, in reading order."""
    place = item.fields["title"].places[0]
    return place.page or 0, place.line or 0, place.box[1] if place.box is not None else 0.0
