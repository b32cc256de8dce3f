"""Titles of fact sheets that no label names: the project's name alone above หลักการและเหตุผล."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from normalize.numbering import opens_typed
from normalize.raw import Span
from normalize.thai_text import clean
from parsers.model import Line
from parsers.page.cut_lines import cut_lines
from parsers.rows import span_of_lines

_ORDINAL = regex.compile(r"^ลำดับ\s?(?:ที่)?\s?(?P<no>\d{1,3})\s+")
_MOST_LINES = 3
_LONGEST = 200  # characters


def opens_item(line: Line) -> bool:
    """Whether a line begins as the titles of items do."""
    text = _ORDINAL.sub("", clean(line.text))
    return opens_typed(text)


def without_ordinal(title: Sequence[Line]) -> list[Line]:
    """A title's lines without the ordinal that opens them ("ลำดับที่ 3 โครงการ …")."""
    match = _ORDINAL.match(title[0].text) if title else None
    if match is None:
        return list(title)
    return [*cut_lines(title[:1], match.end(), len(title[0].text)), *title[1:]]


def ordinal_of(title: Sequence[Line], engine: str) -> Span | None:
    """The number in such an ordinal."""
    match = _ORDINAL.match(title[0].text) if title else None
    return span_of_lines(cut_lines(title[:1], *match.span("no")), engine) if match else None


@dataclass(slots=True)
class TitleAbove:
    """The lines read last, from one that opens with a type word on; `last` is the very last."""

    lines: list[Line] = field(default_factory=list)
    last: Line | None = None

    def note(self, line: Line, is_heading: bool, is_place: bool = False) -> None:
        """One line more; the heading of a level is no title and ends one, and what says where in
        the plan the sheet stands (`is_place`) may stand above the title or below."""
        text = clean(line.text)
        self.last = None if is_heading else line
        if is_heading or len(text) > _LONGEST or "บาท" in text or ":" in text:
            self.lines = []
        elif opens_item(line):
            self.lines = [line]
        elif is_place:
            pass
        elif self.lines:
            self.lines = [*self.lines, line] if len(self.lines) < _MOST_LINES else []

    def take(self) -> list[Line]:
        """The title's lines; none are left."""
        lines, self.lines = self.lines, []
        return lines
