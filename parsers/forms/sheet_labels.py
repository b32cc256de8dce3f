"""The labels of a fact sheet's sections: by the vocabulary, misread ones by likeness."""

from __future__ import annotations

from functools import lru_cache

import regex
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from normalize.thai_text import markless, squeeze, toneless
from parsers.families.fact_sheet import SECTIONS
from parsers.forms.label_tables import role_of_label
from parsers.headings.columns import surely_spent

_PATTERNS = tuple((role, toneless(pattern)) for role, pattern in SECTIONS)
MONEY_ROLES = frozenset({"money", "spent", "used"})
_AFTER_LABEL = regex.compile(r"(?<=\s)|[\s:：]|\d|$")
_BELONGS_BEFORE = regex.compile(r"[\u0e30-\u0e3a\u0e45-\u0e4e]")  # vowels and marks behind a letter
_SECOND_TYPE = regex.compile(r"^ชื่อ.*[^/\s]\s*(?<!/\s*)(?<!^ชื่อ\s*)(?:โครงการ|กิจกรรม|มาตรการ)$")
# "ชื่อ โครงการถนน…", "ชื่อ : โครงการถนน…": the type word behind it opens the title.
_NAME_ALONE = regex.compile(
    r"ชื่อ(?:\s*[:：]\s*(?=โครงการ|กิจกรรม|มาตรการ)"
    r"|\s+(?=(?:โครงการ|กิจกรรม|มาตรการ)(?!และ|หรือ|ที่|ของ)[ก-ฮเ-ไ])(?![^:：]{0,30}[:：]))"
)
_MODEL_HEADINGS = (
    ("rationale", "หลักการและเหตุผล"), ("objectives", "วัตถุประสงค์"), ("target_group", "กลุ่มเป้าหมาย"),
    ("approach", "วิธีดำเนินการ"), ("period", "ระยะเวลาดำเนินการ"), ("money", "งบประมาณดำเนินการ"),
    ("responsible", "ผู้รับผิดชอบโครงการ"), ("outcome", "ผลผลิตผลลัพธ์"), ("area", "พื้นที่ดำเนินการ"),
    ("target", "เป้าหมายผลผลิต"), ("indicator", "ตัวชี้วัดผลลัพธ์"),
)  # fmt: skip
_SHORT_HEADINGS = (
    ("period", "ระยะเวลา"), ("money", "งบประมาณ"), ("responsible", "ผู้รับผิดชอบ"),
    ("outcome", "ผลลัพธ์"), ("outcome", "ผลที่คาดว่าจะได้รับ"), ("area", "สถานที่ดำเนินการ"),
    ("target", "เป้าหมาย"), ("indicator", "ตัวชี้วัด"), ("approach", "วิธีการดำเนินการ"),
    ("approach", "ขั้นตอนการดำเนินงาน"), ("objectives", "วัตถุประสงค์ของโครงการ"),
)  # fmt: skip


_SPECKS = regex.compile(r"^[\s.,:;'’‘`·|~_^]+(?=[\dก-ฮเ-ไ])")
_TITLES = tuple(f"ชื่อ{word}" for word in ("โครงการ", "กิจกรรม", "มาตรการ"))
_ALIKE = 78  # of a misread label (0–100)
_MISREAD = 2  # letters of a label, one of a short one
_SHORT = 9  # letters
_LONGEST_LABEL = 40


def without_specks(text: str) -> str:
    """A line without the marks that dirt on the paper leaves before its first letter."""
    return _SPECKS.sub("", text)


def near_title(head: str) -> bool:
    """Whether the words before a colon, or alone on their line, are the title's label misread."""
    key = squeeze(head)
    return key.startswith("ช") and max(fuzz.ratio(key, name) for name in _TITLES) >= _ALIKE


def label_role(text: str) -> str | None:
    """The sheet section a label names; the item table's roles stand in for the rest."""
    role = role_of_key(squeeze(text)) or role_of_label(text)
    return "spent" if role == "money" and surely_spent(text) else role


@lru_cache(maxsize=65536)
def role_of_key(key: str) -> str | None:
    """The section whose heading is these squeezed words and no others."""
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(key)), None)


def longest_heading(text: str, start: int) -> tuple[int, str] | None:
    """(end, role) of the longest heading of the vocabulary that stands at `start`."""
    best: tuple[int, str] | None = None
    longest = 0
    for end in _word_ends(text, start):
        key = squeeze(text[start:end])
        if _SECOND_TYPE.search(text[start:end]):
            break  # "ชื่อโครงการ มาตรการ…": the second type word opens the title
        role = role_of_key(key)
        if role is not None and len(key) > longest:
            best, longest = (end, role), len(key)
    return best


def name_at(text: str, start: int) -> tuple[int, str] | None:
    """The same of ชื่อ ("name") alone before a title that opens with its type word; in a sheet."""
    match = _NAME_ALONE.match(text, start)
    return (match.end(), "title") if match is not None else None


def label_at(text: str, start: int) -> tuple[int, str] | None:
    """(end, role) of a section's label at `start` of cleaned text that other words follow."""
    found = longest_heading(text, start)
    return found if found is not None and _AFTER_LABEL.match(text, found[0]) else None


def nearest_section(key: str) -> str | None:
    """A misread heading: near enough to one of the templates' own."""
    scored = sorted(((fuzz.ratio(key, name), role) for role, name in _MODEL_HEADINGS), reverse=True)
    return scored[0][1] if scored[0][0] >= _ALIKE else None


def misread_label_at(text: str, start: int) -> tuple[int, str] | None:
    """(end, role) of a label at `start` with a letter or two misread, whether a text follows or
    not. Only where a number says that a label stands there: running text has such words as well."""
    near: list[tuple[int, int, int, str]] = []
    for end in _space_ends(text, start):
        key = squeeze(text[start:end])
        for role, name in (*_MODEL_HEADINGS, *_SHORT_HEADINGS):
            same = markless(key) == markless(name)  # a scan loses marks first
            off = min(Levenshtein.distance(key, name), 1 if same else _LONGEST_LABEL)
            if off <= (_MISREAD if len(name) > _SHORT else 1):
                near.append((off, -len(name), end, role))
    return min(near)[2:] if near else None


def misread_title_at(text: str, start: int) -> tuple[int, str] | None:
    """The same of a title's label."""
    for end in _space_ends(text, start):
        key = squeeze(text[start:end])
        off = min(Levenshtein.distance(key, name) for name in _TITLES)
        if key.startswith(("ช", "ซ")) and off <= _MISREAD:
            return (end, "title")
    return None


def _space_ends(text: str, start: int) -> list[int]:
    """The offsets of spaces at which a label before a text may end, and of the text's end."""
    limit = min(len(text), start + _LONGEST_LABEL)
    ends = [at for at in range(start + 1, limit) if text[at].isspace()]
    return [*ends, len(text)] if limit == len(text) else ends


def _word_ends(text: str, start: int) -> list[int]:
    """Offsets at which a heading may end: every position up to 60 characters on."""
    colon = text.find(":", start)
    limit = min(len(text), start + 60, colon if colon > 0 else len(text))
    return [
        end
        for end in range(start + 4, limit + 1)
        if end == len(text) or _BELONGS_BEFORE.match(text, end) is None
    ]
