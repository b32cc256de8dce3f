"""Boxes within a card's frame, each with a label over its value or before it: drawn around parts of
a card, they are no tables of their own. The card is read with their lines in its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalize.thai_text import clean
from parsers.forms.bare_levels import is_bare_level
from parsers.forms.card_labels import is_label, label_of
from parsers.forms.framed_cards import card_of
from parsers.model import Line, Table, Word
from parsers.page.geometry import contains, printed_lines

_MOST_ROWS = 2  # of boxes that touch: labels, and values below them


@dataclass(frozen=True, slots=True)
class BoxedCard:
    """A frame with the lines of its boxes, and these: frames and tables by their identity."""

    frame: Table
    boxes: frozenset[int]


def with_boxes(frames: Sequence[Table], tables: Sequence[Table]) -> list[BoxedCard]:
    """The frames that are cards, with or without the lines of the boxes in them; a card that is
    none with them has lost something, which is to be told."""
    found: list[BoxedCard] = []
    for frame in frames:
        inner = [t for t in (*frames, *tables) if t is not frame and _is_box_in(t, frame)]
        if not inner or frame.box is None:
            continue
        lines = printed_lines([w for t in (frame, *inner) for w in _words(t)], frame.page)
        if any(card_of(own, frame.box, frame.page) for own in (lines, frame.cells[0].lines)):
            whole = replace(frame, cells=(replace(frame.cells[0], lines=lines),))
            found.append(BoxedCard(whole, frozenset(map(id, (frame, *inner)))))
    return found


def _is_box_in(table: Table, frame: Table) -> bool:
    """Whether a table or a frame stands inside another, and each of its columns opens with a
    label, or is the number of a level."""
    box = table.box
    if box is None or frame.box is None or table.n_rows > _MOST_ROWS:
        return False
    corners = ((box.x0, box.top), (box.x1, box.bottom))
    if not all(contains(frame.box, *corner) for corner in corners):
        return False
    printed = [cell.lines[0] for cell in table.cells if cell.row == 0 and cell.lines]
    return bool(printed) and all(map(_opens_with_label, printed))


def _opens_with_label(line: Line) -> bool:
    text = clean(line.text).rstrip(" :：")
    return is_label(text) or label_of(line) is not None or is_bare_level(line)


def _words(table: Table) -> list[Word]:
    return [word for cell in table.cells for line in cell.lines for word in line.words]
