"""Which amounts in an item's running text are its budget, and which only look like one.

"งบประมาณ 30,000 บาท" is; "ไม่เกิน 3,000 บาท" is a limit, "คนละ 100 บาท" a price, and an amount in
the middle of a sentence anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from normalize.amounts import BAHT, LARGE, NO_BUDGET
from normalize.fiscal_years import YEAR_LIST
from normalize.raw import Remark, Section, Span
from parsers.hierarchy.totals import opens_total

_UNIT = rf"(?:\(\s*(?:หน่วย\s*[:：]?\s*)?(?:{LARGE})?บาท\s*\)\s*[:：]?\s*)"  # over amounts by years
# A budget by name; what was spent is named by another word, or by ใช้ in a report.
_NAMED = regex.compile(
    r"(?:(?<![ก-๎])|(?<=\dบาท|\d บาท))(?P<name>"
    r"(?:(?:(?:โดย\s*)?(?:ใช้|เบิก)(?:จ่าย)?|ตั้ง|ภายใน|เบิกจ่าย|จาก\s*)?(?:วงเงิน)?งบ\s*ประมาณ"
    r"|(?:โดย\s*)?(?:ผล(?:การ)?)?(?:เบิกจ่าย|ใช้จ่าย|จ่าย)(?:เงิน|จริง|แล้ว)*|ใช้(?:จริง|ไป)|ตั้งไว้"
    r"|วงเงิน(?!\s*ไม่เกิน)|จำนวนเงิน|เป็นเงิน)"
    r"(?:(?:\s*[:：]\s*|\s(?=(?:ที่\s*)?(?:ตั้ง|ได้รับ)))?(?:ที่\s*)?(?:ใช้จ่าย|ใช้|ตั้งไว้|ตั้ง|ได้รับ|เบิกจ่าย|จ่าย|อนุมัติ)|ทั้งโครงการ)?"
    r"(?:(?:การ)?(?:จัดสรร|อนุมัติ)|จริง|ไป|แล้ว|(?<!ใช้(?:จ่าย)?งบ\s*ประมาณ|จ่าย(?:เงิน)?|ใช้)ตามแผน)?(?:(?<=ไป|จริง|แล้ว|โดย[ก-๎\s]{0,30})\s*ทั้ง(?:สิ้น|หมด))?)"
    rf"\s*(?:จำนวน|เป็นเงิน)?\s*[:：]?\s*(?=(?:(?:เฉลี่ย\s*)?ปี\s*ละ\s*)?(?:จำนวน\s*)?{BAHT}|\d{{1,3}}(?:,\d{{3}})+(?![\d,])|ไม่\s*(?:ใช้|มี)|[-–—](?!\S)|ปี\s*(?:พ\.ศ\.\s*)?25|(?<=[:：]\s*)(?:ปี\s*งบประมาณ\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d(?!\d)|{_UNIT}(?:ปี\s*(?:งบประมาณ\s*)?)?(?:พ\.ศ\.\s*)?25)"
)
_GLUED = regex.compile(rf"งบ\s*ประมาณ\s*[:：]?\s*(?={BAHT})")
# With a line break before it, a Thai line is joined without a space.
_NOTHING = regex.compile(
    r"(?<![^\s(])(?:โดย\s?)?(?=ไม่\s*(?:ได้)?(?:ใช้|มี)\s*(?:เงิน\s*)?งบ)"
    r"|(?<=[ก-๎])(?<!ที่|ซึ่ง|โดย|และ|แต่|จะ)(?=ไม่\s*(?:ใช้|มี)\s*งบ\s*ประมาณ(?:\s|$))"
)
# "(20,000 บาท)", "(ปีละ 10,000 บาท)", "(ปี 2566 จำนวน 35,000 บาท, ปี 2567 …)", "(ปี 2566 = 9,000 บาท"
_BRACKETED = regex.compile(
    rf"\(\s*(?=(?:ปี\s*ละ\s*)?(?:จำนวน\s*)?{BAHT}\s*\)"
    rf"|ปี\s*(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d\s*[:：=]?\s*(?:จำนวน|งบประมาณ|เป็นเงิน)?\s*{BAHT}[^()]*\))"
)
# "(ปี 2566 - 2570 ไม่ใช้งบประมาณ)", "(ปี 2566 - 2570 ปีละ 15,000 บาท)": what is named in it is of these.
_YEARS_IN_BRACKETS = regex.compile(
    rf"\(\s*(?:ตั้งแต่|ระหว่าง|ใน)?\s*(?P<value>{YEAR_LIST}\s*[:：]?\s*(?:{NO_BUDGET}"
    rf"|(?:(?P<uses>ใช้)?งบ\s*ประมาณ\s*)?ปี\s*ละ\s*(?:จำนวน\s*)?{BAHT})[^()]*"
    rf"|ปี\s*ละ\s*(?:จำนวน\s*)?{BAHT}\s*(?:ตั้งแต่|ระหว่าง|ใน)?\s*{YEAR_LIST}\s*)\)"
)
_AT_THE_END = regex.compile(rf"(?<=\s)(?:จำนวน\s*)?(?={BAHT}\s*(?:$|(?=\s(?:ผู้รับ|หน่วยงาน))))")
REMAINDER = regex.compile(rf"(?<=\s)คงเหลือ(?:เงิน|งบประมาณ)?\s*(?:จำนวน)?\s*(?={BAHT})")
"""The label of what is left of a budget, which is no budget."""
_SPENT = regex.compile(r"เบิกจ่าย|ใช้จ่าย|ใช้จริง|ใช้ไป|ประมาณไป|ที่\s*ใช้|^(?:โดย\s*)?จ่าย|ประมาณจริง")
# What makes the amount behind it no budget: a limit, a price, a share of a number.
_NO_BUDGET_BEFORE = regex.compile(
    r"(?:เกิน|มูลค่า\S*|ตั้งแต่|ต่ำกว่า|ละ|ถึง|ราคา|เหลือ|[x×*/,\d–-])\s*(?:จำนวน\s*)?$"
)
_STATED = regex.compile(  # a year before an amount is no part of it
    rf"(?<![\d,.])(?!25[4-9]\d\s+\d)\d[\d,. ]*(?:{LARGE})?\s*บาท"
    r"|(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])(?!\s*(?:ราย|คน|ครอบครัว|ครัวเรือน)(?:(?![ก-๎])|ใน|ที่|เข้า|จาก|ขึ้น))"
)
# But "ทั้งสิ้น 60 คน" is a sum of people, and ส่วนรวม is the public.
_SUM = regex.compile(
    rf"(?<!ส่วน|องค์|รวบ)รวม(?!พลัง|ใจ|ตัว|กลุ่ม)|ทั้ง(?:สิ้น|หมด)(?!\s*(?:จำนวน\s*)?\d[\d,.]*+\s*+(?!บาท|{LARGE}|โครงการ|กิจกรรม|มาตรการ)[ก-ฮเ-ไ])"
)
# "โดย" ties what was spent to what the sentence tells, which is several items where it says so.
_OF_ONE = regex.compile(r"(?<![ก-๎])(?:โดย\s*(?:ใช้|เบิก|จ่าย)|จาก\s*(?:วงเงิน)?งบ)")
_OF_SEVERAL = regex.compile(
    r"(?<=[ก-๎]\s?)\d+\s*(?:โครงการ|กิจกรรม|มาตรการ)|(?:ทุก|รวม)\s*(?:โครงการ|กิจกรรม|มาตรการ)"
    r"|(?:โครงการ|กิจกรรม|มาตรการ|แผน[ก-๎]*|ภารกิจ|มิติ)\s*(?:ทั้ง|รวม)"
    r"|(?:โครงการ|กิจกรรม|มาตรการ)\s*(?:จำนวน\s*)?\d+\s*รายการ"
)
_FIGURE = regex.compile(r"(?<!\d)(?!25[4-9]\d(?![\d,.]))\d")  # and no year
_YEARS = regex.compile(  # over amounts
    r"(?:ปี[^\d]{0,20})?25[4-9]\d(?:[^\d]{0,20}25[4-9]\d){2}"
    r"|^[^\s\d]{2,3}\s?25[4-9]\d\s+[^\s\d–—-]{2,3}\s?25[4-9]\d(?!\d)"
)
_LONGEST_RAW = 200  # characters of an item that a remark quotes


@dataclass(frozen=True, slots=True)
class Money:
    """One amount: where its label begins, where the amount does, and of what kind it is."""

    kind: Literal["planned", "disbursed"]
    start: int
    value: int
    named: bool = True
    """Whether a word or brackets say that the amount is the item's; else only its place does."""


def money_in(text: str, section: Section) -> list[Money]:
    """The amounts of cleaned text that are an item's money, in order."""
    found: list[Money] = []
    of_several: set[int] = set()
    of_years = list(_YEARS_IN_BRACKETS.finditer(text))
    for match in of_years:
        spent = section == "results" and match["uses"] is not None
        where = match.start(), match.start("value")
        found.append(Money("disbursed" if spent else "planned", *where))
    for match in _NAMED.finditer(text):
        name = match["name"]
        if any(m.start() < match.start() < m.end() for m in of_years):
            continue
        if _OF_ONE.match(text, match.start()) and _OF_SEVERAL.search(text[: match.start()]):
            of_several.add(match.end())
            continue
        spent = _SPENT.search(name) or (section == "results" and "ใช้" in name)
        found.append(Money("disbursed" if spent else "planned", match.start(), match.end()))
    for form in (_GLUED, _NOTHING, _BRACKETED, _AT_THE_END):
        for match in form.finditer(text):
            free = not any(m.start <= match.end() <= m.value for m in found)
            free = free and not any(m.start() <= match.start() < m.end() for m in of_years)
            free = free and match.end() not in of_several
            free = free and not any(m.end() == match.end() for m in REMAINDER.finditer(text))
            if free and (form is _NOTHING or not is_no_budget(text[: match.start()])):
                named = form is not _AT_THE_END or "จำนวน" in match[0]
                found.append(Money("planned", match.start(), match.end(), named))
    return sorted(found, key=lambda money: (money.start, money.value))


def is_no_budget(before: str) -> bool:
    """Whether cleaned text says of the amount behind it that it is a limit, a price or a part."""
    return _NO_BUDGET_BEFORE.search(before) is not None


def states_sum(text: str) -> bool:
    """Whether a cleaned line sums up several items: it states money, and no word ties the sum to
    what is told of one ("โดยใช้งบประมาณไปทั้งสิ้น 3,000 บาท")."""
    if not _SUM.search(text) or not money_left(text, ()):
        return False
    own = [(m.start(), len(text)) for m in _OF_ONE.finditer(text)]
    return bool(_OF_SEVERAL.search(text)) or money_left(text, own)


def states_count(text: str) -> bool:
    """Whether a cleaned line says how many items stand above it."""
    return opens_total(text) and _OF_SEVERAL.search(text) is not None


def money_left(text: str, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether cleaned text states an amount outside the stretches that were taken."""
    return any(
        not any(start <= match.start() < end for start, end in taken)
        for match in _STATED.finditer(text)
    )


def money_remarks(
    text: str,
    taken: Sequence[tuple[int, int]],
    section: Section,
    title: Span,
    by_place: bool = False,
    unread: str = "",
) -> tuple[Remark, ...]:
    """What is doubtful about the money of an item's text, of which `taken` was read: prices,
    limits and parts that were left, figures behind a label of money (`unread`); or an amount that
    was taken for its place alone (`by_place`: it stands apart)."""
    if money_left(text, taken) or _FIGURE.search(unread) or _YEARS.search(unread):
        message = "the text states money that was not read as this item's amount"
    elif by_place or not all(amount.named for amount in money_in(text, section)):
        message = "no word says that the amount behind the title is the item's budget"
    else:
        return ()
    raw = text.strip()[:_LONGEST_RAW]
    return (Remark("amount_uncertain", "warning", message, title.places[0], raw),)
