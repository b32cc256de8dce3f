"""Columns of money, a year over each, so close that no white parts them, or the first from a title.

Dirt beside the words of a scan widens them: an amount then reaches over the white to the next. What
stands below a year is still told by the year.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from normalize.fiscal_years import YEAR
from normalize.thai_text import clean
from parsers.layout.aligned_records import is_figure
from parsers.model import Word
from parsers.page.pieces import Extent, PieceLine, extent, words_inside

_YEAR_WORDS = frozenset(("ปี", "พ.ศ.", "ปีงบประมาณ"))
_FEWEST_YEARS = 2  # in the heading
_FEWEST_FIGURES = 2  # below each year


def years_apart(
    head: Sequence[PieceLine], rows: Sequence[PieceLine], columns: Sequence[Extent]
) -> list[Extent]:
    """The columns, one with several years over it, or with text before a year's figures, parted
    between them."""
    parted: list[Extent] = []
    for column in columns:
        parted += _under_years(rows, column, _years_over(head, column)) or [column]
    return parted


def _years_over(head: Sequence[PieceLine], column: Extent) -> list[float]:
    """The middles of the years over a column, from the left: of years that follow each other in the
    one line of a heading that names some, and end what it says there."""
    found: list[list[Word]] = []
    for row in head:
        words = [w for w in row.line.words if clean(w.text) not in _YEAR_WORDS]
        if any(map(_is_year, words)):
            found.append(words)
    if len(found) != 1:
        return []
    years = [word for word in found[0] if _is_year(word)]
    numbers = [int(clean(word.text)) for word in years]
    if len(years) < _FEWEST_YEARS or any(b != a + 1 for a, b in pairwise(numbers)):
        return []
    left, right = column
    inside = [word for word in found[0] if left - 1 <= _middle(word) <= right + 1]
    last = list(takewhile(_is_year, reversed(inside)))
    return [_middle(w) for w in last[::-1]] if len(last) == sum(map(_is_year, inside)) else []


def _under_years(
    rows: Sequence[PieceLine], column: Extent, years: Sequence[float]
) -> list[Extent] | None:
    """A column parted below the middles of its years; None unless each line ends in one figure at
    most under each, none of which reaches below two years or far into what stands beside it."""
    under: list[list[Word]] = [[] for _ in years]
    texts: list[Word] = []
    for row in rows:
        words = words_inside(row, column)
        figures = list(takewhile(_is_figure, reversed(words))) if years else []
        at = [min(range(len(years)), key=lambda k: abs(years[k] - _middle(w))) for w in figures]
        if len(set(at)) < len(at):
            return None
        for k, word in zip(at, figures, strict=True):
            if _covers_other(word, years, k):
                return None
            under[k].append(word)
        texts += words[: len(words) - len(figures)]
    if len(years) + bool(texts) < _FEWEST_YEARS or any(map(_is_figure, texts)):
        return None
    if not all(_hold_amounts(words) for words in under):
        return None
    edges = [_edge(*pair) for pair in pairwise(([texts] if texts else []) + under)]
    inner = [edge for edge in edges if edge is not None]
    if len(inner) < len(edges):
        return None
    left, right = extent([*texts, *(word for words in under for word in words)])
    ends = [left, *(x for edge in inner for x in edge), right]
    return list(zip(ends[::2], ends[1::2], strict=True))


def _covers_other(word: Word, years: Sequence[float], nearest: int) -> bool:
    """Whether a figure reaches below another year than the nearest: it may be of either."""
    left, right = extent((word,))
    return any(left <= year <= right for k, year in enumerate(years) if k != nearest)


def _edge(left: Sequence[Word], right: Sequence[Word]) -> Extent | None:
    """Where the words of a column end and those of the next begin; one place between the middles of
    those that dirt has made so wide that they overlap. None where one reaches a next's middle."""
    end, begin = extent(left)[1], extent(right)[0]
    if end < begin:
        return end, begin
    last, first = max(map(_middle, left)), min(map(_middle, right))
    place = (last + first) / 2
    return (place, place) if end < first else None


def _hold_amounts(words: Sequence[Word]) -> bool:
    return len(words) >= _FEWEST_FIGURES and any("," in word.text for word in words)


def _middle(word: Word) -> float:
    return sum(extent((word,))) / 2


def _is_year(word: Word) -> bool:
    return YEAR.fullmatch(clean(word.text)) is not None


def _is_figure(word: Word) -> bool:
    return is_figure(clean(word.text))
