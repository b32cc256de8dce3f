"""The dark edge that a copier leaves beside a page is no print."""

from __future__ import annotations

import pytest

from parsers.scan.lines import is_edge_dirt
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
