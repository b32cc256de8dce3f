"""Pages of black dots for grey: paper, shading and pale print as a copier's photo mode, or error
diffusion, turns them into black and white.

Their dots are hundreds of thousands a page, each a shape to look at, and none of them is print.
Seen from as far away as the dots are large, they are the grey again that they stand for.
"""

from __future__ import annotations

import cv2
import numpy as np

_INK = 128
_WINDOW, _WINDOWS = 256, 4  # pixels; along each side of the page
_LARGEST_DOT = 12  # pixels; marks and full stops are few, whatever their size
_FEWEST = 10_000  # dots in a million pixels; a page full of specks has 3,000
_BLUR, _WIDEST = 1.2, 2.4  # pixels, of the blur that makes grey of single pixels, and of any


def without_dots(gray: np.ndarray) -> np.ndarray:
    """The page (2-D uint8) in grey, if it is one of such dots; itself otherwise."""
    dots = _dots_in(gray)
    if dots.size * 1e6 < _FEWEST * _WINDOWS**2 * _WINDOW**2:
        return gray
    sigma = min(_WIDEST, _BLUR * float(np.sqrt(dots.mean())))
    return cv2.GaussianBlur(gray, (0, 0), sigma)


def _dots_in(gray: np.ndarray) -> np.ndarray:
    """The sizes (pixels) of the dots in windows all over the page."""
    height, width = gray.shape
    tops, lefts = (
        np.linspace(0, max(0, size - _WINDOW), _WINDOWS).astype(int) for size in (height, width)
    )
    sizes = []
    for top in tops:
        for left in lefts:
            black = (gray[top : top + _WINDOW, left : left + _WINDOW] < _INK).astype(np.uint8)
            _n, _labels, stats, _centres = cv2.connectedComponentsWithStats(black, connectivity=4)
            sizes.append(stats[1:, cv2.CC_STAT_AREA])
    found = np.concatenate(sizes)
    return found[found <= _LARGEST_DOT]
