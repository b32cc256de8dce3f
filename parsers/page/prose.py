"""Lines of prose as one string whose every stretch finds its lines again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.raw import Span
from normalize.thai_text import clean
from parsers.model import Line
from parsers.rows import span_of_lines

# Lines that open another part of a report, after the last list.
_OTHER_PART = regex.compile(
    r"[\s\d.)*]*(?:ปัญหา|อุปสรรค|ข้อเสนอแนะ|แนวทาง(?:การ)?แก้ไข|สรุป|ส่วนที่|บทที่|ภาคผนวก|ทั้งนี้|จากการ|จึงเรียน|ผลการ)"
    r"|[ก-ฮ]\.\s*ผลการ(?:ดำเนิน(?:งาน|การ)|ปฏิบัติงาน)(?:ตามแผน\S*)?\s*(?:$|\n|(?:ประจำ)?ปี)"
)


@dataclass(frozen=True, slots=True)
class Prose:
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
        raw = "\n".join(own for own, _read in printed if own)
        read = " ".join(own for _raw, own in printed if own)
        raw = raw if clean(raw) == clean(read) else stretch
        return Span(raw, stretch, whole.places, whole.engine, whole.confidence)

    def locator(self, start: int, end: int) -> str:
        """Where the stretch is printed, as items are named by it (see `RawItem.locator`)."""
        place = self.span(start, end).places[0]
        where = f"l{place.line:05d}" if place.line is not None else f"p{place.page or 0:04d}"
        return f"{where}o{start:06d}"

    def heading_after(self, start: int, stop: int) -> int:
        """Where the first line after `start` opens another part of the report; else `stop`."""
        first = bisect_right(self.starts, start)
        for offset in self.starts[first:]:
            if offset >= stop:
                break
            if opens_other_part(self.text[offset:stop]):
                return offset
        return stop

    def line_end(self, start: int) -> int:
        """Where the line that holds `start` ends."""
        index = bisect_right(self.starts, start)
        return self.starts[index] - 1 if index < len(self.starts) else len(self.text)

    def gap_before(self, index: int) -> bool:
        """Whether a paragraph ends before line `index` (from 1 on)."""
        return _gap(self.lines[index - 1], self.lines[index])

    def paragraph_end(self, start: int) -> int:
        """Where the paragraph that holds `start` ends: at a gap between source lines."""
        index = bisect_right(self.starts, start) - 1
        while index + 1 < len(self.lines) and not _gap(self.lines[index], self.lines[index + 1]):
            index += 1
        return self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)


def opens_other_part(text: str) -> bool:
    """Whether a cleaned line opens another part of a report: problems, proposals, a summary."""
    return _OTHER_PART.match(text) is not None


def _as_printed(line: Line, stretch: str) -> tuple[str, str]:
    """The words of the line, as the file has them and as they are read, that are the cleaned
    stretch, those left out that only a heading prints; the stretch itself where it does not start
    and end with words."""
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
            own = [(raw, text) for raw, text in words[first:last] if raw]
            return " ".join(raw for raw, _text in own), " ".join(text for _raw, text in own)
        at = joined.find(stretch, at + 1)
    return stretch, stretch


def _gap(one: Line, other: Line) -> bool:
    if one.source_line is not None and other.source_line is not None:
        return other.source_line - one.source_line > 1
    if one.page != other.page or one.box is None or other.box is None:
        return False
    return other.box.top - one.box.bottom > 0.9 * one.box.height


def as_prose(lines: Sequence[Line], engine: str) -> Prose:
    """The lines, cleaned, with a space between; each keeps the offset it begins at."""
    texts = [clean(line.text) for line in lines]
    starts, offset = [], 0
    for text in texts:
        starts.append(offset)
        offset += len(text) + 1
    return Prose(" ".join(texts), tuple(starts), tuple(lines), engine)
