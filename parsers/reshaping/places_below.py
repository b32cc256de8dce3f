"""Titles with the dimension or the mission that they stand under in lines of their own below them:
"โครงการอบรม… / ภารกิจที่ 1.1 การสร้าง…". The lines become columns of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.amounts import BAHT
from normalize.numbering import item_type, split_number
from normalize.thai_text import clean, toneless
from normalize.units import UNIT_HEADS
from parsers.forms.label_columns import open_label
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.hierarchy.context import heading_level
from parsers.model import Cell, Line
from parsers.money.parting import Parting, Stretch
from parsers.page.cut_lines import cut_lines

_FEWEST = 2  # cells with such lines
_LEVELS = ("dimension", "mission")
_OPENS = toneless(r"[(\[]?\s*(?P<word>(?:ม[ิี]?ต[ิี]|[ภก]ารกิจ)\s*(?:ตามม[ิี]?ต[ิี])?\s*(?:ที่?)?)\s*[1-9๑-๙]")
_OTHER = regex.compile(rf"{BAHT}|^\s*[(\[](?:{UNIT_HEADS})|^[-–•]")
_BRACKETS = regex.compile(r"^\s*[(\[]\s*|\s*[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell with its title and its levels, each a stretch of its text."""

    title: Stretch
    levels: dict[str, Stretch]
    words: dict[str, Stretch]


def placed_below(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The parting of a column of titles, if the table has no column for a level named below one."""
    if column.role != "title":
        return None
    found = [(cell, _placed(cell)) for cell in body]
    placed = [(cell, p) for cell, p in found if p is not None]
    levels = [level for level in _LEVELS if any(level in p.levels for _c, p in placed)]
    if len(placed) < _FEWEST or set(levels) & header.roles:
        return None
    headings: list[tuple[Line, ...]] = [head.lines]
    for level in levels:
        cell, first = next((c, p) for c, p in placed if level in p.words)
        headings.append(cut_lines(cell.lines, *first.words[level]))
    return Parting(
        tuple(headings),
        tuple(
            (cell, (p.title, *(p.levels.get(level, (0, 0)) for level in levels)))
            if p is not None
            else (cell, ((0, len(cell.text)), *((0, 0) for _level in levels)))
            for cell, p in found
        ),
    )


def opens_other(line: Line) -> bool:
    """Whether a line below a level is no more of its name: another item, a label, an amount or a
    unit in brackets."""
    text = clean(line.text)
    split = split_number(text)
    numbered = split.item_no is not None or item_type(split.rest) != "unspecified"
    labelled = bool(open_label(line.words)[0])
    return numbered or labelled or _OTHER.search(text) is not None


def _placed(cell: Cell) -> _Placed | None:
    """None for a cell without such a line below its first."""
    levels: dict[str, Stretch] = {}
    words: dict[str, Stretch] = {}
    at, title_end, open_level = 0, 0, ""
    for k, line in enumerate(cell.lines):
        text = line.text
        opened = _OPENS.match(text) if k else None
        level = heading_level(_BRACKETS.sub("", clean(text))) if opened is not None else None
        if opened is not None and level in _LEVELS and level not in levels:
            levels[level], open_level = (at, at + len(text)), level
            words[level] = (at + opened.start("word"), at + opened.end("word"))
        elif level is not None or (open_level and opens_other(line)):
            return None  # another item's, or of no level: nobody may choose
        elif open_level:
            levels[open_level] = (levels[open_level][0], at + len(text))
        else:
            title_end = at + len(text)
        at += len(text) + 1
    return _Placed((0, title_end), levels, words) if levels else None
