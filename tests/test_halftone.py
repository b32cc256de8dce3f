"""Pages that a copier's photo mode, or error diffusion, made of dots."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from parsers.scan.halftone import without_dots
from parsers.scan.pixels import find_shapes
from parsers.scan.prepare import prepare_page
from parsers.scan.structure import find_structure
from tests.scan_drawings import PAGE_PT, Drawing

XS, YS = (20, 120, 260, 380), (30, 80, 130, 180, 230)
Screen = Callable[[np.ndarray], np.ndarray]


def table() -> np.ndarray:
    drawing = Drawing().grid(XS, YS)
    for y in YS[:-1]:
        for x in XS[:-1]:
            drawing.print(x + 8, y + 30, "40,500")
    return drawing.scan(300)


def diffused(gray: np.ndarray) -> np.ndarray:
    return np.asarray(Image.fromarray(gray).convert("1").convert("L"))


def screened(gray: np.ndarray) -> np.ndarray:
    """Dots in rows and columns, larger where it is darker."""
    y, x = np.indices(gray.shape)
    wave = np.cos(2 * np.pi * x / 5) + np.cos(2 * np.pi * y / 5)
    return np.where(gray < 255 * (2.2 - wave) / 4.4, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("paper", [225, 240, 250])
@pytest.mark.parametrize("screen", [diffused, screened])
def test_a_page_of_dots_is_read_as_the_grey_it_stands_for(screen: Screen, paper: int) -> None:
    gray = np.minimum(table(), paper).astype(np.uint8)
    prepared = prepare_page(screen(gray), 300, PAGE_PT, turns=0)
    assert find_shapes(prepared.ink).x0.size < 300
    found, plain = (
        find_structure(page) for page in (prepared, prepare_page(table(), 300, PAGE_PT, turns=0))
    )
    assert len(found.lines) == len(plain.lines) == 12
    for one, other in zip(found.rulings, plain.rulings, strict=True):
        assert one.orientation == other.orientation
        assert abs(one.position - other.position) <= 0.5


@pytest.mark.parametrize("damage", [{}, {"noise": 8.0}, {"bilevel": True}])
def test_a_page_that_is_not_of_dots_is_left_alone(damage: dict[str, float]) -> None:
    drawing = Drawing().grid(XS, YS)
    for y in YS[:-1]:
        drawing.print(28, y + 30, ". . . . ; : ,.,.")
    page = drawing.scan(200, **damage)  # type: ignore[arg-type]
    specks = np.random.default_rng(1).random(page.shape) < 0.002
    page = np.where(specks, 0, page).astype(np.uint8)
    assert without_dots(page) is page
