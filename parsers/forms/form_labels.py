"""Labels as forms have them: which texts are a label and nothing else, or open with one."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import looks_like_money, says_no_budget
from normalize.fiscal_years import MONTH
from normalize.thai_text import clean
from normalize.units import is_known_unit, split_responsible
from parsers.forms.label_columns import open_label
from parsers.forms.label_tables import COLON, role_of_label
from parsers.model import Line
from parsers.page.pieces import text_of

SPENT = r"(?:ผล)?(?:การ)?(?:เบิกจ่าย|ใช้จ่าย)(?:จริง)?|ใช้จริง"
"""Labels of what was spent, as alternatives of a pattern."""
BARE = regex.compile(
    r"(?:ผู้รับผิดชอบ|หน่วยงาน(?:ที่)?(?:รับผิดชอบ)?|ตัวชี้วัด\S{0,12}|(?:กลุ่ม)?เป้าหมาย|ผล(?:การ)?ดำเนิน(?:งาน|การ)|ผลลัพธ์|(?:ผล)?(?:การ)?กำกับ(?:และ)?ติดตาม"
    r"|(?:งบประมาณ|วงเงิน)(?:ที่(?:ตั้งไว้|ใช้จริง|ใช้|ได้รับ))?"
    r"(?:\s*/\s*(?:งบประมาณ)?(?:ที่)?(?:เบิกจ่าย|ใช้จ่าย|ใช้)(?:จริง)?)?|"
    rf"{SPENT}"
    r"|ระยะเวลา(?:ดำเนินการ|ดำเนินงาน)?|สถานะ\S{0,12}|หมายเหตุ|วิธีดำเนินการ|วัตถุประสงค์|ปัญหา\S{0,15})(?:\s*\(บาท\))?"
)
"""Labels as forms have them: a value may hold a word of one ("กองยุทธศาสตร์และงบประมาณ")."""
WRAPPED = regex.compile(
    r"(?:(?:งบประมาณ|วงเงิน)(?:ที่(?:ตั้งไว้|ใช้จริง|ใช้|ได้รับ(?:จัดสรร)?|เบิกจ่าย(?:จริง)?))|(?:ผล)?การ(?:เบิกจ่าย|ใช้จ่าย)(?:งบประมาณ|จริง)?"
    r"|(?:ผู้|หน่วยงาน(?:ที่)?)รับผิดชอบ(?:โครงการ|หลัก)?|ตัวชี้วัด(?:ความสำเร็จ)?|ผลการดำเนิน(?:งาน|การ)|ระยะเวลา(?:ใน(?:การ)?)?ดำเนิน(?:การ|งาน)"
    r"|วิธี(?:การ)?ดำเนิน(?:การ|งาน)|สถานะการดำเนิน(?:การ|งาน)|(?:กลุ่ม|ค่า)?เป้าหมาย)(?:\(บาท\))?"
)
"""Labels that may stand in two lines of a narrow cell: nothing of them is a value."""
_MONTHS = regex.compile(rf"(?:\d{{1,2}}\s+)?(?:{MONTH})|ตลอด")
TIME = regex.compile(rf"\(?(?:\d{{1,2}}\s+)?(?:{MONTH})|ปี|ตลอด|ไตรมาส")


def is_wrapped_label(text: str) -> bool:
    """Whether cleaned text is such a label, in whatever lines it stands."""
    return WRAPPED.fullmatch(text.replace(" ", "")) is not None


def opens_bare(line: Line) -> bool:
    """Whether a line opens with a label as forms have them, with a colon or without."""
    label, _value = open_label(line.words)
    return bool(label) and BARE.fullmatch(text_of(label)) is not None


def opens_with_colon(text: str) -> bool:
    """Whether cleaned text opens with a known label and a colon."""
    opened = COLON.match(text)
    return opened is not None and role_of_label(opened["label"]) is not None


def opens_label(text: str) -> bool:
    """Whether a text is a label by itself, or opens with one and a colon; a title is none."""
    return BARE.fullmatch(text) is not None or opens_with_colon(text)


def label_over(lines: Sequence[Line]) -> str | None:
    """What the label names that is the first of a cell's lines, over its value; None for any other
    cell, and for a heading of a column, which is a label as a whole."""
    if len(lines) < 2 or clean(lines[1].text).startswith("("):
        return None
    first, whole = clean(lines[0].text), clean("\n".join(line.text for line in lines))
    if is_wrapped_label(whole) or BARE.fullmatch(whole) or not BARE.fullmatch(first):
        return None
    return role_of_label(first)


def has_value_below(lines: Sequence[Line]) -> bool:
    """Whether such a label stands over what only it can name: a unit, a time, or an amount. No
    heading of a column does."""
    role, value = label_over(lines), text_of(lines[1:])
    if role == "responsible":
        units = split_responsible("\n".join(line.text for line in lines[1:]))
        return bool(units) and all(map(is_known_unit, units))
    return (role == "period" and _MONTHS.match(value) is not None) or (
        role == "money" and (looks_like_money(value) or says_no_budget(value))
    )
