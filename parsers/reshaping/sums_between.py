"""Labels of sums between rows that no rule parts: what stands level with one is the sum's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from normalize.amounts import looks_like_money
from normalize.thai_text import clean
from parsers.hierarchy.totals import is_nothing_but_total, opens_total
from parsers.items.row_values import TEXT_ROLES
from parsers.model import Cell, Line
from parsers.page.geometry import height, middle
from parsers.page.lines_level import LEVEL, REST_OF_NOTHING, are_level

# "รวม 9 หมู่บ้าน" and the like: a count of what is no item and no level.
_COUNTS_OTHERS = regex.compile(
    r"(?!.*(?:โครงการ|กิจกรรม|มาตรการ|รายการ|มิติ|ภารกิจ|บาท))[^\d]*\d[\d,]*\s*[ก-ฮเ-ไ]"
)


def sums_in(
    by_column: Mapping[int, Sequence[Line]],
    roles: Mapping[int, str],
    of: Sequence[str],
    sums: Sequence[Line],
) -> list[Line]:
    """Those of the labels of sums that stand in columns of some roles. What stands level with one
    is the sum's: its amounts, and the count of items below the titles."""
    held = (by_column[c] for c, role in roles.items() if role in of and c in by_column)
    return [line for lines in held for line in lines if line in sums]


def labels_of_sums(by_column: Mapping[int, Sequence[Line]], roles: Mapping[int, str]) -> list[Line]:
    """The labels of sums in all columns; in one of texts only where money stands level with it, or
    no column is of money and it says nothing else, and no title or number does: a result may go on
    with "รวม 45 คน" in its second line. So may a title with "รวม 9 หมู่บ้าน", where money has columns
    and none is level."""
    texts = {c for c in by_column if roles.get(c) in TEXT_ROLES}
    paid = [c for c in by_column if roles.get(c) == "money"]
    named = [ln for c in by_column if roles.get(c) in ("number", "title") for ln in by_column[c]]
    money = [
        line
        for c in paid
        for line in by_column[c]
        if not REST_OF_NOTHING.fullmatch(clean(line.text))
    ]

    def is_sum(line: Line, column: int) -> bool:
        text = clean(line.text)
        if column not in texts:
            wraps = roles.get(column) == "title" and _COUNTS_OTHERS.match(text) is not None
            return not wraps or not paid or is_at(line, money)
        bare = not paid and is_nothing_but_total(text)
        return (bare or is_at(line, money)) and not is_at(line, named)

    return [
        line
        for c, lines in by_column.items()
        for line in lines
        if opens_total(clean(line.text)) and is_sum(line, c)
    ]


def hold_sums(
    by_column: Mapping[int, Sequence[Line]], roles: Mapping[int, str], summed: Sequence[Line]
) -> bool:
    """Whether amounts of sums stand among those of items, and cannot be counted off with them."""
    money = (by_column[c] for c, role in roles.items() if role == "money" and c in by_column)
    return any(is_at(line, summed) for lines in money for line in lines)


def is_at(line: Line, sums: Sequence[Line]) -> bool:
    return any(are_level(line, label) for label in sums)


def around_sums(edges: Sequence[float], cells: Sequence[Cell], sums: Sequence[Line]) -> list[float]:
    """Edges of rows with those above and below the label of a sum, beside which no title stands."""
    out = list(edges)
    heights = [middle(line) for cell in cells for line in cell.lines if line.box is not None]
    for label in sums:
        at, reach = middle(label), LEVEL * height(label)
        above = max((y for y in heights if y < at - reach), default=at)
        below = min((y for y in heights if y > at + reach), default=at)
        for top, foot in ((above, at), (at, below)):
            if top < foot and not any(top < y < foot for y in out):
                out.append((top + foot) / 2)
    return sorted(out)


def item_over_sums(
    opening: Sequence[Line], money: Sequence[Sequence[Line]], sums: Sequence[Line]
) -> Sequence[Line]:
    """The title of the one item above some sums, where every line of money (of one column each) is
    level with it or with a sum, and each has some; none where more or less stands there."""
    if len(opening) != 1 or any(middle(label) < middle(opening[0]) for label in sums):
        return ()
    every = [line for lines in money for line in lines]
    figures = [line for line in every if looks_like_money(clean(line.text))]
    rest = [line for line in every if not REST_OF_NOTHING.fullmatch(clean(line.text))]
    labels = (*opening, *sums)
    placed = all(any(are_level(line, label) for label in labels) for line in rest)
    have = all(any(are_level(line, label) for line in figures) for label in labels)
    return opening if sums and placed and have else ()
