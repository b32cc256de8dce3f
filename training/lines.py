"""One training or test line: text, face, scanner and crop drawn from one seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np

from parsers.adapters.ocr_network import FRAME, normalise
from training.degrade import Look, draw_look, expose, to_scan
from training.fonts import Face, all_faces, guests
from training.labels import encode
from training.render import SetLine, set_line
from training.texts import FIGURE_KINDS, KINDS
from training.texts import line as draw_text

MAX_WIDTH = 1400
MIN_FRAMES_PER_CLASS = 1.05
GUEST_SHARE = 0.3
"""Of the lines whose Latin letters and ASCII digits come from another family."""


@dataclass(frozen=True, slots=True)
class Sample:
    image: np.ndarray  # uint8, HEIGHT rows
    text: str


def _edge_rules(
    ink: np.ndarray, top: int, bottom: int, x: tuple[int, int], rng: random.Random
) -> None:
    """Remnants of table rules and underlines near the crop's edges, drawn into `ink`."""
    thick = max(1, round(rng.uniform(0.04, 0.14) * 20))
    level = rng.uniform(0.5, 1.0)
    side = rng.choice(["top", "bottom", "left", "right", "dots"])
    part = rng.uniform(0.2, 1.0)
    left, right = x
    if side in ("top", "bottom"):
        row = top + rng.randint(-1, 1) if side == "top" else bottom - thick + rng.randint(-1, 1)
        start = rng.randint(left, max(left, int(right - part * (right - left))))
        ink[max(0, row) : row + max(1, thick // 2), start : start + int(part * (right - left))] = (
            level
        )
    elif side in ("left", "right"):
        column = left if side == "left" else right - thick
        span = int(part * (bottom - top))
        start = top + rng.choice([0, bottom - top - span])
        ink[start : start + span, max(0, column) : column + max(1, thick // 2)] = level
    else:
        row = bottom - max(2, (bottom - top) // 5)
        for column in range(right - int(0.2 * part * (right - left)), right, 5):
            ink[row : row + 1, column : column + 2] = level


def _neighbours(
    ink: np.ndarray, line: np.ndarray, top: int, bottom: int, rng: random.Random
) -> None:
    """The marks of the line above or below that reach into the crop."""
    reach = rng.randint(1, max(1, (bottom - top) // 9))
    shift = rng.randint(0, max(1, line.shape[1] // 3))
    rolled = np.roll(line, shift, axis=1)
    rows = np.flatnonzero(rolled.max(axis=1) > 0.5)
    if rows.size < reach + 2:
        return
    if rng.random() < 0.5:
        strip = rolled[rows[-1] - reach : rows[-1] + 1]
        ink[top : top + reach + 1] = np.maximum(ink[top : top + reach + 1], strip)
    elif bottom + 1 <= ink.shape[0]:
        strip = rolled[rows[0] : rows[0] + reach]
        ink[bottom - reach : bottom] = np.maximum(ink[bottom - reach : bottom], strip)


def _window(
    scan: np.ndarray, baseline: float, x_height: float, rng: random.Random
) -> tuple[int, ...]:
    """Rows and columns of the crop: all the ink, and usually the contract's room around."""
    rows = np.flatnonzero(scan.max(axis=1) > 0.25)
    columns = np.flatnonzero(scan.max(axis=0) > 0.25)
    top, bottom = float(rows[0]), float(rows[-1] + 1)
    if rng.random() < 0.93:
        top = min(top, baseline - x_height * (1 + rng.uniform(0.85, 1.1)))
        bottom = max(bottom, baseline + x_height * rng.uniform(0.55, 0.8))
    slack = x_height * rng.choice([0.1, 0.3, 0.7, 1.0])
    top, bottom = top - rng.uniform(-0.02, 1) * slack, bottom + rng.uniform(-0.02, 1) * slack
    margin = x_height * rng.choice([0.1, 0.4, 1.2])
    left, right = columns[0] - rng.uniform(0, margin), columns[-1] + 1 + rng.uniform(0, margin)
    return max(0, round(top)), round(bottom), max(0, round(left)), round(right)


def photograph(line: SetLine, look: Look, rng: random.Random) -> np.ndarray | None:
    """`line` scanned with `look` and cropped; None when nothing was left of it."""
    scan, baseline, x_height = to_scan(line, look)
    if scan.max() < 0.4:
        return None
    top, bottom, left, right = _window(scan, baseline, x_height, rng)
    if bottom - top < 6 or right - left < 4:
        return None
    pad = max(0, bottom + 2 - scan.shape[0])
    scan = np.pad(scan, ((0, pad), (0, max(0, right - scan.shape[1]))))
    ink = scan.copy()
    if rng.random() < 0.10:
        _edge_rules(ink, top, bottom, (left, right), rng)
    if rng.random() < 0.10:
        _neighbours(ink, scan, top, bottom, rng)
    margin = 3
    outer = np.pad(ink, margin)[top : bottom + 2 * margin, left : right + 2 * margin]
    page = expose(outer, look, rng)
    return None if page is None else page[margin:-margin, margin:-margin]


class LineMaker:
    """Draws lines. The same seed and faces give the same line."""

    def __init__(self, converted: Path, held_out: bool = False, figures: bool = False) -> None:
        self.kinds = FIGURE_KINDS if figures else KINDS
        self.faces = [f for f in all_faces(converted) if f.held_out == held_out]
        self.cumulative = list(accumulate(f.weight for f in self.faces))
        self.guests = guests(converted)

    def sample(self, seed: int, limit: int = 80, look: Look | None = None) -> Sample:
        """Line number `seed`, of at most `limit` characters; drawn again until it is readable."""
        rng = random.Random(seed)
        while True:
            longest = rng.choice([limit, limit // 2, max(6, limit // 4)])
            text = draw_text(rng, longest, self.kinds)
            face = self._face(text, rng)
            if self.guests and rng.random() < GUEST_SHARE:
                face = replace(face, guest=rng.choice(self.guests))
            sample = self.render(text, face, look or draw_look(rng), rng)
            if sample is not None:
                return sample

    def _face(self, text: str, rng: random.Random) -> Face:
        """A face by its weight; figures often in any face, since no word helps to read them."""
        letters = any("ก" <= ch <= "ฮ" for ch in text)
        if not letters and rng.random() < 0.5:
            return rng.choice(self.faces)
        return rng.choices(self.faces, cum_weights=self.cumulative)[0]

    def render(self, text: str, face: Face, look: Look, rng: random.Random) -> Sample | None:
        """`text` as a normalised line image; None where it cannot be drawn or would not fit."""
        shaped = not (face.shaped_without_gpos and rng.random() < 0.07)
        try:
            line = set_line(text, face, max(16.0, 1.6 * look.x_height), rng, shaped)
        except KeyError:
            return None
        crop = photograph(line, look, rng)
        if crop is None:
            return None
        image = normalise(crop)
        if image.shape[1] > MAX_WIDTH or fits(text, image.shape[1]) is False:
            return None
        return Sample(image, text)


def fits(text: str, width: int) -> bool:
    """Whether CTC has room: one frame per class and one between equal neighbours."""
    classes = encode(text)
    repeats = sum(a == b for a, b in pairwise(classes))
    return width // FRAME >= MIN_FRAMES_PER_CLASS * (len(classes) + repeats)
