"""Uprights that no level rule bounds, and that are a table's: those of a row below or above others,
and those that stand side by side, alike, from the heading to the foot of a short table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from parsers.scan.strokes import Stroke

_MEETS_PT = 3.0
_SHORTEST_RESUMED_PT, _RESUMED_WITHIN_PT, _IN_LINE_PT = 16.0, 90.0, 2.0
_FEWEST_OF_STRIP, _TALLEST_STRIP_PT = 4, 24.0  # uprights of a strip of months under one title
_FEWEST_RESUMED = 2
_FEWEST_ALIKE = 5  # uprights that begin and end alike
_STOREY_PT = 40.0  # by which others may begin above them, between the years over their months
_NARROWEST_PT = 10.0  # columns: the bars of a bar code stand closer


def in_rows_of_their_own(
    free: Sequence[Stroke], rules: Sequence[Stroke], scale: float
) -> list[Stroke]:
    """The uprights of a table without level rules that is not tall: several begin and end alike,
    and some may begin above those, by a storey of the heading. `rules`: those that are rules
    already, which may be of such a set."""
    near = _MEETS_PT * scale
    every = [s for s in (*free, *rules) if s.orientation == "vertical"]
    sets = [[o for o in every if o.ends_like(s, near)] for s in every]
    alike = [own for own in sets if len(own) >= _FEWEST_ALIKE and _are_columns(own, scale)]
    return [s for s in free if any(_is_of_set(s, own, scale) for own in alike)]


def _are_columns(uprights: Sequence[Stroke], scale: float) -> bool:
    """Whether uprights stand as far apart as columns are wide."""
    places = sorted(s.position for s in uprights)
    return median(b - a for a, b in pairwise(places)) >= _NARROWEST_PT * scale


def _is_of_set(stroke: Stroke, alike: Sequence[Stroke], scale: float) -> bool:
    """Whether an upright is one of a set, or ends with it and begins a storey above."""
    near = _MEETS_PT * scale
    above = alike[0].start - stroke.start
    level = abs(stroke.end - alike[0].end) <= near
    return stroke in alike or (
        stroke.orientation == "vertical" and level and 0 <= above <= _STOREY_PT * scale
    )


def resumed_below(free: Sequence[Stroke], rules: Sequence[Stroke], scale: float) -> list[Stroke]:
    """The uprights of a row that no level rule bounds: below a heading over all columns, where
    the page ends. Several begin and end alike, each in line with a rule above or below it, between
    sides that go on along them; a strip of months has no sides, and is low."""
    near = _MEETS_PT * scale
    lined = [
        s
        for s in free
        if s.orientation == "vertical"
        and s.length >= _SHORTEST_RESUMED_PT * scale
        and any(_is_in_line(s, rule, scale) for rule in rules)
    ]
    alike = {s: sum(s.ends_like(o, near) for o in lined) for s in lined}
    return [
        s
        for s in lined
        if alike[s] >= _FEWEST_RESUMED
        and (_stands_between(s, rules, near) or _is_of_strip(s, alike[s], scale))
    ]


def _is_of_strip(stroke: Stroke, alike: int, scale: float) -> bool:
    return alike >= _FEWEST_OF_STRIP and stroke.length <= _TALLEST_STRIP_PT * scale


def _stands_between(stroke: Stroke, rules: Sequence[Stroke], near: float) -> bool:
    """Whether upright rules stand on either side of a stroke, along all of it."""
    sides = [
        rule.position < stroke.position
        for rule in rules
        if rule.orientation == "vertical"
        and rule.start <= stroke.start + near
        and rule.end >= stroke.end - near
    ]
    return any(sides) and not all(sides)


def _is_in_line(stroke: Stroke, rule: Stroke, scale: float) -> bool:
    """Whether an upright stands above or below a rule, where that one would go on."""
    apart = max(stroke.start - rule.end, rule.start - stroke.end)
    level = abs(rule.position - stroke.position) <= _IN_LINE_PT * scale
    return rule.orientation == "vertical" and level and 0 < apart <= _RESUMED_WITHIN_PT * scale
