"""The two ITA documents: measures for the ten indicators, and the follow-up of what was found."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from samples.blocks import Cell, Grid, Row
from samples.facts import Entry, draw_organisation, draw_units, framework
from samples.families.desk import Desk, units_text
from samples.families.front import cover, memo
from samples.phrases import listed, phrase, phrases
from samples.style import draw_look
from samples.truth import Truth, document_record

INSTRUMENTS = {
    1: "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
    2: "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
    3: "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
}
SHORT_INSTRUMENTS = {1: "IIT", 2: "EIT", 3: "OIT"}

MEASURE_WORDS = {
    "number": ("ที่", "ลำดับ"),
    "indicator_name": ("ตัวชี้วัด", "ประเด็น/ตัวชี้วัด"),
    "title": ("มาตรการ/โครงการหรือกิจกรรม", "มาตรการ", "มาตรการ/กิจกรรม"),
    "approach": ("ขั้นตอนหรือวิธีการปฏิบัติ", "วิธีดำเนินการ", "แนวทางการดำเนินการ", "ขั้นตอน/วิธีการ"),
    "period": ("ระยะเวลาในการดำเนินการ", "ระยะเวลา", "ระยะเวลาดำเนินการ"),
    "responsible": ("ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ"),
    "result": ("ผลการดำเนินการตามมาตรการ", "ผลการดำเนินการ", "ผลการดำเนินงาน"),
    "outcome": ("ผลลัพธ์หรือความสำเร็จของการดำเนินการ", "ผลลัพธ์", "ผลลัพธ์หรือความสำเร็จ"),
    "issue": ("ประเด็นที่เป็นข้อบกพร่อง/จุดอ่อนจากการประเมิน", "ประเด็น", "ข้อบกพร่อง/จุดอ่อน"),
    "follow_up": ("การกำกับติดตาม", "การกำกับติดตามรายงานความก้าวหน้าและสรุปผล ณ สิ้นปีงบประมาณ"),
}
WIDTHS = {
    "number": 0.5, "indicator_name": 1.4, "title": 2.2, "approach": 3.0, "period": 1.2,
    "responsible": 1.3, "result": 2.4, "outcome": 2.2, "issue": 1.8, "follow_up": 2.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ItaLayout:
    """The layout of the tables of one ITA document."""

    indicator: Literal["heading", "column", "band"]
    columns: tuple[str, ...]
    words: dict[str, str]
    instrument_headings: bool


def _draw_words(rng: random.Random) -> dict[str, str]:
    return {name: rng.choice(words) for name, words in MEASURE_WORDS.items()}


def write_measures(rng: random.Random, size: str) -> Desk:
    """A report on the measures for the ten ITA indicators, with its truth."""
    org, book = draw_organisation(rng), framework("ita")
    year = rng.choice((2565, 2566, 2567, 2568))
    indicator: Literal["heading", "column", "band"] = rng.choice(("heading", "column", "band"))
    columns = ["title", "approach", "period", "responsible", "result"]
    if rng.random() < 0.7:
        columns.append("outcome")
    if indicator == "column":
        columns.insert(0, "indicator_name")
    if indicator != "heading" and rng.random() < 0.4:
        columns.insert(columns.index("title"), "number")
    layout = ItaLayout(indicator, tuple(columns), _draw_words(rng), rng.random() < 0.5)
    title = (
        f"รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {year}"
    )
    truth = Truth(
        document_record(org, family="ita_measures_report", title=title, framework="ita",
                        report_year_be=year)
    )  # fmt: skip
    desk = Desk(rng, org, book, draw_look(rng), truth, size)
    cover(desk, ["รายงานผลการดำเนินการ", "เพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
                 f"ประจำปีงบประมาณ พ.ศ. {year}"])  # fmt: skip
    desk.page("landscape")
    desk.title(title, 1.1)
    desk.title(f"{org.full} {org.place}", 1.0)
    desk.para(
        f"จากการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {year} "
        f"{org.full} ได้กำหนดมาตรการและดำเนินการแล้ว ดังนี้",
        indent=36,
    )
    high = {"small": 1, "normal": 3}[size] if indicator != "heading" else 1
    rows = [
        (number, part) for number in range(1, 11) for part in range(rng.randint(1, max(1, high)))
    ]
    entries = [_measure(desk, layout, number, place + 1) for place, (number, _) in enumerate(rows)]
    _write(desk, layout, "ita_measures", entries)
    return desk


def _dimension_of(indicator: int) -> int:
    return 1 if indicator <= 5 else 2 if indicator <= 8 else 3


def _measure(desk: Desk, layout: ItaLayout, indicator: int, place: int) -> Entry:
    rng, org = desk.rng, desk.org
    several = rng.random() < 0.25
    title = (
        listed(rng, phrases(rng, "ita_measure", org, 2, 3))
        if several
        else phrase(rng, "ita_measure", org)
    )
    banks = {"approach": "step", "result": "result", "outcome": "outcome"}
    fields = {
        name: listed(rng, phrases(rng, bank, org, 1, 5 if name == "approach" else 3))
        for name, bank in banks.items()
        if name in layout.columns
    }
    year = desk.truth.document["report_year_be"] % 100
    fields["period"] = rng.choice(
        (f"ต.ค. {year - 1} - ก.ย. {year}", f"ต.ค. {year - 1} ถึง มี.ค. {year}", "ตลอดปีงบประมาณ",
         f"ตุลาคม {2500 + year - 1} - กันยายน {2500 + year}")
    )  # fmt: skip
    return Entry(
        _dimension_of(indicator), str(indicator), "unspecified", title,
        item_no=place if "number" in layout.columns else None, fields=fields,
        responsible=draw_units(rng),
    )  # fmt: skip


def write_follow_up(rng: random.Random, size: str) -> Desk:
    """An ITA follow-up: a memo, prose on the three instruments, and a table under each."""
    org, book = draw_organisation(rng), framework("ita")
    year = rng.choice((2565, 2566, 2567, 2568))
    months = rng.choice((6, 6, 12))
    columns = ["issue", "approach", "title", "responsible", "follow_up"]
    if rng.random() < 0.3:
        columns.insert(0, "number")
    layout = ItaLayout("heading", tuple(columns), _draw_words(rng), True)
    span = f"ตุลาคม {year - 1} - " + (f"มีนาคม {year}" if months == 6 else f"กันยายน {year}")
    title = f"รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{org.full} รอบ {months} เดือน"
    date = f"{year - 543}-{4 if months == 6 else 10:02d}-{rng.randint(1, 28):02d}"
    truth = Truth(
        document_record(org, family="ita_follow_up", title=title, framework="ita",
                        report_year_be=year, report_months=months, document_date=date)
    )  # fmt: skip
    desk = Desk(rng, org, book, draw_look(rng), truth, size)
    memo(desk, f"{title} (เดือน{span})", date, [
        f"ตามที่ {org.full} ได้เข้ารับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) "
        f"ประจำปีงบประมาณ พ.ศ. {year - 1} "
        f"มีคะแนนรวม {rng.randint(70, 96)}.{rng.randint(10, 99)} คะแนน นั้น",
        f"จึงได้กำหนดมาตรการปรับปรุงในปีงบประมาณ พ.ศ. {year} "
        f"และขอรายงานผลรอบ {months} เดือน ดังตารางแนบท้าย",
    ])  # fmt: skip
    desk.page("landscape")
    desk.title(f"การนำผลการประเมินไปดำเนินการปรับปรุงและพัฒนา ในปีงบประมาณ พ.ศ. {year}", 1.1)
    entries = []
    numbered_issues = rng.random() < 0.5
    for dimension_no in (1, 2, 3):
        count = rng.randint(1, {"small": 2, "normal": 5}[size])
        issues = phrases(rng, "issue", org, count, count)
        for place, issue in enumerate(issues, 1):
            entries.append(_finding(desk, layout, dimension_no, place, issue, numbered_issues))
    _write(desk, layout, "ita_follow_up", entries)
    return desk


def _finding(
    desk: Desk, layout: ItaLayout, dimension_no: int, place: int, issue: str, numbered: bool
) -> Entry:
    rng, org = desk.rng, desk.org
    has_number = "number" in layout.columns
    fields = {
        "issue": f"{place}. {issue}" if numbered and not has_number else issue,
        "approach": listed(rng, phrases(rng, "step", org, 1, 4)),
        "follow_up": phrase(rng, "follow_up", org),
    }
    sentences = phrases(rng, "ita_measure", org, 1, 3) if rng.random() < 0.4 else []
    title = listed(rng, sentences) if sentences else phrase(rng, "ita_measure", org)
    return Entry(
        dimension_no, "", "unspecified", title, item_no=place if has_number else None,
        fields=fields, responsible=draw_units(rng),
    )  # fmt: skip


def _write(desk: Desk, layout: ItaLayout, section: str, entries: list[Entry]) -> None:
    """All tables, under headings of instrument and indicator as the layout wants."""
    keys: dict[str, Callable[[Entry], object]] = {
        "heading": lambda e: (e.dimension_no, e.mission_no),
        "column": lambda e: e.dimension_no if layout.instrument_headings else 0,
        "band": lambda e: e.dimension_no if layout.instrument_headings else 0,
    }
    instrument = 0
    for _, group in groupby(entries, key=keys[layout.indicator]):
        chunk = list(group)
        first = chunk[0]
        if layout.instrument_headings and first.dimension_no != instrument:
            instrument = first.dimension_no
            _instrument_heading(desk, section, instrument)
        if layout.indicator == "heading" and first.mission_no:
            desk.heading(f"ตัวชี้วัดที่ {first.mission_no} {desk.book.missions[first.mission_no]}")
        widths = tuple(WIDTHS[name] for name in layout.columns)
        header = tuple(Cell(layout.words[n], align="center", bold=True) for n in layout.columns)
        rows = _rows(desk, layout, section, chunk)
        desk.table(Grid(widths, (Row(header),), tuple(rows)))
        desk.gap()


def _instrument_heading(desk: Desk, section: str, instrument: int) -> None:
    if section == "ita_follow_up":
        short = SHORT_INSTRUMENTS[instrument]
        desk.para(
            f"{instrument}. ด้าน {short} พบว่า {phrase(desk.rng, 'issue', desk.org)} มีข้อเสนอแนะดังนี้"
        )
    desk.heading(f"ตารางผลการประเมิน{INSTRUMENTS[instrument]}")


def _rows(desk: Desk, layout: ItaLayout, section: str, entries: list[Entry]) -> list[Row]:
    rows: list[Row] = []
    for mission_no, group in groupby(entries, key=lambda entry: entry.mission_no):
        here = list(group)
        name = desk.book.missions.get(mission_no, "")
        if layout.indicator == "band":
            text = desk.digits(f"ตัวชี้วัดที่ {mission_no} {name}")
            rows.append(
                Row((Cell(text, len(layout.columns), bold=True, kind="band"),), may_cut=False)
            )
        for place, entry in enumerate(here):
            rows.append(_row(desk, layout, section, entry, len(here) if place == 0 else 0))
    return rows


def _row(desk: Desk, layout: ItaLayout, section: str, entry: Entry, span: int) -> Row:
    key = desk.truth.add(section, entry, desk.book)
    desk.truth.items[key]["unscored"] = ["item_type"]
    if entry.fields.get("issue", "")[:1].isdigit():
        desk.truth.items[key]["unscored"].append("item_no")
    cells: list[Cell] = []
    for name in layout.columns:
        if name == "indicator_name":
            text = f"{entry.mission_no}. {desk.book.missions[entry.mission_no]}"
            if span:
                cells.append(Cell(desk.digits(text), 1, span, kind="structure"))
            continue
        text = {
            "number": str(entry.item_no),
            "title": entry.title,
            "responsible": units_text(entry.responsible, desk.rng),
        }.get(name) or entry.fields.get(name, "-")
        cells.append(Cell(desk.digits(text), kind="title" if name == "title" else "text"))
    return Row(tuple(cells))
