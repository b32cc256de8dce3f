"""One column for when and for how much: ระยะเวลา/งบประมาณ over "ต.ค. 66 - ธ.ค. 66", and in lines of
their own below it, or behind a stroke, "12,000 บาท" or ไม่ใช้งบประมาณ ("uses no budget").

Numbers of a time are no money and an amount is no year: what cannot be told apart stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from normalize.amounts import LARGE, NO_BUDGET, parse_amount
from normalize.fiscal_years import MONTH
from normalize.thai_text import clean, to_ascii_digits
from parsers.headings.columns import Column, bind_heading
from parsers.headings.headers import Header
from parsers.model import Cell
from parsers.money.parting import Parting, Stretch
from parsers.page.cut_lines import cut_lines

TIME = (
    rf"[(\-–\s]*(?:(?:\d{{1,2}}\s*)?(?:{MONTH})|ตลอด|ไตรมาส|ทุก(?:วัน|สัปดาห์|เดือน|ไตรมาส|ปี)"
    r"|(?:ภายใน|ระหว่าง|ตั้งแต่)[ \t]*(?=[^\s\-–])|ปี(?:งบ|\s*25)|25\d\d)"
)
"""What a time opens with."""
_MOST = 0.6  # of the cells have both, or surely one of them alone
_NAMES = regex.compile(r"(?P<outer>[^\n/]+?)\s*(?:และ|/|\n)\s*(?P<inner>[^/]+)")
_BOUNDARY = regex.compile(r"\s*\n\s*/?\s*|\s*/\s*")
STARTS_TIME = regex.compile(TIME)
_NO_TIME = regex.compile(r"บาท|ไม่|งบ(?<!ปี\s?งบ)|\d[,.]\d{3}|\d{3}(?<!25[4-9]\d)(?!\d)|,\s*$")
_NO_BUDGET = regex.compile(rf"{NO_BUDGET}|^(?:(?!{TIME}|งบ).)*$")  # or those words misread
_LETTERS = regex.compile(r"[ก-ฮ]{2}")
_ALONE = regex.compile(r"(?<=^|\n)\s*\d+\s*(?=\n|$)")
_WANTS_YEAR = regex.compile(rf"(?:{MONTH}|พ\.?\s?ศ\.?|ปี(?:งบ\s?ประมาณ)?)[.\s]*$")
_YEAR = regex.compile(r"\s*(?:25)?[5-9]\d\s*")
_NUMBER = r"[1-9]\d{0,2}(?:,\d{3})"
_SURELY_MONEY = regex.compile(
    rf"\(?\s*(?:{_NUMBER}*|[1-9]\d*)(?:\.\d\d)?\s*(?:(?:{LARGE})?บาท|\.\s?-)\s*\)?"
    rf"|{_NUMBER}+(?:\.\d\d)?"
)


def times_and_money(
    column: Column, header: Header, head: Cell, body: Sequence[Cell]
) -> Parting | None:
    """The column parted, in the order that its heading names the two."""
    names = _NAMES.fullmatch(head.text)
    roles = [bind_heading(0, (names[part],)).role for part in ("outer", "inner")] if names else []
    elsewhere = {c.role for c in header.columns if c is not column}
    if names is None or sorted(roles) != ["money", "period"] or {"money", "period"} & elsewhere:
        return None
    found = [(cell, _parts(cell.text)) for cell in body]
    told = [parts for _cell, parts in found if parts is not None]
    both = any(all(b > a for a, b in parts) for parts in told)
    if not both or len(told) <= _MOST * len(body):
        return None
    turn = 1 if roles[0] == "period" else -1
    heading = tuple(cut_lines(head.lines, *names.span(part)) for part in ("outer", "inner"))
    return Parting(heading, tuple((c, parts and parts[::turn]) for c, parts in found))


def _parts(text: str) -> tuple[Stretch, Stretch] | None:
    """Where the time and where the money stand in a cell; None where that cannot be told."""
    text = to_ascii_digits(text)
    found = list(_splits(text))
    if found:
        return found[0] if len(found) == 1 else None
    if _is_money(text):
        return (0, 0), (0, len(text))
    return ((0, len(text)), (0, 0)) if _is_time(text) else None


def _splits(text: str) -> Iterator[tuple[Stretch, Stretch]]:
    for between in _BOUNDARY.finditer(text):
        (a, b), (c, d) = (0, between.start()), (between.end(), len(text))
        dash = parse_amount(text[c:d]).status == "dash" and "\n" in between[0]
        if _is_time(text[a:b]) and (dash or _is_money(text[c:d])):
            yield (a, b), (c, d)
        elif _is_money(text[a:b]) and _is_time(text[c:d]):
            yield (c, d), (a, b)


def _is_money(text: str) -> bool:
    """Whether a text is an amount that says so itself, or says that no budget is used."""
    stated = parse_amount(text)
    if stated.status == "no_budget":
        return not _LETTERS.search(_NO_BUDGET.sub("", clean(text)))
    sure = _SURELY_MONEY.fullmatch(clean(text)) is not None
    return stated.status == "amount" and stated.doubt is None and sure


def _is_time(text: str) -> bool:
    """Whether a text is a time and nothing else; a number in a line of its own is the year that
    the line above it wants."""
    if STARTS_TIME.match(text) is None or _NO_TIME.search(text) is not None:
        return False
    alone = list(_ALONE.finditer(text))
    return all(_YEAR.fullmatch(m[0]) and _WANTS_YEAR.search(text[: m.start()]) for m in alone)
