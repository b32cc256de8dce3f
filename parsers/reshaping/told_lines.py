"""Rows of a table that tell something of an item behind labels: one line across all columns
("ประเด็นที่ต้องพัฒนา …"), or several cells that each open with a label and its colon
("ผลการดำเนินการ : … | สถานะ : … | งบประมาณ : …").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex
from rapidfuzz import fuzz

from normalize.numbering import opens_typed
from normalize.thai_text import clean, squeeze
from parsers.forms.label_columns import open_label
from parsers.forms.label_tables import COLON, role_of_label
from parsers.headings.columns import Role
from parsers.headings.headers import Header
from parsers.hierarchy.context import heading_level
from parsers.hierarchy.lines_above import names_office
from parsers.hierarchy.totals import opens_total
from parsers.items.title_parts import label_across
from parsers.model import Cell, Line, Table, Word

_ALIKE = 80  # of a misread label (0–100)
_MOST_WORDS = 6  # of a label
_SUM = regex.compile(r"รวม(?!ค่า|ถึง)|ทั.?ง\s*(?:สิ.?น|หมด)|ทุก\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ|ข้อ)")

Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a cell of such a row tells, and the words behind its label."""

    cell: Cell
    role: Role
    label: Lines
    value: Lines

    @property
    def is_named(self) -> bool:
        """Whether the label is read as it is printed."""
        return role_of_label(clean(self.label[0].text)) == self.role

    @property
    def is_sum(self) -> bool:
        """Whether it is money that may be that of several items."""
        return self.role == "money" and _SUM.search(clean(self.cell.text)) is not None


@dataclass(slots=True)
class Part:
    """A table as one of several that go on with each other."""

    at: int  # among the blocks
    table: Table
    body: int  # its first row below a heading
    first: int  # the first row of that heading
    header: Header  # its own, or the one before
    told: dict[int, tuple[Told, ...]] = field(default_factory=dict)
    items: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    """Rows that are neither an item's nor tell of one."""

    @property
    def rows(self) -> range:
        return range(self.body, self.table.n_rows)

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(c.index for c in self.header.columns if c.role == "number")


def find_told(parts: Sequence[Part], title: int) -> None:
    """Note the rows of each table that tell of items, those of items, and the others."""
    known = [told for part in parts for told in _known(part, title)]
    roles = {told.role for told in known}
    names = {role: _name(told for told in known if told.role == role) for role in roles}
    for part in parts:
        rows = [(row, _told(cells, names)) for row, cells in _candidates(part, title)]
        sums = {row for row, told in rows if any(one.is_sum for one in told)}
        sums -= {row for row in sums if _is_beside_number(part, row)}
        part.told = {row: told for row, told in rows if told and row not in sums}
        part.items, part.breaks = _sorted_rows(part, sums)


def _is_beside_number(part: Part, row: int) -> bool:
    """Whether the number of an item runs down beside a row."""
    numbers = (c for c in part.table.cells if c.col in part.numbers and clean(c.text))
    return any(c.row_span > 1 and c.row <= row < c.row + c.row_span for c in numbers)


def join_rests(parts: Sequence[Part], title: int) -> bool:
    """Put what goes on across the titles at the top of a page, beside no number, below the line
    that ends the page before. Whether there is such a rest; there may be more."""
    for before, part in pairwise(parts):
        above = before.told.get(before.table.n_rows - 1, ())
        rest = next((own for row, own in _candidates(part, title) if row == part.body), ())
        if len(above) != 1 or len(rest) != 1 or before.table.page == part.table.page:
            continue
        cell, more = above[0].cell, rest[0]
        beside = [c for c in part.table.cells if c.row == more.row and clean(c.text)]
        same = (cell.col, cell.col_span) == (more.col, more.col_span) and len(beside) == 1
        if not above[0].is_named or not same or (part.numbers and not more.col):
            continue
        if not _says_more(clean(more.text)):
            before.table = _with_lines(before.table, cell, (*cell.lines, *more.lines))
            part.table = _without_row(part.table, more.row)
            return True
    return False


def _says_more(text: str) -> bool:
    """Whether text is anything but the rest of another: a heading, a title, a sum, a label."""
    heads = heading_level(text) is not None or names_office(text) is not None
    sums = opens_total(text) or _SUM.match(text) is not None
    return heads or sums or opens_typed(text) or label_across(text) is not None


def _with_lines(table: Table, cell: Cell, lines: Lines) -> Table:
    cells = tuple(replace(c, lines=lines) if c is cell else c for c in table.cells)
    return replace(table, cells=cells)


def _without_row(table: Table, row: int) -> Table:
    cells: list[Cell] = []
    for cell in table.cells:
        reached = cell.row <= row < cell.row + cell.row_span
        if reached and cell.row_span == 1:
            continue
        cells.append(
            replace(cell, row=cell.row - (cell.row > row), row_span=cell.row_span - reached)
        )
    return replace(table, n_rows=table.n_rows - 1, cells=tuple(cells))


def _candidates(part: Part, title: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows that one cell takes from the titles on, or several of which one is wider than a
    column, with these cells."""
    for row in part.rows:
        cells = sorted((c for c in part.table.cells if c.row == row), key=lambda c: c.col)
        while (
            cells and cells[0].col + cells[0].col_span <= title and _stands_before(cells[0], part)
        ):
            cells = cells[1:]
        wide = any(cell.col_span > 1 for cell in cells)
        if not cells or not wide or cells[0].col > title:
            continue
        reached = sum(cell.col_span for cell in cells) == part.table.n_cols - cells[0].col
        if reached and all(cell.row_span == 1 and cell.lines for cell in cells):
            yield row, cells


def _stands_before(cell: Cell, part: Part) -> bool:
    return cell.col in part.numbers or cell.row_span > 1 or not clean(cell.text)


def _known(part: Part, title: int) -> Iterator[Told]:
    for _row, cells in _candidates(part, title):
        for cell in cells:
            told = _by_label(cell, len(cells) == 1)
            if told is not None:
                yield told


def _by_label(cell: Cell, alone: bool) -> Told | None:
    """What a cell with a known label tells; among others only one with a colon is a label."""
    role = label_across(clean(cell.text))
    if role is None or not (alone or COLON.match(cell.text)):
        return None
    label, value = open_label(cell.lines[0].words)
    return _made(cell, role, label, value) if label else None


def _made(cell: Cell, role: Role, label: Sequence[Word], value: Sequence[Word]) -> Told:
    head = cell.lines[0]
    if value and not value[0].text.strip(":： "):
        value = value[1:]
    named = (replace(head, words=tuple(label)),)
    rest = (replace(head, words=tuple(value)),) if value else ()
    return Told(cell, role, named, (*rest, *cell.lines[1:]))


def _name(told: Iterable[Told]) -> str:
    """The label as most cells print it."""
    return Counter(squeeze(one.label[0].text) for one in told).most_common(1)[0][0]


def _told(cells: Sequence[Cell], names: Mapping[Role, str]) -> tuple[Told, ...]:
    """What the cells of a row tell; nothing where one of them has no label."""
    found = [_by_name(cell, names) or _by_label(cell, len(cells) == 1) for cell in cells]
    return tuple(told for told in found if told is not None) if None not in found else ()


def _by_name(cell: Cell, names: Mapping[Role, str]) -> Told | None:
    """The same behind one of these labels, a letter of it misread or a space read in it too."""
    words = cell.lines[0].words
    near: tuple[float, int, Role | None] = max(
        (
            (fuzz.ratio(squeeze(" ".join(w.text for w in words[:count])), name), count, role)
            for role, name in names.items()
            for count in range(1, min(_MOST_WORDS, len(words)) + 1)
        ),
        default=(0.0, 0, None),
        key=lambda found: found[:2],
    )
    score, count, role = near
    return _made(cell, role, words[:count], words[count:]) if role and score >= _ALIKE else None


def _sorted_rows(part: Part, sums: Set[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows of items, and those of headings and sums; some are known to be `sums`."""
    items: list[int] = []
    breaks: list[int] = []
    for row in part.rows:
        if row in part.told:
            continue
        cells = sorted((c for c in part.table.cells if c.row == row), key=lambda c: c.col)
        printed = [cell for cell in cells if clean(cell.text)]
        wide = len(printed) == 1 and printed[0].col_span * 2 > part.table.n_cols
        if not cells:  # one goes on that began above
            breaks += [row] if row - 1 in breaks else []
            continue
        adds_up = row in sums or (bool(printed) and opens_total(clean(printed[0].text)))
        (breaks if wide or adds_up else items).append(row)
    return tuple(items), tuple(breaks)
