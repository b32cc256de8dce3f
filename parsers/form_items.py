"""The item of a form: its labels turned over into a heading and one row, with the months of its
strips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalize.raw import RawItem
from parsers.context import Context
from parsers.families import claim
from parsers.headers import find_header
from parsers.item_table import ItemTable
from parsers.label_tables import Pair, is_sheet, role_of_label, turned
from parsers.model import Table
from parsers.month_strips import Strip, dated_by_strips, with_months
from parsers.rows import Row
from parsers.schedule_marks import RowMarks

_OF_A_SHEET = frozenset({"target_group", "area"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form's labels and values, its first row, and where it stands."""

    pairs: list[Pair]
    first: Row
    table: Table
    engine: str
    strips: list[Strip] = field(default_factory=list)

    def months(self, year_be: int | None) -> list[RowMarks]:
        return [strip.read(year_be) for strip in self.strips]

    def is_sheet(self, document_family: str) -> bool:
        """Whether it is a project's fact sheet: by its rationale or its objectives, or in a plan by
        saying for whom, where and in which months one project is."""
        named = {role_of_label(label.text) for label, _value in self.pairs}
        dated = bool(self.strips) and named >= _OF_A_SHEET and document_family == "action_plan"
        return is_sheet(self.pairs) or dated

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
        header = dated_by_strips(header, self.strips, year_be) if self.strips else header
        reader = ItemTable(header, family, context, year_be)
        table = replace(self.table, ragged=False, marks=())
        reader.feed((body,), table, context, self.engine)
        return tuple(with_months(item, self.months(year_be)) for item in reader.finish()[0])
