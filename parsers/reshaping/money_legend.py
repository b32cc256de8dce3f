"""What a line of the document says of all its cells of money: 'ช่อง "งบประมาณ" แสดงงบประมาณที่ตั้งไว้ /
งบประมาณที่ใช้จริง' (the cells "budget" show what was set / what was spent).

Below such a line a bare งบประมาณ over, or beside, two amounts with a stroke between is given the
words of both, so that all that reads such labels reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from normalize.amounts import LARGE, parse_amount
from normalize.thai_text import clean
from parsers.forms.label_tables import names_money
from parsers.headings.columns import bind_heading, kind_named
from parsers.model import Cell, Line, Table
from parsers.rows import Block

_SPEAKS = regex.compile(
    r"(?:ช่อง|คอลัมน์|คอลัมภ์|สดมภ์|หัวข้อ|รายการ|ตัวเลข)[^/]{0,12}งบประมาณ[^/]{0,24}?"
    r"(?:แสดง|หมายถึง|คือ|เป็น|ระบุ|[:=])"
)
_SAYS = regex.compile(
    rf"{_SPEAKS.pattern}\s*(?:ถึง|เป็น)?\s*[“”\"'(]*"
    r"(?P<set>[^\s/]{3,30})\s*/\s*(?P<spent>[^\s/,()]{3,30})"
)
_MONEY = regex.compile("^(?:งบประมาณ|วงเงิน|จำนวนเงิน)")
_BARE = regex.compile(rf"{_MONEY.pattern}\s*(?:\((?:{LARGE})?บาท\))?\s*[:：]?")
_LARGE_UNIT = regex.compile(rf"(?:{LARGE})บาท")
_PAIR = 2  # amounts on both sides of a stroke


def with_kinds_told(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, labels of money with the words that a line above gives for all of them."""
    words: str | None = None
    for block, engine in blocks:
        if isinstance(block, Line):
            text = clean(block.text)
            words = _kinds_in(text) if _SPEAKS.search(text) else words
        elif words is not None and not block.ragged:
            block = _told(block, words)
        yield block, engine


def _kinds_in(text: str) -> str | None:
    """The words for what is set and for what is spent, in this order, that such a line gives."""
    said = _SAYS.search(text)
    if said is None or not said["set"].strip("\"'“”") or _LARGE_UNIT.search(text):
        return None  # of amounts in thousands the heading has to say so
    kinds = [bind_heading(0, (said[part],)) for part in ("set", "spent")]
    named = [(column.role, column.kind) for column in kinds]
    if named != [("money", "planned"), ("money", "disbursed")] or kind_named(said["set"]):
        return None
    return f"{said['set']}/{said['spent']}"


def _told(table: Table, words: str) -> Table:
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.col))
    made: list[Cell] = []
    for cell in cells:
        beside = next(
            (c for c in cells if c.row == cell.row and c.col == cell.col + cell.col_span), None
        )
        below = [c for c in cells if c.col == cell.col and c.row >= cell.row + cell.row_span]
        lines = list(cell.lines)
        for k, line in enumerate(cell.lines):
            values = [clean("\n".join(other.text for other in lines[k + 1 :]))]
            if len(lines) == 1:
                values = [clean(c.text) for c in (*([beside] if beside else []), *below)]
            if _is_bare(line) and any(map(_are_two, values)):
                lines[k] = _named(line, words)
        made.append(replace(cell, lines=tuple(lines)))
    return replace(table, cells=tuple(made))


def _is_bare(line: Line) -> bool:
    text = clean(line.text)
    return _BARE.fullmatch(text) is not None and names_money(text.rstrip(":： "))


def _are_two(text: str) -> bool:
    """Whether a text is two amounts with a stroke between, either of which may be a dash."""
    parts: Sequence[str] = [part.strip() for part in text.split("/")]
    read = [parse_amount(part).status for part in parts]
    return len(read) == _PAIR and "amount" in read and set(read) <= {"amount", "dash"}


def _named(line: Line, words: str) -> Line:
    """The label with those words for its own, its unit and colon kept."""
    first, *more = line.words
    return replace(line, words=(replace(first, text=_MONEY.sub(words, first.text)), *more))
