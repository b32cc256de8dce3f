"""Lists whose items' lines end in figures under headings of money that stand once above: what is
told of an item stands in labelled lines below, across the columns, so that they are no tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from normalize.numbering import split_number, title_offset
from normalize.thai_text import clean
from parsers.forms.sheet_labels import label_at
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.money_columns import MoneyColumns, columns_headed
from parsers.hierarchy.totals import opens_total
from parsers.model import Line, Ruling, Table
from parsers.page.pieces import text_of
from parsers.page.tail_figures import Tail, tails_under

_FEWEST = 2  # items with a figure under each heading


def is_money_list(
    lines: Sequence[Line], rulings: Sequence[Ruling], over: MoneyColumns | None
) -> bool:
    """Whether some lines are such a list: most of its items that have figures have one under each
    heading, and most of these a labelled line below. `over`: the headings that a list of the page
    before goes on under."""
    heads = [(k, headed) for k, line in enumerate(lines) if (headed := columns_headed(line))]
    over = None if heads else over
    if not (heads or over) or any(headed.titled for _k, headed in heads) or _ruled(lines, rulings):
        return False
    stops = [k for k, _headed in heads] + [len(lines)]
    parts = [(0, len(lines), over)] if over is not None else []
    parts += [
        (a + 1, b, headed) for (a, b), (_k, headed) in zip(pairwise(stops), heads, strict=True)
    ]
    whole = labelled = with_figures = 0
    for first, stop, headed in parts:
        mine = dict(enumerate(lines[first:stop], first))
        places = headed.places if headed is not None else ()
        tails = tails_under(mine, places)
        texts = {k: _before(mine[k], tails.get(k)) for k in mine}
        starts = [k for k in mine if _opens_item(texts[k])]
        for k, after in pairwise([*starts, stop]):
            ends = (
                n for n in range(k + 1, after) if opens_total(texts[n]) or heading_level(texts[n])
            )
            after = next(ends, after)
            own = [tails[n] for n in range(k, after) if n in tails]
            with_figures += bool(own)
            whole += len(own) == 1 and own[0].is_whole(len(places))
            labelled += any(label_at(texts[n], 0) for n in range(k + 1, after))
    return whole >= _FEWEST and 2 * whole > with_figures and 2 * labelled > with_figures


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


def _opens_item(text: str) -> bool:
    return title_offset(text) is not None or split_number(text).item_no is not None


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
