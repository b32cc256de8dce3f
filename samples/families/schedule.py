"""A one-year plan with a column for every month, marked with dots, ticks or arrows."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from samples.blocks import Cell, DrawnMark, Grid, Row
from samples.facts import Entry, draw_organisation, framework
from samples.families.desk import NUMBER_STYLES, Desk, numbered, units_text
from samples.families.draw import draw_entries, with_fields, with_marks
from samples.families.front import contents_page, cover, preface, proclamation, prose_part
from samples.style import draw_look
from samples.thai import FISCAL_MONTHS, SHORT_MONTHS
from samples.truth import Truth, document_record


@dataclass(frozen=True, slots=True)
class ScheduleLayout:
    """The layout of the schedule tables of one document."""

    mission: Literal["heading", "band", "column"]
    after: tuple[str, ...]
    number_style: str
    number_column: str | None
    year_label: str
    title_heading: str
    typed: bool
    ticks: bool
    continued: bool


HEADINGS = {
    "target": "เป้าหมาย", "indicator": "ตัวชี้วัด", "responsible": "ผู้รับผิดชอบ",
    "note": "หมายเหตุ",
}  # fmt: skip
WIDTHS = {"target": 1.6, "indicator": 1.8, "responsible": 1.4, "note": 1.0}


def draw_schedule_layout(rng: random.Random) -> ScheduleLayout:
    """A schedule layout drawn from `rng`."""
    after = rng.sample(["target", "indicator"], rng.choice((1, 2, 2)))
    after.insert(rng.choice((len(after), len(after), 0)), "responsible")
    return ScheduleLayout(
        mission=rng.choice(("heading", "heading", "band", "column")),
        after=tuple(after),
        number_style=rng.choice(NUMBER_STYLES),
        number_column="ที่" if rng.random() < 0.25 else None,
        year_label=rng.choice(("ปี {}", "พ.ศ. {}", "ปี พ.ศ. {}", "{}")),
        title_heading=rng.choice(
            ("โครงการ/กิจกรรม/มาตรการ", "โครงการ/กิจกรรม/มาตรการ", "โครงการ/กิจกรรม")
        ),
        typed=rng.random() < 0.5,
        ticks=rng.random() < 0.3,
        continued=rng.random() < 0.5,
    )


def write_schedule(rng: random.Random, size: str) -> Desk:
    """A one-year plan with its truth."""
    year = rng.choice((2561, 2562, 2563, 2565, 2566, 2567, 2568))
    code = "nacc_2561" if year < 2566 else "nacc_2566"
    org, book = draw_organisation(rng), framework(code)
    layout = draw_schedule_layout(rng)
    title = f"แผนป้องกันและปราบปรามการทุจริตและประพฤติมิชอบ ประจำปีงบประมาณ พ.ศ. {year}"
    date = f"{year - 544}-{rng.choice((8, 9, 10)):02d}-{rng.randint(1, 28):02d}"
    proclaimed = rng.random() < 0.6
    truth = Truth(
        document_record(
            org, family="action_plan", title=title, framework=code, plan_year_from_be=year,
            plan_year_to_be=year, document_date=date if proclaimed else None,
        )
    )  # fmt: skip
    desk = Desk(rng, org, book, draw_look(rng), truth, size)
    cover(desk, ["แผนป้องกันและปราบปรามการทุจริตและประพฤติมิชอบ", f"ประจำปีงบประมาณ พ.ศ. {year}"])
    preface(desk)
    if rng.random() < 0.5:
        names = [f"มิติที่ {no} {name}" for no, name in book.dimensions.items()]
        contents_page(desk, ["หลักการและเหตุผล", "วัตถุประสงค์", *names])
    if proclaimed:
        proclamation(desk, title, date)
    if rng.random() < 0.5:
        prose_part(desk)
    entries = draw_entries(rng, book, org, {"small": (2, 4), "normal": (3, 8)}[size])
    entries = with_marks(rng, with_fields(rng, _numbered(entries), org, layout.after))
    if layout.ticks:
        entries = [_ticked(entry) for entry in entries]
    desk.page("landscape")
    ScheduleTable(desk, layout, year).write(entries)
    return desk


def _numbered(entries: list[Entry]) -> list[Entry]:
    result: list[Entry] = []
    for _, group in groupby(entries, key=lambda entry: entry.mission_no):
        result += [replace(entry, item_no=no) for no, entry in enumerate(group, 1)]
    return result


def _ticked(entry: Entry) -> Entry:
    marks = (replace(mark, form="tick") if mark.form == "dot" else mark for mark in entry.marks)
    return replace(entry, marks=tuple(marks))


@dataclass
class ScheduleTable:
    """Writes the schedule tables of one fiscal year."""

    desk: Desk
    layout: ScheduleLayout
    year: int

    @property
    def left(self) -> list[str]:
        names = ["number"] if self.layout.number_column else []
        return [*names, *(["mission"] if self.layout.mission == "column" else []), "title"]

    def write(self, entries: list[Entry]) -> None:
        """A table per mission, or per dimension where missions are bands or a column."""
        per_mission = self.layout.mission == "heading"
        dimension = 0
        for _, group in groupby(
            entries, key=lambda e: (e.dimension_no, e.mission_no if per_mission else "")
        ):
            chunk = list(group)
            if chunk[0].dimension_no != dimension:
                dimension = chunk[0].dimension_no
                self.desk.heading(f"มิติที่ {dimension} {self.desk.book.dimensions[dimension]}")
            self._chunk(chunk)

    def _chunk(self, entries: list[Entry]) -> None:
        """One table, or two where the second is headed "(ต่อ)" as on a new page."""
        heading = self._mission(entries[0])
        cut = len(entries) // 2 if self.layout.continued and len(entries) >= 4 else 0
        parts = [entries[:cut], entries[cut:]] if cut else [entries]
        if self.layout.mission != "heading":
            parts = [entries]
        for number, part in enumerate(parts):
            if self.layout.mission == "heading":
                self.desk.heading(heading + (" (ต่อ)" if number else ""))
            widths = [{"number": 0.5, "mission": 2.0, "title": 3.6}[name] for name in self.left]
            widths += [0.52] * 12 + [WIDTHS[name] for name in self.layout.after]
            rows = self._rows(part)
            self.desk.table(Grid(tuple(widths), self._header(), tuple(rows), self.layout.typed))
            self.desk.gap()

    def _mission(self, entry: Entry) -> str:
        return f"{entry.mission_no} {self.desk.book.missions[entry.mission_no]}"

    def _header(self) -> tuple[Row, ...]:
        digits = self.desk.digits
        words = {
            "number": self.layout.number_column or "", "mission": "ภารกิจตามมิติ",
            "title": self.layout.title_heading,
        }  # fmt: skip
        cells = [Cell(words[name], 1, 2, "center", True) for name in self.left]
        for year, span in ((self.year - 1, 3), (self.year, 9)):
            label = self.layout.year_label.format(year)
            cells.append(Cell(digits(label), span, 1, "center", True))
        cells += [Cell(HEADINGS[name], 1, 2, "center", True) for name in self.layout.after]
        months = [Cell(SHORT_MONTHS[no - 1], 1, 1, "center", True) for no in FISCAL_MONTHS]
        return Row(tuple(cells)), Row(tuple(months))

    def _rows(self, entries: list[Entry]) -> list[Row]:
        rows: list[Row] = []
        width = len(self.left) + 12 + len(self.layout.after)
        for _, group in groupby(entries, key=lambda entry: entry.mission_no):
            here = list(group)
            if self.layout.mission == "band":
                text = self.desk.digits(self._mission(here[0]))
                rows.append(Row((Cell(text, width, bold=True, kind="band"),), may_cut=False))
            for place, entry in enumerate(here):
                rows.append(self._row(entry, len(here) if place == 0 else 0))
        return rows

    def _row(self, entry: Entry, mission_span: int) -> Row:
        desk, layout = self.desk, self.layout
        key = desk.truth.add("schedule", entry, desk.book)
        desk.truth.add_marks(key, entry, self.year)
        cells: list[Cell] = []
        if layout.number_column:
            cells.append(Cell(desk.digits(str(entry.item_no)), align="center"))
        if layout.mission == "column" and mission_span:
            text = desk.digits(self._mission(entry))
            cells.append(Cell(text, 1, mission_span, kind="structure"))
        number = None if layout.number_column else entry.item_no
        text = numbered(number, layout.number_style, entry.title, desk.rng)
        cells.append(Cell(desk.digits(text), kind="title"))
        cells += [Cell("", kind="mark") for _ in range(12)]
        for name in layout.after:
            text = entry.fields.get(name, "-")
            if name == "responsible":
                text = units_text(entry.responsible, desk.rng)
            cells.append(Cell(desk.digits(text)))
        first = len(self.left)
        marks = tuple(
            DrawnMark(mark.form, first + mark.first, first + mark.last) for mark in entry.marks
        )
        return Row(tuple(cells), marks)
