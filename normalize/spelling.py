"""Thai spelling as evidence: which reading of a damaged text layer a Thai reader would write.

Producers lose the ring of SARA AM (ดาเนินงาน), print MAI THO and SARA AA for it (ส้าคัญ) or print
it for every SARA AA (งำน). A text is cut into words at the least cost, cost being how rare the
words are; a reading is mended only where the mended text costs far less than the text as found.
Pure functions of the text and a lexicon; the lexicon is PyThaiNLP's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex
from pythainlp.corpus import thai_words
from pythainlp.corpus.tnc import unigram_word_freqs

Status = Literal["same", "repaired", "guessed"]
Damage = Literal["none", "lost", "overdone"]

SARA_AA, SARA_AM, MAI_THO = "า", "ำ", "้"
CONTINUES = frozenset("ะาำัิีึืฺุู็่้๊๋์ํ๎ๅฯ")
"""No word begins with these."""
_THAI_RUN = regex.compile(r"[ก-ฮะ-ฺเ-ๆ็-๎]+")
_UNKNOWN_CHAR = 11.0  # nats for a character no word covers
_PER_WORD = 1.0  # nats; favours few long words
STRONG = 8.0  # gain in nats from which spelling alone is sure enough
WEAK = 2.5  # gain that is enough on a page that has lost its SARA AM throughout
_SAYS_NOTHING = 3  # shorter runs are abbreviations (ต.ค.)
_MOST_CHANGES = 12  # in one run; a run that needs more is not text
_LONGEST_RUN = 240  # characters; longer runs are cut so that one page cannot stall the build


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and their costs in nats; `known` are the dictionary's, without corpus noise."""

    costs: Mapping[str, float]
    known: frozenset[str]
    longest: int

    def __post_init__(self) -> None:
        if not self.costs or self.longest < 1:
            raise ValueError("a lexicon has words")


@dataclass(frozen=True, slots=True)
class Repair:
    """`text` is the reading; `gain` how many nats cheaper it is than the text as found."""

    text: str
    status: Status
    gain: float


@lru_cache(maxsize=1)
def thai_lexicon() -> Lexicon:
    """PyThaiNLP's dictionary with the Thai National Corpus's word counts."""
    known = frozenset(thai_words())
    counts = dict(unigram_word_freqs())
    total = sum(counts.values())
    frequent = {word for word, count in counts.items() if count >= 30 and len(word) > 1}
    return make_lexicon(known, {w: counts.get(w, 1) for w in known | frequent}, total)


def make_lexicon(known: Iterable[str], counts: Mapping[str, int], total: int) -> Lexicon:
    """A lexicon from word counts out of `total` running words."""
    scale = math.log(total + 1)
    costs = {
        word: scale - math.log(max(count, 1)) + _PER_WORD
        for word, count in counts.items()
        if word and _THAI_RUN.fullmatch(word) and (len(word) > 1 or word == "ณ")
    }
    return Lexicon(costs, frozenset(known), max(map(len, costs)))


def cut(text: str, lexicon: Lexicon) -> tuple[float, tuple[str, ...]]:
    """The cheapest cut of a Thai run into words, and its cost in nats."""
    best, places = cheapest(text, lexicon)
    return best[-1], tuple(text[start:end] for start, end in places)


def cheapest(text: str, lexicon: Lexicon) -> tuple[list[float], list[tuple[int, int]]]:
    """The least cost of a run up to each of its offsets, and where the cheapest cut's words are."""
    best, back = [0.0] + [math.inf] * len(text), [0] * (len(text) + 1)
    for start, end, cost in _steps(text, lexicon):
        if best[start] + cost < best[end]:
            best[end], back[end] = best[start] + cost, start
    places: list[tuple[int, int]] = []
    end = len(text)
    while end > 0:
        places.append((back[end], end))
        end = back[end]
    return best, places[::-1]


def cheapest_rest(text: str, lexicon: Lexicon) -> list[float]:
    """The least cost of a run from each of its offsets on."""
    best = [math.inf] * len(text) + [0.0]
    for start, end, cost in reversed(list(_steps(text, lexicon))):
        best[start] = min(best[start], cost + best[end])
    return best


def _steps(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, float]]:
    """Every letter by itself and every word in a run, by where they begin."""
    costs, longest, size = lexicon.costs, lexicon.longest, len(text)
    for start in range(size):
        yield start, start + 1, _UNKNOWN_CHAR
        if text[start] in CONTINUES:
            continue
        for end in range(start + 1, min(size, start + longest) + 1):
            if end < size and text[end] in CONTINUES:
                continue
            cost = costs.get(text[start:end])
            if cost is not None:
                yield start, end, cost


def known_share(texts: Iterable[str], lexicon: Lexicon, at_least: int = 1) -> float | None:
    """The share of Thai characters that stand in dictionary words.

    Abbreviations and digits (runs of one or two letters) say nothing and do not count; None
    where fewer than `at_least` characters do.
    """
    known = total = 0
    for text in texts:
        for run in _runs(text):
            if len(run) < _SAYS_NOTHING:
                continue
            for piece in _cut_cached(run, lexicon):
                total += len(piece)
                known += len(piece) if len(piece) > 1 and piece in lexicon.known else 0
    return known / total if total >= at_least else None


def repair(text: str, lexicon: Lexicon, damage: Damage = "none") -> Repair:
    """SARA AM put right where spelling says so.

    `damage` is the page's (see `page_damage`): on a damaged page a small gain is enough. A strong
    gain is "repaired" on such a page and "guessed" elsewhere; a weak gain is always "guessed".
    """
    out: list[str] = []
    last, weakest, total = 0, math.inf, 0.0
    for match in _THAI_RUN.finditer(text):
        mended, gains = _mend_run(match.group(), lexicon, damage)
        out.append(text[last : match.start()] + mended)
        last = match.end()
        weakest, total = min([weakest, *gains]), total + sum(gains)
    result = "".join(out) + text[last:]
    if result == text:
        return Repair(text, "same", 0.0)
    sure = damage != "none" and weakest >= STRONG
    return Repair(result, "repaired" if sure else "guessed", total)


def page_damage(texts: Iterable[str], lexicon: Lexicon) -> Damage:
    """What the page's SARA AM suffer from as a rule, not in one word.

    "lost": they lack their ring or read MAI THO and SARA AA; "overdone": every SARA AA has one.
    """
    intact = lost = broad = narrow = 0
    surplus = 0.0
    for text in texts:
        broad += text.count(SARA_AM)
        narrow += text.count(SARA_AA)
        for run in _runs(text):
            mended, gains = _mend(run, lexicon, STRONG)
            lost += len(gains)
            intact += sum(1 for a, b in zip(run, mended, strict=False) if a == b == SARA_AM)
            if SARA_AM in run:
                surplus += cut(run, lexicon)[0] - cut(_narrowed(run), lexicon)[0]
    if broad >= 5 and broad > 2 * narrow and surplus >= 3 * STRONG:
        return "overdone"
    return "lost" if lost >= 2 and lost > 0.4 * (lost + intact) else "none"


def _narrowed(run: str) -> str:
    return run.replace(SARA_AM, SARA_AA)


def _mend_run(run: str, lexicon: Lexicon, damage: Damage) -> tuple[str, tuple[float, ...]]:
    if damage == "overdone" and SARA_AM in run:
        mended, _ = _mend(_narrowed(run), lexicon, WEAK)
        gain = cut(run, lexicon)[0] - cut(mended, lexicon)[0]
        return (mended, (gain,)) if gain > 0 and mended != run else (run, ())
    return _mend(run, lexicon, STRONG if damage == "none" else WEAK)


def _runs(text: str) -> list[str]:
    return [
        run[i : i + _LONGEST_RUN]
        for run in _THAI_RUN.findall(text)
        for i in range(0, len(run), _LONGEST_RUN)
    ]


@lru_cache(maxsize=20_000)
def _cut_known(run: str) -> tuple[str, ...]:
    return cut(run, thai_lexicon())[1]


def _cut_cached(run: str, lexicon: Lexicon) -> tuple[str, ...]:
    return _cut_known(run) if lexicon is thai_lexicon() else cut(run, lexicon)[1]


def _mend(run: str, lexicon: Lexicon, needed: float) -> tuple[str, tuple[float, ...]]:
    """Change by change, the one that gains most first; with the gain of each."""
    if len(run) > _LONGEST_RUN or not (SARA_AA in run or SARA_AM in run):
        return run, ()
    if lexicon is thai_lexicon():
        return _mend_known(run, needed)
    return _mend_slowly(run, lexicon, needed)


@lru_cache(maxsize=20_000)
def _mend_known(run: str, needed: float) -> tuple[str, tuple[float, ...]]:
    return _mend_slowly(run, thai_lexicon(), needed)


def _mend_slowly(run: str, lexicon: Lexicon, needed: float) -> tuple[str, tuple[float, ...]]:
    gains: list[float] = []
    cost, pieces = cut(run, lexicon)
    for _ in range(_MOST_CHANGES):
        best: tuple[float, str, tuple[str, ...]] | None = None
        for variant in _variants(run, pieces, lexicon):
            new_cost, new_pieces = cut(variant, lexicon)
            if cost - new_cost >= needed and (best is None or new_cost < best[0]):
                best = (new_cost, variant, new_pieces)
        if best is None:
            break
        gains.append(cost - best[0])
        cost, run, pieces = best
    return run, tuple(gains)


def _variants(run: str, pieces: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    """The run with one SARA AA, MAI THO + SARA AA or SARA AM read the other way.

    A long dictionary word is left alone: nothing spelt right needs mending.
    """
    out: list[str] = []
    position = 0
    for piece in pieces:
        sound = len(piece) >= 5 and piece in lexicon.known
        for offset, char in enumerate(piece):
            at = position + offset
            if sound or at == 0:
                continue
            if char == SARA_AA:
                if run[at - 1] == MAI_THO:
                    out.append(run[: at - 1] + SARA_AM + run[at + 1 :])
                if at + 1 == len(run) or run[at + 1] != "ะ":
                    out.append(run[:at] + SARA_AM + run[at + 1 :])
            elif char == SARA_AM:
                out.append(run[:at] + SARA_AA + run[at + 1 :])
        position += len(piece)
    return out
