"""Lines of a table without upright rules grouped into its rows.

A row's figures stand in its first line, or half-way down; its other lines stand closer to it than
the next row does. Level rules between rows, where there are any, say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import is_ordinal, item_type, opens_typed, split_number
from normalize.thai_text import clean
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.totals import opens_total
from parsers.layout.levels_beside import at_titles_in, joins_titles, with_levels_beside
from parsers.layout.numbered_titles import at_numbered_titles
from parsers.layout.opened_rows import at_openings, first_opened
from parsers.layout.white_strips import at_white
from parsers.model import Word
from parsers.page.pieces import (
    COLUMNS,
    Extent,
    PieceLine,
    column_of,
    ends_band,
    filled,
    is_band,
    is_close,
    is_labelled,
    is_told_below,
    text_of,
)

_ANCHORED = 0.6  # of the lines that fill a column have a figure there
_STEP = 1.15  # from the widest gap inside a row to the narrowest between two
_FEWEST_STOPS = 2
_SAME_LEFT = 0.5  # line heights between the left ends of the lines of one cell
_YEAR = regex.compile(r"(?:25)?\d\d")


def records(
    rows: Sequence[PieceLine],
    columns: Sequence[Extent],
    stops: Sequence[float],
    title: int | None = None,
    levels: Mapping[int, bool] | None = None,
) -> list[list[PieceLine]]:
    """The lines row by row; the heading of a level is a row. `stops`: heights of level rules.
    `title`: the column of the titles, where a heading names it. `levels`: the columns that may hold
    levels, with whether a heading says so."""
    anchored = _anchored(rows, columns)
    parts = _at_stops(rows, stops)
    ruled = parts is not None and _are_rows(parts, anchored)
    if not ruled:
        parts = _at_gaps(rows, anchored)
    if parts is None:
        parts = _at_titles(rows, anchored)
    before = {k: named for k, named in (levels or {}).items() if k < (title or 0)}
    by_white = None  # which tells an item without money or a type word as well
    if parts is None:
        by_white = at_white(_between_bands(rows), columns, anchored, title, is_total)
    told = by_white is not None and not joins_titles(by_white, columns, title)
    if parts is None and not told and title is not None:
        parts = at_titles_in(rows, columns, title, anchored, is_total)
    if parts is not None and title and not ruled:
        parts = with_levels_beside(parts, columns, before)
    if parts is None:
        parts = _at_numbers(rows, columns, anchored)
    if parts is None:
        parts = by_white
    if parts is None:
        parts = _at_stops_and_white(rows, columns, stops, title, anchored)
    if parts is None:
        parts = at_numbered_titles(_between_bands(rows), columns, anchored, title, is_total, before)
    if parts is None:
        parts = _below_first_opened(rows, columns, anchored, title, before)
    return parts if parts is not None else _by_filling(rows, columns)


def _below_first_opened(
    rows: Sequence[PieceLine],
    columns: Sequence[Extent],
    anchored: dict[int, bool],
    title: int | None,
    levels: Mapping[int, bool],
) -> list[list[PieceLine]] | None:
    """Rows that numbers or type words open; the lines above the first of them, of a heading or of a
    row of the page before, as they fill the columns."""
    first = first_opened(rows, columns, title)
    if first is None:
        return None
    stretches = _between_bands(rows[first:])
    found = at_openings(stretches, columns, anchored, title, is_total, levels)
    return None if found is None else [*_by_filling(rows[:first], columns), *found]


def _are_rows(parts: Sequence[Sequence[PieceLine]], anchored: dict[int, bool]) -> bool:
    """Whether each two rules enclose one row: one line of figures at most, or one title each over
    figures line by line, as of several years."""
    plain = [part for part in parts if not (is_band(part[0]) or _opens_total(part[0]))]
    titles = [_titles(part) for part in plain]
    figures = [sum(anchored[id(row)] for row in part) for part in plain]
    if max(titles, default=0) > 1:
        return False
    each = titles[1:].count(1) == len(titles) - 1 > 0  # the first may end a row of the page before
    return max(figures, default=0) <= 1 or each


def _ends_band(band: Sequence[PieceLine], row: PieceLine) -> bool:
    """Whether a line is the second of a heading, or a further one of what a label says below an
    item ("ผลการดำเนินงาน : …"): close below the last, and begun where that is."""
    if ends_band(band[-1], row):
        return True
    level = abs(row.box.x0 - band[-1].box.x0) <= _SAME_LEFT * row.box.height
    told = is_told_below(band[0]) and len(row.pieces) == 1 and is_close(band[-1], row)
    own = is_band(row) or is_labelled(row) or opens_item(row) or _is_numbered(row)
    return told and level and not own


def _titles(part: Sequence[PieceLine]) -> int:
    """The lines that open as titles do; a line alone below a label is of what that says."""
    said = next((k for k, row in enumerate(part) if is_told_below(row)), len(part))
    return sum(opens_item(row) and (k < said or len(row.pieces) > 1) for k, row in enumerate(part))


def opens_next(part: Sequence[PieceLine], row: PieceLine) -> bool:
    """Whether a full line opens another item below one of which a label says more, with a number
    where that has one: the rule between them was not seen."""
    if not row.is_full or not any(map(is_told_below, part)):
        return False
    numbered = [is_ordinal(clean(one.line.words[0].text)) for one in (part[0], row)]
    return numbered[1] if numbered[0] else opens_item(row)


def opens_item(row: PieceLine) -> bool:
    """Whether a piece of a line begins as the titles of items do."""
    return any(opens_typed(text_of(p)) for p in row.pieces)


def _at_titles(
    rows: Sequence[PieceLine], anchored: dict[int, bool]
) -> list[list[PieceLine]] | None:
    """Rows parted where titles open, wherever in them the figures stand; None unless each then has
    one figure line."""
    parts: list[list[PieceLine]] = []
    for row in rows:
        if parts and is_band(parts[-1][0]) and not is_band(row):
            apart = not _ends_band(parts[-1], row)
        else:
            apart = not parts or is_band(row) or is_total(row) or opens_item(row)
        if apart:
            parts.append([])
        parts[-1].append(row)
    plain = [part for part in parts if not is_band(part[0])]
    right = all(sum(anchored[id(row)] for row in part) == 1 for part in plain)
    return parts if plain and right else None


def _at_stops_and_white(
    rows: Sequence[PieceLine],
    columns: Sequence[Extent],
    stops: Sequence[float],
    title: int | None,
    anchored: dict[int, bool],
) -> list[list[PieceLine]] | None:
    """Rows parted by white between level rules that part what several rows share (the measures of
    one indicator); what stands alone between two rules is a heading."""
    between = _at_stops(rows, stops)
    if between is None or title is None:
        return None
    headings = [part for part in between if len(part) == len(part[0].pieces) == 1]
    plain = [part for part in between if part not in headings]
    found = at_white(plain, columns, anchored, title, is_total)
    if found is None:
        return None
    return sorted([*headings, *found], key=lambda part: part[0].box.y_center)


def _at_numbers(
    rows: Sequence[PieceLine], columns: Sequence[Extent], anchored: dict[int, bool]
) -> list[list[PieceLine]] | None:
    """Rows parted where their numbers stand, if each stands before a title's first words and beside
    its row's figures: then every other line is the rest of a row, whatever it opens with."""
    parts: list[list[PieceLine]] = []
    opening = numbered = 0
    for row in rows:
        number = [word.text for word in row.line.words if column_of((word,), columns) == 0]
        is_numbered = is_ordinal(clean(" ".join(number)))
        if is_band(row) or is_total(row):
            parts.append([row])
        elif is_numbered != anchored[id(row)] or (is_numbered and _is_half_way(row, parts)):
            return None
        elif is_numbered:
            numbered += 1
            opening += opens_item(row)
            parts.append([row])
        elif not parts or (is_band(parts[-1][0]) and not _ends_band(parts[-1], row)):
            return None
        else:
            parts[-1].append(row)
    return parts if opening * 2 > numbered > 1 else None


def _is_half_way(row: PieceLine, parts: Sequence[Sequence[PieceLine]]) -> bool:
    """Whether a number stands below the first line of its title."""
    before = parts[-1] if parts else []
    return not opens_item(row) and len(before) > 1 and opens_item(before[-1])


def _opens_total(row: PieceLine) -> bool:
    return opens_total(text_of(row.pieces[0]))


def is_total(row: PieceLine) -> bool:
    """A line such as รวมมิติที่ 1, or มิติที่ 1 itself, with a sum: no second line of the item above."""
    label, *others = (text_of(piece) for piece in row.pieces)
    if opens_total(label):
        words = [text_of((word,)) for piece in row.pieces[1:] for word in piece]
        words += _amounts_behind(row.pieces[0])
        return any(looks_like_money(text) for text in (*others, *words))
    if _has_total_behind(row):
        return True
    if heading_level(label) is None or opens_item(row) or any(map(_holds_number, row.pieces)):
        return False
    figures = [text for text in others if looks_like_money(text)]
    # Level with the second line of an indicator's name a date may end ("ต.ค. 67 – ธ.ค. | 67").
    one_year = len(figures) == 1 and _YEAR.fullmatch(figures[0]) is not None
    return bool(figures) and (not one_year or any(ch.isdigit() for ch in label))


def _has_total_behind(row: PieceLine) -> bool:
    """Whether a sum's name stands behind further lines of cells of levels, and nothing but amounts
    behind it: such cells are merged over the sum's row as well."""
    texts = [text_of(piece) for piece in row.pieces]
    at = next((k for k, text in enumerate(texts[: COLUMNS + 1]) if opens_total(text)), 0)
    before, behind = texts[:at], texts[at + 1 :]
    if not before or not behind or not all(map(looks_like_money, behind)):
        return False
    plain = not any(is_figure(t) or opens_typed(t) or split_number(t).rest != t for t in before)
    return plain and all(heading_level(t) is None for t in before) and "," in "".join(behind)


def _holds_number(words: Sequence[Word]) -> bool:
    """Whether an item opens with its number within a piece, close behind the name of a level."""
    return any(
        is_ordinal(clean(word.text)) and opens_typed(text_of(words[k + 1 :]))
        for k, word in enumerate(words[:-1])
        if k
    )


def _amounts_behind(words: Sequence[Word]) -> list[str]:
    """What ends in amounts so close that they are one piece with their label; else none."""
    texts = [text_of((word,)) for word in words]
    first = next((k for k, text in enumerate(texts) if looks_like_money(text)), len(texts))
    amounts = texts[first:]
    return amounts if all(map(looks_like_money, amounts)) and "," in "".join(amounts) else []


def _anchored(rows: Sequence[PieceLine], columns: Sequence[Extent]) -> dict[int, bool]:
    """Which lines have a figure, a dash or a mark in a column of such."""
    cells: dict[int, dict[int, str]] = {}
    for row in rows:
        held: dict[int, list[str]] = {}
        for word in row.line.words:
            held.setdefault(column_of((word,), columns), []).append(word.text)
        cells[id(row)] = {c: clean(" ".join(texts)) for c, texts in held.items()}
    full = [cells[id(row)] for row in rows if row.is_full]
    count, hits = (
        Counter(c for row in full for c in row),
        Counter(c for row in full for c, text in row.items() if is_figure(text)),
    )
    anchors = {c for c in count if hits[c] >= _ANCHORED * count[c] and c > 0}
    return {
        id(row): any(is_figure(text) for c, text in cells[id(row)].items() if c in anchors)
        for row in rows
    }


def is_figure(text: str) -> bool:
    """Whether a cell's text is an amount, a dash or a mark."""
    return looks_like_money(text) or not any(ch.isalnum() for ch in text)


def _at_stops(rows: Sequence[PieceLine], stops: Sequence[float]) -> list[list[PieceLine]] | None:
    """One row between two level rules; None where the rules are too few to part rows."""
    inside = [y for y in stops if rows[0].box.y_center < y < rows[-1].box.y_center]
    if len(inside) < _FEWEST_STOPS:
        return None
    parts: dict[int, list[PieceLine]] = {}
    for row in rows:
        parts.setdefault(sum(y < row.box.y_center for y in inside), []).append(row)
    return [one for part in parts.values() for one in _without_headings(part)]


def _without_headings(part: Sequence[PieceLine]) -> list[list[PieceLine]]:
    """A row, the headings of levels that no rule parts from it apart, and so the next item."""
    stretches = _between_bands(part)
    first = next((k for k, one in enumerate(stretches) if not is_band(one[0])), len(stretches))
    rest = [row for stretch in stretches[first:] for row in stretch]
    items: list[list[PieceLine]] = []
    for row in rest:
        if not items or _begins_behind(items[-1], row):
            items.append([])
        items[-1].append(row)
    return [*stretches[:first], *items]


def _begins_behind(part: Sequence[PieceLine], row: PieceLine) -> bool:
    """Whether the heading of a level, or the next item, begins below an item of which a label says
    more, or below such a heading."""
    headed = _is_heading(part[0])
    if _is_heading(row):
        return headed or any(map(is_told_below, part))
    return not _ends_band(part, row) if headed else opens_next(part, row)


def _is_heading(row: PieceLine) -> bool:
    return is_band(row) and not is_told_below(row)


def _at_gaps(rows: Sequence[PieceLine], anchored: dict[int, bool]) -> list[list[PieceLine]] | None:
    """Rows parted by the wider of two kinds of gaps; None unless each then has one figure line."""
    stretches = _between_bands(rows)
    gaps = sorted(
        b.box.y_center - a.box.y_center for stretch in stretches for a, b in pairwise(stretch)
    )
    steps = [(b / a, (a + b) / 2) for a, b in pairwise(gaps) if a > 0]
    step, cut = max(steps, default=(0.0, 0.0))
    if step < _STEP:
        return None
    parts: list[list[PieceLine]] = []
    for stretch in stretches:
        if is_band(stretch[0]):
            parts.append(stretch)
            continue
        for k, row in enumerate(stretch):
            wide = k > 0 and row.box.y_center - stretch[k - 1].box.y_center > cut
            if k == 0 or wide or is_total(row):
                parts.append([])
            parts[-1].append(row)
    plain = [part for part in parts if not is_band(part[0])]
    right = sum(sum(anchored[id(row)] for row in part) == 1 for part in plain)
    return parts if plain and right == len(plain) else None


def _between_bands(rows: Sequence[PieceLine]) -> list[list[PieceLine]]:
    """The headings of levels, each with its second line, and the stretches between them."""
    stretches: list[list[PieceLine]] = []
    for row in rows:
        before = stretches[-1] if stretches else None
        if is_band(row):
            stretches.append([row])
        elif before is not None and (not is_band(before[0]) or _ends_band(before, row)):
            before.append(row)
        else:
            stretches.append([row])
    return stretches


def _by_filling(rows: Sequence[PieceLine], columns: Sequence[Extent]) -> list[list[PieceLine]]:
    """Lines that fill few columns, and not the first, join the row above them."""
    parts: list[list[PieceLine]] = []
    for row in rows:
        here = filled(row, columns)
        in_band = bool(parts) and is_band(parts[-1][0])
        continues = len(here) < COLUMNS and (
            0 not in here or (here == {0} and not _is_numbered(row))
        )
        if is_band(row) or not parts or is_total(row):
            parts.append([row])
        elif _ends_band(parts[-1], row) if in_band else continues:
            parts[-1].append(row)
        else:
            parts.append([row])
    return parts


def _is_numbered(row: PieceLine) -> bool:
    """Whether a line begins with a number or as titles do."""
    text = clean(row.line.text)
    rest = split_number(text).rest
    return rest != text or item_type(rest) != "unspecified"
