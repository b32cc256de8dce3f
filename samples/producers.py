"""Who prints the PDF: the same blocks, through different programs and settings.

A producer takes blocks and a look and gives the bytes of a PDF. Programs that print HTML get it
from `samples.render_html`; add them here by name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from samples.blocks import Block
from samples.render_pdf import render_pdf
from samples.style import Look, SaraAm

Producer = Callable[[Sequence[Block], Look], bytes]


def _fpdf2(sara_am: SaraAm) -> Producer:
    return lambda blocks, look: render_pdf(blocks, replace(look, sara_am=sara_am))


PRODUCERS: dict[str, Producer] = {
    "drawn": render_pdf,
    "fpdf2-parts": _fpdf2("parts"),
    "fpdf2-cluster": _fpdf2("cluster"),
    "fpdf2-unshaped": _fpdf2("unshaped"),
}
"""`drawn` prints as the document's own look says; the others fix how ำ reaches the text layer."""
