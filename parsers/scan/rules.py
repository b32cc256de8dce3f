"""Which straight strokes are rules of a table: those that meet others, and long lone ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from parsers.model import Ruling
from parsers.scan.faint import ink_along
from parsers.scan.lone_uprights import in_rows_of_their_own, resumed_below
from parsers.scan.strokes import Stroke

_MEETS_PT = 3.0
_LONE_PT = 40.0
_DOUBLE_PT = 2.4
_SURE_PT = 150.0
_AS_WIDE = 0.85
_EDGE_PT = 9.0
_MOST_OF_IT = 0.5
_ROW_PT, _ROW_EDGE_PT = 6.0, 1.0
_WHOLE, _GAP, _GAP_IN_PRINT = 0.95, 0.5, 0.75
_CROSSING_PT = 0.6
_WIDEST_CROSSING_PT = 9.0
LETTER_PT = 3.2  # marks are lower
_LEAST_BUMP_PT, _WIDEST_BUMP_PT = 0.7, 4.0
_ROUGH, _LEAST_BUMP_OF_ROUGH = 0.06, 3  # a photocopied edge is uneven by a pixel on either side
_RULE_AROUND_PT = 6.0


@dataclass(frozen=True, slots=True)
class RulesFound:
    """Strokes sorted by what they are: `rules` bound cells, `others` are level and bound none."""

    rules: tuple[Stroke, ...]
    others: tuple[Stroke, ...]


def sort_strokes(strokes: Sequence[Stroke], scale: float) -> RulesFound:
    """Tell rules from other strokes and pull their ends onto the rules they meet.

    A short stroke is a rule when both its ends meet a crossing rule; a long one needs no partner
    when it is level, and one at an end of it when it is upright.
    """
    rules = [s for s in strokes if s.length >= _LONE_PT * scale]
    waiting = [s for s in strokes if s.length < _LONE_PT * scale]
    while True:
        accepted = [s for s in waiting if _ends_met(s, rules, scale) == 2]
        if not accepted:
            break
        rules.extend(accepted)
        waiting = [s for s in waiting if s not in accepted]
    trimmed = {s: _between_rules(s, rules, scale) for s in waiting if s.orientation == "vertical"}
    rules.extend(t for t in trimmed.values() if t is not None)
    waiting = [s for s in waiting if trimmed.get(s) is None]
    kept = [s for s in rules if _holds(s, rules, scale)]
    kept += in_rows_of_their_own([s for s in rules if s not in kept], kept, scale)
    resumed = resumed_below([s for s in (*rules, *waiting) if s not in kept], kept, scale)
    kept += resumed
    waiting = [s for s in waiting if s not in resumed]
    dropped = [s for s in rules if s not in kept]
    if any(s.orientation == "horizontal" for s in dropped):
        # An underline: the stems of letters that reach it from the rule above bound no cell.
        found = sort_strokes([s for s in strokes if s not in dropped], scale)
        return RulesFound(found.rules, (*found.others, *dropped))
    merged = _without_doubles(kept, scale)
    snapped = tuple(_snapped(s, merged, scale) for s in merged)
    return RulesFound(snapped, tuple(waiting + dropped))


def away_from_edges(
    strokes: Sequence[Stroke], shape: tuple[int, int], scale: float
) -> list[Stroke]:
    """Without the shadows that a scanner leaves along the edges of the glass."""
    margin = _EDGE_PT * scale

    def inside(stroke: Stroke) -> bool:
        side = shape[0] if stroke.orientation == "horizontal" else shape[1]
        return margin <= stroke.position <= side - margin

    return [stroke for stroke in strokes if inside(stroke)]


def _crossing(stroke: Stroke, rules: Sequence[Stroke]) -> list[Stroke]:
    return [r for r in rules if r.orientation != stroke.orientation]


def _ends_met(stroke: Stroke, rules: Sequence[Stroke], scale: float) -> int:
    near = _MEETS_PT * scale
    met = 0
    for end in (stroke.start, stroke.end):
        met += any(
            abs(r.position - end) <= near and r.start - near <= stroke.position <= r.end + near
            for r in _crossing(stroke, rules)
        )
    return met


def _between_rules(stroke: Stroke, rules: Sequence[Stroke], scale: float) -> Stroke | None:
    """The part of an upright stroke from the first to the last rule it meets: what goes on past
    them is print. None where that is not most of it."""
    near = _MEETS_PT * scale
    met = [
        r.position
        for r in _crossing(stroke, rules)
        if r.start - near <= stroke.position <= r.end + near
        and stroke.start - near <= r.position <= stroke.end + near
    ]
    if len(met) < 2 or max(met) - min(met) < _MOST_OF_IT * stroke.length:
        return None
    return replace(stroke, start=round(min(met)), end=round(max(met)))


def _holds(stroke: Stroke, rules: Sequence[Stroke], scale: float) -> bool:
    """Whether a long stroke stands as a rule: no letter's stem, no bar drawn inside cells."""
    if stroke.orientation == "vertical":
        return stroke.length >= _SURE_PT * scale or _ends_met(stroke, rules, scale) > 0
    return _ends_met(stroke, rules, scale) > 0 or not stands_in_table(stroke, rules, scale)


def _without_doubles(rules: Sequence[Stroke], scale: float) -> list[Stroke]:
    """Double rules, and pieces of one rule found twice, as one."""
    kept: list[Stroke] = []
    for rule in sorted(rules, key=lambda s: -s.length):
        twin = next((n for n, k in enumerate(kept) if _is_twin(rule, k, scale)), None)
        if twin is None:
            kept.append(rule)
            continue
        other = kept[twin]
        kept[twin] = replace(
            other,
            start=min(other.start, rule.start),
            end=max(other.end, rule.end),
            near=min(other.near, rule.near),
            far=max(other.far, rule.far),
        )
    return kept


def _is_twin(rule: Stroke, other: Stroke, scale: float) -> bool:
    return (
        rule.orientation == other.orientation
        and abs(rule.position - other.position) <= _DOUBLE_PT * scale
        and min(rule.end, other.end) - max(rule.start, other.start) > -_MEETS_PT * scale
    )


def _snapped(stroke: Stroke, rules: Sequence[Stroke], scale: float) -> Stroke:
    """Ends moved onto a crossing rule within reach, so that corners close."""
    reach = _MEETS_PT * scale
    start, end = stroke.start, stroke.end
    for rule in _crossing(stroke, rules):
        if not rule.start - reach <= stroke.position <= rule.end + reach:
            continue
        if abs(rule.position - stroke.start) <= reach:
            start = round(rule.position)
        if abs(rule.position - stroke.end) <= reach:
            end = round(rule.position)
    return replace(stroke, start=min(start, end), end=max(start, end))


def stands_in_table(stroke: Stroke, rules: Sequence[Stroke], scale: float) -> bool:
    """Whether upright rules stand on both sides of a level stroke, as around a table's cell."""
    near = _MEETS_PT * scale
    beside = [
        rule.position
        for rule in _crossing(stroke, rules)
        if rule.start - near <= stroke.position <= rule.end + near
    ]
    if not beside:
        return False
    if min(beside) > stroke.start + near or max(beside) < stroke.end - near:
        return False
    # As wide as the table: a rule whose ends have faded, not something drawn into cells.
    return stroke.length < _AS_WIDE * (max(beside) - min(beside))


def to_rulings(rules: Sequence[Stroke], scale: float) -> tuple[Ruling, ...]:
    """Strokes in points, top to bottom and left to right."""
    rulings = [
        Ruling(s.orientation, (s.position + 0.5) / scale, s.start / scale, (s.end + 1) / scale)
        for s in rules
    ]
    return tuple(sorted(rulings, key=lambda r: (r.orientation, r.position, r.start)))


def paint_strokes(shape: tuple[int, int], strokes: Sequence[Stroke], margin: int = 0) -> np.ndarray:
    """A mask (0 or 255) of the strokes' pixels, each wider by `margin` pixels either way."""
    mask = np.zeros(shape, np.uint8)
    for s in strokes:
        low, high = s.near - margin, s.far + margin
        corners = ((s.start, low), (s.end, high))
        if s.orientation == "vertical":
            corners = ((low, s.start), (high, s.end))
        cv2.rectangle(mask, *corners, color=255, thickness=cv2.FILLED)
    return mask


def without_gaps(rules: Sequence[Stroke], mask: np.ndarray, scale: float) -> tuple[Stroke, ...]:
    """Upright rules cut where a row of the table has none of their ink.

    Across a band of merged cells the stems of letters lead from one piece of a rule to the next.
    Only a rule that is whole elsewhere is cut: a faint one has gaps everywhere. `mask` has ink and
    paler strokes.
    """
    turned = cv2.transpose(mask)
    near = _MEETS_PT * scale
    whole: list[Stroke] = []
    for rule in rules:
        if rule.orientation == "horizontal":
            whole.append(rule)
            continue
        line = ink_along(turned, rule.near, rule.far)
        levels = [
            round(r.position)
            for r in _crossing(rule, rules)
            if r.start - near <= rule.position <= r.end + near
            and rule.start < r.position < rule.end
        ]
        ends = sorted({rule.start, *levels, rule.end})
        stretches = [(a, b) for a, b in pairwise(ends) if b - a >= _ROW_PT * scale]
        inset = max(1, round(_ROW_EDGE_PT * scale))
        covers = [float(line[a + inset : b - inset].mean()) for a, b in stretches]
        if not covers or max(covers) < _WHOLE:
            whole.append(rule)
            continue
        beside = [_print_beside(turned, rule, a + inset, b - inset, scale) for a, b in stretches]
        gaps = [
            stretch
            for stretch, cover, printed in zip(stretches, covers, beside, strict=True)
            if cover < _GAP or (printed and cover < _GAP_IN_PRINT)
        ]
        start = rule.start
        for a, b in gaps:
            whole += [replace(rule, start=start, end=a)] if a - start >= _ROW_PT * scale else []
            start = b
        whole += [replace(rule, start=start)] if rule.end - start >= _ROW_PT * scale else []
    return tuple(whole)


def _print_beside(mask: np.ndarray, rule: Stroke, start: int, end: int, scale: float) -> bool:
    """Whether print stands along a stretch of a level stroke, as where letters lend it ink."""
    first, last = max(2, round(0.7 * scale)), max(4, round(2.2 * scale))
    above = mask[max(0, rule.near - last) : max(0, rule.near - first), start:end]
    below = mask[rule.far + 1 + first : rule.far + 1 + last, start:end]
    return bool((above > 0).any() or (below > 0).any())


def rule_pixels(ink: np.ndarray, rules: Sequence[Stroke], scale: float) -> np.ndarray:
    """A mask (0 or 255) of the pixels that rules alone have blackened.

    Where print crosses or touches a level rule, as a tone mark does that stands too high in its
    row, the rule's pixels are the print's as well.
    """
    shape = (ink.shape[0], ink.shape[1])
    mask = paint_strokes(shape, rules, margin=1)
    upright = paint_strokes(shape, [r for r in rules if r.orientation == "vertical"], margin=3)
    depth = max(2, round(_CROSSING_PT * scale))
    print_alone = cv2.bitwise_and(ink, cv2.bitwise_not(mask))
    letter = math.ceil(LETTER_PT * scale)
    for rule in rules:
        if rule.orientation == "vertical":
            continue
        columns = slice(rule.start, rule.end + 1)
        low, high = max(0, rule.near - 1), rule.far + 2
        above = ink[max(0, low - depth) : rule.near, columns]
        below = ink[rule.far + 1 : high + depth, columns]
        crossed = np.zeros(ink[low, columns].size, bool)
        for side in (above, below):
            if side.shape[0] == depth + 1:
                crossed |= (side > 0).all(axis=0)
        crossed |= _bumps(ink, rule, scale)
        crossed &= (upright[low:high, columns] == 0).all(axis=0)
        over = _tall(print_alone[max(0, low - letter) : low, columns][::-1], letter)
        under = _tall(print_alone[high : high + letter, columns], letter)
        for first, last in _runs_of(crossed):
            run = slice(first, last)
            wide = last - first > _WIDEST_CROSSING_PT * scale  # shading along the rule
            # Letters on both sides would grow together, and figures of two rows with them.
            if wide or (over[run].any() and under[run].any()):
                crossed[run] = False
        mask[low:high, columns][:, crossed] = 0
    return mask


def _tall(band: np.ndarray, height: int) -> np.ndarray:
    """Columns of the first row of `band` where a shape begins that is `height` rows high."""
    if band.shape[0] < height:
        return np.zeros(band.shape[1], bool)
    _, labels = cv2.connectedComponents(np.ascontiguousarray(band), connectivity=8)
    return np.isin(labels[0], np.unique(labels[-1])) & (labels[0] > 0)


def _bumps(ink: np.ndarray, rule: Stroke, scale: float) -> np.ndarray:
    """Columns where a level rule is thicker than around: a mark is printed on it. MAI EK may come
    out by a pixel above and below; of a mark higher up only the lower half comes out."""
    reach = max(3, round(LETTER_PT * scale / 2))
    top, bottom = max(0, rule.near - reach), min(ink.shape[0], rule.far + 1 + reach)
    columns = slice(rule.start, rule.end + 1)
    around = 2 * round(_RULE_AROUND_PT * scale) + 1
    own = rule.far + 1 - rule.near
    over = _thicker(ink[top : rule.far + 1, columns][::-1], own, around)
    under = _thicker(ink[rule.near : bottom, columns], own, around)
    both = _widened(over > 0) & _widened(under > 0)
    least = _LEAST_BUMP_PT * scale
    if float((over + under > 0).mean()) > _ROUGH:
        least = max(least, _LEAST_BUMP_OF_ROUGH)
    return (
        (_narrow_and_high(both, over + under, least, scale) & (over + under > 0))
        | _narrow_and_high(over > 0, over, least, scale)
        | _narrow_and_high(under > 0, under, least, scale)
    )


def _thicker(rows: np.ndarray, own: int, around: int) -> np.ndarray:
    """How much farther out than in the middling column around each column has ink without a break.
    The first `own` rows are the rule's, not all of them inked everywhere."""
    inked = rows > 0
    inked[:own] = np.logical_or.accumulate(inked[:own][::-1], axis=0)[::-1]
    reach = np.logical_and.accumulate(inked, axis=0).sum(axis=0)
    padded = np.pad(reach.astype(np.uint8), around // 2, mode="edge")
    usual = np.median(np.lib.stride_tricks.sliding_window_view(padded, around), axis=1)
    return np.asarray(np.maximum(reach - usual, 0))


def _narrow_and_high(
    columns: np.ndarray, height: np.ndarray, least: float, scale: float
) -> np.ndarray:
    """The runs of `columns` that are as wide as a mark and high enough for more than dirt."""
    kept = np.zeros_like(columns)
    for first, last in _runs_of(columns):
        narrow = 2 <= last - first <= _WIDEST_BUMP_PT * scale
        if narrow and height[first:last].max() >= least:
            kept[first:last] = True
    return kept


def _widened(flags: np.ndarray) -> np.ndarray:
    """With the columns beside: print seldom comes out of a rule at the same one above and below."""
    wide = flags.copy()
    wide[1:] |= flags[:-1]
    wide[:-1] |= flags[1:]
    return wide


def _runs_of(flags: np.ndarray) -> list[tuple[int, int]]:
    steps = np.diff(flags.astype(np.int8), prepend=0, append=0)
    return list(zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True))
