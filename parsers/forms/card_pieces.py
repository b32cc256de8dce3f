"""The lines of a card, parted where labels stand side by side; and what of them is no print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from normalize.thai_text import PRINT, clean, is_dash
from parsers.forms.card_labels import LABELS, has_colon, label_of
from parsers.model import Box, Cell, Line, Word
from parsers.page.pieces import in_pieces

LEVEL = regex.compile(r"(?P<label>(?:มิติ|ภารกิจ(?:ตามมิติ)?|แบบวัด)(?:\s?ที่)?)\s*[:：]?\s*(?=\S)")
_CORNER = 14.0  # points from both sides of a frame


def pieces_of(line: Line) -> Iterator[Line]:
    """The line, parted before each label that a wide gap or its own colon sets off; all of it
    else."""
    row = in_pieces(line)
    if row is None or len(row.pieces) == 1:
        yield from _at_colons(line)
        return
    words: list[Word] = []
    for piece in row.pieces:
        part = replace(line, words=piece)
        if words and (label_of(part, True) is not None or LEVEL.match(clean(part.text))):
            yield from _at_colons(replace(line, words=tuple(words)))
            words = []
        words += piece
    yield from _at_colons(replace(line, words=tuple(words)))


def _at_colons(line: Line) -> Iterator[Line]:
    """A line that a label opens (a scan may have lost its colon), parted before each other one with
    a colon behind the words of a value."""
    first, words = 0, line.words
    for k in range(2, len(words) - 1) if has_colon(line) or label_of(line) else ():
        text = words[k].text
        colon = text.endswith((":", "：")) or words[k + 1].text.startswith((":", "："))
        behind = not words[k - 1].text.endswith((":", "：")) and PRINT.search(words[k - 1].text)
        if colon and behind and LABELS.fullmatch(text.rstrip(":：")):
            yield replace(line, words=words[first:k])
            first = k
    yield replace(line, words=words[first:])


def without_corner(cell: Cell, frame: Box) -> Cell:
    """The cell without a last line that a round corner of its frame was read as."""
    box = cell.lines[-1].box if len(cell.lines) > 1 else None
    if box is None or PRINT.search(cell.lines[-1].text) or is_dash(cell.lines[-1].text):
        return cell
    across = min(abs(box.x_center - frame.x0), abs(frame.x1 - box.x_center))
    at_corner = across <= _CORNER and abs(frame.bottom - box.y_center) <= _CORNER
    return replace(cell, lines=cell.lines[:-1]) if at_corner else cell
