"""Money cells: blank, dash, "no budget", amount and unreadable are five different things.

A number is only accepted in a form that a Thai budget table prints; anything else is unreadable
and keeps its raw text. A wrong number that looks right is the worst result there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex
from rapidfuzz import fuzz

from normalize.fiscal_years import YEAR
from normalize.thai_text import clean, is_dash, to_ascii_digits

AmountStatus = Literal["amount", "no_budget", "dash", "blank", "unreadable"]

BAHT_BEHIND = r"(?:\.\s?-|-|(?<=\d{3})\.)?"
"""Source of a pattern: what may stand between an amount and บาท: ".-", or what is left of it."""
BAHT = rf"(?<![\d.,])\d[\d,]*(?:\.\d{{1,2}})?\s*{BAHT_BEHIND}\s*บาท"
"""Source of a pattern: an amount in running text, with its unit."""
IN_BAHT = regex.compile(BAHT)
_GROUPED = r"[1-9]\d{0,2}(?:,\d{3})+"  # no thousands are counted from nought
_NUMBER = rf"(?:{_GROUPED}|\d+)(?:\.\d{{1,2}})?"
_WELL_FORMED = regex.compile(_NUMBER)
_IN_LARGE_UNITS = regex.compile(rf"(?:{_GROUPED}|\d+)(?:\.\d{{1,6}})?")  # 0.150 million
_COMMA_FOR_POINT = regex.compile(r"0,(?=\d{3}$)")
_NO_BUDGET = regex.compile(
    r"(?:ไม่\s*(?:ได้)?\s*(?:ต้อง)?\s*(?:ใช[้่]?|มี|เบิกจ่าย|ตั้ง|ขอใช้|ขอ)\s*(?:เงิน\s*)?งบ(?:\s*ประมาณ)?"
    r"|ไม่(?:ต้อง)?ใช้จ่าย(?:งบประมาณ)?|ไม่มีค่าใช้จ่าย|ไม่ใช้เงิน|ไม่ใช้จ่าย|งดใช้งบประมาณ|ไม่ใช้$)"
)
NO_BUDGET = _NO_BUDGET.pattern
"""A pattern for the words that say that no budget is used."""
_MANY = {"สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5}
_YEARS = rf"(?<!\d)(?P<years>[1-9]\d?|{'|'.join(_MANY)})\s*ปี(?:งบประมาณ)?"
# "ตลอดทั้ง 5 ปี", "(ทุกปี)", "ตลอดระยะเวลาของแผน", but not "ตลอดปี", which is one year.
_FOR_YEARS = (
    rf"(?=[^()]*(?:{_YEARS}|ทุก\s*ปี|แผน|ระยะเวลา))"
    r"(?>(?:ตลอด|ทั้ง|ทุก|ครบ|รวม|ใน|เป็น|ระยะ|ช่วง|เวลา|อายุ|ของ|(?:การ)?ดำเนิน(?:การ|งาน)|แผน(?:ปฏิบัติการ|งาน)?ฯ?"
    rf"|{_YEARS.replace('?P<years>', '?:')}|ปี(?:งบประมาณ)?)\s*)++"
)
_NOTHING_FOR_YEARS = regex.compile(rf"\(?\s*(?:{NO_BUDGET})\s*\(?\s*{_FOR_YEARS}\)?\s*\)?")

UNITS = {"พัน": 1_000.0, "หมื่น": 10_000.0, "แสน": 100_000.0, "ล้าน": 1_000_000.0}
"""Baht for each of the words that stand before บาท."""
LARGE = "|".join(UNITS)
A_UNIT = regex.compile(rf"\(?(?:{LARGE})?บาท\)?")
BRACKETED_UNIT = regex.compile(rf"\((?:{LARGE})?บาท\)")
IN_LARGE = regex.compile(rf"(?:{LARGE})\s*บาท")
"""A unit, with or without brackets; one in brackets; and one of several baht."""
AS_READ = r"(?:พ[ัี้]น|หม[ืิี]่?น|แสน|ล้?าน)"
BAHT_AS_READ = r"[บปษ]า[ทกห]"
"""The same words, and บาท, as scans spell them; another บาท than this only behind such a word."""
_LARGE_BAHT = regex.compile(rf"(?:(?<=25\d\d\s*)|(?<!\d\s*))(?P<size>{AS_READ})\s*{BAHT_AS_READ}")
_PREFIX = regex.compile(
    r"^(?:(?:ใช้|ตั้ง|วงเงิน|เป็นเงิน|เงิน)?(?:งบประมาณ|งบ)?(?:ที่(?:ใช้|ตั้งไว้)?)?(?:ใน(?:การ))?(?:การ)?(?:ดำเนินการ|ดำเนินงาน|โครงการ)?"
    r"\s*(?:จำนวน(?:เงิน)?|เป็นเงิน(?:จำนวน)?|ประมาณ|รวม(?:เป็นเงิน)?|ปี\s?ละ)?\s*[:=]?\s*)"
)
_SUFFIX = regex.compile(
    rf"\s*(?:\.\s?-|\.–|,-|=|-)?\s*(?P<unit>บาทถ้วน|(?:{LARGE})?บาท|บ\.)?\s*"
    r"(?:\.-|ต่อปี|/\s*ปี|/ต่อปี|ต่อ\s*ปีงบประมาณ)?\s*$"
)
_OFFICE = "อบ[ตจ]|อปท|ท[ตมน](?=\\s?\\.)"
# Where the money comes from, behind the amount in the same cell.
_SOURCE = regex.compile(
    r"(?<=\d|บาท|\.-|-)\s*\(?\s*(?:(?:เบิกจ่าย)?(?:จาก|ตาม))?\s*(?:เงิน(?:อุดหนุน|รายได้|สะสม|นอกงบ|งบ)|ข้อบัญญัติ|เทศบัญญัติ"
    rf"|งบ(?:ประมาณ)?\s*(?:ของ|ตาม|รายจ่าย|{_OFFICE}|เทศบาล|อุดหนุน|กลาง|ท้องถิ่น)"
    rf"|(?:{_OFFICE})\s?\.?|เทศบาล|กองทุน|สปสช|(?:[ก-ฮ]{{1,3}}\.)+\))"
    r"(?!.*(?:ต่อ|/|(?<!แ)ละ))(?:[^\d]|(?<=(?:ปี|ปีงบประมาณ|พ\.?ศ\.?)\s*)25[4-9]\d(?!\d)(?!\s*บาท))*$"
)
_IN_WORDS = regex.compile(r"\(\s*[^()\d]*บาท[^()\d]*\)")
_SPLIT_NUMBER = regex.compile(r"\d{1,2} \d{1,3}(?:,\d{3})+(?:\.\d{2})?")
_LIST_NUMBER = regex.compile(r"\(?\d{1,2}\)")
_LISTED_DASH = regex.compile(r"\(?\d{1,2}\)\s*[-–—]")  # of an item that its cell numbers
_SPECKS_BEHIND = regex.compile(r"(?<=\S)(?:\s+[●•·])+$")  # dots that a copier drew into the cell
_SPECK_BEHIND = "a speck stands behind it"
_DASH_BEHIND = regex.compile(r"(?<=บาท)\s*[-–—]+$")  # of a dotted line, or a rule
_POINT_LEFT = regex.compile(rf"{_GROUPED}\.")
_POINT_BEFORE_UNIT = regex.compile(rf"(?:{_GROUPED}|[1-9]\d{{2,}})\.")
_SPECK = regex.compile(r"^(?:[.,:;'`·•*]\s+(?=\d)|[·•*](?=\d{1,3},))")
_SPACED_GROUPS = regex.compile(r"\d{1,3}(?:\s?,\s?\d{3})+(?:\s?\.\s?\d{2})?")


@dataclass(frozen=True, slots=True)
class Amount:
    """What one money cell says. `baht` is set exactly when `status` is `amount`."""

    status: AmountStatus
    baht: float | None = None
    doubt: str | None = None

    def __post_init__(self) -> None:
        if (self.status == "amount") != (self.baht is not None):
            raise ValueError(f"an amount has baht and nothing else has: {self}")


def baht_per(unit: str) -> float:
    """Baht in one of a printed unit: พันบาท is 1,000; บาท, and anything else, is 1. "5 แสนบาท" in a
    heading is an amount, no unit."""
    match = _LARGE_BAHT.search(unit)
    return size_of(match["size"]) if match is not None else 1.0


def size_of(word: str) -> float:
    """Baht for such a word as a scan may spell it: no two begin alike."""
    return next(size for name, size in UNITS.items() if name[0] == word[0])


def _to_number(text: str, unit: float) -> float | None:
    form = _WELL_FORMED if unit == 1.0 else _IN_LARGE_UNITS
    return float(text.replace(",", "")) if form.fullmatch(text) else None


_BUDGET_WORD = regex.compile(r"^(?P<before>\S{2,8}?)\s*งบ\s*(?:(?:ประ)?มาณ)?$")
_NO_BUDGET_WORD = "ไม่ใช้"
_OTHER_WORDS = frozenset({"ใช้", "ได้", "มี", "ของ", "ใน", "ตาม", "จาก", "ใช้เงิน", "ขอ", "ตั้ง"})


def _misread_no_budget(text: str) -> Amount:
    """ "ฬใช้งบประมาณ" is ไม่ใช้งบประมาณ misread; "ใช้งบประมาณ" (uses budget) is something else."""
    match = _BUDGET_WORD.match(text)
    if match is None or match["before"] in _OTHER_WORDS:
        return Amount("unreadable")
    if not text.endswith("มาณ") and not regex.match("[ไใโ]ม", match["before"]):
        return Amount("unreadable")  # จะใช้งบ, ต้องใช้งบ: the word for "not" must be there
    if fuzz.ratio(match["before"], _NO_BUDGET_WORD) < 44:
        return Amount("unreadable")
    return Amount("no_budget", doubt="read as ไม่ใช้งบประมาณ, though it is not spelt so")


_WRAPPED = regex.compile(r"\s*([\d,.]+)\s*\n\s*([\d,.]+)\s*")


def _mend_wrap(raw: str) -> str:
    """A number that a narrow column broke ("5,000.0" over "0"): joined where its first line is no
    number by itself and both together are one."""
    match = _WRAPPED.fullmatch(to_ascii_digits(raw))
    if match is None:
        return raw
    whole = match[1] + match[2]
    incomplete = regex.fullmatch(r".*[,.]|.*\.\d|.*,\d{1,2}", match[1]) or match[2][0] in ",."
    strict = regex.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d{2})?|\d+\.\d{2}", whole)
    return whole if incomplete and strict else raw


_BOX = r"(?P<{}>[^\s\dก-๙][^\s\dก-๙]?|[A-Za-z])?"
_USED, _UNUSED = (
    rf"{_BOX.format(name)}\s*{word}งบประมาณ" for name, word in (("yes", "ใช้"), ("no", "ไม่ใช้"))
)
_CHOICE = regex.compile(
    rf"{_USED}(?P<amount>(?:[\s:.]|จำนวน|\d[\d,.]*|บาท)*?)\s*{_UNUSED}|{_UNUSED}\s*{_USED}(?P<amount>(?:[\s:.]|จำนวน|\d[\d,.]*|บาท)*)"
)
_EMPTY_BOX = "☐□"


def _chosen(choice: regex.Match[str], unit_baht: float) -> Amount:
    """What a form says that has boxes to tick for "ใช้งบประมาณ … บาท" and "ไม่ใช้งบประมาณ": one box is
    empty and the other, read as whatever a tick looks like, is not; and the amount agrees."""
    yes, no = (choice[name] or "" for name in ("yes", "no"))
    amount = choice["amount"].strip(" :.")
    stated = parse_amount(amount.removeprefix("จำนวน"), unit_baht) if amount else Amount("blank")
    if yes and yes not in _EMPTY_BOX and no and no in _EMPTY_BOX and stated.status == "amount":
        return stated
    blank = amount in ("", "บาท", "จำนวน บาท")
    if no and no not in _EMPTY_BOX and yes and yes in _EMPTY_BOX and blank:
        return Amount("no_budget")
    return Amount("unreadable")


def parse_amount(raw: str, unit_baht: float = 1.0) -> Amount:
    """Read one money cell. `unit_baht` is the unit its column heading states (1 = baht)."""
    text = clean(_mend_wrap(raw))
    if not text:
        return Amount("blank")
    whole, text = text, _SPECKS_BEHIND.sub("", text)
    if is_dash(text.removesuffix("บาท").strip()) or _LISTED_DASH.fullmatch(text):
        return Amount("dash", None, _SPECK_BEHIND if text != whole else None)
    if _LIST_NUMBER.fullmatch(text):
        return Amount("unreadable")  # "3)" in a list, and what stood behind it is not there
    choice = _CHOICE.fullmatch(text)
    if choice is not None:
        return _chosen(choice, unit_baht)
    if _NO_BUDGET.search(text):
        rest = _NO_BUDGET.sub("", text)
        said = not regex.search(r"\d", rest) or nothing_for_years(text) is not None
        return Amount("no_budget" if said else "unreadable")
    if not regex.search(r"\d", text):
        return _misread_no_budget(text)
    body = _IN_WORDS.sub("", _SOURCE.sub("", text)).strip()
    body = _PREFIX.sub("", body, count=1).strip()
    behind = _DASH_BEHIND.search(body)
    body = body[: behind.start()] if behind is not None else body
    suffix = _SUFFIX.search(body)
    unit = unit_baht
    if suffix is not None:
        unit = baht_per(suffix["unit"]) if suffix["unit"] is not None else unit_baht
        body = body[: suffix.start()].strip()
    body = body.strip("\"'“”()[]").strip()
    stated = suffix is not None and suffix[0].strip() not in ("", "-")
    if not stated and YEAR.fullmatch(body):  # an amount like a year has a comma or its unit
        return Amount("unreadable")
    doubt = "a dash stands behind it" if behind is not None else None
    doubt = _SPECK_BEHIND if text != whole else doubt
    if (_POINT_BEFORE_UNIT if stated else _POINT_LEFT).fullmatch(body):
        body, doubt = body[:-1], "a point stands behind it: the dash of .-, or satang, got lost"
    if _SPECK.match(body):
        body, doubt = _SPECK.sub("", body), "a speck or a lost figure stands before it"
    if _SPACED_GROUPS.fullmatch(body):
        body = body.replace(" ", "")
    elif _SPLIT_NUMBER.fullmatch(body):
        body, doubt = body.replace(" ", ""), "a space stands inside the number"
    if unit != 1.0 and _COMMA_FOR_POINT.match(body):
        body, doubt = body.replace(",", "."), "its comma can only be a decimal point"
    number = _to_number(body, unit)
    if number is None:
        return Amount("unreadable")
    if regex.match(r"0\d", body):
        return Amount("unreadable")  # the end of a number whose head was lost
    baht = round(number * unit, 2)
    return Amount("amount", baht, doubt or _doubt(text, body, baht))


LEAST_BAHT = 100.0
"""No plan prints less for an item."""
_MOST = 1_000_000_000.0  # baht; more than the yearly budget of a local government


def _doubt(text: str, body: str, baht: float) -> str | None:
    """Why an amount that reads well may be none: a year, a number slid here, a lost separator."""
    if 0 < baht < LEAST_BAHT:
        return "it is less than 100 baht"
    if baht >= _MOST:
        return "it is a thousand million baht or more"
    if text.startswith("(") and text.endswith(")") and body == text[1:-1].strip():
        return "brackets stand around it, as around a negative number"
    return None


_LIST_TOKEN = regex.compile(
    rf"{_NO_BUDGET.pattern}|(?<![\d.,]){_NUMBER}(?![.,]?\d)(?:\s*(?:บาท|\.-))?|(?<!\d)[\-–—−]+(?!\d)"
)
_NUMBERED = regex.compile(
    r"(?:\(?(?P<no>\d{1,2})\)\s*|(?P<no>\d{1,2})\.\s+)(?P<amount>\S.*?)"
    r"(?:\s+(?=\(?\d{1,2}\)|\d{1,2}\.\s)|$)"
)
_LIST_CHARACTERS = regex.compile(r"[\d,.\s\-–—−]*\d[\d,.\s\-–—−]*")


def split_amounts(raw: str) -> tuple[str, ...]:
    """The money tokens of a cell that lists several ("20,000 - 30,000", or numbered as the titles
    beside them: "1) - 2) 51,900"); empty when it holds anything else, so that nothing is guessed
    from half-understood text."""
    text = clean(raw)
    numbered = list(_NUMBERED.finditer(text))
    if len(numbered) > 1 and _NUMBERED.sub("", text) == "":
        amounts = tuple(match["amount"] for match in numbered)
        counts_up = [int(match["no"]) for match in numbered] == list(range(1, len(numbered) + 1))
        said = counts_up and all(parse_amount(a).status != "unreadable" for a in amounts)
        return amounts if said else ()
    tokens = [match[0].strip() for match in _LIST_TOKEN.finditer(text)]
    rest = _LIST_TOKEN.sub(" ", text)
    return tuple(tokens) if tokens and not rest.strip() else ()


def says_no_budget(text: str) -> bool:
    """True where cleaned text says that no budget is used."""
    return _NO_BUDGET.search(text) is not None


@dataclass(frozen=True, slots=True)
class NothingForYears:
    """That no budget is used in several years: how many, where the words say so."""

    years: int | None


def nothing_for_years(text: str) -> NothingForYears | None:
    """What cleaned text says that has nothing else than this: "ไม่ใช้งบประมาณตลอดทั้ง 5 ปี"."""
    match = _NOTHING_FOR_YEARS.fullmatch(text)
    if match is None:
        return None
    years = match["years"]
    return NothingForYears(_MANY.get(years) or int(years) if years else None)


def is_empty_money(raw: str) -> bool:
    """True when a cell says that there is no money, or says nothing."""
    return parse_amount(raw).status in ("blank", "dash", "no_budget")


def looks_like_money(raw: str) -> bool:
    """True when a cell holds money tokens and nothing else (blank does not count)."""
    if _LIST_CHARACTERS.fullmatch(clean(raw)):
        return True
    return bool(split_amounts(raw)) or parse_amount(raw).status in ("amount", "no_budget", "dash")


def states_money(text: str) -> bool:
    """True for cleaned text that is money, a dash, or says, whatever else, that there is none."""
    return looks_like_money(text) or says_no_budget(text)
