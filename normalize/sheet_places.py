"""Fact sheets that print no dimension and no mission take those of the row with the same title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.evidence import finding
from normalize.item_keys import SURE, bare_title, title_likeness
from normalize.raw import Place, Remark
from normalize.records import ItemRecords
from normalize.schema import ItemRow

_COLUMNS = ("dimension_no", "dimension", "mission_no", "mission", "sub_mission_no")


def place_sheets(made: Sequence[ItemRecords]) -> list[ItemRecords]:
    """The same records; a sheet without a place has one, with the evidence of the row it is from,
    or a finding. In a document whose rows have no places either there is nothing to say."""
    rows = [m for m in made if m.item.section != "fact_sheet" and _is_placed(m.item)]
    placed = any(_is_placed(m.item) for m in made)
    return [
        _with_place(m, _row_of(m.item, rows))
        if placed and m.item.section == "fact_sheet" and not _is_placed(m.item)
        else m
        for m in made
    ]


def _is_placed(item: ItemRow) -> bool:
    return item.dimension_no is not None or item.mission_no is not None


def _row_of(sheet: ItemRow, rows: Sequence[ItemRecords]) -> ItemRecords | None:
    """The row with the sheet's title, and its number where several have it; None where those left
    stand in different places."""
    rows = [r for r in rows if r.item.framework == sheet.framework]
    same = [r for r in rows if bare_title(r.item.title) == bare_title(sheet.title)]
    like = same or [r for r in rows if _is_like(r.item, sheet)]
    numbered = [r for r in like if r.item.item_no == sheet.item_no is not None]
    found = numbered or like
    places = {(r.item.dimension_no, r.item.mission_no, r.item.sub_mission_no) for r in found}
    return found[0] if len(places) == 1 else None


def _is_like(row: ItemRow, sheet: ItemRow) -> bool:
    """Also misread; other figures are another project's."""
    one, other = bare_title(row.title), bare_title(sheet.title)
    return title_likeness(row, sheet) >= SURE and _figures(one) == _figures(other)


def _figures(text: str) -> list[str]:
    return regex.findall(r"\d+", text)


def _with_place(sheet: ItemRecords, row: ItemRecords | None) -> ItemRecords:
    title = next((e for e in sheet.evidence if e.column == "title"), None)
    at = Place(title.page, None, title.line) if title is not None else Place(sheet.item.page_first)
    raw = sheet.item.title_raw
    if row is None:
        message = (
            "this sheet prints no dimension and no mission, and no single row with its title says "
            "where it stands"
        )
        told = Remark("place_unknown", "warning", message, at, raw)
        note = finding(sheet.item.document_id, told, sheet.item.item_id)
        return replace(sheet, findings=(*sheet.findings, note))
    message = (
        "this sheet prints no dimension and no mission; they are those of the "
        f"{row.item.section} row with its title"
    )
    told = Remark("place_by_title", "info", message, at, raw)
    note = finding(sheet.item.document_id, told, sheet.item.item_id)
    item = replace(
        sheet.item,
        dimension_no=row.item.dimension_no,
        dimension=row.item.dimension,
        mission_no=row.item.mission_no,
        mission=row.item.mission,
        sub_mission_no=row.item.sub_mission_no,
    )
    proofs = [replace(e, row_id=item.item_id) for e in row.evidence if e.column in _COLUMNS]
    return replace(
        sheet,
        item=item,
        evidence=(*sheet.evidence, *proofs),
        findings=(*sheet.findings, note),
    )
