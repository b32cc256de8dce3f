"""The tables of a page with their headings: whole, cut from their bodies, or in two halves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from normalize.amounts import looks_like_money
from normalize.numbering import opens_typed
from normalize.thai_text import clean
from parsers.forms.framed_cards import is_card
from parsers.forms.label_tables import role_of_label
from parsers.forms.labelled_lines import laid_as_tables
from parsers.forms.labels_over_titles import with_labels_over_named
from parsers.forms.levels_apart import with_levels_apart
from parsers.forms.months_down import with_months_across
from parsers.forms.number_labels import with_number_labels
from parsers.forms.numbered_names import with_names_unnumbered
from parsers.forms.numbered_titles import with_titles_named
from parsers.forms.strips_beside import with_strips_beside
from parsers.forms.titled_forms import laid_with_titles
from parsers.forms.transposed import upright
from parsers.forms.untyped_cards import with_untyped_cards
from parsers.forms.years_beside import years_with_money
from parsers.headings.headers import Header, find_header
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.lines_above import units_apart
from parsers.hierarchy.placed_ordinals import headings_above
from parsers.lists.amounts_apart import without_leaders
from parsers.lists.figures_under_headings import figures_under_headings
from parsers.lists.years_over_amounts import years_over_amounts
from parsers.model import Line, Table
from parsers.money.ticked_cells import with_ticks_told
from parsers.money.year_lists import join_years
from parsers.page.torn_figures import with_figures_whole
from parsers.reshaping.compound_columns import join_below, part_compound
from parsers.reshaping.headings_in_cells import headings_apart
from parsers.reshaping.ita_columns import with_instruments
from parsers.reshaping.lines_across import told_across
from parsers.reshaping.money_legend import with_kinds_told
from parsers.reshaping.month_bands import with_band_months
from parsers.reshaping.numbered_rows import with_numbers_named
from parsers.reshaping.offices_in_rows import offices_in_rows
from parsers.reshaping.parallel_tables import side_by_side
from parsers.reshaping.row_in_heading import first_row_apart
from parsers.reshaping.stacked_rows import unstacked
from parsers.reshaping.tables_within import years_in_cells
from parsers.reshaping.titles_beside_rows import with_titles_at_rows
from parsers.reshaping.titles_over import VALUE_ROLES, beside_their_values
from parsers.reshaping.undivided_heading import heading_cut_off
from parsers.reshaping.undivided_rows import part_rows
from parsers.reshaping.years_down import HeadedPart, with_years_down
from parsers.rows import Block, Row, rows_of
from parsers.sheets.labels_in_column import labels_in_column
from parsers.sheets.wrapped_labels import labels_together
from parsers.sheets.year_tables import years_as_lines

_FEWEST_VALUES = 2
_FEWEST_LABELS = 3
_LABELS_OF_FORM = 4  # different ones, where no title is known
_SAID_OF_ITEMS = frozenset({"money", "result", "progress"})
_MOST_OF_CARD = 3  # cells side by side
_LABELLED = 0.6  # of the first cells

_LAYINGS = (
    with_untyped_cards,
    units_apart,
    with_titles_at_rows,
    headings_apart,
    offices_in_rows,
    with_figures_whole,
    figures_under_headings,
    without_leaders,
    years_over_amounts,
    with_kinds_told,
    labels_together,
    labels_in_column,
    years_in_cells,
    years_as_lines,
    years_with_money,
    with_names_unnumbered,
    with_number_labels,
    with_levels_apart,
    with_titles_named,
    with_labels_over_named,
    headings_above,
    upright,
    with_strips_beside,
    with_months_across,
    told_across,
    unstacked,
    beside_their_values,
    with_band_months,
    with_numbers_named,
    laid_as_tables,
    laid_with_titles,
)
"""What lays tables and lines of some form as tables with one row for each item, in order."""


def parts_of(blocks: Iterable[Block], family: str) -> list[HeadedPart]:
    """The blocks of a document of some family, each table with its header and with one row for each
    item and one column for each thing, as far as its heading says so."""
    for laid in (iter, *_LAYINGS):
        blocks = [b for b in laid(blocks) if not isinstance(b[0], Table) or b[0].n_rows]
    told = with_instruments(blocks, family)
    whole = (p for b, engine in told for p in headed_parts(b, engine, family))
    return list(with_compounds(list(with_years_down(whole))))


def headers_of(parts: Iterable[HeadedPart]) -> tuple[Header, ...]:
    """The headers of all tables but those whose columns are tabs."""
    return tuple(
        header
        for block, _engine, header in parts
        if header is not None and isinstance(block, Table) and not block.ragged
    )


def headed_parts(block: Line | Table, engine: str, family: str) -> list[HeadedPart]:
    """A block with its header; the halves of a table that prints two lists side by side."""
    header = _header_of(block, engine)
    if isinstance(block, Table) and (header is None or header.body >= block.n_rows):
        block, header = heading_cut_off(block, engine, family) or (block, header)
    if isinstance(block, Table) and header is not None:
        block, header = first_row_apart(block, header, engine) or (block, header)
    if isinstance(block, Table) and header is not None:
        header = _seen_in_rows(block, header, engine)
    halves = side_by_side(block, header) if isinstance(block, Table) else ()
    if len(halves) > 1:
        return [(half, engine, _header_of(half, engine)) for half in halves]
    return [(block, engine, header)]


def with_compounds(parts: Iterable[HeadedPart]) -> Iterator[HeadedPart]:
    """The parts, the columns of two things parted in tables and in those that go on with them."""
    model: tuple[Table, Header] | None = None  # the last table with such columns
    for block, engine, header in parts:
        if not isinstance(block, Table) or (header is None and model is None):
            yield (block, engine, header)
            continue
        if header is not None:
            block = join_below(block, header, header.body)
        elif model is not None:
            block = join_below(block, model[1], 0)
        parted = block
        goes_on = model is not None and _goes_on(block, header, *model)
        if model is not None and goes_on:
            parted = _parted_like(block, header, *model, engine)
        elif header is not None:
            parted = _parted_compounds(block, header, engine)
        if parted is block or header is None:
            yield (parted, engine, header)
            continue
        model = model if goes_on else (block, header)  # the first may tell more than the last
        bound = _header_of(parted, engine)
        yield (parted, engine, bound and _seen_in_rows(parted, bound, engine))


def _goes_on(table: Table, header: Header | None, model: Table, its: Header) -> bool:
    same = header is None or header.signature == its.signature
    return same and table.n_cols == model.n_cols


def _parted_compounds(table: Table, header: Header, engine: str) -> Table:
    """The table with its lists of years and its columns of two things parted."""
    joined = join_years(with_ticks_told(table, header), header)
    bound = header if joined is table else _header_of(joined, engine)
    return part_compound(joined, bound) if bound is not None else joined


def _parted_like(
    table: Table, header: Header | None, model: Table, its: Header, engine: str
) -> Table:
    """A table that goes on with the `model` of another page, parted as that is: by the rows of
    both, since one row cannot tell."""
    heading = [c for c in model.cells if c.row < its.body] if header is None else []
    first = its.body if header is None else 0
    end = first + table.n_rows
    own = [replace(cell, row=cell.row + first) for cell in table.cells]
    rest = [replace(c, row=c.row - its.body + end) for c in model.cells if c.row >= its.body]
    rows = end + model.n_rows - its.body
    joined = replace(model, n_rows=rows, cells=(*heading, *own, *rest))
    parted = _parted_compounds(joined, its if header is None else header, engine)
    if parted is joined:
        return table if header is not None else _kept_whole(joined, first, end, its, engine, table)
    cells = tuple(replace(c, row=c.row - first) for c in parted.cells if first <= c.row < end)
    return replace(table, n_cols=parted.n_cols, cells=cells)


def _kept_whole(
    joined: Table, first: int, end: int, its: Header, engine: str, table: Table
) -> Table:
    """The rows of a table that goes on from the page before without a heading, where they state
    money otherwise than the rows above and its columns were parted there: each cell stands over all
    parts of its column, which is told. Else its items were lost. `first`, `end`: its rows among
    the `joined` ones of both."""
    own = [c for c in joined.cells if first <= c.row < end]
    bare = [replace(c, lines=()) if first <= c.row < end else c for c in joined.cells]
    blank = replace(joined, cells=tuple(bare))
    parted = _parted_compounds(blank, its, engine)
    bound = _header_of(parted, engine) if parted is not blank else None
    places = [c for c in parted.cells if first <= c.row < end]
    if bound is None or _texts_named(bound) != _texts_named(its) or len(places) != len(own):
        return table
    cells = (
        replace(cell, row=place.row - first, col=place.col, col_span=place.col_span)
        for cell, place in zip(own, places, strict=True)
    )
    return replace(table, n_cols=parted.n_cols, cells=tuple(cells))


def _texts_named(header: Header) -> list[str]:
    """The roles of a heading's columns but for those of money and what is not read."""
    return [c.role for c in header.columns if c.role not in ("money", "ignored", "unbound")]


def _seen_in_rows(table: Table, header: Header, engine: str) -> Header:
    """The header as the rows below it bear it out, which no rule may part: what adds up in each of
    them is a sum."""
    rows = rows_of(table, 0, engine)
    parted = part_rows(rows[header.body :], table, header, engine).table
    other = find_header(rows_of(parted, 0, engine)) if parted is not table else None
    if other is None or (other.first, other.body) != (header.first, header.body):
        return header
    return other


def _header_of(block: Line | Table, engine: str) -> Header | None:
    """The heading of a table; a card has none, though its values may read like one."""
    if not isinstance(block, Table) or is_card(block):
        return None
    return find_header(rows_of(block, 0, engine))


def may_hold_items(header: Header, rows: Iterable[Row]) -> bool:
    """Whether a table with no column of titles seems to hold items: a row that has a title and
    money, or a title under a heading that names two things of items; or labels down its side, among
    which a row of years reads like a heading."""
    rows = tuple(rows)
    many = len(header.roles & VALUE_ROLES) >= _FEWEST_VALUES
    named = any(holds_item(row) or (many and _titled(row)) for row in rows)
    return named or _labels_items(rows) or _is_form(_opening(_lines(rows)))


def holds_items(rows: Sequence[Row], before: Table | None = None) -> bool:
    """Whether a table without a heading seems to hold items: in its rows, as the labels in its
    first column say, as a card whose cells were not read, or as money behind a page break, below
    a table (`before`) that stands on its side."""
    if before is not None and before.turned and any(map(_states_money, rows)):
        return True
    titled = any(
        role_of_label(row.cells[0].text) == "title" and _titles_beside(row) for row in rows
    )
    if titled or any(map(holds_item, rows)) or _labels_items(rows) or _lists_below_levels(rows):
        return True
    lines = _lines(rows)
    opening = _opening(lines)
    if _is_form(opening):
        return True
    titled = any(opens_typed(line) for line in lines)
    alone = len(rows) == len(rows[0].cells) == 1  # with its colons a form, its title not known
    titled |= alone and "money" in opening and sum(":" in line for line in lines) >= _FEWEST_LABELS
    return titled and len(opening) >= _FEWEST_LABELS and len(rows[0].cells) <= _MOST_OF_CARD


def _lists_below_levels(rows: Sequence[Row]) -> bool:
    """Whether a table of one column has the heading of a level in a row of its own, and in another
    lines that open as titles do: boxes whose columns nothing tells."""
    if len(rows[0].cells) > 1:
        return False
    level = {row.index for row in rows if heading_level(row.cells[0].text) is not None}
    return bool(level) and any(map(opens_typed, _lines(r for r in rows if r.index not in level)))


def _lines(rows: Iterable[Row]) -> list[str]:
    return [
        clean(text)
        for row in rows
        for _column, cell in row.printed_cells()
        if cell.span is not None
        for text in cell.span.text.split("\n")
    ]


def _opening(lines: Iterable[str]) -> set[str | None]:
    """What the labels name that open lines."""
    return {role_of_label(line.split(" ")[0]) for line in lines} - {None, "title"}


def _is_form(opening: Set[str | None]) -> bool:
    """Whether labels are those of a form, whose title nobody may know."""
    return len(opening) >= _LABELS_OF_FORM and bool(opening & _SAID_OF_ITEMS)


def _labels_items(rows: Sequence[Row]) -> bool:
    """Whether most first cells are labels, an item's title among them."""
    labels = [row.cells[0].text for row in rows if row.cells[0].printed]
    roles = [role for text in labels if (role := role_of_label(text)) is not None]
    named = "title" in roles and len(set(roles)) >= _FEWEST_LABELS
    return named and len(roles) >= _LABELLED * len(labels)


def _states_money(row: Row) -> bool:
    return any(cell.printed and looks_like_money(cell.text) for cell in row.cells)


def _titles_beside(row: Row) -> bool:
    """Whether titles of several items stand side by side."""
    texts = [cell.text for cell in row.cells[1:] if cell.printed]
    return sum(opens_typed(t) for t in texts) > 1


def _titled(row: Row) -> bool:
    texts = (cell.text for cell in row.cells if cell.printed)
    return any(opens_typed(text) for text in texts)


def holds_item(row: Row) -> bool:
    """Whether a row prints a title as items have them, and money."""
    titled = _titled(row)
    texts = [cell.text for cell in row.cells if cell.printed]
    texts = texts if len(row.cells) > 1 else [w for text in texts for w in text.split()]
    return titled and any(looks_like_money(text) for text in texts)
