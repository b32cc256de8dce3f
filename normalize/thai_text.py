"""Printed Thai text to the text columns of the dataset: one pure function, used everywhere.

`clean` is what "normalising raw again gives value" means for every text column, so it looks at
nothing but its argument.
"""

from __future__ import annotations

import html
import unicodedata
from functools import lru_cache

import regex

THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

# Typing habits of OCR engines and word processors that change no meaning.
_INVISIBLE = regex.compile("[\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]")
_TAG = regex.compile(r"</?[A-Za-z][^<>]*>")
_BLOCK_TAG = regex.compile(r"</?(?:p|li|ul|ol|br|div|tr|td|th|table)\b[^<>]*>", regex.IGNORECASE)
_BOLD = regex.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_NIKHAHIT_AA = regex.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_TONE_AFTER_AM = regex.compile("\u0e33([\u0e48-\u0e4b])")
_DOUBLE_MARK = regex.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_TONE_BEFORE_VOWEL = regex.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a])")
_DOUBLE_E = regex.compile("\u0e40\u0e40")
_SPACE_BEFORE_MARK = regex.compile("(?<=[\u0e01-\u0e2e]) +(?=[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])")
_WHITE = regex.compile(r"\s+")
_PUNCTUATION = regex.compile(r"[\s\"'“”‘’«»()\[\].,:;/\-–—*]+")
_MARKS = regex.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_DASHES = regex.compile(r"[\s\-–—−_―.…]*[\-–—−―][\s\-–—−_―.…]*")

# A list mark at the start of a printed line keeps its line apart from the one above.
LIST_MARK = regex.compile(
    r"(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,3}\s|[-–—•●▪◦*✓]\s?)"
)
PRINT = regex.compile(r"[\p{L}\p{N}]")  # letters and figures, and no signs
THAI_END = regex.compile("[\u0e01-\u0e4e]$")
_THAI_START = regex.compile("^[\u0e01-\u0e2f\u0e40-\u0e46]")

# A phrase never ends in one of these words, so the space behind it is where a narrow column broke
# the line. The negative part lists words that merely end the same way and often end a phrase.
_OPENERS = [
    "การ",
    "ความ",
    "และ",
    "หรือ",
    "ของ",
    "แก่",
    "เพื่อ",
    "โดย",
    "ตาม",
    "ให้",
    "ที่",
    "ใน",
    "จาก",
    "ด้วย",
    "กับ",
    "ซึ่ง",
    "ผู้",
    "ไม่ใช้",
    "ไม่ใช่",
    "ด้าน",
    "องค์กร",
    "หน่วย",
    "องค์การ",
    "อย่าง",
    "ตำบล",
    "อำเภอ",
    "จังหวัด",
    "ไม่",
]
_PHRASE_ENDS = [
    "โครงการ",
    "มาตรการ",
    "ราชการ",
    "บริการ",
    "รายการ",
    "วิธีการ",
    "กรรมการ",
    "วิชาการ",
    "หลักการ",
    "สวัสดิการ",
    "ประการ",
    "กิจการ",
    "แผนการ",
    "จัดการ",
    "ดำเนินการ",
    "ปฏิบัติการ",
    "ต้องการ",
    "อำนวยการ",
    "บูรณาการ",
    "ผู้ประกอบการ",
    "หน้าที่",
    "พื้นที่",
    "ภายใน",
    "ติดตาม",
    "กำกับ",
    "สถานที่",
    "ประกอบการ",
    "เทศบาลตำบล",
    "ส่วนตำบล",
    "ทั้งใน",
    "สิ่งของ",
    "คณะกรรมการ",
]
_OPENER_BEFORE_SPACE = regex.compile(
    "(?<!" + "|".join(map(regex.escape, _PHRASE_ENDS)) + ")"
    "(?<=" + "|".join(sorted(map(regex.escape, _OPENERS), key=len, reverse=True)) + ") "
    "(?=[\u0e01-\u0e2e\u0e40-\u0e44])(?![\u0e01-\u0e2e]{1,3}\\.)"
)


# The words that open a title, cut by a narrow column; nothing else reads so.
_CUT_WORD = regex.compile("(?<=โครง) (?=การ)|(?<=มาตร) (?=การ)|(?<=กิจ) (?=กรรม)|(?<=ภาร) (?=กิจ)")


def to_ascii_digits(text: str) -> str:
    """Thai digits ๐–๙ as 0–9; everything else untouched."""
    return text.translate(THAI_DIGITS)


def strip_markup(raw: str) -> str:
    """HTML tags and Markdown bold that OCR models put around text; block tags part words."""
    if "<" in raw:
        raw = _TAG.sub("", _BLOCK_TAG.sub(" ", raw))
    if "&" in raw:
        raw = html.unescape(raw)
    return _BOLD.sub("", raw)


def fix_clusters(text: str) -> str:
    """Compose SARA AM, order vowel before tone, drop doubled marks and invisible characters."""
    text = _INVISIBLE.sub("", text)
    text = _NIKHAHIT_AA.sub(lambda m: f"{m[1]}\u0e33", text)
    text = _TONE_AFTER_AM.sub(lambda m: f"{m[1]}\u0e33", text)
    text = _TONE_BEFORE_VOWEL.sub(r"\2\1", text)
    text = _DOUBLE_MARK.sub(r"\1", text)
    text = _DOUBLE_E.sub("\u0e41", text)
    return _SPACE_BEFORE_MARK.sub("", text)


def join_lines(text: str) -> str:
    """Printed lines joined: Thai runs on without a space, a list mark or Latin keeps one."""
    parts = [part.strip() for part in text.split("\n")]
    result = ""
    for part in parts:
        if not part:
            continue
        glued = (
            result
            and THAI_END.search(result)
            and _THAI_START.search(part)
            and not LIST_MARK.match(to_ascii_digits(part))
        )
        result = result + part if glued or not result else f"{result} {part}"
    return result


def _clean_once(raw: str) -> str:
    text = unicodedata.normalize("NFC", strip_markup(raw))
    text = fix_clusters(to_ascii_digits(text))
    text = _CUT_WORD.sub("", _WHITE.sub(" ", join_lines(text)).strip())
    return _OPENER_BEFORE_SPACE.sub("", text)


@lru_cache(maxsize=65536)
def _clean(raw: str) -> str:
    """Each mending may uncover another (a doubled mark behind a moved one): until none is left."""
    text, before = _clean_once(raw), raw
    while text != before:
        text, before = _clean_once(text), text
    return text


def clean(raw: str) -> str:
    """The published form of printed text: NFC, ASCII digits, SARA AM composed, one line.

    Pure and idempotent: `clean(clean(x)) == clean(x)`.
    """
    return _clean(raw)


@lru_cache(maxsize=65536)
def squeeze(text: str) -> str:
    """Text for comparing: cleaned, without white space, quotes and punctuation."""
    return _PUNCTUATION.sub("", clean(text)).casefold()


def markless(text: str) -> str:
    """Text without the vowels and marks above and below its letters, which scans lose first."""
    return _MARKS.sub("", text)


def is_dash(text: str) -> bool:
    """True for a cell that prints nothing but dashes (or dotted fill-in lines)."""
    return _DASHES.fullmatch(text) is not None


def toneless(pattern: str) -> regex.Pattern[str]:
    """`pattern` compiled so that tone marks may be missing, which a scan loses first; ใ and ไ look
    alike and count as one."""
    loose = regex.sub("([\u0e48-\u0e4b])(?![?*+\\]])", r"\1?", pattern)
    return regex.compile(loose.replace("ใ", "[ใไ]"))
