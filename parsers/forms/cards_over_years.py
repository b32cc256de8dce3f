"""Cards in frames that hold a small table of fiscal years over amounts, and little else:

    1  โครงการอบรมคุณธรรมจริยธรรม
       ผู้รับผิดชอบ สำนักปลัด
       | 2566   | 2567   | 2568 |
       | 30,000 | 30,000 | -    |

The table becomes the card's money, a line for every year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from normalize.amounts import LARGE
from normalize.thai_text import clean
from parsers.forms.card_labels import label_of
from parsers.forms.framed_cards import card_of
from parsers.forms.strips_in_frames import strip_apart
from parsers.forms.years_beside import are_amounts, follow_up, listed, rows_of_cells
from parsers.model import Cell, Line, Table
from parsers.money.money_of_years import COUNTED, are_money
from parsers.page.geometry import contains

_FEWEST = 1  # values of different kinds: the money of the years is one
_LARGE = regex.compile(
    rf"\(\s*(?:หน่วย(?:นับ)?\s*[:：]?\s*)?(?:{LARGE})\s*บาท\s*\)|หน่วย\s*[:：]?\s*(?:{LARGE})\s*บาท"
)
_UNIT_ALONE = regex.compile(rf"\(?\s*หน่วย(?:นับ)?\s*[:：]?\s*(?:{LARGE})\s*บาท\s*\)?")
_COUNTS = frozenset({"indicator", "target", "target_group", "result", "outcome", "progress"})
"""Labels right above figures of each year that are of these, and no money."""


@dataclass(frozen=True, slots=True)
class CardOverYears:
    """A card with its money in it, and the small table that stated it."""

    card: Table
    money: Table


def cards_over_years(
    frames: Sequence[Table], tables: Sequence[Table], around: Sequence[Line]
) -> list[CardOverYears | None]:
    """For each frame of lines its card, if it holds such a table and no other one. Its amounts are
    marked as unread where they are not sure to be money, or a line `around` states a unit that
    nobody reads there."""
    inside = [[table for table in tables if _holds(frame, table)] for frame in frames]
    apart = [strip_apart(f) if not held else None for f, held in zip(frames, inside, strict=True)]
    frames = [f if one is None else one[0] for f, one in zip(frames, apart, strict=True)]
    inside = [h if one is None else [one[1]] for h, one in zip(inside, apart, strict=True)]
    strips = [_years_in(held[0]) if len(held) == 1 else None for held in inside]
    known = {_names(strip[0]) for strip in strips if strip is not None and _is_money(*strip)}
    in_baht = not any(map(_states_unit, around))
    found: list[CardOverYears | None] = []
    for frame, held, strip in zip(frames, inside, strips, strict=True):
        if strip is None:
            found.append(None)
            continue
        sure = in_baht and are_amounts(strip[1], strip[0]) and _names(strip[0]) in known
        card = _card(frame, held[0], *strip, sure)
        found.append(CardOverYears(card, held[0]) if card is not None else None)
    return found


def _states_unit(line: Line) -> bool:
    """Whether a line states thousands of baht, or more, among other words."""
    text = clean(line.text)
    return _LARGE.search(text) is not None and _UNIT_ALONE.fullmatch(text) is None


def _holds(frame: Table, table: Table) -> bool:
    outer, inner = frame.box, table.box
    return bool(outer and inner and contains(outer, inner.x_center, inner.y_center))


def _years_in(table: Table) -> tuple[list[Cell], list[Cell]] | None:
    """The years of such a table and what stands below them: a value each, or one for all."""
    if table.n_rows != 2 or any(cell.row_span > 1 for cell in table.cells):
        return None
    years, values = rows_of_cells(table)
    below_each = [(c.col, c.col_span) for c in years] == [(c.col, c.col_span) for c in values]
    if not follow_up([clean(cell.text) for cell in years]):
        return None
    return (years, values) if below_each or len(values) == 1 else None


def _names(years: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(clean(cell.text) for cell in years)


def _is_money(years: Sequence[Cell], values: Sequence[Cell]) -> bool:
    return are_amounts(values, years) and are_money([clean(cell.text) for cell in values])


def _card(
    frame: Table, table: Table, years: Sequence[Cell], values: Sequence[Cell], sure: bool
) -> Table | None:
    if frame.box is None or table.box is None:
        return None
    middle = table.box.y_center
    lines = [line for cell in frame.cells for line in cell.lines if line.box is not None]
    above = [line for line in lines if line.box and line.box.y_center < middle]
    below = [line for line in lines if line.box and line.box.y_center >= middle]
    if not above or _counts(above[-1]) or (below and label_of(below[0]) is None):
        return None
    money = [line if sure else _unread(line) for line in listed(years, values)]
    return card_of([*above, *below], frame.box, frame.page, _FEWEST, money)


def _unread(line: Line) -> Line:
    return replace(line, words=(*line.words, replace(line.words[-1], text="□", raw="□")))


def _counts(line: Line) -> bool:
    """Whether the figures below a line are of what it names, and no money."""
    text = clean(line.text)
    found = label_of(line)
    role = found[0] if found is not None else None
    return role in _COUNTS or (role != "money" and COUNTED.search(text) is not None)
