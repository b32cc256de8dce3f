"""Typed month marks of one row: ● ✓ are points, arrows ←→ span the months between their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.dates import FIRST_MONTHS, parse_month
from normalize.raw import MonthMark, Remark, Span
from normalize.thai_text import clean
from parsers.headings.columns import Column
from parsers.model import MarkKind
from parsers.rows import RowCell

_POINT = regex.compile(r"[●•✓✔◉○■▪◆★*]|^\s*[/xX√]\s*$")
LEFT = regex.compile(r"[←◄◀⇐⟵]|<[-–—=]")
RIGHT = regex.compile(r"[→►▶⇒⟶]|[-–—=]>")
_BOTH = regex.compile(r"[↔⟷⇔]|<[-–—=]+>")


_THROUGHOUT = regex.compile(
    r"(?:ดำเนินการ|ดำเนินงาน)?\s*(?:(?:ต่อเนื่อง)?\s*ตลอด(?:ทั้ง)?ปี(?:งบประมาณ)?|ทุกเดือน)"
)
"""Words over the months of a schedule that say it is all of them."""
_SAYS_WHEN = regex.compile(
    r"ตลอด|ต่อเนื่อง|(?:ทุก|ราย)\s*(?:วัน|สัปดาห์|เดือน|ไตรมาส|ปี)|ไตรมาส|(?:ใน|ช่วง|ภายใน)เดือน"
)
_SAYS_NOT = regex.compile(r"ไม่|งด|ยกเลิก|ยังมิได้|เลื่อน")
_QUARTER = regex.compile(r"ไตรมาส\s*(?:ที่)?\s*(?P<no>[1-4])")

Found = dict[int, tuple[MonthMark, ...]]  # position among the month columns → its months


@dataclass(frozen=True, slots=True)
class RowMarks:
    """Marked months of one row, and what could not be read of them."""

    months: tuple[MonthMark, ...]
    remarks: tuple[Remark, ...]


def read_marks(cells: Sequence[RowCell], columns: Sequence[Column], ragged: bool) -> RowMarks:
    """Typed marks. `ragged`: columns come from tabs, so a cell says nothing of its width."""
    months = [c for c in columns if c.months]
    found: Found = {}
    remarks = _of_no_month(cells, columns)
    start: int | None = None
    for position, column in enumerate(months):
        cell = cells[column.index]
        if cell.covered and cell.span is not None and not _title_goes_on(cells, columns):
            remarks.append(_shared(cell.span))
        if not cell.printed or cell.span is None:
            continue
        text = clean(cell.span.text)
        left, right = bool(LEFT.search(text)), bool(RIGHT.search(text))
        if _BOTH.search(text) or (left and right):
            last = position + (1 if ragged else cell.col_span) - 1
            _fill(found, months, position, min(last, len(months) - 1), cell.span)
            if ragged:
                remarks.append(unknown_extent(cell.span, "both its heads stand in one cell"))
        elif left:
            if start is not None:
                remarks.append(_unfinished(cells, months[start]))
            start = position
            _fill(found, months, position, position, cell.span)
        elif right:
            if start is None:
                remarks.append(unknown_extent(cell.span, "its left head was not read"))
                _fill(found, months, position, position, cell.span)
            else:
                opener = cells[months[start].index].span
                _fill(found, months, start, position, opener or cell.span)
                start = None
        elif _POINT.search(text):
            found[position] = marks_of(column, "point", cell.span)
            if column.role == "quarter":
                remarks.append(_quarter(cell.span))
        elif start is None and (own := _quarter_within(cell, months[position:], text, ragged)):
            found[position + own[0]] = marks_of(own[1], "point", cell.span)
            remarks.append(_quarter(cell.span))
        elif is_when(cell):
            remarks.append(_in_words(cell.span))
        elif start is None and _names_quarter(column, text):
            found[position] = marks_of(column, "point", cell.span)
            remarks.append(_quarter(cell.span))
        elif start is None and (named := _months_named(column, text)):
            found[position] = tuple(MonthMark(y, m, "point", cell.span) for y, m in named)
        elif start is None and regex.fullmatch(r"\s*[-–—─━]{3,}\s*", text):
            remarks.append(unknown_extent(cell.span, "neither of its heads was read"))
            _fill(found, months, position, position, cell.span)
        elif not regex.fullmatch(r"[-–—─━\s]+", text):
            remarks.append(
                Remark("mark_unreadable", "warning", "a month cell holds no mark we know",
                       cell.span.places[0], cell.span.raw)
            )  # fmt: skip
    if start is not None:
        remarks.append(_unfinished(cells, months[start]))
    return RowMarks(in_order(found), tuple(remarks))


def _months_named(column: Column, text: str) -> list[tuple[int, int]]:
    """The months of a column that its cell names ("ต.ค., พ.ย.", or from one to another); none where
    it says anything else."""
    within = [month for _year, month in column.months]
    text = regex.sub(r"\s*[-–—]\s*", "-", text)
    parts = [part.strip() for part in regex.split(r"\s*(?:[,/]|และ)\s*|(?<=\.)\s+", text)]
    chosen: set[int] = set()
    for part in filter(None, parts):
        ends = [parse_month(end) for end in part.split("-")]
        at = [within.index(end) for end in ends if end in within]
        if len(at) != len(ends) or len(at) > 2 or at != sorted(at):
            return []
        chosen |= set(within[at[0] : at[-1] + 1])
    return [(year, month) for year, month in column.months if month in chosen]


def _names_quarter(column: Column, text: str) -> bool:
    """Whether a cell of a quarter's column names that quarter."""
    named = _QUARTER.fullmatch(text) if column.role == "quarter" else None
    return named is not None and FIRST_MONTHS[int(named["no"]) - 1] == column.month


def _quarter_within(
    cell: RowCell, months: Sequence[Column], text: str, ragged: bool
) -> tuple[int, Column] | None:
    """The one quarter that a cell over several of them names, with its place among them."""
    if ragged or cell.col_span < 2:
        return None
    over = months[: cell.col_span]
    if any(column.role != "quarter" for column in over):
        return None
    named = [(k, column) for k, column in enumerate(over) if _names_quarter(column, text)]
    return named[0] if len(named) == 1 else None


def is_mark(text: str) -> bool:
    """Whether the text of a month's cell is a mark of any kind."""
    return any(form.search(text) for form in (_POINT, LEFT, RIGHT, _BOTH))


def is_when(cell: RowCell) -> bool:
    """Whether a month's cell says in words when something is done: all the year, or anything of
    the kind over several months. Only marks are months."""
    text = clean(cell.text)
    if not cell.printed or is_mark(text) or _SAYS_NOT.search(text):
        return False
    if says_throughout(text):
        return True
    return cell.col_span > 1 and (_SAYS_WHEN.search(text) is not None or _names_months(text))


def _names_months(text: str) -> bool:
    """Whether words name months and nothing besides ("ม.ค. - มี.ค. 2568")."""
    parts = [part for part in regex.split(r"[\s\d,/–—-]+|และ|ถึง|เดือน|พ\.ศ\.", text) if part]
    return bool(parts) and all(parse_month(part) is not None for part in parts)


def says_throughout(text: str) -> bool:
    """Whether words say that something is done in all the months."""
    return _THROUGHOUT.fullmatch(text) is not None


def _title_goes_on(cells: Sequence[RowCell], columns: Sequence[Column]) -> bool:
    """The title is merged down to this row as well, or there is none in it."""
    titles = [cells[c.index] for c in columns if c.role == "title"]
    return not any(cell.printed for cell in titles)


def _shared(span: Span) -> Remark:
    return Remark(
        "mark_over_items",
        "warning",
        "a mark stands in a cell merged over several items; only the first of them has it",
        span.places[0],
        span.raw,
    )


def _of_no_month(cells: Sequence[RowCell], columns: Sequence[Column]) -> list[Remark]:
    """The marks under months whose year nobody knows, and under headings among or beside the months
    that name none: what was read of the row's months is not all of them."""
    timed = [c.index for c in columns if c.role in ("month", "quarter")]
    if not timed:
        return []
    first, last = min(timed) - 1, max(timed) + 1
    lost = [
        cells[c.index].span
        for c in columns
        if not c.months and (c.index in timed or (c.role == "unbound" and first <= c.index <= last))
        if cells[c.index].printed and is_mark(clean(cells[c.index].text))
    ]
    message = "a mark stands under a heading that names no month, or none of a known year"
    return [
        Remark("mark_unreadable", "warning", message, span.places[0], span.raw)
        for span in lost
        if span is not None
    ]


def _in_words(span: Span) -> Remark:
    message = "words stand over the months of a schedule; they are no mark, so no month is kept"
    return Remark("mark_unreadable", "warning", message, span.places[0], span.raw)


def in_order(found: Found) -> tuple[MonthMark, ...]:
    return tuple(mark for k in sorted(found) for mark in found[k])


def _fill(found: Found, months: Sequence[Column], first: int, last: int, span: Span) -> None:
    for position in range(first, last + 1):
        found[position] = marks_of(months[position], "span", span)


def marks_of(column: Column, kind: MarkKind, span: Span) -> tuple[MonthMark, ...]:
    """The months of a column, marked; a dot in a quarter is a span over its three months."""
    kind = "span" if len(column.months) > 1 else kind
    return tuple(MonthMark(year, month, kind, span) for year, month in column.months)


def _quarter(span: Span) -> Remark:
    return Remark(
        "quarter_mark",
        "info",
        "a mark in a quarter column counts for the quarter's three months",
        span.places[0],
        span.raw,
    )


def unknown_extent(span: Span, why: str) -> Remark:
    return Remark(
        "arrow_extent_unknown",
        "warning",
        f"the months an arrow covers cannot be read ({why}); only months it stands in are kept",
        span.places[0],
        span.raw,
    )


def _unfinished(cells: Sequence[RowCell], column: Column) -> Remark:
    span = cells[column.index].span
    if span is None:
        raise ValueError("an arrow starts in a printed cell")
    return unknown_extent(span, "its right head was not read")
