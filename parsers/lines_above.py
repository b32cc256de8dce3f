"""What the lines above a table say of all its rows: the unit of money, the fiscal year, the office.

A plan may give a table to every year and a report one to every office (กอง), named in a line of
its own above it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from normalize.dates import find_dates
from normalize.raw import RawItem, Span
from normalize.thai_text import clean, squeeze
from normalize.units import is_known_unit
from parsers.columns import stated_unit, year_in
from parsers.headers import Header
from parsers.rows import Row
from parsers.sheet_money import sub_span

_LONGEST_YEAR_LINE = 70  # characters; a longer line is a sentence
_PASSING_LINE = 30  # a longer line that says none of this is prose
_YEAR = regex.compile(r"ปี|พ\.?\s?ศ\.?\s?\d")
_OFFICE = regex.compile(
    r"^[\s\d.()]*(?:(?:หน่วยงาน|ส่วนราชการ|ผู้|ส่วนงาน|สำนัก/กอง)(?:ที่)?(?:รับผิดชอบ|ดำเนินการ|เจ้าของ\S{0,12})?|รับผิดชอบโดย|กอง/สำนัก)"
    r"\s*(?:[:：]|\s)\s*(?P<office>(?:สำนัก|กอง|หน่วย|งาน|ฝ่าย|สถาน|โรงเรียน|ศูนย์)\S.{2,60})$"
)
_NUMBER = regex.compile(r"^\(?\d{1,2}(?:[.)]\s*|\s+)")
_UNIT = regex.compile(r"(?:สำนัก|กอง|หน่วยตรวจสอบ)(?!.*(?:ดำเนิน|ได้|จะ|ขอ|มี|เป็น))[^\d:]{2,45}")
_DATED = ("money", "quarter", "month")


@dataclass(slots=True)
class LinesAbove:
    """Feed it the lines between the tables in order.

    `unit_baht` is what the last "(หน่วย : …)" states.
    """

    unit_baht: float = 1.0
    year_be: int | None = None
    office: Span | None = None

    def note(self, span: Span | None, is_heading: bool = False) -> bool:
        """Take in a line; whether another table begins below it."""
        text = clean(span.text) if span is not None else ""
        self.unit_baht = stated_unit(text) or self.unit_baht
        if span is None or is_heading:
            return False
        year, office = _year_of(text), _office_of(text)
        if office is not None:
            self.office = sub_span(span, office)
        elif year is not None:
            self.year_be = year
        else:
            ends = self.office is not None  # which stands right above its table
            self.office = None
            self.year_be = None if len(text) > _PASSING_LINE else self.year_be
            return ends
        return True

    def dated(self, header: Header, fiscal_year_be: int | None) -> Header:
        """The header with its money and months in the year above the table, where neither its own
        headings nor the document say another."""
        undated = all(c.year_be is None for c in header.columns if c.role in _DATED)
        if self.year_be is None or fiscal_year_be is not None or not undated:
            return header
        return _in_year(header, self.year_be)

    def next_year(self, rows: Sequence[Row], header: Header) -> tuple[int, Header] | None:
        """The first row below a heading without years that prints a fiscal year and nothing else,
        and the heading for what follows it."""
        if any(year_in(c.heading) is not None for c in header.columns if c.role in _DATED):
            return None
        for index in range(header.body, len(rows)):
            printed = [cell for _i, cell in rows[index].printed_cells() if cell.text]
            year = _year_of(printed[0].text) if len(printed) == 1 else None
            if year is not None:
                return index, replace(_in_year(header, year), first=0, body=1)
        return None


def _in_year(header: Header, year: int) -> Header:
    columns = (replace(c, year_be=year) if c.role == "money" else c for c in header.columns)
    return replace(header, columns=tuple(columns))


def with_office(items: Sequence[RawItem], office: Span | None) -> list[RawItem]:
    """Items of a table, those that name no office of their own with the one above it."""
    if office is None:
        return list(items)
    return [
        item
        if "responsible" in item.fields
        else replace(item, fields={**item.fields, "responsible": office})
        for item in items
    ]


def _year_of(text: str) -> int | None:
    """The one fiscal year that a short line names, and no date."""
    if len(text) > _LONGEST_YEAR_LINE or not _YEAR.search(text) or find_dates(text):
        return None
    return year_in(text)


def _office_of(text: str) -> str | None:
    match = _OFFICE.match(text)
    if match is not None:
        return match["office"].strip()
    bare = _NUMBER.sub("", text)
    return bare if _UNIT.fullmatch(bare) or is_known_unit(squeeze(bare)) else None
