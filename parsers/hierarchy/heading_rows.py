"""Rows of an item table that are a heading, though it lies in the cells of an item.

"1.1 | การสร้างจิตสำนึก… | | |": the heading's number stands in the ลำดับ (No.) column, its words where
titles stand, and the other cells are blank, dashes, or reached into by the words' own cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import regex

from normalize.amounts import looks_like_money
from normalize.framework_headings import opens_dimension
from normalize.frameworks import GOOD, NUMBER_WORD, snap_mission
from normalize.numbering import is_ordinal, item_type, ordinal, split_number
from normalize.raw import Span
from normalize.thai_text import clean, is_dash, toneless
from parsers.headings.columns import Column
from parsers.hierarchy.context import CONTEXT_ROLES, heading_level
from parsers.hierarchy.lines_above import names_office_for_title
from parsers.hierarchy.table_headings import Band, band_in, is_unknown_heading
from parsers.page.clusters import UNREAD
from parsers.rows import Row, RowCell, join_spans

_NOT_OF_ITEMS = (*CONTEXT_ROLES, "number", "title", "note", "ignored", "count")
_LEVELS = regex.compile(r"\D{0,20}[1-9](?:\s?\.\s?[1-9]\d?){1,2}[.)]?|\D{3,20}[1-9]")  # 1.1, มิติ 1
_OF_MISSION = regex.compile(r"(?:[1-9]\d?\.){2}(?P<item>\d{1,2})[.)]?")  # 1.2.3, of mission 1.2
_LEVEL_WORD = toneless(rf"(?:ม[ิี]?ต[ิี]|[ภก]ารกิจ)\s*(?:{NUMBER_WORD})?")
_SLID = regex.compile(rf"(?:{NUMBER_WORD})?\s*[1-9]")
_NUMBERED = regex.compile(r"\D{0,20}[1-9]\s?\.\s?[1-9]")


class _Beside(IntEnum):
    """What the cells beside a number and its words print, most telling last."""

    NOTHING = 0
    DASHES = 1
    AMOUNTS = 2
    VALUES = 3


@dataclass(frozen=True, slots=True)
class HeadingCells:
    """A row's cells as a heading may use them. `marked`: months of the row are; `over_item`: the
    row below is an item, and the first of a list or without a number."""

    number: RowCell | None
    title: RowCell | None
    others: Sequence[RowCell]
    marked: bool = False
    over_item: bool = False


def heading_of(
    row: Row, dimension: RowCell | None, cells: HeadingCells, head: Band | None
) -> Band | None:
    """The heading that a row is, alone or in the cells of an item. `head`: the heading of which
    the row may be the rest, behind a page break."""
    band = band_in(row, dimension, cells.title) or _heading_row(cells)
    return _whole_heading(head, cells) if band is None and head is not None else band


def _heading_row(cells: HeadingCells) -> Band | None:
    number, title = cells.number, cells.title
    if number is not None and number.col_span > 1 and (title is None or not title.printed):
        number, title = None, number  # one cell holds both
    if title is None or title.span is None or not title.printed:
        return None
    own = heading_level(title.text)
    if own == "dimension" and opens_dimension(title.text):
        return Band(own, title.span, None)  # มิติที่ 1 …: no item is called that
    words = _with_number(number, title)
    if words is not None and opens_dimension(words.text):
        own = heading_level(words.text)
        return Band(own, words, None) if own == "dimension" else None
    beside = _beside(title, cells.others)
    if cells.marked:
        return None
    if beside >= _Beside.AMOUNTS:  # what its items add up to or have in common, or its own
        named = words or title.span
        over_its_items = cells.over_item and _is_named(named.text)
        return Band("mission", named, None) if over_its_items else None
    level = heading_level(words.text) if words is not None else None
    if words is not None and level == "mission":
        sure = beside is _Beside.NOTHING or item_type(title.text) == "unspecified"
        return Band(level, words, None) if sure or _is_named(words.text) else None
    if words is not None and level == "sub_mission":
        alone = beside is _Beside.NOTHING and cells.others
        return Band(level, words, None) if alone else None
    if own not in ("dimension", "mission") or _is_numbered_item(own, number, title, beside):
        return None
    return Band(own, title.span, None)


def is_of_mission(number: str) -> bool:
    """Whether an item's number is its mission's with one more behind it."""
    return _OF_MISSION.fullmatch(number) is not None


def opens_list(number: RowCell | None, title: RowCell | None) -> bool:
    """Whether a row is an item, and the first of a list or without a number."""
    if title is None or not title.printed or heading_level(title.text) is not None:
        return False
    if number is not None and number.printed and number.text:
        below = _OF_MISSION.fullmatch(number.text)
        if below is not None:
            return int(below["item"]) == 1
        return ordinal(number.text) == 1
    split = split_number(title.text)
    return split.item_no == 1 or (split.item_no is None and item_type(split.rest) != "unspecified")


def unknown_heading_row(cells: HeadingCells) -> Span | None:
    """Numbered like a heading, named like none of any framework, and nothing beside it."""
    title = cells.title
    if title is None or not title.printed or not cells.others:
        return None
    words = _with_number(cells.number, title)
    if words is None or item_type(title.text) != "unspecified":
        return None
    least = _Beside.DASHES if cells.over_item else _Beside.NOTHING
    alone = _beside(title, cells.others) <= least and not cells.marked
    return words if alone and is_unknown_heading(words.text) else None


def office_with_sum(cells: HeadingCells, stated: bool) -> Span | None:
    """The name of the office whose items follow, with nothing beside it but what they sum up to,
    and no number where items have one. `stated`: the item above, if there is one, has its money."""
    number, title = cells.number, cells.title
    if title is None or title.span is None or not title.printed or cells.marked:
        return None
    if not stated or (number is None and not cells.over_item):
        return None
    if number is not None and number.printed and number.text:
        return None
    summed = _beside(title, cells.others) is _Beside.AMOUNTS
    return title.span if summed and names_office_for_title(title.text) is not None else None


def _whole_heading(head: Band, cells: HeadingCells) -> Band | None:
    """The heading before a page break and the rest of its words, where this row is no more."""
    number, title = cells.number, cells.title
    if title is None or title.span is None or not title.printed:
        return None
    if number is not None and number.printed and number.text:
        return None
    opens = item_type(title.text) != "unspecified" or split_number(title.text).item_no is not None
    alone = _beside(title, cells.others) is _Beside.NOTHING and not cells.marked
    if opens or not alone or heading_level(title.text):
        return None
    whole = join_spans([head.span, title.span])
    fits = heading_level(clean(whole.text)) == head.level
    return replace(head, span=whole) if fits else None


def values_beside(
    cells: Sequence[RowCell], columns: Sequence[Column], role_of: Callable[[Column], str]
) -> list[RowCell]:
    """The cells that say a row is an item's; what is merged from above may be a heading's too, if
    it is no money."""
    kept = [column for column in columns if role_of(column) not in _NOT_OF_ITEMS]
    own = [c for c in kept if c.role in ("money", "month") or not cells[c.index].covered]
    return [cells[column.index] for column in own]


def _with_number(number: RowCell | None, title: RowCell) -> Span | None:
    """A heading's number from its own cell before its words."""
    if number is None or number.span is None or title.span is None or not number.printed:
        return None
    if not (_LEVELS.fullmatch(number.text) or _is_split(number.text, title.text)):
        return None
    one, other = number.span, title.span
    known = [s.confidence for s in (one, other) if s.confidence is not None]
    return Span(
        f"{one.raw} {other.raw}", f"{one.text} {other.text}", other.places, other.engine,
        min(known) if known else None,
    )  # fmt: skip


def _is_split(number: str, title: str) -> bool:
    """Whether a level's word slid into the column of the numbers: "มิติที่ | 1 การสร้าง…",
    "มิติ | ที่ 1 การสร้าง…"."""
    return _LEVEL_WORD.fullmatch(number) is not None and _SLID.match(title) is not None


def _is_numbered_item(level: str, number: RowCell | None, title: RowCell, beside: _Beside) -> bool:
    """Whether the row counts as items do, and its words may be an item's too."""
    if level == "dimension":
        return False
    if split_number(title.text).item_no is not None:
        return True
    counted = number is not None and number.printed and is_ordinal(number.text)
    return counted and (beside is _Beside.DASHES or item_type(title.text) != "unspecified")


def _is_named(text: str) -> bool:
    """Whether a number and the words behind it are surely the same mission's."""
    text = clean(text)
    return _NUMBERED.match(text) is not None and any(
        snap is not None and snap.sure and snap.score >= GOOD
        for snap in (snap_mission(text, "nacc_2561"), snap_mission(text, "nacc_2566"))
    )


def _beside(title: RowCell, others: Sequence[RowCell]) -> _Beside:
    told = _Beside.NOTHING
    for cell in others:
        if cell.span is None or cell.span is title.span or cell.text in ("", UNREAD):
            continue
        amount = _Beside.AMOUNTS if looks_like_money(cell.text) else _Beside.VALUES
        told = max(told, _Beside.DASHES if is_dash(cell.text) else amount)
    return told
