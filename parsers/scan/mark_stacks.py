"""Marks that were chained to lines of their own: vowel and tone mark grown together are as tall as
a letter, and stand as near to each other as words do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from parsers.scan.components import Components
from parsers.scan.text_line import TextLine

_ABOVE = 1.5  # letter heights: how far from the letters a mark may stand
_ON_LETTERS = 0.3  # what stands nearer to letters stands on them
_WIDEST_COMMA, _COMMA_ABOVE_FOOT = 0.45, 0.5  # letter heights
_WIDEST_HEAVY, _HANGS = 0.55, 0.15
_WIDEST_MARK = 1.2  # the vowel of a word of one letter is as wide as the word
_MOST_IN_STACK = 3
_TALL_STACK, _TALLEST_STACK = 0.9, 1.35  # letter heights
_CLOSE, _NEAR = 0.2, 0.4


def part_stacks(
    parts: Components, lines: Sequence[TextLine], small: Sequence[int]
) -> tuple[list[tuple[TextLine, list[int]]], list[TextLine]]:
    """Lines of marks alone with the numbers of the lines they may belong to; and those lines."""
    above = np.array([line.x_top - _ABOVE * line.letter_height for line in lines])
    below = np.array([line.baseline + _ABOVE * line.letter_height for line in lines])
    hosts_of, marks = [], np.asarray(small, dtype=np.intp)
    for line in lines:
        near = np.flatnonzero((above <= line.y1) & (below >= line.y0)).tolist()
        hosts = [lines[k] for k in near if lines[k] is not line]
        foot = _foot(parts, line, marks) if hosts else line.y1
        hosts_of.append([host for host in hosts if _is_mark_of(parts, line, host, foot)])
    kept = [line for line, hosts in zip(lines, hosts_of, strict=True) if not hosts]
    number = {id(line): k for k, line in enumerate(kept)}
    stacks = []
    for line, hosts in zip(lines, hosts_of, strict=True):
        numbers = [number[id(host)] for host in hosts if id(host) in number]
        if numbers:
            stacks.append((line, numbers))
        elif hosts:  # it stands on marks alone: a line of its own
            number[id(line)] = len(kept)
            kept.append(line)
    return stacks, kept


def _foot(parts: Components, line: TextLine, small: np.ndarray) -> int:
    """The lowest row of a short line, or of the vowel that it stands on as a tone mark."""
    if len(line.members) > _MOST_IN_STACK:
        return line.y1
    close = math.ceil(_ON_LETTERS * (line.y1 - line.y0))
    under = np.abs(parts.y0[small] - line.y1) <= close
    under &= (parts.x0[small] < line.x1) & (parts.x1[small] > line.x0)
    return int(parts.y1[small[under]].max(initial=line.y1))


def _is_mark_of(parts: Components, guest: TextLine, host: TextLine, foot: int) -> bool:
    """Whether `guest`, whose marks reach down to `foot`, is marks on letters of `host`."""
    widest = max(0.5 * (host.x1 - host.x0), _WIDEST_MARK * host.letter_height)
    tallest = _TALLEST_STACK * host.letter_height
    if guest.y1 - guest.y0 > tallest:
        return False
    if not any(host.region in parts.regions(n) for n in guest.members):
        return False
    slack = 0.3 * host.letter_height
    if guest.x0 < host.x0 - slack or guest.x1 > host.x1 + host.letter_height:
        return False
    above = host.x_top - 1.6 * host.letter_height <= guest.y0 and guest.y1 <= host.x_top + slack
    narrow = guest.x1 - guest.x0 <= _WIDEST_COMMA * host.letter_height or _hangs(guest, host)
    reach = _COMMA_ABOVE_FOOT * host.letter_height if narrow else slack
    below = guest.y0 >= host.baseline - reach and guest.y1 <= host.baseline + host.letter_height
    gap = host.x_top - foot if above else guest.y0 - host.baseline
    # What is as tall as a letter has to stand as near as marks do: it may be a line of one digit.
    tall = guest.y1 - guest.y0 > _TALL_STACK * host.letter_height
    near = (above or below) and gap < (_CLOSE if tall else _NEAR) * host.letter_height
    if near and guest.x1 - guest.x0 <= widest:
        return True
    return _stand_on_letters(parts, guest, host)


def _stand_on_letters(parts: Components, guest: TextLine, host: TextLine) -> bool:
    """Whether every shape stands right on a letter of `host`, wherever letters are highest on the
    whole: low figures beside a word say nothing about its letters, and no line of print has all
    its feet so near to the heads below."""
    letters = np.asarray(host.members)
    close, slack = _CLOSE * host.letter_height, 0.3 * host.letter_height
    for n in guest.members:
        under = letters[(parts.x0[letters] < parts.x1[n]) & (parts.x1[letters] > parts.x0[n])]
        if not under.size:
            return False
        foot = int(parts.y1[n])
        heads = int(parts.y0[under].min())
        if heads < foot - slack:  # it may have grown together with the mark beside this one
            heads = _heads_beneath(parts, n, under, foot - slack)
        if not -slack <= heads - foot < close:
            return False
    return True


def _heads_beneath(parts: Components, n: int, letters: np.ndarray, top: float) -> int:
    """The highest row at which `letters` begin in the columns of shape n, those aside in which they
    begin above row `top`; -1 where these are not the fewer, or there are no others."""
    x0, x1, none = int(parts.x0[n]), int(parts.x1[n]), int(parts.labels.shape[0])
    heads = np.full(x1 - x0, none)
    for letter in letters.tolist():
        left, right = max(x0, int(parts.x0[letter])), min(x1, int(parts.x1[letter]))
        ink = parts.shape_of(letter)[
            :, left - int(parts.x0[letter]) : right - int(parts.x0[letter])
        ]
        first = np.where(ink.any(axis=0), ink.argmax(axis=0) + int(parts.y0[letter]), none)
        part = heads[left - x0 : right - x0]
        np.minimum(part, first, out=part)
    inked = heads[heads < none]
    beneath = inked[inked >= top]
    return int(beneath.min()) if 2 * beneath.size > inked.size else -1


def _hangs(guest: TextLine, host: TextLine) -> bool:
    """Whether a shape higher than wide begins above the foot of a line and ends well below, as a
    heavy comma of a typewriter face does."""
    width, size = guest.x1 - guest.x0, host.letter_height
    low = guest.y1 - host.baseline >= _HANGS * size
    return low and width <= min(guest.y1 - guest.y0, _WIDEST_HEAVY * size)
