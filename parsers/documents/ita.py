"""Whether the items of an ITA document are measures or followed up, and thereby its family.

Known only when all of it was read: a list or a form of measures looks like a plan until then, and
one of the two families prints the columns of the other. The title tells most ("ติดตาม", follow-up;
"มาตรการส่งเสริม…", measures alone). A report of what came of the measures follows up where it says
what was wanting (ประเด็น) or how far each is, and reports the measures where it says neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.raw import DocumentFacts, Fact, RawItem, RawTotal, Section
from normalize.thai_text import clean

_FAMILIES = {"ita_measures": "ita_measures_report", "ita_follow_up": "ita_follow_up"}
_SECTIONS = frozenset({"plan", "results", "ita_measures", "ita_follow_up"})
# What a calendar of measures tells besides their months.
_OF_MEASURES = frozenset({"issue", "approach", "result", "outcome", "progress", "follow_up"})

_FOLLOWS_UP = regex.compile(r"(?!มาตรการ|แผน).*ติดตาม", regex.DOTALL)
_REPORTS = regex.compile(r"ผลการ(?:ดำเนิน|ปฏิบัติ)|ความก้าวหน้า")
_MEASURES = regex.compile(r"มาตรการ|แผนการ|วิเคราะห์")
_WANTING = ("issue", "progress")
_MISSION_OF_A_PLAN = regex.compile(r"^(?:ภารกิจ\S*\s*)?[1-4]\s?\.\s?\d")


def settle_ita(
    facts: DocumentFacts, items: Sequence[RawItem], totals: Sequence[RawTotal]
) -> tuple[DocumentFacts, list[RawItem], list[RawTotal]]:
    """The family of an ITA document, and one section for all its items that are measures.

    Any other document, and one whose items stand under missions of a plan ("2.1"), stays.
    """
    listed = [item for item in items if _is_measure(item)]
    if _family(facts) not in _FAMILIES.values() or not listed or any(map(_of_a_plan, listed)):
        return facts, list(items), list(totals)
    section = _section(facts, listed)
    return (
        replace(facts, family=Fact(_FAMILIES[section])),
        [replace(i, section=section) if _is_measure(i) else i for i in items],
        [replace(t, section=section) if t.section in _SECTIONS else t for t in totals],
    )


def _family(facts: DocumentFacts) -> str | None:
    return facts.family.value if facts.family is not None else None


def _is_measure(item: RawItem) -> bool:
    if item.section == "schedule":
        return not _OF_MEASURES.isdisjoint(item.fields)
    return item.section in _SECTIONS


def _of_a_plan(item: RawItem) -> bool:
    mission = item.fields.get("mission")
    return mission is not None and _MISSION_OF_A_PLAN.match(clean(mission.text)) is not None


def _section(facts: DocumentFacts, items: Sequence[RawItem]) -> Section:
    title = facts.title.value if facts.title is not None else ""
    wanting = any(name in item.fields for item in items for name in _WANTING)
    told = wanting and any({"follow_up", "result", "progress"} & set(i.fields) for i in items)
    if _FOLLOWS_UP.match(title):
        return "ita_follow_up"
    if _REPORTS.search(title):
        return "ita_follow_up" if wanting else "ita_measures"
    if _MEASURES.search(title):
        return "ita_measures"
    return "ita_follow_up" if told else "ita_measures"
