"""Embedded font programs: what their own tables call a glyph, and what it looks like."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont, TTLibError
from numpy.typing import NDArray
from pdfminer.pdftypes import PDFStream, resolve1
from PIL import Image, ImageChops, ImageDraw

Bitmap = NDArray[np.bool_]
Contours = list[list[tuple[float, float]]]
RASTER = 40
_MENDED = (
    TTLibError,
    struct.error,
    KeyError,
    IndexError,
    ValueError,
    AttributeError,
    TypeError,
    AssertionError,
    EOFError,
    OverflowError,
)


class _Flattener(BasePen):
    """Outlines as polygons."""

    def __init__(self, glyph_set: Any) -> None:
        super().__init__(glyph_set)
        self.contours: Contours = []

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.contours.append([pt])

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.contours[-1].append(pt)

    def _curveToOne(
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        x0, y0 = self.contours[-1][-1]
        for step in range(1, 7):
            t = step / 6
            s = 1 - t
            k = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
            self.contours[-1].append(
                (
                    k[0] * x0 + k[1] * pt1[0] + k[2] * pt2[0] + k[3] * pt3[0],
                    k[0] * y0 + k[1] * pt1[1] + k[2] * pt2[1] + k[3] * pt3[1],
                )
            )


class FontProgram:
    """The font file inside a PDF font, or none (`usable` False)."""

    def __init__(self, spec: Mapping[str, Any], is_cid: bool) -> None:
        self._font: TTFont | None = None
        self._glyphs: Any = None
        self._order: list[str] = []
        self._cid_to_gid: bytes | None = None
        self._is_cid = is_cid
        self._chars: dict[int, str] = {}
        self._shapes: dict[int, Bitmap | None] = {}
        self._load(spec)

    @property
    def usable(self) -> bool:
        return self._font is not None

    def gid(self, cid: int) -> int:
        table = self._cid_to_gid
        if table is None:
            return cid
        return int.from_bytes(table[2 * cid : 2 * cid + 2], "big")

    def named(self, cid: int) -> str | None:
        """The character the font's own cmap or glyph names give, Thai first; None if neither."""
        if not self.usable or not self._is_cid:
            return None
        return self._chars.get(self.gid(cid))

    def shape(self, cid: int) -> Bitmap | None:
        """The glyph's ink, scaled to a square; None where there is none or it cannot be drawn."""
        if not self.usable or not self._is_cid:
            return None
        if cid not in self._shapes:
            self._shapes[cid] = self._draw(self.gid(cid))
        return self._shapes[cid]

    def _load(self, spec: Mapping[str, Any]) -> None:
        descriptor = resolve1(spec.get("FontDescriptor"))
        if not isinstance(descriptor, dict):
            return
        stream = resolve1(descriptor.get("FontFile2"))
        mapping = resolve1(spec.get("CIDToGIDMap"))
        try:
            if isinstance(mapping, PDFStream):
                self._cid_to_gid = mapping.get_data()
            if isinstance(stream, PDFStream):
                font = TTFont(io.BytesIO(stream.get_data()), lazy=True)
                self._order = font.getGlyphOrder()
                self._glyphs = font.getGlyphSet()
                self._chars = _characters(font, self._order)
                self._font = font
        except _MENDED:
            self._font = None

    def _draw(self, gid: int) -> Bitmap | None:
        if gid >= len(self._order):
            return None
        pen = _Flattener(self._glyphs)
        try:
            self._glyphs[self._order[gid]].draw(pen)
        except _MENDED:
            return None
        return rasterise(pen.contours)


def _characters(font: TTFont, order: list[str]) -> dict[int, str]:
    index = {name: gid for gid, name in enumerate(order)}
    found: dict[int, str] = {}
    for table in font["cmap"].tables if "cmap" in font else []:
        if not table.isUnicode():
            continue
        for code, name in table.cmap.items():
            gid = index.get(name)
            char = chr(code)
            if gid is not None and (gid not in found or _rank(char) < _rank(found[gid])):
                found[gid] = char
    for gid, name in enumerate(order):
        if gid not in found and name.startswith("uni") and len(name) == 7:
            code = int(name[3:], 16) if all(c in "0123456789ABCDEFabcdef" for c in name[3:]) else 0
            if 0x0E01 <= code <= 0x0E5B or 0xF700 <= code <= 0xF71A:
                found[gid] = chr(code)
    return found


def _rank(char: str) -> int:
    if "\u0e01" <= char <= "\u0e5b":
        return 0
    return 1 if "\uf700" <= char <= "\uf71a" else 2


def rasterise(contours: Contours) -> Bitmap | None:
    """Polygons filled, moved to the origin and scaled to RASTER, proportions kept."""
    points = [point for contour in contours for point in contour]
    if len(points) < 3:
        return None
    x0, y0 = min(x for x, _ in points), min(y for _, y in points)
    size = max(max(x for x, _ in points) - x0, max(y for _, y in points) - y0)
    if size <= 0:
        return None
    scale = (RASTER - 1) / size
    canvas = Image.new("1", (RASTER, RASTER), 0)
    for contour in contours:
        if len(contour) < 3:
            continue
        layer = Image.new("1", (RASTER, RASTER), 0)
        ImageDraw.Draw(layer).polygon(
            [((x - x0) * scale, (y - y0) * scale) for x, y in contour], fill=1
        )
        canvas = ImageChops.logical_xor(canvas, layer)
    return np.asarray(canvas, dtype=np.bool_)


def likeness(first: Bitmap, second: Bitmap) -> float:
    """Shared ink over all ink, 0-1."""
    either = int(np.count_nonzero(first | second))
    return int(np.count_nonzero(first & second)) / either if either else 0.0


def best_likeness(shape: Bitmap, known: Iterable[tuple[str, Bitmap]]) -> list[tuple[float, str]]:
    """The likeness to each known character, best first."""
    best: dict[str, float] = {}
    for char, other in known:
        best[char] = max(best.get(char, 0.0), likeness(shape, other))
    return sorted(((score, char) for char, score in best.items()), reverse=True)
