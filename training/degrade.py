"""From clean ink to what a scanner, a fax or a photocopier leaves of it: an 8-bit line crop."""

from __future__ import annotations

import random
from dataclasses import dataclass

import cv2
import numpy as np

from training.render import SetLine

Image = np.ndarray


@dataclass(frozen=True, slots=True)
class Look:
    """One way a page comes out. `x_height` in scan pixels; strengths are shares of it or 0..1."""

    mode: str  # "gray", "bilevel", "photocopy"
    x_height: float
    skew: float  # degrees
    stretch: float  # horizontal scale
    weight: float  # ink spread (+) or loss (-), in x-heights
    blur: float
    noise: float
    jpeg: int  # quality, 0 = none


def draw_look(rng: random.Random) -> Look:
    mode = rng.choices(["gray", "bilevel", "photocopy"], [0.32, 0.34, 0.34])[0]
    low = 7.0 if mode != "photocopy" else 8.0
    high = 12.0 if mode == "photocopy" and rng.random() < 0.5 else 26.0
    x_height = float(np.exp(rng.uniform(np.log(low), np.log(high))))
    skew = rng.gauss(0, 0.25) if rng.random() < 0.7 else rng.uniform(-1.0, 1.0)
    return Look(
        mode=mode,
        x_height=x_height,
        skew=skew,
        stretch=rng.uniform(0.85, 1.15) if rng.random() < 0.5 else 1.0,
        weight=rng.gauss(0.0, 0.018) if mode != "photocopy" else rng.gauss(0.01, 0.025),
        blur=rng.uniform(0.3, 0.9) if rng.random() < 0.8 else rng.uniform(0.8, 1.4),
        noise=rng.choice([0.0, rng.uniform(0.0, 0.04), rng.uniform(0.02, 0.10)]),
        jpeg=rng.choice([0, rng.randint(60, 95), rng.randint(25, 75)]) if mode == "gray" else 0,
    )


def to_scan(line: SetLine, look: Look) -> tuple[Image, float, float]:
    """Ink at scan resolution with the page's skew; also baseline (mid-line) and x-height there."""
    scale = look.x_height / line.x_height
    height, width = line.ink.shape
    out_w = max(8, int(width * scale * look.stretch) + 8)
    out_h = max(8, int(height * scale) + 8)
    ink = line.ink
    if scale < 0.7:
        ink = cv2.GaussianBlur(ink, (0, 0), 0.35 / scale)
    angle = np.deg2rad(look.skew)
    a, d = scale * look.stretch, scale
    matrix = np.array([[a, 0.0, 4.0], [np.tan(angle) * a, d, 4.0]], dtype=np.float64)
    matrix[1, 2] -= np.tan(angle) * a * width / 2
    scan = cv2.warpAffine(ink, matrix, (out_w, out_h), flags=cv2.INTER_LINEAR)
    return scan, line.baseline * d + 4.0, look.x_height


def spread(ink: Image, amount: float) -> Image:
    """Ink grown (+) or eaten (-) by about `amount` pixels at each edge."""
    if abs(amount) < 0.05:
        return ink
    steps, rest = divmod(abs(amount), 1.0)
    kernel = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    work = cv2.dilate if amount > 0 else cv2.erode
    for _ in range(int(steps)):
        ink = work(ink, kernel)
    return ink * (1 - rest) + work(ink, kernel) * rest if rest > 0 else ink


def _smooth_noise(rng: np.random.Generator, shape: tuple[int, int], sigma: float) -> Image:
    field = rng.standard_normal(shape, dtype=np.float32)
    field = cv2.GaussianBlur(field, (0, 0), sigma) if sigma > 0 else field
    return np.asarray(field / (float(field.std()) + 1e-6), dtype=np.float32)


def stroke_level(soft: Image, ink: Image) -> float:
    """How dark the strokes of `ink` still are in `soft`: a scanner's threshold follows it."""
    strokes = soft[ink > 0.5 * float(ink.max())]
    return max(0.15, float(strokes.mean())) if strokes.size else 0.5


def bilevel(ink: Image, look: Look, rng: random.Random, noise: np.random.Generator) -> Image:
    """1-bit: blurred, edge noise, one threshold; then as stored, or smoothed by a median."""
    soft = cv2.GaussianBlur(ink, (0, 0), look.blur * rng.uniform(0.5, 1.0))
    soft = soft / stroke_level(soft, ink)
    strength = rng.uniform(0.0, 0.14) if look.mode == "bilevel" else rng.uniform(0.05, 0.18)
    soft = soft + strength * _smooth_noise(noise, soft.shape, rng.choice([0.0, 0.6, 1.0]))
    cut = rng.uniform(0.38, 0.68) if look.mode == "bilevel" else rng.uniform(0.4, 0.75)
    bits = (soft > cut).astype(np.float32)
    if look.x_height > 14 and rng.random() < 0.3:
        bits = cv2.medianBlur((bits * 255).astype(np.uint8), 3).astype(np.float32) / 255.0
    return bits


def photocopy(ink: Image, look: Look, rng: random.Random, noise: np.random.Generator) -> Image:
    """Toner: specks, holes in strokes, uneven darkness; still nearly 1-bit."""
    holes = _smooth_noise(noise, ink.shape, rng.uniform(0.6, 1.4)) > rng.uniform(2.2, 3.5)
    ink = np.where(holes, ink * rng.uniform(0.0, 0.6), ink).astype(np.float32)
    ink = bilevel(ink, look, rng, noise)
    if rng.random() < 0.7:
        density = rng.choice([0.0003, 0.001, 0.003])
        specks = (noise.random(ink.shape, dtype=np.float32) < density).astype(np.float32)
        if rng.random() < 0.4:
            specks = cv2.dilate(specks, np.ones((2, 2), np.uint8))
        ink = np.maximum(ink, specks)
    if rng.random() < 0.7:
        ink = cv2.GaussianBlur(ink, (0, 0), rng.uniform(0.3, 0.7))
    return np.asarray(ink, dtype=np.float32)


def gray(ink: Image, look: Look, rng: random.Random, noise: np.random.Generator) -> Image:
    """8-bit scan: blur, noise, uneven light."""
    ink = cv2.GaussianBlur(ink, (0, 0), look.blur)
    ink = ink / max(stroke_level(ink, ink), 0.35)
    darkness = rng.uniform(0.5, 1.0)
    paper = rng.choice([0.0, rng.uniform(0.0, 0.12)])
    ink = paper + ink * (darkness - paper)
    if rng.random() < 0.2:
        ramp = np.linspace(0, rng.uniform(-0.15, 0.15), ink.shape[1], dtype=np.float32)
        ink = ink + ramp[None, :]
    if look.noise > 0:
        ink = ink + look.noise * _smooth_noise(noise, ink.shape, rng.choice([0.0, 0.5]))
    if rng.random() < 0.2:
        amount = rng.uniform(0.3, 1.0)
        ink = ink + amount * (ink - cv2.GaussianBlur(ink, (0, 0), 1.0))
    return np.asarray(ink, dtype=np.float32)


MIN_LEGIBILITY = 0.68
"""Below this correlation with the clean ink a person could not read the line either."""


def legibility(ink: Image, page: Image) -> float:
    """Correlation between the clean ink and what came out, both slightly blurred."""
    a = cv2.GaussianBlur(ink, (0, 0), 1.0)
    b = cv2.GaussianBlur(page, (0, 0), 1.0)
    a, b = a - a.mean(), b - b.mean()
    return float((a * b).sum() / (np.sqrt((a * a).sum() * (b * b).sum()) + 1e-6))


def expose(ink: Image, look: Look, rng: random.Random) -> Image | None:
    """Ink (0..1) as an 8-bit page image, dark on light; None where the scan is not readable."""
    noise = np.random.default_rng(rng.getrandbits(32))
    before = ink
    ink = spread(ink, look.weight * look.x_height)
    page = {"gray": gray, "bilevel": bilevel, "photocopy": photocopy}[look.mode](
        ink, look, rng, noise
    )
    if legibility(before, page) < MIN_LEGIBILITY:
        return None
    image = np.clip(255.0 * (1.0 - page), 0, 255).astype(np.uint8)
    if look.jpeg:
        ok, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, look.jpeg])
        if ok:
            image = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
    return image
