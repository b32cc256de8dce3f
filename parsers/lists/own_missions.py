"""Missions of a list in words that no framework has: "3.2 เวทีของชุมชน" over "1) โครงการ…".

Such a line is numbered like a mission, has no type word, and right below it an item starts that has
one. Steps of an item are numbered like that too ("1.1 ประชุมคณะทำงาน"): they come in rows, though a
step may have a second line, begin with the item's own number, or the list's items go on counting
behind them. Where the items themselves are numbered so, no line is one, nor is one whose number is
of another dimension.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import regex

from normalize.numbering import split_number, title_offset
from normalize.reading import read_dimension
from normalize.thai_text import clean
from parsers.hierarchy.context import Context
from parsers.hierarchy.table_headings import is_unknown_heading
from parsers.lists.year_captions import DatedLine
from parsers.rows import span_of_lines

_NUMBER = regex.compile(r"(?:ภารกิจ\S{0,12}\s*)?(?P<dimension>\d{1,2})\.(?P<no>\d{1,2})(?![.\d])")


def below_own_missions(lines: Sequence[DatedLine], engine: str) -> list[DatedLine]:
    """The lines without such headings, which are the missions of those below them."""
    texts = [clean(line.text) for line, _context, _year in lines]
    if any(_NUMBER.match(text) and title_offset(text) is not None for text in texts):
        return list(lines)
    placed: list[DatedLine] = []
    start = 0
    for context, members in groupby(lines, key=lambda entry: entry[1]):
        stop = start + len(list(members))
        placed += _placed(lines[start:stop], texts[start:stop], context, engine)
        start = stop
    return placed


def _placed(
    lines: Sequence[DatedLine], texts: Sequence[str], context: Context, engine: str
) -> list[DatedLine]:
    """The same of lines under one heading."""
    placed: list[DatedLine] = []
    k = 0
    while k < len(lines):
        below = _item_below(texts, k)
        span = span_of_lines([line for line, _c, _y in lines[k:below]], engine) if below else None
        if below and span is not None and _is_mission(texts, k, below, context):
            context, k = context.with_mission(span), below
            continue
        line, _context, year = lines[k]
        placed.append((line, context, year))
        k += 1
    return placed


def _item_below(texts: Sequence[str], k: int) -> int:
    """The line right below a heading, or below its second line, that opens an item; 0: none."""
    for below in (k + 1, k + 2):
        opens = below < len(texts) and title_offset(texts[below]) is not None
        if opens and is_unknown_heading("\n".join(texts[k:below])):
            return below
    return 0


def _is_mission(texts: Sequence[str], k: int, below: int, context: Context) -> bool:
    number = _NUMBER.match(texts[k])
    if context.dimension is None or number is None or _is_step(texts, k, number):
        return False
    of = read_dimension(context.dimension.text, None).no
    if of is not None and number["dimension"] != str(of):
        return False
    return split_number(texts[below]).item_no == 1 or (of is not None and _follows(number, context))


def _is_step(texts: Sequence[str], k: int, number: regex.Match[str]) -> bool:
    """Whether a numbered line is a step of the item above: another such line stands below that
    item's title, or it is the first and has the item's number."""
    above = range(k - 1, -1, -1)
    title = next((n for n in above if title_offset(texts[n]) is not None), None)
    if title is None:
        return bool(k and _NUMBER.match(texts[k - 1]))
    if any(_NUMBER.match(text) for text in texts[title + 1 : k]):
        return True
    item = split_number(texts[title]).item_no
    return item is not None and (number["dimension"], number["no"]) == (str(item), "1")


def _follows(number: regex.Match[str], context: Context) -> bool:
    """Whether a heading has the next number of those in force, of the same dimension."""
    if context.mission is None:
        return False
    before = _NUMBER.search(clean(context.mission.text))
    if before is None or int(number["no"]) != int(before["no"]) + 1:
        return False
    return number["dimension"] == before["dimension"]
