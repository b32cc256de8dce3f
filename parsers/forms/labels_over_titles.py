"""Forms whose cells hold a small label over their value, the word for an item over its title:
"มาตรการ" over "จัดทำคู่มือ…", beside "ผู้รับผิดชอบ" over a unit.

A title may begin with that word as well, broken off at the end of its line, so it is a label only
where other cells have such labels, no title goes without, and more would have fitted into the line.
It then gets a name that no title begins with ("ชื่อมาตรการ:"), and its number a label ("ลำดับที่: 3").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from normalize.numbering import opens_typed
from normalize.thai_text import clean, to_ascii_digits
from parsers.forms.form_labels import label_over
from parsers.model import Cell, Line, Table, Word
from parsers.page.cut_lines import cut_lines
from parsers.rows import Block

_WORD = regex.compile(
    r"(?P<word>โครงการ|กิจกรรม|มาตรการ)(?:\s*(?:ลำดับ)?ที่\s*(?P<no>\d{1,3})\s*[.:)]?)?"
)
_FEWEST_LABELS = 2
_ROOM, _LITTLE_ROOM = 2.5, 1.6  # widths of the word in its cell: for few titles, for many
_MANY = 3


def with_labels_over_named(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such words named as labels."""
    for block, engine in blocks:
        yield (_named(block) if isinstance(block, Table) else block), engine


def _named(table: Table) -> Table:
    over = [cell for cell in table.cells if _stands_over(cell)]
    if not over or table.ragged:
        return table
    roles = {role for cell in table.cells if (role := label_over(cell.lines)) is not None}
    columns = {cell.col for cell in over}
    bare = (c for c in table.cells if c.col in columns and c not in over and opens_typed(_text(c)))
    room = min((_room(cell) for cell in over if not _is_numbered(cell)), default=_ROOM)
    if len(roles) < _FEWEST_LABELS or any(bare):
        return table
    if room < (_LITTLE_ROOM if len(over) >= _MANY else _ROOM):
        return table
    return replace(table, cells=tuple(_renamed(c) if c in over else c for c in table.cells))


def _text(cell: Cell) -> str:
    return clean(cell.text)


def _stands_over(cell: Cell) -> bool:
    """Whether the first of a cell's lines is the word for an item and nothing else."""
    return len(cell.lines) > 1 and _word(cell.lines[0]) is not None


def _word(line: Line) -> regex.Match[str] | None:
    return _WORD.fullmatch(to_ascii_digits(line.text))


def _is_numbered(cell: Cell) -> bool:
    """Whether the word has a number behind it, which no title goes on with in its next line."""
    match = _word(cell.lines[0])
    return match is not None and match["no"] is not None


def _room(cell: Cell) -> float:
    """How often the word above would fit into its cell, or into the longest line below it."""
    first, *below = cell.lines
    if first.box is None or not first.box.width:
        return max(len(line.text) for line in below) / len(first.text)
    wide = max(line.box.width for line in below if line.box) if cell.box is None else cell.box.width
    return wide / first.box.width


def _renamed(cell: Cell) -> Cell:
    first, *below = cell.lines
    match = _word(first)
    if match is None:
        return cell
    named = replace(first, words=(_label(f"ชื่อ{match['word']}:", first),))
    numbers = cut_lines([first], *match.span("no")) if match["no"] is not None else ()
    numbered = (replace(n, words=(_label("ลำดับที่:", first), *n.words)) for n in numbers)
    return replace(cell, lines=(*numbered, named, *below))


def _label(name: str, line: Line) -> Word:
    return Word(name, name, line.box, line.confidence)
