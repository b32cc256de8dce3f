"""Lists whose items' lines end in figures under headings of money that stand once above: what is
told of an item stands in labelled lines below, across the columns, so that they are no tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from normalize.numbering import opens_entry
from normalize.thai_text import clean
from parsers.forms.sheet_labels import label_at
from parsers.headings.columns import bind_heading
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.money_columns import MoneyColumns, columns_headed
from parsers.hierarchy.totals import opens_total
from parsers.model import Line, Ruling, Table
from parsers.page.pieces import in_pieces, text_of
from parsers.page.tail_figures import Tail, tails_under

_FEWEST = 2  # items with a figure under each heading
_NEAR = 2  # lines of one heading
_TITLES = frozenset({"number", "title"})
_COLON = regex.compile(r"^[^:：]{0,40}[:：]")
"""A label with its colon, whose line a table with columns of kinds may have below a row."""


@dataclass(slots=True)
class _Seen:
    """How many items have figures, one under each heading, and a labelled line below."""

    with_figures: int = 0
    whole: int = 0
    labelled: int = 0


def is_money_list(
    lines: Sequence[Line], rulings: Sequence[Ruling], over: MoneyColumns | None
) -> bool:
    """Whether some lines are such a list: most of its items that have figures have one under each
    heading. Where titles are headed too it may be a table, unless most of these have labelled lines
    below. `over`: the headings that a list of the page before goes on under."""
    heads = [(k, headed) for k, line in enumerate(lines) if (headed := columns_headed(line))]
    over = None if heads else over
    if not lines or not (heads or over) or _ruled(lines, rulings):
        return False
    stops = [k for k, _headed in heads] + [len(lines)]
    parts = [] if over is None else [(0, len(lines), over)]
    parts += [(k + 1, after, h) for (k, h), after in zip(heads, stops[1:], strict=True)]
    seen = _Seen()
    for first, stop, headed in parts:
        _note(seen, dict(enumerate(lines[first:stop], first)), headed)
    titled = any(h.titled or _titled_beside(lines, k) for k, h in heads)
    titled |= over is not None and over.titled
    if titled and 2 * seen.labelled <= seen.with_figures:
        return False
    return seen.whole >= _FEWEST and 2 * seen.whole > seen.with_figures


def _note(seen: _Seen, lines: Mapping[int, Line], headed: MoneyColumns) -> None:
    """Count the items of the lines under one heading."""
    tails = tails_under(lines, headed.places)
    texts = {k: _before(lines[k], tails.get(k)) for k in lines}
    starts = [k for k in lines if opens_entry(texts[k])]
    for k, stop in pairwise([*starts, max(lines, default=0) + 1]):
        after = next((n for n in range(k + 1, stop) if _ends_item(texts[n])), stop)
        told = [n for n in range(k + 1, after) if label_at(texts[n], 0)]
        own = [n for n in range(k, after) if n in tails]
        own = [n for n in own if n not in told] or own
        seen.with_figures += bool(own)
        seen.whole += len(own) == 1 and tails[own[0]].is_whole(len(headed.places))
        bare = headed.by_year or any(_COLON.search(texts[n]) is None for n in told)
        seen.labelled += bool(own and told and bare)


def _titled_beside(lines: Sequence[Line], k: int) -> bool:
    """Whether a line near such a heading heads titles."""
    near = [*lines[max(k - _NEAR, 0) : k], *lines[k + 1 : k + 1 + _NEAR]]
    near = [line for line in near if not opens_entry(clean(line.text))]
    rows = [row for row in map(in_pieces, near) if row is not None]
    return any(bind_heading(0, (text_of(p),)).role in _TITLES for row in rows for p in row.pieces)


def columns_left(blocks: Sequence[Line | Table], over: MoneyColumns | None) -> MoneyColumns | None:
    """The columns of money that stand over what follows on the next page."""
    for block in blocks:
        if isinstance(block, Table):
            over = None
        elif (headed := columns_headed(block)) is not None:
            over = headed
    return over


def _before(line: Line, tail: Tail | None) -> str:
    """What a line prints before its figures."""
    return clean(line.text if tail is None else text_of(line.words[: tail.start]))


def _ends_item(text: str) -> bool:
    return opens_total(text) or heading_level(text) is not None


def _ruled(lines: Sequence[Line], rulings: Sequence[Ruling]) -> bool:
    """Whether a rule runs among some lines."""
    boxes = [line.box for line in lines if line.box is not None]
    top, bottom = min(b.top for b in boxes), max(b.bottom for b in boxes)
    return any(
        rule.start < bottom and rule.end > top
        if rule.orientation == "vertical"
        else top < rule.position < bottom
        for rule in rulings
    )
