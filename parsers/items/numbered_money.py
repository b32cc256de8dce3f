"""Money in a table whose rows name the items by number alone, put to the items of these numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.numbering import is_ordinal, split_number
from normalize.raw import RawItem, Remark
from normalize.thai_text import clean
from parsers.hierarchy.context import CONTEXT_ROLES
from parsers.items.second_tables import said_of

_BY_NUMBER = regex.compile(r"(?:โครงการ|กิจกรรม|มาตรการ|รายการ)(?:ลำดับ)?ที่\s*(?P<no>\d{1,3})")
_NO_NEWS = frozenset({"title", "number", *CONTEXT_ROLES})


def with_numbered_money(items: Sequence[RawItem]) -> tuple[list[RawItem], list[Remark]]:
    """The items, the money of rows titled "โครงการที่ 3" put to item 3 of their section; a remark for
    each row whose item is not the only one of its number, or has money of its own."""
    rows = [item for item in items if _number_named(item) is not None]
    kept = [item for item in items if _number_named(item) is None]
    remarks: list[Remark] = []
    for row in rows:
        number = _number_named(row)
        same = [item.section == row.section and _number_of(item) == number for item in kept]
        found = [k for k, is_same in enumerate(same) if is_same]
        for role in CONTEXT_ROLES:
            if len(found) > 1 and role in row.fields:
                found = [k for k in found if said_of(kept[k], role) == said_of(row, role)]
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


def _number_named(item: RawItem) -> int | None:
    """The number that a row of money gives for its title; None for an item."""
    match = _BY_NUMBER.fullmatch(clean(item.fields["title"].text))
    if match is None or not item.money or set(item.fields) - _NO_NEWS:
        return None
    return int(match["no"])


def _number_of(item: RawItem) -> int | None:
    """The number printed before an item's title, or in a column of its own."""
    number = clean(item.fields["number"].text) if "number" in item.fields else ""
    if is_ordinal(number):
        return int(regex.sub(r"\D", "", number))
    return split_number(clean(item.fields["title"].text)).item_no


def _told(row: RawItem, found: int) -> Remark:
    title = row.fields["title"]
    lack = "no item" if not found else "more than one" if found > 1 else "one with money of its own"
    message = (
        f"a row of money names its item by number alone, which is that of {lack}; it is left out"
    )
    return Remark("money_without_item", "warning", message, title.places[0], title.raw)
