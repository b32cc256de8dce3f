"""Amounts that each have a word of their own in one cell of money: "ตั้งไว้ 67,500 บาท" ("set") over
"ใช้ไป 60,000 บาท" ("spent"). Each becomes a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import regex

from normalize.amounts import A_UNIT, LARGE, NO_BUDGET, is_empty_money, parse_amount, says_no_budget
from normalize.fiscal_years import YEAR
from normalize.thai_text import to_ascii_digits
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.model import Cell, Line
from parsers.money.parting import Parting, Stretch
from parsers.page.cut_lines import cut_lines

LabelKind = Literal["planned", "spent", "left"]
_MOST = 0.6  # of the cells that state anything
_SATANG = 0.01  # baht
_FEWEST = 2  # cells with both, where more than one states anything
_PLANNED = (
    r"(?:(?:เงิน)?งบ\s?ประมาณ|วงเงิน|งบ)(?:\s?(?:ที่)?(?:ตั้งไว้|ตั้ง|ได้รับ(?:จัดสรร|อนุมัติ)?|อนุมัติ|จัดสรร))?"
    r"|(?:ที่)?ตั้ง(?:งบ(?:ประมาณ)?)?(?:ไว้)?|ได้รับ(?:การ)?(?:จัดสรร|อนุมัติ)?|อนุมัติ|จัดสรร|แผน"
)
_SPENT = (
    r"(?:ผล(?:การ)?)?(?:เบิก|ใช้)(?:จ่าย)?(?:เงิน)?(?:งบประมาณ)?(?:จริง|ไป|แล้ว)?"
    r"|จ่าย(?:จริง|ไป|แล้ว)?|งบประมาณ(?:ที่)?ใช้(?:จริง|ไป)|ผล"
)
_LEFT = (
    r"(?:งบประมาณ|(?:วง|ยอด)?เงิน|ยอด)?(?:ที่)?(?:คง)?เหลือ(?:จ่าย|คืน)?(?:เงิน|งบประมาณ)?"
    r"|(?:ส่ง)?คืนคลัง|ส่วนต่าง"
)
_AMOUNT = (
    rf"(?:[,.]\s+)?\d[\d,]*(?:\.\d{{1,2}})?(?![\d,])\s*"
    rf"(?:\.-|-(?!\d)|(?:(?<=\d{{3}}\s?)\.)?\s*(?:{LARGE})?\s*บาท(?:ถ้วน)?)?"
    rf"|[-–—](?!\S)|{NO_BUDGET}"
)
_OPENING, _BETWEEN = r"[\s,;/]*[-–—•(]?\s?", r"\s*[:：=]?\s*"
_PERCENT = r"\s*(?:\(?(?:คิดเป็น)?\s*ร้อยละ\s*\d[\d.,]*\)?\s*)?"
_SET_ONE = rf"{_OPENING}(?P<planned>{_PLANNED}){_BETWEEN}(?P<set>{_AMOUNT})\)?"
_PAID_ONE = rf"{_OPENING}(?P<spent>{_SPENT}){_BETWEEN}(?P<paid>{_AMOUNT})\)?{_PERCENT}"
_LEFT_ONE = rf"(?:{_OPENING}(?P<over>{_LEFT}){_BETWEEN}(?P<left>{_AMOUNT})\)?{_PERCENT})?"
_SET_ALONE = regex.compile(rf"{_SET_ONE}\s*")
_BOTH = regex.compile(rf"(?:{_SET_ONE}{_LEFT_ONE}{_PAID_ONE}|{_PAID_ONE}{_SET_ONE}){_LEFT_ONE}\s*")
_BARE_SET = regex.compile(  # as the heading, or the label above, says
    rf"\s*(?P<planned>)(?P<set>{_AMOUNT})\s*{_PAID_ONE}{_LEFT_ONE}\s*"
)
_VALUE_OF = {"planned": "set", "spent": "paid", "over": "left"}
_PLANNED_TOO = regex.compile(r"ตั้ง|ได้รับ|จัดสรร|อนุมัติ")


def set_and_spent(text: str, bare: bool = False) -> regex.Match[str] | None:
    """A text that is what was set and what was spent, each behind its own word, in the groups
    `planned` and `set`, `spent` and `paid`; what is left, `over` and `left`, may stand beside them.
    None for any other, and where these three do not agree. `bare`: what was set may stand first,
    with no word."""
    digits = to_ascii_digits(text)
    match = _BOTH.fullmatch(digits) or (_BARE_SET.fullmatch(digits) if bare else None)
    return match if match is not None and _agree(match) else None


def _agree(match: regex.Match[str]) -> bool:
    told = (match["set"], match["paid"], match["left"])
    return left_agrees(*(parse_amount(text).baht if text else None for text in told))


def left_agrees(given: float | None, paid: float | None, left: float | None) -> bool:
    """Whether what is left is what was set without what was spent, in baht, where it is known what
    was set and is left. Where no amount says what was spent (a dash), nothing was."""
    return given is None or left is None or abs(given - (paid or 0) - left) < _SATANG


def kind_of_label(text: str) -> LabelKind | None:
    """Whether a text is the word for what was set, for what was spent, or for what is left."""
    forms: dict[LabelKind, str] = {"planned": _PLANNED, "spent": _SPENT, "left": _LEFT}
    return next((kind for kind, form in forms.items() if regex.fullmatch(form, text)), None)


def labelled_kinds(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The parting of such a column; a cell with one amount alone is of both kinds, unless its word
    says that it was set."""
    if column.role != "money":
        return None
    spent = column.kind == "disbursed" and not _PLANNED_TOO.search(head.text)
    bare = column.kind == "planned"
    matches = [(cell, set_and_spent(cell.text, bare)) for cell in body]
    both = [(cell, match) for cell, match in matches if match is not None]
    if spent and not all(_PLANNED_TOO.search(match["planned"]) for _cell, match in both):
        return None
    stated = sum(not is_empty_money(cell.text) for cell in body)
    if len(both) < min(_FEWEST, stated or 1) or len(both) <= _MOST * stated:
        return None
    labels: dict[str, tuple[Line, ...]] = {}
    for cell, match in both:
        for kind in _VALUE_OF:
            if match[kind]:
                labels.setdefault(kind, cut_lines(cell.lines, *match.span(kind)))
    given = (*labels.pop("planned", ()), *said_of_all(head))
    told = (given if column.kind == "disbursed" else head.lines, *labels.values())
    heading = (told[0], *((*lines, *said_of_all(head)) for lines in told[1:]))
    values = ["set", *(_VALUE_OF[kind] for kind in labels)]
    return Parting(heading, tuple((c, _amounts(c.text, m, values)) for c, m in matches))


def _amounts(
    text: str, both: regex.Match[str] | None, values: Sequence[str]
) -> tuple[Stretch, ...] | None:
    """Where the amounts of a cell stand, of those of its column; None for a cell that is of all."""
    if both is not None:
        return tuple(both.span(value) if both[value] else (0, 0) for value in values)
    alone = _SET_ALONE.fullmatch(to_ascii_digits(text))
    if alone is None or says_no_budget(alone["set"]):
        return None
    return (alone.span("set"), *((0, 0) for _value in values[1:]))


def said_of_all(head: Cell) -> Iterator[Line]:
    """The unit and the year in the heading of both."""
    for pattern in (A_UNIT, YEAR):
        found = pattern.search(to_ascii_digits(head.text))
        if found is not None:
            yield from cut_lines(head.lines, *found.span())
