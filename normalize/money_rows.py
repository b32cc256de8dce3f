"""Money cells and month marks of one item as rows, each with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from normalize.amounts import LEAST_BAHT, Amount, nothing_for_years, parse_amount
from normalize.evidence import ItemNotes
from normalize.fiscal_years import fiscal_years, is_of_each_year
from normalize.raw import MoneyCell, MonthMark, RawItem
from normalize.schema import BudgetRow, ScheduleRow, money_qualifier, month_qualifier
from normalize.thai_text import clean, squeeze, toneless

LOW_CONFIDENCE = 0.9  # cells read with less are findings
_GUESSED = 0.5
_REPORTED = frozenset({"results", "ita_measures", "ita_follow_up"})
_NOTHING = toneless(
    r"(?:งบประมาณ)?[:：=]?[(\[]?ไม่ใช[้่]?งบ(?:ประมาณ)?[)\]]?|ไม่มีงบประมาณ|ไม่ใช้จ่ายงบประมาณ"
)


@dataclass(frozen=True, slots=True)
class YearFacts:
    """What a document's own years say about money and months without a year. `only_year_be`: the
    one that a report names, of its plan too."""

    report_year_be: int | None = None
    plan_year_from_be: int | None = None
    plan_year_to_be: int | None = None
    only_year_be: int | None = None

    def fiscal_year(self, section: str) -> int | None:
        if section in _REPORTED:
            return self.report_year_be or self._single_plan_year()
        return self._single_plan_year() or self.only_year_be

    def of_each(
        self, cell: MoneyCell, section: str, period: Sequence[int], alone: bool
    ) -> Iterator[MoneyCell]:
        """The cell for every year of the item's period, or else of the plan, if it names no year
        and says "ปีละ" ("a year") or that it is of several, or is the only one (`alone`) and says
        no more than that no budget is used: then none is in any year; else the cell itself."""
        text = clean(cell.span.text)
        first, last = self.plan_year_from_be, self.plan_year_to_be
        nothing = alone and _NOTHING.fullmatch(squeeze(text)) is not None
        said = nothing or is_of_each_year(text) or nothing_for_years(text) is not None
        if said and cell.fiscal_year_be is None and section == "plan" and first and last:
            plan = range(first, last + 1)
            yield from (replace(cell, fiscal_year_be=year) for year in period or plan)
        else:
            yield cell

    def lacks_others(
        self, cell: MoneyCell, money: Sequence[MoneyCell], section: str, period: Sequence[int]
    ) -> bool:
        """Whether a cell in one year of a plan of several says "ปีละ" ("a year"), and the item has
        no such money in another year, nor a period of this year alone."""
        own = {c.fiscal_year_be for c in money if (c.kind, c.part) == (cell.kind, cell.part)}
        several = self.plan_year_from_be != self.plan_year_to_be and section not in _REPORTED
        alone = own == {cell.fiscal_year_be} and list(period) != [cell.fiscal_year_be]
        stated = cell.fiscal_year_be is not None and is_of_each_year(clean(cell.span.text))
        return several and alone and stated

    def _single_plan_year(self) -> int | None:
        return self.plan_year_from_be if self.plan_year_from_be == self.plan_year_to_be else None


def read_budgets(raw: RawItem, item_id: str, years: YearFacts, maker: ItemNotes) -> list[BudgetRow]:
    rows: dict[tuple[int | None, str, str | None], BudgetRow] = {}
    period = fiscal_years(clean(raw.fields["period"].text)) if "period" in raw.fields else []
    alone = len(raw.money) == 1 and ("period" not in raw.fields or bool(period))
    money = [
        cell for stated in raw.money for cell in years.of_each(stated, raw.section, period, alone)
    ]
    # Two columns of one kind without a year beside others with one: the years stand over several
    # columns, and which of them is whose was not seen. The document's year is not theirs then.
    undated = Counter((c.kind, c.part) for c in money if c.fiscal_year_be is None)
    dated = any(cell.fiscal_year_be is not None for cell in money)
    placed = []
    for cell in money:
        unclear = dated and undated[cell.kind, cell.part] > 1
        year = cell.fiscal_year_be or (None if unclear else years.fiscal_year(raw.section))
        placed.append((year, cell))
    for year, cell in _whole_or_parts(placed, maker):
        qualifier = money_qualifier(year, cell.kind, cell.part)
        if (year, cell.kind, cell.part) in rows:
            maker.note(
                "money_column_repeated",
                "warning",
                f"a second money column for {qualifier}",
                cell.span,
            )
            continue
        row = _budget(cell, item_id, year, maker, _not_of_its_years(cell, money))
        if year is None and row.amount_baht:
            what = "nothing says which fiscal year the amount is of"
            maker.note("money_year_missing", "warning", what, cell.span)
        borrowed = cell.fiscal_year_be is None and year is not None
        if borrowed and row.amount_baht and period and year not in period:
            named = ", ".join(map(str, period))
            what = f"{year} is the document's year; the item's period names {named}"
            maker.note("money_year_doubtful", "warning", what, cell.span)
        if row.amount_baht and years.lacks_others(cell, money, raw.section, period):
            what = f"the amount is of each year and stands under {year} alone"
            maker.note("money_year_doubtful", "warning", what, cell.span)
        rows[(year, cell.kind, cell.part)] = row
        if row.amount_baht is not None:
            maker.prove("budgets", "amount_baht", row.amount_baht, cell.span, qualifier)
        maker.prove("budgets", "status", row.status, cell.span, qualifier)
    return list(rows.values())


_Placed = tuple[int | None, MoneyCell]  # with its fiscal year


def _whole_or_parts(cells: Sequence[_Placed], maker: ItemNotes) -> Iterator[_Placed]:
    """The money of every year and kind once: the whole where something is printed for it, else its
    parts. Parts so left out that hold amounts are told."""
    wholes = {
        (year, cell.kind): parse_amount(cell.span.text).status != "blank"
        for year, cell in cells
        if cell.part is None
    }
    parted = {(year, cell.kind) for year, cell in cells if cell.part is not None}
    left: list[MoneyCell] = []
    for year, cell in cells:
        printed = wholes.get((year, cell.kind), False)
        if cell.part is not None and printed:
            left.append(cell)
        elif cell.part is not None or printed or (year, cell.kind) not in parted:
            yield year, cell
    told = [c for c in left if parse_amount(c.span.text).status in ("amount", "unreadable")]
    if told:
        parts = ", ".join(f"{c.part} {clean(c.span.text)}" for c in told)
        what = f"the whole of this money is printed beside its parts, which are left out: {parts}"
        maker.note("money_parts_left_out", "warning", what, told[0].span)


def _mere_marks(amount: Amount, confidence: float | None) -> str | None:
    """A tiny number that a scan hardly gives is no amount but a piece of a stamp or signature."""
    tiny = amount.baht is not None and 0 < amount.baht < LEAST_BAHT
    if tiny and confidence is not None and confidence < _GUESSED:
        return f"{amount.baht:g} was hardly read, and is less than any budget"
    return None


def _not_of_its_years(cell: MoneyCell, money: Sequence[MoneyCell]) -> str | None:
    """Why "no budget in any of 5 years" is not said of the years that it stands in."""
    said = nothing_for_years(clean(cell.span.text))
    if said is None:
        return None
    texts = [clean(c.span.text) for c in money if (c.kind, c.part) == (cell.kind, cell.part)]
    over = texts.count(clean(cell.span.text))
    if said.years not in (None, over):
        return f"no budget is said of {said.years} years, and it stands over {over}"
    if said.years is None and "" in texts:
        return "no budget is said of all years, and some are blank"
    return None


def _budget(
    cell: MoneyCell, item_id: str, year: int | None, maker: ItemNotes, refused: str | None = None
) -> BudgetRow:
    """`refused`: why what it says, whatever that is, is not published."""
    amount = parse_amount(cell.span.text, cell.unit_baht)
    what = money_qualifier(year, cell.kind, cell.part)
    status, baht = amount.status, amount.baht
    doubt = refused or cell.doubt or _mere_marks(amount, cell.span.confidence)
    if refused or (doubt is not None and status in ("amount", "unreadable")):
        maker.note(
            "amount_uncertain",
            "error",
            f"{what}: {doubt}; no amount is published",
            cell.span,
            cell.span.raw,
        )
        status, baht = "unreadable", None
    elif status == "unreadable":
        maker.note("amount_unreadable", "error", f"{what}: no amount can be read", cell.span)
    elif amount.doubt is not None:
        maker.note("amount_doubtful", "warning", f"{what}: {amount.doubt}", cell.span)
    if status == "amount" and cell.unit_baht != 1.0 and baht is not None:
        maker.note(
            "amount_unit",
            "info",
            f"{what}: the column is headed in units of {cell.unit_baht:,.0f} baht",
            cell.span,
        )
    if (
        cell.span.confidence is not None
        and status == "amount"
        and cell.span.confidence < LOW_CONFIDENCE
    ):
        maker.note(
            "amount_low_confidence",
            "warning",
            f"{what}: read with confidence {cell.span.confidence:.2f}",
            cell.span,
        )
    return BudgetRow(
        item_id=item_id,
        fiscal_year_be=year,
        kind=cell.kind,
        part=cell.part,
        amount_baht=baht,
        status=status,
        raw=cell.span.raw,
    )


def read_schedule(raw: RawItem, item_id: str, maker: ItemNotes) -> list[ScheduleRow]:
    rows: dict[tuple[date, str], ScheduleRow] = {}
    for mark in raw.months:
        month = _month(mark)
        row = ScheduleRow(item_id=item_id, month=month, mark=mark.mark, raw=mark.span.raw)
        if (month, mark.mark) in rows:
            continue
        rows[(month, mark.mark)] = row
        maker.prove("schedule", "month", month, mark.span, month_qualifier(month))
        maker.prove("schedule", "mark", mark.mark, mark.span, month_qualifier(month))
    return sorted(rows.values(), key=lambda r: (r.month, r.mark))


def _month(mark: MonthMark) -> date:
    return date(mark.year_be - 543, mark.month, 1)
