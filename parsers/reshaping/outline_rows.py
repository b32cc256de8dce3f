"""Rows of a table that is typed as an outline: in one tall cell the headings of levels and below
them the items ("2.2 …", "2.2.1 …", "(1) โครงการ …"), and what belongs to each item in the cells
beside, at its height. Told by the headings among the lines, by the items' marks and by the figures
level with them; where the figures do not stand at the items, nothing is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import item_type
from normalize.thai_text import clean, is_dash
from parsers.model import Line
from parsers.page.geometry import middle
from parsers.page.lines_level import are_level

_MARK = regex.compile(r"(?:\(?(?P<no>\d{1,2})[.)](?!\d)|\(?[^\s()]{1,2}[.)]|[-–•●])\s*")
_NUMBERED = regex.compile(r"\D{0,20}[1-9]")
_LIKE_LEVEL = regex.compile(r"(?!25[4-9]\d)[1-9][\d.,\s]{1,5}\s*(?=[ก-ฮเ-ไ])")
"""A number as levels have, its points lost or misread."""
_OF_COUNT = regex.compile(r"(?:คน|ครั้ง|ราย|แห่ง|หมู่|ชุด|เดือน|วัน|ปี|บาท|ชั่วโมง)")


@dataclass(frozen=True, slots=True)
class Outline:
    """The first lines of the items in one tall cell, None where the figures do not stand at them.
    `sure`: figures beside bear out each, and no line looks like a heading that was misread.
    `astray`: the figures that stand at a heading, which are no item's."""

    opening: tuple[Line, ...] | None
    headings: tuple[Line, ...]
    sure: bool = False
    astray: tuple[Line, ...] = ()


def outline_of(
    lines: Sequence[Line], headings: Sequence[Line], money: Sequence[Sequence[Line]]
) -> Outline | None:
    """The items among the lines of a cell that are no headings nor sums; None where the cell is no
    outline: no heading in it has a number. `money`: the lines of each column of amounts beside."""
    levels = tuple(line for line in headings if _NUMBERED.match(clean(line.text)))
    lines = [*lines, *(line for line in headings if line not in levels)]  # the end of a title
    if not levels:
        return None
    figures = [[line for line in column if looks_like_money(clean(line.text))] for column in money]
    opening = _opening(lines, levels, [line for column in figures for line in column])
    if not opening:
        return None
    for column in figures:
        if not all(any(are_level(f, line) for line in (*opening, *levels)) for f in column):
            # one amount for several, or set in the middle of something else
            return Outline(None, levels) if len(opening) > 1 else None
    rest = [line for line in lines if line not in opening]
    complete = [all(any(are_level(f, o) for f in column) for o in opening) for column in figures]
    astray = [f for fs in figures for f in fs if not any(are_level(f, o) for o in opening)]
    amounts = any(not is_dash(clean(figure.text)) for figure in astray)
    sure = any(complete) and not amounts and not any(map(_like_heading, rest))
    return Outline(tuple(opening), levels, sure, tuple(astray))


def _opening(
    lines: Sequence[Line], headings: Sequence[Line], figures: Sequence[Line]
) -> list[Line]:
    """The lines with a mark and the word for an item, those with the next number of the list below
    a heading, and those with the word alone that a figure is level with."""
    opening: list[Line] = []
    number = 0
    for line in sorted((*lines, *headings), key=middle):
        if line in headings:
            number = 0
            continue
        text = clean(line.text)
        mark = _MARK.match(text)
        rest = text[mark.end() :] if mark is not None else text
        counted = int(mark["no"]) if mark is not None and mark["no"] else None
        typed = item_type(rest) != "unspecified"
        level = any(are_level(line, figure) for figure in figures)
        if (typed and (mark is not None or level)) or (counted == number + 1 and rest):
            opening.append(line)
            number = counted or number + 1
    return opening


def _like_heading(line: Line) -> bool:
    text = clean(line.text)
    number = _LIKE_LEVEL.match(text)
    return number is not None and _OF_COUNT.match(text, number.end()) is None
