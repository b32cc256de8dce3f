"""Items with lines across all columns above or below their row, each behind the label of what it
tells: "ประเด็นที่ต้องพัฒนา …" (what was found wanting) over the cells, "ผลการดำเนินการ …" (the result)
under them. What such a line tells becomes a column of its own, beside the item's other cells.

Whose line it is, the number's cell says that runs down over all of them; without one, whether such
lines open what stands between two headings, or end it. Where neither tells, nothing is laid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

import regex

from normalize.thai_text import clean, squeeze
from parsers.headings.columns import Role, bind_heading, kind_named, year_in
from parsers.headings.headers import Header, find_header
from parsers.hierarchy.lines_above import parts_tables
from parsers.items.title_parts import TOLD_ACROSS, also_named
from parsers.model import Cell, Line, Table
from parsers.reshaping.told_lines import Lines, Part, Told, find_told, join_rests
from parsers.rows import Block, rows_of

_FEWEST = 2  # items with such a line
_NEARLY_ALL = 0.8  # of the items, where no number's cell says whose a line is
_UNIT = regex.compile(r"\([^()]*\)")

Side = Literal["above", "below"]


def told_across(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, what lines across the columns tell of items in columns of their own."""
    known = list(blocks)
    for parts in _groups(known):
        for part, laid in zip(parts, _laid(parts) or (), strict=False):
            known[part.at] = (laid, known[part.at][1])
    yield from known


def _groups(blocks: Sequence[Block]) -> list[list[Part]]:
    """The tables that go on with each other: under the same heading, or under none."""
    groups: list[list[Part]] = []
    before: Header | None = None
    for at, (block, engine) in enumerate(blocks):
        if isinstance(block, Line):
            before = None if parts_tables(block) else before
            continue
        header = None if block.ragged else find_header(rows_of(block, 0, engine))
        own = header is not None
        header = header or before
        if header is None or block.ragged or len(header.columns) != block.n_cols:
            before = None
            continue
        start = (header.body, header.first) if own else (0, 0)
        part = Part(at, block, *start, header)
        last = groups[-1][-1] if groups else None
        if last is not None and _key(last) == _key(part):
            groups[-1].append(part)
        else:
            groups.append([part])
        before = header
    return groups


def _key(part: Part) -> tuple[object, ...]:
    return (part.table.n_cols, part.header.signature)


def _laid(parts: Sequence[Part]) -> list[Table] | None:
    """The tables with a column for each thing that such lines tell; None where there are none, or
    where it is not plain whose they are."""
    titles = [c.index for c in parts[0].header.columns if c.role == "title"]
    if not titles:
        return None
    find_told(parts, titles[0])
    if join_rests(parts, titles[0]):
        return _laid(parts) or [part.table for part in parts]
    every = [told for part in parts for own in part.told.values() for told in own]
    if any(len(ways) > 1 for ways in _ways(every).values()):
        return None
    said = {told.role: told.label for told in reversed(every) if told.is_named}
    roles = [role for role in TOLD_ACROSS if role in said]
    if not roles or set(roles) & {c.role for part in parts for c in part.header.columns}:
        return None
    owners = _owners(parts)
    if owners is None or not _are_told(parts, roles, owners):
        return None
    labels = {role: said[role] for role in roles}
    return [_with_columns(parts, k, owners, labels) for k in range(len(parts))]


def _ways(every: Iterable[Told]) -> dict[Role, set[tuple[object, ...]]]:
    """What the labels of each role say of their values: one heading has to say it of all."""
    ways: dict[Role, set[tuple[object, ...]]] = {}
    for told in every:
        label = clean(told.label[0].text)
        kind = kind_named(label) or "planned" if told.role == "money" else None
        unit = bind_heading(0, (" ".join(["งบประมาณ", *_UNIT.findall(label)]),)).unit_baht
        ways.setdefault(told.role, set()).add((kind, year_in(label), unit))
    return ways


Place = tuple[int, int]
"""A row of one of the tables: which table, and which row of it."""


def _owners(parts: Sequence[Part]) -> dict[Place, Place | None] | None:
    """The item's row of each row that tells of one; None for one at the top of a page whose item
    stands on the page before. None for all where one cannot be told."""
    owners: dict[Place, Place | None] = {}
    for k, part in enumerate(parts):
        for row, item in _by_number(part).items():
            owners[k, row] = (k, item)
    kinds = {_kind(told) for part in parts for told in part.told.values()}
    sides = {kind: _side(parts, kind, owners) for kind in kinds}
    for k, part in enumerate(parts):
        for row, told in part.told.items():
            if (k, row) in owners:
                continue
            side = sides[_kind(told)]
            if side is None or (side == "above" and _heads_several(parts, (k, row))):
                return None
            owner = _nearest(parts, (k, row), side)
            if owner is None and not (side == "below" and k and _only_lines(part, row)):
                return None
            owners[k, row] = owner
    if any(_is_numbered_otherwise(parts, *pair) for pair in owners.items()):
        return None
    return owners


def _kind(told: Sequence[Told]) -> Role:
    """What tells rows of one kind: the first thing that they tell."""
    return told[0].role


def _by_number(part: Part) -> dict[int, int]:
    """The item's row of the lines that one number's cell runs down beside."""
    owners: dict[int, int] = {}
    for cell in part.table.cells:
        if cell.col not in part.numbers or cell.row_span < 2 or cell.row < part.body:
            continue
        rows = range(cell.row, cell.row + cell.row_span)
        items = [row for row in rows if row in part.items]
        if len(items) == 1 and not set(rows) & set(part.breaks):
            owners |= {row: items[0] for row in rows if row in part.told}
    return owners


def _side(parts: Sequence[Part], kind: Role, owners: Mapping[Place, Place | None]) -> Side | None:
    """Where the lines of a kind stand of their items, as those tell whose item is plain, and those
    with an item on one side only. None where they do not agree."""
    sides: set[Side] = set()
    for k, part in enumerate(parts):
        for row, told in part.told.items():
            if _kind(told) != kind:
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


def _stretch(part: Part, row: int, step: int) -> list[int] | None:
    """The rows of items next to a line, up to a heading or a sum; None where the page ends first
    and there are none."""
    found: list[int] = []
    at = row + step
    while at in part.rows and at not in part.breaks:
        found += [at] if at in part.items else []
        at += step
    return found if found or at in part.rows else None


def _nearest(parts: Sequence[Part], place: Place, side: Side) -> Place | None:
    """The item's row that a line stands next to, with nothing but such lines between; behind a
    page break the first of the next page."""
    k, row = place
    step = 1 if side == "above" else -1
    at = row + step
    while at in parts[k].told:
        at += step
    if at in parts[k].items:
        return (k, at)
    if side == "above" and at == parts[k].table.n_rows and k + 1 < len(parts):
        following = parts[k + 1]
        if following.items[:1] == (following.body,):
            return (k + 1, following.body)
    return None


def _heads_several(parts: Sequence[Part], place: Place) -> bool:
    """Whether more than one item stands between a line and the next of its kind, or a heading: the
    line may be of all of them."""
    k, row = place
    kind = _kind(parts[k].told[row])
    under = [(n, at) for n, part in enumerate(parts) for at in part.rows if (n, at) > place]
    items = 0
    for n, at in under:
        part = parts[n]
        if at in part.breaks or (at in part.told and _kind(part.told[at]) == kind):
            break
        items += at in part.items
    return items > 1


def _only_lines(part: Part, row: int) -> bool:
    """Whether nothing but such lines stands above a row of its page."""
    return all(above in part.told for above in range(part.body, row))


def _are_told(
    parts: Sequence[Part], roles: Sequence[Role], owners: Mapping[Place, Place | None]
) -> bool:
    """Whether no item has two lines of a kind, none names a second thing, and enough items have
    them: nearly all where places alone say whose they are."""
    held: Counter[tuple[Place, Role]] = Counter()
    sure = {(k, row) for k, part in enumerate(parts) for row in _by_number(part)}
    loose: set[Role] = set()
    for place, owner in owners.items():
        for told in parts[place[0]].told[place[1]]:
            if also_named(told.cell.text, told.role):
                return False
            loose |= {told.role} if place not in sure else set()
            held[owner or place, told.role] += 1
    items = sum(len(part.items) for part in parts)
    counts = Counter(role for _owner, role in held)
    enough = all(
        counts[role] >= max(_FEWEST, _NEARLY_ALL * items if role in loose else 0) for role in roles
    )
    return enough and all(count == 1 for count in held.values())


def _with_columns(
    parts: Sequence[Part],
    number: int,
    owners: Mapping[Place, Place | None],
    labels: Mapping[Role, Lines],
) -> Table:
    """One of the tables without such lines, and what they tell in columns behind the others."""
    part, table = parts[number], parts[number].table
    gone = {row for (k, row), owner in owners.items() if k == number and owner is not None}
    kept = [row for row in range(table.n_rows) if row not in gone]
    place = {row: k for k, row in enumerate(kept)}
    values: dict[tuple[int, Role], Lines] = {}
    for (k, row), owner in owners.items():
        home = row if owner is None and k == number else None
        home = owner[1] if owner is not None and owner[0] == number else home
        if home is not None:
            values |= {(place[home], told.role): told.value for told in parts[k].told[row]}
    bare = {id(told.cell) for own in part.told.values() for told in own}
    made: list[Cell] = []
    moved = _numbers_moved(parts, number, owners)
    width, more = table.n_cols, len(labels)
    heading = range(part.first, part.body)
    covered: set[int] = set()
    for cell in table.cells:
        rows = [row for row in range(cell.row, cell.row + cell.row_span) if row not in gone]
        if not rows:
            continue
        lines = () if id(cell) in bare else moved.get((rows[0], cell.col), cell.lines)
        span = cell.col_span
        if cell.col_span == width and rows[0] not in part.told and rows[0] not in heading:
            span += more
            covered |= set(rows)
        made.append(
            replace(cell, row=place[rows[0]], row_span=len(rows), col_span=span, lines=lines)
        )
    for k, (role, label) in enumerate(labels.items(), start=width):
        if heading:
            made.append(Cell(place[part.first], k, len(heading), 1, label))
        for row in kept:
            if row not in heading and row not in covered:
                made.append(Cell(place[row], k, 1, 1, values.get((place[row], role), ())))
    return replace(table, n_rows=len(kept), n_cols=width + more, cells=tuple(made))


def _numbers_moved(
    parts: Sequence[Part], number: int, owners: Mapping[Place, Place | None]
) -> dict[tuple[int, int], Lines]:
    """What stands before the lines in a row of theirs, at the item's row: its number."""
    moved: dict[tuple[int, int], Lines] = {}
    for (k, row), owner in owners.items():
        beside = _number(parts[k], row)
        if owner is None or owner[0] != number or beside is None or beside.row_span > 1:
            continue
        own = _number(parts[number], owner[1])
        if own is not None and clean(beside.text) and not clean(own.text):
            moved[owner[1], own.col] = beside.lines
    return moved


def _number(part: Part, row: int) -> Cell | None:
    """The number's cell that stands in a row, or reaches into it."""
    cells = (c for c in part.table.cells if c.col in part.numbers)
    return next((c for c in cells if c.row <= row < c.row + c.row_span), None)


def _is_numbered_otherwise(parts: Sequence[Part], place: Place, owner: Place | None) -> bool:
    """Whether another number stands beside a line than beside its item."""
    cells = [_number(parts[k], row) for k, row in (place, owner or place)]
    return len({squeeze(c.text) for c in cells if c is not None and clean(c.text)}) > 1
