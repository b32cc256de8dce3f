"""Pages sown with black dots: specks of a bad copy, and paper, shading and pale print as a copier's
photo mode, or error diffusion, turns grey into black and white.

They are ten thousands and hundreds of thousands a page, each a shape to look at, and none of them
is print. Specks smaller than any full stop are taken out where they lie thick; dots that stand for
grey are the grey again, seen from as far away as they are large. Dots in rows and columns are lines
to write on, leaders and worn rules, and stay; so do the darkest places of pale print, which are
dots of one shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

_INK = 128
_WINDOW, _WINDOWS = 256, 4  # pixels; along each side of the page
_LARGEST_DOT = 12  # pixels; marks and full stops are few, whatever their size
_FEWEST_DOTS = 10_000  # in a million pixels
_IN_A_WINDOW = 100  # specks, at least
_BLUR, _WIDEST = 1.2, 2.4  # pixels, of the blur that makes grey of single pixels, and of any
_SPECK_PT2 = 0.18  # the largest speck; a full stop of small print is 0.6
_MOST_ALONE = 0.5  # of the dots
_BAND = 4  # rows of pixels that a line of dots runs through, as a page leans, or half of them
_BANDS, _MOST_IN_BANDS = 0.2, 0.6  # of a window's bands, and of its dots in so many


def without_specks(gray: np.ndarray, dpi: float) -> np.ndarray:
    """The page (2-D uint8) without specks, or in grey; itself where it has few or no dots."""
    windows = _windows(gray, _INK)
    dots = [_dots_in(window) for window in windows]
    sizes = np.concatenate(_sown(dots, _LARGEST_DOT))
    if sizes.size >= _FEWEST_DOTS * sum(window.size for window in windows) / 1e6:
        if not _stand_alone(gray, sizes.size, _LARGEST_DOT):
            return gray
        sigma = min(_WIDEST, _BLUR * float(np.sqrt(sizes.mean())))
        return cv2.GaussianBlur(gray, (0, 0), sigma)
    largest = max(1, round(_SPECK_PT2 * (dpi / 72) ** 2))
    specks = [found.size for found in _sown(dots, largest)]
    thick = max(specks) >= _IN_A_WINDOW and _stand_alone(gray, sum(specks), largest)
    return _cleared(gray, largest) if thick else gray


def _stand_alone(gray: np.ndarray, dots: int, largest: int) -> bool:
    """Whether most of so many dots are as small where all that is darker than the paper is ink."""
    pale = (_INK + float(np.median(gray))) / 2
    small = _sown([_dots_in(window) for window in _windows(gray, pale)], largest)
    return sum(found.size for found in small) >= _MOST_ALONE * dots


def _windows(gray: np.ndarray, ink: float) -> list[np.ndarray]:
    """Where all over the page it is darker than so (0 or 1)."""
    tops, lefts = (
        np.linspace(0, max(0, size - _WINDOW), _WINDOWS).astype(int) for size in gray.shape
    )
    places = [(top, left) for top in tops for left in lefts]
    return [_darker(gray[top : top + _WINDOW, left : left + _WINDOW], ink) for top, left in places]


def _darker(gray: np.ndarray, ink: float) -> np.ndarray:
    return (gray < ink).astype(np.uint8)


def _dots_in(ink: np.ndarray) -> np.ndarray:
    """A window's dots, a row for each: size, and where it begins from above and left; pixels."""
    _n, _labels, stats, _centres = cv2.connectedComponentsWithStats(ink)
    dots = stats[1:, [cv2.CC_STAT_AREA, cv2.CC_STAT_TOP, cv2.CC_STAT_LEFT]]
    return dots[dots[:, 0] <= _LARGEST_DOT]


def _sown(windows: Sequence[np.ndarray], largest: int) -> list[np.ndarray]:
    """The sizes of each window's dots of `largest` pixels at most; none where most lie in lines."""
    small = [dots[dots[:, 0] <= largest] for dots in windows]
    return [dots[:0, 0] if _in_lines(dots[:, 1], dots[:, 2]) else dots[:, 0] for dots in small]


def _in_lines(tops: np.ndarray, lefts: np.ndarray) -> bool:
    """Whether most of a window's dots lie in a few rows, or in a few columns."""
    return any(_in_few(places) for places in (tops, lefts) if places.size)


def _in_few(places: np.ndarray) -> bool:
    bands = (places - places.min()) // _BAND
    counts = np.sort(np.bincount(bands, minlength=_WINDOW // _BAND))
    return int(counts[-round(_BANDS * counts.size) :].sum()) > _MOST_IN_BANDS * places.size


def _cleared(gray: np.ndarray, largest: int) -> np.ndarray:
    """The page without shapes of so many pixels at most where they lie thick."""
    _n, labels, stats, _centres = cv2.connectedComponentsWithStats(_darker(gray, _INK))
    tops, lefts = stats[:, cv2.CC_STAT_TOP], stats[:, cv2.CC_STAT_LEFT]
    down, across = (max(1, size // _WINDOW) for size in gray.shape)
    windows = tops * down // gray.shape[0] * across + lefts * across // gray.shape[1]
    specks = np.flatnonzero(stats[:, cv2.CC_STAT_AREA] <= largest)
    gone = np.zeros(len(stats), bool)
    for window in np.flatnonzero(np.bincount(windows[specks]) >= _IN_A_WINDOW):
        here = specks[windows[specks] == window]
        gone[here] = not _in_lines(tops[here], lefts[here])
    return np.where(gone[labels], 255, gray).astype(np.uint8)
