"""Items that take two rows of a table: one of the plan (แผน) and one of what came of it (ผล), or a
row of values and one of a label and its text ("ผลการดำเนินงาน : จัดอบรมแล้ว")."""

from __future__ import annotations

from collections.abc import Sequence

from normalize.amounts import IN_BAHT
from normalize.raw import Remark, Span
from normalize.thai_text import clean, squeeze
from parsers.headings.columns import Column
from parsers.items.drafts import Draft
from parsers.items.row_values import lists_states
from parsers.items.title_parts import also_named
from parsers.money.sheet_money import sub_span
from parsers.page.pieces import labelled
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
    """Whether a row is the second one of the item before it; its words and money are then added to
    the item as its result and what was spent, or as what their label says."""
    if len(drafts) == 1 and _takes_labelled(drafts[0], cells, columns):
        return True
    said = [cells[c.index] for c in columns if c.role == "plan_or_result"]
    if not drafts or not any(c.printed and squeeze(c.text).startswith("ผล") for c in said):
        return False
    marked: list[Span] = []
    for column in columns:
        span = cells[column.index].span
        if span is None or not cells[column.index].printed:
            continue
        if column.role == "money":
            drafts[-1].spent.append((column, span))
        elif column.role in ("month", "quarter"):
            marked.append(span)
        elif column.role not in _NO_RESULT:
            drafts[-1].add("result", span)
    drafts[-1].remarks += map(_months_done, marked[:1])
    return True


def _months_done(span: Span) -> Remark:
    """The months of an item are those planned; when it was done is told."""
    message = "months are marked in the row of what was done as well; those planned were kept"
    return Remark("months_of_result", "warning", message, span.places[0], span.raw)


def _takes_labelled(draft: Draft, cells: Sequence[RowCell], columns: Sequence[Column]) -> bool:
    """A row of one text that begins with a label which no column of the table has, alone or beside
    the states of the item to tick."""
    printed = [cell for cell in cells if cell.printed and cell.text]
    states = [cell for cell in printed if lists_states(cell.text)]
    printed = [cell for cell in printed if cell not in states]
    if len(printed) != 1 or printed[0].span is None:
        return False
    told = labelled(clean(printed[0].span.text))
    if told is None or any(c.role == told[0] for c in columns):
        return False
    span = printed[0].span
    draft.add(told[0], sub_span(span, told[1]))
    for cell in states:
        if cell.span is not None:
            draft.add("progress", cell.span)
    if IN_BAHT.search(told[1]) or "money" in also_named(span.text, told[0]):
        message = "an amount stands in the text below this item; it was not read as its money"
        draft.remarks.append(
            Remark("amount_uncertain", "warning", message, span.places[0], span.raw)
        )
    return True
