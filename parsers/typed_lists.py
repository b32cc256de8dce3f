"""Prose that lists a mission's items by type: "โครงการ จำนวน 2 โครงการ ได้แก่ (1) … (2) …".

The mission is the heading in force; an item's money stands behind its title ("งบประมาณ 30,000
บาท", "(ไม่ใช้งบประมาณ)").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import regex

from normalize.amounts import BAHT
from normalize.numbering import split_list, split_number
from normalize.raw import RawItem, Remark, Span
from parsers.context import Context
from parsers.model import Line
from parsers.prose import Prose, as_prose
from parsers.sheet_money import sheet_money

_INTRO = regex.compile(
    r"(?P<type>โครงการ|กิจกรรม|มาตรการ)\s*(?:จำนวน\s*)?(?P<n>\d{1,2})\s*(?P=type)\s*"
    r"(?:ได้แก่|มีดังนี้|ดังนี้|ดังต่อไปนี้|คือ|ประกอบด้วย)\s*[:：]?"
)
_MONEY = regex.compile(
    r"\s*\(?\s*(?:(?:ใช้|เป็น|ตั้ง|วงเงิน)?\s*งบ\s*ประมาณ(?:\s*จำนวน)?|จำนวนเงิน|เป็นเงิน|วงเงิน)\s*[:：]?\s*"
    rf"{BAHT}\s*\)?"
    r"|\s*\(?\s*ไม่\s*(?:ใช้|มี)\s*งบ(?:\s*ประมาณ)?\s*\)?"
)
_SUM = regex.compile(r"\s*(?:และ)?\s*รวม\s*(?:ทั้ง(?:สิ้น|หมด)|เป็น|งบ|เงิน)")
_BAHT = regex.compile(r"\d[\d,. ]*บาท|งบ\s*ประมาณ")
_TAIL = regex.compile(r"[\s,;]*(?:และ)?[\s,;]*$")
_FEWEST_ITEMS = 3


def typed_items(lines: Sequence[tuple[Line, Context]], engine: str) -> tuple[RawItem, ...]:
    """The items of such lists under headings; nothing where there are hardly any."""
    items: list[RawItem] = []
    for context, members in groupby(lines, key=lambda entry: entry[1]):
        if context.mission is not None:
            items += _of_mission(as_prose([line for line, _ in members], engine), context)
    if len(items) < _FEWEST_ITEMS:
        return ()
    if any(item.money for item in items):
        return tuple(items)
    return tuple(replace(item, section="summary") for item in items)


def _of_mission(prose: Prose, context: Context) -> list[RawItem]:
    intros = list(_INTRO.finditer(prose.text))
    items: list[RawItem] = []
    for k, intro in enumerate(intros):
        stop = intros[k + 1].start() if k + 1 < len(intros) else len(prose.text)
        made = _listed(prose, intro.end(), prose.heading_after(intro.end(), stop), context)
        said = int(intro["n"])
        if made and len(made) != said:
            remark = Remark(
                "list_count_differs",
                "warning",
                f"the text announces {said} items, but {len(made)} were read",
                made[0].places[0],
                intro[0].strip(),
            )
            made[0] = replace(made[0], remarks=(*made[0].remarks, remark))
        items += made
    return items


def _listed(prose: Prose, start: int, stop: int, context: Context) -> list[RawItem]:
    parts = [p for p in split_list(prose.text[start:stop]) if p.number is not None]
    items = []
    for part in parts:
        first, last = start + part.start, start + part.end
        total = _SUM.search(prose.text, first, last)
        last = total.start() if total is not None else last
        money = _MONEY.search(prose.text, first, last)
        title_end = money.start() if money is not None else last
        title_end = first + len(_TAIL.sub("", prose.text[first:title_end]))
        if not split_number(prose.text[first:title_end]).rest.strip():
            continue
        title = prose.span(first, title_end)
        fields: dict[str, Span] = {"title": title}
        for role in ("dimension", "mission", "sub_mission"):
            heading = getattr(context, role)
            if heading is not None:
                fields[role] = heading
        amount = prose.span(*money.span()) if money is not None else None
        rest = prose.text[money.end() : last] if money is not None else ""
        remarks = _money_left(title, prose.text[first:title_end] + " " + rest)
        items.append(
            RawItem("plan", prose.locator(first, title_end), fields, sheet_money(amount, None),
                    remarks=remarks, places=title.places)
        )  # fmt: skip
    return items


def _money_left(title: Span, text: str) -> tuple[Remark, ...]:
    """Money in an item's text that is not its amount: one of several, or in words unknown."""
    if _BAHT.search(text) is None:
        return ()
    message = "the text states money that was not read as this item's amount"
    return (Remark("amount_uncertain", "warning", message, title.places[0], text.strip()[:200]),)
