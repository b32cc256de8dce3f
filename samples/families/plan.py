"""An action plan over one, four or five years: cover to budget table, then fact sheets."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.facts import draw_organisation, framework
from samples.families.desk import Desk
from samples.families.draw import (
    draw_entries,
    with_fields,
    with_money,
    with_numbers,
    with_subs,
)
from samples.families.front import contents_page, cover, preface, proclamation, prose_part
from samples.families.plan_layout import draw_plan_layout
from samples.families.plan_table import PlanTable
from samples.families.sheets import write_sheets
from samples.style import draw_look
from samples.truth import Truth, document_record

PERIODS = (
    ("nacc_2561", 2561, 2564),
    ("nacc_2561", 2562, 2565),
    ("nacc_2561", 2563, 2563),
    ("nacc_2561", 2564, 2564),
    ("nacc_2566", 2566, 2570),
    ("nacc_2566", 2566, 2570),
    ("nacc_2566", 2567, 2567),
    ("nacc_2566", 2568, 2568),
)
COUNT_WORDS = {4: "4 ปี ", 5: "5 ปี ", 1: ""}


def write_plan(rng: random.Random, size: str) -> Desk:
    """An action plan with its truth."""
    code, first, last = rng.choice(PERIODS)
    org, book = draw_organisation(rng), framework(code)
    years = tuple(range(first, last + 1))
    layout = draw_plan_layout(rng, len(years), bool(book.sub_missions))
    look = replace(draw_look(rng), footer=_footer(rng, org.full))
    subject = rng.choice(("ป้องกันการทุจริต", "ป้องกันการทุจริต", "ป้องกันและปราบปรามการทุจริต"))
    name = f"แผนปฏิบัติการ{subject}"
    span = f"(พ.ศ. {first} - {last})" if last > first else f"ประจำปีงบประมาณ พ.ศ. {first}"
    title = f"{name} {COUNT_WORDS[len(years)]}{span}"
    date = f"{first - 544}-{rng.randint(6, 9):02d}-{rng.randint(1, 28):02d}"
    proclaimed = rng.random() < 0.8
    truth = Truth(
        document_record(
            org, family="action_plan", title=title, framework=code, plan_year_from_be=first,
            plan_year_to_be=last, document_date=date if proclaimed else None,
        )
    )  # fmt: skip
    desk = Desk(rng, org, book, look, truth, size)
    cover(desk, [name, COUNT_WORDS[len(years)] + span])
    preface(desk)
    if rng.random() < 0.7:
        contents_page(desk, _contents(desk, title))
    if proclaimed:
        proclamation(desk, title, date)
    if rng.random() < 0.7:
        prose_part(desk)
    per_dimension = {"small": (2, 4), "normal": (3, 9)}[size]
    entries = draw_entries(rng, book, org, per_dimension)
    if layout.sub_mission != "none":
        entries = with_subs(rng, book, entries)
    entries = with_money(rng, with_numbers(entries, layout), layout, years)
    entries = with_fields(rng, entries, org, (*layout.before, *layout.after))
    desk.page("landscape" if layout.landscape else "portrait")
    desk.title(f"ส่วนที่ 2 {title}")
    desk.title(f"{org.full} {org.place}", 1.0)
    desk.gap()
    PlanTable(desk, layout, years).write(entries)
    if rng.random() < 0.5:
        keep = entries if rng.random() < 0.4 else [e for e in entries if rng.random() < 0.5]
        write_sheets(desk, keep[: {"small": 6, "normal": 40}[size]], years)
    return desk


def _footer(rng: random.Random, name: str) -> str | None:
    return f"แผนปฏิบัติการป้องกันการทุจริต {name}" if rng.random() < 0.25 else None


def _contents(desk: Desk, title: str) -> list[str]:
    entries = ["ส่วนที่ 1 บทนำ", f"ส่วนที่ 2 {title}"]
    for no, name in desk.book.dimensions.items():
        entries.append(f"มิติที่ {no} {name}")
    return entries
