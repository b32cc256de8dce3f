"""The column of results in a report, headed in an office's own words: ผลที่ได้, ผลที่เกิดขึ้น, สรุปผล."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.amounts import looks_like_money
from normalize.raw import Remark
from normalize.thai_text import squeeze
from normalize.units import names_unit
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.rows import Row

_RESULT = regex.compile(
    r"(?:สรุป|รายงาน)?ผล(?:สรุป|สำเร็จ)?(?:ที่(?:ได้|เกิด|ปรากฏ|ทำได้|ออกมา)(?:ขึ้น)?(?:จริง|จาก.{2,25})?)?"
    r"|สิ่งที่(?:ได้|ทำ)(?:ดำเนินการ)?(?:ไป|แล้ว|จริง)?"
)
_WORDS = regex.compile(r"[ก-ฮ][ก-๎]{3}")
_TELLS_RESULTS = frozenset({"result", "outcome", "follow_up", "plan_or_result"})
_MOST = 0.5  # of the cells that print anything


def results_named(
    header: Header, body: Sequence[Row], document_family: str, before: Header | None
) -> tuple[Header, list[Remark]]:
    """The header of a report without a column of results with the one that is headed so in other
    words; where none is, what is said of columns of text that nothing is known of. `before`: that
    of the table above, which may go on with blanks, dashes or figures there."""
    if document_family != "results_report" or header.roles & _TELLS_RESULTS:
        return header, []
    headed = [c for c in header.columns if c.role == "unbound" and c.heading]
    unknown = [c for c in headed if _holds_words(c, body)]
    known = before.columns if before is not None else ()
    results = {c.heading for c in known if c.role == "result"}
    named = [
        c
        for c in headed
        if _RESULT.fullmatch(squeeze(c.heading)) and (c in unknown or c.heading in results)
    ]
    if len(named) == 1:
        columns = (replace(c, role="result") if c is named[0] else c for c in header.columns)
        return replace(header, columns=tuple(columns)), []
    return header, [
        Remark("column_unknown", "warning", _message(c), body[0].place, c.heading) for c in unknown
    ]


def _message(column: Column) -> str:
    return (
        f'text stands under the heading "{column.heading}", which names nothing known; it was not '
        "read, and no other column of this report holds results"
    )


def _holds_words(column: Column, body: Sequence[Row]) -> bool:
    """Whether most of a column's cells are text, and neither money nor names of units."""
    cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
    texts = [cell.text for cell in cells if cell.printed and cell.text]
    said = sum(
        _WORDS.search(text) is not None and not looks_like_money(text) and not names_unit(text)
        for text in texts
    )
    return said > _MOST * len(texts)
