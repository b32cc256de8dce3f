"""What a row states once over the columns of years: "....ไม่ใช้งบประมาณ....", "ปีละ 5,000 บาท".

Where no upright is left out beside it, or one goes on above or below in the same row of cells, the
words and their dots are held by the cells of several years. They become one word again, in the
cell that its middle is in, and are said of all columns of money beside it that are empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.amounts import NO_BUDGET, nothing_for_years, parse_amount
from normalize.thai_text import clean, is_dash
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.model import Cell, Line, Table, Word, union_of
from parsers.page.geometry import middle
from parsers.page.lines_level import are_level
from parsers.page.pieces import extent
from parsers.page.wide_statements import spread_words
from parsers.rows import Row

_AROUND = regex.compile(r"^[.…·_\s]+|[.…·_\s]+$")
_STATED = regex.compile(rf"\(?\s*(?:{NO_BUDGET})\s*\)?")
_EACH_YEAR = regex.compile(r"\(?\s*ปี\s?ละ\s*(?:จำนวน\s*)?\d[\d,.]*\s*(?:\.?-)?\s*บาท\s*\)?")
_PARTS = 2  # of a word that an upright cuts, or the cells on both sides
_LONGEST = 30  # characters
_MOST_APART = 3.0  # line heights between two of its words
_OVER = 0.05  # of its width, beyond a column
_PADDING = 0.15  # of its width, from where it begins or ends to the edge of its column


@dataclass(frozen=True, slots=True)
class Stated:
    """A table with such words whole, these words, and the columns of years that each is over."""

    table: Table
    words: tuple[tuple[frozenset[Word], frozenset[int]], ...] = ()

    @property
    def every(self) -> frozenset[Word]:
        """All these words."""
        return frozenset(word for words, _columns in self.words for word in words)

    def spread(self, table: Table) -> Table:
        """A table made of this one, with each of the words over the empty cells beside it."""
        for words, columns in self.words:
            table = spread_words(table, words, columns)
        return table


def with_statements_whole(table: Table, rows: Sequence[Row], header: Header) -> Stated:
    """The table with every such statement in some of its rows as one word."""
    inside = {row.index for row in rows}
    said: list[tuple[frozenset[Word], frozenset[int]]] = []
    for columns in _of_years(header.columns):
        found: set[Word] = set()
        for row in sorted(inside):
            cells = [c for c in table.cells if _holds_money(c, row, columns)]
            made, words = _whole(cells)
            if words:
                found |= words
                kept = (cell for cell in table.cells if cell not in cells)
                every = sorted((*kept, *made), key=lambda c: (c.row, c.col))
                table = replace(table, cells=tuple(every))
        said += [(frozenset(found), columns)] if found else []
    return Stated(table, tuple(said))


def _of_years(columns: Sequence[Column]) -> list[frozenset[int]]:
    """The columns of several years of each kind of money."""
    kinds: dict[tuple[str | None, str | None], list[Column]] = {}
    for column in columns:
        if column.role == "money" and column.year_be is not None:
            kinds.setdefault((column.kind, column.part), []).append(column)
    return [frozenset(c.index for c in own) for own in kinds.values() if len(own) > 1]


def _holds_money(cell: Cell, row: int, columns: frozenset[int]) -> bool:
    inside = columns.issuperset(range(cell.col, cell.col + cell.col_span))
    return inside and (cell.row, cell.row_span) == (row, 1) and cell.box is not None


def _whole(cells: Sequence[Cell]) -> tuple[list[Cell], set[Word]]:
    """The cells of one row with each statement whole in one of them; and the words of these."""
    made, found = list(cells), set[Word]()
    for words in _statements(cells):
        whole = _joined(words)
        home = _home(whole, cells)
        if home is not None:
            found.add(whole)
            made = [
                _with_word(cell, words, whole if k == home else None) for k, cell in enumerate(made)
            ]
    return made, found


def _statements(cells: Sequence[Cell]) -> Iterable[tuple[Word, ...]]:
    """The words of each statement in the cells of one row that is over several of them, or in one
    merged over several."""
    for level in _level_words([line for cell in cells for line in cell.lines]):
        for run in _runs(level):
            several = nothing_for_years(clean(_text(run))) is not None
            if several or (_says_of_all(run) and _is_over_several(run, cells)):
                yield run


def _level_words(lines: Sequence[Line]) -> list[list[Word]]:
    """The words of lines at one height, from the left."""
    levels: list[list[Line]] = []
    for line in lines:
        own = next((known for known in levels if are_level(known[0], line)), None)
        if own is None:
            levels.append([line])
        else:
            own.append(line)
    words = ([w for line in level for w in line.words if w.box is not None] for level in levels)
    return [sorted(level, key=lambda word: extent((word,))[0]) for level in words]


def _runs(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Words at one height, parted at figures and dashes, which are each a value of its own, and at
    wide gaps."""
    said = clean(_text(words))
    if _EACH_YEAR.fullmatch(said) or nothing_for_years(said) is not None:
        return [tuple(words)]
    runs: list[list[Word]] = [[]]
    for word in words:
        apart = runs[-1] and _gap(runs[-1][-1], word) > _MOST_APART
        if apart or _is_value(word):
            runs.append([])
        if not _is_value(word):
            runs[-1].append(word)
    return [tuple(run) for run in runs if run]


def _gap(one: Word, other: Word) -> float:
    height = one.box.height if one.box is not None else 1.0
    return (extent((other,))[0] - extent((one,))[1]) / height


def _is_value(word: Word) -> bool:
    text = clean(word.text)
    figure = regex.search(r"\d", text) is not None and nothing_for_years(text) is None
    return is_dash(text) or figure


def _text(words: Sequence[Word]) -> str:
    """What words say, without the dots before and behind; together where an upright cut a word and
    the letter that it runs into is misread."""
    parts = [part for word in words if (part := _AROUND.sub("", word.text))]
    said, cut = " ".join(parts), "".join(parts)
    misread = len(parts) == _PARTS and regex.search(NO_BUDGET, clean(said)) is None
    return cut if misread and parse_amount(cut).status == "no_budget" else said


def _says_of_all(words: Sequence[Word]) -> bool:
    said = _text(words)
    text = clean(said)
    if len(text) > _LONGEST:
        return False
    if _STATED.fullmatch(text) or _EACH_YEAR.fullmatch(text):
        return parse_amount(text).status != "unreadable"
    return regex.search(NO_BUDGET, text) is None and parse_amount(text).status == "no_budget"


def _is_over_several(words: Sequence[Word], cells: Sequence[Cell]) -> bool:
    """Whether words reach over the edge of a cell, or stand in one of several columns. What begins
    or ends where the values of its own column do is only wider than that."""
    left, right = extent(words)
    slack = _OVER * (right - left)
    over = [
        cell
        for cell in cells
        if cell.box is not None and left + slack < cell.box.x1 and cell.box.x0 < right - slack
    ]
    if len(over) < _PARTS or any(cell.col_span > 1 for cell in over):
        return any(cell.col_span > 1 for cell in over)
    boxes = [cell.box for cell in over if cell.box is not None]
    near = _PADDING * (right - left)
    at_left = left - min(box.x0 for box in boxes) <= near
    at_right = max(box.x1 for box in boxes) - right <= near
    return len(over) > _PARTS or at_left == at_right


def _joined(words: Sequence[Word]) -> Word:
    box = union_of([word.box for word in words if word.box is not None])
    known = [word.confidence for word in words if word.confidence is not None]
    text = _text(words)
    raw = (" " if " " in text else "").join(word.raw for word in words)
    return Word(text, raw, box, min(known) if known else None)


def _home(word: Word, cells: Sequence[Cell]) -> int | None:
    """Which of some cells a word's middle is in."""
    middle = sum(extent((word,))) / 2
    held = (k for k, c in enumerate(cells) if c.box and c.box.x0 <= middle < c.box.x1)
    return next(held, None)


def _with_word(cell: Cell, gone: Sequence[Word], whole: Word | None) -> Cell:
    """A cell without some words, and with what they are together, on a line of its own."""
    out = set(gone)
    lines = [
        replace(line, words=kept)
        for line in cell.lines
        if (kept := tuple(word for word in line.words if word not in out))
    ]
    if whole is not None:
        page = next((line.page for line in cell.lines), None)
        lines.append(Line((whole,), page=page))
        lines.sort(key=middle)
    return replace(cell, lines=tuple(lines))
