"""A whole document: headings, item tables, fact sheets and narrative lists in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from normalize.raw import ParsedDocument, RawItem, RawTotal, Remark, Span
from normalize.thai_text import clean
from parsers.documents.facts import find_document_facts, fiscal_year_of, plan_years_of
from parsers.documents.ita import settle_ita
from parsers.documents.only_year import only_year
from parsers.documents.parts import Parts
from parsers.families import claim
from parsers.families.contract import TableFamily
from parsers.forms.label_tables import Pair, cards_of, has_title
from parsers.forms.labelled_cells import labelled_cards
from parsers.forms.missions_over_cards import heading_over
from parsers.forms.month_strips import Strip, is_strip_alone
from parsers.forms.months_below import put_below
from parsers.headings.columns import planned_in_a_plan
from parsers.headings.header_remarks import header_remarks, left_out
from parsers.headings.headers import Header, changed_header
from parsers.headings.sibling_headers import filled_from_siblings
from parsers.hierarchy.carried_headings import without_headings_of_lists
from parsers.hierarchy.context import Context, apply_heading
from parsers.hierarchy.lines_above import LinesAbove, SaidOfTable, passes
from parsers.hierarchy.summary_tables import is_summary, summary_totals, table_aside
from parsers.hierarchy.table_headings import bands_above, is_unknown_heading, number_missions
from parsers.hierarchy.title_column import claimed, header_by_content, told_by_content
from parsers.hierarchy.totals import loose_totals, settle_count, stated_in_line, sums_of_list
from parsers.items import table_remarks
from parsers.items.item_table import ItemTable
from parsers.items.numbered_money import with_numbered_money
from parsers.items.second_tables import with_second_tables
from parsers.layout.continued_columns import parted_like, parted_like_before
from parsers.layout.same_columns import goes_on_in_columns
from parsers.lists.beside_tables import items_of_part, plans_behind_results, settled
from parsers.lists.narrative import narrative_items
from parsers.lists.typed_lists import typed_items
from parsers.lists.year_captions import dated_lines, note_line, year_led_in
from parsers.model import Line, PageContent, Table
from parsers.page.furniture import without_furniture
from parsers.reshaping import table_parts
from parsers.reshaping.indicators_beside import with_ends_apart
from parsers.reshaping.undivided_rows import part_rows
from parsers.rows import Block, Row, leading_lines, rows_of, span_of_lines
from parsers.sheets.fact_sheets import FactSheets
from parsers.sheets.form_items import Form

_LOOK_AHEAD = 4

Rows = Sequence[Row]


@dataclass(slots=True)
class _Reader:
    """Walks the blocks of a document once."""

    document_family: str
    fiscal_year_be: int | None
    context: Context = field(default_factory=Context)
    open: ItemTable | None = None
    last: ItemTable | None = None
    heading_since_table: bool = False
    prose_since_table: bool = False
    dimensions_since_table: int = 0
    items: list[RawItem] = field(default_factory=list)
    totals: list[RawTotal] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    left_out: tuple[Span, ...] = ()
    n_tables: int = 0
    sheets: FactSheets = field(default_factory=FactSheets)
    prose: list[Line] = field(default_factory=list)
    told: tuple[list[RawItem], list[Line]] = field(default_factory=lambda: ([], []))
    listed: list[tuple[Line, Context]] = field(default_factory=list)
    under_headings: list[tuple[Line, Context]] = field(default_factory=list)
    outline: list[RawItem] = field(default_factory=list)
    form: Form | None = None  # the last one, which may go on behind a page break
    in_cells: bool = False  # whether its labels stand in one cell with their values
    parts: Parts = field(default_factory=Parts)
    above: LinesAbove = field(default_factory=LinesAbove)
    said: SaidOfTable = field(default_factory=SaidOfTable)  # above the open table
    begins_table: bool = False  # by what a line above it says
    plan_years: tuple[int, int] | None = None
    shape: Table | None = None  # the last part of the open table
    headers: tuple[Header, ...] = ()  # of all tables, for those whose own cannot all be read

    def read(self, blocks: Sequence[Block]) -> None:
        parts = table_parts.parts_of(parted_like_before(blocks), self.document_family)
        self.headers = table_parts.headers_of(parts)
        blocks, found = [part[:2] for part in parts], [part[2] for part in parts]
        self.sheets.of_plan = self.document_family == "action_plan"
        index = 0
        while index < len(blocks):
            block, engine = blocks[index]
            if isinstance(block, Table):
                self._narrative(engine)
                self.above.reach_table()
                self._table(block, engine, found[index])
                index += 1
            else:
                index += self._line(blocks, index)
        self._narrative(blocks[-1][1] if blocks else "text")
        self._close()
        self._flush_labels()
        self.sheets.close()
        self.items += self.sheets.items
        self.items += settled(self.outline, self.items, self.document_family)
        items, remarks = with_numbered_money(list(without_headings_of_lists(self.items)))
        self.remarks += self.sheets.remarks + remarks
        self.items = with_ends_apart(with_second_tables(items), self.document_family)

    def _narrative(self, engine: str) -> None:
        found = narrative_items(self.prose, engine) or typed_items(self.listed, engine)
        self.items += found
        section = self.parts.section(self.document_family)
        year, led = self.fiscal_year_be, year_led_in(self.listed, self.plan_years)
        lines = [] if found else dated_lines(self.under_headings, year, self.plan_years, led)
        if outline := items_of_part(lines, engine, section, year, self.document_family):
            self.outline += outline
            here, unit = [line for line, _context in self.under_headings], self.above.unit_baht
            self.totals += sums_of_list(here, outline[0].section, engine, unit, self.totals)
        if self.prose:
            self.told = (self.items if found else self.outline if outline else [], self.prose)
        self.prose, self.listed, self.under_headings = [], [], []

    def _line(self, blocks: Sequence[Block], index: int) -> int:
        lines = leading_lines(blocks[index : index + _LOOK_AHEAD])
        engine = blocks[index][1]
        numbers, below = self.sheets.numbers(lines[0]), blocks[index + 1 : index + 2]
        heading = None if numbers else heading_over(lines, below, self.context, engine)
        self.begins_table |= self.above.note(span_of_lines(lines[:1], engine), heading is not None)
        for line in lines[: heading.n_lines if heading is not None else 1]:
            self.sheets.line(line, self.context, engine, heading is not None)
            self.prose.append(line)
        self.prose_since_table |= heading is None and not passes(clean(lines[0].text))
        if heading is None:
            self._another_part(clean(lines[0].text), engine)
            self.listed.append((lines[0], self.context))
            if not self.sheets.reading:
                note_line(self.under_headings, (lines[0], self.context), self.heading_since_table)
            if self.open is not None:
                section, unit = self.open.family.section, self.above.unit_baht
                self.totals += stated_in_line(lines[0], section, engine, unit)
                self.remarks += table_remarks.row_below(blocks[index - 1][0], lines[0], engine)
            followed = isinstance(blocks[min(index + len(lines), len(blocks) - 1)][0], Table)
            if followed and self.context != Context() and is_unknown_heading(lines[0].text):
                self.remarks += table_remarks.unknown_heading(span_of_lines(lines[:1], engine))
            return 1
        self._flush_labels()
        self.dimensions_since_table += heading.level == "dimension"
        before, self.context = self.context, apply_heading(self.context, heading)
        self.heading_since_table |= self.context != before
        return heading.n_lines

    def _another_part(self, text: str, engine: str) -> None:
        """Another part of the document stands under none of the headings of the one before."""
        if self.document_family == "results_report" and self.parts.turns(text):
            self._narrative(engine)
        if self.parts.reach(text) and self.context != Context():
            self._flush_labels()
            self.context = Context()
            self.heading_since_table = True

    def _table(self, table: Table, engine: str, header: Header | None) -> None:
        self.n_tables += 1
        if (strip := is_strip_alone(table, engine)) is not None:
            self._strip(strip)
            return
        self.told = ([], [])
        rows = rows_of(table, self.n_tables, engine)
        listed, self.dimensions_since_table = self.dimensions_since_table, 0
        if listed > 1 and header is not None and number_missions(rows[header.body :], header):
            self.context = Context()  # the dimensions were listed, and head nothing
        if header is None and self._goes_on(table):
            return self._without_header(rows, table, engine)
        if self._labelled_cells(rows, table, engine, beside=self.in_cells):
            return
        cards = cards_of(rows, self.form.pairs if self.form is not None else ())
        for card, pairs in cards or ():
            self._label_table(pairs, card, table, engine)
        if cards or (cards is not None and self._labelled_cells(rows, table, engine)):
            return
        form, self.above.unit_own = (self.form.table if self.form is not None else None), None
        self.remarks += table_remarks.money_left_out(rows, header, form, self.sheets.reading)
        self._flush_labels()
        if cards is None:
            self._not_read(rows, "a heading between its cards")
            return
        if header is None:
            self._without_header(rows, table, engine)
            return
        if not table.ragged:
            header, notes = filled_from_siblings(header, self.headers, rows[header.first].place)
            self.remarks += notes
        if (aside := table_aside(header, rows[header.body :])) is not None:
            self._close()
            self.remarks += aside
            return
        before, body = self.open.header if self.open is not None else None, rows[header.body :]
        header, told = told_by_content(header, body, self.document_family, before)
        self.remarks += told
        family = claimed(header, body, self.document_family)
        if family is None:
            self._close()
            if table_parts.may_hold_items(header, rows[: header.first] + rows[header.body :]):
                self._not_read(rows, "no column of titles that this program knows")
            elif is_summary(header):
                section = self.parts.section(self.document_family)
                self.totals += summary_totals(body, header, section)
            return
        for band in bands_above(rows[: header.first]):
            self.context = band.apply(self.context)
            self.heading_since_table = True
        if table.turned:
            self._close()  # no item goes on from the page before
        self._item_table(rows, header, family, table, engine)
        if table.turned:
            self._close()

    def _strip(self, strip: Strip) -> None:
        """Months and marks alone are those of the form or of the listed item above."""
        if self.form is not None and not (self.told[1] or self.form.strips):
            self.form.go_on([], [strip])
            return
        below = put_below(strip, *self.told, self.fiscal_year_be)
        if not below and not self.sheets.strip(strip, self.fiscal_year_be):
            self.remarks.append(strip.alone())

    def _item_table(
        self, rows: tuple[Row, ...], header: Header, family: TableFamily, table: Table, engine: str
    ) -> None:
        """Read a table up to where a heading of other years stands in its middle, then the rest."""
        dated = self.above.next_year(rows, header, self.fiscal_year_be)
        if dated is not None and dated[0] == header.body:
            return self._next_year(rows, dated, family, table, engine)
        self.begins_table |= self.above.note_rows(rows[: header.first])
        plain, header = header, self._told_above(header, rows)
        if not self._is_same_table(header, family):
            self._close()
            self.above.use()
            header = self._told_above(plain, rows)
            year = self.above.year_of(plain, self.fiscal_year_be)
            self.last = self.open = ItemTable(header, family, self.context, year)
            own = rows if dated is None else rows[: dated[0]]
            self.said = self.above.said_of(plain, own, self.fiscal_year_be)
        stop, changed = dated or changed_header(rows, header)
        notes = header_remarks(header, rows[:stop], self.fiscal_year_be, self.plan_years)
        self.remarks += table_remarks.not_noted(notes, self.remarks)
        self._feed(rows[header.body : stop], table, engine, header)
        if dated is not None:
            self._next_year(rows, dated, family, table, engine)
        elif changed is not None:
            self._item_table(rows[stop:], changed, family, table, engine)

    def _told_above(self, header: Header, rows: tuple[Row, ...]) -> Header:
        """The header with what lines and rows above it say of its money and months."""
        header = self.above.told_of(header, rows, self.fiscal_year_be, self.plan_years)
        if self.document_family == "action_plan":
            header = replace(header, columns=planned_in_a_plan(header.columns))
        return header

    def _next_year(
        self,
        rows: tuple[Row, ...],
        dated: tuple[int, Header],
        family: TableFamily,
        table: Table,
        engine: str,
    ) -> None:
        """What stands below a row that prints a fiscal year, here and on the next pages."""
        start, header = dated
        said = next(cell.span for _i, cell in rows[start].printed_cells() if cell.text)
        self.begins_table |= self.above.note(said)
        self._item_table(rows[start:], header, family, table, engine)

    def _labelled_cells(self, rows: Rows, table: Table, engine: str, beside: bool = True) -> bool:
        cards = labelled_cards(table, rows, engine, self.form is not None, beside)
        if cards is None:
            self._not_read(rows, "labels that tell its items apart")
        for card in cards or ():
            self.remarks += map(table_remarks.lost_cell, card.lost)
            if card.band is None:
                self._label_table(card.pairs, card.rows, table, engine, card.strips)
            else:
                self._flush_labels()
                self.context = card.band.apply(self.context)
                self.heading_since_table = True
        self.in_cells = self.form is not None and (self.in_cells or bool(cards))
        return cards is None or bool(cards)

    def _label_table(
        self, pairs: list[Pair], rows: Rows, table: Table, engine: str, strips: Sequence[Strip] = ()
    ) -> None:
        """A table of labels; one without a title goes on with the one before (a page break)."""
        self._close()
        if has_title(pairs):
            place = self.sheets.take_place()
            self._flush_labels()
            self.form = Form(pairs, rows[0], table, engine, place, list(strips), self.above.units)
        elif self.form is not None and self.form.may_go_on(pairs, rows[0].page):
            self.form.go_on(pairs, strips)
        else:
            self._not_read(rows, "no title among its labels")

    def _flush_labels(self) -> None:
        form, self.form = self.form, None
        if form is not None and form.is_sheet(self.document_family, self.items):
            form.put_in(self.sheets, self.context, self.fiscal_year_be)
        elif form is not None:
            items = form.items(self.context, self.document_family, self.fiscal_year_be)
            self.items += items or ()
            if items is None:
                self._not_read((form.first,), "labels beside its title")

    def _is_same_table(self, header: Header, family: TableFamily) -> bool:
        return (
            self.open is not None
            and not (self.heading_since_table or self.begins_table)
            and self.open.family == family
            and self.open.header.signature == header.signature
        )

    def _feed(self, rows: Rows, table: Table, engine: str, header: Header) -> None:
        if self.open is None:
            return
        self.open.header, self.shape = header, table
        context = self.context if self.heading_since_table else self.open.context
        parted = part_rows(rows, table, header, engine)
        self.remarks += parted.remarks
        self.left_out += left_out(header.columns, parted.rows)
        self.open.feed(parted.rows, parted.table, context, engine)
        self.context = self.open.context
        self.heading_since_table = self.prose_since_table = self.begins_table = False

    def _without_header(self, rows: tuple[Row, ...], table: Table, engine: str) -> None:
        """The rest of a table cut by a page break, or a table of something else."""
        parted = parted_like(table, self.shape if self.open is not None else None)
        if parted is not table:
            table, rows = parted, rows_of(parted, self.n_tables, engine)
        goes_on = not self.prose_since_table and not (self.heading_since_table and table.ragged)
        goes_on &= not self.begins_table or self.above.office is not None  # the next office's rows
        width = len(self.open.columns) if self.open is not None else 0
        fits = abs(table.n_cols - width) <= (2 if table.ragged else 0)
        if self.open is not None and goes_on and fits:
            header = replace(self.open.header, first=0, body=0)
            if self.begins_table or self.above.next_year(rows, header, self.fiscal_year_be):
                self._item_table(rows, header, self.open.family, table, engine)
            else:
                self._feed(rows, table, engine, self.open.header)
        elif (last := self.last) is not None and (
            totals := loose_totals(rows, last.columns, last.family.section, self.context)
        ) is not None:
            self.totals += totals
        elif table_parts.holds_items(rows, self.shape):
            self._by_content(rows, table, engine)

    def _goes_on(self, table: Table) -> bool:
        """Whether a table stands in the columns of the one that is read just now."""
        last = None if self.prose_since_table or self.begins_table else self.open
        return last is not None and goes_on_in_columns(table, self.shape, last.columns)

    def _by_content(self, rows: Rows, table: Table, engine: str) -> None:
        with_items = not table.ragged and any(map(table_parts.holds_item, rows))
        header = header_by_content(rows) if with_items else None
        family = claim(header.roles, self.document_family) if header is not None else None
        if header is None or family is None:
            self._not_read(rows, "no heading this program knows")
            return
        self.remarks.append(table_remarks.header_by_content_told(rows[0]))
        self._item_table(tuple(rows), header, family, table, engine)

    def _not_read(self, rows: Rows, lack: str) -> None:
        self.remarks.append(table_remarks.table_not_read(rows[0], lack))

    def _close(self) -> None:
        if self.open is None:
            return
        items, totals = self.open.finish()
        if totals and not items:
            self.remarks.append(table_remarks.table_without_items(totals[0].span))
        self.items += self.said.told(items)
        self.totals += totals
        self.remarks += self.open.remarks
        self.open = None


def parse_document(contents: Sequence[PageContent]) -> ParsedDocument:
    """Facts, items, totals and remarks of one document. Values in, values out."""
    contents = without_furniture(contents)
    facts = find_document_facts(contents)
    family = facts.family.value if facts.family is not None else "unknown"
    walk = _Reader(family, fiscal_year_of(facts), plan_years=plan_years_of(facts))
    walk.read([(block, page.engine) for page in contents for block in page.blocks])
    totals = [settle_count(total, walk.totals) for total in walk.totals]
    facts, items, totals = settle_ita(facts, walk.items, totals, contents)
    told = (tuple(walk.remarks), walk.left_out)
    year = None if plans_behind_results(items) else only_year(contents, facts)
    return ParsedDocument(facts, tuple(items), tuple(totals), *told, year)
