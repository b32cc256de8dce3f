"""Lines below the rows of a table without rules that say how many items stand above them.

What opens another part of the document behind its last table, or a note, is no line of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.thai_text import clean
from parsers.hierarchy.totals import is_grand, opens_total
from parsers.layout.aligned_records import is_total
from parsers.page.pieces import NEXT_OF_TITLE, PieceLine, is_close

_COUNT = regex.compile(r"\d\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ)")
_PART = regex.compile(r"(?:ส่วนที่|บทที่)\s*\d|ภาคผนวก")
_NOTE = regex.compile(r"\W*หมายเหตุ\s*[:：]")


def with_counts(rows: Sequence[PieceLine | None]) -> list[PieceLine | None]:
    """The lines, those marked that say how many items stand above them; none that opens another
    part of the document, or a note, behind the last table."""
    full = [row is not None and row.is_full and not _is_note(row) for row in rows]
    last = max((k for k, is_full in enumerate(full) if is_full), default=-1)
    marked: list[PieceLine | None] = []
    for k, row in enumerate(rows):
        before = rows[k - 1] if k else None
        apart = row is not None and (before is None or not is_close(before, row, NEXT_OF_TITLE))
        if row is None or (k > last and (_is_note(row) or _opens_part(row, apart))):
            marked.append(None)
        else:
            marked.append(replace(row, is_count=_states_count(row)))
    return marked


def _is_note(row: PieceLine) -> bool:
    return _NOTE.match(clean(row.line.text)) is not None


def _opens_part(row: PieceLine, apart: bool) -> bool:
    return apart and _PART.match(clean(row.line.text)) is not None


def _states_count(row: PieceLine) -> bool:
    text = clean(row.line.text)
    total = opens_total(text) or (text.startswith("รวม") and is_grand(text))
    return total and _COUNT.search(text) is not None and not is_total(row)
