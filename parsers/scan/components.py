"""Connected shapes of the print on a page, and the ruled regions (cells) they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from parsers.scan.pixels import find_shapes
from parsers.scan.rules import paint_strokes
from parsers.scan.strokes import Stroke

ON_A_RULE = 0
"""The region of a shape whose middle lies on a rule."""
_REGION_PIXELS_PER_PT = 1.5
_SPECK_PT2 = 0.16


@dataclass(frozen=True, slots=True)
class Components:
    """The shapes of one page, dirt left out; `label[n]` is shape n's number in `labels`.

    Bounds are exclusive. A shape smaller than any full stop is dirt.

    `region` numbers the area between rules that a shape stands in, by its middle; `region_above`
    and `region_below` are those just past its upper and lower end, which differ where it touches
    a rule. `in_cell` says that its area is enclosed by rules.
    """

    labels: np.ndarray
    label: np.ndarray
    x0: np.ndarray
    y0: np.ndarray
    x1: np.ndarray
    y1: np.ndarray
    area: np.ndarray
    region: np.ndarray
    region_above: np.ndarray
    region_below: np.ndarray
    in_cell: np.ndarray

    @property
    def count(self) -> int:
        return int(self.x0.size)

    def regions(self, n: int) -> set[int]:
        """The areas that shape n may belong to."""
        return {int(self.region[n]), int(self.region_above[n]), int(self.region_below[n])}

    @property
    def height(self) -> np.ndarray:
        return self.y1 - self.y0

    @property
    def width(self) -> np.ndarray:
        return self.x1 - self.x0

    def shape_of(self, n: int) -> np.ndarray:
        """True where shape n has ink, in its own bounding box."""
        part = self.labels[self.y0[n] : self.y1[n], self.x0[n] : self.x1[n]]
        return np.asarray(part == self.label[n])


def find_components(text_ink: np.ndarray, rules: Sequence[Stroke], scale: float) -> Components:
    """Label the print (rules already cut away) and place each shape between the rules."""
    shapes = find_shapes(text_ink)
    kept = np.flatnonzero(shapes.area >= max(2.0, _SPECK_PT2 * scale * scale))
    top, bottom = shapes.y0[kept], shapes.y1[kept]
    regions, factor = _regions(text_ink.shape, rules, scale)
    columns = np.clip((shapes.middle_x[kept] * factor).astype(int), 0, regions.shape[1] - 1)

    def region_at(y: np.ndarray) -> np.ndarray:
        return regions[np.clip((y * factor).astype(int), 0, regions.shape[0] - 1), columns]

    past = 1.5 / factor  # beyond the one pixel that a rule takes at low resolution
    region = region_at(shapes.middle_y[kept])

    def region_past(end: np.ndarray, beyond: np.ndarray) -> np.ndarray:
        """The area beyond an end that reaches into a rule or over it; else the shape's own."""
        return np.where(region_at(end) == region, region, region_at(beyond))

    border = np.concatenate([regions[0], regions[-1], regions[:, 0], regions[:, -1]])
    return Components(
        shapes.labels,
        1 + kept,
        shapes.x0[kept],
        top,
        shapes.x1[kept],
        bottom,
        shapes.area[kept],
        region,
        region_past(top, top - past),
        region_past(bottom - 1, bottom - 1 + past),
        ~np.isin(region, np.unique(border)),
    )


def _regions(
    shape: tuple[int, ...], rules: Sequence[Stroke], scale: float
) -> tuple[np.ndarray, float]:
    """The areas between rules, numbered from 1, at low resolution, and that resolution's factor."""
    factor = min(1.0, _REGION_PIXELS_PER_PT / scale)
    height, width = (max(1, round(side * factor)) for side in shape[:2])
    walls = np.full((height, width), 255, np.uint8)
    for rule in rules:
        start, end = round(rule.start * factor), round(rule.end * factor)
        at = round(rule.position * factor)
        ends = (
            ((start, at), (end, at))
            if rule.orientation == "horizontal"
            else ((at, start), (at, end))
        )
        cv2.line(walls, *ends, color=0, thickness=1)
    _, regions = cv2.connectedComponents(walls, connectivity=4)
    return regions, factor


def barrier_mask(shape: tuple[int, int], rules: Sequence[Stroke]) -> np.ndarray:
    """Pixels that no line of print may cross."""
    return paint_strokes(shape, rules, margin=1)
