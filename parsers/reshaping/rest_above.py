"""The rest of a row that a page break cut, above the first title of a page: text alone, in other
columns than the titles', which is no part of the heading or the item below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.thai_text import clean
from parsers.headings.headers import Header
from parsers.hierarchy.context import CONTEXT_ROLES
from parsers.items.row_values import TEXT_ROLES
from parsers.model import Cell, Line
from parsers.page.geometry import height, middle
from parsers.page.lines_level import LEVEL, are_level

_WIDE = 1.2  # times as far below the rest as the lines of a cell are apart


@dataclass(frozen=True, slots=True)
class Rest:
    """The heights of its first line and of the white below it, in points."""

    start: float
    end: float


def rest_above(cells: Sequence[Cell], header: Header, first: Line, is_heading: bool) -> Rest | None:
    """What stands above the first title of a row of cells; None where nothing does, or cells may be
    set half-way down. `is_heading`: the title is a level's heading."""
    roles = {column.index: column.role for column in header.columns}
    columns = [
        (roles.get(cell.col, ""), sorted((ln for ln in cell.lines if ln.box), key=middle))
        for cell in cells
        if roles.get(cell.col) not in CONTEXT_ROLES
    ]
    reach = LEVEL * height(first)
    above = [(r, ln) for r, lines in columns for ln in lines if middle(ln) < middle(first) - reach]
    if not above or any(role not in TEXT_ROLES or _is_note(line) for role, line in above):
        return None
    lone = not any(are_level(ln, first) for _r, lines in columns for ln in lines if ln is not first)
    if not (is_heading and lone) and not _stand_apart([lines for _r, lines in columns], first):
        return None
    heights = [middle(line) for _role, line in above]
    return Rest(min(heights), (max(heights) + middle(first)) / 2)


def _stand_apart(columns: Sequence[Sequence[Line]], first: Line) -> bool:
    """Whether in each column white parts what stands above a line from what is level with it or
    below it."""
    at = middle(first) - LEVEL * height(first)
    gaps = [(a, b, middle(b) - middle(a)) for lines in columns for a, b in pairwise(lines)]
    pitch = min((gap for *_pair, gap in gaps), default=0.0)
    over = [gap for a, b, gap in gaps if middle(a) < at <= middle(b)]
    return bool(over) and all(gap > _WIDE * pitch for gap in over)


def _is_note(line: Line) -> bool:
    """Whether a line is in brackets, as those below the name of a column are."""
    text = clean(line.text)
    return text.startswith("(") and text.endswith(")")
