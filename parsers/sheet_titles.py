"""Titles of fact sheets that no label names: the project's name alone above หลักการและเหตุผล."""

from __future__ import annotations

from dataclasses import dataclass, field

from normalize.numbering import item_type, split_number
from normalize.thai_text import clean
from parsers.model import Line

_MOST_LINES = 3
_LONGEST = 200  # characters


def opens_item(line: Line) -> bool:
    """Whether a line begins as the titles of items do."""
    return item_type(split_number(clean(line.text)).rest) != "unspecified"


@dataclass(slots=True)
class TitleAbove:
    """The lines read last, from one that opens with a type word on; `last` is the very last."""

    lines: list[Line] = field(default_factory=list)
    last: Line | None = None

    def note(self, line: Line, is_heading: bool) -> None:
        """One line more; the heading of a level is no title and ends one."""
        text = clean(line.text)
        self.last = None if is_heading else line
        if is_heading or len(text) > _LONGEST or "บาท" in text or ":" in text:
            self.lines = []
        elif opens_item(line):
            self.lines = [line]
        elif self.lines:
            self.lines = [*self.lines, line] if len(self.lines) < _MOST_LINES else []

    def take(self) -> list[Line]:
        """The title's lines; none are left."""
        lines, self.lines = self.lines, []
        return lines
