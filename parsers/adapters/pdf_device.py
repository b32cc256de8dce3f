"""What a page's content stream draws, flat: glyphs, paths and images, in drawing order.

Works below pdfplumber's page objects (same pdfminer interpreter, same fonts) because those drop
the character code, the font and /ActualText, which the repair of Thai text layers needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment, Rect, apply_matrix_pt, mult_matrix

MAX_OBJECTS = 400_000


class TooMuchOnPage(Exception):
    """A page draws more objects than any printed page has."""


@dataclass(frozen=True, slots=True)
class DrawnGlyph:
    """`text` None: the file gives the code no Unicode value. `matrix` places 1 em of text."""

    text: str | None
    cid: int
    font: PDFFont
    x: float
    y: float
    along: tuple[float, float]
    size: float
    advance: float
    actual: int | None


@dataclass(frozen=True, slots=True)
class DrawnPath:
    """One subpath; `operators` as m/l/c/v/y/h letters, `points` their end points, y upward."""

    operators: str
    points: tuple[tuple[float, float], ...]
    stroked: bool
    filled: bool
    line_width: float
    stroke_color: object
    fill_color: object


@dataclass(frozen=True, slots=True)
class DrawnImage:
    """An image and the unit square's matrix on the page."""

    stream: PDFStream
    matrix: Matrix


class FontsWithSpecs(PDFResourceManager):
    """pdfminer's resource manager that also remembers each font's own dictionary."""

    def __init__(self) -> None:
        super().__init__()
        self.specs: dict[int, Mapping[str, object]] = {}
        self._alive: list[PDFFont] = []  # keeps the ids in `specs` valid

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        font = super().get_font(objid, spec)
        if id(font) not in self.specs:
            self.specs[id(font)] = spec
            self._alive.append(font)
        return font

    def loaded(self) -> list[PDFFont]:
        """Every font met so far, in order of first use."""
        return self._alive


class PageRecorder(PDFTextDevice):
    """A pdfminer device that records instead of laying out."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.glyphs: list[DrawnGlyph] = []
        self.paths: list[DrawnPath] = []
        self.images: list[DrawnImage] = []
        self.actual_texts: list[str] = []
        self._open_tags: list[int | None] = []
        self._figures: list[Matrix] = []
        self.ctm: Matrix = (1, 0, 0, 1, 0, 0)
        self.page_ctm: Matrix = self.ctm

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.ctm = ctm
        self.page_ctm = ctm

    def end_page(self, page: PDFPage) -> None:
        self._open_tags.clear()

    def begin_tag(self, tag: PSLiteral, props: Any = None) -> None:
        self._open_tags.append(self._actual_text(props))

    def end_tag(self) -> None:
        if self._open_tags:
            self._open_tags.pop()

    def do_tag(self, tag: PSLiteral, props: Any = None) -> None:
        return None

    def _actual_text(self, props: Any) -> int | None:
        props = resolve1(props)
        if not isinstance(props, dict):
            return None
        value = resolve1(props.get("ActualText"))
        if not isinstance(value, bytes):
            return None
        self.actual_texts.append(_decode(value))
        return len(self.actual_texts) - 1

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._figures.append(mult_matrix(matrix, self.ctm))

    def end_figure(self, name: str) -> None:
        if self._figures:
            self._figures.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        matrix = self._figures[-1] if self._figures else self.ctm
        self.images.append(DrawnImage(stream, matrix))

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        if not (stroke or fill):
            return
        self._check_size()
        a, b, c, d, _, _ = self.ctm
        scale = abs(a * d - b * c) ** 0.5
        for subpath in _subpaths(path):
            self.paths.append(
                DrawnPath(
                    operators="".join(segment[0] for segment in subpath),
                    points=tuple(_end_points(subpath, self.ctm)),
                    stroked=stroke,
                    filled=fill,
                    line_width=gstate.linewidth * scale,
                    stroke_color=gstate.scolor,
                    fill_color=gstate.ncolor,
                )
            )

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        try:
            text: str | None = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = None
        advance = font.char_width(cid) * fontsize * scaling
        a, b, c, d, e, f = matrix
        length = (a * a + b * b) ** 0.5
        size = (c * c + d * d) ** 0.5 * abs(fontsize)
        if length > 0 and size > 0:
            sign = -1.0 if fontsize * scaling < 0 else 1.0
            along = (sign * a / length, sign * b / length)
            active = next((tag for tag in reversed(self._open_tags) if tag is not None), None)
            self.glyphs.append(
                DrawnGlyph(
                    text, cid, font, e + c * rise, f + d * rise, along, size,
                    abs(advance) * length, active,
                )
            )
            if len(self.glyphs) % 4096 == 0:
                self._check_size()
        return advance

    def _check_size(self) -> None:
        if len(self.glyphs) + len(self.paths) > MAX_OBJECTS:
            raise TooMuchOnPage


def _decode(value: bytes) -> str:
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", errors="replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", errors="replace")
    return value.decode("latin-1")


def _subpaths(path: Sequence[PathSegment]) -> list[list[PathSegment]]:
    parts: list[list[PathSegment]] = []
    for segment in path:
        if segment[0] == "m" or not parts:
            parts.append([segment])
        else:
            parts[-1].append(segment)
    return [part for part in parts if part[0][0] == "m" and len(part) > 1]


def _end_points(path: Sequence[PathSegment], ctm: Matrix) -> list[tuple[float, float]]:
    first = path[0]
    points: list[tuple[float, float]] = []
    for segment in path:
        source: Any = first if segment[0] == "h" else segment
        points.append(apply_matrix_pt(ctm, (float(source[-2]), float(source[-1]))))
    return points
