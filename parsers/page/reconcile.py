"""A page read twice, from its untrusted text layer and from its image: what both say, and what not.

The image's reading is kept. Where the layer says the same, the word is surer; where the two differ
on a number, it is doubtful, whatever the engine thinks of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from normalize.thai_text import squeeze
from parsers.model import Box, Page, Word
from parsers.page.clusters import UNREAD
from parsers.page.matching import Group, key, matched_groups

DOUBT_LEFT = 0.2  # of the doubt in a word, once a second reading says the same
MOST_DISPUTED = 0.5  # confidence of a number that the two readings give differently
ENOUGH_COMPARED = 8
LEAST_AGREEMENT = 0.25  # a layer that agrees less often is no reading of this page
AMOUNT_DIGITS = 3  # a number this long that the image's reading lacks is worth a look
Kind = Literal["number", "text"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One word read in two ways. `ocr` is None where the image's reading has nothing there.

    `box`: points on the OCR page, or on the layer's where `ocr` is None.
    """

    kind: Kind
    ocr: str | None
    layer: str
    box: Box


@dataclass(frozen=True, slots=True)
class Reconciled:
    """The OCR page with its confidences set right. `apart`: kinds the layer was no reading of."""

    page: Page
    disagreements: tuple[Disagreement, ...]
    apart: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the layer says of one OCR word; `layer` is its reading where it differs."""

    index: int
    kind: Kind
    layer: str | None


def reconcile(layer: Page, ocr: Page) -> Reconciled:
    """The page as OCR read it, each word weighed against the layer's words in the same place."""
    groups = matched_groups(layer, ocr)
    verdicts = [v for group in groups for v in _verdicts(group, layer.words, ocr.words)]
    kinds: tuple[Kind, ...] = ("number", "text")
    apart = tuple(kind for kind in kinds if _is_apart(kind, verdicts))
    heard = [v for v in verdicts if v.layer is None or v.kind not in apart]
    words = list(ocr.words)
    found: list[Disagreement] = []
    for verdict in heard:
        word = words[verdict.index]
        words[verdict.index] = _weighed(word, verdict)
        if verdict.layer is not None and word.box is not None:
            found.append(Disagreement(verdict.kind, word.text, verdict.layer, word.box))
    if "number" not in apart:
        found += _missed(layer, groups, verdicts)
    return Reconciled(replace(ocr, words=tuple(words)), tuple(found), apart)


def _weighed(word: Word, verdict: _Verdict) -> Word:
    if verdict.layer is None:
        known = word.confidence
        return word if known is None else replace(word, confidence=1 - (1 - known) * DOUBT_LEFT)
    if verdict.kind == "text":
        return word
    known = MOST_DISPUTED if word.confidence is None else word.confidence
    return replace(word, confidence=min(known, MOST_DISPUTED))


def _is_apart(kind: Kind, verdicts: Sequence[_Verdict]) -> bool:
    mine = [v.layer is None for v in verdicts if v.kind == kind]
    return len(mine) >= ENOUGH_COMPARED and sum(mine) < LEAST_AGREEMENT * len(mine)


def _verdicts(group: Group, layer: Sequence[Word], ocr: Sequence[Word]) -> list[_Verdict]:
    theirs = [key(layer[n].text) for n in group.layer]
    if UNREAD in "".join(theirs):
        return []  # the layer does not know what stands here
    text = "".join(theirs)
    mine = [key(ocr[n].text) for n in group.ocr]
    same = "".join(mine) == text
    codes = SequenceMatcher(None, "".join(mine), text, autojunk=False).get_opcodes()
    out: list[_Verdict] = []
    start = 0
    for index, word in zip(group.ocr, mine, strict=True):
        span = (start, start + len(word))
        start = span[1]
        opposite = word if same else _opposite(span, codes, theirs)
        if word != opposite and squeeze(word) == squeeze(opposite) and _same_digits(word, opposite):
            continue  # other punctuation: neither surer nor disputed
        disputed = not _same_digits(word, opposite)
        kind: Kind = "number" if disputed or (_digits(word) and word == opposite) else "text"
        out.append(_Verdict(index, kind, None if word == opposite else opposite))
    return out


def _opposite(
    span: tuple[int, int], codes: Sequence[tuple[str, int, int, int, int]], layer: Sequence[str]
) -> str:
    """The layer's text opposite a stretch of the OCR text; numbers in it are never cut."""
    low, high = _opposite_span(span, codes)
    text = "".join(layer)
    bounds = [0]
    for word in layer:
        bounds.append(bounds[-1] + len(word))
    left = max((b for b in bounds if b <= low), default=0)
    right = min((b for b in bounds if b >= high), default=len(text))
    while low > left and _in_number(text[low - 1]) and low < high and _in_number(text[low]):
        low -= 1
    while high < right and _in_number(text[high]) and low < high and _in_number(text[high - 1]):
        high += 1
    return text[low:high]


def _opposite_span(
    span: tuple[int, int], codes: Sequence[tuple[str, int, int, int, int]]
) -> tuple[int, int]:
    low: int | None = None
    high = 0
    for tag, a0, a1, b0, b1 in codes:
        shared0, shared1 = max(a0, span[0]), min(a1, span[1])
        inserted = tag == "insert" and span[0] < a0 < span[1]
        if shared0 >= shared1 and not inserted:
            continue
        if tag == "equal":
            b0, b1 = b0 + shared0 - a0, b0 + shared1 - a0
        low = b0 if low is None else min(low, b0)
        high = max(high, b1)
    return (0, 0) if low is None else (low, high)


def _in_number(char: str) -> bool:
    return char.isdecimal() or char in ",."


def _same_digits(a: str, b: str) -> bool:
    return _digits(a) == _digits(b)


def _digits(text: str) -> str:
    """The digits of a word, with a point or comma between two of them: 12.500 is not 12,500."""
    kept = "".join(c if _in_number(c) else " " for c in text).split()
    return " ".join(number for part in kept if (number := part.strip(",.")))


def _missed(
    layer: Page, groups: Sequence[Group], verdicts: Sequence[_Verdict]
) -> list[Disagreement]:
    """Long numbers of the layer where OCR read nothing; only said of a layer that proved itself."""
    if not any(v.kind == "number" and v.layer is None for v in verdicts):
        return []
    met = {n for group in groups for n in group.layer}
    return [
        Disagreement("number", None, key(word.text), word.box)
        for n, word in enumerate(layer.words)
        if n not in met and word.box is not None and _long_number(key(word.text))
    ]


def _long_number(text: str) -> bool:
    return UNREAD not in text and sum(c.isdecimal() for c in text) >= AMOUNT_DIGITS
