"""Prose that lists the items of every mission: "ภารกิจที่ 1.1 … ประกอบด้วย 1. โครงการ… 2. …"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.framework_headings import parse_locator
from normalize.numbering import opens_typed, split_list
from normalize.raw import RawItem, Span
from normalize.thai_text import clean
from parsers.model import Line
from parsers.page.prose import Prose, as_prose

# Words as scans spell them too: ภ read as ก or ถ, a tone mark lost or taken for another.
_MISSION_WORD = r"[ภกถ]าร?กิจ"
_CONSISTS = r"ประก[อด]บ(?:ไป)?ด[้ัี่๋]?วย"
_ANCHOR = regex.compile(
    r"(?P<dimension>ม[ิี]?ต[ิี](?:นี้|น)?\s*(?:ที่?|ท่ี)?\s*[1-9](?![\d.])\s*[^\d]{0,130}?)"
    rf"(?=\s*(?:ได้|โดย|ประกอบ|ตาม|มี|{_MISSION_WORD}|[1-9]\.[1-9]|$))"
    rf"|(?P<mission>{_MISSION_WORD}\s*(?:ตามมิติ)?\s*(?:ที่?)?\s*[1-9]\.\d{{1,2}}(?![\d.])\s*"
    rf"(?:(?!{_MISSION_WORD}\s*(?:ที่?)?\s*[1-9]\.).){{0,330}}?)"
    rf"(?=\s*(?:{_CONSISTS}|ได้แก่|มีดังนี้|ดังนี้|คือ\s))"
)
_INTRO = regex.compile(
    rf"\s*(?:{_CONSISTS}|ได้แก่|มีดังนี้|ดังนี้|คือ)\s*(?:โครงการ/กิจกรรม(?:/มาตรการ)?\s*)?(?:ดังนี้)?\s*[:：]?\s*"
)
_FEWEST_MISSIONS = 2
_FEWEST_ITEMS = 3


def narrative_items(lines: Sequence[Line], engine: str) -> tuple[RawItem, ...]:
    """The items that prose lists under at least two missions; nothing for any other prose."""
    if not lines:
        return ()
    prose = as_prose(lines, engine)
    anchors = list(_ANCHOR.finditer(prose.text))
    items: list[RawItem] = []
    missions: set[str] = set()
    dimension: Span | None = None
    for i, anchor in enumerate(anchors):
        if anchor["dimension"] is not None:
            if parse_locator(anchor[0]) is None:
                dimension = prose.span(anchor.start(), anchor.end("dimension"))
            continue
        intro = _INTRO.match(prose.text, anchor.end())
        if intro is None:
            continue
        stop = anchors[i + 1].start() if i + 1 < len(anchors) else len(prose.text)
        stop = prose.heading_after(intro.end(), stop)
        mission = prose.span(anchor.start(), anchor.end("mission"))
        made = _list_items(prose, intro.end(), stop, dimension, mission)
        if made:
            missions.add(mission.text)
            items += made
    typed = sum(opens_typed(clean(i.fields["title"].text)) for i in items)
    enough = len(missions) >= _FEWEST_MISSIONS and len(items) >= _FEWEST_ITEMS
    return tuple(items) if enough and typed * 2 >= len(items) else ()


def _list_items(
    prose: Prose, start: int, stop: int, dimension: Span | None, mission: Span
) -> list[RawItem]:
    parts = [
        p for p in split_list(prose.text[start:stop]) if p.number is not None or p.style == "sub"
    ]
    items = []
    for k, part in enumerate(parts):
        a, b = start + part.start, start + part.end
        if k == len(parts) - 1:
            b = min(b, prose.paragraph_end(a))
        title = prose.span(a, b)
        fields = {"title": title, "mission": mission}
        if dimension is not None:
            fields["dimension"] = dimension
        items.append(RawItem("summary", prose.locator(a, b), fields, places=title.places))
    return items
