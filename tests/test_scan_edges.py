"""The dark edge that a copier leaves beside a page is no print."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.lines import is_edge_dirt
from parsers.scan.skew import skew_degrees
from parsers.scan.text_line import TextLine

SCALE = 4.0  # pixels per point
SHAPE = (3368, 2380)


def line(x0_pt: float, x1_pt: float, shapes: int) -> TextLine:
    x0, x1 = round(x0_pt * SCALE), round(x1_pt * SCALE)
    return TextLine(tuple(range(shapes)), 1600.0, 1640.0, x0, 1590, x1, 1650, 0)


@pytest.mark.parametrize(
    ("x0_pt", "x1_pt", "shapes", "dirt"),
    [
        (587, 592, 9, True),  # wholly within the edge, on the right and on the left
        (3, 9, 9, True),
        (578, 592, 9, False),  # it reaches out of it
        (578, 592, 3, True),  # few shapes where no printer reaches
        (540, 592, 9, False),
    ],
)
def test_shapes_at_the_edge(x0_pt: float, x1_pt: float, shapes: int, dirt: bool) -> None:
    assert is_edge_dirt(line(x0_pt, x1_pt, shapes), SHAPE, SCALE) is dirt


def turned_page(degrees: float, rows: int, shadow: bool) -> np.ndarray:
    """A page of 842 by 595 points, 2 pixels a point, with `rows` rows of words set askew, and along
    its lower edge and its left one the straight shadow of the scanner's lid."""
    page = np.full((1190, 1684), 255, np.uint8)
    for row in range(rows):
        for word in range(12):
            x = 100 + 120 * word
            cv2.rectangle(page, (x, 150 + 60 * row), (x + 80, 165 + 60 * row), 0, cv2.FILLED)
    middle = (842.0, 595.0)
    matrix = cv2.getRotationMatrix2D(middle, -degrees, 1.0)
    page = cv2.warpAffine(page, matrix, (1684, 1190), borderMode=1)
    if shadow:
        page[-8:] = 20
        page[:, :8] = 20
    return page


@pytest.mark.parametrize("degrees", [-1.0, 0.5, 0.8])
@pytest.mark.parametrize(("rows", "shadow"), [(2, False), (2, True), (14, True)])
def test_a_shadow_at_the_edge_does_not_tell_how_a_page_is_turned(
    degrees: float, rows: int, shadow: bool
) -> None:
    assert skew_degrees(turned_page(degrees, rows, shadow), 2.0) == pytest.approx(degrees, abs=0.1)
