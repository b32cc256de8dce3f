"""Measures in one row of cells, as those of one ITA indicator, that white alone parts: each has its
own lines in the columns beside its title, and a strip crosses all of these between two.

A row may hold no more than two, so the white between the lines of all rows of the table is weighed
together; where it does not tell, cells that end above a further title and begin anew level with it
do. A title without a type word opens a measure where all cells begin anew level with it and most
end above it. Rows that seem to hold several titles, and are not parted so, are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

import regex

from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean
from parsers.headings.headers import Header
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell, Line
from parsers.page.geometry import height, middle, printed_lines, reach
from parsers.page.lines_level import are_level

_STEP = 1.15  # from the widest gap between lines of one measure to the narrowest between two
_FILLED = 0.5  # of the columns beside the titles that a row of cells has words in
_ENDED = 0.5  # of the columns beside the titles, whose cells end above a measure that they tell
_AS_WIDE = 0.9  # of the widest gap inside a measure, between two that their cells tell
_WIDE = 1.2  # times as far apart as the lines of a cell are
_WIDE_ALONE = 1.7  # line heights between two lines, where no cell has several
_STEP_BARE = 1.25  # as _STEP, above a measure without a type word
_SHORT = 0.15  # of a column's width, that a line leaves which ends a cell's text
_FEWEST_BESIDE = 2  # columns that begin anew beside a title without a type word
# What no title opens with: a bracket, a bullet, a word that goes on, or a label with its colon.
_NO_TITLE = regex.compile(r"[^ก-ฮเ-ไA-Za-z]|(?:และ|หรือ|ใน|ที่|ซึ่ง|แก่|หมายเหตุ)|.{0,30}:")
# What goes on, or opens a title (ให้ความรู้, ต่อต้านการทุจริต): it does where all cells end above it.
_MAY_GO_ON = regex.compile(r"เพื่อ|โดย|ของ|ให้|ตาม|รวม|พร้อม|จาก|ต่อ")
_SAID = frozenset({"approach", "responsible", "follow_up", "period", "result", "target"})
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
    rows = _with_beside(rows, header, title)
    found = _by_gaps(rows, header, title)
    return found or _by_ends(rows, header, title)


def _with_beside(
    rows: Mapping[int, Sequence[Cell]], header: Header, title: int
) -> Mapping[int, Sequence[Cell]]:
    """The rows of cells, what is said of items before the titles as if it stood behind them, where
    few columns do."""
    roles = {column.index: column.role for column in header.columns}
    if sum(column > title for column in roles) >= _FEWEST_BESIDE:
        return rows
    moved = {c: max(roles) + 1 + c for c, role in roles.items() if c < title and role in _SAID}
    return {
        row: [replace(cell, col=moved.get(cell.col, cell.col)) for cell in cells]
        for row, cells in rows.items()
    }


def _by_gaps(rows: Mapping[int, Sequence[Cell]], header: Header, title: int) -> dict[int, White]:
    held = {row: _levels(cells, title) for row, cells in rows.items() if _is_plain(cells)}
    several = {row for row, cells in rows.items() if _opens_further(cells, title)}
    gaps = [gap for levels in held.values() for gap in _gaps(levels)]
    limit = _limit(gaps)
    if limit is None or not several <= held.keys():
        return {}
    firsts = [levels[0] for levels in held.values() if levels and title in levels[0].columns]
    may_be_bare = _step_at(gaps, limit) >= _STEP_BARE and not all(one.opens for one in firsts)
    texts = _Texts.of({row: rows[row] for row in held}, title)
    found: dict[int, White] = {}
    doubted: set[int] = set()
    begun = told = astray = 0
    for row, levels in held.items():
        starts = {k for k, gap in enumerate(_gaps(levels), 1) if gap > limit}
        typed = {k for k, level in enumerate(levels) if k and level.opens}
        if not (starts or typed):
            continue
        white = _white(levels, sorted(starts), title) if typed <= starts else None
        if white is None or _has_numbers(rows[row], title) or _is_numbered(rows[row], header):
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


@dataclass(frozen=True, slots=True)
class _Texts:
    """What tells measures without a type word: where the text of the columns from the `title` on
    begins and ends, in points. `top`: the row of cells at the top, that a page break may cut."""

    title: int
    lefts: Mapping[int, float]
    rights: Mapping[int, float]
    top: int

    @classmethod
    def of(cls, rows: Mapping[int, Sequence[Cell]], title: int) -> _Texts:
        boxes = [
            (cell.col, line.box)
            for cells in rows.values()
            for cell in cells
            for line in cell.lines
            if cell.col >= title and cell.col_span == 1 and line.box is not None
        ]
        columns = {column for column, _box in boxes}
        return cls(
            title,
            {c: min(box.x0 for column, box in boxes if column == c) for c in columns},
            {c: max(box.x1 for column, box in boxes if column == c) for c in columns},
            min(rows, default=0),
        )

    def opened(
        self, row: int, cells: Sequence[Cell], levels: Sequence[_Level], starts: set[int]
    ) -> dict[int, bool]:
        """Those of the lines of a row of cells that open a measure, as all its columns begin anew
        there and most end above, each with whether all do."""
        every = _columns(levels)
        rest = row == self.top and not any(c.lines for c in cells if c.col < self.title)
        if len(every) <= _FEWEST_BESIDE or not (rest or levels[0].columns == every):
            return {}
        found: dict[int, bool] = {}
        for start in starts:
            ended = self.ended(cells, levels, start)
            line = _title_at(cells, self.title, levels[start].y)
            opens = levels[start].columns == every and _may_open(line)
            goes_on = _may_go_on(line)
            if opens and (ended == len(every) or (ended * 2 > len(every) and not goes_on)):
                found[start] = ended == len(every) and not goes_on
        return found

    def ended(self, cells: Sequence[Cell], levels: Sequence[_Level], start: int) -> int:
        """How many of the columns that begin anew level with a line end above it: early, in a short
        line, or with the words that they begin with again."""
        above, half = levels[start - 1], (levels[start - 1].y + levels[start].y) / 2
        ended = 0
        for column in levels[start].columns:
            lines = [ln for ln in _in_column(cells, column) if ln.box is not None]
            over = [line for line in lines if middle(line) < half]
            room = _SHORT * (self.rights[column] - self.lefts[column])
            short = not over or reach(over[-1]) < self.rights[column] - room
            said_again = bool(over) and clean(over[-1].text) == clean(lines[len(over)].text)
            ended += column not in above.columns or short or said_again
        return ended


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


def with_white_across(rows: Mapping[int, Sequence[Cell]], header: Header) -> set[int]:
    """The rows of cells that a strip of white crosses between lines of the title, wider than
    between the lines of a cell, where at least half of the cells beside begin anew below it; most
    of these end above it, or all have a line at each height."""
    title = _title(header)
    if title is None or not _ELSEWHERE.isdisjoint(header.roles):
        return set()
    plain = {
        row: cells
        for row, cells in _with_beside(rows, header, title).items()
        if _is_plain(cells) and not (_has_numbers(cells, title) or _is_numbered(cells, header))
    }
    gaps = sorted(middle(b) - middle(a) for cells in plain.values() for a, b in _pairs(cells, 0))
    if not gaps:
        return set()
    texts, wide = _Texts.of(plain, title), _WIDE * gaps[len(gaps) // 4]
    return {row for row, cells in plain.items() if _is_crossed(cells, texts, wide)}


def _is_crossed(cells: Sequence[Cell], texts: _Texts, wide: float) -> bool:
    levels = _levels(cells, texts.title)
    every = _columns(levels)
    fewest = max(_FEWEST_BESIDE, _FILLED * (len(every) - 1))
    fewest = min(fewest, max(len(every) - 1, 1))  # of a title and one more, both begin
    line_by_line = all(level.columns == every for level in levels)
    return any(
        gap > wide
        and texts.title in (begun := levels[k].columns)
        and len(begun) > fewest
        and (line_by_line or texts.ended(cells, levels, k) * 2 > len(begun))
        and _may_open(_title_at(cells, texts.title, levels[k].y))
        for k, gap in enumerate(_gaps(levels), 1)
    )


def _title_at(cells: Sequence[Cell], title: int, y: float) -> str:
    """The title's line at some height."""
    return clean(min(_in_column(cells, title), key=lambda ln: abs(middle(ln) - y)).text)


def _may_open(line: str) -> bool:
    """Whether a title's line may be the first of one."""
    return _NO_TITLE.match(line) is None and not opens_total(line)


def _may_go_on(line: str) -> bool:
    """Whether a title's line that may be the first of one may as well go on with one."""
    return _MAY_GO_ON.match(line) is not None


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


def _columns(levels: Sequence[_Level]) -> frozenset[int]:
    return frozenset[int]().union(*(level.columns for level in levels))


def _gaps(levels: Sequence[_Level]) -> list[float]:
    return [below.y - above.y for above, below in pairwise(levels)]


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
