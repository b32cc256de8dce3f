"""The values of one row: money by column, texts by role."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import regex

from normalize.amounts import parse_amount
from normalize.raw import Remark, Span
from parsers.columns import Column
from parsers.drafts import ValueRow, money_columns
from parsers.rows import RowCell

CONTEXT_ROLES = ("dimension", "mission", "sub_mission")
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
    }
)
_OWN_ROLES = ("money", "month", "responsible", "period", "progress_flag", "progress")
_TICK = regex.compile(r"^[\s●•✓✔√/xX☑■]+$")


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
        elif role in TEXT_ROLES and not cell.merged:
            values.texts[_unique(role, values.texts)] = cell.span
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
        elif any(c.kind != column.kind for c in _reached(cell, cells, columns)):
            doubts[place] = "one amount is printed over several kinds of money together"
    return ValueRow(money, {}, doubts, frozenset(printed))


def _reached(cell: RowCell, cells: Sequence[RowCell], columns: Sequence[Column]) -> list[Column]:
    """The money columns a merged cell reaches over."""
    return [c for c in money_columns(columns) if cells[c.index].span is cell.span]


def several_ticks(cells: Sequence[RowCell], columns: Sequence[Column]) -> list[Remark]:
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


def merged_years(cells: Sequence[RowCell], columns: Sequence[Column]) -> list[Remark]:
    """An amount merged over several years counts for each of them, which an adder must know."""
    return [
        Remark(
            "amount_over_years",
            "warning",
            "one amount is printed over several years together; it is given for each of them",
            cell.span.places[0],
            cell.span.raw,
        )
        for column in money_columns(columns)
        for cell in (cells[column.index],)
        if cell.span is not None
        and cell.printed
        and parse_amount(cell.span.text).status == "amount"
        and len(_reached(cell, cells, columns)) > 1
    ]


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
