"""From the text as read to the published value, column by column.

`renormalise` is the contract of `evidence`: the text as read, put through these readers again,
gives the published value. The readers look at nothing but the text and the row's own hierarchy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from normalize.amounts import parse_amount
from normalize.framework_headings import is_sub_mission_heading, parse_locator
from normalize.frameworks import (
    instrument_of,
    name_of,
    snap_dimension,
    snap_mission,
    snap_sub_mission,
)
from normalize.numbering import ItemType, item_type, split_list, split_number, without_bullet
from normalize.persons import is_office_or_post, without_persons
from normalize.schema import format_value
from normalize.schema_terms import Framework, Progress
from normalize.thai_text import clean, is_dash
from normalize.units import split_responsible

ITA_SECTIONS = frozenset({"ita_measures", "ita_follow_up"})
TEXT_COLUMNS = (
    "indicator", "target", "result", "outcome", "approach", "rationale", "objectives",
    "target_group", "period", "area", "issue", "follow_up", "note",
)  # fmt: skip

_OPENER = regex.compile(r"^รายละเอียด[^\d]{0,60}?(?=ม[ิี]?ต[ิี])")
_MISSION_NO = regex.compile(r"(?<![\d.])(?P<no>[1-9]\s?\.\s?[1-9]\d?)(?!\s?\.?\s?\d)")
_SUB_NO = regex.compile(r"(?<![\d.])(?P<no>[1-9]\s?\.\s?[1-9]\d?\s?\.\s?[1-9]\d?)(?!\s?\.?\s?\d)")
_NUMBER = regex.compile(r"\d{1,3}")
_PROGRESS: tuple[tuple[Progress, str], ...] = (
    (
        "not_possible",
        r"ไม่(?:สามารถ|อาจ)\s*(?:ที่จะ)?ดำเนิน|(?<!ยัง\s*)ไม่(?:ได้)?ดำเนิน"  # not yet is neither
        r"|ยกเลิก|(?<!ยัง)ไม่แล้วเสร็จ|(?<!ยัง)ไม่(?:ได้)?(?:ทำ|จัด)[✓✔√/☑■●•]+$",  # ticked
    ),
    ("in_progress", r"อยู่?(?:ใน)?ระหว่?าง|ระหว่?างดำเนิน|กำลังดำเนิน|กำลัง(?:ทำ|จัด)(?:อยู่)?[✓✔√/☑■●•]+$"),
    ("completed", r"(?<!ไม่|ไม่ได้|ระหว่าง|กำลัง|จะ|วิธี)ดำเนิน(?:การ|งาน)(?:ได้)?[✓✔√/☑■●•]+$"  # ticked
     r"|(?:ทำ|จัด)แล้ว[✓✔√/☑■●•]+$|แล้วเสร็จ|เสร็จสิ้น|เสร็จแล้ว|ดำเนิน(?:การ|งาน)แล้ว|เรียบร้อย|เสร็จ|บรรลุ"),
)  # fmt: skip


# A box to tick, empty and ticked.
_CHOICE = regex.compile(
    r"(?P<open>[☐□○◯⬜]|\(\s*\)|\[\s*\])|(?P<dots>[….]{2,}|…|_{2,})"
    r"|(?P<marked>[☑☒✓✔√■●◉]|\(\s*[/xX✓✔√●]\s*\)|\[\s*[/xX✓✔√●]\s*\])"
)


# A ticked box that was read as one letter, before a state among others with empty boxes.
_MISREAD_BOX = regex.compile(
    r"(?<!\S)[^\s\d☐□○◯⬜()\[\].…–—-]\s?(?=แล้วเสร็จ|อยู่ระหว่าง|ระหว่างดำเนิน|ดำเนินการ|ไม่สามารถ|ยังไม่)"
)
# Words that would read "completed" with what stands before them left out.
_NOT_COMPLETED = regex.compile(r"ไม่(?:แล้ว)?เสร็จ|ไม่บรรลุ|ไม่เรียบร้อย|จะ(?:แล้ว)?เสร็จ")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the hierarchy as understood: number, canonical name, and how sure."""

    no: str | None
    name: str | None
    sure: bool
    conflict: str | None = None


def strip_opener(text: str) -> str:
    """A fact sheet's locator without "รายละเอียดโครงการ/กิจกรรม/มาตรการ" before it."""
    return _OPENER.sub("", text, count=1)


def read_dimension(raw: str, framework: Framework | None) -> Level:
    """The dimension a cell, heading, locator or mission states."""
    text = strip_opener(clean(raw))
    locator = parse_locator(text)
    if locator is not None:
        return _dimension_of_number(str(locator.dimension_no), framework)
    snap = snap_dimension(text, framework)
    if snap is not None and not _MISSION_NO.match(text):
        return Level(snap.no, snap.name, snap.sure, snap.conflict)
    if framework == "ita":
        mission = read_mission(raw, framework, None)
        instrument = instrument_of(mission.no) if mission.no else None
        return (
            _dimension_of_number(str(instrument), framework)
            if instrument
            else Level(None, None, False)
        )
    number = _MISSION_NO.search(text) or _SUB_NO.search(text)
    if number is not None:
        return _dimension_of_number(number["no"][0], framework)
    return Level(None, None, False)


def _dimension_of_number(number: str, framework: Framework | None) -> Level:
    name = name_of("dimension", framework, number) if framework is not None else None
    return Level(number, name, name is not None)


def read_mission(raw: str, framework: Framework | None, dimension_no: int | None) -> Level:
    """The mission (or ITA indicator) a cell, heading or locator states."""
    text = strip_opener(clean(raw))
    locator = parse_locator(text)
    if locator is not None:
        name = name_of("mission", framework, locator.mission_no) if framework else None
        return Level(locator.mission_no, name, name is not None)
    snap = snap_mission(text, framework, dimension_no)
    if snap is not None:
        return Level(snap.no, snap.name, snap.sure, snap.conflict)
    if framework != "ita" and (_SUB_NO.match(text) or is_sub_mission_heading(text)):
        return read_mission_of_sub(raw, framework)
    number = _MISSION_NO.search(text)
    if number is not None and framework != "ita":
        no = regex.sub(r"\s", "", number["no"])
        return Level(no, None, False, "its name is not one of the framework's missions")
    return Level(None, None, False)


def read_mission_of_sub(raw: str, framework: Framework | None) -> Level:
    """The mission a sub-mission number belongs to ("2.2" of "2.2.1 (3) …")."""
    number = _SUB_NO.search(clean(raw))
    if number is None:
        return Level(None, None, False)
    no = regex.sub(r"\s", "", number["no"]).rsplit(".", 1)[0]
    name = name_of("mission", framework, no) if framework is not None else None
    return Level(no, name, name is not None)


def read_sub_mission(raw: str, framework: Framework | None, mission_no: str | None) -> Level:
    """The sub-mission number a heading, or the number before a title, states."""
    text = strip_opener(clean(raw))
    locator = parse_locator(text)
    if locator is not None:
        return Level(locator.sub_mission_no, None, True)
    numbered = _SUB_NO.search(text) if is_sub_mission_heading(text) else None
    taken = sub_mission_before(text) or (numbered and regex.sub(r"\s", "", numbered["no"]))
    if taken is not None:
        return Level(taken, None, True)
    snap = snap_sub_mission(text, framework, mission_no)
    return Level(snap.no, snap.name, snap.sure, snap.conflict) if snap else Level(None, None, False)


def sub_mission_before(raw: str) -> str | None:
    """The sub-mission number printed before a title ("2.2.1 (3) มาตรการ…")."""
    return split_number(clean(raw)).sub_mission_no


def is_cell_list(text: str) -> bool:
    """A measure cell that lists several numbered measures."""
    return sum(part.number is not None for part in split_list(text)) > 1


def read_title(raw: str, section: str) -> str | None:
    """The title without its printed number or bullet; the opening type word stays."""
    text = clean(raw)
    if section in ITA_SECTIONS and is_cell_list(text):
        return text or None
    rest = without_bullet(split_number(text).rest.strip())
    return (rest or text) or None


def _join_digits(raw: str) -> str:
    """A number that a narrow ที่ column broke in two ("1 0"); "1 2" may be two numbers."""
    text = clean(raw)
    halves = regex.fullmatch(r"([1-9]) (\d)", text)
    if halves is None or int(halves[2]) == int(halves[1]) + 1:
        return text
    return halves[1] + halves[2]


_SHEET_NO = regex.compile(r"(?:\D{0,60}?(?:ลำดับ)?|.{0,60}\sลำดับ)\s*ที?่?\s*(?P<no>\d{1,3})")


def read_item_no(raw: str, section: str) -> int | None:
    """The number printed before a title, in a ที่/ลำดับ cell, or in a fact sheet's locator."""
    text = strip_opener(clean(raw))
    locator = parse_locator(text)
    if locator is not None:
        return locator.item_no
    bare = regex.fullmatch(r"[(\s]*(\d{1,3})[).\s]*", _join_digits(raw))
    if bare is not None:
        return int(bare[1])
    if section in ITA_SECTIONS and is_cell_list(text):
        return None
    headed = _SHEET_NO.fullmatch(text) if section == "fact_sheet" else None
    return int(headed["no"]) if headed is not None else split_number(text).item_no


def read_type(raw: str, section: str) -> ItemType:
    """The type word that opens the title."""
    return item_type(read_title(raw, section) or "")


def read_text(raw: str) -> str | None:
    """A text column: what is printed; a dash is null."""
    text = clean(raw)
    return None if not text or is_dash(text) else text


MONEY_BEHIND = regex.compile(
    r"\s+(?:งบ\s?ประมาณ|วงเงิน|(?:เบิก|ใช้)จ่าย)[ก-๎]{0,12}\s*(?:[:：]|(?=\d|ไม่\s?(?:ใช้|มี)\s?งบ))"
)
"""The label of money that stands behind the units in their cell; it is no part of a name."""


def read_responsible(raw: str) -> tuple[str, ...] | None:
    """The units a cell names, up to a label of money. A person is no unit: where one is named, the
    units beside the names, else the posts behind them ("นายสมชาย ใจดี ปลัดเทศบาล")."""
    behind = MONEY_BEHIND.search(raw)
    raw = raw if behind is None else raw[: behind.start()]
    text = clean(raw)
    if not text or is_dash(text):
        return None
    parted = without_persons(raw)
    units = split_responsible(parted.rest, "" if parted.persons else text)
    if parted.persons:
        units = tuple(filter(is_office_or_post, (unit.strip("() ") for unit in units)))
        units = units or tuple(map(clean, parted.posts))
    return tuple(dict.fromkeys(units)) or None


def read_progress(raw: str) -> Progress | None:
    """The state that a cell states; of several to choose from the one that is marked."""
    choice = _marked_choice(clean(raw))
    text = regex.sub(r"\s", "", choice)
    states = [state for state, pattern in _PROGRESS if regex.search(pattern, text)]
    most = 1 if choice != clean(raw) else len(_PROGRESS) - 1
    if len(states) > most or not states:
        return None  # a list of choices whose mark was not read, or where a box was not
    return None if states[0] == "completed" and _NOT_COMPLETED.search(text) else states[0]


def opens_choice(text: str) -> bool:
    """Whether a text opens with a box to tick, empty or ticked."""
    box = _CHOICE.match(text)
    return box is not None and not box["dots"]


def has_misread_box(text: str) -> bool:
    """Whether one letter stands where the box of one state should, and the others' are empty."""
    marks = list(_CHOICE.finditer(text))
    empty = len(marks) > 0 and all(mark["open"] for mark in marks)
    return empty and len(_MISREAD_BOX.findall(text)) == 1


def _marked_choice(text: str) -> str:
    """The one marked choice of "☑ แล้วเสร็จ ☐ อยู่ระหว่าง"; nothing where none or several are marked;
    any other text as it is."""
    if has_misread_box(text):
        text = _MISREAD_BOX.sub("☑ ", text)
    marks = list(_CHOICE.finditer(text))
    ticked = sum(bool(mark["marked"]) for mark in marks)
    if not any(mark["open"] or (mark["dots"] and ticked) for mark in marks):
        squeezed = regex.sub(r"\s", "", text)
        states = sum(bool(regex.search(pattern, squeezed)) for _state, pattern in _PROGRESS)
        return "" if ticked > 1 and states > 1 else text
    ends = [mark.end() for mark in marks]
    head = regex.sub(r"\s", "", text[: marks[0].start()])
    if any(regex.search(pattern, head) for _state, pattern in _PROGRESS):
        if text[ends[-1] :].strip():
            return ""  # nobody can say which mark is whose
        bounds = zip([0, *ends[:-1]], [mark.start() for mark in marks], strict=True)
    else:
        bounds = zip(ends, [*(mark.start() for mark in marks[1:]), len(text)], strict=True)
    chosen = [text[a:b] for mark, (a, b) in zip(marks, bounds, strict=True) if mark["marked"]]
    return chosen[0] if len(chosen) == 1 else ""


def read_stated(raw: str, measure: str, unit_baht: float = 1.0) -> float | None:
    """A stated total: money, or the number of a count such as "4 มาตรการ"."""
    if measure == "budget":
        return parse_amount(raw, unit_baht).baht
    number = _NUMBER.search(clean(raw))
    return float(number[0]) if number else None


def renormalise(
    table: str, column: str, qualifier: str | None, raw: str, row: Mapping[str, object]
) -> str | None:
    """The published value of a column, read from `raw` again; None where raw gives no value.

    `row` is the row of `table` the value stands in; for budgets and totals its unit (baht per
    printed unit) may stand under the key `unit_baht`.
    """
    value = _read(table, column, raw, row)
    return None if value is None else format_value(value)


def _read(table: str, column: str, raw: str, row: Mapping[str, object]) -> object:
    if table == "items":
        return _read_item(column, raw, row)
    unit = row.get("unit_baht")
    unit_baht = float(unit) if isinstance(unit, (int, float)) else 1.0
    if table == "budgets":
        amount = parse_amount(raw, unit_baht)
        return amount.status if column == "status" else amount.baht
    if table == "totals" and column == "stated":
        return read_stated(raw, str(row.get("measure")), unit_baht)
    return row.get(column)


def _read_item(column: str, raw: str, row: Mapping[str, object]) -> object:
    framework = row.get("framework")
    known: Framework | None = framework if framework in ("nacc_2561", "nacc_2566", "ita") else None
    section = str(row.get("section"))
    dimension_no = row.get("dimension_no")
    if column in ("dimension_no", "dimension"):
        level = read_dimension(raw, known)
        return level.name if column == "dimension" else (int(level.no) if level.no else None)
    if column in ("mission_no", "mission"):
        level = read_mission(raw, known, dimension_no if isinstance(dimension_no, int) else None)
        return level.name if column == "mission" else level.no
    if column == "sub_mission_no":
        mission_no = row.get("mission_no")
        return read_sub_mission(raw, known, mission_no if isinstance(mission_no, str) else None).no
    if column == "title":
        return read_title(raw, section)
    if column == "item_no":
        return read_item_no(raw, section)
    if column == "item_type":
        return read_type(raw, section)
    if column == "responsible":
        return read_responsible(raw)
    if column == "progress":
        return read_progress(raw)
    if column in TEXT_COLUMNS:
        return read_text(raw)
    return row.get(column)
