"""Whether uprights on a page stand where the columns of the table of the page before do.

Offices draw the table of each page anew, so that its columns may be a little wider or narrower;
then what stands in them must be of the same kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from normalize.amounts import looks_like_money
from normalize.numbering import is_ordinal
from normalize.thai_text import clean, squeeze
from parsers.model import Line, Table

_SAME_EDGE = 8.0  # points between a column's edge on two pages
_MOVED = 1 / 2  # of the narrower column beside an edge, where what stands in them is alike
_FARTHEST = 24.0  # points
_SCALE = 0.06  # of the width of all columns, between two pages
_NOTHING = ("ไม่ใช้งบประมาณ", "ไม่ได้ใช้งบประมาณ", "ไม่มีงบประมาณ")  # whose lines tell no kind


def are_columns_of(table: Table, edges: Sequence[float], held: Sequence[Sequence[Line]]) -> bool:
    """Whether the columns between some uprights are a table's. `edges`: the places of the uprights,
    in points from the left; `held`: the lines in each column."""
    lefts = {c.col: c.box.x0 for c in table.cells if c.box is not None}
    if table.box is None or table.n_cols != len(edges) - 1 or len(lefts) < table.n_cols:
        return False
    places = [lefts[c] for c in range(table.n_cols)] + [table.box.x1]
    own, others = ([x - ends[0] for x in ends] for ends in (places, edges))
    if all(abs(a - b) <= _SAME_EDGE for a, b in zip(own, others, strict=True)):
        return True
    return _lie_near(own, others) and _hold_alike(table, held)


def _lie_near(own: Sequence[float], others: Sequence[float]) -> bool:
    """Whether each edge of a table stands nearer to its fellow than to the next, and all columns
    together are as wide. Both from the left edge, in points."""
    scale = own[-1] / others[-1]
    scaled = [x * scale for x in others]
    narrow = [
        min(b - a, d - c) for (a, b), (c, d) in zip(pairwise(own), pairwise(scaled), strict=True)
    ]
    near = all(
        abs(a - b) <= min(_FARTHEST, _MOVED * min(beside))
        for a, b, beside in zip(own[1:-1], scaled[1:-1], pairwise(narrow), strict=True)
    )
    return near and abs(scale - 1) <= _SCALE


def _hold_alike(table: Table, held: Sequence[Sequence[Line]]) -> bool:
    """Whether each column of a table's rows holds figures, or words, where the other page's does,
    and some of both."""
    mine: list[list[Line]] = [[] for _ in range(table.n_cols)]
    for cell in table.cells:
        if cell.row and cell.col_span == 1:
            mine[cell.col] += cell.lines
    kinds = [(_are_figures(a), _are_figures(b)) for a, b in zip(mine, held, strict=True)]
    told = [pair for pair in kinds if None not in pair]
    return all(a == b for a, b in told) and {True, False} <= {a for a, _b in told}


def _are_figures(lines: Sequence[Line]) -> bool | None:
    """Whether most lines are amounts, dashes or numbers; None where there are none that tell."""
    texts = [clean(line.text) for line in lines]
    telling = [text for text in texts if not any(squeeze(text) in words for words in _NOTHING)]
    figures = sum(looks_like_money(text) or is_ordinal(text) for text in telling)
    return figures * 2 > len(telling) if telling else None
