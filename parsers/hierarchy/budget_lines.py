"""Lines of money below a title, in its cell:

    โครงการสัมมนาเครือข่ายครู
      งบประมาณ : ปี 2566 – 2570 ปีละ 200,000 บาท

A Thai line is joined to the one above without a space, so that the label would end the title's last
word; and years may stand there with their amounts and no label.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from normalize.amounts import BAHT, IN_BAHT, NO_BUDGET, parse_amount
from normalize.fiscal_years import YEAR_LIST
from normalize.raw import Span
from normalize.thai_text import clean, to_ascii_digits
from parsers.money.sheet_money import sub_span
from parsers.money.year_lists import stretches_by_year

_KIND_AT_A_LINE = regex.compile(
    rf"(?<!ใช้|เบิก|ราย)\n\s*[-–—•(]?\s*(?=(?:ที่)?(?:ตั้ง(?:งบ(?:ประมาณ)?)?ไว้|ใช้(?:จริง|ไป)|(?:เบิก)?จ่าย(?:จริง|แล้ว)?|คงเหลือ)"
    rf"\s*[:：]?\s*(?:(?:จำนวน\s*)?{BAHT}|[-–—](?!\S)|{NO_BUDGET}))"
)
_UNIT = r"(?:\(\s*(?:หน่วย\s*[:：]?\s*)?บาท\s*\)\s*[:：]?\s*)?"
_COUNTS = r"(?:(?:(?:เฉลี่ย\s*)?ปี\s*ละ|จำนวน|เป็นเงิน)\s*)*"
_YEARS = rf"{_UNIT}{YEAR_LIST}\s*[:：=]?\s*"
_STATES = (  # an amount, or years with theirs
    rf"(?:{_YEARS}{_COUNTS}(?:{BAHT}|{NO_BUDGET}|\d{{1,3}}(?:,\d{{3}})+|[-–—](?=\s*(?:,|$|ปี)))"
    rf"|(?:ปี\s*ละ\s*)?(?:จำนวน\s*)?{BAHT}|ไม่\s*(?:ใช้|มี)\s*งบ|[-–—][^\S\n]*(?:$|\n))"
)
_BUDGET_AT_A_LINE = regex.compile(
    rf"(?P<before>[^\n]*)\n\s*+[-–—•]?\s*+(?=(?:(?:ใช้|ตั้ง)?งบ\s?ประมาณ(?:ที่\s?(?:ตั้งไว้|ได้รับ))?|วงเงิน(?=\s*[:：]))"
    rf"\s*(?P<colon>[:：]?)\s*{_STATES})"  # purchases are told by "วงเงิน 500,000 บาท" in titles
)
_GOES_ON = regex.compile(  # with what money is made, used or told for, or what is of a year
    r"(?:ใช้|จ่าย|เบิก|บัญญัติ|แผน|ด้าน|(?<!โครง|มาตร|บริ|ราช)การ|ของ|ทำ|คำขอ|โอน|เงิน|อนุมัติ|จัดสรร|ตาม|เสนอ|ร่าง|ควบคุม|บริหาร"
    r"|กรอบ|จาก|และ|หรือ|ใน|เพื่อ|กับ|ต่อ|ที่|ปี|โดย|ให้|ไม่|ซึ่ง|ข้อมูล|วิเคราะห์|ตรวจสอบ|ระบบ|มี|รับ|หน่วย|ประจำ|ตั้งแต่|ระหว่าง|ถึง|งบ|งบ\s?ประมาณ|บาท\s*\)?|[,/:：=–—-])\s*$"
)
_OPENS_YEARS = regex.compile(rf"[-–—•\s]*{YEAR_LIST}")
_LINES_OF_YEARS = 3  # at most, of which the first year may be made
_YEARS_FIRST = regex.compile(rf"[-–—•\s]*(?P<list>{YEAR_LIST}\s*[:：=]?.*)")
_OF_YEARS = regex.compile(rf"{YEAR_LIST}\s*[:：=]?\s*{_COUNTS}{BAHT}")
_IN_THOUSANDS = regex.compile(r"\d,\d{3}|บาท")


def with_labels_apart(text: str) -> str:
    """The cleaned lines of a title, joined; a space parts a label of money from that above, which
    must not go on with it where no colon says that it is one."""
    lines = to_ascii_digits(text)
    found = [m.span() for m in _KIND_AT_A_LINE.finditer(lines)]
    for match in _BUDGET_AT_A_LINE.finditer(lines):
        if match["colon"] or _GOES_ON.search(clean(match["before"])) is None:
            found.append((match.end("before"), match.end()))
    ends = [0, *(at for span in sorted(found) for at in span), len(lines)]
    return " ".join(clean(lines[a:b]) for a, b in list(pairwise(ends))[::2])


def years_below(title: Span) -> tuple[Span, Span] | None:
    """A title and the lines below it that state money by years and nothing else, no label before
    them; None where there are none."""
    lines = to_ascii_digits(title.text).split("\n")
    for k in range(1, len(lines)):
        if _OPENS_YEARS.match(clean("\n".join(lines[k : k + _LINES_OF_YEARS]))) is None:
            continue
        kept, rest = clean("\n".join(lines[:k])), clean("\n".join(lines[k:]))
        years = _YEARS_FIRST.fullmatch(rest)
        if years is None or not kept:
            continue
        apart = _GOES_ON.search(kept) is None and IN_BAHT.search(kept) is None
        if not apart or not _states_money(years["list"]):
            return None
        return sub_span(title, kept), sub_span(title, years["list"])
    return None


def money_of_years(text: str) -> regex.Match[str] | None:
    """Where cleaned text states an amount right behind years."""
    return _OF_YEARS.search(text)


def _states_money(text: str) -> bool:
    """Whether a text is a list of years, each with its amount or that it has none."""
    listed = stretches_by_year(text) or {}
    amounts = [text[slice(*amount)].strip() for _year, amount in listed.values()]
    read = [parse_amount(amount).status for amount in amounts]
    sure = [a for a, status in zip(amounts, read, strict=True) if status == "amount"]
    named = all(map(_IN_THOUSANDS.search, sure)) and (bool(sure) or set(read) == {"no_budget"})
    return bool(read) and named and set(read) <= {"amount", "no_budget", "dash"}
