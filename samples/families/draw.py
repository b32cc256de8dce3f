"""Drawing the items of a whole plan: missions, sub-missions, titles, numbers, money, marks."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.facts import (
    Entry,
    Framework,
    Organisation,
    draw_mark,
    draw_money,
    draw_titles,
    draw_units,
)
from samples.families.plan_layout import PlanLayout
from samples.phrases import phrase

BANK_OF = {"objectives": "objective"}


def draw_entries(
    rng: random.Random, book: Framework, org: Organisation, per_dimension: tuple[int, int]
) -> list[Entry]:
    """Items over all dimensions, in the order of their missions, without numbers or money."""
    entries: list[Entry] = []
    for dimension_no in book.dimensions:
        titles = draw_titles(rng, dimension_no, org, rng.randint(*per_dimension))
        missions = book.missions_of(dimension_no)
        if len(missions) > len(titles) or rng.random() < 0.2:
            keep = min(len(titles), max(1, len(missions) - 1))
            missions = sorted(rng.sample(missions, keep), key=missions.index)
        extra = rng.choices(missions, k=len(titles) - len(missions))
        places = sorted([*missions, *extra], key=missions.index)
        for mission_no, (item_type, title) in zip(places, titles, strict=True):
            entries.append(
                Entry(dimension_no, mission_no, item_type, title, responsible=draw_units(rng))
            )
    return entries


def with_subs(rng: random.Random, book: Framework, entries: list[Entry]) -> list[Entry]:
    """The items spread over the sub-missions of their missions, in order."""
    result: list[Entry] = []
    for mission_no in dict.fromkeys(entry.mission_no for entry in entries):
        group = [entry for entry in entries if entry.mission_no == mission_no]
        subs = book.sub_missions_of(mission_no)
        if not subs:
            result += group
            continue
        chosen = sorted(rng.choices(range(len(subs)), k=len(group)))
        result += [
            replace(entry, sub_mission_no=subs[i]) for entry, i in zip(group, chosen, strict=True)
        ]
    return result


def with_numbers(entries: list[Entry], layout: PlanLayout) -> list[Entry]:
    """The items numbered as the layout restarts its numbers."""
    result: list[Entry] = []
    last: tuple[object, ...] | None = None
    number = 0
    for entry in entries:
        scope: tuple[object, ...] = ()
        if layout.sub_mission in ("prefix", "heading"):
            scope = (entry.mission_no, entry.sub_mission_no)
        elif layout.restart == "mission":
            scope = (entry.mission_no,)
        elif layout.restart == "dimension":
            scope = (entry.dimension_no,)
        number = number + 1 if scope == last else 1
        last = scope
        result.append(replace(entry, item_no=number))
    return result


def with_money(
    rng: random.Random, entries: list[Entry], layout: PlanLayout, years: tuple[int, ...]
) -> list[Entry]:
    """The items with a budget for each year, and the note that says there is none."""
    result = []
    share = rng.choice((0.15, 0.35, 0.6))
    satang = layout.money_form == "satang"
    for entry in entries:
        money = draw_money(rng, years, layout.none_status, share, satang)
        fields = dict(entry.fields)
        if layout.dash_note and all(cell.status == "dash" for _, cell in money):
            fields["note"] = "ไม่ใช้งบประมาณ"
        result.append(replace(entry, money=money, fields=fields))
    return result


def with_fields(
    rng: random.Random, entries: list[Entry], org: Organisation, names: tuple[str, ...]
) -> list[Entry]:
    """The items with a sentence in each of the named columns, and units only where printed."""
    result = []
    for entry in entries:
        fields = dict(entry.fields)
        for name in names:
            if name not in ("note", "responsible", "source") and rng.random() < 0.9:
                fields[name] = phrase(rng, BANK_OF.get(name, name), org)
        units = entry.responsible if "responsible" in names else ()
        result.append(replace(entry, fields=fields, responsible=units))
    return result


def with_marks(rng: random.Random, entries: list[Entry]) -> list[Entry]:
    """The items with their marks in a twelve-month schedule."""
    return [replace(entry, marks=draw_mark(rng)) for entry in entries]
