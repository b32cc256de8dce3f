"""Columns that count items by type: โครงการ | กิจกรรม | มาตรการ | รวม over numbers, not titles."""

from __future__ import annotations

from dataclasses import replace

import regex

from normalize.thai_text import is_dash, squeeze
from parsers.headings.columns import Column
from parsers.rows import Row

_TYPE = regex.compile(r"(?:จำนวน)?(?:โครงการ|กิจกรรม|มาตรการ)")
_SUM = regex.compile(r"(?:จำนวน)?รวม(?:ทั้ง(?:สิ้น|หมด))?")
_OF_ALL = regex.compile(r"ตามแผน|(?:ใน|ของ)แผน|ทั้งหมด|ทั้งสิ้น")
_NUMBER_OF = regex.compile(r"จำนวน(?:ทั้ง(?:สิ้น|หมด))?")
_NUMBER = regex.compile(r"\d{1,3}")


def settle_counts(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """The columns with those made counts that are headed by one type of item each, two or more of
    them, and hold nothing but numbers; รวม ("sum") beside them counts too. Numbers under a heading
    of titles count as well: all items where it says so, else some of them."""
    columns = tuple(
        _not_titles(c) if c.role == "title" and _counts(c, body) else c for c in columns
    )
    columns = _with_bare_count(columns, body)
    typed = [c for c in columns if _TYPE.fullmatch(squeeze(c.heading))]
    if len(typed) < 2 or not all(_counts(c, body) for c in typed):
        return columns
    sums = [c for c in columns if _SUM.fullmatch(squeeze(c.heading)) and _counts(c, body)]
    counted = {c.index for c in (*typed, *sums)}
    return tuple(replace(c, role="count", kind=None) if c.index in counted else c for c in columns)


def _with_bare_count(columns: tuple[Column, ...], body: tuple[Row, ...]) -> tuple[Column, ...]:
    """จำนวน ("number") alone, beside dimensions or missions and no titles, counts all items."""
    roles = {column.role for column in columns}
    if "title" in roles or not roles & {"dimension", "mission"}:
        return columns
    return tuple(
        replace(c, role="count")
        if _NUMBER_OF.fullmatch(squeeze(c.heading)) and _counts(c, body)
        else c
        for c in columns
    )


def _not_titles(column: Column) -> Column:
    of_all = _OF_ALL.search(squeeze(column.heading)) or _TYPE.fullmatch(squeeze(column.heading))
    return replace(column, role="count" if of_all else "ignored")


def _counts(column: Column, body: tuple[Row, ...]) -> bool:
    cells = [row.cells[column.index] for row in body if column.index < len(row.cells)]
    texts = [cell.text for cell in cells if cell.printed and not is_dash(cell.text)]
    return bool(texts) and all(_NUMBER.fullmatch(text) for text in texts)
