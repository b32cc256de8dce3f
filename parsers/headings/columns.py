"""What a printed column heading means. Every heading is bound to a role or reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

import regex
from rapidfuzz import fuzz

from normalize.amounts import AS_READ, BAHT_AS_READ, LARGE, baht_per, size_of
from normalize.dates import parse_month
from normalize.thai_text import clean, squeeze, toneless

Role = Literal[
    "number", "dimension", "mission", "sub_mission", "title", "money", "part", "month", "quarter",
    "indicator", "target", "result", "outcome", "approach", "rationale", "objectives",
    "target_group", "period", "area", "responsible", "progress", "progress_flag", "issue",
    "follow_up", "note", "item_type", "count", "ignored", "page_number", "plan_or_result", "fiscal_year", "placement", "unbound",
]  # fmt: skip
MoneyKind = Literal["planned", "integrated", "agency", "disbursed"]


# First match wins; patterns see the heading squeezed (no spaces, no punctuation, ASCII digits).
_RULES: tuple[tuple[Role, str], ...] = (
    ("fiscal_year", r"^(?:ประจำ)?ปี(?:งบประมาณ)?(?:พศ)?$"),
    ("plan_or_result", r"^แผน(?:และ|หรือ)?ผล$"),
    ("page_number", r"^(?:เลข)?หน้า(?:ที่?)?$"),
    ("mission", r"^รหัส(?:ของ)?(?:(?:มิติ|มติ)(?:และ|กับ|หรือ)?)?(?:ภารกิจ|การกิจ|ภาระกิจ)(?:ตาม(?:มิติ|มติ))?$"),
    ("ignored", r"คงเหลือ|^ร้อยละ|^เปอร์เซ็นต์|ร้อยละ(?:ของ)?(?:การ)?(?:เบิกจ่าย|ผลการ)|^ผลต่าง|^รหัส|^(?:ผล|ค่า|ระดับ)?คะแนน|^แผนงาน$|^รวม(?:ทั้ง(?:สิ้น|หมด))?(?:งบประมาณ)?\d{1,2}ปี"),
    ("count", r"^จำนวน(?:โครงการ|กิจกรรม|มาตรการ|รายการ)*(?:โครงการ|กิจกรรม|มาตรการ|รายการ)"
     r"(?:ตามแผน(?:ปฏิบัติการ)?|(?:ใน|ของ)แผน|ทั้งหมด|ทั้งสิ้น)?$"),
    ("note", r"^หมายเหตุ|^ข้อเสนอแนะ|^ปัญหา(?:และ)?(?:หรือ)?อุปสรรค|ข้อคิดเห็น$"),
    ("number", r"^(?:ที่?|ลำดับ(?:ที่?)?|ลําดับ(?:ที่?)?|ข้อ(?:ที่?)?|no|อันดับ)$"),
    ("dimension", r"^(?:มิติ|มติ|มิตินี้|มิตินที่|มิติน|มิติที่|มติที่|ชื่อมิติ|มิติด้าน|แบบวัด|เครื่องมือ(?:การประเมิน)?)$"),
    ("placement", r"(?:สอดคล้อง|(?<!^(?:ชื่อ)?(?:โครงการ|กิจกรรม|มาตรการ).*)เชื่อมโยง|(?:ตอบ)?สนอง)(?:กับ|ตาม|ต่อ)?(?:มิติ|มติ|ภารกิจ|การกิจ|$)"),
    ("sub_mission", r"^ภารกิจย่อย|^แนวทางตามภารกิจ"),
    ("title", r"^(?:(?:มิติ|มติ)(?:และ|กับ)?)?(?:ภารกิจ|การกิจ)(?:ตาม(?:มิติ|มติ))?(?:ย่อย)?(?:และ|หรือ)?(?:แผนงาน)?(?:โครงการ|กิจกรรม|มาตรการ|รายการ)"),
    ("title", r"^(?:มิติ|มติ)(?:และ|หรือ)?(?:โครงการ|กิจกรรม|มาตรการ)"),
    ("mission", r"^(?:มิติ|มติ)(?:และ|กับ)?(?:ภารกิจ|การกิจ)"),
    ("mission", r"^(?:ภารกิจ|การกิจ|ภาระกิจ|การปฏิบัติ)(?:ตาม|ที่|$)|^ภารกิจ"),
    ("issue", r"^(?:หัวข้อ)?ประเด็น(?!.*ตัวช.{0,2}วัด)|ข้อบกพร่อง|จุดอ่อน|ข้อที่ควรพัฒนา|ข้อค้นพบ|ผลการวิเคราะห์(?:$|ประเด็น)"),
    ("follow_up", r"กำกับ(?:และ)?ติดตาม|^(?:ผล)?การติดตาม|^การรายงาน(?:ผล|ความ)|^รายงานความก้าวหน้า|^แนวทางการติดตาม"),
    ("progress_flag", r"^(?:.*สถานะ.*)?(?:ดำเนินการแล้ว(?:เสร็จ)?|แล้วเสร็จ|อยู่ระหว่าง(?:ดำเนินการ)?"
     r"|ระหว่างดำเนินการ|ยังไม่(?:ได้)?ดำเนินการ|ไม่(?:สามารถ)?(?:ได้)?ดำเนินการ(?:ได้)?)$"),
    ("progress", r"^สถานะ|สถานะ(?:การ)?(?:ดำเนิน|โครงการ|ผล)|^ความก้าวหน้า|^ความคืบหน้า"),
    ("responsible", r"ผู้รับผิดชอบ|รับผิดชอบ(?:โดย|หลัก)?$|หน่วยงาน(?:ที่?)?(?:รับผิด|ดำเนิน|เกี่ยวข้อง|เจ้าภาพ)|^หน่วยงาน(?:หลัก)?$|(?<!งบ.*)หน่วยงาน(?:ที่?)?เจ้าของ(?:เรื่อง|โครงการ|$)|^(?:(?:ชื่อ)?(?:กอง|งาน|ฝ่าย|สำนัก|ผู้เป็น)(?:และ|หรือ|กอง|งาน|ฝ่าย|สำนัก)*)?เจ้าของ(?:เรื่อง|โครงการ|กิจกรรม|มาตรการ|งาน)+$|^ส่วน(?:งาน|ราชการ)|^หน่วย(?:ดำเนินการ|ปฏิบัติ)"
     r"|^ผู้ดำเนินการ|^เจ้าภาพ|^กองงาน"),
    ("target_group", r"กลุ่มเป้าหมาย|^ผู้เข้าร่วม"),
    ("indicator", r"ตัวช.{0,2}วัด|ตัวชี้|kpi"),
    ("result", r"^(?:สรุป)?ผล(?:การ)?(?:ดำเนิน|ปฏิบัติ)|ผลที่ได้รับ$|^ผลงาน|^รายละเอียดผล"),
    ("outcome", r"ผลลัพธ์|ผลสัมฤทธิ์|ความสำเร็จ|ประโยชน์ที่|ผลที่คาด|^ผลผลิตผล"),
    ("target", r"เป้าหมาย|^ผลผลิต"),
    ("objectives", r"วัตถุประสงค์"),
    ("rationale", r"หลักการ"),
    ("period", r"ระยะเวลา|ช่วงเวลา|ห้วงเวลา|กำหนดเวลา|กรอบเวลา|วันเดือนปี|^วัน(?:ที่?)?(?:ที่?)?ดำเนิน|^กำหนดการ|เวลาดำเนิน|^(?:ช่วง)?เดือน(?:ที่)?(?:จะ)?(?:ดำเนิน(?:การ|งาน)|จัด(?:กิจกรรม|โครงการ)?)?$|^ไตรมาสที่ดำเนิน"),
    ("area", r"พื้นที่|สถานที่"),
    ("title", r"^(?:ชื่อ|รายการ|รายละเอียด)?(?:แผนงาน|แผน)?(?:และ|หรือ)?(?:โครงการ|กิจกรรม|มาตรการ)"
     r"|^(?:ชื่อ)?รายการ$|^ชื่อ(?:แผน|งาน)|^แนวทางมาตรการ$|โครงการกิจกรรม|มาตรการ(?:ส่งเสริม|การ)|^กิจกรรม"),
    ("approach", r"วิธี|ขั้นตอน|แนวทาง|^แผนการ(?:ดำเนิน|ปฏิบัติ)|การดำเนินการ$|^การดำเนินงาน$|^รายละเอียด"),
)  # fmt: skip


_COMPILED = tuple((role, toneless(pattern)) for role, pattern in _RULES)

# Headings that mention a budget without being a money column.
_BEATS_MONEY = frozenset(
    {
        "follow_up",
        "issue",
        "responsible",
        "note",
        "result",
        "title",
        "indicator",
        "ignored",
        "count",
        "fiscal_year",
    }
)
_NO_MONEY_BY_YEAR = frozenset({"ignored", "count"})  # scores, shares, counts of several years
_MONEY = toneless(
    rf"^(?:ยอด)?รวม(?:ทั้ง(?:ปี|สิ้น|หมด)|เป็นเงิน|เงิน|จำนวนเงิน)?(?:{LARGE})?บาท|^รวม(?:ทั้งปี|เป็นเงิน|เงิน)"
    rf"|^(?:(?:ที่)?ตั้งไว้|(?:ที่)?ได้รับ(?:การ)?(?:จัดสรร|อนุมัติ))(?:\W*(?:{LARGE})?บาท\W*)?$"
    rf"|^(?:ใช้จ่าย|ใช้|จ่าย)(?:จริง|ไป|แล้ว)(?:\W*(?:{LARGE})?บาท\W*)?$"
    r"|งบ|งปม|เบิกจ่าย|จำนวนเงิน|วงเงิน|^บาท$|เงินที่|ค่าใช้จ่าย|^\(?บาท"
)
_NOT_MONEY = toneless(r"แหล่งงบ|แหล่งที่มา|ที่มาของงบ|ประเภทงบ|หมวดงบ|^(?!ผล).*แผนงาน(?:งบ)?$|แหล่งเงิน")
_MONEY_AND_SOURCE = toneless(
    r"^(?:งบประมาณ|วงเงิน|จำนวนเงิน)*(?:(?:ที่)?(?:ตั้งไว้|ได้รับ|อนุมัติ)|(?<=.))(?:บาท)?(?:และ|หรือ)?(?:แหล่ง|ที่มา)"
)
_SPENT = r"เบิกจ่าย|ใช้จริง|จ่ายจริง|(?:ใช้|จ่าย)(?:ไป|แล้ว)|ผลการใช้จ่าย"
_SURELY_SPENT = toneless(_SPENT)
_PLANNED = toneless(r"งบ|งปม|วงเงิน|จำนวนเงิน|ตั้ง")
_WHAT_IS_LEFT = toneless(r"(?:งบประมาณ|(?:จำนวน|วง|ยอด)?เงิน|ยอด)?(?:ที่)?(?:คง)?เหลือ|(?:ส่วน|ผล)ต่าง")
_SET_THEN_SPENT = toneless(rf"ตั้ง.*(?:{_SPENT})")
_KINDS: tuple[tuple[MoneyKind, regex.Pattern[str]], ...] = (
    ("disbursed", toneless(rf"{_SPENT}|ที่ใช้(?!ใน)")),
    ("integrated", toneless(r"บูรณาการ|งบบุคลากร|บูรณการ|บูรนาการ")),
    ("agency", toneless(r"งบหน่วยงาน|หน่วยงาน$|งบปกติ")),
)
_COUNTED = toneless(r"จำนวน(?!เงิน|งบ)")
_COUNT_OF = toneless(r"โครงการ|กิจกรรม|มาตรการ|รายการ|รวม(?:ทั้ง(?:สิ้น|หมด))?")
# Where lines are close, marks of the next line are read as these vowels below a letter.
_BELOW = regex.compile("[\u0e38\u0e39]")
_YEAR_ONLY = regex.compile(
    rf"(?:(?:ประจำ)?(?:แผน)?(?:ปี)?(?:งบประมาณ)?(?:พศ)?)*(?P<year>25[4-9]\d)(?:(?:{LARGE}|หน่วย)*บาท|งบประมาณ)*"
)
_FISCAL_YEAR = regex.compile(
    r"ปีงบประมาณ\s*(?:พ\.ศ\.)?\s*(?P<year>25\d\d)(?!\d|\s*(?:[-–—,]|ถึง|และ)\s*(?:พ\.ศ\.)?\s*25)"
)
BARE_YEAR = regex.compile(r"[5-9]\d")
_SHORT_YEAR = regex.compile(
    r"^(?:ปี(?:งบประมาณ)?|พศ)(?P<year>[5-9]\d)(?!\d)"
    r"|^(?:งบ(?:ประมาณ)?|(?:เบิก|ใช้)จ่าย(?:จริง)?)ปี(?:งบประมาณ)?(?P<year>[5-9]\d)"
    rf"(?:(?:{LARGE})?บาท)?$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table and what its heading says it holds."""

    index: int
    heading: str
    role: Role
    kind: MoneyKind | None = None
    year_be: int | None = None
    month: int | None = None
    unit_baht: float = 1.0
    own: str = ""
    """The lowest cell of the heading: what names the column below a heading of several."""
    part: str | None = None
    """Of money in parts, the one that stands here; None for all of it."""
    joins_kinds: bool = False
    """Whether the headings of two money columns were read as one: its amounts are of either."""

    @property
    def doubt(self) -> str | None:
        """Why no amount below the heading can be published."""
        several = f'the heading "{self.heading}" names several kinds of money'
        return several if self.joins_kinds else None

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """(Buddhist Era calendar year, month) the column stands for; a quarter stands for three."""
        if self.month is None or self.year_be is None:
            return ()
        count = 3 if self.role == "quarter" else 1
        return tuple((self.year_be, self.month + i) for i in range(count))


_UNIT_WORD = r"หน่วย(?:นับ|เงิน)?\s*(?:[:：=]|เป็น)?\s*\(?"
_STATED_UNIT = regex.compile(
    rf"\W*(?:{_UNIT_WORD}\s*บาท|(?:{_UNIT_WORD}|จำนวนเงิน\s*[:：=]|\()\s*"
    rf"(?P<size>{AS_READ})\s*{BAHT_AS_READ})\W*"
)
_UNIT_OVER_YEARS = regex.compile(
    rf"(?:งบ\s?ประมาณ|วงเงิน|จำนวนเงิน)[^\d()]{{0,40}}\(\s*(?:{_UNIT_WORD})?\s*"
    rf"(?P<size>{AS_READ})\s*{BAHT_AS_READ}\s*\)"
)
_UNIT_AT_END = regex.compile(
    rf"(?<=[\s)])\(?(?:หน่วย(?:นับ|เงิน)?|จำนวนเงิน)\s*[:：=]\s*\(?\s*"
    rf"(?:{AS_READ}\s*{BAHT_AS_READ}|บาท)[\s)]*$"
)


def stated_unit(text: str) -> float | None:
    """Baht per unit that a line such as "(หน่วย : พันบาท)" states for the tables below it."""
    match = _STATED_UNIT.fullmatch(clean(text))
    if match is None:
        return None
    return size_of(match["size"]) if match["size"] is not None else 1.0


def unit_over_years(text: str) -> float | None:
    """The same of a line that is the upper half of a heading: "งบประมาณ (พันบาท)", over years."""
    match = _UNIT_OVER_YEARS.fullmatch(clean(text))
    return None if match is None else size_of(match["size"])


def unit_at_end(text: str) -> int | None:
    """Where a line ends in the unit of the tables below it: "มิติที่ 1 …   หน่วย : พันบาท"."""
    match = _UNIT_AT_END.search(text)
    return None if match is None else match.start()


def year_in(text: str) -> int | None:
    """The one Buddhist Era year a heading prints, or the fiscal year it names beside the calendar
    years of its months; "ปี 66" counts as 2566. None for a range of years."""
    for form in (text, regex.sub(r"\s", "", text)):  # "พ.ศ.25 66" where the column broke it
        years = {int(year) for year in regex.findall(r"(?<!\d)25[4-9]\d(?!\d)", form)}
        if len(years) > 1:
            named = _FISCAL_YEAR.search(form)
            return int(named["year"]) if named is not None else None
        if years:
            return years.pop()
    short = _SHORT_YEAR.search(squeeze(text))
    return 2500 + int(short["year"]) if short else None


@lru_cache(maxsize=4096)
def bind_heading(index: int, parts: tuple[str, ...]) -> Column:
    """Bind one column from its heading cells, top to bottom (cleaned, empty ones left out)."""
    texts = [clean(part) for part in parts if part.strip()]
    heading = " ".join(dict.fromkeys(texts))
    squeezed = squeeze(heading)
    if not squeezed:
        return Column(index, "", "unbound")
    year = next((y for y in map(year_in, reversed(texts)) if y is not None), None)
    short = BARE_YEAR.fullmatch(texts[-1]) if year is None and len(texts) > 1 else None
    if short is not None and _role(squeeze(texts[0]), squeeze(texts[0])) == "money":
        year = 2500 + int(texts[-1])  # "66" under "งบประมาณ (บาท)"
    month = _month(texts[-1])
    if month is None and len(texts) > 1:
        month = _month(texts[0])
    if month is not None:
        return Column(index, heading, "month", year_be=year, month=month)
    quarter = regex.search(r"ไตรมาส(?:ที่?)?([1-4])(?!\d)", squeezed)
    if quarter is not None:
        first = (10, 1, 4, 7)[int(quarter[1]) - 1]
        return Column(index, heading, "quarter", year_be=year, month=first)
    last = squeeze(texts[-1])
    group = squeeze(texts[0])
    if len(texts) > 1 and _COUNTED.match(group) and _COUNT_OF.fullmatch(last):
        return Column(index, heading, "count")
    if len(texts) > 1 and _role(group, group) == "money" and kind_named(last) is not None:
        return _money(index, texts, heading, squeezed, year)  # "หน่วยงาน" under "งบประมาณ"
    for candidate in (last, squeezed):
        role = _role(candidate, squeezed)
        if role == "money":
            return _money(index, texts, heading, squeezed, year)
        if role is not None:
            return Column(index, heading, role, year_be=year)
    nearest = _nearest_role(texts[-1]) or _nearest_role(heading)
    if nearest == "money":
        return _money(index, texts, heading, squeezed, year)
    return Column(index, heading, nearest or "unbound", year_be=year)


_YEAR_AT_END = regex.compile(r"(?:พ\.?\s?ศ\.?)?\s*(?:25)?\d\d\s*$")


def _month(text: str) -> int | None:
    """The month a short heading names, specks behind it aside."""
    if len(squeeze(_YEAR_AT_END.sub("", text))) > _LONGEST_MONTH:
        return None
    return parse_month(text) or parse_month(regex.sub(r"[^\u0e01-\u0e4e.]+$", "", text))


def _role(candidate: str, whole: str) -> Role | None:
    if _YEAR_ONLY.fullmatch(candidate) or _SHORT_YEAR.search(candidate):
        above = _named(whole.removesuffix(candidate))
        if above in _NO_MONEY_BY_YEAR:
            return above
        return "money" if not _names_text(whole) else None
    if _NOT_MONEY.search(candidate) and not _MONEY_AND_SOURCE.search(candidate):
        return "note"
    named = _named(candidate) or _named(_BELOW.sub("", candidate))
    if _MONEY.search(candidate) and named not in _BEATS_MONEY:
        return "money"
    return named


def _named(heading: str) -> Role | None:
    return next((role for role, pattern in _COMPILED if pattern.search(heading)), None)


# Usual headings, squeezed, for those an OCR engine misread by a letter or two.
_MODELS: tuple[tuple[Role, str], ...] = (
    ("dimension", "มิติ"), ("mission", "ภารกิจตามมิติ"), ("mission", "ภารกิจ"), ("note", "หมายเหตุ"),
    ("mission", "รหัสภารกิจ"),
    ("title", "โครงการกิจกรรมมาตรการ"), ("title", "มาตรการกิจกรรม"), ("title", "โครงการกิจกรรม"),
    ("title", "มาตรการโครงการหรือกิจกรรม"), ("indicator", "ตัวชี้วัด"), ("indicator", "ตัวชี้วัดความสำเร็จ"),
    ("indicator", "ประเด็นตัวชี้วัด"), ("target", "เป้าหมาย"), ("target_group", "กลุ่มเป้าหมาย"),
    ("objectives", "วัตถุประสงค์"), ("responsible", "ผู้รับผิดชอบ"), ("responsible", "หน่วยงานรับผิดชอบ"),
    ("responsible", "หน่วยงานที่รับผิดชอบ"), ("period", "ระยะเวลาดำเนินการ"), ("period", "ระยะเวลา"),
    ("approach", "ขั้นตอนหรือวิธีการปฏิบัติ"), ("approach", "วิธีดำเนินการ"), ("approach", "แนวทางการดำเนินการ"),
    ("result", "ผลการดำเนินงาน"), ("result", "ผลการดำเนินการ"), ("outcome", "ผลลัพธ์หรือความสำเร็จ"),
    ("outcome", "ผลลัพธ์"), ("issue", "ประเด็นที่เป็นข้อบกพร่องจุดอ่อนจากการประเมิน"),
    ("follow_up", "การกำกับติดตาม"), ("money", "งบประมาณบาท"), ("money", "งบประมาณ"),
    ("progress", "สถานะการดำเนินงาน"), ("number", "ลำดับที่"), ("area", "พื้นที่ดำเนินการ"),
)  # fmt: skip
_KIND_NAMES: tuple[tuple[MoneyKind, str], ...] = (
    ("integrated", "งบบูรณาการ"),
    ("agency", "งบหน่วยงาน"),
    ("disbursed", "ผลการเบิกจ่าย"),
)
_NEAR_KIND = 78.0
_NEAR = 82.0  # likeness (0–100) of a misread heading to the usual one
_LONGEST_MONTH = 12  # letters
_SHORTEST = 4  # letters; shorter headings are told exactly or not at all


def _nearest_role(text: str) -> Role | None:
    """The role of a misread heading; what stands in brackets behind it does not count."""
    key = squeeze(regex.sub(r"\(.*", "", text))
    if len(key) < _SHORTEST:
        return None
    score, role = max((fuzz.ratio(key, name), role) for role, name in _MODELS)
    return role if score >= _NEAR else None


def _names_text(whole: str) -> bool:
    """A year under a heading such as ตัวชี้วัด is that text column for a year, not money."""
    return bool(regex.search(r"ตัวชี้วัด|เป้าหมาย|ผลการ|ระยะเวลา", whole)) and "งบ" not in whole


def kind_named(heading: str) -> MoneyKind | None:
    """The kind of money a heading says it is, if it says one."""
    squeezed = squeeze(heading)
    return next((kind for kind, pattern in _KINDS if pattern.search(squeezed)), None)


def surely_spent(heading: str) -> bool:
    """Whether a heading names what was spent, and never what is to be ("ที่ใช้" may be either)."""
    return _SURELY_SPENT.search(squeeze(heading)) is not None


def names_set_and_spent(heading: str) -> bool:
    """Whether a heading names what was set as well as what was spent, and neither a share of them
    nor what is left."""
    squeezed = squeeze(heading)
    named = surely_spent(heading) and _PLANNED.search(squeezed) is not None
    of_both = regex.search(r"ร้อยละ|เปอร์เซ็นต์|%", heading) or (
        "/" not in heading and _WHAT_IS_LEFT.match(squeezed)
    )
    return named and not of_both


def planned_in_a_plan(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A plan's only money is what it plans, though headed งบประมาณที่ใช้ ("budget used")."""
    money = [c for c in columns if c.role == "money"]
    if any(c.kind != "disbursed" or surely_spent(c.heading) for c in money):
        return columns
    return tuple(replace(c, kind="planned") if c in money else c for c in columns)


def _nearest_kind(squeezed: str) -> MoneyKind | None:
    """The kind that the end of a misread heading names ("งบมูรณาการ")."""
    score, kind = max(
        (fuzz.ratio(squeezed[-len(name) :], name), kind) for kind, name in _KIND_NAMES
    )
    return kind if score >= _NEAR_KIND else None


def _money(
    index: int, texts: Sequence[str], heading: str, squeezed: str, year: int | None
) -> Column:
    kind = kind_named(squeezed) or _nearest_kind(squeezed) or "planned"
    unit = baht_per(squeezed)
    joined = _joins_kinds(texts, squeezed)
    return Column(
        index, heading, "money", kind=kind, year_be=year, unit_baht=unit, joins_kinds=joined
    )


_BESIDE_SPENT = toneless(rf"งบประมาณ(?:\s*\(บาท\))?\s(?:ผล(?:การ)?)?(?:{_SPENT})")


def _joins_kinds(texts: Sequence[str], squeezed: str) -> bool:
    """Whether one cell of a heading says what is planned and what is spent, each with its unit or
    one after the other: "งบประมาณ เบิกจ่าย (บาท) (บาท)". A gap alone parts them too, since the
    lines of one Thai heading are joined without a space."""
    rest = _SURELY_SPENT.sub("", squeezed)
    if rest == squeezed or _PLANNED.search(rest) is None:
        return False
    cells = [squeeze(text) for text in texts]
    if any(_BESIDE_SPENT.match(text) for text in texts):
        return True
    return any(cell.count("บาท") > 1 or _SET_THEN_SPENT.search(cell) for cell in cells)
