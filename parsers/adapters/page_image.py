"""Pages of a PDF as images, by pdfium: a scan at its own resolution, anything else at 300 dpi.

pdfium is not thread-safe: use it in one thread per process.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

DEFAULT_DPI = 300.0
LOWEST_DPI, HIGHEST_DPI = 150.0, 400.0
_FILLS_PAGE = 0.80
_MOST_PIXELS = 60_000_000


class PageNotRendered(RuntimeError):
    """pdfium could not open the file or draw the page; the message says which."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as a person sees it (rotation applied). `pixels` is gray or RGB, uint8.

    `native_dpi` is the resolution of the scan that fills the page, None where there is none.
    """

    pixels: np.ndarray
    dpi: float
    width_pt: float
    height_pt: float
    native_dpi: float | None


@contextmanager
def open_pdf(path: Path) -> Iterator[pdfium.PdfDocument]:
    """An open document, closed at the end."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise PageNotRendered(f"{path.name}: pdfium cannot open it ({error})") from error
    try:
        yield document
    finally:
        document.close()


def page_image(document: pdfium.PdfDocument, number: int, dpi: float | None = None) -> PageImage:
    """Page `number` (from 1) as an image.

    Without `dpi`, a scan that fills the page is drawn at its own resolution, kept within
    150-400 dpi, and any other page at 300 dpi.
    """
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        raise PageNotRendered(f"page {number}: pdfium cannot load it ({error})") from error
    try:
        width, height = page.get_size()
        native = _native_dpi(page, width, height)
        wanted = dpi or min(max(native or DEFAULT_DPI, LOWEST_DPI), HIGHEST_DPI)
        wanted = min(wanted, 72 * math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
        bitmap = page.render(scale=wanted / 72, rev_byteorder=True, prefer_bgrx=False)
        pixels = bitmap.to_numpy().copy()
        bitmap.close()
    except pdfium.PdfiumError as error:
        raise PageNotRendered(f"page {number}: pdfium cannot draw it ({error})") from error
    finally:
        page.close()
    return PageImage(pixels, pixels.shape[1] / width * 72, width, height, native)


def _native_dpi(page: pdfium.PdfPage, width: float, height: float) -> float | None:
    """The resolution of the largest image, where it fills most of the page."""
    best: tuple[float, float] | None = None
    for image in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        area = (right - left) * (top - bottom)
        if area < _FILLS_PAGE * width * height or (best is not None and area <= best[0]):
            continue
        pixels = math.prod(image.get_px_size())
        best = (area, 72 * math.sqrt(pixels / area))
    return None if best is None else best[1]
