"""Pages sown with black dots: specks of a bad copy, and paper, shading and pale print as a copier's
photo mode, or error diffusion, turns grey into black and white.

They are ten thousands and hundreds of thousands a page, each a shape to look at, and none of them
is print. Specks smaller than any full stop are taken out where they lie thick; dots that stand for
grey are the grey again, seen from as far away as they are large. Dots in rows are lines to write
on, leaders and worn rules, and stay.
"""

from __future__ import annotations

import cv2
import numpy as np

_INK = 128
_WINDOW, _WINDOWS = 256, 4  # pixels; along each side of the page
_LARGEST_DOT = 12  # pixels; marks and full stops are few, whatever their size
_FEWEST_DOTS = 10_000  # in a million pixels
_IN_A_WINDOW = 100  # specks, at least
_BLUR, _WIDEST = 1.2, 2.4  # pixels, of the blur that makes grey of single pixels, and of any
_SPECK_PT2 = 0.18  # the largest speck; a full stop of small print is 0.6
_BAND = 4  # rows of pixels that a line of dots runs through, as a page leans, or half of them
_BANDS, _MOST_IN_BANDS = 0.2, 0.6  # of a window's bands, and of its dots in so many


def without_specks(gray: np.ndarray, dpi: float) -> np.ndarray:
    """The page (2-D uint8) without specks, or in grey; itself where it has few or no dots."""
    windows = _windows(gray)
    dots = [_dots_in(window) for window in windows]
    sizes = np.concatenate([_sown(*found)[0] for found in dots])
    if sizes.size >= _FEWEST_DOTS * sum(window.size for window in windows) / 1e6:
        sigma = min(_WIDEST, _BLUR * float(np.sqrt(sizes.mean())))
        return cv2.GaussianBlur(gray, (0, 0), sigma)
    largest = max(1, round(_SPECK_PT2 * (dpi / 72) ** 2))
    specks = [(found[found <= largest], tops[found <= largest]) for found, tops in dots]
    thick = max(_sown(*found)[0].size for found in specks) >= _IN_A_WINDOW
    return _cleared(gray, largest) if thick else gray


def _windows(gray: np.ndarray) -> list[np.ndarray]:
    """Where all over the page there is ink (0 or 1)."""
    tops, lefts = (
        np.linspace(0, max(0, size - _WINDOW), _WINDOWS).astype(int) for size in gray.shape
    )
    places = [(top, left) for top in tops for left in lefts]
    return [_ink(gray[top : top + _WINDOW, left : left + _WINDOW]) for top, left in places]


def _ink(gray: np.ndarray) -> np.ndarray:
    return (gray < _INK).astype(np.uint8)


def _dots_in(ink: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The sizes of a window's dots, and where they begin from above; pixels."""
    _n, _labels, stats, _centres = cv2.connectedComponentsWithStats(ink)
    dots = stats[1:][stats[1:, cv2.CC_STAT_AREA] <= _LARGEST_DOT]
    return dots[:, cv2.CC_STAT_AREA], dots[:, cv2.CC_STAT_TOP]


def _sown(dots: np.ndarray, tops: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The dots of a window; none where most of them lie in rows."""
    if not dots.size:
        return dots, tops
    counts = np.sort(np.bincount((tops - tops.min()) // _BAND, minlength=_WINDOW // _BAND))
    in_rows = int(counts[-round(_BANDS * counts.size) :].sum()) > _MOST_IN_BANDS * dots.size
    return (dots[:0], tops[:0]) if in_rows else (dots, tops)


def _cleared(gray: np.ndarray, largest: int) -> np.ndarray:
    """The page without shapes of so many pixels at most where they lie thick."""
    _n, labels, stats, _centres = cv2.connectedComponentsWithStats(_ink(gray))
    tops, lefts = stats[:, cv2.CC_STAT_TOP], stats[:, cv2.CC_STAT_LEFT]
    down, across = (max(1, size // _WINDOW) for size in gray.shape)
    windows = tops * down // gray.shape[0] * across + lefts * across // gray.shape[1]
    specks = np.flatnonzero(stats[:, cv2.CC_STAT_AREA] <= largest)
    gone = np.zeros(len(stats), bool)
    for window in np.flatnonzero(np.bincount(windows[specks]) >= _IN_A_WINDOW):
        here = specks[windows[specks] == window]
        gone[_sown(here, tops[here])[0]] = True
    return np.where(gone[labels], 255, gray).astype(np.uint8)
