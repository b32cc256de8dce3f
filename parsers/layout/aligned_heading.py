"""The heading of a table without upright rules: its lines put into cells over the columns.

A column's words stand at any height of the heading; years, months and quarters stand in its last
line under a word that belongs to all of them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import combinations, pairwise

import regex

from normalize.amounts import A_UNIT
from parsers.headings.columns import bind_heading
from parsers.headings.sub_headings import is_sub_heading
from parsers.hierarchy.context import CONTEXT_ROLES
from parsers.model import Box, Word
from parsers.page.pieces import COLUMNS, Extent, PieceLine, column_of, extent, text_of

MOST_LINES = 4
_RARELY_LEFT = 0.25  # columns
_IN_BRACKETS = regex.compile(r"\s*\([^()]*\)\s*$")
_YEAR_WORD = regex.compile(r"ปี(?:งบประมาณ)?|พ\.?ศ\.?")
_YEAR = regex.compile(r"[\d๐-๙]{4}")
_YEAR_ALONE = regex.compile(r"(?:(?:ประจำ)?ปี(?:งบประมาณ)?)?\s*(?:พ\.?\s*ศ\.?)?\s*25\d\d")


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of the heading; `level` 0 or 1, over `span` columns from `column` on."""

    level: int
    column: int
    levels: int
    span: int
    words: tuple[tuple[Word, ...], ...]
    """Its words, line by line."""

    @property
    def text(self) -> str:
        return "\n".join(text_of(words) for words in self.words)


def heading_cells(lines: Sequence[PieceLine], columns: Sequence[Extent]) -> tuple[HeadCell, ...]:
    """The cells of some lines over the columns; every word is in one of them."""
    years = years_over(lines, columns)
    by_column = _in_columns(lines, columns, {id(word) for _cols, words in years for word in words})
    yearly = {c for cols, _words in years for c in cols}
    runs = _runs([c not in yearly and _is_under(words) for c, words in enumerate(by_column)])
    shared = yearly | {c for run in runs for c in run}
    groups = [(cols, [words]) for cols, words in years]
    groups += [group for run in runs for group in _groups(run, by_column, columns)]
    if not any(words for _columns, words in groups):
        return tuple(HeadCell(0, c, 1, 1, tuple(words)) for c, words in enumerate(by_column))
    cells = [HeadCell(0, c, 2, 1, tuple(own)) for c, own in enumerate(by_column) if c not in shared]
    for under, words in groups:
        cells.append(HeadCell(0, under[0], 1, len(under), tuple(words)))
        own = 0 if set(under) <= yearly else -1
        cells += [HeadCell(1, c, 1, 1, tuple(by_column[c][own:])) for c in under]
    return tuple(sorted(cells, key=lambda cell: (cell.level, cell.column)))


def _in_columns(
    lines: Sequence[PieceLine], columns: Sequence[Extent], apart: Set[int]
) -> list[list[tuple[Word, ...]]]:
    """The words over each column, line by line, but for those whose `id` is in `apart`."""
    by_column: list[list[tuple[Word, ...]]] = [[] for _ in columns]
    for line in lines:
        held: dict[int, list[Word]] = {}
        for unit in with_their_years([word for word in line.line.words if id(word) not in apart]):
            held.setdefault(column_of(unit, columns), []).extend(unit)
        for column, mine in held.items():
            by_column[column].append(tuple(mine))
    return by_column


def years_over(
    lines: Sequence[PieceLine], columns: Sequence[Extent]
) -> list[tuple[list[int], tuple[Word, ...]]]:
    """Years that stand each over several columns, with these: งบประมาณ, เบิกจ่าย under one year and
    again under the next. A year's own place does not tell which columns are its."""
    for line in lines:
        years = [piece for piece in line.pieces if _YEAR_ALONE.fullmatch(text_of(piece))]
        if len(years) < 2:
            continue
        own = _in_columns(lines, columns, {id(word) for piece in years for word in piece})
        names = [_name_of(words) for words in own]
        for size in range(2, len(columns) // len(years) + 1):
            for start in range(len(columns) - size * len(years) + 1):
                blocks = [list(range(start + size * k, start + size * (k + 1)))
                          for k in range(len(years))]  # fmt: skip
                if _repeat(blocks, names) and _stand_over(years, blocks, columns):
                    return list(zip(blocks, years, strict=True))
    return []


def _name_of(words: Sequence[tuple[Word, ...]]) -> tuple[str, ...]:
    """What a column's heading says: its role where it names one, else its text."""
    text = text_of([word for line in words for word in line])
    column = bind_heading(0, (text,))
    return (text,) if column.role == "unbound" else (column.role, column.kind or "")


def _repeat(blocks: Sequence[Sequence[int]], names: Sequence[tuple[str, ...]]) -> bool:
    first, *others = [[names[c] for c in block] for block in blocks]
    return ("",) not in first and len(set(first)) == len(first) and all(o == first for o in others)


def _stand_over(
    years: Sequence[Sequence[Word]], blocks: Sequence[Sequence[int]], columns: Sequence[Extent]
) -> bool:
    ends = [(columns[block[0]][0], columns[block[-1]][1]) for block in blocks]
    middles = [sum(extent(piece)) / 2 for piece in years]
    return all(a < middle < b for middle, (a, b) in zip(middles, ends, strict=True))


def with_their_years(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The words one by one, but ปี or พ.ศ. ("year") with the number that it belongs to."""
    units: list[tuple[Word, ...]] = []
    for word in words:
        if units and _YEAR_WORD.fullmatch(units[-1][-1].text) and _YEAR.search(word.text):
            units[-1] = (*units[-1], word)
        else:
            units.append((word,))
    return units


def lines_of_years(lines: Sequence[PieceLine], columns: Sequence[Extent]) -> int:
    """How many lines are nothing but years that follow each other, each over a column of its own,
    or nothing but the units below such; 0 without years."""
    over = [line for line in lines if _is_years(line, columns)]
    units = [line for line in lines if all(A_UNIT.fullmatch(w.text) for w in line.line.words)]
    return len(over) + len(units) if over else 0


def _is_years(line: PieceLine, columns: Sequence[Extent]) -> bool:
    units = with_their_years(line.line.words)
    texts = [text_of(unit) for unit in units]
    if len(units) < 2 or not all(map(_YEAR_ALONE.fullmatch, texts)):
        return False
    years = [int(text[-4:]) for text in texts]
    over = {column_of(unit, columns) for unit in units}
    return len(over) == len(units) and all(b == a + 1 for a, b in pairwise(years))


def names_group(cell: HeadCell) -> bool:
    """Whether a cell over several columns says what is in them, and perhaps in which unit."""
    return cell.span > 1 and _name_of(cell.words)[0] == "money"


def names_columns(cells: Sequence[HeadCell]) -> int:
    """How many columns the cells name; 0 unless they name a title's among three."""
    named = [role for _column, role in _roles(cells) if role != "unbound"]
    return len(named) if "title" in named and len(named) >= COLUMNS else 0


def title_of(cells: Sequence[HeadCell]) -> int | None:
    """The column that the cells name as that of the titles, the first of several."""
    return min((column for column, role in _roles(cells) if role == "title"), default=None)


def may_be_levels(cells: Sequence[HeadCell]) -> dict[int, bool]:
    """The columns that may hold the levels that items stand under, each with whether the cells name
    it as such: those of indicators, and those that nothing is known of, may."""
    roles = _roles(cells)
    return {
        column: role in CONTEXT_ROLES
        for column, role in roles
        if role in (*CONTEXT_ROLES, "indicator", "unbound")
    }


def _roles(cells: Sequence[HeadCell]) -> list[tuple[int, str]]:
    """The columns that have a heading of their own, and what it means."""
    over = {
        c: cell
        for cell in cells
        if cell.span > 1
        for c in range(cell.column, cell.column + cell.span)
    }
    roles: list[tuple[int, str]] = []
    for cell in cells:
        if cell.span == 1 and cell.words:
            above = over.get(cell.column) if cell.level else None
            parts = [above.text] if above is not None else []
            # Of "โครงการ (ผู้รับผิดชอบ)", a column of two things, the first is meant.
            text = _IN_BRACKETS.sub("", cell.text) or cell.text
            roles.append((cell.column, bind_heading(cell.column, (*parts, text)).role))
    return roles


def _is_under(words: Sequence[tuple[Word, ...]]) -> bool:
    """Whether a column's last line is a year, a month or the like; a unit is the column's own."""
    last = text_of(words[-1]) if words else ""
    return "บาท" not in last and is_sub_heading(last)


def _runs(under: Sequence[bool]) -> list[list[int]]:
    """Two or more such columns side by side."""
    runs: list[list[int]] = []
    for column, yes in enumerate(under):
        if yes and runs and runs[-1][-1] == column - 1:
            runs[-1].append(column)
        elif yes:
            runs.append([column])
    return [run for run in runs if len(run) > 1]


def _groups(
    run: Sequence[int], by_column: Sequence[Sequence[tuple[Word, ...]]], columns: Sequence[Extent]
) -> list[tuple[list[int], list[tuple[Word, ...]]]]:
    """The columns of a run under each of the words above them, left to right."""
    above = [words for c in run for words in by_column[c][:-1]]
    parts: list[list[tuple[Word, ...]]] = []
    for words in sorted(above, key=lambda w: extent(w)[0]):
        right = max((extent(w)[1] for w in parts[-1]), default=0.0) if parts else 0.0
        if parts and extent(words)[0] <= right + _reach(words):
            parts[-1].append(words)
        else:
            parts.append([words])
    if not 1 < len(parts) <= len(run):
        return [(list(run), _by_line(above))]
    over = [extent([w for words in part for w in words]) for part in parts]
    cuts = combinations(range(1, len(run)), len(parts) - 1)
    splits = [[list(run[a:b]) for a, b in pairwise((0, *cut, len(run)))] for cut in cuts]
    taken = min(splits, key=lambda groups: _misfit(groups, over, columns))
    return [(cols, _by_line(part)) for cols, part in zip(taken, parts, strict=True)]


def _misfit(
    groups: Sequence[Sequence[int]], over: Sequence[Extent], columns: Sequence[Extent]
) -> tuple[float, int]:
    """How far the words stand from the middle of the columns under them, or (less likely) from
    their left end, in columns; of groupings that fit alike, groups of like size are likelier."""
    width = (columns[groups[-1][-1]][1] - columns[groups[0][0]][0]) / sum(map(len, groups))
    middle = left = 0.0
    for group, (x0, x1) in zip(groups, over, strict=True):
        first, last = columns[group[0]], columns[group[-1]]
        middle += abs((first[0] + last[1]) - (x0 + x1)) / 2
        left += abs(first[0] - x0)
    sizes = [len(group) for group in groups]
    apart = min(middle / width / len(groups), left / width / len(groups) + _RARELY_LEFT)
    return round(apart, 1), max(sizes) - min(sizes)


def _reach(words: Sequence[Word]) -> float:
    return max(word.box.height for word in words if word.box is not None)


def _by_line(parts: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """Words of the same line together, top to bottom."""
    lines: list[list[Word]] = []
    for words in sorted(parts, key=lambda w: (_box(w).y_center, _box(w).x0)):
        if lines and _box(words).y_center - _box(lines[-1]).y_center < 0.5 * _reach(words):
            lines[-1] += words
        else:
            lines.append(list(words))
    return [tuple(sorted(line, key=lambda w: _box((w,)).x0)) for line in lines]


def _box(words: Sequence[Word]) -> Box:
    boxes = [word.box for word in words if word.box is not None]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box
