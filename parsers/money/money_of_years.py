"""Whether figures below the names of fiscal years are money, or count something else; money put in
the year that stands above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from normalize.fiscal_years import fiscal_years
from normalize.raw import MoneyCell, Span
from normalize.thai_text import clean, is_dash

YEAR_NAMED = regex.compile(r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d")
"""The name of a year over or beside its figures, and that of their sum."""
SUM_NAMED = regex.compile(r"รวม(?:ทั้งสิ้น|ทั้งหมด|เงิน|เป็นเงิน)?\s*(?:\(?บาท\)?)?")
COUNTED = regex.compile(  # what stands below such a line is no money
    r"\(\s*(?:หน่วย(?:นับ)?\s*[:：]?\s*)?(?!บาท)[ก-๎]{1,8}(?:\s*/\s*[ก-๎]{1,8})?\s*\)$"
    r"|หน่วย(?:นับ)?\s*[:：]\s*(?!\(?\s*บาท)\S{1,8}\)?$|หน่วยนับ\s*(?!\(?\s*บาท)\S{1,8}$"
    r"|\s(?:คน|ราย|ครั้ง|แห่ง|รุ่น|เล่ม|เรื่อง|ร้อยละ)(?:\s*/\s*[ก-๎]{1,8})?$|^(?:จำนวน(?!เงิน)|ผู้เข้าร่วม|ร้อยละ)"
)
GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DONE_IN = regex.compile(
    r"(?<!ผล(?:ของ)?(?:การ)?)(?:ดำเนิน(?:การ|งาน)|ใน|ช่วง)\s*ปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?)?\s*(25[4-9]\d)(?!\d)"
)


def are_money(values: Sequence[str]) -> bool:
    """Whether the amounts of some years, without a word for baht, are money and no small numbers of
    something else: one has thousands, or words say that there is none, or all are dashes."""
    if all(map(is_dash, values)):
        return True
    return any(GROUPED.fullmatch(v) or "งบ" in v or "บาท" in v for v in values)


def in_year(
    money: Sequence[MoneyCell], year_be: int | None, fields: Mapping[str, Span]
) -> tuple[MoneyCell, ...]:
    """The cells of an item, those without a year in this one; not where it says another of its
    own."""
    period = clean(fields["period"].text) if "period" in fields else ""
    title = clean(fields["title"].text) if "title" in fields else ""
    own = {*fiscal_years(period), *(int(year) for year in _DONE_IN.findall(title))}
    if own and year_be not in own:
        return tuple(money)
    return tuple(
        replace(cell, fiscal_year_be=year_be) if cell.fiscal_year_be is None else cell
        for cell in money
    )
