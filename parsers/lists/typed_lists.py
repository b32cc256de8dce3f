"""Prose that lists a mission's items by type: "โครงการ จำนวน 2 โครงการ ได้แก่ (1) … (2) …".

The mission is the heading in force; an item's money stands behind its title ("งบประมาณ 30,000
บาท", "(ไม่ใช้งบประมาณ)").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import regex

from normalize.numbering import split_list, split_number
from normalize.raw import RawItem, Remark
from parsers.hierarchy.context import Context
from parsers.hierarchy.outline_money import money_in, money_remarks
from parsers.model import Line
from parsers.money.sheet_money import sheet_money
from parsers.page.prose import Prose, as_prose

_INTRO = regex.compile(
    r"(?P<type>โครงการ|กิจกรรม|มาตรการ)\s*(?:จำนวน\s*)?(?P<n>\d{1,2})\s*(?P=type)\s*"
    r"(?:ได้แก่|มีดังนี้|ดังนี้|ดังต่อไปนี้|คือ|ประกอบด้วย)\s*[:：]?"
)
_SUM = regex.compile(r"\s*(?:และ)?\s*รวม\s*(?:ทั้ง(?:สิ้น|หมด)|เป็น|งบ|เงิน)")
_TAIL = regex.compile(r"[\s,;(]*(?:และ)?[\s,;(]*$")
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
        text = prose.text[first:last]
        money = next(iter(money_in(text, "plan")), None)
        title_end = first + len(_TAIL.sub("", text[: money.start] if money is not None else text))
        if not split_number(prose.text[first:title_end]).rest.strip():
            continue
        title = prose.span(first, title_end)
        fields = {"title": title} | context.headings()
        amount = prose.span(first + money.value, last) if money is not None else None
        taken = [(money.start, len(text))] if money is not None else []
        remarks = money_remarks(text, taken, "plan", title)
        items.append(
            RawItem("plan", prose.locator(first, title_end), fields, sheet_money(amount, None),
                    remarks=remarks, places=title.places)
        )  # fmt: skip
    return items
