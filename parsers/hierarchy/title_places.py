"""What stands in brackets behind an item's title: its place ("(ภารกิจ 1.1)", or in an ITA document
"(ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่)"), which is no part of the title; and what is left of brackets whose
money was read, or was not, which is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.framework_headings import names_ita_indicator
from normalize.frameworks import entries, snap_mission
from normalize.raw import RawItem, Remark, Span
from normalize.thai_text import clean, squeeze, toneless
from normalize.units import UNIT_HEADS
from parsers.hierarchy.budget_lines import money_of_years
from parsers.hierarchy.context import Context, both_levels
from parsers.money.sheet_money import sub_span

# "(ภารกิจ 5 ด้าน)" and "(มิติที่ 4 ด้าน)" count something.
_PLACE_AT_END = toneless(
    r"\s*[(\[]\s*(?P<place>(?:ม[ิี]?ต[ิี]|[ภก]าระ?กิจ(?:ตามม[ิี]?ต[ิี])?)\s*(?:ที่?)?\s*\d(?:\.\d{1,2})*(?![\d.])"
    r"(?!\s*(?:ด้าน|ข้อ|ประการ|ครั้ง|โครงการ|กิจกรรม|แห่ง))(?!\s*(?:มิติ|ภารกิจ)(?!\s*(?:ที่)?\s*\d))[^()\[\]]{0,220}?)\s*[)\]]$"
)
_BRACKETS = regex.compile(
    r"(?P<title>.*?\S)\s*[(\[{]\s*(?P<said>[^()\[\]{}]{3,90}?)\s*[)\]}]", regex.DOTALL
)
_INDICATOR_WORD = toneless(r"ตัวช.{0,2}วัด")
_NUMBERED_INDICATOR = toneless(r"(?:[ก-๙\s(]{0,12}(?:IIT|EIT|OIT)\W*)?ตัวช.{0,2}วัด\s*ท?ี?่?\s*\d")
_SECOND_INDICATOR = toneless(
    r"ตัวช.{0,2}วัด\D*\d.*?(?:และ|หรือ|ถึง|[,/–-])\s*(?:ตัวช.{0,2}วัด)?\s*ท?ี?่?\s*[1-9](?![\d.]*\s*(?:คะแนน|%))"
)
_BELOW = toneless(
    r"(?P<title>(?s:.*)\S)\s*\n\s*(?P<said>(?:\(?(?:IIT|EIT|OIT)\W*)?ตัวช.{0,2}วัด\s*ท?ี?่?\s*\d(?s:.*))"
)
# What is left of one, its bracket lost or its name unread.
_LEFT = toneless(
    r"(?:^|[(\[{\n])\s*(?P<said>(?:(?:แบบวัด\s*)?\(?(?:IIT|EIT|OIT)\W*)?ตัวช.{0,2}วัด\s*ท?ี?่?\s*[1-9๑-๙](?s:.*))"
)
_MISSION_AT_END = regex.compile(r"[(\[]\s*(?P<said>[1-4]\.\d(?:\s[^()\[\]]*)?)\s*[)\]]$")
_OTHER = regex.compile(
    rf"บาท|\d,\d{{3}}|\n\s*(?:[-–•\d]|โครงการ|กิจกรรม|มาตรการ|[(\[](?:{UNIT_HEADS}))"
)
_NEARLY_ALL = 0.8  # of the titles
_FEWEST = 2
_DIMENSION = toneless(r"^ม[ิี]?ต[ิี]")
_LONGEST_UNKNOWN = 85  # characters of a place whose name no framework has
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
    if len(told["place"]) > _LONGEST_UNKNOWN and not _is_named(told["place"]):
        return title, None
    return sub_span(title, text[: told.start()]), sub_span(title, told["place"])


def _is_named(place: str) -> bool:
    """Whether the name behind a mission's number is surely its own; some take 150 characters."""
    snap = snap_mission(place)
    return snap is not None and snap.sure


def places_of(place: Span, context: Context) -> dict[str, Span]:
    """The levels that such a place states; a mission without its dimension is of the one whose
    heading is in force."""
    of_heading = context.dimension is not None and _DIMENSION.search(clean(place.text)) is None
    return {"mission": place} if of_heading else {"dimension": place, "mission": place}


def says_indicator(text: str) -> bool:
    """Whether a text is one ITA indicator, alone or behind its instrument ("IIT ตัวชี้วัดที่ 1 …")."""
    both = both_levels(clean(text))
    return not _says_several(clean(text)) and names_ita_indicator(
        both["mission"] if both is not None else text
    )


def _says_several(text: str) -> bool:
    """Whether a text names a second indicator: "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ และที่ 3 การใช้อำนาจ"."""
    key = squeeze(text)
    named = {e.no for e in entries("mission", "ita") if any(name in key for name in e.wordings)}
    twice = len(_INDICATOR_WORD.findall(text)) > 1 or _SECOND_INDICATOR.search(text) is not None
    return twice or len(named) > 1


def is_indicator(text: str) -> bool:
    """Whether a text says one indicator whose number and name agree, and no money and no line
    of another item: "ตัวชี้วัดที่ 1 ร้อยละ 80" is what an item is measured by."""
    snap = snap_mission(text, "ita") if says_indicator(text) else None
    return snap is not None and snap.sure and _OTHER.search(text) is None


def with_indicators(items: Sequence[RawItem]) -> list[RawItem]:
    """The items of an ITA document, the indicators in brackets behind their titles, or in lines of
    their own below these, taken from them. A name without its number ("(การใช้อำนาจ)") may be a part
    of the title, so nearly all titles must end in an indicator. A numbered indicator that is none,
    or is another than the one above, or whose bracket is lost, is told."""
    ends = [_end(item.fields["title"].text) for item in items]
    said = [end is not None and is_indicator(end["said"]) for end in ends]
    all_say = sum(said) >= max(_FEWEST, _NEARLY_ALL * len(items))
    laid = list(items)
    for k, end in enumerate(ends):
        numbered = end is not None and _NUMBERED_INDICATOR.match(end["said"]) is not None
        if end is not None and (numbered or (all_say and said[k])):
            laid[k] = _under(items[k], end, said[k])
        elif (left := _LEFT.search(items[k].fields["title"].text)) is not None:
            laid[k] = _told(items[k], left["said"])
    return laid


def _end(text: str) -> regex.Match[str] | None:
    """A title and the indicator behind or below it, as groups of these names."""
    return _BRACKETS.fullmatch(clean(text)) or _BELOW.fullmatch(text)


def _under(item: RawItem, end: regex.Match[str], sure: bool) -> RawItem:
    title = item.fields["title"]
    above = item.fields.get("mission")
    names = [end["said"], *([clean(above.text)] if above is not None else [])]
    same = len({snap.no if snap else None for snap in (snap_mission(n, "ita") for n in names)}) == 1
    several = _BRACKETS.fullmatch(end["title"])
    if not sure or not same or (several is not None and says_indicator(several["said"])):
        return _told(item, end["said"])
    own = {"title": sub_span(title, end["title"]), "mission": sub_span(title, end["said"])}
    return replace(item, fields={**item.fields, **own}, missions=())


def with_missions_told(items: Sequence[RawItem]) -> list[RawItem]:
    """The items; those under no mission whose titles end in the number of one say so."""
    ends = [_MISSION_AT_END.search(clean(item.fields["title"].text)) for item in items]
    return [
        _told(item, end["said"]) if end is not None and "mission" not in item.fields else item
        for item, end in zip(items, ends, strict=True)
    ]


def _told(item: RawItem, said: str) -> RawItem:
    message = (
        "a mission or an indicator stands with the title that was not taken for the item's own"
    )
    place = item.fields["title"].places[0]
    told = Remark("title_uncertain", "warning", message, place, clean(said))
    return replace(item, remarks=(*item.remarks, told))


def half_brackets(title: Span) -> tuple[Remark, ...]:
    """A title whose brackets opened and did not close, since money in them was read: what else they
    say ("(ปี 256O - 2570 ไม่ใช้งบประมาณ)") was not."""
    left = _UNCLOSED.search(clean(title.text))
    if left is None:
        return ()
    message = "brackets behind the title hold more than the money that was read from them"
    return (Remark("title_uncertain", "warning", message, title.places[0], left[0]),)


def money_unread(title: Span) -> tuple[Remark, ...]:
    """A title that names years and money, in brackets or one behind the other, where none of it was
    read."""
    text = clean(title.text)
    left = _YEARS_AND_MONEY.search(text) or money_of_years(text)
    if left is None:
        return ()
    message = "the title states money by years; it was not read as the item's"
    return (Remark("amount_uncertain", "warning", message, title.places[0], left[0]),)
