"""What a bound heading leaves to be known: columns without a meaning, years that cannot be right.

A value under a misread heading looks as right as any other; only the heading gives it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from normalize.amounts import looks_like_money
from normalize.raw import Remark, Span
from normalize.thai_text import is_dash
from normalize.units import names_unit
from parsers.headings.columns import Column, names_set_and_spent, stated_unit, unit_at_end
from parsers.headings.headers import Header
from parsers.headings.schedule_marks import is_mark
from parsers.rows import Row

_LEFT_OUT = frozenset({"ignored", "part", "count", "page_number"})


def header_remarks(
    header: Header,
    rows: Sequence[Row],
    fiscal_year_be: int | None,
    plan_years: tuple[int, int] | None,
) -> tuple[Remark, ...]:
    """Everything doubtful about the heading of one table; `rows` are all rows of the table."""
    notes = [
        *_unknown_columns(header, rows[header.body :]),
        *_money_years(header.columns),
        *_no_year(header.columns, fiscal_year_be, plan_years),
        *_outside_plan(header.columns, fiscal_year_be, plan_years),
        *_month_years(header.columns, fiscal_year_be),
        *_other_units(header, rows[header.body :]),
    ]
    place = rows[header.first].place
    return tuple(
        Remark(code, "warning", message, place, heading or None) for code, message, heading in notes
    )


def left_out(columns: Sequence[Column], rows: Iterable[Row]) -> tuple[Span, ...]:
    """What the rows of a table have in cells below headings that name nothing the dataset holds."""
    known = [c.index for c in columns if c.role in _LEFT_OUT]
    cells = (row.cells[k] for row in rows for k in known if k < len(row.cells))
    return tuple(cell.span for cell in cells if cell.span is not None)


Note = tuple[str, str, str]  # code, message, heading as printed


def _unknown_columns(header: Header, body: Sequence[Row]) -> list[Note]:
    """Columns whose heading names nothing known, though money, marks or units stand in them."""
    notes = []
    for column in header.columns:
        several = column.role == "ignored" and names_set_and_spent(column.heading)
        if column.role not in ("unbound", "note") and not several:
            continue
        cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
        texts = [cell.text for cell in cells if cell.printed and not is_dash(cell.text)]
        if column.role == "note":  # ไม่ใช้งบประมาณ is a remark as well
            told = sum(looks_like_money(text) and text[:1].isdigit() for text in texts)
        else:
            told = sum(
                looks_like_money(text) or is_mark(text) or (several and "/" in text)
                for text in texts
            )
        if told * 2 > len(texts):
            what = "money stands" if several or any(map(looks_like_money, texts)) else "marks stand"
            notes.append(
                (
                    "column_unknown",
                    f'{what} under the heading "{column.heading}", which names no money or '
                    "months; the column was not read as such",
                    column.heading,
                )
            )
        elif _names_units(column, header, texts):
            message = f'names of units stand under the heading "{column.heading}"; it was not read'
            notes.append(("column_unknown", message, column.heading))
    return notes


def _names_units(column: Column, header: Header, texts: Sequence[str]) -> bool:
    """Whether a column of no known meaning names units, in a table that has no other for them."""
    alone = column.role == "unbound" and "responsible" not in header.roles
    return alone and sum(map(names_unit, texts)) * 2 > len(texts)


def _other_units(header: Header, body: Sequence[Row]) -> list[Note]:
    """A unit that a row over some of the items states, and that their amounts were not read in."""
    read = {c.unit_baht for c in header.columns if c.role == "money"}
    notes = []
    for row in body:
        text = row.printed_cells()[0][1].text if len(row.printed_cells()) == 1 else ""
        at = unit_at_end(text)
        stated = stated_unit(text[at or 0 :])
        if read and stated is not None and read != {stated}:
            message = f"a row states amounts in {stated:,.0f} baht; they were read in other units"
            notes.append(("money_unit_contradiction", message, text))
    return notes


def _money_years(columns: Sequence[Column]) -> list[Note]:
    """Years of one kind of money run upward; a column without a year among them is in doubt."""
    notes = []
    kinds = dict.fromkeys((c.kind, c.part) for c in columns if c.role == "money")
    for kind, part in kinds:
        mine = [c for c in columns if c.role == "money" and (c.kind, c.part) == (kind, part)]
        dated = [c.year_be for c in mine if c.year_be is not None]
        heading = " | ".join(c.heading for c in mine)
        if dated and len(dated) < len(mine):
            notes.append(
                (
                    "money_year_missing",
                    f"{len(mine) - len(dated)} of {len(mine)} {kind} money columns have no year",
                    heading,
                )
            )
        if any(later != earlier + 1 for earlier, later in pairwise(dated)):
            notes.append(
                (
                    "money_years_disordered",
                    f"the years of the {kind} money columns do not follow each other: "
                    f"{', '.join(map(str, dated))}",
                    heading,
                )
            )
    return notes


def _no_year(
    columns: Sequence[Column], fiscal_year_be: int | None, plan: tuple[int, int] | None
) -> list[Note]:
    """Money under no year in a document of several years: whose it is cannot be told."""
    mine = [c for c in columns if c.role == "money"]
    by_row = any(c.role == "fiscal_year" for c in columns)
    dated = by_row or any(c.year_be is not None for c in mine)
    if not mine or fiscal_year_be is not None or dated:
        return []
    about = f"a plan for {plan[0]}-{plan[1]}" if plan is not None else "a document of unknown year"
    message = f"no year is printed over the money of {about}; its fiscal year is not known"
    return [("money_year_missing", message, " | ".join(c.heading for c in mine))]


def _outside_plan(
    columns: Sequence[Column], fiscal_year_be: int | None, plan: tuple[int, int] | None
) -> list[Note]:
    if plan is None:
        return []
    known = {fiscal_year_be, *range(plan[0], plan[1] + 1)}
    return [
        (
            "money_year_outside_plan",
            f"money stands under {c.year_be}, the plan is for {plan[0]}-{plan[1]}",
            c.heading,
        )
        for c in columns
        if c.role == "money" and c.year_be is not None and c.year_be not in known
    ]


def _month_years(columns: Sequence[Column], fiscal_year_be: int | None) -> list[Note]:
    """Months run on from column to column, within the fiscal year if there is only one."""
    timed = [c for c in columns if c.month is not None]
    heading = " | ".join(c.heading for c in timed)
    if any(c.year_be is None for c in timed):
        return [
            (
                "month_year_missing",
                "month columns have no year, so the marks under them are not kept",
                heading,
            )
        ]
    first = [c.months[0] for c in timed if c.months]
    steps = [
        (b[0] - a[0]) * 12 + b[1] - a[1] != (3 if c.role == "quarter" else 1)
        for c, (a, b) in zip(timed, pairwise(first), strict=False)
    ]
    fiscal = {year + (month >= 10) for year, month in first}
    if any(steps) and not _is_calendar_order(first):
        return [("month_years_disordered", "the months of the heading do not follow on", heading)]
    if fiscal_year_be is not None and len(fiscal) == 1 and fiscal != {fiscal_year_be}:
        return [
            (
                "month_year_contradiction",
                f"the months are those of fiscal year {fiscal.pop()}, "
                f"the document is about {fiscal_year_be}",
                heading,
            )
        ]
    return []


def _is_calendar_order(months: Sequence[tuple[int, int]]) -> bool:
    """January to December of one fiscal year, with October to December printed last."""
    numbers = [month for _year, month in months]
    return numbers == sorted(numbers) and len({y + (m >= 10) for y, m in months}) == 1
