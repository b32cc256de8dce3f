"""The document checks itself: numbering, sections that should agree, money that should add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from normalize.evidence import finding
from normalize.raw import Place, Remark, Section
from normalize.records import ItemRecords
from normalize.schema import BudgetRow, FindingRow, ItemRow
from normalize.schema_terms import Severity
from normalize.thai_text import squeeze
from normalize.title_places import is_placed

_COMPARED: tuple[tuple[Section, Section], ...] = (
    ("plan", "fact_sheet"),
    ("plan", "results"),
    ("plan", "summary"),
    ("results", "summary"),
)

_FEWEST_THROUGH = 4  # numbers that show that they run through all headings


def audit(document_id: str, records: Sequence[ItemRecords]) -> list[FindingRow]:
    """Everything the rows of one document say against each other."""
    findings = [
        *_numbering(records),
        *_mission_gaps(records),
        *_unplaced(records),
        *_missing(records),
        *_repeated(records),
        *_unmarked(records),
        *_amounts(records),
        *_overspent(records),
    ]
    return [finding(document_id, remark, item_id) for item_id, remark in findings]


Noted = tuple[str | None, Remark]


def _place(record: ItemRecords) -> Place:
    row = next((e for e in record.evidence if e.column == "title"), None)
    return Place(row.page, None, row.line) if row is not None else Place(record.item.page_first)


def _remark(record: ItemRecords, code: str, severity: Severity, message: str) -> Noted:
    item = record.item
    return (
        item.item_id,
        Remark(code, severity, message, _place(record), item.title_raw),
    )


def _numbering(records: Sequence[ItemRecords]) -> Iterable[Noted]:
    """Item numbers run 1, 2, 3 … and start again at 1 under the next heading, or where a mission's
    items are listed type by type with the next type; or they run through all headings."""
    for section in dict.fromkeys(r.item.section for r in records):
        previous: ItemRow | None = None
        through = _runs_through([r.item for r in records if r.item.section == section])
        for record in records:
            item = record.item
            if item.section != section or item.item_no is None:
                continue
            if previous is not None and previous.item_no is not None:
                same = through or _heading(previous) == _heading(item)
                new_list = item.item_no == 1 and item.item_type != previous.item_type
                if item.item_no == previous.item_no and same and not new_list:
                    yield _remark(
                        record,
                        "numbering_repeat",
                        "warning",
                        f"number {item.item_no} is printed twice running ({section})",
                    )
                elif item.item_no not in (1, previous.item_no + 1) and same:
                    yield _remark(
                        record,
                        "numbering_gap",
                        "warning",
                        f"number {item.item_no} follows {previous.item_no} ({section})",
                    )
            elif item.item_no != 1 and previous is None:
                yield _remark(
                    record,
                    "numbering_gap",
                    "warning",
                    f"the first number is {item.item_no} ({section})",
                )
            previous = item


def _runs_through(items: Sequence[ItemRow]) -> bool:
    """Whether the numbers of a section go on under its headings, and never start again."""
    numbers = [item.item_no for item in items if item.item_no is not None]
    headings = len(set(map(_heading, items)))
    rising = all(a < b for a, b in pairwise(numbers))
    return rising and headings > 1 and len(numbers) >= _FEWEST_THROUGH


def _heading(item: ItemRow) -> tuple[int | None, str | None, str | None]:
    return (item.dimension_no, item.mission_no, item.sub_mission_no)


def _mission_gaps(records: Sequence[ItemRecords]) -> Iterable[Noted]:
    """Missions of a dimension run N.1, N.2 …: one left out may have been lost in reading. Sheets
    beside a list need not be of all its missions."""
    listed = any(record.item.section != "fact_sheet" for record in records)
    seen: dict[tuple[str, str], dict[int, ItemRecords]] = defaultdict(dict)
    for record in records:
        number = record.item.mission_no
        if listed and record.item.section == "fact_sheet":
            continue
        if number is not None and "." in number and record.item.framework != "ita":
            dimension, _, ordinal = number.partition(".")
            seen[(record.item.section, dimension)].setdefault(int(ordinal), record)
    for (section, dimension), missions in seen.items():
        for last in range(1, max(missions)):
            if last not in missions:
                after = missions[min(n for n in missions if n > last)]
                yield _remark(
                    after,
                    "mission_missing",
                    "warning",
                    f"no item stands under mission {dimension}.{last} ({section})",
                )


def _unplaced(records: Sequence[ItemRecords]) -> Iterable[Noted]:
    """Rows under no heading in a section whose other rows have one: it may not have been read.
    Sheets and sections that print no headings are told when their rows' places are looked for."""
    headed = {r.item.section for r in records if is_placed(r.item)} - {"fact_sheet"}
    for record in records:
        item = record.item
        if item.section in headed and item.framework != "ita" and not is_placed(item):
            message = "no dimension and no mission was read over this row"
            yield _remark(record, "place_missing", "warning", message)


def _by_key(records: Sequence[ItemRecords]) -> dict[str, dict[str, ItemRecords]]:
    groups: dict[str, dict[str, ItemRecords]] = defaultdict(dict)
    for record in records:
        groups[record.item.item_key][record.item.section] = record
    return groups


def _repeated(records: Sequence[ItemRecords]) -> Iterable[Noted]:
    """An item of a section stated once more with the same amounts, as in a table of the largest
    projects: a sum over the section would count it twice."""
    seen: set[tuple[object, ...]] = set()
    for record in records:
        money = {
            (b.fiscal_year_be, b.kind, b.part, b.amount_baht)
            for b in record.budgets
            if b.amount_baht
        }
        stated = (record.item.section, squeeze(record.item.title or ""), frozenset(money))
        if money and stated in seen:
            message = f"a {record.item.section} item of this title with these amounts stands above"
            yield _remark(record, "item_repeated", "warning", message)
        seen.add(stated)


def _unmarked(records: Sequence[ItemRecords]) -> Iterable[Noted]:
    """Rows of a section that is marked by months which have no mark: it may not have been seen."""
    for section in dict.fromkeys(r.item.section for r in records):
        rows = [r for r in records if r.item.section == section]
        bare = [r for r in rows if not r.schedule]
        if section == "schedule" or 2 * len(bare) <= len(rows):
            for record in bare:
                message = f"no month is marked in this row of section {section}"
                yield _remark(record, "months_missing", "warning", message)


def _missing(records: Sequence[ItemRecords]) -> Iterable[Noted]:
    sections = {r.item.section for r in records}
    groups = _by_key(records)
    for one, other in _COMPARED:
        if not {one, other} <= sections:
            continue
        for here, there in ((one, other), (other, one)):
            yield from _lacking([g for g in groups.values() if here in g], here, there)


def _lacking(
    groups: Sequence[dict[str, ItemRecords]], here: Section, there: Section
) -> Iterable[Noted]:
    """Each item of one section that another lacks; one remark for all where that is most of them,
    as where a plan prints the sheets of a few projects."""
    lacking = [group[here] for group in groups if there not in group]
    if 2 * len(lacking) <= len(groups):
        for record in lacking:
            message = f"this {here} item has no row in section {there}"
            yield _remark(record, "missing_in_section", "info", message)
    else:
        message = f"{len(lacking)} of {len(groups)} {here} items have no row in section {there}"
        yield _remark(lacking[0], "missing_in_section", "info", message)


def _planned(budgets: Sequence[BudgetRow], kinds: Sequence[str]) -> dict[int | None, float]:
    sums: dict[int | None, float] = {}
    for budget in budgets:
        if budget.kind not in kinds or budget.status in ("blank", "unreadable"):
            continue
        sums[budget.fiscal_year_be] = sums.get(budget.fiscal_year_be, 0.0) + (
            budget.amount_baht or 0.0
        )
    return sums


def _amounts(records: Sequence[ItemRecords]) -> Iterable[Noted]:
    """A plan row and the fact sheet or result of the same item that state different money."""
    for group in _by_key(records).values():
        plan, sheet = group.get("plan"), group.get("fact_sheet")
        if plan is None:
            continue
        table = _planned(plan.budgets, ("planned",))
        if sheet is not None:
            stated = _planned(sheet.budgets, ("planned",))
            if any(b.status == "unreadable" for b in plan.budgets):
                stated.pop(None, None)  # it may be the amount that was not read
            yield from _differences(sheet, table, stated, "fact sheet")
        result = group.get("results")
        if result is not None:
            stated = _planned(result.budgets, ("planned", "integrated", "agency"))
            yield from _differences(result, table, stated, "results table", only_amounts=True)


def _differences(
    record: ItemRecords,
    table: dict[int | None, float],
    stated: dict[int | None, float],
    where: str,
    only_amounts: bool = False,
) -> Iterable[Noted]:
    for year, amount in stated.items():
        rows = table.values() if year is None else [table[year]] if year in table else []
        others = set(rows)
        if only_amounts and (amount == 0.0 or others == {0.0}):
            continue
        if others and others != {amount}:
            other = ", ".join(f"{value:,.2f}" for value in sorted(others))
            yield _remark(
                record,
                "amount_contradiction",
                "warning",
                f"the {where} states {amount:,.2f} baht, the plan table {other}",
            )


def _overspent(records: Sequence[ItemRecords]) -> Iterable[Noted]:
    for record in records:
        have = _planned(record.budgets, ("planned", "integrated", "agency"))
        for year, spent in _planned(record.budgets, ("disbursed",)).items():
            budget = have.get(year, 0.0)
            if budget > 0 and spent > budget:
                yield _remark(
                    record,
                    "disbursed_exceeds_budget",
                    "warning",
                    f"{spent:,.2f} baht disbursed of {budget:,.2f}",
                )
