"""Small pure helpers on boxes and intervals, in PDF points."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from parsers.model import Box, Line, Word

T = TypeVar("T")


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """Length shared by the intervals a and b; negative is the gap between them."""
    return min(a1, b1) - max(a0, b0)


def contains(box: Box, x: float, y: float, slack: float = 0.0) -> bool:
    return box.x0 - slack <= x <= box.x1 + slack and box.top - slack <= y <= box.bottom + slack


def cluster_values(values: Iterable[float], tolerance: float) -> list[float]:
    """Means of the groups of values whose neighbours lie within `tolerance`, ascending."""
    return [sum(group) / len(group) for group in _groups(sorted(values), tolerance)]


def _groups(ordered: list[float], tolerance: float) -> list[list[float]]:
    groups: list[list[float]] = []
    for value in ordered:
        if (
            groups
            and value - groups[-1][-1] <= tolerance
            and value - groups[-1][0] <= 3 * tolerance
        ):
            groups[-1].append(value)
        else:
            groups.append([value])
    return groups


def root_of(parent: list[int], item: int) -> int:
    """The member that stands for all that an item was joined to; ways to it are made shorter."""
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item


def group_rows(
    items: Sequence[T], center: Callable[[T], float], height: Callable[[T], float]
) -> list[list[T]]:
    """Items whose centres lie within half a height of their row's, rows from top to bottom."""
    rows: list[list[T]] = []
    anchor = 0.0
    reach = 0.0
    for item in sorted(items, key=center):
        y = center(item)
        if rows and y - anchor <= 0.5 * min(reach, height(item)):
            rows[-1].append(item)
            anchor += (y - anchor) / len(rows[-1])
            reach = max(reach, height(item))
        else:
            rows.append([item])
            anchor, reach = y, height(item)
    return rows


def printed_lines(words: Sequence[Word], page: int | None) -> tuple[Line, ...]:
    """Words with boxes grouped into printed lines, top to bottom, left to right.

    Words set sideways (as in narrow headings) follow as lines of their own, each in its own
    reading direction.
    """
    placed = [(word, word.box) for word in words if word.box is not None]
    upright = [pair for pair in placed if pair[0].turn % 2 == 0]
    rows = group_rows(upright, lambda p: p[1].y_center, lambda p: p[1].height)
    lines = [_line(sorted(row, key=lambda p: p[1].x0), page) for row in rows]
    for turn, reading in ((1, lambda p: -p[1].bottom), (3, lambda p: p[1].top)):
        turned = [pair for pair in placed if pair[0].turn == turn]
        columns = group_rows(turned, lambda p: p[1].x_center, lambda p: p[1].width)
        if turn == 3:
            columns.reverse()
        lines.extend(_line(sorted(column, key=reading), page) for column in columns)
    return tuple(lines)


def _line(pairs: Sequence[tuple[Word, Box]], page: int | None) -> Line:
    return Line(tuple(word for word, _ in pairs), page=page)


def middle(line: Line) -> float:
    """The height at which a line stands, in points; 0 without a place."""
    return line.box.y_center if line.box is not None else 0.0


def height(line: Line) -> float:
    """How high a line is, in points; 0 without a place."""
    return line.box.height if line.box is not None else 0.0


def reach(line: Line) -> float:
    """Where a line ends: in points, or, without a place, in characters."""
    return line.box.x1 if line.box is not None else float(len(line.text))
