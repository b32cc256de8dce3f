"""Headings inside item tables: band rows, and the dimension, mission and sub-mission columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.dates import parse_month
from normalize.frameworks import NUMBER_WORD
from normalize.numbering import split_number
from normalize.raw import Span
from normalize.reading import read_dimension, read_mission
from normalize.thai_text import clean, is_dash
from parsers.headings.columns import Column
from parsers.headings.headers import Header
from parsers.hierarchy.context import (
    CONTEXT_ROLES,
    Context,
    Heading,
    apply_heading,
    apply_mission_cell,
    both_levels,
    heading_level,
)
from parsers.hierarchy.lines_above import names_office
from parsers.money.sheet_money import sub_span
from parsers.rows import Row, RowCell, join_spans

_MISSION_NUMBER = regex.compile(r"(?<![\d.])[1-9]\.[1-9](?!\d)")
_NUMBERED = regex.compile(r"\d{1,2}[.)]\s*[^\d:]{4,40}:")  # unnumbered, it is the item's above
_OPENS_HEADING = regex.compile(r"[\d(]|ม[ิี]?ต[ิี]|ภารกิจ|การกิจ|ตัวช")


@dataclass(frozen=True, slots=True)
class Band:
    """A heading that takes a whole row, and the dimension's own cell if one stands before it."""

    level: str
    span: Span
    dimension: Span | None

    def apply(self, context: Context) -> Context:
        if self.dimension is not None:
            context = context.with_dimension(self.dimension)
        return apply_heading(context, Heading(self.level, self.span, 1))


def band_in(row: Row, dimension: RowCell | None, title: RowCell | None) -> Band | None:
    """The heading a row is; None for a row of an item."""
    cell, beside = _band_cell(row, dimension)
    if cell is None or cell.span is None:
        return None
    text = clean(cell.span.text)
    both = both_levels(text)
    if both is not None:
        mission = sub_span(cell.span, both["mission"])
        return Band("mission", mission, sub_span(cell.span, both["dimension"]))
    level = heading_level(text)
    in_title = title is not None and title.span == cell.span and cell.col_span == 1
    if level is None:
        return None
    if in_title and split_number(text).item_no is not None and level != "dimension":
        return None
    return Band(level, cell.span, beside)


def bands_above(rows: Sequence[Row]) -> list[Band]:
    """The headings of levels in rows above a table's own heading."""
    return [band for row in rows if (band := band_in(row, None, None)) is not None]


def _band_cell(row: Row, dimension: RowCell | None) -> tuple[RowCell | None, Span | None]:
    """The one text of a row. An engine may repeat a merged cell's text in every column; the
    dimension's own cell may stand before the band."""
    printed = [c for c in row.cells if c.printed and c.span is not None]
    if len({c.text for c in printed}) == 1 and len(printed) != 2:
        one = printed[0]
        tall = one.row_span > 1 and one.col_span < len(row.cells)
        return (None if tall and len(printed) == 1 else one), None
    if len(printed) == 2 and printed[0].col_span > 1 and _SCORE.fullmatch(printed[1].text):
        return printed[0], None  # "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ | 91.35 คะแนน"
    if len(printed) != 2 or dimension is None or dimension.span != printed[0].span:
        return None, None
    if heading_level(printed[1].text) not in ("mission", "sub_mission"):
        return None, None
    return printed[1], dimension.span


_SCORE = regex.compile(
    r"(?:คะแนน\s*)?\d{1,3}(?:\.\d{1,2})?\s*คะแนน|คะแนน\s*[:：]?\s*\d{1,3}(?:\.\d{1,2})?"
)
_UNKNOWN = regex.compile(
    rf"(?:มิติ\s*(?:{NUMBER_WORD})?\s*[1-9](?!\d)|(?:ภารกิจ\S{{0,12}}\s*)?\d{{1,2}}\.\d{{1,2}}(?![.\d]))[\s.:]*+"
    r"(?!ได้|มี|จำนวน|รวม|ประกอบ|โครงการ|กิจกรรม|มาตรการ)[^\d]{4,120}|(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*25\d\d"
)


_INDICATOR = regex.compile(r"ตัวช.{0,2}วัด\s*(?:ที่\s*)?\d{1,2}(?![\d.])")
_OF_MONTH = regex.compile(
    r"(?:ประจำ)?เดือน\s*(?P<name>[ก-๎.\s]{2,14}?)\s*(?:พ\.?\s?ศ\.?)?\s*(?:25)?[5-9]\d"
)


def is_unknown_heading(text: str) -> bool:
    """True for a line that is numbered like a heading but names nothing any framework has."""
    text = clean(text)
    month = _OF_MONTH.fullmatch(text)
    if month is not None:
        return parse_month(month["name"]) is None
    return heading_level(text) is None and _UNKNOWN.fullmatch(text) is not None


def unknown_band(row: Row) -> Span | None:
    """Such a heading alone in a row, in the first column or over all of them; or an office's name
    over most columns, which heads its items."""
    printed = row.printed_cells()
    for index, cell in printed:
        numbered = len(printed) == 1 and index == 0 and _NUMBERED.match(cell.text) is not None
        wide = numbered or cell.col_span * 2 > len(row.cells)
        if wide and names_office(cell.text) is not None:
            return cell.span
    if len({cell.text for _i, cell in printed}) != 1:
        return None
    index, cell = printed[0]
    wide = cell.col_span * 2 > len(row.cells) or len(printed) > 2
    unknown = is_unknown_heading(cell.text) or (wide and _INDICATOR.match(cell.text) is not None)
    return cell.span if (index == 0 or wide) and unknown else None


@dataclass(frozen=True, slots=True)
class Moved:
    """The context after a row's own heading cells. `new`: a heading began; `joined`: headings that
    a page break cut, (role, head, head and tail)."""

    context: Context
    new: bool
    joined: tuple[tuple[str, Span, Span], ...]


def move_context(
    context: Context,
    cells: Sequence[RowCell],
    columns: Sequence[Column],
    role_of: Callable[[Column], str],
    after_page_break: bool,
) -> Moved:
    """Take in the headings a row prints in its own columns: the dimension before its mission,
    whichever column comes first, since a new dimension ends the mission before it."""
    before = context
    joined: list[tuple[str, Span, Span]] = []
    alone = all(role_of(column) != "mission" for column in columns)
    of_levels = [column for column in columns if role_of(column) in CONTEXT_ROLES]
    for column in sorted(of_levels, key=lambda c: CONTEXT_ROLES.index(role_of(c))):
        role, cell = role_of(column), cells[column.index]
        if not cell.printed or cell.span is None:
            continue
        if is_dash(cell.text):
            continue
        head: Span | None = getattr(context, role)
        if after_page_break and head is not None and _is_tail(role, head, cell.span):
            whole = join_spans([head, cell.span])
            joined.append((role, head, whole))
            context = with_heading(context, role, whole)
        elif role == "dimension":
            of_mission = alone and _is_mission_below(context, cell.text)
            both = alone and both_levels(cell.text) is not None
            take = apply_mission_cell if both or of_mission else Context.with_dimension
            context = take(context, cell.span)
        elif role == "mission":
            context = apply_mission_cell(context, cell.span)
        else:
            context = context.with_sub_mission(cell.span)
    return Moved(context, context != before and not joined, tuple(joined))


def _is_mission_below(context: Context, text: str) -> bool:
    """Whether a cell in the column of dimensions names a mission of the dimension in force, below
    a cell that named both."""
    if context.mission is None or context.dimension is None or heading_level(text) != "mission":
        return False
    number = _MISSION_NUMBER.match(text)
    return number is not None and number[0][0] == read_dimension(context.dimension.text, None).no


def with_heading(context: Context, role: str, span: Span) -> Context:
    """The same context with other words for one of its headings."""
    if role == "dimension":
        return replace(context, dimension=span)
    if role == "mission":
        return replace(context, mission=span)
    return replace(context, sub_mission=span)


def _is_tail(role: str, head: Span, span: Span) -> bool:
    """The tail of a heading cell that a page break cut, not a heading of its own."""
    if _OPENS_HEADING.match(clean(span.text)):
        return False
    if regex.match(r"\s*\d", clean(head.text)):
        return True  # the headings of this table are numbered, and this one is not
    level = read_dimension(span.text, None) if role == "dimension" else None
    return (level or read_mission(span.text, None, None)).no is None


def number_missions(rows: Sequence[Row], header: Header) -> bool:
    """Whether the first row that fills the mission's column gives its number, which tells the
    dimension too."""
    for column in header.columns:
        if column.role == "mission":
            cells = (row.cells[column.index] for row in rows if column.index < len(row.cells))
            text = next((cell.text for cell in cells if cell.printed and cell.text), "")
            return _MISSION_NUMBER.search(text) is not None
    return False
