"""Sets one line of text in one face: ink (0..1, 1 = black) at a known x-height, unscanned."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from training.fonts import Face, coverage
from training.labels import BODY_MARKS, TONES

Layout = ImageFont.Layout
PROBE_SIZE = 200
GUEST_SIZE = (0.7, 1.0)
"""Of a guest font beside the Thai one: Latin faces are drawn larger in their em than Thai ones."""
MARKS = frozenset(BODY_MARKS + TONES + "ำ")


@dataclass(frozen=True, slots=True)
class SetLine:
    """`ink` is float32; `baseline` and `x_height` are in its pixels."""

    ink: np.ndarray
    baseline: float
    x_height: float
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    file: Path
    guest: bool = False


@lru_cache(maxsize=4096)
def _font(file: Path, size: int, shaped: bool) -> ImageFont.FreeTypeFont:
    engine = Layout.RAQM if shaped else Layout.BASIC
    return ImageFont.truetype(str(file), size, layout_engine=engine)


@lru_cache(maxsize=512)
def x_height_share(file: Path) -> float:
    """Height of the Thai letter พ's body (น in doubt) as a share of the font size."""
    box = _font(file, PROBE_SIZE, True).getbbox("น", anchor="ls")
    return max(0.1, -box[1] / PROBE_SIZE)


def runs_of(text: str, face: Face) -> list[Run]:
    """`text` cut where the file that draws it changes; marks stay with their consonant.

    Raises KeyError where no file of the face has the character.
    """
    runs: list[Run] = []
    files = (face.guest, *face.files) if face.guest else face.files
    for ch in text:
        if (ch in MARKS and runs and ch in coverage(runs[-1].file)) or (ch == " " and runs):
            file = runs[-1].file
        else:
            file = next((f for f in files if ch in coverage(f)), None)  # type: ignore[assignment]
            if file is None:
                raise KeyError(ch)
        if runs and runs[-1].file == file:
            runs[-1] = Run(runs[-1].text + ch, file, runs[-1].guest)
        else:
            runs.append(Run(ch, file, file == face.guest))
    return runs


def _pieces(run: Run, tracked: bool) -> list[str]:
    """What is drawn in one go: words between spaces, or single clusters in letter-spaced text."""
    pieces: list[str] = []
    for ch in run.text:
        joins = pieces and ch != " " and pieces[-1] != " " and (not tracked or ch in MARKS)
        if joins:
            pieces[-1] += ch
        else:
            pieces.append(ch)
    return pieces


def set_line(
    text: str, face: Face, x_height: float, rng: random.Random, shaped: bool = True
) -> SetLine:
    """`text` drawn on one baseline. Spaces and letter-spacing vary line by line."""
    size = max(6, round(x_height / x_height_share(face.files[0])))
    tracked = rng.random() < 0.12
    tracking = rng.uniform(-0.04, 0.25) * x_height if tracked else 0.0
    space = rng.choice([1.0, 1.0, 1.0, rng.uniform(0.7, 2.2), rng.uniform(1.0, 4.0)])
    guest_size = max(6, round(size * rng.uniform(*GUEST_SIZE))) if face.guest else size
    placed: list[tuple[float, str, ImageFont.FreeTypeFont]] = []
    x = 2.0 * size
    for run in runs_of(text, face):
        font = _font(run.file, guest_size if run.guest else size, shaped)
        for piece in _pieces(run, tracked):
            width = font.getlength(piece)
            if piece == " ":
                x += width * space + tracking
                continue
            placed.append((x, piece, font))
            x += width + tracking
    height = 4 * size
    canvas = Image.new("L", (int(x + 2 * size), height), 0)
    draw = ImageDraw.Draw(canvas)
    baseline = round(2.4 * size)
    for at, piece, font in placed:
        draw.text((at, baseline), piece, font=font, fill=255, anchor="ls")
    ink = np.asarray(canvas, dtype=np.float32) / 255.0
    return SetLine(ink, float(baseline), size * x_height_share(face.files[0]), text)
