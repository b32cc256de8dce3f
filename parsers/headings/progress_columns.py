"""Columns of a status that are ticked: ดำเนินการ beside ไม่ดำเนินการ ("done" beside "not done"), or
แล้วเสร็จ beside กำลังทำ ("being done").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.thai_text import is_dash, squeeze
from parsers.headings.columns import Column
from parsers.rows import Row

_DONE = regex.compile(r"(?:.*\s)?(?:ได้)?ดำเนิน(?:การ|งาน)(?:ได้)?")
# States in the words of a cell, which say that a column is ticked only beside another such column.
_STATE = regex.compile(
    r"(?:ดำเนินการ|ทำ)?เสร็จ(?:สิ้น|แล้ว)?|(?:ทำ|จัด)แล้ว|กำลัง(?:ดำเนินการ|ทำ|จัด)(?:อยู่)?"
    r"|(?:ยัง)?ไม่(?:ได้)?(?:ทำ|จัด)|ยังไม่(?:ได้)?เริ่ม(?:ดำเนินการ)?|(?:ยัง)?ไม่(?:แล้ว)?เสร็จ"
)
_FEWEST_STATES = 2
_WORDS = regex.compile(r"[ก-๎]{3}|\d{2}")
_OF_METHODS = regex.compile(r"วิธี|ขั้นตอน|แนวทาง")


def with_done(columns: tuple[Column, ...], body: Sequence[Row]) -> tuple[Column, ...]:
    """Where one column says that a thing was not done, the one that says no more than ดำเนินการ is
    ticked too and holds no text; and so are columns of states beside each other, but for those that
    have words or figures in the rows below."""
    states = [c for c in columns if _says_state(c) and not _holds_words(c, body)]
    if len(states) + sum(c.role == "progress_flag" for c in columns) >= _FEWEST_STATES:
        columns = tuple(replace(c, role="progress_flag") if c in states else c for c in columns)
    if not any(c.role == "progress_flag" for c in columns):
        return columns
    return tuple(replace(c, role="progress_flag") if _says_done(c) else c for c in columns)


def _says_state(column: Column) -> bool:
    own = squeeze(column.own)
    return column.role in ("approach", "result", "progress", "unbound") and bool(
        _STATE.fullmatch(own)
    )


def _holds_words(column: Column, body: Sequence[Row]) -> bool:
    """Whether more of a column's cells say something than may be ticks."""
    cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
    texts = [c.text for c in cells if c.printed and c.col_span == 1 and not is_dash(c.text)]
    said = sum(_WORDS.search(text) is not None for text in texts)
    return 2 * said > len(texts)


def _says_done(column: Column) -> bool:
    if column.role not in ("approach", "result", "unbound") or _OF_METHODS.search(column.heading):
        return False
    return _DONE.fullmatch(column.heading) is not None
