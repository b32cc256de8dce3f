"""A results report: memo, cover, a results table per mission, and a summary in prose."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from samples.blocks import Cell, Grid, Row
from samples.facts import Entry, Framework, Money, draw_organisation, framework
from samples.families.desk import NUMBER_STYLES, Desk, money_text, numbered, units_text
from samples.families.draw import (
    draw_entries,
    with_fields,
    with_money,
    with_numbers,
    with_subs,
)
from samples.families.front import cover, memo, preface
from samples.families.plan_layout import draw_plan_layout
from samples.families.plan_table import PlanTable
from samples.families.summary import write_summary
from samples.phrases import listed, phrases
from samples.style import draw_look
from samples.truth import Truth, document_record

STATUS = {
    "completed": "ดำเนินการแล้ว", "in_progress": "อยู่ระหว่างดำเนินการ",
    "not_possible": "ไม่สามารถดำเนินการได้",
}  # fmt: skip
HEADINGS = {
    "number": "ที่", "title": "โครงการ/กิจกรรม/มาตรการ", "mission": "ภารกิจ",
    "indicator": "ตัวชี้วัด", "target": "เป้าหมาย", "result": "ผลการดำเนินงาน",
    "responsible": "ผู้รับผิดชอบ", "progress": "สถานะ", "note": "หมายเหตุ",
}  # fmt: skip
WIDTHS = {
    "number": 0.5, "title": 2.4, "indicator": 2.0, "target": 1.8, "result": 2.4,
    "responsible": 1.2, "progress": 1.1, "note": 1.0, "money": 1.0, "mission": 1.6,
}  # fmt: skip
MONEY_HEADINGS = {
    "integrated": "งบบูรณาการ", "agency": "งบหน่วยงาน", "disbursed": "ผลการเบิกจ่าย",
    "planned": "งบประมาณที่ตั้งไว้",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ResultsLayout:
    """The layout of the results tables of one report."""

    mission: Literal["heading", "band", "column"]
    subs: bool
    columns: tuple[str, ...]
    money: tuple[str, ...]
    money_head: str | None
    number_column: bool
    number_style: str
    money_form: str
    tick_status: bool
    result_word: str
    used_word: str
    summary: bool


def draw_results_layout(rng: random.Random, has_subs: bool) -> ResultsLayout:
    """A results layout drawn from `rng`."""
    columns = [name for name in ("indicator", "target") if rng.random() < 0.75] + ["result"]
    money = rng.choice(
        (("integrated", "agency", "disbursed"), ("integrated", "agency", "disbursed"),
         ("planned", "disbursed"), ())
    )  # fmt: skip
    tail = [name for name in ("responsible", "note") if rng.random() < 0.3]
    if rng.random() < 0.4:
        tail.insert(0, "progress")
    mission: Literal["heading", "band", "column"] = rng.choice(
        ("heading", "heading", "band", "column")
    )
    return ResultsLayout(
        mission=mission,
        subs=has_subs and mission == "heading" and rng.random() < 0.5,
        columns=(*columns, *(["money"] if money else []), *tail),
        money=money,
        money_head=rng.choice(("งบประมาณ (ถ้ามี)", "งบประมาณ (บาท)")) if len(money) > 2 else None,
        number_column=rng.random() < 0.3,
        number_style=rng.choice(NUMBER_STYLES),
        money_form=rng.choice(("plain", "plain", "satang", "dash")),
        tick_status="progress" in tail and rng.random() < 0.5,
        result_word=rng.choice(("ผลการดำเนินงาน", "ผลการดำเนินงาน\nผลลัพธ์/ผลสัมฤทธิ์", "ผลการดำเนินการ")),
        used_word=rng.choice(("ผลการเบิกจ่าย", "งบประมาณที่ใช้จริง", "ผลการเบิกจ่าย (บาท)")),
        summary=rng.random() < 0.5,
    )


def write_results(rng: random.Random, size: str) -> Desk:
    """A results report with its truth."""
    code, first, last = rng.choice(
        (("nacc_2561", 2561, 2564), ("nacc_2566", 2566, 2570), ("nacc_2566", 2566, 2570))
    )
    year = rng.randint(first, min(last, 2568))
    months = rng.choice((6, 12))
    org, book = draw_organisation(rng), framework(code)
    layout = draw_results_layout(rng, bool(book.sub_missions))
    plan = f"แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. {first} - {last})"
    end = f"31 มีนาคม {year}" if months == 6 else f"30 กันยายน {year}"
    title = (
        f"รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. {year} รอบ {months} เดือน"
    )
    month = 4 if months == 6 else 10
    date = f"{year - 543}-{month:02d}-{rng.randint(1, 28):02d}"
    has_memo = rng.random() < 0.75
    truth = Truth(
        document_record(
            org, family="results_report", title=title, framework=code, plan_year_from_be=first,
            plan_year_to_be=last, report_year_be=year, report_months=months,
            document_date=date if has_memo else None,
        )
    )  # fmt: skip
    desk = Desk(rng, org, book, draw_look(rng), truth, size)
    if has_memo:
        body = [
            f"ตามที่ {org.full} ได้ประกาศใช้{plan} เพื่อเป็นกรอบในการดำเนินงานด้านการป้องกันการทุจริตนั้น",
            f"บัดนี้ ได้ติดตามประเมินผลรอบ {months} เดือน (ระหว่างวันที่ 1 ตุลาคม {year - 1} "
            f"ถึง {end}) เสร็จเรียบร้อยแล้ว จึงขอรายงานผลตามเอกสารแนบท้าย",
        ]
        memo(desk, f"{title} (ระหว่างวันที่ 1 ตุลาคม {year - 1} ถึง {end})", date, body)
    cover(desk, ["รายงานผลการดำเนินงาน", "ตามแผนปฏิบัติการป้องกันการทุจริต",
                 f"ประจำปีงบประมาณ พ.ศ. {year} รอบ {months} เดือน", f"({plan})"])  # fmt: skip
    preface(desk)
    entries = _draw(desk, layout, {"small": (2, 4), "normal": (3, 7)}[size])
    if rng.random() < 0.35:
        _plan_part(desk, entries, tuple(range(first, last + 1)), plan)
    desk.page("landscape")
    desk.title(title)
    desk.title(f"{org.full} {org.place}", 1.0)
    desk.gap()
    ResultsTable(desk, layout, year).write(entries)
    if layout.summary:
        write_summary(desk, entries, plan)
    return desk


def _draw(desk: Desk, layout: ResultsLayout, per_dimension: tuple[int, int]) -> list[Entry]:
    rng, org, book = desk.rng, desk.org, desk.book
    entries = draw_entries(rng, book, org, per_dimension)
    if layout.subs:
        entries = with_subs(rng, book, entries)
    result: list[Entry] = []
    for _, group in groupby(entries, key=lambda e: (e.mission_no, e.sub_mission_no)):
        for no, entry in enumerate(group, 1):
            units = entry.responsible if "responsible" in layout.columns else ()
            progress = None
            if "progress" in layout.columns:
                progress = rng.choice(("completed", "completed", "in_progress", "not_possible"))
            fields = {
                name: listed(rng, phrases(rng, name, org, 1, 3))
                for name in layout.columns
                if name in ("indicator", "target", "result")
            }
            result.append(
                replace(entry, item_no=no, fields=fields, responsible=units, progress=progress)
            )
    return result


def _plan_part(desk: Desk, entries: list[Entry], years: tuple[int, ...], plan: str) -> None:
    """The budget table of the plan reported on, before its results."""
    layout = draw_plan_layout(desk.rng, len(years), has_subs=False)
    bare = [replace(e, fields={}, progress=None, sub_mission_no=None) for e in entries]
    planned = with_money(desk.rng, with_numbers(bare, layout), layout, years)
    planned = with_fields(desk.rng, planned, desk.org, (*layout.before, *layout.after))
    desk.page("landscape")
    desk.title(f"รายละเอียด{plan}")
    desk.title(f"{desk.org.full} {desk.org.place}", 1.0)
    desk.gap()
    PlanTable(desk, layout, years).write(planned)


@dataclass
class ResultsTable:
    """Writes the results tables of one report."""

    desk: Desk
    layout: ResultsLayout
    year: int

    @property
    def left(self) -> list[str]:
        names = ["number"] if self.layout.number_column else []
        return [*names, *(["mission"] if self.layout.mission == "column" else []), "title"]

    def write(self, entries: list[Entry]) -> None:
        """A table per mission (or sub-mission) where those are headings, else per dimension."""
        headed = self.layout.mission == "heading"
        seen: set[str] = set()
        for _, group in groupby(entries, key=lambda e: self._key(e, headed)):
            chunk = list(group)
            for text in self._headings(chunk[0], headed):
                if text not in seen:
                    self.desk.heading(text)
                    seen.add(text)
            self.desk.table(Grid(tuple(self._widths()), self._header(), tuple(self._rows(chunk))))
            self.desk.gap()

    def _key(self, entry: Entry, headed: bool) -> tuple[object, ...]:
        sub = entry.sub_mission_no if self.layout.subs else None
        return (entry.dimension_no, entry.mission_no, sub) if headed else (entry.dimension_no,)

    def _headings(self, entry: Entry, headed: bool) -> list[str]:
        book: Framework = self.desk.book
        texts = [f"มิติที่ {entry.dimension_no} {book.dimensions[entry.dimension_no]}"]
        if headed:
            texts.append(f"{entry.mission_no} {book.missions[entry.mission_no]}")
        if headed and self.layout.subs and entry.sub_mission_no:
            sub = entry.sub_mission_no
            texts.append(f"{sub} {book.sub_missions[sub]}")
        return texts

    def _flat(self) -> list[str]:
        names: list[str] = list(self.left)
        for name in self.layout.columns:
            names += ["money"] * len(self.layout.money) if name == "money" else [name]
            names += ["progress"] * 2 if name == "progress" and self.layout.tick_status else []
        return names

    def _widths(self) -> list[float]:
        return [WIDTHS[name] for name in self._flat()]

    def _header(self) -> tuple[Row, ...]:
        layout = self.layout
        two = layout.money_head is not None or layout.tick_status
        span = 2 if two else 1
        top = [_head(HEADINGS[name], 1, span) for name in self.left]
        under: list[Cell] = []
        for name in layout.columns:
            if name == "money" and layout.money_head is not None:
                top.append(_head(layout.money_head, len(layout.money), 1))
                under += [_head(self._money_word(kind), 1, 1) for kind in layout.money]
            elif name == "money":
                top += [_head(self._money_word(kind), 1, span) for kind in layout.money]
            elif name == "progress" and layout.tick_status:
                top.append(_head("สถานะการดำเนินการ", 3, 1))
                under += [_head(word, 1, 1) for word in STATUS.values()]
            else:
                word = layout.result_word if name == "result" else HEADINGS[name]
                top.append(_head(word, 1, span))
        return (Row(tuple(top)), Row(tuple(under))) if two else (Row(tuple(top)),)

    def _money_word(self, kind: str) -> str:
        return self.layout.used_word if kind == "disbursed" else MONEY_HEADINGS[kind]

    def _rows(self, entries: list[Entry]) -> list[Row]:
        rows: list[Row] = []
        digits, width = self.desk.digits, len(self._flat())
        for mission_no, group in groupby(entries, key=lambda entry: entry.mission_no):
            here = list(group)
            text = digits(f"{mission_no} {self.desk.book.missions[mission_no]}")
            if self.layout.mission == "band":
                rows.append(Row((Cell(text, width, bold=True, kind="band"),), may_cut=False))
            for place, entry in enumerate(here):
                lead = [Cell(text, 1, len(here), kind="structure")]
                use = lead if self.layout.mission == "column" and place == 0 else []
                rows.append(self._row(entry, use))
        return rows

    def _row(self, entry: Entry, mission: list[Cell]) -> Row:
        desk, layout = self.desk, self.layout
        key = desk.truth.add("results", entry, desk.book)
        cells: list[Cell] = []
        if layout.number_column:
            cells.append(Cell(desk.digits(str(entry.item_no)), align="center"))
        cells += mission
        number = None if layout.number_column else entry.item_no
        text = numbered(number, layout.number_style, entry.title, desk.rng)
        cells.append(Cell(desk.digits(text), kind="title"))
        for name in layout.columns:
            if name == "money":
                cells += self._money(key)
            elif name == "progress":
                cells += self._progress(entry)
            elif name == "responsible":
                cells.append(Cell(desk.digits(units_text(entry.responsible, desk.rng))))
            else:
                cells.append(Cell(desk.digits(entry.fields.get(name, "-"))))
        return Row(tuple(cells))

    def _money(self, key: int) -> list[Cell]:
        rng, layout = self.desk.rng, self.layout
        cells = []
        has_money = rng.random() < 0.4
        amount = float(rng.choice((5000, 12500, 20000, 48750, 100000)))
        for kind in layout.money:
            money = Money(rng.choice(("dash", "blank", "dash")))
            if has_money and kind != "integrated":
                spent = amount if kind != "disbursed" or rng.random() < 0.5 else amount - 1250
                money = Money("amount", spent)
            self.desk.truth.add_money(key, self.year, kind, money.status, money.amount)
            text = self.desk.digits(money_text(money, layout.money_form, ""))
            align = "right" if money.status == "amount" else "center"
            cells.append(Cell(text, 1, 1, align, kind="money"))  # type: ignore[arg-type]
        return cells

    def _progress(self, entry: Entry) -> list[Cell]:
        if not self.layout.tick_status:
            return [Cell(STATUS[entry.progress or "completed"])]
        return [
            Cell("✓" if entry.progress == status else "", align="center", kind="mark")
            for status in STATUS
        ]


def _head(text: str, col_span: int, row_span: int) -> Cell:
    return Cell(text, col_span, row_span, "center", True)
