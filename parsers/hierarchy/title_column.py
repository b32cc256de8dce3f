"""Columns told by what stands in them, where no heading says it: titles, units, one of money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.amounts import looks_like_money, says_no_budget
from normalize.frameworks import snap_mission
from normalize.numbering import is_ordinal, item_type, split_number
from normalize.raw import Remark
from normalize.thai_text import squeeze, toneless
from normalize.units import is_known_unit, split_responsible
from parsers.families import claim
from parsers.families.contract import TableFamily
from parsers.headings.columns import Column, Role
from parsers.headings.headers import Header
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.result_column import results_named
from parsers.rows import Row

_FEWEST, _SHARE = 3, 0.6
_NAMES = frozenset({"ชื่อ", "ชื่อเรื่อง", "เรื่อง", "รายละเอียด"})
_OF_TYPES = regex.compile("ประเภท(?:โครงการ|กิจกรรม|งาน)?")
_TYPE = regex.compile(r"(?:โครงการ|กิจกรรม|มาตรการ)")
MEASURED_BY = toneless(r"\s*(?:จำนวน|ร้อยละ|ระดับ)")
"""What opens a text that says what an item's success is measured by."""
_DONE = regex.compile(
    r"แล้ว|ไม่ได้(?:ดำเนิน|จัด)|(?:อยู่)?ระหว่างดำเนิน|^(?:มีการ|ได้)(?:ดำเนิน|จัด|อบรม|ประชุม)"
)
_MISSION_NO = regex.compile(r"\d\.\d{1,2}\.?")
_SHORT = 6  # characters of ลำดับ, a mark more
_MAY_HOLD_TYPES = ("unbound", "title", "ignored", "approach")
_MAY_HOLD_TITLES = (
    "unbound", "number", "dimension", "mission", "sub_mission", "approach", "note", "ignored",
)  # fmt: skip
"""Of numbers too: a scan reads ชื่อ (name) as ข้อ."""


def told_by_content(
    header: Header, body: Sequence[Row], document_family: str, before: Header | None = None
) -> tuple[Header, list[Remark]]:
    """The header with the columns that what is below them tells, and what is to be said of it.
    `before`: that of the table above, if it may go on."""
    remarks: list[Remark] = []
    header = _types_by_content(header, body)
    if "title" not in header.roles:
        header, remarks = _titles_by_content(header, body)
    header = _units_by_content(_numbers_by_content(header, body), body)
    header, told = results_named(header, body, document_family, before)
    return header, [*remarks, *told]


def claimed(header: Header, body: Sequence[Row], document_family: str) -> TableFamily | None:
    """The family that may read a table. Where a column of indicators says by what items are
    measured ("จำนวนคู่มือ 3 เล่ม") it is no level: its empty cells are not of the row above."""
    family = claim(header.roles, document_family)
    if family is not None and document_family == "action_plan" and _is_to_be_filled(header, body):
        family = claim(header.roles - {"result"}, document_family)
    if family is None or "indicator" not in family.rename:
        return family
    columns = [c.index for c in header.columns if c.role == "indicator"]
    cells = (row.cells[index] for row in body for index in columns if index < len(row.cells))
    texts = [cell.text for cell in cells if cell.printed and cell.text]
    named = any((snap := snap_mission(t, "ita")) is not None and snap.sure for t in texts)
    measured = any(map(MEASURED_BY.match, texts)) and not named
    kept = {role: to for role, to in family.rename.items() if role != "indicator" or not measured}
    return replace(family, rename=kept)


def _is_to_be_filled(header: Header, body: Sequence[Row]) -> bool:
    """Whether a plan's table has a column for what will be spent, left blank, beside ผลที่ได้รับ, which
    may be what is hoped for where it does not say what was done."""
    results = [c for c in header.columns if c.role == "result"]
    gained = all("ที่ได้รับ" in c.heading for c in results)
    texts = [text for c in results for text in _texts(body, c.index)]
    gained = gained and 2 * sum(_DONE.search(text) is not None for text in texts) <= len(texts)
    spent = [c for c in header.columns if c.role == "money" and c.kind == "disbursed"]
    return gained and bool(spent) and not any(_texts(body, c.index) for c in spent)


def _titles_by_content(header: Header, body: Sequence[Row]) -> tuple[Header, list[Remark]]:
    """The header with that column as titles, and a remark that says so; as it is where no column
    has three items or more, or most of its cells are something else."""
    named = _named_beside_types(header)
    for column in named or header.columns:
        if column.role not in _MAY_HOLD_TITLES:
            continue
        texts = _texts(body, column.index)
        if not named and not _holds_titles(texts) and not _names_items(column, texts):
            continue
        columns = tuple(replace(c, role="title") if c is column else c for c in header.columns)
        message = (
            f'the heading "{column.heading}" names no titles; its column was read as such because '
            "items stand in it"
        )
        remark = Remark(
            "title_column_by_content", "warning", message, body[0].place, column.heading
        )
        return replace(header, columns=columns), [remark]
    return header, []


def _types_by_content(header: Header, body: Sequence[Row]) -> Header:
    """The header with the column of nothing but the types of items (ประเภท) as such."""
    columns = tuple(
        replace(c, role="item_type")
        if c.role in _MAY_HOLD_TYPES and _holds_types(c.heading, _texts(body, c.index))
        else c
        for c in header.columns
    )
    return replace(header, columns=columns)


def _holds_types(heading: str, texts: Sequence[str]) -> bool:
    """Whether types stand alone stand in a column: several, or any where its heading says so."""
    least = 1 if _OF_TYPES.fullmatch(squeeze(heading)) else _FEWEST
    return len(texts) >= least and all(map(_TYPE.fullmatch, texts))


def _named_beside_types(header: Header) -> tuple[Column, ...]:
    """The column ชื่อ ("name") or รายละเอียด ("details") of a table that has one of types."""
    typed = "item_type" in header.roles
    return tuple(c for c in header.columns if typed and c.heading in _NAMES)


def _names_items(column: Column, texts: Sequence[str]) -> bool:
    """Whether a column is headed ชื่อ, and nothing but items' titles stands in it, however few."""
    named = regex.sub(r"\s", "", column.heading) in _NAMES - {"รายละเอียด"}
    return named and bool(texts) and all(map(_is_title, texts))


def _is_title(text: str) -> bool:
    rest = split_number(text).rest
    return _TYPE.fullmatch(rest) is None and item_type(rest) != "unspecified"


def _numbers_by_content(header: Header, body: Sequence[Row]) -> Header:
    """The header with its first column as the items' numbers, where a scan misread so short a
    heading as ที่ and numbers stand below it."""
    first = header.columns[0] if header.columns else None
    if first is None or first.role != "unbound" or "number" in header.roles:
        return header
    if len(first.heading) > _SHORT or _role_of(_texts(body, first.index)) != "number":
        return header
    return replace(header, columns=(replace(first, role="number"), *header.columns[1:]))


def _units_by_content(header: Header, body: Sequence[Row]) -> Header:
    """The header with หน่วยงาน under a year as the unit responsible, where it is not the money of a
    unit (งบหน่วยงาน): no figure and no dash stands below it."""
    columns = tuple(
        replace(c, role="responsible", kind=None)
        if c.role == "money" and c.kind == "agency" and _holds_words(_texts(body, c.index))
        else c
        for c in header.columns
    )
    return replace(header, columns=columns)


def _holds_words(texts: Sequence[str]) -> bool:
    return len(texts) >= _FEWEST and not any(
        looks_like_money(text) or regex.search(r"\d", text) for text in texts
    )


def header_by_content(rows: Sequence[Row]) -> Header | None:
    """A header for a table that has none: its titles, and beside them item numbers, responsible
    units and money, this only where one column alone holds it. None where no items stand in it."""
    width = max((len(row.cells) for row in rows), default=0)
    texts = [_texts(rows, index) for index in range(width)]
    titles = [index for index in range(width) if _holds_titles(texts[index])]
    if len(titles) != 1:
        return None
    roles: list[Role] = [_role_of(cells) for cells in texts]
    roles[titles[0]] = "title"
    money = [index for index, role in enumerate(roles) if role == "money"]
    if not money:
        return None
    if len(money) > 1:
        roles = ["unbound" if role == "money" else role for role in roles]
    columns = tuple(
        Column(index, "", role, kind="planned" if role == "money" else None)
        for index, role in enumerate(roles)
    )
    return Header(columns, 0, 0)


def _texts(rows: Sequence[Row], index: int) -> list[str]:
    cells = [row.cells[index] for row in rows if index < len(row.cells)]
    return [c.text for c in cells if c.printed and c.text and heading_level(c.text) is None]


def _holds_titles(texts: Sequence[str]) -> bool:
    items = sum(map(_is_title, texts))
    return items >= _FEWEST and items >= _SHARE * len(texts)


def _role_of(texts: Sequence[str]) -> Role:
    def mostly(told: int) -> bool:
        return told >= _FEWEST and told >= _SHARE * len(texts)

    if mostly(sum(map(is_ordinal, texts))):
        return "number"
    if _are_mission_numbers(texts):
        return "unbound"
    amounts = sum(looks_like_money(text) for text in texts)
    if mostly(amounts + sum(says_no_budget(text) for text in texts)) and amounts:
        return "money"
    units = (all(map(is_known_unit, split_responsible(text))) for text in texts)
    return "responsible" if mostly(sum(units)) else "unbound"


def _are_mission_numbers(texts: Sequence[str]) -> bool:
    """Whether all figures have the form of a mission's number ("1.1"): nobody budgets 1.10 baht."""
    figures = [text for text in texts if regex.search(r"\d", text)]
    return bool(figures) and all(map(_MISSION_NO.fullmatch, figures))
