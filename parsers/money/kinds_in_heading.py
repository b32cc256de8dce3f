"""Columns whose heading names the kinds of money that each cell states one below the other, or with
strokes between: ตั้งไว้ / ใช้จริง / คงเหลือ ("set / spent / left") over "20,000", "18,500" and "1,500".
Each becomes a column.

A heading of two kinds that is read as money is parted with the other columns of two things
(`parsers.reshaping.compound_columns`).
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import LARGE, is_empty_money, parse_amount
from normalize.thai_text import clean, to_ascii_digits
from parsers.headings.columns import Column, bind_heading
from parsers.headings.headers import Header
from parsers.model import Cell
from parsers.money.labelled_money import LabelKind, kind_of_label, left_agrees, said_of_all
from parsers.money.parting import Parting, Stretch
from parsers.page.cut_lines import cut_lines

_TRIPLE = 3  # kinds
_ROLES = frozenset({"money", "unbound", "ignored"})
_FEWEST = 2  # cells with all of them, where more than one states anything
_PARTED = regex.compile(r"[^/\n]+")
_UNIT = regex.compile(rf"\(?\s*(?:หน่วย\s*[:：]?\s*)?(?:{LARGE})?บาท\s*\)?")
_ANY = regex.compile(r"\(?(?:งบประมาณ|จำนวนเงิน|เงิน)\)?")  # stands over the kinds


def kinds_in_heading(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The parting of such a column; cells that state nothing are of all kinds. None where a cell
    states another number of amounts, or more is left than set without spent."""
    if column.role not in _ROLES:
        return None
    named = named_kinds(head.text)
    kinds = [kind for kind, _place in named]
    if sorted(kinds) not in (["planned", "spent"], ["left", "planned", "spent"]):
        return None
    if len(kinds) < _TRIPLE and column.role == "money":
        return None
    more = tuple(said_of_all(head))
    headings = [(head.text[slice(*place)], *(line.text for line in more)) for _kind, place in named]
    texts = (text for (kind, _place), text in zip(named, headings, strict=True) if kind != "left")
    if any(bind_heading(0, text).role != "money" for text in texts):
        return None  # แผน / ผล, of anything
    parts = [(cell, _amounts(cell.text, kinds)) for cell in body]
    stated = [found for cell, found in parts if not is_empty_money(cell.text)]
    if not stated or len(stated) < min(_FEWEST, len(body)) or None in stated:
        return None
    heading = tuple(
        (*cut_lines(head.lines, *place), *(() if _says(head.text, place) else more))
        for _kind, place in named
    )
    return Parting(heading, tuple(parts))


def named_kinds(heading: str) -> list[tuple[LabelKind, Stretch]]:
    """The kinds of money that the parts of a heading name, and where; nothing where a part names
    none, a unit and the word for money over them aside."""
    named: list[tuple[LabelKind, Stretch]] = []
    places = [(m.start(), m.end(), m[0]) for m in _PARTED.finditer(heading)]
    texts = [clean(_UNIT.sub("", text)) for _start, _end, text in places]
    for k, ((start, end, _text), text) in enumerate(zip(places, texts, strict=True)):
        kind = kind_of_label(text.strip("() "))
        over = k == 0 and _ANY.fullmatch(text) and "planned" in map(kind_of_label, texts[1:])
        if not text or over:
            continue
        if kind is None:
            return []
        named.append((kind, (start, end)))
    return named


def _says(heading: str, place: Stretch) -> bool:
    return _UNIT.search(heading[slice(*place)]) is not None


def _amounts(text: str, kinds: Sequence[LabelKind]) -> tuple[Stretch, ...] | None:
    """Where the amounts of a cell stand; None where it has other than one for each kind."""
    marks = [*_PARTED.finditer(to_ascii_digits(text))]
    amounts = [parse_amount(mark[0]) for mark in marks]
    if len(marks) != len(kinds) or any(a.status not in ("amount", "dash") for a in amounts):
        return None
    told = {kind: amount.baht for kind, amount in zip(kinds, amounts, strict=True)}
    agrees = left_agrees(told["planned"], told["spent"], told.get("left"))
    return tuple(mark.span() for mark in marks) if agrees else None
