"""Where a card stands, in one cell of it: "มิติที่ 1 … ภารกิจที่ 1.1 …" (dimension and mission), or
the ITA's instrument and indicator ("แบบวัด IIT ตัวชี้วัดที่ 2 …"), over a form's labels or beside its
number.

The two become rows of their own in a form of labels and values, each with a label that says what it
is, so that the form's item gets both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from normalize.numbering import item_type
from normalize.thai_text import clean, squeeze, to_ascii_digits, toneless
from parsers.forms.label_tables import ORDINAL, has_title, label_pairs, role_of_label
from parsers.forms.pairs import LEVELS, NUMBER_LABEL, label_lines
from parsers.hierarchy.context import both_levels, heading_level
from parsers.model import Cell, Line, Table
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block, rows_of

Lines = tuple[Line, ...]

_OF_A_FORM = regex.compile(r"(?P<word>แบบ[ก-๎/]{0,20}?\s*(?:ที่)?)\s*(?P<no>\d{1,3})")
_BOTH_LABELS = toneless(r"ม[ิี]?ต[ิี](?:ที่)?(?:[/,|lI–-]|และ)*[ภก]ารกิจ(?:ที่)?")
_FEWEST_FORMS = 2
_OF_THEIR_OWN = 0.75  # of the numbers: a scan may misread one


def levels_in(lines: Sequence[Line]) -> tuple[Lines, Lines] | None:
    """The words of a dimension and those of a mission of it, where lines say both and no more."""
    text = "\n".join(line.text for line in lines)
    both = both_levels(clean(text))
    if both is None or heading_level(clean(both["dimension"])) != "dimension":
        return None
    starts = (k for k in range(len(text)) if clean(text[k:]) == clean(both["mission"]))
    start = next(starts, None)
    ends = (k for k in range((start or 0) + 1) if clean(text[:k]) == clean(both["dimension"]))
    end = next(ends, None)
    if start is None or end is None:
        return None
    return cut_lines(lines, 0, end), cut_lines(lines, start, len(text))


def names_both(label: Cell, value: Cell) -> bool:
    """Whether a cell is the label of a dimension and a mission together ("มิติ / ภารกิจ"), and the one
    beside it says itself which of its words are of which."""
    if _BOTH_LABELS.fullmatch(squeeze(label.text)) is None:
        return False
    return levels_in(value.lines) is not None or heading_level(clean(value.text)) is not None


def with_levels_apart(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such cells of forms as rows of their own."""
    known = list(blocks)
    tables = [block for block, _engine in known if isinstance(block, Table)]
    numbers = _numbers_of_forms(tables)
    for block, engine in known:
        yield (_laid(block, numbers, engine) if isinstance(block, Table) else block), engine


def _numbers_of_forms(tables: Sequence[Table]) -> frozenset[str]:
    """What forms call themselves before a number ("แบบติดตามที่"), where nearly all have one of
    their own: "แบบ 1" over each of them is the name of all."""
    said: dict[str, list[str]] = {}
    for cell in (cell for table in tables for cell in table.cells if cell.col == 0):
        named = _OF_A_FORM.fullmatch(to_ascii_digits(clean(cell.text)))
        if named is not None:
            said.setdefault(clean(named["word"]), []).append(named["no"])
    return frozenset(
        word
        for word, numbers in said.items()
        if len(set(numbers)) >= max(_FEWEST_FORMS, _OF_THEIR_OWN * len(numbers))
    )


def _laid(table: Table, numbers: frozenset[str], engine: str) -> Table:
    if table.ragged or table.n_cols < 2 or any(cell.row_span > 1 for cell in table.cells):
        return table
    placed: list[list[Cell]] = []
    told = False
    for row in range(table.n_rows):
        cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.col)
        apart = _apart(cells, table.n_cols, numbers)
        placed += apart or [cells]
        told |= bool(apart)
    if not told:
        return table
    cells = [replace(cell, row=k) for k, row in enumerate(placed) for cell in row]
    laid = replace(table, n_rows=len(placed), cells=tuple(cells))
    pairs = label_pairs(rows_of(laid, 0, engine))
    return laid if pairs is not None and has_title(pairs) else table


def _apart(cells: Sequence[Cell], width: int, numbers: frozenset[str]) -> list[list[Cell]]:
    """The rows that a row becomes whose value says where the card stands; none for any other."""
    printed = [cell for cell in cells if clean(cell.text)]
    if not printed or printed[0] is not cells[0] or len(printed) > 2:
        return []
    label, value = printed[0], printed[-1]
    levels = levels_in(value.lines)
    if value is label:
        return _rows(value, levels, width) if levels is not None else []
    text = to_ascii_digits(clean(label.text))
    own = _OF_A_FORM.fullmatch(text)
    number = own if own is not None and clean(own["word"]) in numbers else ORDINAL.fullmatch(text)
    if levels is None and heading_level(clean(value.text)) == "dimension":
        levels = value.lines, ()
    if levels is None or (number is None and own is None):
        return []
    if item_type(clean(value.text)) != "unspecified" or role_of_label(clean(value.text)) == "title":
        return []
    rows = _rows(value, levels, width)
    if number is None:
        return rows
    where = to_ascii_digits("\n".join(line.text for line in label.lines)).rfind(number["no"])
    figures = cut_lines(label.lines, where, where + len(number["no"]))
    return [_row(label, label_lines(NUMBER_LABEL, label), figures, width), *rows]


def _rows(cell: Cell, levels: tuple[Lines, Lines], width: int) -> list[list[Cell]]:
    return [
        _row(cell, label_lines(name, cell), lines, width)
        for name, lines in zip(LEVELS.values(), levels, strict=True)
        if lines
    ]


def _row(like: Cell, label: Lines, value: Lines, width: int) -> list[Cell]:
    first = Cell(0, 0, 1, 1, label, like.box)
    return [first, Cell(0, 1, 1, width - 1, value, like.box)]
