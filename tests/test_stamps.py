"""Coloured stamps and signatures over black print: pages drawn here, colours looked at after."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan import read_scan_page
from parsers.scan.stamps import without_stamps
from tests.scan_drawings import Recorder

BLUE, RED, BLACK, PAPER = (40, 50, 170), (190, 30, 40), (20, 20, 20), (246, 244, 240)
DPI = 200
PX = DPI / 72
Colour = tuple[int, int, int]


def page() -> np.ndarray:
    return np.full((round(300 * PX), round(400 * PX), 3), PAPER, np.uint8)


def table(image: np.ndarray, rules: Colour = BLACK, text: Colour = BLACK) -> np.ndarray:
    for y in range(40, 281, 30):
        cv2.line(image, at(20, y), at(380, y), rules, 2)
    for x in range(20, 381, 60):
        cv2.line(image, at(x, 40), at(x, 280), rules, 2)
    for y in range(60, 271, 30):
        for x in range(24, 330, 60):
            cv2.putText(image, "25,500", at(x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.0, text, 2)
    return image


def at(x: float, y: float) -> tuple[int, int]:
    return round(x * PX), round(y * PX)


def stamp(image: np.ndarray, x: float, y: float, colour: Colour = BLUE) -> np.ndarray:
    ink = np.full_like(image, 255)
    for radius, width in ((45, 4), (33, 2)):
        cv2.circle(ink, at(x, y), round(radius * PX), colour, width, cv2.LINE_AA)
    cv2.putText(ink, "COPY", at(x - 24, y + 4), cv2.FONT_HERSHEY_SIMPLEX, 1.1, colour, 2)
    return printed_over(image, ink)


def signature(image: np.ndarray, x: float, y: float) -> np.ndarray:
    ink = np.full_like(image, 255)
    t = np.linspace(0, 1, 90)
    points = np.stack([x + 90 * t + 9 * np.sin(40 * t), y + 20 * np.sin(17 * t)], axis=1) * PX
    cv2.polylines(ink, [points.astype(np.int32)], False, BLUE, 3, cv2.LINE_AA)
    return printed_over(image, ink)


def arrows(image: np.ndarray) -> np.ndarray:
    for y in range(50, 271, 30):
        cv2.arrowedLine(image, at(90, y), at(135, y), BLUE, 3, cv2.LINE_AA, tipLength=0.15)
        cv2.arrowedLine(image, at(210, y + 8), at(300, y + 8), RED, 3, cv2.LINE_AA, tipLength=0.1)
    return image


def cover(image: np.ndarray) -> np.ndarray:
    for y, colour in ((90, BLACK), (170, RED), (250, BLUE)):
        cv2.putText(image, "ANNUAL PLAN", at(20, y), cv2.FONT_HERSHEY_SIMPLEX, 4.5, BLACK, 22)
        cv2.putText(image, "ANNUAL PLAN", at(20, y), cv2.FONT_HERSHEY_SIMPLEX, 4.5, colour, 12)
    return image


def printed_over(image: np.ndarray, ink: np.ndarray) -> np.ndarray:
    return (image.astype(np.uint16) * ink // 255).astype(np.uint8)


def scanned(image: np.ndarray) -> np.ndarray:
    """As a scanner's JPEG has it, with half the resolution for colour."""
    soft = cv2.GaussianBlur(image, (0, 0), 0.7)
    _, data = cv2.imencode(".jpg", soft, [cv2.IMWRITE_JPEG_QUALITY, 75])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR))


def dark(image: np.ndarray) -> np.ndarray:
    return image.max(axis=2) < 110


def coloured(image: np.ndarray) -> int:
    """Coloured pixels; where black print lies over coloured ink, it is black."""
    chroma = image.max(axis=2).astype(int) - image.min(axis=2)
    return int(np.count_nonzero((chroma > 60) & ~dark(image)))


@pytest.mark.parametrize("colour", [BLUE, RED, (70, 40, 150)])
def test_a_stamp_over_a_table_goes_and_the_print_under_it_stays(colour: Colour) -> None:
    before = scanned(table(page()))
    stamped = scanned(stamp(table(page()), 150, 160, colour))
    after, changed = without_stamps(stamped, DPI)
    assert changed is not None
    assert not changed[:, : round(90 * PX)].any()
    assert coloured(after) < 0.01 * coloured(stamped)
    assert np.count_nonzero(dark(before) & ~dark(after)) < 0.002 * np.count_nonzero(dark(before))


def test_a_signature_through_a_row_goes() -> None:
    signed = scanned(signature(table(page()), 120, 158))
    assert coloured(without_stamps(signed, DPI)[0]) < 0.02 * coloured(signed)


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(table(page(), text=RED), id="coloured text"),
        pytest.param(table(page(), rules=BLUE), id="coloured rules"),
        pytest.param(table(page(), rules=BLUE, text=BLUE), id="all in one colour"),
        pytest.param(arrows(table(page())), id="arrows of a schedule"),
        pytest.param(cover(page()), id="large letters of a cover"),
        pytest.param(table(page()), id="black print"),
    ],
)
def test_what_no_black_print_runs_through_stays(image: np.ndarray) -> None:
    page_scanned = scanned(image)
    after, changed = without_stamps(page_scanned, DPI)
    assert after is page_scanned
    assert changed is None


def test_coloured_text_beside_a_stamp_stays() -> None:
    image = table(page())
    cv2.putText(image, "2,700", at(310, 60), cv2.FONT_HERSHEY_SIMPLEX, 1.0, RED, 2)
    alone = coloured(scanned(image))
    assert coloured(without_stamps(scanned(stamp(image, 120, 180)), DPI)[0]) >= 0.97 * alone


def test_a_shaded_heading_row_under_a_stamp_stays_shaded() -> None:
    image = page()
    cv2.rectangle(image, at(20, 40), at(380, 70), (170, 200, 240), -1)
    image = table(image)
    before, after = scanned(image), without_stamps(scanned(stamp(image, 150, 85)), DPI)[0]
    shade = (slice(*(round(v * PX) for v in (44, 66))), slice(*(round(v * PX) for v in (260, 300))))
    assert np.abs(after[shade].astype(int) - before[shade]).max() <= 3


def test_a_gray_page_is_given_back() -> None:
    gray = page()[:, :, 0]
    assert without_stamps(gray, DPI) == (gray, None)


def test_what_is_read_under_a_stamp_is_a_finding_and_what_stands_beside_it_is_not() -> None:
    image = scanned(stamp(table(page()), 150, 160))
    read = read_scan_page(image, 1, DPI, Recorder("25,500", 0.99), (400.0, 300.0))
    sure = {
        (round(w.box.x_center), round(w.box.y_center)): w.confidence for w in read.words if w.box
    }
    under = [c for (x, y), c in sure.items() if abs(x - 110) < 20 and abs(y - 176) < 8]
    beside = [c for (x, y), c in sure.items() if x > 260]
    assert under == [0.85]
    assert len(beside) >= 10
    assert set(beside) == {0.99}
