"""How far a page is turned: the angle at which its rows of ink stand out sharpest."""

from __future__ import annotations

import numpy as np

from parsers.scan.pixels import shrunk

_WIDEST_DEGREES = 8.0
_MOST_POINTS = 60_000
_WORK_SCALE = 2.0  # pixels per point: 144 dpi


def skew_degrees(gray: np.ndarray, scale: float) -> float:
    """Degrees to turn the image counter-clockwise by so that its lines run level; 0 if unknown.

    `scale` is pixels per point. Found to about 0.02 degrees, within 8 degrees either way.
    """
    xs, ys = _ink_points(gray, scale)
    if xs.size < 200:
        return 0.0
    best = 0.0
    for reach, step in ((_WIDEST_DEGREES, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        scores = [_sharpness(xs, ys, float(angle)) for angle in angles]
        best = float(angles[int(np.argmax(scores))])
    return best if abs(best) < _WIDEST_DEGREES else 0.0


def _ink_points(gray: np.ndarray, scale: float) -> tuple[np.ndarray, np.ndarray]:
    factor = min(1.0, _WORK_SCALE / scale)
    small = shrunk(gray, factor)
    ys, xs = np.nonzero(small < 170)
    if xs.size > _MOST_POINTS:
        keep = np.random.default_rng(0).choice(xs.size, _MOST_POINTS, replace=False)
        xs, ys = xs[keep], ys[keep]
    return xs.astype(np.float32), ys.astype(np.float32)


def _sharpness(xs: np.ndarray, ys: np.ndarray, degrees: float) -> float:
    """Sum of squared steps of the row profile after a turn by `degrees`."""
    radians = np.deg2rad(degrees)
    rows = ys * np.cos(radians) - xs * np.sin(radians)
    rows -= rows.min()
    profile = np.bincount(rows.astype(np.int32)).astype(np.float64)
    return float(np.sum(np.diff(profile) ** 2))
