"""Forms whose cells hold a label and its value together ("ผู้รับผิดชอบ : กองคลัง"), or a label and
its value side by side more than once in a row: the cards of a table, as pairs.

A card is a block of rows; it begins where another number or title stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import split_number
from normalize.raw import Span
from normalize.thai_text import clean
from parsers.context import heading_level
from parsers.label_columns import open_label
from parsers.label_tables import ORDINAL, Pair, has_title, numbers_title, role_of_label
from parsers.model import Cell, Line, Table
from parsers.rows import EMPTY, Row, RowCell, span_of_lines
from parsers.table_headings import Band, band_in

_EXPLAINED = 0.85  # of the cells with text
_FEWEST_VALUES = 3  # labelled, for each card
_APART = 0.4  # of the values
_FEWEST_HEADINGS = 3  # side by side are those of a table
_NUMBER = regex.compile(r"\(?\d{1,3}[.)]?")
_TITLE_LABEL = regex.compile(
    r"(?:โครงการ|กิจกรรม|มาตรการ)(?P<is_label>(?:\s*/\s*(?:โครงการ|กิจกรรม|มาตรการ))+|\s*[:：])?"
)
_LEVELS = frozenset({"dimension", "mission"})


@dataclass(slots=True)
class LabelledCard:
    """The rows of one card and what they say; or the heading (`band`) of those below."""

    rows: list[Row] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    band: Band | None = None

    def awaits_level(self) -> bool:
        """Whether nothing but a title and its number stands here: the level below is the item's."""
        return self.says("title") and len(self.rows) == 1 and self.band is None

    def says(self, *roles: str) -> bool:
        named = any(
            role_of_label(label.text) in roles
            for label, value in self.pairs
            if not numbers_title(label, value) or ORDINAL.fullmatch(label.text)
        )
        return named or ("title" in roles and has_title(self.pairs))


def labelled_cards(
    table: Table, rows: Sequence[Row], engine: str, goes_on: bool = False, beside: bool = True
) -> list[LabelledCard]:
    """The cards of such a form, in order; empty for any other table. `goes_on`: such a form stands
    right before, so that the first card may be the rest of one that a page break cut. `beside`:
    values may stand in cells of their own; else most are to stand in those of their labels."""
    cards: list[LabelledCard] = []
    filled = explained = apart = 0
    for row in () if table.ragged else rows:
        band = band_in(row, None, None)
        if band is not None and not (cards and cards[-1].awaits_level()):
            cards.append(LabelledCard([row], [], band))
            continue
        cells = [c for c in table.cells if c.row == row.index and clean(c.text)]
        if len(cells) >= _FEWEST_HEADINGS and all(_is_label(clean(cell.text)) for cell in cells):
            return []
        pairs = list(_pairs(sorted(cells, key=lambda c: c.col), engine))
        filled += len(cells)
        explained += sum(cells for _pair, cells in pairs)
        apart += sum(cells > 1 for _pair, cells in pairs)
        here = LabelledCard([row], [pair for pair, cells in pairs if cells])
        if not cards or cards[-1].band is not None or _begins(here, cards):
            cards.append(here)
        else:
            cards[-1].rows.append(row)
            cards[-1].pairs += here.pairs
    forms = [card for card in cards if card.band is None]
    values = sum(
        value is not EMPTY and role_of_label(label.text) not in ("number", "title", None)
        for card in forms
        for label, value in card.pairs
    )
    whole = forms[1:] if goes_on and forms and not forms[0].says("title") else forms
    least = _FEWEST_VALUES * len(whole) or 1
    enough = forms and values >= least and all(card.says("title") for card in whole)
    enough = enough and (beside or apart <= _APART * values)
    return cards if enough and explained >= _EXPLAINED * filled else []


def _is_label(text: str) -> bool:
    return role_of_label(text) is not None and not looks_like_money(text)


def _begins(here: LabelledCard, cards: Sequence[LabelledCard]) -> bool:
    """Whether another card begins with a row."""
    card = cards[-1]
    first = next(card for card in cards if card.band is None)
    by_level = bool(first.pairs) and role_of_label(first.pairs[0][0].text) in _LEVELS
    if by_level and here.says(*_LEVELS):
        return card.says("title")
    return (here.says("title") and card.says("title")) or (
        here.says("number") and card.says("number", "title")
    )


def _pairs(cells: Sequence[Cell], engine: str) -> Iterator[tuple[Pair, int]]:
    """Each label of a row with its value, and how many cells the two fill; none for a cell that is
    neither."""
    waiting: RowCell | None = None  # a label whose value is to stand beside it
    for k, cell in enumerate(cells):
        whole = RowCell(span_of_lines(cell.lines, engine))
        if waiting is not None:
            value, waiting = (waiting, whole), None
            yield value, 2
            continue
        title = _title_at(whole, cells[:k])
        label, rest = (None, None) if title else _apart(cell, engine)
        if title:
            yield (_named("ชื่อโครงการ", whole), whole), 1
        elif label is not None and rest is not None:
            yield (label, rest), 1
        elif label is not None and k + 1 < len(cells):
            waiting = label
        elif label is not None:
            yield (label, EMPTY), 1
        elif (level := heading_level(whole.text)) is not None:
            yield (_named("มิติ" if level == "dimension" else "ภารกิจ", whole), whole), 1
        elif k == 0 and _NUMBER.fullmatch(whole.text):
            yield (_named("ลำดับที่", whole), whole), 1
        else:
            yield (EMPTY, whole), 0


def _title_at(whole: RowCell, before: Sequence[Cell]) -> bool:
    """Whether a cell is an item's title that no label names."""
    if ORDINAL.fullmatch(whole.text):
        return False
    text = split_number(whole.text).rest
    label = _TITLE_LABEL.match(text)
    if label is not None:
        return label.end() < len(text) and label["is_label"] is None
    numbered = len(before) == 1 and _NUMBER.fullmatch(clean(before[0].text)) is not None
    return numbered and role_of_label(text.split(" ")[0].rstrip(":")) is None


def _named(label: str, value: RowCell) -> RowCell:
    """The label that a place in a form stands for."""
    span = value.span
    return EMPTY if span is None else RowCell(replace(span, text=label))


def _apart(cell: Cell, engine: str) -> tuple[RowCell | None, RowCell | None]:
    """The label that opens a cell, and the rest; None for what is not there."""
    first, *rest = cell.lines
    label, value = open_label(first.words)
    if not label:
        return None, None
    opened = _span((replace(first, words=label),), engine)
    lines = (*((replace(first, words=value),) if value else ()), *rest)
    return opened, _span(lines, engine)


def _span(lines: Sequence[Line], engine: str) -> RowCell | None:
    span: Span | None = span_of_lines(lines, engine)
    return None if span is None else RowCell(span)
