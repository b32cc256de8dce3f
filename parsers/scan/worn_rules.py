"""Hairlines between a table's rows that a copier, or black and white, wore down to crumbs.

Left alone, the crumbs are read as dots, dashes and zeros in every cell, and the rows that they part
run into each other. A row of crumbs is what is left of a rule where it goes from end to end of a
rule that stayed whole, has no step, has nothing like it right above and below, and runs through no
line of print: leaders and dots to write on are in step or stand among letters.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from parsers.scan.pixels import Shapes
from parsers.scan.strokes import Stroke

_THICKEST_PT, _WIDEST_PT = 1.1, 12.0
_LONGEST_GUIDE_SHARE = 0.97  # of the guides: a rule's ends may have lost as much
_SHORTEST_GUIDE_PT = 150.0
_WINDOW_PT = 1.2  # above and below a level where the crumbs of a rule may lie, as the page leans
_OFF_PT = 0.6
_STEEPEST = 0.004
_FEWEST = 30
_PART_PT, _LEAST_PARTS = 40.0, 0.75
_END_PT = 15.0
_AS_MANY_BESIDE = 0.2
_BESIDE_PT = (1.8, 4.2)
_IN_STEP, _LEAST_IN_STEP = 0.25, 0.6
_LETTER_PT, _MOST_LETTERS = 3.2, 0.1
_ON_RULE_PT = 2.4


@dataclass(frozen=True, slots=True)
class WornRule:
    """A rule of which crumbs are left: as a stroke, whole, and the shapes that are its crumbs."""

    whole: Stroke
    crumbs: tuple[int, ...]


def find_worn_rules(shapes: Shapes, strokes: Sequence[Stroke], scale: float) -> list[WornRule]:
    """The worn rules. `shapes` are those of the page's ink, `strokes` its straight ones, `scale`
    pixels per point."""
    level = [s for s in strokes if s.orientation == "horizontal"]
    guides = _guides(level, scale)
    wide, high = shapes.x1 - shapes.x0, shapes.y1 - shapes.y0
    low = (high <= math.ceil(_THICKEST_PT * scale)) & (wide <= _WIDEST_PT * scale)
    found: list[WornRule] = []
    for guide in guides:
        inside = (shapes.x0 >= guide.start - scale) & (shapes.x1 <= guide.end + scale)
        crumbs = np.flatnonzero(low & inside)
        taken = [*level, *(rule.whole for rule in found)]
        found += _along(guide, crumbs, shapes, taken, scale)
    return found


def crumbs_of(rules: Sequence[WornRule], shapes: Shapes) -> np.ndarray:
    """A mask (0 or 255) of the crumbs."""
    return shapes.mask_of([shape for rule in rules for shape in rule.crumbs])


def _guides(level: Sequence[Stroke], scale: float) -> list[Stroke]:
    """The long level rules, one of each extent."""
    guides: list[Stroke] = []
    for stroke in sorted(level, key=lambda s: -s.length):
        if stroke.length < _SHORTEST_GUIDE_PT * scale:
            break
        same = any(
            stroke.length >= _LONGEST_GUIDE_SHARE * other.length
            and other.start - scale <= stroke.start
            and stroke.end <= other.end + scale
            for other in guides
        )
        if not same:
            guides.append(stroke)
    return guides


def _along(
    guide: Stroke, crumbs: np.ndarray, shapes: Shapes, taken: Sequence[Stroke], scale: float
) -> list[WornRule]:
    """What is left of rules that ended where `guide` ends."""
    middle = (shapes.y0[crumbs] + shapes.y1[crumbs] - 1) / 2
    left = np.ones(crumbs.size, bool)
    reach = _WINDOW_PT * scale
    found: list[WornRule] = []
    while True:
        levels = np.sort(middle[left])
        last = np.searchsorted(levels, levels + reach, side="right")
        counts = last - np.arange(levels.size)
        if not counts.size or counts.max() < _FEWEST:
            return found
        start = levels[int(counts.argmax())]
        near = left & (np.abs(middle - (start + reach / 2)) <= reach)
        rule = _worn_rule(guide, crumbs[near], shapes, scale)
        left &= ~near
        if rule is None or _is_found(rule.whole, taken, scale):
            continue
        if _stands_alone(rule, middle, scale) and not _runs_through_print(rule, shapes, scale):
            found.append(rule)


def _worn_rule(guide: Stroke, crumbs: np.ndarray, shapes: Shapes, scale: float) -> WornRule | None:
    """The crumbs on one line, if they lie all along it, and in no step."""
    x = (shapes.x0[crumbs] + shapes.x1[crumbs] - 1) / 2
    y = (shapes.y0[crumbs] + shapes.y1[crumbs] - 1) / 2
    slope, at_zero = np.polyfit(x, y, 1) if x.size > 1 and float(np.ptp(x)) > 0 else (1.0, 0.0)
    if abs(slope) > _STEEPEST:
        return None
    on_line = np.abs(y - (at_zero + slope * x)) <= max(1.0, _OFF_PT * scale)
    crumbs, x = crumbs[on_line], x[on_line]
    if crumbs.size < _FEWEST:
        return None
    parts = max(4, round(guide.length / (_PART_PT * scale)))
    filled = np.unique((parts * (x - guide.start) / guide.length).astype(int).clip(0, parts - 1))
    ends = _END_PT * scale
    reaches = x.min() - guide.start <= ends or guide.end - x.max() <= ends
    if filled.size < _LEAST_PARTS * parts or not reaches or _is_in_step(np.sort(x)):
        return None
    position = float(at_zero + slope * (guide.start + guide.end) / 2)
    row = round(position)
    whole = Stroke("horizontal", position, guide.start, guide.end, row, row)
    return WornRule(whole, tuple(crumbs.tolist()))


def _is_in_step(x: np.ndarray) -> bool:
    """Whether dots follow each other in step, as they are typed or drawn."""
    steps = np.diff(x)
    usual = float(np.median(steps))
    return float((np.abs(steps - usual) <= max(1.0, _IN_STEP * usual)).mean()) >= _LEAST_IN_STEP


def _stands_alone(rule: WornRule, middle: np.ndarray, scale: float) -> bool:
    """Whether few crumbs lie right above and below: dirt, or a shade, has them everywhere."""
    nearest, farthest = (reach * scale for reach in _BESIDE_PT)
    off = middle - rule.whole.position
    most = _AS_MANY_BESIDE * len(rule.crumbs)
    above = int(((off <= -nearest) & (off >= -farthest)).sum())
    below = int(((off >= nearest) & (off <= farthest)).sum())
    return above <= most and below <= most


def _runs_through_print(rule: WornRule, shapes: Shapes, scale: float) -> bool:
    """Whether letters stand on the rule's own level: leaders do."""
    whole = rule.whole
    letters = shapes.y1 - shapes.y0 >= _LETTER_PT * scale
    inside = (shapes.x1 > whole.start) & (shapes.x0 <= whole.end)
    across = (shapes.y0 < whole.position - scale) & (shapes.y1 > whole.position)
    return int((letters & inside & across).sum()) > _MOST_LETTERS * len(rule.crumbs)


def _is_found(rule: Stroke, others: Sequence[Stroke], scale: float) -> bool:
    """Whether rules as long, together, were found there: the crumbs are their own fringe."""
    level = [s for s in others if abs(rule.position - s.position) <= _ON_RULE_PT * scale]
    covered = sum(max(0, min(rule.end, s.end) - max(rule.start, s.start)) for s in level)
    return covered >= rule.length / 2
