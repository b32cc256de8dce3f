"""Which way up a page lies, seen from the shape of Thai lines.

Lines of print run level: after a smear along the line, shapes are long that way. Thai marks
(tone marks, upper vowels) stand above the letters far more often than below them.
"""

from __future__ import annotations

import cv2
import numpy as np

from parsers.scan.pixels import find_shapes, shrunk

_WORK_DPI = 150.0


def quarter_turns(gray: np.ndarray, dpi: float) -> int:
    """Clockwise quarter turns (0-3) that put the page upright; 0 where the page does not tell."""
    factor = min(1.0, _WORK_DPI / dpi)
    small = shrunk(gray, factor)
    text = _without_rules((small < 170).astype(np.uint8) * 255)
    if int(np.count_nonzero(text)) < 300:
        return 0
    sideways = _line_length(cv2.transpose(text)) > 1.25 * _line_length(text)
    if sideways:
        return 1 if not _upside_down(np.ascontiguousarray(np.rot90(text, -1))) else 3
    return 2 if _upside_down(text) else 0


def _without_rules(ink: np.ndarray) -> np.ndarray:
    rules = cv2.bitwise_or(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 60), np.uint8)),
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((60, 1), np.uint8)),
    )
    return cv2.bitwise_and(ink, cv2.bitwise_not(cv2.dilate(rules, np.ones((3, 3), np.uint8))))


def _line_length(text: np.ndarray) -> float:
    """Mean level length of the shapes of `text`, by area, after a smear along the rows."""
    smeared = cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones((1, 9), np.uint8))
    shapes = find_shapes(smeared)
    return float(((shapes.x1 - shapes.x0) * shapes.area).sum() / max(shapes.area.sum(), 1))


def _upside_down(text: np.ndarray) -> bool:
    """Whether the small marks stand below the letters: each line's shapes have one vote."""
    shapes = find_shapes(text)
    heights = shapes.y1 - shapes.y0
    letters = heights[heights >= 5]
    if letters.size < 10:
        return False
    usual = float(np.median(letters))
    above = below = 0
    is_letter = (heights > 0.75 * usual) & (heights < 2.5 * usual)
    is_mark = (heights >= 2) & (heights < 0.75 * usual)
    middles = np.stack([shapes.middle_x, shapes.middle_y], axis=1)
    letter_rows = middles[is_letter]
    if letter_rows.size == 0:
        return False
    for x, y in middles[is_mark]:
        near = np.abs(letter_rows[:, 0] - x) < usual
        distances = letter_rows[near, 1] - y
        distances = distances[(np.abs(distances) > 0.5 * usual) & (np.abs(distances) < 1.6 * usual)]
        if distances.size == 0:
            continue
        nearest = distances[int(np.argmin(np.abs(distances)))]
        above, below = above + (nearest > 0), below + (nearest < 0)
    return bool(below >= 10 and below > 1.5 * above)
