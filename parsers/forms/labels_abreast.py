"""Labels with their values that stand in one cell of a form because a scan lost the rule between
them. Of a dotted upright between two labels side by side a stroke is read, or nothing ("ตั้งไว้ :
35,000 บาท | เบิกจ่ายแล้ว : 33,480 บาท"); of a dotted level rule a dash at the end of the line above.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import regex

from parsers.forms.label_columns import open_label
from parsers.forms.label_tables import COLON, role_of_label
from parsers.model import Cell, Line
from parsers.page.pieces import extent, in_pieces, text_of

_UPRIGHT = regex.compile(r"[|¦!l]")
_LEVEL = regex.compile(r"[—_…]+")
_FEWEST = 2  # labels


def at_uprights(line: Line) -> tuple[Line, ...]:
    """The line's labels, each with its value; the line itself where the first does not open with a
    label, or a stroke has none with its colon behind it: then it may be anything. What was set and
    what was spent need no stroke between them."""
    words = line.words
    first = _opening_role(line)
    strokes = [k for k, word in enumerate(words) if _UPRIGHT.fullmatch(word.text)]
    ends = [(a + 1, b) for a, b in pairwise([-1, *strokes, len(words)])]
    if not strokes and first == "money":
        money = (k for k in range(len(words) - 1, 0, -1) if _role(line, k) == "money")
        at = next(money, 0)
        of_both = words[at - 1].text == "/"  # "ตั้งไว้ / เบิกจ่าย : …" is one label
        ends = [(0, at), (at, len(words))] if at > 1 and not of_both else ends
    pieces = [replace(line, words=words[a:b]) for a, b in ends if a < b]
    if first is None or len(pieces) < _FEWEST or None in map(_role, pieces[1:]):
        return (line,)
    return tuple(pieces)


def beside_each_other(cell: Cell) -> list[Cell]:
    """A cell parted where wide gaps part labels, each with its colon, in its first line, and what
    stands below each stays on its side; the cell itself where they do not."""
    lines = [cut for line in cell.lines if (cut := in_pieces(line)) is not None]
    if not lines or len(lines) < len(cell.lines) or len(lines[0].pieces) < _FEWEST:
        return [cell]
    first = lines[0]
    if any(_role(replace(first.line, words=piece)) is None for piece in first.pieces):
        return [cell]
    edges = [(a[1] + b[0]) / 2 for a, b in pairwise(first.spans)]
    columns: list[list[Line]] = [[] for _piece in first.pieces]
    more: tuple[Line, ...] = ()
    for k, line in enumerate(lines):
        named = [_role(replace(line.line, words=piece)) is not None for piece in line.pieces]
        if named[0] and not all(named):
            more = cell.lines[k:]  # a label whose value has a wide gap in it
            break
        for piece in line.pieces:
            left, right = extent(piece)
            at = sum(edge <= left for edge in edges)
            if at < len(edges) and right > edges[at]:
                return [cell]  # across the gap
            columns[at].append(replace(line.line, words=piece))
    parts = [*map(tuple, columns), *((more,) if more else ())]
    return [replace(cell, lines=own) for own in parts]


def ends_at_rule(line: Line) -> bool:
    """Whether the remains of a level rule stand behind the words of a line."""
    return len(line.words) > 1 and _LEVEL.fullmatch(line.words[-1].text) is not None


def _opening_role(line: Line) -> str | None:
    """What the label names that opens a line."""
    label, _value = open_label(line.words)
    return role_of_label(text_of(label)) if label else None


def _role(line: Line, at: int = 0) -> str | None:
    """What the label names that opens the words from `at` on, and has a colon."""
    opened = COLON.match(text_of(line.words[at:]))
    return role_of_label(opened["label"]) if opened is not None else None
