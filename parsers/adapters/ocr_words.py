"""Which Thai letters were printed, where the image leaves it open: the ones that make words.

The network's second choices are weighed against a word list, as a person reads a blurred copy.
Only Thai letters and marks are ever exchanged, and only for what the network itself held possible:
digits, Latin and punctuation stay as they were read. A line is a row of slots (one per glyph, and
one per glyph that was nearly seen between two others); the likeliest way through the slots of a
stretch of Thai is found over words and single letters, and each choice gets the share it has among
the best ways that hold it.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import regex

from normalize.lookup import rows
from normalize.spelling import thai_lexicon

LEAST_SHARE = 0.01
"""What the network gave less than this is not weighed."""
LEAST_BETWEEN = 0.03
"""The same for a letter nearly seen where the best path has none."""
MOST_CHOICES = 4
WEIGHT = 0.3
"""How much a nat of the word list counts against a nat of the image. The network was trained on
words and knows some of this already; at 0.5 names nobody lists begin to turn into words."""
MOST_SURE_EXCHANGED = 0.8
"""What another character than the network's first is believed at most: a name nobody lists may have
been made a word, so that it stays a finding however well the word fits."""
UNKNOWN_LETTER = 6.0
"""Nats for a letter or mark that no listed word covers."""
LOOKUP_COSTS = {
    "labels": 7.0,
    "units": 9.0,
    "missions": 9.0,
    "dimensions": 9.0,
    "sub_missions": 10.0,
}
PLACE_COSTS = {"provinces": 10.0, "districts": 12.0}
SUBDISTRICT_COST = 13.0

_THAI = regex.compile(r"[ก-ฮะ-ฺเ-ๅ็-๎]+")
_MARK = regex.compile(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")
_NEAR = 2  # frames; a class leaks into those beside its own


@dataclass(frozen=True, slots=True)
class Glyph:
    """One class on a path: its frames, how likely it is, and the runner-up at its place."""

    index: int
    start: int
    end: int
    share: float
    other: int
    other_share: float
    left_out: bool = False
    """Whether the network alone had read a glyph here (`index` 0)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A class that may stand in a slot (0: nothing does), with the log of its share."""

    index: int
    text: str
    log_share: float


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a glyph is or nearly is; `glyph` as the network alone would read it."""

    glyph: Glyph
    choices: tuple[Choice, ...]

    @property
    def length(self) -> int:
        """Characters of what the network alone would read here."""
        return next((len(c.text) for c in self.choices if c.index == self.glyph.index), 1)


@dataclass(frozen=True, slots=True)
class Words:
    """Thai words in code point order and, word by word, their costs in nats."""

    words: Sequence[str]
    costs: Sequence[float]

    def __post_init__(self) -> None:
        if len(self.words) != len(self.costs):
            raise ValueError("every word has one cost")

    def beginning_with(self, text: str, low: int, high: int) -> tuple[int, int]:
        """The range of words within `low:high` that begin with `text`."""
        start = bisect_left(self.words, text, low, high)
        return start, bisect_left(self.words, text + "\uffff", start, high)


def make_words(costs: Mapping[str, float]) -> Words:
    """A word list from words and their costs in nats."""
    ordered = sorted(costs)
    return Words(ordered, [costs[word] for word in ordered])


@cache
def thai_words() -> Words:
    """PyThaiNLP's words by how rare they are, and the names in the lookup tables."""
    costs = dict(thai_lexicon().costs)

    def add(text: str, cost: float) -> None:
        for word in _THAI.findall(text):
            if len(word) > 1:
                costs[word] = min(cost, costs.get(word, math.inf))

    for table, cost in (LOOKUP_COSTS | PLACE_COSTS).items():
        for row in rows(table):
            add(row["name"], cost)
    for row in rows("subdistricts"):
        add(row["names"], SUBDISTRICT_COST)
    return make_words(costs)


def choose(
    shares: np.ndarray, glyphs: Sequence[Glyph], labels: Sequence[str], words: Words
) -> list[Glyph]:
    """`glyphs` of the best path through `shares` (frames × classes), with the Thai ones weighed."""
    chosen: list[Glyph] = []
    stretch: list[Slot] = []
    for slot in _slots(shares, glyphs, labels):
        if is_thai(labels[slot.glyph.index]) or slot.glyph.index == 0:
            stretch.append(slot)
            continue
        chosen += [*_weigh(stretch, words), slot.glyph]
        stretch = []
    return _without_nothing([*chosen, *_weigh(stretch, words)])


def _without_nothing(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs that stand; the doubt about one left out goes to the one before it, or behind."""
    kept: list[Glyph] = []
    doubt = 1.0
    for glyph in glyphs:
        if glyph.index != 0:
            kept.append(replace(glyph, share=min(glyph.share, doubt)))
            doubt = 1.0
        elif glyph.left_out and kept:
            kept[-1] = replace(kept[-1], share=min(kept[-1].share, glyph.share))
        elif glyph.left_out:
            doubt = min(doubt, glyph.share)
    return kept


@cache
def is_thai(label: str) -> bool:
    """Whether a class is a Thai letter, vowel or mark; digits and signs are none."""
    return _THAI.fullmatch(label) is not None


@cache
def is_thai_mark(label: str) -> bool:
    """Whether a class stands on or under a letter."""
    return _MARK.fullmatch(label) is not None


def _slots(shares: np.ndarray, glyphs: Sequence[Glyph], labels: Sequence[str]) -> list[Slot]:
    rest = shares.copy()
    rest[:, 0] = 0.0
    for glyph in glyphs:
        rest[max(0, glyph.start - _NEAR) : glyph.end + _NEAR, glyph.index] = 0.0
    slots: list[Slot] = []
    last = 0
    for glyph in glyphs:
        slots += _between(rest, last, glyph.start, labels)
        slots.append(Slot(glyph, _choices(shares[glyph.start : glyph.end], glyph, labels)))
        last = glyph.end
    return slots + _between(rest, last, len(shares), labels)


def _between(rest: np.ndarray, start: int, end: int, labels: Sequence[str]) -> list[Slot]:
    """The slot of the Thai glyph most nearly seen in the frames `start:end`, if any was."""
    if start >= end:
        return []
    at, index = divmod(int(rest[start:end].argmax()), rest.shape[1])
    share = float(rest[start + at, index])
    if share < LEAST_BETWEEN or not is_thai(labels[index]):
        return []
    nothing = Glyph(0, start + at, start + at + 1, 1 - share, index, share)
    choices = (Choice(0, "", math.log(1 - share)), Choice(index, labels[index], math.log(share)))
    return [Slot(nothing, choices)]


def _choices(frames: np.ndarray, glyph: Glyph, labels: Sequence[str]) -> tuple[Choice, ...]:
    """What may stand where `glyph` was read: only itself where that is sure or not Thai."""
    own = labels[glyph.index]
    if glyph.share > 1 - LEAST_SHARE or not is_thai(own):
        return (Choice(glyph.index, own, 0.0),)
    best = frames.max(axis=0)
    best[0] = frames[:, 0].min()
    likeliest = [int(index) for index in np.argsort(-best)[:MOST_CHOICES]]
    return tuple(
        Choice(index, labels[index], math.log(best[index]))
        for index in likeliest
        if best[index] >= LEAST_SHARE and (index == 0 or is_thai(labels[index]))
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """One word or one letter: the choices it takes from slot `start` on, and what it scores."""

    start: int
    picks: tuple[Choice, ...]
    score: float

    @property
    def end(self) -> int:
        return self.start + len(self.picks)


def _weigh(slots: Sequence[Slot], words: Words) -> list[Glyph]:
    if all(len(slot.choices) == 1 for slot in slots):
        return [slot.glyph for slot in slots]
    steps = [step for at in range(len(slots)) for step in _steps_from(slots, at, words)]
    ahead = _best_after(steps, len(slots))
    before = [0.0] + [-math.inf] * len(slots)
    scores: list[dict[Choice, float]] = [{} for _ in slots]
    for step in steps:  # in the order of their starts, so `before` is complete there
        here = before[step.start] + step.score
        before[step.end] = max(before[step.end], here)
        for offset, pick in enumerate(step.picks):
            known = scores[step.start + offset]
            known[pick] = max(known.get(pick, -math.inf), here + ahead[step.end])
    return [_decided(slot, found) for slot, found in zip(slots, scores, strict=True)]


def _best_after(steps: Iterable[_Step], size: int) -> list[float]:
    """The best score from each slot to the end."""
    ahead = [-math.inf] * size + [0.0]
    for step in reversed(list(steps)):
        ahead[step.start] = max(ahead[step.start], step.score + ahead[step.end])
    return ahead


def _steps_from(slots: Sequence[Slot], at: int, words: Words) -> list[_Step]:
    """Every letter that may stand in slot `at`, and every word that may begin there.

    Outside words a letter costs what the one costs that the network read: nothing but the image
    decides there, or the unknown would lose its marks.
    """
    unlisted = WEIGHT * UNKNOWN_LETTER * slots[at].length
    steps = [_Step(at, (pick,), pick.log_share - unlisted) for pick in slots[at].choices]
    open_words: list[tuple[tuple[Choice, ...], str, float, int, int]] = []
    open_words.append(((), "", 0.0, 0, len(words.words)))
    reached: dict[tuple[int, str], float] = {}  # the same letters over other empty slots
    while open_words:
        picks, text, score, low, high = open_words.pop()
        if at + len(picks) == len(slots):
            continue
        for pick in slots[at + len(picks)].choices:
            if not pick.text and not text:
                continue  # a word begins with a letter
            longer, total = text + pick.text, score + pick.log_share
            start, end = words.beginning_with(longer, low, high) if pick.text else (low, high)
            if start == end or total <= reached.get((len(picks), longer), -math.inf):
                continue
            reached[len(picks), longer] = total
            if pick.text and words.words[start] == longer:
                steps.append(_Step(at, (*picks, pick), total - WEIGHT * words.costs[start]))
            open_words.append(((*picks, pick), longer, total, start, end))
    return steps


def _decided(slot: Slot, scores: Mapping[Choice, float]) -> Glyph:
    """The slot's glyph by the best way through each of its choices."""
    ordered = sorted(scores.items(), key=lambda entry: -entry[1])
    if len(ordered) == 1:
        return slot.glyph
    top = ordered[0][1]
    total = math.fsum(math.exp(score - top) for _, score in ordered)
    (first, _), (second, second_score) = ordered[:2]
    exchanged = first.index != slot.glyph.index
    return replace(
        slot.glyph,
        index=first.index,
        share=min(1 / total, MOST_SURE_EXCHANGED) if exchanged else 1 / total,
        other=second.index,
        other_share=math.exp(second_score - top) / total,
        left_out=exchanged and first.index == 0,
    )
