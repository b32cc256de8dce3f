"""Separators of numbers the image leaves open: literal shares in, literal text out."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.adapters import ocr_phaen
from parsers.adapters.ocr_phaen import Settings
from parsers.adapters.ocr_words import make_words
from parsers.ocr_model import LineReading

LABELS = ("", " ", *"0123456789", *"๑๒๓", ",", ".", "-", "ก", "ต")
PLAIN = Settings("test", LABELS, 1.0, 0.0, 1.0, 0.0)
COMMA_OR_POINT = {".": 0.6, ",": 0.38}
POINT_OR_COMMA = {",": 0.6, ".": 0.38}
SPACE_OR_NOTHING = {" ": 0.6, "": 0.39}
NEARLY_COMMA = {"": 0.8, ",": 0.18}


def read(*frames: dict[str, float] | str) -> LineReading:
    """The reading of frames with these shares, an empty frame after each; the characters of a
    string are sure ones."""
    rows = []
    for entry in frames:
        for shares in [entry] if isinstance(entry, dict) else [{ch: 0.999} for ch in entry]:
            for known in (shares, {"": 0.9999}):
                rest = (1 - sum(known.values())) / (len(LABELS) - len(known))
                rows.append([known.get(label, rest) for label in LABELS])
    scores = np.log(np.array(rows, dtype=np.float32))
    return ocr_phaen.reading_of(scores, 4 * len(rows), PLAIN, make_words({}))


@pytest.mark.parametrize(
    ("frames", "text"),
    [
        pytest.param(["193,543", COMMA_OR_POINT, "172"], "193,543,172", id="a comma like a point"),
        pytest.param(
            ["1,250,000", POINT_OR_COMMA, "50"], "1,250,000.50", id="a point like a comma"
        ),
        pytest.param(["0", POINT_OR_COMMA, "050"], "0.050", id="no thousands of nought"),
        pytest.param(["303,871", NEARLY_COMMA, "583.25"], "303,871,583.25", id="a pale comma"),
        pytest.param(["๑,๒", SPACE_OR_NOTHING, "๓๑,๑๑๒.๒๒"], "๑,๒๓๑,๑๑๒.๒๒", id="wide letters"),
    ],
)
def test_a_malformed_number_gets_the_separators_that_were_nearly_seen(
    frames: list[dict[str, float] | str], text: str
) -> None:
    reading = read(*frames)
    assert reading.text == text
    assert min(reading.char_confidences) < 0.5
    assert reading.confidence < 0.5


@pytest.mark.parametrize(
    ("frames", "text"),
    [
        pytest.param(["31", COMMA_OR_POINT, "500"], "31.500", id="a decimal number"),
        pytest.param(["1", POINT_OR_COMMA, "500"], "1,500", id="a thousand"),
        pytest.param(["7.7", {".": 0.6, "": 0.39}, "9"], "7.7.9", id="a list number"),
        pytest.param(["2", SPACE_OR_NOTHING, "500"], "2 500", id="two numbers"),
        pytest.param(["193,543.172"], "193,543.172", id="sure, though malformed"),
        pytest.param(
            ["12", {",": 0.6, "3": 0.38}, "345,67"], "12,345,67", id="no digit is made up"
        ),
        pytest.param(
            ["1", {".": 0.95, "": 0.03}, "250", {",": 0.95, "": 0.03}, "000"],
            "1.250,000",
            id="three decimals are no amount",
        ),
        pytest.param(
            ["30.9", {".": 0.95, "": 0.03}, "2567"],
            "30.9.2567",
            id="a date",
        ),
        pytest.param(["193,543", {".": 0.999, ",": 0.0005}, "172"], "193,543.172", id="not seen"),
    ],
)
def test_nothing_else_is_touched(frames: list[dict[str, float] | str], text: str) -> None:
    assert read(*frames).text == text


@pytest.mark.parametrize(
    ("frames", "text"),
    [
        pytest.param([{"ต": 0.7, "๓": 0.29}, ". ก"], "๓. ก", id="a list number"),
        pytest.param([{"ต": 0.7, "๓": 0.29}, ".๓ ก"], "๓.๓ ก", id="its first part"),
        pytest.param(["๓.", {"ต": 0.7, "๓": 0.29}, " ก"], "๓.๓ ก", id="its second part"),
        pytest.param([{"ต": 0.97, "๓": 0.01}, ". ก"], "ต. ก", id="a ต nobody doubts"),
        pytest.param([{"ต": 0.7, "๓": 0.29}, "ก. ก"], "ตก. ก", id="a word"),
        pytest.param([{"ต": 0.7, "๓": 0.29}, ".ก. ก"], "ต.ก. ก", id="an abbreviation"),
        pytest.param([{"ต": 0.6, "๓": 0.38}], "๓", id="alone"),
        pytest.param([{"ต": 0.9, "๓": 0.09}], "ต", id="a letter alone"),
        pytest.param(["ก ", {"ต": 0.7, "๓": 0.29}, ". ก"], "ก ต. ก", id="not at the head"),
    ],
)
def test_a_three_without_its_loop_at_the_head_of_a_line(
    frames: list[dict[str, float] | str], text: str
) -> None:
    reading = read(*frames)
    assert reading.text == text
    if text.startswith("๓"):
        assert min(reading.char_confidences) <= 0.8
