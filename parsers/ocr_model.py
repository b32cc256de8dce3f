"""What an OCR engine answers for one line image, and what a line image is.

A line image ("crop") is a 2-D uint8 array, dark ink on a white (255) page, upright and deskewed,
at the scan's own resolution (150-400 dpi). It holds one printed line, or the part of one between
wide gaps; rules, arrows and other lines' strokes are painted white. It spans at least 0.9
x-heights above the top of the small letters and 0.6 below the baseline, and all of the line's
ink, so that the height of a crop tells the size of the type even where it holds digits only.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineReading:
    """One line as read. Confidences are shares between 0 and 1.

    `char_confidences` is empty or has one entry per character of `text`. `char_centers`, likewise,
    says where each character stands as a share of the crop's width. `alternatives` are other
    readings of the whole line with their confidence, best first.
    """

    text: str
    confidence: float
    char_confidences: tuple[float, ...] = ()
    alternatives: tuple[tuple[str, float], ...] = ()
    char_centers: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        shares = (self.confidence, *self.char_confidences, *(c for _, c in self.alternatives))
        if not all(0.0 <= share <= 1.0 for share in shares):
            raise ValueError(f"a confidence is a share between 0 and 1: {self.text!r}")
        for values in (self.char_confidences, self.char_centers):
            if values and len(values) != len(self.text):
                raise ValueError(f"one value per character, not {len(values)}: {self.text!r}")
