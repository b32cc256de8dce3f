"""Rows of a table that tell something of an item behind labels: one line across all columns
("ประเด็นที่ต้องพัฒนา …"), or several cells that each open with a label and its colon
("ผลการดำเนินการ : … | สถานะ : … | งบประมาณ : …").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from normalize.thai_text import clean, squeeze
from parsers.forms.label_columns import open_label
from parsers.forms.label_tables import COLON, role_of_label
from parsers.headings.columns import Role
from parsers.headings.headers import Header
from parsers.hierarchy.totals import opens_total
from parsers.items.title_parts import label_across
from parsers.model import Cell, Line, Table, Word

_ALIKE = 80  # of a misread label (0–100)
_MOST_WORDS = 6  # of a label

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
        rows = ((row, _told(cells, names)) for row, cells in _candidates(part, title))
        part.told = {row: told for row, told in rows if told}
        part.items, part.breaks = _sorted_rows(part)


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


def _sorted_rows(part: Part) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows of items, and those of headings and sums."""
    items: list[int] = []
    breaks: list[int] = []
    for row in part.rows:
        if row in part.told:
            continue
        cells = sorted((c for c in part.table.cells if c.row == row), key=lambda c: c.col)
        printed = [cell for cell in cells if clean(cell.text)]
        wide = len(printed) == 1 and printed[0].col_span * 2 > part.table.n_cols
        sums = bool(printed) and opens_total(clean(printed[0].text))
        (breaks if wide or sums else items).append(row)
    return tuple(items), tuple(breaks)
