"""Second choices of the network weighed against words: literal shares in, literal text out."""

from __future__ import annotations

import numpy as np
import pytest

from parsers.adapters import ocr_phaen
from parsers.adapters.ocr_phaen import Settings
from parsers.adapters.ocr_words import (
    Choice,
    Glyph,
    Slot,
    Words,
    _steps_from,
    _without_nothing,
    make_words,
    thai_words,
)
from parsers.ocr_model import LineReading

LABELS = ("", " ", *"กขครงบผมณชาใไอ", "่", "้", "ู", "ู้", "๓", "๕", "3", ".", "-")
PLAIN = Settings("test", LABELS, 1.0, 0.0, 1.0, 0.0)
WORDS = make_words({"กอง": 5.0, "ช่าง": 5.0, "ชาง": 12.0, "ใช้": 5.0, "ผู้": 5.0, "คง": 5.0})
NO_WORDS = make_words({})
SURE = 0.998


def read(*frames: dict[str, float] | str, words: Words = WORDS) -> LineReading:
    """The reading of frames with these shares, an empty frame after each; a bare character is a
    sure one."""
    rows = []
    for entry in frames:
        shares = {entry: SURE} if isinstance(entry, str) else entry
        for known in (shares, {"": 0.9999}):
            rest = (1 - sum(known.values())) / (len(LABELS) - len(known))
            rows.append([known.get(label, rest) for label in LABELS])
    scores = np.log(np.array(rows, dtype=np.float32))
    return ocr_phaen.reading_of(scores, 4 * len(rows), PLAIN, words)


@pytest.mark.parametrize(
    ("frames", "text"),
    [
        pytest.param([{"ไ": 0.6, "ใ": 0.38}, "ช", "้"], "ใช้", id="the second choice"),
        pytest.param(["ช", {"": 0.7, "่": 0.28}, "า", "ง"], "ช่าง", id="a mark nearly seen"),
        pytest.param(["ก", "อ", {"้": 0.6, "": 0.39}, "ง"], "กอง", id="a mark hardly there"),
        pytest.param(["ผ", {"ู": 0.7, "ู้": 0.28}], "ผู้", id="a stack of marks"),
        pytest.param(
            ["ก", "อ", "ง", {"ข": 0.6, "ช": 0.38}, "่", "า", "ง"], "กองช่าง", id="words run together"
        ),
    ],
)
def test_what_the_image_leaves_open_is_read_as_a_word(
    frames: list[dict[str, float] | str], text: str
) -> None:
    assert read(*frames).text == text
    assert read(*frames, words=NO_WORDS).text != text


@pytest.mark.parametrize(
    ("frames", "text"),
    [
        pytest.param(["ช", "า", "ง"], "ชาง", id="a sure letter, though another word is commoner"),
        pytest.param(
            [{"๓": 0.55, "ค": 0.43}, "ง"], "๓ง", id="a digit, though a letter made a word"
        ),
        pytest.param([{"ค": 0.55, "๓": 0.43}, "-"], "ค-", id="a letter is not made a digit"),
        pytest.param(["๕", {"3": 0.55, "๓": 0.43}], "๕3", id="a digit among digits"),
        pytest.param([{".": 0.55, "่": 0.43}], ".", id="punctuation"),
        pytest.param(["ณ", {"้": 0.6, "": 0.38}, "ม"], "ณ้ม", id="the mark of a word nobody lists"),
        pytest.param(["ณ", {"": 0.6, "้": 0.38}, "ม"], "ณม", id="no mark of a word nobody lists"),
    ],
)
def test_what_no_word_decides_stays_as_it_was_seen(
    frames: list[dict[str, float] | str], text: str
) -> None:
    assert read(*frames).text == text


def test_a_letter_that_a_word_speaks_for_stays_in_doubt() -> None:
    """Exchanged or confirmed: what the image left open is less sure than what it did not, the more
    so where the network alone had read something else."""
    exchanged = read({"ไ": 0.9, "ใ": 0.08}, "ช", "้")
    confirmed = read({"ใ": 0.9, "ไ": 0.08}, "ช", "้")
    assert exchanged.text == confirmed.text == "ใช้"
    assert exchanged.char_confidences[0] < confirmed.char_confidences[0] < 0.999
    assert exchanged.confidence < confirmed.confidence
    assert exchanged.char_confidences[0] <= 0.8


def test_a_mark_left_out_leaves_its_letter_in_doubt() -> None:
    reading = read("ก", "อ", {"้": 0.6, "": 0.39}, "ง")
    assert reading.text == "กอง"
    assert reading.char_confidences[1] <= 0.8 < reading.char_confidences[0]


def test_the_doubt_about_a_glyph_left_out_first_goes_to_the_next() -> None:
    nothing = Glyph(0, 0, 1, 0.6, 1, 0.39, left_out=True)
    letters = [Glyph(n, n, n + 1, 0.99, 0, 0.01) for n in (1, 2)]
    kept = _without_nothing([nothing, *letters])
    assert [(glyph.index, glyph.share) for glyph in kept] == [(1, 0.6), (2, 0.99)]


def test_what_the_network_alone_read_is_an_alternative() -> None:
    reading = read({"ไ": 0.6, "ใ": 0.38}, "ช", "้")
    assert reading.alternatives[0][0] == "ไช้"


def test_the_word_list_knows_words_units_and_places() -> None:
    words = thai_words()
    known = dict(zip(words.words, words.costs, strict=True))
    assert known["การ"] < known["ทุจริต"]
    assert {"สำนักปลัด", "แม่ฮ่องสอน", "ทุจริต"} <= known.keys()
    assert list(words.words) == sorted(words.words)


def test_letters_that_may_be_missing_do_not_multiply_the_ways_to_a_word() -> None:
    """Without that a line blurred all along takes minutes."""
    nothing = Choice(0, "", -1.0)
    slots = [
        Slot(Glyph(1, n, n + 1, 0.5, 0, 0.3), (Choice(1, letter, -0.7), nothing))
        for n, letter in enumerate("ชชาางง" * 3)
    ]
    steps = _steps_from(slots, 0, make_words({"ชาง": 5.0, "ชา": 6.0}))
    words = [(step.end, "".join(pick.text for pick in step.picks)) for step in steps]
    assert {text for _end, text in words} == {"ช", "", "ชาง", "ชา"}
    best = {
        key: max(s.score for s, k in zip(steps, words, strict=True) if k == key) for key in words
    }
    assert len(words) <= 2 * len(best)
