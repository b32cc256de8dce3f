"""The items of a document's lists beside those of its tables and fact sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import regex
from rapidfuzz import fuzz

from normalize.numbering import split_number
from normalize.raw import RawItem, Section
from normalize.thai_text import clean, squeeze
from parsers.lists.list_starts import FEWEST_ITEMS
from parsers.lists.outlines import outline_items
from parsers.lists.year_captions import DatedLine

_SAME_TITLE, _ITS_SHEET = 90.0, 97.0
_NEAR_PT, _NEAR_LINES = 60.0, 4  # from a line to the sheet it stands over
_OF_RESULTS = frozenset({"result", "outcome", "progress"})


def items_of_part(
    lines: Sequence[DatedLine],
    engine: str,
    section: Section,
    fiscal_year_be: int | None,
    document_family: str,
) -> tuple[RawItem, ...]:
    """The items of a list. One in which a report says what came of any is not its plan alone,
    though the part it stands in be called so."""
    items = outline_items(lines, engine, section, fiscal_year_be)
    if document_family != "results_report" or section != "plan":
        return items
    results = outline_items(lines, engine, "results", fiscal_year_be)
    told = any(map(_tells_done, items)) or any("result" in item.fields for item in results)
    return results if told else items


def settled(
    outline: Sequence[RawItem], items: Sequence[RawItem], document_family: str
) -> tuple[RawItem, ...]:
    """The outline of a whole document beside its other items: nothing where it is hardly a list;
    lines over their own fact sheet left out; what is also read from tables as a summary,
    and all of it where most is read from tables or sheets: a plan has sheets for some items. In a
    report, what came of the items of a plan is no summary of these, nor the plan of that."""
    if len(outline) < FEWEST_ITEMS and not (len(outline) > 1 and any(i.money for i in outline)):
        return ()
    sheets = [item for item in items if item.section == "fact_sheet"]
    outline = [item for item in outline if not any(_heads(item, sheet) for sheet in sheets)]
    tables = [item for item in items if item.section not in ("schedule", "fact_sheet")]
    if document_family != "results_report":
        return _beside(outline, tables, sheets)
    outline = _with_plan_apart(outline, tables)
    plan = [item for item in outline if item.section == "plan"]
    results = [item for item in outline if item.section != "plan"]
    others = [item for item in tables if item.section != "plan"]
    tells = sum(map(_tells_results, results)) * 2 > len(results)
    read = (
        *_beside(plan, [item for item in tables if item.section == "plan"], sheets),
        *_beside(results, others if tells else tables, sheets),
    )
    places = {id(item.fields["title"]): k for k, item in enumerate(outline)}
    return tuple(sorted(read, key=lambda item: places[id(item.fields["title"])]))


def _beside(
    outline: Sequence[RawItem], tables: Sequence[RawItem], sheets: Sequence[RawItem]
) -> tuple[RawItem, ...]:
    """Items of a list, as a summary what these tables, or most of it tables or sheets, state."""
    stated = list(map(_title_key, tables))
    known = [*stated, *map(_title_key, sheets)]
    repeated = [_is_among(_title_key(item), stated) for item in outline]
    overview = sum(_is_among(_title_key(item), known) for item in outline) * 2 > len(outline)
    return tuple(
        replace(item, section="summary") if again or overview else item
        for item, again in zip(outline, repeated, strict=True)
    )


def _tells_results(item: RawItem) -> bool:
    """Whether an item of a list says what came of it, or what was spent."""
    spent = any(cell.kind == "disbursed" for cell in item.money)
    return spent or not _OF_RESULTS.isdisjoint(item.fields)


def _tells_done(item: RawItem) -> bool:
    """Whether an item of a plan's list says what was done; its outcome may be what is hoped for."""
    return _tells_results(item) and item.fields.keys() & _OF_RESULTS != {"outcome"}


def _with_plan_apart(outline: Sequence[RawItem], tables: Sequence[RawItem]) -> list[RawItem]:
    """A report's list of items without results, each of which it tells of again below, in the list
    or in tables, is the plan that it reports on."""
    first = list(takewhile(lambda item: not _tells_results(item), outline))
    below = outline[len(first) :]
    if (
        not below
        and first
        and all(i.section != "plan" and _is_behind(i, first[-1]) for i in tables)
    ):
        below = tables if sum(bool(i.money) for i in first) * 2 > len(first) else ()
    again = list(map(_title_key, below))
    if len(first) < FEWEST_ITEMS or not all(_is_among(_title_key(i), again) for i in first):
        return list(outline)
    return [*(replace(item, section="plan") for item in first), *outline[len(first) :]]


def _is_behind(item: RawItem, other: RawItem) -> bool:
    """Whether an item stands behind another in the document."""
    one, two = item.fields["title"].places[0], other.fields["title"].places[-1]
    tops = [place.box[1] if place.box is not None else 0.0 for place in (one, two)]
    return (one.page or 0, one.line or 0, tops[0]) > (two.page or 0, two.line or 0, tops[1])


def plans_behind_results(items: Sequence[RawItem]) -> bool:
    """Whether something planned stands behind the first result: it may be for the year to come."""
    results = [item for item in items if item.section == "results"][:1]
    planned = [item for item in items if item.section in ("plan", "schedule")]
    return any(_is_behind(item, first) for first in results for item in planned)


def _heads(item: RawItem, sheet: RawItem) -> bool:
    """Whether a line is no entry of a list but stands over its fact sheet."""
    one, other = item.fields["title"].places[-1], sheet.fields["title"].places[0]
    a, b = _title_key(item), _title_key(sheet)
    if one.page != other.page or _numbers(a) != _numbers(b) or fuzz.ratio(a, b) < _ITS_SHEET:
        return False
    if one.box is not None and other.box is not None:
        return abs(other.box[1] - one.box[3]) <= _NEAR_PT
    return abs((other.line or 0) - (one.line or 0)) <= _NEAR_LINES


def _numbers(text: str) -> list[str]:
    return regex.findall(r"\d+", text)


def _title_key(item: RawItem) -> str:
    return squeeze(split_number(clean(item.fields["title"].text)).rest)


def _is_among(key: str, known: Sequence[str]) -> bool:
    return any(
        _numbers(key) == _numbers(other) and fuzz.ratio(key, other) >= _SAME_TITLE
        for other in known
    )
