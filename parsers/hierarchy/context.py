"""Where in the hierarchy a table or a row stands: dimension → mission → sub-mission.

Headings, band rows and cells of the dimension and mission columns all move the same context.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.framework_headings import (
    ORDINAL_BEHIND,
    is_dimension_heading,
    is_mission_heading,
    is_sub_mission_heading,
    parse_locator,
)
from normalize.frameworks import (
    NUMBER_WORD,
    snap_dimension,
    snap_mission,
    snap_sub_mission,
    split_levels,
)
from normalize.numbering import title_offset
from normalize.raw import Span
from normalize.thai_text import clean, squeeze, toneless
from parsers.model import Line
from parsers.money.sheet_money import sub_span
from parsers.rows import span_of_lines

_CONTINUED = regex.compile(r"\(\s*ต่อ\s*\)")
_LONGEST_HEADING_LINES = 4
# "มิติที่ 1 … ภารกิจที่ 1.1 …" in one row; the mission is of that dimension.
_BOTH_LEVELS = toneless(
    rf"(?P<dimension>ม[ิี]?ต[ิี]\s*(?:{NUMBER_WORD})?\s*(?P<no>\d)(?!\d)[^\d]*?)[\s/,:–-]*"
    r"(?P<mission>(?:[ภก]ารกิจ(?:ตาม\S{0,6})?\s*(?:ที่?)?\s*|(?<=\s))(?P=no)\.\d(?![.\d]).*)"
)

# The same of the ITA's levels: "แบบวัด IIT ตัวชี้วัดที่ 1 …".
_TOOL_AND_INDICATOR = toneless(
    r"(?P<dimension>(?:แบบ\S{0,12}\s*)?\(?(?:IIT|EIT|OIT)\)?)[\s/,:–-]*"
    r"(?P<mission>ตัวช.{0,2}วัด\S{0,6}\s*\d{1,2}(?!\d).*)"
)
CONTEXT_ROLES = ("dimension", "mission", "sub_mission")


@dataclass(frozen=True, slots=True)
class Context:
    """The headings in force. `missions` holds all of a cell that names several."""

    dimension: Span | None = None
    mission: Span | None = None
    sub_mission: Span | None = None
    missions: tuple[Span, ...] = ()

    def headings(self) -> dict[str, Span]:
        """Those in force, by their level."""
        read = ((role, getattr(self, role)) for role in CONTEXT_ROLES)
        return {role: span for role, span in read if span is not None}

    def with_dimension(self, span: Span) -> Context:
        """A new dimension ends the mission before it; the same one printed again does not."""
        if self.dimension is not None and _same(self.dimension, span):
            return self
        return Context(dimension=span)

    def with_mission(self, span: Span) -> Context:
        if self.mission is not None and not self.missions and _same(self.mission, span):
            return self
        return replace(self, mission=span, sub_mission=None, missions=())

    def with_missions(self, spans: tuple[Span, ...]) -> Context:
        return replace(self, mission=spans[0], sub_mission=None, missions=spans)

    def with_sub_mission(self, span: Span) -> Context:
        return replace(self, sub_mission=span)


def _same(one: Span, other: Span) -> bool:
    """The same heading again, perhaps with (ต่อ, continued) behind it."""
    return _key(one) == _key(other)


def _key(span: Span) -> str:
    return squeeze(_CONTINUED.sub("", clean(span.text)))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one level, and how many prose lines it takes."""

    level: str
    span: Span
    n_lines: int
    dimension: Span | None = None
    """The dimension's own name, where it stands before the mission's in the same lines."""


def read_heading(lines: Sequence[Line], engine: str) -> Heading | None:
    """A dimension, mission or sub-mission heading at the start of `lines`, wrapped lines joined."""
    first = clean(lines[0].text)
    both = None if parse_locator(first) is not None else _BOTH_LEVELS.fullmatch(first)
    level = "mission" if both is not None else heading_level(first)
    if level is None:
        return None
    best, best_score = 1, _score(level, both["mission"] if both is not None else first)
    most = 1 if ORDINAL_BEHIND.search(first) else _LONGEST_HEADING_LINES
    for count in range(2, min(most, len(lines)) + 1):
        line = clean(lines[count - 1].text)
        if heading_level(line) is not None or title_offset(line) is not None:
            break
        joined = clean("\n".join(line.text for line in lines[:count]))
        whole = _BOTH_LEVELS.fullmatch(joined) if both is not None else None
        score = _score(level, whole["mission"] if whole is not None else joined)
        if score > best_score + 0.5:
            best, best_score = count, score
    span = span_of_lines(lines[:best], engine)
    if span is None:
        return None
    both = _BOTH_LEVELS.fullmatch(clean(span.text)) if both is not None else None
    if both is None:
        return Heading(level, span, best)
    mission, dimension = (sub_span(span, both[name]) for name in ("mission", "dimension"))
    return Heading("mission", mission, best, dimension)


def both_levels(text: str) -> regex.Match[str] | None:
    """A dimension's name and a mission's of it in one text, as groups of these names."""
    return _BOTH_LEVELS.fullmatch(text) or _TOOL_AND_INDICATOR.fullmatch(text)


def heading_level(text: str) -> str | None:
    if not text:
        return None
    if is_dimension_heading(text):
        return "dimension"
    if is_sub_mission_heading(text):
        return "sub_mission"
    if is_mission_heading(text):
        return "mission"
    return None


def _score(level: str, text: str) -> float:
    text = _CONTINUED.sub("", text)
    if level == "dimension":
        snap = snap_dimension(text)
    elif level == "mission":
        snap = max(
            (
                s
                for s in (
                    snap_mission(text, "nacc_2561", None),
                    snap_mission(text, "nacc_2566", None),
                    snap_mission(text, "ita", None),
                )
                if s is not None
            ),
            key=lambda s: s.score,
            default=None,
        )
    else:
        snap = snap_sub_mission(text, "nacc_2561")
    return 0.0 if snap is None else snap.score


def apply_heading(context: Context, heading: Heading) -> Context:
    if heading.dimension is not None:
        context = context.with_dimension(heading.dimension)
    if heading.level == "dimension":
        return context.with_dimension(heading.span)
    if heading.level == "mission":
        return context.with_mission(heading.span)
    return context.with_sub_mission(heading.span)


_MISSION_START = regex.compile(r"(?<![\d.])(?=\d{1,2}\.\d{1,2}(?![\d.])\s*\D)")
_SUB_START = regex.compile(r"(?<![\d.])(?=\d{1,2}\.\d{1,2}\.\d{1,2}(?![\d.])\s*\D)")


def apply_mission_cell(context: Context, span: Span) -> Context:
    """A mission cell: one mission, several missions, or a mission and the sub-missions in it."""
    text = clean(span.text)
    tool = _TOOL_AND_INDICATOR.fullmatch(text)
    if tool is not None:
        dimension, mission = (sub_span(span, tool[name]) for name in ("dimension", "mission"))
        return context.with_dimension(dimension).with_mission(mission)
    if heading_level(text) == "dimension" and _BOTH_LEVELS.fullmatch(text) is None:
        return context.with_dimension(span)
    for level, part in split_levels(text):
        if level == "dimension" and snap_dimension(part.strip(" /")) is not None:
            context = context.with_dimension(_part(span, part.strip(" /")))
            text = text[text.index(part) + len(part) :].strip()
            span = _part(span, text)
    subs = [m.start() for m in _SUB_START.finditer(text)]
    head = text[: subs[0]] if subs else text
    starts = [m.start() for m in _MISSION_START.finditer(head)]
    parts = _cut(head, starts)
    if len(parts) > 1:
        context = context.with_missions(tuple(_part(span, part) for part in parts))
    elif head.strip():
        context = context.with_mission(_part(span, head) if subs else span)
    if len(subs) == 1:
        context = context.with_sub_mission(_part(span, text[subs[0] :]))
    return context


def _cut(text: str, starts: list[int]) -> list[str]:
    if len(starts) < 2:
        return [text]
    bounds = [*starts, len(text)]
    return [text[a:b].strip() for a, b in pairwise(bounds)]


def _part(span: Span, text: str) -> Span:
    """A share of a cell: the same places, its own text."""
    return Span(text.strip(), text.strip(), span.places, span.engine, span.confidence)
