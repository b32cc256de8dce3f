"""Light print on dark bands (headings of tables, as spreadsheets set them) made dark on light.

The page preparation divides by the shade of the paper, and print lighter than its ground would be
gone. A dark band with light strokes in it is reversed before; its edges stay, as rules.
"""

from __future__ import annotations

import cv2
import numpy as np

from parsers.scan.pixels import shrunk

_DPI = 100.0  # of the copy in which bands are looked for
_DARK = 0.62  # of the paper's brightness: a ground darker than this carries light print
_STROKE_PT, _LOWEST_PT, _NARROWEST_PT, _HIGHEST_PT = 3.5, 7.0, 20.0, 120.0
_LEAST_DARK = 0.55  # of a band; lines of print closed over are paler
_LEAST_EDGE = 0.8  # of a band's outline is ground: print has white around it
_EDGE_PT = 1.5
_LEAST_PRINT, _MOST_PRINT = 0.012, 0.45  # of a band; bars of a Gantt chart have none
_LETTER_PT, _FEWEST_LETTERS = (2.0, 25.0), 3
_LIGHT = 0.5  # of the way from the ground to the paper
_WORD_PT = 45.0  # of bold letters in a row, at most, that leave no ground between them
_LEAST_GROUND = 0.2  # of a column of pixels: between dark cells a white one has its rules alone
_STEM_PT = 8.0  # of a letter that leaves less
_RULE_PT = 0.6


def without_reversed_print(gray: np.ndarray, dpi: float) -> np.ndarray:
    """A page (uint8, height × width) whose bands of light print on a dark ground are dark print on
    the paper's own shade; the same array where there is none."""
    factor = min(1.0, _DPI / dpi)
    small = shrunk(gray, factor)
    paper = float(np.percentile(small, 75))
    dark = np.where(small < _DARK * paper, 255, 0).astype(np.uint8)
    masks = _bands(dark, small, paper, dpi * factor / 72)
    if not masks:
        return gray
    page = gray.copy()
    for mask in masks:
        near = cv2.dilate(mask, np.ones((3, 3), np.uint8))
        full = cv2.resize(near, gray.shape[::-1], interpolation=cv2.INTER_NEAREST)
        _reverse(page, full, paper, dpi / 72)
    return page


def _bands(dark: np.ndarray, small: np.ndarray, paper: float, scale: float) -> list[np.ndarray]:
    """Masks (0 or 255) of the dark bands that hold light print. `scale`: pixels per point."""
    side = max(3, round(_STROKE_PT * scale))
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    least = np.ones((round(_LOWEST_PT * scale), round(_NARROWEST_PT * scale)), np.uint8)
    solid = _with_lettered_ends(cv2.morphologyEx(closed, cv2.MORPH_OPEN, least), closed, scale)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    height, width = dark.shape
    found = []
    for n in range(1, count):
        x, y, w, h, _area = (int(value) for value in stats[n])
        inside = x > 1 and y > 1 and x + w < width - 1 and y + h < height - 1
        if not inside or h > _HIGHEST_PT * scale:
            continue
        mask = np.where(labels == n, 255, 0).astype(np.uint8)
        if _holds_light_print(mask, dark, small, paper, scale):
            found.append(mask)
    return found


def _with_lettered_ends(solid: np.ndarray, closed: np.ndarray, scale: float) -> np.ndarray:
    """Bands (0 or 255) with what bold letters cut off of them: the dark ground before and between
    letters that almost fill their band is no wide piece of it. `closed`: all that is dark."""
    _, labels = cv2.connectedComponents(closed, connectivity=4)
    reach = np.ones((1, 2 * round(_WORD_PT * scale) + 1), np.uint8)
    low = np.ones((round(_LOWEST_PT * scale), round(_STROKE_PT * scale)), np.uint8)
    ends = cv2.bitwise_and(cv2.dilate(solid, reach), closed)
    ends = cv2.bitwise_or(solid, cv2.morphologyEx(ends, cv2.MORPH_OPEN, low))
    whole = solid.copy()
    for n in np.unique(labels[solid > 0]).tolist():
        own = np.where(labels == n, ends, 0).astype(np.uint8)
        x, y, w, h = cv2.boundingRect(own)
        part = (slice(y, y + h), slice(x, x + w))
        filled = _closed_along(own[part], _WORD_PT * scale)
        ground = (closed[part] > 0) & (filled > 0)
        share = ground.sum(axis=0) / np.maximum(1, (filled > 0).sum(axis=0))
        lettered = np.where(share >= _LEAST_GROUND, 255, 0).astype(np.uint8)[None, :]
        filled &= _closed_along(lettered, _STEM_PT * scale)
        whole[part] |= cv2.bitwise_or(filled, own[part])
    return whole


def _closed_along(mask: np.ndarray, gap: float) -> np.ndarray:
    """A mask (0 or 255) without the gaps in its rows that are no wider than that many pixels."""
    wide = max(3, round(gap))
    padded = cv2.copyMakeBorder(mask, 0, 0, wide, wide, cv2.BORDER_CONSTANT, value=(0,))
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, np.ones((1, wide), np.uint8))
    return np.ascontiguousarray(closed[:, wide:-wide])


def _holds_light_print(
    mask: np.ndarray, dark: np.ndarray, small: np.ndarray, paper: float, scale: float
) -> bool:
    edge = max(1, round(_EDGE_PT * scale))
    inner = cv2.erode(mask, np.ones((2 * edge + 1, 2 * edge + 1), np.uint8)) > 0
    within = cv2.erode(mask, np.ones((3, 3), np.uint8)) > 0  # half-dark pixels at the edge left out
    outline = within & ~inner
    middle = round(float(np.flatnonzero(mask.any(axis=1)).mean()))
    upper, lower = dark[:middle][outline[:middle]], dark[middle:][outline[middle:]]
    if not inner.any() or min((part > 0).mean() for part in (upper, lower)) < _LEAST_EDGE:
        return False
    if (dark[mask > 0] > 0).mean() < _LEAST_DARK:
        return False
    ground = float(np.median(small[inner]))
    light = inner & (small > ground + _LIGHT * (paper - ground))
    if not _LEAST_PRINT <= light.sum() / inner.sum() <= _MOST_PRINT:
        return False
    return _has_letters(light, inner, scale)


def _has_letters(light: np.ndarray, inner: np.ndarray, scale: float) -> bool:
    """Whether what is light are several small shapes clear of the edge: the margin between a filled
    box and the rules around it is one, and the rules through a bar reach from edge to edge."""
    edge = inner & ~(cv2.erode(inner.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(light.astype(np.uint8), connectivity=8)
    at_edge = np.unique(labels[edge])
    low, high = _LETTER_PT[0] * scale, _LETTER_PT[1] * scale
    heights = stats[:, cv2.CC_STAT_HEIGHT]
    letters = (heights >= low) & (heights <= high)
    letters[at_edge] = letters[0] = False
    return int(letters.sum()) >= _FEWEST_LETTERS


def _reverse(page: np.ndarray, near: np.ndarray, paper: float, scale: float) -> None:
    """Turns the ground of one band into paper and its print into ink; changes `page`.

    `near` (0 or 255, as large as the page) is where the band is, to two pixels of the small copy.
    """
    margin = round(_LOWEST_PT * scale)
    x, y, w, h = cv2.boundingRect(near)
    rows, columns = (
        slice(max(0, y - margin), y + h + margin),
        slice(max(0, x - margin), x + w + margin),
    )
    part = page[rows, columns]
    inside = _ground(part, near[rows, columns], paper, scale)
    levels = part.astype(np.float32)
    ground = float(np.median(levels[inside]))
    print_ = max(float(np.percentile(levels[inside], 99)), ground + 1.0)
    share = np.clip((levels - ground) / (print_ - ground), 0.0, 1.0)
    part[inside] = ((1.0 - share) * paper)[inside].astype(np.uint8)
    thick = max(1, round(_RULE_PT * scale))
    part[inside & ~(_moved(inside, thick) & _moved(inside, -thick))] = 0
    for side in _sides(inside, thick):
        part[side] = 0


def _sides(mask: np.ndarray, thick: int) -> list[tuple[slice, slice]]:
    """Straight lines where the mask begins and ends, as a table's own rules are there: a crooked
    one beside such a rule would look like print."""
    rows = np.flatnonzero(mask.any(axis=1))
    sides = []
    for turned in (mask, mask[:, ::-1]):
        first = turned[rows].argmax(axis=1)
        at = round(float(np.median(first)))
        near = rows[first <= at + thick]
        columns = slice(at, at + thick)
        if turned is not mask:
            columns = slice(mask.shape[1] - at - thick, mask.shape[1] - at)
        sides.append((slice(int(near[0]), int(near[-1]) + 1), columns))
    return sides


def _moved(mask: np.ndarray, rows: int) -> np.ndarray:
    """A mask moved down by some rows, or up where `rows` is negative; what comes in is False."""
    moved = np.zeros_like(mask)
    if rows > 0:
        moved[rows:] = mask[:-rows]
    else:
        moved[:rows] = mask[-rows:]
    return moved


def _ground(part: np.ndarray, near: np.ndarray, paper: float, scale: float) -> np.ndarray:
    """The band in a part of a page, its print too, as it lies: pages are crooked."""
    dark = np.where(part < _DARK * paper, 255, 0).astype(np.uint8)
    side = max(3, round(_STROKE_PT * scale))
    kernel = np.ones((side, side), np.uint8)
    solid = cv2.bitwise_and(cv2.morphologyEx(dark, cv2.MORPH_CLOSE, kernel), near)
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, kernel)
    solid = cv2.bitwise_and(_closed_along(solid, _WORD_PT * scale), near)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    return np.asarray(labels == largest)
