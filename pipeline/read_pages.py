"""A file's pages as words and strokes: from the text layer where it can be trusted, else by OCR."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from normalize.raw import Place, Remark
from parsers.adapters import page_image
from parsers.adapters.page_image import PageNotRendered
from parsers.adapters.pdf import PdfPage, UnreadablePdf, open_pdf
from parsers.adapters.text_file import UnreadableText, read_text_file
from parsers.model import Page, PageContent
from parsers.ocr import OcrEngine, OcrFailed, OcrUnavailable, PageTextEngine, make_engine
from pipeline.errors import FailedDocument, MissingTool, UsageProblem
from pipeline.inventory import FileKind
from pipeline.settings import OcrSettings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

NO_ENGINE = "ocr_engine_missing"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page as read: `page` where its geometry is known, `content` where only text is.

    A page with neither could not be read; its remarks say why.
    """

    number: int | None
    page: Page | None = None
    content: PageContent | None = None
    by_ocr: bool = False
    remarks: tuple[Remark, ...] = ()

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

        if self._engine is None:
            self._engine = engine_of(self._ocr)
        if self._document is None:
            self._document = self._stack.enter_context(page_image.open_pdf(self._path))
        image = page_image.page_image(self._document, number)
        if isinstance(self._engine, PageTextEngine):
            content = self._engine.read_page_content(image.pixels, number)
            return ReadPage(number, content=content, by_ocr=True)
        size = (image.width_pt, image.height_pt)
        page = read_scan_page(image.pixels, number, image.dpi, self._engine, size)
        return ReadPage(number, page=page, by_ocr=True)


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
        return ReadPage(number, page=pdf_page.page, remarks=_repairs(pdf_page))
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
    return ReadPage(number, read.page, read.content, True, tuple(remarks))


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
