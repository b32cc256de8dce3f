"""The rings that pale punched holes leave at a page's side: no letters, whatever stands beside."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.prepare import prepare_page
from tests.scan_drawings import PAGE_PT, Drawing


def scanned(drawing: Drawing, dpi: int, rings: list[tuple[float, float, float]]) -> np.ndarray:
    """The drawing with grey discs that have a dark edge, each at (x, y) with a radius in points."""
    image = drawing.scan(dpi, noise=3)
    k = dpi / 72
    for x, y, radius in rings:
        place = (round(x * k), round(y * k))
        inside = np.zeros(image.shape, np.uint8)
        cv2.circle(inside, place, round(radius * k), 255, cv2.FILLED)
        image[inside > 0] = np.minimum(image[inside > 0], 205)
        cv2.circle(image, place, round(radius * k), 90, max(1, round(0.5 * k)), cv2.LINE_AA)
    return image


def ink_at(image: np.ndarray, dpi: float, x: float, y: float, reach: float) -> int:
    """How many pixels of ink there are within `reach` points of a place."""
    ink = prepare_page(image, dpi, PAGE_PT, turns=0).ink
    k = dpi / 72
    part = ink[round((y - reach) * k) : round((y + reach) * k),
               round(max(0, x - reach) * k) : round((x + reach) * k)]  # fmt: skip
    return int(np.count_nonzero(part))


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("x", [22.0, 378.0])
@pytest.mark.parametrize("radius", [7.0, 8.5])
def test_a_pale_hole_at_the_side_leaves_no_ink(dpi: int, x: float, radius: float) -> None:
    drawing = Drawing().print(70, 104, "TITLE OF AN ITEM").print(70, 124, "NEXT LINE")
    image = scanned(drawing, dpi, [(x, 100, radius)])
    assert ink_at(image, dpi, x, 100, radius + 2) == 0
    assert ink_at(image, dpi, 120, 100, 8) > 0


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize(
    ("x", "text"),
    [(100.0, ""), (30.0, "12"), (40.0, "")],
    ids=["away from the side", "round a number", "beside a word"],
)
def test_other_circles_stay(dpi: int, x: float, text: str) -> None:
    drawing = Drawing().print(70, 134, "TITLE OF AN ITEM")
    if text:
        drawing.print(x - 5, 103, text, 6)
    if x == 40.0:
        drawing.print(x + 11, 104, "WORD")
    assert ink_at(scanned(drawing, dpi, [(x, 100, 8)]), dpi, x, 100, 10) > 20


@pytest.mark.parametrize("dpi", [150, 300])
def test_a_square_and_a_large_letter_stay(dpi: int) -> None:
    drawing = Drawing().grid((15, 31), (90, 106)).print(14, 160, "D", 16).print(14, 220, "C", 16)
    image = drawing.scan(dpi, noise=3)
    assert all(ink_at(image, dpi, 22, y, 12) > 20 for y in (98, 152, 212))


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("radius", [7.5, 8.0, 8.5])
@pytest.mark.parametrize("x", [18.0, 20.5, 378.0])
def test_a_dark_hole_leaves_no_edge(dpi: int, radius: float, x: float) -> None:
    image = Drawing().print(70, 104, "TITLE OF AN ITEM").scan(dpi, noise=3)
    k = dpi / 72
    cv2.circle(image, (round(x * k), round(100 * k)), round(radius * k), 70, cv2.FILLED)
    assert ink_at(image, dpi, x, 100, radius + 2) < 4
    assert ink_at(image, dpi, 120, 100, 8) > 0


@pytest.mark.parametrize("blur", [0.0, 1.0])
@pytest.mark.parametrize("y", [100.0, 240.0])
@pytest.mark.parametrize("radius", [7.6, 8.0])
def test_a_dark_hole_leaves_no_edge_above_it(blur: float, y: float, radius: float) -> None:
    dpi = 150.1  # of a page whose width is no whole number of pixels
    image = Drawing().print(70, 104, "TITLE OF AN ITEM").scan(dpi, noise=3)
    k = dpi / 72
    for x in (18, 378):
        cv2.circle(image, (round(x * k), round(y * k)), round(radius * k), 70, cv2.FILLED)
    if blur:
        image = cv2.GaussianBlur(image, (0, 0), blur)
    left = [ink_at(image, dpi, x, y, radius + 3) for x in (18, 378)]
    assert left == [0, 0]
