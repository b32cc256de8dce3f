"""The items in boxes whose cells stand half-way down their row: white crosses a box between two of
them, and in each part the words of every column stand about its middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parsers.model import Box, Cell, Line, Table, Word, union_of
from parsers.page.geometry import printed_lines
from parsers.page.pieces import Extent, column_of, in_pieces, is_band

_STEP = 1.25  # times as far apart as the lines of a cell, two lines of two items
_OFF = 0.4  # line heights from the middle of an item to that of one of its cells
_FURTHER = 1.3  # times as far apart as any two lines of a cell, that two may stand
_SHORTER = 0.8  # line heights that one cell is less high than the highest
_MOSTLY = 0.5  # of the items, that have such a cell

Part = list[Line]


def parted_centred(rows: Table, columns: Sequence[Extent]) -> Table:
    """The boxes of a table of one column with each item in a row of its own; itself where some part
    of a box is not centred in all columns, or too few show it."""
    parts: list[tuple[bool, Part]] = []
    held = [_stretches(cell) for cell in rows.cells]
    limit = _limit([part for own in held for band, part in own if not band], columns)
    for own in held:
        for band, part in own:
            parts += [(True, part)] if band else [(False, p) for p in _cut(part, limit)]
    items = [part for band, part in parts if not band]
    box = rows.box
    if box is None or not items or not all(_is_centred(part, columns) for part in items):
        return rows
    if sum(_is_uneven(part, columns) for part in items) < _MOSTLY * len(items):
        return rows
    cells = []
    for k, (_band, part) in enumerate(parts):
        own_box = _place(part)
        place = Box(box.x0, own_box.top, box.x1, own_box.bottom)
        cells.append(Cell(k, 0, 1, 1, tuple(part), place))
    return replace(rows, n_rows=len(cells), cells=tuple(cells))


def _stretches(cell: Cell) -> list[tuple[bool, Part]]:
    """The lines of a box, headings of levels apart, each stretch with whether it is such."""

    def is_name(line: Line) -> bool:
        row = in_pieces(line)
        return row is not None and is_band(row)

    lines = [line for line in cell.lines if line.box is not None]
    return [(band, list(own)) for band, own in groupby(lines, key=is_name)]


def _limit(stretches: Sequence[Part], columns: Sequence[Extent]) -> float:
    """Points of white from which on it parts two items: lines of one cell stand closer."""
    gaps = sorted(gap for part in stretches for gap in _gaps(part, columns))
    if not gaps:
        return float("inf")
    return _STEP * gaps[len(gaps) // 4] - min(map(_height, stretches))


def _gaps(part: Part, columns: Sequence[Extent]) -> list[float]:
    """How far the lines of each column stand apart, in points."""
    lines = [printed_lines(words, None) for words in _by_column(part, columns)]
    return [b - a for own in lines for a, b in pairwise([_place([ln]).y_center for ln in own])]


def _whites(part: Part) -> list[float]:
    """The white above each line but the first, in points; below 0 where a line stands level with
    others in part."""
    return [_place([below]).top - _place(part[:k]).bottom for k, below in enumerate(part) if k]


def _cut(part: Part, limit: float) -> list[Part]:
    starts = [k for k, white in enumerate(_whites(part), 1) if white > limit]
    return [part[a:b] for a, b in pairwise([0, *starts, len(part)])]


def _is_centred(part: Part, columns: Sequence[Extent]) -> bool:
    """Whether each column has words, about the middle of all, and its lines stand together."""
    held = _by_column(part, columns)
    if len(held) < len(columns):
        return False
    lines = [printed_lines(words, None) for words in held]
    gaps = _gaps(part, columns)
    if gaps and max(gaps) > _FURTHER * min(gaps):
        return False
    middle, height = _place(part).y_center, _height(part)
    return all(abs(_place(own).y_center - middle) <= _OFF * height for own in lines)


def _is_uneven(part: Part, columns: Sequence[Extent]) -> bool:
    """Whether some cell is less high than the highest."""
    heights = [_box_of(words).height for words in _by_column(part, columns)]
    return max(heights) - min(heights) > _SHORTER * _height(part)


def _by_column(part: Part, columns: Sequence[Extent]) -> list[list[Word]]:
    held: dict[int, list[Word]] = {}
    for line in part:
        for word in line.words:
            held.setdefault(column_of((word,), columns), []).append(word)
    return [held[column] for column in sorted(held)]


def _height(part: Part) -> float:
    return min(_box_of([word]).height for line in part for word in line.words)


def _place(lines: Sequence[Line]) -> Box:
    return _box_of([word for line in lines for word in line.words])


def _box_of(words: Sequence[Word]) -> Box:
    return union_of([word.box for word in words if word.box is not None]) or Box(0, 0, 0, 0)
