"""A small table of fiscal years one below the other with the money of each beside it, ruled or not:

    ปี พ.ศ. | งบประมาณ (บาท)
    2566   | 25,000.-
    2567   | -

What says once that there is no budget, in a cell beside several years, says it of each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from normalize.amounts import is_empty_money, looks_like_money, parse_amount, says_no_budget
from normalize.thai_text import clean, to_ascii_digits
from parsers.forms.label_tables import names_money
from parsers.forms.years_beside import said_as_year
from parsers.headings.columns import bind_heading, kind_named
from parsers.model import Box, Cell, Line, Word, union_of
from parsers.money.year_lists import line_of_year
from parsers.page.geometry import middle
from parsers.page.pieces import extent, in_pieces, text_of

_FEWEST = 2  # years
_MOST_KINDS = 2
_LEVEL = 0.45  # of the way from one year to the next
_NEARER = 0.5  # of the way to the next kind
_YEAR = regex.compile(r"(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.?\s?ศ\.?\s*)?(?P<year>25[4-9]\d)")
_YEAR_LABEL = regex.compile(r"(?:ประจำ)?ปี\s*(?:งบประมาณ)?\s*(?:\(?\s*พ\.?\s?ศ\.?\s*\)?)?")
_UNIT = regex.compile(r"(?:จำนวน(?:เงิน)?)?\s*\(?\s*บาท\s*\)?")
_SUM = regex.compile(r"รวม(?:ทั้งสิ้น|ทั้งหมด|เงิน|เป็นเงิน|งบประมาณ)*$")
_MOST_YEAR_WORDS = 3
_SAME_BAHT = 0.005

Words = tuple[Word, ...]


@dataclass(slots=True)
class _Row:
    """A year's words, where they stand, and the words of its money, for each kind."""

    year: Words
    y: float
    values: list[list[Word]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Kind:
    label: Words
    at: tuple[float, float]


def money_down(cells: Sequence[Cell]) -> list[tuple[Line, tuple[Line, ...]]] | None:
    """The label of each kind of money that the cells of such a table state, with a line for every
    year; None for any other cells, and where nobody can say what is whose."""
    rows = sorted((row for cell in cells for row in _years(cell)), key=lambda row: row.y)
    names = [int(_year_of(row.year)) for row in rows]
    if len(rows) < _FEWEST or any(b != a + 1 for a, b in pairwise(names)):
        return None
    kinds = _kinds(cells, rows[0].y)
    if not kinds:
        return None
    for row in rows:
        row.values = [[] for _ in kinds]
    summed = _sum_row(cells, rows[-1].y, len(kinds))
    if not all(_share_out(cell, rows, kinds, summed) for cell in cells):
        return None
    page = next((line.page for cell in cells for line in cell.lines), None)
    found = []
    for k, kind in enumerate(kinds):
        values = [clean(text_of(row.values[k])) if row.values[k] else "" for row in rows]
        known = all(is_empty_money(text) or looks_like_money(text) for text in values)
        if (
            not any(values)
            or not known
            or not _adds_up(values, summed.values[k] if summed is not None else ())
        ):
            return None
        lines = tuple(_line(row.year, row.values[k], page) for row in rows)
        found.append((Line(kind.label, page=page), lines))
    return found


def _line(year: Words, value: Sequence[Word], page: int | None) -> Line:
    said = Cell(0, 1, 1, 1, (Line(tuple(value), page=page),) if value else ())
    return line_of_year(said_as_year(Cell(0, 0, 1, 1, (Line(year, page=page),))), said)


def _year_words(line: Line) -> int:
    """How many words at the start of a line are a fiscal year."""
    for count in range(min(_MOST_YEAR_WORDS, len(line.words)), 0, -1):
        if _YEAR.fullmatch(to_ascii_digits(text_of(line.words[:count]))):
            return count
    return 0


def _year_of(words: Words) -> str:
    match = _YEAR.fullmatch(to_ascii_digits(text_of(words)))
    return match["year"] if match is not None else "0"


def _years(cell: Cell) -> list[_Row]:
    found = []
    for line in cell.lines:
        count = _year_words(line)
        if count and line.box is not None:
            own = line.words[:count]
            box = union_of([word.box for word in own if word.box is not None])
            found.append(_Row(own, (box or line.box).y_center))
    return found


def _sum_row(cells: Sequence[Cell], last: float, kinds: int) -> _Row | None:
    """The row below the last year that states their sum; its words for it stand for the year."""
    for line in (line for cell in cells for line in cell.lines):
        named = _SUM.match(clean(line.words[0].text))
        if named is not None and line.box is not None and line.box.y_center > last:
            return _Row(line.words[:1], line.box.y_center, [[] for _ in range(kinds)])
    return None


def _kinds(cells: Sequence[Cell], first: float) -> list[_Kind]:
    """The kinds of money that the lines above the first year name, left to right; none where they
    name anything else."""
    groups = [group for cell in cells for group in _headings(cell, first)]
    groups = [g for g in map(_without_year, groups) if g]
    texts = [clean(text_of(group)) for group in groups]
    if len(groups) == 2 and _is_title_over(groups) and _UNIT.fullmatch(texts[1]):
        groups, texts = [(*groups[0], *groups[1])], [f"{texts[0]} {texts[1]}"]
    kinds = [kind_named(text) or bind_heading(0, (text,)).kind for text in texts]
    named = all(names_money(text) or kind for text, kind in zip(texts, kinds, strict=True))
    if not 0 < len(groups) <= _MOST_KINDS or not named or len(set(kinds)) < len(kinds):
        return []
    if len(groups) > 1 and None in kinds:
        return []
    return sorted((_Kind(group, extent(group)) for group in groups), key=lambda kind: kind.at)


def _headings(cell: Cell, first: float) -> list[Words]:
    """The words over the years in a cell, parted at wide gaps if they are a line of their own."""
    above = [ln for ln in cell.lines if ln.box is not None and ln.box.y_center < first - 1.0]
    above = [line for line in above if not _year_words(line)]
    if len(above) == 1:
        row = in_pieces(above[0])
        return [tuple(piece) for piece in row.pieces] if row is not None else []
    return [tuple(word for line in above for word in line.words)] if above else []


def _without_year(words: Words) -> Words:
    """The words of a heading without the label of the years before them."""
    for count in range(min(_MOST_YEAR_WORDS, len(words)), 0, -1):
        if _YEAR_LABEL.fullmatch(text_of(words[:count])):
            return words[count:]
    return words


def _is_title_over(groups: Sequence[Words]) -> bool:
    boxes = [union_of([w.box for w in group if w.box is not None]) for group in groups]
    above, below = boxes
    return above is not None and below is not None and above.bottom <= below.y_center


def _share_out(
    cell: Cell, rows: Sequence[_Row], kinds: Sequence[_Kind], summed: _Row | None
) -> bool:
    """Give what a cell says to the years it stands beside; False where nobody can say to which."""
    first = rows[0].y - 1.0
    body = [ln for ln in cell.lines if ln.box and (ln.box.y_center >= first or _year_words(ln))]
    rest = [(line, line.words[_year_words(line) :]) for line in body]
    words = tuple(word for _line, own in rest for word in own)
    if not words:
        return True
    own_years = [
        row for row in rows if any(row.year[0] is word for ln in body for word in ln.words)
    ]
    if says_no_budget(clean(text_of(words))):
        reached = own_years if own_years else [r for r in rows if _beside(cell.box, r)]
        return _say_all(words, reached, kinds, cell)
    half = _LEVEL * min(b.y - a.y for a, b in pairwise(rows))
    levels = [*rows, summed] if summed is not None else rows
    for line, own in rest:
        said = tuple(word for word in own if summed is None or word not in summed.year)
        if not said:
            continue
        y = middle(line)
        row = min(levels, key=lambda level: abs(level.y - y))
        if abs(row.y - y) > half or not _give(said, row.values, kinds):
            return False
    return True


def _say_all(words: Words, rows: Sequence[_Row], kinds: Sequence[_Kind], cell: Cell) -> bool:
    """Say of each of some years that there is no budget."""
    at = [k for k, kind in enumerate(kinds) if len(kinds) == 1 or _over(cell.box, kind)]
    if not rows or not at:
        return False
    for row in rows:
        for k in at:
            row.values[k] += words
    return True


def _beside(box: Box | None, row: _Row) -> bool:
    return box is not None and box.top <= row.y <= box.bottom


def _over(box: Box | None, kind: _Kind) -> bool:
    return box is not None and box.x0 <= sum(kind.at) / 2 <= box.x1


def _give(words: Words, values: list[list[Word]], kinds: Sequence[_Kind]) -> bool:
    """Each word to the kind whose heading it stands below."""
    if len(kinds) == 1:
        values[0] += words
        return True
    for word in words:
        left, right = extent((word,))
        gaps = sorted(
            (max(0.0, kind.at[0] - right, left - kind.at[1]), k) for k, kind in enumerate(kinds)
        )
        if gaps[0][0] >= _NEARER * gaps[1][0]:
            return False
        values[gaps[0][1]].append(word)
    return True


def _adds_up(values: Sequence[str], stated: Sequence[Word]) -> bool:
    """Whether the sum below the years, if there is one, is theirs."""
    if not stated:
        return True
    parts = [parse_amount(text) for text in values]
    whole = parse_amount(text_of(stated))
    if any(part.status == "unreadable" for part in (*parts, whole)):
        return False
    return abs(sum(part.baht or 0.0 for part in parts) - (whole.baht or 0.0)) < _SAME_BAHT
