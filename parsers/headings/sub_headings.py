"""What stands in the lower rows of a heading without naming a column by itself."""

from __future__ import annotations

import regex

from normalize.amounts import LARGE
from parsers.headings.columns import bind_heading

MONTH_WORD = r"(?:ม\.?ค|ก\.?พ|มี\.?ค|เม\.?ย|พ\.?ค|มิ\.?ย|ก\.?ค|ส\.?ค|ก\.?ย|ต\.?ค|พ\.?ย|ธ\.?ค)\.?"
SUB_HEADING = regex.compile(
    rf"\(?(?:หน่วย\s*:?\s*)?(?:{LARGE})?บาท\)?|ปี(?:งบประมาณ)?|\(?(?:พ\.ศ\.)?\s*25\d\d\)?|\(?\d{{1,2}}\)?"
    r"|คงเหลือ|ร้อยละ(?:การเบิกจ่าย)?|%"
    r"|(?:เชิง)?(?:ปริมาณ|คุณภาพ)|เชิง(?:ปริมาณ|คุณภาพ)|จำนวน|หน่วยนับ|ตั้งไว้|ใช้จริง|\(?ถ้ามี\)?|แผน|ผล"
    rf"|[1-4]\s*\(?{MONTH_WORD}\s*[-–]\s*{MONTH_WORD}\)?"
    rf"|{MONTH_WORD}\s*[-–]\s*{MONTH_WORD}(?:\s*\d{{2,4}})?|{MONTH_WORD}(?:\s*{MONTH_WORD})+"
)


def is_sub_heading(text: str) -> bool:
    """Whether a text stands under another heading without naming a column by itself: a year, a
    month, a quarter's number, ตั้งไว้ and the like."""
    bound = bind_heading(0, (text,))
    timed = bound.role in ("month", "quarter") or (
        bound.role == "money" and bound.year_be is not None
    )
    return timed or SUB_HEADING.fullmatch(text) is not None
