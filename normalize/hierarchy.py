"""Dimension → mission → sub-mission of one item, from its cells, its headings or its number."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from normalize.evidence import ItemNotes
from normalize.frameworks import instrument_of
from normalize.numbering import is_ordinal
from normalize.raw import RawItem, Span
from normalize.reading import (
    Level,
    read_dimension,
    read_mission,
    read_mission_of_sub,
    read_sub_mission,
    sub_mission_before,
)
from normalize.schema_terms import Framework
from normalize.thai_text import squeeze


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Where an item stands: the published numbers and names, and the texts they were read from."""

    dimension_no: int | None
    dimension: str | None
    dimension_raw: str | None
    mission_no: str | None
    mission: str | None
    mission_raw: str | None
    sub_mission_no: str | None
    sub_mission_raw: str | None


def read_hierarchy(raw: RawItem, framework: Framework | None, maker: ItemNotes) -> Hierarchy:
    """Dimension, mission and sub-mission of an item, with their evidence and doubts."""
    dimension_span = raw.fields.get("dimension")
    mission_span = _mission_span(raw, framework, maker)
    title_span = raw.fields["title"]
    dimension, dimension_source = _dimension(dimension_span, mission_span, title_span, framework)
    number = int(dimension.no) if dimension.no else None
    mission = read_mission(mission_span.text, framework, number) if mission_span else NOTHING
    mission_source = mission_span
    beside = [span for role in ("issue", "dimension") if (span := raw.fields.get(role))]
    for span in beside if mission.no is None and framework == "ita" else ():
        guess = NOTHING if is_ordinal(span.text) else read_mission(span.text, framework, number)
        if guess.sure and guess.name is not None:
            mission, mission_source = guess, span
            break
    sub, sub_source = _sub_mission(raw, framework, mission.no)
    if sub.no is not None and sub_source is not None and not sub.no.startswith(f"{mission.no}."):
        mission, mission_source = read_mission_of_sub(sub_source.text, framework), sub_source
    for level, span, word in (
        (dimension, dimension_source, "dimension"),
        (mission, mission_source, "mission"),
    ):
        if level.no is not None and not level.sure and span is not None:
            maker.note(
                f"{word}_uncertain",
                "warning",
                level.conflict or f"the {word} is not certain",
                span,
                level.name,
            )
    if dimension_span is not None and number is None:
        what = "the dimension that is printed could not be read"
        maker.note("dimension_uncertain", "warning", what, dimension_span)
    if framework == "ita" and mission.no and number not in (None, instrument_of(mission.no)):
        message = f"indicator {mission.no} stands under instrument {number}"
        maker.note("mission_outside_dimension", "warning", message, mission_source or title_span)
    head, dot, _tail = (mission.no or "").partition(".")
    other = dot and framework != "ita" and number is not None and head != str(number)
    if other and mission_source is not None:
        message = f"a mission of dimension {head} stands under dimension {number}"
        maker.note("mission_outside_dimension", "warning", message, mission_source)
        own = read_dimension(mission_source.text, framework)
        lost = mission.sure and mission_source is mission_span  # its number and its name agree
        if lost and own.no == head:  # the heading of its dimension was not read
            dimension, dimension_source, number = own, mission_source, int(head)
            dimension_span = None
    sources: tuple[tuple[str, object, Span | None], ...] = (
        ("dimension_no", number, dimension_source),
        ("dimension", dimension.name, dimension_source),
        ("mission_no", mission.no, mission_source),
        ("mission", mission.name, mission_source),
        ("sub_mission_no", sub.no, sub_source),
    )
    for column, value, span in sources:
        if value is not None and span is not None:
            maker.prove("items", column, value, span)
    sub_span = raw.fields.get("sub_mission")
    return Hierarchy(
        dimension_no=number,
        dimension=dimension.name,
        dimension_raw=dimension_span.raw if dimension_span else None,
        mission_no=mission.no,
        mission=mission.name,
        mission_raw=mission_span.raw if mission_span else None,
        sub_mission_no=sub.no,
        sub_mission_raw=sub_span.raw if sub_span else None,
    )


NOTHING = Level(None, None, False)


def _dimension(
    span: Span | None, mission: Span | None, title: Span, framework: Framework | None
) -> tuple[Level, Span | None]:
    """From its own cell or heading, else from the mission's number, else from the title's."""
    for source in (span, mission, title):
        if source is None:
            continue
        if source is title and sub_mission_before(title.text) is None:
            continue
        level = read_dimension(source.text, framework)
        if level.no is not None:
            return level, source
    return NOTHING, None


def _mission_span(raw: RawItem, framework: Framework | None, maker: ItemNotes) -> Span | None:
    """The mission of the item; of several in one cell, the one its title reads most like."""
    if len(raw.missions) < 2:
        return raw.fields.get("mission")
    title = squeeze(raw.fields["title"].text)
    taken = sub_mission_before(raw.fields["title"].text)
    scores = []
    for span in raw.missions:
        level = read_mission(span.text, framework, None)
        name = squeeze(level.name or span.text)
        score = fuzz.partial_ratio(title, name)
        if taken is not None and level.no is not None and taken.startswith(f"{level.no}."):
            score += 100.0
        scores.append(score)
    best = max(range(len(scores)), key=lambda i: scores[i])
    maker.note(
        "mission_uncertain", "warning",
        "several missions stand beside this item; the one its title reads most like was taken",
        raw.missions[best],
    )  # fmt: skip
    return raw.missions[best]


def _sub_mission(
    raw: RawItem, framework: Framework | None, mission_no: str | None
) -> tuple[Level, Span | None]:
    if framework == "ita":
        return NOTHING, None
    title = raw.fields["title"]
    if raw.section != "fact_sheet":
        taken = sub_mission_before(title.text)
        if taken is not None:
            return Level(taken, None, True), title
    span = raw.fields.get("sub_mission")
    if span is None:
        return NOTHING, None
    level = read_sub_mission(span.text, framework, mission_no)
    return (level, span) if level.no is not None else (NOTHING, None)
