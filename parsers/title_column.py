"""The column of titles of a table whose heading names none: the one in which items stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.numbering import item_type, split_number
from normalize.raw import Remark
from parsers.context import heading_level
from parsers.headers import Header
from parsers.rows import Row

_FEWEST, _SHARE = 3, 0.6
_MAY_HOLD_TITLES = ("unbound", "dimension", "mission", "sub_mission", "approach", "note", "ignored")


def titles_by_content(header: Header, body: Sequence[Row]) -> tuple[Header, Remark] | None:
    """The header with that column as titles, and a remark that says so; None where no column has
    three items or more, or most of its cells are something else."""
    for column in header.columns:
        if column.role not in _MAY_HOLD_TITLES:
            continue
        cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
        texts = [c.text for c in cells if c.printed and c.text and heading_level(c.text) is None]
        items = sum(item_type(split_number(text).rest) != "unspecified" for text in texts)
        if items < _FEWEST or items < _SHARE * len(texts):
            continue
        columns = tuple(replace(c, role="title") if c is column else c for c in header.columns)
        message = (
            f'the heading "{column.heading}" names no titles; its column was read as such because '
            "items stand in it"
        )
        place = next(c.span for c in cells if c.span is not None).places[0]
        remark = Remark("title_column_by_content", "warning", message, place, column.heading)
        return replace(header, columns=columns), remark
    return None
