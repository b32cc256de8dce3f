"""Numbers in lines of text that a scan has torn apart: "1 0,000.- บาท" is 10,000 baht.

Two words of figures become one only where nothing stands between them, not even a blank's width,
and the second is no number by itself: no thousands are counted from nought. What stands a blank
apart may have lost a figure there, and stays as it was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from normalize.thai_text import to_ascii_digits
from parsers.model import Line, Word, union_of
from parsers.rows import Block

_HEAD = regex.compile(r"[1-9]\d?")
_REST = regex.compile(r"(?P<first>0\d?)(?:,\d{3})+(?!\d)(?:\.\d{2})?(?:\.?-)?")
_MOST_TOGETHER = 3  # figures before the first comma
_TOUCHING = 0.15  # line heights; a blank is wider
_MOST_SURE = 0.8  # of a number so mended


def with_figures_whole(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such numbers in lines put together."""
    for block, engine in blocks:
        if isinstance(block, Line) and len(block.words) > 1:
            yield replace(block, words=tuple(_whole(block.words))), engine
        else:
            yield block, engine


def _whole(words: Sequence[Word]) -> Iterator[Word]:
    before: Word | None = None
    for word in words:
        if before is None:
            before = word
        elif _are_one(before, word):
            before = _joined(before, word)
        else:
            yield before
            before = word
    if before is not None:
        yield before


def _are_one(head: Word, rest: Word) -> bool:
    """Whether two words that a scan gave are one number."""
    if head.box is None or rest.box is None or None in (head.confidence, rest.confidence):
        return False
    match = _REST.fullmatch(to_ascii_digits(rest.text))
    if match is None or _HEAD.fullmatch(to_ascii_digits(head.text)) is None:
        return False
    gap = rest.box.x0 - head.box.x1
    return (
        len(head.text) + len(match["first"]) <= _MOST_TOGETHER
        and abs(gap) <= _TOUCHING * rest.box.height
    )


def _joined(head: Word, rest: Word) -> Word:
    boxes = [word.box for word in (head, rest) if word.box is not None]
    sure = min(word.confidence or 0.0 for word in (head, rest))
    return Word(head.text + rest.text, head.raw + rest.raw, union_of(boxes), min(_MOST_SURE, sure))
