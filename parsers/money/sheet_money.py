"""What a fact sheet's budget section states: one amount, one for every year, or no clear amount."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from pythainlp.util import bahttext

from normalize.amounts import (
    BAHT_BEHIND,
    LARGE,
    baht_per,
    looks_like_money,
    parse_amount,
    says_no_budget,
)
from normalize.fiscal_years import YEAR, YEAR_LIST, fiscal_years
from normalize.raw import MoneyCell, Span
from normalize.thai_text import clean, to_ascii_digits
from parsers.headings.columns import MoneyKind
from parsers.money.amounts_before_years import year_behind
from parsers.money.parting import Stretch
from parsers.money.year_lists import stretches_by_year

_AMOUNT = r"(?<![\d.,/])(?<!\d[.,]\s)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?\s*"
_BAHT = regex.compile(rf"{_AMOUNT}(?:{BAHT_BEHIND}\s*(?:{LARGE})?\s*บาท|\.-)")
_YEAR_BAHT = regex.compile(
    r"(?<!25\d\d\s*(?:[-–—]|ถึง)\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?)(?P<year>25[4-9]\d)\s*\)?[^\d\n]{0,40}?"
    rf"(?P<amount>{_AMOUNT}{BAHT_BEHIND}\s*(?:{LARGE})?\s*บาท|ไม่(?:ใช[้่]?|มี)\s*งบประมาณ)"
)
_NOTHING_IN = regex.compile(
    rf"[-–—•\s]*(?P<nothing>ไม่\s?(?:ใช[้่]?|มี)\s?งบ\s?ประมาณ)\s*"
    rf"(?:(?:ตลอด|ทั้ง|ใน)?\s*(?:ระยะเวลา)?\s*(?:แผน)?\s*\d\s*ปี\s*)?\(?\s*(?P<since>ตั้งแต่)?(?:ใน)?\s*{YEAR_LIST}\s*\)?"
)
_EVERY_YEAR = r"(?:เป็นประจำ)?ทุก\s?(?:ๆ\s?)?ปี"
_OF_YEARS = regex.compile(rf"\s*\(?\s*(?:{_EVERY_YEAR})?\s*\(?\s*(?:ใน|ตั้งแต่|ระหว่าง)?\s*{YEAR_LIST}")
_YEARS_BEFORE = regex.compile(rf"{YEAR_LIST}\s*\)?\s*(?:จำนวน\s*)?(?=ปี\s?ละ)")
_YEARLY = regex.compile(rf"ปี\s?ละ(?!\s*\d+\s*(?:ครั้ง|รุ่น|คน|วัน))|ต่อปี|/\s*ปี|บาท\s*{_EVERY_YEAR}")
_YEARLY_AMOUNT = regex.compile(rf"ปี\s?ละ\s*(?:จำนวน\s*)?{_BAHT.pattern}|{_BAHT.pattern}\s*ต่อปี")
_GRAND = regex.compile(r"รวม\s*(?:ทั้ง(?:สิ้น|หมด)|เป็นเงิน|เงิน|งบประมาณ)")
_SUM = regex.compile(
    rf"(?P<word>(?:(?<![ก-๎])รวม|(?<=บาท)รวม|{_GRAND.pattern})[^\d]{{0,40}})(?P<sum>{_BAHT.pattern})"
)
_UNIT_FIRST = regex.compile(  # "งบประมาณ (บาท)"
    rf"^\(\s*(?:หน่วย\s*[:：]?\s*)?(?P<unit>(?:{LARGE})?บาท)\s*\)\s*[:：]?\s*"
)
_SAME_BAHT = 0.005
_FEWEST_LISTED = 3  # years, of a list in lines
_NAMED_YEAR = regex.compile(r"ปี\s?(?:งบประมาณ)?\s?(?:พ\.ศ\.\s?)?25[4-9]\d")
_DASH_OR_RANGE = regex.compile(
    rf"(?<={YEAR.pattern})(?P<dash>[ ]?[-–—])[ ](?={_NAMED_YEAR.pattern})"
)
_DASH_WITH_COMMA = regex.compile(rf"(?<={YEAR.pattern})[ ]?[-–—][ ]?,")
_SURE_DASH = regex.compile(rf"(?<={YEAR.pattern})[ ]?[-–—][ ]?(?=,|\n|$)")
_SURELY_ONE = regex.compile(rf"(?<={YEAR.pattern})[ ]?[-–—][ ]?(?:,|$)")
# What makes the amount behind it a part of the whole: a price for one, the end of a range.
_PART = regex.compile(r"(?:(?<!แ|ปี\s*)ละ(?:ไม่เกิน)?|เกิน|ถึง|\d\s*[-–—/]|[xX×*]|(?<!25[4-9])\d)\s*$")
_SPENT = regex.compile(r"(?:จ่าย|ใช้)(?:จริง|ไป|แล้ว)")
_FOR_ONE = regex.compile(r"\s*[xX×*]|\s*(?:/|ต่อ)\s*(?:คน|ครั้ง|วัน|รุ่น|ชั่วโมง|ชม|มื้อ|ชุด|เดือน|แห่ง)")


def sheet_money(
    span: Span | None,
    period: Span | None,
    kind: MoneyKind = "planned",
) -> tuple[MoneyCell, ...]:
    """One row per year only where the sheet states each year's amount, or one of every year; else
    one row, which keeps its "ปีละ" ("a year") where no years are named: they are the plan's."""
    if span is None:
        return ()
    text = clean(span.text)
    bare = _UNIT_FIRST.sub("", text)
    listed = stretches_by_year(bare)
    if listed is None and (lines := _line_by_line(span)) is not None:
        bare, listed = lines
    if listed is not None and len(listed) > 1:
        headed = _UNIT_FIRST.match(text)
        unit = baht_per(headed["unit"]) if headed is not None else 1.0
        return tuple(
            MoneyCell(year, kind, sub_span(span, bare[slice(*amount)].strip()), unit)
            for year, (_label, amount) in listed.items()
        )
    by_year = [(int(m["year"]), m["amount"]) for m in _YEAR_BAHT.finditer(text)]
    named = {int(year) for year in YEAR.findall(text)}
    if len(by_year) > 1 and len({y for y, _a in by_year}) == len(by_year):
        doubt = _doubt_of_years(text, {y for y, _a in by_year}, named, kind)
        return tuple(
            MoneyCell(year, kind, sub_span(span, raw), doubt=doubt) for year, raw in by_year
        )
    amounts = list(_BAHT.finditer(text))
    years = fiscal_years(clean(period.text)) if period is not None else []
    year = years[0] if len(years) == 1 else None
    if len(amounts) == 1:
        part = sub_span(span, amounts[0][0])
        doubt = _doubt(text, amounts[0].start(), amounts[0].end(), kind)
        year = by_year[0][0] if len(by_year) == 1 else year_behind(bare) or year
        if _YEARLY.search(text):
            own = _years_of_each(text, amounts[0].end())
            years = own if len(own) > 1 else years
            if len(years) > 1:
                return tuple(MoneyCell(y, kind, part, doubt=doubt) for y in years)
            yearly = _YEARLY_AMOUNT.search(text)
            if yearly is not None and not years and not named:
                part = sub_span(span, yearly[0])
        return (MoneyCell(year, kind, part, doubt=doubt),)
    if not amounts and len(by_year) == len(named) == 1:  # "ปี 2569 : ไม่ใช้งบประมาณ"
        return (MoneyCell(by_year[0][0], kind, sub_span(span, by_year[0][1])),)
    nothing = _NOTHING_IN.fullmatch(text)
    if nothing is not None and (len(named) > 1 or nothing["since"] is None):
        # "ไม่ใช้งบประมาณ (ปี 2566 - 2570)"
        part = sub_span(span, nothing["nothing"])
        return tuple(MoneyCell(y, kind, part) for y in fiscal_years(text))
    if not amounts and (looks_like_money(text) or parse_amount(text).status != "unreadable"):
        return (MoneyCell(year, kind, span),)
    total = _total(text) if len(amounts) > 1 else None
    if total is not None:
        return (MoneyCell(year, kind, sub_span(span, total)),)
    return (MoneyCell(year, kind, span, doubt="the sheet states no single amount"),)


def _line_by_line(span: Span) -> tuple[str, dict[int, tuple[Stretch, Stretch]]] | None:
    """A list of years without a gap, its lines kept, and where each year and amount stand: a dash
    that ends a line, above "ปี 2563", is that year's and makes no range."""
    text = span.raw if clean(span.raw) == clean(span.text) else span.text  # that has the lines
    lines = [clean(line) for line in text.split("\n")]
    joined = _UNIT_FIRST.sub("", "\n".join(lines))
    listed = stretches_by_year(joined)
    if listed is None and _says_dashes(joined, span.confidence is not None):
        listed = stretches_by_year(_DASH_OR_RANGE.sub(r"\g<dash>,", joined))
    years = sorted(listed or ())
    if listed is None or len(years) < _FEWEST_LISTED or years[-1] - years[0] >= len(years):
        return None
    named = all(_NAMED_YEAR.match(line) for line in joined.split("\n")[1:])
    return (joined, listed) if named else None


def _says_dashes(text: str, scanned: bool) -> bool:
    """Whether "ปี 2566 - ปี 2567 25,000 บาท" is a dash and an amount, the comma behind the dash lost
    in a scan, and no range of years: as many others end lines or stand before commas, one of them
    the text or before a comma; there is no ปีละ, and no year without its word. Where it is not
    known that the text was `scanned`, a comma behind another dash says that none was lost."""
    open_ones = len(_DASH_OR_RANGE.findall(text))
    sure = len(_SURE_DASH.findall(text)) if _SURELY_ONE.search(text) else 0
    named = len(_NAMED_YEAR.findall(text)) == len(YEAR.findall(text))
    named = named and (scanned or _DASH_WITH_COMMA.search(text) is None)
    return 0 < open_ones <= sure and named and _YEARLY.search(text) is None


def _years_of_each(text: str, end: int) -> list[int]:
    """The years named right behind "ปีละ … บาท" or right before it; not those of a plan that the
    amount is from."""
    behind, before = _OF_YEARS.match(text, end), _YEARS_BEFORE.search(text)
    named = behind or before
    return fiscal_years(named[0]) if named is not None else []


def is_sum_of(cell: MoneyCell, years: Sequence[MoneyCell]) -> bool:
    """Whether an amount without a year is the sum of those of its kind that are given by years."""
    parts = [parse_amount(c.span.text, c.unit_baht).baht for c in years if c.kind == cell.kind]
    whole = parse_amount(cell.span.text, cell.unit_baht)
    stated = 0.0 if whole.status in ("blank", "dash") else whole.baht
    if not parts or stated is None or cell.doubt is not None:
        return False
    return abs(sum(part or 0.0 for part in parts) - stated) < _SAME_BAHT


def _doubt_of_years(text: str, stated: set[int], named: set[int], kind: MoneyKind) -> str | None:
    """Further years, and amounts that are neither a year's nor the sum of the years'."""
    if stated != named:
        return "the sheet names further years"
    yearly = {m.start("amount"): parse_amount(m["amount"]).baht for m in _YEAR_BAHT.finditer(text)}
    whole = sum(baht or 0.0 for baht in yearly.values())
    said = any(says_no_budget(match["amount"]) for match in _YEAR_BAHT.finditer(text))  # of a year
    for match in _BAHT.finditer(text):
        other = match.start() not in yearly
        if other and abs((parse_amount(match[0]).baht or 0.0) - whole) >= _SAME_BAHT:
            return "the sheet states further amounts"
        doubt = None if other else _doubt(text, match.start(), match.end(), kind, said)
        if doubt is not None:
            return doubt
    return None


def _doubt(
    text: str, start: int, end: int, kind: MoneyKind, nothing_in_a_year: bool = False
) -> str | None:
    if _PART.search(text[:start]) or _FOR_ONE.match(text, end):
        return "the amount is a price for one, or the end of a range"
    if kind != "disbursed" and _SPENT.search(text[:start]):
        return "the amount may be what was spent"
    if says_no_budget(text) and not nothing_in_a_year:
        return "the sheet states an amount and that no budget is used"
    return None


def _total(text: str) -> str | None:
    """The one sum the text states; of several, the one that says it is of everything. Else the
    amount that is also written in words, or the first one, if the others add up to it."""
    sums = list(_SUM.finditer(text))
    grand = [m for m in sums if _GRAND.match(m["word"])]
    amounts = {regex.sub(r"[^\d.,]|\.-?$", "", m["sum"]): m["sum"] for m in grand or sums}
    if amounts:
        return next(iter(amounts.values())) if len(amounts) == 1 else None
    return _in_words(text) or _of_parts(text)


def _in_words(text: str) -> str | None:
    """The one amount that the text also spells out ("(หนึ่งหมื่นห้าพันบาทถ้วน)")."""
    key = regex.sub(r"\s", "", text)
    spelt = {
        baht: match[0]
        for match in _BAHT.finditer(text)
        if (baht := parse_amount(match[0]).baht)
        and regex.search(rf"(?<![ก-๎]){bahttext(baht).removesuffix('ถ้วน')}", key)
    }
    return next(iter(spelt.values())) if len(spelt) == 1 else None


def _of_parts(text: str) -> str | None:
    """The first amount, if what follows are two or more parts of it, prices for one aside."""
    first, *others = _BAHT.finditer(text)
    parts = [
        parse_amount(match[0]).baht
        for match in others
        if _PART.search(text[: match.start()]) is None
    ]
    known = [part for part in parts if part is not None]
    whole = parse_amount(first[0]).baht
    adds_up = whole is not None and abs(sum(known) - whole) < _SAME_BAHT
    return first[0] if adds_up and len(known) == len(parts) > 1 else None


def sub_span(span: Span, text: str) -> Span:
    """A stretch of the span's text, cleaned or not; its `raw` as the file has it, where that is
    found: without a บาท that only a heading prints."""
    words = to_ascii_digits(text).split()
    tries = [words, words[:-1]] if len(words) > 1 and words[-1] == "บาท" else [words]
    patterns = (r"\s*".join(map(regex.escape, stretch)) for stretch in tries)
    printed = (regex.search(p, to_ascii_digits(span.raw)) for p in patterns)  # of the same offsets
    found = next((match for match in printed if match is not None), None)
    raw = span.raw[slice(*found.span())] if found is not None else text
    return Span(raw, text, span.places, span.engine, span.confidence)
