"""Forms over a strip of months, in a frame without inner rules: the lines of the frame, in one
column or in two that only white parts, become rows of cells, each a label with its value.

The uprights of the strip below say nothing of the lines above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalize.numbering import item_type, split_number
from normalize.thai_text import clean, squeeze
from parsers.forms.label_columns import open_label
from parsers.forms.label_tables import COLON, role_of_label
from parsers.forms.month_strips import columns_left_of, strips_of
from parsers.forms.sheet_labels import MONEY_ROLES, role_of_key
from parsers.hierarchy.context import heading_level
from parsers.model import Box, Cell, Line, Table, Word
from parsers.page.pieces import PIECE_GAP, PieceLine, extent, in_pieces, text_of

_FEWEST = 2  # lines in a frame; that begin at the right edge
_LEVEL_PT = 5.0  # by which these may begin apart

_Words = tuple[Word, ...]


@dataclass(slots=True)
class _Entry:
    """One row to be: on the left, on the right, or (None) over both."""

    right: bool | None
    lines: list[Line] = field(default_factory=list)


def part_frame(table: Table, engine: str) -> Table | None:
    """A form over a strip of months, the lines of its frame as rows; None for any other table."""
    strips = strips_of(table, engine)
    if not strips or not strips[0].first:
        return None
    cells: list[Cell] = []
    count = 0
    for row in range(table.n_rows):
        mine = [cell for cell in table.cells if cell.row == row]
        entries, edge = _entries(mine, table) if row < strips[0].first else ([], None)
        if entries:
            cells += _rows(mine[0], entries, table, count, edge)
        elif any(cell.row_span > 1 for cell in mine):
            return table
        else:
            cells += [replace(cell, row=count) for cell in mine]
        count += len(entries) or 1
    return replace(table, n_rows=count, cells=tuple(cells))


def _entries(cells: Sequence[Cell], table: Table) -> tuple[list[_Entry], float | None]:
    """The rows that a frame's lines make, and where its right half begins; none for what is no
    such frame."""
    if len(cells) != 1 or cells[0].col_span < table.n_cols or len(cells[0].lines) < _FEWEST:
        return [], None
    lines = [row for line in cells[0].lines if (row := in_pieces(line)) is not None]
    if len(lines) < len(cells[0].lines):
        return [], None
    colons = sum(_has_colon(text_of(p)) for row in lines for p in row.pieces) >= _FEWEST
    edge = _edge(lines, colons)
    entries: list[_Entry] = []
    for line in lines:
        for right, words in _halves(line, edge):
            _take(entries, right, replace(line.line, words=words), colons)
    return entries, edge


def _take(entries: list[_Entry], right: bool | None, line: Line, colons: bool) -> None:
    """A line, or half of one, opens a row or goes on with the last one on its side."""
    if _opens(line.words, colons) or not entries:
        entries.append(_Entry(right, [line]))
        return
    last = entries[-1]
    side = [entry for entry in entries if right is not None and entry.right == right]
    over = last.right is None and right is not True
    host = last if over or not side else side[-1]
    host.lines.append(line)


def _has_colon(text: str) -> bool:
    opened = COLON.match(text)
    return opened is not None and role_of_label(clean(opened["label"])) is not None


def _opens(words: Sequence[Word], colons: bool) -> bool:
    """Whether words open a row: with a label, a heading's level, or a title's number."""
    text = text_of(words)
    number = split_number(text)
    if heading_level(text) is not None or _has_colon(text):
        return True
    numbered = number.item_no is not None or number.sub_mission_no is not None
    if numbered and item_type(number.rest) != "unspecified":
        return True
    role = role_of_key(squeeze(words[0].text)) if len(words) > 1 else None
    if role is not None and role not in (*MONEY_ROLES, "title"):
        return True  # its colon was not read; money may be a word of an office's name
    return not colons and bool(open_label(tuple(words))[0])


def _edge(lines: Sequence[PieceLine], colons: bool) -> float | None:
    """Where the right half begins: at one place in several lines, with what opens a row."""
    begins = [
        extent(piece)[0] for row in lines for piece in row.pieces[1:] if _opens(piece, colons)
    ]
    best: list[float] = []
    for x in begins:
        level = [other for other in begins if 0 <= other - x <= _LEVEL_PT]
        best = max(best, level, key=len)
    return min(best) - 1.0 if len(best) >= _FEWEST else None


def _halves(row: PieceLine, edge: float | None) -> list[tuple[bool | None, _Words]]:
    """A line's words left and right of the edge; over both where print runs over it."""
    words = row.line.words
    left = tuple(w for w in words if edge is None or extent((w,))[0] < edge)
    right = tuple(w for w in words if edge is not None and extent((w,))[0] >= edge)
    if edge is None or not (left or right):
        return [(None, words)]
    ends = extent(left)[1] if left else 0.0
    begins = extent(right)[0] if right else edge
    if ends > edge or (left and right and begins - ends < PIECE_GAP * row.box.height / 2):
        return [(None, words)]
    halves: list[tuple[bool | None, _Words]] = [(False, left), (True, right)]
    return [(side, half) for side, half in halves if half]


def _rows(
    frame: Cell, entries: Sequence[_Entry], table: Table, first: int, edge: float | None
) -> list[Cell]:
    """A row of cells for each entry, the halves cut at the column nearest to the edge."""
    cut = min(max(columns_left_of(table, edge), 1), table.n_cols - 1) if edge is not None else 0
    cells: list[Cell] = []
    for k, entry in enumerate(entries):
        boxes = [line.box for line in entry.lines if line.box is not None]
        box = frame.box
        if box is not None and boxes:
            box = Box(box.x0, min(b.top for b in boxes), box.x1, max(b.bottom for b in boxes))
        lines = tuple(entry.lines)
        if entry.right is None or not cut:
            cells.append(Cell(first + k, 0, 1, table.n_cols, lines, box))
            continue
        halves = ((), lines) if entry.right else (lines, ())
        cells.append(Cell(first + k, 0, 1, cut, halves[0], box))
        cells.append(Cell(first + k, cut, 1, table.n_cols - cut, halves[1], box))
    return cells
