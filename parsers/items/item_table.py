"""Item tables row by row: which rows are items, continue one, hold its values, or are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalize.numbering import Part, item_type, split_list, split_number
from normalize.raw import RawItem, RawTotal, Remark, Span
from normalize.thai_text import clean
from parsers.families.contract import TableFamily
from parsers.headings.columns import Column
from parsers.headings.drawn_marks import MarksReader, marks_reader
from parsers.headings.headers import Header, repeats_header
from parsers.headings.schedule_marks import RowMarks
from parsers.hierarchy.context import Context
from parsers.hierarchy.heading_rows import (
    HeadingCells,
    heading_of,
    is_of_mission,
    office_with_sum,
    opens_list,
    unknown_heading_row,
    values_beside,
)
from parsers.hierarchy.lines_above import office_in
from parsers.hierarchy.said_above import NOTHING_SAID, SaidAbove, part_issue, part_items
from parsers.hierarchy.table_headings import Band, move_context, unknown_band, with_heading
from parsers.hierarchy.totals import (
    dimension_sums,
    is_nothing_but_total,
    is_of_office,
    label_of_total,
    only_mission,
    read_totals,
)
from parsers.items.align import Votes, align_row, fill_rates, full_rows, vote
from parsers.items.cost_rows import told_at_item
from parsers.items.cut_rows import SURELY, cut_evidence, joined_number
from parsers.items.drafts import Draft, ValueRow, merge_same_roles, share, share_values, take_values
from parsers.items.plan_result_rows import takes_result
from parsers.items.row_values import (
    continue_money,
    has_own_values,
    is_untitled,
    row_remarks,
    title_beside_number,
    value_row,
)
from parsers.items.table_remarks import (
    about_title,
    behind_rest,
    items_in_heading,
    lost_cell,
    moved_row,
    numbered_row_without_title,
    stray_row,
    total_without_amount,
    unknown_heading,
)
from parsers.items.title_parts import is_no_title, opens_item, title_parts, told_alone, whole_part
from parsers.items.torn_titles import tell_torn
from parsers.items.year_rows import takes_year
from parsers.model import Table
from parsers.rows import Row, RowCell


@dataclass(slots=True)
class ItemTable:
    """Reads the fragments of one logical table (same heading, cut by page breaks) in order."""

    header: Header
    family: TableFamily
    context: Context
    year_be: int | None = None  # of money in its texts, by a line or row above
    drafts: list[Draft] = field(default_factory=list)
    totals: list[RawTotal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _group: list[Draft] = field(default_factory=list)
    _values: list[ValueRow] = field(default_factory=list)
    _fragment_start: bool = True
    _dimensions: dict[str, None] = field(default_factory=dict)
    _totalled: int = 0
    _summed: int = 0
    _full_rows: list[tuple[bool, ...]] = field(default_factory=list)
    _votes: Votes = field(default_factory=dict)
    _orphan: Span | None = None
    _context_moved: bool = False
    _band: Band | None = None  # the last row, where it was a heading
    _above: SaidAbove = NOTHING_SAID
    _counts_by_mission: bool = False  # items are numbered 1.2.1, below mission 1.2
    _headed: bool = False  # another heading stands below the last item
    _lost_in_heading: bool = False  # and its cell holds items

    def feed(self, rows: Sequence[Row], table: Table, context: Context, engine: str) -> None:
        """Read the body rows of one fragment."""
        self._headed |= context != self.context and not table.ragged
        self.context = context
        self._fragment_start = True
        self._full_rows += full_rows(rows, len(self.columns))
        used = fill_rates(self._full_rows, len(self.columns))
        numbers = [self._cell("number", row.cells) for row in rows]
        self._counts_by_mission |= any(n is not None and is_of_mission(n.text) for n in numbers)
        self._votes = vote([row.cells for row in rows], self.columns, used) if table.ragged else {}
        read = marks_reader(table, self.columns, engine)
        for row, below in zip(rows, [*rows[1:], None], strict=False):
            self._read_row(row, below, table, used, read)
        tell_torn(rows, self.columns, (*self.drafts, *self._group))

    def finish(self) -> tuple[tuple[RawItem, ...], tuple[RawTotal, ...]]:
        self._close_group()
        self._settle_orphan()
        items = (d.finish(self.family.section, self.columns, self.year_be) for d in self.drafts)
        return tuple(items), tuple(self.totals)

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.header.columns

    @property
    def _last(self) -> Draft | None:
        """The item that a row may go on with: none from above a heading."""
        items = [] if self._headed or self._lost_in_heading else self._group or self.drafts
        return items[-1] if items else None

    def _opens_list(self, row: Row | None, ragged: bool) -> bool:
        if row is None or ragged:
            return self._counts_by_mission and not ragged
        return opens_list(self._cell("number", row.cells), self._cell("title", row.cells))

    def _read_row(
        self, row: Row, below: Row | None, table: Table, used: tuple[float, ...], read: MarksReader
    ) -> None:
        if not row.printed_cells():
            return
        if repeats_header(row, self.header):
            self._fragment_start = True
            return
        if self._band is not None and (told := self._above.with_issue(row)) is not None:
            self._above = told
            return
        cells, moved = self._aligned(row, table.ragged, used)
        cells = title_beside_number(cells, self.columns)
        if takes_result(self._group, cells, self.columns):
            return
        section = self.family.section
        if told_at_item(self._group or self.drafts, self._values, cells, self.columns, section):
            return
        title, number = self._cell("title", cells), self._cell("number", cells)
        marks = read(cells, row)
        beside = values_beside(cells, self.columns, self._role)
        over = self._opens_list(below, table.ragged)
        at = HeadingCells(number, title, beside, bool(marks.months), over)
        cut = self._band if self._fragment_start else None
        band = heading_of(row, self._cell("dimension", cells), at, cut)
        if band is not None:
            self._take_band(band, table.ragged)
            self.totals += dimension_sums(band, cells, self.columns, section, self.context)
            return
        self._band = None
        summed = office_with_sum(at, not self._group or any(v.money for v in self._values))
        unknown = unknown_band(row) or unknown_heading_row(at) or summed
        if unknown is not None:
            above = (self._group or self.drafts)[-1:] if unknown is summed else []
            office = office_in(unknown, self.columns) if all(d.has_unit for d in above) else None
            self.remarks += unknown_heading(unknown) if office is None else ()
            self._above = self._above.under(office, self.context.dimension)
            return
        label = label_of_total(cells, self.columns)
        if label is not None and self._read_total(row, cells, label):
            return
        self._context_moved = self._move_context(cells)
        if (lost := told_alone(cells, title)) is not None:
            self.remarks.append(lost_cell(lost))
        elif title is None or title.span is None or is_no_title(title):
            before = None if self._fragment_start or self._last is None else self._last.number
            if before is not None and is_untitled(before, number, cells, self.columns):
                self.remarks.append(numbered_row_without_title(row, cells))
                return
            if not takes_year(self._group, cells, self.columns):
                self._continue(cells, marks)
        elif (one := len(self._parts(cells, title.span)) < 2) and self._is_lost(number, title):
            self.remarks += stray_row(cells)
        elif one and self._continues_title(cells, title):
            self._continue(cells, marks, title.span)
        else:
            self._orphan = None
            self._start(row, cells, title.span, marks)
            takes_year(self._group, cells, self.columns, opened=True)
            if moved:
                self._group[0].remarks.append(moved_row(row, cells))
        self._fragment_start = False

    def _is_lost(self, number: RowCell | None, title: RowCell) -> bool:
        """The rest of an item that was lost in a heading's cell above a page break."""
        return self._lost_in_heading and self._fragment_start and not opens_item(number, title)

    def _aligned(
        self, row: Row, ragged: bool, used: tuple[float, ...]
    ) -> tuple[tuple[RowCell, ...], bool]:
        if not ragged:
            return row.cells, False
        aligned = align_row(row.cells, self.columns, used, self._votes)
        self.remarks += [lost_cell(cell.span) for cell in aligned.lost if cell.span is not None]
        return aligned.cells, aligned.moved

    def _cell(self, role: str, cells: Sequence[RowCell]) -> RowCell | None:
        found = [cells[c.index] for c in self.columns if self._role(c) == role]
        return next((cell for cell in found if cell.printed), found[0] if found else None)

    def _role(self, column: Column) -> str:
        return self.family.rename.get(column.role, column.role)

    def _take_band(self, band: Band, ragged: bool) -> None:
        self._close_group()
        band, issue = part_issue(band)
        band, items = part_items(band)
        self.remarks += items_in_heading(items)
        if band.level == "dimension":
            self._settle_orphan()
        before, self.context = self.context, band.apply(self.context)
        self._above = self._above.below(band, issue, self.context == before)
        if self.context != before:
            self._fragment_start = False  # nothing below another heading goes on from above it
            self._headed = not ragged
        self._lost_in_heading = items is not None
        self._band = band
        self._orphan = band.span if band.level == "mission" and self.drafts and ragged else None

    def _settle_orphan(self) -> None:
        """A mission that no item follows: its cell slid below its row; it may be of the last."""
        if self._orphan is not None and self.drafts and self.drafts[-1].context.mission is not None:
            last = self.drafts[-1]
            known = last.context.missions or (last.context.mission,)
            last.context = replace(last.context, missions=(*known, self._orphan))
        self._orphan = None

    def _move_context(self, cells: Sequence[RowCell]) -> bool:
        """Take in the row's own headings; True where one is new."""
        moved = move_context(self.context, cells, self.columns, self._role, self._fragment_start)
        for role, head, whole in moved.joined:
            for draft in (*self.drafts, *self._group):
                if getattr(draft.context, role) == head:
                    draft.context = with_heading(draft.context, role, whole)
        self.context = moved.context
        if self.context.dimension is not None:
            self._dimensions.setdefault(clean(self.context.dimension.text))
        return moved.new

    def _read_total(self, row: Row, cells: Sequence[RowCell], label: str) -> bool:
        self._above = self._above.without_office() if is_of_office(label) else self._above
        many = len(self._dimensions) > 1 and self._totalled == 0
        totals = read_totals(cells, self.columns, label, self.family.section, self.context, many)
        summed = [d.context for d in (*self.drafts[self._summed :], *self._group)] or [self.context]
        totals = tuple(replace(t, mission=only_mission(label, summed)) for t in totals)
        money = [cells[c.index] for c in self.columns if c.role == "money"]
        if not totals and any(cell.printed and cell.text for cell in money):
            return True
        if not totals and is_nothing_but_total(label):
            self.remarks.append(total_without_amount(row, cells))
            return True
        if not totals:
            return False
        self._close_group()
        self._totalled += 1
        self._summed = len(self.drafts)
        self.totals += totals
        return True

    def _start(self, row: Row, cells: Sequence[RowCell], title: Span, marks: RowMarks) -> None:
        parts, rest = self._parts(cells, title), None
        if len(parts) > 1 and parts[0].number is None and parts[0].style == "":
            rest, last = share(title, parts[0].start, parts[0].end), self._last
            if self._fragment_start and last is not None:
                last.add("title", rest)
                last.remarks += behind_rest(rest, cells)
            elif self._fragment_start and (self._headed or self._lost_in_heading):
                self.remarks.append(lost_cell(rest))
            else:
                parts, rest = (whole_part(clean(title.text)),), None
            parts = parts[1:] or parts
        self._close_group()
        whole = len(parts) == 1 and parts[0].start == 0
        for k, part in enumerate(parts):
            span = title if whole else share(title, part.start, part.end)
            draft = Draft(f"{row.locator}i{k + 1}", self.context)
            draft.add("title", span)
            draft.remarks += about_title(span)
            for column, told in self._above.texts():
                draft.add(column, told)
            self._group.append(draft)
        if len(parts) == 1 and (number := self._cell("number", cells)) and number.printed:
            self._group[0].number = number.span
        self._headed = self._lost_in_heading = False
        self._values = [self._value_row(cells)]
        self._group[0].months += marks.months
        self._group[0].remarks += [
            *marks.remarks,
            *row_remarks(cells, self.columns, self._role),
            *behind_rest(rest, cells),
        ]

    def _parts(self, cells: Sequence[RowCell], title: Span) -> tuple[Part, ...]:
        """The items a title cell lists; one where a number of its own stands beside it."""
        text = clean(title.text)
        number = self._cell("number", cells)
        if not self.family.lists_items_in_a_cell or (number is not None and number.printed):
            return (whole_part(text),)
        return title_parts(text, may_start_with_rest=self._fragment_start)

    def _value_row(self, cells: Sequence[RowCell]) -> ValueRow:
        return value_row(cells, self.columns, self._role, self._cell("title", cells))

    def _continues_title(self, cells: Sequence[RowCell], title: RowCell) -> bool:
        """After a page break: the rest of an item whose row was cut, not a new item."""
        last = self._last
        if not self._fragment_start or last is None:
            return False
        number = self._cell("number", cells)
        if number is not None and number.printed and number.text:
            return self._continues_number(last, number.text)
        taken = split_number(title.text)
        if not self.family.lists_items_in_a_cell:
            return self._continues_list(cells, last, title.text)
        if taken.item_no is not None or taken.sub_mission_no is not None:
            return False
        if self._context_moved or item_type(title.text) != "unspecified":
            return False
        if self._goes_on(cells, last):
            return True
        numbered = last.number is not None or (
            split_number(clean(last.fields["title"][0].text)).item_no is not None
        )
        return numbered or not has_own_values(cells, self.columns)

    def _continues_list(self, cells: Sequence[RowCell], last: Draft, title: str) -> bool:
        """Where one cell holds a list, its next number after a page break goes on with the list;
        one number alone may be an item's, and the values beside the next the next item's."""
        led = any(cells[c.index].printed for c in self.columns if self._role(c) == "issue")
        if self._context_moved or (led and not self._goes_on(cells, last, SURELY)):
            return False
        number, own = split_number(title).item_no, has_own_values(cells, self.columns)
        if number is not None:
            listed = [p.number for s in last.fields["title"] for p in split_list(clean(s.text))]
            sure = len(listed) > 1 or not own
            return number - 1 in listed and (sure or self._goes_on(cells, last))
        return item_type(title) == "unspecified" and (self._goes_on(cells, last) or not own)

    def _continues_number(self, last: Draft, text: str) -> bool:
        earlier = [d for d in (*self.drafts, *self._group) if d is not last]
        number = joined_number(earlier[-1].number if earlier else None, last.number, text)
        last.number = number or last.number
        return number is not None

    def _goes_on(self, cells: Sequence[RowCell], last: Draft, least: int = 1) -> bool:
        """More signs that the cells go on with the item before the page break than against it."""
        before = {r.split("#")[0]: s for row in self._values for r, s in row.texts.items()}
        before |= {role: spans[-1] for role, spans in last.fields.items()}
        return cut_evidence(cells, self.columns, self._role, before) >= least

    def _continue(
        self, cells: Sequence[RowCell], marks: RowMarks, title: Span | None = None
    ) -> None:
        """A row without a title of its own: more text, or values, of the items before it."""
        last = self._last
        values = self._value_row(cells)
        if last is None:
            self.remarks += stray_row(cells)
            return
        if title is not None:
            last.add("title", title)
        printed_money = {place: values.money[place] for place in sorted(values.printed)}
        if len(self._group) > 1 and printed_money:
            self._values.append(ValueRow(printed_money, values.texts, values.doubts))
            return
        if not self._group:
            self._values = []
        for role, span in values.texts.items():
            cell = self._cell(role, cells)
            if cell is not None and cell.printed:
                last.add(role, span) if not self._group else self._append_text(role, span)
        last.remarks += continue_money(last, self._group, self._values, printed_money)
        last.months += marks.months
        last.remarks += marks.remarks

    def _append_text(self, role: str, span: Span) -> None:
        if len(self._group) == 1:
            self._values.append(ValueRow({}, {role: span}))
        else:
            self._group[-1].add(role, span)

    def _close_group(self) -> None:
        if not self._group:
            return
        if len(self._group) == 1:
            take_values(self._group[0], self._values)
        else:
            share_values(self._group, merge_same_roles(self._values))
        self.drafts += self._group
        self._group, self._values = [], []
