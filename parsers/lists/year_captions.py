"""Lines between the items of a list that name the fiscal year of those below: "ปีงบประมาณ 2566",
"แผนปี 2567".

A year above a heading holds until the next one; a year below a dimension's heading holds under that
dimension. A list whose items stand above its first such line says the years of single items there,
or something else; its lines are left as they are, and so are those of a document of one year, and
of a list in which one that reads as a title, or the end of one, stands below an item.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.fiscal_years import is_like_title, year_of_caption
from normalize.numbering import split_number, title_offset
from normalize.raw import Span
from normalize.thai_text import clean
from parsers.hierarchy.context import Context
from parsers.model import Line

DatedLine = tuple[Line, Context, int | None]
"""A line of a list with the headings and the fiscal year over it; without a year: None."""


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
    lines: Sequence[tuple[Line, Context]], fiscal_year_be: int | None
) -> list[DatedLine]:
    """The lines of a list without those that name the year of others, which have it."""
    years = [year_of_caption(clean(line.text)) for line, _context in lines]
    if fiscal_year_be is not None or not _head_items(lines, years):
        return [(line, context, None) for line, context in lines]
    dated: list[DatedLine] = []
    year: int | None = None
    within: Span | None = None  # the dimension below whose heading the year stands
    for k, (line, context) in enumerate(lines):
        if years[k] is not None:
            above = k + 1 < len(lines) and lines[k + 1][1] != context
            year, within = years[k], None if above else context.dimension
            continue
        if within is not None and context.dimension is not within:
            year = within = None
        dated.append((line, context, year))
    return dated


def _head_items(lines: Sequence[tuple[Line, Context]], years: Sequence[int | None]) -> bool:
    """Whether the lines that name years stand above items: one above the first of all, and each
    right above a heading or an item."""
    captions = [k for k, year in enumerate(years) if year is not None]
    items = [k for k, (line, _context) in enumerate(lines) if _opens_item(clean(line.text))]
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


def _opens_item(text: str) -> bool:
    return title_offset(text) is not None or split_number(text).item_no is not None
