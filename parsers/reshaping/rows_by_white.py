"""Measures in one row of cells, as those of one ITA indicator, that white alone parts: each has its
own lines in the columns beside its title, and a strip crosses all of these between two.

A row may hold no more than two, so the white between the lines of all rows of the table is weighed
together; where it does not tell, cells that end above a further title and begin anew level with it
do. A title without a type word opens a measure where all cells begin anew level with it and most
end above it. Rows that seem to hold several titles, and are not parted so, are named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from parsers.headings.headers import Header
from parsers.model import Cell
from parsers.page.geometry import height, middle
from parsers.page.lines_level import are_level
from parsers.reshaping.heights_of_rows import (
    Level,
    gaps_of,
    has_numbers,
    in_column,
    is_numbered,
    is_plain,
    levels_of,
    opening_lines,
    pairs,
    title_of,
    with_beside,
)
from parsers.reshaping.texts_anew import Texts

_STEP = 1.15  # from the widest gap between lines of one measure to the narrowest between two
FILLED = 0.5  # of the columns beside the titles that a row of cells has words in
_ENDED = 0.5  # of the columns beside the titles, whose cells end above a measure that they tell
_AS_WIDE = 0.9  # of the widest gap inside a measure, between two that their cells tell
WIDE = 1.2  # times as far apart as the lines of a cell are
WIDE_ALONE = 1.7  # line heights between two lines, where no cell has several
_STEP_BARE = 1.25  # as _STEP, above a measure without a type word
ELSEWHERE = frozenset({"money", "month", "quarter"})  # whose columns say themselves what is a row


@dataclass(frozen=True, slots=True)
class White:
    """The heights that part a row of cells, in points; `sure` where each part has words in the same
    columns beside its title, so that no cell may be of several."""

    heights: list[float]
    sure: bool


def edges_by_white(rows: Mapping[int, Sequence[Cell]], header: Header) -> dict[int, White]:
    """By their index, the rows of cells that hold several measures, with the heights between these:
    as the white between the lines says it for the whole table, else as cells that end early say it
    for a row."""
    title = title_of(header)
    if title is None or not ELSEWHERE.isdisjoint(header.roles):
        return {}
    rows = with_beside(rows, header, title)
    found = _by_gaps(rows, header, title)
    return found or _by_ends(rows, header, title)


def _by_gaps(rows: Mapping[int, Sequence[Cell]], header: Header, title: int) -> dict[int, White]:
    held = {row: levels_of(cells, title) for row, cells in rows.items() if is_plain(cells)}
    several = {row for row, cells in rows.items() if _opens_further(cells, title)}
    gaps = [gap for levels in held.values() for gap in gaps_of(levels)]
    limit = _limit(gaps)
    if limit is None or not several <= held.keys():
        return {}
    firsts = [levels[0] for levels in held.values() if levels and title in levels[0].columns]
    may_be_bare = _step_at(gaps, limit) >= _STEP_BARE and not all(one.opens for one in firsts)
    texts = Texts.of({row: rows[row] for row in held}, title)
    found: dict[int, White] = {}
    doubted: set[int] = set()
    begun = told = astray = 0
    for row, levels in held.items():
        starts = {k for k, gap in enumerate(gaps_of(levels), 1) if gap > limit}
        typed = {k for k, level in enumerate(levels) if k and level.opens}
        if not (starts or typed):
            continue
        white = _white(levels, sorted(starts), title) if typed <= starts else None
        if white is None or has_numbers(rows[row], title) or is_numbered(rows[row], header):
            return {}
        opened = texts.opened(row, rows[row], levels, starts - typed) if may_be_bare else {}
        found[row] = white
        doubted |= set() if all(opened.values()) else {row}
        begun, told = begun + len(typed), told + len(opened)
        astray += len(starts - typed - opened.keys())
    if begun >= astray + told:
        return found
    sure = {row: replace(w, sure=w.sure and row not in doubted) for row, w in found.items()}
    return {} if astray else sure


def _by_ends(rows: Mapping[int, Sequence[Cell]], header: Header, title: int) -> dict[int, White]:
    """The rows in which cells end above each further line that opens as titles do, and begin anew
    level with it; sure where the white above it is also the widest of the row."""
    found: dict[int, White] = {}
    for row, cells in rows.items():
        plain = is_plain(cells) and not has_numbers(cells, title)
        if not plain or is_numbered(cells, header):
            continue
        levels = levels_of(cells, title)
        starts = [k for k, level in enumerate(levels) if k and level.opens]
        white = _white(levels, starts, title) if starts else None
        if white is None or not all(_begins_anew(levels, k, _ENDED) for k in starts):
            continue
        gaps = gaps_of(levels)
        between = min(gaps[k - 1] for k in starts)
        inside = max((gap for k, gap in enumerate(gaps, 1) if k not in starts), default=0.0)
        if _begin_at_top(levels, starts) and between >= _AS_WIDE * inside:
            found[row] = White(white.heights, white.sure and between > inside)
    return found


def _begins_anew(levels: Sequence[Level], start: int, share: float) -> bool:
    """Whether a share of the columns beside the titles at least end above a line, white standing
    between, and begin anew level with it."""
    above = frozenset[int]().union(*(level.columns for level in levels[:start]))
    anew = (levels[start].columns & above) - levels[start - 1].columns
    return len(anew) >= max(1, share * (len(above) - 1))


def _begin_at_top(levels: Sequence[Level], starts: Sequence[int]) -> bool:
    """Whether the cells of each measure begin level with its title and run on line by line."""
    for first, end in pairwise([0, *starts, len(levels)]):
        if any(not b.columns <= a.columns for a, b in pairwise(levels[first:end])):
            return False
    return True


def with_several_titles(rows: Mapping[int, Sequence[Cell]], header: Header) -> set[int]:
    """The rows of cells in which a further line of the title's cell opens as titles do, farther
    below than the lines of a cell are, and no number in the cell tells what it is."""
    title = title_of(header)
    if title is None:
        return set()
    held = {row: cells for row, cells in rows.items() if not has_numbers(cells, title)}
    pitch = _pitch(held, title)
    return {row for row, cells in held.items() if _holds_several(cells, title, pitch)}


def _limit(gaps: Sequence[float]) -> float | None:
    """Points between two lines from which on they are of two measures; None where the gaps are not
    of two kinds."""
    steps = [(b / a, (a + b) / 2) for a, b in pairwise(sorted(gaps)) if a > 0]
    step, limit = max(steps, default=(0.0, 0.0))
    return limit if step >= _STEP and min(gaps) > 0 else None


def _step_at(gaps: Sequence[float], limit: float) -> float:
    """From the widest gap below a limit to the narrowest above it."""
    return min(gap for gap in gaps if gap > limit) / max(gap for gap in gaps if gap <= limit)


def _opens_further(cells: Sequence[Cell], title: int) -> bool:
    """Whether a line of a title's cell below its first opens as titles do."""
    return any(line in opening_lines(cells, title) for line in in_column(cells, title)[1:])


def _white(levels: Sequence[Level], starts: Sequence[int], title: int) -> White | None:
    """The heights between the measures of a row of cells that begin at some of its lines; None
    where one has no title, nothing beside its first line, or little beside it at all."""
    ends = [0, *starts, len(levels)]
    shares = [levels[a:b] for a, b in pairwise(ends)]
    if any(title not in share[0].columns or len(share[0].columns) == 1 for share in shares):
        return None
    beside = [frozenset[int]().union(*(level.columns for level in share)) for share in shares]
    every = frozenset[int]().union(*beside)
    if any(len(held) - 1 < FILLED * (len(every) - 1) for held in beside):
        return None
    heights = [(levels[k - 1].y + levels[k].y) / 2 for k in starts]
    return White(heights, all(held == every for held in beside))


def _pitch(rows: Mapping[int, Sequence[Cell]], title: int) -> float | None:
    """How far the lines of a cell stand apart, in points; None where no cell has several."""
    gaps = [
        middle(b) - middle(a)
        for cells in rows.values()
        for a, b in pairs(cells, title)
        if not any(are_level(b, first) for first in opening_lines(cells, title))
    ]
    return median_low(gaps) if gaps else None


def _holds_several(cells: Sequence[Cell], title: int, pitch: float | None) -> bool:
    """Whether a further line of a title's cell opens as titles do, far below the line above it or
    where another cell begins anew, and words stand level beside it and the first."""
    lines = in_column(cells, title)
    others = [ln for c in cells if c.col > title for ln in c.lines if ln.box is not None]
    beside = [line for line in lines if any(are_level(line, other) for other in others)]
    if not beside or beside[0] is not lines[0]:
        return False
    wide = WIDE * pitch if pitch is not None else WIDE_ALONE * height(lines[0])
    opening = [line for line in opening_lines(cells, title) if line in beside]
    if any(b in opening and middle(b) - middle(a) > wide for a, b in pairwise(lines)):
        return True
    levels = levels_of(cells, title)
    return any(level.opens and k and _begins_anew(levels, k, 0) for k, level in enumerate(levels))
