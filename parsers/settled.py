"""What is known of a document only when all of it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalize.raw import DocumentFacts, Fact, RawItem, RawTotal


def settle_count(total: RawTotal, totals: Sequence[RawTotal]) -> RawTotal:
    """A lone "4 โครงการ" counts projects where other rows of the section count by type, and items
    of all types where none does."""
    if total.measure != "count" or total.item_type is not None:
        return total
    typed = any(t.section == total.section and t.item_type is not None for t in totals)
    return replace(total, item_type="project") if typed and "โครงการ" in total.span.text else total


def settle_family(facts: DocumentFacts, items: Sequence[RawItem]) -> DocumentFacts:
    """ITA tables say more surely than the title whether a document measures or follows up."""
    sections = {item.section for item in items}
    if sections == {"ita_follow_up"}:
        return replace(facts, family=Fact("ita_follow_up"))
    if sections == {"ita_measures"}:
        return replace(facts, family=Fact("ita_measures_report"))
    return facts
