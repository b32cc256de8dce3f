"""Amounts each with its year behind it: "14,000 บาท ในปี 2567 และ 16,000 บาท ในปี 2569".

A year between two amounts may be of either, so what binds it to the one before must be printed: a
word or brackets, or what parts each pair from the next.
"""

from __future__ import annotations

import regex

from normalize.amounts import LARGE, NO_BUDGET, parse_amount

Stretch = tuple[int, int]

_FEWEST = 2
_SAME_BAHT = 0.005
_FIGURE = r"(?!25[4-9]\d(?![\d,.]))\d[\d,]*(?:\.\d+)?"  # and no year by itself
_MONEY = rf"{_FIGURE}\s*(?:\.\s?-|-)?\s*(?:\(?(?:{LARGE})?บาท\)?)?"
_YEAR = (
    r"(?:ปี)?(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?\s*)?(?P<year>25[4-9]\d)"
    r"(?!\d|\s*(?:[-–—]|ถึง)\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?25|\s*(?:,|และ|/)\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?25[4-9]\d(?![\d,.]))"
)
_APART = r"\s*(?:[,;/]|และ|\n)\s*"
_BOUND = (
    rf"\s*(?:(?:ใน|สำหรับ|ของ)\s*{_YEAR}|[(\[]\s*(?:ใน|สำหรับ)?\s*{_YEAR}\s*[)\]])(?:{_APART}|\s*)"
)
_LEVEL = rf"[ \t]*{_YEAR}(?:{_APART}|\s*$)"
_PAIR = regex.compile(
    rf"(?:และ\s*)?(?:จำนวน\s*)?(?P<amount>{_MONEY}|[-–—]+|{NO_BUDGET})(?:{_BOUND}|{_LEVEL})"
)
_ONE = regex.compile(rf"(?:จำนวน\s*)?{_MONEY}{_BOUND}")
_SUM = regex.compile(rf"(?:รวม|ทั้ง)[^\d]{{0,30}}(?P<sum>{_MONEY})\s*")


def amounts_before_years(text: str) -> dict[int, tuple[Stretch, Stretch]] | None:
    """Where each year and the amount before it stand in a text of nothing else but their sum; None
    where it has more."""
    years: dict[int, tuple[Stretch, Stretch]] = {}
    at = len(text) - len(text.lstrip())
    while (pair := _PAIR.match(text, at)) is not None:
        at = pair.end()
        year = int(pair["year"])
        if year in years:
            return None
        years[year] = (pair.span("year"), pair.span("amount"))
    parts = [text[slice(*amount)] for _year, amount in years.values()]
    units = {part.rstrip().endswith(("บาท", "บาท)")) for part in parts if part[:1].isdigit()}
    if len(years) < _FEWEST or len(units) != 1 or not any(part[:1].isdigit() for part in parts):
        return None  # "15 และ 20 ล้านบาท" may be of one unit
    whole = _SUM.fullmatch(text, at)
    added = sum(parse_amount(part).baht or 0.0 for part in parts)
    if whole is not None and abs((parse_amount(whole["sum"]).baht or 0.0) - added) < _SAME_BAHT:
        return years
    return years if not text[at:].strip() else None


def year_behind(text: str) -> int | None:
    """The year that a text of one amount names behind it, by a word or in brackets."""
    one = _ONE.fullmatch(text.strip())
    return int(one["year"]) if one is not None else None
