"""The columns of a table that the rows of its items tell, for rows elsewhere that keep to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from normalize.amounts import looks_like_money
from normalize.numbering import is_ordinal, opens_typed, split_number
from normalize.thai_text import clean
from parsers.forms.label_tables import role_of_label
from parsers.layout.aligned_records import is_total
from parsers.layout.empty_columns import has_months
from parsers.model import Cell, Line, Table, Word
from parsers.page.pieces import COLUMNS, Extent, PieceLine, column_of, extent, is_statement, text_of

SAME_LEFT = 4.0  # points
_MOST = 0.7  # of a column's lines begin at its left, where they are not centred
_FEWEST = 2  # items that tell the columns

Held = dict[int, tuple[Word, ...]]
"""The words of a line by column."""


@dataclass(frozen=True, slots=True)
class ItemColumns:
    """The columns of a table: what the words of each cover (points), where the lines of those begin
    that are not centred, and what they hold."""

    places: tuple[Extent, ...]
    lefts: tuple[float | None, ...]
    number: int | None
    title: int
    money: frozenset[int]
    goes_on: float | None = None
    """Where the further lines of titles begin, set in from the first."""

    def shifted(self, by: float) -> ItemColumns:
        places = tuple((a + by, b + by) for a, b in self.places)
        lefts = tuple(_moved(x, by) for x in self.lefts)
        return replace(self, places=places, lefts=lefts, goes_on=_moved(self.goes_on, by))

    @property
    def edges(self) -> list[float]:
        """Where the columns but the first begin."""
        return [
            (before[1] + here[0]) / 2 if left is None else left - SAME_LEFT / 2
            for (before, here), left in zip(pairwise(self.places), self.lefts[1:], strict=True)
        ]

    def number_of(self, held: Held) -> int | None:
        """The number before the title of an item."""
        if self.number is not None:
            text = clean(text_of(held.get(self.number, ())))
            return int("".join(filter(str.isdigit, text))) if is_ordinal(text) else None
        return split_number(text_of(held.get(self.title, ()))).item_no

    def cut(self, row: PieceLine) -> Held | None:
        """A line's words by column; None where one stands across, or what a column holds begins
        elsewhere than it does there. The label of a sum may begin anywhere before the money."""
        if is_total(row):
            return self._cut_sum(row)
        edges = [*self.edges, float("inf")]
        held: dict[int, list[Word]] = {}
        for word in row.line.words:
            left, right = extent((word,))
            if is_statement(word) or looks_like_money(text_of((word,))):
                column = column_of((word,), self.places)
            else:
                column = sum(left >= edge for edge in edges)
                if right > edges[column] + SAME_LEFT / 2:
                    return None
            held.setdefault(column, []).append(word)
        cells = {column: tuple(words) for column, words in held.items()}
        return cells if all(self._holds(c, words) for c, words in cells.items()) else None

    def _cut_sum(self, row: PieceLine) -> Held | None:
        held: dict[int, list[Word]] = {}
        for word in row.line.words:
            column = column_of((word,), self.places)
            figure = column in self.money and looks_like_money(text_of((word,)))
            held.setdefault(column if figure else self.title, []).append(word)
        return {column: tuple(words) for column, words in held.items()} if self.money else None

    def _holds(self, column: int, words: Sequence[Word]) -> bool:
        text, left = text_of(words), self.lefts[column]
        if column in self.money:
            return looks_like_money(text)
        if column == self.number:
            return is_ordinal(clean(text))
        lefts = (left, self.goes_on if column == self.title else None)
        begins = extent(words)[0]
        return left is None or any(x is not None and abs(begins - x) <= SAME_LEFT for x in lefts)


def item_columns(table: Table) -> ItemColumns | None:
    """The columns that the rows of items tell, those that are empty in all their headings; None
    for a calendar, and where they do not."""
    if table.ragged or table.turned or table.n_cols < COLUMNS or has_months(table):
        return None
    single = [c for c in table.cells if c.col_span == c.row_span == 1 and c.lines]
    single = [c for c in single if c.row not in _headings(single)]
    typed = Counter(c.col for c in single if opens_typed(clean(c.text)))
    ordinals = Counter(c.col for c in single if is_ordinal(clean(c.text)))
    found = _title_and_number(typed, ordinals, table.n_cols)
    if found is None:
        return None
    title, number = found
    rows = {c.row for c in single if c.col == title and opens_typed(clean(c.text))}
    rows |= {c.row for c in single if c.col == number and is_ordinal(clean(c.text))}
    of_items = [c for c in single if c.row in rows]
    held = [_lines_of(k, of_items) for k in range(table.n_cols)]
    whole = [c for c in table.cells if c.col_span == 1]
    told = [lines or _lines_of(k, whole) for k, lines in enumerate(held)]
    words = [[word for line in lines for word in line.words] for lines in told]
    if not all(words) or any(word.box is None for column in words for word in column):
        return None
    places = tuple(map(extent, words))
    money = frozenset(
        k
        for k, lines in enumerate(held)
        if k > title and lines and all(looks_like_money(clean(line.text)) for line in lines)
    )
    lefts = tuple(None if k in money or not h else _left(h) for k, h in enumerate(held))
    in_order = all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(places))
    if not in_order or lefts[title] is None:
        return None
    further = [ln for c in of_items if c.col == title for ln in c.lines[1:]]
    goes_on = _left(further) if further else None
    return ItemColumns(places, lefts, number, title, money, goes_on)


def _lines_of(column: int, cells: Iterable[Cell]) -> list[Line]:
    return [line for cell in cells if cell.col == column for line in cell.lines]


def _title_and_number(
    typed: Counter[int], ordinals: Counter[int], width: int
) -> tuple[int, int | None] | None:
    """The columns of the titles and of their numbers: that where type words open most cells, or
    the one behind the first of numbers."""
    title, items = max(typed.items(), key=lambda kv: kv[1], default=(0, 0))
    if items >= _FEWEST:
        numbers = [c for c, n in ordinals.items() if c < title and 2 * n > items]
        return title, max(numbers, default=None)
    first = min((c for c, n in ordinals.items() if n >= _FEWEST), default=width)
    return (first + 1, first) if first + 1 < width else None


def _headings(cells: Sequence[Cell]) -> set[int]:
    """The rows that name columns; a title is named as its column may be, and a statement too."""
    roles = [
        (c.row, role_of_label(text)) for c in cells if not looks_like_money(text := clean(c.text))
    ]
    return {row for row, role in roles if role not in (None, "title")}


def _left(lines: Sequence[Line]) -> float | None:
    """Where the lines of a column begin; None where they are centred."""
    begins = sorted(extent(line.words)[0] for line in lines)
    middle = begins[len(begins) // 2]
    alike = sum(abs(x - middle) <= SAME_LEFT for x in begins)
    return middle if alike >= _MOST * len(begins) else None


def _moved(x: float | None, by: float) -> float | None:
    return None if x is None else x + by
