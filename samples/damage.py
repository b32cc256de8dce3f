"""What an OCR model does to a text: wrong words, spaces from line wraps, slid columns, HTML."""

from __future__ import annotations

import random
from dataclasses import dataclass

import regex

from samples.wrap import wrap

WORD_SWAPS = (
    ("มิติที่", ("มติที่", "มิตินที่", "มิตินี้")),
    ("ภารกิจตามมิติ", ("ภารกิจตามมติ", "การกิจตามมิติ")),
    ("ภารกิจ", ("การกิจ",)),
    ("ไม่ใช้งบ", ("ไม่ใช่งบ",)),
    ("มิติ", ("มติ",)),
    ("งบบูรณาการ", ("งบบุคลากร",)),
)
LOOK_ALIKES = str.maketrans("ลซชดตถก", "สชขตดกถ")


@dataclass(frozen=True, slots=True)
class Damage:
    """How much goes wrong in one document; shares between 0 and 1."""

    words: float
    wrap_spaces: float
    html: float
    slide: float
    cut: float
    bold_stars: float
    page_rows: int
    trailing_tab: bool
    list_bullets: bool
    merge: float
    places: float

    def __post_init__(self) -> None:
        shares = (self.words, self.wrap_spaces, self.html, self.slide, self.cut, self.bold_stars,
                  self.merge, self.places)  # fmt: skip
        if not all(0.0 <= share <= 1.0 for share in shares):
            raise ValueError("shares lie between 0 and 1")


_DISTRICT = regex.compile(r"อำเภอ(\S+)")

CLEAN = Damage(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1_000, False, False, 0.0, 0.0)


def draw_damage(rng: random.Random) -> Damage:
    """The damage of one document."""
    return Damage(
        words=rng.choice((0.0, 0.1, 0.3)),
        wrap_spaces=rng.choice((0.0, 0.4, 0.9)),
        html=rng.choice((0.0, 0.0, 0.3, 0.7)),
        slide=rng.choice((0.0, 0.0, 0.0, 0.04)),
        cut=rng.choice((0.0, 0.3, 0.6)),
        bold_stars=rng.choice((0.0, 0.0, 0.3)),
        page_rows=rng.randint(4, 9),
        trailing_tab=rng.random() < 0.3,
        list_bullets=rng.random() < 0.5,
        merge=rng.choice((0.0, 0.0, 0.0, 0.08)),
        places=rng.choice((0.0, 0.3)),
    )


def swap_words(text: str, share: float, rng: random.Random) -> str:
    """`text` with at most one word misread, as the real readers misread it."""
    if rng.random() >= share:
        return text
    found = [(word, wrong) for word, wrong in WORD_SWAPS if word in text]
    if not found:
        return text
    word, wrong = rng.choice(found)
    return text.replace(word, rng.choice(wrong), 1)


def wrap_spaces(text: str, width: int, share: float, rng: random.Random) -> str:
    """`text` as one line with a space where a printed line may have ended."""
    lines = wrap(text, float(width), lambda part: float(len(part)))
    joined = lines[0]
    for line, original_space in zip(lines[1:], _spaces(text, lines), strict=True):
        joined += (" " if original_space or rng.random() < share else "") + line
    return joined


def _spaces(text: str, lines: list[str]) -> list[bool]:
    """For each line after the first: did white space stand before it in `text`?"""
    result, position = [], 0
    for number, line in enumerate(lines):
        start = text.index(line, position) if line else position
        if number:
            result.append(start > position)
        position = start + len(line)
    return result


def as_html(lines: list[str], rng: random.Random) -> str:
    """Several lines of a cell as HTML paragraphs or a list."""
    if all(line.startswith("- ") for line in lines) and rng.random() < 0.6:
        return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"
    return " ".join(f"<p>{line}</p>" for line in lines)


def misread_place(text: str, share: float, rng: random.Random) -> str:
    """`text` with one letter of its district's name read as one that looks like it."""
    found = _DISTRICT.search(text)
    if found is None or rng.random() >= share:
        return text
    name = found.group(1)
    swaps = [i for i, sign in enumerate(name) if sign.translate(LOOK_ALIKES) != sign]
    if not swaps:
        return text
    at = found.start(1) + rng.choice(swaps)
    return text[:at] + text[at].translate(LOOK_ALIKES) + text[at + 1 :]
