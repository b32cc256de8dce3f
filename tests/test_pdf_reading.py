"""PDFs drawn here, read back: words, tables, marks, rotation, and what cannot be read."""

from __future__ import annotations

import itertools
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from fpdf.enums import TextMode
from PIL import Image

from parsers.adapters.pdf import UnreadablePdf, open_pdf
from parsers.layout.blocks import find_blocks
from parsers.model import Line, PageContent, Table

FONT = next(
    (
        path
        for folder in ("/usr/share/fonts", "/usr/local/share/fonts")
        for name in ("Laksaman.ttf", "Laksaman.otf", "Loma.ttf", "Loma.otf", "Garuda.ttf")
        for path in Path(folder).rglob(name)
    ),
    None,
)
needs_font = pytest.mark.skipif(FONT is None, reason="no Thai font on this machine")


def new_pdf(orientation: str = "portrait") -> FPDF:
    pdf = FPDF(orientation=orientation, unit="pt", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_font("thai", fname=str(FONT))
    pdf.set_text_shaping(True)
    pdf.add_page()
    pdf.set_font("thai", size=14)
    return pdf


def saved(pdf: FPDF, folder: Path) -> Path:
    path = folder / "drawn.pdf"
    pdf.output(str(path))
    return path


def contents(path: Path) -> list[PageContent]:
    with open_pdf(path) as file:
        return [find_blocks(page.page) for page in file.pages()]


def cells(table: Table) -> dict[tuple[int, int, int, int], str]:
    return {(c.row, c.col, c.row_span, c.col_span): c.text for c in table.cells if c.text}


def draw_two_row_header(pdf: FPDF, top: float) -> None:
    for y0, y1, xs in (
        (0, 50, (50, 250)),
        (0, 25, (250, 450)),
        (25, 50, (250, 350, 450)),
        (50, 90, (50, 250, 350, 450)),
    ):
        for x0, x1 in itertools.pairwise(xs):
            pdf.rect(x0, top + y0, x1 - x0, y1 - y0)
    pdf.text(60, top + 30, "โครงการ/กิจกรรม")
    pdf.text(260, top + 18, "งบประมาณ (บาท)")
    pdf.text(260, top + 43, "๒๕๖๖")
    pdf.text(360, top + 43, "๒๕๖๗")
    pdf.text(60, top + 68, "กิจกรรมที่สำคัญ")
    pdf.text(60, top + 84, "น้ำดื่มปลอดภัย")
    pdf.text(260, top + 68, "๑๒,๐๐๐")
    pdf.text(360, top + 68, "-")


def picture(folder: Path) -> str:
    path = folder / "white.png"
    Image.new("L", (60, 85), 250).save(path)
    return str(path)


HEADER = {
    (0, 0, 2, 1): "โครงการ/กิจกรรม",
    (0, 1, 1, 2): "งบประมาณ (บาท)",
    (1, 1, 1, 1): "๒๕๖๖",
    (1, 2, 1, 1): "๒๕๖๗",
    (2, 0, 1, 1): "กิจกรรมที่สำคัญ\nน้ำดื่มปลอดภัย",
    (2, 1, 1, 1): "๑๒,๐๐๐",
    (2, 2, 1, 1): "-",
}


@needs_font
def test_table_with_a_two_row_header_and_prose_round_it(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.text(50, 80, "แผนปฏิบัติการป้องกันการทุจริต")
    draw_two_row_header(pdf, 100)
    pdf.text(280, 820, "หน้า ๑")
    (page,) = contents(saved(pdf, tmp_path))
    first, table, last = page.blocks
    assert isinstance(first, Line)
    assert first.text == "แผนปฏิบัติการป้องกันการทุจริต"
    assert isinstance(table, Table)
    assert cells(table) == HEADER
    assert isinstance(last, Line)
    assert last.text == "หน้า ๑"


@needs_font
@pytest.mark.parametrize(
    ("turn", "orientation", "angle", "pivot"),
    [
        (90, "landscape", 90, (297.64, 297.64)),
        (180, "portrait", 180, (297.64, 420.945)),
        (270, "landscape", -90, (420.945, 420.945)),
    ],
)
def test_a_turned_page_reads_as_a_person_sees_it(
    tmp_path: Path, turn: int, orientation: str, angle: int, pivot: tuple[float, float]
) -> None:
    """The content is drawn turned one way and /Rotate turns it back."""
    pdf = new_pdf(orientation)
    with pdf.rotation(angle, *pivot):
        draw_two_row_header(pdf, 100)
    document = pypdfium2.PdfDocument(saved(pdf, tmp_path))
    document[0].set_rotation(turn)
    turned = tmp_path / "turned.pdf"
    document.save(turned)
    (content,) = contents(turned)
    (table,) = content.blocks
    assert isinstance(table, Table)
    assert cells(table) == HEADER
    assert table.box is not None
    assert (round(table.box.x0), round(table.box.top)) == (50, 100)


@needs_font
@pytest.mark.parametrize(("angle", "pivot", "turn"), [(90, 297.64, 90), (-90, 420.945, 270)])
def test_a_page_printed_sideways_is_turned_to_be_read(
    tmp_path: Path, angle: int, pivot: float, turn: int
) -> None:
    pdf = new_pdf("landscape")
    with pdf.rotation(angle, pivot, pivot):
        draw_two_row_header(pdf, 100)
    path = saved(pdf, tmp_path)
    with open_pdf(path) as file:
        page = next(file.pages())
        assert page.turn == turn
        assert (round(page.page.width), round(page.page.height)) == (595, 842)
        assert file.render(1, 72, page.turn).shape == (842, 596)
    (table,) = find_blocks(page.page).blocks
    assert isinstance(table, Table)
    assert cells(table) == HEADER


@needs_font
def test_a_heading_set_sideways_reads_from_the_bottom_up(tmp_path: Path) -> None:
    pdf = new_pdf()
    for column in range(3):
        pdf.rect(50 + 40 * column, 100, 40, 120)
        pdf.rect(50 + 40 * column, 220, 40, 30)
    with pdf.rotation(90, 75, 215):
        pdf.text(75, 215, "ตุลาคม พ.ศ. ๒๕๖๖")
    pdf.text(95, 240, "หนึ่ง")
    (page,) = contents(saved(pdf, tmp_path))
    (table,) = page.blocks
    assert isinstance(table, Table)
    assert cells(table) == {(0, 0, 1, 1): "ตุลาคม พ.ศ. ๒๕๖๖", (1, 1, 1, 1): "หนึ่ง"}


@needs_font
def test_arrows_and_dots_are_marks_and_part_no_cells(tmp_path: Path) -> None:
    pdf = new_pdf("landscape")
    for row in range(3):
        for column in range(6):
            pdf.rect(50 + 60 * column, 100 + 30 * row, 60, 30)
    pdf.text(60, 120, "กิจกรรม")
    pdf.line(120, 145, 280, 145)
    pdf.set_fill_color(0)
    pdf.polygon([(120, 145), (125, 142), (125, 148)], style="F")
    pdf.polygon([(280, 145), (275, 142), (275, 148)], style="F")
    pdf.ellipse(197, 172, 6, 6, style="F")
    (page,) = contents(saved(pdf, tmp_path))
    table = page.blocks[0]
    assert isinstance(table, Table)
    assert (table.n_rows, table.n_cols, len(table.cells)) == (3, 6, 18)
    assert [(m.kind, round(m.box.x0), round(m.box.x1)) for m in table.marks] == [
        ("point", 197, 203),
        ("span", 120, 280),
    ]


@needs_font
def test_text_outside_a_clip_is_not_read(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.text(50, 80, "เห็น")
    with pdf.rect_clip(50, 90, 100, 40):
        pdf.text(50, 110, "ในกรอบ")
        pdf.text(50, 300, "นอกกรอบ")
    (page,) = contents(saved(pdf, tmp_path))
    assert [block.text for block in page.blocks if isinstance(block, Line)] == ["เห็น", "ในกรอบ"]


@needs_font
def test_sound_short_and_blank_pages_are_trusted_and_bare_pictures_are_not(
    tmp_path: Path,
) -> None:
    pdf = new_pdf()
    pdf.text(50, 80, "แผนปฏิบัติการป้องกันการทุจริตประจำปีงบประมาณ")
    pdf.text(50, 110, "องค์การบริหารส่วนตำบลดำเนินการตามมาตรการส่งเสริมความโปร่งใส")
    pdf.add_page()
    pdf.text(50, 80, "ที่")
    pdf.add_page()
    pdf.add_page()
    pdf.image(picture(tmp_path), 100, 100, 200, 200)
    with open_pdf(saved(pdf, tmp_path)) as file:
        verdicts = [(page.quality.has_text, page.quality.trusted) for page in file.pages()]
    assert verdicts == [(True, True), (True, True), (False, True), (False, False)]


@needs_font
def test_pages_come_in_the_order_asked_for(tmp_path: Path) -> None:
    pdf = new_pdf()
    pdf.add_page()
    pdf.add_page()
    with open_pdf(saved(pdf, tmp_path)) as file:
        assert [page.page.number for page in file.pages([3, 1])] == [3, 1]
        with pytest.raises(UnreadablePdf, match="page 4: there is no such page"):
            list(file.pages([4]))


@needs_font
def test_rendering_has_the_size_of_the_page_as_seen(tmp_path: Path) -> None:
    with open_pdf(saved(new_pdf("landscape"), tmp_path)) as file:
        assert file.render(1, 144).shape == (1191, 1684)
        assert file.full_page_image(1) is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "the file is empty"),
        (b"hello", "this is not a PDF"),
        (b"%PDF-1.4\nnothing here", "the PDF is damaged"),
    ],
)
def test_what_is_no_pdf_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadablePdf, match=reason):
        open_pdf(path)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePdf, match="the file cannot be opened"):
        open_pdf(tmp_path / "nowhere.pdf")


def test_a_locked_file_asks_for_a_copy_without_password(tmp_path: Path) -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_encryption(owner_password="owner", user_password="user")
    path = tmp_path / "locked.pdf"
    pdf.output(str(path))
    with pytest.raises(UnreadablePdf, match="needs a password"):
        open_pdf(path)


@needs_font
@pytest.mark.parametrize(
    ("case", "picture_first", "mode", "behind"),
    [
        ("text on a full-page picture", True, TextMode.FILL, False),
        ("text painted over by the picture", False, TextMode.FILL, True),
        ("invisible text on a scan", True, TextMode.INVISIBLE, True),
    ],
)
def test_text_behind_a_page_image_is_not_trusted(
    tmp_path: Path, case: str, picture_first: bool, mode: TextMode, behind: bool
) -> None:
    pdf = new_pdf()
    if picture_first:
        pdf.image(picture(tmp_path), 0, 0, pdf.w, pdf.h)
    with pdf.local_context(text_mode=mode):
        pdf.text(50, 80, "แผนปฏิบัติการป้องกันการทุจริตประจำปีงบประมาณ")
        pdf.text(50, 110, "องค์การบริหารส่วนตำบลดำเนินการตามมาตรการส่งเสริมความโปร่งใส")
    if not picture_first:
        pdf.image(picture(tmp_path), 0, 0, pdf.w, pdf.h)
    with open_pdf(saved(pdf, tmp_path)) as file:
        page = next(file.pages())
        assert file.full_page_image(1) is not None
    assert page.quality.has_text
    assert page.quality.behind_image is behind
    assert page.quality.trusted is not behind
