"""Columns of numbers that stand for titles: "ลำดับโครงการ" over "โครงการที่ 3"."""

from __future__ import annotations

import regex

from normalize.thai_text import clean, squeeze

_THING = r"(?:โครงการ|กิจกรรม|มาตรการ|รายการ)"
_HEADING = regex.compile(
    rf"(?:ลำดับ(?:ที่)?{_THING}?|ที่|ข้อ(?:ที่)?|เลขที่{_THING}?|{_THING}(?:ลำดับ)?ที่|{_THING})"
)
_NUMBER = regex.compile(
    rf"(?:{_THING}?\s*(?:ลำดับ\s*)?ที่|ลำดับ|ข้อ(?:ที่)?)?\s*\(?(?P<no>\d{{1,3}})\s?[.)]?"
)


def heads_numbers(text: str) -> bool:
    """Whether a heading may stand over such numbers."""
    return _HEADING.fullmatch(squeeze(text)) is not None


def number_named(text: str) -> int | None:
    """The number of the item that a cell names by nothing else ("โครงการที่ 3", "3."); else None."""
    match = _NUMBER.fullmatch(clean(text))
    return int(match["no"]) if match is not None else None
