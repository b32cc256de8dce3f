"""How one sample document looks: fonts, sizes, rules and page furniture, drawn by seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

SaraAm = Literal["parts", "cluster", "unshaped"]
"""How ำ gets into the text layer: as ํ and า; as ำ on one glyph with the other unmapped (what
shaping engines that map clusters write); or drawn as it is, without shaping."""

RuleStyle = Literal["stroke", "box", "filled"]

FONT_FOLDER = "/usr/share/fonts/truetype/tlwg"
SYMBOL_FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

FONTS = (
    ("Laksaman", "Laksaman-Bold", 1.0),
    ("Laksaman", "Laksaman-Bold", 1.0),
    ("Garuda", "Garuda-Bold", 0.76),
    ("Kinnari", "Kinnari-Bold", 0.8),
    ("Norasi", "Norasi-Bold", 0.8),
    ("Loma", "Loma-Bold", 0.76),
    ("Umpush", "Umpush-Bold", 0.8),
    ("Waree", "Waree-Bold", 0.72),
    ("Sawasdee", "Sawasdee-Bold", 0.78),
)
"""Regular face, bold face, and the scale that makes the face as large as Laksaman."""


@dataclass(frozen=True, slots=True)
class Look:
    """The typography of one document. Sizes in points."""

    regular: str
    bold: str
    body_size: float
    table_size: float
    leading: float
    margin: float
    rule_style: RuleStyle
    rule_width: float
    header_fill: int | None
    middle: bool
    page_number: Literal["top", "bottom", "none"]
    footer: str | None
    thai_digits: bool
    cut_rows: bool
    band_fill: int | None
    sara_am: SaraAm
    repeat_header: bool

    def __post_init__(self) -> None:
        if self.body_size <= 0 or self.table_size <= 0 or self.leading < 1:
            raise ValueError("sizes are positive and lines do not overlap")


def draw_look(rng: random.Random) -> Look:
    """A look drawn from `rng`; the same state of `rng` gives the same look."""
    regular, bold, scale = rng.choice(FONTS)
    return Look(
        regular=f"{FONT_FOLDER}/{regular}.ttf",
        bold=f"{FONT_FOLDER}/{bold}.ttf",
        body_size=rng.choice((15, 16)) * scale,
        table_size=rng.choice((12, 13, 14, 14)) * scale,
        leading=rng.choice((1.25, 1.3, 1.4)) / (scale if scale > 0.9 else 0.85),
        margin=rng.choice((42, 54, 60)),
        rule_style=rng.choice(("stroke", "stroke", "box", "filled")),
        rule_width=rng.choice((0.4, 0.5, 0.75, 1.0)),
        header_fill=rng.choice((None, None, 217, 235)),
        middle=rng.random() < 0.3,
        page_number=rng.choice(("top", "top", "bottom", "none")),
        footer=None,
        thai_digits=rng.random() < 0.75,
        cut_rows=rng.random() < 0.6,
        band_fill=rng.choice((None, 230)),
        sara_am=rng.choice(("parts", "parts", "parts", "cluster", "unshaped")),
        repeat_header=rng.random() < 0.9,
    )
