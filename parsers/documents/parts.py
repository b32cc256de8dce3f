"""The numbered parts of a document: ส่วนที่ (part), บทที่ (chapter), ภาคผนวก (annex)."""

from __future__ import annotations

import regex

Part = tuple[str, int]
"""What a part is called, and its number; 0 where a letter stands for it."""

_PART = regex.compile(
    r"(?P<word>ส่วนที่|บทที่|ภาคผนวก)\s*(?:(?P<no>\d{1,2})|[ก-ฮ](?![ก-๎]))(?!\s*(?:ของ|นี้|จะ|ได้|เป็น|กล่าว|ถึง|และ))"
)
_LONGEST = 90  # characters; a longer line is a sentence


def part_after(before: Part | None, text: str) -> Part | None:
    """The part that a cleaned line is in, behind one in `before`. Parts count up: a lower number
    is spoken of, and opens none."""
    match = _PART.match(text)
    if match is None or len(text) > _LONGEST:
        return before
    part = (match["word"], int(match["no"] or 0))
    return before if before is not None and before[0] == part[0] and part < before else part
