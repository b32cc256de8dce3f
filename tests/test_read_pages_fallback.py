"""Which reading of a page is taken, and what is said where none is good."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from typer.testing import CliRunner

from parsers.adapters.pdf import PdfPage
from parsers.model import Box, Line, Page, PageContent, Word
from parsers.ocr import OcrFailed
from parsers.page.text_layer import measure
from pipeline import read_pages as stage
from pipeline.cli import app
from pipeline.document import read_document
from pipeline.errors import FailedDocument, MissingTool, UsageProblem
from pipeline.inventory import identify
from pipeline.settings import OcrSettings, Settings

WORD = Word("แผนปฏิบัติการ", "แผนปฏิบัติการ", Box(1, 1, 90, 10))


class FakeEngine:
    """A whole-page engine, entering by the same door as a real one."""

    name = "fake 1"

    def __init__(self, failing: tuple[int, ...] = ()) -> None:
        self._failing = failing

    def read_page_content(self, image: np.ndarray, page_number: int) -> PageContent:
        if page_number in self._failing:
            raise OcrFailed(f"no answer for page {page_number}")
        line = Line((Word("อ่านแล้ว", "อ่านแล้ว", None, 0.5),), page_number)
        return PageContent(page_number, (line,), "ocr", self.name)


@pytest.fixture(name="pdf")
def _pdf(tmp_path: Path) -> Path:
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        page = document.new_page(200, 300)
        image = pypdfium2.PdfImage.new(document)
        image.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.new("L", (20, 30), 255)))
        image.set_matrix(pypdfium2.PdfMatrix().scale(200, 300))
        page.insert_obj(image)
        page.gen_content()
    document.save(tmp_path / "scan.pdf")
    return tmp_path / "scan.pdf"


def use(monkeypatch: pytest.MonkeyPatch, engine: FakeEngine | None) -> None:
    def engine_of(ocr: OcrSettings) -> FakeEngine:
        if engine is None:
            raise MissingTool("no engine; install one")
        return engine

    monkeypatch.setattr(stage, "engine_of", engine_of)


def test_pages_without_text_are_read_by_the_engine(
    pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, FakeEngine())
    pages = list(stage.read_pages(pdf, "pdf", OcrSettings()))
    assert [(p.number, p.by_ocr, p.lost, p.remarks) for p in pages] == [
        (1, True, False, ()),
        (2, True, False, ()),
    ]


def test_one_bad_page_makes_a_partial_document(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, FakeEngine(failing=(2,)))
    result = read_document(identify(pdf, pdf.name), Settings())
    (row,) = result.rows["documents"]
    assert result.status == "partial"
    assert result.trouble == "pages that could not be read: 2; look at them by hand"
    assert [getattr(row, n) for n in ("source_kind", "page_count", "ocr_engine")] == [
        "pdf_scan",
        2,
        "fake 1",
    ]
    codes = [getattr(finding, "code", None) for finding in result.rows["findings"]]
    assert codes[:2] == ["ocr_failed", "page_unread"]


def test_a_missing_engine_is_said_and_the_command_ends_with_3(
    pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, None)
    first, _ = stage.read_pages(pdf, "pdf", OcrSettings())
    assert first.lost
    assert [r.code for r in first.remarks] == ["ocr_engine_missing", "page_unread"]
    done = CliRunner().invoke(app, ["text", str(pdf)])
    assert isinstance(done.exception, MissingTool)
    assert "install one" in str(done.exception)


def test_a_lost_page_of_text_ends_with_4(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, FakeEngine(failing=(1,)))
    done = CliRunner().invoke(app, ["text", str(pdf)])
    assert done.exit_code == 4
    assert done.stdout == "\fอ่านแล้ว\n\f"
    assert "page 1: no answer for page 1" in done.stderr


def test_a_doubtful_text_layer_serves_where_no_engine_can(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Page(3, 200, 300, (WORD,), (), (), "pdf", "pdf")
    behind = PdfPage(page, measure(page.words, behind_image=True), ())

    class NoScans:
        def read(self, number: int) -> stage.ReadPage:
            raise OcrFailed("broken")

    read = stage._read_page(behind, NoScans())  # type: ignore[arg-type]
    assert (read.page, read.by_ocr) == (page, False)
    assert [r.code for r in read.remarks] == ["text_layer_untrusted", "ocr_failed"]
    assert "lies behind a page image" in read.remarks[0].message


def test_pages_that_are_not_there_are_refused(pdf: Path) -> None:
    with pytest.raises(UsageProblem, match="has 2 pages, none numbered 7"):
        list(stage.read_pages(pdf, "pdf", OcrSettings(), (1, 7)))


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [("a.pdf", b"%PDF-1.4 and no more", "damaged"), ("a.txt", b"\xa1\xa2", "not UTF-8 text")],
)
def test_a_file_that_cannot_be_opened_says_why(
    tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(data)
    source = identify(tmp_path / name, name)
    assert source.kind is not None
    with pytest.raises(FailedDocument, match=why):
        list(stage.read_pages(source.path, source.kind, OcrSettings()))
