"""A glyph the file cannot name: taken from the image only where the rest of the line agrees."""

from __future__ import annotations

import pytest

from parsers.model import Box, Page, Word
from parsers.ocr_model import LineReading
from parsers.page.unread import LineOnPage, fill_unread, gap_readings, unread_words


def reading(text: str, confidence: float = 0.95) -> LineReading:
    return LineReading(text, confidence, (confidence,) * len(text))


@pytest.mark.parametrize(
    ("layer", "read", "expected"),
    [
        ("จำนวน1□,000บาท", "จำนวน 15,000 บาท", {6: "5"}),
        ("จำนวน1□,000บาท", "จำนวน ๑๕,๐๐๐ บาท", {6: "๕"}),
        ("จำนวน□□,000บาท", "จำนวน 15,000 บาท", {5: "1", 6: "5"}),
        ("□บบประมาณ", "งบบประมาณ", {0: "ง"}),
        ("พื้นท□โครงการ", "พื้นที่โครงการ", {5: "ี่"}),
        # The rest of the line reads otherwise: nothing is taken.
        ("จำนวน1□,000บาท", "จ่าย 95,300 บาท", {}),
        # The neighbours read otherwise, or the gap is not where one was seen.
        ("โครงการอบรมจำนวน1□,000บาท", "โครงการอบรมจำนวน75,000บาท", {}),
        ("โครงการอบรมจำนวน1□,000บาท", "โครงการอบรมจำนวน1,000บาท", {}),
        # Two glyphs, three characters: which is which cannot be told.
        ("โครงการ□□อบรม", "โครงการพัดอบรม", {}),
        # Too short a line to confirm anything.
        ("1□", "15", {}),
        ("จำนวน1□,000บาท", "", {}),
    ],
)
def test_what_stands_in_a_gap(layer: str, read: str, expected: dict[int, str]) -> None:
    assert {n: text for n, (text, _) in gap_readings(layer, reading(read)).items()} == expected


def test_the_least_sure_character_of_the_gap_decides() -> None:
    line = LineReading("จำนวน 15", 0.5, (0.9,) * 7 + (0.7,))
    assert gap_readings("จำนวน1□", line) == {6: ("5", 0.7)}
    assert gap_readings("จำนวน1□", LineReading("จำนวน 15", 0.5)) == {6: ("5", 0.5)}


BEFORE = Word("จำนวน", "จำนวน", Box(50, 100, 90, 114))
AMOUNT = Word("1□,000", "1\ufffd,000", Box(95, 100, 140, 114))
PRINTED = Word("□", "□", Box(50, 300, 60, 314))
LAYER = Page(1, 595, 842, (AMOUNT, BEFORE, PRINTED), (), (), "pdf", "pdf")
LINE = Box(50, 98, 140, 116)


def test_only_glyphs_the_file_could_not_name_are_wanted() -> None:
    assert unread_words(LAYER, [Box(102, 100, 109, 114)]) == (0,)
    assert unread_words(LAYER, []) == ()


def test_a_word_is_completed_and_keeps_what_the_file_says() -> None:
    filled = fill_unread(LAYER, (0,), [LineOnPage(LINE, reading("จำนวน 15,000"))])
    after = Word("15,000", "1\ufffd,000", AMOUNT.box, 0.95)
    assert filled.page.words == (after, BEFORE, PRINTED)
    assert (filled.read, filled.left) == (((AMOUNT, after),), ())


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [LineOnPage(LINE, reading("ไม่ใช้งบประมาณ"))],
        [LineOnPage(Box(50, 120, 140, 138), reading("จำนวน 15,000"))],  # the line below
    ],
)
def test_a_word_without_a_sure_reading_stays_marked(lines: list[LineOnPage]) -> None:
    filled = fill_unread(LAYER, (0,), lines)
    assert filled.page == LAYER
    assert (filled.read, filled.left) == ((), (AMOUNT,))
