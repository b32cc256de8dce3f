"""What the lines above a table say of all its rows: the unit of money, the fiscal year, the office.

A plan may give a table to every year and a report one to every office (กอง), named in a line of
its own above it, or in a row of its own inside a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.fiscal_years import is_like_title, year_of_caption
from normalize.raw import RawItem, Remark, Span
from normalize.thai_text import clean, squeeze
from normalize.units import is_known_unit
from parsers.headings.columns import Column, stated_unit, unit_at_end, unit_over_years, year_in
from parsers.headings.headers import Header, repeats_header, settled_header
from parsers.model import Line
from parsers.money.sheet_money import sub_span
from parsers.money.sheet_units import UnitsAbove
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block, Row

_PASSING_LINE = 30  # characters; a longer line that says none of this is prose
_LONGEST_BETWEEN = 12  # characters
_YEAR = regex.compile(r"ปี|พ\.?\s?ศ\.?\s?\d")
_OFFICE_WORD = r"(?:ทุก(?:สำนัก|กอง|ส่วน|หน่วย)|สำนัก|กอง(?!ทุน|ทัพ)|หน่วย|งาน|ฝ่าย|สถาน|โรงเรียน|ศูนย์)"
_NO_SENTENCE = r"(?!.*(?:ดำเนิน|ได้|จะ|ขอ|มี|เป็น|พบ))"
_OFFICE = regex.compile(
    r"[\s\d.()]*(?:(?:หน่วยงาน|ส่วนราชการ|ผู้|ส่วนงาน|สำนัก/กอง)(?:ที่|ผู้)?(?:รับผิดชอบ|ดำเนินการ|เจ้าภาพ|เจ้าของ\S{0,12})?|(?:รับผิดชอบ|ดำเนินการ)โดย|กอง/สำนัก|เจ้าภาพ"
    r"|(?:โครงการ(?:/กิจกรรม|/มาตรการ)*|(?:อยู่)?ใน)(?:ความรับผิดชอบ)?ของ)"
    rf"\s*(?:(?P<colon>[:：;])|[-–])?\s*(?P<office>{_OFFICE_WORD}{_NO_SENTENCE}.{{0,60}})"
)
_BEHIND = regex.compile(r"\(\s*(?P<named>[^()]*รับผิดชอบ[^()]*)\)\s*$")
_NUMBER = regex.compile(r"^\(?\d{1,2}(?:[.,)]\s*|\s+)")
_BRACKETED = regex.compile(r"\([^()]*\)")
_UNIT = regex.compile(rf"(?:สำนัก|กอง(?!ทุน|ทัพ)|หน่วยตรวจสอบ){_NO_SENTENCE}[^\d:]{{2,45}}")
_LIKE_TITLE = regex.compile(r"สำนักงาน(?!\s*(?:ปลัด|เลขา|คลัง|ช่าง|การ|ตรวจ|เขต|ท้องถิ่น|ส่งเสริม)).*")
_DATED = ("money", "quarter", "month")
_FAR = 5  # years; a caption that far from the document's year is misread
_BELOW_TABLE = regex.compile(r"\W*(?:รวม|หมายเหตุ|ที่มา)")  # a line of its own
_LEGEND = regex.compile(r"(?:หมายเหตุ\s*[:：]?\s*)?[^\p{L}\p{N}\s]{1,3}\s*(?:หมายถึง|คือ|=)")
_PLACE = regex.compile(rf"(?:เทศบาล|องค์การบริหาร|อบ[ตจ]){_NO_SENTENCE}[^\d:]{{2,80}}")
_ASSESSED = regex.compile(r"ประเมิน|คะแนน|ITA")  # by its year, which dates nothing planned or done


def is_legend(text: str) -> bool:
    """Whether a cleaned line says what a mark stands for ("หมายเหตุ ● หมายถึง …"): it is no row."""
    return _LEGEND.match(text) is not None


def passes(text: str) -> bool:
    """Whether a table without a heading may go on below a cleaned line: it is no prose."""
    return len(text) <= _PASSING_LINE or is_legend(text)


def parts_tables(line: Line) -> bool:
    """Whether no row of the table above a line goes on below it: it is longer than what a page may
    print between the two parts of one."""
    return len(clean(line.text)) > _LONGEST_BETWEEN


@dataclass(frozen=True, slots=True)
class SaidOfTable:
    """What the lines above a table say of all its items, and what is not known of these."""

    office: Span | None = None
    doubt: Remark | None = None

    def told(self, items: Sequence[RawItem]) -> list[RawItem]:
        """The items with what is said of them."""
        items = with_office(items, self.office)
        if self.doubt is None:
            return items
        return [replace(item, remarks=(*item.remarks, self.doubt)) for item in items]


@dataclass(slots=True)
class LinesAbove:
    """Feed it the lines between the tables in order.

    `unit_baht` is what the last "(หน่วย : …)" states, `unit_own` the same where no table of items
    stands below it, `over_years` what the line right above a table
    does that is the upper half of its heading, and of no other table's. `year_be` and `office` are
    those of the next table, or of the one that is `used` by them and goes on.
    """

    unit_baht: float = 1.0
    unit_own: float | None = None
    over_years: float | None = None
    year_be: int | None = None
    office: Span | None = None
    used: bool = False
    caption: int | None = None
    """The fiscal year that the last caption named, whatever stands below it."""
    behind: bool = False
    """Whether another line or table stands between it and the next table, or the line above it may
    be one that it ends."""
    line: str = ""  # the last that names no place, office or unit and has no table below it
    over_table: bool = False  # whether a table stands below the caption

    def note(self, span: Span | None, is_heading: bool = False) -> bool:
        """Take in a line; whether another table than the one before begins below it."""
        text = clean(span.text) if span is not None else ""
        self.unit_own = stated_unit(text) or self.unit_own
        self.unit_baht = self.unit_own or self.unit_baht
        self.over_years = unit_over_years(text)
        if span is None or is_heading:
            self.unit_own = None  # of the table below the heading, for all that is known
            self.line = ""
            return False
        before = self.year_be, self.office.text if self.office is not None else None
        year, office = year_of_caption(text), names_office(text)
        if office is not None:
            self.office = sub_span(span, office)
        else:
            self.office = None  # it stands right above its table
        if year is not None:
            self.year_be = year
            self.behind, self.over_table = self._may_end_line(text), False
            if not self.behind or not _ASSESSED.search(self.line):
                self.caption = year
        elif office is None:
            self.behind |= stated_unit(text) is None
            if not passes(text) or _YEAR.search(text):
                self.year_be = None
        if stated_unit(text) is None and office is None and not _PLACE.fullmatch(text):
            self.line = "" if year is not None or _BELOW_TABLE.match(text) else text
        now = self.year_be, self.office.text if self.office is not None else None
        self.used = self.used and now == before
        return now != before

    def note_rows(self, rows: Sequence[Row]) -> bool:
        """Take in the rows above a table's heading; whether another table begins below them."""
        begins = False
        for row in rows:
            begins |= self.note(next((cell.span for _i, cell in row.printed_cells()), None))
        return begins

    def _may_end_line(self, caption: str) -> bool:
        """Whether what reads as a caption may be the end of the line above, that is no caption."""
        if not self.line or not (is_like_title(caption) or caption.startswith("ปี")):
            return False
        return year_of_caption(f"{self.line} {caption}") is None

    def reach_table(self) -> None:
        """A table begins: a caption above one that has no items is of no later one."""
        self.behind |= self.over_table and not self.used
        self.line, self.over_table = "", True

    @property
    def unit_of_table(self) -> float:
        """Baht per unit of the table below, where it states none itself."""
        return self.over_years or self.unit_baht

    @property
    def units(self) -> UnitsAbove:
        """What a form below goes by that states no unit itself."""
        return UnitsAbove(self.unit_baht, self.unit_own)

    def use(self) -> None:
        """Another table than the one they stand above begins: it has a year or an office of its own
        above it, or none."""
        if self.used:
            self.year_be = self.office = None
        self.used = True

    def dated(
        self, header: Header, fiscal_year_be: int | None, plan: tuple[int, int] | None = None
    ) -> Header:
        """The header with its money in the year above the table, where its headings say none. Of a
        report on one year of a `plan` of several, the plan's money is of that year by a caption
        alone."""
        year = self.year_of(header, fiscal_year_be)
        several = plan is not None and plan[0] < plan[1]
        if several and self.year_be == fiscal_year_be and not self.behind and _is_undated(header):
            year = self.year_be
        return header if year is None else _in_year(header, year)

    def told_of(
        self,
        header: Header,
        rows: tuple[Row, ...],
        fiscal_year_be: int | None,
        plan: tuple[int, int] | None,
    ) -> Header:
        """The header of a table with what the lines above and its rows say of money and months."""
        year = self.year_of_months(header, fiscal_year_be) or fiscal_year_be
        dated = self.dated(header, fiscal_year_be, plan)
        return settled_header(dated, rows, self.unit_of_table, year)

    def year_of(self, header: Header, fiscal_year_be: int | None) -> int | None:
        """The year above a table, where its own headings say none, if it is not the document's."""
        if self.year_be in (None, fiscal_year_be) or not _is_undated(header):
            return None
        # Against the year of the document only a caption right above its table is believed.
        other = fiscal_year_be is not None and (
            self.behind or _is_far(self.year_be, fiscal_year_be)
        )
        return None if other else self.year_be

    def year_of_months(self, header: Header, fiscal_year_be: int | None) -> int | None:
        """The fiscal year above months, where it is not the document's. October opens it; that of
        months from January on may be a calendar's."""
        money = {c.year_be for c in header.columns if c.role == "money"}
        if money == {self.year_be}:  # by a row of the table
            columns = (replace(c, year_be=None) if c.role == "money" else c for c in header.columns)
            header = replace(header, columns=tuple(columns))
        return self.year_of(header, fiscal_year_be) if _opens_october(header) else None

    def said_of(
        self, header: Header, rows: Sequence[Row], fiscal_year_be: int | None
    ) -> SaidOfTable:
        """What is said of all items in the rows of a table up to one of another year: their office,
        and in what their own year is in doubt, where the last caption, or a row, names another than
        the document and may not be theirs."""
        office = None if "responsible" in header.roles else self.office
        dated = self.year_of(header, fiscal_year_be) is not None
        of_table = dated and (_opens_october(header) or not _has_months(header))
        caption = None if of_table or not _is_undated(header) else self.caption
        said = (caption, *map(_year_alone, rows[header.body :]))
        year = next((year for year in said if year not in (None, fiscal_year_be)), None)
        if fiscal_year_be is None or year is None:
            return SaidOfTable(office)
        message = (
            f"a line names fiscal year {year} over items, the document is about {fiscal_year_be}; "
            "which of them are of that year is not known"
        )
        place = rows[header.first].place
        return SaidOfTable(office, Remark("year_uncertain", "warning", message, place))

    def next_year(
        self, rows: Sequence[Row], header: Header, fiscal_year_be: int | None
    ) -> tuple[int, Header] | None:
        """The first row below a heading without years that prints a fiscal year and nothing else,
        and the heading for what follows it. None where all are the document's one year."""
        roles = {c.role for c in header.columns}
        of_months = "money" not in roles and not roles.isdisjoint(_DATED)  # else in the titles
        dated = any(year_in(c.heading) is not None for c in header.columns if c.role in _DATED)
        if dated:
            return None
        said = {k: year for k, row in enumerate(rows) if (year := _year_alone(row)) is not None}
        if of_months:  # only where the heading stands again below the year
            below = {k: rows[k + 1 : k + 2] for k in said}
            said = {k: said[k] for k in said if any(repeats_header(r, header) for r in below[k])}
        if fiscal_year_be is not None and set(said.values()) <= {fiscal_year_be}:
            return None
        # One above all items, where another year follows, shows that the others are none either.
        above_all = header.body in said or (header.body == 1 and 0 in said)
        several = fiscal_year_be is None and "money" in roles
        sure = of_months or several or (above_all and len(set(said.values())) > 1)
        for index, year in said.items():
            if index >= header.body and (sure or not _may_be_title(rows[index], header)):
                return index, replace(_in_year(header, year), first=0, body=1)
        return None


def _is_undated(header: Header) -> bool:
    return all(c.year_be is None for c in header.columns if c.role in _DATED)


def _is_far(year: int | None, fiscal_year_be: int | None) -> bool:
    return year is not None and fiscal_year_be is not None and abs(year - fiscal_year_be) > _FAR


def _has_months(header: Header) -> bool:
    return any(c.month is not None for c in header.columns)


def _opens_october(header: Header) -> bool:
    """Whether a heading's months, if it has any, stand in the order of a fiscal year."""
    months = [(c.month - 10) % 12 for c in header.columns if c.month is not None]
    return months == sorted(months)


def _year_alone(row: Row) -> int | None:
    """The fiscal year that a row prints, and nothing else."""
    printed = [(i, cell) for i, cell in row.printed_cells() if cell.text]
    wide = len(printed) == 1 and (printed[0][0] == 0 or printed[0][1].col_span > 1)
    return year_of_caption(printed[0][1].text) if wide else None


def _may_be_title(row: Row, header: Header) -> bool:
    """Whether what reads as a caption may be a title, or the rest of one, in the titles' column."""
    index, cell = next((i, cell) for i, cell in row.printed_cells() if cell.text)
    in_titles = any(c.index == index and c.role == "title" for c in header.columns)
    return cell.col_span == 1 and in_titles and is_like_title(cell.text)


def units_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a unit at the end of a line in a line of its own."""
    for block, engine in blocks:
        at = unit_at_end(block.text) if isinstance(block, Line) else None
        if isinstance(block, Line) and at is not None:
            for ends in ((0, at), (at, len(block.text))):
                yield from ((part, engine) for part in cut_lines([block], *ends))
        else:
            yield block, engine


def _in_year(header: Header, year: int) -> Header:
    columns = (replace(c, year_be=year) if c.role == "money" else c for c in header.columns)
    return replace(header, columns=tuple(columns))


def with_office(items: Sequence[RawItem], office: Span | None) -> list[RawItem]:
    """Items of a table, those that name no office of their own with the one above it."""
    if not any("responsible" in item.fields for item in items):
        items = [_with_office_of_heading(item) for item in items]
    if office is None:
        return list(items)
    return [
        item
        if "responsible" in item.fields
        else replace(item, fields={**item.fields, "responsible": office})
        for item in items
    ]


def _with_office_of_heading(item: RawItem) -> RawItem:
    """An item with the office in brackets behind the heading it stands under: "ตัวชี้วัดที่ 1
    การปฏิบัติหน้าที่ (ผู้รับผิดชอบ : สำนักปลัด)"."""
    for role in ("sub_mission", "mission", "dimension"):
        span = item.fields.get(role)
        behind = _BEHIND.search(clean(span.text)) if span is not None else None
        office = names_office(behind["named"]) if behind is not None else None
        if span is not None and office is not None:
            return replace(item, fields={**item.fields, "responsible": sub_span(span, office)})
    return item


def office_in(band: Span, columns: Sequence[Column]) -> Span | None:
    """The office whose items follow a row that names it and nothing else, in a table that has no
    column for it."""
    if any(column.role == "responsible" for column in columns):
        return None
    office = names_office(clean(band.text))
    return sub_span(band, office) if office is not None else None


def names_office(text: str) -> str | None:
    """The office that a line names and nothing else, its label and number left out."""
    match = _OFFICE.fullmatch(text)
    bare = _NUMBER.sub("", match["office"] if match is not None else text).strip()
    bare = bare[1:-1].strip() if _BRACKETED.fullmatch(bare) else bare
    if match is not None and match["colon"]:
        return bare
    return bare if _UNIT.fullmatch(bare) or is_known_unit(squeeze(bare)) else None


def names_office_for_title(text: str) -> str | None:
    """The office that stands where titles do: "สำนักงานสีเขียว" (green office) names projects."""
    office = names_office(text)
    if office is None or names_office_behind_label(text) or is_known_unit(squeeze(office)):
        return office
    return None if _LIKE_TITLE.fullmatch(office) else office


def names_office_behind_label(text: str) -> bool:
    """Whether a line is a label and its colon, and the office behind them, and nothing else."""
    match = _OFFICE.fullmatch(text)
    return match is not None and match["colon"] is not None
