"""Whether the items of an ITA document are measures or followed up, and thereby its family.

Known only when all of it was read: a list or a form of measures looks like a plan until then, and
one of the two families prints the columns of the other. The title tells most ("ติดตาม", follow-up;
"มาตรการส่งเสริม…", measures alone). A report of what came of the measures follows up where it says
what was wanting (ประเด็น), how far each is or what following them up gave ("ผลการกำกับติดตาม" heads a
column; "การกำกับติดตาม" is how it is planned), and reports the measures where it says none of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.raw import DocumentFacts, Fact, RawItem, RawTotal, Section
from normalize.thai_text import clean, squeeze, toneless
from parsers.model import PageContent, Table

_FAMILIES = {"ita_measures": "ita_measures_report", "ita_follow_up": "ita_follow_up"}
_SECTIONS = frozenset({"plan", "results", "ita_measures", "ita_follow_up"})
# What a calendar of measures tells besides their months.
_OF_MEASURES = frozenset({"issue", "approach", "result", "outcome", "progress", "follow_up"})

_FOLLOWS_UP = regex.compile(r"(?!มาตรการ|แผน).*ติดตาม", regex.DOTALL)
_REPORTS = regex.compile(r"ผลการ(?:ดำเนิน|ปฏิบัติ)|ความก้าวหน้า")
_MEASURES = regex.compile(r"มาตรการ|แผนการ|วิเคราะห์")
_FOLLOWED_UP = toneless(
    r"(?:สรุป)?ผล(?:ของ)?การ(?:กำกับ(?:และ|ดูแล|ดูแลและ)?)?ติดตาม(?:ผล|มาตรการ|และประเมินผล)*"
)
_WANTING = ("issue", "progress")
_MISSION_OF_A_PLAN = regex.compile(r"^(?:ภารกิจ\S*\s*)?[1-4]\s?\.\s?\d")


def settle_ita(
    facts: DocumentFacts,
    items: Sequence[RawItem],
    totals: Sequence[RawTotal],
    contents: Sequence[PageContent] = (),
) -> tuple[DocumentFacts, list[RawItem], list[RawTotal]]:
    """The family of an ITA document, and one section for all its items that are measures.

    Any other document, and one whose items stand under missions of a plan ("2.1"), stays.
    """
    listed = [item for item in items if _is_measure(item)]
    if _family(facts) not in _FAMILIES.values() or not listed or any(map(_of_a_plan, listed)):
        return facts, list(items), list(totals)
    section = _section(facts, listed, _has_results_of_following_up(contents, listed))
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


def _has_results_of_following_up(contents: Sequence[PageContent], items: Sequence[RawItem]) -> bool:
    """Whether a cell of a table, over or beside what was followed up, says it is its result."""
    tables = (b for page in contents for b in page.blocks if isinstance(b, Table))
    cells = (cell for table in tables for cell in table.cells)
    return any("follow_up" in item.fields for item in items) and any(
        _FOLLOWED_UP.fullmatch(squeeze(cell.text)) for cell in cells
    )


def _section(facts: DocumentFacts, items: Sequence[RawItem], followed_up: bool) -> Section:
    title = facts.title.value if facts.title is not None else ""
    wanting = any(name in item.fields for item in items for name in _WANTING)
    told = wanting and any({"follow_up", "result", "progress"} & set(i.fields) for i in items)
    if _FOLLOWS_UP.match(title):
        return "ita_follow_up"
    if _REPORTS.search(title):
        return "ita_follow_up" if wanting or followed_up else "ita_measures"
    if _MEASURES.search(title):
        return "ita_measures"
    return "ita_follow_up" if told else "ita_measures"
