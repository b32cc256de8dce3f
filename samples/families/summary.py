"""The narrative summary of a report: ประกอบด้วย ๑. … ๒. …, one sentence per mission."""

from __future__ import annotations

from itertools import groupby

from samples.facts import Entry
from samples.families.desk import NUMBER_STYLES, Desk


def write_summary(desk: Desk, entries: list[Entry], plan: str) -> None:
    """Lists the items of every mission again in running text, numbered within each mission."""
    rng, book = desk.rng, desk.book
    style = rng.choice(NUMBER_STYLES)
    desk.page()
    desk.title("บทสรุป/ข้อเสนอแนะ")
    desk.title(f"{desk.org.full} {desk.org.place}", 1.0)
    desk.gap()
    parts = [f"{desk.org.full} ได้ดำเนินการตาม{plan} โดยสรุปในภาพรวมได้ดังนี้"]
    for dimension_no, group in groupby(entries, key=lambda entry: entry.dimension_no):
        parts.append(f"มิติที่ {dimension_no} {book.dimensions[dimension_no]} ได้ดำเนินการตามภารกิจ ดังนี้")
        for mission_no, of_mission in groupby(group, key=lambda entry: entry.mission_no):
            texts = []
            for number, entry in enumerate(of_mission, 1):
                texts.append(f"{style.format(number)} {entry.title}")
                _add_truth(desk, entry, number)
            name = book.missions[mission_no]
            parts.append(f"ภารกิจที่ {mission_no} {name} ประกอบด้วย {' '.join(texts)}")
    if rng.random() < 0.5:
        desk.para(" ".join(parts), indent=36)
    else:
        for part in parts:
            desk.para(part, indent=36)
    desk.para("ปัญหาและอุปสรรค", bold=True)
    desk.para("1. บุคลากรมีภารกิจมาก ทำให้บางกิจกรรมล่าช้ากว่าแผน", indent=36)
    desk.para("2. ควรประชาสัมพันธ์ให้ประชาชนทราบล่วงหน้ามากขึ้น", indent=36)


def _add_truth(desk: Desk, entry: Entry, number: int) -> None:
    bare = Entry(entry.dimension_no, entry.mission_no, entry.item_type, entry.title, item_no=number)
    desk.truth.add("summary", bare, desk.book)
