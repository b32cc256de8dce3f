"""Rows that neither a rule nor a number parts: told by the wider gaps between their titles.

A copy may have lost all level rules of a table without numbers and money. Lines of one title stand
closer than two titles do, and a strip of white crosses every column between two rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from normalize.thai_text import clean
from parsers.headings.headers import Header
from parsers.hierarchy.context import CONTEXT_ROLES
from parsers.model import Box, Cell

_FEWEST_LINES, _FEWEST_ALONE = 6, 3  # of titles in one cell: a title has hardly more
_STEP, _STEP_OF_FEW = 1.12, 1.2  # from the widest gap inside a title to the narrowest between two
_FEWEST_OTHERS, _FEWEST_HEADED = 2, 2  # columns beside the titles, numbered headings before them
_NUMBERED = regex.compile(r"\d{1,2}[.)]|ตัวชี้วัดที่\s*\d")
_WHITE = 1.3  # line heights from one line's middle to the next
_FEWEST_FILLED = 0.5  # of the columns, in every row


def edges_by_gaps(cells: Sequence[Cell], header: Header, alone: bool) -> list[float] | None:
    """Heights that part one row of cells into the rows it holds; None where it seems to be one.

    `alone`: nothing else stands below the heading, so that no rule is seen to part rows at all.
    """
    title = next((c.index for c in header.columns if c.role == "title"), None)
    if title is None or _is_one_item(cells, header):
        return None
    # What stands before the titles may be merged over several of them.
    columns = {c.index for c in header.columns if c.index >= title and c.role not in CONTEXT_ROLES}
    boxes = {
        cell.col: [line.box for line in cell.lines if line.box is not None]
        for cell in cells
        if cell.col in columns and cell.col_span == 1
    }
    titles = boxes.get(title, [])
    wide = _wide_gaps(titles, alone)
    if wide is None:
        before = [line.text for cell in cells if cell.col < title for line in cell.lines]
        headed = sum(_NUMBERED.match(clean(text)) is not None for text in before)
        others = [column for c, column in boxes.items() if c != title]
        return _edges_of_lines(titles, others) if headed >= _FEWEST_HEADED else None
    every = [box for column in boxes.values() for box in column]
    strips = [_white(every, above, below) for above, below in wide]
    edges = [strip for strip in strips if strip is not None]
    if len(edges) < len(strips) or not _are_filled(boxes, edges):
        return None
    return edges


def _is_one_item(cells: Sequence[Cell], header: Header) -> bool:
    """Whether one number is printed, or one amount."""
    told = {c.index for c in header.columns if c.role in ("number", "money")}
    return any(cell.col in told and len(cell.lines) == 1 for cell in cells)


def _wide_gaps(titles: Sequence[Box], alone: bool) -> list[tuple[float, float]] | None:
    """Middles of the lines above and below each gap between two titles."""
    middles = sorted(box.y_center for box in titles)
    if len(middles) < (_FEWEST_ALONE if alone else _FEWEST_LINES):
        return None
    step = _STEP if len(middles) >= _FEWEST_LINES else _STEP_OF_FEW
    gaps = sorted(b - a for a, b in pairwise(middles))
    limit = next(((a + b) / 2 for a, b in pairwise(gaps) if b >= step * a > 0), None)
    if limit is None:
        return None
    return [(a, b) for a, b in pairwise(middles) if b - a > limit]


def _edges_of_lines(titles: Sequence[Box], others: Sequence[Sequence[Box]]) -> list[float] | None:
    """Heights between lines that are a row each: every other column has a line level with each."""
    middles = sorted(box.y_center for box in titles)
    if len(middles) < _FEWEST_ALONE or len(others) < _FEWEST_OTHERS:
        return None
    slack = 0.5 * min(box.height for box in titles)
    for column in others:
        beside = sorted(box.y_center for box in column)
        if len(beside) != len(middles):
            return None
        if any(abs(a - b) > slack for a, b in zip(middles, beside, strict=True)):
            return None
    return [(a + b) / 2 for a, b in pairwise(middles)]


def _white(boxes: Sequence[Box], above: float, below: float) -> float | None:
    """The middle of the widest white strip between two heights; None where lines fill it."""
    inside = sorted(b.y_center for b in boxes if above <= b.y_center <= below)
    width, middle = max((b - a, (a + b) / 2) for a, b in pairwise(inside))
    height = min(box.height for box in boxes)
    return middle if width >= _WHITE * height else None


def _are_filled(boxes: dict[int, list[Box]], edges: Sequence[float]) -> bool:
    """Whether every row has words in half of the columns, and in that of the titles."""
    ends = [float("-inf"), *edges, float("inf")]
    for top, bottom in pairwise(ends):
        filled = sum(any(top < b.y_center <= bottom for b in column) for column in boxes.values())
        if filled < _FEWEST_FILLED * len(boxes):
            return False
    return True
