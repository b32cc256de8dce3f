"""Strips of months right below the lines of a fact sheet: when its project is carried out."""

from __future__ import annotations

from normalize.fiscal_years import fiscal_years
from normalize.raw import RawItem
from normalize.thai_text import clean
from parsers.forms.month_strips import Strip
from parsers.forms.months_below import is_near
from parsers.headings.schedule_marks import RowMarks
from parsers.model import Line
from parsers.sheets.sheet_lines import Sheet


def takes_strip(sheet: Sheet, strip: Strip, last: Line | None) -> bool:
    """Whether a strip is a sheet's, whose last line is `last`; it is noted, and ends the section
    above. A second strip of the same months (planned and done) is not."""
    named = {c.month for one in sheet.strips for c in one.columns}
    again = named & {c.month for c in strip.columns}
    if again or last is None or not (sheet.strips or is_near(strip, last)):
        return False
    sheet.strips.append(strip)
    sheet.current = None
    return True


def months_of(sheet: Sheet, item: RawItem) -> list[RowMarks]:
    """What its strips mark: in the fiscal year that the sheet's period names, else in that of the
    document; where the two are not the same, nobody can say."""
    period = item.fields.get("period")
    named = year_named(period.text) if period is not None else None
    years = {named, sheet.year_be} - {None}
    year = years.pop() if len(years) == 1 else None
    return [strip.read(year) for strip in sheet.strips]


def year_named(period: str) -> int | None:
    """The one fiscal year that a period names as such: "ปีงบประมาณ พ.ศ. 2567"."""
    text = clean(period)
    named = fiscal_years(text) if "ปีงบ" in text else []
    return named[0] if len(named) == 1 else None
