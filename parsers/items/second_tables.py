"""A second table of one section that says more of the same items: indicators behind the money, or
months behind the plan. An item is one row for each section that states it: the two are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from normalize.numbering import ordinal, split_number
from normalize.raw import RawItem, Remark
from normalize.thai_text import clean, markless, squeeze
from parsers.hierarchy.context import CONTEXT_ROLES

_MOST = 0.7  # of the second table's items stand in the first
_FEWEST = 2
_REPEATED = frozenset({"title", "number", *CONTEXT_ROLES})


def with_second_tables(items: Sequence[RawItem]) -> list[RawItem]:
    """The items, those of a second table joined to the same ones of their section."""
    out = list(items)
    for section in dict.fromkeys(item.section for item in items if item.section != "fact_sheet"):
        own = [item for item in items if item.section == section]
        pairs = _pairs(own)
        gone = {id(second) for _first, second in pairs}
        joined = {id(first): _joined(first, second) for first, second in pairs}
        out = [joined.get(id(item), item) for item in out if id(item) not in gone]
    return out


def _pairs(items: Sequence[RawItem]) -> list[tuple[RawItem, RawItem]]:
    """Each item of the first table that the second one repeats, with what that says; none where
    the last items are no such table."""
    first, start = _ByTitle(), len(items)
    for k, item in enumerate(items):
        if first.partner(item) is not None:
            start = k
            break
        first.add(item)
    second = items[start:]
    pairs = [(found, item) for item in second if (found := first.partner(item)) is not None]
    single = len({id(found) for found, _item in pairs}) == len(pairs)
    if not single or len(pairs) < max(_FEWEST, _MOST * len(second)):
        return []
    more = any(set(b.fields) - set(a.fields) or b.money or b.months for a, b in pairs)
    return pairs if more and all(_agree(a, b) for a, b in pairs) else []


class _ByTitle:
    """The items of a table, found by their titles."""

    def __init__(self) -> None:
        self._items: defaultdict[str, list[RawItem]] = defaultdict(list)

    def add(self, item: RawItem) -> None:
        self._items[_title(item)].append(item)

    def partner(self, item: RawItem) -> RawItem | None:
        """The one item of another table with a title, and the same number if both have one."""
        found = [other for other in self._items[_title(item)] if _is_same(item, other)]
        return found[0] if len(found) == 1 and table_of(found[0]) != table_of(item) else None


def _is_same(one: RawItem, other: RawItem) -> bool:
    """Whether two items of one title stand at one place under one number, as far as both say."""
    numbers = {_number(item) for item in (one, other)} - {None}
    return len(numbers) < 2 and all(
        len({said_of(item, role) for item in (one, other)} - {None}) < 2
        for role in (*CONTEXT_ROLES, "responsible")
    )


def _title(item: RawItem) -> str:
    return bare_title(item.fields["title"].text)


@lru_cache(maxsize=4096)
def bare_title(text: str) -> str:
    """A title as two readings of it share it: no number, no space, no tone mark."""
    return markless(squeeze(split_number(clean(text)).rest))


def _number(item: RawItem) -> int | None:
    return ordinal(clean(item.fields["number"].text)) if "number" in item.fields else None


def said_of(item: RawItem, role: str) -> str | None:
    """What an item says of where it stands or who does it; the number alone where it has one."""
    span = item.fields.get(role)
    if span is None:
        return None
    text = clean(span.text)
    number = regex.search(r"\d+(?:\.\d+)?(?!.*\d)", text) if role != "responsible" else None
    return number[0] if number is not None else squeeze(text)


def table_of(item: RawItem) -> str:
    """The table that an item was read from."""
    return table_at(item.locator)


def table_at(locator: str) -> str:
    """The table of a row's place."""
    return regex.sub(r"r\d+.*", "", locator)


def _agree(first: RawItem, second: RawItem) -> bool:
    """Whether the two say different things, or the same: the money of two years is of two rows."""
    if (first.money and second.money) or (first.months and second.months):
        return False
    both = (set(first.fields) & set(second.fields)) - _REPEATED
    texts = [(squeeze(first.fields[role].text), squeeze(second.fields[role].text)) for role in both]
    return all(a == b for a, b in texts)


def _joined(first: RawItem, second: RawItem) -> RawItem:
    return replace(
        first,
        fields={**second.fields, **first.fields},
        money=(*first.money, *second.money),
        months=(*first.months, *second.months),
        remarks=(*first.remarks, *second.remarks, _told(second)),
        missions=first.missions or second.missions,
        places=tuple(dict.fromkeys((*first.places, *second.places))),
    )


def _told(second: RawItem) -> Remark:
    message = "another table of this section says more of this item; what it says was added"
    title = second.fields["title"]
    return Remark("tables_joined", "info", message, title.places[0], title.raw)
