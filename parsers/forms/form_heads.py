"""The band over a form that says its number and where it stands, in any order, in one cell or in
several: "แผ่นที่ 3 | มิติที่ 1 การสร้างวัฒนธรรมสุจริต | ภารกิจที่ 1.2".
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import IN_BAHT
from normalize.numbering import is_ordinal, opens_typed
from normalize.thai_text import clean, to_ascii_digits
from parsers.forms.label_tables import CARD_TITLE
from parsers.forms.pairs import LEVELS, NUMBER_LABEL, Pair, label_line
from parsers.model import Cell, Line
from parsers.page.cut_lines import cut_lines

_STARTS = (
    (
        "number",
        regex.compile(
            r"(?:แผ่น|ใบ|แบบ|ชุด|ข้อ|ลำดับ|รายการ|โครงการ|กิจกรรม|มาตรการ)\s?ที่\s*(?P<no>\d{1,3})(?![\d.,])"
            r"(?:\s*(?:/|จาก|ของ)\s*\d{1,3}(?!\d))?|ลำดับ\s*(?P<no>\d{1,3})(?![\d.,])"
        ),
    ),
    ("dimension", regex.compile(r"(?:มิติ|มติ)\s?(?:ที่)?\s*[1-9](?![\d.])")),
    ("mission", regex.compile(r"ภารกิจ(?:ตามมิติ)?\s?(?:ที่)?\s*[1-9]\s?\.\s?[1-9]\d?(?![\d.])")),
)
_LABELS = {**LEVELS, "number": NUMBER_LABEL, "title": CARD_TITLE}
_BETWEEN = regex.compile(r"[\s|/,:;·•()\[\]–-]*")
_TRIMMED = regex.compile(r"^[\s|/,:;·•–-]*(?P<text>.*?)[\s|/,:;·•(\[–-]*$", regex.DOTALL)


def head_pairs(cells: Sequence[Cell]) -> list[Pair] | None:
    """What the cells of such a band say, each thing with the label it stands for; None where there
    is anything else, or something twice."""
    pairs: list[tuple[str, Pair]] = []
    for cell in cells:
        if cell.lines:
            found = _read(cell.lines)
            if found is None:
                return None
            pairs += found
    roles = [role for role, _pair in pairs]
    return [pair for _role, pair in pairs] if len(set(roles)) == len(roles) else None


def _read(lines: Sequence[Line]) -> list[tuple[str, Pair]] | None:
    text = to_ascii_digits("\n".join(line.text for line in lines))
    starts = sorted(
        (match.start(), role, match)
        for role, pattern in _STARTS
        if (match := pattern.search(text)) is not None
    )
    if any(len(pattern.findall(text)) > 1 for _role, pattern in _STARTS):
        return None
    before = clean(text[: starts[0][0]]) if starts else clean(text)
    found: list[tuple[str, Pair]] = []
    if is_ordinal(before):
        end = starts[0][0] if starts else len(text)
        found.append(("number", _pair("number", _cut(lines, text, 0, end))))
    elif not _BETWEEN.fullmatch(before):
        return None
    if not starts:
        return found or None
    ends = [start for start, _role, _match in starts[1:]] + [len(text)]
    for (start, role, match), end in zip(starts, ends, strict=True):
        if role != "number":
            if IN_BAHT.search(text, start, end):
                return None
            found.append((role, _pair(role, _cut(lines, text, start, end))))
            continue
        found.append(("number", _pair("number", cut_lines(lines, *match.span("no")))))
        rest = clean(text[match.end() : end])
        if opens_typed(rest):
            found.append(("title", _pair("title", _cut(lines, text, match.end(), end))))
        elif not _BETWEEN.fullmatch(rest):
            return None
    return found


def _cut(lines: Sequence[Line], text: str, start: int, end: int) -> tuple[Line, ...]:
    """A stretch of the lines without what parts it from its neighbours."""
    match = _TRIMMED.match(text[start:end])
    if match is None:
        return cut_lines(lines, start, end)
    return cut_lines(lines, start + match.start("text"), start + match.end("text"))


def _pair(role: str, value: tuple[Line, ...]) -> Pair:
    return (label_line(_LABELS[role], value[0]),), value
