"""Where the rows of a table have print, across its width."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Cell
from parsers.page.pieces import GUTTER, Extent, extent, height_of, is_statement, stand_over


def inked(cells: Sequence[Cell], told: bool = False) -> list[Extent]:
    """The intervals that words cover, parted by white that no row has print in but a statement
    over several of them. `told`: the columns are known, and no statement says where they are."""
    lines = [line for cell in cells for line in cell.lines]
    gutter = GUTTER * min(height_of(line.words) for line in lines)
    words = [word for line in lines for word in line.words if word.box is not None]
    said = [extent((word,)) for word in words if is_statement(word)]
    if said:
        bare = _merged([extent((word,)) for word in words if not is_statement(word)], gutter)
        if told or stand_over(said, bare):
            return bare
    return _merged([extent((word,)) for word in words], gutter)


def _merged(places: Sequence[Extent], gutter: float) -> list[Extent]:
    columns: list[Extent] = []
    for left, right in sorted(places):
        if columns and left - columns[-1][1] < gutter:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns
