"""Columns of numbers that stand for titles: "ลำดับโครงการ" over "โครงการที่ 3", and the names that
rows get by them, which no title has.
"""

from __future__ import annotations

import regex

from normalize.thai_text import clean, squeeze

_THING = r"(?:โครงการ|กิจกรรม|มาตรการ|รายการ)"
_CARD = r"(?:การ์ด|บัตร|กล่อง|กรอบ)"
_HEADING = regex.compile(
    rf"(?:(?:ลำดับ(?:ที่)?|(?:หมาย)?เลข(?:ที่)?)?{_CARD}(?:ลำดับ)?(?:ที่)?|(?:หมาย)?เลข{_THING}|ลำดับ(?:ที่)?{_THING}?|ที่|ข้อ(?:ที่)?|เลขที่{_THING}?|{_THING}(?:ลำดับ)?ที่|{_THING})"
)
_NUMBER = regex.compile(
    rf"(?:(?:{_THING}|{_CARD})?\s*(?:ลำดับ\s*)?ที่|ลำดับ|ข้อ(?:ที่)?)?\s*\(?(?P<no>\d{{1,3}})\s?[.)]?"
)
_WORD = regex.compile(_THING)
_OF_ITEM, _OF_ANYTHING = "ตามโครงการลำดับที่", "ตามรายการลำดับที่"
_NAME = regex.compile(rf"(?P<name>{_OF_ITEM}|{_OF_ANYTHING}) (?P<no>\d{{1,3}})")


def heads_numbers(text: str) -> bool:
    """Whether a heading may stand over such numbers."""
    return _HEADING.fullmatch(squeeze(text)) is not None


def number_named(text: str) -> int | None:
    """The number of the item that a cell names by nothing else ("โครงการที่ 3", "3."); else None."""
    match = _NUMBER.fullmatch(clean(text))
    return int(match["no"]) if match is not None else None


def names_items(text: str) -> bool:
    """Whether a heading or a number of such a column says that items are numbered: "ลำดับโครงการ",
    "โครงการที่ 3". Where none does, levels or quarters may be."""
    return _WORD.search(text) is not None


def row_name(number: int, of_item: bool) -> str:
    """What a row is called by its number. `of_item`: the number is said to be that of an item."""
    return f"{_OF_ITEM if of_item else _OF_ANYTHING} {number}"


def named_row(text: str) -> tuple[int, bool] | None:
    """The number in such a name, and whether it is said to be that of an item."""
    match = _NAME.fullmatch(clean(text))
    return (int(match["no"]), match["name"] == _OF_ITEM) if match is not None else None
