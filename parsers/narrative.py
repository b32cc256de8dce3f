"""Prose that lists the items of every mission: "ภารกิจที่ 1.1 … ประกอบด้วย 1. โครงการ… 2. …"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.framework_headings import parse_locator
from normalize.numbering import item_type, split_list, split_number
from normalize.raw import RawItem, Span
from normalize.thai_text import clean
from parsers.model import Line
from parsers.rows import span_of_lines

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
# Lines that open another part of a report, after the last list.
_OTHER_PART = regex.compile(
    r"[\s\d.)*]*(?:ปัญหา|อุปสรรค|ข้อเสนอแนะ|แนวทาง(?:การ)?แก้ไข|สรุป|ส่วนที่|บทที่|ภาคผนวก|ทั้งนี้|จากการ|จึงเรียน|ผลการ)"
)
_FEWEST_MISSIONS = 2
_FEWEST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class _Text:
    """Prose lines as one string of equal offsets, so that every stretch finds its lines again."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[Line, ...]
    engine: str

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text with the places of its lines; `raw` is what those words print."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        whole = span_of_lines(self.lines[first : last + 1], self.engine)
        stretch = self.text[start:end].strip()
        if whole is None:
            raise ValueError("a stretch of prose stands on lines")
        printed = []
        for k in range(first, last + 1):
            from_line = max(0, start - self.starts[k])
            ends = self.starts[k + 1] if k < len(self.starts) - 1 else len(self.text)
            cut = self.text[self.starts[k] + from_line : min(end, ends)].strip()
            printed.append(_as_printed(self.lines[k], cut))
        raw = "\n".join(part for part in printed if part)
        raw = raw if clean(raw) == clean(stretch) else stretch
        return Span(raw, stretch, whole.places, whole.engine, whole.confidence)

    def heading_after(self, start: int, stop: int) -> int:
        """Where the first line after `start` opens another part of the report; else `stop`."""
        first = bisect_right(self.starts, start)
        for offset in self.starts[first:]:
            if offset >= stop:
                break
            if _OTHER_PART.match(self.text, offset):
                return offset
        return stop

    def paragraph_end(self, start: int) -> int:
        """Where the paragraph that holds `start` ends: at a gap between source lines."""
        index = bisect_right(self.starts, start) - 1
        while index + 1 < len(self.lines) and not _gap(self.lines[index], self.lines[index + 1]):
            index += 1
        return self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)


def _as_printed(line: Line, stretch: str) -> str:
    """The words of the line, as the file has them, that read as the cleaned stretch; the stretch
    itself where it does not start and end with words."""
    words: list[tuple[str, str]] = []
    for word in line.words:
        if word.raw == word.text:
            words += [(part, part) for part in word.raw.split()]
        else:
            words.append((word.raw, word.text))
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    joined = ""
    for index, (_raw, text) in enumerate(words):
        joined += " " if joined else ""
        starts[len(joined)] = index
        joined += clean(text)
        ends[len(joined)] = index + 1
    at = joined.find(stretch)
    while at >= 0:
        first, last = starts.get(at), ends.get(at + len(stretch))
        if first is not None and last is not None:
            return " ".join(raw for raw, _text in words[first:last])
        at = joined.find(stretch, at + 1)
    return stretch


def _gap(one: Line, other: Line) -> bool:
    if one.source_line is not None and other.source_line is not None:
        return other.source_line - one.source_line > 1
    if one.page != other.page or one.box is None or other.box is None:
        return False
    return other.box.top - one.box.bottom > 0.9 * one.box.height


def narrative_items(lines: Sequence[Line], engine: str) -> tuple[RawItem, ...]:
    """The items that prose lists under at least two missions; nothing for any other prose."""
    if not lines:
        return ()
    prose = _as_text(lines, engine)
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
    typed = sum(
        item_type(split_number(clean(i.fields["title"].text)).rest) != "unspecified" for i in items
    )
    enough = len(missions) >= _FEWEST_MISSIONS and len(items) >= _FEWEST_ITEMS
    return tuple(items) if enough and typed * 2 >= len(items) else ()


def _as_text(lines: Sequence[Line], engine: str) -> _Text:
    texts = [clean(line.text) for line in lines]
    starts, offset = [], 0
    for text in texts:
        starts.append(offset)
        offset += len(text) + 1
    return _Text(" ".join(texts), tuple(starts), tuple(lines), engine)


def _list_items(
    prose: _Text, start: int, stop: int, dimension: Span | None, mission: Span
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
        place = title.places[0]
        where = f"l{place.line:05d}" if place.line is not None else f"p{place.page or 0:04d}"
        items.append(RawItem("summary", f"{where}o{a:06d}", fields, places=title.places))
    return items
