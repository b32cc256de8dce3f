"""What stands in brackets behind an item's title: its place ("(ภารกิจ 1.1)"), which is no part of
the title; and what is left of brackets whose money was read, or was not, which is doubtful."""

from __future__ import annotations

import regex

from normalize.raw import Remark, Span
from normalize.thai_text import clean, toneless
from parsers.hierarchy.context import Context
from parsers.money.sheet_money import sub_span

# "(ภารกิจ 5 ด้าน)" and "(มิติที่ 4 ด้าน)" count something.
_PLACE_AT_END = toneless(
    r"\s*[(\[]\s*(?P<place>(?:ม[ิี]?ต[ิี]|[ภก]าระ?กิจ(?:ตามม[ิี]?ต[ิี])?)\s*(?:ที่?)?\s*\d(?:\.\d{1,2})*(?![\d.])"
    r"(?!\s*(?:ด้าน|ข้อ|ประการ|ครั้ง|โครงการ|กิจกรรม|แห่ง))(?!\s*(?:มิติ|ภารกิจ)(?!\s*(?:ที่)?\s*\d))[^()\[\]]{0,60}?)\s*[)\]]$"
)
_DIMENSION = toneless(r"^ม[ิี]?ต[ิี]")
_UNCLOSED = regex.compile(r"\([^()]*$")

_YEARS_AND_MONEY = regex.compile(
    r"\([^()]*(?<!\d)25[4-9]\d(?!\d)[^()]*?(?:\d{1,3}(?:,\d{3})+|\d\s*บาท|งบ\s?ประมาณ)[^()]*(?:\)|$)"
)


def without_place(title: Span) -> tuple[Span, Span | None]:
    """A title without the place in brackets at its end, and that place."""
    text = clean(title.text)
    told = _PLACE_AT_END.search(text)
    if told is None or not text[: told.start()].strip():
        return title, None
    return sub_span(title, text[: told.start()]), sub_span(title, told["place"])


def places_of(place: Span, context: Context) -> dict[str, Span]:
    """The levels that such a place states; a mission without its dimension is of the one whose
    heading is in force."""
    of_heading = context.dimension is not None and _DIMENSION.search(clean(place.text)) is None
    return {"mission": place} if of_heading else {"dimension": place, "mission": place}


def half_brackets(title: Span) -> tuple[Remark, ...]:
    """A title whose brackets opened and did not close, since money in them was read: what else they
    say ("(ปี 256O - 2570 ไม่ใช้งบประมาณ)") was not."""
    left = _UNCLOSED.search(clean(title.text))
    if left is None:
        return ()
    message = "brackets behind the title hold more than the money that was read from them"
    return (Remark("title_uncertain", "warning", message, title.places[0], left[0]),)


def money_unread(title: Span) -> tuple[Remark, ...]:
    """A title whose brackets name years and money, where none of it was read."""
    left = _YEARS_AND_MONEY.search(clean(title.text))
    if left is None:
        return ()
    message = "brackets behind the title state money by years; it was not read as the item's"
    return (Remark("amount_uncertain", "warning", message, title.places[0], left[0]),)
