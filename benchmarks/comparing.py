"""When two values of a column count as the same."""

from __future__ import annotations

import unicodedata
from datetime import date

import regex
from rapidfuzz.distance import Indel

_SPACE = regex.compile(r"\s+")
_LIST_MARK = regex.compile(r"^(?:[-•]\s*)?(?:\d{1,2}\s*[.)]\s*)?")
LONG_TEXT_SIMILARITY = 0.98
LONG_TEXT = frozenset(
    ("indicator", "target", "result", "outcome", "approach", "rationale", "objectives",
     "target_group", "period", "area", "issue", "follow_up", "note")
)  # fmt: skip


def bare(text: str | None) -> str:
    """`text` without white space, in NFC; the empty string for None."""
    return str(_SPACE.sub("", unicodedata.normalize("NFC", text or "")))


def same_title(wanted: str | None, read: str | None) -> bool:
    """Titles are the same when they are equal, white space aside."""
    return bare(wanted) == bare(read)


def similarity(wanted: str | None, read: str | None) -> float:
    """1 for equal texts, white space aside; 0 for texts with nothing in common."""
    return float(Indel.normalized_similarity(bare(wanted), bare(read)))


def same_field(name: str, wanted: object, read: object) -> bool:
    """Whether a column's value is right: long texts nearly, all others exactly."""
    if wanted is None or read is None:
        return wanted is None and read is None
    if name in LONG_TEXT:
        ours, theirs = (_unmarked(str(value)) for value in (wanted, read))
        return similarity(ours, theirs) >= LONG_TEXT_SIMILARITY
    if name == "responsible":
        return [bare(unit) for unit in _list(wanted)] == [bare(unit) for unit in _list(read)]
    if isinstance(read, date):
        return read.isoformat() == wanted
    if isinstance(wanted, str):
        return bare(wanted) == bare(str(read))
    return wanted == read


def _list(value: object) -> list[str]:
    return [str(part) for part in value] if isinstance(value, (list, tuple)) else [str(value)]


def _unmarked(text: str) -> str:
    """A list mark before the whole text is numbering, not text."""
    return str(_LIST_MARK.sub("", text, count=1))
