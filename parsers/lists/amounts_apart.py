"""Amounts that stand apart at the end of a title's line, as in a column: behind a gap, behind the
dots that lead to them, or alone on the next line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from normalize.amounts import BAHT
from normalize.numbering import opens_typed
from normalize.thai_text import clean
from normalize.units import is_known_unit, split_responsible
from parsers.forms.sheet_labels import label_at
from parsers.model import Line, Word
from parsers.page.cut_lines import cut_lines
from parsers.page.pieces import text_of
from parsers.page.prose import Prose
from parsers.rows import Block

_NOTHING = r"ไม่\s?(?:ใช้|มี)\s?(?:เงิน\s?)?งบ\s?ประมาณ"
_OWN_DOT = (  # of an abbreviation: apart from the dots behind it, or a known one's
    r"(?:(?<=[ก-๎])\.(?= +(?:\.{4}|…))"
    r"|(?<=(?<![ก-๎])(?:อบต|อบจ|อปท|ป\.ป\.ช|ป\.ป\.ท|รพ\.สต|ศพด|สตง|สขร))\.(?=[.… ]))"
)
_LEADER = regex.compile(rf"\s*(?!{_OWN_DOT})(?:(?:[.…·_] ?){{6,}}|[.…·_]{{4,}}|…(?: ?…)+)\s*")
_DOTS = regex.compile(r"[.…·_]+")
_AMOUNT = regex.compile(rf"(?:จำนวน\s*)?(?:{BAHT}|{_NOTHING})\s*")
_DASH = regex.compile(r"[-–—]")
_NAMED = regex.compile(
    r"(?P<open>\()?\s*(?:(?:(?:ใช้|ตั้ง|วงเงิน)?งบ\s?ประมาณ(?:ที่(?:ตั้งไว้|ใช้|ได้รับ))?|ตั้งไว้|วงเงิน"
    r"|(?:จำนวน|เป็น)เงิน)\s*[:：]?\s*|(?<=\(\s*))"
    rf"(?:(?:ปี\s?ละ\s*)?(?:จำนวน\s*)?{BAHT}|{_NOTHING}|[-–—])\s*(?(open)\)\s*)"
)
"""An amount behind its own name, or in brackets."""
LEADER = "…"
_IN_BRACKETS = regex.compile(r"(?:^|\s)[(\[](?P<unit>[^()\[\]]{3,80})[)\]]$")
_GAP = 1.5  # of a line's height; words stand closer


def without_leaders(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, the dots that lead to an amount at a line's end told from those of a table of
    contents: none are left behind a label, and one "…" behind a title."""
    for block, engine in blocks:
        yield (_without_leader(block) if isinstance(block, Line) else block), engine


def _without_leader(line: Line) -> Line:
    text = line.text
    for dots in _LEADER.finditer(text):
        behind, before = clean(text[dots.end() :]), clean(text[: dots.start()])
        if _is_led_to(behind) or (not behind and opens_typed(before)):  # a scan lost the dash
            parts = list(cut_lines([line], 0, dots.start()))
            if behind and not _is_label(before):
                parts += (_shortened(part) for part in cut_lines([line], *dots.span()))
            parts += cut_lines([line], dots.end(), len(text))
            return replace(line, words=tuple(word for part in parts for word in part.words))
    return _without_remains(line)


def _is_led_to(text: str) -> bool:
    """Whether a text is an amount, its name before it or not, a dash for one, or says that there is
    none."""
    return _is_bare(text) or _NAMED.fullmatch(text) is not None


def _is_bare(text: str) -> bool:
    return _AMOUNT.fullmatch(text) is not None or _DASH.fullmatch(text) is not None


def amount_apart_in(words: Sequence[Word]) -> int | None:
    """The word that begins an amount, or its name, at the end of a line behind a gap, a leader, or
    the unit in brackets that ends a title; None where nothing stands before it."""
    at = amount_last_in(words)
    if at is None or _is_label(text_of(words[:at])):
        return None
    unit = _IN_BRACKETS.search(text_of(words[:at]))
    behind_unit = unit is not None and all(map(is_known_unit, split_responsible(unit["unit"])))
    return at if behind_unit or _is_gap(words[at - 1], words[at]) else None


def amount_last_in(words: Sequence[Word]) -> int | None:
    """The word that begins an amount, or its name, at the end of a line, whatever stands before."""
    return next((k for k in range(1, len(words)) if _is_led_to(text_of(words[k:]))), None)


def _without_remains(line: Line) -> Line:
    """The line without the dot or two that a scan left of a leader, before the amount."""
    at = next((k for k, w in enumerate(line.words) if k and _DOTS.fullmatch(w.text)), None)
    if at is None:
        return line
    behind = next(
        (k for k in range(at, len(line.words)) if not _DOTS.fullmatch(line.words[k].text)), at
    )
    amount = text_of(line.words[behind:])
    apart = behind > at and _is_gap(line.words[at - 1], line.words[behind])
    if not apart or not _is_led_to(amount):
        return line
    return replace(line, words=(*line.words[:at], *line.words[behind:]))


def _shortened(dots: Line) -> Line:
    return replace(dots, words=(Word(LEADER, dots.raw, dots.box, dots.confidence),))


def _is_label(text: str) -> bool:
    label = label_at(text, 0)
    return label is not None and label[0] >= len(text.rstrip(" :"))


def amounts_apart(prose: Prose, upto: int) -> tuple[int, ...]:
    """Where in prose such an amount begins, before an offset."""
    found: list[int] = []
    for line, start in zip(prose.lines, prose.starts, strict=True):
        if start >= upto:
            break
        at = _apart(line.words)
        if at is not None and (start > 0 or at > 0):
            found.append(start + len(text_of(line.words[:at])) + (at > 0))
    return tuple(offset for offset in found if offset < upto)


def _apart(words: Sequence[Word]) -> int | None:
    """The word that begins an amount at the end of a line, behind a gap or nothing at all; not one
    behind a label, whose money it is."""
    for at in range(len(words)):
        text = text_of(words[at:])
        if not _is_bare(text) or (at == 0 and _DASH.fullmatch(text)):
            continue
        if at == 0:
            return 0
        before = text_of(words[:at])
        return at if _is_gap(words[at - 1], words[at]) and not _is_label(before) else None
    return None


def _is_gap(one: Word, other: Word) -> bool:
    if one.text == LEADER:
        return True
    if one.box is None or other.box is None:
        return False
    return other.box.x0 - one.box.x1 > _GAP * one.box.height
