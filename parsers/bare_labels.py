"""Labels without a colon that open lines of titles' cells: "ตัวชี้วัด จำนวนครัวเรือน" below a title.

A title's own words may open a line as well, so such a word is a label only where nearly all cells
have it; in a table of one item only where what stands behind it is what it names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex
from rapidfuzz import fuzz

from normalize.amounts import looks_like_money
from normalize.raw import Remark, Span
from normalize.thai_text import clean
from normalize.units import names_unit
from parsers.model import Cell
from parsers.sheet_labels import label_at
from parsers.totals import opens_total

_NEARLY_ALL = 0.8  # of the cells
_ALIKE = 80  # of a misread label (0–100)
_SHORTEST = 5  # letters of a label that may be misread
_ROLES = frozenset(
    {"indicator", "target", "target_group", "objectives", "approach", "result", "outcome",
     "period", "area", "responsible", "money"}
)  # fmt: skip
_ALSO_WORDS = frozenset({"พื้นที่", "สถานที่", "เป้าหมาย"})  # of titles
_OPENS = regex.compile(r"[-–—•\s]*[(\[]?\s*")
_COUNTED = regex.compile(r"(?:จำนวน|ร้อยละ|ระดับความ|อัตรา|มี(?!ส่วน))")
_SURELY = regex.compile(r"ตัวช.{0,2}วัด|ผู้รับผิดชอบ|หน่วยงานรับผิดชอบ|กลุ่มเป้าหมาย|วัตถุประสงค์")
_UNIT_BEHIND = regex.compile(r"\[(?P<unit>[^\[\]]{3,80})\]\s*$")
_WITHIN = regex.compile(
    rf"\n[-–—•(\[\s]*(?P<label>{_SURELY.pattern})\s+(?!ที่\s*\d)(?P<value>[^\n]*)"
)


def bare_labels(body: Sequence[Cell]) -> dict[str, str]:
    """The labels that open lines of nearly all titles without a colon, as they are printed, misread
    ones too, and what they name; the longest first."""
    lines = {
        id(cell): [line.text for line in cell.lines[1:]]
        for cell in body
        if cell.lines and not opens_total(clean(cell.text))
    }
    seen: dict[str, dict[int, list[tuple[str, str]]]] = {}
    for cell, texts in lines.items():
        for text in texts:
            hit = _opening(text)
            if hit is not None:
                role, name, value = hit
                seen.setdefault(role, {}).setdefault(cell, []).append((name, value))
    names: dict[str, str] = {}
    for role, cells in seen.items():
        said = [one for found in cells.values() for one in found]
        enough = len(cells) > 1 and len(cells) >= _NEARLY_ALL * len(lines)
        alone = len(cells) == len(lines) and all(_says_so(role, value) for _name, value in said)
        if (enough or alone) and _fit(role, [value for _name, value in said]):
            names |= {name: role for name, _value in said}
    for text in (text for own in lines.values() for text in own):
        names |= _misread(text, names)
    return dict(sorted(names.items(), key=lambda entry: -len(entry[0])))


def _opening(text: str) -> tuple[str, str, str] | None:
    """The known label that opens a line, by its role, its words and the value behind them."""
    start = _OPENS.match(text)
    at = start.end() if start is not None else 0
    hit = label_at(text, at)
    if hit is None or hit[1] not in _ROLES:
        return None
    name = text[at : hit[0]].rstrip()
    value = text[hit[0] :].strip()
    return (hit[1], name, value) if value and name not in _ALSO_WORDS else None


def _fit(role: str, values: Sequence[str]) -> bool:
    """Whether a unit's label stands before units, and that of money before amounts."""
    bare = [value.lstrip(":： ") for value in values]
    if role == "money":
        return all(map(looks_like_money, bare))
    return role != "responsible" or all(map(names_unit, bare))


def _says_so(role: str, value: str) -> bool:
    """Whether one value alone shows that what stands before it is a label."""
    if role == "indicator":
        return _COUNTED.match(value) is not None
    return role == "responsible" and names_unit(value)


def _misread(text: str, names: Mapping[str, str]) -> dict[str, str]:
    """The words that open a line, if they are nearly one of the labels."""
    start = _OPENS.match(text)
    words = (text[start.end() :] if start is not None else text).split(" ")
    for name, role in names.items():
        count = name.count(" ") + 1
        head, value = " ".join(words[:count]), " ".join(words[count:])
        near = len(name) >= _SHORTEST and fuzz.ratio(head, name) >= _ALIKE
        if near and value and head not in names and _fit(role, [value]):
            return {head: role}
    return {}


def label_in_title(title: Span) -> list[Remark]:
    """A line within a title that opens as a label does, or a unit in square brackets behind it:
    what stands there may be no title."""
    unit = _UNIT_BEHIND.search(title.text)
    if unit is not None and names_unit(unit["unit"]):
        message = "the title ends with a unit in brackets, which may be the one responsible"
        return [Remark("title_uncertain", "warning", message, title.places[0], clean(unit[0]))]
    found = _WITHIN.search(title.text)
    if found is None or not _value_may_be_so(found["label"], found["value"]):
        return []
    message = "a line of the title opens with the name of another column; the rest may be its value"
    raw = clean(found[0])
    return [Remark("title_uncertain", "warning", message, title.places[0], raw)]


def _value_may_be_so(label: str, value: str) -> bool:
    return "รับผิดชอบ" not in label or names_unit(value)
