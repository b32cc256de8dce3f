"""From the network's scores to a reading: literal frames in, literal text and shares out."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.adapters import ocr_network, ocr_phaen
from parsers.adapters.ocr_phaen import Settings
from parsers.adapters.ocr_words import make_words

LABELS = ("", " ", "ก", "ค", "ุ้", "๕")
PLAIN = Settings("test", LABELS, 1.0, 0.0, 1.0, 0.0)
NO_WORDS = make_words({})


def scores(*frames: dict[str, float]) -> np.ndarray:
    """Raw scores that softmax turns back into these shares; what is not named shares the rest."""
    rows = []
    for frame in frames:
        rest = (1 - sum(frame.values())) / (len(LABELS) - len(frame))
        rows.append([frame.get(label, rest) for label in LABELS])
    return np.log(np.array(rows, dtype=np.float32))


EMPTY = {"": 0.99}


@pytest.mark.parametrize(
    ("frames", "text"),
    [
        pytest.param([EMPTY, {"ก": 0.9}, {"ก": 0.9}, EMPTY], "ก", id="repeats are one character"),
        pytest.param([{"ก": 0.9}, EMPTY, {"ก": 0.9}], "กก", id="an empty frame parts two"),
        pytest.param([{"ค": 0.9}, {"ุ้": 0.9}, EMPTY], "คุ้", id="a stack of marks is one class"),
        pytest.param([{" ": 0.9}, {"๕": 0.9}, {" ": 0.9}], "๕", id="no space at the edges"),
        pytest.param([EMPTY, EMPTY], "", id="nothing printed"),
        pytest.param([{"๕": 0.9}, {"ุ้": 0.9}, {"ก": 0.9}], "๕ก", id="no mark stands on a digit"),
        pytest.param([{"ุ้": 0.9}, {"ก": 0.9}], "ก", id="no mark begins a line"),
    ],
)
def test_text(frames: list[dict[str, float]], text: str) -> None:
    reading = ocr_phaen.reading_of(scores(*frames), 4 * len(frames), PLAIN, NO_WORDS)
    assert reading.text == text


def test_each_character_of_a_stack_has_the_stack_s_share() -> None:
    frames = scores({"ค": 0.95}, {"ุ้": 0.7}, EMPTY)
    reading = ocr_phaen.reading_of(frames, 12, PLAIN, NO_WORDS)
    letter, vowel, tone = reading.char_confidences
    assert tone == vowel < letter


def test_characters_stand_where_their_frames_are() -> None:
    frames = scores({"ค": 0.95}, EMPTY, EMPTY, {"๕": 0.9})
    reading = ocr_phaen.reading_of(frames, 16, PLAIN, NO_WORDS)
    assert reading.char_centers == pytest.approx((0.125, 0.875))


def test_runner_up_is_an_alternative() -> None:
    frames = scores({"ก": 0.6, "ค": 0.38}, EMPTY, {"๕": 0.99})
    reading = ocr_phaen.reading_of(frames, 12, PLAIN, NO_WORDS)
    assert reading.text == "ก๕"
    assert reading.alternatives[0][0] == "ค๕"
    assert reading.alternatives[0][1] == pytest.approx(reading.confidence * 0.38 / 0.6, abs=1e-3)


def test_a_character_nearly_read_in_a_gap_lowers_the_line_only() -> None:
    sure = ocr_phaen.reading_of(scores({"ก": 0.98}, EMPTY, EMPTY, EMPTY), 16, PLAIN, NO_WORDS)
    gap = {"": 0.6, "๕": 0.38}
    unsure = ocr_phaen.reading_of(scores({"ก": 0.98}, EMPTY, EMPTY, gap), 16, PLAIN, NO_WORDS)
    assert unsure.text == sure.text == "ก"
    assert unsure.char_confidences == sure.char_confidences
    assert unsure.confidence < 0.65 < 0.9 < sure.confidence


def test_frames_beyond_the_line_are_not_read() -> None:
    """A line of 8 columns padded to 32 owns 4 of its 8 frames (its own and a margin of two)."""
    padding = [EMPTY] * 6 + [{"๕": 0.99}]
    reading = ocr_phaen.reading_of(scores({"ก": 0.9}, *padding), 8, PLAIN, NO_WORDS)
    assert reading.text == "ก"


@pytest.mark.parametrize(
    ("width", "padded"), [(8, 32), (32, 32), (33, 64), (257, 320), (513, 640), (1400, 1408)]
)
def test_bucket(width: int, padded: int) -> None:
    assert ocr_network.bucket(width) == padded


def test_calibration_curve_moves_a_share() -> None:
    assert ocr_phaen.calibrated(0.9, 1.0, 0.0) == 0.9
    assert ocr_phaen.calibrated(0.9, 2.0, -1.0) == pytest.approx(0.9675, abs=1e-4)
    assert ocr_phaen.calibrated(1.0, 1.0, 0.0) == 1.0


def test_settings_need_the_empty_class_first() -> None:
    with pytest.raises(ValueError, match="first class"):
        Settings("test", ("ก", ""), 1.0, 0.0, 1.0, 0.0)


def test_normalise_stretches_faint_ink_and_keeps_the_aspect() -> None:
    crop = np.full((80, 200), 230, dtype=np.uint8)
    crop[30:60, 50:150] = 140
    image = ocr_network.normalise(crop)
    assert image.shape == (40, 100)
    assert image[2, 2] == 255
    assert image[22, 50] == 0


def test_normalise_leaves_an_empty_crop_white() -> None:
    crop = np.full((50, 100), 250, dtype=np.uint8)
    assert ocr_network.normalise(crop).min() == 250
