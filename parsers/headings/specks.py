"""Specks of dirt among the months of a scan: one that was seen as a dot would be a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.raw import Remark, Span
from normalize.thai_text import clean
from parsers.headings.columns import Column
from parsers.headings.schedule_marks import is_mark
from parsers.model import Box, Cell, Mark, Table
from parsers.rows import RowCell, box_tuple

_DOT = regex.compile(r"[●•◉○■▪◆★*·.,'`\s]+")
_SMALL_PT = 5.5  # what is typed or drawn for months is wider, bullets of small type aside
_FEWEST_ALIKE = 3
_AS_LARGE = 0.35  # of the larger one's width
_SAME_PLACE_PT = 2.0
_MIDDLE = 0.1  # of the column's width
_JUST_MIDDLE = 0.015  # likewise: a speck falls there once in thirty times
_SURE = 0.9

_Boxed = tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class _Dot:
    """A dot in a column of months that reaches from `left` to `right`, in points; `sure` is what
    the recogniser believes of it, or None where it was told by its shape."""

    box: Box
    left: float
    right: float
    sure: float | None

    @property
    def off_middle(self) -> float:
        return self.box.x_center - (self.left + self.right) / 2

    def is_like(self, other: _Dot) -> bool:
        """Whether two dots are as large and stand in the same place of their columns."""
        widths = sorted((self.box.width, other.box.width))
        apart = min(
            abs(self.off_middle - other.off_middle),
            abs((self.box.x0 - self.left) - (other.box.x0 - other.left)),
        )
        return widths[1] - widths[0] <= _AS_LARGE * widths[1] and apart <= _SAME_PLACE_PT


@dataclass(frozen=True, slots=True)
class Specks:
    """The places of dots that are no marks, in points: as the lines of a cell, or as a mark."""

    boxes: frozenset[_Boxed]

    def among(self, mark: Mark) -> bool:
        return mark.kind == "point" and box_tuple(mark.box) in self.boxes

    def taken_from(
        self, cells: Sequence[RowCell], columns: Sequence[Column]
    ) -> tuple[list[RowCell], list[Remark]]:
        """A row's cells without specks, and what to say of those there were."""
        rest, told = list(cells), []
        for column in columns:
            span = cells[column.index].span
            if column.months and span is not None and span.places[0].box in self.boxes:
                rest[column.index] = RowCell(None)
                told.append(speck_told(span))
        return rest, told


def speck_told(span: Span) -> Remark:
    message = "a speck stands among the months, unlike any mark of its table; no month is kept"
    return Remark("speck_in_months", "warning", message, span.places[0], span.raw)


def specks_of(table: Table, columns: Sequence[Column]) -> Specks:
    """The small dots of a scanned table's months that nothing says to be marks.

    Small dots are its marks where several are alike and stand in the same place of their columns,
    or where they are read surely and stand in the middle: just there beside marks of another kind.
    """
    months = {c.index for c in columns if c.months}
    words = (word for cell in table.cells for line in cell.lines for word in line.words)
    if table.ragged or not months or not any(word.confidence is not None for word in words):
        return Specks(frozenset())
    cells = [c for c in table.cells if c.col in months and c.col_span == 1 and c.box is not None]
    typed = {n: found for n, cell in enumerate(cells) if (found := _typed(cell))}
    drawn = {m: dot for m in table.marks if m.kind == "point" if (dot := _drawn(m, cells))}
    dots = [*(dot for found in typed.values() for dot in found), *drawn.values()]
    small = [dot for dot in dots if dot.box.width <= _SMALL_PT]
    other = len(small) < len(dots) or any(m.kind == "span" for m in table.marks)
    other = other or any(is_mark(clean(c.text)) for n, c in enumerate(cells) if n not in typed)
    specks = {dot for dot in small if not _is_print(dot, small, other)}
    boxes = [box_tuple(mark.box) for mark, dot in drawn.items() if dot in specks]
    boxes += [_place(cells[n]) for n, found in typed.items() if specks.issuperset(found)]
    return Specks(frozenset(boxes))


def _is_print(dot: _Dot, small: Sequence[_Dot], other: bool) -> bool:
    alike = sum(dot.is_like(another) for another in small)
    if alike >= _FEWEST_ALIKE and 2 * alike > len(small):
        return True
    near = (_JUST_MIDDLE if other else _MIDDLE) * (dot.right - dot.left)
    return abs(dot.off_middle) <= near and (dot.sure is None or dot.sure >= _SURE)


def _typed(cell: Cell) -> list[_Dot]:
    """The dots that a cell holds and nothing besides."""
    text = clean(cell.text)
    words = [word for line in cell.lines for word in line.words]
    if cell.box is None or _DOT.fullmatch(text) is None or not is_mark(text):
        return []
    x0, x1 = cell.box.x0, cell.box.x1
    return [_Dot(w.box, x0, x1, w.confidence) for w in words if w.box is not None]


def _drawn(mark: Mark, cells: Sequence[Cell]) -> _Dot | None:
    """A drawn dot in its column of months."""
    over = (c.box for c in cells if c.box is not None)
    for box in over:
        if box.x0 <= mark.box.x_center <= box.x1:
            return _Dot(mark.box, box.x0, box.x1, None)
    return None


def _place(cell: Cell) -> _Boxed:
    """The box of a cell's print, as its span has it."""
    boxes = [line.box for line in cell.lines if line.box is not None]
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return box_tuple(whole)
