"""Items printed without a dimension and a mission: those of another row with their title."""

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


def place_by_titles(made: Sequence[ItemRecords]) -> list[ItemRecords]:
    """The same records; a sheet without a place, and every row of a section that prints none, has
    one, with the evidence of the row it is from, or a finding. In a document whose rows have no
    places at all there is nothing to say."""
    rows = [m for m in made if m.item.section != "fact_sheet" and is_placed(m.item)]
    placed = {m.item.section for m in made if is_placed(m.item)}
    headless = {m.item.section for m in made} - placed | {"fact_sheet"}
    return [
        _with_place(m, _row_of(m.item, rows))
        if placed and m.item.section in headless and not is_placed(m.item)
        else m
        for m in made
    ]


def is_placed(item: ItemRow) -> bool:
    """Whether an item has a dimension or a mission."""
    return item.dimension_no is not None or item.mission_no is not None


def _row_of(item: ItemRow, rows: Sequence[ItemRecords]) -> ItemRecords | None:
    """The row with the item's title, and its number where several have it; None where those left
    stand in different places."""
    rows = [r for r in rows if r.item.framework == item.framework]
    same = [r for r in rows if bare_title(r.item.title) == bare_title(item.title)]
    like = same or [r for r in rows if _is_like(r.item, item)]
    numbered = [r for r in like if r.item.item_no == item.item_no is not None]
    found = numbered or like
    places = {(r.item.dimension_no, r.item.mission_no, r.item.sub_mission_no) for r in found}
    return found[0] if len(places) == 1 else None


def _is_like(row: ItemRow, item: ItemRow) -> bool:
    """Also misread; other figures are another project's."""
    one, other = bare_title(row.title), bare_title(item.title)
    return title_likeness(row, item) >= SURE and _figures(one) == _figures(other)


def _figures(text: str) -> list[str]:
    return regex.findall(r"\d+", text)


def _with_place(one: ItemRecords, row: ItemRecords | None) -> ItemRecords:
    if row is None:
        message = (
            "no dimension and no mission is printed with this item, and no single row with its "
            "title says where it stands"
        )
        told = Remark("place_unknown", "warning", message, _place(one), one.item.title_raw)
        note = finding(one.item.document_id, told, one.item.item_id)
        return replace(one, findings=(*one.findings, note))
    message = (
        "no dimension and no mission is printed with this item; they are those of the "
        f"{row.item.section} row with its title"
    )
    told = Remark("place_by_title", "info", message, _place(one), one.item.title_raw)
    note = finding(one.item.document_id, told, one.item.item_id)
    item = replace(one.item, **{column: getattr(row.item, column) for column in _COLUMNS})
    proofs = [replace(e, row_id=item.item_id) for e in row.evidence if e.column in _COLUMNS]
    return replace(
        one, item=item, evidence=(*one.evidence, *proofs), findings=(*one.findings, note)
    )


def _place(record: ItemRecords) -> Place:
    title = next((e for e in record.evidence if e.column == "title"), None)
    if title is None:
        return Place(record.item.page_first)
    return Place(title.page, None, title.line)
