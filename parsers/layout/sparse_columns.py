"""Columns that few lines of a table without upright rules fill.

The full lines tell where columns are; a title that stands apart from its figures, or a quarter with
one mark, is in none of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.headings.sub_headings import is_sub_heading
from parsers.layout.aligned_heading import with_their_years
from parsers.layout.aligned_records import is_total, opens_item
from parsers.page.pieces import GUTTER, Extent, PieceLine, extent, is_band, text_of

_FEWEST_APART = 2  # titles
_FEWEST_UNDER = 2  # further quarters or months of the same line


def with_apart(rows: Sequence[PieceLine], columns: Sequence[Extent]) -> list[Extent]:
    """The columns, and one between them that only lines of few pieces fill: titles whose number and
    figures stand half-way down beside them."""
    height = min(row.box.height for row in rows)
    apart = [
        span
        for row in rows
        if not row.is_full and not is_band(row) and opens_item(row)
        for span in row.spans
        if all(span[0] - b >= GUTTER * height or a - span[1] >= GUTTER * height for a, b in columns)
    ]
    gaps = {sum(b < left for _a, b in columns) for left, _right in apart}
    if len(apart) < _FEWEST_APART or len(gaps) != 1:
        return list(columns)
    return sorted([*columns, (min(a for a, _ in apart), max(b for _, b in apart))])


def with_sparse(rows: Sequence[PieceLine], columns: Sequence[Extent]) -> list[Extent]:
    """The columns, and those between them that have a mark or a number in few rows only."""
    height = min(row.box.height for row in rows)
    loose: list[list[Extent]] = []
    for row in rows:
        if is_total(row) or is_band(row):
            continue
        for words in with_their_years(row.line.words):  # ปี stands left of what its year is over
            left, right = extent(words)
            text = text_of(words)
            if any(left < b and a < right for a, b in columns):
                continue
            if any(ch.isalnum() for ch in text) and not is_sub_heading(text):
                continue
            near = next((c for c in loose if c[0][0] < right and left < c[0][1]), None)
            if near is None:
                loose.append([(left, right)])
            else:
                near.append((left, right))
    beside = {  # of a heading's line: the quarter that no row has a mark under
        extent(words)
        for row in rows
        if sum(is_sub_heading(text_of((word,))) for word in row.line.words) > _FEWEST_UNDER
        for words in with_their_years(row.line.words)
        if is_sub_heading(text_of(words))
    }
    found = list(columns)
    for cluster in loose:
        left, right = min(a for a, _ in cluster), max(b for _, b in cluster)
        apart = all(left - b >= GUTTER * height or a - right >= GUTTER * height for a, b in found)
        if apart and (len(cluster) > 1 or cluster[0] in beside):
            found.append((left, right))
    return sorted(found)
