"""Columns of a status that are ticked: ดำเนินการ beside ไม่ดำเนินการ ("done" beside "not done")."""

from __future__ import annotations

from dataclasses import replace

import regex

from parsers.headings.columns import Column

_DONE = regex.compile(r"(?:.*\s)?(?:ได้)?ดำเนิน(?:การ|งาน)(?:ได้)?")
_OF_METHODS = regex.compile(r"วิธี|ขั้นตอน|แนวทาง")


def with_done(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where one column says that a thing was not done, the one that says no more than ดำเนินการ is
    ticked too and holds no text."""
    if not any(c.role == "progress_flag" for c in columns):
        return columns
    return tuple(replace(c, role="progress_flag") if _says_done(c) else c for c in columns)


def _says_done(column: Column) -> bool:
    if column.role not in ("approach", "result", "unbound") or _OF_METHODS.search(column.heading):
        return False
    return _DONE.fullmatch(column.heading) is not None
