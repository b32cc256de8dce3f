"""Dots of an upright dotted rule that a scan read as print: they say where the rule goes on.

In some rows too little of such a rule is left to be seen as one, and its dots are read as ":" or
the like. A narrow word that stands where the same rule is seen in other rows is no word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.model import Box, Page, Ruling, Word
from parsers.page.geometry import cluster_values
from parsers.page.grid import TOUCH
from parsers.page.pieces import GUTTER

_WIDEST_DOT = 2.5  # points; a colon of small type is as wide
_LONGEST_DOT = 2  # characters
_SAME_PLACE = 1.5  # points
_SURE = 2  # dots in one row of cells; a single one may be a colon


@dataclass(frozen=True, slots=True)
class _Row:
    """The stretch of an upright's place between two level rules."""

    x: float
    top: float
    bottom: float


def with_dotted_rules(page: Page) -> Page:
    """The page with such words taken for what they are; itself where it has none."""
    dots = [w for w in page.words if _may_be_dot(w)]
    if page.source != "ocr" or not dots:
        return page
    upright = [r for r in page.rulings if r.orientation == "vertical"]
    taken: set[int] = set()
    added: list[Ruling] = []
    for x in cluster_values((r.position for r in upright), _SAME_PLACE):
        mine = [w for w in dots if abs(_box(w).x_center - x) <= _SAME_PLACE]
        on_rule = [w for w in mine if _is_on(w, x, upright)]
        taken |= {id(w) for w in on_rule}
        for row in _rows(x, page.rulings):
            here = [w for w in mine if w not in on_rule and row.top < _box(w).y_center < row.bottom]
            if here and _stands_clear(row, here, page.words):
                added.append(Ruling("vertical", x, row.top, row.bottom))
                taken |= {id(w) for w in here}
    if not taken:
        return page
    words = tuple(word for word in page.words if id(word) not in taken)
    return replace(page, words=words, rulings=(*page.rulings, *added))


def _may_be_dot(word: Word) -> bool:
    narrow = word.box is not None and word.turn == 0 and word.box.width <= _WIDEST_DOT
    return narrow and len(word.text) <= _LONGEST_DOT


def _box(word: Word) -> Box:
    return word.box or Box(0.0, 0.0, 0.0, 0.0)


def _is_on(word: Word, x: float, upright: Sequence[Ruling]) -> bool:
    """Whether a rule is seen where the word stands."""
    y = _box(word).y_center
    return any(abs(r.position - x) <= _SAME_PLACE and r.start <= y <= r.end for r in upright)


def _rows(x: float, rulings: Sequence[Ruling]) -> list[_Row]:
    heights = [
        r.position
        for r in rulings
        if r.orientation == "horizontal" and r.start - TOUCH <= x <= r.end + TOUCH
    ]
    return [_Row(x, top, bottom) for top, bottom in pairwise(cluster_values(heights, TOUCH))]


def _stands_clear(row: _Row, dots: Sequence[Word], words: Sequence[Word]) -> bool:
    """Whether no print of the row runs over the rule's place, nor close up to a single dot."""
    beside = [
        _box(w)
        for w in words
        if w.box is not None and row.top < _box(w).y_center < row.bottom and w not in dots
    ]
    reach = GUTTER * _box(dots[0]).height if len(dots) < _SURE else 0.0
    return not any(b.x0 - reach < row.x < b.x1 + reach for b in beside)
