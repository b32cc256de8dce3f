"""The labels and values that forms are laid as: what a place in a form is called that has no label,
and the table that all that reads forms knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.model import Cell, Line, Table, Word, union_of

Pair = tuple[tuple[Line, ...], tuple[Line, ...]]
"""The lines of a label, and those of its value."""

NUMBER_LABEL = "ลำดับที่"
LEVELS: Mapping[str, str] = {"dimension": "มิติ", "mission": "ภารกิจ"}
"""What rows of a level are called."""
LEVELS_IN_LINES: Mapping[str, str] = {**LEVELS, "sub_mission": "ภารกิจ"}
"""The same where lines may head a part of a mission as well."""


def label_line(name: str, line: Line) -> Line:
    """The label that a line stands for."""
    return Line((Word(name, name, line.box),), page=line.page)


def label_lines(name: str, cell: Cell) -> tuple[Line, ...]:
    """The label that a cell stands for."""
    line = cell.lines[0]
    return (replace(line, words=(Word(name, name, line.box, line.confidence),)),)


def label_across(name: str, cell: Cell) -> Line:
    """The same over all that the cell prints, if anything."""
    box = union_of([line.box for line in cell.lines if line.box is not None])
    page = next((line.page for line in cell.lines), None)
    return Line((Word(name, name, box),), page=page)


def two_columns(pairs: Sequence[Pair], table: Table) -> Table:
    """The labels and values of a table, one below the other."""
    cells: list[Cell] = []
    for row, (label, value) in enumerate(pairs):
        cells += (Cell(row, 0, 1, 1, label), Cell(row, 1, 1, 1, value))
    return replace(table, n_rows=len(pairs), n_cols=2, cells=tuple(cells))
