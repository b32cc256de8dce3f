"""Whether figures below the names of fiscal years are money, or count something else; money put in
the year that stands above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.raw import MoneyCell
from normalize.thai_text import is_dash

COUNTED = regex.compile(  # what stands below such a line is no money
    r"\(\s*(?:หน่วย(?:นับ)?\s*[:：]?\s*)?(?!บาท)[ก-๎]{1,8}(?:\s*/\s*[ก-๎]{1,8})?\s*\)$"
    r"|หน่วย(?:นับ)?\s*[:：]\s*(?!\(?\s*บาท)\S{1,8}\)?$|หน่วยนับ\s*(?!\(?\s*บาท)\S{1,8}$"
    r"|\s(?:คน|ราย|ครั้ง|แห่ง|รุ่น|เล่ม|เรื่อง|ร้อยละ)(?:\s*/\s*[ก-๎]{1,8})?$|^(?:จำนวน(?!เงิน)|ผู้เข้าร่วม|ร้อยละ)"
)
GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def are_money(values: Sequence[str]) -> bool:
    """Whether the amounts of some years, without a word for baht, are money and no small numbers of
    something else: one has thousands, or words say that there is none, or all are dashes."""
    if all(map(is_dash, values)):
        return True
    return any(GROUPED.fullmatch(v) or "งบ" in v or "บาท" in v for v in values)


def in_year(money: Sequence[MoneyCell], year_be: int | None) -> tuple[MoneyCell, ...]:
    """The cells, those without a year in this one."""
    return tuple(
        replace(cell, fiscal_year_be=year_be) if cell.fiscal_year_be is None else cell
        for cell in money
    )
