"""Commas, points and spaces of figures, where the image leaves them open.

A number whose separators cannot be right as they were read ("193,543.172", "303,871583.25",
"1,24 6,780.50") gets those that the network itself held possible and that make it a number. No
digit is ever changed, added or left out, and what is a number, or a list number such as 1.2.1, as
it was read stays as it was read. A ๓ without its loop at the head of a line ("ต.๓ การส่งเสริม") is
told from a ต by what stands around it, and a figure alone from a letter, which no word is.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import regex

from parsers.adapters.ocr_words import MOST_SURE_EXCHANGED, Glyph

LEAST_SHARE = 0.01
"""What the network gave less than this was not seen."""
LEAST_BETWEEN = 0.03
"""The same for a separator where the best path has none."""
MOST_UNLIKELY = math.log(100)
"""Nats by which a well-formed reading may be less likely than the malformed one."""
MOST_READINGS = 4096

_SEPARATORS = (",", ".", " ")
_GROUPED = r"(?![0๐])\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?"  # no thousands are counted from nought
_NUMBER = regex.compile(_GROUPED + r"|\d+(?:\.\d+)?")
_AMOUNT = regex.compile(_GROUPED + r"|\d+(?:\.\d{1,2})?|[0๐]\.\d{3,6}")
_LOOPLESS_THREE = ("ต", "๓")
LEAST_THREE = 0.05
"""A ต that the network held for a ๓ with less than this is one (ต. is ตำบล)."""
LEAST_ALONE = 0.2
"""The same for any letter that stands alone on a line and may be a figure."""
_HEAD = regex.compile(r"\(?(?:[\dต]{1,2}\.)*(?:[\dต]{1,2}[.)]?)")
_LETTER = regex.compile("[ก-ฮ]")
_LIST_NUMBER = regex.compile(r"\d{1,2}(?:\.\d{1,2})+|\d{1,2}\.\d{1,2}\.\d{4}")


@dataclass(frozen=True, slots=True)
class _Pick:
    """What may stand in a place: a glyph or nothing, with the log of its share."""

    glyph: Glyph | None
    text: str
    log_share: float


def tidy_figures(shares: np.ndarray, glyphs: Sequence[Glyph], labels: Sequence[str]) -> list[Glyph]:
    """`glyphs` with the separators of malformed numbers put right; shares are frames × classes."""
    tidy: list[Glyph] = []
    for is_figure, run in itertools.groupby(glyphs, key=lambda g: _is_figure(labels[g.index])):
        members = list(run)
        tidy += _tidied(shares, members, labels) if is_figure else members
    return tidy


def list_numbers(shares: np.ndarray, glyphs: Sequence[Glyph], labels: Sequence[str]) -> list[Glyph]:
    """`glyphs` with every ต in the list number at the head of the line, nearly read ๓, made one;
    and with the one letter of a line that was nearly read as a figure made that."""
    texts = [labels[glyph.index] for glyph in glyphs]
    if len(texts) == 1:
        return [_lone(shares, glyphs[0], labels)]
    head = texts[: texts.index(" ")] if " " in texts else []
    letter, figure = _LOOPLESS_THREE
    if letter not in head or figure not in labels or not _HEAD.fullmatch("".join(head)):
        return list(glyphs)
    if not any(text in ".)" for text in head):
        return list(glyphs)
    three = labels.index(figure)
    return [
        _instead(shares, glyph, three, LEAST_THREE)
        if at < len(head) and texts[at] == letter
        else glyph
        for at, glyph in enumerate(glyphs)
    ]


def _lone(shares: np.ndarray, glyph: Glyph, labels: Sequence[str]) -> Glyph:
    figure = glyph.other
    if _LETTER.fullmatch(labels[glyph.index]) and labels[figure].isdigit():
        return _instead(shares, glyph, figure, LEAST_ALONE)
    return glyph


def _instead(shares: np.ndarray, glyph: Glyph, figure: int, least: float) -> Glyph:
    """The glyph as class `figure`, where the network gave that the share `least` or more."""
    seen = float(shares[glyph.start : glyph.end, figure].max())
    if seen < least:
        return glyph
    share = min(MOST_SURE_EXCHANGED, max(seen, 1 - glyph.share))
    return replace(glyph, index=figure, share=share, other=glyph.index, other_share=glyph.share)


def _is_figure(label: str) -> bool:
    return label.isdigit() or label in _SEPARATORS


def _tidied(shares: np.ndarray, run: list[Glyph], labels: Sequence[str]) -> list[Glyph]:
    digits = [at for at, glyph in enumerate(run) if labels[glyph.index].isdigit()]
    if len(digits) < 2:
        return run
    first, last = digits[0], digits[-1] + 1
    inner = run[first:last]
    if well_formed("".join(labels[glyph.index] for glyph in inner)):
        return run
    better = _best_number(shares, inner, labels)
    return run if better is None else [*run[:first], *better, *run[last:]]


def well_formed(text: str) -> bool:
    """Whether the text is a number, or several with spaces between, perhaps listed."""
    parts = [part.rstrip(",.") for part in text.split(" ")]
    return all(_NUMBER.fullmatch(part) or _LIST_NUMBER.fullmatch(part) for part in parts)


def _best_number(
    shares: np.ndarray, run: Sequence[Glyph], labels: Sequence[str]
) -> list[Glyph] | None:
    places: list[list[_Pick]] = []
    for at, glyph in enumerate(run):
        if at and labels[run[at - 1].index].isdigit() and labels[glyph.index].isdigit():
            places.append(_between(shares, run[at - 1], glyph, labels))
        places.append(_picks(shares, glyph, labels))
    if math.prod(len(picks) for picks in places) > MOST_READINGS:
        return None
    as_read = math.fsum(picks[0].log_share for picks in places)
    found: dict[str, tuple[float, tuple[_Pick, ...]]] = {}  # by the value, the likeliest
    for reading in itertools.product(*places):
        likely = math.fsum(pick.log_share for pick in reading)
        text = "".join(pick.text for pick in reading)
        if likely >= as_read - MOST_UNLIKELY and _AMOUNT.fullmatch(text):
            value = text.replace(",", "")
            if value not in found or likely > found[value][0]:
                found[value] = (likely, reading)
    if len(found) != 1:
        return None  # none fits, or two do: it stays malformed and a finding
    ((_likely, reading),) = found.values()
    return _glyphs_of(reading, places)


def _glyphs_of(reading: Sequence[_Pick], places: Sequence[Sequence[_Pick]]) -> list[Glyph]:
    """The glyphs of a reading; the doubt about one left out goes to the digit before it."""
    glyphs: list[Glyph] = []
    for pick, choices in zip(reading, places, strict=True):
        if pick.glyph is not None:
            glyphs.append(pick.glyph)
        elif choices[0].glyph is not None:
            share = min(glyphs[-1].share, math.exp(pick.log_share))
            glyphs[-1] = replace(glyphs[-1], share=share)
    return glyphs


def _picks(shares: np.ndarray, glyph: Glyph, labels: Sequence[str]) -> list[_Pick]:
    """A digit is what it is; a separator may be another one, or none. As read comes first."""
    own = labels[glyph.index]
    if own.isdigit():
        return [_Pick(glyph, own, 0.0)]
    seen = shares[glyph.start : glyph.end].max(axis=0)
    picks = [_Pick(glyph, own, math.log(max(glyph.share, LEAST_SHARE)))]
    for index, share in _seen_separators(seen, labels):
        if index != glyph.index:
            other = replace(glyph, index=index, share=share, other=glyph.index)
            picks.append(
                _Pick(replace(other, other_share=glyph.share), labels[index], math.log(share))
            )
    nothing = float(shares[glyph.start : glyph.end, 0].min())
    if nothing >= LEAST_SHARE:
        picks.append(_Pick(None, "", math.log(nothing)))
    return picks


def _between(shares: np.ndarray, left: Glyph, right: Glyph, labels: Sequence[str]) -> list[_Pick]:
    """A comma or point nearly seen between two digits; nothing, as read, comes first."""
    start, end = left.end - 1, right.start + 1
    frames = shares[start:end]
    picks = [_Pick(None, "", 0.0)]
    for index, share in _seen_separators(frames.max(axis=0), labels):
        if share >= LEAST_BETWEEN:
            at = start + int(frames[:, index].argmax())
            glyph = Glyph(index, at, at + 1, share, 0, 1 - share)
            picks.append(_Pick(glyph, labels[index], math.log(share)))
    return picks


def _seen_separators(seen: np.ndarray, labels: Sequence[str]) -> list[tuple[int, float]]:
    """The commas and points, by their numbers, that the network held possible."""
    indexes = [labels.index(mark) for mark in (",", ".") if mark in labels]
    return [(index, float(seen[index])) for index in indexes if seen[index] >= LEAST_SHARE]
