"""Pages sown with black dots: specks of a bad copy, and paper, shading and pale print as a copier's
photo mode, or error diffusion, turns grey into black and white.

They are ten thousands and hundreds of thousands a page, each a shape to look at, and none of them
is print. Specks smaller than any full stop are taken out where they lie all over the page; dots
that stand for grey are the grey again, seen from as far away as they are large. Dots in rows are
lines to write on, leaders and worn rules, and stay; so do the darkest places of pale print, which
are dots of one shape.
"""

from __future__ import annotations

import cv2
import numpy as np

_INK = 128
_WINDOW, _WINDOWS = 256, 4  # pixels; along each side of the page
_LARGEST_DOT = 12  # pixels; marks and full stops are few, whatever their size
_FEWEST_DOTS, _FEWEST_SPECKS = 10_000, 1_500  # in a million pixels
_BLUR, _WIDEST = 1.2, 2.4  # pixels, of the blur that makes grey of single pixels, and of any
_SPECK_PT2 = 0.18  # the largest speck; a full stop of small print is 0.6
_MOST_ALONE = 0.5  # of the dots
_BAND = 4  # rows of pixels that a line of dots runs through, as a page leans, or half of them
_BANDS, _MOST_IN_BANDS = 0.2, 0.6  # of a window's bands, and of its dots in so many


def without_specks(gray: np.ndarray, dpi: float) -> np.ndarray:
    """The page (2-D uint8) without specks, or in grey; itself where it has few or no dots."""
    windows = _windows(gray, _INK)
    pixels = sum(window.size for window in windows) / 1e6
    dots = np.concatenate([_sown(window, _LARGEST_DOT) for window in windows])
    if dots.size >= _FEWEST_DOTS * pixels and _stand_alone(gray, dots.size, _LARGEST_DOT):
        sigma = min(_WIDEST, _BLUR * float(np.sqrt(dots.mean())))
        return cv2.GaussianBlur(gray, (0, 0), sigma)
    largest = max(1, round(_SPECK_PT2 * (dpi / 72) ** 2))
    specks = sum(_sown(window, largest).size for window in windows)
    if specks < _FEWEST_SPECKS * pixels or not _stand_alone(gray, specks, largest):
        return gray
    return _cleared(gray, largest)


def _stand_alone(gray: np.ndarray, dots: int, largest: int) -> bool:
    """Whether most of so many dots are as small where all that is darker than the paper is ink."""
    pale = (_INK + float(np.median(gray))) / 2
    small = sum(_sown(window, largest).size for window in _windows(gray, pale))
    return small >= _MOST_ALONE * dots


def _windows(gray: np.ndarray, ink: float) -> list[np.ndarray]:
    """Where all over the page it is darker than so (bool)."""
    tops, lefts = (
        np.linspace(0, max(0, size - _WINDOW), _WINDOWS).astype(int) for size in gray.shape
    )
    return [
        gray[top : top + _WINDOW, left : left + _WINDOW] < ink for top in tops for left in lefts
    ]


def _sown(black: np.ndarray, largest: int) -> np.ndarray:
    """The sizes (pixels) of a window's dots, `largest` at most; none where most lie in rows."""
    _n, _labels, stats, _centres = cv2.connectedComponentsWithStats(black.astype(np.uint8))
    dots = stats[1:][stats[1:, cv2.CC_STAT_AREA] <= largest]
    bands = -(-black.shape[0] // _BAND)
    counts = np.sort(np.bincount(dots[:, cv2.CC_STAT_TOP] // _BAND, minlength=bands))
    fullest = int(counts[-max(1, round(_BANDS * bands)) :].sum())
    return dots[: 0 if fullest > _MOST_IN_BANDS * len(dots) else None, cv2.CC_STAT_AREA]


def _cleared(gray: np.ndarray, largest: int) -> np.ndarray:
    """The page without shapes of so many pixels at most."""
    black = (gray < _INK).astype(np.uint8)
    _n, labels, stats, _centres = cv2.connectedComponentsWithStats(black)
    small = stats[:, cv2.CC_STAT_AREA] <= largest
    return np.where(small[labels], 255, gray).astype(np.uint8)
