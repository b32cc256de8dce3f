"""Boxes that stand one below the other, put into a table of one column, and what stands above.

Between two boxes nothing may stand but the headings of levels. A copy leaves specks there and in
the boxes, read as dashes and dots, and wears the sides of a box that a page break cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalize.thai_text import clean, squeeze
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.table_headings import is_unknown_heading
from parsers.hierarchy.totals import opens_total
from parsers.layout.aligned_records import opens_item
from parsers.layout.items_in_boxes import with_sums_apart
from parsers.model import Box, Cell, Line, Page, Ruling, Table, Word, union_of
from parsers.page.geometry import contains, printed_lines
from parsers.page.grid import TOUCH, Grid, GridCell
from parsers.page.pieces import NEXT_LINE, in_pieces, is_band, is_close

_SAME_END = 8.0  # points between the ends of two boxes
_APART = 60.0  # points between two boxes
_SHORTEST_WORD = 2  # characters
_FULL = 0.7  # of the boxes' width, that a line which goes on in the next fills


def stacks_of(grids: Sequence[Grid]) -> Iterator[list[Grid]]:
    """Grids of one column and one width that stand one below the other, nothing ruled between."""
    stacks: list[list[Grid]] = []
    for grid in sorted(grids, key=lambda g: (g.box.top, g.box.x0)):
        if grid.n_cols > 1:
            yield from stacks
            stacks = []
            continue
        own = next((s for s in stacks if _is_below(s[-1].box, grid.box)), None)
        if own is None:
            stacks.append([grid])
        else:
            own.append(grid)
    yield from stacks


def _is_below(above: Box, box: Box) -> bool:
    ends = abs(above.x0 - box.x0) <= _SAME_END and abs(above.x1 - box.x1) <= _SAME_END
    return ends and -_SAME_END <= box.top - above.bottom <= _APART


def is_crossed(stack: Sequence[Grid], page: Page) -> bool:
    """Whether a level rule among the boxes goes on beside them: they are cells of a wider table."""
    whole = union_of([grid.box for grid in stack])
    return whole is not None and any(
        rule.orientation == "horizontal"
        and whole.top - _SAME_END < rule.position < whole.bottom + _SAME_END
        and rule.start < whole.x1
        and whole.x0 < rule.end
        and (rule.start < whole.x0 - _SAME_END or whole.x1 + _SAME_END < rule.end)
        for rule in page.rulings
    )


def with_open_top(stack: Sequence[Grid], rules: Sequence[Ruling]) -> list[Grid]:
    """The boxes with one above the first that has no upper rule: a side of theirs comes from higher
    up, or one of a box that a level rule ends. A page break cuts a box so; one side may be worn."""
    first, last = stack[0].box, stack[-1].box
    sides = [
        rule
        for rule in _sides(first, rules)
        if rule.start < first.top - _SAME_END
        and first.top - _APART <= rule.end <= last.bottom + _SAME_END
        and (rule.end >= first.top - TOUCH or _is_ruled(rule.end, first, rules))
    ]
    if not sides:
        return list(stack)
    bottom = min(first.top, max(rule.end for rule in sides))
    return [_box(first, min(rule.start for rule in sides), bottom), *stack]


def with_open_foot(stack: Sequence[Grid], rules: Sequence[Ruling]) -> list[Grid]:
    """The boxes with one below the last that has no lower rule, as one without an upper rule."""
    first, last = stack[0].box, stack[-1].box
    sides = [
        rule
        for rule in _sides(last, rules)
        if last.bottom + _SAME_END < rule.end
        and first.top - _SAME_END <= rule.start <= last.bottom + _APART
        and (rule.start <= last.bottom + TOUCH or _is_ruled(rule.start, last, rules))
    ]
    if not sides:
        return list(stack)
    top = max(last.bottom, min(rule.start for rule in sides))
    return [*stack, _box(last, top, max(rule.end for rule in sides))]


def _is_ruled(height: float, box: Box, rules: Sequence[Ruling]) -> bool:
    """Whether a level rule as wide as a box stands at a height."""
    return any(
        rule.orientation == "horizontal"
        and abs(rule.position - height) <= _SAME_END
        and abs(rule.start - box.x0) <= _SAME_END
        and abs(rule.end - box.x1) <= _SAME_END
        for rule in rules
    )


def _sides(box: Box, rules: Sequence[Ruling]) -> list[Ruling]:
    return [
        rule
        for rule in rules
        if rule.orientation == "vertical"
        and min(abs(rule.position - x) for x in (box.x0, box.x1)) <= _SAME_END
    ]


def _box(like: Box, top: float, bottom: float) -> Grid:
    box = Box(like.x0, top, like.x1, bottom)
    return Grid(1, 1, (GridCell(0, 0, 1, 1, box),), box)


def laid(stack: Sequence[Grid], page: Page) -> tuple[Table, list[Line]] | None:
    """The boxes as a table of one column, what stands alone between two as a row, and the lines
    above the first; None where they hold nothing, or other lines stand between two."""
    whole = union_of([grid.box for grid in stack])
    if whole is None:
        return None
    inside = [w for w in page.words if _is_in(w, whole)]
    places = [cell.box for grid in stack for cell in grid.cells]
    rest = [w for w in inside if not any(_is_in(w, place) for place in places)]
    parts: list[tuple[Box, tuple[Line, ...]]] = []
    for place in places:
        lines = printed_lines([w for w in inside if _is_in(w, place)], page.number)
        lines = _names_without_specks(lines) if page.source == "ocr" else lines
        parts += [(place, lines)] if lines else []
    if page.source == "ocr":
        rest = [w for w in rest if not _is_speck(w)]
    for lines in _wrapped(printed_lines(rest, page.number), whole):
        box = union_of([line.box for line in lines if line.box is not None])
        row = in_pieces(lines[0])
        if box is None or row is None or len(row.pieces) > 1:
            return None
        parts.append((Box(whole.x0, box.top, whole.x1, box.bottom), lines))
    parts.sort(key=lambda part: part[0].top)
    if not parts:
        return None
    cells = tuple(Cell(k, 0, 1, 1, lines, box) for k, (box, lines) in enumerate(parts))
    marks = tuple(m for m in page.marks if contains(whole, m.box.x_center, m.box.y_center))
    table = with_sums_apart(Table(page.number, len(cells), 1, cells, marks=marks, box=whole))
    return table, _lines_above(page, whole)


def _lines_above(page: Page, boxes: Box) -> list[Line]:
    words = [w for w in page.words if w.box is not None and w.box.y_center < boxes.top]
    if page.source == "ocr":
        words = [w for w in words if not _is_dirt_beside(w, boxes)]
    lines = printed_lines(words, page.number)
    return [line for line in lines if page.source != "ocr" or not all(map(_is_speck, line.words))]


def _is_dirt_beside(word: Word, boxes: Box) -> bool:
    """Whether a word is a single character right or left of all boxes: the shadow at a scan's edge
    leaves such, level with a heading."""
    box = word.box
    beside = box is not None and (box.x1 < boxes.x0 or boxes.x1 < box.x0)
    return beside and len(squeeze(word.text)) < _SHORTEST_WORD


def _is_speck(word: Word) -> bool:
    """Whether a word has neither letters nor figures: at the heading of a level it is dirt."""
    return not any(map(str.isalnum, word.text))


def _names_without_specks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a box, the headings of levels among them without specks; without lines of specks
    too, where the box has nothing but such headings: dashes of an item may stand in lines alone."""
    cleared = [_cleared(line) for line in lines]
    names = [line for line in cleared if not all(map(_is_speck, line.words))]
    alone = all(heading_level(clean(line.text)) is not None for line in names)
    return tuple(names if alone else cleared)


def _cleared(line: Line) -> Line:
    """A line without specks, if what is left is the heading of a level."""
    kept = tuple(word for word in line.words if not _is_speck(word))
    if not kept or len(kept) == len(line.words):
        return line
    bare = replace(line, words=kept)
    row = in_pieces(bare)
    named = row is not None and len(row.pieces) == 1 and heading_level(clean(bare.text)) is not None
    return bare if named else line


def _wrapped(lines: Sequence[Line], boxes: Box) -> list[tuple[Line, ...]]:
    """Lines that stand between boxes, each heading of a level with the lines it goes on in."""
    parts: list[tuple[Line, ...]] = []
    for line in lines:
        if parts and heading_goes_on(parts[-1], line, boxes):
            parts[-1] = (*parts[-1], line)
        else:
            parts.append((line,))
    return parts


def heading_goes_on(heading: Sequence[Line], line: Line, boxes: Box) -> bool:
    """Whether a line is the next of a heading of a level whose last line is full."""
    above, row = in_pieces(heading[-1]), in_pieces(line)
    if above is None or row is None or len(above.pieces) + len(row.pieces) > 2:
        return False
    text = clean(line.text)
    other = is_band(row) or opens_item(row) or opens_total(text) or is_unknown_heading(text)
    full = above.box.x1 - boxes.x0 >= _FULL * (boxes.x1 - boxes.x0)
    named = heading_level(clean(heading[0].text)) is not None
    return named and full and is_close(above, row) and not other


def with_levels_above(rows: Table, above: Sequence[Line]) -> tuple[Table, list[Line]]:
    """The boxes with the headings of levels that stand right above the first ("แบบวัด IIT") in rows
    of their own, and the lines above these."""
    lines = list(above)
    while rows.box is not None and (heading := _last_level(lines, rows.box)):
        box = union_of([line.box for line in heading if line.box is not None])
        if box is None or not is_over(heading[-1], rows):
            break
        place = Box(rows.box.x0, box.top, rows.box.x1, rows.box.top)
        lines = lines[: -len(heading)]
        rows = replace(
            rows,
            n_rows=rows.n_rows + 1,
            cells=(
                Cell(0, 0, 1, 1, heading, place),
                *(replace(cell, row=cell.row + 1) for cell in rows.cells),
            ),
            box=replace(rows.box, top=box.top),
        )
    return rows, lines


def _last_level(lines: Sequence[Line], boxes: Box) -> tuple[Line, ...]:
    """The heading of a level that some lines end with; empty where they end with another line."""
    for first in (len(lines) - 1, len(lines) - 2):
        row = in_pieces(lines[first]) if first >= 0 else None
        if row is not None and is_band(row):
            heading = _wrapped(lines[first:], boxes)
            return heading[0] if len(heading) == 1 else ()
    return ()


def is_over(line: Line, rows: Table) -> bool:
    """Whether a line stands right above a table."""
    top = rows.box.top if rows.box is not None else 0.0
    box = line.box
    return box is not None and 0 < top - box.y_center <= NEXT_LINE * box.height


def _is_in(word: Word, box: Box) -> bool:
    return word.box is not None and contains(box, word.box.x_center, word.box.y_center)
