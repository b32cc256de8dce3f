"""Frames with round corners and white figures in filled discs, as cards on scans have them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.page.grid import find_boxes
from parsers.scan import read_scan_page
from parsers.scan.chips import chip_outlines
from parsers.scan.number_discs import without_number_discs
from parsers.scan.prepare import prepare_page
from parsers.scan.structure import find_structure
from tests.scan_drawings import PAGE_PT, Drawing, Recorder

_FINE = 8


def round_frame(drawing: Drawing, x0: float, y0: float, x1: float, y1: float, r: float) -> None:
    drawing.rule(x0 + r, y0, x1 - r, y0, 0.8).rule(x0 + r, y1, x1 - r, y1, 0.8)
    drawing.rule(x0, y0 + r, x0, y1 - r, 0.8).rule(x1, y0 + r, x1, y1 - r, 0.8)
    for x, y, first in (
        (x0 + r, y0 + r, 180),
        (x1 - r, y0 + r, 270),
        (x1 - r, y1 - r, 0),
        (x0 + r, y1 - r, 90),
    ):
        center, axes = (round(x * _FINE), round(y * _FINE)), (round(r * _FINE),) * 2
        cv2.ellipse(drawing._canvas, center, axes, 0, first, first + 90, 0, round(0.8 * _FINE))


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("radius", [4.0, 8.0, 14.0])
@pytest.mark.parametrize("skew", [0.0, 0.5])
def test_frames_with_round_corners_close(dpi: int, radius: float, skew: float) -> None:
    drawing = Drawing()
    for x in (20.0, 205.0):
        round_frame(drawing, x, 60.0, x + 175.0, 160.0, radius)
        drawing.print(x + 20, 90, "Title of it").print(x + 20, 120, "Label value")
    page = read_scan_page(drawing.scan(dpi, skew=skew, noise=4), 1, dpi, Recorder(), PAGE_PT)
    boxes = find_boxes(page.rulings)
    sizes = [(box.box.width, box.box.height) for box in boxes]
    assert sizes == [(pytest.approx(175, abs=1.5), pytest.approx(100, abs=1.5))] * 2


def test_a_band_right_above_frames_of_its_width_is_no_part_of_them() -> None:
    drawing = Drawing().box(20.0, 40.0, 380.0, 60.0).print(30, 55, "Heading", 9, gray=255)
    for x0, x1 in ((20.0, 195.0), (205.0, 380.0)):
        round_frame(drawing, x0, 68.0, x1, 190.0, 6.0)
        drawing.print(x0 + 20, 90, "Title of it").print(x0 + 20, 120, "Label value")
    page = read_scan_page(drawing.scan(200, noise=4), 1, 200, Recorder(), PAGE_PT)
    frames = [b.box for b in find_boxes(page.rulings) if b.box.height > 60]
    assert [box.top for box in frames] == [pytest.approx(68, abs=1)] * 2
    assert [box.width for box in frames] == [pytest.approx(175, abs=1.5)] * 2


def test_letters_beside_the_end_of_a_rule_close_no_frame() -> None:
    drawing = Drawing().grid([30.0, 200.0, 370.0], [60.0, 100.0, 140.0])
    drawing.rule(60, 170, 300, 170).print(305, 178, "SOS", 12).rule(330, 180, 330, 240)
    page = read_scan_page(drawing.scan(200), 1, 200, Recorder(), PAGE_PT)
    assert [len(box.cells) for box in find_boxes(page.rulings)] == [4]


def white_figure(text: str, radius: float = 9.0, gray: int = 60) -> Drawing:
    drawing = Drawing()
    center = (100 * _FINE, 100 * _FINE)
    cv2.circle(drawing._canvas, center, round(radius * _FINE), gray, cv2.FILLED)
    return drawing.print(100 - 3.2 * len(text), 103.4, text, 7, gray=255)


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("text", ["1", "4", "12"])
def test_a_white_figure_in_a_disc_is_print(dpi: int, text: str) -> None:
    drawing = white_figure(text).print(125, 103.4, "Title")
    structure = find_structure(prepare_page(drawing.scan(dpi, noise=4), dpi, PAGE_PT))
    line = structure.lines[0]
    scale = dpi / 72
    # A figure's height, not the disc's.
    assert line.x0 / scale < 106 and (line.y1 - line.y0) / scale < 11


@pytest.mark.parametrize("text", ["O", "Q", "8", "B", "D", "@"])
@pytest.mark.parametrize("size", [9.0, 14.0, 20.0])
def test_large_letters_stay_as_they_are(text: str, size: float) -> None:
    gray = Drawing().print(100, 100, text, size).scan(200)
    assert without_number_discs(gray, 200) is gray


def test_dots_rings_and_boxes_to_tick_stay_as_they_are() -> None:
    drawing = Drawing().dot(60, 60, 5.0).dot(100, 60, 8.0)
    for x, inner in ((140, 3.0), (180, 6.0)):
        drawing.dot(x, 60, 8.0)
        cv2.circle(drawing._canvas, (x * _FINE, 60 * _FINE), 6 * _FINE, 255, cv2.FILLED)
        cv2.circle(drawing._canvas, (x * _FINE, 60 * _FINE), round((inner - 1) * _FINE), 0, -1)
    drawing.box(220, 52, 236, 68).box(222, 54, 234, 66, 255).box(225, 57, 231, 63)
    gray = np.asarray(drawing.scan(200, noise=4))
    assert without_number_discs(gray, 200) is gray


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("skew", [0.0, 0.5])
def test_the_outline_of_a_chip_is_no_part_of_its_words(dpi: int, skew: float) -> None:
    drawing = Drawing().print(36, 73, "Label", 9).print(82, 73, "Value", 9)
    round_frame(drawing, 30.0, 62.0, 72.0, 78.0, 8.0)
    image = drawing.scan(dpi, skew=skew, noise=4)
    bare = Drawing().print(36, 73, "Label", 9).print(82, 73, "Value", 9)
    expected = find_structure(prepare_page(bare.scan(dpi, skew=skew, noise=4), dpi, PAGE_PT))
    structure = find_structure(prepare_page(image, dpi, PAGE_PT))
    ends = [
        sorted((n.x0, n.x1, n.y0, n.y1) for n in found.lines) for found in (structure, expected)
    ]
    assert np.abs(np.subtract(*ends)).max() <= 0.02 * dpi
    assert not structure.rulings


def test_letters_cells_and_boxes_are_no_chips() -> None:
    drawing = Drawing().print(30, 60, "OBQD (OO) SOO 0000", 20).print(30, 90, "COO", 12)
    drawing.grid([30.0, 120.0, 210.0], [110.0, 130.0, 150.0]).print(40, 124, "Text", 9)
    drawing.box(240, 110, 256, 126).box(242, 112, 254, 124, 255)
    round_frame(drawing, 30.0, 170.0, 200.0, 230.0, 8.0)
    drawing.print(40, 200, "Title of it")
    round_frame(drawing, 230.0, 170.0, 280.0, 186.0, 8.0)
    page = prepare_page(drawing.scan(200, noise=4), 200, PAGE_PT)
    assert chip_outlines(page.faint, page.scale) is None


def test_a_bold_figure_of_a_heading_is_no_disc() -> None:
    page = np.full((200, 400), 255, np.uint8)
    for x in (100, 132, 164):  # round, full, and with a small eye, as bold Thai figures are
        cv2.circle(page, (x, 100), 14, 0, cv2.FILLED)
        cv2.ellipse(page, (x, 100), (2, 7), 0, 0, 360, 255, cv2.FILLED)
    assert without_number_discs(page, 150) is page
    alone = page.copy()
    alone[:, 118:] = 255
    assert without_number_discs(alone, 150) is not alone


@pytest.mark.parametrize("dpi", [150, 200, 300])
@pytest.mark.parametrize("text", ["1", "8", "14"])
def test_a_ring_around_a_number_is_no_part_of_it(dpi: int, text: str) -> None:
    drawing = Drawing().print(100 - 3.2 * len(text), 103.4, text, 9)
    drawing.print(125, 103.4, "Title", 9)
    cv2.circle(drawing._canvas, (100 * _FINE, 100 * _FINE), 12 * _FINE, 0, _FINE)
    page = prepare_page(drawing.scan(dpi, noise=4), dpi, PAGE_PT)
    structure = find_structure(page)
    heights = [(found.y1 - found.y0) / page.scale for found in structure.lines]
    assert heights and max(heights) < 12


def test_rings_with_a_dot_or_nothing_and_letters_stay() -> None:
    drawing = Drawing().print(30, 60, "OQ0@", 24)
    for x, inner in ((140, 0), (180, 5), (220, 7)):
        cv2.circle(drawing._canvas, (x * _FINE, 120 * _FINE), 9 * _FINE, 0, _FINE)
        if inner:
            cv2.circle(drawing._canvas, (x * _FINE, 120 * _FINE), inner * _FINE // 2, 0, -1)
    page = prepare_page(drawing.scan(200, noise=4), 200, PAGE_PT)
    assert chip_outlines(page.faint, page.scale) is None


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_bold_letters_that_fill_their_band_part_it_nowhere(dpi: int) -> None:
    drawing = Drawing().box(20.0, 40.0, 380.0, 64.0, gray=110)
    for x in (31, 39, 47, 55):  # a word of strokes as high as letters with marks
        drawing.box(x, 44.0, x + 4.5, 60.0, gray=255)
    drawing.print(110, 57, "Heading of it", 12, gray=255)
    page = prepare_page(drawing.scan(dpi, noise=4), dpi, PAGE_PT)
    first, last, x0, x1 = (round(v * page.scale) for v in (46, 58, 22, 28))
    assert float(np.median(page.gray[first:last, x0:x1])) > 230


def test_a_white_cell_between_dark_ones_of_a_ruled_row_stays_white() -> None:
    drawing = Drawing().grid([20.0, 150.0, 190.0, 320.0], [40.0, 64.0, 90.0], 1.0)
    for x in (20.0, 190.0):
        drawing.box(x, 40.0, x + 130.0, 64.0, gray=60).print(x + 30, 57, "Heading", 12, gray=255)
    drawing.print(158, 57, "Sum", 9)
    page = prepare_page(drawing.scan(200, noise=4), 200, PAGE_PT)
    first, last, x0, x1 = (round(v * page.scale) for v in (44, 60, 153, 187))
    assert float(np.median(page.gray[first:last, x0:x1])) > 230
