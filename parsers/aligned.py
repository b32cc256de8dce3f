"""Tables without rules: lines whose pieces stand in the same columns.

Meant to miss rather than to invent: at least ROWS lines in a row must fill at least COLUMNS
columns parted by gutters that no piece of any of them crosses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.model import Box, Cell, Line, Table, Word, union_of

ROWS = 4
COLUMNS = 3
PIECE_GAP = 1.1  # line heights between words that part two pieces of a line
GUTTER = 0.35  # line heights of white between two columns
NEXT_LINE = 2.6  # line heights from one line's centre to the next of the same table


@dataclass(frozen=True, slots=True)
class _Row:
    """A line cut into the pieces that wide gaps part."""

    line: Line
    box: Box
    pieces: tuple[tuple[Word, ...], ...]

    @property
    def spans(self) -> list[tuple[float, float]]:
        return [(_left(piece), _right(piece)) for piece in self.pieces]


def find_aligned(lines: Sequence[Line], page: int | None) -> list[Line | Table]:
    """The lines with every run that forms an unruled table turned into that table."""
    rows = [_row(line) for line in lines]
    out: list[Line | Table] = []
    start = 0
    while start < len(rows):
        end = _longest_run(rows, start)
        table = _table([row for row in rows[start:end] if row is not None], page)
        if table is None:
            out.append(lines[start])
            start += 1
        else:
            out.append(table)
            start = end
    return out


def _row(line: Line) -> _Row | None:
    box = line.box
    if box is None or any(word.box is None for word in line.words):
        return None
    height = sorted(word.box.height for word in line.words if word.box is not None)
    gap = PIECE_GAP * height[len(height) // 2]
    pieces: list[list[Word]] = []
    for word in line.words:
        if pieces and _left((word,)) - _right(pieces[-1]) < gap:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return _Row(line, box, tuple(tuple(piece) for piece in pieces))


def _left(words: Sequence[Word]) -> float:
    return min(word.box.x0 for word in words if word.box is not None)


def _right(words: Sequence[Word]) -> float:
    return max(word.box.x1 for word in words if word.box is not None)


def _longest_run(rows: Sequence[_Row | None], start: int) -> int:
    """The end of the longest run from `start` whose full lines keep the same columns."""
    first = rows[start]
    if first is None or len(first.pieces) < COLUMNS:
        return start
    held: list[_Row] = [first]
    end = start + 1
    for row in rows[start + 1 :]:
        if row is None or not _follows(held[-1], row):
            break
        columns = _columns([*held, row])
        if len(columns) < COLUMNS or len(columns) < len(_columns(held)) - 1:
            break
        held.append(row)
        end += 1
    while end > start and len(held[-1].pieces) < COLUMNS and len(held) > 1:
        held.pop()
        end -= 1
    return end


def _follows(above: _Row, below: _Row) -> bool:
    height = max(above.box.height, below.box.height)
    return 0 < below.box.y_center - above.box.y_center <= NEXT_LINE * height


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """The x intervals that the pieces of the rows cover, parted by common white."""
    white = GUTTER * min(row.box.height for row in rows)
    covered: list[tuple[float, float]] = []
    for left, right in sorted(span for row in rows for span in row.spans):
        if covered and left - covered[-1][1] < white:
            covered[-1] = (covered[-1][0], max(covered[-1][1], right))
        else:
            covered.append((left, right))
    return covered


def _table(rows: Sequence[_Row], page: int | None) -> Table | None:
    if len(rows) < ROWS:
        return None
    columns = _columns(rows)
    full = [row for row in rows if len(_filled(row, columns)) >= COLUMNS]
    if len(columns) < COLUMNS or len(full) < ROWS or len(full) < 0.7 * len(rows):
        return None
    box = union_of([row.box for row in rows])
    if box is None:
        return None
    lefts = [box.x0, *((a[1] + b[0]) / 2 for a, b in pairwise(columns))]
    records = _records(rows, columns)
    cells = tuple(
        _cell(number, column, record, columns, (*lefts, box.x1), page)
        for number, record in enumerate(records)
        for column in range(len(columns))
    )
    return Table(page, len(records), len(columns), cells, box=box)


def _filled(row: _Row, columns: Sequence[tuple[float, float]]) -> set[int]:
    return {_column(left, right, columns) for left, right in row.spans}


def _column(left: float, right: float, columns: Sequence[tuple[float, float]]) -> int:
    middle = (left + right) / 2
    return min(
        range(len(columns)), key=lambda i: max(columns[i][0] - middle, middle - columns[i][1])
    )


def _records(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> list[list[_Row]]:
    """Lines that fill few columns and not the first continue the record above them."""
    records: list[list[_Row]] = []
    for row in rows:
        filled = _filled(row, columns)
        if records and 0 not in filled and len(filled) < COLUMNS:
            records[-1].append(row)
        else:
            records.append([row])
    return records


def _cell(
    number: int,
    column: int,
    record: Sequence[_Row],
    columns: Sequence[tuple[float, float]],
    lefts: Sequence[float],
    page: int | None,
) -> Cell:
    lines = []
    for row in record:
        words = tuple(
            word
            for piece in row.pieces
            if _column(_left(piece), _right(piece), columns) == column
            for word in piece
        )
        if words:
            lines.append(Line(words, page=page))
    top, bottom = record[0].box.top, record[-1].box.bottom
    return Cell(
        number, column, 1, 1, tuple(lines), Box(lefts[column], top, lefts[column + 1], bottom)
    )
