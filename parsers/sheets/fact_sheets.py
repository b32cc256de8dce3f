"""Project fact sheets: numbered sections of prose, one sheet after the other.

Headings may be misread, misnumbered, missing or glued to the text before them; the words decide,
the number only helps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from normalize.amounts import baht_per
from normalize.framework_headings import ORDINAL_BEHIND, parse_locator
from normalize.numbering import is_ordinal
from normalize.raw import MoneyCell, RawItem, Remark, Span
from normalize.thai_text import clean, squeeze, toneless
from parsers.forms.label_tables import ORDINAL, Pair, money_by_label, numbers_title, role_of_label
from parsers.forms.month_strips import Strip, with_months
from parsers.forms.sheet_labels import (
    MONEY_ROLES,
    label_at,
    label_role,
    misread_title_at,
    near_title,
    without_specks,
)
from parsers.headings.schedule_marks import RowMarks
from parsers.hierarchy.context import Context
from parsers.items.row_values import over_years
from parsers.model import Line
from parsers.money.sheet_money import is_sum_of, sheet_money
from parsers.money.sheet_units import NO_UNITS, UnitsAbove, in_unit, with_doubts
from parsers.rows import RowCell, join_spans, span_of_lines
from parsers.sheets.lost_sheets import LostSheet, begins_again
from parsers.sheets.sheet_lines import (
    NUMBER,
    PLACE_LABEL,
    Sheet,
    SheetPlace,
    read_line,
    takes_place,
)
from parsers.sheets.sheet_months import months_of, takes_strip
from parsers.sheets.sheet_titles import TitleAbove, opens_item, ordinal_of, without_ordinal

_WITHIN = regex.compile(r"[-•\s]*(?P<no>\d{1,2})\s*\.\s*\d{1,2}(?![\d.])")
_ORDINAL_LINE = regex.compile(
    r"^(?:โครงการ|กิจกรรม|มาตรการ)?[/ก-๛\s]{0,45}?(?:ลำดับ)?\s*(?<!หมู่|ครั้ง|รุ่น|วัน|ชั้น|ชุด|ไตรมาส)ที่\s*\d{1,3}\s*$"
)
_TITLE_LINE = toneless(
    r"^[-•\s]*(?:(?:\d{1,2}|[ก-ฮ])\s*[.)]\s*)?ชื่อ\s*(?:[:：]\s*|แผนงาน\s*/?\s*)?(?:โครงการ|กิจกรรม|มาตรการ)"
)
_OPENER = regex.compile(
    r"^รายละเอียด\s*(?:ของ)?\s*(?:โครงการ|กิจกรรม|มาตรการ)[/\s]*(?:โครงการ|กิจกรรม|มาตรการ|[/\s])*"
)
_LEVEL = toneless(r"ม[ิี]?ต[ิี]\s*(?:ที่?)?\s*[1-4](?!\s*/|\d)|[ภก]ารกิจ\s*(?:ที่?)?\s*[1-4]\s?\.\s?[1-9]")
"""A level of these plans: other plans number missions ("ภารกิจที่ 1"), and councils what they resolve
("มติที่ 4/2566")."""
_SURE_SECTIONS = MONEY_ROLES | {"responsible", "period"}
_ENDS = regex.compile(
    r"^(?:ส่วนที่\s*\d|ภาคผนวก|บทที่\s*\d"
    r"|แบบ(?:สรุป|รายงาน|ติดตาม)ผล(?:การ(?:ดำเนิน(?:การ|งาน)?)?)?\s*(?:ตาม|โครงการ|กิจกรรม|มาตรการ|ประจำปี|$))"
)


def _places(label: str, text: str) -> bool:
    """Whether a label such as ความสอดคล้อง ("in line with") says of what level an item is."""
    return role_of_label(label) == "placement" and _LEVEL.search(clean(text)) is not None


@dataclass(slots=True)
class FactSheets:
    """Feed it the prose lines of a document in order; it returns the sheets it saw."""

    items: list[RawItem] = field(default_factory=list)
    _sheet: Sheet | None = None
    _pending: SheetPlace | None = None
    _numbered: dict[int, Counter[str]] = field(default_factory=dict)
    _ordinal: Line | None = None
    _above: TitleAbove = field(default_factory=TitleAbove)
    _lost: LostSheet = field(default_factory=LostSheet)
    remarks: list[Remark] = field(default_factory=list)
    _below_heading: bool = False
    _last: Line | None = None
    _strips_above: bool = False
    """Whether a strip of months stood where no sheet was open: others may stand above theirs."""
    _places_above: bool = False
    """Whether a label named the levels of a sheet where none was open: above its title."""
    of_plan: bool = True
    """Whether the document is a plan, not a report."""

    def line(self, line: Line, context: Context, engine: str, is_heading: bool) -> None:
        """One prose line. `is_heading`: it is a dimension or mission heading."""
        text = without_specks(clean(line.text))
        bare = PLACE_LABEL.sub("", _OPENER.sub("", text))
        locator = parse_locator(bare)
        labelled = PLACE_LABEL.match(text) is not None
        self._places_above |= self._sheet is None and labelled
        above = labelled and self._places_above
        placed = (
            self._sheet is not None
            and not above
            and takes_place(self._sheet, line, locator, is_heading)
        )
        if placed:
            pass
        elif locator is not None:
            self._leave(self._above.lines)
            self.close()
            self._pending = (line, locator)
        elif _TITLE_LINE.match(text) or _is_near_title(text):
            self._open(line, context, engine)
        elif _ORDINAL_LINE.match(text) or (is_heading and ORDINAL_BEHIND.search(text)):
            self.close()
            self._ordinal = line
        elif is_heading or _ENDS.match(text) or (_OPENER.match(text) and not squeeze(bare)):
            self.close()
        elif self._opens_untitled(text, context):
            self._open_under(line, context, engine)
        elif self._sheet is not None and not begins_again(self._sheet, line):
            read_line(self._sheet, line)
        else:
            self._note_lost(line, engine)
        self._above.note(line, is_heading, locator is not None)
        self._below_heading = is_heading and not placed
        self._last = line

    def _note_lost(self, line: Line, engine: str) -> None:
        if self._sheet is not None or self._lost.begins_again(line):
            self.close()
        self._lost.note(line, engine)

    def _opens_untitled(self, text: str, context: Context) -> bool:
        """Whether a line is the first section of a sheet whose title no label names."""
        number = NUMBER.match(text)
        hit = label_at(text, number.end() if number is not None else 0)
        if hit is None or hit[1] != "rationale":
            return False
        if self._sheet is not None and hit[1] in self._sheet.sections:
            return bool(self._above.lines) or number is not None
        headed = bool(self._above.lines) and (context != Context() or self._pending is not None)
        first = number is not None and number["no"] in ("1", "ก")
        apart = first or not squeeze(text[hit[0] :]) or self._pending is not None
        return headed and self._sheet is None and apart

    def _open_under(self, line: Line, context: Context, engine: str) -> None:
        above = self._above.last
        title = self._above.take() or ([above] if above is not None else [])
        told = [] if not title or opens_item(title[0]) else _title_by_place(title, engine)
        self._leave(title)
        place, locator = self._pending or (None, None)
        self.close()
        self._sheet = Sheet(place, locator, context, engine, self.of_plan, usual=self._usual())
        self._sheet.sections["title"] = without_ordinal(title)
        self._sheet.untitled = True
        text = without_specks(clean(line.text))
        hit = label_at(text, 0)  # without a number before it, parted from its text by a gap?
        self._sheet.plain = hit is not None and bool(squeeze(text[hit[0] :]))
        self._sheet.ordinal_line, self._ordinal = self._ordinal, None
        self._sheet.remarks += told
        number = ordinal_of(title, engine)
        if number is not None:
            self._sheet.values["number"] = [number]
        read_line(self._sheet, line)

    def _leave(self, title: Sequence[Line]) -> None:
        """Lines that were read as the end of a sheet are the title of the next."""
        if self._sheet is not None and self._sheet.current is not None:
            lines = self._sheet.sections[self._sheet.current]
            self._sheet.sections[self._sheet.current] = [k for k in lines if k not in title]

    def take_place(self) -> SheetPlace | None:
        """The line that says where in the plan the next sheet stands; it is taken once."""
        place, self._pending = self._pending, None
        return place

    def labelled(
        self,
        pairs: Sequence[Pair],
        context: Context,
        engine: str,
        place: SheetPlace | None,
        months: Sequence[RowMarks] = (),
        units: UnitsAbove = NO_UNITS,
    ) -> None:
        """A sheet that is a table of labels and values; `place` is the line before it, `months`
        what its strips mark, and `units` those printed above it."""
        line, locator = place or (None, None)
        self.close()
        sheet = Sheet(line, locator, context, engine, self.of_plan, units_above=units)
        role: str | None = None
        for label, value in pairs:
            role = label_role(label.text) if label.span is not None else role
            if role in MONEY_ROLES and "บาท" in label.text:
                sheet.units[role] = baht_per(label.text)
            if role == "dimension" and value.span is not None:
                sheet.context = sheet.context.with_dimension(_joined(label, value))
            elif role == "mission" and value.span is not None:
                sheet.context = sheet.context.with_mission(_joined(label, value))
            elif label.span is not None and (cell := money_by_label(label.span, value)) is not None:
                if sheet.by_label and sheet.by_label[-1].span is cell.span:
                    self.remarks += [r for r in over_years(cell.span) if r not in self.remarks]
                sheet.by_label.append(cell)
            elif label.span and value.span and numbers_title(label, value):
                sheet.values["number"], sheet.values["title"] = [label.span], [value.span]
            elif role == "number" and label.span and value.span and parse_locator(value.text):
                sheet.values["number"] = [label.span]  # "ลำดับที่ 8 | มิติที่ 2 ภารกิจที่ 2.2"
                sheet.values["dimension"] = sheet.values["mission"] = [value.span]
            elif value.span and _places(label.text, value.text):
                sheet.values["dimension"] = sheet.values["mission"] = [value.span]
            elif value.span and role_of_label(label.text) == "number" and is_ordinal(value.text):
                sheet.values["number"] = [value.span]
            elif label.span and value.span is None and ORDINAL.fullmatch(label.text):
                sheet.values["number"] = [label.span]  # "ลำดับที่ 8", in a row of its own
            elif role is not None and value.span is not None:
                sheet.values.setdefault(role, []).append(value.span)
        item = _finish(sheet)
        if item is not None:
            self.items.append(with_months(item, months))

    def strip(self, strip: Strip, year_be: int | None) -> bool:
        """Whether a strip of months right below the lines of the open sheet is the sheet's.
        `year_be`: the fiscal year that the document is about."""
        self._strips_above |= self._sheet is None
        if self._sheet is None or self._strips_above:
            return False
        self._sheet.year_be = year_be
        return takes_strip(self._sheet, strip, self._last)

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
        self.remarks += self._lost.told()
        self._lost = LostSheet()
        if self._sheet is not None:
            for number, role in self._sheet.numbers.items():
                self._numbered.setdefault(number, Counter())[role] += 1
            item = _finish(self._sheet)
            if item is not None:
                self.items.append(with_months(item, months_of(self._sheet, item)))
            else:
                self.remarks += [strip.alone() for strip in self._sheet.strips]
        self._sheet = None
        self._pending = None

    def _open(self, line: Line, context: Context, engine: str) -> None:
        pending = self._pending
        self.close()
        locator_line, locator = pending if pending is not None else (None, None)
        self._sheet = Sheet(
            locator_line, locator, context, engine, self.of_plan, usual=self._usual()
        )
        self._sheet.below_heading = self._below_heading
        self._sheet.ordinal_line, self._ordinal = self._ordinal, None
        read_line(self._sheet, line)


def _is_near_title(text: str) -> bool:
    """A title's label misread: the first section of a sheet."""
    number = NUMBER.match(text)
    if number is None or number["no"] != "1":
        return False
    if near_title(text[number.end() :].partition(":")[0]):
        return True
    return number[0].rstrip().endswith(".") and misread_title_at(text, number.end()) is not None


def _title_by_place(title: Sequence[Line], engine: str) -> list[Remark]:
    span = span_of_lines(title, engine)
    message = "no word says that the line above the sheet is its title"
    return (
        [Remark("title_uncertain", "warning", message, p, None) for p in span.places[:1]]
        if span
        else []
    )


def _finish(sheet: Sheet) -> RawItem | None:
    title = _span(sheet, "title")
    if title is None or (
        (sheet.untitled or sheet.plain) and not _SURE_SECTIONS & set(sheet.sections)
    ):
        return None
    fields = {"title": title}
    for role in (*sheet.sections, *sheet.values):
        span = _span(sheet, role)
        if span is not None and role not in {"title", *MONEY_ROLES}:
            fields[role] = span
    money = _money(sheet, fields.get("period"))
    amounts = [cell.span for cell in money]
    places = [p for span in (title, *fields.values(), *amounts) for p in span.places]
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
        money=money,
        remarks=(*sheet.remarks, *_cut_off(sheet, title)),
        places=tuple(dict.fromkeys(places)),
    )


def _money(sheet: Sheet, period: Span | None) -> tuple[MoneyCell, ...]:
    """What the sheet plans and what it says was spent; "งบประมาณที่ใช้" is what was spent beside a
    budget, and alone in a report, and else the plan's own word for its budget."""
    planned, used, spent = (_span(sheet, role) for role in ("money", "used", "spent"))
    units = [sheet.units.get(role) for role in ("money", "used", "spent")]
    budgeted = planned is not None or any(c.kind == "planned" for c in sheet.by_label)
    if used is not None and not budgeted and (spent is not None or sheet.of_plan):
        planned, units[0] = used, units[1]
    elif used is not None:
        spent = join_spans([used, *([spent] if spent is not None else [])])
        units[2] = units[2] or units[1]
    above = sheet.units_above
    in_baht = 1.0 if 1.0 in units else None  # a label says so: no line above says better
    by_label = in_unit(sheet.by_label, in_baht, above)
    undated = (
        *in_unit(sheet_money(planned, period), units[0], above),
        *in_unit(sheet_money(spent, period, "disbursed"), units[2], above),
    )
    others = (c for c in undated if not is_sum_of(c, by_label))
    money = (*by_label, *others)
    return money if in_baht is not None else with_doubts(money, above)


def _cut_off(sheet: Sheet, title: Span) -> list[Remark]:
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


def _span(sheet: Sheet, role: str) -> Span | None:
    if role in sheet.values:
        return join_spans(sheet.values[role])
    return span_of_lines(sheet.sections.get(role, []), sheet.engine)


def _add_context(sheet: Sheet, fields: dict[str, Span]) -> None:
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
    if {"dimension", "mission"} & {*sheet.sections, *sheet.values}:
        return
    fields |= sheet.context.headings()
