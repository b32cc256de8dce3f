"""Words that say that no budget is used in several years, made one: "ไม่ใช้งบประมาณตลอดทั้ง | 5 | ปี",
printed once over the columns of the years, in one line or in several.

One by one they would stand in the columns below them, each a value of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.amounts import NO_BUDGET, nothing_for_years, says_no_budget
from parsers.model import Box, Orientation, Page, Ruling, Word
from parsers.page.geometry import overlap, printed_lines
from parsers.page.pieces import (
    CLOSE_LINE,
    PieceLine,
    extent,
    height_of,
    in_pieces,
    text_of,
)

_MOST_LINES = 3
_SPACE = 0.7  # line heights between two words of one cell
_TOUCH = 1.0  # points by which a word may reach over a rule
_OFF = 1.0  # line heights between the left ends of its lines, or their middles
_OPENS = regex.compile(rf"\(?\s*(?:{NO_BUDGET})")

Piece = tuple[Word, ...]


def with_statements_joined(page: Page) -> Page:
    """The page with each such statement that stands by itself as one word, where its first line
    is."""
    if not any(says_no_budget(word.text) for word in page.words):
        return page
    upright = [word for word in page.words if word.box is not None and word.turn == 0]
    rows = map(in_pieces, printed_lines(upright, page.number))
    lines = [row for row in rows if row is not None]
    joined: dict[Word, Word] = {}  # the first word of each, and what takes its place
    gone: set[Word] = set()
    for number, line in enumerate(lines):
        for piece in line.pieces:
            words = _statement(piece, lines[number + 1 : number + 2 * _MOST_LINES], page.rulings)
            if len(words) > 1 and not _leaves_white(words, lines[number:], page.rulings):
                joined[words[0]] = _whole(words, piece)
                gone.update(words[1:])
    if not joined:
        return page
    kept = tuple(joined.get(word, word) for word in page.words if word not in gone)
    return replace(page, words=kept)


def _statement(piece: Piece, below: Sequence[PieceLine], rules: Sequence[Ruling]) -> Piece:
    """The words of the longest statement that begins with a piece of a line; none where there is
    none."""
    said: Piece = ()
    words, last = piece, piece
    for _line in range(_MOST_LINES):
        text = text_of(words)
        if nothing_for_years(text) is not None and _is_one(last, rules):
            said = words
        pieces = (other for line in below for other in line.pieces)
        under = next((other for other in pieces if _is_under(last, other)), None)
        if _OPENS.match(text) is None or not _is_one(last, rules) or under is None:
            break
        if _is_between(rules, "horizontal", _box(last), _box(under)):
            break
        words, last = (*words, *under), under
    return said


def _is_one(words: Piece, rules: Sequence[Ruling]) -> bool:
    """Whether words of a line stand as near as those of one cell, with no upright between."""
    most = _SPACE * height_of(words)
    boxes = [word.box for word in words if word.box is not None]
    return all(
        after.x0 - box.x1 <= most and not _is_between(rules, "vertical", box, after)
        for box, after in pairwise(boxes)
    )


def _is_between(rules: Sequence[Ruling], orientation: Orientation, one: Box, other: Box) -> bool:
    """Whether a rule parts a box from another one, right of it or below it."""
    if orientation == "vertical":
        ends, across = (one.x1, other.x0), (one.top, one.bottom)
    else:
        ends, across = (one.y_center, other.y_center), (one.x0, one.x1)
    return any(
        rule.orientation == orientation
        and ends[0] - _TOUCH <= rule.position <= ends[1] + _TOUCH
        and overlap(rule.start, rule.end, *across) > 0
        for rule in rules
    )


def _leaves_white(words: Piece, lines: Sequence[PieceLine], rules: Sequence[Ruling]) -> bool:
    """Whether a whole line would go from a page without level rules, on which white as high as that
    ends a table. `lines`: from the first one of the words on."""
    if any(rule.orientation == "horizontal" for rule in rules):
        return False
    return any(set(words).issuperset(line.line.words) for line in lines[1:])


def _is_under(above: Piece, below: Piece) -> bool:
    """Whether a piece stands as the next line of the same words, set level at the left or in the
    middle."""
    one, other = _box(above), _box(below)
    height = height_of(above)
    near = 0 < other.y_center - one.y_center <= CLOSE_LINE * height
    level = min(abs(one.x0 - other.x0), abs(one.x_center - other.x_center)) <= _OFF * height
    return near and level


def _box(words: Sequence[Word]) -> Box:
    """The box of words of a page, which have one each."""
    boxes = [word.box for word in words if word.box is not None]
    left, right = extent(words)
    return Box(left, min(b.top for b in boxes), right, max(b.bottom for b in boxes))


def _whole(words: Piece, first: Piece) -> Word:
    """Some words as one, as wide as all and as high as those of the first line."""
    line = _box(first)
    left, right = extent(words)
    known = [word.confidence for word in words if word.confidence is not None]
    return Word(
        " ".join(word.text for word in words),
        " ".join(word.raw for word in words),
        Box(left, line.top, right, line.bottom),
        min(known) if known else None,
    )
