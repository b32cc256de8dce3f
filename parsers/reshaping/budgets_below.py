"""Titles with their budgets in brackets, or in lines of their own, below them, as the heading says:
โครงการ/กิจกรรม (งบประมาณที่ตั้งไว้) over "โครงการอบรม… (งบประมาณ 28,000 บาท)".
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import LARGE, NO_BUDGET, parse_amount
from normalize.thai_text import clean, to_ascii_digits
from parsers.headings.columns import Column, bind_heading
from parsers.headings.headers import Header
from parsers.hierarchy.totals import opens_total
from parsers.model import Cell
from parsers.money.parting import Parting, Stretch
from parsers.page.cut_lines import cut_lines

_MOST = 0.6  # of the titles that state money state a budget that can be read
_NAMES = regex.compile(
    r"(?P<outer>.+?)\s*(?:[(\[]\s*(?P<inner>[^()\[\]]+?)\s*[)\]]|(?:\n|/|และ)\s*(?P<inner>[^/\n()]+?))\s*",
    regex.DOTALL,
)
_LARGE = regex.compile(LARGE)
_LABEL = (
    r"(?:(?:ตั้ง|ใช้)?\s?(?:วงเงิน|เงิน)?\s?(?:งบ\s?ประมาณ|งบฯ?|วงเงิน)\s?(?:ที่)?(?:ตั้ง(?:ไว้)?|ได้รับ(?:การ)?(?:จัดสรร|อนุมัติ)?|อนุมัติ)?"
    r"|ตั้งไว้|จำนวนเงิน|เป็นเงิน)\s*(?:จำนวน|เป็นเงิน)?\s*[:：=]?\s*"
)
_FIGURE = r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d\d)?"
_SURE = (
    rf"(?:{_LABEL}(?P<value>(?:ปีละ\s*)?(?:จำนวน\s*)?{_FIGURE}(?:\s*บาท)?|[-–—])"
    rf"|(?P<value>(?:จำนวน\s*)?{_FIGURE}\s*บาท|[1-9]\d{{0,2}}(?:,\d{{3}})+(?:\.\d\d)?|(?:{_LABEL})?{NO_BUDGET}))"
)
_BUDGET = regex.compile(
    rf"(?P<outer>.+?)(?:\s*[(\[]\s*(?:{_SURE}|(?P<value>[-–—]))\s*[)\]]|\s*\n\s*{_SURE})\s*",
    regex.DOTALL,
)
_MONEY = regex.compile(
    rf"\d\s*บาท|\d,\d{{3}}|(?:งบ\s?ประมาณ|วงเงิน)\s*(?:จำนวน\s*)?[:：]?\s*\d|[(\[]\s*{NO_BUDGET}"
)


def budgets_below(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The parting of such a column; None where another column has what was set."""
    names = _NAMES.fullmatch(head.text) if column.role == "title" else None
    if names is None or not _names_both(names) or any(map(_is_set, header.columns)):
        return None
    titles = [cell for cell in body if not opens_total(clean(cell.text))]
    found = [(cell, _budget(cell.text) if cell in titles else None) for cell in body]
    stated = sum(match is not None for _cell, match in found)
    told = sum(match is not None or _is_doubtful(cell.text) for cell, match in found)
    if stated <= _MOST * told:
        return None
    heading = tuple(cut_lines(head.lines, *names.span(part)) for part in ("outer", "inner"))
    return Parting(heading, tuple((cell, _stretches(cell, match)) for cell, match in found))


def _stretches(cell: Cell, match: regex.Match[str] | None) -> tuple[Stretch, Stretch]:
    """Where the title and its money stand; what cannot be told apart is the money's too, which is
    then unreadable."""
    if match is not None:
        return match.span("outer"), match.span("value")
    return (0, len(cell.text)), (0, len(cell.text) if _is_doubtful(cell.text) else 0)


def _is_doubtful(text: str) -> bool:
    """Whether a text without a budget that can be read states money, and is no sum."""
    return _MONEY.search(to_ascii_digits(text)) is not None and not opens_total(clean(text))


def _names_both(names: regex.Match[str]) -> bool:
    outer, inner = (bind_heading(0, (clean(names[part]),)) for part in ("outer", "inner"))
    plain = inner.year_be is None and not _LARGE.search(inner.heading)
    return outer.role == "title" and (inner.role, inner.kind) == ("money", "planned") and plain


def _is_set(column: Column) -> bool:
    """Whether a column holds what was set; one that nobody can say of is no such."""
    return column.role == "money" and column.kind != "disbursed"


def _budget(text: str) -> regex.Match[str] | None:
    """A title and the one amount below it that can be read, with no other money before it."""
    match = _BUDGET.fullmatch(to_ascii_digits(text))
    if match is None or _MONEY.search(match["outer"]):
        return None
    amount = parse_amount(match["value"])
    known = amount.status in ("amount", "no_budget", "dash") and amount.doubt is None
    return match if known else None
