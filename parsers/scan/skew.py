"""How far a page is turned: the angle at which its rows of ink stand out sharpest."""

from __future__ import annotations

import numpy as np

from parsers.scan.pixels import shrunk

_WIDEST_DEGREES = 8.0
_MOST_POINTS = 60_000
_WORK_SCALE = 2.0  # pixels per point: 144 dpi
_DARK = 170
_MARGIN_PT, _LEAST_ALONG = 14.0, 0.3
_CLEARLY_OTHER = 0.15  # degrees


def skew_degrees(gray: np.ndarray, scale: float) -> float:
    """Degrees to turn the image counter-clockwise by so that its lines run level; 0 if unknown.

    `scale` is pixels per point. Found to about 0.02 degrees, within 8 degrees either way.
    """
    small = shrunk(gray, min(1.0, _WORK_SCALE / scale))
    dark = small < _DARK
    found = _sharpest(dark)
    bare = _without_shadows(dark, round(_MARGIN_PT * min(scale, _WORK_SCALE)))
    if bare is None:
        return found
    by_print = _sharpest(bare)
    return by_print if abs(by_print - found) > _CLEARLY_OTHER else found


def _without_shadows(dark: np.ndarray, margin: int) -> np.ndarray | None:
    """Without the `margin` pixels along the edges that the lid's shadow lies on, whose straight
    side outdoes the lines of a page with little print; None where there is no shadow."""
    bare = dark.copy()
    strips = bare[:margin], bare[-margin:], bare[:, :margin].T, bare[:, -margin:].T
    shaded = [s for s in strips if s.size and float(s.any(axis=0).mean()) >= _LEAST_ALONG]
    for strip in shaded:
        strip[:] = False
    return bare if shaded else None


def _sharpest(dark: np.ndarray) -> float:
    """The angle, in degrees, at which rows of dark pixels stand out sharpest."""
    xs, ys = _points(dark)
    if xs.size < 200:
        return 0.0
    best = 0.0
    for reach, step in ((_WIDEST_DEGREES, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = best + np.arange(-reach, reach + step / 2, step)
        scores = [_sharpness(xs, ys, float(angle)) for angle in angles]
        best = float(angles[int(np.argmax(scores))])
    return best if abs(best) < _WIDEST_DEGREES else 0.0


def _points(dark: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    ys, xs = np.nonzero(dark)
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
