"""Framed cards whose titles have a number and no word for an item: "3 เผยแพร่แผนการใช้จ่าย…".

A frame on its own may as well hold a numbered part of a form ("1 ข้อมูลทั่วไป") or a point of a list.
So such cards are read where another card of the document has the very same labels below a title of
its own; what is left is a table of one cell, which is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from normalize.amounts import IN_BAHT
from normalize.dates import parse_month
from normalize.framework_headings import names_ita_indicator
from normalize.numbering import is_ordinal
from normalize.thai_text import clean, squeeze, to_ascii_digits
from normalize.units import names_unit
from parsers.forms.card_labels import WHERE, has_colon, label_of, label_role
from parsers.forms.framed_cards import card_of, is_card
from parsers.forms.label_tables import CARD_TITLE
from parsers.forms.outdented_numbers import number_first
from parsers.forms.sheet_labels import label_at
from parsers.hierarchy.context import heading_level
from parsers.model import Line, Table
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block

_FEWEST_LETTERS = 8  # of a title
_NUMBER = regex.compile(r"(?P<no>\d{1,3}[.)]?)\s+(?=[\p{L}\"“(])")
_LISTED = regex.compile(r"\(?\d{1,2}\s?[.)]|[-•]")
_HEADS_OTHER = regex.compile(
    r"(?:มิติ|ภารกิจ|ตัวชี้วัด|ยุทธศาสตร์|กลยุทธ์|ประเด็น|ด้าน|หมวด|ส่วนที่|สรุป|นาย(?!ก)|นาง(?:สาว)?|น\.ส\.|ไตรมาส|ช่วง|เดือน|ระยะที่)"
)
"""What a frame has at its head that is about a level, a time or a person."""


@dataclass(frozen=True, slots=True)
class _Card:
    """A card as labels and values, its title's letters and what its labels say."""

    table: Table
    title: str
    roles: frozenset[str | None]


def with_untyped_cards(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such frames as tables of labels and values."""
    printed = list(blocks)
    tables = [(k, block) for k, (block, _engine) in enumerate(printed) if isinstance(block, Table)]
    found = {k: card for k, table in tables if (card := _untyped(table)) is not None}
    typed = [_said(table) for _k, table in tables if table.n_cols == 2 and is_card(table)]
    titles = Counter(card.title for card in found.values())
    labels = Counter(card.roles for card in (*found.values(), *typed))
    for k, (block, engine) in enumerate(printed):
        card = found.get(k)
        alike = card is not None and labels[card.roles] > 1 and titles[card.title] == 1
        yield (card.table if card is not None and alike else block), engine


def is_untyped_card(table: Table) -> bool:
    """Whether a frame may be such a card."""
    return _untyped(table) is not None


def _said(table: Table) -> _Card:
    texts = {(cell.row, cell.col): clean(cell.text) for cell in table.cells}
    roles = (label_role(text) for (_row, col), text in texts.items() if col == 0)
    return _Card(table, squeeze(texts.get((0, 1), "")), frozenset(roles) - WHERE)


def _untyped(table: Table) -> _Card | None:
    """The card that a frame of one column holds, if its title has a number and no more."""
    if table.n_cols != 1 or table.ragged or table.box is None:
        return None
    cells = sorted(table.cells, key=lambda cell: cell.row)
    lines = number_first([line for cell in cells for line in cell.lines], typed=False)
    opened = _opened(lines)
    if opened is None:
        return None
    number, title, below = opened
    above = (("number", number), ("title", title))
    card = card_of(below, table.box, table.page, above=above)
    if card is None or _is_list(card):
        return None
    return _said(card)


def _opened(lines: Sequence[Line]) -> tuple[Line, Line, Sequence[Line]] | None:
    """The number, the first line of the title and the lines below of what opens like a card."""
    if len(lines) < 2:
        return None
    first = lines[0]
    if is_ordinal(clean(to_ascii_digits(first.text))):
        number, title, below = first, lines[1], lines[2:]
    else:
        match = _NUMBER.match(to_ascii_digits(first.text))
        if match is None:
            return None
        (number,) = cut_lines((first,), *match.span("no"))
        (title,) = cut_lines((first,), match.end(), len(first.text))
        below = lines[1:]
    return (number, title, below) if _is_title(title, first) else None


def _is_title(title: Line, whole: Line) -> bool:
    """Whether a line may be an item's title: no label, no level, no amount."""
    text = clean(title.text)
    if len(squeeze(text)) < _FEWEST_LETTERS or IN_BAHT.search(to_ascii_digits(text)):
        return False
    if _HEADS_OTHER.match(text) or _names_time(text) or names_unit(text):
        return False
    if has_colon(title) or label_of(title) is not None or label_at(text, 0) is not None:
        return False
    levels = (heading_level(text), heading_level(clean(whole.text)))
    return levels == (None, None) and not names_ita_indicator(text)


def _names_time(text: str) -> bool:
    """Whether what looks like a title opens with a month."""
    return parse_month(text.split()[0]) is not None


def _is_list(card: Table) -> bool:
    """Whether what stands as the title of a card is a list."""
    titles = [c for c in card.cells if c.row == 0 and c.col == 1]
    labelled = any(c.row == 0 and clean(c.text) == CARD_TITLE for c in card.cells)
    more = [line for cell in titles for line in cell.lines[1:]]
    return not labelled or any(_LISTED.match(to_ascii_digits(line.text)) for line in more)
