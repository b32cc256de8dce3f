"""Labels without a colon that open lines of titles' cells: "ตัวชี้วัด จำนวนครัวเรือน" below a title.

A title's own words may open a line as well, so such a word is a label only where nearly all cells
have it; in a table of one item only where what stands behind it is what it names. Words that titles
are full of (ผลการดำเนินงาน) are labels below others only, where no title goes on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from normalize.amounts import looks_like_money
from normalize.fiscal_years import MONTH
from normalize.raw import Remark, Span
from normalize.thai_text import clean
from normalize.units import names_unit
from parsers.forms.label_tables import COLON, role_of_label
from parsers.forms.sheet_labels import label_at
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell

_NEARLY_ALL = 0.8  # of the cells
_ALIKE = 80  # of a misread label (0–100)
_SHORTEST = 5  # letters of a label that may be misread
_FEWEST, _FEWEST_SURE = 3, 2  # titles with a label; with one that titles hardly say
_ROLES = frozenset(
    {"indicator", "target", "target_group", "objectives", "approach", "result", "outcome",
     "period", "area", "responsible", "money"}
)  # fmt: skip
_BELOW_OTHERS = frozenset({"result", "approach"})  # titles are full of their words
_ALSO_WORDS = frozenset({"พื้นที่", "สถานที่", "เป้าหมาย"})  # of titles
_OPENS = regex.compile(r"[-–—•\s]*[(\[]?\s*")
_COUNTED = regex.compile(r"(?:จำนวน|ร้อยละ|ระดับความ|อัตรา|มี(?!ส่วน))")
_GOES_ON = regex.compile(r"(?:ตาม|ของ|และ|หรือ|แก่|ด้วย|ประจำ|ที่)")
"""What a phrase goes on with, and no value opens with."""
_LOOKS = {
    "target": regex.compile(r"\D{0,25}\d|ร้อยละ|ทุก|ไม่น้อยกว่า"),
    "period": regex.compile(rf"[(\-–\s]*(?:(?:{MONTH})|\d|ตลอด|ไตรมาส|ทุก|ภายใน|ระหว่าง|ตั้งแต่|ปี)"),
    "objectives": regex.compile(r"\d|[-–—•]|เพื่อ"),
}
"""How what these name begins; of others, how it does not begin is known."""
_SURELY = regex.compile(r"ตัวช.{0,2}วัด|ผู้รับผิดชอบ|หน่วยงานรับผิดชอบ|กลุ่มเป้าหมาย|วัตถุประสงค์")
_UNIT_BEHIND = regex.compile(r"\[(?P<unit>[^\[\]]{3,80})\]\s*$")
_MAY_REPORT = (
    r"(?:ผลการดำเนิน(?:งาน|การ)|วิธีดำเนินการ)"
    r"(?!\s*(?:ตาม|ของ|และ|หรือ|แก่|ด้วย|ประจำ|ที่|ต่อ|ให้|ใน|โดย|รอบ|ปี|ไตรมาส|\d))"
)
_WITHIN = regex.compile(
    rf"\n[-–—•(\[\s]*(?P<label>{_SURELY.pattern}|{_MAY_REPORT})\s+(?!ที่\s*\d)(?P<value>[^\n]*)"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a label, the text behind them, and the line of the cell that they open."""

    name: str
    value: str
    line: int


def bare_labels(body: Sequence[Cell]) -> dict[str, str]:
    """The labels that open lines of nearly all titles without a colon, as they are printed, misread
    ones too, and what they name; the longest first."""
    lines = {
        id(cell): [line.text for line in cell.lines[1:]]
        for cell in body
        if cell.lines and not opens_total(clean(cell.text))
    }
    seen: dict[str, dict[int, list[_Said]]] = {}
    for cell, texts in lines.items():
        for k, text in enumerate(texts):
            hit = _opening(text)
            if hit is not None:
                role, name, value = hit
                seen.setdefault(role, {}).setdefault(cell, []).append(_Said(name, value, k))
    names: dict[str, str] = {}
    for role in sorted(seen, key=lambda role: role in _BELOW_OTHERS):
        cells = seen[role]
        if role in _BELOW_OTHERS and not all(
            any(_opens_one(text, names) for text in lines[cell][: one.line])
            for cell, found in cells.items()
            for one in found
        ):
            continue
        said = [one for found in cells.values() for one in found]
        enough = len(cells) >= _NEARLY_ALL * len(lines) and _are_labels(role, len(cells), said)
        alone = len(cells) == len(lines) and all(_says_so(role, one.value) for one in said)
        if (enough or alone) and _fit(role, [one.value for one in said]):
            names |= {one.name: role for one in said}
    for text in (text for own in lines.values() for text in own):
        names |= _misread(text, names)
    return dict(sorted(names.items(), key=lambda entry: -len(entry[0])))


def _opens_one(text: str, names: Mapping[str, str]) -> bool:
    """Whether a line opens with a label: one of `names`, or any before a colon."""
    start = _OPENS.match(text)
    rest = text[start.end() :] if start is not None else text
    opened = COLON.match(rest)
    known = opened is not None and role_of_label(opened["label"].strip()) is not None
    return known or any(rest.startswith(name) for name in names)


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


def _are_labels(role: str, titles: int, said: Sequence[_Said]) -> bool:
    """Whether enough titles have a label, and nearly all that stands behind it may be what it names
    and is no rest of a phrase; behind one that titles may say, it begins as such values do."""
    sure = all(_SURELY.match(one.name) is not None for one in said)
    form = None if sure else _LOOKS.get(role)
    values = [one.value.lstrip(":： ") for one in said]
    fit = [not _GOES_ON.match(v) and (form is None or form.match(v) is not None) for v in values]
    least = _FEWEST_SURE if sure or role in _BELOW_OTHERS else _FEWEST
    return titles >= least and sum(fit) >= _NEARLY_ALL * len(fit)


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
