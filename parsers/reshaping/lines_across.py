"""Items with lines across all columns above or below their row, each behind the label of what it
tells: "ประเด็นที่ต้องพัฒนา …" (what was found wanting) over the cells, "ผลการดำเนินการ …" (the result)
under them. What such a line tells becomes a column of its own, beside the item's other cells.

Whose line it is, the number's cell says that runs down over all of them; without one, whether such
lines open what stands between two headings, or end it. Where neither tells, nothing is laid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex
from rapidfuzz import fuzz

from normalize.thai_text import clean, squeeze
from parsers.forms.label_columns import open_label
from parsers.headings.columns import Role
from parsers.headings.headers import Header, find_header
from parsers.hierarchy.totals import opens_total
from parsers.items.title_parts import TOLD_ACROSS, label_across
from parsers.model import Cell, Line, Table, Word
from parsers.rows import rows_of

_FEWEST = 2  # items with such a line
_NEARLY_ALL = 0.8  # of the items, where no number's cell says whose a line is
_ALIKE = 80  # of a misread label (0–100)
_MOST_WORDS = 6  # of a label
_PASSING_LINE = 12  # characters; a longer one between two tables ends the first
_LABEL_WITHIN = regex.compile(r"(?<=\s)(?P<label>[^\s:：\d]{3,30})\s*[:：]")

Side = Literal["above", "below"]
Lines = tuple[Line, ...]
Block = tuple[Line | Table, str]


@dataclass(frozen=True, slots=True)
class _Across:
    """A line across the columns of a table: what it tells, and the words behind its label."""

    row: int
    role: Role
    label: Lines
    value: Lines


@dataclass(slots=True)
class _Part:
    """A table as one of several that go on with each other."""

    at: int  # among the blocks
    table: Table
    body: int  # its first row below a heading
    first: int  # the first row of that heading
    header: Header  # its own, or the one before
    across: dict[int, _Across]
    items: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()  # rows that are neither an item's nor such a line

    @property
    def rows(self) -> range:
        return range(self.body, self.table.n_rows)


def told_across(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, what lines across the columns tell of items in columns of their own."""
    known = list(blocks)
    for parts in _groups(known):
        for part, laid in zip(parts, _laid(parts) or (), strict=False):
            known[part.at] = (laid, known[part.at][1])
    yield from known


def _groups(blocks: Sequence[Block]) -> list[list[_Part]]:
    """The tables that go on with each other: under the same heading, or under none."""
    groups: list[list[_Part]] = []
    before: Header | None = None
    for at, (block, engine) in enumerate(blocks):
        if isinstance(block, Line):
            before = None if len(clean(block.text)) > _PASSING_LINE else before
            continue
        header = None if block.ragged else find_header(rows_of(block, 0, engine))
        own = header is not None
        header = header or before
        if header is None or block.ragged or len(header.columns) != block.n_cols:
            before = None
            continue
        start = (header.body, header.first) if own else (0, 0)
        part = _Part(at, block, *start, header, {})
        last = groups[-1][-1] if groups else None
        if last is not None and _key(last) == _key(part):
            groups[-1].append(part)
        else:
            groups.append([part])
        before = header
    return groups


def _key(part: _Part) -> tuple[object, ...]:
    return (part.table.n_cols, part.header.signature)


def _laid(parts: Sequence[_Part]) -> list[Table] | None:
    """The tables with a column for each thing that such lines tell; None where there are none, or
    where it is not plain whose they are."""
    titles = [c.index for c in parts[0].header.columns if c.role == "title"]
    if not titles:
        return None
    found = [(part, line) for part in parts for line in _known_lines(part, titles[0])]
    said = Counter(line.role for _part, line in found)
    names = {role: _name(line for _p, line in found if line.role == role) for role in said}
    for part in parts:
        part.across = _lines_of(part, titles[0], names)
        part.items, part.breaks = _sorted_rows(part)
    roles = [role for role in TOLD_ACROSS if any(_has(part, role) for part in parts)]
    if not roles or set(roles) & {c.role for part in parts for c in part.header.columns}:
        return None
    owners = _owners(parts, roles)
    if owners is None or not _are_told(parts, roles, owners):
        return None
    labels = {role: next(a.label for p in parts for a in p.across.values() if a.role == role)
              for role in roles}  # fmt: skip
    return [_with_columns(parts, k, owners, labels) for k in range(len(parts))]


def _has(part: _Part, role: Role) -> bool:
    return any(line.role == role for line in part.across.values())


def _wide_cells(part: _Part, title: int) -> Iterator[Cell]:
    """The cells of the body that reach across all columns, but for those before the titles."""
    for cell in part.table.cells:
        ends = cell.col + cell.col_span == part.table.n_cols and cell.col <= title
        if cell.row >= part.body and cell.row_span == 1 and cell.col_span > 1 and ends:
            yield cell


def _known_lines(part: _Part, title: int) -> Iterator[_Across]:
    for cell in _wide_cells(part, title):
        role = label_across(clean(cell.text))
        if role is not None:
            label, value = open_label(cell.lines[0].words)
            yield _line(cell, role, label, value)


def _line(cell: Cell, role: Role, label: Sequence[Word], value: Sequence[Word]) -> _Across:
    head = cell.lines[0]
    named = (replace(head, words=tuple(label)),)
    rest = (replace(head, words=tuple(value)),) if value else ()
    return _Across(cell.row, role, named, (*rest, *cell.lines[1:]))


def _name(lines: Iterable[_Across]) -> str:
    """The label as most lines print it."""
    return Counter(squeeze(line.label[0].text) for line in lines).most_common(1)[0][0]


def _lines_of(part: _Part, title: int, names: Mapping[Role, str]) -> dict[int, _Across]:
    """The lines that open with one of the labels, a letter misread or a space read in it too."""
    known = {line.row: line for line in _known_lines(part, title)}
    found: dict[int, _Across] = {}
    for cell in _wide_cells(part, title):
        if not cell.lines:
            continue
        words = cell.lines[0].words
        near = max(
            (
                (fuzz.ratio(squeeze(" ".join(w.text for w in words[:count])), name), count, role)
                for role, name in names.items()
                for count in range(1, min(_MOST_WORDS, len(words)) + 1)
            ),
            default=(0, 0, None),
        )
        score, count, role = near
        if role is not None and score >= _ALIKE:
            value = words[count:]
            if value and not value[0].text.strip(":： "):
                value = value[1:]
            found[cell.row] = _line(cell, role, words[:count], value)
        elif cell.row in known:
            found[cell.row] = known[cell.row]
    return found


def _sorted_rows(part: _Part) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The rows of items, and those of headings and sums."""
    items: list[int] = []
    breaks: list[int] = []
    for row in part.rows:
        if row in part.across:
            continue
        cells = sorted((c for c in part.table.cells if c.row == row), key=lambda c: c.col)
        printed = [cell for cell in cells if clean(cell.text)]
        wide = len(printed) == 1 and printed[0].col_span * 2 > part.table.n_cols
        sums = bool(printed) and opens_total(clean(printed[0].text))
        (breaks if wide or sums else items).append(row)
    return tuple(items), tuple(breaks)


Place = tuple[int, int]
"""A row of one of the tables: which table, and which row of it."""


def _owners(parts: Sequence[_Part], roles: Sequence[Role]) -> dict[Place, Place | None] | None:
    """The item's row of each line; None for a line at the top of a page whose item stands on the
    page before. None for all where one cannot be told."""
    owners: dict[Place, Place | None] = {}
    for k, part in enumerate(parts):
        for row, item in _by_number(part).items():
            owners[k, row] = (k, item)
    sides = {role: _side(parts, role, owners) for role in roles}
    for k, part in enumerate(parts):
        for row, line in part.across.items():
            if (k, row) in owners:
                continue
            side = sides[line.role]
            if side is None:
                return None
            owner = _nearest(parts, (k, row), side)
            if owner is None and not (side == "below" and k and _only_lines(part, row)):
                return None
            owners[k, row] = owner
    return owners


def _by_number(part: _Part) -> dict[int, int]:
    """The item's row of the lines that one number's cell runs down beside."""
    numbers = [c.index for c in part.header.columns if c.role == "number"]
    owners: dict[int, int] = {}
    for cell in part.table.cells:
        if cell.col not in numbers or cell.row_span < 2 or cell.row < part.body:
            continue
        rows = range(cell.row, cell.row + cell.row_span)
        items = [row for row in rows if row in part.items]
        if len(items) == 1 and not set(rows) & set(part.breaks):
            owners |= {row: items[0] for row in rows if row in part.across}
    return owners


def _side(parts: Sequence[_Part], role: Role, owners: Mapping[Place, Place | None]) -> Side | None:
    """Where the lines of a kind stand of their items, as those tell whose item is plain, and those
    with an item on one side only. None where they do not agree."""
    sides: set[Side] = set()
    for k, part in enumerate(parts):
        for row, line in part.across.items():
            if line.role != role:
                continue
            owner = owners.get((k, row))
            if owner is not None:
                sides.add("above" if owner[1] > row else "below")
                continue
            over = _stretch(part, row, -1)
            under = _stretch(part, row, 1)
            whole = (over is not None or not k, under is not None or k == len(parts) - 1)
            if not over and under and whole[0]:
                sides.add("above")
            elif over and not under and whole[1]:
                sides.add("below")
    return sides.pop() if len(sides) == 1 else None


def _stretch(part: _Part, row: int, step: int) -> list[int] | None:
    """The rows of items next to a line, up to a heading or a sum; None where the page ends first
    and there are none."""
    found: list[int] = []
    at = row + step
    while at in part.rows and at not in part.breaks:
        found += [at] if at in part.items else []
        at += step
    return found if found or at in part.rows else None


def _nearest(parts: Sequence[_Part], place: Place, side: Side) -> Place | None:
    """The item's row that a line stands next to, with nothing but such lines between; behind a
    page break the first of the next page."""
    k, row = place
    step = 1 if side == "above" else -1
    at = row + step
    while at in parts[k].across:
        at += step
    if at in parts[k].items:
        return (k, at)
    if side == "above" and at == parts[k].table.n_rows and k + 1 < len(parts):
        following = parts[k + 1]
        if following.items[:1] == (following.body,):
            return (k + 1, following.body)
    return None


def _only_lines(part: _Part, row: int) -> bool:
    """Whether nothing but such lines stands above a row of its page."""
    return all(above in part.across for above in range(part.body, row))


def _are_told(
    parts: Sequence[_Part], roles: Sequence[Role], owners: Mapping[Place, Place | None]
) -> bool:
    """Whether no item has two lines of a kind, none names a second thing, and enough items have
    them: nearly all where places alone say whose they are."""
    held: Counter[tuple[Place, Role]] = Counter()
    sure = {(k, row) for k, part in enumerate(parts) for row in _by_number(part)}
    loose: set[Role] = set()
    for place, owner in owners.items():
        line = parts[place[0]].across[place[1]]
        if _names_more(line):
            return False
        loose |= {line.role} if place not in sure else set()
        held[owner or place, line.role] += 1
    items = sum(len(part.items) for part in parts)
    counts = Counter(role for _owner, role in held)
    enough = all(
        counts[role] >= max(_FEWEST, _NEARLY_ALL * items if role in loose else 0) for role in roles
    )
    return enough and all(count == 1 for count in held.values())


def _names_more(line: _Across) -> bool:
    text = clean("\n".join(own.text for own in line.value))
    return any(label_across(m["label"] + " :") for m in _LABEL_WITHIN.finditer(text))


def _with_columns(
    parts: Sequence[_Part],
    number: int,
    owners: Mapping[Place, Place | None],
    labels: Mapping[Role, Lines],
) -> Table:
    """One of the tables without such lines, and what they tell in columns behind the others."""
    part, table = parts[number], parts[number].table
    gone = {row for (k, row), owner in owners.items() if k == number and owner is not None}
    kept = [row for row in range(table.n_rows) if row not in gone]
    place = {row: k for k, row in enumerate(kept)}
    told: dict[tuple[int, Role], Lines] = {}
    for (k, row), owner in owners.items():
        line = parts[k].across[row]
        if owner is None and k == number:
            told[place[row], line.role] = line.value
        elif owner is not None and owner[0] == number:
            told[place[owner[1]], line.role] = line.value
    made: list[Cell] = []
    moved = _numbers_moved(parts, number, owners)
    width, more = table.n_cols, len(labels)
    for cell in table.cells:
        rows = [row for row in range(cell.row, cell.row + cell.row_span) if row not in gone]
        if not rows:
            continue
        if rows[0] in part.across and cell.row_span == 1 and cell.row in part.across:
            lines = () if cell.col_span > 1 and cell.col + cell.col_span == width else cell.lines
        else:
            lines = moved.get((rows[0], cell.col), cell.lines)
        span = cell.col_span + (
            more if cell.col_span == width and rows[0] not in part.across else 0
        )
        made.append(
            replace(cell, row=place[rows[0]], row_span=len(rows), col_span=span, lines=lines)
        )
    covered = {place[c.row] for c in table.cells if c.col_span == width and c.row in place
               and c.row not in part.across}  # fmt: skip
    heading = range(part.first, part.body)
    for k, (role, label) in enumerate(labels.items(), start=width):
        if heading:
            made.append(Cell(place[part.first], k, len(heading), 1, label))
        for row in kept:
            if row not in heading and place[row] not in covered:
                made.append(Cell(place[row], k, 1, 1, told.get((place[row], role), ())))
    return replace(table, n_rows=len(kept), n_cols=width + more, cells=tuple(made))


def _numbers_moved(
    parts: Sequence[_Part], number: int, owners: Mapping[Place, Place | None]
) -> dict[tuple[int, int], Lines]:
    """What stands before the lines in a row of theirs, at the item's row: its number."""
    moved: dict[tuple[int, int], Lines] = {}
    for (k, row), owner in owners.items():
        if owner is None or owner[0] != number:
            continue
        for cell in parts[k].table.cells:
            beside = cell.row == row and cell.row_span == 1 and clean(cell.text)
            if beside and cell.col + cell.col_span < parts[k].table.n_cols:
                own = next(
                    (
                        c
                        for c in parts[number].table.cells
                        if c.col == cell.col and c.row <= owner[1] < c.row + c.row_span
                    ),
                    None,
                )
                if own is not None and not clean(own.text):
                    moved[owner[1], cell.col] = cell.lines
    return moved
