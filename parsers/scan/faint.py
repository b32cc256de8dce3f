"""How far a broken or faint level stroke goes on past the part that was found first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_WINDOW_PT = 6.0
_LEAST_COVER, _LEAST_COVER_UNSURE = 0.22, 0.35
_SOLID_COVER = 0.85  # an arrow's head: broad, but solid along the line
_WHOLE_COVER = 0.95
_MOST_BESIDE = 0.34
_WALL_PT = 1.2
_EMPTY_WINDOWS = 1


def reach_of(
    mask: np.ndarray,
    rows: tuple[int, int],
    ends: tuple[int, int],
    scale: float,
    sure: bool,
    may_have_head: bool,
    walls: Sequence[float] = (),
) -> tuple[int, int]:
    """First and last column of the stroke in `rows`, looking outwards from its found `ends`.

    It goes on while windows of 6 points show some ink in its rows and paper beside them; one
    window may be empty. `sure`: what was found is long enough to be a stroke by itself.
    `may_have_head`: an arrow head may crowd its end. The ink of crossing `walls` says nothing.
    """
    near, far = rows
    on_line = ink_along(mask, near, far)
    for wall in walls:
        half = max(1, round(_WALL_PT * scale))
        on_line[max(0, round(wall) - half) : round(wall) + half + 1] = False
    beside = _beside(mask, near, far, scale)
    window = max(4, round(_WINDOW_PT * scale))
    needed = _LEAST_COVER if sure else _LEAST_COVER_UNSURE
    limits = (needed, _SOLID_COVER if may_have_head else 2.0)
    end = _walk(on_line, beside, ends[1], window, limits)
    width = on_line.size
    mirrored = _walk(on_line[::-1], beside[::-1], width - 1 - ends[0], window, limits)
    return width - 1 - mirrored, end


def without_print(
    mask: np.ndarray, rows: tuple[int, int], ends: tuple[int, int], scale: float
) -> tuple[int, int]:
    """First and last column of a stroke, print left out that its ends ran into."""
    near, far = rows
    first, last = ends
    on_line = ink_along(mask[:, first : last + 1], near, far)
    beside = _beside(mask[:, first : last + 1], near, far, scale)
    window = max(4, round(_WINDOW_PT * scale))
    left = _printed(on_line, beside, window)
    right = _printed(on_line[::-1], beside[::-1], window)
    if left + right + window >= on_line.size:
        return ends
    return first + left, last - right


def ink_along(mask: np.ndarray, near: int, far: int) -> np.ndarray:
    """For each column whether rows `near` to `far`, or the rows beside them, have ink."""
    return np.asarray((mask[max(0, near - 1) : far + 2] > 0).any(axis=0))


def _printed(on_line: np.ndarray, beside: np.ndarray, window: int) -> int:
    """How many columns from the left look like print: crowded, and broken along the line."""
    at = 0
    while at + window <= on_line.size:
        crowded = float(beside[at : at + window].mean()) > _MOST_BESIDE
        if not crowded or float(on_line[at : at + window].mean()) >= _WHOLE_COVER:
            break
        at += window
    return at


def _beside(mask: np.ndarray, near: int, far: int, scale: float) -> np.ndarray:
    first, last = max(2, round(0.7 * scale)), max(4, round(2.2 * scale))
    above = mask[max(0, near - last) : max(0, near - first)]
    below = mask[far + 1 + first : far + 1 + last]
    sides = [(band > 0).any(axis=0) for band in (above, below) if band.size]
    return np.logical_or.reduce(sides) if sides else np.zeros(mask.shape[1], bool)


def _walk(
    on_line: np.ndarray, beside: np.ndarray, end: int, window: int, limits: tuple[float, float]
) -> int:
    """The last column of the trace that starts at `end` and goes right."""
    needed, solid = limits
    last, empty, at = end, 0, end + 1
    while at < on_line.size and empty <= _EMPTY_WINDOWS:
        part = on_line[at : at + window]
        cover = float(part.mean())
        crowded = float(beside[at : at + window].mean()) > _MOST_BESIDE and cover < solid
        if not crowded and cover >= needed:
            last = at + int(np.nonzero(part)[0][-1])
            empty = 0
        else:
            empty += 1
        at += window
    return last
