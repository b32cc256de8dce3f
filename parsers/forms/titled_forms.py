"""Forms in plain lines that open with an item's own numbered title, no label before it; the
dimension and the mission that it is of stand below it, and labels with colons below those. Each is
laid as a table of labels and values, as one between rules is.

Read as lines, such a heading would be that of the next item: a form that cannot be read is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.numbering import item_type, split_number
from normalize.thai_text import clean
from parsers.forms.card_labels import has_colon
from parsers.forms.framed_cards import card_of, is_like_card
from parsers.forms.label_columns import open_label
from parsers.forms.labelled_lines import with_lines_laid
from parsers.hierarchy.context import heading_level
from parsers.model import Box, Cell, Line, Table
from parsers.page.geometry import reach
from parsers.rows import Block

_FEWEST = 2  # forms
_NEARLY_ALL = 0.8  # of such titles have a form's labels below them
_MOST = 0.5  # of them have a heading
_LONGEST_TITLE = 3  # lines
_FULL = 0.8  # of the widest line: a shorter one is not wrapped
_NO_BOX = Box(0.0, 0.0, 0.0, 0.0)


def laid_with_titles(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each such form as a table."""
    return with_lines_laid(blocks, _laid)


def _laid(run: Sequence[Block]) -> Iterator[Block]:
    lines = [block for block, _engine in run if isinstance(block, Line)]
    starts = _starts(lines)
    forms = [(k, _end(lines, k, end)) for k, end in pairwise([*starts, len(lines)])]
    like = [form for form in forms if is_like_card(lines[slice(*form)])]
    headed = sum(_below(lines, first) == "level" for first, _stop in like)
    if headed < _FEWEST or headed < _MOST * len(forms) or len(like) < _NEARLY_ALL * len(forms):
        yield from run
        return
    starts = sorted({*starts, *_unknown_titles(lines, starts)})
    at = 0
    for first, end in pairwise([*starts, len(lines)]):
        stop = _end(lines, first, end)
        if not is_like_card(lines[first:stop]):
            continue
        yield from run[at:first]
        yield _table(lines[first:stop]), run[first][1]
        at = next((k for k in range(stop, end) if has_colon(lines[k])), end)
        yield from run[stop:at]
        if at < end:  # of an item that is not known
            yield _in_one_cell(lines[at:end]), run[at][1]
        at = end
    yield from run[at:]


def _number_of(line: Line) -> int | None:
    """The number of the item that a line is the title of."""
    title = split_number(clean(line.text))
    return title.item_no if item_type(title.rest) != "unspecified" else None


def _starts(lines: Sequence[Line]) -> list[int]:
    """The titles with a heading below them, and those next in number with labels below alone."""
    starts: list[int] = []
    for k, line in enumerate(lines):
        number = _number_of(line)
        below = _below(lines, k) if number is not None else None
        last = _number_of(lines[starts[-1]]) if starts else None
        if below == "level" or (below == "label" and last is not None and number == last + 1):
            starts.append(k)
    return starts


def _unknown_titles(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[int]:
    """Lines behind the first form's labels that stand above a heading with labels below it, as
    titles do, and are not known for one: without a number, or a word for an item."""
    for level in range(starts[0] + 1, len(lines)):
        if heading_level(clean(lines[level].text)) is None or not _has_labels(lines, level):
            continue
        above: list[int] = []
        for k in range(level - 1, max(starts[0], level - 1 - _LONGEST_TITLE), -1):
            if heading_level(clean(lines[k].text)) is not None or k in starts:
                above = []  # the heading goes on, or is that of a title
                break
            if has_colon(lines[k]):
                break
            above.insert(0, k)
        if above:
            texts = [split_number(clean(lines[k].text)) for k in above]
            named = (
                k
                for k, text in zip(above, texts, strict=True)
                if text.item_no is not None or item_type(text.rest) != "unspecified"
            )
            yield next(named, above[-1])


def _has_labels(lines: Sequence[Line], level: int) -> bool:
    """Whether labels stand below a heading, and no title before them."""
    for line in lines[level + 1 : level + 1 + _LONGEST_TITLE]:
        if has_colon(line):
            return True
        if _number_of(line) is not None:
            return False
    return False


def _below(lines: Sequence[Line], title: int) -> str | None:
    """What stands below a title: the level of a heading, or a label. Behind a label without a colon
    a heading is that of the next items, unless the form's own labels follow it: a title's second
    line may open with the word of a label."""
    labelled = False
    for k, line in enumerate(lines[title + 1 : title + 1 + _LONGEST_TITLE], title + 1):
        if heading_level(clean(line.text)) is not None:
            return "level" if not labelled or _has_labels(lines, k) else None
        if has_colon(line):
            return "label"
        if _number_of(line) is not None:
            return None
        labelled |= bool(open_label(line.words)[0])
    return None


def _end(lines: Sequence[Line], first: int, following: int) -> int:
    """Where a form ends: behind the value of its last label, or at a heading below its labels."""
    labelled = [k for k in range(first, following) if has_colon(lines[k])]
    if not labelled:
        return following
    widest = max(reach(line) for line in lines)
    for k in range(labelled[0], following):
        if heading_level(clean(lines[k].text)) is not None:
            return k
        if k > labelled[-1] and reach(lines[k - 1]) < _FULL * widest:
            return k
    return following


def _table(lines: Sequence[Line]) -> Table:
    """A form's labels and values; in one cell, which nothing reads, where it is not sure."""
    numbers = [number for line in lines if (number := _number_of(line)) is not None]
    card = (
        None
        if any(number + 1 in numbers for number in numbers[:1])
        else card_of(lines, _NO_BOX, lines[0].page)
    )
    if card is None:
        return _in_one_cell(lines)
    return replace(card, box=None)


def _in_one_cell(lines: Sequence[Line]) -> Table:
    return Table(lines[0].page, 1, 1, (Cell(0, 0, 1, 1, tuple(lines)),))
