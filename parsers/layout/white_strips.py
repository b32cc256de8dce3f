"""Rows of a table without rules told by white alone: a strip crosses every column between two rows,
and the lines of one row stand closer.

For tables that no figures, numbers or titles part, such as measures after an ITA score. The gaps
must be of two kinds at least, clearly apart, and each part must look like one row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.numbering import is_ordinal, opens_typed, split_number
from parsers.layout.levels_beside import LEVEL
from parsers.page.pieces import (
    COLUMNS,
    Extent,
    PieceLine,
    column_of,
    filled,
    in_pieces,
    is_band,
    is_close,
    parted,
    text_of,
    words_of,
)

_STEP = 1.25  # from the widest gap inside a row to the narrowest between two
_SAME_GAP = 1.08  # times the narrowest, between lines of one row
_FEWEST_GAPS = 3  # of both kinds together
_FEWER = 2 / 3  # of the further lines of rows: these have words in fewer columns than the first
_FEWER_SIGNED = 1 / 3  # where all rows open with a number or a type word, and no other line does
_MOSTLY = 0.5  # of the rows

Part = list[PieceLine]


def at_white(
    stretches: Sequence[Part],
    columns: Sequence[Extent],
    anchored: dict[int, bool],
    title: int | None,
    begins: Callable[[PieceLine], bool],
) -> list[Part] | None:
    """The lines row by row; None where white does not say it.

    `stretches`: headings of levels, and the lines between them. `anchored`: by a line's id, whether
    it has figures. `title`: the column of the titles, where a heading names it. `begins`: whether a
    line is a row of its own whatever stands above it.
    """
    lead = title or 0
    plain = [s for s in stretches if not is_band(s[0])]
    # What stands before the titles may be merged over several rows, at heights of its own.
    beside = {id(row): _from(row, columns, lead) for s in plain for row in s}
    limits = _limits([[b for row in s if (b := beside[id(row)]) is not None] for s in plain])
    for limit, widest in limits:
        parts = _at_limit(stretches, beside, limit, begins)
        items = [part for part in parts if not is_band(part[0]) and not begins(part[0])]
        if _are_rows(items, columns, anchored, title, widest):
            for column in range(lead):
                parts = _with_merged(parts, columns, column, limit)
            return parts
    return None


def _at_limit(
    stretches: Sequence[Part],
    beside: Mapping[int, PieceLine | None],
    limit: float,
    begins: Callable[[PieceLine], bool],
) -> list[Part]:
    """The lines parted where two of `beside`, by their lines' ids, stand farther apart than
    `limit` points."""
    parts: list[Part] = []
    for stretch in stretches:
        if is_band(stretch[0]):
            parts.append(stretch)
            continue
        above: PieceLine | None = None  # the last line that reaches the titles' column
        for row in stretch:
            own = beside[id(row)]
            wide = above is not None and own is not None and _gap(above, own) > limit
            if row is stretch[0] or wide or begins(row):
                parts.append([])
            parts[-1].append(row)
            above = own or above
    return parts


def _from(row: PieceLine, columns: Sequence[Extent], lead: int) -> PieceLine | None:
    """A line without the words before a column; None where it has no others."""
    words = tuple(word for word in row.line.words if column_of((word,), columns) >= lead)
    return in_pieces(replace(row.line, words=words)) if words else None


def _with_merged(
    parts: Sequence[Part], columns: Sequence[Extent], column: int, limit: float
) -> list[Part]:
    """With the lines that one cell before the titles has beside the rows below its own (what is
    merged over several items) in the row that it begins in."""
    out: list[Part] = []
    last: PieceLine | None = None  # of the cell
    for part in parts:
        if is_band(part[0]):
            out.append(part)
            last = None
            continue
        own: Part = []
        for row in part:
            cell, left = parted(row, columns, column)
            begun = own and any(words_of(one, columns, column) for one in own)
            goes_on = cell and last and out and not begun and _gap(last, cell) < limit
            if cell is not None and goes_on and not _opens_cell(text_of(cell.line.words)):
                out[-1].append(cell)
                own += [left] if left is not None else []
            else:
                own.append(row)
            last = cell or last
        out += [own] if own else []
    return out


def _limits(stretches: Sequence[Part]) -> list[tuple[float, bool]]:
    """Points between two lines from which on they may be of two rows, likeliest first, and whether
    they are at the widest step between gaps; none where these are not of two kinds. They may be of
    three: a tall cell before the titles, or the end of a group, makes some of those between rows
    wider."""
    pairs = [pair for stretch in stretches for pair in pairwise(stretch)]
    gaps = sorted(_gap(above, below) for above, below in pairs)
    if len(gaps) < _FEWEST_GAPS or gaps[0] <= 0:
        return []
    steps = sorted(((b / a, (a + b) / 2) for a, b in pairwise(gaps)), reverse=True)
    return [
        (limit, k == 0)
        for k, (step, limit) in enumerate(steps)
        if step >= _STEP and all(is_close(*pair) for pair in pairs if _gap(*pair) < limit)
    ]


def _gap(above: PieceLine, below: PieceLine) -> float:
    return below.box.y_center - above.box.y_center


def _are_rows(
    parts: Sequence[Part],
    columns: Sequence[Extent],
    anchored: dict[int, bool],
    title: int | None,
    widest: bool,
) -> bool:
    """Whether each part begins with a line that has a title and no other begins like it. Unless the
    parts stand apart by the `widest` step between gaps, they may be groups of rows."""
    if not parts or any(sum(anchored[id(row)] for row in part) > 1 for part in parts):
        return False
    # At the top of a page the first may end a row of the page before.
    if not all(_opens(part[0], columns, title) for part in parts[1:]):
        return False
    firsts = [part[0] for part in parts]
    further = [(part[0], row) for part in parts for row in part[1:]]
    if any(_fills_again(part, columns, title or 0) for part in parts):
        return False
    if not widest and (title is None or _may_be_groups(parts, columns, title)):
        return False
    least = _FEWER
    for sign in (_is_numbered, _is_typed):
        opening = sum(sign(row, columns, title) for row in firsts)
        astray = any(sign(row, columns, title) for _first, row in further)
        if astray and opening >= _MOSTLY * len(firsts):
            return False
        if not astray and opening == len(firsts) > 1:
            least = _FEWER_SIGNED
    fewer = sum(len(filled(row, columns)) < len(filled(first, columns)) for first, row in further)
    return fewer >= least * len(further)


def _may_be_groups(parts: Sequence[Part], columns: Sequence[Extent], lead: int) -> bool:
    """Whether parts may each be several rows: a further line has words in as many of the columns
    from the titles on as the first, and stands farther below the line above it than others do, or
    there are many such, or no level before the titles begins with each part and nowhere else."""
    held = [
        [(row, n) for row in part if (n := sum(c >= lead for c in filled(row, columns)))]
        for part in parts
    ]
    pairs = [
        (above, row, n >= part[0][1]) for part in held for (above, _), (row, n) in pairwise(part)
    ]
    least = min((_gap(above, row) for above, row, _full in pairs), default=0.0)
    full = [_gap(above, row) for above, row, is_full in pairs if is_full]
    if any(gap > _SAME_GAP * least for gap in full):
        return True
    opened = [[any(_opens_level(row, columns, c) for c in range(lead)) for row in p] for p in parts]
    named = all(first and not any(others) for first, *others in opened)
    further = sum(len(part) - 1 for part in parts)
    return len(full) > ((1 - _FEWER) * further if named else 0)


def _opens_level(row: PieceLine, columns: Sequence[Extent], column: int) -> bool:
    return _opens_cell(_text(row, columns, column))


def _fills_again(part: Part, columns: Sequence[Extent], lead: int) -> bool:
    """Whether a line has words beside its title where the line above it, not the first, has none:
    cells set level at their tops end one by one, so that it begins another row."""
    held = [filled(row, columns) for row in part]
    return any(lead in b and any(c > lead for c in b - a) for a, b in pairwise(held[1:]))


def _opens(row: PieceLine, columns: Sequence[Extent], title: int | None) -> bool:
    held = filled(row, columns)
    return len(held) >= COLUMNS if title is None else title in held and len(held) > 1


def _is_numbered(row: PieceLine, columns: Sequence[Extent], title: int | None) -> bool:
    """Whether a number opens the words of one of the columns up to that of the titles."""
    return any(map(_opens_number, (_text(row, columns, c) for c in range((title or 0) + 1))))


def _opens_cell(text: str) -> bool:
    """Whether a line of a cell before the titles begins one: with a number, or a level's name."""
    return _opens_number(text) or LEVEL.match(text) is not None


def _opens_number(text: str) -> bool:
    return is_ordinal(text) or split_number(text).rest != text


def _is_typed(row: PieceLine, columns: Sequence[Extent], title: int | None) -> bool:
    """Whether a title's type word opens the words of the titles' column, or the line."""
    held = title if title is not None else min(filled(row, columns))
    return opens_typed(_text(row, columns, held))


def _text(row: PieceLine, columns: Sequence[Extent], column: int) -> str:
    return text_of(words_of(row, columns, column))
