"""Light figures in small filled discs or squares (the number of a card) made dark on the paper.

Bands of light print are turned round by `reversed_out`; a disc is too small for one, and its figure
too few letters. Left alone it would be read as a dot, and its number lost.
"""

from __future__ import annotations

import cv2
import numpy as np

from parsers.scan.pixels import shrunk

_DPI = 150.0  # of the copy in which discs are looked for
_DARK = 0.62  # of the paper's brightness
_SIZE_PT = (11.0, 32.0)  # bold figures of titles are smaller, and stand among others
_BESIDE = 0.2  # of its size: a letter so near on its level makes it one of a word
_AS_HIGH = 0.5
_LONGEST = 1.3  # times as wide as high, or as high as wide
_LEAST_FULL = 0.7  # of its box, holes filled: a disc has 0.79
_RIM = 0.1  # of its size that is dark all around
_LEAST_RIM_DARK = 0.9
_LEAST_LIGHT, _MOST_LIGHT = 0.03, 0.3  # of what is inside the rim
_FIGURE, _MOST_FIGURES = (0.28, 0.72), 3  # of its height; the inside of a "0" is taller
_THICKEST = 0.24  # stroke of a figure; the inside of a letter "0" is wider
_LIGHT = 0.5  # of the way from the ground to the paper
_FRINGE_PT, _HALO_PT = 0.7, 1.5  # half-dark pixels in and around the disc


def without_number_discs(gray: np.ndarray, dpi: float) -> np.ndarray:
    """A page (uint8, height × width) whose discs with light figures are dark figures on the paper's
    own shade; the same array where there is none."""
    factor = min(1.0, _DPI / dpi)
    small = shrunk(gray, factor)
    paper = float(np.percentile(small, 75))
    found = _discs(small, paper, dpi * factor / 72)
    if not found:
        return gray
    page = gray.copy()
    for mask, (x, y) in found:
        _reverse(page, mask, (x / factor, y / factor), 1 / factor, paper, dpi / 72)
    return page


def _discs(
    small: np.ndarray, paper: float, scale: float
) -> list[tuple[np.ndarray, tuple[int, int]]]:
    """Masks (bool) of the discs that hold a figure, each with the place of its first pixel."""
    dark = np.where(small < _DARK * paper, 255, 0).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    stats[0] = 0  # the ground is no shape
    wide, tall, area = (stats[:, k] for k in (2, 3, 4))
    less, more = np.minimum(wide, tall), np.maximum(wide, tall)
    fits = (less >= _SIZE_PT[0] * scale) & (
        more <= np.minimum(_SIZE_PT[1] * scale, _LONGEST * less)
    )
    fits &= area >= _LEAST_FULL * (1 - _MOST_LIGHT) * wide * tall
    found = []
    for n in np.flatnonzero(fits).tolist():
        if _is_in_a_word(n, stats):
            continue
        x, y, w, h = (int(value) for value in stats[n, :4])
        own = np.where(labels[y : y + h, x : x + w] == n, 255, 0).astype(np.uint8)
        mask = _filled(own)
        if _holds_figure(mask, small[y : y + h, x : x + w], paper):
            found.append((mask, (x, y)))
    return found


def _is_in_a_word(n: int, stats: np.ndarray) -> bool:
    """Whether shape n has a letter as near beside it as the next one of its word."""
    x, y, w, h = (int(value) for value in stats[n, :4])
    left, top, wide, high = (stats[1:, k] for k in range(4))
    level = np.minimum(top + high, y + h) - np.maximum(top, y) >= _AS_HIGH * h
    gap = np.maximum(left - (x + w), x - (left + wide))
    near = level & (gap >= 0) & (gap <= _BESIDE * h) & (high <= 2 * h)
    return bool(near.any())


def _filled(shape: np.ndarray) -> np.ndarray:
    """A shape (0 or 255) with what it encloses (bool)."""
    outlines, _ = cv2.findContours(shape, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    full = np.zeros_like(shape)
    cv2.drawContours(full, outlines, -1, 255, cv2.FILLED)
    return np.asarray(full > 0)


def _holds_figure(mask: np.ndarray, levels: np.ndarray, paper: float) -> bool:
    """Whether a filled shape is full, and holds only a few light strokes, clear of its rim."""
    height, width = mask.shape
    if mask.mean() < _LEAST_FULL:
        return False
    rim = max(1, round(_RIM * min(height, width)))
    padded = np.pad(mask.astype(np.uint8), 1)
    depth = cv2.distanceTransform(padded, cv2.DIST_L2, 3)[1:-1, 1:-1]
    inner = depth > rim
    ground = float(np.median(levels[mask]))
    light = mask & (levels > ground + _LIGHT * (paper - ground))
    edge = mask & ~inner & (depth > 1)
    if not inner.any() or not edge.any() or light[edge].mean() > 1 - _LEAST_RIM_DARK:
        return False
    figures = (light & (depth > 1)).astype(np.uint8)
    if not _LEAST_LIGHT <= figures.sum() / inner.sum() <= _MOST_LIGHT:
        return False
    count, _, stats, _ = cv2.connectedComponentsWithStats(figures, connectivity=8)
    tallest = int(stats[1:, cv2.CC_STAT_HEIGHT].max())
    thick = 2 * float(cv2.distanceTransform(np.pad(figures, 1), cv2.DIST_L2, 3).max())
    fits = _FIGURE[0] * height <= tallest <= _FIGURE[1] * height
    return fits and count - 1 <= _MOST_FIGURES and thick <= _THICKEST * height


def _reverse(
    page: np.ndarray,
    mask: np.ndarray,
    at: tuple[float, float],
    factor: float,
    paper: float,
    scale: float,
) -> None:
    """Turns the ground of one disc into paper and its figure into ink; changes `page`. `at`: where
    the mask begins on the page, `factor` pixels of the page to one of the mask's."""
    fringe, halo = (max(1, round(width * scale)) for width in (_FRINGE_PT, _HALO_PT))
    size = (round(mask.shape[1] * factor), round(mask.shape[0] * factor))
    full = cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST)
    full = np.pad(full, halo)
    y, x = max(0, round(at[1]) - halo), max(0, round(at[0]) - halo)
    part = page[y : y + full.shape[0], x : x + full.shape[1]]
    full = full[: part.shape[0], : part.shape[1]]
    inside = cv2.erode(full, _round(fringe)) > 0
    around = cv2.dilate(full, _round(halo)) > 0
    levels = part.astype(np.float32)
    ground = float(np.median(levels[inside]))
    figure = max(float(np.percentile(levels[inside], 99)), ground + 1.0)
    share = np.clip((levels - ground) / (figure - ground), 0.0, 1.0)
    part[around] = round(paper)
    part[inside] = ((1.0 - share) * paper)[inside].astype(np.uint8)


def _round(radius: int) -> np.ndarray:
    size = 2 * radius + 1
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
