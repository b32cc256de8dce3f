"""One page's words and strokes -> tables and prose lines in reading order.

The same for text layers and for OCR: whoever read the page, the table code is this.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from parsers.forms.cards_over_years import cards_over_years
from parsers.forms.framed_cards import FEWEST, FEWEST_DATED, card_in_cells, card_of, is_like_card
from parsers.forms.headed_cards import part_card
from parsers.forms.label_columns import is_numbered_form, part_labels
from parsers.forms.labels_in_rows import labels_apart
from parsers.forms.money_beside_labels import with_money_beside
from parsers.forms.untyped_cards import is_untyped_card
from parsers.hierarchy.money_columns import MoneyColumns
from parsers.layout.aligned import find_aligned, heads_table
from parsers.layout.boxes_below_heading import tables_in_boxes, without
from parsers.layout.boxes_in_cards import with_boxes
from parsers.layout.cards_over_months import card_over_months, months_in
from parsers.layout.continued_calendars import with_months_of
from parsers.layout.continued_columns import rows_like
from parsers.layout.framed_forms import part_frame
from parsers.layout.frames import sideless_cards
from parsers.layout.heading_over_rows import part_heading
from parsers.layout.ledgers import ledger_cards
from parsers.layout.level_labels import side_tables
from parsers.layout.level_rules import (
    FEWEST_OF_REST,
    level_grids,
    rules_part_items,
    shorter_rules,
    with_cut_row,
)
from parsers.layout.merged_levels import with_levels_whole
from parsers.layout.money_lists import columns_left, is_money_list
from parsers.layout.numbered_cards import numbered_cards
from parsers.layout.partial_rules import over_titles, part_at_rules
from parsers.layout.rests_overleaf import ends_page, with_rest_of_row
from parsers.layout.rows_overleaf import rows_overleaf, with_rows
from parsers.layout.spreads import pages_of, sheet_of
from parsers.layout.storeyed_rows import storeyed_table
from parsers.layout.storeys_in_cells import with_heading_before, with_storeys_apart
from parsers.layout.text_columns import bands_of
from parsers.layout.ticked_strips import with_strips_ruled
from parsers.layout.undivided_columns import part_columns
from parsers.layout.upright_calendars import with_calendar_framed
from parsers.layout.upright_tables import with_uprights_closed
from parsers.model import Box, Cell, Line, Page, PageContent, Table, Word
from parsers.page.arrows_around import with_arrows_joined
from parsers.page.dotted_rules import with_dotted_rules
from parsers.page.geometry import contains, overlap, printed_lines
from parsers.page.grid import Grid, find_boxes
from parsers.page.month_uprights import with_month_uprights
from parsers.page.months_apart import with_months_apart
from parsers.page.numbered_missions import with_missions_named
from parsers.page.pieces import COLUMNS
from parsers.page.scratches import without_scratches
from parsers.page.shading import shaded_marks
from parsers.page.whole_statements import with_statements_joined

_BESIDE = 0.8  # of the lower one's height


def find_all_blocks(pages: Sequence[Page]) -> list[PageContent]:
    """A document's pages, each as tables and prose lines, with what the pages before it tell. A
    sheet with two pages is one of them, the left page's blocks before the right one's."""
    contents: list[PageContent] = []
    before: Table | None = None
    over: MoneyColumns | None = None
    ended = False  # the page before with that table
    sheets = [pages_of(page) for page in pages]
    named = iter(with_missions_named([page for sheet in sheets for page in sheet]))
    for sheet in sheets:
        halves = []
        for page in islice(named, len(sheet)):
            found = find_blocks(page, before, over)
            if ended:
                found = replace(found, blocks=tuple(with_rest_of_row(found.blocks, before)))
            over = columns_left(found.blocks, over)
            blocks = rows_overleaf(found.blocks, before)
            halves.append(replace(found, blocks=tuple(blocks)))
            if blocks:  # an empty page parts no table
                last = next((b for b in blocks[::-1] if isinstance(b, Table)), None)
                ended = last is not None and ends_page(blocks, last)
                if before is not None and last is not None and last not in found.blocks:
                    before = with_rows(before, last)
                    continue
                in_grid = len({rule.orientation for rule in page.rulings}) > 1
                before = last if in_grid else with_months_of(before, last)
        contents.append(sheet_of(halves))
    return contents


def find_blocks(
    page: Page, before: Table | None = None, over: MoneyColumns | None = None
) -> PageContent:
    """Tables (merged cells kept) and the prose lines around them, top to bottom.

    Every word of the page is in exactly one block. Words without a box stand at the end. `before`:
    the last table of the page before, or one of an earlier page whose months go on, which rows here
    may go on with; `over`: the columns of money over a list that may go on here.
    """
    page = with_arrows_joined(with_statements_joined(page))
    page = without_scratches(with_dotted_rules(with_strips_ruled(page, before)))
    page = with_calendar_framed(with_month_uprights(with_months_apart(page)), before)
    page = with_uprights_closed(page, before)
    boxes = find_boxes(page.rulings)
    stacks = tables_in_boxes(page, boxes, before)
    boxes = [box for box in boxes if not any(box in found.grids for found in stacks)]
    grids = [box for box in boxes if len(box.cells) > 1]
    inside, outside = _share_out(grids, without(page.words, stacks))
    ruled = [_table(grid, words, page) for grid, words in zip(grids, inside, strict=True) if words]
    tables = [_card(t) or _parted(with_heading_before(t, before), page) for t in ruled]
    frames = [box for box in boxes if len(box.cells) == 1]
    framed, outside = _share_out(frames, outside)
    held = [_table(frame, words, page) for frame, words in zip(frames, framed, strict=True)]
    boxed = with_boxes(held, ruled)
    boxes_of_cards = {box for card in boxed for box in card.boxes}
    tables = [t for raw, t in zip(ruled, tables, strict=True) if id(raw) not in boxes_of_cards]
    held = [t for t in held if id(t) not in boxes_of_cards] + [card.frame for card in boxed]
    around = printed_lines(outside, page.number)
    cards, tables, loose = _in_frames(held, tables, around, page)
    tables, outside = [*tables, *cards, *(found.table for found in stacks)], [*outside, *loose]
    sideless, outside = sideless_cards(page.rulings, outside, page.number)
    ledgers, outside = ledger_cards(page, outside)
    abreast, outside = numbered_cards(page, outside)
    tables += [*sideless, *ledgers, *abreast]
    level = level_grids(page.rulings, partial(_heads_table, outside, page))
    for ruled_rows in level:
        grid = with_cut_row(ruled_rows, printed_lines(outside, page.number), page.height)
        (mine,), rest = _share_out([grid], outside)
        on_side, left = side_tables(grid, mine, page.number)
        if on_side:
            tables, outside = [*tables, *on_side], [*rest, *left]
            continue
        printed = printed_lines(mine, page.number)
        table = storeyed_table(grid, printed, page.number)
        if table is None:
            touches = any(map(partial(_touch, ruled_rows), level)) or _marked_beside(grid, rest)
            rows = _table(grid, mine, page)
            table = _level_ruled(rows, grid, printed, page, touches, before)
            if before is not None and (table is None or table.n_cols < before.n_cols):
                parted = rows_like(rows, before)
                table = parted if parted is not rows else table
        if table is not None:
            tables, outside = [*tables, table], rest
    if before is not None and not tables:
        rest_of_it, outside = _rest_of(before, page, outside)
        tables += rest_of_it
    bands = bands_of(page, outside, tables)
    return PageContent(
        number=page.number,
        blocks=tuple(block for band in bands for block in _in_order(*band, page, before, over)),
        source=page.source,
        engine=page.engine,
        confidence=_confidence(page.words),
    )


def _in_frames(
    frames: Sequence[Table], tables: Sequence[Table], around: Sequence[Line], page: Page
) -> tuple[list[Table], list[Table], list[Word]]:
    """What stands in frames of lines: the cards and forms, the tables that state no card's money,
    and the words of all other frames. `around`: the lines outside of them."""
    dated = cards_over_years(frames, tables, around)
    own = [
        _card(whole, months_in(whole, tables, page.engine)) if of_years is None else of_years.card
        for whole, of_years in zip(frames, dated, strict=True)
    ]
    cards: list[Table] = []
    loose: list[Word] = []
    for whole, card in zip(frames, own, strict=True):
        labelled = part_labels(whole)
        lines = [line for cell in whole.cells for line in cell.lines]
        if card is not None:
            cards.append(card)
        elif (any(own) and is_like_card(lines)) or is_untyped_card(whole):
            cards.append(whole)  # to be read beside others of its kind, or its loss is told
        elif labelled.n_cols > 1 and is_numbered_form(labelled):
            cards.append(labelled)
        else:
            loose += [word for line in lines for word in line.words]
    rest = [t for t in tables if not any(found and t is found.money for found in dated)]
    return cards, rest, loose


def _rest_of(before: Table, page: Page, words: list[Word]) -> tuple[list[Table], list[Word]]:
    """The row or two between level rules that a table of the page before goes on with."""
    for grid in level_grids(page.rulings, partial(_heads_table, words, page), FEWEST_OF_REST)[:1]:
        (mine,), rest = _share_out([grid], words)
        rows = _table(grid, mine, page)
        parted = rows_like(rows, before)
        if parted is not rows:
            return [parted], rest
    return [], words


def _parted(table: Table, page: Page) -> Table:
    """A ruled table, with the columns that no upright parts; a form over months has no others."""
    form = card_over_months(table, page.engine) or part_frame(table, page.engine)
    if form is not None:
        return form
    beside = with_money_beside(table)
    if beside is not table:
        return beside
    apart = part_heading(part_labels(part_card(labels_apart(table))))
    return part_columns(with_storeys_apart(apart))


def _share_out(grids: Sequence[Grid], words: Sequence[Word]) -> tuple[list[list[Word]], list[Word]]:
    """Each word to the smallest grid that holds its centre; the rest is prose."""
    smallest_first = sorted(
        range(len(grids)), key=lambda i: grids[i].box.width * grids[i].box.height
    )
    inside: list[list[Word]] = [[] for _ in grids]
    outside: list[Word] = []
    for word in words:
        box = word.box
        home = None
        if box is not None:
            home = next(
                (i for i in smallest_first if contains(grids[i].box, box.x_center, box.y_center)),
                None,
            )
        if home is None:
            outside.append(word)
        else:
            inside[home].append(word)
    return inside, outside


def _table(grid: Grid, words: Sequence[Word], page: Page) -> Table:
    held: list[list[Word]] = [[] for _ in grid.cells]
    for word in words:
        held[_home(grid, word)].append(word)
    cells = tuple(
        Cell(
            row=cell.row,
            col=cell.col,
            row_span=cell.row_span,
            col_span=cell.col_span,
            lines=printed_lines(mine, page.number),
            box=cell.box,
        )
        for cell, mine in zip(grid.cells, held, strict=True)
    )
    drawn = [m for m in page.marks if contains(grid.box, m.box.x_center, m.box.y_center)]
    return Table(
        page=page.number,
        n_rows=grid.n_rows,
        n_cols=grid.n_cols,
        cells=cells,
        marks=(*drawn, *shaded_marks(cells, page.shaded)),
        box=grid.box,
    )


def _card(table: Table, dated: bool = False) -> Table | None:
    """The card in a frame, parted into cells or not; None where there is none. `dated`: its months
    stand in the frame too."""
    if table.n_cols > 1 or table.box is None:
        return card_in_cells(table)
    lines = [line for cell in sorted(table.cells, key=lambda c: c.row) for line in cell.lines]
    return card_of(lines, table.box, table.page, FEWEST_DATED if dated else FEWEST)


def _touch(one: Grid, other: Grid) -> bool:
    """Whether a table ends at the rule that another begins with."""
    return one.box.top == other.box.bottom or one.box.bottom == other.box.top


def _marked_beside(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a mark without a letter or figure stands level with a table, outside its rules: a
    punched hole, that lines of the page would take into the table."""
    top, bottom, ends = grid.box.top, grid.box.bottom, (grid.box.x0, grid.box.x1)
    return any(
        w.box is not None
        and top < w.box.y_center < bottom
        and not ends[0] <= w.box.x_center <= ends[1]
        and not any(ch.isalnum() for ch in w.text)
        for w in words
    )


def _level_ruled(
    rows: Table,
    grid: Grid,
    lines: Sequence[Line],
    page: Page,
    touches: bool,
    before: Table | None,
) -> Table | None:
    """The table of `rows` between level rules, where its lines alone do not give it whole, or would
    run on into what stands next to it (`touches`)."""
    if not lines:
        return None
    found = find_aligned(lines, page.number, page.rulings, before)
    whole = found[0] if len(found) == 1 and isinstance(found[0], Table) else None
    table = part_columns(rows)
    shorter = over_titles(table, shorter_rules(page.rulings, grid))
    by_lines = len(found) == 1 and not shorter
    if table.n_cols < COLUMNS or (by_lines and not (whole and rules_part_items(grid, whole))):
        return whole if touches else None
    return part_at_rules(table, shorter)


def _heads_table(words: Sequence[Word], page: Page, box: Box) -> bool:
    held = [w for w in words if w.box and contains(box, w.box.x_center, w.box.y_center)]
    return heads_table(printed_lines(held, page.number))


def _home(grid: Grid, word: Word) -> int:
    """The cell that holds the word's centre; the cells tile the grid, so there is one."""
    if word.box is None:
        return 0
    x, y = word.box.x_center, word.box.y_center
    for index, cell in enumerate(grid.cells):
        if contains(cell.box, x, y):
            return index
    return 0


def _in_order(
    tables: Sequence[Table],
    loose: Sequence[Word],
    page: Page,
    before: Table | None,
    over: MoneyColumns | None,
) -> list[Line | Table]:
    printed = printed_lines(loose, page.number)
    lines: Sequence[Line | Table] = printed
    if tables or not is_money_list(printed, page.rulings, over):
        lines = _unruled(printed, tables, page, before)
    placed: list[tuple[float, float, Line | Table]] = []
    blocks: list[Line | Table] = [*tables, *lines]
    for block in blocks:
        if block.box is not None:
            placed.append((block.box.top, block.box.x0, block))
    placed.sort(key=lambda entry: entry[:2])
    for end in range(1, len(placed)):
        for k in range(end, 0, -1):
            if not _stands_right_of(placed[k - 1][2], placed[k][2]):
                break
            placed[k - 1 : k + 1] = placed[k], placed[k - 1]
    boxless = tuple(word for word in loose if word.box is None)
    tail = [Line(boxless, page=page.number)] if boxless else []
    return [block for _, _, block in placed] + tail


def _stands_right_of(one: Line | Table, other: Line | Table) -> bool:
    """Whether a table stands beside another, to its right, though it begins a little higher: cards
    two abreast on a page that is not quite straight."""
    if not isinstance(one, Table) or not isinstance(other, Table) or not (one.box and other.box):
        return False
    beside = overlap(one.box.top, one.box.bottom, other.box.top, other.box.bottom)
    least = min(one.box.height, other.box.height)
    return one.box.x0 >= other.box.x1 and beside > _BESIDE * least


def _unruled(
    lines: Sequence[Line], tables: Sequence[Table], page: Page, before: Table | None
) -> list[Line | Table]:
    """Tables without rules among the lines; none reaches across a ruled table."""
    out: list[Line | Table] = []
    run: list[Line] = []
    tops = sorted(table.box.top for table in tables if table.box is not None)
    for line in lines:
        if run and any(_top(run[-1]) < top <= _top(line) for top in tops):
            out.extend(_aligned(run, page, before))
            run = []
        run.append(line)
    return [*out, *_aligned(run, page, before)]


def _aligned(lines: Sequence[Line], page: Page, before: Table | None) -> list[Line | Table]:
    found = find_aligned(lines, page.number, page.rulings, before)
    return with_levels_whole(found, lines, page.number, page.rulings)


def _top(line: Line) -> float:
    return line.box.top if line.box is not None else 0.0


def _confidence(words: Sequence[Word]) -> float | None:
    known = [word.confidence for word in words if word.confidence is not None]
    return sum(known) / len(known) if known else None
