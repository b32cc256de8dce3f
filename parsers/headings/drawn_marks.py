"""Month marks of one row, drawn dots and arrows among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from normalize.raw import Place, Remark, Span
from normalize.thai_text import clean
from parsers.headings.columns import Column
from parsers.headings.schedule_marks import (
    LEFT,
    RIGHT,
    Found,
    RowMarks,
    in_order,
    marks_of,
    read_marks,
    unknown_extent,
)
from parsers.headings.specks import Specks, speck_told, specks_of
from parsers.model import Box, Mark, Table
from parsers.rows import Row, RowCell, box_tuple

_SMALL = 0.6  # of a month column's width: a mark that stands in one month only
_OUTSIDE = 0.7  # of the width of a month: twice what `_covers` lets go at an end
_OFF_MIDDLE = 0.05  # of a merged cell's width


MarksReader = Callable[[Sequence[RowCell], Row], RowMarks]


def marks_reader(table: Table, columns: Sequence[Column], engine: str) -> MarksReader:
    """What reads the marks of a row of a table, given its cells."""
    specks = specks_of(table, columns)
    return lambda cells, row: _row_marks(cells, columns, row, table, engine, specks)


def _row_marks(
    cells: Sequence[RowCell],
    columns: Sequence[Column],
    row: Row,
    table: Table,
    engine: str,
    specks: Specks,
) -> RowMarks:
    """Typed and drawn marks of one row together; a typed mark decides its month."""
    cells, told = specks.taken_from(cells, columns)
    if not table.marks:
        typed = read_marks(cells, columns, table.ragged)
        return RowMarks(typed.months, (*typed.remarks, *told))
    extents, top, bottom = _month_extents(table, columns, row)
    inside = _filling_cells(table, {c.index for c in columns if c.months})
    inside = [m for m in inside if top <= m.box.y_center < bottom]
    told += [speck_told(_span_of(m, row.page, engine)) for m in inside if specks.among(m)]
    inside = [m for m in inside if not specks.among(m)]
    if any(m.kind == "span" and m.starts != m.ends for m in inside):
        heads, cells = _heads_read_as_text(cells, columns)
        inside += heads
    typed = read_marks(cells, columns, table.ragged)
    drawn = drawn_marks(inside, columns, extents, row.page, engine)
    taken = {(m.year_be, m.month) for m in typed.months}
    extra = tuple(m for m in drawn.months if (m.year_be, m.month) not in taken)
    return RowMarks(typed.months + extra, (*typed.remarks, *drawn.remarks, *told))


def drawn_marks(
    drawn: Sequence[Mark], columns: Sequence[Column], spans_of: dict[int, tuple[float, float]],
    page: int | None, engine: str,
) -> RowMarks:  # fmt: skip
    """Months under drawn dots and arrows. `spans_of`: x-extent of every month column, in points."""
    months = [c for c in columns if c.months and c.index in spans_of]
    found: Found = {}
    remarks: list[Remark] = []
    for mark in _paired(drawn):
        span = _span_of(mark, page, engine)
        hit = [i for i, c in enumerate(months) if _covers(mark, spans_of[c.index])]
        if not hit:
            remarks.append(
                Remark(
                    "mark_unreadable",
                    "warning",
                    "a drawn mark stands under no month",
                    span.places[0],
                    span.raw,
                )
            )
        for i in hit:
            found[i] = marks_of(months[i], mark.kind, span)
        if hit and _sticks_out(mark, [spans_of[months[i].index] for i in hit]):
            remarks.append(unknown_extent(span, "it reaches over more than columns of months"))
        if mark.kind == "span" and hit and not (mark.starts and mark.ends):
            ends = [i for i, end in ((hit[0], mark.starts), (hit[-1], mark.ends)) if end]
            for i in hit:
                if i not in ends and len(hit) > 1:
                    found.pop(i, None)
            remarks.append(unknown_extent(span, "one of its heads was not seen"))
    return RowMarks(in_order(found), tuple(remarks))


def _span_of(mark: Mark, page: int | None, engine: str) -> Span:
    raw = "●" if mark.kind == "point" else "←→"
    return Span(raw, raw, (Place(page, box_tuple(mark.box)),), engine)


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


def _sticks_out(mark: Mark, extents: Sequence[tuple[float, float]]) -> bool:
    """Whether most of a month's width of an arrow is outside of the columns it covers."""
    inside = sum(min(mark.box.x1, right) - max(mark.box.x0, left) for left, right in extents)
    month = min(right - left for left, right in extents)
    return mark.kind == "span" and mark.box.width - inside > _OUTSIDE * month


def _covers(mark: Mark, extent: tuple[float, float]) -> bool:
    left, right = extent
    if mark.kind == "point" or mark.box.width < _SMALL * (right - left):
        return left <= mark.box.x_center <= right
    overlap = min(mark.box.x1, right) - max(mark.box.x0, left)
    return overlap >= 0.35 * (right - left)


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
        left, right = LEFT.fullmatch(text) is not None, RIGHT.fullmatch(text) is not None
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
