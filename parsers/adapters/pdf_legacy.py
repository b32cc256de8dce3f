"""Fonts of before Unicode: Thai code pages printed through Latin encodings (¡ÒÃ for การ)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from parsers.adapters.pdf_device import DrawnGlyph

ENOUGH = 12  # glyphs of a font on a page before its encoding is judged
MOSTLY = 0.8


def legacy_fonts(glyphs: Iterable[DrawnGlyph]) -> frozenset[int]:
    """ids of the fonts nearly all of whose glyphs outside ASCII are Thai letters read as Latin."""
    high: Counter[int] = Counter()
    thai: Counter[int] = Counter()
    ascii_letters: Counter[int] = Counter()
    for glyph in glyphs:
        text = glyph.text or ""
        if len(text) != 1 or text.isspace():
            continue
        if text.isascii():
            ascii_letters[id(glyph.font)] += text.isalpha()
            continue
        high[id(glyph.font)] += 1
        thai[id(glyph.font)] += as_thai(text) is not None
    return frozenset(
        font
        for font, count in high.items()
        if count >= ENOUGH and thai[font] >= MOSTLY * count and ascii_letters[font] < count
    )


def as_thai(char: str) -> str | None:
    """The Thai character of the Windows code page at this Latin character's place."""
    for encoding in ("cp1252", "latin-1"):
        try:
            decoded = char.encode(encoding).decode("cp874")
        except UnicodeError:
            continue
        return decoded if "\u0e01" <= decoded <= "\u0e5b" else None
    return None
