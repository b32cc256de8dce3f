"""Scratches: thin upright lines of a copier in one part of a ruled table, which look like rules.

One would part a column in a few rows, and the amount beside it would be of a year too many. A rule
parts what is printed on both of its sides in some row, or stands in most rows; a scratch does
neither.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from parsers.model import Page, Ruling
from parsers.page.geometry import cluster_values, contains
from parsers.page.grid import TOUCH, Grid, find_grids

_SAME_PLACE = 1.5  # points
_REGULAR = 0.6  # of the table's height, that the uprights of a table of columns have
_SCRATCH = 0.35  # of it at most
_FEWEST_REGULAR = 3  # uprights inside the table: fewer are a form's, whose rows differ
_PRINTED = regex.compile(r"[^\s●•.·:|,'`]")


def without_scratches(page: Page) -> Page:
    """The page without the scratches in its tables; itself where it has none, or is no scan."""
    if page.source != "ocr":
        return page
    scratches = {id(r) for grid in find_grids(page.rulings) for r in _scratches(grid, page)}
    if not scratches:
        return page
    return replace(page, rulings=tuple(r for r in page.rulings if id(r) not in scratches))


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
    return [r for x in few if not any(_parts(r, grid, page) for r in at[x]) for r in at[x]]


def _parts(rule: Ruling, grid: Grid, page: Page) -> bool:
    """Whether two cells that a rule parts both hold print."""
    words = [w.box for w in page.words if w.box is not None and _PRINTED.search(w.text)]
    held = [
        cell.box
        for cell in grid.cells
        if any(contains(cell.box, box.x_center, box.y_center) for box in words)
    ]
    beside = [b for b in held if b.top < rule.end - TOUCH and rule.start + TOUCH < b.bottom]
    left = [b for b in beside if abs(b.x1 - rule.position) <= TOUCH]
    right = [b for b in beside if abs(b.x0 - rule.position) <= TOUCH]
    return any(a.top < b.bottom and b.top < a.bottom for a in left for b in right)
