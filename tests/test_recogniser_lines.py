"""The shipped model reads lines in faces it never trained on (training/sample_lines.py)."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from parsers.adapters.ocr_phaen import MODEL_FILE, PhaenRecogniser

FOLDER = Path(__file__).with_name("recogniser_lines")
LINES = [
    tuple(row.split("\t"))
    for row in (FOLDER / "lines.tsv").read_text(encoding="utf-8").splitlines()
]
KNOWN_MISREAD = {
    "0-1-bit-300-umpush.png": "half of the ink is gone",
    "2-1-bit-300-umpush.png": "ี with its stroke lost read as ิ",
    "7-gray-300-niramit.png": "hyphen read as en dash",
    "7-1-bit-300-niramit.png": "hyphen read as en dash",
    "7-gray-200-niramit.png": "hyphen read as en dash",
}
"""What the model gets wrong today, and how; the model card names the kinds."""


def crop(file: str) -> np.ndarray:
    image = cv2.imread(str(FOLDER / file), cv2.IMREAD_GRAYSCALE)
    assert image is not None
    return image


@pytest.mark.parametrize(("file", "text"), LINES, ids=[file for file, _ in LINES])
def test_line(
    recogniser: PhaenRecogniser, request: pytest.FixtureRequest, file: str, text: str
) -> None:
    if file in KNOWN_MISREAD:
        request.applymarker(pytest.mark.xfail(reason=KNOWN_MISREAD[file], strict=True))
    (reading,) = recogniser.read_lines([crop(file)])
    assert reading.text == text


def test_lines_read_together_or_alone_are_the_same(recogniser: PhaenRecogniser) -> None:
    crops = [crop(file) for file, _ in LINES]
    together = recogniser.read_lines(crops)
    alone = [recogniser.read_lines([one])[0] for one in crops]
    assert [r.text for r in together] == [r.text for r in alone]
    assert [r.confidence for r in together] == pytest.approx(
        [r.confidence for r in alone], abs=1e-3
    )


def test_no_lines_no_readings(recogniser: PhaenRecogniser) -> None:
    assert recogniser.read_lines([]) == []


def test_white_paper_reads_as_nothing(recogniser: PhaenRecogniser) -> None:
    (reading,) = recogniser.read_lines([np.full((60, 300), 255, dtype=np.uint8)])
    assert reading.text == ""


def test_a_crop_of_a_few_pixels_is_no_crash(recogniser: PhaenRecogniser) -> None:
    readings = recogniser.read_lines([np.zeros((1, 1), np.uint8), np.zeros((3, 2), np.uint8)])
    assert len(readings) == 2


def test_characters_stand_in_reading_order(recogniser: PhaenRecogniser) -> None:
    (reading,) = recogniser.read_lines([crop(LINES[0][0])])
    assert list(reading.char_centers) == sorted(reading.char_centers)
    assert len(reading.char_centers) == len(reading.char_confidences) == len(reading.text)


def test_the_model_is_named_and_small(recogniser: PhaenRecogniser) -> None:
    assert recogniser.name.startswith("phaen-ocr ")
    assert MODEL_FILE.stat().st_size < 20 * 1024 * 1024
