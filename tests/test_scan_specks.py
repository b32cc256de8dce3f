"""Pages sown with specks, and pages that a copier's photo mode made of dots."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image

from parsers.scan.pixels import find_shapes
from parsers.scan.prepare import prepare_page
from parsers.scan.specks import without_specks
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


def sown(page: np.ndarray, share: float) -> np.ndarray:
    """A page with single black pixels, and pairs of them, all over it."""
    specks = np.random.default_rng(1).random(page.shape) < share
    specks[:, 1:] |= specks[:, :-1] & (np.random.default_rng(2).random(page.shape) < 0.5)[:, 1:]
    return np.where(specks, 0, page).astype(np.uint8)


@pytest.mark.parametrize("share", [0.003, 0.006])
def test_specks_all_over_a_page_are_no_print(share: float) -> None:
    page = np.where(table() > 150, 255, 0).astype(np.uint8)
    bare = prepare_page(page, 300, PAGE_PT, turns=0)
    prepared = prepare_page(sown(page, share), 300, PAGE_PT, turns=0)
    assert find_shapes(prepared.ink).x0.size < 400
    feet = [
        [line.baseline for line in find_structure(page_of_ink).lines]
        for page_of_ink in (prepared, bare)
    ]
    assert feet[0] == pytest.approx(feet[1], abs=2)


@pytest.mark.parametrize("step", [2, 4])
@pytest.mark.parametrize("drop", [0, 60])
def test_lines_to_write_on_stay_all_over_a_page(step: int, drop: int) -> None:
    """Their dots are as small and as many as specks, but stand in rows, if the page leans a little:
    `drop` columns of pixels to a row."""
    page = table()
    x = np.arange(0, page.shape[1], step)
    for y in range(10, page.shape[0] - 40, 36):
        page[y + (x // drop if drop else 0), x] = 0
    assert without_specks(page, 300) is page


@pytest.mark.parametrize("damage", [{}, {"noise": 8.0}, {"bilevel": True}])
def test_a_page_that_is_not_of_dots_is_left_alone(damage: dict[str, float]) -> None:
    drawing = Drawing().grid(XS, YS)
    for y in YS[:-1]:
        drawing.print(28, y + 30, ". . . . ; : ,.,.")
    page = drawing.scan(200, **damage)  # type: ignore[arg-type]
    page = sown(page, 0.001)
    assert without_specks(page, 200) is page
