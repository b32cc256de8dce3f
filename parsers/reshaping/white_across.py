"""Rows of cells that white crosses between lines of the title, and that may be several measures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from statistics import median_low

from parsers.headings.headers import Header
from parsers.model import Cell
from parsers.page.geometry import height, middle
from parsers.reshaping.heights_of_rows import (
    FEWEST_BESIDE,
    Level,
    columns_of,
    gaps_of,
    has_numbers,
    in_column,
    is_numbered,
    is_plain,
    levels_of,
    pairs,
    title_of,
    with_beside,
)
from parsers.reshaping.rows_by_white import FILLED, WIDE, WIDE_ALONE
from parsers.reshaping.texts_anew import Texts, may_open, title_at

_IN_MONTHS = frozenset({"month", "quarter"})  # rows of marks


def with_white_across(rows: Mapping[int, Sequence[Cell]], header: Header) -> set[int]:
    """The rows of cells that a strip of white crosses between lines of the title, wider than
    between the lines of a cell, where at least half of the cells beside begin anew below it; most
    of these end above it, or all have a line at each height."""
    title = title_of(header)
    if title is None or not _IN_MONTHS.isdisjoint(header.roles):
        return set()
    plain = {
        row: cells
        for row, cells in with_beside(rows, header, title).items()
        if is_plain(cells) and not (has_numbers(cells, title) or is_numbered(cells, header))
    }
    wide = _wide(plain.values(), title)
    texts = Texts.of(plain, title)
    return {row for row, cells in plain.items() if _is_crossed(cells, texts, wide)}


def _wide(rows: Collection[Sequence[Cell]], title: int) -> float:
    """Points between two lines from which on white may part measures. Where each row has a line of
    every cell at every height, no cell tells how far its own lines stand apart."""
    gaps = sorted(middle(b) - middle(a) for cells in rows for a, b in pairs(cells, 0))
    heights = [height(line) for cells in rows for line in in_column(cells, title)]
    if not gaps or not heights:
        return float("inf")
    before = any(c.col < title and len(c.lines) > 1 for cells in rows for c in cells)
    if not before and all(_is_line_by_line(levels_of(cells, title)) for cells in rows):
        return WIDE_ALONE * median_low(heights)
    return WIDE * gaps[len(gaps) // 4]


def _is_line_by_line(levels: Sequence[Level]) -> bool:
    """Whether each column has words at each height."""
    every = columns_of(levels)
    return all(level.columns == every for level in levels)


def _is_crossed(cells: Sequence[Cell], texts: Texts, wide: float) -> bool:
    levels = levels_of(cells, texts.title)
    every = columns_of(levels)
    fewest = max(FEWEST_BESIDE, FILLED * (len(every) - 1))
    fewest = min(fewest, max(len(every) - 1, 1))  # of a title and one more, both begin
    line_by_line = _is_line_by_line(levels)
    return any(
        gap > wide
        and texts.title in (begun := levels[k].columns)
        and len(begun) > fewest
        and (line_by_line or texts.ended(cells, levels, k) * 2 > len(begun))
        and may_open(title_at(cells, texts.title, levels[k].y))
        for k, gap in enumerate(gaps_of(levels), 1)
    )
