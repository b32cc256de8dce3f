"""What a sample document prints, block by block, before any renderer decides where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
Orientation = Literal["portrait", "landscape"]
MarkForm = Literal["dot", "tick", "arrow"]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `role` tells the OCR-like renderer what damage the text may take."""

    text: str
    align: Align = "left"
    bold: bool = False
    scale: float = 1.0
    indent: float = 0.0
    role: Literal["prose", "heading", "title", "blank"] = "prose"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: entries with their page numbers, unruled."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """A page break; the pages after it have this orientation."""

    orientation: Orientation


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell as printed. `kind` lets the text renderer damage money but never titles."""

    text: str = ""
    col_span: int = 1
    row_span: int = 1
    align: Align = "left"
    bold: bool = False
    kind: Literal["text", "money", "mark", "title", "band", "structure"] = "text"

    def __post_init__(self) -> None:
        if self.col_span < 1 or self.row_span < 1:
            raise ValueError("a cell spans at least one row and one column")


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A dot, tick or arrow over the columns `first`..`last` of one row, drawn or typed."""

    form: MarkForm
    first: int
    last: int

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError("a mark runs from left to right")
        if self.form != "arrow" and self.first != self.last:
            raise ValueError("only an arrow covers several columns")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in column order; slots covered by a row span from above are left out."""

    cells: tuple[Cell, ...]
    marks: tuple[DrawnMark, ...] = ()
    may_cut: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. `widths` are relative; renderers print the header rows again on every page."""

    widths: tuple[float, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    typed_marks: bool = False

    def __post_init__(self) -> None:
        place_cells(self.header, len(self.widths))
        place_cells(self.body, len(self.widths))


Block = Para | Contents | NewPage | Grid


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the grid slot of its upper left corner."""

    row: int
    col: int
    cell: Cell


def place_cells(rows: tuple[Row, ...], n_cols: int) -> list[Placed]:
    """The cells of `rows` with their slots; refuses rows that do not tile `n_cols` columns."""
    taken: set[tuple[int, int]] = set()
    placed: list[Placed] = []
    for row_no, row in enumerate(rows):
        col = 0
        for cell in row.cells:
            while (row_no, col) in taken:
                col += 1
            placed.append(Placed(row_no, col, cell))
            taken |= _slots(row_no, col, cell)
            col += cell.col_span
        missing = [c for c in range(n_cols) if (row_no, c) not in taken]
        if missing:
            raise ValueError(f"row {row_no} leaves columns {missing} open")
    if any(r >= len(rows) or c >= n_cols for r, c in taken):
        raise ValueError("a cell reaches outside the table")
    return placed


def _slots(row: int, col: int, cell: Cell) -> set[tuple[int, int]]:
    slots = {(row + r, col + c) for r in range(cell.row_span) for c in range(cell.col_span)}
    return slots
