"""Rows below an item that tell its costs (ค่าวิทยากร) or its budget, and are no items themselves."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.amounts import is_empty_money, says_no_budget
from normalize.numbering import item_type
from normalize.raw import Remark, Section, Span
from normalize.schema_terms import Severity
from normalize.thai_text import clean
from normalize.units import is_known_unit
from parsers.headings.columns import Column
from parsers.hierarchy.outline_money import money_in
from parsers.hierarchy.summary_tables import COST
from parsers.items.drafts import Draft, ValueRow, money_columns
from parsers.items.row_values import TEXT_ROLES
from parsers.items.table_remarks import quoted
from parsers.money.sheet_money import sub_span
from parsers.rows import RowCell, join_spans

_UNIT = regex.compile(
    r"\(?\s*(?:(?:หน่วยงาน|ส่วนราชการ)(?:(?:ที่)?รับผิดชอบ)?|ผู้รับผิดชอบ)\s*[:：]\s*(?P<unit>[^:()]{3,80}?)\s*\)?"
)


def told_at_item(
    drafts: Sequence[Draft],
    values: Sequence[ValueRow],
    cells: Sequence[RowCell],
    columns: Sequence[Column],
    section: Section,
) -> bool:
    """Whether a row without a number only tells of the item above, whose `values` are still being
    read; a remark there says so."""
    titles = [cells[c.index] for c in columns if c.role == "title"]
    numbers = [cells[c.index] for c in columns if c.role == "number"]
    if not drafts or not titles or titles[0].span is None or not titles[0].printed:
        return False
    if any(cell.printed and cell.text for cell in numbers):
        return False
    text = clean(titles[0].text)
    unit = _unit_alone(cells, columns)
    if unit is not None and not drafts[-1].fields.get("responsible"):
        drafts[-1].add("responsible", unit)
        return True
    own = [s for row in values for s in row.money.values()]
    own += [s for spans in drafts[-1].money.values() for s in spans]
    costs = [cells[c.index] for c in money_columns(columns)]
    uncounted = any(map(_is_amount, costs)) and all(is_empty_money(span.text) for span in own)
    message = _message(text, drafts[-1].number is not None, section, uncounted)
    if message is None:
        return False
    code, severity, said = message
    raw = quoted(cells)
    for column in columns if message[0] == "amount_uncertain" else ():
        span = cells[column.index].span
        if column.role in TEXT_ROLES and cells[column.index].printed and span is not None:
            drafts[-1].add(column.role, span)
    drafts[-1].remarks.append(Remark(code, severity, said, titles[0].span.places[0], raw))
    return True


def _unit_alone(cells: Sequence[RowCell], columns: Sequence[Column]) -> Span | None:
    """The unit that a row of one cell names behind its label ("ผู้รับผิดชอบ : กองช่าง"), or the units,
    the next of which may have fallen into the columns beside, in a table that has no column for
    them."""
    printed = [cell for cell in cells if cell.printed and cell.text]
    spans = [cell.span for cell in printed if cell.span is not None]
    if not spans or len(spans) < len(printed) or printed[0].col_span > 1:
        return None
    if any(column.role == "responsible" for column in columns):
        return None
    if not all(map(is_known_unit, (cell.text for cell in printed[1:]))):
        return None
    whole = join_spans(spans)
    labelled = _UNIT.fullmatch(clean(whole.text))
    return sub_span(whole, labelled["unit"]) if labelled is not None else None


def _is_amount(cell: RowCell) -> bool:
    return cell.printed and cell.span is not None and not is_empty_money(cell.span.text)


def _message(
    text: str, numbered: bool, section: Section, uncounted: bool
) -> tuple[str, Severity, str] | None:
    cost = COST.match(text)
    marked = cost is not None and (numbered or cost["mark"])
    if marked and item_type(text) == "unspecified":
        said = "a row tells what a part of this item costs; it is no item"
        if uncounted:
            return "cost_line", "warning", f"{said}, and its amount is not counted"
        return "cost_line", "info", said
    money = money_in(text, section)
    none = text.startswith(("ไม่", "งด")) and says_no_budget(text[:20])
    if none or (money and money[0].start == 0 and money[0].named):
        said = "a row below this item states money that was not read as its amount"
        return "amount_uncertain", "warning", said
    return None
