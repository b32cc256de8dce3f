"""Uprights between the months of a calendar that a copy has lost here and there.

Two months in one column give no month: an arrow over both was told as one that cannot be read, or
lost its end. Where most months of a heading have an upright between them, those that have none are
given what their neighbour has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.dates import read_month
from normalize.thai_text import clean
from parsers.model import Box, Line, Page, Ruling
from parsers.page.geometry import printed_lines

_FEWEST = 6  # months in turn
_MOST_LOST = 0.5  # of the places between them
_SAME = 1.5  # points between two pieces of one upright
_REACH = 2.0  # points by which an upright may end above or below the words that it parts


def with_month_uprights(page: Page) -> Page:
    """The page with an upright between each two months of a calendar's heading; itself where none
    was lost, or where most were: then the months may share cells."""
    uprights = [rule for rule in page.rulings if rule.orientation == "vertical"]
    if not uprights:
        return page
    added = [
        rule for line in printed_lines(page.words, page.number) for rule in _lost(line, uprights)
    ]
    return replace(page, rulings=(*page.rulings, *added)) if added else page


def _lost(line: Line, uprights: Sequence[Ruling]) -> list[Ruling]:
    months = _months(line)
    if len(months) < _FEWEST:
        return []
    y = months[0].y_center
    here = sorted(r.position for r in uprights if r.start - _REACH <= y <= r.end + _REACH)
    edges = [_outer([x for x in here if x < months[0].x_center][-1:])]
    edges += [_between(a, b, here) for a, b in pairwise(months)]
    edges += [_outer([x for x in here if x > months[-1].x_center][:1])]
    lost = sum(edge is None for edge in edges[1:-1])
    if not 0 < lost <= _MOST_LOST * (len(months) - 1):
        return []
    edges = _with_ends(edges)
    return [
        replace(piece, position=x)
        for x, neighbour in _places(edges, months)
        for piece in uprights
        if abs(piece.position - neighbour) <= _SAME
    ]


def _months(line: Line) -> list[Box]:
    """The places of the months that a line names in turn, one word each; none unless all do."""
    named = [(word.box, read_month(clean(word.text))) for word in line.words]
    found = [(box, month.number) for box, month in named if box is not None and month is not None]
    in_turn = all(b == a % 12 + 1 for (_left, a), (_right, b) in pairwise(found))
    return [box for box, _number in found] if in_turn else []


def _outer(found: Sequence[float]) -> float | None:
    return found[0] if found else None


def _between(a: Box, b: Box, uprights: Sequence[float]) -> float | None:
    """Where the upright between two months stands."""
    return next((x for x in uprights if a.x_center < x < b.x_center), None)


def _with_ends(edges: Sequence[float | None]) -> list[float | None]:
    """The edges, those at the ends told by the width of a month where no upright stands there."""
    known = [(k, edge) for k, edge in enumerate(edges) if edge is not None]
    (first, left), (last, right) = known[0], known[-1]
    step = min(((b - a) / (n - k) for (k, a), (n, b) in pairwise(known)), default=0.0)
    start, end = left - step * first, right + step * (len(edges) - 1 - last)
    return [start, *edges[1:-1], end]


def _places(edges: Sequence[float | None], months: Sequence[Box]) -> Iterator[tuple[float, float]]:
    """Where each lost upright stood, and an upright beside it."""
    known = [k for k, edge in enumerate(edges) if edge is not None]
    for first, last in pairwise(known):
        left, right = edges[first], edges[last]
        if left is None or right is None:
            continue
        step = (right - left) / (last - first)
        for k in range(first + 1, last):
            x = left + step * (k - first)
            a, b = months[k - 1], months[k]
            yield (x if a.x1 <= x <= b.x0 else (a.x1 + b.x0) / 2), left
