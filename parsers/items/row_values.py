"""The values of one row: money by column, texts by role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import regex

from normalize.amounts import is_empty_money, parse_amount
from normalize.numbering import is_ordinal
from normalize.raw import Remark, Span
from normalize.thai_text import clean, squeeze
from parsers.headings.columns import Column
from parsers.headings.schedule_marks import is_when
from parsers.headings.sum_columns import parts_differ
from parsers.hierarchy.spent_in_results import IN_RESULT, tells_spending
from parsers.items.drafts import Draft, ValueRow, money_columns
from parsers.items.table_remarks import money_again
from parsers.rows import RowCell

TEXT_ROLES = frozenset(
    {
        "indicator",
        "target",
        "result",
        "outcome",
        "approach",
        "rationale",
        "objectives",
        "target_group",
        "period",
        "area",
        "responsible",
        "progress",
        "issue",
        "follow_up",
        "note",
        "item_type",
        "placement",
    }
)
_OWN_ROLES = ("money", "month", "responsible", "period", "progress_flag", "progress")
_NUMBER_BEFORE = regex.compile(r"\s*(?P<no>\d{1,3})\s*[|│.)]*\s*(?=[^\d\s|].{5})", regex.DOTALL)
_STATES = regex.compile(r"[☐□☑☒][^☐□☑☒]{3,60}(?:[☐□☑☒][^☐□☑☒]{3,60})+$")
_TICK = regex.compile(r"^[\s●•✓✔√/xX☑■]+$")


def title_beside_number(
    cells: tuple[RowCell, ...], columns: Sequence[Column]
) -> tuple[RowCell, ...]:
    """A scan may lose the rule between an item's number and its title, or read it as a bar: a cell
    merged over both columns is the title, its number before it."""
    number = next((c.index for c in columns if c.role == "number"), None)
    title = next((c.index for c in columns if c.role == "title"), None)
    if number is None or title != number + 1 or cells[title].printed:
        return cells
    cell = cells[number]
    if not cell.printed or cell.span is None or cell.col_span < 2:
        return cells
    raw, text = _NUMBER_BEFORE.match(cell.span.raw), _NUMBER_BEFORE.match(cell.span.text)
    if raw is None or text is None:
        return cells
    placed = list(cells)
    placed[number] = RowCell(replace(cell.span, raw=raw["no"], text=text["no"]))
    rest = replace(cell.span, raw=cell.span.raw[raw.end() :], text=cell.span.text[text.end() :])
    placed[title] = RowCell(rest, row_span=cell.row_span)
    return tuple(placed)


def is_untitled(
    before: Span, number: RowCell | None, cells: Sequence[RowCell], columns: Sequence[Column]
) -> bool:
    """Whether a row without a title has a number and values of its own, so that they are not of
    the item above. `before`: that one's number."""
    if number is None or not number.printed or not is_ordinal(number.text):
        return False
    return squeeze(number.text) != squeeze(before.text) and has_own_values(cells, columns)


def continue_money(
    last: Draft, group: Sequence[Draft], values: list[ValueRow], money: Mapping[int, Span]
) -> list[Remark]:
    """Put the amounts (by column) of a row without a title where the item above has none, and tell
    the others. `group`: the items whose `values` are still being read, `last` the last of them, or
    of those before."""
    if not money:
        return []
    if len(group) == 1:
        have = {c for row in values for c, s in row.money.items() if clean(s.text)}
    else:
        have = {c for c, spans in last.money.items() if any(clean(s.text) for s in spans)}
    fresh = {c: s for c, s in money.items() if c not in have and clean(s.text)}
    again = {c: s for c, s in money.items() if c in have and not is_empty_money(s.text)}
    if fresh and group:
        values.append(ValueRow(fresh))
    else:
        for column, span in fresh.items():
            last.money[column] = [span]
    return [money_again(span) for span in again.values()]


def lists_states(text: str) -> bool:
    """Whether a text lists states with a box to tick before each: "☑ ดำเนินการแล้ว ☐ …"."""
    return _STATES.match(text) is not None


def value_row(
    cells: Sequence[RowCell],
    columns: Sequence[Column],
    role_of: Callable[[Column], str],
    title: RowCell | None,
) -> ValueRow:
    """The values of a row. Cells merged over several rows or columns count where they reach; an
    amount merged over several items is nobody's for certain, and says so."""
    values = _money_values(cells, columns, title)
    for column in columns:
        cell, role = cells[column.index], role_of(column)
        if cell.span is None:
            continue
        if role == "progress_flag" and cell.printed and _TICK.match(cell.text):
            values.texts["progress"] = _ticked(column, cell.span)
        elif role in TEXT_ROLES and cell.printed and lists_states(cell.text):
            values.texts["progress"] = cell.span  # whatever column they are printed under
        elif role in TEXT_ROLES and not cell.merged and not _is_tick(cell, role):
            values.texts[_unique(role, values.texts)] = cell.span
            if role == "result" and _is_shared(cell, title) and tells_spending(cell.span):
                values.doubts[IN_RESULT] = "one amount is printed for several items together"
    when = [cells[c.index] for c in columns if c.months and is_when(cells[c.index])]
    if len(when) == 1 and when[0].span is not None and "period" not in map(role_of, columns):
        values.texts["period"] = when[0].span
    return values


def _money_values(
    cells: Sequence[RowCell], columns: Sequence[Column], title: RowCell | None
) -> ValueRow:
    money: dict[int, Span] = {}
    doubts: dict[int, str] = {}
    printed: set[int] = set()
    for place, column in enumerate(money_columns(columns)):
        cell = cells[column.index]
        if cell.span is None:
            continue
        money[place] = cell.span
        if not cell.covered:
            printed.add(place)
        if _is_shared(cell, title):
            doubts[place] = "one amount is printed for several items together"
        elif any(
            (c.kind, c.part) != (column.kind, column.part) for c in _reached(cell, cells, columns)
        ):
            doubts[place] = "one amount is printed over several kinds of money together"
    return ValueRow(money, {}, doubts, frozenset(printed))


def _reached(cell: RowCell, cells: Sequence[RowCell], columns: Sequence[Column]) -> list[Column]:
    """The money columns a merged cell reaches over."""
    return [c for c in money_columns(columns) if cells[c.index].span is cell.span]


def row_remarks(
    cells: Sequence[RowCell], columns: Sequence[Column], role_of: Callable[[Column], str]
) -> list[Remark]:
    """What to know of a row's values: amounts merged or not the sum of their parts, odd ticks."""
    return [
        *_merged_years(cells, columns),
        *parts_differ(cells, columns),
        *_several_ticks(cells, columns),
        *_ticks_for_text(cells, columns, role_of),
    ]


def _several_ticks(cells: Sequence[RowCell], columns: Sequence[Column]) -> list[Remark]:
    """More than one column of the status is ticked; the last of them counts."""
    flags = [cells[c.index] for c in columns if c.role == "progress_flag"]
    ticked = [c.span for c in flags if c.printed and c.span is not None and _TICK.match(c.text)]
    return [
        Remark(
            "progress_uncertain",
            "warning",
            "more than one state is ticked; the last one was taken",
            span.places[0],
            span.raw,
        )
        for span in ticked[1:2]
    ]


def _is_tick(cell: RowCell, role: str) -> bool:
    """A tick is no text; of a status it is told as one that cannot be read."""
    return role != "progress" and _TICK.match(cell.text) is not None


def _ticks_for_text(
    cells: Sequence[RowCell], columns: Sequence[Column], role_of: Callable[[Column], str]
) -> list[Remark]:
    """A tick where the heading asks for words, which is then left out."""
    pairs = [(cells[c.index], role_of(c)) for c in columns if role_of(c) in TEXT_ROLES]
    return [
        Remark(
            "tick_for_text",
            "warning",
            f"a tick stands in the {role} column, and its heading does not say what it means",
            cell.span.places[0],
            cell.span.raw,
        )
        for cell, role in pairs
        if cell.printed and cell.span is not None and _is_tick(cell, role)
    ]


def _merged_years(cells: Sequence[RowCell], columns: Sequence[Column]) -> list[Remark]:
    """An amount merged over several years counts for each of them, which an adder must know."""
    return [
        remark
        for column in money_columns(columns)
        for cell in (cells[column.index],)
        if cell.span is not None and cell.printed and len(_reached(cell, cells, columns)) > 1
        for remark in over_years(cell.span)
    ]


def over_years(span: Span) -> list[Remark]:
    """What to know of a money cell that is merged over several years."""
    if parse_amount(span.text).status != "amount":
        return []
    message = "one amount is printed over several years together; it is given for each of them"
    return [Remark("amount_over_years", "warning", message, span.places[0], span.raw)]


def _is_shared(cell: RowCell, title: RowCell | None) -> bool:
    """A money cell that reaches over more rows than the title beside it."""
    if title is None or title.span is None or title.covered:
        return False
    return cell.covered or cell.row_span > title.row_span


def _ticked(column: Column, span: Span) -> Span:
    raw = f"{column.heading} {span.raw}"
    return Span(raw, raw, span.places, span.engine, span.confidence)


def _unique(role: str, texts: Mapping[str, Span]) -> str:
    """Two columns of one role (เชิงปริมาณ / เชิงคุณภาพ) both count."""
    key, n = role, 2
    while key in texts:
        key, n = f"{role}#{n}", n + 1
    return key


def has_own_values(cells: Sequence[RowCell], columns: Sequence[Column]) -> bool:
    """The row prints something that only a row of its own has (money, months, a unit …); also true
    where the table has no such columns to tell by."""
    own = [c for c in columns if c.role in _OWN_ROLES]
    return not own or any(cells[c.index].printed and cells[c.index].text for c in own)
