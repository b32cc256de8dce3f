"""What a glyph says: the file's own mapping, mended from the font where that is wrong.

In this order: the file's mapping where nothing speaks against it; the embedded font's cmap or
glyph names; the outlines of glyphs whose mapping is sound; else the glyph is unread.
"""

from __future__ import annotations

from dataclasses import dataclass

from pdfminer.pdffont import PDFCIDFont, PDFFont

from parsers.adapters.pdf_device import DrawnGlyph, FontsWithSpecs
from parsers.adapters.pdf_outlines import Bitmap, FontProgram, best_likeness
from parsers.adapters.pdf_symbols import THAI_PRIVATE, symbol
from parsers.page.clusters import MARKS, NIKHAHIT, SARA_AM, UNREAD, is_thai

SURE = 0.9  # outlines at least this alike are the same character
LIKELY = 0.7
MARGIN = 0.06  # by which the best outline must beat the next character
FLAT = 0.02  # an advance under this many ems is none: the glyph is a mark
_NOTHING = frozenset({None, "", "\x00", "\ufffd"})


@dataclass(frozen=True, slots=True)
class Reading:
    """`note`: None as the file says; else repaired, guessed or unread."""

    text: str
    note: str | None = None


class GlyphReader:
    """Reads the glyphs of one document; remembers what it learnt about its fonts."""

    def __init__(self, fonts: FontsWithSpecs) -> None:
        self._fonts = fonts
        self._programs: dict[int, FontProgram] = {}
        self._known: dict[int, list[tuple[str, Bitmap]]] = {}
        self._read: dict[tuple[int, int], Reading] = {}

    def read(self, drawn: DrawnGlyph) -> Reading:
        key = (id(drawn.font), drawn.cid)
        if key not in self._read:
            flat = drawn.advance <= FLAT * drawn.size
            self._read[key] = self._decide(drawn.font, drawn.cid, drawn.text, flat)
        return self._read[key]

    def _decide(self, font: PDFFont, cid: int, text: str | None, flat: bool) -> Reading:
        if isinstance(font, PDFCIDFont):
            named = self._program(font).named(cid)
            if named is not None and _is_thai_code(named) and text != named:
                own = THAI_PRIVATE.get(named, named)
                return Reading(own, None if text == own else "repaired")
            if self._is_suspect(font, cid, text, flat):
                return self._by_outline(font, cid, text, flat)
        elif text in _NOTHING and cid < 32:
            return Reading(" ")
        return _as_mapped(text, font, flat)

    def _is_suspect(self, font: PDFFont, cid: int, text: str | None, flat: bool) -> bool:
        if text in _NOTHING:
            return True
        if text == " " and flat:
            return self._program(font).shape(cid) is not None
        return flat and text is not None and len(text) == 1 and is_thai(text) and text not in MARKS

    def _by_outline(self, font: PDFFont, cid: int, text: str | None, flat: bool) -> Reading:
        shape = self._program(font).shape(cid)
        if shape is not None:
            known = [k for k in self._all_known(font) if (k[0] in MARKS) == flat]
            ranked = best_likeness(shape, known)
            if ranked:
                runner_up = ranked[1][0] if len(ranked) > 1 else 0.0
                if ranked[0][0] >= SURE and ranked[0][0] - runner_up >= MARGIN / 2:
                    return Reading(ranked[0][1], "repaired")
                if ranked[0][0] >= LIKELY and ranked[0][0] - runner_up >= MARGIN:
                    return Reading(ranked[0][1], "guessed")
        return _as_mapped(text, font, flat)

    def _all_known(self, font: PDFFont) -> list[tuple[str, Bitmap]]:
        """Glyphs with sound mappings: of this font first, of the document's others after it."""
        family = _family(font)
        known = list(self._known_of(font))
        for other in self._fonts.loaded():
            if other is not font and isinstance(other, PDFCIDFont) and _family(other) == family:
                known.extend(self._known_of(other))
        return known

    def _known_of(self, font: PDFFont) -> list[tuple[str, Bitmap]]:
        if id(font) not in self._known:
            self._known[id(font)] = list(self._sound_glyphs(font))
        return self._known[id(font)]

    def _sound_glyphs(self, font: PDFFont) -> list[tuple[str, Bitmap]]:
        mapping = getattr(getattr(font, "unicode_map", None), "cid2unichr", {})
        program = self._program(font)
        found = []
        for cid, text in mapping.items():
            char = THAI_PRIVATE.get(text, text)
            flat = font.char_width(cid) <= FLAT
            if len(char) == 1 and is_thai(char) and (char in MARKS) == flat:
                shape = program.shape(cid)
                if shape is not None:
                    found.append((char, shape))
        return found

    def _program(self, font: PDFFont) -> FontProgram:
        key = id(font)
        if key not in self._programs:
            spec = self._fonts.specs.get(key, {})
            self._programs[key] = FontProgram(spec, isinstance(font, PDFCIDFont))
        return self._programs[key]


def _family(font: PDFFont) -> str:
    name = str(font.fontname)
    return name.split("+")[-1].split(",")[0].replace("-", "").replace("Bold", "")


def _is_thai_code(char: str) -> bool:
    return is_thai(char) or char in THAI_PRIVATE


def _as_mapped(text: str | None, font: PDFFont, flat: bool) -> Reading:
    if text is None or text in _NOTHING:
        return Reading(UNREAD, "unread")
    if text in THAI_PRIVATE:
        return Reading(THAI_PRIVATE[text], "repaired")
    if flat and text == SARA_AM:
        return Reading(NIKHAHIT, "repaired")
    standard = symbol(text, str(font.fontname))
    if standard is not None:
        return Reading(standard, "repaired" if standard != text else None)
    if any("\ue000" <= char <= "\uf8ff" for char in text):
        mended = "".join(
            THAI_PRIVATE.get(c, UNREAD if "\ue000" <= c <= "\uf8ff" else c) for c in text
        )
        return Reading(mended, "unread" if UNREAD in mended else "repaired")
    return Reading(text)
