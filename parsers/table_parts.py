"""The tables of a page with their headings: whole, cut from their bodies, or in two halves."""

from __future__ import annotations

from normalize.amounts import looks_like_money
from normalize.numbering import item_type, split_number
from parsers.headers import Header, find_header
from parsers.model import Line, Table
from parsers.parallel_tables import side_by_side
from parsers.rows import Row, rows_of
from parsers.undivided_heading import heading_cut_off
from parsers.undivided_rows import part_rows


def headed_parts(
    block: Line | Table, engine: str, family: str
) -> list[tuple[Line | Table, str, Header | None]]:
    """A block with its header; the halves of a table that prints two lists side by side."""
    header = _header_of(block, engine)
    if isinstance(block, Table) and (header is None or header.body >= block.n_rows):
        block, header = heading_cut_off(block, engine, family) or (block, header)
    if isinstance(block, Table) and header is not None:
        header = _seen_in_rows(block, header, engine)
    halves = side_by_side(block, header) if isinstance(block, Table) else ()
    if len(halves) > 1:
        return [(half, engine, _header_of(half, engine)) for half in halves]
    return [(block, engine, header)]


def _seen_in_rows(table: Table, header: Header, engine: str) -> Header:
    """The header as the rows below it bear it out, which no rule may part: what adds up in each of
    them is a sum."""
    rows = rows_of(table, 0, engine)
    parted = part_rows(rows[header.body :], table, header, engine).table
    other = find_header(rows_of(parted, 0, engine)) if parted is not table else None
    if other is None or (other.first, other.body) != (header.first, header.body):
        return header
    return other


def _header_of(block: Line | Table, engine: str) -> Header | None:
    return find_header(rows_of(block, 0, engine)) if isinstance(block, Table) else None


def holds_item(row: Row) -> bool:
    """Whether a row prints a title as items have them, and money."""
    texts = [cell.text for cell in row.cells if cell.printed]
    titled = any(item_type(split_number(text).rest) != "unspecified" for text in texts)
    texts = texts if len(row.cells) > 1 else [w for text in texts for w in text.split()]
    return titled and any(looks_like_money(text) for text in texts)
