"""Levels in columns before the titles of a table without rules: cells over several rows.

Such a cell's further lines stand level with the rows below the one that it begins in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.numbering import split_number
from parsers.page.pieces import CLOSE_LINE, Extent, PieceLine, column_of, in_pieces, text_of

_LEVEL = regex.compile(
    r"(?:มิติ|ภารกิจ|ด้าน|ยุทธศาสตร์|ประเด็น|ตัวชี้วัด)[^\d๐-๙]{0,12}[\d๐-๙]|\d\.\d{1,2}\.?\s*[ก-ฮเ-ไ]"
)


def with_levels_beside(
    parts: Sequence[Sequence[PieceLine]], columns: Sequence[Extent], title: int
) -> list[list[PieceLine]]:
    """The lines row by row, those of a cell before the titles' column in the row that it begins in;
    a column is left as it is unless each of its cells begins with a number or a level's name."""
    out = [list(part) for part in parts]
    for column in range(title):
        out = _gathered(out, columns, column) or out
    return out


def _gathered(
    parts: Sequence[Sequence[PieceLine]], columns: Sequence[Extent], column: int
) -> list[list[PieceLine]] | None:
    out: list[list[PieceLine]] = []
    last: PieceLine | None = None  # of the cell
    home = 0  # the row that it begins in
    for number, part in enumerate(parts):
        out.append([])
        for row in part:
            cell, rest = _parted(row, columns, column)
            if cell is None:
                out[number].append(row)
                continue
            if _opens_level(cell):
                home = number
                out[number].append(row)
            elif last is None or not _is_next(last, cell):
                return None
            elif home == number:
                out[number].append(row)
            else:
                out[home].append(cell)
                out[number] += [rest] if rest is not None else []
            last = cell
    return out if all(out) else None


def _parted(
    row: PieceLine, columns: Sequence[Extent], column: int
) -> tuple[PieceLine | None, PieceLine | None]:
    """What a line has in a column, and the rest of it."""
    held = [column_of((word,), columns) == column for word in row.line.words]
    sides = [
        tuple(word for word, mine in zip(row.line.words, held, strict=True) if mine is side)
        for side in (True, False)
    ]
    cell, rest = (in_pieces(replace(row.line, words=w)) if w else None for w in sides)
    return cell, rest


def _opens_level(cell: PieceLine) -> bool:
    text = text_of(cell.line.words)
    return _LEVEL.match(text) is not None or split_number(text).rest != text


def _is_next(last: PieceLine, cell: PieceLine) -> bool:
    height = min(last.box.height, cell.box.height)
    return cell.box.y_center - last.box.y_center <= CLOSE_LINE * height
