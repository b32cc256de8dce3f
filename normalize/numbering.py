"""Printed numbers before titles, and cells that list several numbered items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

ItemType = Literal["project", "activity", "measure", "unspecified"]

TYPE_WORDS: tuple[tuple[str, ItemType], ...] = (
    ("โครงการ", "project"),
    ("กิจกรรม", "activity"),
    ("มาตรการ", "measure"),
)
TYPE_WORD = r"[\"“”'‘]?(?:โครงการ|กิจกรรม|มาตรการ)"

# "2.2.1 (3) ", "2.2.1(3)", "(3) ", "3) ", "3. ", "3.. ", "2 (1) "; "3 ", "3, " before a type word.
_NUMBER = regex.compile(
    r"^\s*[-•]?\s*(?:"
    r"(?P<sub>\d{1,2}\.\d{1,2}\.\d{1,2})\.?\s*(?:\((?P<n1>\d{1,3})\)|(?P<n1b>\d{1,3})\))?"
    r"|(?P<mission>\d{1,2}\.\d{1,2})\.?\s*\((?P<n2>\d{1,3})\)"
    r"|(?P<lost>\d{1,2})\s*\((?P<n3>\d{1,3})\)"
    r"|\((?P<n4>\d{1,3})\)"
    r"|(?P<n5>\d{1,3})\s*\)"
    r"|(?P<n6>\d{1,3})\s*\.{1,3}(?!\d)"
    rf"|(?P<n7>\d{{1,3}}),?(?=\s*{TYPE_WORD})"
    rf"|\((?P<n8>\d{{1,3}})(?=\s*{TYPE_WORD}(?:[^()]|\([^()]*\))*$)"  # a bracket alone is dirt
    r")\s*"
)
_BARE_DOT = regex.compile(r"^\s*(?:[.)]|\(\s*\))\s*(?=[\u0e01-\u0e2e\u0e40-\u0e44])")


_ORDINAL_CELL = regex.compile(r"\(?(?P<no>\d{1,3})[.)]?")


def is_ordinal(text: str) -> bool:
    """Whether cleaned text is an item's number and nothing else: "3", "3.", "(3)"."""
    return ordinal(text) is not None


def ordinal(text: str) -> int | None:
    """The number that cleaned text is, as an item's; None where it is something else."""
    match = _ORDINAL_CELL.fullmatch(text)
    return int(match["no"]) if match is not None else None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A title with the number printed before it taken apart."""

    item_no: int | None
    sub_mission_no: str | None
    mission_no: str | None
    rest: str


def split_number(text: str) -> Numbered:
    """Take the printed number off cleaned text; all None where none is printed."""
    match = _NUMBER.match(text)
    if match is None:
        return Numbered(None, None, None, _BARE_DOT.sub("", text))
    groups = match.groupdict()
    numbers = [
        groups[k] for k in ("n1", "n1b", "n2", "n3", "n4", "n5", "n6", "n7", "n8") if groups[k]
    ]
    rest = text[match.end() :].strip()
    sub = groups["sub"]
    mission = groups["mission"] or (sub.rsplit(".", 1)[0] if sub else None)
    return Numbered(int(numbers[0]) if numbers else None, sub, mission, rest)


_BEHIND_ORDINAL = regex.compile(
    r"(?:ลำดับ\s*(?:ที?่?)?\s*(?P<no>\d{1,3})|(?:(?:\((?P<no>\d{1,3})\)|[^\sก-๎A-Za-z]{0,3}[ก-ฮ]?[^\sก-๎A-Za-z]{0,3})\s+){1,3}?)"
    r"\s*(?P<rest>(?:โครงการ|กิจกรรม|มาตรการ)(?!\s*/).*)",
    regex.DOTALL,
)
"""A title behind its ordinal, or behind what a scan reads of a number in a circle ("ศ % (3) …")."""


def behind_ordinal(text: str) -> regex.Match[str] | None:
    """A title (`rest`) behind "ลำดับที่ 3", or behind what a scan reads of a number in a circle, and
    the number (`no`) where it can be read; None for any other text, or one that a number opens."""
    return None if split_number(text).item_no is not None else _BEHIND_ORDINAL.match(text)


_BEFORE_TITLE = regex.compile(r"^[\s\"“”'‘’(\[*:.\-–]+")


def item_type(title: str) -> ItemType:
    """The type word that opens a title: โครงการ, กิจกรรม or มาตรการ."""
    bare = _BEFORE_TITLE.sub("", title)
    for word, kind in TYPE_WORDS:
        if bare.startswith(word):
            return kind
    return "unspecified"


_DOTS = "•●▪"
_BULLET = regex.compile(r"^\s*[-–—•●▪*]\s*")
_ORDINAL = regex.compile(
    r"^\s*(?:โครงการ|กิจกรรม|มาตรการ)(?:/(?:โครงการ|กิจกรรม|มาตรการ))*\s*(?:ลำดับ)?ที่\s*\d{1,3}(?:\.\d{1,2})*(?>\s*[.:)]?\s*)"
    r"(?!และ|หรือ|ถึง|จะ|ได้|นี้|ดังกล่าว|[-–,])"
)
_TWO_LEVELS = regex.compile(rf"^\s*\d{{1,2}}\.\d{{1,2}}\s*\.?\s*(?={TYPE_WORD})")
_COUNTED = regex.compile(r"^\s*\d{1,3}\s*(?:โครงการ|กิจกรรม|มาตรการ)(?:\s|$)")  # "5 โครงการ ซึ่ง…"
# A type word with words that announce a list, or with none, heads what follows.
_ANNOUNCES = regex.compile(
    rf"^{TYPE_WORD}(?:\s*[/,]\s*(?:โครงการ|กิจกรรม|มาตรการ))*[\s/]*"
    r"(?:ที่(?:จะ)?ดำเนิน|ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|จำนวน|ตาม(?:แผน|ข้อ)|ดังกล่าว|[:：]|$)"
)
_BRACKET_ALONE = regex.compile(rf"\s*\(\d{{1,3}}\s*{TYPE_WORD}")
_LEADER = regex.compile(r"[.…_]{4,}|(?:\. ){4,}")  # of a table of contents
_FEWEST_LETTERS = 6  # behind the type word


def without_bullet(title: str) -> str:
    """A title without the bullet (or the dirt read as one) before its type word, or before any word
    where it can be nothing else and lists nothing."""
    rest = _BULLET.sub("", title)
    sure = title.lstrip()[:1] in _DOTS and not any(dot in rest for dot in _DOTS)
    return rest if sure or item_type(rest) != "unspecified" else title


def opens_entry(text: str) -> bool:
    """Whether a cleaned line opens an item of a list: with a number, or as titles do."""
    return title_offset(text) is not None or split_number(text).item_no is not None


def title_offset(text: str) -> int | None:
    """Where the title begins in a cleaned line that opens an item of a list: behind a bullet or
    "โครงการที่ 1", at any other number, which stays with its title. None for any other line."""
    if _LEADER.search(text) or _BRACKET_ALONE.match(text):
        return None  # in a line, a bracket may close in the next
    ordinal = _ORDINAL.match(text)
    if ordinal is not None:
        return ordinal.end() if len(text) - ordinal.end() >= _FEWEST_LETTERS else None
    if _COUNTED.match(text):
        return None
    bullet = _BULLET.match(text) or _TWO_LEVELS.match(text)
    start = bullet.end() if bullet is not None else 0
    rest = split_number(text[start:]).rest
    if not start and rest == text.strip():
        return None
    titled = item_type(rest) != "unspecified" and not _ANNOUNCES.match(rest)
    return start if titled and len(rest) >= len("โครงการ") + _FEWEST_LETTERS else None


_CANDIDATE = regex.compile(
    r"(?:(?<=^)|(?<=[\s\n>”\"')*.:])|(?<=[\u0e00-\u0e7f]))"
    r"(?P<mark>(?:(?P<sub>\d{1,2}\.\d{1,2}\.\d{1,2})\.?\s*(?:\((?P<a>\d{1,3})\))?"
    r"|\((?P<b>\d{1,3})\)|(?P<c>\d{1,3})\)|(?P<d>\d{1,3})\.(?!\d)"
    rf"|(?:(?<=\s)|(?<=^))(?P<e>\d{{1,3}})(?=\s+{TYPE_WORD})))\s*"
)


_IN_BRACKETS = regex.compile(r"\([^()]{1,30}$")


@dataclass(frozen=True, slots=True)
class Part:
    """One share of a cell that lists several numbered items: [start, end) in the cleaned text."""

    start: int
    end: int
    number: int | None
    style: str


def opens_typed(text: str) -> bool:
    """Whether an item's type word opens cleaned text, behind a number or not: "1.2 โครงการ…"."""
    return item_type(split_number(text).rest) != "unspecified"


def split_list(text: str) -> tuple[Part, ...]:
    """Parts of cleaned text at its list numbers; one part when it holds no credible list.

    A number opens a part when it continues the sequence of its own style (1, 2, 3 …), restarts
    at 1, or is followed by a type word; "พ.ศ. 2522 (4) …" and "13 (8)" inside prose do not.
    """
    marks: list[tuple[int, int | None, str]] = []
    last: dict[str, int] = {}
    for match in _CANDIDATE.finditer(text):
        style = next(k for k in ("sub", "b", "c", "d", "e") if match[k] is not None)
        opens = match.start() == 0 and match["e"] == "1"
        if style == "e" and not opens and last.get("d") != int(match["e"]) - 1:
            continue  # "4 โครงการ" counts projects; behind "3." a scan has lost a point
        followed = bool(regex.match(rf"\s*{TYPE_WORD}", text[match.end() :]))
        number = int(match["a"]) if style == "sub" and match["a"] else None
        if style != "sub":
            number = int(match[style])
        style = "d" if style == "e" else style
        previous = last.get(style)
        in_sequence = number is not None and (
            number == (previous or 0) + 1 or (number == 1 and previous is not None)
        )
        glued = match.start() > 0 and not text[match.start() - 1].isspace()
        if style == "d" and glued and text[match.start() - 1] in ".0123456789":
            continue
        if style == "c" and glued and not followed and _IN_BRACKETS.search(text, 0, match.start()):
            continue  # "(แบบ สขร.1)"
        if (
            style == "sub"
            or followed
            or (in_sequence and (not glued or number == (previous or 0) + 1))
        ):
            if style == "d" and not followed and glued:
                continue
            marks.append((match.start(), number, style))
            if number is not None:
                last[style] = number
    if not marks:
        return (Part(0, len(text), None, ""),)
    bounds = [*[m[0] for m in marks], len(text)]
    parts = [
        Part(bounds[i], bounds[i + 1], number, style)
        for i, (_start, number, style) in enumerate(marks)
    ]
    if text[: bounds[0]].strip():
        parts.insert(0, Part(0, bounds[0], None, ""))
    return tuple(parts)
