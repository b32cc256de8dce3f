"""Glyphs as a PDF draws them -> words as a reader sees them."""

import pytest

from parsers.model import Ruling
from parsers.page.clusters import Glyph, assemble, ordered_marks

EM = 10.0
WIDE = 5.0


NUMBER_1 = [("1", 0.0), ("2", 5.0)]
NUMBER_2 = [(char, 13.5 + 5 * i) for i, char in enumerate(",345")]


def line(*drawn: tuple[str, float], advance: float = WIDE) -> list[Glyph]:
    """Glyphs on one baseline at the x given; marks have no advance."""
    marks = "ัิีึืฺุู็่้๊๋์ํ๎"
    return [Glyph(text, text, x, 100.0, 0.0 if text in marks else advance, EM) for text, x in drawn]


def texts(glyphs: list[Glyph], dividers: tuple[Ruling, ...] = ()) -> list[str]:
    return [word.text for word in assemble(glyphs, dividers)[0]]


@pytest.mark.parametrize(
    ("case", "drawn", "expected"),
    [
        ("marks after their consonant", [("ท", 0), ("ี", 5), ("่", 5)], ["ที่"]),
        ("tone before vowel in the stream", [("ท", 0), ("่", 5), ("ี", 5)], ["ที่"]),
        ("space before the tone", [("ท", 0), ("ี", 5), (" ", 5), ("่", 5)], ["ที่"]),
        ("vowel drawn twice", [("ท", 0), ("ี", 5), ("ี", 5), ("่", 5)], ["ที่"]),
        ("nikhahit and sara aa", [("จ", 0), ("ํ", 5), ("า", 5), ("น", 10)], ["จำน"]),
        ("tone between ring and aa", [("น", 0), ("ํ", 5), ("้", 5), ("า", 5)], ["น้ำ"]),
        ("tone before the ring", [("น", 0), ("้", 5), ("ํ", 5), ("า", 5)], ["น้ำ"]),
        ("ring kept beside whole sara am", [("น", 0), ("ํ", 5), ("ำ", 5)], ["นำ"]),
        ("sara e twice is sara ae", [("เ", 0), ("เ", 5), ("ก", 10)], ["แก"]),
        ("gap without a space", [("ก", 0), ("ข", 9)], ["ก", "ข"]),
        ("space glyph of real width", [("ก", 0), (" ", 5), ("ข", 10)], ["ก", "ข"]),
        ("space glyph without room", [("1", 0), (" ", 5), ("8", 5.2)], ["18"]),
        ("number parted before its comma", [*NUMBER_1, (" ", 10), *NUMBER_2], ["12,345"]),
        ("two numbers stay two", [("1", 0), (" ", 5), ("2", 8)], ["1", "2"]),
        ("drawn out of order", [("ข", 5), ("ก", 0)], ["กข"]),
        ("fake bold", [("ก", 0), ("ก", 0.3), ("ข", 5), ("ข", 5.3)], ["กข"]),
        ("a repeated letter stays", [("ก", 0), ("ก", 5)], ["กก"]),
        ("whole cluster mapping then its mark", [("น้", 0), ("้", 5), ("า", 5)], ["น้า"]),
        ("whole cluster mapping with sara am", [("จำ", 0), ("ํ", 5), ("า", 5)], ["จำ"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_words(case: str, drawn: list[tuple[str, float]], expected: list[str]) -> None:
    assert texts(line(*drawn)) == expected


def test_mark_drawn_after_the_next_consonant_goes_home_when_too_far_for_it() -> None:
    glyphs = line(("ก", 0), ("ข", 20), ("้", 5))
    assert texts(glyphs) == ["ก้", "ข"]


def test_letter_spaced_text_is_one_word() -> None:
    glyphs = line(*[(char, 8.0 * i) for i, char in enumerate("งบประมาณ")])
    assert texts(glyphs) == ["งบประมาณ"]


@pytest.mark.parametrize(
    ("case", "last_x", "expected"),
    [
        ("the next cell's text", 10.5, ["12", "3"]),
        ("text that runs on and spills over the rule", 10.0, ["123"]),
    ],
)
def test_words_at_a_rule(case: str, last_x: float, expected: list[str]) -> None:
    glyphs = line(("1", 0), ("2", 5), ("3", last_x))
    rule = Ruling("vertical", 10.2, 50.0, 150.0)
    assert texts(glyphs, (rule,)) == expected


def test_text_printed_over_other_text_is_not_shuffled_into_it() -> None:
    glyphs = line(("ก", 0), ("ข", 5), ("ค", 10), ("1", 7), ("2", 12), ("3", 17))
    assert texts(glyphs) == ["กขค", "123"]


def test_single_letters_with_spaces_between_stay_apart() -> None:
    drawn = [pair for i in range(8) for pair in ((str(i), 8.0 * i), (" ", 8.0 * i + 5))]
    glyphs = [Glyph(t, t, x, 100.0, 5.0 if t != " " else 3.0, EM) for t, x in drawn]
    assert texts(glyphs) == [str(i) for i in range(8)]


def test_unread_ring_before_sara_aa_is_a_guess_with_a_note() -> None:
    glyphs = [
        Glyph("จ", "จ", 0, 100, WIDE, EM),
        Glyph("□", "\ufffd", 5, 100, 0.0, EM, unread=True, note="unread"),
        Glyph("า", "า", 5, 100, WIDE, EM),
    ]
    words, notes = assemble(glyphs)
    assert [word.text for word in words] == ["จำ"]
    assert words[0].raw == "จ\ufffdา" or "\ufffd" not in words[0].text
    assert [note.kind for note in notes] == ["guessed"]


def test_unread_glyph_is_never_dropped() -> None:
    glyphs = [
        Glyph("ก", "ก", 0, 100, WIDE, EM),
        Glyph("□", "(cid:7)", 5, 100, WIDE, EM, unread=True, note="unread"),
    ]
    words, notes = assemble(glyphs)
    assert [word.text for word in words] == ["ก□"]
    assert [(note.kind, note.raw) for note in notes] == [("unread", "(cid:7)")]


def test_two_lines_are_two_words() -> None:
    upper = line(("ก", 0))
    lower = [Glyph("ข", "ข", 0, 118.0, WIDE, EM)]
    assert texts([*lower, *upper]) == ["ก", "ข"]


@pytest.mark.parametrize(("marks", "expected"), [("่ิ", "ิ่"), ("ุ่", "ุ่"), ("์ิ", "ิ์"), ("้ั", "ั้"), ("่่", "่")])
def test_marks_in_canonical_order(marks: str, expected: str) -> None:
    assert ordered_marks(marks) == expected
