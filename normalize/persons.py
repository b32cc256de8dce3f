"""Persons named in a cell of units ("กองคลัง นายสมชาย ใจดี นักวิชาการคลัง"): who they are is no unit."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from normalize.thai_text import to_ascii_digits
from normalize.units import POST, is_known_unit, names_unit, opens_office

_RANK = (
    r"(?:ว่าที่\s?)?(?:(?:ร้อย|พัน|สิบ|จ่าสิบ|พันจ่า|ดาบ|เรือ|นาวาอากาศ|เรืออากาศ)(?:ตรี|โท|เอก|ตำรวจ)|จ่าเอก"
    r"|(?:ร|พ|จ|ส)\.\s?[ตทอ]\.(?:\s?[ตทอ]\.)?|จ\.\s?ส\.\s?[ตทอ]\.|(?:พ\.\s?[จอ]|ส\.\s?ต)\.\s?[ตทอ]\.|ด\.\s?ต\.|ดร\.)"
    r"(?:\s?หญิง)?"
)
# นายก… is a mayor, นายช่าง an officer of works; กฤษณะ and กิตติ are names.
_MISTER = (
    r"นาย(?!ก(?:\s|$|ฯ|เ|แ|อ(?:งค์|บ)|ส(?:ภา|มาคม|โมสร)|รัฐ|ท้อง|ตำบล|จังหวัด|หรือ|พร้อม|ผู้|คน|กิตติมศักดิ์)"
    r"|ช่?าง|ทะเบียน|ตรวจ|แพทย์|สัตว|อำเภอ|ทหาร|เวร|ด่?าน|หมวด|จ้?าง|สถานี)"
)
_NAME = r"[ก-ฮเ-ไ][ก-์]+"
_OPENS_NAME = regex.compile(
    rf"(?<![ก-๎.])(?:(?P<sure>{_MISTER}|นางสาว|น\.\s?ส\.)|(?P<unsure>นาง(?!สาว)|{_RANK}))\s?(?P<first>{_NAME})(?![ก-๎.])"
)
_LAST = regex.compile(rf"\s+(?P<last>{_NAME})(?![ก-๎.])")
_NO_LAST = regex.compile(
    rf"{POST}|ตำแหน่ง|และ|หรือ|โทร|นาย|นาง|อำเภอ|จังหวัด|ตำบล|เทศบาล|องค์การ|ชุมชน|โรงเรียน|คณะ|ร่วม"
    r"|ทุก|ผู้|สมาชิก|ประชาชน|สังกัด"
)
_PHONE = regex.compile(r"\s*(?:เบอร์)?\s?(?:โทร(?:ศัพท์)?|มือถือ)\s?[.:]*\s?[\d\s-]{4,}")
_POST = regex.compile(
    rf"[\s,]*(?:ตำแหน่ง\s*[:：]?\s*(?P<post>[^\s\d,;/()][^\d,;/()]*)|(?P<post>{POST}[^\d,;/()]*))"
)
_OF_UNIT = regex.compile(r"(?:ผู้อำนวยการ|ผอ\.|หัวหน้า|ปลัด|ผู้ช่วย)\s*$")
_OTHERS = regex.compile(
    r"ตรวจสอบภายใน|กิจการสภา|(?:[ก-ฮ]{1,3}\.)+|โรงเรียน|วัด|ชุมชน|ชมรม|เทศบาล|องค์การ|อบ[ตจ]|สภา|ศูนย์|คณะ|กลุ่ม|ทุก|ส่วน|สถาน|กำนัน|ผู้ใหญ่บ้าน|ที่ทำการ"
    r"|สมาชิก|ผู้นำ|ผู้แทน|ตัวแทน|ประธาน|ประชาชน|อำเภอ|จังหวัด|เครือข่าย|กรรมการ|เลขา"
)
_OPENS_LINE = regex.compile(  # of an office of its own, be it none that is listed
    r"(?:กอง|สำนัก|งาน|ฝ่าย|ศูนย์พัฒนา|โรงเรียน|ชุมชน|คณะกรรมการ|กลุ่ม|ทุก|เทศบาล|องค์การ|อบ[ตจ]|ประชาชน)[ก-๎.]"
)
_UNFINISHED = regex.compile(r"(?:และ|ของ|การ|งาน|ด้าน|ฝ่าย|ประจำ|สังกัด)\s*$")
_LEFT_OVER = regex.compile(r"\(\s*\)|(?:โดย|สังกัด)\s*(?=\n|$)|(?<=\n|^)\s*สังกัด\s*")
_ENDS = regex.compile(r"\s+(?:(?=[-–—•●]\s)|(?=\S))")


@dataclass(frozen=True, slots=True)
class Parted:
    """A cell's text without the persons it names, and the posts printed behind their names."""

    rest: str
    posts: tuple[str, ...]
    persons: tuple[str, ...]


def without_persons(cell: str) -> Parted:
    """The cell parted; `persons` is empty where none is named, and `rest` is the cell then."""
    text = to_ascii_digits(cell)
    rest, posts, persons, at = "", [], [], 0
    for match in _OPENS_NAME.finditer(text):
        if match.start() < at or _NO_LAST.match(match["first"]):
            continue
        last = _last_name(text, match.end())
        if last is None and not _stands_alone(text[at : match.start()], match):
            continue
        end = match.end() if last is None else last
        persons.append(text[match.start() : end])
        phone = _PHONE.match(text, end)
        end = phone.end() if phone is not None else end
        post, after = _post_behind(text, end)
        posts += [post] if post else []
        phone = _PHONE.match(text, after)
        rest += f"{text[at : match.start()]}\n"
        at = phone.end() if phone is not None else after
    left = _LEFT_OVER.sub("\n", rest + text[at:])
    return Parted(left if persons else cell, tuple(posts), tuple(persons))


def is_office_or_post(text: str) -> bool:
    """Whether what stands beside persons is who is responsible, and no piece of a name."""
    known = is_known_unit(text) or names_unit(text)
    return known or bool(regex.match(POST, text) or _OTHERS.match(text))


def _last_name(text: str, at: int) -> int | None:
    """Where the last name behind a first one ends; an office or a post is none."""
    match = _LAST.match(text, at)
    if match is None or _NO_LAST.match(match["last"]) or opens_office(match["last"]):
        return None
    return match.end()


def _stands_alone(before: str, match: regex.Match[str]) -> bool:
    """Whether a first name alone is a person's: นางรอง and นางแล are places as well."""
    if match["sure"] is None:
        return False
    before = regex.split(r"[\n,;/()]", before)[-1].strip(" -–—•.)0123456789")
    return not before or is_known_unit(before)


def _is_own_line(text: str, gap: regex.Match[str], behind: str) -> bool:
    """Whether a line below a post names another who is responsible, and goes on with no post."""
    below = "\n" in gap[0] and _UNFINISHED.search(text[: gap.start()]) is None
    return below and _OPENS_LINE.match(behind) is not None


def _post_behind(text: str, at: int) -> tuple[str, int]:
    """The post printed behind a name, in brackets or not, and where it ends; an office that is
    named for itself behind it is none of it."""
    opened = regex.compile(r"\s*\(").match(text, at)
    match = _POST.match(text, opened.end() if opened is not None else at)
    if match is None:
        return "", at
    end = match.end()
    for gap in _ENDS.finditer(text, match.start("post"), match.end()):
        behind = text[gap.end() :]
        own = _OF_UNIT.search(text[match.start("post") : gap.start()])
        if regex.match(r"[-–—•●]", behind) or _OPENS_NAME.match(text, gap.end()):
            end = gap.start()
            break
        if own is None and (opens_office(behind.split()[0]) or _is_own_line(text, gap, behind)):
            end = gap.start()
            break
    post = text[match.start("post") : end].strip()
    closed = regex.compile(r"\s*\)").match(text, end) if opened is not None else None
    return post, closed.end() if closed is not None else end
