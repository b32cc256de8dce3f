"""A column of figures and a column of text so close beside it that no white parts them.

Figures end at one place, right-aligned, and the words behind them begin at another: row after row
the same, which no sentence does. Fiscal years ("2561  20,000") begin at one place behind a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import regex

from normalize.dates import parse_month
from normalize.fiscal_years import YEAR
from normalize.thai_text import clean, is_dash
from parsers.model import Word
from parsers.page.pieces import Extent, PieceLine, extent, is_statement, words_inside

_AMOUNT = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{2})?")
_FEWEST_ROWS = 3  # with a figure and text behind it, an amount once: dashes alone may be bullets
_LEVEL = 3.0  # points by which the ends of most figures, and the beginnings of texts, may differ
_MOST = 0.8


def figures_apart(rows: Sequence[PieceLine], columns: Sequence[Extent]) -> list[Extent]:
    """The columns, one of figures and text that stand so parted between them; two amounts with a
    stroke between them ("180,000 / 176,500") are of one column."""
    parted: list[Extent] = []
    for column in _around_strokes(rows, columns):
        edge = _edge(rows, column) or _edge_of_years(rows, column)
        parted += [column] if edge is None else [(column[0], edge[0]), (edge[1], column[1])]
    return parted


def years_joined(
    head: Sequence[PieceLine], rows: Sequence[PieceLine], columns: Sequence[Extent]
) -> list[Extent]:
    """The columns, one of nothing but years ("ปี 2566") joined with the figures behind it, unless
    it has a heading of its own."""
    joined: list[Extent] = []
    for column in columns:
        if joined and _are_years(rows, joined[-1]) and not _is_headed(head, joined[-1], column):
            joined[-1] = (joined[-1][0], column[1])
        else:
            joined.append(column)
    return joined


def _are_years(rows: Sequence[PieceLine], column: Extent) -> bool:
    """Whether nothing but years, or the word before them, stands in a column."""
    texts = [clean(word.text).rstrip(":") for row in rows for word in words_inside(row, column)]
    bare = [text.removeprefix("ปี") for text in texts if text not in ("ปี", "พ.ศ.", "")]
    return len(texts) >= _FEWEST_ROWS and all(map(YEAR.fullmatch, bare))


def _is_headed(head: Sequence[PieceLine], column: Extent, behind: Extent) -> bool:
    """Whether a heading stands over a column, and none that reaches over the one behind it too."""
    over = [span for row in head for span in row.spans if span[0] < column[1]]
    both = any(right > behind[0] for _left, right in over)
    return not both and any(column[0] < right for _left, right in over)


def _around_strokes(rows: Sequence[PieceLine], columns: Sequence[Extent]) -> list[Extent]:
    """The columns, one of nothing but strokes between amounts joined with those beside it: other
    strokes tick a month or a state."""
    joined: list[Extent] = []
    k = 0
    while k < len(columns):
        held = [word for row in rows for word in words_inside(row, columns[k])]
        strokes = bool(held) and all(word.text == "/" for word in held)
        if strokes and joined and k + 1 < len(columns) and _part_amounts(rows, columns[k]):
            joined[-1] = (joined[-1][0], columns[k + 1][1])
            k += 1
        else:
            joined.append(columns[k])
        k += 1
    return joined


def _part_amounts(rows: Sequence[PieceLine], column: Extent) -> bool:
    """Whether every stroke in a column stands between two figures of its line."""
    for row in rows:
        words = sorted(row.line.words, key=lambda word: extent((word,))[0])
        for k, word in enumerate(words):
            left, right = extent((word,))
            if word.text != "/" or not column[0] - 1 <= (left + right) / 2 <= column[1] + 1:
                continue
            if not 0 < k < len(words) - 1:
                return False
            if not (_is_figure(words[k - 1]) and _is_figure(words[k + 1])):
                return False
    return True


def _edge(rows: Sequence[PieceLine], column: Extent) -> Extent | None:
    """Where the figures of a column end and its texts begin; None where it holds no such two."""
    held = [words for row in rows if (words := words_inside(row, column))]
    first = next((k for k, words in enumerate(held) if _is_pair(words)), len(held))
    body = held[first:]  # below the heading
    pairs = [(extent(w[:1])[1], extent(w[1:2])[0]) for w in body if _is_pair(w)]
    if len(pairs) < _FEWEST_ROWS or not any(_is_pair(w) and _is_amount(w[0]) for w in body):
        return None
    end, begin = median(b for b, _a in pairs), median(a for _b, a in pairs)
    level = sum(abs(b - end) <= _LEVEL and abs(a - begin) <= _LEVEL for b, a in pairs)
    level += sum(extent(w[:1])[0] >= begin - _LEVEL for w in body if not _is_pair(w))
    level += sum(len(w) == 1 and _is_figure(w[0]) for w in body)
    return (end, begin) if end < begin and level >= _MOST * len(body) else None


def _edge_of_years(rows: Sequence[PieceLine], column: Extent) -> Extent | None:
    """Where the text of a column ends and its years begin; None unless nothing else stands right of
    where most of them begin."""
    held = [words for row in rows if (words := words_inside(row, column))]
    lasts = [words[-1] for words in held if _is_year(words[-1])]
    if len(lasts) < _FEWEST_ROWS or all(_is_year(words[0]) for words in held):
        return None
    if any(_is_year(w[-1]) and len(w) > 1 and parse_month(clean(w[-2].text)) for w in held):
        return None  # "ต.ค. 2566"
    years = [int(clean(word.text)) for word in lasts]
    if sum(b == a + 1 for a, b in pairwise(years)) * 2 < len(years) - 1:
        return None  # no list of years
    begin = median(extent((word,))[0] for word in lasts)
    others = [w for words in held for w in words if w is not words[-1] or not _is_year(w)]
    left = [word for word in others if extent((word,))[0] < begin - _LEVEL]
    right = [word for word in others if extent((word,))[0] >= begin - _LEVEL]
    level = sum(abs(extent((word,))[0] - begin) <= _LEVEL for word in lasts)
    end = max((extent((word,))[1] for word in left), default=begin)
    apart = all(is_statement(word) for word in right)
    return (end, begin) if end < begin and apart and level >= _MOST * len(lasts) else None


def _is_year(word: Word) -> bool:
    return YEAR.fullmatch(clean(word.text)) is not None


def _is_pair(words: Sequence[Word]) -> bool:
    """A figure with text behind it; not "180,000 / 176,500"."""
    if len(words) < 2 or not _is_figure(words[0]) or _is_figure(words[1]):
        return False
    second = words[1].text.removeprefix("/") or (words[2].text if len(words) > 2 else "")
    return not words[1].text.startswith("/") or _AMOUNT.fullmatch(second) is None


def _is_figure(word: Word) -> bool:
    return _is_amount(word) or is_dash(clean(word.text))


def _is_amount(word: Word) -> bool:
    return _AMOUNT.fullmatch(clean(word.text)) is not None
