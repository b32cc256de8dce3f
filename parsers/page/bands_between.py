"""Tables that bands part: the heading is ruled throughout and has columns below a cell of its own,
the rows below it have uprights between other columns only (months) and no sides, so that no rule
ties one group of rows to the next. Another table has sides, or as many columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Ruling

_TOUCH = 3.0  # points between the ends of level rules that end together
_AT = 3.2  # points between pieces of one upright
_TALLEST_BAND = 40.0  # points
_FEWEST = 4  # uprights inside the rows
_FEWEST_MORE = 2  # that the heading has besides these


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
