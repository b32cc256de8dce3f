"""Columns of sums beside what they add up: parts of a year's budget, its quarters, or the years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.amounts import LARGE, parse_amount
from normalize.raw import Remark
from normalize.thai_text import is_dash, squeeze
from parsers.headings.columns import Column, kind_named
from parsers.headings.schedule_marks import is_mark
from parsers.rows import Row, RowCell

SUM = regex.compile(rf"รวม(?:ทั้ง(?:ปี|สิ้น|หมด)|เป็นเงิน|เงิน|งบประมาณ)*(?:{LARGE})?(?:บาท)?$")
_SAME_BAHT = 0.005


def settle_sums(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """The columns with those ignored that would state an amount twice."""
    columns = _without_quarterly_money(columns, body)
    return _without_sums_of_years(_whole_amounts(columns, body), body)


def _without_quarterly_money(
    columns: tuple[Column, ...], body: tuple[Row, ...]
) -> tuple[Column, ...]:
    """Quarters or months whose amounts add up to a column of money say how it is spread, which no
    row of the dataset holds. Where they hardly ever do, or marks stand in them, they stay."""
    timed = [c for c in columns if c.role in ("month", "quarter")]
    spent = any(kind_named(c.heading) == "disbursed" for c in timed)
    whole = [c for c in columns if c.role == "money" and (not spent or c.kind == "disbursed")]
    texts = [text for row in body for c in timed if (text := _printed(row, c)) is not None]
    if not timed or any(is_mark(text) for text in texts):
        return columns
    total = next((column for column in whole if _mostly_adds_up(body, timed, column)), None)
    if spent and whole and texts and all(is_dash(text) for text in texts):
        total = whole[0]  # nothing was spent yet
    if total is None:
        return columns
    return tuple(
        replace(c, role="part", month=None, kind=total.kind, year_be=total.year_be)
        if c in timed
        else c
        for c in columns
    )


def _whole_amounts(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """Where a year's money stands in parts and in a column รวม ("sum") that is their sum in most
    rows, it is the budget. Else all stay, and every further column of the year is a finding."""
    parts: set[int] = set()
    for total in columns:
        if total.role == "money" and SUM.search(squeeze(total.heading)):
            others = [
                c
                for c in columns
                if c.role == "money" and c is not total
                if (c.year_be, c.kind) == (total.year_be, total.kind)
            ]
            if len(others) > 1 and _mostly_adds_up(body, others, total):
                parts |= {c.index for c in others}
    return tuple(replace(c, role="part") if c.index in parts else c for c in columns)


def _without_sums_of_years(
    columns: tuple[Column, ...], body: tuple[Row, ...]
) -> tuple[Column, ...]:
    """A column รวม without a year whose amounts are the sums of the years' is no year's budget."""
    years = [c for c in columns if c.role == "money" and c.year_be is not None]
    sums = {
        c.index
        for c in columns
        if c.role == "money"
        and c.year_be is None
        and "รวม" in squeeze(c.heading)
        and len({y.year_be for y in years if y.kind == c.kind}) > 1
        and _adds_up(body, [y for y in years if y.kind == c.kind], c)
    }
    return tuple(replace(c, role="ignored") if c.index in sums else c for c in columns)


def _printed(row: Row, column: Column) -> str | None:
    cell = row.cells[column.index] if column.index < len(row.cells) else None
    return cell.text if cell is not None and cell.printed else None


def parts_differ(cells: Sequence[RowCell], columns: Sequence[Column]) -> list[Remark]:
    """An amount that is not what the parts printed beside it add up to: one of them is misread, or
    the document is wrong."""
    remarks = []
    for whole in columns:
        parts = [c for c in columns if c.role == "part" and _money_of(c) == _money_of(whole)]
        cell = cells[whole.index]
        if whole.role == "money" and parts:
            total = parse_amount(cell.text).baht
            found = _sum_of([cells[part.index] for part in parts])
            if found and abs(found - (total or 0.0)) >= _SAME_BAHT:
                message = (
                    f"the parts of this amount that are printed beside it add up to {found:,.2f}"
                )
                printed = [cells[c.index].span for c in (whole, *parts)]
                span = next(span for span in printed if span is not None)
                remarks.append(Remark("parts_differ", "warning", message, span.places[0], span.raw))
    return remarks


def _money_of(column: Column) -> tuple[str | None, int | None]:
    return column.kind, column.year_be


def _sum_of(cells: Sequence[RowCell]) -> float:
    return sum(parse_amount(cell.text).baht or 0.0 for cell in cells if cell.printed)


def _adds_up(body: tuple[Row, ...], parts: Sequence[Column], whole: Column) -> bool:
    """Whether the amounts of the parts make the whole in every row that has any: a row in which
    they do not, as printed or as read, would be published without a word."""
    agree, judged = _agreement(body, parts, whole)
    return agree == judged > 0


def _mostly_adds_up(body: tuple[Row, ...], parts: Sequence[Column], whole: Column) -> bool:
    """The same in most rows, and in two at least where it is not in all: `parts_differ` tells of
    the others."""
    agree, judged = _agreement(body, parts, whole)
    return agree == judged > 0 or (agree * 2 > judged and agree > 1)


def _agreement(body: tuple[Row, ...], parts: Sequence[Column], whole: Column) -> tuple[int, int]:
    """The rows in which the parts make the whole, and those that have any of them."""
    agree = judged = 0
    for row in body:
        read = [parse_amount(_printed(row, column) or "").baht for column in parts]
        total = parse_amount(_printed(row, whole) or "").baht
        if any(read) or total:
            judged += 1
            agree += total is not None and abs(sum(b or 0.0 for b in read) - total) < _SAME_BAHT
    return agree, judged
