"""Tone marks, vowels and feet of letters that a scan lost, put back where the words leave no doubt.

Where lines are close, a mark may be given to the line above or be one with a letter of it; the crop
then shows a letter without it, and the network is sure. A word list knows: สิงแวดล้อม is no text,
สิ่งแวดล้อม is. One mark more, the foot of ฎ and ฏ or the loop of ใ (ไช้ is no word), is all that
is ever added to a word, and only where the text becomes far likelier; what was added is believed
0.8 at most. A tone mark before SARA AM that no listed word or name has (ท่ำ) is dirt and left out,
where the text becomes far likelier too.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from normalize.lookup import rows
from normalize.spelling import CONTINUES, Lexicon, cheapest, cheapest_rest
from parsers.adapters.ocr_words import MOST_SURE_EXCHANGED, thai_words
from parsers.ocr_model import LineReading

NEEDED = 8.0
"""Nats that the text must become likelier by. At 5, names nobody lists turn into words."""
_RAREST = 13.0  # nats; a rarer word puts nothing back
_SUSPECT = 10.0  # nats; a stretch of commoner words lost nothing
_TEXT = 2.4  # nats a letter, at most, of a run that is text; names nobody lists cost more
_LEAST_RUN = 5  # letters; shorter ones are abbreviations
_LEAST_WORD, _LONGEST_WORD = 3, 20
_MOST_CHANGES = 4
_RUN = regex.compile(r"[ก-ฮะ-ฺเ-ๆ็-๎]++(?!\.)")
_TONED = regex.compile("[ก-ฮ][่-๋]ำ")
_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ")
_READ_AS = {"ฎ": "ภ", "ฏ": "ภ", "ใ": "ไ"}
_SKELETON = str.maketrans(_READ_AS | dict.fromkeys(_MARKS, ""))


@cache
def _lexicon() -> Lexicon:
    """The words that letters are weighed against, those of the lookup tables among them."""
    listed = thai_words()
    costs = dict(zip(listed.words, listed.costs, strict=True))
    return Lexicon(costs, frozenset(costs), max(map(len, costs)))


@cache
def _by_skeleton() -> dict[str, tuple[str, ...]]:
    """The words that have marks, feet or ใ, by their letters without them."""
    words: dict[str, tuple[str, ...]] = {}
    for word, cost in _lexicon().costs.items():
        bare = word.translate(_SKELETON)
        if cost <= _RAREST and _LEAST_WORD <= len(word) <= _LONGEST_WORD and bare != word:
            words[bare] = (*words.get(bare, ()), word)
    return words


@cache
def _labels() -> dict[str, str]:
    """The labels of forms and headings, and each without its marks: what they lost is known though
    the words left are common ones (ทีตั้งไว้)."""
    return {row["name"]: row["name"].translate(_SKELETON) for row in rows("labels")}


@dataclass(frozen=True, slots=True)
class Change:
    """One mark `letter` more before offset `at`, or that letter in place of the one there; nothing
    (an empty letter) in place of one that is no print."""

    at: int
    letter: str
    adds: bool


def with_lost_marks(reading: LineReading) -> LineReading:
    """The reading with what its words lack; itself where they lack nothing."""
    text = reading.text
    sure, centers = list(reading.char_confidences), list(reading.char_centers)
    for match in reversed(list(_RUN.finditer(text))):
        for change in lost_in(match[0]) if len(match[0]) >= _LEAST_RUN else ():
            at = match.start() + change.at
            old = slice(at, at if change.adds else at + 1)
            text = text[: old.start] + change.letter + text[old.stop :]
            if not change.letter:
                _leave_out(sure, centers, at)
                continue
            if sure:
                sure[old] = [min(sure[max(0, at - change.adds)], MOST_SURE_EXCHANGED)]
            if centers and change.adds:
                centers.insert(at, centers[max(0, at - 1)])
    if text == reading.text:
        return reading
    confidence = min(reading.confidence, MOST_SURE_EXCHANGED)
    return LineReading(text, confidence, tuple(sure), reading.alternatives, tuple(centers))


def _leave_out(sure: list[float], centers: list[float], at: int) -> None:
    """Takes a character out; the doubt about it goes to the one behind it."""
    if sure:
        sure[at : at + 2] = [min(sure[at + 1], MOST_SURE_EXCHANGED)]
    if centers:
        del centers[at]


@cache
def _toned() -> frozenset[str]:
    """The letters with a tone mark and SARA AM that any word has: น้ำ, ต่ำ."""
    return frozenset(m[0] for word in _lexicon().costs for m in _TONED.finditer(word))


def _surplus(run: str) -> Change | None:
    """The first tone mark in a run that no word has there, if the run is far likelier without and
    other letters of the word bear it out: ท่ำ alone may be a name."""
    for match in _TONED.finditer(run):
        at = match.start() + 1
        if match[0] not in _toned():
            bare = run[:at] + run[at + 1 :]
            before = cheapest(run, _lexicon())[0][-1]
            best, places = cheapest(bare, _lexicon())
            longer = any(a < at < b and b - a > _LEAST_WORD for a, b in places)
            if longer and before - best[-1] >= NEEDED and best[-1] <= _TEXT * len(bare):
                return Change(at, "", adds=False)
    return None


@lru_cache(maxsize=20_000)
def lost_in(run: str) -> tuple[Change, ...]:
    """What a run of Thai letters lost, change by change, each in the run as the ones before it left
    it; the one that gains most first."""
    changes: list[Change] = []
    while len(changes) < _MOST_CHANGES:
        change = _surplus(run) or _best_change(run)
        if change is None:
            break
        changes.append(change)
        run = run[: change.at] + change.letter + run[change.at + (not change.adds) :]
    return tuple(changes)


def _best_change(run: str) -> Change | None:
    lexicon, by_skeleton = _lexicon(), _by_skeleton()
    before, places = cheapest(run, lexicon)
    suspect = [
        (start, end)
        for start, end in places
        if end - start == 1 or lexicon.costs[run[start:end]] >= _SUSPECT
    ]
    labels, letters = _labels(), run.translate(_SKELETON)
    if not suspect and not any(bare in letters for bare in labels.values()):
        return None
    after = cheapest_rest(run, lexicon)
    best: tuple[float, Change] | None = None
    for start in range(len(run)):
        if run[start] in CONTINUES:
            continue
        for end in range(start + 2, min(len(run), start + _LONGEST_WORD) + 1):
            if end < len(run) and run[end] in CONTINUES:
                continue
            doubted = any(a < end and start < b for a, b in suspect)
            piece = run[start:end]
            for word in by_skeleton.get(piece.translate(_SKELETON), ()):
                if not doubted and word not in labels:
                    continue
                gain = before[-1] - before[start] - lexicon.costs[word] - after[end]
                if gain < NEEDED or (best is not None and gain <= best[0]):
                    continue
                if before[-1] - gain > _TEXT * len(run):
                    continue
                change = _one_change(piece, word)
                if change is not None:
                    best = gain, Change(start + change.at, change.letter, change.adds)
    return None if best is None else best[1]


def _one_change(piece: str, word: str) -> Change | None:
    """The one mark, foot or loop that makes `word` of `piece`; None where it takes more."""
    at = next((k for k, (a, b) in enumerate(zip(piece, word, strict=False)) if a != b), len(piece))
    if len(word) == len(piece) + 1 and word[at] in _MARKS and word[at + 1 :] == piece[at:]:
        return Change(at, word[at], adds=True)
    same = len(word) == len(piece) > at and word[at + 1 :] == piece[at + 1 :]
    return (
        Change(at, word[at], adds=False) if same and _READ_AS.get(word[at]) == piece[at] else None
    )
