"""Rows of levels in tables that stand on their side: "มิติที่ 1 | การสร้าง…" (a dimension), the name
over the items' columns and the number beside it, names over items whose label a scan has lost, or
one label beside the rows of all levels ("มิติ / ภารกิจ"). They get the labels that other rows of
levels have, all else stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from normalize.framework_headings import opens_dimension
from normalize.thai_text import clean
from parsers.forms.label_tables import role_of_label
from parsers.forms.pairs import LEVELS, label_across
from parsers.hierarchy.context import heading_level
from parsers.model import Cell, Table

_NUMBERED = regex.compile(
    r"(?:[ก-ฮะ-๎]{3,12}\s*[1-9]|[ภก]ารกิจ(?:ตามมิติ)?\s*(?:ที่?)?\s*[1-9]\s?\.\s?[1-9]\d?)"
    r"\s*(?:\(\s*ต่อ\s*\))?"
)
"""A label that is a level's, to judge by its shape: its word may be misread."""
_PARTS = regex.compile(r"\s*(?:/|,|และ|\n)\s*")  # of a label of several levels


def with_levels_named(table: Table) -> Table:
    """The table, its rows of levels labelled as such."""
    rows: dict[int, list[Cell]] = {}
    for cell in _one_label_a_row(table):
        rows.setdefault(cell.row, []).append(cell)
    made: list[Cell] = []
    for row in sorted(rows):
        own = sorted(rows[row], key=lambda c: c.col)
        made += _named(own) if _is_whole(own, table) else own
    return replace(table, cells=tuple(made))


def _one_label_a_row(table: Table) -> Iterator[Cell]:
    """The cells, a label beside the rows of several levels as one label for each of them."""
    for cell in table.cells:
        levels = _levels_beside(cell, table) if cell.col == 0 and cell.row_span > 1 else None
        if levels is None:
            yield cell
            continue
        for row, level in enumerate(levels, cell.row):
            yield _label(level, replace(cell, row=row, row_span=1))


def _levels_beside(label: Cell, table: Table) -> list[str] | None:
    """The level of each row beside a label, as its values tell it, else as the label does; None
    where they are no levels, one each."""
    if role_of_label(clean(label.text)) in ("number", "title"):
        return None
    end, width = label.row + label.row_span, label.col_span
    beside = [c for c in table.cells if label.row <= c.row < end and c.col >= width]
    parts = [role_of_label(clean(part)) for part in _PARTS.split(label.text)]
    levels: list[str] = []
    for k, row in enumerate(range(label.row, end)):
        own = [c for c in beside if c.row == row]
        if any(c.row_span > 1 for c in own) or sum(c.col_span for c in own) + width != table.n_cols:
            return None
        told = {heading_level(clean(c.text)) for c in own if c.lines}
        said = {parts[k]} if told == {None} and len(parts) == label.row_span else told
        level = said.pop() if len(said) == 1 else None
        if level is None or level not in LEVELS or level in levels:
            return None
        levels.append(level)
    return levels


def _is_whole(cells: Sequence[Cell], table: Table) -> bool:
    """Whether a row's cells are a label and values, none of which goes on below."""
    level = all(c.row_span == 1 for c in cells) and sum(c.col_span for c in cells) == table.n_cols
    return level and len(cells) > 1


def _named(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row, its label and values as those of a level if that is what they are."""
    label, *values = cells
    text = clean(label.text)
    printed = [c for c in values if c.lines]
    first = [values[0]] == printed  # over all columns, or those behind it are as it says
    level = _numbered(text)
    if level is not None and first:
        value = replace(values[0], lines=(*label.lines, *values[0].lines))
        return [_label(level, label), value, *values[1:]]
    if role_of_label(text) is not None:
        return cells
    level = heading_level(text)
    if level in LEVELS and not printed:
        return [_label(level, label), replace(values[0], lines=label.lines), *values[1:]]
    levels = {heading_level(clean(c.text)) for c in printed}
    level = levels.pop() if len(levels) == 1 else None
    if level not in LEVELS or (text and not (first and _NUMBERED.fullmatch(text))):
        return cells
    return [_label(level, label), *values]


def _label(level: str | None, cell: Cell) -> Cell:
    """The cell of a label, named as those of a level."""
    return replace(cell, lines=(label_across(LEVELS[level or "dimension"], cell),))


def _numbered(label: str) -> str | None:
    """The level that a label names with a number and nothing else."""
    if not _NUMBERED.fullmatch(label):
        return None
    return "dimension" if opens_dimension(label) else heading_level(label)
