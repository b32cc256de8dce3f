"""Which rows of different sections state the same item: plan row, fact sheet, result, summary."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from rapidfuzz import fuzz

from normalize.schema import ItemRow
from normalize.thai_text import squeeze

_ORDER = ("plan", "schedule", "results", "fact_sheet", "ita_measures", "ita_follow_up", "summary")
SURE = 86.0  # titles this alike (0–100) are one item
_NUMBERED = 58.0  # with the same dimension and printed number, less is enough
_TYPE = regex.compile(r"^(?:โครงการ|กิจกรรม|มาตรการ)")


def assign_keys(items: Sequence[ItemRow]) -> dict[str, str]:
    """item_id → item_key. A section states an item at most once, so it uses a key at most once."""
    keys: dict[str, str] = {}
    groups: list[list[ItemRow]] = []
    for section in _ORDER:
        own = [item for item in items if item.section == section]
        taken = _match(own, groups)
        for i, item in enumerate(own):
            if i in taken:
                groups[taken[i]].append(item)
            else:
                groups.append([item])
    for group in groups:
        for item in group:
            keys[item.item_id] = f"{group[0].item_id}-k"
    return keys


def _match(own: Sequence[ItemRow], groups: Sequence[Sequence[ItemRow]]) -> dict[int, int]:
    """Best pairs first; every item and every group at most once."""
    pairs = [
        (score, -i, -g)
        for i, item in enumerate(own)
        for g, group in enumerate(groups)
        for score in (max(_likeness(item, other) for other in group),)
        if score > 0
    ]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _score, i, g in sorted(pairs, reverse=True):
        if -i not in taken and -g not in used:
            taken[-i] = -g
            used.add(-g)
    return taken


def _likeness(one: ItemRow, other: ItemRow) -> float:
    if one.dimension_no != other.dimension_no and None not in (
        one.dimension_no,
        other.dimension_no,
    ):
        return 0.0
    score = title_likeness(one, other)
    same_number = one.item_no is not None and one.item_no == other.item_no
    same_mission = one.mission_no is not None and one.mission_no == other.mission_no
    alike = score >= SURE or (same_number and score >= _NUMBERED) or (same_mission and score >= 78)
    return score + 5.0 * same_number + 5.0 * same_mission if alike else 0.0


def title_likeness(one: ItemRow, other: ItemRow) -> float:
    """How alike (0–100) two titles are, their type words aside."""
    return fuzz.ratio(bare_title(one.title), bare_title(other.title))


def bare_title(title: str | None) -> str:
    """A title for comparing, without the type word that opens it."""
    return _TYPE.sub("", squeeze(title or ""))
