"""A ruled table whose heading no level rule parts from what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from normalize.numbering import is_ordinal, opens_typed
from parsers.families import claim
from parsers.headings.headers import Header, find_header
from parsers.hierarchy.context import CONTEXT_ROLES
from parsers.model import Box, Table
from parsers.reshaping.row_cuts import cut_rows
from parsers.rows import Row, rows_of

_HEADED = regex.compile(r"\d{1,2}[.)\s]|ตัวชี้วัดที่\s*\d|มิติที่\s*\d|ภารกิจ\S{0,8}\s*\d")
_MOST_CUTS = 6  # lines of a heading
_FEWEST_COLUMNS = 3
_FEWEST_KNOWN = 0.6  # of the columns that have a heading


def heading_cut_off(table: Table, engine: str, document_family: str) -> tuple[Table, Header] | None:
    """The table with its heading in a row of its own, and the heading; None where the first row of
    cells does not begin with one, above a white strip that crosses all columns."""
    if table.ragged or table.turned or table.n_cols < _FEWEST_COLUMNS:
        return None
    best: tuple[int, Table, Header] | None = None
    strips = list(_strips(table))
    cuts = [cut for k, y in enumerate(strips) for cut in ([y], strips[: k + 1])]
    for heights in cuts[1:]:  # the first strip alone is both
        parted = cut_rows(table, {0: heights})
        rows = rows_of(parted, 0, engine)
        header = find_header(rows)
        if header is None or header.body != len(heights):
            continue
        if not _is_sure(header, document_family) or not _holds_items(rows[header.body], header):
            continue
        if best is None or _known(header) > best[0]:
            best = (_known(header), parted, header)
    return (best[1], best[2]) if best is not None else None


def _known(header: Header) -> int:
    return sum(column.role != "unbound" for column in header.columns)


def _holds_items(row: Row, header: Header) -> bool:
    """Whether a row begins with a number, its own or its heading's, or with a title as items do."""
    texts: dict[str, str] = {
        c.role: row.cells[c.index].text for c in header.columns if row.cells[c.index].printed
    }
    numbered = is_ordinal(texts.get("number", "").split(" ")[0])
    headed = any(_HEADED.match(texts.get(role, "")) for role in (*CONTEXT_ROLES, "indicator"))
    titled = opens_typed(texts.get("title", ""))
    return numbered or headed or titled


def _is_sure(header: Header, document_family: str) -> bool:
    headed = sum(column.heading != "" for column in header.columns)
    item_table = claim(header.roles, document_family) is not None
    return item_table and headed >= _FEWEST_COLUMNS and _known(header) >= _FEWEST_KNOWN * headed


def _strips(table: Table) -> Iterator[float]:
    """Heights in the first row of cells at which no line stands, from the top."""
    cells = [cell for cell in table.cells if cell.row == 0 and cell.row_span == 1]
    boxes = sorted(
        (line.box for cell in cells for line in cell.lines if line.box is not None),
        key=lambda box: box.y_center,
    )
    bottom = None
    found = 0
    for box in boxes:
        if bottom is not None and _middle_below(box, bottom) and found < _MOST_CUTS:
            found += 1
            yield (bottom + box.top) / 2
        bottom = max(bottom or box.bottom, box.bottom)


def _middle_below(box: Box, bottom: float) -> bool:
    """Whether a line stands below all before it; boxes of words reach over the white between."""
    return box.top > bottom - 0.35 * box.height
