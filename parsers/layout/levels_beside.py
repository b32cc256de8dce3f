"""Levels in columns before the titles of a table without rules: cells over several rows.

Such a cell's further lines stand level with the rows below the one that it begins in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import regex

from normalize.numbering import opens_typed, split_number
from parsers.page.pieces import CLOSE_LINE, Extent, PieceLine, is_band, parted, text_of, words_of

LEVEL = regex.compile(
    r"(?:มิติ|ภารกิจ|ด้าน|ยุทธศาสตร์|ประเด็น|ตัวชี้วัด)[^\d๐-๙]{0,12}[\d๐-๙]|\d\.\d{1,2}\.?\s*[ก-ฮเ-ไ]"
)


def at_titles_in(
    rows: Sequence[PieceLine],
    columns: Sequence[Extent],
    title: int,
    anchored: dict[int, bool],
    is_total: Callable[[PieceLine], bool],
) -> list[list[PieceLine]] | None:
    """Rows that begin where a title's type word opens what is in the titles' column, which levels
    stand close before; None unless figures stand in the first line of each, and nowhere else."""
    if not title or any(is_band(row) for row in rows):
        return None
    parts: list[list[PieceLine]] = []
    for row in rows:
        opens = opens_typed(text_of(words_of(row, columns, title)))
        if not parts and not (opens and anchored[id(row)]):
            return None
        if opens or is_total(row):
            parts.append([])
        parts[-1].append(row)
    if not all(anchored[id(part[0])] for part in parts):
        return None
    if any(anchored[id(row)] for part in parts for row in part[1:]):
        return None
    return parts


def joins_titles(
    parts: Sequence[Sequence[PieceLine]], columns: Sequence[Extent], title: int | None
) -> bool:
    """Whether several lines of one row open items with a type word in the titles' column."""
    if title is None:
        return False
    texts = ((text_of(words_of(row, columns, title)) for row in part) for part in parts)
    return any(sum(map(opens_typed, held)) > 1 for held in texts)


def with_levels_beside(
    parts: Sequence[Sequence[PieceLine]], columns: Sequence[Extent], levels: Mapping[int, bool]
) -> list[list[PieceLine]]:
    """The lines row by row, those of a cell before the titles' column in the row that it begins in;
    a column is left as it is unless each of its cells begins with a level's name, or with a number
    where the heading says that it holds levels. `levels`: the columns that may, with whether it
    does: numbers and dashes of other columns are of a row each."""
    out = [list(part) for part in parts]
    for column, named in levels.items():
        out = _gathered(out, columns, column, named) or out
    return out


def _gathered(
    parts: Sequence[Sequence[PieceLine]], columns: Sequence[Extent], column: int, named: bool
) -> list[list[PieceLine]] | None:
    out: list[list[PieceLine]] = []
    last: PieceLine | None = None  # of the cell
    home = 0  # the row that it begins in
    for number, part in enumerate(parts):
        out.append([])
        for row in part:
            cell, rest = parted(row, columns, column)
            if cell is None:
                out[number].append(row)
                continue
            if _opens_level(cell, named):
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


def _opens_level(cell: PieceLine, named: bool) -> bool:
    text = text_of(cell.line.words)
    return LEVEL.match(text) is not None or (named and split_number(text).rest != text)


def _is_next(last: PieceLine, cell: PieceLine) -> bool:
    height = min(last.box.height, cell.box.height)
    return cell.box.y_center - last.box.y_center <= CLOSE_LINE * height
