"""The classes the recogniser tells apart, and how text becomes a row of them.

A stack of marks over or under one consonant (vowel + tone) is one class: the marks stand in the
same columns of the image, so their order is a matter of spelling, not of reading left to right,
and a narrow letter has too few image columns for three separate CTC labels.
"""

from __future__ import annotations

import unicodedata

import regex

BLANK = ""
CONSONANTS = "".join(chr(c) for c in range(0x0E01, 0x0E2F))
VOWELS = "ะาำเแโใไๅ"
SIGNS = "ฯๆ฿๏๚๛"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
BODY_MARKS = "ิีึืั็ฺุูํ๎"
TONES = "่้๊๋์"
ASCII = "".join(chr(c) for c in range(0x20, 0x7F))
PUNCTUATION = "“”‘’–—…•●○■□▪✓✔☐☑☒←→↔−×÷±°½²³·"
STACK = regex.compile(rf"[{BODY_MARKS}{TONES}]+")


def _stacks() -> list[str]:
    tall = "ิีึืัุู็"
    return [body + tone for body in tall for tone in TONES]


LABELS: tuple[str, ...] = (
    BLANK,
    *ASCII,
    *CONSONANTS,
    *VOWELS,
    *SIGNS,
    *THAI_DIGITS,
    *BODY_MARKS,
    *TONES,
    *_stacks(),
    *PUNCTUATION,
)
INDEX = {label: i for i, label in enumerate(LABELS)}
SINGLE = frozenset(label for label in LABELS if len(label) == 1)


def canonical(text: str) -> str:
    """The one spelling trained and scored on: single spaces, composed ำ, marks in order."""
    text = unicodedata.normalize("NFC", text)
    text = regex.sub(r"\s+", " ", text).strip()
    text = regex.sub("\u0e4d([่้๊๋]?)\u0e32", "\\1\u0e33", text)  # ํ + า → ำ
    text = regex.sub(rf"([{TONES}])([{BODY_MARKS}])", r"\2\1", text)
    return text.replace("เเ", "แ")


def encode(text: str) -> list[int]:
    """Class numbers of `text`; raises KeyError for a character the recogniser cannot print."""
    result: list[int] = []
    at = 0
    while at < len(text):
        pair = text[at : at + 2]
        step = 2 if len(pair) == 2 and pair in INDEX else 1
        result.append(INDEX[text[at : at + step]])
        at += step
    return result


def decode(classes: list[int]) -> str:
    """The text of a row of class numbers (blanks give nothing)."""
    return "".join(LABELS[c] for c in classes)
