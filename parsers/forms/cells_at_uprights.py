"""Cells of a ruled card that reach over an upright of the rows above, and hold a label with its
value on either side of it:

    วิธีดำเนินการ                | ผลการดำเนินงาน
    สำรวจงานบริการทั้งหมด         | ติดตั้งป้าย 11 จุด
    ------------------------------------------------
    กำกับติดตาม  รายงานทุก        งบประมาณที่ใช้จริง  16,500 บาท
    3 เดือน
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers.forms.card_labels import label_of
from parsers.model import Cell, Line, Table

_REACH = 1.0  # points by which a word may touch the upright


def at_uprights_above(table: Table) -> list[Cell]:
    """The table's cells, such ones cut in two where the upright would stand; what is below each
    label stays on its side."""
    edges = sorted({cell.box.x0 for cell in table.cells if cell.col > 0 and cell.box is not None})
    return [part for cell in table.cells for part in _cut(cell, edges)]


def _cut(cell: Cell, edges: list[float]) -> Iterator[Cell]:
    box = cell.box
    inner = [x for x in edges if box is not None and box.x0 < x < box.x1]
    for x in inner if cell.col_span > 1 and cell.lines else ():
        sides = [_sides(line, x) for line in cell.lines]
        left = tuple(line for one, _other in sides for line in one)
        right = tuple(line for _one, other in sides for line in other)
        whole = all(one or other for one, other in sides)
        if whole and all(sides[0]) and _opens(left[0]) and _opens(right[0]):
            yield replace(cell, col_span=1, lines=left)
            yield replace(cell, col=cell.col + 1, col_span=1, lines=right)
            return
    yield cell


def _opens(line: Line) -> bool:
    return label_of(line, begins=True) is not None


def _sides(line: Line, x: float) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """A line's words on either side of a place; none at all where one of them crosses it."""
    boxes = [word.box for word in line.words if word.box is not None]
    if any(box.x0 < x - _REACH and box.x1 > x + _REACH for box in boxes):
        return (), ()
    left = tuple(w for w in line.words if w.box is None or w.box.x_center < x)
    right = tuple(w for w in line.words if w.box is not None and w.box.x_center >= x)
    one, other = ((replace(line, words=words),) if words else () for words in (left, right))
    return one, other
