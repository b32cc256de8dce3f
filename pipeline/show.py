"""What was read of one file, as text, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from normalize.thai_text import clean
from parsers.model import Box, Cell, Line, PageContent, Table
from pipeline.errors import UsageProblem


def page_numbers(spec: str) -> tuple[int, ...]:
    """`2-5,9` as page numbers in the order given."""
    numbers: list[int] = []
    for part in spec.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise UsageProblem(f"--pages {spec}: write pages as in 2-5,9")
        low, high = int(first), int(last or first)
        if low < 1 or high < low:
            raise UsageProblem(f"--pages {spec}: pages count from 1, low to high")
        if high - low > 100_000:
            raise UsageProblem(f"--pages {spec}: no document has that many pages")
        numbers.extend(range(low, high + 1))
    return tuple(dict.fromkeys(numbers))


def page_text(content: PageContent, raw: bool) -> str:
    """A page in reading order; a table's row on one line, its cells parted by tabs."""
    lines: list[str] = []
    for block in content.blocks:
        if isinstance(block, Line):
            lines.append(block.raw if raw else clean(block.text))
        else:
            lines += ["\t".join(row) for row in table_rows(block, raw)]
    return "\n".join(lines)


def table_rows(table: Table, raw: bool = False) -> list[list[str]]:
    """A table's texts by row and column; a merged cell stands at its first row and column."""
    grid = [[""] * table.n_cols for _ in range(table.n_rows)]
    for cell in table.cells:
        grid[cell.row][cell.col] = _cell_text(cell, raw)
    return grid


def _cell_text(cell: Cell, raw: bool) -> str:
    return " ".join(cell.raw.split()) if raw else clean(cell.text)


def tables_of(contents: Iterable[PageContent]) -> Iterator[tuple[int | None, int, Table]]:
    """Every table with its page and its number on that page, from 1."""
    for content in contents:
        tables = (block for block in content.blocks if isinstance(block, Table))
        for number, table in enumerate(tables, start=1):
            yield content.number, number, table


def tables_as_csv(contents: Sequence[PageContent]) -> str:
    """All tables as one CSV: page, table, row, then the row's cells."""
    found = list(tables_of(contents))
    width = max((table.n_cols for _, _, table in found), default=0)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["page", "table", "row", *(f"cell_{n}" for n in range(1, width + 1))])
    for page, number, table in found:
        for row, cells in enumerate(table_rows(table), start=1):
            writer.writerow(["" if page is None else page, number, row, *cells])
    return stream.getvalue()


def tables_as_json(contents: Sequence[PageContent]) -> str:
    """All tables with spans and boxes (PDF points, origin top left)."""
    tables = [
        {
            "page": page,
            "table": number,
            "rows": table.n_rows,
            "columns": table.n_cols,
            "box": _box(table.box),
            "cells": [_cell(cell) for cell in table.cells],
        }
        for page, number, table in tables_of(contents)
    ]
    return json.dumps(tables, ensure_ascii=False, indent=1) + "\n"


def _cell(cell: Cell) -> dict[str, Any]:
    known = [line.confidence for line in cell.lines if line.confidence is not None]
    return {
        "row": cell.row,
        "column": cell.col,
        "row_span": cell.row_span,
        "column_span": cell.col_span,
        "text": _cell_text(cell, raw=False),
        "raw": cell.raw,
        "box": _box(cell.box),
        "confidence": min(known) if known else None,
    }


def _box(box: Box | None) -> list[float] | None:
    if box is None:
        return None
    return [round(value, 2) for value in (box.x0, box.top, box.x1, box.bottom)]
