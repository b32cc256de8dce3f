"""Labels of forms that mean an item's number and read as the name of a title: "โครงการที่ | 1",
"ลำดับโครงการ | 2", above or below "ชื่อโครงการ | โครงการ…".

What stands beside them tells: a bare number. They become "ลำดับที่", which all that reads forms knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from normalize.numbering import is_ordinal
from normalize.thai_text import clean, to_ascii_digits
from parsers.forms.pairs import NUMBER_LABEL, label_lines
from parsers.model import Cell, Table
from parsers.rows import Block

_TYPES = r"(?:โครงการ|กิจกรรม|มาตรการ|รายการ)(?:\s?/\s?(?:โครงการ|กิจกรรม|มาตรการ|รายการ))*"
_NUMBER = regex.compile(
    rf"{_TYPES}\s?(?:ลำดับ)?\s?ที่|(?:ลำดับ(?:\s?ที่)?|เลขที่|หมายเลข)\s?(?:ของ)?\s?{_TYPES}"
    r"|(?:แบบ|แผ่น|ใบ|ชุด)\s?ที่"
)


def with_number_labels(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, such labels beside a number as ลำดับที่."""
    for block, engine in blocks:
        yield (_named(block) if isinstance(block, Table) else block), engine


def _named(table: Table) -> Table:
    found = {id(cell) for row in range(table.n_rows) for cell in _labels(table, row)}
    if not found:
        return table
    cells = (
        replace(c, lines=label_lines(NUMBER_LABEL, c)) if id(c) in found else c for c in table.cells
    )
    return replace(table, cells=tuple(cells))


def _labels(table: Table, row: int) -> Iterator[Cell]:
    """The labels of a row that stand each beside one number: several number items side by side."""
    printed = sorted(
        (c for c in table.cells if c.row == row and clean(c.text)), key=lambda c: c.col
    )
    texts = [to_ascii_digits(clean(cell.text)) for cell in printed]
    ordinal = [is_ordinal(text) for text in texts]
    for label, number in pairwise(range(len(texts))):
        alone = number + 1 == len(texts) or not ordinal[number + 1]
        if _NUMBER.fullmatch(texts[label]) and ordinal[number] and alone:
            yield printed[label]
