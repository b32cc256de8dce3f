"""Whether the lines of a list go on in the next: where they end under their heading, and on their
page, as the few lines under one heading may all be short.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from normalize.thai_text import clean, to_ascii_digits
from parsers.hierarchy.outline_money import money_in
from parsers.model import Line
from parsers.page.geometry import overlap, reach
from parsers.page.pieces import in_pieces, text_of

_FEWEST = 3  # lines that end at the margin
_LEVEL = 0.97  # of the widest line's end
_LONGEST_NUMBER = 8  # characters
_FULL = 0.8  # of the widest line: a shorter one is not wrapped
_ALONE = r"(?:^|[\s(:/,])"  # so stands a unit's name, and no title's last words
_UNFINISHED = regex.compile(
    rf"(?:และ|หรือ|ของ|(?<!{_ALONE}(?:หน่วย|งาน)*ตรวจสอบภาย)ใน|(?<!{_ALONE}(?:ทุก|หัวหน้า)*ส่วนราช)การ"
    r"|แก่|ที่|ต่อ|เพื่อ|กับ|ด้าน|โดย|ให้|ตาม|[,/(“])$"
)


def margins_of(lines: Sequence[Line]) -> dict[int | None, float]:
    """The right margin of each page, in points, that lines of a list reach; none of a page where
    they stand in columns, such as titles that wrap before their amounts."""
    margins: dict[int | None, float] = {}
    for page in {line.page for line in lines}:
        mine = [line for line in lines if line.page == page]
        if page is None or any(map(_has_columns, mine)):
            continue
        ends = sorted((line.box.x1 for line in mine if line.box is not None), reverse=True)
        if len(ends) >= _FEWEST and ends[_FEWEST - 1] >= _LEVEL * ends[0]:
            margins[page] = ends[_FEWEST - 1]
    return margins


def wraps(lines: Sequence[Line], which: range, margins: Mapping[int | None, float]) -> list[bool]:
    """For each of the lines whether its text goes on in the next one: that is known, it reaches the
    margin, or ends with a word that asks for more. One that opens with a word that is not printed
    there was laid of figures, and is whole."""
    return [
        lines[k].goes_on
        or (bool(lines[k].words[0].raw) and is_full(lines[k], lines, margins))
        or bool(_UNFINISHED.search(clean(lines[k].text)))
        for k in which
    ]


def is_full(line: Line, lines: Sequence[Line], margins: Mapping[int | None, float]) -> bool:
    """Whether a line reaches the margin of the page, or of its column of text; `margins`: where the
    lists of pages are known to end."""
    beside = [other for other in lines if other is line or _same_column(other, line)]
    edge = min(_edge(other) for other in beside) if len(beside) < len(lines) else 0.0
    widest = max(map(reach, beside))
    if len(beside) == len(lines):
        widest = max(widest, margins.get(line.page, 0.0))
    return reach(line) - edge >= _FULL * (widest - edge)


def _edge(line: Line) -> float:
    return line.box.x0 if line.box is not None else 0.0


def _same_column(one: Line, other: Line) -> bool:
    """Whether two lines are not of two columns of text."""
    if one.box is None or other.box is None:
        return True
    return overlap(one.box.x0, one.box.x1, other.box.x0, other.box.x1) > 0


def _has_columns(line: Line) -> bool:
    """Whether a wide gap parts a line behind its number, or it states money."""
    row = in_pieces(line)
    if row is None:
        return True
    first = to_ascii_digits(text_of(row.pieces[0]))
    numbered = len(first) <= _LONGEST_NUMBER and not any(c.isalpha() for c in first)
    wide = len(row.pieces) > (2 if numbered else 1)
    return wide or bool(money_in(clean(line.text), "plan"))
