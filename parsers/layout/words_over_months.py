"""Uprights of a calendar and the words that they meet: they stop where words stand over its months
("ดำเนินการตลอดทั้งปี") and go on below these, if anything does; and dirt joins them to words above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.model import Box, Line, Mark, Ruling
from parsers.page.pieces import extent, in_pieces
from parsers.page.rulings import join_collinear

_FEWEST = 3  # uprights that stop
_SAME_END = 6.0  # points between the ends of uprights that end together
_SLACK = 3.0  # points that a word may reach over an upright
_TALLEST = 5.0  # line heights of the white that the words stand in


def with_words_crossed(
    rules: Sequence[Ruling], lines: Sequence[Line], marks: Sequence[Mark] = ()
) -> list[Ruling]:
    """The rules, uprights that stop together at such words as long as those that go on beside them;
    none where a mark stands there too."""
    out = list(rules)
    for words in _pieces(lines):
        for rule, foot in _stopped(words, out):
            level = [m for m in marks if rule.end < m.box.y_center < foot]
            if not any(m.box.x0 <= rule.position <= m.box.x1 for m in level):
                out[out.index(rule)] = replace(rule, end=foot)
    return join_collinear(out)


def below_words(rule: Ruling, lines: Sequence[Line]) -> Ruling:
    """An upright that dirt has made longer, up into a word above it, as long as it was drawn; any
    other rule as it is."""
    if rule.orientation == "horizontal":
        return rule
    boxes = [word.box for line in lines for word in line.words if word.box]
    over = [box for box in boxes if box.x0 + _SLACK < rule.position < box.x1 - _SLACK]
    ends = [box.bottom for box in over if box.top < rule.start < box.bottom < rule.end]
    return replace(rule, start=max(ends, default=rule.start))


def _pieces(lines: Sequence[Line]) -> Iterator[Box]:
    """The place of each piece of the lines."""
    for row in filter(None, map(in_pieces, lines)):
        for piece in row.pieces:
            left, right = extent(piece)
            yield Box(left, row.box.top, right, row.box.bottom)


def _stopped(words: Box, rules: Sequence[Ruling]) -> list[tuple[Ruling, float]]:
    """The uprights that end right above some words, and where each would end; none unless others
    go on at both sides of the words and these stand over the place of one."""
    ups = [r for r in rules if r.orientation == "vertical"]
    beside = [r for r in ups if r.start <= words.y_center <= r.end]
    left = max((r.position for r in beside if r.position <= words.x0), default=None)
    right = min((r.position for r in beside if r.position >= words.x1), default=None)
    if left is None or right is None:
        return []
    inside = [r for r in ups if left < r.position < right]
    tall = _TALLEST * words.height
    above = [r for r in inside if words.y_center - tall < r.end < words.y_center]
    below = [r for r in inside if words.y_center < r.start < words.y_center + tall]
    ends = [r.end for r in above]
    crossed = any(words.x0 < r.position < words.x1 for r in above)
    if len(above) < _FEWEST or not crossed or max(ends) - min(ends) > _SAME_END:
        return []
    if below and len(below) != len(above):
        return []
    last = min(r.end for r in beside if r.position in (left, right))
    foot = min((r.start for r in below), default=last)
    return [(r, foot) for r in above] if foot - min(ends) <= tall else []
