"""Small tables within a cell of a form: beside the label of its money, years over their amounts in
a frame of their own. The cell gets a line for every year, as other forms print them.

    งบประมาณ (บาท) | [ 2566 | 2567 | 2568 ]
                   | [ 24,000 | - | 34,000 ]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from normalize.amounts import baht_per
from normalize.thai_text import clean
from parsers.forms.label_tables import names_money
from parsers.model import Box, Cell, Table
from parsers.rows import Block
from parsers.sheets.year_tables import lines_by_year

_SLACK_PT = 2.0  # by which a frame may stand over the cell's rules

_Blocks = list[Block]


def years_in_cells(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each such table put into the cell of the form that it stands in."""
    known: _Blocks = list(blocks)
    hosts: dict[int, Table] = {}
    taken: set[int] = set()
    for k, (block, _engine) in enumerate(known):
        if not isinstance(block, Table):
            continue
        at = _around(known, k)
        host = known[at][0] if at is not None else None
        if at is None or not isinstance(host, Table):
            continue
        filled = _filled(hosts.get(at, host), block)
        if filled is not None:
            hosts[at] = filled
            taken.add(k)
    for k, (block, engine) in enumerate(known):
        if k not in taken:
            yield hosts.get(k, block), engine


def _around(known: _Blocks, k: int) -> int | None:
    """Where the table stands that the one at `k` lies in."""
    inner = known[k][0]
    for at in range(k - 1, -1, -1):
        block = known[at][0]
        if block.page != inner.page:
            return None
        boxes = block.box, inner.box
        if isinstance(block, Table) and boxes[0] and boxes[1] and _holds(boxes[0], boxes[1]):
            return at
    return None


def _holds(outer: Box, inner: Box) -> bool:
    level = outer.x0 - _SLACK_PT <= inner.x0 and inner.x1 <= outer.x1 + _SLACK_PT
    upright = outer.top - _SLACK_PT <= inner.top and inner.bottom <= outer.bottom + _SLACK_PT
    return level and upright


def _filled(host: Table, inner: Table) -> Table | None:
    """The form with the years of its inner table as lines; None where no cell is known to be
    theirs: it has words of its own, or the label beside it does not name money."""
    if inner.box is None or host.ragged:
        return None
    box = inner.box
    around = [c for c in host.cells if c.box is not None and _holds(c.box, box)]
    lines = lines_by_year(inner) if len(around) == 1 else None
    if lines is None:
        return None
    cell = around[0]
    label = cell if cell.lines else _label_of(cell, host.cells)
    if label is None or not names_money(clean(label.text)):
        return None
    heads = [clean(c.text) for c in inner.cells if "บาท" in c.text]
    if any(baht_per(head) != baht_per(clean(label.text)) for head in heads):
        return None  # a unit of its own
    put = replace(cell, lines=(*cell.lines, *lines))
    return replace(host, cells=tuple(put if c is cell else c for c in host.cells))


def _label_of(cell: Cell, cells: Sequence[Cell]) -> Cell | None:
    """The label of a cell: what is printed right before it in its row."""
    before = [c for c in cells if c.row <= cell.row < c.row + c.row_span and c.col < cell.col]
    return max((c for c in before if clean(c.text)), key=lambda c: c.col, default=None)
