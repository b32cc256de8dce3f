"""Forms of ruled rows whose labels have numbers: "1. ชื่อโครงการ | โครงการ…" over labels with none,
where it counts the forms, or over "2. วัตถุประสงค์ | …", where it counts the labels.

The labels lose their numbers, by which nothing knows them; one that counts the forms is laid in a
row of its own, "ลำดับที่ | 1". Numbered rows of ordinary tables have other words there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.thai_text import clean
from parsers.forms.label_tables import role_of_label
from parsers.model import Cell, Line, Table, Word
from parsers.rows import Block

_NUMBERED = regex.compile(r"(?P<no>\d{1,2})\s*[.)]\s*(?P<label>[^\d\s][^:：]*?)\s*[:：]?")
_NAME = regex.compile(r"ชื่อ\s?(?:โครงการ|กิจกรรม|มาตรการ)[/ก-๙\s]{0,30}")
_COLON = regex.compile(r"\s*[:：]$")
_FEWEST_LABELS = 3  # of a form, below its title


@dataclass(frozen=True, slots=True)
class _Label:
    """A cell of a form's first column, the number before its words, and what they name."""

    cell: Cell
    number: int | None
    text: str
    role: str | None


def with_names_unnumbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such labels without their numbers."""
    held = list(blocks)
    forms = {k: labels for k, (block, _engine) in enumerate(held) if (labels := _labels(block))}
    counting = [k for k, labels in forms.items() if _counts_forms(labels)]
    numbers = [label.number for k in counting for label in _titles(forms[k])]
    in_order = len(numbers) > 1 and all(a and b == a + 1 for a, b in pairwise(numbers))
    for k, (block, engine) in enumerate(held):
        if k in forms and isinstance(block, Table):
            block = _unnumbered(block, forms[k])
            if in_order and k in counting:
                block = _with_numbers(block, _titles(forms[k]))
        yield block, engine


def _labels(block: Line | Table) -> list[_Label]:
    """The labels of a form with a number before its title's; none of any other table."""
    if not isinstance(block, Table) or block.ragged or block.n_cols < 2:
        return []
    first = sorted((c for c in block.cells if c.col == 0 and c.lines), key=lambda c: c.row)
    labels = [_label(cell) for cell in first]
    titles = _titles(labels)
    if _names_parts(labels, titles):
        return []
    known = {label.role for label in labels if label.role not in (None, "title")}
    beside = all(_stands_beside(block, label.cell) for label in titles)
    return labels if titles and beside and len(known) >= _FEWEST_LABELS else []


def _names_parts(labels: Sequence[_Label], titles: Sequence[_Label]) -> bool:
    """Whether a form has a label for a part of what it is about, too ("2. ชื่อกิจกรรม" below
    "1. ชื่อโครงการ", "5. กิจกรรมย่อย"), which would be a form of its own."""
    others = any(label.role == "title" and label not in titles for label in labels)
    return others or any(a in titles and b in titles for a, b in pairwise(labels))


def _label(cell: Cell) -> _Label:
    text = clean(cell.text)
    match = _NUMBERED.fullmatch(text)
    bare = match["label"] if match is not None else _COLON.sub("", text)
    number = int(match["no"]) if match is not None else None
    return _Label(cell, number, bare, role_of_label(bare))


def _titles(labels: Sequence[_Label]) -> list[_Label]:
    named = (label for label in labels if label.number is not None and label.role == "title")
    return [label for label in named if _NAME.fullmatch(label.text)]


def _stands_beside(table: Table, label: Cell) -> bool:
    """Whether one text stands beside a label, in its row alone."""
    beside = [c for c in table.cells if c.row == label.row and c.col > 0 and c.lines]
    return len(beside) == 1 and beside[0].row_span == label.row_span == 1


def _counts_forms(labels: Sequence[_Label]) -> bool:
    """Whether the titles' labels alone have numbers."""
    numbered = [label for label in labels if label.number is not None]
    return len(numbered) == len(_titles(labels))


def _unnumbered(table: Table, labels: Sequence[_Label]) -> Table:
    named = {
        id(label.cell): label.text
        for label in labels
        if label.number is not None and label.role is not None
    }
    cells = (_said(c, named[id(c)]) if id(c) in named else c for c in table.cells)
    return replace(table, cells=tuple(cells))


def _said(cell: Cell, text: str) -> Cell:
    line = cell.lines[0]
    word = Word(text, cell.raw.strip() or text, cell.box or line.box, line.confidence)
    return replace(cell, lines=(replace(line, words=(word,)),))


def _with_numbers(table: Table, titles: Sequence[_Label]) -> Table:
    """The table with a row for the number above each title."""
    for label in sorted(titles, key=lambda label: -label.cell.row):
        row = label.cell.row
        if any(c.row < row < c.row + c.row_span for c in table.cells):
            continue
        above = [c for c in table.cells if c.row < row]
        below = [replace(c, row=c.row + 1) for c in table.cells if c.row >= row]
        line = label.cell.lines[0]
        name, number = (
            replace(line, words=(Word(text, text, line.box, line.confidence),))
            for text in ("ลำดับที่", str(label.number))
        )
        own = (Cell(row, 0, 1, 1, (name,)), Cell(row, 1, 1, table.n_cols - 1, (number,)))
        table = replace(table, n_rows=table.n_rows + 1, cells=(*above, *own, *below))
    return table
