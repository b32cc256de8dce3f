"""One item with all its values, as rows of the dataset."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.evidence import ItemNotes, finding
from normalize.hierarchy import read_hierarchy
from normalize.money_rows import LOW_CONFIDENCE, YearFacts, read_budgets, read_schedule
from normalize.numbering import TYPE_WORD, opens_typed
from normalize.persons import without_persons
from normalize.raw import RawItem, Span
from normalize.reading import (
    ITA_SECTIONS,
    MONEY_BEHIND,
    has_misread_box,
    read_item_no,
    read_progress,
    read_responsible,
    read_text,
    read_title,
    read_type,
)
from normalize.schema import BudgetRow, EvidenceRow, FindingRow, ItemRow, ScheduleRow
from normalize.schema_terms import Framework, ItemType, Progress
from normalize.thai_text import clean

_SHORTEST = 8  # characters behind the type word of a title
_GOES_ON = regex.compile(
    r"(?:ทุก|ตาม|ใน|และ|หรือ|ของ|ร่วม|ด้วย|จาก|แก่|กับ|โดย|เพื่อ|ผ่าน|แต่ละ|ราย|เป็น|ต่อ|มี|[(/,\-])$"
)
"""Words that a phrase does not end with: what stands below is more of it."""
_EIGHT = regex.compile(r"(?<![A-Za-z\d])[A-Z]{1,3}8[A-Z]{1,3}(?![A-Za-z\d])")


@dataclass(frozen=True, slots=True)
class ItemRecords:
    """One item with everything that hangs on it."""

    item: ItemRow
    budgets: tuple[BudgetRow, ...]
    schedule: tuple[ScheduleRow, ...]
    evidence: tuple[EvidenceRow, ...]
    findings: tuple[FindingRow, ...]


def make_item(
    document_id: str, raw: RawItem, ordinal: int, framework: Framework | None, years: YearFacts
) -> ItemRecords:
    """Read every value of one item. `item_key` is set later, when all sections are known."""
    item_id = f"{document_id}-{raw.locator}"
    maker = ItemNotes(document_id, item_id)
    framework = "ita" if raw.section in ITA_SECTIONS else framework
    place = read_hierarchy(raw, framework, maker)
    title = raw.fields["title"]

    def text(column: str) -> str | None:
        return _text(column, raw.fields.get(column), maker)

    pages = [p.page for p in raw.places if p.page is not None]
    item = ItemRow(
        item_id=item_id,
        document_id=document_id,
        item_key=item_id,
        section=raw.section,
        ordinal=ordinal,
        page_first=min(pages) if pages else None,
        page_last=max(pages) if pages else None,
        framework=framework,
        item_no=_item_no(raw, maker),
        item_type=_item_type(raw, maker),
        title=_title(raw, maker),
        title_raw=title.raw,
        responsible=_responsible(raw, maker),
        progress=_progress(raw, maker),
        confidence=_confidence(raw),
        dimension_no=place.dimension_no,
        dimension=place.dimension,
        dimension_raw=place.dimension_raw,
        mission_no=place.mission_no,
        mission=place.mission,
        mission_raw=place.mission_raw,
        sub_mission_no=place.sub_mission_no,
        sub_mission_raw=place.sub_mission_raw,
        indicator=text("indicator"),
        target=text("target"),
        result=text("result"),
        outcome=text("outcome"),
        approach=text("approach"),
        rationale=text("rationale"),
        objectives=text("objectives"),
        target_group=text("target_group"),
        period=text("period"),
        area=text("area"),
        issue=text("issue"),
        follow_up=text("follow_up"),
        note=text("note"),
    )
    budgets = tuple(read_budgets(raw, item_id, years, maker))
    schedule = tuple(read_schedule(raw, item_id, maker))
    maker.findings += [finding(document_id, remark, item_id) for remark in raw.remarks]
    _note_low_confidence(raw, maker)
    _note_signs(raw, maker)
    _note_joined(raw, maker)
    return ItemRecords(item, budgets, schedule, tuple(maker.evidence), tuple(maker.findings))


def _title(raw: RawItem, maker: ItemNotes) -> str | None:
    span = raw.fields["title"]
    value = read_title(span.text, raw.section)
    if value is not None:
        maker.prove("items", "title", value, span)
    return value


def _item_no(raw: RawItem, maker: ItemNotes) -> int | None:
    for role in ("number", "title"):
        span = raw.fields.get(role)
        value = read_item_no(span.text, raw.section) if span is not None else None
        if value is not None and span is not None:
            if raw.section == "fact_sheet" and role == "title":
                return None  # the 1. of "1. ชื่อโครงการ" numbers the section, not the project
            maker.prove("items", "item_no", value, span)
            return value
    number = raw.fields.get("number")
    if number is not None and raw.section != "fact_sheet" and read_text(number.text) is not None:
        maker.note("number_unreadable", "warning", "the item's number cannot be read", number)
    return None


def _item_type(raw: RawItem, maker: ItemNotes) -> ItemType:
    title = raw.fields["title"]
    value = read_type(title.text, raw.section)
    named = raw.fields.get("item_type")  # in a column of its own
    if value == "unspecified" and named is not None:
        title, value = named, read_type(named.text, raw.section)
    maker.prove("items", "item_type", value, title)
    return value


def _text(column: str, span: Span | None, maker: ItemNotes) -> str | None:
    value = read_text(span.text) if span is not None else None
    if value is not None and span is not None:
        maker.prove("items", column, value, span)
    return value


def _responsible(raw: RawItem, maker: ItemNotes) -> tuple[str, ...] | None:
    span = raw.fields.get("responsible")
    value = read_responsible(span.text) if span is not None else None
    if span is not None and MONEY_BEHIND.search(span.text):
        message = "money stands behind the units in their cell; it was not read"
        maker.note("amount_uncertain", "warning", message, span)
    if span is not None and without_persons(span.text).persons:
        message = "a person is named as responsible, who is no unit; the name was left out"
        maker.note("person_left_out", "info" if value else "warning", message, span)
    if value is not None and span is not None:
        maker.prove("items", "responsible", value, span)
    return value


def _progress(raw: RawItem, maker: ItemNotes) -> Progress | None:
    span = raw.fields.get("progress")
    if span is None or read_text(span.text) is None:
        return None
    value = read_progress(span.text)
    if value is None:
        maker.note("progress_unreadable", "warning", "the status is none this program knows", span)
        return None
    if has_misread_box(clean(span.text)):
        message = "the box of one state was read as a letter, and is taken for the ticked one"
        maker.note("progress_uncertain", "warning", message, span)
    maker.prove("items", "progress", value, span)
    return value


def _confidence(raw: RawItem) -> float | None:
    spans = list(raw.fields.values()) + [c.span for c in raw.money]
    known = [s.confidence for s in spans if s.confidence is not None]
    return round(min(known), 4) if known else None


def _note_low_confidence(raw: RawItem, maker: ItemNotes) -> None:
    for role, span in raw.fields.items():
        if span.confidence is not None and span.confidence < LOW_CONFIDENCE:
            maker.note(
                "low_confidence",
                "info",
                f"{role} was read with confidence {span.confidence:.2f}",
                span,
            )


def _note_signs(raw: RawItem, maker: ItemNotes) -> None:
    """A title read from an image with "8" between Latin capitals: "&" is read so, "(Q8A)"."""
    title = raw.fields.get("title")
    if title is not None and title.confidence is not None and _EIGHT.search(clean(title.text)):
        message = 'the figure 8 between capital letters may be the sign "&"'
        maker.note("title_uncertain", "warning", message, title)


def _note_joined(raw: RawItem, maker: ItemNotes) -> None:
    """A title a further line of which opens as an item does: two may have been read as one."""
    title = raw.fields.get("title")
    lines = [clean(line) for line in title.text.split("\n")] if title is not None else []
    for above, line in pairwise(lines):
        own = regex.sub(TYPE_WORD, "", line, count=1)
        if title is None or not opens_typed(line) or len(own) < _SHORTEST or _GOES_ON.search(above):
            continue
        message = f'"{line}" within the title may be that of another item, read as one with this'
        maker.note("title_uncertain", "warning", message, title)


def with_key(records: ItemRecords, key: str) -> ItemRecords:
    return replace(records, item=replace(records.item, item_key=key))
