"""A page image made upright, straight and clean, at 150-400 dpi.

After this stage the page's coordinate system is the straightened page: points run from the top
left of the upright, deskewed image. A box on a page that was skewed by 1 degree lies up to
0.5 cm from where it is on the raw image; `PreparedPage.gray` is the picture it fits.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from parsers.scan.number_discs import without_number_discs
from parsers.scan.orientation import quarter_turns
from parsers.scan.pixels import shrunk
from parsers.scan.punched_holes import without_rings
from parsers.scan.reversed_out import without_reversed_print
from parsers.scan.skew import skew_degrees
from parsers.scan.specks import without_specks
from parsers.scan.stamps import without_stamps
from parsers.scan.streaks import without_streaks

LOWEST_DPI, HIGHEST_DPI, UPSCALED_DPI = 140.0, 410.0, 200.0
_WORTH_TURNING_DEGREES = 0.03
_WHITE = 254
_LEAST_STEP, _LEAST_DEPTH = 12, 20  # levels, from cell to shaded cell and from rule to paper
_THICKEST_RULE_PT = 1.2
_LONG_ENOUGH_PT, _LEAST_DEPTH_OF_LONG = 12.0, 22
_SMALLEST_HOLE_PT = 12.0  # punched; a dot in the last column of months is smaller
_DARKEST_INK, _PALEST_INK, _PALEST_FAINT = 130.0, 190.0, 215.0


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A straight page. `gray` is uint8 on a white background, `ink` its strokes (0 or 255).

    `faint` also holds strokes too pale for `ink`; `light` is the page as it was scanned, shading
    and all, at a quarter of the resolution, `retouched` where a stamp or signature was taken out of
    it (0 or 255), if one was. `turns` are the clockwise quarter turns and
    `skew` the degrees that were taken out. `scale` is pixels per point.
    """

    gray: np.ndarray
    ink: np.ndarray
    faint: np.ndarray
    light: np.ndarray
    retouched: np.ndarray | None
    scale: float
    width_pt: float
    height_pt: float
    turns: int
    skew: float

    def __post_init__(self) -> None:
        if self.gray.shape != self.ink.shape or self.gray.ndim != 2:
            raise ValueError("gray and ink are one page of the same size")
        if self.scale <= 0:
            raise ValueError(f"scale is pixels per point: {self.scale}")


def prepare_page(
    image: np.ndarray, dpi: float, page_size_pt: tuple[float, float], turns: int | None = None
) -> PreparedPage:
    """Straighten and clean one page image (gray, colour or 1-bit, any numpy dtype).

    `dpi` is the image's resolution, `page_size_pt` its width and height as the image stands.
    `turns` (clockwise quarter turns to make it upright) is found in the image when None.
    """
    bare, stamps = without_stamps(image, dpi)
    scanned = without_streaks(without_specks(to_gray(bare), dpi), dpi)
    plain = without_number_discs(without_reversed_print(scanned, dpi), dpi)
    gray = _at_a_readable_size(_without_shading(plain), dpi)
    if turns is None:
        turns = quarter_turns(gray, dpi)
    width_pt, height_pt = page_size_pt if turns % 2 == 0 else page_size_pt[::-1]
    upright = np.ascontiguousarray(np.rot90(gray, -turns)) if turns % 4 else gray
    scale = upright.shape[1] / width_pt
    skew = skew_degrees(upright, scale)
    skew = skew if abs(skew) > _WORTH_TURNING_DEGREES else 0.0
    straight = _turned(upright, skew) if skew else upright
    light = _quarter(scanned, turns, skew)
    retouched = None
    if stamps is not None:
        retouched = cv2.bitwise_not(_quarter(cv2.bitwise_not(stamps), turns, skew))
    ink, faint = _ink_masks(straight)
    faint = cv2.bitwise_or(faint, _rules_beside_shading(straight, light, scale))
    faint = cv2.bitwise_or(faint, _pale_rules(straight, ink, scale))
    ink = without_rings(_without_dark_borders(ink, scale), scale)
    return PreparedPage(
        straight, ink, faint, light, retouched, scale, width_pt, height_pt, turns, skew
    )


def _quarter(gray: np.ndarray, turns: int, skew: float) -> np.ndarray:
    """The page at a quarter of its resolution, upright and straight."""
    small = shrunk(gray, 1 / 4)
    upright = np.ascontiguousarray(np.rot90(small, -turns)) if turns % 4 else small
    return _turned(upright, skew) if skew else upright


def to_gray(image: np.ndarray) -> np.ndarray:
    """Any page image as 2-D uint8, dark ink on a light page."""
    if image.dtype == np.bool_:
        return np.where(image, 255, 0).astype(np.uint8)
    if image.dtype != np.uint8:
        raise ValueError(f"a page image has 8 bits or 1 bit a channel, not {image.dtype}")
    if image.ndim == 2:
        return image
    if image.shape[2] == 1:
        return np.ascontiguousarray(image[:, :, 0])
    code = cv2.COLOR_RGBA2GRAY if image.shape[2] == 4 else cv2.COLOR_RGB2GRAY
    return cv2.cvtColor(image, code)


def _at_a_readable_size(gray: np.ndarray, dpi: float) -> np.ndarray:
    if LOWEST_DPI <= dpi <= HIGHEST_DPI:
        return gray
    factor = (UPSCALED_DPI if dpi < LOWEST_DPI else 300.0) / dpi
    how = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return cv2.resize(gray, None, fx=factor, fy=factor, interpolation=how)


def _without_shading(gray: np.ndarray) -> np.ndarray:
    """Divide by the paper's brightness, seen at low resolution where strokes are closed over."""
    small = shrunk(gray, 1 / 8)
    # Closing, unlike a blur, keeps the edges of shaded cells where they are.
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    if int(paper.min()) >= _WHITE:
        return gray
    paper = np.maximum(paper, 40)
    full = cv2.resize(paper, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(gray, full, scale=255.0)


def _turned(gray: np.ndarray, degrees: float) -> np.ndarray:
    """Turn about the middle, clockwise skew taken out, on a canvas of the same size."""
    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(
        gray,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255,),
    )


def _ink_masks(gray: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Print, and print with paler strokes: as pale as the paper's own grain allows."""
    sample = gray[::3, ::3]
    paper = sample[sample > 200]
    if paper.size == 0:
        paper = sample.reshape(-1)
    level = float(np.median(paper))
    grain = max(1.0, 1.5 * float(np.median(np.abs(paper.astype(np.float32) - level))))
    threshold = float(np.clip(level - 5 * grain, _DARKEST_INK, _PALEST_INK))
    paler = max(threshold, min(_PALEST_FAINT, level - 4 * grain))
    _, ink = cv2.threshold(gray, threshold, 255, cv2.THRESH_BINARY_INV)
    _, faint = cv2.threshold(gray, paler, 255, cv2.THRESH_BINARY_INV)
    return ink, faint


def _pale_rules(gray: np.ndarray, ink: np.ndarray, scale: float) -> np.ndarray:
    """Level and upright strokes (255) paler than faint print: no pixel tells, a long row of them
    that are all a little darker than the paper on both sides does. Letters that touch, whose tops
    and feet make such rows, are `ink`."""
    beside = cv2.bitwise_not(cv2.dilate(ink, np.ones((5, 5), np.uint8)))
    thick = max(5, 2 * round(_THICKEST_RULE_PT * scale) + 1)
    long = round(_LONG_ENOUGH_PT * scale)
    found = np.zeros_like(gray)
    for across, along, grain in (
        ((thick, 1), (1, long), (1, 3)),
        ((1, thick), (long, 1), (3, 1)),
    ):
        depth = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, np.ones(across, np.uint8))
        darker = _where(depth, _LEAST_DEPTH_OF_LONG)
        darker = cv2.bitwise_and(darker, beside)
        closed = cv2.morphologyEx(darker, cv2.MORPH_CLOSE, np.ones(grain, np.uint8))
        found |= cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(along, np.uint8))
    return found


def _rules_beside_shading(gray: np.ndarray, light: np.ndarray, scale: float) -> np.ndarray:
    """Thin strokes (255) on shaded paper and where the shade changes: dividing by the shade, which
    is known at low resolution only, has made a rule there paler than others."""
    paper = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    steps = cv2.morphologyEx(paper, cv2.MORPH_GRADIENT, np.ones((5, 5), np.uint8))
    shaded = _where(255 - paper, 255 - float(np.median(paper)) + _LEAST_STEP)
    near = cv2.bitwise_or(shaded, _where(steps, _LEAST_STEP))
    if not near.any():
        return np.zeros_like(gray)
    near = cv2.resize(near, (gray.shape[1], gray.shape[0]), interpolation=cv2.INTER_NEAREST)
    reach = max(5, 2 * round(_THICKEST_RULE_PT * scale) + 1)
    across, down = (
        cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, np.ones(shape, np.uint8))
        for shape in ((reach, 1), (1, reach))
    )
    return cv2.bitwise_and(near, _where(cv2.max(across, down), _LEAST_DEPTH))


def _where(levels: np.ndarray, least: float) -> np.ndarray:
    """255 where `levels` (uint8) reach `least`."""
    return cv2.threshold(levels, least - 0.5, 255, cv2.THRESH_BINARY)[1]


def _without_dark_borders(ink: np.ndarray, scale: float) -> np.ndarray:
    """Scanner shadows at the page edge and punched holes: filled, thicker than any stroke."""
    thick = max(3, round(4.5 * scale))
    quarter = shrunk(ink, 1 / 4)
    _, quarter = cv2.threshold(quarter, 200, 255, cv2.THRESH_BINARY)
    side = max(2, thick // 4)
    seeds = cv2.morphologyEx(quarter, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    if not seeds.any():
        return ink
    count, labels, stats, _ = cv2.connectedComponentsWithStats(seeds, connectivity=8)
    height, width = seeds.shape
    margin = 0.06
    mask, holes = np.zeros_like(seeds), np.zeros_like(seeds)
    for n in range(1, count):
        x, y, w, h, _area = (int(v) for v in stats[n])
        near_edge = (
            x + w < width * margin * 2
            or x > width * (1 - margin * 2)
            or y + h < height * margin * 2
            or y > height * (1 - margin * 2)
        )
        touches = x <= 1 or y <= 1 or x + w >= width - 1 or y + h >= height - 1
        hole = near_edge and min(w, h) * 4 > _SMALLEST_HOLE_PT * scale
        if touches or hole:
            (mask if touches else holes)[labels == n] = 255
    if not mask.any() and not holes.any():
        return ink
    grown = cv2.dilate(mask, np.ones((side + 2, side + 2), np.uint8))
    # An even square has moved the seeds to the lower right by one: an edge would be left above.
    reach = side // 2 + 1
    around = 2 * reach + 1 + (side + 1) % 2
    square = np.ones((around, around), np.uint8)
    grown = cv2.bitwise_or(grown, cv2.dilate(holes, square, anchor=(reach, reach)))
    full = cv2.resize(grown, (ink.shape[1], ink.shape[0]), interpolation=cv2.INTER_NEAREST)
    return cv2.bitwise_and(ink, cv2.bitwise_not(full))
