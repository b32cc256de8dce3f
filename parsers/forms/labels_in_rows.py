"""Forms whose labels stand below each other in one cell, and their values beside them in the next:
an upright parts the two, and no rule one label from the next.

The cells are cut where a label begins, so that each label has a row of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.thai_text import clean
from parsers.forms.label_tables import role_of_label
from parsers.model import Box, Cell, Line, Table

_FEWEST = 3  # different labels in one cell
_LABELLED = 0.6  # of its lines
_UNFINISHED = regex.compile(r"(?:ที่|ของ|การ|และ|ผู้|หน่วยงาน|/)$")
_NEARER = 1.4  # times as far from the line above as from the one below
_LEVEL = 0.6  # line heights between a label and the first line of its value
_LATER = regex.compile(r"(?:[2-9]|1\d)[.)]\s*\D")
_AIM = regex.compile(r"(?:1[.)]\s*)?เพื่อ")


def labels_apart(table: Table) -> Table:
    """A table of two columns with a row for each label; itself where no cell holds several."""
    if table.n_cols != 2 or any(c.row_span > 1 for c in table.cells):
        return table
    cells: list[Cell] = []
    row = 0
    for old in range(table.n_rows):
        mine = sorted((c for c in table.cells if c.row == old), key=lambda c: c.col)
        tops = _tops(*mine) if len(mine) == 2 else []
        for cell in mine:
            cells += [replace(cell, row=row)] if not tops else _cut(cell, row, tops)
        row += max(1, len(tops))
    return table if row == table.n_rows else replace(table, n_rows=row, cells=tuple(cells))


def _tops(labels: Cell, values: Cell) -> list[float]:
    """Where the rows of several labels begin in a row of two cells; none where it holds no such."""
    lines = [(line.box, clean(line.text)) for line in labels.lines if line.box is not None]
    placed = [(line.box, clean(line.text)) for line in values.lines if line.box is not None]
    beside = [box.y_center for box, _text in placed]
    begins: list[tuple[float, str]] = []
    for box, text in lines:
        level = any(abs(y - box.y_center) <= _LEVEL * box.height for y in beside)
        if begins and (not level or _goes_on(begins[-1][1], text)):
            begins[-1] = begins[-1][0], begins[-1][1] + text
        else:
            begins.append((box.top, text))
    roles = [
        role for _top, text in begins if (role := role_of_label(text.rstrip(" :"))) is not None
    ]
    enough = len(set(roles)) >= _FEWEST and len(roles) >= _LABELLED * len(begins)
    if len(lines) < len(labels.lines) or not enough:
        return []
    first = min(beside, default=lines[0][0].top)
    if first < lines[0][0].top or any(_is_centred(*line, placed) for line in lines):
        return []
    tops = [top for top, _text in begins]
    return [] if _stand_nearer_below(tops, values) else tops


def _goes_on(label: str, text: str) -> bool:
    """Whether a line beside a value goes on with the label above it, which is none without it."""
    if role_of_label(label) is not None or role_of_label(label + text) is None:
        return False
    return role_of_label(text) is None or _UNFINISHED.search(label) is not None


def _is_centred(box: Box, label: str, values: Sequence[tuple[Box, str]]) -> bool:
    """Whether a label seems to stand half-way down its value, so that lines above it are its own:
    it is level with none, or with a later point of a list, or an aim stands above its aims."""
    role = role_of_label(label.rstrip(" :"))
    if role is None:
        return False
    above = [(b, text) for b, text in values if b.y_center < box.top]
    below = [b for b, _text in values if b.y_center > box.bottom]
    level = [text for b, text in values if box.top <= b.y_center <= box.bottom]
    if level:
        aims = role == "objectives" and bool(above) and _AIM.match(above[-1][1]) is not None
        return aims or _LATER.match(level[0]) is not None
    near = bool(above) and box.top - above[-1][0].y_center < box.height
    return near and bool(below) and below[0].y_center - box.bottom < box.height


def _stand_nearer_below(tops: Sequence[float], values: Cell) -> bool:
    """Whether the last line above a label, and not level with the label before, is nearer to the
    value below it: that value then begins above its label, as where labels are centred."""
    boxes = [line.box for line in values.lines if line.box is not None]
    for top in tops[1:]:
        above = [box for box in boxes if box.y_center <= top]
        below = next((box for box in boxes if box.y_center > top), None)
        if len(above) < 2 or below is None or _begins(above[-1], tops):
            continue
        if above[-1].top - above[-2].top > _NEARER * (below.top - above[-1].top):
            return True
    return False


def _begins(box: Box, tops: Sequence[float]) -> bool:
    """Whether a line stands level with the label whose value it would be."""
    return any(abs(box.top - top) <= _LEVEL * box.height for top in tops)


def _cut(cell: Cell, row: int, tops: Sequence[float]) -> list[Cell]:
    """A cell cut where labels begin; a line goes to the last label that begins above its middle."""
    held: list[list[Line]] = [[] for _top in tops]
    for line in cell.lines:
        middle = line.box.y_center if line.box is not None else tops[0]
        held[max(0, sum(top <= middle for top in tops) - 1)].append(line)
    box = cell.box
    ends = [box.top, *tops[1:], box.bottom] if box is not None else []
    return [
        replace(
            cell,
            row=row + k,
            lines=tuple(lines),
            box=Box(box.x0, ends[k], box.x1, ends[k + 1]) if box is not None else None,
        )
        for k, lines in enumerate(held)
    ]
