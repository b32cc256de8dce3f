"""Names of local governments in running Thai text, where no space says where a name ends.

Takes cleaned text. อบต. (องค์การบริหารส่วนตำบล) is a subdistrict administration, อบจ. a provincial
one; เทศบาลตำบล, เมือง, นคร are municipalities by size; พัทยา and กรุงเทพมหานคร stand alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

import regex

from normalize.localities import provinces, spelling_distance, subdistrict_names

OrganisationType = Literal[
    "subdistrict_administration",
    "subdistrict_municipality",
    "town_municipality",
    "city_municipality",
    "provincial_administration",
    "special",
]

# The full word of each type first; what else is printed for it after that.
_WORDS: tuple[tuple[OrganisationType, str, str], ...] = (
    ("subdistrict_administration", "องค์การบริหารส่วนตำบล", r"อบต\s?\.|อบต(?=\s[ก-ฮเ-ไ])"),
    ("provincial_administration", "องค์การบริหารส่วนจังหวัด", r"อบจ\s?\.|อบจ(?=\s[ก-ฮเ-ไ])"),
    ("subdistrict_municipality", "เทศบาลตำบล", r"ทต\s?\."),
    ("town_municipality", "เทศบาลเมือง", r"ทม\s?\."),
    ("city_municipality", "เทศบาลนคร", r"ทน\s?\."),
)
_SPECIAL = {"เมืองพัทยา": "เมืองพัทยา", "กรุงเทพมหานคร": "กรุงเทพมหานคร"}
LETTER = "ก-ฮะ-ฺเ-๎"


def _as_read(word: str) -> str:
    """The pattern of a type word, in which a scan may have lost marks: no other word is near."""
    for part, pattern in (("องค์การ", "องค์?(?:การ|กร)"), ("ส่วน", "ส่?วน"), ("ตำบล", "ต[ำา]บล")):
        word = word.replace(part, pattern)
    return word


_MENTION = regex.compile(
    "|".join(
        rf"(?P<{kind}>{_as_read(word)}|(?<![{LETTER}])(?:{short}))" for kind, word, short in _WORDS
    )
    + rf"|(?<![{LETTER}])(?P<special>เมืองพัทยา|กรุงเทพมหานคร)"
)
_LONGEST_NAME = 24
# Words that begin what follows a name; a name itself may contain them after its first letters.
_NEXT_WORDS = (
    "ได้|จึง|และ|หรือ|เรื่อง|ประจำ|ประกาศ|ประกอบ|ว่าด้วย|ว่า|มีความ|มีการ|มีผล|มีนโยบาย|มี|ที่|ใน|ของ|อำเภอ|จังหวัด|"
    "เพื่อ|โดย|ให้|จะ|เป็น|ตาม|ต่อ|กับ|ซึ่ง|ทั้ง|ไม่|ดำเนิน|จัด|แต่ง|กำหนด|ขอ|นี้|ทุก|สามารถ|หวัง|เห็น|ควร|ต้อง|"
    "ตระหนัก|ร่วม|รับ|ออก|สู่|แล้ว|ผู้|ด้าน|ด้วย|จำนวน|ก็|จาก|บริหาร|บริการ|พบ|เปลี่ยน|มาก|ถือ|ทำ|หัวหน้า|พนักงาน|"
    "ฉบับ|รอบ|ปี|ณ|โทร|ส่วน|กอง|สำนัก|ครั้ง|เล็ง|นำ|แสดง|ส่ง|เกี่ยว|ตั้ง|ใช้|ผ่าน|ภาย|เลข|หมู่"
)
_NEXT = regex.compile(rf"(?<=^.{{0,{_LONGEST_NAME}}})(?:{_NEXT_WORDS})")
_STARTS_NEXT = regex.compile(rf"^(?:{_NEXT_WORDS})")
_NAME_ENDS = regex.compile(r"^(?:$|[\s)\]\"”’'.,:;/]*(?:$|อำเภอ|อ\.|จังหวัด|จ\.|[)\]\"”’'/]))")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A local government; `name` as published (เทศบาลตำบลก้อ), `place` without the type word."""

    name: str
    type: OrganisationType
    place: str
    raw: str

    def __post_init__(self) -> None:
        if not self.place or not self.name:
            raise ValueError("an organisation has a name")


@dataclass(frozen=True, slots=True)
class Mention:
    """A type word in text, and the run of Thai letters behind it (which may hold more)."""

    type: OrganisationType
    start: int
    run: str
    run_start: int
    closed: bool

    def __post_init__(self) -> None:
        if self.start > self.run_start:
            raise ValueError("a mention starts with its type word")


def full_word(kind: OrganisationType) -> str:
    """The official word before the place: องค์การบริหารส่วนตำบล, เทศบาลเมือง …; empty for special."""
    return next((word for k, word, _ in _WORDS if k == kind), "")


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every type word that a name may follow; generic phrases have an empty run."""
    found = []
    for match in _MENTION.finditer(text):
        kind = cast(OrganisationType, match.lastgroup)  # the groups are named by the types
        if kind == "special":
            found.append(Mention(kind, match.start(), match["special"], match.start(), True))
            continue
        tail = _tail().match(text, match.end())
        if tail is None:
            found.append(Mention(kind, match.start(), "", match.end(), True))
            continue
        closed = _NAME_ENDS.match(text[tail.end() :]) is not None
        found.append(Mention(kind, match.start(), tail["name"], tail.start("name"), closed))
    return tuple(found)


@cache
def _tail() -> regex.Pattern[str]:
    """The run of letters behind a type word, a hyphen in it where a listed name has one
    (สุไหงโก-ลก)."""
    hyphened = "|".join(sorted(map(regex.escape, filter(lambda n: "-" in n, subdistrict_names()))))
    return regex.compile(rf"\s?(?:ตำบล)?(?P<name>(?:{hyphened})[{LETTER}]*|[{LETTER}]+)")


def cut_name(run: str, known: Iterable[str] = ()) -> str:
    """The place name at the start of a run of letters; empty when the run is other words.

    `known` are names the document prints where they surely end; the gazetteer helps next.
    """
    fits = [name for name in known if run.startswith(name)]
    if fits:
        return max(fits, key=len)
    if run in subdistrict_names() or run in provinces():
        return run
    if _STARTS_NEXT.match(run) and not any(
        run.startswith(name) for name in subdistrict_names() if len(name) >= 5
    ):
        return ""
    listed = [
        run[:size]
        for size in range(2, min(len(run), _LONGEST_NAME) + 1)
        if (run[:size] in subdistrict_names() or run[:size] in provinces())
        and (size == len(run) or _STARTS_NEXT.match(run[size:]))
    ]
    if listed:
        return max(listed, key=len)
    cut = _NEXT.search(run, 2)
    name = run[: cut.start()] if cut else run
    return name if 2 <= len(name) <= _LONGEST_NAME else ""


def organisation(kind: OrganisationType, place: str, raw: str | None = None) -> Organisation:
    """The organisation of a type at a place, named as published."""
    if kind == "special":
        return Organisation(_SPECIAL.get(place, place), kind, place, raw or place)
    name = full_word(kind) + place
    return Organisation(name, kind, place, raw or name)


def parse_organisation(text: str, known: Iterable[str] = ()) -> Organisation | None:
    """The first local government named in the text; None for a generic phrase."""
    for mention in find_mentions(text):
        place = mention.run if mention.type == "special" else cut_name(mention.run, known)
        if place:
            raw = text[mention.start : mention.run_start + len(place)]
            return organisation(mention.type, place, raw)
    return None


def closed_names(texts: Iterable[str]) -> Counter[tuple[OrganisationType, str]]:
    """How often each name is printed where it surely ends: at a line's end, before อำเภอ …"""
    names: Counter[tuple[OrganisationType, str]] = Counter()
    for text in texts:
        for mention in find_mentions(text):
            run = mention.run
            if not mention.closed or not 2 <= len(run) <= _LONGEST_NAME:
                continue
            if _stands_alone(mention, text) and cut_name(run):
                names[(mention.type, run)] += 2
            elif cut_name(run) == run:
                names[(mention.type, run)] += 1
    return names


def _stands_alone(mention: Mention, text: str) -> bool:
    """The line is the name, or the district follows: then no letters of another word are in it."""
    after = text[mention.run_start + len(mention.run) :].strip()
    alone = not after and not text[: mention.start].strip(" -–•ของประกาศ")
    return alone or after.startswith(("อำเภอ", "อ."))


def same_place(left: str, right: str) -> bool:
    """True when two spellings are one name as OCR may have read it twice."""
    limit = 1.25 if min(len(left), len(right)) < 6 else 2.25
    return spelling_distance(left, right) <= limit
