"""Tables whose rows are labels and values ("ชื่อโครงการ | โครงการ ก"): one item each, turned over.

A label column is a heading that stands on its side, so the table is turned into a heading row and
one body row and read like any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.columns import bind_heading
from parsers.rows import EMPTY, Row, RowCell

Pair = tuple[RowCell, RowCell]

_FEWEST_LABELS = 4
_SHARE = 0.6  # of the rows that must be known labels
_LONGEST_LABEL = 60  # characters
SHEET_ROLES = frozenset({"rationale", "objectives"})


def label_pairs(rows: Sequence[Row], continues: bool = False) -> list[Pair] | None:
    """(label, value) of every row of a two-column table of labels; None for any other table.

    `continues`: such a table stands right before this one, so that few labels are enough.
    """
    pairs: list[Pair] = []
    for row in rows:
        cells = [cell for cell in row.cells if not cell.merged]
        filled = [cell for cell in cells if cell.span is not None]
        if len(filled) > 2:
            return None
        if len(filled) == 2:
            pairs.append((filled[0], filled[1]))
        elif filled and pairs and filled[0] is not row.cells[0]:
            pairs.append((EMPTY, filled[0]))  # the value goes on after a page break
        elif filled:
            pairs.append((filled[0], EMPTY))
    labels = [label for label, _value in pairs if label is not EMPTY]
    known = [role_of_label(label.text) for label in labels]
    hits = [role for role in known if role is not None]
    least = 1 if continues else _FEWEST_LABELS
    enough = len(set(hits)) >= least and len(hits) >= _SHARE * max(1, len(labels))
    return pairs if enough else None


def role_of_label(text: str) -> str | None:
    """The column role a label names."""
    if not text or len(text) > _LONGEST_LABEL:
        return None
    role = bind_heading(0, (text,)).role
    return None if role in ("unbound", "page_number", "ignored") else role


def has_title(pairs: Sequence[Pair]) -> bool:
    return any(role_of_label(label.text) == "title" for label, _value in pairs)


def is_sheet(pairs: Sequence[Pair]) -> bool:
    """A project fact sheet, told by its rationale or its objectives."""
    return bool(SHEET_ROLES & {role_of_label(label.text) for label, _value in pairs})


def turned(pairs: Sequence[Pair], like: Row) -> tuple[Row, Row]:
    """The labels as a heading row and the values as the one body row under it."""
    kept = [(label, value) for label, value in pairs if label is not EMPTY]
    heading = tuple(RowCell(label.span) for label, _value in kept)
    body = tuple(RowCell(value.span) for _label, value in kept)
    head = Row(heading, like.table, 0, like.page, like.top, like.line)
    return head, Row(body, like.table, 1, like.page, like.top, like.line)
