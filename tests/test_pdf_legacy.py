"""Thai code pages printed through Latin encodings."""

import pytest
from pdfminer.pdffont import PDFFont

from parsers.adapters.pdf_device import DrawnGlyph
from parsers.adapters.pdf_legacy import as_thai, legacy_fonts

FONT = PDFFont({}, {})


@pytest.mark.parametrize(
    ("latin", "thai"),
    [("¡", "ก"), ("Ò", "า"), ("Ã", "ร"), ("è", "่"), ("ñ", "๑"), ("A", None), ("•", None)],
)
def test_code_page(latin: str, thai: str | None) -> None:
    assert as_thai(latin) == thai


def drawn(text: str) -> list[DrawnGlyph]:
    return [DrawnGlyph(c, 1, FONT, 0, 0, (1, 0), 10, 5, None, True) for c in text]


def test_a_font_of_thai_read_as_latin_is_found() -> None:
    assert legacy_fonts(drawn("§º»ÃÐÁÒ³ÃÒÂ¨èÒÂ")) == {id(FONT)}


def test_a_font_with_some_accents_is_not() -> None:
    assert legacy_fonts(drawn("Réaction déjà vue à l'été, là où né, où allé")) == frozenset()
    assert legacy_fonts(drawn("งบประมาณรายจ่ายประจำปี")) == frozenset()
