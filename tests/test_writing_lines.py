"""Rows of fine dots under print, to write on: no print, and no rules."""

from __future__ import annotations

import pytest

from parsers.model import Page
from parsers.scan import prepare_page
from parsers.scan.read_page import read_prepared_page
from tests.scan_drawings import PAGE_PT, Drawing, Recorder

FIRST, LAST = 100.0, 360.0


def page_of_print() -> Drawing:
    """So much print that there is no doubt which way up the page is."""
    drawing = Drawing()
    for k in range(8):
        drawing.print(40, 160 + 16 * k, "The groups of people that met in the town hall")
    return drawing


def form(dots_at: tuple[float, ...], first: float = FIRST, step: float = 1.8) -> Drawing:
    drawing = page_of_print()
    for baseline, text in ((60, "Total of all groups"), (84, "Seventy"), (108, "Treasurer")):
        drawing.print(40, baseline, "Name").print(FIRST, baseline, text)
    drawing.grid((30, 370), (40, 130))
    for y in dots_at:
        for k in range(round((LAST - first) / step)):
            drawing.box(first + step * k, y, first + step * k + 0.6, y + 0.5)
    return drawing


def read(drawing: Drawing, dpi: float = 200, **damage: object) -> tuple[Page, Recorder]:
    engine = Recorder()
    image = drawing.scan(dpi, **damage)  # type: ignore[arg-type]
    return read_prepared_page(prepare_page(image, dpi, PAGE_PT, turns=0), 1, engine), engine


def reach(page: Page) -> float:
    """How far to the right anything above the page's other print goes."""
    return max(w.box.x1 for w in page.words if w.box is not None and w.box.y_center < 130)


def ends(page: Page) -> list[tuple[int, int, int]]:
    boxes = (word.box for word in page.words if word.box is not None)
    return sorted((round(b.y_center / 4), round(b.x0 / 8), round(b.x1 / 8)) for b in boxes)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("damage", [{}, {"skew": 0.6, "noise": 5}, {"bilevel": True}])
def test_fine_dots_under_print_are_no_words(dpi: int, damage: dict[str, object]) -> None:
    dotted, engine = read(form((64.5, 88.5, 112.5)), dpi, **damage)
    plain, bare = read(form(()), dpi, **damage)
    assert ends(dotted) == ends(plain)
    assert len(dotted.rulings) == len(plain.rulings) == 4
    for with_dots, without in zip(engine.crops, bare.crops, strict=True):
        assert with_dots.shape[1] == pytest.approx(without.shape[1], abs=4)


def test_tails_that_break_the_dots_stay() -> None:
    drawing = form((62.0, 86.0, 110.0))  # the tails of y, p and g stand in them
    page, _ = read(drawing)
    assert len(page.words) == 14


@pytest.mark.parametrize("step", [2.8, 3.6])
def test_typed_full_stops_are_print(step: float) -> None:
    drawing = page_of_print()
    drawing.print(40, 60, "Name").print(40, 84, "Date of birth")
    for k in range(60):
        drawing.box(130 + step * k, 83.1, 131 + step * k, 84.1)
    page, _ = read(drawing)
    assert reach(page) > 130 + 50 * step


def test_dots_on_the_line_of_the_print_are_something_to_fill_in() -> None:
    drawing = page_of_print().print(40, 60, "Name")
    for k in range(110):
        drawing.box(100 + 1.8 * k, 59.4, 100.6 + 1.8 * k, 60)
    page, _ = read(drawing)
    assert reach(page) > 280


def test_a_shade_of_dots_is_no_line_to_write_on() -> None:
    page, _ = read(form((64.5, 67.0, 69.5)))
    assert reach(page) > 300


def test_a_dash_in_place_of_an_amount_stays() -> None:
    drawing = form((64.5, 88.5, 112.5)).rule(300, 56.5, 303, 56.5, 0.8)
    page, _ = read(drawing)
    assert [w.text for w in page.words if w.box and w.box.x0 > 290 and w.box.top < 70] == ["-"]
