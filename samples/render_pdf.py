"""The PDF with a text layer: blocks set in type with fpdf2, ruled tables drawn line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache

import regex
from fpdf import FPDF

from samples.blocks import (
    Block,
    Contents,
    DrawnMark,
    Grid,
    NewPage,
    Para,
    Placed,
    Row,
    place_cells,
)
from samples.style import SYMBOL_FONT, Look
from samples.table_layout import (
    Metrics,
    Piece,
    Slice,
    fits,
    paginate,
    pieces_on_page,
    row_lines,
)
from samples.thai import thai_digits
from samples.wrap import wrap

A4 = (595.28, 841.89)
_SARA_AM = regex.compile("([่-๋]?)ำ")
SYMBOLS = {"dot": "●", "tick": "✓"}


def render_pdf(blocks: Sequence[Block], look: Look) -> bytes:
    """A PDF of `blocks`. The same input gives the same bytes."""
    press = _Press(look)
    for block in blocks:
        if isinstance(block, NewPage):
            press.new_page(block.orientation == "landscape")
        elif isinstance(block, Para):
            press.paragraph(block)
        elif isinstance(block, Contents):
            press.contents(block)
        else:
            _set_table(press, block)
    return press.close()


@dataclass
class _Press:
    """The page being printed. Mutable on purpose: it wraps fpdf2's own cursor."""

    look: Look
    pdf: FPDF = field(init=False)
    y: float = 0.0

    def __post_init__(self) -> None:
        pdf = FPDF(unit="pt", format="A4")
        pdf.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
        pdf.set_auto_page_break(False)
        pdf.c_margin = 0
        pdf.add_font("body", "", self.look.regular)
        pdf.add_font("body", "B", self.look.bold)
        pdf.add_font("signs", "", SYMBOL_FONT)
        if self.look.sara_am != "unshaped":
            pdf.set_text_shaping(True)
        self.pdf = pdf
        self.measure = cache(self._measure)

    def new_page(self, landscape: bool) -> None:
        self.pdf.add_page("landscape" if landscape else "portrait")
        self.y = self.look.margin
        self._furniture()

    def _furniture(self) -> None:
        look, pdf = self.look, self.pdf
        number = str(pdf.page_no())
        number = thai_digits(number) if look.thai_digits else number
        if look.page_number == "top" and pdf.page_no() > 1:
            self._line(number, look.margin / 2 - 6, look.body_size * 0.9, "center")
        if look.page_number == "bottom" and pdf.page_no() > 1:
            self._line(f"- {number} -", pdf.h - look.margin / 2 - 8, look.body_size * 0.9, "center")
        if look.footer and pdf.page_no() > 1:
            self._line(look.footer, pdf.h - look.margin / 2 - 8, look.table_size * 0.85, "right")

    def _line(self, text: str, y: float, size: float, align: str) -> None:
        width = self.measure(text, size, False)
        edges = {"center": (self.pdf.w - width) / 2, "right": self.pdf.w - self.look.margin - width}
        self.text(text, edges.get(align, self.look.margin), y, size, False)

    @property
    def width(self) -> float:
        return self.pdf.w - 2 * self.look.margin

    @property
    def bottom(self) -> float:
        return self.pdf.h - self.look.margin

    def _measure(self, text: str, size: float, bold: bool) -> float:
        self.pdf.set_font("body", "B" if bold else "", size)
        return float(self.pdf.get_string_width(self._glyphs(text)))

    def measure_in(self, size: float, bold: bool) -> Callable[[str], float]:
        """Measures text of one size and weight, in points."""
        return lambda text: self.measure(text, size, bold)

    def _glyphs(self, text: str) -> str:
        """`text` as handed to the typesetter, with ำ in the parts that are drawn."""
        return _SARA_AM.sub("ํ\\1า", text) if self.look.sara_am == "parts" else text

    def text(self, text: str, x: float, y: float, size: float, bold: bool) -> None:
        """`text` with the top of its line box at `y`; nothing for an empty text."""
        if not text:
            return
        self.pdf.set_font("body", "B" if bold else "", size)
        self.pdf.set_xy(x, y)
        self.pdf.cell(w=self.measure(text, size, bold) + 1, h=size * 1.2, text=self._glyphs(text))

    def symbol(self, text: str, x_center: float, y: float, size: float) -> None:
        self.pdf.set_font("signs", "", size)
        width = self.pdf.get_string_width(text)
        self.pdf.set_xy(x_center - width / 2, y)
        self.pdf.cell(w=width + 1, h=size * 1.2, text=text)

    def paragraph(self, para: Para) -> None:
        size = self.look.body_size * para.scale
        height = size * self.look.leading
        measure = self.measure_in(size, para.bold)
        lines = wrap(para.text, self.width - para.indent, measure)
        if para.keep_with_next and self.y + height * (len(lines) + 4) > self.bottom:
            self.new_page(self.pdf.w > self.pdf.h)
        for line in lines:
            if self.y + height > self.bottom:
                self.new_page(self.pdf.w > self.pdf.h)
            spare = self.width - para.indent - measure(line)
            shift = {"left": 0.0, "center": spare / 2, "right": spare}[para.align]
            self.text(line, self.look.margin + para.indent + shift, self.y, size, para.bold)
            self.y += height

    def contents(self, block: Contents) -> None:
        size = self.look.body_size
        for title, page in block.entries:
            room = self.width * 0.8
            lines = wrap(title, room, self.measure_in(size, False))
            for line in lines:
                self.text(line, self.look.margin, self.y, size, False)
                last_width = self.measure(line, size, False)
                self.y += size * self.look.leading
            stop = self.width - self.measure(page, size, False)
            dots = "." * max(0, int((stop - last_width - 12) / self.measure(".", size, False)))
            y = self.y - size * self.look.leading
            self.text(dots, self.look.margin + last_width + 6, y, size, False)
            self.text(page, self.look.margin + stop, y, size, False)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A horizontal or vertical rule, stroked or as a thin filled box."""
        pdf, width = self.pdf, self.look.rule_width
        if self.look.rule_style == "filled":
            pdf.set_fill_color(0)
            if y0 == y1:
                pdf.rect(x0, y0 - width / 2, x1 - x0, width, style="F")
            else:
                pdf.rect(x0 - width / 2, y0, width, y1 - y0, style="F")
            return
        pdf.set_line_width(width)
        pdf.line(x0, y0, x1, y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, fill: int | None) -> None:
        if fill is not None:
            self.pdf.set_fill_color(fill)
            self.pdf.rect(x0, y0, x1 - x0, y1 - y0, style="F")
        if self.look.rule_style == "box":
            self.pdf.set_line_width(self.look.rule_width)
            self.pdf.rect(x0, y0, x1 - x0, y1 - y0, style="D")
            return
        for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            self.rule(*edge)

    def close(self) -> bytes:
        return bytes(self.pdf.output())


def _set_table(press: _Press, grid: Grid) -> None:
    size = press.look.table_size
    metrics = Metrics(line=size * press.look.leading, pad=max(2.0, size * 0.22))
    edges = _edges(press, grid)
    header = _wrapped(press, grid.header, edges, metrics, size)
    header_slices = [
        Slice(row, 0, lines, metrics.height(lines))
        for row, lines in enumerate(row_lines(*header, len(grid.header)))
    ]
    head_height = sum(part.height for part in header_slices)
    placed, texts = _wrapped(press, grid.body, edges, metrics, size)
    full = press.bottom - press.look.margin - head_height
    if press.y + head_height + metrics.height(3) > press.bottom:
        press.new_page(press.pdf.w > press.pdf.h)
    first = press.bottom - press.y - head_height
    pages = _break_pages(grid, placed, texts, metrics, first, full, press.look.cut_rows)
    for page_no, slices in enumerate(pages):
        if page_no:
            press.new_page(press.pdf.w > press.pdf.h)
        if page_no == 0 or press.look.repeat_header:
            header_pieces = pieces_on_page(*header, [header_slices], 0, metrics)
            _draw(press, header_pieces, header_slices, edges, metrics, press.look.header_fill)
        pieces = pieces_on_page(placed, texts, pages, page_no, metrics)
        top = press.y
        _draw(press, pieces, slices, edges, metrics, None)
        _draw_marks(press, grid, slices, edges, top)
    press.y += metrics.line * 0.6


def _edges(press: _Press, grid: Grid) -> list[float]:
    total = sum(grid.widths)
    edges = [press.look.margin]
    for width in grid.widths:
        edges.append(edges[-1] + press.width * width / total)
    return edges


def _wrapped(
    press: _Press, rows: tuple[Row, ...], edges: list[float], metrics: Metrics, size: float
) -> tuple[list[Placed], dict[Placed, list[str]]]:
    placed = place_cells(rows, len(edges) - 1)
    texts = {}
    for item in placed:
        room = edges[item.col + item.cell.col_span] - edges[item.col] - 2 * metrics.pad
        measure = press.measure_in(size, item.cell.bold)
        text = item.cell.text
        whole = item.cell.kind == "money" and any(sign.isdigit() for sign in text)
        texts[item] = [text] if whole else wrap(text, room, measure) if text else []
    return placed, texts


def _break_pages(
    grid: Grid,
    placed: list[Placed],
    texts: dict[Placed, list[str]],
    metrics: Metrics,
    first: float,
    full: float,
    cut: bool,
) -> list[list[Slice]]:
    need = row_lines(placed, texts, len(grid.body))
    may_cut = [cut and row.may_cut for row in grid.body]
    while True:
        pages = paginate(need, metrics, first, full, may_cut)
        short = fits(placed, texts, pages, metrics)
        if short is None:
            return pages
        need[short.row + short.cell.row_span - 1] += 1


def _draw(
    press: _Press,
    pieces: list[Piece],
    slices: Sequence[Slice],
    edges: list[float],
    metrics: Metrics,
    fill: int | None,
) -> None:
    tops = [press.y]
    for part in slices:
        tops.append(tops[-1] + part.height)
    for piece in pieces:
        cell = piece.placed.cell
        x0, x1 = edges[piece.placed.col], edges[piece.placed.col + cell.col_span]
        top, bottom = tops[piece.first_slice], tops[piece.last_slice + 1]
        shade = press.look.band_fill if cell.kind == "band" else fill
        press.box(x0, top, x1, bottom, shade)
    for piece in pieces:
        top, bottom = tops[piece.first_slice], tops[piece.last_slice + 1]
        _draw_text(press, piece, edges, (top, bottom), metrics, is_header=fill is not None)
    press.y = tops[-1]


def _draw_text(
    press: _Press,
    piece: Piece,
    edges: list[float],
    reach: tuple[float, float],
    metrics: Metrics,
    is_header: bool,
) -> None:
    cell, size = piece.placed.cell, press.look.table_size
    x0 = edges[piece.placed.col] + metrics.pad
    x1 = edges[piece.placed.col + cell.col_span] - metrics.pad
    y = reach[0] + metrics.pad
    middle = (press.look.middle and cell.kind != "title") or is_header or cell.kind == "mark"
    if middle and not piece.cut:
        y = (reach[0] + reach[1] - len(piece.lines) * metrics.line) / 2
    for line in piece.lines:
        if cell.kind == "mark" and not line.isascii():
            press.symbol(line, (x0 + x1) / 2, y, size * 0.8)
        else:
            wide = press.measure(line, size, cell.bold)
            fit = size * min(1.0, (x1 - x0) / wide) if wide else size
            spare = x1 - x0 - press.measure(line, fit, cell.bold)
            shift = {"left": 0.0, "center": spare / 2, "right": spare}[cell.align]
            press.text(line, x0 + shift, y + (size - fit), fit, cell.bold)
        y += metrics.line


def _draw_marks(
    press: _Press, grid: Grid, slices: Sequence[Slice], edges: list[float], top: float
) -> None:
    for part in slices:
        if part.first_line == 0:
            for mark in grid.body[part.row].marks:
                y = top + min(part.height / 2, press.look.table_size * 1.5)
                _draw_mark(press, mark, edges, y, grid.typed_marks)
        top += part.height


def _draw_mark(press: _Press, mark: DrawnMark, edges: list[float], y: float, typed: bool) -> None:
    x0, x1 = edges[mark.first], edges[mark.last + 1]
    size = press.look.table_size * 0.8
    pdf = press.pdf
    if mark.form in SYMBOLS and (typed or mark.form == "tick"):
        press.symbol(SYMBOLS[mark.form], (x0 + x1) / 2, y - size * 0.6, size)
    elif mark.form == "dot":
        pdf.set_fill_color(0)
        pdf.circle((x0 + x1) / 2, y, radius=size * 0.28, style="F")
    elif typed:
        _typed_arrow(press, mark, edges, y - size * 0.6, size)
    else:
        pdf.set_line_width(0.8)
        pdf.set_fill_color(0)
        pdf.line(x0 + 2, y, x1 - 2, y)
        pdf.polygon(((x0 + 1, y), (x0 + 6, y - 2.6), (x0 + 6, y + 2.6)), style="F")
        pdf.polygon(((x1 - 1, y), (x1 - 6, y - 2.6), (x1 - 6, y + 2.6)), style="F")


def _typed_arrow(press: _Press, mark: DrawnMark, edges: list[float], y: float, size: float) -> None:
    first = (edges[mark.first] + edges[mark.first + 1]) / 2
    last = (edges[mark.last] + edges[mark.last + 1]) / 2
    if mark.first == mark.last:
        press.symbol("←→", first, y, size)
        return
    press.symbol("←", first, y, size)
    press.symbol("→", last, y, size)
