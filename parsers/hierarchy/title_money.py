"""Budgets printed in the title's cell, where a table has no column of money, and what was spent in
the cell that tells the results, where its heading says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from normalize.amounts import BAHT, IN_BAHT, NO_BUDGET
from normalize.raw import MoneyCell, Remark, Section, Span
from normalize.thai_text import clean, squeeze
from parsers.headings.columns import Column, surely_spent
from parsers.hierarchy.budget_lines import with_labels_apart, years_below
from parsers.hierarchy.outline_money import REMAINDER, money_in, money_left
from parsers.money.sheet_money import sheet_money, sub_span

_SECTIONS = ("plan", "schedule", "results")
_UNDER_NO_LABEL = ("plan", "schedule")  # in a report it may be what was spent
_ON_SPENDING = regex.compile(r"(?:ใช้จ่าย|เบิกจ่าย|ใช้)(?:เงิน)?งบ|งบประมาณ(?:ที่)?(?:ใช้|เบิก)")
_AMOUNT = regex.compile(rf"(?:จำนวน\s*)?{BAHT}|{NO_BUDGET}")
_NOT_SPENT = regex.compile(r"ยัง(?:ไม่|มิ)|ไม่ได้(?:เบิก|ใช้)|ตั้งไว้|จัดสรร|อนุมัติ|โอน|คงเหลือ")
_SPENT_BY_NOW = regex.compile(r"(?:ใช้|จ่าย)(?:จริง|ไป|แล้ว)")  # no plan means to
_BEFORE = regex.compile(r"[\s,;:(\[–—-]*$")
_AT_END = regex.compile(r"[(\[](?P<said>[^()\[\]]+)[)\]]\s*$")
_WORD = regex.compile(r"[ก-๎]")
_NO_MONEY = regex.compile(NO_BUDGET)
_BEHIND = regex.compile(r"[\s)\]]*$")
_LEFT_AT_THE_END = regex.compile(rf"{REMAINDER.pattern}{BAHT}[\s)\]]*$")


def money_in_results(
    fields: Mapping[str, Span], columns: Sequence[Column]
) -> tuple[MoneyCell, ...]:
    """What a cell below ผลการดำเนินงานและการใช้จ่ายงบประมาณ ("results and spending") says was spent;
    nothing where it states several amounts, or where what was spent has a column."""
    told = any(c.role == "result" and _ON_SPENDING.search(squeeze(c.heading)) for c in columns)
    if not told or "result" not in fields or any(c.kind == "disbursed" for c in columns):
        return ()
    text = clean(fields["result"].text)
    found = [money for money in money_in(text, "results") if money.named]
    set_apart = (m for m in found if m.kind != "disbursed")
    if _NOT_SPENT.search(text) or any(IN_BAHT.match(text, m.value) for m in set_apart):
        return ()
    amounts = [match for m in found if (match := _AMOUNT.match(text, m.value)) is not None]
    if len(amounts) != 1 or len(found) != 1 or money_left(text, [(0, amounts[0].end())]):
        return ()
    return (MoneyCell(None, "disbursed", sub_span(fields["result"], amounts[0][0])),)


def budget_in_title(title: Span) -> tuple[Span, tuple[MoneyCell, ...], tuple[Remark, ...]]:
    """The title without "(งบประมาณ 7,500 บาท)" in brackets at its end, and what that says was set,
    in a table whose columns hold what was spent; a title that says any other money stays whole, and
    that is told."""
    text = clean(title.text)
    found = money_in(text, "results")
    end = _AT_END.search(text)
    if end is not None and [(m.kind, m.named) for m in found] == [("planned", True)]:
        kept, value = text[: end.start()].strip(), text[found[0].value : end.end("said")].strip()
        cells = sheet_money(sub_span(title, value), None)
        by_name = _WORD.search(text[found[0].start : found[0].value]) or _NO_MONEY.match(value)
        if kept and by_name and end.start() <= found[0].start < end.end() and len(cells) == 1:
            return sub_span(title, kept), cells, ()
    if not any(money.named for money in found):
        return title, (), ()
    message = "the title states money that was not read as this item's budget"
    return title, (), (Remark("amount_uncertain", "warning", message, title.places[0], text),)


def money_in_title(title: Span, section: Section) -> tuple[Span, tuple[MoneyCell, ...]]:
    """The title without "(งบประมาณ 7,500 บาท)" behind it, and what that says; an amount that no
    word or bracket makes the item's budget stays where it is."""
    below = years_below(title) if section in _UNDER_NO_LABEL else None
    if below is not None:
        return below[0], sheet_money(below[1], None)
    text = with_labels_apart(title.text)
    found = [money for money in money_in(text, section) if money.named]
    if section not in _SECTIONS or not found:
        return title, ()
    kept = _BEFORE.sub("", text[: found[0].start])
    if not kept:
        return title, ()
    left = _LEFT_AT_THE_END.search(text, found[-1].value)
    ends = [*(money.start for money in found[1:]), left.start() if left else len(text)]
    parts = [(m.kind, _BEHIND.sub("", text[m.value : e])) for m, e in zip(found, ends, strict=True)]
    if sorted(kind for kind, _part in parts) == ["disbursed", "planned"]:
        cells = (c for kind, part in parts for c in sheet_money(sub_span(title, part), None, kind))
        return sub_span(title, kept), tuple(cells)
    value = sub_span(title, _BEHIND.sub("", text[found[0].value : ends[-1]]))
    name = text[found[0].start : found[0].value]
    reported = section == "results" and (surely_spent(name) or name.startswith("จ่าย"))
    spent = reported or _SPENT_BY_NOW.search(name) is not None
    kinds = ("disbursed",) if len(found) == 1 and spent else ()
    return sub_span(title, kept), sheet_money(value, None, *kinds)
