"""Pages drawn for the scan tests: rules, arrows, dots and print in known places, then damaged."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from parsers.ocr_model import LineReading

PAGE_PT = (400.0, 300.0)
_FINE = 8  # drawn at 8 pixels per point, then reduced: 0.4 pt rules become what a scanner sees


class Drawing:
    """A white page in points; `scan` gives it as gray pixels at a resolution, damaged."""

    def __init__(self) -> None:
        shape = (round(PAGE_PT[1] * _FINE), round(PAGE_PT[0] * _FINE))
        self._canvas = np.full(shape, 255, np.uint8)

    def box(self, x0: float, top: float, x1: float, bottom: float, gray: int = 0) -> Drawing:
        first = (round(x0 * _FINE), round(top * _FINE))
        last = (round(x1 * _FINE), round(bottom * _FINE))
        cv2.rectangle(self._canvas, first, last, color=gray, thickness=cv2.FILLED)
        return self

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5, gray: int = 0
    ) -> Drawing:
        half = width / 2
        return self.box(x0 - half * (x0 == x1), y0 - half * (y0 == y1),
                        x1 + half * (x0 == x1), y1 + half * (y0 == y1), gray)  # fmt: skip

    def grid(
        self, xs: Sequence[float], ys: Sequence[float], width: float = 0.5, gray: int = 0
    ) -> Drawing:
        for x in xs:
            self.rule(x, ys[0], x, ys[-1], width, gray)
        for y in ys:
            self.rule(xs[0], y, xs[-1], y, width, gray)
        return self

    def dot(self, x: float, y: float, radius: float) -> Drawing:
        center = (round(x * _FINE), round(y * _FINE))
        cv2.circle(self._canvas, center, round(radius * _FINE), 0, cv2.FILLED)
        return self

    def arrow(
        self, x0: float, x1: float, y: float, left: bool = True, right: bool = True,
        head: float = 5.0, off: float = 0.0,
    ) -> Drawing:  # fmt: skip
        """`off`: how much lower its heads are set than its shaft, which then ends at their base."""
        base = head if off else 0.0
        self.rule(x0 + base * left, y, x1 - base * right, y)
        for tip, step in ((x0, head),) * left + ((x1, -head),) * right:
            wing = max(0.46 * head, 1.6)
            corners = ((tip, y + off), (tip + step, y + off - wing), (tip + step, y + off + wing))
            points = np.array([[round(a * _FINE), round(b * _FINE)] for a, b in corners])
            cv2.fillPoly(self._canvas, [points], 0)
        return self

    def print(
        self, x: float, baseline: float, text: str, size: float = 8.0, gray: int = 0
    ) -> Drawing:
        """Latin letters whose capitals are about `size` points high."""
        scale = size * _FINE / 21
        place = (round(x * _FINE), round(baseline * _FINE))
        weight = max(1, round(0.09 * size * _FINE))
        cv2.putText(
            self._canvas, text, place, cv2.FONT_HERSHEY_SIMPLEX, scale, gray, weight, cv2.LINE_AA
        )
        return self

    def scan(
        self, dpi: float, skew: float = 0.0, noise: float = 0.0, quarter: int = 0,
        bilevel: bool = False, seed: int = 1,
    ) -> np.ndarray:  # fmt: skip
        size = (round(PAGE_PT[0] * dpi / 72), round(PAGE_PT[1] * dpi / 72))
        gray = cv2.resize(self._canvas, size, interpolation=cv2.INTER_AREA)
        if skew:
            matrix = cv2.getRotationMatrix2D((size[0] / 2, size[1] / 2), skew, 1.0)
            gray = cv2.warpAffine(gray, matrix, size, borderValue=(255,))
        if noise:
            grain = np.random.default_rng(seed).normal(0, noise, gray.shape)
            gray = np.clip(gray + grain, 0, 255).astype(np.uint8)
        if bilevel:
            gray = np.where(gray > 150, 255, 0).astype(np.uint8)
        return np.ascontiguousarray(np.rot90(gray, quarter))


class Recorder:
    """An engine that reads `text` in every line and keeps the crops it was given."""

    name = "recorder"

    def __init__(self, text: str = "x", confidence: float = 0.9) -> None:
        self.crops: list[np.ndarray] = []
        self._reading = LineReading(text, confidence)

    def read_lines(self, crops: Sequence[np.ndarray]) -> list[LineReading]:
        self.crops.extend(crops)
        return [self._reading for _ in crops]
