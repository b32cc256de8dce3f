"""Lines in one tall row of cells: which stand at one height, and which are amounts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from normalize.amounts import looks_like_money
from normalize.thai_text import clean
from parsers.model import Line
from parsers.page.geometry import height, middle

_APART = 1.5  # times as far below the line above as lines of one cell are
_BLANK_APART = 1.15  # likewise, above a title without money
LEVEL = 0.5  # line heights between two lines that stand at one height
REST_OF_NOTHING = regex.compile(r"(?:งบ\s?)?ประมาณ")  # the second line of ไม่ใช้งบประมาณ


def are_level(one: Line, other: Line) -> bool:
    """Whether two lines stand at one height."""
    return abs(middle(one) - middle(other)) <= LEVEL * min(height(one), height(other))


def some_lack_money(opening: Sequence[Line], money: Sequence[Sequence[Line]]) -> bool:
    """Whether every amount stands level with the first line of one title, no two of a column with
    the same, and some column has none for a title: its amounts cannot be told by their order."""
    held = _titles_beside(opening, money)
    return held is not None and any(0 < len(found) < len(opening) for found in held)


def have_their_money(
    opening: Sequence[Line], titles: Sequence[Line], money: Sequence[Sequence[Line]]
) -> bool:
    """Whether every amount stands level with the first line of one title, no two of a column with
    the same, and every title has one in some column: each column may leave some of them blank. One
    that all columns leave blank is a title where it stands farther below the line above it than
    any line of a title does, and more have money than have none: else it may be a part of one that
    has. `opening`: those of the lines of `titles` that may be the first."""
    held = _titles_beside(opening, money)
    if held is None:
        return False
    paid = {k for found in held for k in found}
    blank = [line for k, line in enumerate(opening) if k not in paid]
    placed = sorted(titles, key=middle)
    gaps = [(b, middle(b) - middle(a)) for a, b in pairwise(placed)]
    inside = max((gap for line, gap in gaps if line not in opening), default=0.0)
    apart = [line for line, gap in gaps if gap > _BLANK_APART * inside > 0]
    several = len(paid) > max(len(blank), 1)
    return several and all(line in apart for line in blank)


def _titles_beside(
    opening: Sequence[Line], money: Sequence[Sequence[Line]]
) -> list[list[int]] | None:
    """Column by column, the titles with whose first line an amount stands level; None where one
    stands beside none or several of them, or two beside the same, or print is no amount."""
    held: list[list[int]] = []
    for column in money:
        lines = [line for line in column if not REST_OF_NOTHING.fullmatch(clean(line.text))]
        level = [[k for k, t in enumerate(opening) if are_level(line, t)] for line in lines]
        if any(len(found) != 1 for found in level) or len({f[0] for f in level}) < len(level):
            return None
        if not all(looks_like_money(clean(line.text)) for line in lines):
            return None
        held.append([found[0] for found in level])
    return held


def units_stand_apart(
    opening: Sequence[Line],
    titles: Sequence[Line],
    money: Sequence[Sequence[Line]],
    units: Sequence[Line],
) -> bool:
    """Whether every title has an amount in each column and a unit level with its first line, and
    white stands above a unit of some: they are no list of units that all items share."""
    for column in (*money, units):
        level = [sum(are_level(line, first) for line in column) for first in opening]
        if level != [1] * len(opening):
            return False
    figures = [line for column in money for line in column]
    if not figures or len(figures) != len(money) * len(opening):
        return False
    if not all(looks_like_money(clean(line.text)) for line in figures):
        return False
    heights = sorted(map(middle, titles))
    pitch = min((b - a for a, b in pairwise(heights)), default=0.0)
    firsts = [line for line in units if any(are_level(line, first) for first in opening[1:])]
    above = [max(middle(u) for u in units if middle(u) < middle(line)) for line in firsts]
    return any(
        middle(line) - before > _APART * pitch > 0
        for line, before in zip(firsts, above, strict=True)
    )
