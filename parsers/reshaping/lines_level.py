"""Lines in one tall row of cells: which stand at one height, and which are amounts."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import looks_like_money
from normalize.thai_text import clean, is_dash
from parsers.model import Line

LEVEL = 0.5  # line heights between two lines that stand at one height
REST_OF_NOTHING = regex.compile(r"(?:งบ\s?)?ประมาณ")  # the second line of ไม่ใช้งบประมาณ


def middle(line: Line) -> float:
    """The height at which a line stands, in points; 0 without a place."""
    return line.box.y_center if line.box is not None else 0.0


def height(line: Line) -> float:
    """How high a line is, in points; 0 without a place."""
    return line.box.height if line.box is not None else 0.0


def are_level(one: Line, other: Line) -> bool:
    """Whether two lines stand at one height."""
    return abs(middle(one) - middle(other)) <= LEVEL * min(height(one), height(other))


def is_amount(text: str) -> bool:
    """Whether cleaned text states money, or a dash in its place."""
    return looks_like_money(text) or is_dash(text)


def some_lack_money(opening: Sequence[Line], money: Sequence[Sequence[Line]]) -> bool:
    """Whether every amount stands level with the first line of one title, no two of a column with
    the same, and some column has none for a title: its amounts cannot be told by their order."""
    lacking = False
    for column in money:
        lines = [line for line in column if not REST_OF_NOTHING.fullmatch(clean(line.text))]
        level = [[k for k, t in enumerate(opening) if are_level(line, t)] for line in lines]
        if any(len(found) != 1 for found in level) or len({f[0] for f in level}) < len(level):
            return False
        if not all(is_amount(clean(line.text)) for line in lines):
            return False
        lacking |= 0 < len(lines) < len(opening)
    return lacking
