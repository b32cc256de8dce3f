"""Items in the making: rows add to them until the next item starts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from normalize.amounts import parse_amount, split_amounts
from normalize.numbering import split_list
from normalize.raw import MoneyCell, MonthMark, Place, RawItem, Remark, Section, Span
from normalize.thai_text import clean, toneless
from normalize.units import split_responsible
from parsers.headings.columns import Column
from parsers.hierarchy.context import CONTEXT_ROLES, Context
from parsers.hierarchy.spent_in_results import IN_RESULT, spent_in_results, tells_spending
from parsers.hierarchy.title_money import budget_in_title, money_in_results, money_in_title
from parsers.hierarchy.title_places import half_brackets, money_unread, places_of, without_place
from parsers.items.table_remarks import money_was_read
from parsers.money.money_of_years import in_year
from parsers.rows import join_spans

# What a column beside the titles says of an item's place ("มิติที่ 2 ภารกิจที่ 2.1").
_LEVELS = toneless(r"ม[ิี]?ต[ิี]\s*(?:ที่?)?\s*\d|[ภก]ารกิจ\s*(?:ที่?)?\s*\d|^\d\.\d")
_NUMBER = regex.compile(r"\(\d{1,2}\)|\d{1,2}[.)]")


@dataclass(slots=True)
class Draft:
    """One item being put together from its row and the rows that continue it."""

    locator: str
    context: Context
    number: Span | None = None
    fields: dict[str, list[Span]] = field(default_factory=dict)
    money: dict[int, list[Span]] = field(default_factory=dict)  # by place among the money columns
    spent: list[tuple[Column, Span]] = field(default_factory=list)  # in a row of its own
    by_year: list[tuple[int, MoneyCell]] = field(default_factory=list)  # in a row for every year
    doubts: dict[int, str] = field(default_factory=dict)
    months: list[MonthMark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    @property
    def has_unit(self) -> bool:
        """Whether it is told whose it is; else the row of an office below may sum it up."""
        return "responsible" in self.fields

    def add_money(self, column: int, span: Span) -> None:
        titles = self.fields.get("title", [])
        span = _value_of_one(titles[0], span) if titles else span
        self.money.setdefault(column, []).append(span)

    def add(self, role: str, span: Span) -> None:
        self.fields.setdefault(role, []).append(span)

    def finish(
        self, section: Section, columns: Sequence[Column], year_be: int | None = None
    ) -> RawItem:
        """The item; `year_be`: the fiscal year of its money where that says none."""
        fields = {role: join_spans(spans) for role, spans in self.fields.items()}
        money = self._money_cells(columns)
        remarks = tuple(self.remarks)
        if not money:
            fields["title"], money = money_in_title(fields["title"], section)
            if money:
                remarks = (
                    *money_was_read(remarks, fields["title"]),
                    *half_brackets(fields["title"]),
                )
            else:
                remarks += money_unread(fields["title"])
        elif all(cell.kind == "disbursed" for cell in money):
            fields["title"], told, notes = budget_in_title(fields["title"])
            money, remarks = (*told, *money), remarks + notes
        money = (*money, *money_in_results(fields, columns))
        fields, spent, notes = spent_in_results(fields, money, section, self.doubts)
        money, remarks = (*money, *spent), remarks + notes
        if self.number is not None:
            fields["number"] = self.number
        placement = fields.pop("placement", None)
        place = None
        if placement is None:
            fields["title"], place = without_place(fields["title"])
        if place is not None:
            fields |= places_of(place, self.context)
        if placement is not None and _LEVELS.search(clean(placement.text)):
            fields["dimension"] = fields["mission"] = placement
        fields = self.context.headings() | fields
        return RawItem(
            section=section,
            locator=self.locator,
            fields=fields,
            money=in_year(money, year_be, fields),
            months=tuple(self.months),
            remarks=remarks,
            missions=self.context.missions if place is None else (),
            places=self._places(),
        )

    def _money_cells(self, columns: Sequence[Column]) -> tuple[MoneyCell, ...]:
        """A row for every money column the table has, also where nothing is printed."""
        cells = []
        for place, column in enumerate(money_columns(columns)):
            if self.by_year and column.year_be is None:
                continue
            spans = self.money.get(place, [])
            span = join_spans(spans) if spans else self._blank()
            kind = column.kind or "planned"
            doubt = self.doubts.get(place) or column.doubt
            cells.append(
                MoneyCell(column.year_be, kind, span, column.unit_baht, doubt, column.part)
            )
        one_year = len({cell.fiscal_year_be for _place, cell in self.by_year}) == 1
        for place, cell in self.by_year:  # over several years an amount may be merged
            doubt = (self.doubts.get(place) if one_year else None) or cell.doubt
            cells.append(replace(cell, doubt=doubt))
        for column, span in self.spent:
            cells.append(MoneyCell(column.year_be, "disbursed", span, column.unit_baht))
        return tuple(cells)

    def _blank(self) -> Span:
        title = self.fields["title"][0]
        return Span("", "", title.places[:1], title.engine, None)

    def _places(self) -> tuple[Place, ...]:
        spans = [
            s for role, spans in self.fields.items() if role not in CONTEXT_ROLES for s in spans
        ]
        spans += [s for spans in self.money.values() for s in spans]
        spans += [cell.span for _place, cell in self.by_year]
        return tuple(dict.fromkeys(place for span in spans for place in span.places))


def money_columns(columns: Sequence[Column]) -> list[Column]:
    """The money columns in print order. Fragments of one table have the same ones, though a page
    may be read with a column more or less before them, so values go by their place among these."""
    return [column for column in columns if column.role == "money"]


@dataclass(slots=True)
class ValueRow:
    """Cells that stand beside (or in rows below) a title cell that lists several items.

    `money` goes by place among the money columns; `printed` are the places that print something
    themselves, not reached by a cell merged from the row above.
    """

    money: dict[int, Span] = field(default_factory=dict)
    texts: dict[str, Span] = field(default_factory=dict)
    doubts: dict[int, str] = field(default_factory=dict)
    printed: frozenset[int] = frozenset()


def share(span: Span, start: int, end: int) -> Span:
    """A share of a cell's cleaned text: same places, own text."""
    text = clean(span.text)[start:end].strip()
    return Span(text, text, span.places, span.engine, span.confidence)


def _value_of_one(title: Span, value: Span) -> Span:
    """A value without the number of the one item that its cell lists ("(1) 5,000"); a single
    bracket is a number's where nothing but one value stands behind it ("1) 5,000"). A point never
    is: that of "1. 200,000" may be a comma misread."""
    number = _NUMBER.match(clean(title.text))
    text = clean(value.text)
    own = _NUMBER.match(text)
    if number is None or own is None or number[0].strip("(.)") != own[0].strip("(.)"):
        return value
    alone = parse_amount(text[own.end() :])
    stated = alone.status in ("amount", "dash", "no_budget") and alone.doubt is None
    if not (stated and own[0].endswith(")")) and (own[0] != number[0] or own[0][0] != "("):
        return value
    return share(value, own.end(), len(text))


def take_values(draft: Draft, rows: Sequence[ValueRow]) -> None:
    """Give the one item of its rows all that they hold."""
    for row in rows:
        draft.doubts |= row.doubts
        for column, span in row.money.items():
            draft.add_money(column, span)
        for role, span in row.texts.items():
            draft.add(role.split("#")[0], span)


def share_values(drafts: Sequence[Draft], rows: Sequence[ValueRow]) -> None:
    """Give every item of a title cell that lists several its own share of the other cells."""
    count = len(drafts)
    for draft in drafts:
        for row in rows:
            draft.doubts |= row.doubts
    for column in sorted({c for row in rows for c in row.money}):
        spans = [row.money[column] for row in rows if column in row.money]
        tokens = _numbered_like(drafts, spans) or _tokens(spans)
        chosen = tokens if len(tokens) == count else _all_alike(tokens, count)
        for i, draft in enumerate(drafts):
            if chosen is None:
                draft.money[column] = [join_spans(spans)]
                draft.doubts[column] = f"{len(tokens)} values stand beside {count} items"
            else:
                draft.money[column] = [chosen[i]]
        if chosen is None or len(tokens) != count:
            _note_mismatch(drafts[0], spans, len(tokens), count)
    if len(rows) == count:
        for draft, row in zip(drafts, rows, strict=True):
            for role, span in row.texts.items():
                draft.add(role, span)
        return
    for role in sorted({r for row in rows for r in row.texts}):
        spans = [row.texts[role] for row in rows if role in row.texts]
        shares = _share_text(spans, count)
        if role == "result" and shares[0] == shares[-1] and tells_spending(shares[0]):
            for draft in drafts:
                draft.doubts[IN_RESULT] = f"one amount stands beside {count} items"
        if role == "responsible" and shares[0] == shares[-1] and _several_units(shares[0]):
            for draft in drafts:
                draft.remarks.append(_units_of_all(shares[0], count))
        for draft, part in zip(drafts, shares, strict=True):
            draft.add(role, part)


def merge_same_roles(rows: Sequence[ValueRow]) -> list[ValueRow]:
    """The rows with the first text of every role only."""
    return [
        ValueRow(r.money, {k: s for k, s in r.texts.items() if "#" not in k}, r.doubts)
        for r in rows
    ]


def _numbered_like(drafts: Sequence[Draft], spans: Sequence[Span]) -> list[Span] | None:
    """The values of a cell that numbers them as the titles are ("(1) 42,000 (2) - (3) 5,000"),
    without their numbers; None for any other cell."""
    numbers = [_NUMBER.match(clean(draft.fields["title"][0].text)) for draft in drafts]
    whole = join_spans(spans)
    marks = [number[0] for number in numbers if number is not None]
    # Behind a point as behind every value white space must stand: "12.50" holds no "2.".
    listed = (rf"{regex.escape(mark)}\s{'*' if mark.endswith(')') else '+'}(.+?)" for mark in marks)
    values = regex.fullmatch(r"\s+".join(listed), clean(whole.text))
    if None in numbers or values is None:
        return None
    return [share(whole, *values.span(k + 1)) for k in range(len(drafts))]


def _tokens(spans: Sequence[Span]) -> list[Span]:
    """One span per money token; a cell that is no list counts as one."""
    result = []
    for span in spans:
        tokens = split_amounts(span.text)
        if len(tokens) > 1:
            result += [Span(t, t, span.places, span.engine, span.confidence) for t in tokens]
        else:
            result.append(span)
    return result


def _all_alike(tokens: Sequence[Span], count: int) -> list[Span] | None:
    """Dashes or "no budget" beside every item, however often the page prints them."""
    states = {parse_amount(token.text).status for token in tokens}
    if len(states) == 1 and states <= {"dash", "no_budget", "blank"}:
        return [tokens[min(i, len(tokens) - 1)] for i in range(count)]
    return None


def _note_mismatch(draft: Draft, spans: Sequence[Span], found: int, count: int) -> None:
    draft.remarks.append(
        Remark(
            "values_items_mismatch",
            "warning",
            f"{found} money values stand beside {count} items listed in one cell",
            spans[0].places[0],
            raw=" | ".join(s.raw for s in spans),
        )
    )


def _several_units(span: Span) -> bool:
    return len(split_responsible(span.text)) > 1


def _units_of_all(span: Span, count: int) -> Remark:
    message = f"several units stand beside {count} items listed in one cell; each item has them all"
    return Remark("values_items_mismatch", "warning", message, span.places[0], span.raw)


def _share_text(spans: Sequence[Span], count: int) -> list[Span]:
    if len(spans) == count:
        return list(spans)
    whole = join_spans(spans)
    text = clean(whole.text)
    parts = [p for p in split_list(text) if p.number is not None]
    if len(parts) == count and parts[0].start == 0:
        return [share(whole, p.start, p.end) for p in parts]
    tokens = split_amounts(whole.text)
    if (tokens and len(set(tokens)) == 1) or len(tokens) == count:
        one = tokens if len(tokens) == count else (tokens[0],) * count
        return [Span(t, t, whole.places, whole.engine, whole.confidence) for t in one]
    return [whole] * count
