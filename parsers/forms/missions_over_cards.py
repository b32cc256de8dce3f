"""Lines that number a mission over framed cards, in words that no framework has: "1.1 ปลูกจิตสำนึกแก่
ข้าราชการ" below "มิติที่ 1 …" and right above the cards of its items.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.reading import read_dimension
from normalize.thai_text import clean, to_ascii_digits
from parsers.forms.framed_cards import is_card
from parsers.forms.sheet_labels import label_at, without_specks
from parsers.hierarchy.context import Context, Heading, read_heading
from parsers.hierarchy.table_headings import is_unknown_heading
from parsers.model import Line, Table
from parsers.rows import Block, span_of_lines

_NUMBER = regex.compile(r"\s*(?P<dimension>[1-9])\s?\.\s?[1-9]\d?(?![\d.])")

_COUNTED = regex.compile(r"[-•\s]*(?:\d{1,2}|[ก-ฮ])\s*[.)]\s*(?!\d)")


def heading_over(
    lines: Sequence[Line], below: Sequence[Block], context: Context, engine: str
) -> Heading | None:
    """The heading at the start of some lines; a mission's too, in any words, that is numbered below
    the dimension in force and stands right above a card (`below`: the block behind its line)."""
    heading = read_heading(lines[: _before_label(lines)], engine)
    over_card = any(isinstance(block, Table) and is_card(block) for block, _engine in below[:1])
    if heading is not None or not over_card or context.dimension is None:
        return heading
    text = clean(lines[0].text)
    number = _NUMBER.match(to_ascii_digits(text))
    of = read_dimension(context.dimension.text, None).no
    span = span_of_lines(lines[:1], engine)
    if number is None or span is None or not is_unknown_heading(text):
        return None
    return Heading("mission", span, 1) if of == number["dimension"] else None


def _before_label(lines: Sequence[Line]) -> int:
    """How many of some lines a heading at their start may have: the label of a sheet's title below
    it, or the number and label of another section, are no part of its name."""
    for k, line in enumerate(lines[1:], start=1):
        text = without_specks(clean(line.text))
        counted = _COUNTED.match(text)
        hit = label_at(text, counted.end() if counted is not None else 0)
        if hit is not None and (counted is not None or hit[1] == "title"):
            return k
    return len(lines)
