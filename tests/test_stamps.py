"""Coloured stamps and signatures over black print: pages drawn here, colours looked at after."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from parsers.scan.stamps import without_stamps

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
    after = without_stamps(stamped, DPI)
    assert coloured(after) < 0.01 * coloured(stamped)
    assert np.count_nonzero(dark(before) & ~dark(after)) < 0.002 * np.count_nonzero(dark(before))


def test_a_signature_through_a_row_goes() -> None:
    signed = scanned(signature(table(page()), 120, 158))
    assert coloured(without_stamps(signed, DPI)) < 0.02 * coloured(signed)


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(table(page(), text=RED), id="coloured text"),
        pytest.param(table(page(), rules=BLUE), id="coloured rules"),
        pytest.param(table(page(), rules=BLUE, text=BLUE), id="all in one colour"),
        pytest.param(stamp(page(), 150, 160), id="a seal on its own"),
        pytest.param(table(page()), id="black print"),
    ],
)
def test_what_no_black_print_runs_through_stays(image: np.ndarray) -> None:
    page_scanned = scanned(image)
    assert np.array_equal(without_stamps(page_scanned, DPI), page_scanned)


def test_coloured_text_beside_a_stamp_stays() -> None:
    image = table(page())
    cv2.putText(image, "2,700", at(310, 60), cv2.FONT_HERSHEY_SIMPLEX, 1.0, RED, 2)
    alone = coloured(scanned(image))
    assert coloured(without_stamps(scanned(stamp(image, 120, 180)), DPI)) >= 0.97 * alone


def test_a_shaded_heading_row_under_a_stamp_stays_shaded() -> None:
    image = page()
    cv2.rectangle(image, at(20, 40), at(380, 70), (170, 200, 240), -1)
    image = table(image)
    before, after = scanned(image), without_stamps(scanned(stamp(image, 150, 85)), DPI)
    shade = (slice(*(round(v * PX) for v in (44, 66))), slice(*(round(v * PX) for v in (260, 300))))
    assert np.abs(after[shade].astype(int) - before[shade]).max() <= 3


def test_a_gray_page_is_given_back() -> None:
    gray = page()[:, :, 0]
    assert without_stamps(gray, DPI) is gray
