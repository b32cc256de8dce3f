"""What a document says that its readers should know: others' names, template text, mended names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import regex

from normalize import lookup
from normalize.localities import PlaceName, provinces, spelling_distance, subdistrict_names
from normalize.organisations import Organisation, full_word, same_place
from normalize.raw import Place, Remark
from parsers.documents.passages import Passage, place_of
from parsers.documents.places import Address, Named, Owner

_EXCERPT = 160  # characters of a line quoted in a finding
_DOTS = r"(?:\.{5,}|…{2,}|_{4,}|(?:\. ){4,})"
_FILL_IN = regex.compile(  # but dots may lead to "no budget", as to an amount and its name
    rf"(?<![ก-๙])(?:โครงการ|กิจกรรม|มาตรการ)\s*{_DOTS}\s*+[ก-๙]"  # a title is to be filled in
    rf"|[ก-๙A-Za-z]\s*{_DOTS}\s*+(?!ไม่\s?(?:ใช้|มี)\s?งบ|(?:ใช้)?งบ\s?ประมาณ\s*[:：]?\s*(?:จำนวน\s*)?\d)"
    r"[ก-๙A-Za-z]"
)
_FORM_LINE = regex.compile(
    r"ลงชื่อ|ลายมือชื่อ|ตำแหน่ง|ส่วนราชการ|^\W*ที่|เรื่อง|เรียน|วันที่|โทร|ความเห็น|ผู้รายงาน|สารบัญ|หน้า\s*\d"
)
_ONE_EDIT = 1.25  # as `spelling_distance` counts, tone marks included
_PLACE_OPENER = regex.compile(
    r"(?:บ้าน|หนอง|โคก|ดอน|ท่า|นา(?!ย)|ห้วย|วัง|คลอง|บาง|เขา|ควน|เกาะ|แม่|ป่า|โนน|บึง|สระ|ทุ่ง|ปาก|เวียง|เมือง|"
    r"โพธิ์|ไผ่|กุด|ลำ|แก่ง|สัน(?!ติ)|พระ|ศรี|ตาก|กระ|ไทร|ชุม|ค่าย|พาน|อ่าว|ผา)[ก-๎]{1,14}$"
)
_PLACEHOLDER = regex.compile(r"(?:(?<=[ก-๙\d]\s?)(?:X{2,}|x{2,})|(?<![A-Za-z])X{3,})(?![A-Za-z])")


def foreign_remarks(named: Sequence[Named], owner: Owner | None) -> Iterator[Remark]:
    """One remark per printed line that names a local government other than the owner."""
    if owner is None:
        return
    seen: set[Place] = set()
    often = Counter(one.place for one in named)
    for one in named:
        if one.type in ("special", "provincial_administration") or _is_own(one, owner):
            continue
        if not _credible(one, often):
            continue
        place = _place_in(one)
        if place in seen:
            continue
        seen.add(place)
        name = full_word(one.type) + one.place
        yield Remark(
            "foreign_organisation",
            "warning",
            f"names {name}, but the document is of {owner.organisation.name}",
            place,
            raw=one.raw,
            suggestion=owner.organisation.name,
        )


def _is_own(one: Named, owner: Owner) -> bool:
    """The owner's place in any spelling, under any type word (a council may have risen)."""
    spellings = {*owner.spellings, owner.organisation.place}
    if _cut_off(one) and any(spelling.startswith(one.place) for spelling in spellings):
        return True
    nearest = min(spelling_distance(one.place, spelling) for spelling in spellings)
    if one.place in subdistrict_names():
        return nearest <= _ONE_EDIT
    near = any(same_place(one.place, spelling) for spelling in spellings)
    return near or any(one.place.startswith(spelling) for spelling in spellings)


def _cut_off(one: Named) -> bool:
    """The name stands at the end of its line or cell, where a page break may have cut it."""
    return one.passage.text.endswith(one.place)


def _credible(one: Named, often: Counter[str]) -> bool:
    """A known place, a name printed twice, or one that begins as Thai place names do.

    In "เทศบาลตำบลกลุ่มอาชีพ" ("occupational groups") no name follows the type word at all.
    """
    known = one.place in subdistrict_names() or one.place in provinces()
    return known or often[one.place] > 1 or _PLACE_OPENER.match(one.place) is not None


def _place_in(one: Named) -> Place:
    """The printed line the name stands on, within a cell of several lines."""
    for line in one.passage.lines:
        if one.place in regex.sub(r"\s+", "", line.text):
            return place_of(line)
    return one.passage.place


def template_remarks(passages: Iterable[Passage]) -> Iterator[Remark]:
    """Text a template asks to be replaced: ระบุชื่อ… ("state the name"), dotted blanks, XX."""
    phrases = [row["phrase"] for row in lookup.rows("template_text")]
    for passage in passages:
        phrase = next((p for p in phrases if p in passage.text), None)
        found = phrase or _placeholder(passage.text)
        if found is None:
            continue
        start = max(0, passage.text.find(found) - 40)
        yield Remark(
            "template_text",
            "warning",
            f"unfilled template text: {found}",
            passage.place,
            raw=passage.text[start : start + _EXCERPT],
        )


def _placeholder(text: str) -> str | None:
    match = _PLACEHOLDER.search(text)
    if match is None and not _FORM_LINE.search(text):
        match = _FILL_IN.search(text)
    return match[0] if match is not None else None


def snapped_remarks(
    named: Sequence[Named],
    owner: Owner | None,
    official: Organisation | None,
    addresses: Sequence[Address],
    district: PlaceName | None,
    province: PlaceName | None,
) -> Iterator[Remark]:
    """One remark per printed spelling of the owner's names that is not the official one."""
    if owner is not None and official is not None:
        yield from _organisation_spellings(named, owner, official)
    seen: set[str] = set()
    for address in addresses:
        pairs = ((address.district, district, "district"), (address.province, province, "province"))
        for printed, snap, what in pairs:
            if printed is None or snap is None or printed == snap.name or printed in seen:
                continue
            if what == "district" and snap.name == f"เมือง{address.province}" and printed == "เมือง":
                continue
            seen.add(printed)
            yield _snapped(printed, snap.name, what, address.passage.place, sure=snap.sure)


def _organisation_spellings(
    named: Sequence[Named], owner: Owner, official: Organisation
) -> Iterator[Remark]:
    seen: set[str] = set()
    for one in named:
        doubled = regex.search(r"ตำบล\s?ตำบล", one.raw) is not None
        if one.place not in owner.spellings or one.type != official.type:
            continue
        if (one.place == official.place and not doubled) or one.raw in seen:
            continue
        seen.add(one.raw)
        place = _place_in(one)
        yield _snapped(one.raw, official.name, "organisation", place, sure=doubled)


def _snapped(printed: str, name: str, what: str, place: Place, *, sure: bool) -> Remark:
    return Remark(
        "name_snapped",
        "info" if sure else "warning",
        f"{what} printed as {printed}, read as {name}",
        place,
        raw=printed,
        suggestion=name,
    )
