"""Lines between the items of a list that name the fiscal year of those below: "ปีงบประมาณ 2566",
"แผนปี 2567".

A year above a heading holds until the next one; a year below a dimension's heading holds under that
dimension. A list whose items stand above its first such line says the years of single items there,
or something else; its lines are left as they are, and so are those of a document of one year that
name the same, and of a list in which one that reads as a title, or the end of one, stands below an
item. A year that is not the document's one makes the money below it doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import regex

from normalize.fiscal_years import YEAR, fiscal_years, is_like_title, year_of_caption
from normalize.numbering import opens_entry
from normalize.raw import RawItem, Remark, Span
from normalize.thai_text import clean
from parsers.hierarchy.budget_lines import money_of_years
from parsers.hierarchy.context import Context
from parsers.model import Line
from parsers.money.money_of_years import in_year

# "… ที่จะดำเนินการในปีงบประมาณ พ.ศ. 2565 พร้อมงบประมาณ ดังต่อไปนี้" ("as follows").
_LEADS_IN = regex.compile(
    r"จะ\s*(?:ดำเนินการ|ดำเนินงาน|ปฏิบัติ)\s*(?:ใน|ประจำ)\s*ปี\s*(?:งบประมาณ\s*)?(?:พ\.\s?ศ\.\s?)?"
    rf"(?P<year>{YEAR.pattern})(?!\s*(?:[-–—,/]|ถึง|และ|เป็นต้น))"
    r"(?:(?!ถึง|เป็นต้น|ต่อเนื่อง|ตลอด|ปี)\D){0,60}ดัง(?:ต่อไป)?นี้\s*[:：]?$"
)
_LONGEST_INTRODUCTION = 8  # lines


@dataclass(frozen=True, slots=True)
class YearOver:
    """The fiscal year that a line names over others; `doubt`: what speaks against it, if anything
    does, and whether the money below keeps its amount for all that (`kept`)."""

    year_be: int
    doubt: str | None = None
    kept: bool = True

    def over(self, item: RawItem, fiscal_year_be: int | None) -> RawItem:
        """An item below, its money in this year or in doubt; not where it says a year of its own.
        `fiscal_year_be`: the one of the document, if it is about one."""
        dated = in_year(item.money, self.year_be, item.fields)
        mine = [one != other for one, other in zip(item.money, dated, strict=True)]
        if not any(mine):
            return item
        if self.doubt is None:
            return replace(item, money=dated)
        if not self.kept:
            cells = zip(item.money, mine, strict=True)
            doubted = (replace(c, doubt=c.doubt or self.doubt) if m else c for c, m in cells)
            return replace(item, money=tuple(doubted))
        span = next(cell.span for cell, m in zip(item.money, mine, strict=True) if m)
        told = Remark("money_year_doubtful", "warning", self.doubt, span.places[0], span.raw)
        money = item.money if fiscal_year_be is not None else dated
        return replace(item, money=money, remarks=(*item.remarks, told))


DatedLine = tuple[Line, Context, YearOver | None]
"""A line of a list with the headings and the fiscal year over it; without a year: None."""


def year_led_in(lines: Sequence[tuple[Line, Context]], plan: tuple[int, int] | None) -> int | None:
    """The fiscal year that the sentence right above a list's first heading says the list is of; one
    of the `plan`, where that is of several."""
    above = list(takewhile(lambda entry: entry[1] == Context(), lines))
    if len(above) == len(lines):
        return None
    told = clean(" ".join(line.text for line, _context in above[-_LONGEST_INTRODUCTION:]))
    match = _LEADS_IN.search(told)
    if match is None or plan is None or not plan[0] <= int(match["year"]) <= plan[1]:
        return None
    return int(match["year"])


def note_line(
    lines: list[tuple[Line, Context]], line: tuple[Line, Context], below_heading: bool
) -> None:
    """Take in another line of a list: below a heading any, above the first one a year right over
    it."""
    if below_heading or year_of_caption(clean(line[0].text)) is not None:
        lines.append(line)
    else:
        lines.clear()


def dated_lines(
    lines: Sequence[tuple[Line, Context]],
    fiscal_year_be: int | None,
    plan: tuple[int, int] | None = None,
    led_in: int | None = None,
) -> list[DatedLine]:
    """The lines of a list without those that name the year of others, which have it. `plan`: the
    first and the last year of the document, if it is about several; `led_in`: the year that the
    sentence above such a document's list says it is of."""
    years = [year_of_caption(clean(line.text)) for line, _context in lines]
    if fiscal_year_be is not None and not set(years) - {None, fiscal_year_be}:
        return [(line, context, None) for line, context in lines]
    if not _head_items(lines, years):
        over = _unplaced(lines, years, fiscal_year_be) if fiscal_year_be is not None else None
        if fiscal_year_be is None and led_in is not None and not set(years) - {None, led_in}:
            over = YearOver(led_in) if _names_one_year(lines, led_in) else None
        return [(line, context, over) for line, context in lines]
    dated: list[DatedLine] = []
    year: YearOver | None = None
    within: Span | None = None  # the dimension below whose heading the year stands
    for k, (line, context) in enumerate(lines):
        if (said := years[k]) is not None:
            above = k + 1 < len(lines) and lines[k + 1][1] != context
            year, within = _said(said, fiscal_year_be, plan), None if above else context.dimension
            continue
        if within is not None and context.dimension is not within:
            year = within = None
        dated.append((line, context, year))
    return dated


def _names_one_year(lines: Sequence[tuple[Line, Context]], year_be: int) -> bool:
    """Whether no line of a list states money of other years than one."""
    money = (money_of_years(clean(line.text)) for line, _context in lines)
    return all(m is None or {*fiscal_years(m[0])} == {year_be} for m in money)


def _said(
    year_be: int, fiscal_year_be: int | None, plan: tuple[int, int] | None
) -> YearOver | None:
    """What a line's year says of the items it stands over: nothing where it is the document's."""
    if fiscal_year_be is not None:
        what = f"the line above names {year_be}, the document {fiscal_year_be}"
        return None if year_be == fiscal_year_be else YearOver(year_be, what, kept=False)
    if plan is not None and not plan[0] <= year_be <= plan[1]:
        return YearOver(
            year_be, f"the line above names {year_be}, the plan is for {plan[0]}-{plan[1]}"
        )
    return YearOver(year_be)


def _unplaced(
    lines: Sequence[tuple[Line, Context]], years: Sequence[int | None], fiscal_year_be: int
) -> YearOver | None:
    """Another year than the document's in a line whose items nobody can tell; what may end a title
    is left to it."""
    texts = [clean(line.text) for line, _context in lines]
    other = [y for y, text in zip(years, texts, strict=True) if y and not is_like_title(text)]
    named = next((y for y in other if y != fiscal_year_be), None)
    if named is None:
        return None
    what = f"a line of the list names {named}; {fiscal_year_be} is the document's year"
    return YearOver(named, what)


def _head_items(lines: Sequence[tuple[Line, Context]], years: Sequence[int | None]) -> bool:
    """Whether the lines that name years stand above items: one above the first of all, and each
    right above a heading or an item."""
    captions = [k for k, year in enumerate(years) if year is not None]
    items = [k for k, (line, _context) in enumerate(lines) if opens_entry(clean(line.text))]
    return (
        bool(captions and items)
        and captions[0] < items[0]
        and all(
            k + 1 in items or (k + 1 < len(lines) and lines[k + 1][1] != lines[k][1])
            for k in captions
        )
        and not any(_may_be_title(lines, k, captions[0]) for k in captions[1:])
    )


def _may_be_title(lines: Sequence[tuple[Line, Context]], k: int, first: int) -> bool:
    """Whether what reads as a caption may be a title, or the rest of the one above; not where the
    first of all, which has no item above it, reads so too."""
    likely = is_like_title(clean(lines[k][0].text))
    same = is_like_title(clean(lines[first][0].text))
    return likely and not same and lines[k - 1][1] == lines[k][1]
