"""Headings printed upright in narrow columns: drawn tables in, read words out."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.adapters.ocr_phaen import PhaenRecogniser
from parsers.model import Page
from parsers.scan.read_page import read_scan_page
from tests.scan_drawings import Drawing
from tests.test_recogniser_lines import LINES, crop

DPI = 300.0
SCALE = DPI / 72
HEADING, TITLE = "1-gray-300-umpush.png", "2-gray-300-umpush.png"
TEXTS = dict(LINES)


def page_with(turns: int, recogniser: PhaenRecogniser) -> Page:
    """A table whose second column has its heading turned counter-clockwise by quarters."""
    heading = np.rot90(crop(HEADING), turns)
    title = crop(TITLE)
    height, width = heading.shape[0] / SCALE, heading.shape[1] / SCALE
    right = 40 + title.shape[1] / SCALE + 12
    below = 30 + max(height, 30) + 10
    rows = [below + 22.0 * n for n in range(6)]
    gray = Drawing().grid((30, right, right + max(40, width + 12)), (30, *rows)).scan(DPI)
    level = [(title, 38.0, y + 5.0) for y in rows[:-1]]
    for image, x, y in (*level, (heading, right + 5, 34.0)):
        there = gray[round(y * SCALE) :, round(x * SCALE) :][: image.shape[0], : image.shape[1]]
        np.minimum(there, image, out=there)
    return read_scan_page(gray, 1, DPI, recogniser, (400.0, 300.0))


@pytest.mark.parametrize("turns", [0, 1, 3])
def test_a_heading_is_read_whichever_way_it_stands(turns: int, recogniser: PhaenRecogniser) -> None:
    page = page_with(turns, recogniser)
    text = "".join(word.text for word in page.words)
    assert "".join(TEXTS[HEADING].split()) in text
    assert "".join(TEXTS[TITLE].split()) in text
