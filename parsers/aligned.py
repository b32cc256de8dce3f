"""Tables without rules: lines whose pieces stand in the same columns.

Meant to miss rather than to invent: at least ROWS lines in a row (HEADED_ROWS under a heading whose
words are known) must fill at least COLUMNS columns parted by gutters that no piece of any crosses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.amounts import looks_like_money
from normalize.framework_headings import (
    is_dimension_heading,
    is_mission_heading,
    is_sub_mission_heading,
)
from normalize.numbering import item_type, split_number
from normalize.thai_text import clean
from parsers.label_tables import role_of_label
from parsers.model import Box, Cell, Line, Table, Word, union_of
from parsers.totals import opens_total

ROWS = 4
HEADED_ROWS = 2
COLUMNS = 3
PIECE_GAP = 1.1  # line heights between words that part two pieces of a line
GUTTER = 0.35  # line heights of white between two columns
CLOSE_LINE = 1.9  # line heights from a cell's line to its next
FEW_CROSS = 6  # one row in so many may have print where the others part their columns
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
    """The end of the longest run from `start` whose full lines keep the same columns; the second
    lines of cells and the headings of levels between them belong to it."""
    first = rows[start]
    if first is None or len(first.pieces) < COLUMNS:
        return start
    full: list[_Row] = [first]
    end = kept = start + 1
    for row in rows[start + 1 :]:
        before = rows[end - 1]
        if row is None or before is None or not _follows(before, row):
            break
        if len(row.pieces) >= COLUMNS:
            columns = _columns([*full, row])
            if len(columns) < COLUMNS or len(columns) < len(_columns(full)) - 1:
                break
            full.append(row)
        elif not (_goes_on(before, row, full) or _is_band(row) or _ends_band(before, row)):
            break
        end += 1
        if len(row.pieces) >= COLUMNS or _goes_on(before, row, full):
            kept = end  # headings at the end belong to what follows
    return kept


def _follows(above: _Row, below: _Row) -> bool:
    height = max(above.box.height, below.box.height)
    return 0 < below.box.y_center - above.box.y_center <= NEXT_LINE * height


def _goes_on(before: _Row, row: _Row, full: Sequence[_Row]) -> bool:
    """Whether a line of one or two pieces is the second line of cells: it stands close below, and
    none of its pieces reaches from one column into another."""
    height = max(before.box.height, row.box.height)
    if row.box.y_center - before.box.y_center > CLOSE_LINE * height or _is_band(row):
        return False
    columns = _columns(full)
    return all(sum(left < b and a < right for a, b in columns) <= 1 for left, right in row.spans)


def _is_band(row: _Row) -> bool:
    """The heading of a level across the columns, as between the rows of a plan."""
    text = clean(row.line.text)
    return len(row.pieces) < COLUMNS and (
        is_dimension_heading(text) or is_mission_heading(text) or is_sub_mission_heading(text)
    )


def _ends_band(before: _Row, row: _Row) -> bool:
    """The second line of such a heading."""
    height = max(before.box.height, row.box.height)
    close = row.box.y_center - before.box.y_center <= CLOSE_LINE * height
    return close and _is_band(before) and len(row.pieces) == 1


def _columns(rows: Sequence[_Row]) -> list[tuple[float, float]]:
    """The x intervals that the words of full rows cover, parted by white that most rows have: in
    one of them a full cell may run up to the next."""
    height = min(row.box.height for row in rows)
    left, right = min(row.box.x0 for row in rows), max(row.box.x1 for row in rows)
    inked = [0] * (int(right - left) + 2)
    for row in rows:
        covered = {
            x
            for word in row.line.words
            for x in range(int(_left((word,)) - left), int(_right((word,)) - left) + 1)
        }
        for x in covered:
            inked[x] += 1
    most = len(rows) // FEW_CROSS
    columns: list[tuple[float, float]] = []
    for x, count in enumerate(inked):
        if count <= most:
            continue
        if columns and left + x - columns[-1][1] < GUTTER * height:
            columns[-1] = (columns[-1][0], left + x + 1)
        else:
            columns.append((left + x, left + x + 1))
    return columns


def _table(rows: Sequence[_Row], page: int | None) -> Table | None:
    full = [row for row in rows if len(row.pieces) >= COLUMNS]
    least = HEADED_ROWS if full and _is_heading(full[0]) else ROWS
    if len(full) < least:
        return None
    columns = _columns(full)
    if len(columns) < COLUMNS:
        return None
    fitting = [row for row in full if len(_filled(row, columns)) >= COLUMNS]
    if len(fitting) < least or len(fitting) < 0.7 * len(full):
        return None
    box = union_of([row.box for row in rows])
    if box is None:
        return None
    lefts = [box.x0, *((a[1] + b[0]) / 2 for a, b in pairwise(columns))]
    records = _records(rows, columns)
    cells: list[Cell] = []
    for number, record in enumerate(records):
        if _is_band(record[0]):
            cells.append(_band_cell(number, record, len(columns), box, page))
            continue
        cells += [
            _cell(number, column, record, columns, (*lefts, box.x1), page)
            for column in range(len(columns))
        ]
    return Table(page, len(records), len(columns), tuple(cells), box=box)


def _is_heading(row: _Row) -> bool:
    """Whether the pieces name the columns of an item table: a title among others."""
    roles = [role_of_label(clean(" ".join(w.text for w in piece))) for piece in row.pieces]
    named = [role for role in roles if role is not None]
    return "title" in named and len(named) >= COLUMNS


def _filled(row: _Row, columns: Sequence[tuple[float, float]]) -> set[int]:
    return {_column(_left((word,)), _right((word,)), columns) for word in row.line.words}


def _column(left: float, right: float, columns: Sequence[tuple[float, float]]) -> int:
    middle = (left + right) / 2
    return min(
        range(len(columns)), key=lambda i: max(columns[i][0] - middle, middle - columns[i][1])
    )


def _records(rows: Sequence[_Row], columns: Sequence[tuple[float, float]]) -> list[list[_Row]]:
    """Lines grouped into rows of the table: second lines of cells join the row above them."""
    records: list[list[_Row]] = []
    for row in rows:
        filled = _filled(row, columns)
        band = _is_band(row)
        in_band = bool(records) and _is_band(records[-1][0])
        continues = len(filled) < COLUMNS and (
            0 not in filled or (filled == {0} and not _opens_item(row))
        )
        if band or not records or _is_total(row):
            records.append([row])
        elif _ends_band(records[-1][-1], row) if in_band else continues:
            records[-1].append(row)
        else:
            records.append([row])
    return records


def _is_total(row: _Row) -> bool:
    """A line such as รวมมิติที่ 1 with a sum: no second line of the item above."""
    label, *others = (clean(" ".join(word.text for word in piece)) for piece in row.pieces)
    return opens_total(label) and any(looks_like_money(text) for text in others)


def _opens_item(row: _Row) -> bool:
    text = clean(row.line.text)
    parts = split_number(text)
    return parts.rest != text or item_type(parts.rest) != "unspecified"


def _band_cell(number: int, record: Sequence[_Row], width: int, box: Box, page: int | None) -> Cell:
    lines = tuple(Line(row.line.words, page=page) for row in record)
    place = Box(box.x0, record[0].box.top, box.x1, record[-1].box.bottom)
    return Cell(number, 0, 1, width, lines, place)


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
            for word in row.line.words
            if _column(_left((word,)), _right((word,)), columns) == column
        )
        if words:
            lines.append(Line(words, page=page))
    top, bottom = record[0].box.top, record[-1].box.bottom
    return Cell(
        number, column, 1, 1, tuple(lines), Box(lefts[column], top, lefts[column + 1], bottom)
    )
