"""Readings of doubtful digits that would make the document agree with itself: said, never taken.

A stated total, or the same item in another section, may contradict an amount that a recogniser was
not quite sure of. Where one other digit in one such amount settles it, a finding says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from normalize.evidence import finding
from normalize.raw import Place, Remark
from normalize.records import ItemRecords
from normalize.schema import (
    BudgetRow,
    EvidenceRow,
    FindingRow,
    TotalRow,
    format_value,
    money_qualifier,
)

DOUBTED = 0.99
"""Amounts read with less confidence may have a digit wrong; text layers state none."""


@dataclass(frozen=True, slots=True)
class _Doubted:
    """One amount a recogniser was not sure of, with the cell it was read from."""

    record: ItemRecords
    budget: BudgetRow
    cell: EvidenceRow


def proposals(
    document_id: str, totals: Iterable[TotalRow], records: Sequence[ItemRecords]
) -> list[FindingRow]:
    """A finding per amount that one other digit would bring into agreement."""
    found: dict[str, FindingRow] = {}
    for doubted, amount, whose in (*_by_totals(totals, records), *_by_sections(records)):
        cell = doubted.cell
        remark = Remark(
            "digit_contradicted",
            "warning",
            f"{cell.qualifier}: read as {doubted.budget.amount_baht:,.2f} with confidence "
            f"{cell.confidence:.2f}; {whose} agrees if it reads {amount:,.2f}",
            Place(cell.page, None, cell.line),
            cell.raw,
            format_value(amount),
        )
        row = finding(document_id, remark, doubted.record.item.item_id)
        found.setdefault(f"{row.item_id} {cell.qualifier} {amount}", row)
    return list(found.values())


def _by_totals(
    totals: Iterable[TotalRow], records: Sequence[ItemRecords]
) -> Iterator[tuple[_Doubted, float, str]]:
    """Where a stated total and its rows disagree, the one doubted row that settles it."""
    for total in totals:
        if total.agrees is not False or total.measure != "budget":
            continue
        if total.stated is None or total.computed is None:
            continue
        mine = [
            r
            for r in records
            if r.item.section == total.section and total.dimension_no in (None, r.item.dimension_no)
        ]
        apart = total.stated - total.computed
        fits = [
            (doubted, round(doubted.budget.amount_baht + apart, 2))
            for doubted in _doubted(mine)
            if doubted.budget.fiscal_year_be == total.fiscal_year_be
            and doubted.budget.amount_baht is not None
            and one_digit_apart(doubted.budget.amount_baht, doubted.budget.amount_baht + apart)
        ]
        if len(fits) == 1:
            of = "all" if total.dimension_no is None else f"dimension {total.dimension_no}"
            yield *fits[0], f"the stated total of {of}"


def _by_sections(records: Sequence[ItemRecords]) -> Iterator[tuple[_Doubted, float, str]]:
    """Where two sections state different money for one item and year, the doubted one."""
    doubted = list(_doubted(records))
    unsure = {(d.record.item.item_id, d.cell.qualifier) for d in doubted}
    stated: dict[tuple[str, str], list[tuple[str, int | None, float]]] = {}
    for record in records:
        for budget in record.budgets:
            name = money_qualifier(budget.fiscal_year_be, budget.kind, budget.part)
            if budget.amount_baht is not None and (record.item.item_id, name) not in unsure:
                stated.setdefault((record.item.item_key, budget.kind), []).append(
                    (record.item.section, budget.fiscal_year_be, budget.amount_baht)
                )
    for one in doubted:
        item, read, its_year = one.record.item, one.budget.amount_baht, one.budget.fiscal_year_be
        for section, year, amount in stated.get((item.item_key, one.budget.kind), ()):
            elsewhere = section != item.section and (its_year == year or None in (its_year, year))
            if elsewhere and read is not None and one_digit_apart(read, amount):
                yield one, amount, f"section {section}"


def _doubted(records: Iterable[ItemRecords]) -> Iterator[_Doubted]:
    for record in records:
        cells = {
            e.qualifier: e
            for e in record.evidence
            if e.table == "budgets" and e.column == "amount_baht"
        }
        for budget in record.budgets:
            cell = cells.get(money_qualifier(budget.fiscal_year_be, budget.kind, budget.part))
            if cell is not None and cell.confidence is not None and cell.confidence < DOUBTED:
                yield _Doubted(record, budget, cell)


def one_digit_apart(read: float, other: float) -> bool:
    """Whether two amounts have as many digits and differ in exactly one."""
    if read <= 0 or other <= 0:
        return False
    one, two = f"{read:.2f}", f"{other:.2f}"
    return len(one) == len(two) and sum(a != b for a, b in zip(one, two, strict=True)) == 1
