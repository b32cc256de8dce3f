"""What a straight page image holds before any text is read: rules, marks and line images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.model import Mark, Ruling, Word
from parsers.scan.broken_rules import find_broken_rules, find_broken_sides, without_pieces
from parsers.scan.broken_uprights import find_broken_uprights, without_upright_pieces
from parsers.scan.chips import chip_outlines
from parsers.scan.components import Components, barrier_mask, find_components
from parsers.scan.dashed import find_dashed, not_on
from parsers.scan.dotted_rules import find_dotted_rules
from parsers.scan.grown_together import cut_apart
from parsers.scan.leaders import dotted_lines, find_leaders, rows_of_dots, word_of_dots
from parsers.scan.lines import crop_of, find_lines, is_bump, is_edge_dirt, is_round_corner
from parsers.scan.loose import LoneDash, find_loose_marks
from parsers.scan.lost_sides import find_lost_sides
from parsers.scan.marks import (
    Arrow,
    apart_from_arrows,
    find_arrows,
    find_bars,
    find_blocks,
    find_underlines,
    two_headed,
)
from parsers.scan.pixels import find_shapes
from parsers.scan.prepare import PreparedPage
from parsers.scan.round_corners import with_round_corners
from parsers.scan.rules import (
    away_from_edges,
    paint_strokes,
    rule_pixels,
    sort_strokes,
    stands_in_table,
    to_rulings,
    without_gaps,
)
from parsers.scan.strokes import Stroke, find_strokes
from parsers.scan.text_line import TextLine
from parsers.scan.worn_rules import crumbs_of, find_worn_rules
from parsers.scan.writing_lines import dots_of, find_writing_lines, not_rules, without_lines


@dataclass(frozen=True, slots=True)
class PageStructure:
    """What a straight page holds before any text is read. Pixels; `rulings`, `marks` points.

    `told` are the shapes that `marks` and `dashes` are made of.
    """

    rulings: tuple[Ruling, ...]
    marks: tuple[Mark, ...]
    dashes: tuple[LoneDash, ...]
    told: frozenset[int]
    lines: tuple[TextLine, ...]
    crops: tuple[np.ndarray, ...]
    parts: Components
    leaders: tuple[Word, ...]


def find_structure(prepared: PreparedPage) -> PageStructure:
    """Rules, marks and line images of a straight page; no text yet."""
    scale = prepared.scale
    shape = (prepared.ink.shape[0], prepared.ink.shape[1])
    chips = chip_outlines(prepared.faint, scale)
    if chips is not None:
        bare = cv2.bitwise_not(chips)
        prepared = replace(prepared, ink=prepared.ink & bare, faint=prepared.faint & bare)
    straight = find_strokes(prepared.ink, prepared.faint, scale)
    inked = find_shapes(prepared.ink)
    dashed = find_dashed(inked, scale)
    broken = find_broken_rules(inked, straight, dashed, scale)
    sides = find_broken_sides(broken, inked, straight, scale)
    straight = without_pieces(straight, broken, sides)
    of_months = find_broken_uprights(inked, straight, prepared.faint, scale)
    straight = without_upright_pieces(straight, of_months, scale)
    dashed = not_on(dashed, straight, scale)
    dotted = find_dotted_rules(inked, straight, scale)
    worn = find_worn_rules(inked, [*straight, *(line.whole for line in dotted)], scale)
    straight = [*straight, *(rule.whole for rule in worn)]
    worn += [*broken, *of_months, *sides, *find_lost_sides(inked, straight, scale)]
    to_write_on = find_writing_lines(inked, straight, scale)
    seen_strokes = without_lines([*straight, *dashed], to_write_on, scale)
    seen_strokes += [line.whole for line in dotted]
    inside = away_from_edges(seen_strokes, shape, scale)
    leaders = find_leaders(prepared.ink, inked, inside, scale)
    led = {leader.stroke for leader in leaders}
    known = [*seen_strokes, *(line.whole for line in to_write_on)]
    leaders += rows_of_dots(prepared.ink, inked, known, leaders, scale)
    inside = [stroke for stroke in inside if stroke not in led]
    rounded = with_round_corners(inside, prepared.faint, scale)
    strokes = rounded.strokes
    found = sort_strokes(strokes, scale)
    in_table = [s for s in strokes if stands_in_table(s, found.rules, scale)]
    # An arrow may be drawn close above a rule, whose ink is no part of its head or shaft.
    inner = [
        s
        for s in found.rules
        if s.orientation == "horizontal" and stands_in_table(s, found.rules, scale)
    ]
    bounds = [s for s in found.rules if s not in inner]
    drawn = prepared.faint & ~paint_strokes(shape, bounds, 1)
    plain = apart_from_arrows(drawn, inner, in_table, scale)
    arrows = find_arrows(drawn & ~paint_strokes(shape, plain, 1), in_table, scale)
    uprights = [s for s in found.rules if s.orientation == "vertical"]
    wide = [s for s in strokes if s not in in_table]
    arrows += _across_tables(prepared.faint, wide, uprights, scale)
    seen = {arrow.stroke for arrow in arrows}
    rest = sort_strokes([s for s in strokes if s not in seen], scale)
    rules = without_gaps(rest.rules, prepared.faint, scale)
    bars = [s for s in rest.others if stands_in_table(s, rules, scale)]
    arrows += find_bars(prepared.ink, prepared.faint, bars, scale)
    arrows += find_blocks(prepared.ink, rules, scale)
    underlines = find_underlines(prepared.ink, rest.others, arrows, scale)
    cut = rule_pixels(prepared.ink, [*rules, *underlines], scale)
    to_write_on = not_rules(to_write_on, rules, scale) + dotted
    if chips is not None:
        cut = cv2.bitwise_or(cut, chips)
    if rounded.bends is not None:
        cut = cv2.bitwise_or(cut, rounded.bends)
    if worn:
        cut = cv2.bitwise_or(cut, crumbs_of(worn, inked))
        cut = cv2.bitwise_or(cut, paint_strokes(shape, [side.whole for side in sides], 1))
    if to_write_on:
        cut = cv2.bitwise_or(cut, dots_of(to_write_on, inked, scale))
    if leaders:
        cut = cv2.bitwise_or(cut, paint_strokes(shape, [one.whole for one in leaders], 1))
        cut = cv2.bitwise_or(cut, inked.mask_of([dot for one in leaders for dot in one.dots]))
    for arrow in arrows:
        tall = paint_strokes(shape, [arrow.stroke], margin=arrow.half_height)
        cut = cv2.bitwise_or(cut, tall)
    text_ink = cv2.bitwise_and(prepared.ink, cv2.bitwise_not(cut))
    parts = find_components(text_ink, rules, scale)
    loose = find_loose_marks(parts, prepared.gray, scale)
    barriers = barrier_mask(shape, rules)
    lines = find_lines(parts, barriers, scale)
    apart = cut_apart(parts, lines)
    if apart is not parts:
        parts, lines = apart, find_lines(apart, barriers, scale)
    lines = [
        line
        for line in lines
        if not loose.taken.issuperset(line.members)
        and not is_edge_dirt(line, shape, scale)
        and not is_round_corner(line, rules, scale)
    ]
    on_rules = [
        line for line in lines if all(is_bump(parts, n, rules, scale) for n in line.members)
    ]
    lines = [line for line in lines if line not in on_rules]
    dotted_out = dotted_lines(lines, parts, scale)
    lines = [line for line in lines if line not in dotted_out]
    dashes, lines = loose.split_dashes(parts, lines, scale)
    dashes = [dash for dash in dashes if not is_bump(parts, dash.shape, rules, scale)]
    marks = [arrow.to_mark(scale) for arrow in arrows] + list(loose.marks)
    if to_write_on:  # their grey between the dots as well
        cut = cv2.bitwise_or(
            cut, paint_strokes(shape, [p for w in to_write_on for p in w.pieces], 1)
        )
    crops = _crops(prepared, cut, parts, lines)
    return PageStructure(
        to_rulings(rules, scale),
        tuple(marks),
        tuple(dashes),
        loose.taken | {d.shape for d in dashes} | {n for line in on_rules for n in line.members},
        tuple(lines),
        crops,
        parts,
        (
            *(
                word_of_dots(w.start, w.end + 1, w.far + 1, scale)
                for w in (x.whole for x in leaders)
            ),
            *(word_of_dots(line.x0, line.x1, line.y1, scale) for line in dotted_out),
        ),
    )


def _across_tables(
    faint: np.ndarray, strokes: Sequence[Stroke], uprights: Sequence[Stroke], scale: float
) -> list[Arrow]:
    """The level strokes that are arrows from side to side of a table, over all its months: they
    have two heads, as no rule has."""
    level = [s for s in strokes if s.orientation == "horizontal"]
    if not uprights or not level:
        return []
    shape = (faint.shape[0], faint.shape[1])
    ink = faint & ~paint_strokes(shape, uprights, 1)
    arrows = two_headed(ink, level, scale)
    if not arrows:
        return []
    rules = [s for s in level if s not in arrows]
    return find_arrows(ink & ~paint_strokes(shape, rules, 1), arrows, scale)


def _crops(
    prepared: PreparedPage, cut: np.ndarray, parts: Components, lines: list[TextLine]
) -> tuple[np.ndarray, ...]:
    owner = np.zeros(int(parts.labels.max()) + 1, np.int32)
    for key, line in enumerate(lines, start=1):
        owner[parts.label[np.asarray(line.members)]] = key
    gray = prepared.gray.copy()
    gray[(cv2.dilate(cut, np.ones((3, 3), np.uint8)) > 0) & (parts.labels == 0)] = 255
    return tuple(
        crop_of(line, gray, owner, parts.labels, key) for key, line in enumerate(lines, start=1)
    )
