"""Budgets printed in the title's cell, where a table has no column of money."""

from __future__ import annotations

import regex

from normalize.raw import MoneyCell, Section, Span
from normalize.thai_text import clean
from parsers.outline_money import money_in
from parsers.sheet_money import sheet_money, sub_span

_SECTIONS = ("plan", "schedule", "results")
_BEFORE = regex.compile(r"[\s,;:(\[–—-]*$")
_BEHIND = regex.compile(r"[\s)\]]*$")


def money_in_title(title: Span, section: Section) -> tuple[Span, tuple[MoneyCell, ...]]:
    """The title without "(งบประมาณ 7,500 บาท)" behind it, and what that says; an amount that no
    word or bracket makes the item's budget stays where it is."""
    text = clean(title.text)
    found = [money for money in money_in(text, section) if money.named]
    if section not in _SECTIONS or not found:
        return title, ()
    kept = _BEFORE.sub("", text[: found[0].start])
    if not kept:
        return title, ()
    value = sub_span(title, _BEHIND.sub("", text[found[0].value :]))
    return sub_span(title, kept), sheet_money(value, None)
