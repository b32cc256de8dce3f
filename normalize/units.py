"""The units responsible (ผู้รับผิดชอบ): one printed cell → one entry per unit.

กอง is a division, สำนัก an office, งาน a section, ฝ่าย a branch, หน่วย a unit. "ทุกสำนัก/กอง"
("every office and division") is one entry: the stroke there stands between kinds, not names.
"""

from __future__ import annotations

from functools import cache

import regex

from normalize import lookup
from normalize.thai_text import clean, squeeze, to_ascii_digits

_BLOCK = regex.compile(r"</?(?:p|li|ul|ol|br|div|td|tr)\b[^<>]*>", regex.IGNORECASE)
_NUMBER = r"(?:\(\d{1,2}\)|(?<!\d)\d{1,2}\s?[.)](?!\d))"
_BULLET = r"(?:(?:^|(?<=\s))[-–—•●▪*]\s*)"
_MARK = regex.compile(rf"(?:{_NUMBER}|{_BULLET})\s*")
UNIT_HEADS = "กอง|สำนัก|งาน|ฝ่าย|หน่วย"
"""What names of units open with, as alternatives of a pattern."""
_HEAD = rf"(?:{UNIT_HEADS}|ส่วน(?!ร่วม|รวม|จังหวัด|ตำบล|ท้องถิ่น)|ศูนย์|สถาน|ทุก|คณะ|โรงเรียน|กลุ่ม)"
POST = (
    r"(?:(?:รอง|ผู้ช่วย|รักษาราชการแทน|รก\.)\s?)*(?:ปลัด|นายก|ผู้อำนวยการ|ผอ\.|หัวหน้า|ผู้บริหาร|นิติกร|เจ้า(?:หน้าที่|พนักงาน)|นายช่าง|บุคลากร"
    r"|นัก(?:วิชาการ|ทรัพยากร|พัฒนา|จัดการ|วิเคราะห์|บริหาร|ประชาสัมพันธ์|ป้องกัน|สังคม)|ผู้ช่วย|พนักงาน|ครู|วิศวกร|สถาปนิก)"
)
"""What opens the name of a post, which an officer holds."""
_STARTS_POST = regex.compile(POST)
# What another post's name goes on behind: ผู้ช่วย | นักวิชาการคลัง, งานพัฒนา | บุคลากร.
_POST_GOES_ON = regex.compile(
    r"(?:ผู้ช่วย|รอง|แทน|เจ้า|หน้าที่|ตำแหน่ง|พัฒนา|(?<!ผู้)บริหาร|^พนักงาน|เลขานุการ)\s*$"
)
_STARTS_UNIT = regex.compile(rf"^{_HEAD}\s?[ก-๙]")
_BARE_HEAD = regex.compile(r"(?:กอง|สำนัก|สำนักงาน|หน่วย|ฝ่าย)")  # a name cut behind its first word
_STRONG_START = regex.compile(r"^(?:กอง|สำนัก|หน่วยตรวจสอบ|ทุก)\s?[ก-๙]")
_DANGLING = regex.compile(r"(?:หัวหน้า|ผอ\.|สำนักงาน|สำนัก|กอง|งาน|ฝ่าย|ร่วมกับ|และ|ของ|หรือ|การ|/)\s*$")
# Names without their first word, which no other unit's name ends in: the office of internal audit.
_HEADLESS = frozenset({"ตรวจสอบภายใน", "นิติกร", "ปลัดเทศบาล", "ปลัดอบต.", "ปลัดอบจ."})
_JOINTLY = regex.compile(rf"(?<=\S)\s*(?:โดย|และ)?ร่วมกับ\s*(?={_HEAD}\s?[ก-๙])")
_BARE_KIND = regex.compile(r"^(?:ทุก)?(?:กอง|สำนัก|สำนักงาน|งาน|ฝ่าย|ส่วน|หน่วย|ส่วนราชการ|หน่วยงาน)$")
_ABBREVIATED = regex.compile(r"(?:^|[\s.])(?:ท[ตมน]|สป|[ก-ฮ]\.[ก-ฮ])$|อบ[จต]$")
# A cell of abbreviations and nothing else: กค. is กองคลัง, as a list in the document may say.
_SHORT = r"(?:[ก-ฮ]{1,3}\.)+(?:(?:ทต|ทม|ทน|อบต|อบจ)\.?)?"
_ALL_SHORT = regex.compile(rf"\s*(?P<unit>{_SHORT})(?:(?:[\s,/]|และ)+(?P<unit>{_SHORT}))*\s*")
# Dirt at the left of a line, or the end of the last; and one bracket behind another.
_LINE_ENDS = regex.compile(r"\n\s*,\s*|\)\s*\(")
_EVERY = regex.compile(r"^ทุก")


_NAMES = regex.compile(
    rf"(?!ทุก|คณะ|ส่วนที่){_HEAD}|ทุก(?:สำนัก|กอง|ส่วน|หน่วย)|คณะ(?:กรรมการ|ทำงาน)|ผู้(?:อำนวยการ|บริหาร)"
    r"|ปลัด|รองปลัด|นายก|นิติกร|นัก(?:วิชาการ|ทรัพยากร|พัฒนา|จัดการ|วิเคราะห์|บริหาร)|เจ้า(?:หน้าที่|พนักงาน)"
)


@cache
def _known() -> frozenset[str]:
    return frozenset(row["name"] for row in lookup.rows("units"))


def is_known_unit(text: str) -> bool:
    """The text is a unit's whole name."""
    return squeeze(text) in _known()


def opens_office(word: str) -> bool:
    """Whether a word opens a listed unit's name, or is the first word of one."""
    return _BARE_HEAD.fullmatch(word) is not None or any(map(squeeze(word).startswith, _known()))


def is_short_name(text: str) -> bool:
    """The text is the whole name of units but for the word before it: กิจการสภา of กองกิจการสภา."""
    return any(f"{head}{squeeze(text)}" in _known() for head in ("กอง", "งาน", "ฝ่าย", "สำนัก"))


def names_unit(text: str) -> bool:
    """The text opens as a unit's name or an officer's title does; "ทุกระดับ" ("at all levels") and
    the like do not."""
    return _NAMES.match(clean(text).lstrip("-–—• ")) is not None


def _hard_parts(raw: str) -> list[str]:
    """Parts at tags, numbering and bullets, which part a list wherever they stand."""
    text = to_ascii_digits(_BLOCK.sub("\n", raw))
    parts: list[str] = []
    for line in text.split("\n"):
        at_start = True
        for piece in _MARK.split(line):
            if not piece.strip():
                at_start = at_start and not _MARK.match(line.strip())
                continue
            parts.append(piece if not at_start else f"\n{piece}")
            at_start = False
    return parts


def _is_dangling(text: str) -> bool:
    """Ends in a word that wants more; a unit whose name ends so (งานนิติการ) does not."""
    return bool(_DANGLING.search(text)) and squeeze(text) not in _known()


def _join_wraps(parts: list[str]) -> list[str]:
    """A line (marked by a leading newline) that begins no unit continues the one above."""
    joined: list[str] = []
    for part in _with_headless_whole(parts):
        wrapped = part.startswith("\n") and joined
        text = part.strip()
        bare = _BARE_HEAD.fullmatch(text) and not (joined and joined[-1].endswith("/"))
        starts = _STARTS_UNIT.match(text) or bare or _is_headless(joined[-1:], text)
        starts = starts or _is_post_behind(joined[-1:], text)
        if wrapped and (not starts or _is_dangling(joined[-1])):
            joined[-1] = f"{joined[-1]}\n{text}"
        else:
            joined.append(text)
    return joined


def _with_headless_whole(parts: list[str]) -> list[str]:
    """The parts, one of these short names on two lines as one."""
    whole: list[str] = []
    for part in parts:
        if whole and part.startswith("\n") and _key(whole[-1] + part) in _HEADLESS:
            whole[-1] += part
        else:
            whole.append(part)
    return whole


def _key(text: str) -> str:
    return regex.sub(r"\s", "", text)


def _is_headless(before: list[str], text: str) -> bool:
    """Whether a text is the short name of another unit, or an officer's, behind a whole name."""
    return _key(text) in _HEADLESS and any(_is_whole(clean(name)) for name in before)


def _is_post_behind(before: list[str], text: str) -> bool:
    """Whether a text names a post behind a unit's whole name or another post, as a list does."""
    if _STARTS_POST.match(text) is None or any(map(_POST_GOES_ON.search, before)):
        return False
    return any(_is_whole(clean(name)) or _STARTS_POST.match(name) for name in before)


def _soft_parts(text: str) -> list[str]:
    """Parts at commas, at ร่วมกับ (together with), at strokes between two names, and at spaces or และ
    before another unit."""
    pieces: list[str] = []
    for piece in regex.split(r"\s*[,;،]\s*", _JOINTLY.sub(",", text)):
        pieces += _at_strokes(piece)
    result: list[str] = []
    for piece in pieces:
        result += _at_units(piece)
    return result


def _at_strokes(text: str) -> list[str]:
    """สำนักปลัด/กองคลัง → two; ทุกสำนัก/กอง, ทุกกอง/ทุกสำนัก → one."""
    parts = [part.strip() for part in text.split("/")]
    result = [parts[0]]
    for part in parts[1:]:
        starts = bool(_STARTS_UNIT.match(part)) or _is_headless(result[-1:], part)
        names_one = starts and not _BARE_KIND.match(part.replace(" ", ""))
        before_is_kind = _EVERY.match(result[-1]) or _BARE_KIND.match(result[-1].replace(" ", ""))
        if before_is_kind and _EVERY.match(part):
            names_one = False
        if names_one and not (before_is_kind and _of_kinds(part)):
            result.append(part)
        else:
            result[-1] = f"{result[-1]}/{part}"
    return result


def _is_whole(text: str) -> bool:
    """Whether a text is a unit's whole name, broken by spaces or not."""
    return mend_spaces(text) in _known()


def _of_kinds(part: str) -> bool:
    """กอง ของเทศบาล…: a bare kind followed by whose it is."""
    first = part.split(" ")[0]
    return _BARE_KIND.match(first) is not None


def _at_units(text: str) -> list[str]:
    """A space or และ before another unit's name parts two units; inside a name it does not."""
    words = _with_names_whole(regex.split(r"\s+(?=\S)", text))
    result = [words[0]] if words else []
    for word in words[1:]:
        linked = regex.sub(r"^และ", "", word)
        complete = _is_whole(result[-1]) or _EVERY.match(result[-1])
        strong = _STRONG_START.match(linked) or _is_headless(result[-1:], linked)
        if strong and complete:
            result.append(linked)
        else:
            result[-1] = f"{result[-1]} {word}"
    final: list[str] = []
    for part in result:
        final += regex.split(r"(?<=[ก-๙])\s?และ\s?(?=(?:กอง|สำนัก)[ก-๙])", part)
    return final


def _with_names_whole(words: list[str]) -> list[str]:
    """The words, a name's first one and its rest as one: "และสำนัก ปลัดเทศบาล" of two lines."""
    whole = words[:1]
    for word in words[1:]:
        head = regex.sub(r"^และ", "", whole[-1])
        if len(whole) > 1 and _BARE_HEAD.fullmatch(head) and is_known_unit(head + word):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def mend_spaces(text: str) -> str:
    """กอง สวัสดิการ สังคม → กองสวัสดิการสังคม, as far as a known unit's name reaches."""
    words = text.split()
    for size in range(len(words), 0, -1):
        if "".join(words[:size]) in _known():
            return " ".join(["".join(words[:size]), *words[size:]])
    return text


def _glued(unit: str) -> list[str]:
    """Known names run together ("งานนิติการกองคลัง") as single ones; any other text as it is."""
    text = regex.sub(r"\s+", "", unit)
    names: list[str] = []
    while text:
        name = max((n for n in _known() if text.startswith(n)), key=len, default=None)
        if name is None:
            return [unit]
        names.append(name)
        text = text[len(name) :]
    return names if len(names) > 1 else [unit]


def _without_ends(text: str) -> str:
    """Without separators at either end; the point of an abbreviation (อบจ.) is none."""
    bare = text.strip(" .,:;/")
    return f"{bare}." if text.startswith(f"{bare}.") and _ABBREVIATED.search(bare) else bare


def split_responsible(raw_cell: str, cleaned: str | None = None) -> tuple[str, ...]:
    """The units a cell names, in print order; empty for a dash or an empty cell.

    `raw_cell` keeps line breaks and tags; `cleaned` is used where the raw text is not at hand.
    """
    source = _LINE_ENDS.sub("\n", raw_cell if raw_cell.strip() else (cleaned or ""))
    short = _ALL_SHORT.fullmatch(source)
    if short is not None:
        return tuple(short.captures("unit"))
    units: list[str] = []
    for part in _join_wraps(_hard_parts(source)):
        for piece in _soft_parts(clean(part)):
            unit = mend_spaces(_without_ends(clean(piece)))
            if regex.search(r"[^\W\d_]", unit):
                units += _glued(unit)
    return tuple(units)
