"""Which cleaned lines are headings of a dimension, a mission or a sub-mission.

มติ alone is an ordinary word (คณะรัฐมนตรีได้มีมติ, "the cabinet resolved"): only a line that
opens with it, a number, and an official name or nothing, is a heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex
from rapidfuzz import fuzz

from normalize.frameworks import (
    _DIMENSION_WORD,
    _INDICATOR_NO,
    _MISSION_WORD,
    BROKEN_SUB_NO,
    FAIR,
    GOOD,
    Level,
    entries,
    printed_instrument,
    snap_mission,
    without_score,
)
from normalize.schema import Framework
from normalize.thai_text import squeeze

_NACC: tuple[Framework, ...] = ("nacc_2561", "nacc_2566")
_ALL: tuple[Framework, ...] = (*_NACC, "ita")
_LONGEST = 330  # characters; a heading is not a paragraph
_LEADER = regex.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d*\s*$")
_MARKS = r"^[\s*#\-–•.,·'’‘`|=]*"  # also what dirt on the paper leaves
_DIMENSION = regex.compile(rf"{_MARKS}{_DIMENSION_WORD}\(?\s*[1-9](?![\d.,]*\d)\)?[\s.:\-–]*")
_MISSION = regex.compile(
    rf"{_MARKS}(?P<word>{_MISSION_WORD}\s*(?:ตาม)?\s*(?:{_DIMENSION_WORD})?(?:ที?่?)?\s*)?"
    r"(?P<no>[1-9]\s?(?:\.|(?<=[ก-๎]\s*[1-9]\s?),)\s?[1-9]\d?)(?!\s?\.?\s?\d)(?!\s*[)\]])[\s.:]*"
)
_SUB_MISSION = regex.compile(
    rf"{_MARKS}(?P<word>{_MISSION_WORD}\s*(?:ตาม)?\s*(?:{_DIMENSION_WORD})?(?:ที?่?)?\s*)?"
    r"[1-9]\s?\.\s?[1-9]\d?\s?\.\s?[1-9]\d?(?!\s?\.?\s?\d)(?!\s*[)\]])[\s.]*"
)
_INSTRUMENT = regex.compile(
    rf"{_MARKS}(?:\(?\d{{1,2}}[.)]?\s*|(?:ด้าน|ส่วน)ที่\s*\d\s*[:.]?\s*)?(?:"
    r"(?:ด้าน|แบบวัด|แบบตรวจ|เครื่องมือ|มิติ|ส่วนที่\s*\d)?[\s:(]*(?:IIT|EIT|OIT)(?![A-Za-z])"
    r"|(?:ตาราง|แบบวัด|แบบตรวจ|ผลการประเมิน)[^\n]{0,90}\(?[^\n()]{0,60}(?:IIT|EIT|OIT)\s*\))"
)
# Their letters misread ("IT"): which one it is the indicators below tell; tools of IT are none.
_UNREAD_INSTRUMENT = regex.compile(
    rf"{_MARKS}(?:แบบวัด|แบบตรวจ)(?:\s+|\s*[:(]\s*)(?=\S*[A-Z])[A-Za-z0-9|!]{{0,3}}T\s*\)?"
)
_SURVEY_TABLE = regex.compile(
    rf"{_MARKS}(?:ตาราง|แบบวัด|แบบตรวจ)[^\n]{{0,90}}(?:ภายใน|ภายนอก|สาธารณะ)"
    r"\s*(?:\([A-Za-z0-9|! ]{1,5}\))?$"
)
_ITEM_WORD = regex.compile(r"^[\s(\"“”'‘]*(?:\d{1,2}\s*\)|โครงการ|กิจกรรม|มาตรการ\s*[“\"])")
_SUB_MISSION_OPENER = regex.compile(
    r"^(?:การ|สร้าง|เสริม|ส่งเสริม|มี|ดำเนิน|จัด|ยกย่อง|บูรณาการ|กำหนด|ให้|เปิด|พัฒนา|ปลูก|แสดง|ยกระดับ|มอบ|เผยแพร่|รับฟัง|ติดตาม|ควบคุม|ตรวจ|รายงาน|แต่งตั้ง|ประเมิน|ลด|ใช้)"
)
_LOCATOR = regex.compile(
    rf"{_MARKS}(?:(?:โครงการ|กิจกรรม|มาตรการ|ลำดับ)[/ก-๙]{{0,30}}?ที่\s*(?P<before>\d{{1,3}})[\s.:]+)?"
    rf"{_DIMENSION_WORD}(?P<dimension>[1-9])(?![\d.,]*\d)[\s.:\-–]*"
    rf"(?P<gap>.{{0,120}}?)(?:{_MISSION_WORD}\s*(?:ตาม)?\s*(?:{_DIMENSION_WORD})?(?:ที?่?)?\s*)"
    r"(?P<mission>[1-9]\s?\.\s?[1-9]\d?)(?:\s?\.\s?(?P<sub>[1-9]\d?))?(?!\d)(?P<rest>.*)$"
)
_ORDINAL = regex.compile(r"ลำดับ\s*(?:ที?่?)?\s*(?P<no>\d{1,3})")
ORDINAL_BEHIND = regex.compile(rf"\s{_ORDINAL.pattern}$")
"""The item's number at the end of a line that says where its sheet belongs: "… ลำดับที่ 2"."""
_ITEM_TYPE = regex.compile(r"โครงการ|กิจกรรม|มาตรการ")


def _too_long(text: str) -> bool:
    return len(text) > _LONGEST or _LEADER.search(text) is not None


_BRACKETS_BEHIND = regex.compile(
    r"\(\s*(?:ต่อ|(?:จำนวน|รวม)?\s*\d{1,3}\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ)[^()]*)\)\s*$"
)
"""That a heading goes on, or how many items stand below it."""


@lru_cache(maxsize=65536)
def _names(text: str, level: Level, least: float, frameworks: tuple[Framework, ...] = _ALL) -> bool:
    """True when the text reads like an official name of the level (the whole, or cut off)."""
    key = squeeze(_BRACKETS_BEHIND.sub("", text))
    if len(key) < 5:
        return False
    for entry in entries(level):
        if entry.framework not in frameworks:
            continue
        for wording in entry.wordings:
            cut = wording[: len(key)] if len(key) >= 12 else wording
            if max(fuzz.ratio(key, wording), fuzz.ratio(key, cut)) >= least:
                return True
    return False


def _without_remains(text: str) -> str:
    """Without a bracket that is never closed: what a scan read in what is left of a rule."""
    return text[1:].lstrip() if text.startswith("(") and ")" not in text else text


_NUMBER_BEFORE = regex.compile(rf"{_MARKS}[1-4]\s*[.)]\s*(?!\d)")
_INDICATOR_AFTER_REMAINS = regex.compile(rf"{_MARKS}.{{0,4}}?{_INDICATOR_NO.pattern}")
"""A scan may read what is left of a rule as a letter or two before the band's first word."""
_DIGIT = regex.compile(r"\d")
_NUMBER_OF_NAME = regex.compile(r"^\W*\d{0,2}\W*")
_NUMBERED_INDICATOR = regex.compile(r"^\W*ตัวชี?้?วัดที?่?\d")
_BRACKETED = regex.compile(r"\s*\((?:IIT|EIT|OIT)\)\s*(?P<rest>[ก-๙].{8,})")


def is_dimension_heading(text: str) -> bool:
    """True for "มิติที่ 2 การบริหารราชการ…", "มติที่ 1", "มิติ 1 : …", a bare name, "ด้าน IIT"."""
    text = _without_remains(text)
    if _too_long(text) or parse_locator(text) is not None:
        return False
    match = _DIMENSION.match(text)
    if match is not None:
        rest = text[match.end() :].strip(" *:")
        return not squeeze(rest) or _names(rest, "dimension", FAIR)
    behind = _BRACKETED.match(text)
    if behind is not None and not _names(behind["rest"], "dimension", FAIR):
        return False  # "(OIT) บนเว็บไซต์…": the second line of a title
    if (
        _INSTRUMENT.match(text)
        or _UNREAD_INSTRUMENT.fullmatch(text)
        or (_SURVEY_TABLE.match(text) and printed_instrument(text))
    ):
        return True
    plain = _NUMBER_BEFORE.sub("", text)
    return len(squeeze(plain)) >= 14 and _names(plain, "dimension", GOOD + 4)


def opens_dimension(text: str) -> bool:
    """True where a text opens with the word and a number ("มิติที่ 2 …"), whatever follows."""
    return _DIMENSION.match(text) is not None


def is_mission_heading(text: str) -> bool:
    """True for "2.2 มาตรการสร้าง… (ต่อ)", "ภารกิจที่ 1.1 …", "ตัวชี้วัดที่ 2 …", a bare name.

    A bare ITA indicator is none: การป้องกันการทุจริต ("preventing corruption") is ordinary prose.
    """
    text = _without_remains(text)
    if _too_long(text) or parse_locator(text) is not None:
        return False
    indicator = _INDICATOR_AFTER_REMAINS.match(text)
    if indicator is not None:
        rest = without_score(text[indicator.end() :]).strip(" *:")
        snap = snap_mission(rest, "ita") if squeeze(rest) else None
        return not squeeze(rest) or (snap is not None and snap.score >= FAIR)
    match = _MISSION.match(text)
    if match is not None:
        rest = text[match.end() :].strip(" *:")
        if match["word"] and match["word"].startswith(("ภารกิจ", "การกิจ")):
            return True
        return bool(squeeze(rest)) and _names(rest, "mission", FAIR + 4)
    bare = _DIGIT.search(text) is None and len(squeeze(text)) >= 16
    return bare and _names(text, "mission", GOOD + 6, _NACC)


def names_ita_indicator(text: str) -> bool:
    """A heading or cell such as ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่, or the indicator's name alone."""
    key = squeeze(text)
    bare = _NUMBER_OF_NAME.sub("", key)
    return _NUMBERED_INDICATOR.match(key) is not None or any(
        bare in entry.wordings for entry in entries("mission", "ita")
    )


def is_sub_mission_heading(text: str) -> bool:
    """True for "2.2.1 สร้างความโปร่งใส…" and "ภารกิจตามมิติที่ 2.2.1"; False for an item numbered
    "2.2.1 (1) มาตรการ…"."""
    match = _SUB_MISSION.match(text)
    if match is None:
        broken = BROKEN_SUB_NO.match(text)
        return broken is not None and _names(text[broken.end() :], "sub_mission", FAIR)
    if len(text) > _LONGEST + 170:
        return False
    rest = text[match.end() :].strip(" *:")
    if match["word"] is not None:
        return match["word"].startswith(("ภารกิจ", "การกิจ")) and _LEADER.search(text) is None
    if not squeeze(rest) or _ITEM_WORD.match(rest) or _LEADER.search(text):
        return False
    return _names(rest, "sub_mission", FAIR) or _SUB_MISSION_OPENER.match(rest) is not None


@dataclass(frozen=True, slots=True)
class Locator:
    """The line over a fact sheet: "มิติที่ 2 ภารกิจตามมิติที่ 2.2 กิจกรรมลำดับที่ 4"."""

    dimension_no: int
    mission_no: str
    sub_mission_no: str | None
    item_no: int | None
    item_word: str | None


def parse_locator(text: str) -> Locator | None:
    """A fact sheet's place in the plan, stated in one line; None for any other line."""
    match = _LOCATOR.match(text)
    if match is None or len(text) > _LONGEST:
        return None
    mission = regex.sub(r"\s", "", match["mission"])
    ordinal = _ORDINAL.search(match["rest"])
    number = match["before"] or (ordinal["no"] if ordinal else None)
    words = _ITEM_TYPE.findall(match["rest"])
    return Locator(
        dimension_no=int(match["dimension"]),
        mission_no=mission,
        sub_mission_no=f"{mission}.{match['sub']}" if match["sub"] else None,
        item_no=int(number) if number else None,
        item_word=words[0] if len(words) == 1 else None,
    )
