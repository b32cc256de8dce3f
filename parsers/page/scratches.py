"""Scratches: thin upright lines of a copier in one part of a ruled table, which look like rules.

One would part a column in a few rows, and the amount beside it would be of a year too many. A rule
parts what is printed on both of its sides in some row, or stands in most rows; a scratch does
neither. Nor is a letter's stem one, which leads a rule on through the one cell of a heading's row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from parsers.model import Box, Page, Ruling
from parsers.page.geometry import cluster_values, contains
from parsers.page.grid import TOUCH, Grid, find_grids

_SAME_PLACE = 1.5  # points
_REGULAR = 0.6  # of the table's height, that the uprights of a table of columns have
_SCRATCH = 0.35  # of it at most
_FEWEST_REGULAR = 3  # uprights inside the table: fewer are a form's, whose rows differ
_LETTER = 8.0  # points between the words that a rule cuts out of one
_PRINTED = regex.compile(r"[^\s●•.·:|,'`]")


def without_scratches(page: Page) -> Page:
    """The page without the scratches in its tables; itself where it has none, or is no scan."""
    if page.source != "ocr":
        return page
    grids = find_grids(page.rulings)
    scratches = {id(r) for grid in grids for r in _scratches(grid, page)}
    stems = [stem for grid in grids for stem in _stems(grid, page)]
    if not scratches and not stems:
        return page
    rules = [r for r in page.rulings if id(r) not in scratches]
    for stem in stems:
        rules = [piece for rule in rules for piece in _without(rule, stem)]
    return replace(page, rulings=tuple(rules))


def _scratches(grid: Grid, page: Page) -> list[Ruling]:
    box = grid.box
    inside = [
        r
        for r in page.rulings
        if r.orientation == "vertical"
        and box.x0 + TOUCH < r.position < box.x1 - TOUCH
        and box.top - TOUCH <= r.start
        and r.end <= box.bottom + TOUCH
    ]
    places = cluster_values((r.position for r in inside), _SAME_PLACE)
    at = {x: [r for r in inside if abs(r.position - x) <= _SAME_PLACE] for x in places}
    heights = {x: sum(r.end - r.start for r in mine) for x, mine in at.items()}
    whole = box.bottom - box.top
    if sum(height >= _REGULAR * whole for height in heights.values()) < _FEWEST_REGULAR:
        return []
    few = [x for x in places if heights[x] <= _SCRATCH * whole]
    held = _printed(grid, page) if few else []
    return [r for x in few if not any(_parts(r, held) for r in at[x]) for r in at[x]]


def _printed(grid: Grid, page: Page) -> list[Box]:
    """The cells that hold print."""
    words = [w.box for w in page.words if w.box is not None and _PRINTED.search(w.text)]
    return [
        cell.box
        for cell in grid.cells
        if any(contains(cell.box, box.x_center, box.y_center) for box in words)
    ]


def _parts(rule: Ruling, held: Sequence[Box]) -> bool:
    """Whether a rule parts two of the cells that hold print."""
    beside = [b for b in held if b.top < rule.end - TOUCH and rule.start + TOUCH < b.bottom]
    left = [b for b in beside if abs(b.x1 - rule.position) <= TOUCH]
    right = [b for b in beside if abs(b.x0 - rule.position) <= TOUCH]
    return any(a.top < b.bottom and b.top < a.bottom for a in left for b in right)


def _stems(grid: Grid, page: Page) -> list[Ruling]:
    """The stretches of uprights that alone cross a row, right through its words, while many part
    the rows above and below it."""
    tops = sorted({cell.box.top for cell in grid.cells} | {grid.box.bottom})
    rows = list(pairwise(tops))
    inside = [_crossing(grid, page, top, bottom) for top, bottom in rows]
    found = []
    for k, (top, bottom) in enumerate(rows[1:-1], start=1):
        many = min(len(inside[k - 1]), len(inside[k + 1])) > _FEWEST_REGULAR
        if many and len(inside[k]) == 1 and _is_in_words(inside[k][0], top, bottom, page):
            found.append(Ruling("vertical", inside[k][0], top, bottom))
    return found


def _crossing(grid: Grid, page: Page, top: float, bottom: float) -> list[float]:
    """Where uprights cross a whole row inside a table."""
    across = [
        r.position
        for r in page.rulings
        if r.orientation == "vertical"
        and grid.box.x0 + TOUCH < r.position < grid.box.x1 - TOUCH
        and r.start <= top + TOUCH
        and r.end >= bottom - TOUCH
    ]
    return cluster_values(across, _SAME_PLACE)


def _is_in_words(x: float, top: float, bottom: float, page: Page) -> bool:
    beside = [w.box for w in page.words if w.box is not None and top < w.box.y_center < bottom]
    left = max((box.x1 for box in beside if box.x_center < x), default=None)
    right = min((box.x0 for box in beside if box.x_center >= x), default=None)
    return left is not None and right is not None and right - left <= _LETTER


def _without(rule: Ruling, stem: Ruling) -> list[Ruling]:
    """A rule without the stretch that is a letter's."""
    same = rule.orientation == "vertical" and abs(rule.position - stem.position) <= _SAME_PLACE
    if not same or rule.end <= stem.start + TOUCH or stem.end - TOUCH <= rule.start:
        return [rule]
    above = replace(rule, end=stem.start) if rule.start < stem.start - TOUCH else None
    below = replace(rule, start=stem.end) if rule.end > stem.end + TOUCH else None
    return [piece for piece in (above, below) if piece is not None]
