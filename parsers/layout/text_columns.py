"""Pages set in two columns of text, as newspapers are: an upright rule, or white alone, parts two
lists in lines.

One rule also parts the labels of a form from their values, and the columns of a table whose other
rules are lost. Columns of text are told by what stands in both: lines that fill them, and items or
headings on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from normalize.numbering import split_number, title_offset
from normalize.thai_text import clean, squeeze
from parsers.hierarchy.context import heading_level
from parsers.model import Box, Page, Ruling, Table, Word
from parsers.page.geometry import overlap, printed_lines
from parsers.page.rulings import join_collinear

_FEWEST_LINES = 5  # in each column
_MIDDLE = (0.35, 0.65)  # of the text's width
_FULL = 0.5  # of a column that its lines fill
_TALL = 0.2  # of the page's height
_GUTTER = 12.0  # points of white between columns that no rule parts
_FEWEST_ITEMS = 2
_CROSSING = 2.0  # points by which a word may reach over the rule


def bands_of(
    page: Page, words: Sequence[Word], tables: Sequence[Table]
) -> list[tuple[list[Table], list[Word]]]:
    """The tables and words as they are read: what stands above such a rule, to its left, to its
    right, and below; all in one where there are no two columns."""
    gutter = _gutter(page, words)
    for rule in (*join_collinear(page.rulings), *([gutter] if gutter is not None else [])):
        if rule.orientation == "vertical" and _parts_text(rule, page, words, tables):
            bands: list[tuple[list[Table], list[Word]]] = [([], []) for _ in range(4)]
            for word in words:
                bands[_band(rule, word)][1].append(word)
            for table in tables:
                above = table.box is not None and table.box.bottom <= rule.start
                bands[0 if above else 3][0].append(table)
            return bands
    return [(list(tables), list(words))]


def _gutter(page: Page, words: Sequence[Word]) -> Ruling | None:
    """The white stretch between two columns of text that no rule parts, as a rule in its middle:
    what stands on either side must have headings of levels and numbered items of its own, as the
    columns of a table have not. A heading on both sides is of a plan beside what came of it."""
    boxes = [word.box for word in words if word.box is not None]
    if len(boxes) < 2 * _FEWEST_LINES:
        return None
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    first, last = (round(left + share * (right - left)) for share in _MIDDLE)
    found = (_clear_stretch(x, boxes) for x in range(first, last + 1, 2))
    rule = max(found, key=lambda rule: rule.end - rule.start)
    sides: list[list[Word]] = [[], []]
    for word in words:
        if _band(rule, word) in (1, 2):
            sides[_band(rule, word) - 1].append(word)
    apart = set.isdisjoint(*map(_headings, sides))
    return rule if apart and all(map(_is_list, sides)) else None


def _clear_stretch(x: float, boxes: Sequence[Box]) -> Ruling:
    """The longest stretch (points) beside which no word comes near a place across the page."""
    near = [box for box in boxes if box.x0 < x + _GUTTER / 2 and box.x1 > x - _GUTTER / 2]
    tops = [*sorted(box.top for box in near), max(box.bottom for box in boxes)]
    ends = [min(box.top for box in boxes), *sorted(box.bottom for box in near)]
    start, end = max(zip(ends, tops, strict=True), key=lambda gap: gap[1] - gap[0])
    return Ruling("vertical", x, start, max(start, end))


def _headings(words: Sequence[Word]) -> set[str]:
    texts = (clean(line.text) for line in printed_lines(words, None))
    return {squeeze(text) for text in texts if heading_level(text) is not None}


def _is_list(words: Sequence[Word]) -> bool:
    """Whether a column has a heading of a level and several numbered items below each other."""
    texts = [clean(line.text) for line in printed_lines(words, None)]
    items = [t for t in texts if title_offset(t) is not None and split_number(t).item_no]
    return len(items) >= _FEWEST_ITEMS and any(map(heading_level, texts))


def _band(rule: Ruling, word: Word) -> int:
    if word.box is None or word.box.y_center > rule.end:
        return 3
    if word.box.y_center < rule.start:
        return 0
    return 1 if word.box.x_center < rule.position else 2


def _parts_text(rule: Ruling, page: Page, words: Sequence[Word], tables: Sequence[Table]) -> bool:
    boxes = [word.box for word in words if word.box is not None]
    if rule.end - rule.start < _TALL * page.height or not boxes:
        return False
    left, right = min(box.x0 for box in boxes), max(box.x1 for box in boxes)
    if not _MIDDLE[0] <= (rule.position - left) / max(1.0, right - left) <= _MIDDLE[1]:
        return False
    taken = (table.box for table in tables if table.box is not None)
    if any(overlap(rule.start, rule.end, box.top, box.bottom) > 0 for box in taken):
        return False
    if any(_crosses(rule, other) for other in page.rulings):
        return False
    sides: list[list[Word]] = [[], []]
    for word in words:
        band = _band(rule, word)
        if band not in (1, 2) or word.box is None:
            continue
        if word.box.x0 < rule.position - _CROSSING and word.box.x1 > rule.position + _CROSSING:
            return False
        sides[band - 1].append(word)
    widths = (rule.position - left, right - rule.position)
    return all(_is_text(side, width) for side, width in zip(sides, widths, strict=True))


def _crosses(rule: Ruling, other: Ruling) -> bool:
    """Whether a level rule meets the upright one."""
    if other.orientation != "horizontal" or other.end - other.start < _CROSSING:
        return False
    across = other.start - _CROSSING <= rule.position <= other.end + _CROSSING
    return across and rule.start + _CROSSING < other.position < rule.end - _CROSSING


def _is_text(words: Sequence[Word], width: float) -> bool:
    """Whether the words of a column are lines that fill it, some of which open items or are
    headings."""
    lines = printed_lines(words, None)
    if len(lines) < _FEWEST_LINES:
        return False
    filled = median(line.box.width for line in lines if line.box is not None)
    texts = [clean(line.text) for line in lines]
    opened = any(title_offset(t) is not None or heading_level(t) is not None for t in texts)
    return opened and filled >= _FULL * width
