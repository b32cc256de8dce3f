"""The numbered parts of a document: ส่วนที่ (part), บทที่ (chapter), ภาคผนวก (annex)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from normalize.raw import Section

Part = tuple[str, int]
"""What a part is called, and its number; 0 where a letter stands for it."""

_PART = regex.compile(
    r"(?P<word>ส่วนที่|บทที่|ภาคผนวก)\s*(?:(?P<no>\d{1,2})|[ก-ฮ](?![ก-๎]))(?!\s*(?:ของ|นี้|จะ|ได้|เป็น|กล่าว|ถึง|และ))"
)
_OF_PLAN = regex.compile(
    r"[\s:.\-–]*(?:(?:รายละเอียด|สรุป|ตาราง|บัญชี|รายการ|โครงการ|กิจกรรม|มาตรการ|งบประมาณ|และ|ตาม|ของ|ใน|[\s/])*)แผน(?!.*(?:ผล(?!ิต)|รายงาน|ติดตาม)).*"
)
_PAGE = regex.compile(r"(?<!ปี(?:งบประมาณ)?)[\s.…]\d{1,3}$")
_LONGEST = 90  # characters; a longer line is a sentence


def part_after(before: Part | None, text: str) -> Part | None:
    """The part that a cleaned line is in, behind one in `before`. Parts count up: a lower number
    is spoken of, and opens none."""
    match = _PART.match(text)
    if match is None or len(text) > _LONGEST:
        return before
    part = (match["word"], int(match["no"] or 0))
    return before if before is not None and before[0] == part[0] and part < before else part


@dataclass(slots=True)
class Parts:
    """Where in a document its lines stand; feed it these in order."""

    current: Part | None = None
    of_plan: bool = False
    """Whether the part's own heading says that it is the plan, and nothing of results."""

    def reach(self, text: str) -> bool:
        """Take in a cleaned line; whether it opens another part than the first."""
        before, self.current = self.current, part_after(self.current, text)
        if self.current != before:
            self.of_plan = _is_of_plan(text)
        return before not in (None, self.current)

    def turns(self, text: str) -> bool:
        """Whether a cleaned line opens a part of the plan behind others, or the other way round."""
        return part_after(self.current, text) != self.current and _is_of_plan(text) != self.of_plan

    def section(self, family: str) -> Section:
        """The section of what stands here in a document of some family."""
        return "results" if family == "results_report" and not self.of_plan else "plan"


def _is_of_plan(heading: str) -> bool:
    """Whether a part's heading says that it is the plan; a line of a table of contents, with a page
    number at its end, heads nothing."""
    named = _OF_PLAN.fullmatch(_PART.sub("", heading, count=1)) is not None
    return named and _PAGE.search(heading) is None
