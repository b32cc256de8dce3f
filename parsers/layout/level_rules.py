"""Tables that have level rules only, one under every row: the rules say which lines are a row.

A shorter rule between two that go all across parts the rows of the columns that it runs across.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.amounts import looks_like_money
from normalize.numbering import is_ordinal, opens_typed
from normalize.thai_text import clean
from parsers.hierarchy.totals import is_count
from parsers.model import Box, Line, Ruling, Table
from parsers.page.geometry import overlap
from parsers.page.grid import TOUCH, Grid, GridCell, meet
from parsers.page.pieces import ends_band, in_pieces, is_band, is_told_below
from parsers.page.rulings import join_collinear

_FEWEST = 4  # rules: around the heading and under two rows
FEWEST_OF_REST = 2
"""Rules around the one row that is left of a table of the page before."""
_FEWEST_ITEMS = 2
_FIRST_OF_LIST = regex.compile(r"\(?1[.)]\s*\S")
_SINGLE_PER_LIST = 3  # rows of one item, for each that lists several
_LEVEL = 0.6  # line heights between two lines that stand level
_TALLEST = 160.0  # points from one rule to the next
_SAME_END = 2 * TOUCH
_OVERSHOOT = 40.0  # points
_LEAST_ACROSS = 3  # rules that go all across, where shorter ones stand between them
_NEXT_LINE = 1.0  # line heights of white above the next line of a row
_FOOT = 0.9  # of the page's height: below it stands the page's number
_SHORTEST = 0.2  # of the width of those that go all across


def level_grids(
    rules: Sequence[Ruling], heads: Callable[[Box], bool], fewest: int = _FEWEST
) -> list[Grid]:
    """A grid of one column for every stack of level rules of one width that no upright meets,
    `fewest` at least. A table begins where what stands between two rules `heads` one."""
    free = _free(rules)
    stacks: list[list[Ruling]] = []
    for rule in free:
        stack = next((s for s in stacks if _goes_on(s[-1], rule, free)), None)
        if stack is None:
            stacks.append([rule])
        else:
            stack.append(rule)
    enough = [stack for stack in stacks if _are_enough(stack, free, fewest)]
    parts = [part for stack in enough for part in _parts(stack, heads)]
    return [_grid(part) for part in parts if _are_enough(part, free, fewest)]


def shorter_rules(rules: Sequence[Ruling], grid: Grid) -> list[Ruling]:
    """The level rules inside a grid of `level_grids`, below its first row, that do not go all
    across and that no upright meets."""
    return _shorter(_free(rules), grid.cells[0].box.bottom, grid.box)


def with_cut_row(grid: Grid, lines: Sequence[Line], page_height: float) -> Grid:
    """The grid with the row that the end of the page cut, below its last rule: the next number
    under those of its rows opens it, or the first where the last of them is the heading of a level,
    level with what stands in other columns, and nothing follows but the page's foot. `lines`: those
    of the page that no other table holds."""
    box = grid.box
    inside = [line for line in lines if _stands(line, box.top, box.bottom)]
    below = [line for line in lines if _stands(line, box.bottom, math.inf)]
    below.sort(key=lambda line: line.box.top if line.box else 0.0)
    inside.sort(key=lambda line: line.box.top if line.box else 0.0)
    own = _number_of(below[0]) if below else None
    first = in_pieces(below[0]) if below else None
    if own is None or first is None or not first.is_full:
        return grid
    numbers = [found for line in inside if (found := _number_of(line)) is not None]
    above = [no for no, box in numbers if overlap(own[1].x0, own[1].x1, box.x0, box.x1) > 0]
    anew = own[0] == 1 and _is_heading(inside, grid.cells[-1].box)
    if not above or not (anew or own[0] == above[-1] + 1):
        return grid
    ends = [box.bottom]
    for line in below:
        if line.box is None or line.box.top - ends[-1] > _NEXT_LINE * line.box.height:
            break
        ends.append(line.box.bottom)
    others = below[len(ends) - 1 :]
    if len(others) > 1 or any(not _stands(ln, _FOOT * page_height, math.inf) for ln in others):
        return grid
    place = Box(box.x0, box.bottom, box.x1, max(ends))
    cells = (*grid.cells, GridCell(grid.n_rows, 0, 1, 1, place))
    return Grid(grid.n_rows + 1, 1, cells, replace(box, bottom=place.bottom))


def _is_heading(inside: Sequence[Line], row: Box) -> bool:
    """Whether nothing but the heading of a level stands between two rules."""
    held = [in_pieces(line) for line in inside if _stands(line, row.top, row.bottom)]
    first = held[0] if held else None
    if first is None or not is_band(first) or is_told_below(first):
        return False
    rows = [line for line in held if line is not None]
    return len(rows) == len(held) and all(ends_band(a, b) for a, b in pairwise(rows))


def _stands(line: Line, top: float, bottom: float) -> bool:
    return line.box is not None and top <= line.box.y_center < bottom


def _number_of(line: Line) -> tuple[int, Box] | None:
    """The number that opens a line, and its place."""
    word = line.words[0]
    if word.box is None or not is_ordinal(clean(word.text)):
        return None
    return int("".join(filter(str.isdigit, clean(word.text)))), word.box


def rules_part_items(grid: Grid, aligned: Table) -> bool:
    """Whether the rules of a grid part the items of a table that was found by its lines alone: no
    two items stand between two rules, but for lists of items that share all else in their row."""
    lines = [line for cell in aligned.cells for line in cell.lines if line.box is not None]
    single = lists = 0
    for cell in grid.cells[1:]:
        top, bottom = cell.box.top, cell.box.bottom
        inside = [line for line in lines if line.box and top <= line.box.y_center < bottom]
        level = _LEVEL * max((line.box.height for line in inside if line.box), default=0.0)
        opened = len(_levels(_heads(inside), level))
        if opened > 1 and _are_lists(inside):
            single += 1
            continue
        if opened > 1 and (
            len(_levels(_figures(inside), level)) > 1 or _have_their_own(inside, level)
        ):
            return False
        single += opened == 1
        lists += opened > 1
    return single + lists >= _FEWEST_ITEMS and single >= _SINGLE_PER_LIST * lists


def _are_lists(inside: Sequence[Line]) -> bool:
    """Whether several cells between two rules number what they say ("1) …" in each)."""
    return sum(_FIRST_OF_LIST.match(clean(line.text)) is not None for line in inside) > 1


def _have_their_own(inside: Sequence[Line], level: float) -> bool:
    """Whether several of the items between two rules have something level beside their title."""
    worded = [line.box for line in inside if line.box and not is_ordinal(clean(line.text))]
    rows = (
        sum(abs(box.y_center - y) <= level for box in worded)
        for y in _levels(_heads(inside), level)
    )
    return sum(held > 1 for held in rows) > 1


def _levels(heights: Sequence[float], level: float) -> list[float]:
    """Heights, those that lie `level` apart at most as one."""
    found: list[float] = []
    for y in sorted(heights):
        if not found or y - found[-1] > level:
            found.append(y)
    return found


def _figures(inside: Sequence[Line]) -> list[float]:
    """The heights at which money stands, or words that say there is none."""
    placed = [(line.box, clean(line.text)) for line in inside if line.box is not None]
    return [box.y_center for box, text in placed if looks_like_money(text) and not is_ordinal(text)]


def _heads(inside: Sequence[Line]) -> list[float]:
    """The heights at which items may open among the lines between two rules. Below a number, only
    numbers open others: a title goes on with any word ("… การจ้างก่อสร้างทุก | โครงการ")."""
    placed = [(line.box, clean(line.text)) for line in inside if line.box is not None]
    openings = [(box, text) for box, text in placed if _opens(text)]
    first = min(openings, key=lambda found: (round(found[0].top), found[0].x0), default=None)
    if first is None:
        return []
    if not is_ordinal(first[1]):  # right of a title a figure is of another column ("ร้อยละ | 100")
        left = first[0].x1
        return [box.y_center for box, text in openings if box.x0 < left or not is_ordinal(text)]
    return [
        box.y_center
        for box, text in openings
        if is_ordinal(text) and overlap(box.x0, box.x1, first[0].x0, first[0].x1) > 0
    ]


def _opens(text: str) -> bool:
    """Whether a line may open an item; what a sum counts ("2 โครงการ") is none."""
    return is_ordinal(text) or (opens_typed(text) and not is_count(text))


def _free(rules: Sequence[Ruling]) -> list[Ruling]:
    """Level rules that no upright meets, from the top."""
    joined = join_collinear(rules)
    down = [r for r in joined if r.orientation == "vertical"]
    level = [r for r in joined if r.orientation == "horizontal"]
    free = [r for r in level if not any(meet(r, v) for v in down)]
    return _without_overshoots(sorted(free, key=lambda r: r.position))


def _without_overshoots(free: Sequence[Ruling]) -> list[Ruling]:
    """The rules, one that reaches beyond those above and below it, which are of one width, as wide
    as they are: it runs into a punched hole or a copier's edge."""
    out = list(free)
    for k, rule in enumerate(free):
        above = next((r for r in out[k - 1 :: -1] if k and _share_an_end(r, rule)), None)
        below = next((r for r in free[k + 1 :] if _share_an_end(r, rule)), None)
        if above is None or below is None or not above.ends_like(below, _SAME_END):
            continue
        more = max(above.start - rule.start, rule.end - above.end)
        if _SAME_END < more <= _OVERSHOOT:
            out[k] = replace(rule, start=above.start, end=above.end)
    return out


def _share_an_end(one: Ruling, other: Ruling) -> bool:
    return abs(one.start - other.start) <= _SAME_END or abs(one.end - other.end) <= _SAME_END


def _shorter(free: Sequence[Ruling], top: float, box: Box) -> list[Ruling]:
    """Those below a height that begin or end where the ones all across do: an underline begins and
    ends where its words do."""
    width = box.x1 - box.x0
    return [
        r
        for r in free
        if top + TOUCH < r.position < box.bottom - TOUCH
        and box.x0 - _SAME_END <= r.start
        and r.end <= box.x1 + _SAME_END
        and _SHORTEST * width <= r.end - r.start < width - _SAME_END
        and (abs(r.start - box.x0) <= TOUCH or abs(r.end - box.x1) <= TOUCH)
    ]


def _are_enough(stack: Sequence[Ruling], free: Sequence[Ruling], fewest: int) -> bool:
    if len(stack) >= fewest:
        return True
    return len(stack) >= _LEAST_ACROSS and bool(_shorter(free, stack[1].position, _grid(stack).box))


def _goes_on(above: Ruling, rule: Ruling, free: Sequence[Ruling]) -> bool:
    if not above.ends_like(rule, _SAME_END) or rule.position - above.position <= TOUCH:
        return False
    box = Box(above.start, above.position, above.end, rule.position)
    between = [r.position for r in _shorter(free, above.position, box)]
    ends = [above.position, *between, rule.position]
    return all(b - a <= _TALLEST for a, b in pairwise(ends))


def _parts(stack: Sequence[Ruling], heads: Callable[[Box], bool]) -> Iterator[Sequence[Ruling]]:
    boxes = [cell.box for cell in _grid(stack).cells]
    starts = [k for k, box in enumerate(boxes) if k and heads(box)]
    for first, last in pairwise([0, *starts, len(stack)]):
        yield stack[first : last + 1]


def _grid(stack: Sequence[Ruling]) -> Grid:
    left, right = min(r.start for r in stack), max(r.end for r in stack)
    cells = tuple(
        GridCell(row, 0, 1, 1, Box(left, above.position, right, below.position))
        for row, (above, below) in enumerate(pairwise(stack))
    )
    return Grid(len(cells), 1, cells, Box(left, stack[0].position, right, stack[-1].position))
