"""The tables of a page with their headings: whole, cut from their bodies, or in two halves."""

from __future__ import annotations

from parsers.headers import Header, find_header
from parsers.model import Line, Table
from parsers.parallel_tables import side_by_side
from parsers.rows import rows_of
from parsers.undivided_heading import heading_cut_off


def headed_parts(
    block: Line | Table, engine: str, family: str
) -> list[tuple[Line | Table, str, Header | None]]:
    """A block with its header; the halves of a table that prints two lists side by side."""
    header = _header_of(block, engine)
    if isinstance(block, Table) and (header is None or header.body >= block.n_rows):
        block, header = heading_cut_off(block, engine, family) or (block, header)
    halves = side_by_side(block, header) if isinstance(block, Table) else ()
    if len(halves) > 1:
        return [(half, engine, _header_of(half, engine)) for half in halves]
    return [(block, engine, header)]


def _header_of(block: Line | Table, engine: str) -> Header | None:
    return find_header(rows_of(block, 0, engine)) if isinstance(block, Table) else None
