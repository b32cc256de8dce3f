"""Calendars that have uprights between their months and no level rules, or between levels alone.

No grid parts the items of such a table. The page gets the rules of one: a frame, level rules around
the storeys of its heading and around the headings of levels, and its own uprights beside the items.
What stands left of the months is parted as in any half-ruled table, the items between two level
rules by their numbers or gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import isfinite
from statistics import median

from normalize.fiscal_years import YEAR
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.hierarchy.totals import opens_total
from parsers.layout.calendar_rows import Group, groups_below, holds_several
from parsers.layout.calendar_sides import (
    Sides,
    columns_before,
    inside,
    months_before,
    rest_of,
    sides_before,
    sides_of,
)
from parsers.layout.ticked_strips import months_named
from parsers.layout.words_over_months import below_words, with_words_crossed
from parsers.model import Box, Line, Page, Ruling, Table
from parsers.page.geometry import printed_lines
from parsers.page.pieces import extent, in_pieces, text_of
from parsers.page.rulings import join_collinear

_SAME_END = 6.0  # points between the ends of uprights that end together
_SAME = 6.0  # points between an upright and that of the page before
_SLACK = 2.0  # points that a word may reach over the place of an upright
_MARGIN = 3.0  # points from print to the frame
_LEFT_MONTHS = 2  # that the part left of them is wide, at least
_HEAD = 60.0  # points that a heading reaches above its months, at most
_OCTOBER, _JANUARY = 10, 1


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The uprights around the months from left to right, the first and the last among them; the
    month of each column, where the heading stands on the page; what lies between which heights."""

    ups: tuple[Ruling, ...]
    months: tuple[int, ...]
    names: float  # the middle of the months' names; the top of the rows where they have none
    top: float
    bottom: float

    @property
    def places(self) -> list[float]:
        return [up.position for up in self.ups]


def with_calendar_framed(page: Page, before: Table | None = None) -> Page:
    """The page, the rules of such a calendar as those of a table; any other page as it is.
    `before`: the last table of the page before, whose months may go on here."""
    named = months_named(printed_lines(page.words, page.number))
    sides = sides_of(page, named) if named is not None else sides_before(page, before)
    table = inside(page, sides)
    lines = printed_lines(table.words, page.number)
    drawn = [below_words(rule, lines) for rule in join_collinear(table.rulings)]
    rules = with_words_crossed(drawn, lines, page.marks)
    calendar = _calendar(lines, rules) or _goes_on(before, lines, rules)
    if calendar is None:
        return page
    mine = [line for line in lines if line.box and _is_inside(line.box, calendar)]
    body = _below_heading(calendar, mine) or calendar.names
    groups = groups_below(mine, body)
    between = [rule for rule in rules if not sides.is_one(rule) or rule in calendar.ups]
    if not _is_level_free(calendar, body, table, between, groups):
        return page
    made = _rules_of(calendar, mine, sides)
    if made is None:
        return page
    if named is None:
        made += _columns(columns_before(before), calendar, groups)
    kept = [rest for r in page.rulings for rest in _kept(r, calendar, sides)]
    return replace(page, rulings=(*kept, *made))


def _calendar(lines: Sequence[Line], rules: Sequence[Ruling]) -> _Calendar | None:
    boxes = months_named(lines)
    if boxes is None:
        return None
    names = median(box.y_center for box in boxes)
    low = max(box.bottom for box in boxes)
    ups = [
        r for r in _uprights(rules)
        if r.start <= low + boxes[0].height and r.end > low + 2 * boxes[0].height
        and boxes[0].x0 - 2 * boxes[0].width < r.position < boxes[-1].x1 + 2 * boxes[-1].width
    ]  # fmt: skip
    between = [a for a in ups if not boxes[0].x0 < a.position < boxes[-1].x1]
    inner = [[r for r in ups if a.x_center < r.position < b.x_center] for a, b in pairwise(boxes)]
    left = [r for r in between if r.position <= boxes[0].x0]
    right = [r for r in between if r.position >= boxes[-1].x1]
    if any(len(own) != 1 for own in inner):
        return None
    parts = [own[0] for own in inner]
    wide = median(b.position - a.position for a, b in pairwise(parts))
    outer = (
        left[-1] if left else replace(parts[0], position=parts[0].position - wide),
        right[0] if right else replace(parts[-1], position=parts[-1].position + wide),
    )
    whole = (outer[0], *parts, outer[1])
    if not _end_together(whole) or outer[0].position > boxes[0].x0:
        return None
    heads = [ln.box for ln in lines if ln.box and names - _HEAD < ln.box.top < low]
    beside = [
        box.top for ln, box in ((ln, ln.box) for ln in lines) if box in heads and box is not None
        and (box.bottom > whole[0].start or _is_named(ln, outer[0].position))
    ]  # fmt: skip
    top = min([*(r.start for r in whole), *beside]) - _MARGIN
    month = [bind_heading(0, (_name_at(box, lines),)).month or 0 for box in boxes]
    calendar = _Calendar(whole, tuple(month), names, top, max(r.end for r in whole))
    named = [
        ln.box.y_center for ln in lines if ln.box in heads and _is_named(ln, outer[0].position)
    ]  # fmt: skip
    highest = min(named, default=names)
    roofs = (r.position for r in rules if r.position < highest and _is_roof(r, calendar))
    return replace(calendar, top=next(roofs, top))


def _is_roof(rule: Ruling, calendar: _Calendar) -> bool:
    """Whether a level rule across the whole table, above the months' names, is where the first of
    the uprights begin: what stands above it is no heading."""
    start = min(up.start for up in calendar.ups)
    at = abs(rule.position - start) <= _MARGIN and rule.position < calendar.names - _MARGIN
    return at and _runs_across(rule, calendar)


def _is_named(line: Line, first: float) -> bool:
    """Whether a line above the uprights names columns, or the years or the time over the months."""
    row = in_pieces(line)
    texts = [clean(text_of(piece)) for piece in row.pieces] if row is not None else []
    named = all(YEAR.search(t) or bind_heading(0, (t,)).role != "unbound" for t in texts)
    return named and (len(texts) > 1 or (row is not None and row.box.x0 >= first))


def _name_at(box: Box, lines: Sequence[Line]) -> str:
    return next(clean(w.text) for line in lines for w in line.words if w.box == box)


def _goes_on(
    before: Table | None, lines: Sequence[Line], rules: Sequence[Ruling]
) -> _Calendar | None:
    """A calendar whose heading the page before has: uprights at the same places."""
    months = months_before(before)
    places = sorted({x for box, _month in months for x in (box.x0, box.x1)})
    ups = [r for r in _uprights(rules) if any(abs(r.position - x) <= _SAME for x in places)]
    if len(months) < 4:
        return None
    ups = _with_ends(ups, places)
    if len(ups) != len(months) + 1 or not _end_together(ups):
        return None
    if max(r.start for r in ups) - min(r.start for r in ups) > _SAME_END:
        return None
    named = tuple(month for _box, month in months)
    top = min(r.start for r in ups)
    return _Calendar(tuple(ups), named, top, top, max(r.end for r in ups))


def _with_ends(ups: Sequence[Ruling], places: Sequence[float]) -> list[Ruling]:
    """The uprights with those at the first and the last of some places, which may be left out."""
    inner = [r for r in ups if places[0] + _SAME < r.position < places[-1] - _SAME]
    ends = [
        next((r for r in ups if abs(r.position - x) <= _SAME), replace(inner[0], position=x))
        for x in (places[0], places[-1])
        if inner
    ]
    return [ends[0], *inner, ends[1]] if inner else list(ups)


def _uprights(rules: Sequence[Ruling]) -> list[Ruling]:
    return sorted((r for r in rules if r.orientation == "vertical"), key=lambda r: r.position)


def _end_together(ups: Sequence[Ruling]) -> bool:
    ends = [r.end for r in ups]
    return max(ends) - min(ends) <= _SAME_END


def _is_level_free(
    calendar: _Calendar,
    body: float,
    page: Page,
    rules: Sequence[Ruling],
    groups: Sequence[Group],
) -> bool:
    """Whether no level rule meets the months below the heading, but at the end and those that part
    levels, no upright stands left or right of them, and the part beside them is wide enough for
    titles. `groups`: the rows below the heading."""
    first, last = calendar.places[0], calendar.places[-1]
    others = [r for r in _uprights(rules) if r not in calendar.ups]
    low = calendar.bottom - _SAME_END
    down = [r for r in others if r.start < low and r.end > calendar.names]
    across = [
        r for r in rules
        if r.orientation == "horizontal" and body + _SAME_END < r.position
        and r.position < calendar.bottom - _SAME_END and r.end > first and r.start < last
        and not any(m.box.top <= r.position <= m.box.bottom for m in page.marks)
        and not _parts_levels(r, calendar, groups)
    ]  # fmt: skip
    words = [w.box for w in page.words if w.box and _is_inside(w.box, calendar)]
    month = (last - first) / (len(calendar.ups) - 1)
    wide = min((box.x0 for box in words), default=first) < first - _LEFT_MONTHS * month
    return wide and not down and not across


def _parts_levels(rule: Ruling, calendar: _Calendar, groups: Sequence[Group]) -> bool:
    """Whether a level rule runs across the whole table, right above or below the heading of a
    level, or above a sum; one between two items is of a table whose rows are ruled."""
    return _runs_across(rule, calendar) and any(
        above[-1].box.y_center < rule.position < below[0].box.y_center
        and (is_above or is_below or opens_total(clean(below[0].line.text)))
        for (is_above, above), (is_below, below) in pairwise(groups)
    )


def _runs_across(rule: Ruling, calendar: _Calendar) -> bool:
    """Whether it is a level rule over the months and the titles beside them."""
    first, last = calendar.places[0], calendar.places[-1]
    wide = _LEFT_MONTHS * (last - first) / (len(calendar.ups) - 1)
    whole = rule.start <= first - wide and rule.end >= last - _SAME_END
    return rule.orientation == "horizontal" and whole


def _is_inside(box: Box, calendar: _Calendar) -> bool:
    return calendar.top <= box.y_center < calendar.bottom


def _kept(rule: Ruling, calendar: _Calendar, sides: Sides) -> Iterator[Ruling]:
    """A rule of the page, or what stays of it: none of the calendar's, or of a line under words
    beside its months."""
    if sides.is_one(rule):
        yield from rest_of(rule, calendar.top, calendar.bottom)
    elif not _lies_in(rule, calendar, sides):
        yield rule


def _lies_in(rule: Ruling, calendar: _Calendar, sides: Sides) -> bool:
    if rule.orientation == "horizontal":
        beside = rule.end < sides.left or rule.start > sides.right
        within = calendar.top - _SAME_END < rule.position < calendar.bottom + _SAME_END
        return within and not beside
    return any(
        abs(rule.position - up.position) <= _MARGIN and rule.start < up.end and rule.end > up.start
        for up in calendar.ups
    )


def _rules_of(calendar: _Calendar, lines: Sequence[Line], sides: Sides) -> list[Ruling] | None:
    """The rules of a table around some lines; None where the heading's storeys cannot be told."""
    first, last = calendar.places[0], calendar.places[-1]
    spans = [extent(line.words) for line in lines]
    left = sides.left if isfinite(sides.left) else min(a for a, _b in spans) - _MARGIN
    right = max(b for _a, b in spans)
    beside = sides.right if isfinite(sides.right) else right + _MARGIN
    right = beside if right > last + _MARGIN else last
    headed = calendar.names > calendar.top
    body = _below_heading(calendar, lines) if headed else calendar.top
    if body is None:
        return None
    groups = groups_below(lines, body)
    if any(not heading and holds_several(own) for heading, own in groups):
        return None
    storeys = _storeys(calendar, lines) if headed else []
    if storeys is None:
        return None
    made = [Ruling("horizontal", y, left, right) for y in (calendar.top, body, calendar.bottom)]
    made += [Ruling("vertical", x, calendar.top, calendar.bottom) for x in (left, right)]
    low = calendar.top
    for bottom, inner in storeys:
        made += [Ruling("vertical", x, low, bottom) for x in (first, *inner, last)]
        made.append(Ruling("horizontal", bottom, first, last))
        low = bottom
    if headed:
        made += [Ruling("vertical", x, low, body) for x in calendar.places]
    for top, bottom, is_heading in _row_ends(calendar, groups, body):
        made += [Ruling("horizontal", y, left, right) for y in (top, bottom)]
        if not is_heading:
            made += [Ruling("vertical", x, top, bottom) for x in calendar.places]
    return made


def _columns(places: Sequence[float], calendar: _Calendar, groups: Sequence[Group]) -> list[Ruling]:
    """Uprights where the columns beside the months began on the page before, in the rows of items;
    none where words stand over one: the columns are others here."""
    ends = _row_ends(calendar, groups, calendar.top)
    items = [
        (top, bottom, group)
        for (top, bottom, heading), (_is, group) in zip(ends, groups, strict=False)
        if not (heading or opens_total(clean(group[0].line.text)))
    ]
    words = [extent((w,)) for _t, _b, group in items for row in group for w in row.line.words]
    if any(a + _SLACK < x < b - _SLACK for a, b in words for x in places):
        return []
    return [Ruling("vertical", x, top, bottom) for top, bottom, _group in items for x in places]


def _below_heading(calendar: _Calendar, lines: Sequence[Line]) -> float | None:
    """The height between the heading and the first row, which begins at the left below the months'
    names; the heading's cells may go on beside it."""
    months = [w.box for ln in lines for w in ln.words if w.box and _holds(w.box, calendar)]
    low = max((b.bottom for b in months if b.top < calendar.names < b.bottom), default=None)
    below = [ln.box for ln in lines if ln.box and ln.box.y_center > calendar.names]
    below = [box for box in below if low is not None and box.bottom > low + _MARGIN]
    if low is None or not below:
        return None
    row = min(below, key=lambda box: box.y_center)
    return max(calendar.names + 1, min((low + row.top) / 2, row.y_center - 1))


def _holds(box: Box, calendar: _Calendar) -> bool:
    return calendar.places[0] < box.x_center < calendar.places[-1]


def _storeys(calendar: _Calendar, lines: Sequence[Line]) -> list[tuple[float, list[float]]] | None:
    """The storeys of the heading above the months: where each ends, and the uprights in it."""
    boxes = [w.box for ln in lines for w in ln.words if w.box and _holds(w.box, calendar)]
    names = [box for box in boxes if box.top < calendar.names < box.bottom]
    above = [
        line for ln in lines
        if (line := _within(ln, calendar)) is not None and line.box is not None
        and line.box.bottom < calendar.names
    ]  # fmt: skip
    below = [ln.box for ln in above[1:] if ln.box] + [min(names, key=lambda box: box.top)]
    storeys = []
    for line, top in zip(above, [box.top for box in below], strict=False):
        row = in_pieces(line)
        cuts = _cuts(calendar, [extent(piece) for piece in row.pieces]) if row else None
        if cuts is None or line.box is None:
            return None
        storeys.append(((line.box.bottom + top) / 2, cuts))
    return storeys


def _within(line: Line, calendar: _Calendar) -> Line | None:
    words = tuple(w for w in line.words if w.box and _holds(w.box, calendar))
    return Line(words, page=line.page) if words else None


def _cuts(calendar: _Calendar, pieces: Sequence[tuple[float, float]]) -> list[float] | None:
    """The uprights between the cells of a storey: of several between two pieces the one that
    reaches highest, or the one before January, where a year begins; None where that tells none."""
    cuts = []
    for (_a, end), (start, _b) in pairwise(pieces):
        between = [k for k, x in enumerate(calendar.places) if end <= x <= start]
        highest = min((calendar.ups[k].start for k in between), default=0.0)
        high = [k for k in between if calendar.ups[k].start <= highest + _MARGIN]
        named = [k for k in high if 0 < k < len(calendar.months)]
        turns = [k for k in named if calendar.months[k] == _JANUARY]
        one = high if len(high) == 1 else turns
        if len(one) != 1:
            return None
        cuts.append(calendar.places[one[0]])
    return cuts


def _row_ends(
    calendar: _Calendar, groups: Sequence[Group], body: float
) -> Iterator[tuple[float, float, bool]]:
    """Where the rows begin and end, and whether each is the heading of a level."""
    top = body
    for (heading, group), below in zip(groups, [*groups[1:], None], strict=True):
        end = calendar.bottom if below is None else (group[-1].box.bottom + below[1][0].box.top) / 2
        yield top, end, heading
        top = end
    if not groups:
        yield top, calendar.bottom, False
