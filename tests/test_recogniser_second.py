"""Doubtful figures read a second time: literal readings in, one reading out."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.adapters.ocr_second import (
    in_three_widths,
    wants_a_second_look,
    with_second_look,
)
from parsers.adapters.ocr_words import MOST_SURE_EXCHANGED
from parsers.ocr_model import LineReading


def reading(text: str, share: float = 0.99, *, doubt_at: int | None = None) -> LineReading:
    shares = tuple(0.5 if at == doubt_at else share for at in range(len(text)))
    return LineReading(text, min(shares, default=1.0), shares)


@pytest.mark.parametrize(
    ("text", "share", "wanted"),
    [
        ("๒๐,๐๐๐", 0.9, True),
        ("20,000 บาท", 0.9, True),
        ("๒๐,๐๐๐", 0.99, False),
        ("โครงการ ๒ แห่ง", 0.5, False),
        ("-", 0.5, False),
        ("", 0.5, False),
    ],
)
def test_what_is_read_again(text: str, share: float, wanted: bool) -> None:
    assert wants_a_second_look(reading(text, share)) is wanted


@pytest.mark.parametrize("text", ["๒๐,๐๐๐", "๒๐, ๐๐๐"])
def test_where_the_figures_are_the_same_the_first_reading_stands(text: str) -> None:
    first = reading("๒๐,๐๐๐", 0.95)
    assert with_second_look(first, [reading(text)] * 3) is first


def test_a_comma_between_years_with_and_without_money_is_not_left_out() -> None:
    first = reading("ปี ๒๕๖๗ -, ปี ๒๕๖๘ ๒๕,๐๐๐", 0.95)
    kept = with_second_look(first, [reading("ปี ๒๕๖๗ - ปี ๒๕๖๘ ๒๕,๐๐๐")] * 3)
    assert kept.text == first.text


def test_dirt_behind_a_figure_among_words_is_left_to_the_second_reading() -> None:
    kept = with_second_look(reading("ปี ๒๕๗๐ : ๖๐,๐๐๐-", 0.95), [reading("ปี ๒๕๗๐ : ๖๐,๐๐๐")] * 3)
    assert kept.text == "ปี ๒๕๗๐ : ๖๐,๐๐๐"


def test_what_is_no_number_among_words_takes_the_second_readings_separators() -> None:
    kept = with_second_look(reading("๒๕,๐๐.๐ บาท", 0.95), [reading("๒๕,๐๐๐ บาท")] * 3)
    assert kept.text == "๒๕,๐๐๐ บาท"


def test_another_separator_is_a_doubt() -> None:
    kept = with_second_look(reading("27.211", 0.95), [reading("27,211")] * 3)
    assert kept.text == "27.211"
    assert kept.char_confidences[2] == MOST_SURE_EXCHANGED


def test_what_is_no_number_does_not_take_the_place_of_one() -> None:
    kept = with_second_look(reading("๑,๒๔๖,๗๘๐", 0.95), [reading("๑.๒๔,๖๗.๙๐")] * 3)
    assert kept.text == "๑,๒๔๖,๗๘๐"
    assert min(kept.char_confidences) == MOST_SURE_EXCHANGED


def test_the_surest_reading_stands_and_what_differs_is_a_finding() -> None:
    first = reading("๒๐,๐๖๐", 0.95, doubt_at=4)
    kept = with_second_look(first, [reading("๒๐,๐๐๐")] * 2 + [reading("๒๐,๐๘๐", 0.6)])
    assert kept.text == "๒๐,๐๐๐"
    assert kept.char_confidences == (0.99, 0.99, 0.99, 0.99, MOST_SURE_EXCHANGED, 0.99)
    assert kept.confidence == MOST_SURE_EXCHANGED
    assert {text for text, _ in kept.alternatives} == {"๒๐,๐๖๐", "๒๐,๐๘๐"}


def test_a_figure_that_only_one_of_them_saw_puts_its_neighbour_in_doubt() -> None:
    kept = with_second_look(reading("๒๐๐,๐๐๐", 0.9), [reading("๒๐,๐๐๐")] * 3)
    assert kept.text == "๒๐,๐๐๐"
    assert min(kept.char_confidences) == MOST_SURE_EXCHANGED


def test_where_the_second_network_sees_no_figures_the_first_reading_stands() -> None:
    first = reading("๒๕ ม.ค.", 0.9)
    assert with_second_look(first, [reading("บาท")] * 3) is first


def test_the_widths_of_a_narrow_crop() -> None:
    crops = in_three_widths(np.full((40, 1), 255, np.uint8))
    assert [crop.shape for crop in crops] == [(40, 1)] * 3
    assert [c.shape[1] for c in in_three_widths(np.full((40, 100), 255, np.uint8))] == [
        100,
        108,
        93,
    ]
