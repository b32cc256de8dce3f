"""Measures of an ITA document with the indicator they are for in the same cell: in brackets behind
the title, or in lines of its own below or above it ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"), whether the heading
names both ("มาตรการ (ตัวชี้วัด)") or not. The indicator becomes a column of its own.

What an item is measured by ("ตัวชี้วัดที่ 1 ร้อยละ 80") is called so too, so the cells must hold an
indicator whose number and name agree; and all of them, since an empty cell of the new column would
be of the indicator above. Else the titles are read one by one, when all items are known.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import regex

from normalize.frameworks import GOOD, snap_mission
from normalize.numbering import opens_typed
from normalize.raw import RawItem
from normalize.thai_text import clean, toneless
from parsers.headings.columns import Column, bind_heading
from parsers.headings.headers import Header
from parsers.hierarchy.title_places import is_indicator, with_indicators, with_missions_told
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Line, Table, Word
from parsers.money.parting import Parting, Stretch
from parsers.page.cut_lines import cut_lines
from parsers.reshaping.ita_columns import ITA_FAMILIES
from parsers.reshaping.places_below import opens_other
from parsers.reshaping.units_behind import with_units_apart

_NEARLY_ALL = 0.8  # of the cells, below a heading that names both
_FEWEST = 2
_LONGEST = 110  # characters of an indicator and its instrument
_TOOL = r"(?:แบบวัด\s*)?\(?(?:IIT|EIT|OIT)\)?[\s/,:–-]*"
_OPENS = toneless(rf"\s*[(\[{{]?\s*(?:{_TOOL})?ตัวช.{{0,2}}วัด\s*(?:ที่?)?\s*[1-9๑-๙]")
_SAID = regex.compile(r"\s*[(\[{]?\s*(?P<said>.*?)\s*[)\]}]?\s*", regex.DOTALL)
_WRAPPED = regex.compile(r"\s*[(\[{]\s*(?P<said>(?:[^()\[\]{}]|\([^()]*\))+?)\s*[)\]}]\s*")
_BEHIND = regex.compile(
    r"(?P<title>.*\S)\s*[(\[{]\s*(?P<said>[^()\[\]{}]{3,110}?)\s*[)\]}]\s*", regex.DOTALL
)
_PAIRS = [
    regex.compile(pattern, regex.DOTALL)
    for pattern in (
        r"(?P<one>.+?)\s*[(\[{]\s*(?P<two>.+?)\s*[)\]}]\s*",
        r"(?P<one>.+?)\s*(?:/|และ)\s*(?P<two>[^/]+)",
        r"(?P<one>[^/]+?)\s*(?:/|และ)\s*(?P<two>.+)",
        r"(?P<one>[^\n]+)\n(?P<two>.+)",
    )
]
_NAMED = (Line((Word("ตัวชี้วัด", "ตัวชี้วัด"),)),)


def indicator_beside(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The parting of a column of measures, if the table has no other column for indicators."""
    names = _names(head)
    if column.role != "title" and names is None:
        return None
    others = {c.role for c in header.columns if c.index != column.index}
    if others & {"indicator", "mission"} or (names is not None and "title" in others):
        return None
    found = [(cell, _parts(cell)) for cell in body]
    unsaid = [cell for cell, parts in found if parts is None]
    all_say = all(opens_total(clean(cell.text)) for cell in unsaid)
    least = _FEWEST if names is None else max(1, _NEARLY_ALL * len(body))
    if len(found) - len(unsaid) < least or (names is None and not all_say):
        return None
    parting = Parting(
        names or (head.lines, _NAMED),
        tuple((cell, parts or ((0, len(cell.text)), (0, 0))) for cell, parts in found),
    )
    return parting if all_say else kept_whole(parting)


def kept_whole(parting: Parting) -> Parting:
    """The parting of a heading alone: each cell is all title."""
    cells = (cell for cell, _parts in parting.body)
    return Parting(parting.heading, tuple((c, ((0, len(c.text)), (0, 0))) for c in cells))


def has_bands(table: Table, parting: Parting) -> bool:
    """Whether indicators head rows of a table, with which those of a parting must agree."""
    said = (cell.text[slice(*parts[-1])] for cell, parts in parting.body if parts is not None)
    heads = (cell for cell in table.cells if cell.col_span > 1)
    return any(_OPENS.match(cell.text) for cell in heads) and any(map(_is_indicator, said))


def with_ends_apart(items: Sequence[RawItem], family: str) -> list[RawItem]:
    """The items, what stands in brackets behind their titles taken from these: units, and in an
    ITA document indicators. A mission left there is told."""
    parted = with_units_apart(items)
    return (with_indicators if family in ITA_FAMILIES else with_missions_told)(parted)


def _names(head: Cell) -> tuple[tuple[Line, ...], ...] | None:
    """What a heading calls the titles and the indicators, where it names both."""
    for pattern in _PAIRS:
        pair = pattern.fullmatch(head.text)
        roles = [bind_heading(0, (pair[k],)).role for k in ("one", "two")] if pair else []
        if pair is not None and set(roles) == {"title", "indicator"}:
            spans = sorted(("one", "two"), key=lambda k: roles[k == "two"] != "title")
            return tuple(cut_lines(head.lines, *pair.span(k)) for k in spans)
    return None


def _parts(cell: Cell) -> tuple[Stretch, Stretch] | None:
    """Where the title and the indicator stand in a cell; None where nobody may tell."""
    text = cell.text
    starts = [0, *accumulate(len(line.text) + 1 for line in cell.lines)]
    opening = [k for k, line in enumerate(cell.lines) if _OPENS.match(line.text)]
    if not opening:
        behind = _BEHIND.fullmatch(text)
        sure = behind is not None and _is_indicator(behind["said"])
        return (behind.span("title"), behind.span("said")) if behind and sure else None
    first = opening[0]
    if len(opening) > 1:
        return None
    if first == 0:
        stop = _name_ends(cell.lines)
        if stop is None or not any(opens_typed(clean(line.text)) for line in cell.lines[stop:]):
            return None
        indicator, title = (0, starts[stop] - 1), (starts[stop], len(text))
    else:
        if any(map(opens_other, cell.lines[first + 1 :])):
            return None
        title, indicator = (0, starts[first] - 1), (starts[first], len(text))
    said = _SAID.fullmatch(text, *indicator)
    if said is None or not _is_indicator(said["said"]):
        return None
    wrapped = _WRAPPED.fullmatch(text, *title)
    return title if wrapped is None else wrapped.span("said"), said.span("said")


def _name_ends(lines: Sequence[Line]) -> int | None:
    """How many of the lines the indicator takes that opens the first: those that are likest to its
    known name."""
    snaps = [
        snap_mission(clean("\n".join(line.text for line in lines[:count])), "ita")
        for count in range(1, len(lines))
    ]
    scores = [snap.score if snap is not None and snap.sure else 0.0 for snap in snaps]
    best = max(scores, default=0.0)
    return scores.index(best) + 1 if best >= GOOD else None


def _is_indicator(text: str) -> bool:
    said = clean(text)
    return len(said) <= _LONGEST and is_indicator(said)
