"""Tables that have level rules only, one under every row: the rules say which lines are a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from parsers.grid import TOUCH, Grid, GridCell, meet
from parsers.model import Box, Ruling
from parsers.rulings import join_collinear

_FEWEST = 4  # rules: around the heading and under two rows
_TALLEST = 160.0  # points from one rule to the next
_SAME_END = 2 * TOUCH


def level_grids(rules: Sequence[Ruling], heads: Callable[[Box], bool]) -> list[Grid]:
    """A grid of one column for every stack of level rules of one width that no upright meets. A
    table begins where what stands between two rules `heads` one."""
    joined = join_collinear(rules)
    down = [r for r in joined if r.orientation == "vertical"]
    free = [
        r for r in joined if r.orientation == "horizontal" and not any(meet(r, v) for v in down)
    ]
    stacks: list[list[Ruling]] = []
    for rule in sorted(free, key=lambda r: r.position):
        stack = next((s for s in stacks if _goes_on(s[-1], rule)), None)
        if stack is None:
            stacks.append([rule])
        else:
            stack.append(rule)
    parts = [part for s in stacks if len(s) >= _FEWEST for part in _parts(s, heads)]
    return [_grid(part) for part in parts if len(part) >= _FEWEST]


def _goes_on(above: Ruling, rule: Ruling) -> bool:
    same = abs(above.start - rule.start) <= _SAME_END and abs(above.end - rule.end) <= _SAME_END
    return same and TOUCH < rule.position - above.position <= _TALLEST


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
