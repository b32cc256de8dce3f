"""Two readings of one page: what agreement and disagreement do to words, place by place."""

from __future__ import annotations

import math

import pytest

from parsers.model import Box, Page, Word
from parsers.page.matching import matched_groups
from parsers.page.reconcile import Disagreement, reconcile

Drawn = tuple[str, float, float] | tuple[str, float, float, float]
STEP = 7.0  # points a character takes


def box_at(x: float, y: float, length: float) -> Box:
    return Box(x, y, x + length, y + 14)


def page(*drawn: Drawn, size: tuple[float, float] = (595, 842)) -> Page:
    """Words as (text, x, y) or, read by OCR, (text, x, y, confidence)."""
    words = tuple(
        Word(d[0], d[0], box_at(d[1], d[2], STEP * len(d[0])), d[3] if len(d) == 4 else None)
        for d in drawn
    )
    return Page(1, *size, words, (), (), "ocr", "test")


def shares(read: Page) -> dict[str, float | None]:
    return {w.text: None if w.confidence is None else round(w.confidence, 4) for w in read.words}


@pytest.mark.parametrize("layer", ["12,000", "๑๒,๐๐๐"])
def test_agreement_takes_four_fifths_of_the_doubt(layer: str) -> None:
    both = reconcile(page((layer, 300, 100)), page(("๑๒,๐๐๐", 302, 98, 0.9)))
    assert shares(both.page) == {"๑๒,๐๐๐": 0.98}
    assert both.disagreements == ()


@pytest.mark.parametrize(
    ("layer", "ocr"),
    [
        ("12,000", "13,000"),
        ("12,000", "112,000"),
        ("112,000", "12,000"),
        ("12.500", "12,500"),  # twelve and a half, or twelve thousand five hundred
        ("บาท", "8,000"),
        ("5,000", "บาท"),
    ],
)
def test_a_disputed_number_is_kept_doubted_and_named(layer: str, ocr: str) -> None:
    both = reconcile(page((layer, 300, 100)), page((ocr, 300, 100, 0.99)))
    assert shares(both.page) == {ocr: 0.5}
    box = both.page.words[0].box
    assert box is not None
    assert both.disagreements == (Disagreement("number", ocr, layer, box),)


def test_a_number_already_doubted_is_not_made_surer() -> None:
    both = reconcile(page(("12,000", 300, 100)), page(("13,000", 300, 100, 0.2)))
    assert shares(both.page) == {"13,000": 0.2}


def test_letters_that_differ_are_told_and_leave_the_confidence() -> None:
    both = reconcile(page(("ส้าคัญ", 60, 100)), page(("สำคัญ", 60, 100, 0.8)))
    assert shares(both.page) == {"สำคัญ": 0.8}
    assert [(d.kind, d.ocr, d.layer) for d in both.disagreements] == [("text", "สำคัญ", "ส้าคัญ")]


def test_punctuation_is_no_dispute() -> None:
    both = reconcile(page(("1.", 60, 100)), page(("1)", 60, 100, 0.8)))
    assert (shares(both.page), both.disagreements) == ({"1)": 0.8}, ())


def test_words_parted_otherwise_agree() -> None:
    layer = page(("โครงการ", 60, 100), ("อบรม", 109, 100), ("1", 300, 100), ("8,604", 307, 100))
    both = reconcile(layer, page(("โครงการอบรม", 60, 100, 0.5), ("18,604", 300, 100, 0.5)))
    assert shares(both.page) == {"โครงการอบรม": 0.9, "18,604": 0.9}


def test_only_the_wrong_number_of_a_stretch_is_disputed() -> None:
    layer = page(("จำนวน5,000บาทและ7,000บาท", 60, 100))
    ocr = page(
        ("จำนวน", 60, 100, 0.9),
        ("5,000", 95, 100, 0.9),
        ("บาทและ", 130, 100, 0.9),
        ("1,000", 172, 100, 0.9),
        ("บาท", 207, 100, 0.9),
    )
    both = reconcile(layer, ocr)
    assert shares(both.page) == {
        "จำนวน": 0.98, "5,000": 0.98, "บาทและ": 0.98, "1,000": 0.5, "บาท": 0.98,
    }  # fmt: skip
    assert [(d.ocr, d.layer) for d in both.disagreements] == [("1,000", "7,000")]


def test_an_unread_glyph_contradicts_nothing() -> None:
    both = reconcile(page(("1□,000", 300, 100)), page(("13,000", 300, 100, 0.9)))
    assert (shares(both.page), both.disagreements) == ({"13,000": 0.9}, ())


def test_another_line_and_another_column_are_other_words() -> None:
    layer = page(("12,000", 300, 120), ("15,000", 400, 100))
    both = reconcile(layer, page(("13,000", 300, 100, 0.9)))
    assert (shares(both.page), both.disagreements) == ({"13,000": 0.9}, ())


def test_a_number_ocr_missed_is_told_where_the_layer_proved_itself() -> None:
    layer = page(("12,000", 300, 100), ("15,000", 300, 130), ("7", 300, 160))
    both = reconcile(layer, page(("12,000", 300, 100, 0.9)))
    assert [(d.ocr, d.layer, d.box.top) for d in both.disagreements] == [(None, "15,000", 130)]
    alone = reconcile(layer, page(("สวน", 60, 500, 0.9)))
    assert alone.disagreements == ()


def test_a_layer_that_is_wrong_throughout_is_no_second_reading() -> None:
    ocr = page(*[(f"{n}2,000", 300, 40.0 * n, 0.9) for n in range(1, 10)])
    layer = page(*[(f"{n}9,111", 300, 40.0 * n) for n in range(1, 10)])
    both = reconcile(layer, ocr)
    assert both.apart == ("number",)
    assert both.disagreements == ()
    assert set(shares(both.page).values()) == {0.9}


NAMES = ("ก่อสร้าง", "ป้องกัน", "ส่งเสริม", "ตรวจสอบ", "งบประมาณ")


def drawn(turn: complex, shift: complex, wrong: str) -> Page:
    """Five names and a number down a page, moved as a skewed or turned scan moves them."""
    words = []
    for n, name in enumerate((*NAMES, wrong)):
        center = complex(80 + 90 * (n % 3), 60 + 130 * n) * turn + shift
        wide, high = (14.0, 49.0) if abs(turn.imag) > 0.5 else (49.0, 14.0)
        x, y = center.real, center.imag
        box = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        words.append(Word(name, name, box, 0.9))
    return Page(1, 595, 842, tuple(words), (), (), "ocr", "test")


@pytest.mark.parametrize(
    ("turn", "shift"),
    [
        (1 + 0j, 0j),
        (complex(math.cos(0.035), math.sin(0.035)), 12 + 9j),  # skewed by 2 degrees
        (1j, 842 + 0j),  # turned by a quarter
        (-1 + 0j, 595 + 842j),
        (1.02 + 0j, -5 + 3j),  # printed a little larger
    ],
)
def test_words_in_both_readings_lay_one_over_the_other(turn: complex, shift: complex) -> None:
    layer, ocr = drawn(1 + 0j, 0j, "7,000"), drawn(turn, shift, "1,000")
    groups = matched_groups(layer, ocr)
    assert [(g.ocr, g.layer) for g in groups] == [((n,), (n,)) for n in range(6)]
    assert [(d.ocr, d.layer) for d in reconcile(layer, ocr).disagreements] == [("1,000", "7,000")]


def test_pages_of_different_size_without_common_words_are_not_compared() -> None:
    layer = page(("12,000", 300, 100))
    both = reconcile(layer, page(("13,000", 300, 100, 0.9), size=(842, 595)))
    assert (shares(both.page), both.disagreements) == ({"13,000": 0.9}, ())
