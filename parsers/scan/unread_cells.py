"""Ink in table cells that nothing was read from: a cell with print in it is not an empty one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from parsers.model import Box, Mark, Word
from parsers.page.clusters import UNREAD
from parsers.scan.components import Components
from parsers.scan.text_line import TextLine

_LEAST_INK_PT2 = 4.0  # about one small digit
_LEAST_HEIGHT_PT = 1.6
_LEAST_SHAPE_PT2 = 0.8
_MARK_REACH_PT = 3.0


def unread_cells(
    parts: Components,
    lines: Sequence[TextLine],
    told: frozenset[int],
    marks: Sequence[Mark],
    scale: float,
) -> list[Word]:
    """A word "□" of no confidence for each ruled cell that holds ink and no reading.

    `lines` are those that were read; `told` are the shapes of marks and dashes. Shapes that touch
    a rule are left aside, as pieces of the rule.
    """
    known = [n for line in lines for n in line.members] + list(told)
    free = np.ones(parts.count, bool)
    free[known] = False
    read = np.unique(parts.region[known]) if known else np.empty(0, int)
    free &= parts.in_cell & ~np.isin(parts.region, read)
    free &= (parts.region_above == parts.region) & (parts.region_below == parts.region)
    free &= parts.height >= _LEAST_HEIGHT_PT * scale
    free &= parts.area >= _LEAST_SHAPE_PT2 * scale * scale
    words = []
    for region in np.unique(parts.region[free]):
        shapes = np.flatnonzero(free & (parts.region == region))
        box = Box(
            float(parts.x0[shapes].min()) / scale,
            float(parts.y0[shapes].min()) / scale,
            float(parts.x1[shapes].max()) / scale,
            float(parts.y1[shapes].max()) / scale,
        )
        enough = float(parts.area[shapes].sum()) >= _LEAST_INK_PT2 * scale * scale
        if enough and not any(_near(mark.box, box) for mark in marks):
            words.append(Word(UNREAD, UNREAD, box, 0.0))
    return words


def _near(mark: Box, box: Box) -> bool:
    reach = _MARK_REACH_PT
    across = mark.x0 - reach < box.x1 and box.x0 < mark.x1 + reach
    return across and mark.top - reach < box.bottom and box.top < mark.bottom + reach
