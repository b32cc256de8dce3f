"""Tables without rules between their rows whose heading names levels (dimension, mission) in
columns of their own.

The cells of levels are merged over several rows, and their further lines keep no step with the rows
beside them, so that lines across the page are no rows. Where lines leave some of such a table out,
it is cut at its columns instead: one tall row of cells, which what reads rows parts. That is done
only where the titles tell these rows: each has its first line level with its money.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.numbering import is_ordinal, opens_typed, split_number, without_bullet
from normalize.thai_text import clean
from parsers.headings.columns import bind_heading
from parsers.headings.headers import Header, find_header
from parsers.hierarchy.context import CONTEXT_ROLES
from parsers.hierarchy.lines_above import is_legend, names_office
from parsers.hierarchy.totals import NUMBERED_LEVEL, opens_level_or_total, opens_total
from parsers.layout.aligned_records import is_total, opens_item
from parsers.layout.aligned_runs import is_body
from parsers.layout.undivided_columns import part_at_gutters, part_columns
from parsers.model import Box, Cell, Line, Ruling, Table, Word, union_of
from parsers.page.geometry import overlap, printed_lines
from parsers.page.lines_level import are_level, have_their_money, some_lack_money
from parsers.page.pieces import PieceLine, follows, follows_apart, in_pieces, is_close, text_of
from parsers.rows import rows_of

_MOST_ABOVE, _MOST_BELOW = 2, 3  # lines of a heading, beside the one that names levels
_ACROSS = 0.8  # of the heading's width, of a level rule over the table
_FEWEST = 2  # items
_ENDS = regex.compile(r"\W*(?:หมายเหตุ|ลงชื่อ|ทั้งนี้)|.*\.{8}")  # notes and signatures
_SLACK = 1.0  # points

Block = Line | Table


def with_levels_whole(
    found: Sequence[Block], lines: Sequence[Line], page: int | None, rulings: Sequence[Ruling]
) -> list[Block]:
    """The blocks that some lines were `found` to be, those of each such table made one table where
    it is none yet and its columns and rows are certain."""
    out = list(found)
    for span in _spans([in_pieces(line) for line in lines], rulings):
        top, bottom = span.box.top, span.box.bottom
        inside = [
            b
            for b in out
            if b.box is not None and overlap(b.box.top, b.box.bottom, top, bottom) > 0
        ]
        if _is_whole(inside) or any(_reaches_out(block, span.box) for block in inside):
            continue
        table = _table(span, page)
        if table is not None:
            first = out.index(inside[0])
            out = [b for b in out if not any(b is other for other in inside)]
            out.insert(first, table)
    return out


def _is_whole(blocks: Sequence[Block]) -> bool:
    """Whether blocks are one table, in which no words but a sum's stand across all columns, and no
    cell in a column of levels has its further lines alone, where some open a level, and none of
    titles several that open as items do."""
    if len(blocks) != 1 or not isinstance(blocks[0], Table):
        return False
    table = blocks[0]
    header = find_header(rows_of(table, 0, ""))
    across = (c for c in table.cells if c.col_span == table.n_cols)
    if header is None or not all(opens_total(clean(cell.text)) for cell in across):
        return False
    roles = {column.index: column.role for column in header.columns}
    body = [c for c in table.cells if c.row >= header.body and c.lines]
    levels = [cell for cell in body if roles.get(cell.col) in CONTEXT_ROLES]
    opened = [opens_level_or_total(clean(cell.text)) for cell in levels]
    titles = [cell for cell in body if roles.get(cell.col) == "title"]
    several = any(sum(map(_opens_item, cell.lines)) > 1 for cell in titles)
    return not several and (all(opened) or not any(opened))


def _opens_item(line: Line) -> bool:
    return opens_typed(without_bullet(clean(line.text)))


def _reaches_out(block: Block, box: Box) -> bool:
    own = block.box
    return own is not None and (own.top < box.top - _SLACK or own.bottom > box.bottom + _SLACK)


@dataclass(frozen=True, slots=True)
class _Span:
    """The lines of a heading and those below it, and the place of all."""

    head: Sequence[PieceLine]
    body: Sequence[PieceLine]
    box: Box


def _spans(rows: Sequence[PieceLine | None], rulings: Sequence[Ruling]) -> Iterator[_Span]:
    done = 0
    for k, row in enumerate(rows):
        if k < done or row is None or not _names_levels(row):
            continue
        first, body = _head(rows, k, done)
        done = end = _end(rows, body, rulings)
        head, below = rows[first:body], rows[body:end]
        kept = [r for r in (*head, *below) if r is not None]
        box = union_of([r.box for r in kept])
        if below and box is not None:
            yield _Span([r for r in head if r], [r for r in below if r], box)


def _names_levels(row: PieceLine) -> bool:
    """Whether pieces of a line name columns: of levels, and right of these one of titles."""
    roles = [bind_heading(0, (text_of(piece),)).role for piece in row.pieces]
    levels = [k for k, role in enumerate(roles) if role in CONTEXT_ROLES]
    return bool(levels) and "title" in roles[levels[0] :] and not is_body(row)


def _head(rows: Sequence[PieceLine | None], named: int, least: int) -> tuple[int, int]:
    """The first line of the heading that has a line that names levels, and the first below it."""
    first, body = named, named + 1
    while first > max(least, named - _MOST_ABOVE) and _stands_above(rows[first - 1], rows[first]):
        first -= 1
    while body < min(len(rows), named + 1 + _MOST_BELOW) and _goes_on(rows[body - 1], rows[body]):
        body += 1
    return first, body


def _stands_above(row: PieceLine | None, head: PieceLine | None) -> bool:
    """Whether a line names nothing but money or years, close above a heading's next one."""
    if row is None or head is None or not follows(row, head) or is_body(row):
        return False
    return {bind_heading(0, (text_of(piece),)).role for piece in row.pieces} == {"money"}


def _goes_on(head: PieceLine | None, row: PieceLine | None) -> bool:
    """Whether a line is a further one of a heading: nothing of an item or a level stands in it."""
    if row is None or head is None or not follows(head, row) or is_body(row):
        return False
    texts = [text_of(piece) for piece in row.pieces]
    return all(split_number(text).rest == text for text in texts)


def _end(rows: Sequence[PieceLine | None], body: int, rulings: Sequence[Ruling]) -> int:
    """The first line behind the table: below its rule, well below the last line, a note, or the
    next heading; none of it stands below two rules that go all across."""
    end = body
    while end < len(rows):
        before, row = rows[end - 1], rows[end]
        if row is None or before is None or not _is_next(before, row) or _ends_table(row):
            break
        end += 1
    kept = [row for row in rows[body - 1 : end] if row is not None]
    box = union_of([row.box for row in kept])
    if box is None or len(kept) < _FEWEST:
        return body
    top = kept[1].box.y_center
    stops = [r.position for r in rulings if _goes_across(r, box) and r.position > top]
    inside = [y for y in stops if y < kept[-1].box.y_center]
    if len(inside) > 1:
        return body
    return end if not inside else body + sum(row.box.y_center < inside[0] for row in kept[1:])


def _is_next(before: PieceLine, row: PieceLine) -> bool:
    """Whether a line stands as near below another as in one table; one of few pieces, as the second
    line of cells has, close."""
    opens = row.is_full or opens_item(row) or is_total(row)
    return is_close(before, row) or (opens and follows(before, row)) or follows_apart(before, row)


def _ends_table(row: PieceLine) -> bool:
    text = clean(row.line.text)
    return _ENDS.match(text) is not None or is_legend(text) or _names_levels(row)


def _goes_across(rule: Ruling, box: Box) -> bool:
    across = min(rule.end, box.x1) - max(rule.start, box.x0)
    return rule.orientation == "horizontal" and across >= _ACROSS * box.width


def _table(span: _Span, page: int | None) -> Table | None:
    """The lines as a heading and one row of cells; None where the columns or the rows in that are
    not certain."""
    box, edge = span.box, (span.head[-1].box.y_center + span.body[0].box.y_center) / 2
    places = (replace(box, bottom=edge), replace(box, top=edge))
    cells = tuple(
        Cell(k, 0, 1, 1, tuple(row.line for row in rows), place)
        for k, (rows, place) in enumerate(zip((span.head, span.body), places, strict=True))
    )
    whole = Table(page, len(cells), 1, cells, box=box)
    for parted in (part_at_gutters(whole), part_columns(whole)):
        table = _with_own_lines(parted)
        header = find_header(rows_of(table, 0, "")) if table.n_cols > 1 else None
        if header is not None and _is_certain(table, header):
            return table
    return None


def _with_own_lines(table: Table) -> Table:
    """Each cell with the lines that its words stand in, whatever stands beside them."""
    cells = []
    for cell in table.cells:
        words: list[Word] = [word for line in cell.lines for word in line.words]
        cells.append(replace(cell, lines=printed_lines(words, table.page)))
    return replace(table, cells=tuple(cells))


def _is_certain(table: Table, header: Header) -> bool:
    """Whether levels stand before the titles, no word stands over two columns, and all money stands
    level with the first line of an item or with a sum's name."""
    roles = {column.index: column.role for column in header.columns}
    title = next((k for k in sorted(roles) if roles[k] == "title"), 0)
    body = {cell.col: cell for cell in table.cells if cell.row >= header.body}
    if not any(roles[k] in CONTEXT_ROLES for k in range(title)) or len(body) != table.n_cols:
        return False
    if table.n_rows != header.body + 1 or any(map(_is_crossed, body.values())):
        return False
    sums = [ln for cell in body.values() for ln in cell.lines if opens_total(clean(ln.text))]
    money = [
        [ln for ln in body[k].lines if not any(are_level(ln, label) for label in sums)]
        for k, role in roles.items()
        if role == "money"
    ]
    titles = [ln for ln in body[title].lines if ln not in sums]
    numbers = [ln for k, role in roles.items() if role == "number" for ln in body[k].lines]
    opening = _opening(titles, numbers, money)
    levels = [ln for k in range(title) if roles.get(k) in CONTEXT_ROLES for ln in body[k].lines]
    if any(names_office(clean(ln.text)) for ln in titles) or _count_anew(opening, levels):
        return False
    return len(opening) >= _FEWEST and have_their_money(opening, titles, money)


def _opening(
    titles: Sequence[Line], numbers: Sequence[Line], money: Sequence[Sequence[Line]]
) -> list[Line]:
    """The first lines of titles, as what parts the rows will tell them: by numbers that count up
    beside titles most of which open as items do, else by those that do; nothing where it will not,
    as with a list that has its numbers in the titles and money for each."""
    typed = list(filter(_opens_item, titles))
    if not numbers:
        listed = all(NUMBERED_LEVEL.match(clean(line.text)) for line in typed)
        return [] if listed and not some_lack_money(typed, money) else typed
    texts = [clean(line.text) for line in numbers]
    beside = [line for line in titles if any(are_level(line, number) for number in numbers)]
    if not all(map(is_ordinal, texts)) or len(beside) != len(numbers):
        return []
    read = [int("".join(filter(str.isdigit, text))) for text in texts]
    if not all(a < b for a, b in pairwise(read)):
        return typed if typed == beside else []
    astray = any(line not in beside for line in typed)
    certain = len(typed) * 2 > len(beside) and not astray
    return beside if certain or all(line in typed for line in beside) else []


def _count_anew(opening: Sequence[Line], levels: Sequence[Line]) -> bool:
    """Whether titles begin at 1 again without a level beside, as a list of sums below rows does."""
    again = [ln for ln in opening[1:] if split_number(clean(ln.text)).item_no == 1]
    return any(not any(are_level(ln, level) for level in levels) for ln in again)


def _is_crossed(cell: Cell) -> bool:
    boxes = [word.box for line in cell.lines for word in line.words if word.box is not None]
    ends = (cell.box.x0 - _SLACK, cell.box.x1 + _SLACK) if cell.box is not None else (0.0, 0.0)
    return any(box.x0 < ends[0] or box.x1 > ends[1] for box in boxes)
