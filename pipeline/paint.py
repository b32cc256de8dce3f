"""Words, rules, marks and cells painted over the page image, to see what the table code saw."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from parsers.adapters.page_image import open_pdf, page_image
from parsers.model import Box, Page, PageContent, Table
from parsers.scan.prepare import prepare_page

_DPI = 150.0
# Blue, green, red: what OpenCV calls a colour.
_WORD, _RULE, _CELL, _MARK = (200, 120, 0), (0, 0, 220), (0, 160, 0), (0, 140, 255)


@dataclass(frozen=True, slots=True)
class Canvas:
    """A page image that fits the page's boxes: `scale` is pixels per point."""

    pixels: np.ndarray
    scale: float


def canvas_of(path: Path, page: Page) -> Canvas:
    """The image of a page: of a scan the straightened one, which its boxes fit."""
    with open_pdf(path) as document:
        if page.source != "ocr":
            image = page_image(document, page.number, _DPI)
            gray = image.pixels if image.pixels.ndim == 2 else image.pixels.mean(axis=2)
            return Canvas(gray.astype(np.uint8), image.dpi / 72)
        image = page_image(document, page.number)
    prepared = prepare_page(image.pixels, image.dpi, (image.width_pt, image.height_pt))
    return Canvas(prepared.gray, prepared.scale)


def paint(canvas: Canvas, page: Page, content: PageContent) -> bytes:
    """The painted page as PNG: words blue, rules red, cells green, drawn marks orange."""
    picture = cv2.cvtColor(canvas.pixels, cv2.COLOR_GRAY2BGR)
    for word in page.words:
        _frame(picture, word.box, canvas.scale, _WORD, 1)
    for block in content.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                _frame(picture, cell.box, canvas.scale, _CELL, 3)
    for ruling in page.rulings:
        at, start, end = (
            round(value * canvas.scale) for value in (ruling.position, ruling.start, ruling.end)
        )
        across = ruling.orientation == "horizontal"
        ends = ((start, at), (end, at)) if across else ((at, start), (at, end))
        cv2.line(picture, *ends, _RULE, 1)
    for mark in page.marks:
        _frame(picture, mark.box, canvas.scale, _MARK, 2)
    done, data = cv2.imencode(".png", picture)
    if not done:
        raise ValueError(f"page {page.number}: the picture cannot be written as PNG")
    return data.tobytes()


def _frame(
    picture: np.ndarray, box: Box | None, scale: float, colour: tuple[int, int, int], width: int
) -> None:
    if box is not None:
        left, top, right, bottom = (
            round(value * scale) for value in (box.x0, box.top, box.x1, box.bottom)
        )
        cv2.rectangle(picture, (left, top), (right, bottom), colour, width)
