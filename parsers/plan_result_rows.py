"""Items that take two rows of a table, one of the plan (แผน) and one of what came of it (ผล)."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.thai_text import squeeze
from parsers.columns import Column
from parsers.drafts import Draft
from parsers.rows import RowCell

_NO_RESULT = (
    "number",
    "title",
    "dimension",
    "mission",
    "sub_mission",
    "plan_or_result",
    "responsible",
)


def takes_result(
    drafts: Sequence[Draft], cells: Sequence[RowCell], columns: Sequence[Column]
) -> bool:
    """Whether a row is the ผล row of the item before it; its words and money are then added to the
    item as its result and what was spent."""
    said = [cells[c.index] for c in columns if c.role == "plan_or_result"]
    if not drafts or not any(c.printed and squeeze(c.text).startswith("ผล") for c in said):
        return False
    for column in columns:
        span = cells[column.index].span
        if span is None or not cells[column.index].printed:
            continue
        if column.role == "money":
            drafts[-1].spent.append((column, span))
        elif column.role not in _NO_RESULT:
            drafts[-1].add("result", span)
    return True
