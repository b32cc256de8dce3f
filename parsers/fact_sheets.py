"""Project fact sheets: numbered sections of prose, one sheet after the other.

Headings may be misread, misnumbered, missing or glued to the text before them; the words decide,
the number only helps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from normalize.framework_headings import Locator, parse_locator
from normalize.raw import RawItem, Remark, Span
from normalize.thai_text import clean, squeeze, toneless
from parsers.context import Context
from parsers.label_tables import Pair
from parsers.model import Line, Word
from parsers.rows import RowCell, join_spans, span_of_lines
from parsers.sheet_labels import label_at, label_role, longest_heading, nearest_section, role_of_key
from parsers.sheet_money import sheet_money
from parsers.sheet_titles import TitleAbove, opens_item

_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # ก. ข. ค. number sections too
_NUMBER = regex.compile(rf"^[-•\s]*(?P<no>\d{{1,2}}|[{_LETTERS}](?=[.)]))\s*[.)]\s*(?!\d)")
_WITHIN = regex.compile(r"[-•\s]*(?P<no>\d{1,2})\s*\.\s*\d{1,2}(?![\d.])")
_ORDINAL_LINE = regex.compile(
    r"^(?:โครงการ|กิจกรรม|มาตรการ)?[/ก-๛\s]{0,45}?(?:ลำดับ)?\s*ที่\s*\d{1,3}\s*$"
)
_GLUED = regex.compile(
    r"(?<=\S\s{0,3})(?<![\d.(])(?P<no>\d{1,2})\s*\.\s*(?!\d)(?=[\u0e01-\u0e2e\u0e40-\u0e44])"
)
_TITLE_LINE = toneless(
    r"^[-•\s]*(?:(?:\d{1,2}|[ก-ฮ])\s*[.)]\s*)?ชื่อ\s*(?:แผนงาน\s*/?\s*)?(?:โครงการ|กิจกรรม|มาตรการ)"
)
_SECOND_HALF = regex.compile(r"\s*/\s*[ก-๙]{4,14}(?=\s*(?::|$))")  # "ตัวชี้วัด/ผลลัพธ" misread
_OPENER = regex.compile(
    r"^รายละเอียด\s*(?:ของ)?\s*(?:โครงการ|กิจกรรม|มาตรการ)[/\s]*(?:โครงการ|กิจกรรม|มาตรการ|[/\s])*"
)
_SURE_SECTIONS = frozenset({"money", "responsible", "period"})
_ENDS = regex.compile(r"^(?:ส่วนที่\s*\d|ภาคผนวก|บทที่\s*\d)")


SheetPlace = tuple[Line, Locator]


@dataclass(slots=True)
class _Sheet:
    locator_line: Line | None
    locator: Locator | None
    context: Context
    engine: str
    sections: dict[str, list[Line]] = field(default_factory=dict)
    current: str | None = None
    last_number: int = 0
    remarks: list[Remark] = field(default_factory=list)
    usual: dict[int, str] = field(default_factory=dict)
    list_number: int = 0
    numbers: dict[int, str] = field(default_factory=dict)
    ordinal_line: Line | None = None
    values: dict[str, list[Span]] = field(default_factory=dict)
    untitled: bool = False
    """Whether no label names the title."""

    def add(self, role: str, line: Line) -> None:
        self.sections.setdefault(role, []).append(line)


@dataclass(slots=True)
class FactSheets:
    """Feed it the prose lines of a document in order; it returns the sheets it saw."""

    items: list[RawItem] = field(default_factory=list)
    _sheet: _Sheet | None = None
    _pending: SheetPlace | None = None
    _numbered: dict[int, Counter[str]] = field(default_factory=dict)
    _ordinal: Line | None = None
    _above: TitleAbove = field(default_factory=TitleAbove)

    def line(self, line: Line, context: Context, engine: str, is_heading: bool) -> None:
        """One prose line. `is_heading`: it is a dimension or mission heading."""
        text = clean(line.text)
        bare = _OPENER.sub("", text)
        locator = parse_locator(bare)
        if locator is not None:
            self.close()
            self._pending = (line, locator)
        elif _TITLE_LINE.match(text):
            self._open(line, context, engine)
        elif _ORDINAL_LINE.match(text):
            self.close()
            self._ordinal = line
        elif is_heading or _ENDS.match(text) or (_OPENER.match(text) and not squeeze(bare)):
            self.close()
        elif self._opens_untitled(text, context):
            self._open_under(line, context, engine)
        elif self._sheet is not None:
            _read_line(self._sheet, line)
        self._above.note(line, is_heading)

    def _opens_untitled(self, text: str, context: Context) -> bool:
        """Whether a line is the first section of a sheet whose title no label names."""
        number = _NUMBER.match(text)
        hit = label_at(text, number.end() if number is not None else 0)
        if hit is None or hit[1] != "rationale":
            return False
        if self._sheet is not None and hit[1] in self._sheet.sections:
            return bool(self._above.lines) or number is not None
        headed = bool(self._above.lines) and context != Context()
        return headed and self._sheet is None and not squeeze(text[hit[0] :])

    def _open_under(self, line: Line, context: Context, engine: str) -> None:
        above = self._above.last
        title = self._above.take() or ([above] if above is not None else [])
        told = [] if not title or opens_item(title[0]) else _title_by_place(title, engine)
        if self._sheet is not None and self._sheet.current is not None:
            lines = self._sheet.sections[self._sheet.current]
            self._sheet.sections[self._sheet.current] = [k for k in lines if k not in title]
        self.close()
        self._sheet = _Sheet(None, None, context, engine, usual=self._usual())
        self._sheet.sections["title"] = title
        self._sheet.untitled = True
        self._sheet.remarks += told
        _read_line(self._sheet, line)

    def take_place(self) -> SheetPlace | None:
        """The line that says where in the plan the next sheet stands; it is taken once."""
        place, self._pending = self._pending, None
        return place

    def labelled(
        self, pairs: Sequence[Pair], context: Context, engine: str, place: SheetPlace | None
    ) -> None:
        """A sheet that is a table of labels and values; `place` is the line before it."""
        line, locator = place or (None, None)
        self.close()
        sheet = _Sheet(line, locator, context, engine)
        role: str | None = None
        for label, value in pairs:
            role = label_role(label.text) if label.span is not None else role
            if role == "dimension" and value.span is not None:
                sheet.context = sheet.context.with_dimension(_joined(label, value))
            elif role == "mission" and value.span is not None:
                sheet.context = sheet.context.with_mission(_joined(label, value))
            elif role is not None and value.span is not None:
                sheet.values.setdefault(role, []).append(value.span)
        item = _finish(sheet)
        if item is not None:
            self.items.append(item)

    def numbers(self, line: Line) -> bool:
        """Whether a line's number counts within the open section: 3.1 under "3. วัตถุประสงค์"."""
        match = _WITHIN.match(clean(line.text))
        return (
            match is not None
            and self._sheet is not None
            and self._sheet.current not in (None, "title")
            and int(match["no"]) == self._sheet.last_number
        )

    @property
    def reading(self) -> bool:
        """Whether a sheet is open: what follows may be its text."""
        return self._sheet is not None

    def _usual(self) -> dict[int, str]:
        """The section each number stands for in the sheets before (seen at least twice)."""
        best = {number: counts.most_common(1)[0] for number, counts in self._numbered.items()}
        return {number: role for number, (role, count) in best.items() if count >= 2}

    def close(self) -> None:
        if self._sheet is not None:
            for number, role in self._sheet.numbers.items():
                self._numbered.setdefault(number, Counter())[role] += 1
            item = _finish(self._sheet)
            if item is not None:
                self.items.append(item)
        self._sheet = None
        self._pending = None

    def _open(self, line: Line, context: Context, engine: str) -> None:
        pending = self._pending
        self.close()
        locator_line, locator = pending if pending is not None else (None, None)
        self._sheet = _Sheet(locator_line, locator, context, engine, usual=self._usual())
        self._sheet.ordinal_line, self._ordinal = self._ordinal, None
        _read_line(self._sheet, line)


def _title_by_place(title: Sequence[Line], engine: str) -> list[Remark]:
    span = span_of_lines(title, engine)
    message = "no word says that the line above the sheet is its title"
    return (
        [Remark("title_uncertain", "warning", message, p, None) for p in span.places[:1]]
        if span
        else []
    )


def _read_line(sheet: _Sheet, line: Line) -> None:
    """Part a line at the headings in it; what follows a heading belongs to its section."""
    text = clean(line.text)
    starts = _headings(text, sheet)
    if not starts:
        listed = _NUMBER.match(text)
        if listed is not None:
            sheet.list_number = _ordinal(listed["no"])
        if sheet.current is not None:
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
        _add_text(sheet, role, text[end:stop].strip().lstrip(":：").strip(), line)


def _add_text(sheet: _Sheet, role: str, text: str, line: Line) -> None:
    if not squeeze(text):
        return
    if squeeze(text) == squeeze(line.text):
        sheet.add(role, line)
        return
    box = line.box
    words = tuple(Word(w, w, box, line.confidence) for w in text.split())
    sheet.add(role, Line(words, line.page, line.source_line))


def _ordinal(mark: str) -> int:
    """1, 2, 3 … of a printed number or of a Thai letter."""
    return int(mark) if mark.isdigit() else _LETTERS.index(mark) + 1


def _headings(text: str, sheet: _Sheet) -> list[tuple[int, int, str, int | None]]:
    """(start, end of the words, role, printed number) of every section heading in a line."""
    found: list[tuple[int, int, str, int | None]] = []
    numbered = _NUMBER.match(text)
    if numbered:
        number = _ordinal(numbered["no"])
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


def _heading_at(text: str, start: int, number: int, sheet: _Sheet) -> tuple[int, str] | None:
    """The heading that stands at `start`, also misread, or told by its number."""
    best = longest_heading(text, start)
    if best is not None:
        rest = _SECOND_HALF.match(text, best[0])
        return (rest.end(), best[1]) if rest is not None else best
    head = text[start:].split(":")[0]
    if len(head) > 40 or number != sheet.last_number + 1:
        return None
    dotted = regex.search(r"\d\s*\.\s*$", text[:start]) is not None
    role = nearest_section(squeeze(head)) or (_usual_heading(number, sheet) if dotted else None)
    return (start + len(head), role) if role else None


def _usual_heading(number: int, sheet: _Sheet) -> str | None:
    """A heading whose words were misread, told by its number: the sheets before have this section
    under it, this sheet has no such section yet, and no list is being counted."""
    role = sheet.usual.get(number)
    if role is None or role in sheet.sections or sheet.list_number == number - 1 > 0:
        return None
    return role


def _plain_heading(text: str, sheet: _Sheet) -> tuple[int, str] | None:
    """A heading without a number: alone on its line, or with a colon behind it."""
    head, colon, _rest = text.partition(":")
    key = squeeze(head)
    role = role_of_key(key)
    if role is None:
        return None
    if role == "outcome" and not _opens_outcome(key, sheet.current):
        return None
    return (len(head) + len(colon), role)


def _opens_outcome(key: str, current: str | None) -> bool:
    """ผลผลิต and ผลลัพธ์ head the parts of an outcome section; after an indicator or a target
    only ผลลัพธ์ (outcome) starts a section of its own."""
    if current == "outcome":
        return False
    return current not in ("indicator", "target") or "ผลลัพธ์" in key


def _finish(sheet: _Sheet) -> RawItem | None:
    title = _span(sheet, "title")
    if title is None or (sheet.untitled and not _SURE_SECTIONS & set(sheet.sections)):
        return None
    fields = {"title": title}
    money = _span(sheet, "money")
    for role in (*sheet.sections, *sheet.values):
        span = _span(sheet, role)
        if span is not None and role not in ("title", "money"):
            fields[role] = span
    places = [p for span in (title, *fields.values(), money) if span for p in span.places]
    _add_context(sheet, fields)
    place = title.places[0]
    locator = (
        f"l{place.line:05d}i1"
        if place.line is not None
        else f"p{place.page or 0:04d}y{round(place.box[1] if place.box else 0):04d}i1"
    )
    return RawItem(
        section="fact_sheet",
        locator=locator,
        fields=fields,
        money=sheet_money(money, fields.get("period")),
        remarks=(*sheet.remarks, *_cut_off(sheet, title)),
        places=tuple(dict.fromkeys(places)),
    )


def _cut_off(sheet: _Sheet, title: Span) -> list[Remark]:
    """A sheet without any of the sections that every sheet has was not read to its end."""
    if _SURE_SECTIONS & {*sheet.sections, *sheet.values}:
        return []
    message = "no budget, period or responsible unit was found in this project's sheet"
    return [Remark("sheet_incomplete", "warning", message, title.places[0], None)]


def _joined(label: RowCell, value: RowCell) -> Span:
    """ "มิติที่" + "1 การสร้าง…": the label is half of the heading."""
    if label.span is None or value.span is None:
        raise ValueError("a label and its value are printed")
    return Span(
        f"{label.span.raw} {value.span.raw}", f"{label.span.text} {value.span.text}",
        value.span.places, value.span.engine, value.span.confidence,
    )  # fmt: skip


def _span(sheet: _Sheet, role: str) -> Span | None:
    if role in sheet.values:
        return join_spans(sheet.values[role])
    return span_of_lines(sheet.sections.get(role, []), sheet.engine)


def _add_context(sheet: _Sheet, fields: dict[str, Span]) -> None:
    if sheet.ordinal_line is not None:
        ordinal = span_of_lines([sheet.ordinal_line], sheet.engine)
        if ordinal is not None:
            fields["number"] = ordinal
    if sheet.locator_line is not None and sheet.locator is not None:
        span = span_of_lines([sheet.locator_line], sheet.engine)
        if span is None:
            return
        fields["dimension"] = fields["mission"] = span
        if sheet.locator.sub_mission_no is not None:
            fields["sub_mission"] = span
        if sheet.locator.item_no is not None:
            fields["number"] = span
        return
    for role in ("dimension", "mission", "sub_mission"):
        heading = getattr(sheet.context, role)
        if heading is not None:
            fields[role] = heading
