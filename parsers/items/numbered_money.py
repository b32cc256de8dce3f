"""Money in a table whose rows name the items by number alone, put to the items of these numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.numbering import ordinal, split_number
from normalize.raw import RawItem, Remark
from normalize.thai_text import clean
from parsers.headings.numbered import named_row
from parsers.hierarchy.context import CONTEXT_ROLES
from parsers.items.second_tables import said_of

_BY_NUMBER = regex.compile(r"(?:โครงการ|กิจกรรม|มาตรการ|รายการ)(?:ลำดับ)?ที่\s*(?P<no>\d{1,3})")
_IN_LINES = regex.compile(r"o\d+$")
"""The end of the locator of an item in lines of text; in a table such a title is a placeholder, or
names a part of the project above it."""
_NO_NEWS = frozenset({"title", "number", *CONTEXT_ROLES})


def with_numbered_money(items: Sequence[RawItem]) -> tuple[list[RawItem], list[Remark]]:
    """The items, the money of rows titled by number put to item 3 of their section ("โครงการที่ 3");
    a remark for each row whose item is not the only one of its number, or has money of its own."""
    rows = [item for item in items if _number_named(item) is not None]
    kept = [item for item in items if _number_named(item) is None]
    remarks: list[Remark] = []
    for row in rows:
        found = _items_named(row, rows, kept)
        if len(found) != 1 or kept[found[0]].money:
            remarks.append(_told(row, len(found)))
            continue
        item = kept[found[0]]
        kept[found[0]] = replace(
            item,
            money=row.money,
            remarks=(*item.remarks, *row.remarks),
            places=tuple(dict.fromkeys((*item.places, *row.places))),
        )
    return kept, remarks


def _items_named(row: RawItem, rows: Sequence[RawItem], kept: Sequence[RawItem]) -> list[int]:
    """Which items a row may name. Where numbers begin anew the level says which is meant, and a
    number may be that of anything else where nothing calls it an item's: then the rows must name
    all the items, and no other."""
    numbered, own = _number_named(row), [k for k, i in enumerate(kept) if i.section == row.section]
    if numbered is None:
        return []
    number, of_item = numbered
    rows = [other for other in rows if other.section == row.section]
    found = [k for k in own if _number_of(kept[k]) == number]
    if _begin_anew([kept[k] for k in own]):
        of_item = False
        own = [k for k in own if _is_of_level(kept[k], row)]
        rows = [other for other in rows if _is_of_level(other, row)]
    numbers = sorted(no for k in own if (no := _number_of(kept[k])) is not None)
    if of_item or numbers == sorted(map(_number_of_row, rows)):
        return [k for k in own if k in found]
    return found if len(found) > 1 else []


def _begin_anew(items: Sequence[RawItem]) -> bool:
    """Whether several items have one number."""
    numbers = [no for item in items if (no := _number_of(item)) is not None]
    return len(set(numbers)) < len(numbers)


def _is_of_level(item: RawItem, row: RawItem) -> bool:
    roles = [role for role in CONTEXT_ROLES if role in row.fields]
    return all(said_of(item, role) == said_of(row, role) for role in roles)


def _number_named(item: RawItem) -> tuple[int, bool] | None:
    """The number that a row of money gives for its title, and whether it is called an item's; None
    for an item."""
    title = clean(item.fields["title"].text)
    if (named := named_row(title)) is not None:
        return named  # whatever a line above the table adds, such as an office
    if not item.money or set(item.fields) - _NO_NEWS or not _IN_LINES.search(item.locator):
        return None
    match = _BY_NUMBER.fullmatch(title)
    return (int(match["no"]), True) if match is not None else None


def _number_of_row(row: RawItem) -> int:
    numbered = _number_named(row)
    return numbered[0] if numbered is not None else 0


def _number_of(item: RawItem) -> int | None:
    """The number printed before an item's title, or in a column of its own."""
    number = clean(item.fields["number"].text) if "number" in item.fields else ""
    own = ordinal(number)
    return own if own is not None else split_number(clean(item.fields["title"].text)).item_no


def _told(row: RawItem, found: int) -> Remark:
    title = row.fields["title"]
    lack = (
        "no sure item"
        if not found
        else "more than one"
        if found > 1
        else "one with money of its own"
    )
    message = (
        f"a row of money names its item by number alone, which is that of {lack}; it is left out"
    )
    return Remark("money_without_item", "warning", message, title.places[0], title.raw)
