"""ITA documents whose indicator's column names the instrument too: "IIT" above "1. การปฏิบัติหน้าที่"
in one cell. The instrument becomes a column of its own, as where it has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from normalize.framework_headings import names_ita_indicator
from parsers.headings.headers import Header, find_header
from parsers.model import Cell, Line, Table, Word
from parsers.money.parting import Parting, Stretch, with_columns
from parsers.rows import Block, rows_of

_BOTH = regex.compile(
    r"\s*(?P<tool>(?:แบบ\S{0,12}\s*)?\(?(?:IIT|EIT|OIT)\)?)[\s/,:–-]+(?P<indicator>\S.*)",
    regex.DOTALL | regex.IGNORECASE,
)
_MOST = 0.8  # of the cells
_FEWEST = 2
_ROLES = ("indicator", "mission")
_TOOL = (Line((Word("แบบวัด", "แบบวัด"),)),)
ITA_FAMILIES = frozenset({"ita_measures_report", "ita_follow_up"})


def with_instruments(blocks: Iterable[Block], family: str) -> Iterator[Block]:
    """The blocks of an ITA document with the instruments in a column of their own; a table without
    a heading is as the one before. Those of other documents as they are."""
    before: tuple[Header, int] | None = None  # and in which column both stand
    for block, engine in blocks:
        if isinstance(block, Table) and not block.ragged and family in ITA_FAMILIES:
            header = find_header(rows_of(block, 0, engine))
            width = block.n_cols
            if header is not None:
                before = _column(block, header)
                block = block if before is None else _parted(block, before[1], header.body)
            elif before is not None and len(before[0].columns) == width:
                block = _parted(block, before[1], 0)
        yield block, engine


def _column(table: Table, header: Header) -> tuple[Header, int] | None:
    if "dimension" in header.roles:
        return None
    for column in header.columns:
        cells = [c for c in _body(table, column.index, header.body) if c.text.strip()]
        both = sum(_stretches(cell) is not None for cell in cells)
        if column.role in _ROLES and both >= max(_FEWEST, _MOST * len(cells)):
            return header, column.index
    return None


def _body(table: Table, column: int, first: int) -> list[Cell]:
    return [c for c in table.cells if (c.col, c.col_span) == (column, 1) and c.row >= first]


def _stretches(cell: Cell) -> tuple[Stretch, Stretch] | None:
    """Where the instrument and the indicator stand in a cell."""
    both = _BOTH.fullmatch(cell.text)
    if both is None or not names_ita_indicator(both["indicator"]):
        return None
    return both.span("tool"), both.span("indicator")


def _parted(table: Table, column: int, first: int) -> Table:
    heads = [c for c in table.cells if (c.col, c.col_span) == (column, 1) and c.row < first]
    head = heads[-1] if heads else Cell(0, column, 1, 1, ())
    heading = (_TOOL, head.lines)
    body = [
        (cell, _stretches(cell) or ((0, 0), (0, len(cell.text))))
        for cell in _body(table, column, first)
    ]
    return with_columns(table, head, Parting(heading, tuple(body)))
