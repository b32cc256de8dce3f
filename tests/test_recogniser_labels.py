"""The classes of the recogniser and the one spelling it is trained on."""

from __future__ import annotations

import json

import pytest

from parsers.adapters.ocr_phaen import MODEL_FILE
from training import labels


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        pytest.param("นํ้า", "น้ำ", id="ring, tone and aa become sara am"),
        pytest.param("สํานัก", "สำนัก", id="ring and aa become sara am"),
        pytest.param("ที่", "ที่", id="vowel before tone stays"),
        pytest.param("ท่ี", "ที่", id="tone before vowel is turned"),
        pytest.param("เเผน", "แผน", id="two sara e are one sara ae"),
        pytest.param("  ก   ข\n", "ก ข", id="single spaces"),
    ],
)
def test_canonical(text: str, spelling: str) -> None:
    assert labels.canonical(text) == spelling


@pytest.mark.parametrize(
    "text",
    ["๑๒,๓๔๕.๖๗ บาท", "ที่อยู่ผู้รู้", "สิทธิ์ พันธุ์ ก็ได้", "“No Gift” – ๒๕๖๗ ● ✓ ←→ ๆ ฯ", "a_b@c.go.th 90%"],
)
def test_encode_and_decode_are_inverse(text: str) -> None:
    assert labels.decode(labels.encode(text)) == text


def test_a_vowel_and_its_tone_are_one_class() -> None:
    assert len(labels.encode("ที่")) == 2


def test_an_unknown_character_is_refused() -> None:
    with pytest.raises(KeyError):
        labels.encode("ก漢")


@pytest.mark.parametrize("digit", "๐๑๒๓๔๕๖๗๘๙0123456789")
def test_every_digit_has_a_class(digit: str) -> None:
    assert digit in labels.INDEX


def test_the_shipped_model_has_these_classes() -> None:
    shipped = json.loads(MODEL_FILE.with_suffix(".json").read_text(encoding="utf-8"))
    assert tuple(shipped["labels"]) == labels.LABELS
