"""Thai dates and months as printed → Gregorian dates and month numbers.

Takes cleaned text. Years printed are Buddhist Era (พ.ศ.), 543 ahead of the Gregorian year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import regex
from rapidfuzz.distance import Levenshtein

from normalize import lookup

BE_OFFSET = 543
_EARLIEST_BE, _LATEST_BE = 2400, 2650

THAI_MONTHS: tuple[tuple[int, str, str], ...] = tuple(
    (int(row["no"]), row["name"], row["abbreviation"]) for row in lookup.rows("months")
)
_TONES = regex.compile("[\u0e47-\u0e4e]")
_NOT_THAI = regex.compile("[^\u0e01-\u0e2e\u0e30-\u0e4e]")
_SHORT_VOWEL = str.maketrans("\u0e35\u0e36\u0e37", "\u0e34\u0e34\u0e34")

_BROKEN = r"(?:\s[ก-ฮะ-๎]{0,5}(?:คม|ยน|พันธ์))"  # "เมษา ยน", read with a space that is none
_MONTH = rf"(?P<month>[ก-ฮเ][ก-ฮะ-๎เ-ไ]*(?:\s?\.\s?[ก-ฮ]\s?\.?|{_BROKEN})?)"
_DAY = r"(?P<day>[0-3]?\d|(?<=^|วันที่\s?)[0-3]\s\d)"
_DATE = regex.compile(
    rf"(?<!\d){_DAY}[\s.…]*(?:เดือน[\s.…]*)?{_MONTH}[\s.…]*"
    r"(?:พ\s?\.?\s?ศ\s?\.?\s*)?(?P<year>\d{4}|\d{2})(?!\d)"
)
_NUMERIC_DATE = regex.compile(
    r"(?<!\d)(?P<day>\d{1,2})[/\-](?P<month>\d{1,2})[/\-](?P<year>\d{4})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Month:
    """A month read from print; `sure` is False when its spelling had to be mended."""

    number: int
    sure: bool

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12:
            raise ValueError(f"months count from 1 to 12: {self.number}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, from `start` to `end`."""

    value: date
    start: int
    end: int
    sure: bool

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError("a date has text")


def _letters(text: str) -> str:
    return str(_NOT_THAI.sub("", text))


def _skeleton(text: str) -> str:
    """Letters without tone marks, ี ึ ื read as ิ: what OCR keeps of a month's name."""
    return str(_TONES.sub("", _letters(text))).translate(_SHORT_VOWEL)


_SKELETONS = tuple(
    (number, _skeleton(name), _skeleton(abbreviation)) for number, name, abbreviation in THAI_MONTHS
)


@lru_cache(maxsize=16384)
def read_month(text: str) -> Month | None:
    """The month a word stands for: name or abbreviation, OCR errors in marks mended.

    มี.ย. is มิ.ย. (June), not มี.ค.: consonants decide. None where two months are equally near.
    """
    exact = _letters(text)
    if not exact:
        return None
    for number, name, abbreviation in THAI_MONTHS:
        if exact in (name, _letters(abbreviation)):
            return Month(number, True)
    key = _skeleton(text)
    found = {number for number, *forms in _SKELETONS if key in forms}
    if not found and len(key) >= 5:
        ranked = sorted((Levenshtein.distance(key, name), number) for number, name, _ in _SKELETONS)
        if ranked[0][0] <= 2 and ranked[1][0] > ranked[0][0]:
            found = {ranked[0][1]}
    return Month(found.pop(), False) if len(found) == 1 else None


def parse_month(text: str) -> int | None:
    """The month's number 1–12, or None."""
    month = read_month(text)
    return month.number if month else None


def gregorian(day: int, month: int, year_be: int) -> date | None:
    """A date printed with a Buddhist Era year; None for one that no calendar has."""
    if not _EARLIEST_BE <= year_be <= _LATEST_BE:
        return None
    try:
        return date(year_be - BE_OFFSET, month, day)
    except ValueError:
        return None


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every full date in the text, in order; two-digit years are Buddhist Era 25xx."""
    found: list[FoundDate] = []
    for match in _DATE.finditer(text, overlapped=True):
        month = read_month(match["month"])
        year = int(match["year"]) if len(match["year"]) == 4 else 2500 + int(match["year"])
        value = gregorian(int(match["day"].replace(" ", "")), month.number, year) if month else None
        if month is not None and value is not None:
            found.append(FoundDate(value, match.start(), match.end(), month.sure))
    for match in _NUMERIC_DATE.finditer(text):
        value = gregorian(int(match["day"]), int(match["month"]), int(match["year"]))
        if value is not None:
            found.append(FoundDate(value, match.start(), match.end(), True))
    result: list[FoundDate] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not result or one.start >= result[-1].end:
            result.append(one)
    return tuple(result)


def parse_thai_date(text: str) -> date | None:
    """The first date in the text (5 ตุลาคม 2564 → 2021-10-05); None where there is none."""
    dates = find_dates(text)
    return dates[0].value if dates else None


FIRST_MONTHS = (10, 1, 4, 7)
"""Those that the quarters of a fiscal year begin with."""


def fiscal_year_be(year_be: int, month: int) -> int:
    """The Thai fiscal year (from October) a calendar month of a Buddhist Era year falls in."""
    return year_be + 1 if month >= 10 else year_be
