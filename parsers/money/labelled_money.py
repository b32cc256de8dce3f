"""Amounts that each have a word of their own in one cell of money: "ตั้งไว้ 67,500 บาท" ("set") over
"ใช้ไป 60,000 บาท" ("spent"). Each becomes a column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from normalize.amounts import LARGE, NO_BUDGET, is_empty_money
from normalize.fiscal_years import YEAR
from normalize.thai_text import to_ascii_digits
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.model import Cell, Line
from parsers.money.parting import Parting
from parsers.page.cut_lines import cut_lines

_MOST = 0.6  # of the cells that state anything
_FEWEST = 2  # cells with both, where more than one states anything
_PLANNED = (
    r"(?:(?:เงิน)?งบ\s?ประมาณ|วงเงิน|งบ)(?:\s?(?:ที่)?(?:ตั้งไว้|ตั้ง|ได้รับ(?:จัดสรร|อนุมัติ)?|อนุมัติ|จัดสรร))?"
    r"|(?:ที่)?ตั้ง(?:งบ(?:ประมาณ)?)?(?:ไว้)?|ได้รับ(?:การ)?(?:จัดสรร|อนุมัติ)?|อนุมัติ|จัดสรร|แผน"
)
_SPENT = (
    r"(?:ผล(?:การ)?)?(?:เบิก|ใช้)(?:จ่าย)?(?:เงิน)?(?:งบประมาณ)?(?:จริง|ไป|แล้ว)?"
    r"|จ่าย(?:จริง|ไป|แล้ว)?|งบประมาณ(?:ที่)?ใช้(?:จริง|ไป)|ผล"
)
_AMOUNT = (
    rf"(?:[,.]\s+)?\d[\d,]*(?:\.\d{{1,2}})?(?![\d,])\s*(?:\.-|-(?!\d)|(?:{LARGE})?\s*บาท)?"
    rf"|[-–—](?!\S)|{NO_BUDGET}"
)
_BETWEEN = r"\s*[:：=]?\s*"
SET_AND_SPENT = regex.compile(
    rf"\s*[-–—•(]?\s?(?P<planned>{_PLANNED}){_BETWEEN}(?P<set>{_AMOUNT})\)?"
    rf"[\s,;/]*[-–—•(]?\s?(?P<spent>{_SPENT}){_BETWEEN}(?P<paid>{_AMOUNT})\)?"
    r"\s*(?:\(?(?:คิดเป็น)?\s*ร้อยละ\s*\d[\d.,]*\)?\s*)?"
)
"""Amounts, what was set and what was spent, each behind its own word."""
_PLANNED_TOO = regex.compile(r"ตั้ง|ได้รับ|จัดสรร|อนุมัติ")
_A_UNIT = regex.compile(rf"\(?(?:{LARGE})?บาท\)?")


def labelled_kinds(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The parting of such a column; a cell with one amount alone is of both kinds."""
    if column.role != "money" or (
        column.kind == "disbursed" and not _PLANNED_TOO.search(head.text)
    ):
        return None
    matches = [(cell, SET_AND_SPENT.fullmatch(to_ascii_digits(cell.text))) for cell in body]
    both = [(cell, match) for cell, match in matches if match is not None]
    stated = sum(not is_empty_money(cell.text) for cell in body)
    if len(both) < min(_FEWEST, stated or 1) or len(both) <= _MOST * stated:
        return None
    cell, match = both[0]
    kinds = [cut_lines(cell.lines, *match.span(kind)) for kind in ("planned", "spent")]
    planned, spent = ((*lines, *_said_of_all(head)) for lines in kinds)
    return Parting(
        (planned if column.kind == "disbursed" else head.lines, spent),
        tuple((c, (m.span("set"), m.span("paid")) if m is not None else None) for c, m in matches),
    )


def _said_of_all(head: Cell) -> Iterator[Line]:
    """The unit and the year in the heading of both."""
    for pattern in (_A_UNIT, YEAR):
        found = pattern.search(to_ascii_digits(head.text))
        if found is not None:
            yield from cut_lines(head.lines, *found.span())
