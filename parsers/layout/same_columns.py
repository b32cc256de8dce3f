"""Whether uprights on a page stand where the columns of the table of the page before do.

Offices draw the table of each page anew, so that its columns may be a little wider or narrower;
then what stands in them must be of the same kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from normalize.amounts import looks_like_money
from normalize.numbering import is_ordinal
from normalize.thai_text import clean, squeeze
from parsers.forms.form_labels import opens_bare, opens_with_colon
from parsers.headings.columns import Column
from parsers.model import Line, Table

_SAME_EDGE = 8.0  # points between a column's edge on two pages
_MOVED = 1 / 2  # of the narrower column beside an edge, where what stands in them is alike
_FARTHEST = 24.0  # points
_SCALE = 0.06  # of the width of all columns, between two pages
_FEWEST = 4  # columns that tell by their places
_NOTHING = ("ไม่ใช้งบประมาณ", "ไม่ได้ใช้งบประมาณ", "ไม่มีงบประมาณ")  # whose lines tell no kind


def are_columns_of(table: Table, edges: Sequence[float], held: Sequence[Sequence[Line]]) -> bool:
    """Whether the columns between some uprights are a table's. `edges`: the places of the uprights,
    in points from the left; `held`: the lines in each column."""
    places = _edges_of(table)
    if not places or len(places) != len(edges):
        return False
    own, others = ([x - ends[0] for x in ends] for ends in (places, edges))
    if _stand_alike(own, others):
        return True
    return _lie_near(own, others) and _hold_alike(table, held)


def goes_on_in_columns(rows: Table, before: Table | None, columns: Iterable[Column]) -> bool:
    """Whether rows without a heading stand in the columns of the table `before`, at their places,
    with figures in those of numbers and money and no label: then they are no form, though a title,
    a level, a unit and no budget are in most of their cells. `columns`: as its heading names them.
    """
    places, edges = _edges_of(rows), [] if before is None else _edges_of(before)
    if len(places) <= _FEWEST or len(places) != len(edges) or rows.ragged or rows.turned:
        return False
    if not _stand_alike(*([x - ends[0] for x in ends] for ends in (places, edges))):
        return False
    held = _lines_by_column(rows, 0)
    if any(opens_bare(ln) or opens_with_colon(clean(ln.text)) for lines in held for ln in lines):
        return False
    figures = [c.index for c in columns if c.role in ("number", "money") and c.index < rows.n_cols]
    kinds = [_are_figures(held[k]) for k in figures]
    return True in kinds and False not in kinds


def _edges_of(table: Table) -> list[float]:
    """The places of a table's columns and its right side; none where a column has no place."""
    lefts = {c.col: c.box.x0 for c in table.cells if c.box is not None}
    if table.box is None or len(lefts) < table.n_cols:
        return []
    return [lefts[c] for c in range(table.n_cols)] + [table.box.x1]


def _stand_alike(own: Sequence[float], others: Sequence[float]) -> bool:
    return all(abs(a - b) <= _SAME_EDGE for a, b in zip(own, others, strict=True))


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
    mine = _lines_by_column(table, 1)
    kinds = [(_are_figures(a), _are_figures(b)) for a, b in zip(mine, held, strict=True)]
    told = [pair for pair in kinds if None not in pair]
    return all(a == b for a, b in told) and {True, False} <= {a for a, _b in told}


def _lines_by_column(table: Table, first: int) -> list[list[Line]]:
    """The lines of each column from some row on, but for those of merged cells."""
    held: list[list[Line]] = [[] for _ in range(table.n_cols)]
    for cell in table.cells:
        if cell.row >= first and cell.col_span == 1:
            held[cell.col] += cell.lines
    return held


def _are_figures(lines: Sequence[Line]) -> bool | None:
    """Whether most lines are amounts, dashes or numbers; None where there are none that tell."""
    texts = [clean(line.text) for line in lines]
    telling = [text for text in texts if not any(squeeze(text) in words for words in _NOTHING)]
    figures = sum(looks_like_money(text) or is_ordinal(text) for text in telling)
    return figures * 2 > len(telling) if telling else None
