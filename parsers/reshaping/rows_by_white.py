"""Measures in one row of cells, as those of one ITA indicator, that white alone parts: each has its
own lines in the columns beside its title, and a strip crosses all of these between two.

A row may hold no more than two, so the white between the lines of all rows of the table is weighed
together; where it does not tell, cells that end above a further title and begin anew level with it
do. Rows that hold several titles by their looks, and are not parted so, are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean
from parsers.headings.headers import Header
from parsers.model import Cell, Line
from parsers.page.geometry import height, middle, printed_lines
from parsers.page.lines_level import are_level

_STEP = 1.15  # from the widest gap between lines of one measure to the narrowest between two
_FILLED = 0.5  # of the columns beside the titles that a row of cells has words in
_ENDED = 0.5  # of the columns beside the titles, whose cells end above a measure that they tell
_AS_WIDE = 0.9  # of the widest gap inside a measure, between two that their cells tell
_WIDE = 1.2  # times as far apart as the lines of a cell are
_WIDE_ALONE = 1.7  # line heights between two lines, where no cell has several
_ELSEWHERE = frozenset({"money", "month", "quarter"})  # whose columns say themselves what is a row


@dataclass(frozen=True, slots=True)
class _Level:
    """What stands at one height of a row of cells, from the titles' column on: the height in
    points, the columns, and whether it opens as titles do."""

    y: float
    columns: frozenset[int]
    opens: bool


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
    title = _title(header)
    if title is None or not _ELSEWHERE.isdisjoint(header.roles):
        return {}
    found = _by_gaps(rows, header, title)
    return found or _by_ends(rows, header, title)


def _by_gaps(rows: Mapping[int, Sequence[Cell]], header: Header, title: int) -> dict[int, White]:
    held = {row: _levels(cells, title) for row, cells in rows.items() if _is_plain(cells)}
    several = {row for row, cells in rows.items() if _opens_further(cells, title)}
    limit = _limit([gap for levels in held.values() for gap in _gaps(levels)])
    if limit is None or not several or not several <= held.keys():
        return {}
    found: dict[int, White] = {}
    begun = bare = 0
    for row, levels in held.items():
        starts = {k for k, gap in enumerate(_gaps(levels), 1) if gap > limit}
        typed = {k for k, level in enumerate(levels) if k and level.opens}
        if not (starts or typed):
            continue
        white = _white(levels, sorted(starts), title) if typed <= starts else None
        if white is None or _has_numbers(rows[row], title) or _is_numbered(rows[row], header):
            return {}
        found[row] = white
        begun, bare = begun + len(typed), bare + len(starts - typed)
    return found if begun >= bare else {}


def _by_ends(rows: Mapping[int, Sequence[Cell]], header: Header, title: int) -> dict[int, White]:
    """The rows in which cells end above each further line that opens as titles do, and begin anew
    level with it; sure where the white above it is also the widest of the row."""
    found: dict[int, White] = {}
    for row, cells in rows.items():
        plain = _is_plain(cells) and not _has_numbers(cells, title)
        if not plain or _is_numbered(cells, header):
            continue
        levels = _levels(cells, title)
        starts = [k for k, level in enumerate(levels) if k and level.opens]
        white = _white(levels, starts, title) if starts else None
        if white is None or not all(_begins_anew(levels, k, _ENDED) for k in starts):
            continue
        gaps = _gaps(levels)
        between = min(gaps[k - 1] for k in starts)
        inside = max((gap for k, gap in enumerate(gaps, 1) if k not in starts), default=0.0)
        if _begin_at_top(levels, starts) and between >= _AS_WIDE * inside:
            found[row] = White(white.heights, white.sure and between > inside)
    return found


def _begins_anew(levels: Sequence[_Level], start: int, share: float) -> bool:
    """Whether a share of the columns beside the titles at least end above a line, white standing
    between, and begin anew level with it."""
    above = frozenset[int]().union(*(level.columns for level in levels[:start]))
    anew = (levels[start].columns & above) - levels[start - 1].columns
    return len(anew) >= max(1, share * (len(above) - 1))


def _begin_at_top(levels: Sequence[_Level], starts: Sequence[int]) -> bool:
    """Whether the cells of each measure begin level with its title and run on line by line."""
    for first, end in pairwise([0, *starts, len(levels)]):
        if any(not b.columns <= a.columns for a, b in pairwise(levels[first:end])):
            return False
    return True


def with_several_titles(rows: Mapping[int, Sequence[Cell]], header: Header) -> set[int]:
    """The rows of cells in which a further line of the title's cell opens as titles do, farther
    below than the lines of a cell are, and no number in the cell tells what it is."""
    title = _title(header)
    if title is None:
        return set()
    held = {row: cells for row, cells in rows.items() if not _has_numbers(cells, title)}
    pitch = _pitch(held, title)
    return {row for row, cells in held.items() if _holds_several(cells, title, pitch)}


def _title(header: Header) -> int | None:
    return next((c.index for c in header.columns if c.role == "title"), None)


def _is_plain(cells: Sequence[Cell]) -> bool:
    return all(c.col_span == 1 or not c.lines for c in cells)


def _levels(cells: Sequence[Cell], title: int) -> list[_Level]:
    columns = {id(w): c.col for c in cells if c.col >= title for ln in c.lines for w in ln.words}
    words = [w for c in cells if c.col >= title for ln in c.lines for w in ln.words]
    opening = {id(word) for line in _opening(cells, title) for word in line.words}
    return [
        _Level(
            middle(line),
            frozenset(columns[id(word)] for word in line.words),
            any(id(word) in opening for word in line.words),
        )
        for line in printed_lines(words, None)
    ]


def _gaps(levels: Sequence[_Level]) -> list[float]:
    return [below.y - above.y for above, below in pairwise(levels)]


def _limit(gaps: Sequence[float]) -> float | None:
    """Points between two lines from which on they are of two measures; None where the gaps are not
    of two kinds."""
    steps = [(b / a, (a + b) / 2) for a, b in pairwise(sorted(gaps)) if a > 0]
    step, limit = max(steps, default=(0.0, 0.0))
    return limit if step >= _STEP and min(gaps) > 0 else None


def _opens_further(cells: Sequence[Cell], title: int) -> bool:
    """Whether a line of a title's cell below its first opens as titles do."""
    return any(line in _opening(cells, title) for line in _in_column(cells, title)[1:])


def _is_numbered(cells: Sequence[Cell], header: Header) -> bool:
    """Whether a number stands right before the title: of one item, whatever its cell lists."""
    numbers = {c.index for c in header.columns if c.role == "number"}
    title = _title(header)
    return any(c.lines and c.col in numbers and c.col + 1 == title for c in cells)


def _in_column(cells: Sequence[Cell], column: int) -> list[Line]:
    held = [ln for c in cells if c.col == column for ln in c.lines if ln.box is not None]
    return sorted(held, key=middle)


def _opening(cells: Sequence[Cell], title: int) -> list[Line]:
    """The lines of the titles' column that open as titles do."""
    return [line for line in _in_column(cells, title) if opens_typed(clean(line.text))]


def _has_numbers(cells: Sequence[Cell], title: int) -> bool:
    texts = [clean(line.text) for line in _in_column(cells, title)]
    return any(split_number(text).rest != text for text in texts)


def _white(levels: Sequence[_Level], starts: Sequence[int], title: int) -> White | None:
    """The heights between the measures of a row of cells that begin at some of its lines; None
    where one has no title, nothing beside its first line, or little beside it at all."""
    ends = [0, *starts, len(levels)]
    shares = [levels[a:b] for a, b in pairwise(ends)]
    if any(title not in share[0].columns or len(share[0].columns) == 1 for share in shares):
        return None
    beside = [frozenset[int]().union(*(level.columns for level in share)) for share in shares]
    every = frozenset[int]().union(*beside)
    if any(len(held) - 1 < _FILLED * (len(every) - 1) for held in beside):
        return None
    heights = [(levels[k - 1].y + levels[k].y) / 2 for k in starts]
    return White(heights, all(held == every for held in beside))


def _pitch(rows: Mapping[int, Sequence[Cell]], title: int) -> float | None:
    """How far the lines of a cell stand apart, in points; None where no cell has several."""
    gaps = [
        middle(b) - middle(a)
        for cells in rows.values()
        for a, b in _pairs(cells, title)
        if not any(are_level(b, first) for first in _opening(cells, title))
    ]
    return median_low(gaps) if gaps else None


def _pairs(cells: Sequence[Cell], title: int) -> Iterator[tuple[Line, Line]]:
    """The lines of each cell from the titles' column on, each with the next."""
    for column in sorted({c.col for c in cells if c.col >= title and c.col_span == 1}):
        yield from pairwise(_in_column(cells, column))


def _holds_several(cells: Sequence[Cell], title: int, pitch: float | None) -> bool:
    """Whether a further line of a title's cell opens as titles do, far below the line above it or
    where another cell begins anew, and words stand level beside it and the first."""
    lines = _in_column(cells, title)
    others = [ln for c in cells if c.col > title for ln in c.lines if ln.box is not None]
    beside = [line for line in lines if any(are_level(line, other) for other in others)]
    if not beside or beside[0] is not lines[0]:
        return False
    wide = _WIDE * pitch if pitch is not None else _WIDE_ALONE * height(lines[0])
    opening = [line for line in _opening(cells, title) if line in beside]
    if any(b in opening and middle(b) - middle(a) > wide for a, b in pairwise(lines)):
        return True
    levels = _levels(cells, title)
    return any(level.opens and k and _begins_anew(levels, k, 0) for k, level in enumerate(levels))
