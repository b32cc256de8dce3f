"""Headings whose first storey names groups of columns: แผน ("plan") over มิติที่, โครงการ and the like,
ผล ("results") over สถานะ, ใช้จริง (บาท) and the like, with columns beside them that reach down.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.amounts import LARGE
from normalize.thai_text import squeeze
from parsers.headings.columns import Column, bind_heading
from parsers.rows import Row, RowCell

_LONGEST_GROUP = 40  # characters
_ABOUT = r"(?:(?:ข้อมูล|รายละเอียด|ส่วน|ด้าน)(?:ที่?\d)?(?:ของ|ตาม)?)?"
_PLAN = regex.compile(
    rf"{_ABOUT}(?:ตาม|การวาง)?แผน(?:งาน|ปฏิบัติ(?:การ|งาน)?|(?:การ)?ดำเนิน(?:การ|งาน)"
    r"|(?:ที่)?(?:กำหนด|วาง|ตั้ง)ไว้)?"
)
_RESULT = regex.compile(
    rf"{_ABOUT}(?:ราย)?(?:งาน)?ผล(?:งาน|การ(?:ดำเนิน(?:การ|งาน)|ปฏิบัติ(?:การ|งาน)?))?(?:จริง|ตามแผน)?"
)
_BARE_MONEY = regex.compile(
    rf"(?:งบ(?:ประมาณ)?|จำนวนเงิน|วงเงิน|เงิน)?(?:ที่ใช้)?(?:(?:หน่วย)?(?:{LARGE})?บาท)?"
)


def heads_groups(row: Row) -> bool:
    """Whether a row is the upper storey of a heading: each of its cells stands over several columns
    or reaches down and names what its column holds, and the rules say so (two groups at least, of
    known words, or one beside what reaches down). A group of a known word may have one column."""
    cells = [cell for _i, cell in row.printed_cells()]
    groups = [cell for cell in cells if cell.col_span > 1 or is_group_of_one(cell)]
    beside = [cell for cell in cells if cell not in groups]
    wide = any(cell.col_span > 1 for cell in groups)
    if not (wide or beside) or len(cells) < 2 or any(len(c.text) > _LONGEST_GROUP for c in cells):
        return False
    known = sum(_group(cell.text) is not None for cell in groups)
    return all(_reaches_down(cell) for cell in beside) and known >= (1 if beside else 2)


def is_group_of_one(cell: RowCell) -> bool:
    """Whether a cell names a group of columns, แผน or ผล, and stands over one alone."""
    return (cell.col_span, cell.row_span) == (1, 1) and _group(cell.text) is not None


def _reaches_down(cell: RowCell) -> bool:
    return cell.row_span > 1 and bind_heading(0, (cell.text,)).role != "unbound"


def _group(text: str) -> str | None:
    squeezed = squeeze(text)
    if _PLAN.fullmatch(squeezed):
        return "plan"
    return "result" if _RESULT.fullmatch(squeezed) else None


def under_groups(columns: Sequence[Column], parts: Sequence[tuple[str, ...]]) -> list[Column]:
    """The columns as their groups say, `parts` being the cells of their headings from the top: what
    is unknown with the group before it is told without, and a budget that stands under the results
    beside one under the plan is what was spent. Without one under the plan, nobody can say."""
    groups = [_group(cells[0]) if len(cells) > 1 else None for cells in parts]
    if {"plan", "result"} - set(groups):
        return list(columns)
    settled = [
        _without_group(column, cells) if group is not None else column
        for column, cells, group in zip(columns, parts, groups, strict=True)
    ]
    planned, spent = (
        [c for c, g in zip(settled, groups, strict=True) if g == group and c.role == "money"]
        for group in ("plan", "result")
    )
    if len(spent) != 1 or spent[0].kind != "planned" or len(planned) > 1:
        return settled
    if any(c.role == "money" and c.kind == "disbursed" for c in settled):
        return settled  # what was spent stands elsewhere
    if not _BARE_MONEY.fullmatch(squeeze(spent[0].own)) or spent[0].year_be is not None:
        return settled
    told = replace(spent[0], kind="disbursed", joins_kinds=not planned)
    return [told if column is spent[0] else column for column in settled]


def _without_group(column: Column, cells: tuple[str, ...]) -> Column:
    if column.role != "unbound":
        return column
    return replace(bind_heading(column.index, cells[1:]), own=column.own)
