"""Tables that bands part: the rows have uprights between some columns only (months) and are open to
a side, so that no rule ties one group of rows to the next. Another table has sides, or as many
columns, or a heading in two storeys.

Either the heading is ruled throughout and has columns below a cell of its own, and the rows have no
sides; or heading and rows have the same uprights, with a wide part that none parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from parsers.model import Ruling

_TOUCH = 3.0  # points between the ends of level rules that end together
_AT = 3.2  # points between pieces of one upright
_TALLEST_BAND = 40.0  # points
_FEWEST = 4  # uprights inside the rows
_FEWEST_MORE = 2  # that the heading has besides these
_FEWEST_APART = 8  # uprights inside rows that are joined: of months, for years have fewer
_OPEN = 2  # columns of months that the part without uprights is wide, at least
_MOST_SUMS = 2  # rows across, below the last item


def with_bands_between(groups: Sequence[list[Ruling]]) -> list[list[Ruling]]:
    """The rules of each table, those of rows that go on below a band with their heading's.
    `groups`: rules that meet."""
    out: list[list[Ruling]] = []
    for group in sorted(groups, key=_top):
        at = next((k for k, above in enumerate(out) if _goes_on(above, group)), None)
        if at is None:
            out.append(group)
        else:
            out[at] = [*out[at], *group]
    return out


def joined_at_bands(groups: Sequence[list[Ruling]], loose: Sequence[Ruling]) -> list[list[Ruling]]:
    """The rules of each table, those of half-ruled rows that go on below bands in one, with the
    level rules around the bands. `groups`: rules that meet; `loose`: rules that meet none."""
    out: list[list[Ruling]] = []
    joined: set[int] = set()
    for group in sorted(groups, key=_top):
        found = ((k, _bands(above, group, loose)) for k, above in enumerate(out))
        at, between = next(((k, rules) for k, rules in found if rules is not None), (None, []))
        if at is None:
            out.append(group)
        else:
            out[at] = [*out[at], *between, *group]
            joined.add(at)
    return [[*t, *_sums_below(t, loose)] if k in joined else t for k, t in enumerate(out)]


def _bands(
    above: Sequence[Ruling], below: Sequence[Ruling], loose: Sequence[Ruling]
) -> list[Ruling] | None:
    """The level rules between the bands that part two groups of rows of one half-ruled table; None
    where they are two tables."""
    wide, own = _ends(above), _ends(below)
    if wide is None or own is None or not _same(wide, own):
        return None
    inner, heads = _inner(below, *own), _inner(above, *wide)
    if len(inner) < _FEWEST_APART or not all(any(abs(x - y) <= _AT for y in heads) for x in inner):
        return None
    if not all(any(abs(x - y) <= _AT for x in inner) for y in heads):
        return None
    if not _is_open(below, own) or not _is_open(above, wide) or not _are_rows(below):
        return None
    top, bottom = max(r.position for r in _levels(above)), _top(below)
    rules = [r for r in _as_wide(loose, wide) if top < r.position < bottom]
    return rules if top < bottom and _are_near([top, *_heights(rules), bottom]) else None


def _sums_below(table: Sequence[Ruling], loose: Sequence[Ruling]) -> list[Ruling]:
    """The level rules below rows that say a sum, right below a table; none where they go on, as
    those of a table without any uprights do."""
    wide = _ends(table)
    if wide is None:
        return []
    bottom = max(r.position for r in _levels(table))
    rules = [r for r in _as_wide(loose, wide) if r.position > bottom]
    return rules if len(rules) <= _MOST_SUMS and _are_near([bottom, *_heights(rules)]) else []


def _ends(rules: Sequence[Ruling]) -> tuple[float, float] | None:
    """Where level rules, two at least, begin and end."""
    levels = _levels(rules)
    if len(levels) < 2:
        return None
    return min(r.start for r in levels), max(r.end for r in levels)


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= _TOUCH and abs(one[1] - other[1]) <= _TOUCH


def _is_open(rules: Sequence[Ruling], ends: tuple[float, float]) -> bool:
    """Whether no upright bounds the rows on one side, where a wide part has none inside either."""
    down = sorted({r.position for r in rules if r.orientation == "vertical"})
    narrow = sorted(b - a for a, b in pairwise(down) if b - a > _AT)
    usual = narrow[len(narrow) // 2] if narrow else inf
    return max(down[0] - ends[0], ends[1] - down[-1]) >= _OPEN * usual


def _are_rows(rules: Sequence[Ruling]) -> bool:
    """Whether the uprights all begin at the top; below a heading's upper storey some begin."""
    top = _top(rules)
    starts: dict[float, float] = {}
    for r in rules:
        if r.orientation == "vertical":
            at = next((x for x in starts if abs(x - r.position) <= _AT), r.position)
            starts[at] = min(r.start, starts.get(at, r.start))
    return all(start <= top + _TOUCH for start in starts.values())


def _as_wide(loose: Sequence[Ruling], ends: tuple[float, float]) -> list[Ruling]:
    return [r for r in _levels(loose) if _same((r.start, r.end), ends)]


def _heights(rules: Sequence[Ruling]) -> list[float]:
    return sorted(r.position for r in rules)


def _are_near(heights: Sequence[float]) -> bool:
    """Whether none of the rows between some heights is taller than a band."""
    return all(b - a <= _TALLEST_BAND for a, b in pairwise(heights))


def _goes_on(above: Sequence[Ruling], below: Sequence[Ruling]) -> bool:
    """Whether rows without sides stand right below a table as wide, under uprights that all are its
    own, and leave columns in the lower storey of its heading unparted."""
    own, its = _levels(below), _levels(above)
    if len(own) < 2 or not its:
        return False
    start, end = min(r.start for r in own), max(r.end for r in own)
    wide = (min(r.start for r in its), max(r.end for r in its))
    gap = min(r.position for r in own) - max(r.position for r in its)
    if not 0 < gap <= _TALLEST_BAND or abs(start - wide[0]) > _TOUCH or abs(end - wide[1]) > _TOUCH:
        return False
    inner, heads = _inner(below, start, end), _inner(above, *wide)
    if len({r.position for r in below if r.orientation == "vertical"}) > len(inner):
        return False
    if len(inner) < _FEWEST or not all(any(abs(x - y) <= _AT for y in heads) for x in inner):
        return False
    lower = heads - _inner([r for r in above if r.start <= _top(above) + _TOUCH], *wide)
    return sum(all(abs(x - y) > _AT for x in inner) for y in lower) >= _FEWEST_MORE


def _levels(rules: Sequence[Ruling]) -> list[Ruling]:
    return [r for r in rules if r.orientation == "horizontal"]


def _inner(rules: Sequence[Ruling], start: float, end: float) -> set[float]:
    """Where uprights stand that are no sides."""
    down = {r.position for r in rules if r.orientation == "vertical"}
    return {x for x in down if start + _TOUCH < x < end - _TOUCH}


def _top(rules: Sequence[Ruling]) -> float:
    return min((r.position for r in _levels(rules)), default=0.0)
