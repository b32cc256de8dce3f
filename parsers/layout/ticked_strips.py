"""Calendars ruled by half: below a heading of months, level rules under the items, and on each of
them short uprights between the months, a strip for the item's marks with its title over it.

The uprights do not reach the rule above, so that no grid holds the rows together. The page gets the
rules of a table instead: every strip as wide as the heading's months, and every title across them
(`parsers.reshaping.bands_over_months`). What a scan read for the uprights and the arrows that cross
them is no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import regex

from normalize.numbering import is_ordinal
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.hierarchy.context import heading_level
from parsers.model import Box, Line, Mark, Page, Ruling, Table, Word
from parsers.page.geometry import printed_lines
from parsers.page.grid import TOUCH
from parsers.page.rulings import join_collinear

_FEWEST_MONTHS = 4
_FEWEST_STRIPS = 2
_FEWEST_TICKS = 3  # in a strip
_SAME_END = 6.0  # points
_NEAR = 5.0  # points from an upright to where the months part
_HEAD = 12.0  # points from an arrow's end that its head takes
_RAISED = 4.0  # points that what was read for an upright may stand too high
_TALLEST = 160.0  # points from one rule to the next
_LOW = 0.75  # of its row's height: the most that a strip takes
_STRAY = 0.25  # of the uprights, that reach through a row or stand elsewhere
_LIKE_MONTH = regex.compile(r"[มกพตธสเ].{0,3}\.|.*(?:คม|ยน|พันธ์)")
_STROKES = regex.compile(r"[|1lIi!เ;:.,'’]+")
_OPENING_STROKES = regex.compile(r"[|]+(?=[→←↔])")


@dataclass(frozen=True, slots=True)
class _Heading:
    """The months of a heading from left to right: where they part, between which heights they
    stand; and the sides and the top of the table."""

    bounds: tuple[float, ...]
    months: tuple[float, float]
    sides: tuple[float, float]
    top: float

    def bound_near(self, x: float) -> bool:
        return any(abs(x - bound) <= _NEAR for bound in self.bounds)


@dataclass(frozen=True, slots=True)
class _Row:
    """The row between two level rules, in points from the top: where its title begins, below the
    levels' headings, and its strip, if it has one."""

    top: float
    title: float
    strip: float | None
    bottom: float


def with_strips_ruled(page: Page, before: Table | None = None) -> Page:
    """The page, the rules of such a calendar as those of a table; any other page as it is.
    `before`: the last table of the page before, whose heading may be that of the rows here."""
    lines = printed_lines(page.words, page.number)
    named = months_named(lines)
    if named is None and before is None:
        return page
    rules = join_collinear(page.rulings)
    heading = _heading(named, rules) if named is not None else _heading_before(before, lines)
    if heading is None:
        return page
    levels = _levels(heading, rules)
    height = _height(heading, levels, rules)
    rows = _rows(heading, levels, height, page) if height is not None else None
    if rows is None:
        return page
    inside = [r for r in rules if _is_below(r, heading) and _is_above(r, rows[-1].bottom)]
    kept = [r for r in page.rulings if not _is_below(r, heading) or _is_beyond(r, rows[-1].bottom)]
    shafts = [r for r in inside if not any(_lies_on(r, mark) for mark in page.marks)]
    words, arrows = _read_again(page.words, shafts, heading, rows)
    made = (*kept, *_of_heading(heading, rows[-1].bottom), *_of_rows(heading, rows, rules))
    return replace(page, words=tuple(words), rulings=made, marks=(*page.marks, *arrows))


def months_named(lines: Sequence[Line]) -> list[Box] | None:
    """Where the words stand that name months one after another on one line."""
    for line in lines:
        like = [w for w in line.words if _LIKE_MONTH.match(w.text)]
        if len(like) < _FEWEST_MONTHS:
            continue
        told = [(w.box, bind_heading(0, (clean(w.text),))) for w in like]
        months = [(box, c.month) for box, c in told if box is not None and c.role == "month"]
        follow = all(
            a is not None and b is not None and (b - a) % 12 == 1
            for (_, a), (_, b) in pairwise(months)
        )
        if len(months) >= _FEWEST_MONTHS and follow:
            return [box for box, _month in months]
    return None


def _heading(months: Sequence[Box], rules: Sequence[Ruling]) -> _Heading | None:
    """The heading whose months stand between two level rules, its months all as wide."""
    middle = median(box.y_center for box in months)
    across = [
        r for r in rules
        if r.orientation == "horizontal" and r.start <= months[0].x0 and r.end >= months[-1].x1
    ]  # fmt: skip
    above = max((r.position for r in across if r.position < middle), default=None)
    below = min((r for r in across if r.position > middle), key=lambda r: r.position, default=None)
    if above is None or below is None:
        return None
    ticks = [
        r for r in rules
        if r.orientation == "vertical" and r.start > below.position + TOUCH
        and below.start - TOUCH <= r.position <= below.end + _SAME_END
    ]  # fmt: skip
    if not ticks:
        return None
    first, last = min(r.position for r in ticks), max(r.position for r in ticks)
    wide = (last - first) / len(months)
    bounds = tuple(first + k * wide for k in range(len(months) + 1))
    if not all(a < m.x_center < b for (a, b), m in zip(pairwise(bounds), months, strict=True)):
        return None
    crossing = [
        r.start for r in rules
        if r.orientation == "vertical" and r.start < middle < r.end <= below.position + _SAME_END
    ]  # fmt: skip
    sides = (below.start, max(below.end, last))
    top = min(box.top for box in months)
    tall = top - above > median(box.height for box in months)  # quarters stand there, unparted
    own = (top - TOUCH if tall else above, below.position)
    return _Heading(bounds, own, sides, min([above, *crossing]))


def _heading_before(before: Table | None, lines: Sequence[Line]) -> _Heading | None:
    """The heading of a calendar that goes on here: its last row was a strip, and the first line
    with a number, or of a level, begins the next."""
    if before is None or before.box is None:
        return None
    last = [c.box for c in before.cells if c.row == before.n_rows - 1 and c.row_span == 1]
    boxes = sorted((box for box in last if box is not None), key=lambda box: box.x0)
    if len(boxes) < max(_FEWEST_MONTHS, len(last)):
        return None
    wide = (boxes[-1].x1 - boxes[0].x0) / len(boxes)
    if any(abs(box.width - wide) > TOUCH for box in boxes):
        return None
    bounds = (*(box.x0 for box in boxes), boxes[-1].x1)
    found = _Heading(bounds, (0.0, 0.0), (before.box.x0, before.box.x1), 0.0)
    opens = next((ln for ln in lines if _is_level(ln) or _has_number(ln, found)), None)
    if opens is None or opens.box is None:
        return None
    top = opens.box.top - 1
    return replace(found, months=(top, top), top=top)


def _levels(heading: _Heading, rules: Sequence[Ruling]) -> list[float]:
    """The level rules from the heading's down, as long as no row is too tall."""
    left, right = heading.sides
    found = [heading.months[1]]
    for rule in sorted(rules, key=lambda r: r.position):
        same = abs(rule.start - left) <= _SAME_END and abs(rule.end - right) <= _SAME_END
        if rule.orientation == "horizontal" and same and rule.position > found[-1] + TOUCH:
            if rule.position - found[-1] > _TALLEST:
                break
            found.append(rule.position)
    return found


def _height(heading: _Heading, levels: Sequence[float], rules: Sequence[Ruling]) -> float | None:
    """How tall the strips are; None where the uprights do not stand between months, or reach from
    rule to rule as those of a table do."""
    heights: list[float] = []
    stray = 0
    for top, bottom in pairwise(levels):
        for rule in rules:
            if rule.orientation == "horizontal" or rule.end < top + TOUCH:
                continue
            if rule.start > bottom - TOUCH:
                continue
            low = abs(rule.end - bottom) <= TOUCH and bottom - rule.start < _LOW * (bottom - top)
            if low and heading.bound_near(rule.position):
                heights.append(bottom - rule.start)
            else:
                stray += 1
    few = stray <= _STRAY * len(heights)
    return median(heights) if few and len(heights) >= _FEWEST_TICKS else None


def _rows(
    heading: _Heading, levels: Sequence[float], height: float, page: Page
) -> list[_Row] | None:
    """The rows between the rules; None where one is no item over its strip, nor a level."""
    rows: list[_Row] = []
    ended = False
    for top, bottom in pairwise(levels):
        inside = [w for w in page.words if w.box and top <= w.box.y_center < bottom]
        ticked = _n_ticks(heading, bottom - height, bottom, page) >= _FEWEST_TICKS
        lines = printed_lines(
            [w for w in inside if w.box and (not ticked or w.box.y_center < bottom - height)],
            page.number,
        )
        title = _title_of(lines, heading) if ticked else None
        if ticked and (title is None or ended):
            return None
        if title is not None:
            start = top if title is lines[0] else _between(lines, title)
            rows.append(_Row(top, start, bottom - height, bottom))
        elif lines and _is_level(lines[0]) and not ended:
            rows.append(_Row(top, bottom, None, bottom))
        elif any(_has_number(line, heading) for line in lines):
            return None  # an item, and no strip
        else:
            ended = True  # a note or a sum below the calendar
    while rows and rows[-1].strip is None:
        rows.pop()
    return rows if sum(row.strip is not None for row in rows) >= _FEWEST_STRIPS else None


def _n_ticks(heading: _Heading, top: float, bottom: float, page: Page) -> int:
    """How many places where months part have an upright in a strip, or what was read for it."""
    places = [
        r.position for r in page.rulings
        if r.orientation == "vertical" and r.start < bottom - TOUCH and r.end > top + TOUCH
    ]  # fmt: skip
    places += [
        w.box.x_center for w in page.words
        if w.box and top <= w.box.y_center < bottom and _is_tick(w, heading)
    ]  # fmt: skip
    return sum(any(abs(x - bound) <= _NEAR for x in places) for bound in heading.bounds)


def _title_of(lines: Sequence[Line], heading: _Heading) -> Line | None:
    """The line above a strip that an item's title begins with: the first with its number, or, where
    no column is left for that, the first that is no level's heading."""
    numbered = heading.bounds[0] - heading.sides[0] > _SAME_END
    opens = next(
        (
            line
            for line in lines
            if (_has_number(line, heading) if numbered else not _is_level(line))
        ),
        None,
    )
    if opens is None or (opens is not lines[0] and not _is_level(lines[0])):
        return None
    return opens


def _is_level(line: Line) -> bool:
    return heading_level(clean(line.text)) is not None


def _has_number(line: Line, heading: _Heading) -> bool:
    before = [w for w in line.words if w.box and w.box.x_center < heading.bounds[0]]
    return len(before) == 1 and len(line.words) > 1 and is_ordinal(clean(before[0].text))


def _between(lines: Sequence[Line], title: Line) -> float:
    """The height half-way between a line and the one above it."""
    above = lines[[line is title for line in lines].index(True) - 1].box
    if above is None or title.box is None:
        return 0.0
    return (above.y_center + title.box.y_center) / 2


def _read_again(
    words: Sequence[Word], inside: Sequence[Ruling], heading: _Heading, rows: Sequence[_Row]
) -> tuple[list[Word], list[Mark]]:
    """The words without those that are strokes of a strip, and arrows that were taken for rules:
    a level rule within a strip, something read for the head at its ends."""
    strips = [(row.strip, row.bottom) for row in rows if row.strip is not None]
    kept, marks = [], []
    heads: set[int] = set()

    in_strips = [w for w in words if _is_in(w, strips, heading) and not _is_tick(w, heading)]
    for rule in inside:
        if rule.orientation == "vertical" or not _in_strip(rule.position, strips, TOUCH):
            continue
        ends = [_heads_at(rule, x, in_strips) for x in (rule.start, rule.end)]
        heads |= {id(w) for own in ends for w in own}
        box = Box(rule.start, rule.position - 4, rule.end, rule.position + 4)
        marks.append(Mark("span", box, starts=bool(ends[0]), ends=bool(ends[1])))
    for word in words:
        if _is_tick(word, heading) and _is_in(word, strips, heading, _RAISED):
            continue
        if not _is_in(word, strips, heading):
            kept.append(word)
        elif id(word) not in heads:
            kept.append(replace(word, text=_OPENING_STROKES.sub("", word.text)))
    return kept, marks


def _lies_on(rule: Ruling, mark: Mark) -> bool:
    """Whether a rule is the shaft of an arrow that was told as such."""
    level = mark.box.top <= rule.position <= mark.box.bottom
    return level and rule.start < mark.box.x1 and rule.end > mark.box.x0


def _heads_at(rule: Ruling, x: float, words: Sequence[Word]) -> list[Word]:
    """What was read for an arrow's head at one end of its shaft."""
    return [
        w for w in words
        if w.box is not None and len(w.text) <= _FEWEST_TICKS
        and w.box.top <= rule.position <= w.box.bottom
        and w.box.x0 <= x + _HEAD and w.box.x1 >= x - _HEAD
    ]  # fmt: skip


def _is_in(
    word: Word, strips: Sequence[tuple[float, float]], heading: _Heading, raised: float = 0.0
) -> bool:
    """Whether a word stands in a strip, or so many points above it at most."""
    box = word.box
    if box is None or not _in_strip(box.y_center, [(a - raised, b) for a, b in strips]):
        return False
    return heading.bounds[0] - _NEAR <= box.x_center <= heading.bounds[-1] + _NEAR


def _in_strip(y: float, strips: Sequence[tuple[float, float]], slack: float = 0.0) -> bool:
    return any(top + slack <= y < bottom - slack for top, bottom in strips)


def _is_tick(word: Word, heading: _Heading) -> bool:
    """Whether a word is what was read for an upright: strokes where months part."""
    if word.box is None or not _STROKES.fullmatch(word.text):
        return False
    box = word.box
    return any(map(heading.bound_near, (box.x_center, box.x0, box.x1) if "|" in word.text
                   else (box.x_center,)))  # fmt: skip


def _is_below(rule: Ruling, heading: _Heading) -> bool:
    """Whether a rule stands in the body of the table or reaches into it."""
    at = rule.end if rule.orientation == "vertical" else rule.position
    return at > heading.months[1] + TOUCH


def _is_above(rule: Ruling, bottom: float) -> bool:
    return not _is_beyond(rule, bottom)


def _is_beyond(rule: Ruling, bottom: float) -> bool:
    at = rule.start if rule.orientation == "vertical" else rule.position
    return at > bottom + TOUCH


def _of_heading(heading: _Heading, bottom: float) -> Iterator[Ruling]:
    """The sides of the table, and uprights between the months."""
    for side in heading.sides:
        yield Ruling("vertical", side, heading.top, bottom)
    if heading.months[0] == heading.months[1]:
        yield Ruling("horizontal", heading.top, *heading.sides)
        return
    yield Ruling("horizontal", heading.months[0], heading.bounds[0], heading.bounds[-1])
    for bound in heading.bounds:
        yield Ruling("vertical", bound, *heading.months)


def _of_rows(heading: _Heading, rows: Sequence[_Row], rules: Sequence[Ruling]) -> Iterator[Ruling]:
    """The rules of the rows: titles as wide as all months, a column for each below them, and those
    of the heading's other columns beside both."""
    left, right = heading.sides
    first, last = heading.bounds[0], heading.bounds[-1]
    others = {
        r.position for r in rules
        if r.orientation == "vertical" and r.start < heading.months[1] - TOUCH
        and not first - _NEAR <= r.position <= last + _NEAR
        and left + TOUCH < r.position < right - TOUCH
    }  # fmt: skip
    for row in rows:
        yield Ruling("horizontal", row.bottom, left, right)
        if row.strip is None:
            continue
        if row.title > row.top:
            yield Ruling("horizontal", row.title, left, right)
        yield Ruling("horizontal", row.strip, first, last)
        for x in (first, last, *others):
            yield Ruling("vertical", x, row.title, row.bottom)
        for x in heading.bounds[1:-1]:
            yield Ruling("vertical", x, row.strip, row.bottom)
