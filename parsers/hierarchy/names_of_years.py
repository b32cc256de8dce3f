"""What names the years over columns of money together, before the first of them or above all:

รายการ / ปีงบประมาณ พ.ศ.         2561     2562     2563
โครงการ      งบประมาณ (บาท)      ปี 2561   ปี 2562   ปี 2563
"""

from __future__ import annotations

import regex

from normalize.thai_text import clean, squeeze
from parsers.headings.columns import bind_heading
from parsers.money.money_of_years import COUNTED

_TITLES = frozenset({"number", "title"})
_LEVELS = frozenset({"dimension", "mission"})
_NO_BUDGETS = frozenset({"count", "target", "indicator", "result", "progress"})
_PART = regex.compile(r"\s*/\s*|\s+(?=(?:ประจำ)?ปี|พ\.\s?ศ)")
"""What parts names that stand close: a stroke, or the word for years."""
_BARE = regex.compile(r"พศ|(?:ประจำ)?ปีงบ?")
_NOT_EACH = regex.compile(r"รวม|\d")  # a sum, or one year


def names_years(text: str) -> bool:
    """Whether a text names years together, by the word for years or as those of budgets in baht."""
    return bool(text) and all(_names_years(part) for part in _PART.split(clean(text)))


def names_budgets(text: str) -> bool:
    """Whether a part of a text says that what it heads are budgets in baht."""
    return any(map(_names_budgets, _PART.split(clean(text))))


def names_other(text: str) -> bool:
    """Whether a part of a text says that what it heads are no budgets in baht: what was spent,
    thousands of baht, or what is counted."""
    return any(map(_names_other, _PART.split(clean(text))))


def names_only_titles(text: str) -> bool:
    """Whether a text is a heading of titles, as tables have them, with no name of years beside."""
    if any(part and _names_years(part) for part in _PART.split(clean(text))):
        return False
    return bind_heading(0, (text,)).role in _TITLES


def names_titles(text: str) -> bool:
    """Whether a text heads titles, alone or with a name of years beside."""
    if bind_heading(0, (text,)).role in _TITLES:
        return True
    roles = [
        bind_heading(0, (part,)).role
        for part in _PART.split(clean(text))
        if part and not _names_years(part)
    ]
    return "title" in roles and all(role in _TITLES | _LEVELS for role in roles)


def _names_years(text: str) -> bool:
    bare = _BARE.fullmatch(squeeze(text)) is not None
    return bare or bind_heading(0, (text,)).role == "fiscal_year" or _names_budgets(text)


def _names_other(text: str) -> bool:
    role = bind_heading(0, (text,)).role
    if role in _TITLES | _LEVELS or _names_years(text):
        return False
    return role == "money" or role in _NO_BUDGETS or COUNTED.search(text) is not None


def _names_budgets(text: str) -> bool:
    said = bind_heading(0, (text,))
    baht = said.role == "money" and said.kind == "planned" and said.unit_baht == 1.0
    return baht and not said.joins_kinds and _NOT_EACH.search(text) is None
