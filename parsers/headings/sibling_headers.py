"""Headings that a scan misread, told by the same table's heading on other pages.

A plan prints one heading over table after table. Where all but a few columns of two headings say
the same, column by column, the few that cannot be read say so too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from normalize.raw import Place, Remark
from normalize.thai_text import squeeze
from parsers.headings.columns import Column
from parsers.headings.headers import Header

_LEAST_ALIKE = 0.7  # of the columns that say something
_FEWEST_ALIKE = 3
_FEWEST_TOLD = 2
_DATED = ("money", "month", "quarter")  # their years are the table's own


def filled_from_siblings(
    header: Header, siblings: Sequence[Header], place: Place
) -> tuple[Header, tuple[Remark, ...]]:
    """`header` with the meaning of its unread columns as its `siblings` have it, and a remark for
    each. A column that is read keeps its meaning; one without a heading stays without."""
    alike = [other for other in siblings if _is_alike(header, other)]
    taken = set(header.roles)
    columns, remarks = list(header.columns), []
    for column in header.columns:
        kind = _kind(column, alike)
        if kind is not None:
            columns[column.index] = replace(column, kind=kind.kind)
            remarks.append(_remark(column, kind, place))
            continue
        meaning = _meaning(column, alike)
        if meaning is None or meaning.role in taken:
            continue
        taken.add(meaning.role)
        columns[column.index] = replace(meaning, index=column.index, heading=column.heading)
        message = (
            f'the heading "{column.heading}" cannot be read; the column is taken for '
            f'"{meaning.heading}", which stands there in other tables of this document'
        )
        remarks.append(
            Remark("heading_from_other_table", "warning", message, place, column.heading)
        )
    return replace(header, columns=tuple(columns)), tuple(remarks)


def _remark(column: Column, meaning: Column, place: Place) -> Remark:
    message = (
        f'the heading "{column.heading}" cannot be read; the column is taken for '
        f'"{meaning.heading}", which stands there in other tables of this document'
    )
    return Remark("heading_from_other_table", "warning", message, place, column.heading)


def _kind(column: Column, alike: Sequence[Header]) -> Column | None:
    """Money of no stated kind where most headings like this one state one: its word was lost."""
    if column.role != "money" or column.kind != "planned":
        return None
    others = [other.columns[column.index] for other in alike]
    told = [o for o in others if o.role == "money" and o.kind != "planned"]
    if len(told) < _FEWEST_TOLD or len(told) * 2 <= len(others):
        return None
    most = Counter(o.kind for o in told).most_common(1)[0][0]
    return next(o for o in told if o.kind == most)


def _is_alike(header: Header, other: Header) -> bool:
    if other is header or len(other.columns) != len(header.columns):
        return False
    pairs = [
        (mine, theirs)
        for mine, theirs in zip(header.columns, other.columns, strict=True)
        if "unbound" not in (mine.role, theirs.role)
    ]
    same = sum((m.role, m.kind, m.month) == (t.role, t.kind, t.month) for m, t in pairs)
    return same >= _FEWEST_ALIKE and same >= _LEAST_ALIKE * len(pairs)


def _meaning(column: Column, alike: Sequence[Header]) -> Column | None:
    """What most of the headings like this one have in the place of an unread column; nothing where
    more of them print its own words, which were read right then, and theirs may not have been."""
    if column.role != "unbound" or not squeeze(column.heading):
        return None
    others = [other.columns[column.index] for other in alike]
    told = [o for o in others if o.role != "unbound" and o.role not in _DATED]
    own = sum(squeeze(o.heading) == squeeze(column.heading) for o in others)
    if not told or own > len(told):
        return None
    role = Counter(o.role for o in told).most_common(1)[0][0]
    return next(o for o in told if o.role == role)
