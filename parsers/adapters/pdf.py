"""PDF files as pages of words, rules and marks. Readers: pdfplumber (text), pdfium (images).

Coordinates leave here as points from the top left of the page as a person sees it.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
import pdfplumber
import pypdfium2
from numpy.typing import NDArray
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from parsers.adapters.pdf_device import FontsWithSpecs, PageRecorder, TooMuchOnPage
from parsers.adapters.pdf_fonts import GlyphReader
from parsers.adapters.pdf_interpreter import Interpreter
from parsers.adapters.pdf_page import (
    Repair,
    covering_image,
    draws_besides,
    page_from_recording,
    page_turn,
)
from parsers.adapters.pdf_render import native_image, render_page
from parsers.model import Page
from parsers.page.text_layer import TextLayerQuality, measure

ENGINE = "pdf"
A4 = (595.0, 842.0)  # the size given to a page that says none
Pixels = NDArray[np.uint8]

# What pdfminer raises on damaged files: it checks little before it uses a value.
BROKEN = (
    PSException,
    PDFException,
    PdfminerException,
    MalformedPDFException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    OSError,
    EOFError,
    struct.error,
    zlib.error,
)

# Both warn once for every defect of every page; what matters of it is in PdfPage.problem.
logging.getLogger("pdfminer").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


class UnreadablePdf(Exception):
    """A file or page that cannot be read: why, and the page where it is one page's fault."""

    def __init__(self, reason: str, page: int | None = None) -> None:
        self.reason = reason
        self.page = page
        super().__init__(reason if page is None else f"page {page}: {reason}")


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page's text layer, how good it is, and every glyph whose reading was mended.

    `turn`: degrees clockwise by which a page printed sideways was turned beyond its /Rotate to
    be read; the page's coordinates are those after the turn (`render` takes it too).
    """

    page: Page
    quality: TextLayerQuality
    repairs: tuple[Repair, ...]
    problem: str | None = None
    turn: int = 0


class PdfFile:
    """An open PDF. Use as a context manager; pages are read one at a time and then let go."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._pdfium = _open_pdfium(path)
        self._plumber = _open_plumber(path)
        self._fonts = FontsWithSpecs()
        self._reader = GlyphReader(self._fonts)
        self.page_count = len(self._pdfium)
        if self.page_count == 0:
            self.close()
            raise UnreadablePdf("the PDF has no pages")

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._plumber is not None:
            self._plumber.stream.close()
        self._pdfium.close()

    def pages(self, numbers: Sequence[int] | None = None) -> Iterator[PdfPage]:
        """Pages by 1-based number (all when None). A damaged page comes empty, with `problem`."""
        for number in numbers if numbers is not None else range(1, self.page_count + 1):
            if not 1 <= number <= self.page_count:
                raise UnreadablePdf(
                    f"there is no such page; the file has {self.page_count}", number
                )
            yield self._read(number)

    def render(self, page_number: int, dpi: float, turn: int = 0) -> Pixels:
        """The page as a person sees it, gray, at `dpi`, turned by `turn` degrees clockwise."""
        try:
            upright = render_page(self._pdfium, page_number, dpi)
            return np.ascontiguousarray(np.rot90(upright, -(turn // 90)))
        except pypdfium2.PdfiumError as error:
            raise UnreadablePdf("the page cannot be drawn", page_number) from error

    def full_page_image(self, page_number: int) -> Pixels | None:
        """The page's one image at its own resolution, turned as shown, where it fills the page."""
        try:
            return native_image(self._pdfium, page_number)
        except pypdfium2.PdfiumError as error:
            raise UnreadablePdf("the page cannot be opened", page_number) from error

    def _read(self, number: int) -> PdfPage:
        plumbed = self._plumbed_pages()
        if number > len(plumbed):
            return self._empty(number, "the text layer of this page cannot be reached")
        try:
            return self._read_layer(plumbed[number - 1], number)
        except TooMuchOnPage:
            return self._empty(number, "the page draws more objects than a printed page has")
        except BROKEN as error:
            return self._empty(number, f"the page is damaged ({type(error).__name__})")
        finally:
            plumbed[number - 1].close()
            self._forget_streams()

    def _read_layer(self, source: pdfplumber.page.Page, number: int) -> PdfPage:
        recorder = PageRecorder(self._fonts, self._hidden_layers())
        Interpreter(self._fonts, recorder).process_page(source.page_obj)
        page, repairs = page_from_recording(recorder, source, number, self._reader, ENGINE)
        quality = measure(page.words, covering_image(recorder, page), draws_besides(recorder))
        return PdfPage(page, quality, tuple(repairs), turn=90 * page_turn(recorder))

    def _plumbed_pages(self) -> list[pdfplumber.page.Page]:
        if self._plumber is None:
            return []
        try:
            return self._plumber.pages
        except BROKEN:
            self._plumber = None
            return []

    def _hidden_layers(self) -> frozenset[int]:
        """Object numbers of the layers that are switched off when the file is opened."""
        if self._plumber is None:
            return frozenset()
        layers = resolve1(self._plumber.doc.catalog.get("OCProperties"))
        default = resolve1(layers.get("D")) if isinstance(layers, dict) else None
        off = resolve1(default.get("OFF")) if isinstance(default, dict) else None
        return frozenset(ref.objid for ref in off or () if isinstance(ref, PDFObjRef))

    def _forget_streams(self) -> None:
        """pdfminer keeps every object it ever read; a long book must not."""
        if self._plumber is not None:
            cached = self._plumber.doc._cached_objs
            if len(cached) > 2000:
                cached.clear()

    def _empty(self, number: int, problem: str) -> PdfPage:
        try:
            width, height = self._pdfium.get_page_size(number - 1)
        except pypdfium2.PdfiumError:
            width, height = A4
        page = Page(number, width, height, (), (), (), "pdf", ENGINE)
        return PdfPage(page, measure((), False), (), problem)


def open_pdf(path: str | Path) -> PdfFile:
    """Open a PDF; raises UnreadablePdf with a reason a person can act on."""
    return PdfFile(Path(path))


def _open_pdfium(path: Path) -> pypdfium2.PdfDocument:
    try:
        head = path.open("rb").read(1024)
    except OSError as error:
        raise UnreadablePdf(f"the file cannot be opened: {error.strerror}") from error
    if not head:
        raise UnreadablePdf("the file is empty")
    if b"%PDF" not in head:
        raise UnreadablePdf("this is not a PDF (it does not begin with %PDF)")
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise UnreadablePdf(
                "the PDF is encrypted and needs a password; save it without one"
            ) from error
        raise UnreadablePdf("the PDF is damaged and cannot be opened") from error


def _open_plumber(path: Path) -> PDF | None:
    """None where pdfplumber cannot open what pdfium can: its pages are then read as images."""
    try:
        return pdfplumber.open(path, raise_unicode_errors=False)
    except BROKEN:
        return None
