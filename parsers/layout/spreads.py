"""Two pages on one sheet, as a booklet is scanned: each half is laid out as a page of its own.

White from top to bottom parts the halves, where a single page has its titles, its table or its
lines; each has a ruled table or box of its own, or lines that keep no step with those of the other,
or both open with headings and labels. Cards abreast are framed in step, and the columns of a table
without rules have their lines level, or those of each row set round one height, and name things in
one of them. A rule on one side may be that of a note or a signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import regex

from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean
from parsers.forms.sheet_labels import label_at, without_specks
from parsers.hierarchy.context import heading_level
from parsers.model import Line, Mark, Page, PageContent, Ruling, Word
from parsers.page.geometry import height, middle, printed_lines

_NUMBER = regex.compile(r"^\(?\d{1,2}[.)]\s*(?!\d)")
_WIDEST = 1.25  # times as wide as it is high, at least
_GUTTER, _FOLD = 0.04, 0.015  # of the sheet's width: white at its middle; where the fold shows
_FEWEST_LINES = 4  # on either page
_LONG_RULE = 0.15  # of the sheet's width
_IN_STEP_PT = 3.0
_LEVEL = 0.5  # line heights between two lines that stand at one height
_MOST_IN_STEP, _MOST_LEVEL = 0.5, 0.6
_FEWEST_NAMED = 3
_FEWEST_RULES, _FEWEST_IN_BOX = 3, 2  # of a table, and of one that has uprights
_FEWEST_ROWS = 3
_WIDER = 1.2  # times as far from row to row as from line to line


def pages_of(sheet: Page) -> tuple[Page, ...]:
    """The pages of a sheet, from left to right, with the sheet's number and coordinates."""
    if sheet.width < _WIDEST * sheet.height or not _is_white(sheet):
        return (sheet,)
    pages = (_half(sheet, left=True), _half(sheet, left=False))
    lines = [printed_lines(page.words, sheet.number) for page in pages]
    if min(map(len, lines)) < _FEWEST_LINES:
        return (sheet,)
    if _count_across(*lines):
        return (sheet,)
    if all(_is_ruled(page, sheet.width) for page in pages):
        rules = [_long_rules(page, sheet.width) for page in pages]
        return (sheet,) if _in_step(*rules) else pages
    if all(map(_tells_what_follows, lines)):
        return pages
    left, right = map(_middles, lines)
    return (sheet,) if _level(left, right, _reach(lines)) or _centred(lines) else pages


def sheet_of(contents: Sequence[PageContent]) -> PageContent:
    """What the pages of a sheet hold, in reading order."""
    known = [content.confidence for content in contents if content.confidence is not None]
    blocks = tuple(block for content in contents for block in content.blocks)
    return replace(contents[0], blocks=blocks, confidence=min(known) if known else None)


def _extents(sheet: Page) -> list[tuple[float, float]]:
    """From where to where whatever stands on the sheet reaches, but the fold."""
    boxes = [word.box for word in sheet.words if word.box is not None]
    boxes += [*(mark.box for mark in sheet.marks), *sheet.shaded]
    found = [(box.x0, box.x1) for box in boxes]
    for rule in sheet.rulings:
        level = rule.orientation == "horizontal"
        if level or abs(rule.position - sheet.width / 2) > _FOLD * sheet.width:
            found.append((rule.start, rule.end) if level else (rule.position, rule.position))
    return found


def _is_white(sheet: Page) -> bool:
    """Whether nothing stands near the middle."""
    first, last = ((0.5 + side * _GUTTER / 2) * sheet.width for side in (-1, 1))
    return all(end < first or start > last for start, end in _extents(sheet))


def _half(sheet: Page, *, left: bool) -> Page:
    def is_here(x: float) -> bool:
        return (x < sheet.width / 2) == left

    def stands_here(item: Word | Mark) -> bool:
        return left if item.box is None else is_here(item.box.x_center)

    def runs_here(rule: Ruling) -> bool:
        level = rule.orientation == "horizontal"
        return is_here((rule.start + rule.end) / 2 if level else rule.position)

    return replace(
        sheet,
        words=tuple(filter(stands_here, sheet.words)),
        rulings=tuple(filter(runs_here, sheet.rulings)),
        marks=tuple(filter(stands_here, sheet.marks)),
        shaded=tuple(box for box in sheet.shaded if is_here(box.x_center)),
    )


def _long_rules(page: Page, width: float) -> list[Ruling]:
    level = (rule for rule in page.rulings if rule.orientation == "horizontal")
    return [rule for rule in level if rule.end - rule.start >= _LONG_RULE * width]


def _in_step(left: Sequence[Ruling], right: Sequence[Ruling]) -> bool:
    """Whether most rules of the side that has fewer stand level with rules of the other."""
    few, many = sorted((left, right), key=len)
    beside = [any(abs(r.position - o.position) <= _IN_STEP_PT for o in many) for r in few]
    return sum(beside) > _MOST_IN_STEP * len(beside)


def _count_across(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the numbers of what stands on the left and on the right run from one to the other and
    back, as those of cards abreast do."""
    own, others = (
        {n for line in lines if (n := split_number(clean(line.text)).item_no) is not None}
        for lines in (left, right)
    )
    both = len(own) > 1 and len(others) > 1 and not own & others
    return both and min(own) < min(others) < max(own) < max(others)


def _is_ruled(page: Page, width: float) -> bool:
    """Whether a page has the rules of a table or a box."""
    upright = any(rule.orientation == "vertical" for rule in page.rulings)
    return len(_long_rules(page, width)) >= (_FEWEST_IN_BOX if upright else _FEWEST_RULES)


def _middles(lines: Sequence[Line]) -> list[float]:
    return list(map(middle, lines))


def _reach(sides: Sequence[Sequence[Line]]) -> float:
    """How far apart two lines stand that are level."""
    return _LEVEL * median(height(line) for lines in sides for line in lines)


def _level(left: Sequence[float], right: Sequence[float], reach: float) -> bool:
    """The same of heights of lines, or of rows."""
    few, many = sorted((left, right), key=len)
    beside = [any(abs(one - other) <= reach for other in many) for one in few]
    return sum(beside) > _MOST_LEVEL * len(beside)


def _centred(sides: Sequence[Sequence[Line]]) -> bool:
    """Whether most rows of lines, which white parts, are set round the same heights."""
    rows = [_centres_of_rows(sorted(_middles(lines))) for lines in sides]
    return min(map(len, rows)) >= _FEWEST_ROWS and _level(rows[0], rows[1], _reach(sides))


def _centres_of_rows(heights: Sequence[float]) -> list[float]:
    steps = [below - above for above, below in pairwise(heights)]
    usual = median(steps)
    ends = [k for k, step in enumerate(steps, 1) if step > _WIDER * usual]
    spans = pairwise([0, *ends, len(heights)])
    return [(heights[first] + heights[stop - 1]) / 2 for first, stop in spans]


def _tells_what_follows(lines: Sequence[Line]) -> bool:
    """Whether several lines open with a heading of a level, a title or the label of a section."""
    texts = [_NUMBER.sub("", without_specks(clean(line.text))) for line in lines]
    named = (heading_level(t) or opens_typed(t) or label_at(t, 0) for t in texts)
    return sum(map(bool, named)) >= _FEWEST_NAMED
