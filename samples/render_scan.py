"""The PDF printed, and scanned again: one image per page, crooked, grey and noisy."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image

Pixels = np.ndarray[Any, Any]

_EDGE = 60.0  # grey levels by which toner strays at an edge, before its own blur
_TONER_CUT, _TONER_CONTRAST = 150.0, 3.0
_HOLES, _SPECKS = 0.02, 0.001  # shares of all pixels


@dataclass(frozen=True, slots=True)
class Scanner:
    """One scanner: resolution in dpi, skew in degrees, blur and noise in pixels and grey levels.

    `photocopy`: it scanned a copy, whose toner has specks, holes in its strokes and ragged edges.
    """

    dpi: int
    skew: float
    blur: float
    noise: float
    one_bit: bool
    quality: int
    photocopy: bool = False

    def __post_init__(self) -> None:
        if not 72 <= self.dpi <= 600:
            raise ValueError(f"no scanner scans at {self.dpi} dpi")


def draw_scanner(rng: random.Random) -> Scanner:
    """A scanner drawn from `rng`."""
    return Scanner(
        dpi=rng.choice((150, 200, 200, 300)),
        skew=rng.uniform(-1.0, 1.0),
        blur=rng.choice((0.0, 0.4, 0.6)),
        noise=rng.choice((2.0, 5.0, 9.0)),
        one_bit=rng.random() < 0.3,
        quality=rng.choice((55, 70, 85)),
    )


def render_scan(pdf: bytes, scanner: Scanner, seed: int) -> bytes:
    """A PDF of page images of `pdf`. The same input gives the same bytes."""
    source = pdfium.PdfDocument(pdf)
    target = FPDF(unit="pt")
    target.set_creation_date(datetime(2020, 1, 1, tzinfo=UTC))
    noise = np.random.default_rng(seed)
    for number in range(len(source)):
        page = source[number]
        pixels = page.render(scale=scanner.dpi / 72, grayscale=True).to_numpy()
        pixels = pixels.reshape(pixels.shape[0], pixels.shape[1])
        width, height = page.get_size()
        target.add_page(format=(width, height))
        target.image(_image(_scan(pixels, scanner, noise), scanner), 0, 0, width, height)
        page.close()
    source.close()
    return bytes(target.output())


def _scan(pixels: Pixels, scanner: Scanner, noise: np.random.Generator) -> Pixels:
    height, width = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), scanner.skew, 1.0)
    turned = cv2.warpAffine(
        pixels, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255,)
    )
    if scanner.blur:
        turned = cv2.GaussianBlur(turned, (0, 0), scanner.blur * scanner.dpi / 200)
    if scanner.photocopy:
        turned = _photocopy(turned, noise)
    shade = noise.normal(0.0, scanner.noise, turned.shape) - scanner.noise
    noisy: Pixels = np.clip(turned.astype(np.float32) + shade, 0, 255).astype(np.uint8)
    return noisy


def _photocopy(pixels: Pixels, noise: np.random.Generator) -> Pixels:
    """Toner in place of ink: nearly black and white, with ragged edges, holes and specks."""
    ragged = pixels + _EDGE * cv2.GaussianBlur(noise.normal(0.0, 1.0, pixels.shape), (0, 0), 0.7)
    toner = np.clip((ragged - _TONER_CUT) * _TONER_CONTRAST + 128.0, 0.0, 255.0)
    chance = noise.random(pixels.shape)
    toner = np.where(chance < _HOLES, np.maximum(toner, 160.0), toner)
    toner = np.where(chance > 1.0 - _SPECKS, 40.0, toner)
    return np.asarray(cv2.GaussianBlur(toner, (0, 0), 0.5), dtype=np.float32)


def _image(pixels: Pixels, scanner: Scanner) -> io.BytesIO:
    image = Image.fromarray(pixels)
    stream = io.BytesIO()
    if scanner.one_bit:
        image.point(lambda value: 255 if value > 150 else 0).convert("1").save(stream, "PNG")
    else:
        image.save(stream, "JPEG", quality=scanner.quality)
    stream.seek(0)
    return stream
