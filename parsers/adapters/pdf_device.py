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
from pdfminer.utils import (
    Matrix,
    PathSegment,
    Rect,
    apply_matrix_pt,
    apply_matrix_rect,
    mult_matrix,
)

MAX_OBJECTS = 400_000
CLIP_SLACK = 2.0  # points; a clip drawn close round a cell still shows its text
EVERYWHERE = 1e9


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
    visible: bool


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
class Clip:
    """What of the page may be painted, y upward; empty where x0 > x1 or y0 > y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    def shows(self, x: float, y: float) -> bool:
        return (
            self.x0 - CLIP_SLACK <= x <= self.x1 + CLIP_SLACK
            and self.y0 - CLIP_SLACK <= y <= self.y1 + CLIP_SLACK
        )

    def within(self, other: Clip) -> Clip:
        return Clip(
            max(self.x0, other.x0),
            max(self.y0, other.y0),
            min(self.x1, other.x1),
            min(self.y1, other.y1),
        )


@dataclass(frozen=True, slots=True)
class DrawnImage:
    """An image, the unit square's matrix on the page, and how many glyphs were drawn before it."""

    stream: PDFStream
    matrix: Matrix
    glyphs_before: int


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
    """A pdfminer device that records instead of laying out.

    `hidden_layers`: object numbers of the optional-content groups that are switched off.
    """

    def __init__(self, resources: PDFResourceManager, hidden_layers: frozenset[int]) -> None:
        super().__init__(resources)
        self.glyphs: list[DrawnGlyph] = []
        self.paths: list[DrawnPath] = []
        self.images: list[DrawnImage] = []
        self.actual_texts: list[str] = []
        self.invisible = False
        self.clip = Clip(-EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE)
        self.saved_clips: list[Clip] = []
        self.ctm: Matrix = (1, 0, 0, 1, 0, 0)
        self.page_ctm: Matrix = self.ctm
        self._hidden_layers = hidden_layers
        self._open_tags: list[tuple[int | None, bool]] = []
        self._figures: list[tuple[Matrix, Clip, list[Clip]]] = []

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        self.ctm = ctm
        self.page_ctm = ctm

    def end_page(self, page: PDFPage) -> None:
        self._open_tags.clear()

    def narrow(self, clip: Clip) -> None:
        self.clip = self.clip.within(clip)

    def begin_marked(self, tag: PSLiteral, props: Any, number: int | None) -> None:
        """A marked-content sequence begins: it may carry its text or belong to a hidden layer."""
        off = tag.name == "OC" and number is not None and number in self._hidden_layers
        self._open_tags.append((self._actual_text(props), off))

    def end_tag(self) -> None:
        if self._open_tags:
            self._open_tags.pop()

    def do_tag(self, tag: PSLiteral, props: Any = None) -> None:
        return None

    def _actual_text(self, props: Any) -> int | None:
        if not isinstance(props, dict):
            return None
        value = resolve1(props.get("ActualText"))
        if not isinstance(value, bytes):
            return None
        self.actual_texts.append(_decode(value))
        return len(self.actual_texts) - 1

    @property
    def _hidden(self) -> bool:
        return any(off for _, off in self._open_tags)

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        placed = mult_matrix(matrix, self.ctm)
        self._figures.append((placed, self.clip, self.saved_clips))
        self.saved_clips = []
        x0, y0, x1, y1 = apply_matrix_rect(placed, bbox)
        self.narrow(Clip(x0, y0, x1, y1))

    def end_figure(self, name: str) -> None:
        if self._figures:
            _, self.clip, self.saved_clips = self._figures.pop()

    def render_image(self, name: str, stream: PDFStream) -> None:
        matrix = self._figures[-1][0] if self._figures else self.ctm
        if not self._hidden:
            self.images.append(DrawnImage(stream, matrix, len(self.glyphs)))

    def paint_path(
        self,
        gstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        if self._hidden or not (stroke or fill):
            return
        self._check_size()
        a, b, c, d, _, _ = self.ctm
        scale = abs(a * d - b * c) ** 0.5
        for subpath in _subpaths(path):
            points = self._clipped(_end_points(subpath, self.ctm))
            if points is None:
                continue
            self.paths.append(
                DrawnPath(
                    operators="".join(segment[0] for segment in subpath),
                    points=points,
                    stroked=stroke,
                    filled=fill,
                    line_width=gstate.linewidth * scale,
                    stroke_color=gstate.scolor,
                    fill_color=gstate.ncolor,
                )
            )

    def _clipped(self, points: list[tuple[float, float]]) -> tuple[tuple[float, float], ...] | None:
        """The points pulled into the clip; None where the path lies outside it altogether."""
        clip = self.clip
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if min(xs) > clip.x1 or max(xs) < clip.x0 or min(ys) > clip.y1 or max(ys) < clip.y0:
            return None
        return tuple(
            (min(max(x, clip.x0), clip.x1), min(max(y, clip.y0), clip.y1)) for x, y in points
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
        if length > 0 and size > 0 and not self._hidden:
            sign = -1.0 if fontsize * scaling < 0 else 1.0
            along = (sign * a / length, sign * b / length)
            x, y = e + c * rise, f + d * rise
            width = abs(advance) * length
            if not self.clip.shows(x + along[0] * width / 2, y + along[1] * width / 2):
                return advance
            active = next((tag for tag, _ in reversed(self._open_tags) if tag is not None), None)
            self.glyphs.append(
                DrawnGlyph(text, cid, font, x, y, along, size, width, active, not self.invisible)
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
