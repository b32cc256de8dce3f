"""Rows told by the numbers in their titles ("๑. โครงการ…", "2) กิจกรรม…"), where level rules stand
round the levels that several rows share, or nowhere, and white does not part the rows.

A row's other cells must begin level with its title: of cells that are set half-way down, lines
would go to the row above. And every row must have them: beside a list in one cell stands one unit.
Behind columns of levels money in the first lines of most rows is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from normalize.amounts import looks_like_money
from normalize.numbering import opens_typed, split_number
from parsers.layout.levels_beside import with_levels_beside
from parsers.page.pieces import Extent, PieceLine, column_of, is_band, text_of, words_of

_FEWEST = 2
_FEWEST_COLUMNS = 2  # besides the title's, with words

Part = list[PieceLine]


def at_numbered_titles(
    stretches: Sequence[Part],
    columns: Sequence[Extent],
    anchored: dict[int, bool],
    title: int | None,
    is_total: Callable[[PieceLine], bool],
    levels: Mapping[int, bool],
) -> list[Part] | None:
    """The lines row by row; None unless numbers that count on open each row, figures stand in its
    first line alone, and so do the first words of all its cells behind the title.

    `stretches`: the headings of levels, and the lines between them. `title`: the titles' column;
    `levels`: those before it that may hold levels, as `with_levels_beside` takes them.
    """
    if title is None:
        return None
    parts: list[Part] = []
    items: list[Part] = []
    last = 0
    for stretch in stretches:
        if is_band(stretch[0]):
            parts.append(stretch)
            continue
        for k, row in enumerate(stretch):
            number = _number(row, columns, title)
            if is_total(row):
                parts.append([row])
            elif number is not None:
                anew = k == 0 or _has_level(row, columns, title)
                if number != last + 1 and not (number == 1 and anew):
                    return None
                parts.append([row])
                items.append(parts[-1])
                last = number
            elif k == 0 or not items or parts[-1] is not items[-1]:
                return None
            else:
                parts[-1].append(row)
    least = _FEWEST_COLUMNS if not levels or not _are_paid(items, anchored) else 0
    rows = all(_is_row(part, columns, anchored, title, least) for part in items)
    if len(items) < _FEWEST or not rows:
        return None
    if len({frozenset(held) for held in _worded([part[0] for part in items], columns, title)}) > 1:
        return None
    return with_levels_beside(parts, columns, levels)


def _number(row: PieceLine, columns: Sequence[Extent], title: int) -> int | None:
    """The number before the type word of a title."""
    text = text_of(words_of(row, columns, title))
    found = split_number(text)
    if found.rest == text or not opens_typed(found.rest):
        return None
    digits = "".join(filter(str.isdigit, text[: len(text) - len(found.rest)]))
    return int(digits) if digits else None


def _has_level(row: PieceLine, columns: Sequence[Extent], title: int) -> bool:
    return any(column_of((word,), columns) < title for word in row.line.words)


def _worded(rows: Sequence[PieceLine], columns: Sequence[Extent], title: int) -> list[set[int]]:
    """In which columns behind the titles' each line has words, those of money left out."""
    behind = range(title + 1, len(columns))
    texts = [{c: text_of(words_of(row, columns, c)) for c in behind} for row in rows]
    money = {c for held in texts for c, text in held.items() if looks_like_money(text)}
    return [{c for c, text in held.items() if text and c not in money} for held in texts]


def _are_paid(items: Sequence[Part], anchored: dict[int, bool]) -> bool:
    """Whether most titles have an amount or the like in their first line, which no list in a cell
    has: the others may have none at all."""
    return sum(anchored[id(part[0])] for part in items) * 2 > len(items)


def _is_row(
    part: Part, columns: Sequence[Extent], anchored: dict[int, bool], title: int, least: int
) -> bool:
    """Whether all that a row has behind its title begins in its first line, in `least` columns."""
    held = [{column_of((word,), columns) for word in row.line.words} for row in part]
    first = {c for c in held[0] if c > title}
    further = {c for row in held[1:] for c in row if c > title}
    figures = any(anchored[id(row)] for row in part[1:])
    return len(first) >= least and further <= first and not figures
