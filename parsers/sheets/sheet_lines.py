"""The lines of one fact sheet: which are headings of sections, and whose text the rest is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from normalize.framework_headings import Locator
from normalize.numbering import opens_typed
from normalize.raw import MoneyCell, Remark, Span
from normalize.thai_text import clean, is_dash, squeeze, to_ascii_digits
from parsers.forms.month_strips import Strip
from parsers.forms.sheet_labels import (
    MONEY_ROLES,
    label_at,
    longest_heading,
    misread_label_at,
    misread_title_at,
    name_at,
    near_title,
    nearest_section,
    role_of_key,
    without_specks,
)
from parsers.hierarchy.context import Context
from parsers.model import Line, Word
from parsers.money.sheet_units import NO_UNITS, UnitsAbove
from parsers.rows import span_of_lines

_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # ก. ข. ค. number sections too
NUMBER = regex.compile(
    rf"^[-•\s]*(?P<no>\d{{1,2}}|[{_LETTERS}](?=[.)]))(?:\s*[.)]|:(?=\s*[ก-ฮเ-ไ]))\s*(?!\d)"
)
_GLUED = regex.compile(
    r"(?<=\S\s{0,3})(?<![\d.(])(?P<no>\d{1,2})\s*\.\s*(?!\d)(?=[\u0e01-\u0e2e\u0e40-\u0e44])"
)
_PLACE = regex.compile(
    r"(?:(?P<no>\d{1,2})\s*[.)]\s*)?(?P<level>มิติ|ภารกิจ)(?:ตามมิติ)?\s*(?:ที่)?\s*[:：]?\s*(?=\d)"
)
PLACE_LABEL = regex.compile(
    r"^(?:(?:ภารกิจ|(?:ความ)?(?:สอดคล้อง|เชื่อมโยง)|(?:การ)?ตอบสนอง)(?:กับ|ตาม|ต่อ)?"
    r"(?:แผน(?:ปฏิบัติการ)?(?:ป้องกันการทุจริต)?|มิติ(?:\s*(?:/|และ)\s*ภารกิจ)?)?"
    r"|มิติ(?:\s*(?:/|และ)\s*ภารกิจ)?)(?:\s*[:：]\s*|\s+)[.,:;'’‘`·|~_^\s]*(?=มิติ\s*(?:ที่)?\s*\d)"
)
"""What stands before the levels that a sheet says it is of: "ความเชื่อมโยง มิติที่ 1 …"."""
_BEFORE_VALUE = regex.compile(r"^\s*(?:[:：]\s*|[.;·,]\s+)*")
_MISSION_BEHIND = regex.compile(r"(?<=\s)ภารกิจ\s*(?:ที่)?\s*(?=[1-4]\s?\.\s?[1-9])")
_MAY_BE_PLACED = frozenset({"title", "dimension", "mission"})
_COLON = regex.compile(r":|\s[.;·,](?=\s)")  # of which a scan may have lost a point
_DOTTED = regex.compile(r"\d\s*\.\s*$")
_OWNER = regex.compile(r"(?:หน่วยงาน|ส่วนราชการ)(?:ที่)?(?:เป็น)?(?:เจ้าของ|ดำเนิน)")
_PROSE = ("rationale", "objectives", "approach", "outcome")  # sections of running text
_LONGEST_HEAD = 40  # characters of a heading alone on its line or before a colon
_SECOND_HALF = regex.compile(r"\s*/\s*[ก-๙]{4,14}(?=\s*(?::|$))")  # "ตัวชี้วัด/ผลลัพธ" misread


SheetPlace = tuple[Line, Locator]


@dataclass(slots=True)
class Sheet:
    locator_line: Line | None
    locator: Locator | None
    context: Context
    engine: str
    of_plan: bool
    sections: dict[str, list[Line]] = field(default_factory=dict)
    current: str | None = None
    last_number: int = 0
    remarks: list[Remark] = field(default_factory=list)
    usual: dict[int, str] = field(default_factory=dict)
    list_number: int = 0
    numbers: dict[int, str] = field(default_factory=dict)
    ordinal_line: Line | None = None
    values: dict[str, list[Span]] = field(default_factory=dict)
    by_label: list[MoneyCell] = field(default_factory=list)
    """Amounts whose labels name their fiscal years."""
    units: dict[str, float] = field(default_factory=dict)
    """Baht per unit of the amounts behind labels that state it."""
    units_above: UnitsAbove = NO_UNITS
    untitled: bool = False
    """Whether no label names the title."""
    below_heading: bool = False
    """Whether its title stands right below a heading, so that the next one is of what follows."""
    plain: bool = False
    """Whether nothing but a gap parts its labels from their values."""
    says_place: bool = False
    """Whether a label of its own names the levels that it is of."""
    strips: list[Strip] = field(default_factory=list)
    """When it is carried out."""
    year_be: int | None = None
    """The fiscal year that its document is about, if it is about one."""

    def add(self, role: str, line: Line) -> None:
        self.sections.setdefault(role, []).append(line)


def takes_place(sheet: Sheet, line: Line, locator: Locator | None, is_heading: bool) -> bool:
    """Whether a line below a labelled title says where in the plan the sheet stands; it is noted.
    What stands above the title, or below other sections, is of another sheet, unless a label says
    that it is of this one."""
    printed = without_specks(clean(line.text))
    text = PLACE_LABEL.sub("", printed)
    if not _may_be_placed(sheet, text, labelled=text != printed):
        return False
    if locator is not None:
        sheet.locator_line, sheet.locator = line, locator
        sheet.current = None  # a mission's name that goes on is no more of the title
        return True
    match = _PLACE.match(text)
    if match is None:
        if not is_heading or sheet.current not in ("dimension", "mission"):
            return False
        sheet.add(sheet.current, line)  # the name goes on
        return True
    sheet.says_place |= text != printed
    word = match["level"]
    sheet.current = "dimension" if word == "มิติ" else "mission"
    sheet.last_number = int(match["no"] or sheet.last_number)
    _add_text(sheet, sheet.current, f"{word}ที่ {text[match.end() :]}", line)
    return True


def _may_be_placed(sheet: Sheet, text: str, labelled: bool) -> bool:
    """Whether a line may name a level of a sheet: right below its title, behind a label for it, or
    below a level that had such a label. A second dimension below other sections is the heading of
    what follows."""
    if sheet.locator is not None:
        return False
    if labelled and not {"dimension", "mission"} & set(sheet.sections):
        return "title" in sheet.sections
    bare = _MAY_BE_PLACED.issuperset(sheet.sections)
    if sheet.says_place and sheet.current in ("dimension", "mission"):
        return bare or labelled or not text.startswith("มิติ")
    return bare and not (sheet.untitled or sheet.below_heading)


def read_line(sheet: Sheet, line: Line) -> None:
    """Part a line at the headings in it; what follows a heading belongs to its section."""
    text = without_specks(clean(line.text))
    starts = _headings(text, sheet)
    if not starts:
        listed = NUMBER.match(text)
        counted = sheet.list_number
        if listed is not None:
            sheet.list_number = _ordinal(listed["no"])
        if listed is not None and _ends_title(text, listed[0], sheet):
            sheet.current = None
            sheet.last_number = sheet.list_number
            sheet.list_number = 0
            sheet.remarks += _unread(line, sheet)
        elif listed is not None and _may_end_title(text, counted, sheet):
            sheet.remarks += _doubted(line, sheet)
        if sheet.current is not None and not _goes_on_with_mission(sheet, text, line):
            sheet.add(sheet.current, line)
        return
    if starts[0][0] > 0 and sheet.current is not None:
        _add_text(sheet, sheet.current, text[: starts[0][0]], line)
    for i, (_start, end, role, number) in enumerate(starts):
        stop = starts[i + 1][0] if i + 1 < len(starts) else len(text)
        sheet.current = role
        sheet.list_number = 0
        if number is not None:
            sheet.last_number = number
            sheet.numbers.setdefault(number, role)
        sheet.sections.setdefault(role, [])
        _add_text(sheet, role, _BEFORE_VALUE.sub("", text[end:stop]).strip(), line)


def _goes_on_with_mission(sheet: Sheet, text: str, line: Line) -> bool:
    """Whether the further line of a labelled dimension's name ends it and names a mission; it is
    noted: "ปกครองส่วนท้องถิ่น ภารกิจที่ 4.2 การสนับสนุน…"."""
    match = _MISSION_BEHIND.search(text) if sheet.current == "dimension" else None
    if match is None or not sheet.says_place:
        return False
    _add_text(sheet, "dimension", text[: match.start()].strip(), line)
    sheet.current = "mission"
    _add_text(sheet, "mission", f"ภารกิจที่ {text[match.end() :]}", line)
    return True


def _ends_title(text: str, mark: str, sheet: Sheet) -> bool:
    """Whether a line without a known label opens the section behind the title, by the number that
    comes next; a title that is a list has its type word behind each number."""
    next_one = sheet.list_number == sheet.last_number + 1
    return next_one and _DOTTED.search(mark) is not None and _may_end_title(text, 0, sheet)


def _may_end_title(text: str, counted: int, sheet: Sheet) -> bool:
    """Whether a numbered line without a known label may open a section behind the title, however it
    is numbered; not where it goes on with a list within (`counted`: the number before)."""
    title = sheet.current == "title" and sheet.numbers.get(sheet.last_number) == "title"
    if not title or not sheet.sections["title"] or opens_typed(text):
        return False
    return sheet.list_number > sheet.last_number and not sheet.list_number - 1 == counted > 0


def _unread(line: Line, sheet: Sheet) -> list[Remark]:
    """That a section of a sheet is left out."""
    span = span_of_lines([line], sheet.engine)
    message = "no label of this section of a project's sheet is known; it was left out"
    return [Remark("section_unread", "warning", message, span.places[0], span.raw)] if span else []


def _doubted(line: Line, sheet: Sheet) -> list[Remark]:
    """That a line of a title may be another section."""
    span = span_of_lines([line], sheet.engine)
    message = "a numbered line below the title's, without a label that is known; it was left there"
    return [Remark("title_uncertain", "warning", message, span.places[0], span.raw)] if span else []


def _add_text(sheet: Sheet, role: str, text: str, line: Line) -> None:
    if not squeeze(text) and not (role in MONEY_ROLES and is_dash(text)):
        return
    if squeeze(text) == squeeze(line.text):
        sheet.add(role, line)
        return
    box, parts = line.box, text.split()
    pairs = zip(parts, _as_printed(parts, line.raw), strict=True)
    words = tuple(Word(part, raw, box, line.confidence) for part, raw in pairs)
    sheet.add(role, Line(words, line.page, line.source_line))


def _as_printed(words: Sequence[str], raw: str) -> Sequence[str]:
    """Cleaned words as the file has them, Thai digits kept, where it has them one after another."""
    pattern = r"\s*".join(f"({regex.escape(word)})" for word in words)
    found = regex.search(pattern, to_ascii_digits(raw))  # of the same offsets
    return [raw[slice(*span)] for span in found.regs[1:]] if found is not None else words


def _ordinal(mark: str) -> int:
    """1, 2, 3 … of a printed number or of a Thai letter."""
    return int(mark) if mark.isdigit() else _LETTERS.index(mark) + 1


def _headings(text: str, sheet: Sheet) -> list[tuple[int, int, str, int | None]]:
    """(start, end of the words, role, printed number) of every section heading in a line."""
    found: list[tuple[int, int, str, int | None]] = []
    numbered = NUMBER.match(text)
    number = _ordinal(numbered["no"]) if numbered else 0
    if numbered and ":" in numbered[0] and number != sheet.last_number + 1:
        numbered = None  # "5:เป้าหมาย เกินกว่าที่ตั้ง" is a step of a scale
    if numbered:
        hit = _heading_at(text, numbered.end(), number, sheet)
        if hit is not None:
            found.append((0, hit[0], hit[1], number))
    else:
        hit = _plain_heading(text, sheet)
        if hit is not None:
            found.append((0, hit[0], hit[1], None))
    for match in _GLUED.finditer(text):
        number = int(match["no"])
        previous = found[-1][3] if found and found[-1][3] is not None else sheet.last_number
        if number != previous + 1:
            continue
        hit = _heading_at(text, match.end(), number, sheet)
        if hit is not None and (not found or match.start() > found[-1][1]):
            found.append((match.start(), hit[0], hit[1], number))
    return found


def _heading_at(text: str, start: int, number: int, sheet: Sheet) -> tuple[int, str] | None:
    """The heading that stands at `start`, also misread, or told by its number."""
    best = name_at(text, start) or longest_heading(text, start)
    if best is not None and best[1] in ("spent", "used"):
        best = label_at(text, start)  # "1. เบิกจ่ายงบประมาณได้ครบถ้วน" is a point of a list
    if best is not None:
        rest = _SECOND_HALF.match(text, best[0])
        return (rest.end(), best[1]) if rest is not None else best
    if number != sheet.last_number + 1:
        return None
    head = text[start:].split(":")[0]
    dotted = _DOTTED.search(text[:start]) is not None
    if len(head) <= _LONGEST_HEAD:
        role = "title" if number == 1 and near_title(head) else nearest_section(squeeze(head))
        if role is not None:
            return (start + len(head), role)
    if not dotted:
        return None
    misread = _misread_heading(text, start, number, sheet)
    if misread is None and len(head) <= _LONGEST_HEAD:
        usual = _usual_heading(number, sheet)
        return (start + len(head), usual) if usual is not None else None
    return misread


def _misread_heading(text: str, start: int, number: int, sheet: Sheet) -> tuple[int, str] | None:
    """The heading before a text on its line, a letter or two of it misread: of a section that the
    sheet has not yet, and under the number that comes next, where no list is being counted."""
    hit = misread_title_at(text, start) if number == 1 else misread_label_at(text, start)
    counted = sheet.list_number == number - 1 > 0
    return hit if hit is not None and hit[1] not in sheet.sections and not counted else None


def _usual_heading(number: int, sheet: Sheet) -> str | None:
    """A heading whose words were misread, told by its number: the sheets before have this section
    under it, this sheet has no such section yet, and no list is being counted."""
    role = sheet.usual.get(number)
    if role is None or role in sheet.sections or sheet.list_number == number - 1 > 0:
        return None
    return role


def _plain_heading(text: str, sheet: Sheet) -> tuple[int, str] | None:
    """A heading without a number: alone on its line, with a colon behind it, or, in a sheet whose
    title is labelled so, parted from its text by a gap."""
    colon = _COLON.search(text)
    head, end = (text[: colon.start()], colon.end()) if colon is not None else (text, len(text))
    key = squeeze(head)
    role = role_of_key(key)
    if role is None:
        return _before_gap(text, sheet)
    if role == "outcome" and not _opens_outcome(key, sheet.current):
        return None
    if colon is None and sheet.last_number and sheet.current in _PROSE and _OWNER.match(key):
        return None  # the line of a sentence, where labels have numbers
    return (end, role)


def _before_gap(text: str, sheet: Sheet) -> tuple[int, str] | None:
    """A label that no more than a gap parts from its text. In running text such words open lines
    too, so that the sheet's title must be labelled like this, and a section opens only once."""
    hit = name_at(text, 0) or label_at(text, 0)
    if hit is None and sheet.plain:
        word, _gap, _rest = text.partition(" ")
        role = nearest_section(squeeze(word))
        hit = None if role is None else (len(word), role)
    if hit is None or not squeeze(text[hit[0] :]):
        return None
    if hit[1] == "title" and not sheet.sections:
        sheet.plain = True
        return hit
    return hit if sheet.plain and hit[1] not in sheet.sections else None


def _opens_outcome(key: str, current: str | None) -> bool:
    """ผลผลิต and ผลลัพธ์ head the parts of an outcome section; after an indicator or a target
    only ผลลัพธ์ (outcome) starts a section of its own."""
    if current == "outcome":
        return False
    return current not in ("indicator", "target") or "ผลลัพธ์" in key
