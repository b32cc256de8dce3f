"""Sections of a fact sheet whose title was not read: they are no item, and must be told."""

from __future__ import annotations

from dataclasses import dataclass, field

from normalize.raw import Remark
from normalize.thai_text import clean
from parsers.forms.sheet_labels import label_at, without_specks
from parsers.model import Line
from parsers.rows import span_of_lines
from parsers.sheets.sheet_lines import NUMBER, Sheet

_FEWEST_SECTIONS = 3  # money among them: a plan's own preface has aims and reasons, and no budget
_LONGEST_RAW = 500  # characters that the remark quotes


def numbered_section(line: Line) -> tuple[int, str] | None:
    """(number, role) of a section's numbered label that opens a line."""
    text = without_specks(clean(line.text))
    number = NUMBER.match(text)
    if number is None or not number["no"].isdigit():
        return None
    hit = label_at(text, number.end())
    return None if hit is None else (int(number["no"]), hit[1])


def begins_again(sheet: Sheet, line: Line) -> bool:
    """Whether a line is a section the sheet has under the same number, and has gone beyond: it is
    of another sheet, whose title was not read."""
    section = numbered_section(line)
    if section is None:
        return False
    return sheet.last_number > section[0] and sheet.numbers.get(section[0]) == section[1]


@dataclass(slots=True)
class LostSheet:
    """The lines since the first numbered section that belongs to no sheet."""

    lines: list[Line] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    engine: str = ""
    last_number: int = 0

    def begins_again(self, line: Line) -> bool:
        """Whether a line is a section of yet another sheet without a title."""
        section = numbered_section(line)
        return section is not None and section[1] in self.roles and section[0] <= self.last_number

    def note(self, line: Line, engine: str) -> None:
        section = numbered_section(line)
        if section is not None:
            self.last_number = section[0]
            self.roles.add(section[1])
        if self.roles:
            self.lines.append(line)
            self.engine = engine

    def told(self) -> list[Remark]:
        """A remark where these lines are a sheet's."""
        span = span_of_lines(self.lines, self.engine)
        if span is None or "money" not in self.roles or len(self.roles) < _FEWEST_SECTIONS:
            return []
        message = "the sections of a project's sheet stand here, but no title; it was not read"
        raw = " | ".join(span.raw.split("\n"))[:_LONGEST_RAW]
        return [Remark("sheet_without_title", "warning", message, span.places[0], raw)]
