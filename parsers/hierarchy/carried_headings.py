"""Headings of a list that run on into what is printed behind it, and are none of it.

A plan's table or list ends under its last mission. The sheets behind it are of all its items, and
so is a schedule or a table of results that prints no headings of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.raw import RawItem, Span
from parsers.hierarchy.context import CONTEXT_ROLES

_At = tuple[int, int, float]
_Headings = tuple[Span | None, ...]


def without_headings_of_lists(items: Sequence[RawItem]) -> tuple[RawItem, ...]:
    """The items; sheets without a heading that rows before them stand under, and sections all of
    whose rows stand under one such heading without it."""
    rows = [(item, _at(item)) for item in items if item.section != "fact_sheet"]
    first = [(item.fields[k], at) for item, at in rows for k in CONTEXT_ROLES if k in item.fields]
    headless = {s for s in {item.section for item, _at in rows} if _is_headless(s, rows)}
    kept = []
    for item in items:
        taken: tuple[str, ...] = CONTEXT_ROLES if item.section in headless else ()
        if item.section == "fact_sheet":
            taken = tuple(
                k for k in CONTEXT_ROLES if _is_before(item.fields.get(k), first, _at(item))
            )
        fields = {role: span for role, span in item.fields.items() if role not in taken}
        missions = () if "mission" in taken else item.missions
        kept.append(replace(item, fields=fields, missions=missions) if taken else item)
    return tuple(kept)


def _is_headless(section: str, rows: Sequence[tuple[RawItem, _At]]) -> bool:
    """Whether all rows of a section stand under the one heading that a list before it ends with,
    which has others too."""
    own = {_headings(item) for item, _at in rows if item.section == section}
    start = min(at for item, at in rows if item.section == section)
    if len(own) != 1 or own == {(None,) * len(CONTEXT_ROLES)}:
        return False
    before = [item for item, at in rows if item.section != section and at < start]
    ends = {item.section for item in before if _headings(item) in own}
    return any(
        len({_headings(item) for item in before if item.section == other}) > 1 for other in ends
    )


def _headings(item: RawItem) -> _Headings:
    return tuple(item.fields.get(level) for level in CONTEXT_ROLES)


def _is_before(span: Span | None, headings: Sequence[tuple[Span, _At]], here: _At) -> bool:
    return span is not None and any(span == other and at < here for other, at in headings)


def _at(item: RawItem) -> _At:
    """Where an item's title is printed, in reading order."""
    place = item.fields["title"].places[0]
    return place.page or 0, place.line or 0, place.box[1] if place.box is not None else 0.0
