"""One page image to one `Page`: straighten, find rules and marks, read the lines, box the words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from parsers.model import Box, Page, Word
from parsers.ocr import OcrEngine
from parsers.scan.loose import printed_dashes, remains_of_rules
from parsers.scan.prepare import PreparedPage, prepare_page
from parsers.scan.shaded import shaded_cells
from parsers.scan.structure import find_structure
from parsers.scan.turned_cells import turned_cells
from parsers.scan.unread_cells import unread_cells
from parsers.scan.words import words_of_line

_LINES_TO_TRY = 8
_FEWEST_WORDS = 8
_BAD_CONFIDENCE = 0.6
_CLEARLY_BETTER = 0.08
_MOST_SURE_UNDER_INK = 0.85
"""What is believed of a word that a stamp or signature had run through: it is a finding."""


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
    level = [*words, *dashes, *unread, *structure.leaders]
    turned = turned_cells(prepared, structure.rulings, level, engine)
    words = [w for w in level if not any(cell.holds(w.box) for cell in turned)]
    words += [word for cell in turned for word in cell.words]
    return Page(
        number=page_number,
        width=prepared.width_pt,
        height=prepared.height_pt,
        words=_in_order(_doubted(words, prepared)),
        rulings=structure.rulings,
        marks=tuple(m for m in structure.marks if not any(cell.holds(m.box) for cell in turned)),
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


def _in_order(words: list[Word]) -> tuple[Word, ...]:
    def place(word: Word) -> tuple[float, float]:
        box = word.box or Box(0, 0, 0, 0)
        return (round(box.y_center), box.x0)

    return tuple(sorted(words, key=place))
