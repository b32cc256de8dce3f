"""Rules -> grids of cells, merged cells included.

Steps, each a pure function: rules that cross belong to one grid; their positions give columns
and rows; slots with no rule between them are one cell; lines that part no cells are dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.model import Box, Ruling
from parsers.page.bands_between import joined_at_bands, with_bands_between
from parsers.page.geometry import cluster_values, overlap, root_of
from parsers.page.rulings import join_collinear

TOUCH = 3.0  # rules this near to each other meet
SAME_POSITION = 3.2  # double rules and rules drawn cell by cell are one line of the grid
ADOPT_WITHIN = 80.0  # points between a table's rule and a loose one that continues it
INFINITE = float("inf")
_FEWEST_INNER = 2  # uprights inside each of two tables that touch
_BY_CHANCE = 1 / 3  # of them may stand at the same place in both
COVERED = 0.6  # share of a slot's side that a rule must cover to part it from its neighbour


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: its slots and its box."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells that tile `n_rows` x `n_cols` slots once."""

    n_rows: int
    n_cols: int
    cells: tuple[GridCell, ...]
    box: Box


def find_grids(rules: Sequence[Ruling]) -> list[Grid]:
    """Every grid of two cells or more, top to bottom. A single box is a frame, not a grid."""
    return [grid for grid in find_boxes(rules) if len(grid.cells) > 1]


def find_boxes(rules: Sequence[Ruling]) -> list[Grid]:
    """Every grid and every single box (a frame), top to bottom."""
    grids = [_grid(component) for component in _components(join_collinear(rules))]
    found = [grid for grid in grids if grid is not None]
    return sorted(found, key=lambda g: (g.box.top, g.box.x0))


def _components(rules: list[Ruling]) -> list[list[Ruling]]:
    across = [r for r in rules if r.orientation == "horizontal" and r.end - r.start > 2]
    down = [r for r in rules if r.orientation == "vertical" and r.end - r.start > 2]
    parent = list(range(len(across) + len(down)))
    for i, h in enumerate(across):
        for j, v in enumerate(down, start=len(across)):
            if meet(h, v):
                _union(parent, i, j)
    members: dict[int, list[Ruling]] = {}
    for index, rule in enumerate([*across, *down]):
        members.setdefault(root_of(parent, index), []).append(rule)
    groups = list(members.values())
    loose = [group[0] for group in groups if len(group) == 1]
    tables = [_with_resumed(group, loose) for group in groups if len(group) >= 3]
    whole = [_adopt(group, loose) for group in joined_at_bands(tables, loose)]
    return [table for group in with_bands_between(whole) for table in _one_below_the_other(group)]


def _with_resumed(group: list[Ruling], loose: list[Ruling]) -> list[Ruling]:
    """With the uprights of a row that no level rule bounds: they go on in line with a table's own
    below a heading over all columns, begin and end alike, within sides that go on to their end."""
    down = [r for r in group if r.orientation == "vertical"]
    own = [
        r
        for r in loose
        if r.orientation == "vertical"
        and any(
            abs(r.position - v.position) <= SAME_POSITION and 0 < r.start - v.end <= ADOPT_WITHIN
            for v in down
        )
    ]
    alike = [
        r
        for r in own
        if sum(r.ends_like(o, TOUCH) for o in own) >= _FEWEST_INNER and _stands_between(r, down)
    ]
    return [*group, *alike]


def _stands_between(rule: Ruling, others: Sequence[Ruling]) -> bool:
    """Whether upright rules stand on either side of one, along all of it."""
    along = [o for o in others if o.start <= rule.start and o.end >= rule.end - TOUCH]
    sides = [o.position < rule.position for o in along]
    return any(sides) and not all(sides)


def _one_below_the_other(rules: list[Ruling]) -> list[list[Ruling]]:
    """Tables that touch: below a rule over the whole width hardly an upright stands where one does
    above it, the two sides aside."""
    across = [r for r in rules if r.orientation == "horizontal"]
    down = [r for r in rules if r.orientation == "vertical"]
    if not across or not down:
        return [rules]
    start, end = min(r.start for r in across), max(r.end for r in across)
    inner = [v for v in down if start + TOUCH < v.position < end - TOUCH]
    for rule in sorted(across, key=lambda r: r.position):
        y, wide = rule.position, rule.start <= start + TOUCH and rule.end >= end - TOUCH
        above = {v.position for v in inner if v.start < y - TOUCH}
        below = {v.position for v in inner if v.end > y + TOUCH}
        fewer = min(len(above), len(below))
        same = sum(any(abs(a - b) <= SAME_POSITION for b in below) for a in above)
        if wide and fewer >= _FEWEST_INNER and same <= _BY_CHANCE * fewer:
            first = [_cut(r, -INFINITE, y) for r in rules if _reaches(r, -INFINITE, y)]
            rest = [_cut(r, y, INFINITE) for r in rules if _reaches(r, y, INFINITE)]
            return [first, *_one_below_the_other(rest)]
    return [rules]


def _reaches(rule: Ruling, top: float, bottom: float) -> bool:
    """Whether a rule stands between two heights, by more than it takes to touch."""
    if rule.orientation == "horizontal":
        return top - TOUCH <= rule.position <= bottom + TOUCH
    return rule.start < bottom - TOUCH and rule.end > top + TOUCH


def _cut(rule: Ruling, top: float, bottom: float) -> Ruling:
    """The part of an upright rule between two heights; a level one as it is."""
    if rule.orientation == "horizontal":
        return rule
    return replace(rule, start=max(rule.start, top), end=min(rule.end, bottom))


def _adopt(group: list[Ruling], loose: list[Ruling]) -> list[Ruling]:
    """With the loose rules above and below that continue a table open to the left and right.

    A heading over all columns of such a table has no upright that would tie its rule to the rest.
    """
    across = [r for r in group if r.orientation == "horizontal"]
    down = [r.position for r in group if r.orientation == "vertical"]
    if not across or not down:
        return group
    start, end = min(r.start for r in across), max(r.end for r in across)
    if start > min(down) - 3 * TOUCH or end < max(down) + 3 * TOUCH:
        return group
    grown = list(group)
    for rule in sorted(loose, key=lambda r: min(abs(r.position - o.position) for o in across)):
        near = any(
            abs(rule.position - r.position) <= ADOPT_WITHIN
            for r in grown
            if r.orientation == "horizontal"
        )
        same = abs(rule.start - start) <= TOUCH and abs(rule.end - end) <= TOUCH
        if rule.orientation == "horizontal" and near and same:
            grown.append(rule)
    return grown


def meet(h: Ruling, v: Ruling) -> bool:
    """Whether a level rule and an upright one cross or touch."""
    return (
        h.start - TOUCH <= v.position <= h.end + TOUCH
        and v.start - TOUCH <= h.position <= v.end + TOUCH
    )


def _union(parent: list[int], first: int, second: int) -> None:
    a, b = root_of(parent, first), root_of(parent, second)
    parent[max(a, b)] = min(a, b)


def _grid(rules: list[Ruling]) -> Grid | None:
    across = [r for r in rules if r.orientation == "horizontal"]
    down = [r for r in rules if r.orientation == "vertical"]
    across, down = _strip_inner_bars(across, down)
    down = [*down, *_missing_sides(across, down)]
    across = [*across, *_missing_sides(down, across)]
    xs = cluster_values((r.position for r in down), SAME_POSITION)
    ys = cluster_values((r.position for r in across), SAME_POSITION)
    if len(xs) < 2 or len(ys) < 2:
        return None
    owner = _merge_slots(xs, ys, across, down)
    return _compress(xs, ys, owner)


def _strip_inner_bars(
    across: list[Ruling], down: list[Ruling]
) -> tuple[list[Ruling], list[Ruling]]:
    """Without horizontal strokes that begin and end inside cells: bars and underlines, no rules.

    A rule of a table whose outer side is missing also ends freely, but others end there too.
    """
    kept = []
    for rule in across:
        touched = [v for v in down if meet(rule, v)]
        free = not any(
            abs(v.position - end) <= TOUCH for v in touched for end in (rule.start, rule.end)
        )
        shared = sum(
            1
            for other in across
            if abs(other.start - rule.start) <= TOUCH or abs(other.end - rule.end) <= TOUCH
        )
        if not free or shared > 2:
            kept.append(rule)
    return kept, down


def _missing_sides(along: list[Ruling], sides: list[Ruling]) -> list[Ruling]:
    """Outer sides that are not printed, where two or more rules jut out to the same place."""
    if not along or not sides:
        return []
    first = min(r.position for r in sides)
    last = max(r.position for r in sides)
    orientation = sides[0].orientation
    low, high = min(r.position for r in along), max(r.position for r in along)
    added: list[Ruling] = []
    for edge in (
        [r.start for r in along if r.start < first - 3 * TOUCH],
        [r.end for r in along if r.end > last + 3 * TOUCH],
    ):
        places = cluster_values(edge, TOUCH)
        common = [p for p in places if sum(abs(e - p) <= TOUCH for e in edge) >= 2]
        if common and high > low:
            place = common[0] if common[0] < first else common[-1]
            added.append(Ruling(orientation, place, low, high))
    return added


def _merge_slots(
    xs: list[float], ys: list[float], across: list[Ruling], down: list[Ruling]
) -> list[list[int]]:
    """For every slot the number of the cell it belongs to; cells are rectangles."""
    n_rows, n_cols = len(ys) - 1, len(xs) - 1
    parent = list(range(n_rows * n_cols))
    walls = _covered(xs, ys, down)
    floors = _covered(ys, xs, across)
    for row in range(n_rows):
        for col in range(n_cols):
            slot = row * n_cols + col
            if col + 1 < n_cols and not walls[col + 1][row]:
                _union(parent, slot, slot + 1)
            if row + 1 < n_rows and not floors[row + 1][col]:
                _union(parent, slot, slot + n_cols)
    labels = [
        [root_of(parent, row * n_cols + col) for col in range(n_cols)] for row in range(n_rows)
    ]
    return _rectangular(labels)


def _covered(positions: list[float], cuts: list[float], rules: list[Ruling]) -> list[list[bool]]:
    """For each position, whether a rule there covers each interval between the cuts."""
    table = []
    for position in positions:
        mine = [r for r in rules if abs(r.position - position) <= SAME_POSITION]
        row = []
        for start, end in pairwise(cuts):
            covered = _length(mine, start, end)
            row.append(covered >= COVERED * (end - start))
        table.append(row)
    return table


def _length(rules: list[Ruling], start: float, end: float) -> float:
    total, reached = 0.0, start
    for rule in sorted(rules, key=lambda r: r.start):
        piece = overlap(rule.start, rule.end, reached, end)
        if piece > 0:
            total += piece
            reached = max(reached, min(rule.end, end))
    return total


def _rectangular(labels: list[list[int]]) -> list[list[int]]:
    """The same labelling with every region that is no rectangle cut into rectangles."""
    n_rows, n_cols = len(labels), len(labels[0])
    out = [[-1] * n_cols for _ in range(n_rows)]
    count = 0
    for row in range(n_rows):
        for col in range(n_cols):
            if out[row][col] >= 0:
                continue
            label = labels[row][col]
            right = col
            while (
                right + 1 < n_cols and labels[row][right + 1] == label and out[row][right + 1] < 0
            ):
                right += 1
            bottom = row
            while bottom + 1 < n_rows and all(
                labels[bottom + 1][c] == label and out[bottom + 1][c] < 0
                for c in range(col, right + 1)
            ):
                bottom += 1
            for r in range(row, bottom + 1):
                for c in range(col, right + 1):
                    out[r][c] = count
            count += 1
    return out


def _compress(xs: list[float], ys: list[float], owner: list[list[int]]) -> Grid:
    """The grid without the lines that part no cells."""
    rows = _parting([tuple(row) for row in owner])
    cols = _parting([tuple(row[c] for row in owner) for c in range(len(owner[0]))])
    slim = [[owner[r][c] for c in cols] for r in rows]
    tops = [ys[r] for r in rows] + [ys[-1]]
    lefts = [xs[c] for c in cols] + [xs[-1]]
    spans: dict[int, list[int]] = {}
    for r, line in enumerate(slim):
        for c, label in enumerate(line):
            span = spans.setdefault(label, [r, c, r, c])
            span[2], span[3] = max(span[2], r), max(span[3], c)
    cells = tuple(
        GridCell(
            r0, c0, r1 - r0 + 1, c1 - c0 + 1, Box(lefts[c0], tops[r0], lefts[c1 + 1], tops[r1 + 1])
        )
        for r0, c0, r1, c1 in spans.values()
    )
    return Grid(len(rows), len(cols), cells, Box(lefts[0], tops[0], lefts[-1], tops[-1]))


def _parting(lines: list[tuple[int, ...]]) -> list[int]:
    return [i for i, line in enumerate(lines) if i == 0 or line != lines[i - 1]]
