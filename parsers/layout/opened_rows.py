"""Rows of a table without rules told by what opens them all: a number before each title, or a type
word (โครงการ, กิจกรรม, มาตรการ) in each. Then a line that nothing opens is a further one of the row
above, whatever it fills.

The cells of a row must begin level with its title, or the lines of one set half-way down would go
to the row above; and an item that nothing opens must be ruled out: by numbers that leave none out,
else by white.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalize.amounts import looks_like_money
from normalize.numbering import opens_typed, ordinal, split_number
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import opens_total
from parsers.layout.levels_beside import with_levels_beside
from parsers.page.pieces import Extent, PieceLine, column_of, is_band, is_close, text_of, words_of

_FEWEST = 2  # items
_STEP = 1.1  # from the widest gap inside a row to the narrowest between two, where no number tells

Part = list[PieceLine]


@dataclass(frozen=True, slots=True)
class _Table:
    """Where titles and their numbers stand, by column, and which lines (by `id`) have figures."""

    columns: Sequence[Extent]
    title: int
    numbers: int | None
    anchored: Mapping[int, bool]

    def text(self, row: PieceLine, column: int) -> str:
        return text_of(words_of(row, self.columns, column))

    def number(self, row: PieceLine) -> int | None:
        """The number before a title: in a column of its own where there is one."""
        if self.numbers is not None:
            return ordinal(self.text(row, self.numbers))
        text = self.text(row, self.title)
        found = split_number(text)
        return found.item_no if found.rest and found.rest != text else None

    def is_typed(self, row: PieceLine) -> bool:
        return opens_typed(self.text(row, self.title))

    def opens(self, row: PieceLine) -> bool:
        """Whether a line begins as an item does; a title stands in the first line of each."""
        held = bool(words_of(row, self.columns, self.title))
        return held and (self.number(row) is not None or self.is_typed(row))

    def behind(self, row: PieceLine) -> set[int]:
        """The columns behind the titles' that a line has words in."""
        held = {column_of((word,), self.columns) for word in row.line.words}
        return {column for column in held if column > self.title}


def first_opened(
    rows: Sequence[PieceLine], columns: Sequence[Extent], title: int | None
) -> int | None:
    """The index of the first line that a number or a type word opens; None where none does."""
    table = _seen(rows, columns, title, {})
    if table is None:
        return None
    return next((k for k, row in enumerate(rows) if not is_band(row) and table.opens(row)), None)


def at_openings(
    stretches: Sequence[Part],
    columns: Sequence[Extent],
    anchored: Mapping[int, bool],
    title: int | None,
    is_total: Callable[[PieceLine], bool],
    levels: Mapping[int, bool],
) -> list[Part] | None:
    """The lines row by row; None unless numbers that count on, or else type words and white, open
    every row, and all of its cells begin in its first line.

    `stretches`: the headings of levels, and the lines between them, which begin with an item.
    `title`: the titles' column, where a heading names it; `levels`: those before it that may hold
    levels, as `with_levels_beside` takes them.
    """
    plain = [row for stretch in stretches if not is_band(stretch[0]) for row in stretch]
    table = _seen(plain, columns, title, anchored)
    if table is None:
        return None
    parts: list[Part] = []
    items: list[Part] = []
    for stretch in stretches:
        if is_band(stretch[0]):
            parts.append(stretch)
            continue
        for k, row in enumerate(stretch):
            if is_total(row):
                parts.append([row])
            elif table.opens(row):
                parts.append([row])
                items.append(parts[-1])
            elif not k or not items or parts[-1] is not items[-1]:
                return None
            else:
                parts[-1].append(row)
    if len(items) < _FEWEST or not all(_is_row(part, table, levels) for part in items):
        return None
    counted = _count_on(items, parts, table, levels)
    if not (counted or _are_full(items, table) or _white_parts(items, parts, table)):
        return None  # an item that nothing opens is not ruled out
    return with_levels_beside(parts, columns, levels)


def _seen(
    rows: Sequence[PieceLine],
    columns: Sequence[Extent],
    title: int | None,
    anchored: Mapping[int, bool],
) -> _Table | None:
    """Where the titles stand, and the numbers before them; None where that is not told."""
    ordinals = Counter(
        column
        for row in rows
        for column in range(len(columns) - 1 if title is None else title)
        if ordinal(text_of(words_of(row, columns, column))) is not None
    )
    numbers = next((c for c in sorted(ordinals) if ordinals[c] >= _FEWEST), None)
    if title is None:
        typed = Counter(
            c
            for row in rows
            for c in range(len(columns))
            if opens_typed(text_of(words_of(row, columns, c)))
        )
        title = max(typed, key=lambda c: (typed[c], -c), default=None)
    if title is None or (numbers is not None and numbers >= title):
        return None
    return _Table(columns, title, numbers, anchored)


def _is_row(part: Part, table: _Table, levels: Mapping[int, bool]) -> bool:
    """Whether all that a row has behind its title begins in its first line, its figures stand there
    alone, and its further lines are near and no headings or sums."""
    first = table.behind(part[0])
    for above, row in pairwise(part):
        before = {column_of((word,), table.columns) for word in row.line.words}
        if any(c < table.title and c not in levels for c in before):
            return False
        if not (table.behind(row) <= first and is_close(above, row)):
            return False
        label = text_of(row.pieces[0])
        if opens_total(label) or (not levels and heading_level(label) is not None):
            return False
        if table.anchored[id(row)] and not _has_specks_alone(row, table):
            return False
    return True


def _has_specks_alone(row: PieceLine, table: _Table) -> bool:
    """Whether the figures of a line are no amounts, but dashes or dots as dirt is read as one."""
    texts = [table.text(row, column) for column in table.behind(row)]
    return not any(looks_like_money(text) and any(map(str.isalnum, text)) for text in texts)


def _count_on(
    items: Sequence[Part], parts: Sequence[Part], table: _Table, levels: Mapping[int, bool]
) -> bool:
    """Whether numbers that leave none out open all items, and begin anew below a heading or beside
    a level alone; type words say that titles begin where the numbers stand, and money, where the
    numbers are the titles' own, that these list nothing."""
    last = 0
    for before, part in zip([None, *parts], parts, strict=False):
        if not any(part is item for item in items):
            continue
        number = table.number(part[0])
        beside = any(table.text(part[0], column) for column in levels)
        anew = before is None or is_band(before[0]) or beside
        if number is None or (number != last + 1 and not (number == 1 and anew) and last):
            return False
        last = number
    typed = sum(table.is_typed(part[0]) for part in items)
    paid = sum(table.anchored[id(part[0])] for part in items)
    if table.numbers is not None:
        return typed == len(items) or min(typed, paid) * 2 > len(items)
    if paid == len(items):
        return True
    worded = _worded([p for p in items if table.anchored[id(p[0])]], table)
    told = all(worded <= table.behind(part[0]) for part in items)
    return paid * 2 > len(items) and told and (bool(worded) or typed * 2 > len(items))


def _worded(items: Sequence[Part], table: _Table) -> set[int]:
    """The columns behind the titles', but for those of money, that all items have words in."""
    held = [table.behind(part[0]) for part in items]
    texts = [(column, table.text(part[0], column)) for part in items for column in held[0]]
    money = {column for column, text in texts if looks_like_money(text)}
    return set.intersection(*held) - money if held else set()


def _are_full(items: Sequence[Part], table: _Table) -> bool:
    """Whether type words open all items, most with money, and their first lines have so much that
    no other line can be an item: words in columns that no further line fills; or money in one of
    several columns, which an item that plans for years has at least."""
    paid = sum(table.anchored[id(part[0])] for part in items)
    if not all(table.is_typed(part[0]) for part in items) or paid * 2 <= len(items):
        return False
    further = [row for part in items for row in part[1:]]
    if any(table.anchored[id(row)] for row in further):
        return False
    worded = _worded(items, table)
    if worded:
        return not any(worded <= table.behind(row) for row in further)
    return paid == len(items) and len(table.columns) - 1 - table.title > 1


def _white_parts(items: Sequence[Part], parts: Sequence[Part], table: _Table) -> bool:
    """Whether type words open all items, most with money in their first lines and none below, and
    the lines of each stand closer than two items do."""
    paid = sum(table.anchored[id(part[0])] for part in items)
    astray = any(table.anchored[id(row)] for part in items for row in part[1:])
    if astray or paid * 2 <= len(items) or not all(table.is_typed(part[0]) for part in items):
        return False
    reaching = [[row for row in part if _reaches(row, table)] for part in parts]
    inside = [_gap(a, b) for rows in reaching for a, b in pairwise(rows)]
    between = [
        _gap(above[-1], below[0])
        for above, below in pairwise(reaching)
        if above and below and not (is_band(above[0]) or is_band(below[0]))
    ]
    return bool(between) and _STEP * max(inside, default=0.0) < min(between)


def _reaches(row: PieceLine, table: _Table) -> bool:
    return any(column_of((word,), table.columns) >= table.title for word in row.line.words)


def _gap(above: PieceLine, below: PieceLine) -> float:
    return below.box.y_center - above.box.y_center
