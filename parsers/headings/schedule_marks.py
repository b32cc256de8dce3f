"""Month marks of one row: ● ✓ are points, arrows ←→ span the months between their heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from normalize.dates import parse_month
from normalize.raw import MonthMark, Place, Remark, Span
from normalize.thai_text import clean
from parsers.headings.columns import Column
from parsers.model import Box, Mark, MarkKind, Table
from parsers.rows import Row, RowCell, box_tuple

_POINT = regex.compile(r"[●•✓✔◉○■▪◆★*]|^\s*[/xX√]\s*$")
_LEFT = regex.compile(r"[←◄◀⇐⟵]|<[-–—=]")
_RIGHT = regex.compile(r"[→►▶⇒⟶]|[-–—=]>")
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
_FIRST_MONTHS = (10, 1, 4, 7)
_SMALL = 0.6  # of a month column's width: a mark that stands in one month only
_OFF_MIDDLE = 0.05  # of a merged cell's width

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
        left, right = bool(_LEFT.search(text)), bool(_RIGHT.search(text))
        if _BOTH.search(text) or (left and right):
            last = position + (1 if ragged else cell.col_span) - 1
            _fill(found, months, position, min(last, len(months) - 1), cell.span)
            if ragged:
                remarks.append(_unknown_extent(cell.span, "both its heads stand in one cell"))
        elif left:
            if start is not None:
                remarks.append(_unfinished(cells, months[start]))
            start = position
            _fill(found, months, position, position, cell.span)
        elif right:
            if start is None:
                remarks.append(_unknown_extent(cell.span, "its left head was not read"))
                _fill(found, months, position, position, cell.span)
            else:
                opener = cells[months[start].index].span
                _fill(found, months, start, position, opener or cell.span)
                start = None
        elif _POINT.search(text):
            found[position] = _marks_of(column, "point", cell.span)
            if column.role == "quarter":
                remarks.append(_quarter(cell.span))
        elif start is None and (own := _quarter_within(cell, months[position:], text, ragged)):
            found[position + own[0]] = _marks_of(own[1], "point", cell.span)
            remarks.append(_quarter(cell.span))
        elif is_when(cell):
            remarks.append(_in_words(cell.span))
        elif start is None and _names_quarter(column, text):
            found[position] = _marks_of(column, "point", cell.span)
            remarks.append(_quarter(cell.span))
        elif start is None and (named := _months_named(column, text)):
            found[position] = tuple(MonthMark(y, m, "point", cell.span) for y, m in named)
        elif start is None and regex.fullmatch(r"\s*[-–—─━]{3,}\s*", text):
            remarks.append(_unknown_extent(cell.span, "neither of its heads was read"))
            _fill(found, months, position, position, cell.span)
        elif not regex.fullmatch(r"[-–—─━\s]+", text):
            remarks.append(
                Remark("mark_unreadable", "warning", "a month cell holds no mark we know",
                       cell.span.places[0], cell.span.raw)
            )  # fmt: skip
    if start is not None:
        remarks.append(_unfinished(cells, months[start]))
    return RowMarks(_in_order(found), tuple(remarks))


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
    return named is not None and _FIRST_MONTHS[int(named["no"]) - 1] == column.month


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
    return any(form.search(text) for form in (_POINT, _LEFT, _RIGHT, _BOTH))


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


def _in_order(found: Found) -> tuple[MonthMark, ...]:
    return tuple(mark for k in sorted(found) for mark in found[k])


def _fill(found: Found, months: Sequence[Column], first: int, last: int, span: Span) -> None:
    for position in range(first, last + 1):
        found[position] = _marks_of(months[position], "span", span)


def _marks_of(column: Column, kind: MarkKind, span: Span) -> tuple[MonthMark, ...]:
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


def _unknown_extent(span: Span, why: str) -> Remark:
    return Remark(
        "arrow_extent_unknown",
        "warning",
        f"the months an arrow covers cannot be read ({why}); only the month it stands in is kept",
        span.places[0],
        span.raw,
    )


def _unfinished(cells: Sequence[RowCell], column: Column) -> Remark:
    span = cells[column.index].span
    if span is None:
        raise ValueError("an arrow starts in a printed cell")
    return _unknown_extent(span, "its right head was not read")


def drawn_marks(
    drawn: Sequence[Mark], columns: Sequence[Column], spans_of: dict[int, tuple[float, float]],
    page: int | None, engine: str,
) -> RowMarks:  # fmt: skip
    """Months under drawn dots and arrows. `spans_of`: x-extent of every month column, in points."""
    months = [c for c in columns if c.months and c.index in spans_of]
    found: Found = {}
    remarks: list[Remark] = []
    for mark in _paired(drawn):
        place = Place(page, box_tuple(mark.box))
        raw = "●" if mark.kind == "point" else "←→"
        span = Span(raw, raw, (place,), engine)
        hit = [i for i, c in enumerate(months) if _covers(mark, spans_of[c.index])]
        if not hit:
            remarks.append(
                Remark(
                    "mark_unreadable", "warning", "a drawn mark stands under no month", place, raw
                )
            )
        for i in hit:
            found[i] = _marks_of(months[i], mark.kind, span)
        if mark.kind == "span" and hit and not (mark.starts and mark.ends):
            ends = [i for i, end in ((hit[0], mark.starts), (hit[-1], mark.ends)) if end]
            for i in hit:
                if i not in ends and len(hit) > 1:
                    found.pop(i, None)
            remarks.append(_unknown_extent(span, "one of its heads was not seen"))
    return RowMarks(_in_order(found), tuple(remarks))


def _paired(drawn: Sequence[Mark]) -> list[Mark]:
    """Two arrow heads that stand apart in one row, ← and →, are the ends of one arrow."""
    result: list[Mark] = []
    for mark in sorted(drawn, key=lambda m: m.box.x0):
        before = result[-1] if result else None
        opened = before is not None and before.kind == "span" and not before.ends
        if before is not None and opened and mark.kind == "span" and not mark.starts:
            result[-1] = Mark("span", before.box.union(mark.box), before.starts, mark.ends)
        else:
            result.append(mark)
    return result


def _covers(mark: Mark, extent: tuple[float, float]) -> bool:
    left, right = extent
    if mark.kind == "point" or mark.box.width < _SMALL * (right - left):
        return left <= mark.box.x_center <= right
    overlap = min(mark.box.x1, right) - max(mark.box.x0, left)
    return overlap >= 0.35 * (right - left)


def row_marks(
    cells: Sequence[RowCell], columns: Sequence[Column], row: Row, table: Table, engine: str
) -> RowMarks:
    """Typed and drawn marks of one row together; a typed mark decides its month."""
    if not table.marks:
        return read_marks(cells, columns, table.ragged)
    extents, top, bottom = _month_extents(table, columns, row)
    inside = _filling_cells(table, {c.index for c in columns if c.months})
    inside = [m for m in inside if top <= m.box.y_center < bottom]
    if any(m.kind == "span" and m.starts != m.ends for m in inside):
        heads, cells = _heads_read_as_text(cells, columns)
        inside += heads
    typed = read_marks(cells, columns, table.ragged)
    drawn = drawn_marks(inside, columns, extents, row.page, engine)
    taken = {(m.year_be, m.month) for m in typed.months}
    extra = tuple(m for m in drawn.months if (m.year_be, m.month) not in taken)
    return RowMarks(typed.months + extra, typed.remarks + drawn.remarks)


def _filling_cells(table: Table, months: set[int]) -> list[Mark]:
    """The table's drawn marks, an arrow set in the middle of a cell merged over several months as
    wide as the cell: typed as a character it says by its cell how far it goes.

    Where all months are merged in a row, it may have been drawn as long as it is meant: other rows
    must have cells merged so over a few.
    """
    cells = [
        (cell, cell.box)
        for cell in table.cells
        if cell.box is not None and cell.col_span > 1 and cell.col in months
    ]
    set_in: dict[Mark, Box] = {}
    few = False
    for mark in table.marks:
        around = [(c, b) for c, b in cells if mark.kind == "span" and _stands_in(mark.box, b)]
        if not around or not (mark.starts and mark.ends):
            continue
        cell, box = around[0]
        if abs(mark.box.x_center - box.x_center) > _OFF_MIDDLE * box.width:
            return list(table.marks)
        set_in[mark] = box
        few = few or cell.col_span < len(months)
    if not few:
        return list(table.marks)
    return [_as_wide_as(mark, set_in.get(mark)) for mark in table.marks]


def _stands_in(box: Box, cell: Box) -> bool:
    level = cell.top <= box.y_center < cell.bottom
    return level and cell.x0 <= box.x_center <= cell.x1 and box.width <= cell.width


def _as_wide_as(mark: Mark, cell: Box | None) -> Mark:
    if cell is None:
        return mark
    return replace(mark, box=Box(cell.x0, mark.box.top, cell.x1, mark.box.bottom))


def _heads_read_as_text(
    cells: Sequence[RowCell], columns: Sequence[Column]
) -> tuple[list[Mark], list[RowCell]]:
    """Lone ← and → as marks, and the cells without them: of two heads in a row of a scan, one may
    be told by its shape and the other be read as a character."""
    heads: list[Mark] = []
    rest = list(cells)
    for column in columns:
        cell = cells[column.index]
        if not column.months or not cell.printed or cell.span is None:
            continue
        text = clean(cell.span.text)
        left, right = _LEFT.fullmatch(text) is not None, _RIGHT.fullmatch(text) is not None
        box = cell.span.places[0].box
        if left != right and box is not None:
            heads.append(Mark("span", Box(*box), starts=left, ends=right))
            rest[column.index] = replace(cell, span=None)
    return heads, rest


def _month_extents(
    table: Table, columns: Sequence[Column], row: Row
) -> tuple[dict[int, tuple[float, float]], float, float]:
    """x-extent of every month column, and the top and bottom of the row, in points."""
    months = {c.index for c in columns if c.months}
    extents: dict[int, tuple[float, float]] = {}
    top, bottom = float("inf"), float("-inf")
    for cell in table.cells:
        if cell.box is None:
            continue
        if cell.col in months and cell.col_span == 1:
            extents[cell.col] = (cell.box.x0, cell.box.x1)
        if cell.row == row.index and cell.row_span == 1:
            top, bottom = min(top, cell.box.top), max(bottom, cell.box.bottom)
    return extents, top, bottom
