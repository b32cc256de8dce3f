"""Fact sheets: one per item, with numbered sections in prose, as the NACC's template has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from samples.facts import Entry
from samples.families.desk import Desk, money_text
from samples.phrases import listed, phrase, phrases

HEADS = ("ลำดับที่ {no}", "โครงการลำดับที่ {no}", "กิจกรรมลำดับที่ {no}", "")
Section = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """How all fact sheets of one document are written."""

    title_heading: str
    title_after_colon: bool
    head: str
    area: bool
    split_results: bool
    per_year: bool


def draw_sheet_layout(desk: Desk) -> SheetLayout:
    """A sheet layout drawn from the desk's generator."""
    rng = desk.rng
    return SheetLayout(
        title_heading=rng.choice(("ชื่อโครงการ/กิจกรรม/มาตรการ", "ชื่อโครงการ", "ชื่อโครงการ/กิจกรรม")),
        title_after_colon=rng.random() < 0.6,
        head=rng.choice(HEADS),
        area=rng.random() < 0.6,
        split_results=rng.random() < 0.5,
        per_year=rng.random() < 0.4,
    )


def write_sheets(desk: Desk, entries: list[Entry], years: tuple[int, ...]) -> None:
    """A fact sheet for every entry, under headings of dimension and mission."""
    layout = draw_sheet_layout(desk)
    desk.page()
    desk.title("ส่วนที่ 3 รายละเอียดโครงการ/กิจกรรม/มาตรการ")
    dimension, mission = 0, ""
    for entry in entries:
        if entry.dimension_no != dimension:
            dimension = entry.dimension_no
            desk.heading(f"มิติที่ {dimension} {desk.book.dimensions[dimension]}")
        if entry.mission_no != mission:
            mission = entry.mission_no
            desk.heading(f"{mission} {desk.book.missions[mission]}")
        _write_sheet(desk, layout, entry, years)


def _write_sheet(desk: Desk, layout: SheetLayout, entry: Entry, years: tuple[int, ...]) -> None:
    full = _with_sheet_fields(desk, layout, entry, years)
    key = desk.truth.add("fact_sheet", full, desk.book)
    desk.para("รายละเอียดโครงการ/กิจกรรม/มาตรการ", align="center", bold=True)
    head = layout.head.format(no=entry.item_no)
    desk.heading(f"มิติที่ {entry.dimension_no} ภารกิจตามมิติที่ {entry.mission_no} {head}")
    number = 1
    if layout.title_after_colon:
        desk.para(f"1. {layout.title_heading} : {entry.title}", bold=True)
    else:
        desk.para(f"1. {layout.title_heading}", bold=True)
        desk.para(entry.title, indent=24)
    for heading, text in _sections(desk, layout, full, key, years):
        number += 1
        desk.heading(f"{number}. {heading}")
        for line in text.split("\n"):
            desk.para(line, indent=24)
    desk.gap()


def _with_sheet_fields(
    desk: Desk, layout: SheetLayout, entry: Entry, years: tuple[int, ...]
) -> Entry:
    rng, org = desk.rng, desk.org

    def some(bank: str, low: int, high: int) -> str:
        return listed(rng, phrases(rng, bank, org, low, high))

    fields = {
        "rationale": " ".join(phrases(rng, "rationale", org, 1, 2)),
        "objectives": some("objective", 1, 3),
        "target": phrase(rng, "target", org) if rng.random() < 0.3 else "",
        "target_group": phrase(rng, "target_group", org),
        "approach": some("step", 3, 6),
        "period": _period(rng, years),
        "indicator": some("indicator", 1, 2),
        "outcome": some("outcome", 1, 2),
    }
    if layout.area:
        fields["area"] = phrase(rng, "area", org)
    fields = {name: text for name, text in fields.items() if text}
    units = entry.responsible or ("สำนักปลัด",)
    # A sheet's heading names the mission, never the sub-mission.
    number = entry.item_no if layout.head else None
    return replace(entry, fields=fields, responsible=units, sub_mission_no=None, item_no=number)


def _period(rng: object, years: tuple[int, ...]) -> str:
    if len(years) == 1:
        return f"ปีงบประมาณ พ.ศ. {years[0]}"
    return f"ปีงบประมาณ พ.ศ. {years[0]} - {years[-1]}"


def _sections(
    desk: Desk, layout: SheetLayout, entry: Entry, key: int, years: tuple[int, ...]
) -> list[Section]:
    """The sections after the title, in the template's order."""
    text: Callable[[str], str] = lambda name: entry.fields[name]  # noqa: E731
    rng = desk.rng
    sections: list[Section] = [
        ("หลักการและเหตุผล", text("rationale")),
        ("วัตถุประสงค์", text("objectives")),
    ]
    if "target" in entry.fields:
        sections.append(("เป้าหมาย", text("target")))
    sections.append(("กลุ่มเป้าหมาย", text("target_group")))
    if layout.area:
        sections.append(("พื้นที่ดำเนินการ", text("area")))
    sections += [
        ("วิธีดำเนินการ", text("approach")),
        ("ระยะเวลาดำเนินการ", text("period")),
        (rng.choice(("งบประมาณดำเนินการ", "งบประมาณ")), _budget(desk, layout, entry, key, years)),
        ("ผู้รับผิดชอบ", "\n".join(entry.responsible)),
    ]
    if layout.split_results:
        sections += [("ตัวชี้วัด", text("indicator")), ("ผลลัพธ์", text("outcome"))]
    else:
        body = f"ตัวชี้วัด\n{text('indicator')}\nผลลัพธ์\n{text('outcome')}"
        sections.append(("ตัวชี้วัด/ผลลัพธ์", body))
    return sections


def _budget(desk: Desk, layout: SheetLayout, entry: Entry, key: int, years: tuple[int, ...]) -> str:
    """The budget section and its truth: per year only where it says so."""
    truth = desk.truth
    amounts = [(year, money) for year, money in entry.money if money.status == "amount"]
    single = years[0] if len(years) == 1 else None
    if not amounts:
        truth.add_money(key, single, "planned", "no_budget", None)
        return "ไม่ใช้งบประมาณ"
    if layout.per_year and len(years) > 1:
        lines = []
        for year, money in amounts:
            truth.add_money(key, year, "planned", "amount", money.amount)
            lines.append(f"ปีงบประมาณ พ.ศ. {year} จำนวน {money_text(money, 'plain', '')} บาท")
        return "\n".join(lines)
    money = amounts[0][1]
    truth.add_money(key, single, "planned", "amount", money.amount)
    word = desk.rng.choice(("งบประมาณที่ใช้ดำเนินการ จำนวน ", "จำนวน ", "งบประมาณ "))
    return f"{word}{money_text(money, 'plain', '')} บาท"
