"""Tables as rows of texts with their places: one shape for PDF grids and tab-separated text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from normalize.raw import Place, Span
from normalize.thai_text import clean
from parsers.model import Box, Cell, Line, Table, union_of

Block = tuple[Line | Table, str]
"""A line or a table, and the engine that read it."""

_BROKEN_YEAR = regex.compile(r"25 \d\d")  # in a column too narrow for it


@dataclass(frozen=True, slots=True)
class RowCell:
    """One slot of a row. `span` is None for an empty slot; a slot a merged cell reaches into from
    above or from the left shows that cell's text with `covered` or `merged` set."""

    span: Span | None
    covered: bool = False
    merged: bool = False
    row_span: int = 1
    col_span: int = 1

    @property
    def text(self) -> str:
        text = "" if self.span is None else clean(self.span.text)
        return text.replace(" ", "") if _BROKEN_YEAR.fullmatch(text) else text

    @property
    def printed(self) -> bool:
        """Text stands here itself, not reaching in from a merged cell."""
        return self.span is not None and not self.covered and not self.merged


EMPTY = RowCell(None)


@dataclass(frozen=True, slots=True)
class Row:
    """One table row. `table` counts the tables of the document, `index` the rows of the table."""

    cells: tuple[RowCell, ...]
    table: int
    index: int
    page: int | None
    top: float | None
    line: int | None
    starts_fragment: bool = False

    @property
    def place(self) -> Place:
        for cell in self.cells:
            if cell.span is not None:
                return cell.span.places[0]
        return Place(self.page, None, self.line)

    @property
    def locator(self) -> str:
        if self.line is not None:
            return f"l{self.line:05d}"
        return f"p{self.page or 0:04d}t{self.table:03d}r{self.index:03d}"

    def printed_cells(self) -> list[tuple[int, RowCell]]:
        return [(i, cell) for i, cell in enumerate(self.cells) if cell.printed]


def span_of_lines(lines: Sequence[Line], engine: str) -> Span | None:
    """Lines as one span with a place per page (PDF) or the first source line (text)."""
    kept = [line for line in lines if line.words]
    if not kept:
        return None
    places: list[Place] = []
    for page in dict.fromkeys(line.page for line in kept):
        same = [line for line in kept if line.page == page]
        box = union_of([b for b in (line.box for line in same) if b is not None])
        places.append(Place(page, box_tuple(box), same[0].source_line))
    known = [line.confidence for line in kept if line.confidence is not None]
    return Span(
        raw="\n".join(line.raw for line in kept),
        text="\n".join(line.text for line in kept),
        places=tuple(places),
        engine=engine,
        confidence=min(known) if known else None,
    )


def box_tuple(box: Box | None) -> tuple[float, float, float, float] | None:
    return None if box is None else (box.x0, box.top, box.x1, box.bottom)


def join_spans(spans: Sequence[Span]) -> Span:
    """Fragments of one cell cut by a page break, in order."""
    if len(spans) == 1:
        return spans[0]
    known = [s.confidence for s in spans if s.confidence is not None]
    return Span(
        raw="\n".join(s.raw for s in spans),
        text="\n".join(s.text for s in spans),
        places=tuple(dict.fromkeys(place for s in spans for place in s.places)),
        engine=spans[0].engine,
        confidence=min(known) if known else None,
    )


def rows_of(table: Table, number: int, engine: str) -> tuple[Row, ...]:
    """The rows of a grid; merged cells show in every slot they cover."""
    slots: dict[tuple[int, int], RowCell] = {}
    for cell in table.cells:
        span = span_of_lines(cell.lines, engine)
        for dr in range(cell.row_span):
            for dc in range(cell.col_span):
                slots[(cell.row + dr, cell.col + dc)] = RowCell(
                    span, dr > 0, dc > 0, cell.row_span, cell.col_span
                )
    tops = _row_tops(table)
    lines = _row_lines(table.cells)
    return tuple(
        Row(
            tuple(slots[(r, c)] for c in range(table.n_cols)),
            number,
            r,
            table.page,
            tops.get(r),
            lines.get(r),
            starts_fragment=r == 0,
        )
        for r in range(table.n_rows)
    )


def _row_tops(table: Table) -> dict[int, float]:
    tops: dict[int, float] = {}
    for cell in table.cells:
        if cell.box is not None:
            tops[cell.row] = min(tops.get(cell.row, cell.box.top), cell.box.top)
    return tops


def _row_lines(cells: Sequence[Cell]) -> dict[int, int]:
    lines: dict[int, int] = {}
    for cell in cells:
        for line in cell.lines:
            if line.source_line is not None:
                lines[cell.row] = min(lines.get(cell.row, line.source_line), line.source_line)
    return lines


def leading_lines(blocks: Iterable[Block]) -> list[Line]:
    """The lines before the first table."""
    lines: list[Line] = []
    for block, _engine in blocks:
        if isinstance(block, Table):
            break
        lines.append(block)
    return lines
