"""One page image to one `Page`: straighten, find rules and marks, read the lines, box the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from parsers.model import Box, Mark, Page, Ruling, Word
from parsers.ocr import OcrEngine
from parsers.scan.components import Components, barrier_mask, find_components
from parsers.scan.dashed import find_dashed
from parsers.scan.grown_together import cut_apart
from parsers.scan.lines import crop_of, find_lines, is_bump, is_edge_dirt
from parsers.scan.loose import LoneDash, find_loose_marks, printed_dashes, remains_of_rules
from parsers.scan.marks import find_arrows, find_bars, find_blocks, find_underlines
from parsers.scan.prepare import PreparedPage, prepare_page
from parsers.scan.rules import (
    away_from_edges,
    paint_strokes,
    rule_pixels,
    sort_strokes,
    stands_in_table,
    to_rulings,
    without_gaps,
)
from parsers.scan.shaded import shaded_cells
from parsers.scan.strokes import find_strokes
from parsers.scan.text_line import TextLine
from parsers.scan.unread_cells import unread_cells
from parsers.scan.words import words_of_line

_LINES_TO_TRY = 8
_FEWEST_WORDS = 8
_BAD_CONFIDENCE = 0.6
_CLEARLY_BETTER = 0.08
_MOST_SURE_UNDER_INK = 0.85
"""What is believed of a word that a stamp or signature had run through: it is a finding."""


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


def read_scan_page(
    image: np.ndarray,
    page_number: int,
    dpi: float,
    engine: OcrEngine,
    page_size_pt: tuple[float, float],
) -> Page:
    """Read one page image (RGB or gray, at `dpi`) of a page of `page_size_pt` as the image stands.

    Boxes are points on the upright, straightened page.
    """
    prepared = prepare_page(image, dpi, page_size_pt)
    if prepared.turns != 0:
        others = (0, (prepared.turns + 2) % 4)
        prepared = _best_way_up(image, dpi, engine, page_size_pt, prepared, others)
    page = read_prepared_page(prepared, page_number, engine)
    if prepared.turns == 0 and _reads_badly(page):
        better = _best_way_up(image, dpi, engine, page_size_pt, prepared, others=(1, 2, 3))
        if better is not prepared:
            return read_prepared_page(better, page_number, engine)
    return page


def read_prepared_page(prepared: PreparedPage, page_number: int, engine: OcrEngine) -> Page:
    """Read a page that `prepare_page` made; its `gray` is the picture the boxes fit."""
    structure = find_structure(prepared)
    readings = engine.read_lines(structure.crops) if structure.crops else []
    rules_left = remains_of_rules(
        list(zip(structure.lines, readings, strict=True)), structure.parts
    )
    words = [
        word
        for line, reading in zip(structure.lines, readings, strict=True)
        if id(line) not in rules_left
        for word in words_of_line(line, reading, structure.parts, prepared.scale)
    ]
    read = [line for line, r in zip(structure.lines, readings, strict=True) if r.text.strip()]
    texts = [(line, r.text) for line, r in zip(structure.lines, readings, strict=True)]
    dashes = printed_dashes(structure.dashes, texts, structure.parts, prepared.scale)
    unread = unread_cells(structure.parts, read, structure.told, structure.marks, prepared.scale)
    return Page(
        number=page_number,
        width=prepared.width_pt,
        height=prepared.height_pt,
        words=_in_order(_doubted([*words, *dashes, *unread], prepared)),
        rulings=structure.rulings,
        marks=structure.marks,
        source="ocr",
        engine=engine.name,
        shaded=shaded_cells(
            prepared.light, structure.rulings, prepared.light.shape[1] / prepared.width_pt
        ),
    )


def _doubted(words: Sequence[Word], prepared: PreparedPage) -> list[Word]:
    """The words, with little trust in those that a stamp or a signature had run through."""
    if prepared.retouched is None:
        return list(words)
    scale = prepared.retouched.shape[1] / prepared.width_pt
    return [
        replace(word, confidence=min(word.confidence or 0.0, _MOST_SURE_UNDER_INK))
        if word.box is not None and _covered(prepared.retouched, word.box, scale)
        else word
        for word in words
    ]


def _covered(mask: np.ndarray, box: Box, scale: float) -> bool:
    rows = slice(max(0, int(box.top * scale)), int(box.bottom * scale) + 1)
    return bool((mask[rows, max(0, int(box.x0 * scale)) : int(box.x1 * scale) + 1] > 0).any())


def _best_way_up(
    image: np.ndarray,
    dpi: float,
    engine: OcrEngine,
    page_size_pt: tuple[float, float],
    first: PreparedPage,
    others: tuple[int, ...],
) -> PreparedPage:
    """The page turned the way its lines read best; `first` unless another is clearly better."""
    best, most = first, _legibility(first, engine) + _CLEARLY_BETTER
    for turns in sorted(set(others) - {first.turns}):
        way = prepare_page(image, dpi, page_size_pt, turns=turns)
        share = _legibility(way, engine)
        if share > most:
            best, most = way, share
    return best


def _legibility(prepared: PreparedPage, engine: OcrEngine) -> float:
    """How sure the engine is of the page's longest lines, 0 to 1."""
    crops = sorted(find_structure(prepared).crops, key=lambda c: -c.shape[1] / c.shape[0])
    readings = engine.read_lines(crops[:_LINES_TO_TRY]) if crops else []
    shares = [
        float(np.mean(r.char_confidences)) if r.char_confidences else r.confidence for r in readings
    ]
    return float(np.mean(shares)) if shares else 0.0


def _reads_badly(page: Page) -> bool:
    shares = [word.confidence for word in page.words if word.confidence is not None]
    return len(shares) >= _FEWEST_WORDS and float(np.median(shares)) < _BAD_CONFIDENCE


def find_structure(prepared: PreparedPage) -> PageStructure:
    """Rules, marks and line images of a straight page; no text yet."""
    scale = prepared.scale
    shape = (prepared.ink.shape[0], prepared.ink.shape[1])
    straight = find_strokes(prepared.ink, prepared.faint, scale)
    dashed = find_dashed(prepared.ink, scale)
    strokes = away_from_edges([*straight, *dashed], shape, scale)
    found = sort_strokes(strokes, scale)
    in_table = [s for s in strokes if stands_in_table(s, found.rules, scale)]
    # An arrow may be drawn close above a rule, whose ink is no part of its head or shaft.
    bounds = [
        s
        for s in found.rules
        if s.orientation == "vertical" or not stands_in_table(s, found.rules, scale)
    ]
    arrows = find_arrows(prepared.faint & ~paint_strokes(shape, bounds, 1), in_table, scale)
    seen = {arrow.stroke for arrow in arrows}
    rest = sort_strokes([s for s in strokes if s not in seen], scale)
    rules = without_gaps(rest.rules, prepared.faint, scale)
    bars = [s for s in rest.others if stands_in_table(s, rules, scale)]
    arrows += find_bars(prepared.ink, bars, scale)
    arrows += find_blocks(prepared.ink, rules, scale)
    underlines = find_underlines(prepared.ink, rest.others, arrows, scale)
    cut = rule_pixels(prepared.ink, [*rules, *underlines], scale)
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
        if not loose.taken.issuperset(line.members) and not is_edge_dirt(line, shape, scale)
    ]
    on_rules = [line for line in lines if is_bump(parts, line, rules, scale)]
    lines = [line for line in lines if line not in on_rules]
    dashes, lines = loose.split_dashes(parts, lines, scale)
    marks = [arrow.to_mark(scale) for arrow in arrows] + list(loose.marks)
    crops = _crops(prepared, cut, parts, lines)
    return PageStructure(
        to_rulings(rules, scale),
        tuple(marks),
        tuple(dashes),
        loose.taken | {d.shape for d in dashes} | {n for line in on_rules for n in line.members},
        tuple(lines),
        crops,
        parts,
    )


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


def _in_order(words: list[Word]) -> tuple[Word, ...]:
    def place(word: Word) -> tuple[float, float]:
        box = word.box or Box(0, 0, 0, 0)
        return (round(box.y_center), box.x0)

    return tuple(sorted(words, key=place))
