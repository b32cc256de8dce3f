"""Numbers in lines that a scan has torn apart: put together where nothing else can stand there."""

from __future__ import annotations

import pytest

from parsers.model import Box, Line, Word
from parsers.page.torn_figures import with_figures_whole

HEIGHT = 10.0


def line(*texts: str, gap: float = 0.0, confidence: float | None = 0.99) -> Line:
    """Words `gap` points apart."""
    words, x = [], 0.0
    for text in texts:
        words.append(Word(text, text, Box(x, 0, x + 5 * len(text), HEIGHT), confidence))
        x += 5 * len(text) + gap
    return Line(tuple(words), page=1)


def read(given: Line) -> list[str]:
    ((block, _engine),) = with_figures_whole([(given, "phaen-ocr")])
    assert isinstance(block, Line)
    return [word.text for word in block.words]


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        (("องค์กร", "๑", "๐,๐๐๐.-", "บาท"), ["องค์กร", "๑๐,๐๐๐.-", "บาท"]),
        (("12", "0,000", "บาท"), ["120,000", "บาท"]),
        (("1", "00,000.00", "บาท"), ["100,000.00", "บาท"]),
    ],
)
def test_a_number_whose_rest_begins_with_nought(torn: tuple[str, ...], whole: list[str]) -> None:
    assert read(line(*torn)) == whole
    assert read(line(*torn, gap=3.0)) == list(torn)  # room for a figure that was lost
    assert read(line(*torn, confidence=None)) == list(torn)  # no scan


@pytest.mark.parametrize(
    "words",
    [
        ("1", "5,000", "บาท"),  # a number by itself: the first may be an item's
        ("12", "00,000", "บาท"),
        ("0", "0,000", "บาท"),
        ("1.", "0,000", "บาท"),
        ("1", "0,00", "บาท"),
        ("1", "0,0000", "บาท"),
        ("ปี", "0,000", "บาท"),
    ],
)
def test_other_figures_side_by_side_stay_apart(words: tuple[str, ...]) -> None:
    assert read(line(*words)) == list(words)


def test_a_number_put_together_is_not_sure() -> None:
    ((block, _engine),) = with_figures_whole([(line("1", "0,000"), "phaen-ocr")])
    assert isinstance(block, Line)
    assert block.words == (Word("10,000", "10,000", Box(0, 0, 30, HEIGHT), 0.8),)
