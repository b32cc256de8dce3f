"""What stands in brackets behind an item's title: its place ("(ภารกิจ 1.1)", or in an ITA document
"(ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่)"), which is no part of the title; and what is left of brackets whose
money was read, or was not, which is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.frameworks import Snap, names_ita_indicator, snap_mission
from normalize.raw import RawItem, Remark, Span
from normalize.thai_text import clean, toneless
from parsers.hierarchy.context import Context, both_levels
from parsers.money.sheet_money import sub_span

# "(ภารกิจ 5 ด้าน)" and "(มิติที่ 4 ด้าน)" count something.
_PLACE_AT_END = toneless(
    r"\s*[(\[]\s*(?P<place>(?:ม[ิี]?ต[ิี]|[ภก]าระ?กิจ(?:ตามม[ิี]?ต[ิี])?)\s*(?:ที่?)?\s*\d(?:\.\d{1,2})*(?![\d.])"
    r"(?!\s*(?:ด้าน|ข้อ|ประการ|ครั้ง|โครงการ|กิจกรรม|แห่ง))(?!\s*(?:มิติ|ภารกิจ)(?!\s*(?:ที่)?\s*\d))[^()\[\]]{0,60}?)\s*[)\]]$"
)
_BRACKETS = regex.compile(
    r"(?P<title>.*?\S)\s*[(\[{]\s*(?P<said>[^()\[\]{}]{3,90}?)\s*[)\]}]", regex.DOTALL
)
_NUMBERED_INDICATOR = toneless(r"ตัวช.{0,2}วัด\s*(?:ที่?)?\s*\d")
_NEARLY_ALL = 0.8  # of the titles
_FEWEST = 2
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


def says_indicator(text: str) -> bool:
    """Whether a text is an ITA indicator, alone or behind its instrument ("IIT ตัวชี้วัดที่ 1 …")."""
    both = both_levels(clean(text))
    return names_ita_indicator(both["mission"] if both is not None else text)


def with_indicators(items: Sequence[RawItem]) -> list[RawItem]:
    """The items of an ITA document, the indicators in brackets behind their titles taken from
    these. A name without its number ("(การใช้อำนาจ)") may be a part of the title, so nearly all
    titles must end in an indicator; where one stands under another indicator, that is told."""
    ends = [_indicator_behind(item) for item in items]
    listed = sum(end is not None for end in ends)
    all_say = listed >= max(_FEWEST, _NEARLY_ALL * len(items))
    laid = list(items)
    for k, end in enumerate(ends):
        if end is not None and (all_say or _NUMBERED_INDICATOR.search(end[0]["said"])):
            laid[k] = _under(items[k], *end)
    return laid


def _indicator_behind(item: RawItem) -> tuple[regex.Match[str], Snap] | None:
    """A title and the indicator in brackets behind it, whose number and name agree: "(ตัวชี้วัดที่ 1
    ร้อยละ 80)" is what the item is measured by."""
    match = _BRACKETS.fullmatch(clean(item.fields["title"].text))
    if match is None or not says_indicator(match["said"]):
        return None
    snap = snap_mission(match["said"], "ita")
    return (match, snap) if snap is not None and snap.sure else None


def _under(item: RawItem, match: regex.Match[str], snap: Snap) -> RawItem:
    title = item.fields["title"]
    above = item.fields.get("mission")
    other = snap_mission(clean(above.text), "ita") if above is not None else snap
    if other is None or other.no != snap.no:
        message = (
            "the brackets behind the title name another indicator than the one it stands under"
        )
        told = Remark("mission_uncertain", "warning", message, title.places[0], match["said"])
        return replace(item, remarks=(*item.remarks, told))
    own = {"title": sub_span(title, match["title"]), "mission": sub_span(title, match["said"])}
    return replace(item, fields={**item.fields, **own}, missions=())


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
