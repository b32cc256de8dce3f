"""PDFs drawn here, read by the real recogniser: a scan with a wrong layer, a page with a hole."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from fpdf.enums import TextMode
from PIL import Image

from normalize.schema import BudgetRow, FindingRow, ItemRow
from parsers.adapters.pdf import PdfPage, open_pdf
from parsers.adapters.pdf_page import Repair
from parsers.model import Page
from parsers.ocr import OcrUnavailable
from pipeline import read_pages as stage
from pipeline.document import DocumentResult, read_document
from pipeline.inventory import identify
from pipeline.settings import OcrSettings, Settings

FONT = next(
    (
        path
        for folder in ("/usr/share/fonts", "/usr/local/share/fonts")
        for name in ("Laksaman.ttf", "Laksaman.otf", "Loma.ttf", "Loma.otf", "Garuda.ttf")
        for path in Path(folder).rglob(name)
    ),
    None,
)
pytestmark = pytest.mark.skipif(FONT is None, reason="no Thai font on this machine")

COLUMNS = (50, 300, 430, 550)
ROWS = (
    ("โครงการ/กิจกรรม/มาตรการ", "งบประมาณ ปี 2566", "หมายเหตุ"),
    ("1. โครงการอบรมคุณธรรมจริยธรรม", "15,000", "-"),
    ("2. กิจกรรมปลูกต้นไม้ริมคลอง", "28,500", "-"),
    ("3. มาตรการตรวจสอบภายใน", "40,000", "-"),
)


def blank() -> FPDF:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("thai", fname=str(FONT))
    pdf.set_text_shaping(True)
    pdf.add_page()
    pdf.set_font("thai", size=14)
    return pdf


def draw(pdf: FPDF, change: Callable[[str], str]) -> None:
    pdf.text(50, 70, change("แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2566"))
    pdf.text(50, 100, change("องค์การบริหารส่วนตำบลดอนแก้ว"))
    for row, cells in enumerate(ROWS):
        top = 130 + 40 * row
        for column, text in enumerate(cells):
            left, right = COLUMNS[column], COLUMNS[column + 1]
            pdf.rect(left, top, right - left, 40)
            pdf.text(left + 5, top + 25, change(text))


def same(text: str) -> str:
    return text


def text_page(folder: Path) -> Path:
    pdf = blank()
    draw(pdf, same)
    path = folder / "text.pdf"
    pdf.output(str(path))
    return path


def scan(folder: Path, layer: Callable[[str], str]) -> Path:
    """The page as one image, with what `layer` makes of its text invisibly behind it."""
    with pypdfium2.PdfDocument(text_page(folder)) as document:
        picture: Image.Image = document[0].render(scale=200 / 72).to_pil().convert("L")
    picture.save(folder / "page.png")
    pdf = blank()
    pdf.image(str(folder / "page.png"), 0, 0, pdf.w, pdf.h)
    with pdf.local_context(text_mode=TextMode.INVISIBLE):
        draw(pdf, layer)
    path = folder / "scan.pdf"
    pdf.output(str(path))
    return path


def result_of(path: Path) -> DocumentResult:
    return read_document(identify(path, path.name), Settings())


def findings(result: DocumentResult, code: str) -> list[FindingRow]:
    rows = result.rows["findings"]
    return [row for row in rows if isinstance(row, FindingRow) and row.code == code]


def amounts(result: DocumentResult) -> list[float | None]:
    return [row.amount_baht for row in result.rows["budgets"] if isinstance(row, BudgetRow)]


def titles(result: DocumentResult) -> dict[str, str]:
    rows = [row for row in result.rows["items"] if isinstance(row, ItemRow)]
    return {row.item_id: row.title for row in rows}


def test_a_wrong_layer_behind_a_scan_is_contradicted_where_it_is_wrong(tmp_path: Path) -> None:
    wrong = {"28,500": "23,500", "3. มาตรการตรวจสอบภายใน": "3. มาตรการตรวจลอบภายใน"}
    result = result_of(scan(tmp_path, lambda text: wrong.get(text, text)))
    assert amounts(result) == [15000, 28500, 40000]
    first, second = findings(result, "readings_differ")
    assert (first.page, first.raw, first.suggestion, first.item_id) == (1, "28,500", "23,500", None)
    assert second.item_id is not None
    assert titles(result)[second.item_id] == "มาตรการตรวจสอบภายใน"
    assert second.suggestion is not None and "ตรวจลอบภายใน" in second.suggestion
    doubted = findings(result, "amount_low_confidence")
    assert [row.raw for row in doubted] == ["28,500"]


def test_a_right_layer_makes_every_word_surer(tmp_path: Path) -> None:
    path = scan(tmp_path, same)
    (both,) = stage.read_pages(path, "pdf", OcrSettings())
    assert [remark.code for remark in both.remarks] == ["text_layer_untrusted"]
    with ExitStack() as stack:
        alone = stage._ScanReader(path, OcrSettings(), stack).read(1)
    assert both.page is not None and alone.page is not None
    pairs = list(zip(alone.page.words, both.page.words, strict=True))
    assert len(pairs) > 15
    for before, after in pairs:
        assert (before.text, before.box) == (after.text, after.box)
        assert before.confidence is not None and after.confidence is not None
        assert after.confidence == pytest.approx(1 - (1 - before.confidence) * 0.2)


def test_a_layer_wrong_in_every_number_doubts_none(tmp_path: Path) -> None:
    other_digits = str.maketrans("0123456789", "9012345678")
    result = result_of(scan(tmp_path, lambda text: text.translate(other_digits)))
    assert amounts(result) == [15000, 28500, 40000]
    (told,) = findings(result, "readings_apart")
    assert (told.page, told.severity) == (1, "warning")
    assert findings(result, "readings_differ") == []
    assert findings(result, "amount_low_confidence") == []


def test_a_scan_without_a_layer_has_one_reading(tmp_path: Path) -> None:
    result = result_of(scan(tmp_path, lambda _: ""))
    assert amounts(result) == [15000, 28500, 40000]
    assert findings(result, "readings_differ") == []


def with_hole(page: PdfPage, text: str, holed: str) -> PdfPage:
    """The page with one word holding a glyph that the file has no character for."""
    (word,) = (word for word in page.page.words if word.text == text)
    assert word.box is not None
    words = tuple(
        replace(w, text=holed, raw=holed.replace("□", "\ufffd")) if w is word else w
        for w in page.page.words
    )
    unread = Repair("unread", "\ufffd", "□", word.box)
    return replace(page, page=replace(page.page, words=words), repairs=(unread,))


def holed_reading(path: Path, text: str, holed: str) -> stage.ReadPage:
    with ExitStack() as stack:
        (page,) = stack.enter_context(open_pdf(path)).pages()
        scans = stage._ScanReader(path, OcrSettings(), stack)
        return stage._read_page(with_hole(page, text, holed), scans)


def words_of(page: Page | None) -> list[str]:
    return [] if page is None else [word.text for word in page.words]


def test_a_glyph_without_a_character_is_read_from_the_image(tmp_path: Path) -> None:
    path = text_page(tmp_path)
    read = holed_reading(path, "กิจกรรมปลูกต้นไม้ริมคลอง", "กิจกรรมปลู□ต้นไม้ริมคลอง")
    assert "กิจกรรมปลูกต้นไม้ริมคลอง" in words_of(read.page)
    assert not read.by_ocr
    (told,) = (r for r in read.remarks if r.code == "glyph_read_from_image")
    assert (told.raw, told.suggestion) == ("กิจกรรมปลู□ต้นไม้ริมคลอง", "กิจกรรมปลูกต้นไม้ริมคลอง")


def test_a_line_that_reads_otherwise_leaves_the_glyph_marked(tmp_path: Path) -> None:
    path = text_page(tmp_path)
    read = holed_reading(path, "กิจกรรมปลูกต้นไม้ริมคลอง", "□หนังสือราชการลับ")
    assert "□หนังสือราชการลับ" in words_of(read.page)
    (told,) = (r for r in read.remarks if r.code == "glyph_unread")
    assert (told.severity, told.raw, told.place.page) == ("warning", "□หนังสือราชการลับ", 1)


def test_without_an_engine_the_glyph_stays_marked_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str, **options: object) -> None:
        raise OcrUnavailable("no engine; install one")

    monkeypatch.setattr(stage, "make_engine", missing)
    read = holed_reading(text_page(tmp_path), "28,500", "2□,500")
    assert "2□,500" in words_of(read.page)
    codes = [remark.code for remark in read.remarks]
    assert codes == ["text_layer_mended", "glyphs_not_looked_up", "glyph_unread"]
