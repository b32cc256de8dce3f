"""A file's pages as words and strokes: from the text layer where it can be trusted, else by OCR."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.raw import Place, Remark
from parsers.adapters import page_image
from parsers.adapters.page_image import PageImage, PageNotRendered
from parsers.adapters.pdf import PdfPage, UnreadablePdf, open_pdf
from parsers.adapters.text_file import UnreadableText, read_text_file
from parsers.model import Box, Page, PageContent
from parsers.ocr import OcrEngine, OcrFailed, OcrUnavailable, PageTextEngine, make_engine
from parsers.page.reconcile import Disagreement, reconcile
from parsers.page.unread import LineOnPage, fill_unread, unread_words
from pipeline.errors import FailedDocument, MissingTool, UsageProblem
from pipeline.inventory import FileKind
from pipeline.second_reading import number_remarks, unread_remarks
from pipeline.settings import OcrSettings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

NO_ENGINE = "ocr_engine_missing"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page as read: `page` where its geometry is known, `content` where only text is.

    A page with neither could not be read; its remarks say why. `disagreements`: where the text
    layer of a page that was read by OCR says something else.
    """

    number: int | None
    page: Page | None = None
    content: PageContent | None = None
    by_ocr: bool = False
    remarks: tuple[Remark, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def lost(self) -> bool:
        return self.page is None and self.content is None


def read_pages(
    path: Path, kind: FileKind, ocr: OcrSettings, numbers: Sequence[int] | None = None
) -> Iterator[ReadPage]:
    """Pages in order, one at a time. Raises FailedDocument where the file cannot be opened."""
    if kind == "text":
        yield _text_page(path)
        return
    try:
        with ExitStack() as stack:
            file = stack.enter_context(open_pdf(path))
            scans = _ScanReader(path, ocr, stack)
            _refuse_missing_pages(path, numbers, file.page_count)
            for pdf_page in file.pages(numbers):
                yield _read_page(pdf_page, scans)
    except UnreadablePdf as error:
        raise FailedDocument(str(error)) from error


def _refuse_missing_pages(path: Path, numbers: Sequence[int] | None, page_count: int) -> None:
    if numbers is not None and max(numbers) > page_count:
        raise UsageProblem(f"{path}: has {page_count} pages, none numbered {max(numbers)}")


def _text_page(path: Path) -> ReadPage:
    try:
        (content,) = read_text_file(path)
    except (UnreadableText, OSError) as error:
        raise FailedDocument(str(error)) from error
    return ReadPage(None, content=content)


class _ScanReader:
    """Reads page images; the engine and the rendered document are made at the first scan."""

    def __init__(self, path: Path, ocr: OcrSettings, stack: ExitStack) -> None:
        self._path = path
        self._ocr = ocr
        self._stack = stack
        self._engine: OcrEngine | PageTextEngine | None = None
        self._document: PdfDocument | None = None

    def read(self, number: int) -> ReadPage:
        """Read page `number` (from 1) from its image."""
        from parsers.scan.read_page import read_scan_page

        engine, image = self._engine_made(), self._image(number)
        if isinstance(engine, PageTextEngine):
            content = engine.read_page_content(image.pixels, number)
            return ReadPage(number, content=content, by_ocr=True)
        size = (image.width_pt, image.height_pt)
        page = read_scan_page(image.pixels, number, image.dpi, engine, size)
        return ReadPage(number, page=page, by_ocr=True)

    def lines_at(self, number: int, places: Sequence[Box], turn: int) -> list[LineOnPage]:
        """The printed lines of page `number` at `places`, the page turned by `turn` degrees."""
        from parsers.scan.read_some import read_lines_at

        engine = self._engine_made()
        if not isinstance(engine, OcrEngine):
            return []
        image = self._image(number)
        size = (image.width_pt, image.height_pt)
        return read_lines_at(image.pixels, image.dpi, engine, size, places, turn // 90)

    def _engine_made(self) -> OcrEngine | PageTextEngine:
        if self._engine is None:
            self._engine = engine_of(self._ocr)
        return self._engine

    def _image(self, number: int) -> PageImage:
        if self._document is None:
            self._document = self._stack.enter_context(page_image.open_pdf(self._path))
        return page_image.page_image(self._document, number)


def engine_of(ocr: OcrSettings) -> OcrEngine | PageTextEngine:
    """The engine of the settings; MissingTool says what to install."""
    try:
        return make_engine(ocr.engine, **ocr.options())
    except OcrUnavailable as error:
        raise MissingTool(str(error)) from error
    except ModuleNotFoundError as error:
        raise MissingTool(f"--ocr {ocr.engine}: {error.name} is not installed") from error


def _read_page(pdf_page: PdfPage, scans: _ScanReader) -> ReadPage:
    number = pdf_page.page.number
    quality = pdf_page.quality
    if pdf_page.problem is None and quality.trusted:
        return _trusted(pdf_page, scans)
    remarks: list[Remark] = []
    if pdf_page.problem is not None:
        remarks.append(_remark(number, "text_layer_damaged", "warning", pdf_page.problem))
    elif quality.has_text:
        why = "lies behind a page image" if quality.behind_image else "is damaged"
        message = f"the page's text layer {why}; the page was read by OCR"
        remarks.append(_remark(number, "text_layer_untrusted", "warning", message))
    try:
        read = scans.read(number)
    except MissingTool as error:
        remarks.append(_remark(number, NO_ENGINE, "error", str(error)))
        return _without_ocr(pdf_page, remarks)
    except (OcrFailed, PageNotRendered) as error:
        remarks.append(_remark(number, "ocr_failed", "error", str(error)))
        return _without_ocr(pdf_page, remarks)
    if read.page is None or not pdf_page.page.words:
        return replace(read, remarks=tuple(remarks))
    both = reconcile(pdf_page.page, read.page)
    remarks += number_remarks(number, both)
    return ReadPage(number, both.page, None, True, tuple(remarks), both.disagreements)


def _trusted(pdf_page: PdfPage, scans: _ScanReader) -> ReadPage:
    """A sound text layer; glyphs it has no character for are looked up in the page's image."""
    page, remarks = pdf_page.page, list(_repairs(pdf_page))
    unread = [repair.box for repair in pdf_page.repairs if repair.kind == "unread"]
    wanted = unread_words(page, unread)
    if not wanted:
        return ReadPage(page.number, page=page, remarks=tuple(remarks))
    lines: list[LineOnPage] = []
    try:
        lines = scans.lines_at(page.number, unread, pdf_page.turn)
    except (MissingTool, OcrFailed, PageNotRendered) as error:
        remarks.append(_remark(page.number, "glyphs_not_looked_up", "warning", str(error)))
    filled = fill_unread(page, wanted, lines)
    remarks += unread_remarks(page.number, filled)
    return ReadPage(page.number, page=filled.page, remarks=tuple(remarks))


def _without_ocr(pdf_page: PdfPage, remarks: list[Remark]) -> ReadPage:
    """A doubtful text layer is better than nothing, and the remarks say what it is."""
    number = pdf_page.page.number
    if pdf_page.page.words:
        return ReadPage(number, page=pdf_page.page, remarks=(*remarks, *_repairs(pdf_page)))
    lost = _remark(number, "page_unread", "error", "nothing of this page could be read")
    return ReadPage(number, remarks=(*remarks, lost))


def _repairs(pdf_page: PdfPage) -> tuple[Remark, ...]:
    number = pdf_page.page.number
    counts = Counter(repair.kind for repair in pdf_page.repairs)
    if not counts:
        return ()
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
    first = pdf_page.repairs[0]
    message = f"the text layer was mended: {told}"
    return (Remark("text_layer_mended", "info", message, Place(number), first.raw, first.text),)


def _remark(number: int, code: str, severity: str, message: str) -> Remark:
    place = Place(number)
    if severity == "error":
        return Remark(code, "error", message, place)
    return Remark(code, "warning", message, place)
