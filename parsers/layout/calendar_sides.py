"""The sides of a calendar's table: uprights at its ends, which part no columns.

What stands beyond them (dirt at the edge of a scan, a rule along it) is no part of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from math import inf

from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.model import Box, Page, Ruling, Table, Word
from parsers.page.rulings import join_collinear

_SAME = 3.0  # points from an upright to the end of the level rules that it closes
_SAME_END = 6.0  # points between the ends of uprights that end together; two pages may differ by
_LEFT_MONTHS = 2  # that level rules across the table reach beyond the first month, at least
_HEAD = 60.0  # points that a heading reaches above and below its months, at most


@dataclass(frozen=True, slots=True)
class Sides:
    """Where the table's left and right side stand; infinitely far where it has none."""

    left: float = -inf
    right: float = inf

    def holds(self, x: float) -> bool:
        return self.left - _SAME <= x <= self.right + _SAME

    def is_one(self, rule: Ruling) -> bool:
        return rule.orientation == "vertical" and any(
            abs(rule.position - side) <= _SAME for side in (self.left, self.right)
        )


def sides_of(page: Page, months: Sequence[Box]) -> Sides:
    """The sides of the table that has some months in its heading: the upright at the outermost end
    of the level rules across it, unless a column is headed beyond, else the outermost with no print
    beyond."""
    box = reduce(Box.union, months)
    rules = join_collinear(page.rulings)
    ups = [r for r in rules if r.orientation == "vertical" and r.start <= box.y_center <= r.end]
    wide = _LEFT_MONTHS * box.width / len(months)
    level = [
        r for r in rules
        if r.orientation == "horizontal" and r.start < box.x0 - wide and r.end > box.x1 - _SAME
    ]  # fmt: skip
    left = [r for r in ups if r.position < box.x0 - wide]
    right = [r for r in ups if r.position > box.x1 - _SAME]
    start, end = (
        min((r.start for r in level), default=-inf),
        max((r.end for r in level), default=inf),
    )
    outer = (min(left, key=_place, default=None), max(right, key=_place, default=None))
    return Sides(
        _side(_at(start, left), outer[0], page, box, -inf),
        _side(_at(end, right), outer[1], page, box, inf),
    )


def _place(rule: Ruling) -> float:
    return rule.position


def _at(x: float, ups: Sequence[Ruling]) -> Ruling | None:
    return next((r for r in ups if abs(r.position - x) <= _SAME), None)


def _side(
    closing: Ruling | None, outermost: Ruling | None, page: Page, months: Box, far: float
) -> float:
    """Where one of two uprights stands beyond which no heading or no print does; `far` away where
    neither is such. `months`: the place of their names."""
    if closing is not None:
        named = (word for word in _beyond(closing, page, far) if _is_heading(word, months))
        if not any(named):
            return closing.position
    if outermost is not None and not any(_beyond(outermost, page, far)):
        return outermost.position
    return far


def _beyond(rule: Ruling, page: Page, far: float) -> Iterator[Word]:
    """The words at an upright's height between it and the edge that is `far` away."""
    for word in page.words:
        box = word.box
        beside = box is not None and rule.start < box.y_center < rule.end
        if beside and box is not None and (box.x_center < rule.position) is (far < 0):
            yield word


def _is_heading(word: Word, months: Box) -> bool:
    beside = word.box is not None and abs(word.box.y_center - months.y_center) <= _HEAD
    return beside and bind_heading(0, (clean(word.text),)).role != "unbound"


def sides_before(page: Page, before: Table | None) -> Sides:
    """The sides of the table of the page before, where uprights stand at the same places here."""
    if before is None or before.box is None:
        return Sides()
    ups = [r.position for r in page.rulings if r.orientation == "vertical"]
    left, right = (
        [x for x in ups if abs(x - end) <= _SAME_END] for end in (before.box.x0, before.box.x1)
    )
    return Sides(min(left, default=-inf), max(right, default=inf))


def months_before(before: Table | None) -> list[tuple[Box, int]]:
    """The headings of the months of a table, from the left."""
    cells = [c for c in before.cells if c.col_span == 1] if before is not None else []
    named = [(c, bind_heading(c.col, (c.text,)).month) for c in cells if c.box]
    months = {c.col: (c.box, month) for c, month in named if c.box and month is not None}
    return [months[col] for col in sorted(months)]


def columns_before(before: Table | None) -> list[float]:
    """Where the columns of a table begin, without the first and those of months."""
    if before is None:
        return []
    months = [box for box, _month in months_before(before)]
    own = [c for c in before.cells if c.col_span == 1 and c.col and c.box is not None]
    lefts = {c.col: c.box.x0 for c in own if c.box is not None}
    ends = [x for box in months for x in (box.x0, box.x1)]
    return sorted(x for x in lefts.values() if all(abs(x - end) > _SAME_END for end in ends))


def inside(page: Page, sides: Sides) -> Page:
    """The page, the words and uprights beyond the sides left out."""
    words = tuple(w for w in page.words if w.box is None or sides.holds(w.box.x_center))
    rules = [r for r in page.rulings if r.orientation == "horizontal" or sides.holds(r.position)]
    return replace(page, words=words, rulings=tuple(rules))


def rest_of(side: Ruling, top: float, bottom: float) -> Iterator[Ruling]:
    """What of a side stands above and below some heights."""
    if side.start < top - _SAME_END:
        yield replace(side, end=top)
    if side.end > bottom + _SAME_END:
        yield replace(side, start=bottom)
