"""Numbers of a dimension or a mission that stand in a card by themselves, as in a chip: beside a
label ("ภารกิจ 1.1  ผู้รับผิดชอบ: สำนักปลัด"), at a line's end, or alone above the title. No name follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import regex

from normalize.numbering import opens_typed
from normalize.thai_text import clean, to_ascii_digits
from parsers.forms.card_labels import label_of
from parsers.forms.pairs import LEVELS, label_line
from parsers.model import Line, Word
from parsers.page.cut_lines import cut_lines
from parsers.page.pieces import in_pieces, text_of

_MOST_WORDS = 8  # of both levels
_DIMENSION = r"มิติ\s?(?:ที่)?\s?(?P<dimension>[1-9])(?![\d.])"
_MISSION = r"ภารกิจ(?:ตามมิติ)?\s?(?:ที่)?\s?(?P<mission>[1-9]\s?\.\s?[1-9]\d?)(?![\d.])"
_LEVELS = regex.compile(
    rf"[(\[]?\s*(?:{_DIMENSION}|{_MISSION}|{_DIMENSION}[\s,/|·•:–-]*{_MISSION})\s*[)\]]?"
)


@dataclass(frozen=True, slots=True)
class BareLevel:
    """Whether it is of the dimension or the mission (`role`), its word, and its number."""

    role: str
    label: Line
    value: tuple[Line, ...]


def bare_levels(lines: Sequence[Line]) -> tuple[list[BareLevel], list[Line]]:
    """The levels that stand by themselves in the lines of a card, and the lines without them."""
    found: list[BareLevel] = []
    rest: list[Line] = []
    for k, line in enumerate(lines):
        words, others = _parted(line)
        if words and (others or _is_above_title(lines, k)):
            found += _levels(replace(line, words=words))
            rest += [replace(line, words=others)] if others else []
        else:
            rest.append(line)
    return found, rest


def is_bare_level(line: Line) -> bool:
    """Whether a line is the number of a level and nothing else."""
    return _LEVELS.fullmatch(_plain(line.words)) is not None


def _parted(line: Line) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of a line that are such a level, and the others; none of the first where nobody can
    say that no name follows."""
    words = line.words
    if is_bare_level(line):
        return words, ()
    row = in_pieces(line)
    if row is not None and len(row.pieces) > 1 and _LEVELS.fullmatch(_plain(row.pieces[-1])):
        last = row.pieces[-1]
        return last, words[: len(words) - len(last)]
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if _LEVELS.fullmatch(_plain(words[:count])):
            labelled = label_of(replace(line, words=words[count:])) is not None
            return (words[:count], words[count:]) if labelled else ((), words)
    return (), words


def _is_above_title(lines: Sequence[Line], k: int) -> bool:
    """Whether the line below is the title: of two typed lines the first may be the level's name."""
    below = list(takewhile(lambda line: label_of(line) is None, lines[k + 1 :]))
    typed = [opens_typed(clean(line.text)) for line in below]
    above = any(opens_typed(clean(line.text)) for line in lines[:k])
    return not above and typed[:1] == [True] and sum(typed) == 1


def _levels(line: Line) -> list[BareLevel]:
    match = _LEVELS.fullmatch(to_ascii_digits(line.text))
    if match is None:
        return []
    return [
        BareLevel(
            role,
            label_line(name, line),
            tuple(cut_lines((line,), *match.span(role))),
        )
        for role, name in LEVELS.items()
        if match[role] is not None
    ]


def _plain(words: Sequence[Word]) -> str:
    return to_ascii_digits(text_of(words))
