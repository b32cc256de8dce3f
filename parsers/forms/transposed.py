"""Tables that stand on their side: each item is a column, and the first column says what its rows
hold (ลำดับที่, โครงการ/กิจกรรม, งบประมาณปี 2566, ผู้รับผิดชอบ). They are turned over, labels to a heading
and items to rows, so that all that reads tables reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from normalize.amounts import is_empty_money, looks_like_money
from normalize.numbering import item_type, split_number
from normalize.thai_text import clean, squeeze, to_ascii_digits
from parsers.forms.label_tables import role_of_label
from parsers.forms.levels_on_side import with_levels_named
from parsers.forms.pairs import LEVELS, NUMBER_LABEL, label_across
from parsers.headings.columns import bind_heading
from parsers.model import Cell, Line, Table, Word
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block

_FEWEST_ITEMS = 2
_FEWEST_ROLES = 3
_KNOWN = 0.75  # of the labels, of the numbers, of the money
_MOST = 0.6  # of the titles that open as items do, where no row numbers them
_OF_LEVELS = frozenset({*LEVELS, "indicator"})
_OF_VALUES = frozenset({"money", "target", "target_group", "result", "period", "fiscal_year"})
_OLD_AND_NEW = regex.compile(
    r"(?:แผน|ข้อความ|ของ)?(?:เดิม|ใหม่)|(?:ขอ|ที่)?แก้ไข(?:เป็น|ใหม่)?|เปลี่ยนแปลง(?:เป็น)?"
)
_NUMBER = regex.compile(
    r"(?:(?:โครงการ|กิจกรรม|มาตรการ|ลำดับ|รายการ|ข้อ)[/ก-๙]{0,30}?\s*(?:ที่)?\s*)?\(?(?P<no>\d{1,3})[.)]?"
)
_NAMES = regex.compile(
    r"ชื่อ|แผนงาน|แผน|โครงการ|กิจกรรม|มาตรการ|รายการ|หลัก|ย่อย|และ|หรือ|ที่|\(.*\)|\P{L}"
)
_MORE = 3  # letters of a title's label, besides those words: some may be misread
_VALUE = regex.compile(r"[:：]\s*\S")
_AGAIN = frozenset({"money", "month", "quarter", "note", "ignored", "part"})
"""What several rows may be of."""
_WHERE = frozenset({"number", "dimension", "mission", "sub_mission"})
"""What says where an item stands, and nothing of it."""


@dataclass(frozen=True, slots=True)
class _Side:
    """Rows of such a table: its cells, how many columns the labels take, and those of all."""

    cells: tuple[Cell, ...]
    n_rows: int
    n_cols: int
    labels: int

    def rows(self) -> Iterator[tuple[Cell, tuple[str, ...], list[Cell]]]:
        """Each row's innermost label, its texts from the outer to the inner, and its values."""
        for row in range(self.n_rows):
            own = [c for c in self.cells if c.row <= row < c.row + c.row_span]
            named = sorted((c for c in own if c.col < self.labels), key=lambda c: c.col)
            values = sorted((c for c in own if c.col >= self.labels), key=lambda c: c.col)
            yield named[-1], tuple(clean(_joined(c)) for c in named), values


def upright(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, every table that stands on its side turned over; one that a page break cut has
    its rows together. A table of one item behind such a table has the labels of its levels."""
    turned = False
    for block, engine in _mended(blocks):
        parts = _turned_over(block) if isinstance(block, Table) else None
        if turned and isinstance(block, Table) and _has_one_item(block):
            block = with_levels_named(block)
        turned = parts is not None or (turned and isinstance(block, Line))
        for part in (block,) if parts is None else parts:
            yield part, engine


def _has_one_item(table: Table) -> bool:
    return not table.ragged and table.n_cols == _FEWEST_ITEMS


def stands_on_side(table: Table) -> bool:
    """Whether the items of a table are its columns."""
    return not table.ragged and _turned_over(table) is not None


def _mended(blocks: Iterable[Block]) -> Iterator[Block]:
    held: tuple[Table, str] | None = None
    for block, engine in blocks:
        if held is not None and isinstance(block, Table) and _goes_on(held[0], block):
            held = (_below(held[0], block), held[1])
            continue
        if held is not None:
            yield held
            held = None
        if isinstance(block, Table) and stands_on_side(block):
            held = (block, engine)
        else:
            yield block, engine
    if held is not None:
        yield held


def _goes_on(table: Table, rest: Table) -> bool:
    """Whether a table holds more rows of the items on the page before: known labels that were not
    said, and no title among them."""
    if rest.ragged or rest.page == table.page or rest.n_cols != table.n_cols:
        return False
    said = [bind_heading(0, (t,)) for t in _label_texts(table)]
    more = [bind_heading(0, (t,)) for t in _label_texts(rest)]
    roles = {role_of_label(t) for t in _label_texts(rest)}
    again = {(c.role, c.kind, c.year_be, c.month) for c in said} & {
        (c.role, c.kind, c.year_be, c.month) for c in more
    }
    beside = [c for c in rest.cells if c.col > 0 and role_of_label(clean(_joined(c))) == "title"]
    return not again and not beside and bool(roles) and not roles & {None, "number", "title"}


def _label_texts(table: Table) -> list[str]:
    return [clean(_joined(c)) for c in table.cells if c.col == 0]


def _below(table: Table, rest: Table) -> Table:
    moved = (replace(cell, row=cell.row + table.n_rows) for cell in rest.cells)
    return replace(table, n_rows=table.n_rows + rest.n_rows, cells=(*table.cells, *moved))


def _turned_over(table: Table) -> list[Line | Table] | None:
    """The parts of such a table, each turned over, and the headings between them as lines; None
    for any other table."""
    if table.ragged or table.n_cols <= _FEWEST_ITEMS:
        return None
    table = with_levels_named(table)
    parts: list[Line | Table] = []
    for first, end in _sections(table):
        cells = [c for c in table.cells if first <= c.row < end]
        if any(c.row + c.row_span > end for c in cells):
            return None
        if len(cells) == 1:
            parts += cells[0].lines
            continue
        moved = tuple(replace(c, row=c.row - first) for c in cells)
        side = _Side(moved, end - first, table.n_cols, _width_of_labels(moved))
        made = _over(side, table)
        if made is None:
            return None
        parts.append(made)
    return parts if any(isinstance(part, Table) for part in parts) else None


def _sections(table: Table) -> list[tuple[int, int]]:
    """From and to which rows: a heading across all columns, and the rows of labels up to where the
    first of them, or a level's, stands again."""
    across = {c.row for c in table.cells if c.col_span == table.n_cols and c.row_span == 1}
    labels = {c.row: squeeze(_joined(c)) for c in table.cells if c.col == 0}
    starts: list[int] = []
    opening: set[str] = set()
    for row in range(table.n_rows):
        label = labels.get(row, "")
        if row in across:
            starts.append(row)
            opening = set()
        elif not opening or label in opening:
            starts.append(row)
            opening = {label}
        elif role_of_label(label) in LEVELS:
            opening.add(label)
    return list(zip(starts, [*starts[1:], table.n_rows], strict=True))


def _width_of_labels(cells: Sequence[Cell]) -> int:
    """How many columns the labels take: one of money may stand over years beside it."""
    return max((c.col_span for c in cells if c.col == 0 and _role(clean(_joined(c)))), default=1)


def _over(side: _Side, table: Table) -> Table | None:
    """Such rows turned over; None for any others."""
    width = side.n_cols - side.labels
    across = any(c.col < side.labels < c.col + c.col_span for c in side.cells)
    if width < _FEWEST_ITEMS or across or side.n_rows < _FEWEST_ROLES:
        return None
    numbers = _row_of_numbers(side)
    roles = _roles(side, numbers)
    if roles is None or not _are_items(side, roles):
        return None
    marked = _with_marks(side, roles, table)
    if marked is None:
        return None
    cells = tuple(_turned(c, side, numbers) for c in marked)
    return replace(
        table, n_rows=1 + width, n_cols=side.n_rows, cells=_one_heading(cells, side), marks=(),
        turned=True,
    )  # fmt: skip


def _row_of_numbers(side: _Side) -> int | None:
    """Which row numbers the items ("รายการ | ลำดับที่ 1 | ลำดับที่ 2"): the first below the levels."""
    for row, (_label, texts, values) in enumerate(side.rows()):
        named = {role_of_label(text) for text in texts}
        if named & _OF_LEVELS:
            continue  # มิติที่ | 1 | 2
        if row and named & _OF_VALUES:
            return None
        told = [clean(_joined(c)) for c in values if c.lines]
        read = [text for text in told if _number_in(text)]
        enough = len(read) >= _FEWEST_ITEMS and len(read) >= _KNOWN * len(told)
        return row if enough else None
    return None


def _number_in(text: str) -> regex.Match[str] | None:
    return _NUMBER.fullmatch(to_ascii_digits(text))


def _roles(side: _Side, numbers: int | None) -> list[str | None] | None:
    """What each row holds; None where the labels are not those of one item after another."""
    roles: list[str | None] = []
    said: set[tuple[object, ...]] = set()
    for k, (_label, texts, _values) in enumerate(side.rows()):
        if k == numbers:
            roles.append("number")
            continue
        role = _role(texts[-1]) or (_role(texts[0]) if len(texts) > 1 else None)
        column = bind_heading(k, tuple(dict.fromkeys(texts)))
        what = (role, column.kind, column.year_be, column.month)
        if role is not None and (what in said or (role not in _AGAIN and (role,) in said)):
            return None
        said |= {what, (role,)}
        roles.append(role)
    known = [role for role in roles if role is not None]
    if roles[0] is None:
        return None  # it may part the columns by something else than items
    if len(known) < _KNOWN * len(roles) or len(set(known)) < _FEWEST_ROLES:
        return None
    return roles if "title" in known and set(known) - _WHERE - {"title"} else None


def _role(text: str) -> str | None:
    """What a label names; a label with its value behind it, or a title, is none."""
    role = None if _VALUE.search(text) else role_of_label(text)
    is_title = role == "title" and len(_NAMES.sub("", text)) > _MORE
    return None if is_title else role


def _are_items(side: _Side, roles: Sequence[str | None]) -> bool:
    """Whether every column holds an item: a title of its own, as titles are, and money where a row
    is of money. Values are no labels: a form may have two of those side by side."""
    rows = list(side.rows())
    titles = rows[roles.index("title")][2]
    if any(_OLD_AND_NEW.fullmatch(clean(_joined(c))) for c in rows[0][2]):
        return False  # an item before it was amended, and after
    told = [clean(_joined(c)) for c in titles if c.lines]
    if any(c.col_span > 1 for c in titles) or len(told) < _FEWEST_ITEMS:
        return False
    if len({squeeze(text) for text in told}) < len(told):
        return False
    named = [split_number(text) for text in told]
    opened = sum(n.item_no is not None or item_type(n.rest) != "unspecified" for n in named)
    if "number" not in roles and opened < _MOST * len(told):
        return False
    if "number" in roles and not _count_items(rows[roles.index("number")][2], titles):
        return False
    money = [clean(c.text) for (_l, _t, own), role in zip(rows, roles, strict=True)
             if role == "money" for c in own]  # fmt: skip
    stated = sum(looks_like_money(text) or is_empty_money(text) for text in money)
    return stated >= _KNOWN * len(money)


def _count_items(numbers: Sequence[Cell], titles: Sequence[Cell]) -> bool:
    """Whether the titles have numbers of their own."""
    texts = {c.col: clean(_joined(c)) for c in numbers if c.col_span == 1}
    mine = [texts.get(c.col, "") for c in titles if c.lines]
    read = [text for text in mine if _number_in(text)]
    return len(read) >= _KNOWN * len(mine) and len(set(read)) == len(read)


def _with_marks(side: _Side, roles: Sequence[str | None], table: Table) -> list[Cell] | None:
    """The cells, drawn dots as words; None where an arrow is drawn among the months, which here
    would run from row to row."""
    cells = list(side.cells)
    for mark in table.marks:
        for k, cell in enumerate(cells):
            box = cell.box
            timed = cell.col >= side.labels and roles[cell.row] in ("month", "quarter")
            if not timed or box is None or not _holds(cell, mark.box.x_center, mark.box.y_center):
                continue
            if mark.kind == "span":
                return None
            dot = Line((Word("●", "●", mark.box),), page=table.page)
            cells[k] = replace(cell, lines=(*cell.lines, dot))
    return cells


def _holds(cell: Cell, x: float, y: float) -> bool:
    box = cell.box
    return box is not None and box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _turned(cell: Cell, side: _Side, numbers: int | None) -> Cell:
    """A cell in its new place; of the row of `numbers`, only the number."""
    lines = cell.lines
    if cell.row == numbers and cell.col < side.labels:
        lines = (label_across(NUMBER_LABEL, cell),)
    elif cell.row == numbers and (told := _number_in(cell.text.replace("\n", " "))):
        lines = cut_lines(cell.lines, *told.span("no"))
    return replace(
        cell, row=cell.col, col=cell.row, row_span=cell.col_span, col_span=cell.row_span,
        lines=lines,
    )  # fmt: skip


def _one_heading(cells: Sequence[Cell], side: _Side) -> tuple[Cell, ...]:
    """The cells, labels that take several columns in one row: what stands over another label goes
    before it."""
    heading: list[Cell] = []
    for col in range(side.n_rows):
        over = sorted(
            (c for c in cells if c.row < side.labels and c.col <= col < c.col + c.col_span),
            key=lambda c: c.row,
        )
        lines = tuple(line for c in over for line in c.lines)
        heading.append(replace(over[-1], row=0, col=col, row_span=1, col_span=1, lines=lines))
    body = (replace(c, row=c.row - side.labels + 1) for c in cells if c.row >= side.labels)
    return (*heading, *body)


def _joined(cell: Cell) -> str:
    return " ".join(line.text for line in cell.lines)
