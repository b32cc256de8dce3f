"""The labels that cards and forms in plain lines have before their values, with a colon or none."""

from __future__ import annotations

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import split_number
from normalize.thai_text import clean, squeeze
from parsers.forms.form_labels import BARE, SPENT
from parsers.forms.label_tables import role_of_label
from parsers.forms.sheet_labels import nearest_section, role_of_key
from parsers.model import Line
from parsers.page.cut_lines import cut_lines
from parsers.page.pieces import text_of

MOST_WORDS = 4  # of a label
_SHORTEST = 6  # letters of a label that may be misread
LABELS = regex.compile(
    r"ผู้รับผิดชอบ\S{0,8}|หน่วยงาน(?:(?:ที่)?(?:รับผิดชอบ|ดำเนินการ)|เจ้าของ(?:เรื่อง|โครงการ))?|ตัวชี้วัด\S{0,12}|(?:กลุ่ม)?เป้าหมาย\S{0,8}"
    r"|ผลการดำเนิน(?:งาน|การ)|ผลลัพธ์|ผลผลิต|ระยะเวลา(?:ดำเนินการ|ดำเนินงาน)?|สถานะ(?:การดำเนิน\S{2,4})?|หมายเหตุ"
    r"|(?:วิธี(?:การ)?|ขั้นตอน(?:การ)?|แนวทาง(?:การ)?)(?:ดำเนิน(?:การ|งาน)|ปฏิบัติ(?:งาน)?)?|วัตถุประสงค์"
    r"|ปัญหา\s?/?\s?อุปสรรค|สถานที่(?:ดำเนินการ)?|พื้นที่(?:ดำเนินการ)?"
    rf"|(?:(?:งบประมาณ|วงเงิน)(?:รวม|ที่(?:ตั้งไว้|ใช้จริง|ใช้|ได้รับ|เบิกจ่าย))?|{SPENT})"
    r"(?:\s*\(บาท\))?"
)
"""Labels as cards have them, where no colon says that they are."""
_ALONE = regex.compile(
    r"(?:ผล|แนวทาง|วิธี)?(?:การ)?(?:กำกับ(?:และ)?ติดตาม|ติดตาม)(?:(?:และ)?(?:ประเมินผล|ตรวจสอบ)|ผล)?(?:การดำเนิน(?:การ|งาน))?"
)
"""Labels where nothing else stands on their line; a value may well open with these words."""
_WORD = regex.compile(r"วิธี")
"""A word that opens titles' second lines as well: no label before other words without a colon."""
_NO_VALUE = regex.compile(r"(?:และ|หรือ|ของ|ที่|ใน|ให้|ตาม|โดย|เพื่อ|ประจำ|ปี(?:งบ|\s?25))")
OF_YEAR = regex.compile(r"(?<=\S)\s*ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.\s*)?(?:25|๒๕)\d\d$")
"""The year behind a label of money."""
COLON = regex.compile(r"\s*[:：]\s*")
WHERE = frozenset({"number", "dimension", "mission", "title"})


def has_colon(line: Line) -> bool:
    head, colon, _rest = line.text.replace("：", ":").partition(":")
    return bool(colon) and is_label(clean(head))


def label_of(
    line: Line, begins: bool = False
) -> tuple[str, tuple[Line, ...], tuple[Line, ...]] | None:
    """The role, the words and the value of the label that opens a line. `begins`: the line opens a
    cell, or stands beside another label, so that it can go on with nothing and more words are
    labels."""
    words = line.words
    best: int | None = None
    for count in range(1, min(MOST_WORDS, len(words)) + 1):
        head = text_of(words[:count])
        rest = text_of(words[count:])
        colon = head.endswith((":", "：")) or rest.startswith((":", "："))
        bare = head.rstrip(" :：")
        if colon and is_label(bare):
            best = count
            break
        if best is None and _opens(bare, rest, begins):
            best = count
    if best is None:
        return None
    end = len(" ".join(word.text for word in words[:best]))
    head = line.text[:end].rstrip(" :：")
    rest = COLON.match(line.text, len(head))
    start = rest.end() if rest is not None else end
    role = label_role(clean(head))
    label, value = cut_lines((line,), 0, len(head)), cut_lines((line,), start, len(line.text))
    return (role, label, value) if role is not None else None


def label_role(label: str) -> str | None:
    role = role_of_label(label) or role_of_key(squeeze(label)) or nearest_section(squeeze(label))
    return "money" if role in ("spent", "used") else role


def is_label(label: str) -> bool:
    role = label_role(label)
    label = OF_YEAR.sub("", label) if role == "money" else label
    return role is not None and role not in WHERE and not any(c.isdigit() for c in label)


def _opens(label: str, rest: str, begins: bool = False) -> bool:
    """Whether words without a colon are a label, alone on their line or before a value."""
    role = label_role(label)
    if role is None or role in WHERE or split_number(label).item_no is not None:
        return False
    strict = LABELS.fullmatch(label) is not None
    strict |= begins and BARE.fullmatch(label) is not None
    if not rest:
        key = squeeze(label)
        return (
            strict
            or _ALONE.fullmatch(key) is not None
            or role_of_key(key) is not None
            or (len(key) >= _SHORTEST and nearest_section(key) is not None)
        )
    if role == "money":
        return strict and any(looks_like_money(word) for word in rest.split())
    return strict and _NO_VALUE.match(rest) is None and _WORD.fullmatch(label) is None
