"""Some lines of a page read from its image: those that hold a place somebody asks about."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from parsers.model import Box
from parsers.ocr import OcrEngine
from parsers.page.geometry import contains
from parsers.page.unread import LineOnPage
from parsers.scan.prepare import prepare_page
from parsers.scan.structure import find_structure
from parsers.scan.text_line import TextLine

_AROUND = 1.0  # letter heights above and below its small letters that belong to a line


def read_lines_at(
    image: np.ndarray,
    dpi: float,
    engine: OcrEngine,
    page_size_pt: tuple[float, float],
    places: Sequence[Box],
    turns: int = 0,
) -> list[LineOnPage]:
    """The printed lines that hold the centre of one of `places` (points), as the engine reads them.

    `turns`: clockwise quarter turns that make the image upright; `places` are on the turned page.
    """
    prepared = prepare_page(image, dpi, page_size_pt, turns=turns)
    structure = find_structure(prepared)
    chosen = [
        (box, crop)
        for line, crop in zip(structure.lines, structure.crops, strict=True)
        if any(
            contains(box := _box(line, prepared.scale), place.x_center, place.y_center)
            for place in places
        )
    ]
    readings = engine.read_lines([crop for _, crop in chosen]) if chosen else []
    return [LineOnPage(box, r) for (box, _), r in zip(chosen, readings, strict=True)]


def _box(line: TextLine, scale: float) -> Box:
    around = _AROUND * line.letter_height
    top, bottom = max(0.0, line.x_top - around), line.baseline + around
    return Box(line.x0 / scale, top / scale, line.x1 / scale, bottom / scale)
