"""The item of a form: its labels turned over into a heading and one row, with the months of its
strips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalize.raw import RawItem
from parsers.families import claim
from parsers.forms.label_tables import Pair, is_sheet, role_of_label, turned
from parsers.forms.month_strips import Strip, dated_by_strips, with_months
from parsers.headings.headers import find_header, with_unit
from parsers.headings.schedule_marks import RowMarks
from parsers.hierarchy.context import CONTEXT_ROLES, Context
from parsers.items.item_table import ItemTable
from parsers.items.second_tables import bare_title, table_at, table_of
from parsers.model import Table
from parsers.money.sheet_units import NO_UNITS, UnitsAbove
from parsers.rows import EMPTY, Row
from parsers.sheets.fact_sheets import FactSheets
from parsers.sheets.sheet_lines import SheetPlace
from parsers.sheets.sheet_months import year_named

_WHERE = frozenset({"dimension", "mission", "number"})
_OF_A_SHEET = frozenset({"target_group", "area"})
_FEWEST_LISTED = 2  # items of the table that lists them
_FEWEST_MORE = 2  # things that it says of an item, and the table does not


@dataclass(slots=True)
class Form:
    """A form's labels and values, its first row, and where it stands. `place`: the line before it,
    if that says where in the plan it belongs."""

    pairs: list[Pair]
    first: Row
    table: Table
    engine: str
    place: SheetPlace | None = None
    strips: list[Strip] = field(default_factory=list)
    units: UnitsAbove = NO_UNITS

    def may_go_on(self, pairs: list[Pair], page: int | None) -> bool:
        """Whether labels without a title are the rest of it: behind a page break, or if it has
        said none of them."""
        said = {role_of_label(label.text) for label, value in self.pairs if value is not EMPTY}
        more = {role_of_label(label.text) for label, _value in pairs}
        if more - {None} and more - {None} <= _WHERE:
            return False  # the head of the next one
        return page != self.first.page or not (said & more) - {None, "money"}

    def go_on(self, pairs: list[Pair], strips: Sequence[Strip]) -> None:
        """The rest of it, behind a page break: what its last labels lacked, and more."""
        self.strips += strips
        told = [label for label, _value in pairs]
        self.pairs = [p for p in self.pairs if p[1] is not EMPTY or p[0] not in told] + pairs

    def months(self, year_be: int | None) -> list[RowMarks]:
        """What its strips mark, in the document's fiscal year, or in a plan of several years in the
        one that its period names."""
        periods = [v.text for n, v in self.pairs if role_of_label(n.text) == "period"]
        if year_be is None and len(periods) == 1:
            year_be = year_named(periods[0])
        return [strip.read(year_be) for strip in self.strips]

    def put_in(self, sheets: FactSheets, context: Context, year_be: int | None) -> None:
        """It is one of the fact sheets."""
        sheets.labelled(
            self.pairs, context, self.engine, self.place, self.months(year_be), self.units
        )

    def is_sheet(self, document_family: str, items: Sequence[RawItem] = ()) -> bool:
        """Whether it is a project's fact sheet: by its rationale or its objectives, or in a plan by
        saying for whom, where and in which months one project is, or by saying more of one of the
        `items` before it, which a table of the plan lists."""
        if is_sheet(self.pairs) or document_family != "action_plan":
            return is_sheet(self.pairs)
        named = {role_of_label(label.text) for label, _value in self.pairs}
        return named >= _OF_A_SHEET if self.strips else self._details(items, named)

    def _details(self, items: Sequence[RawItem], named: set[str | None]) -> bool:
        titles = {bare_title(v.text) for n, v in self.pairs if role_of_label(n.text) == "title"}
        own = table_at(self.first.locator)
        plan = [i for i in items if i.section == "plan" and table_of(i) != own]
        listed = [item for item in plan if bare_title(item.fields["title"].text) in titles]
        if len(titles) != 1 or len(listed) != 1:
            return False
        beside = sum(table_of(item) == table_of(listed[0]) for item in plan)
        more = named - {None, "title", "number", "money", *CONTEXT_ROLES} - set(listed[0].fields)
        return beside >= _FEWEST_LISTED and len(more) >= _FEWEST_MORE

    def items(
        self, context: Context, document_family: str, year_be: int | None
    ) -> tuple[RawItem, ...] | None:
        """Its item; None where the labels do not say what an item has."""
        head, body = turned(self.pairs, self.first)
        header = find_header((head, body))
        timed = frozenset(c.role for strip in self.strips for c in strip.columns)
        family = claim(header.roles | timed, document_family) if header is not None else None
        if header is None or family is None:
            return None
        header = with_unit(header, (head, body), self.units.last)
        header = dated_by_strips(header, self.strips, year_be) if self.strips else header
        reader = ItemTable(header, family, context)
        table = replace(self.table, ragged=False, marks=())
        reader.feed((body,), table, context, self.engine)
        return tuple(with_months(item, self.months(year_be)) for item in reader.finish()[0])
