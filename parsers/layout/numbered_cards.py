"""Cards abreast that have no frames to be seen, only white or a pale ground between them: each
opens with its number, before or in a ring, and its title beside it; below stand its units, mostly
under a thin rule, or labels with values.

    (1) โครงการพัฒนา        (2) กิจกรรมสัปดาห์
        คุณธรรม                 แต่งผ้าไทย
        ------------            ------------
        สำนักปลัด                สำนักปลัด / กองคลัง

Each card is read by itself. A row of them that cannot be parted is one cell, so that its loss is
told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from normalize.numbering import opens_typed
from normalize.thai_text import clean, to_ascii_digits
from normalize.units import is_known_unit, names_unit, split_responsible
from parsers.forms.card_labels import label_of
from parsers.forms.framed_cards import card_of
from parsers.hierarchy.context import heading_level
from parsers.model import Box, Cell, Line, Page, Ruling, Table, Word, union_of
from parsers.page.cut_lines import cut_lines
from parsers.page.geometry import printed_lines

_FEWEST = 3  # cards of a page
_FEWEST_ABREAST, _MOST_ABREAST = 2, 4
_SAME_PLACE = 8.0  # points by which lines of a card may begin apart
_GAP = 3.0  # line heights, at most, between a number and its title
_WIDEST_GAP = 2.0  # line heights between two lines of a card
_WHITE = 0.5  # line heights, at least, before a number: a sentence may have several
_LEVEL = 0.6  # line heights by which the titles of a row may stand apart
_OPENS = regex.compile(r"\(?\s*(?P<no>\d{1,3})(?!\d)\s*[.)]?\s*\)?\s*")
_NUMBER = regex.compile(r"\(?(?P<no>\d{1,3})[.)]?")
_COUNTED = regex.compile(
    r"\d{1,3}\s*(?:(?:โครงการ|กิจกรรม|มาตรการ)/?)+"
    r"(?:\s*(?:(?:/|ต่อ)\s*(?:ปี|รอบ|เดือน|ไตรมาส|สัปดาห์|ครั้ง|คน|แห่ง|หมู่บ้าน|ตำบล)|ขึ้นไป|และ\s*\d|\(|\d++(?!\s*ส)).*)?"
)
"""What is counted, and no title: "2 กิจกรรม/ปี"; but "2 มาตรการต่อต้าน…", "3. กิจกรรม 5 ส"."""
_BRACKET = regex.compile(r"[()]")
"""What a ring around a number may be read as, beside it."""
_LABEL = "ผู้รับผิดชอบ"


@dataclass(frozen=True, slots=True)
class _Opening:
    """A card's number and where its title begins."""

    number: int
    left: float
    title: float
    box: Box


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the numbers and the titles of the cards below each other begin, and where they end."""

    left: float
    title: float
    right: float


def numbered_cards(page: Page, words: Sequence[Word]) -> tuple[list[Table], list[Word]]:
    """The cards of a page that stand abreast, row by row, and the words that are in none."""
    lines = printed_lines(words, page.number)
    openings = [opening for line in lines for opening in _openings(line)]
    if len(openings) < _FEWEST or any(map(_states_count, lines)):
        return [], list(words)
    rows, columns = _rows(openings), _columns(openings)
    if not _are_abreast(rows, columns):
        return [], list(words)
    found: list[Table] = []
    taken: set[int] = set()
    tops = [min(opening.box.top for opening in row) for row in rows]
    for row, end in zip(rows, [*tops[1:], page.height], strict=True):
        held = _held(row, end, lines, columns)
        own = [word for word in held if word.box and word.box.x0 >= columns[0].left]
        cards = _cards_in(own, columns, page)
        held = own if cards else held  # what stands beside them is in none
        lines_of_row = printed_lines(held, page.number)
        box = union_of([word.box for word in held if word.box is not None])
        found += cards or [
            Table(page.number, 1, 1, (Cell(0, 0, 1, 1, lines_of_row, box),), box=box)
        ]
        taken |= {id(word) for word in held}
    return found, [word for word in words if id(word) not in taken]


def _openings(line: Line) -> Iterator[_Opening]:
    """The numbers in a line that stand by themselves before a title."""
    words = line.words
    for k, word in enumerate(words):
        bracket = k > 0 and _BRACKET.fullmatch(words[k - 1].text) is not None
        first = words[k - 1] if bracket else word
        white = _white_between(words[k - 1 - bracket], first) if k > bracket else _WHITE
        if white < _WHITE:
            continue
        joined = _OPENS.match(to_ascii_digits(word.text))
        if joined is not None and opens_typed(word.text[joined.end() :]) and word.box and first.box:
            yield _Opening(int(joined["no"]), first.box.x0, word.box.x0, word.box)
        number = _NUMBER.fullmatch(to_ascii_digits(word.text))
        behind = [w for w in words[k + 1 : k + 3] if not _BRACKET.fullmatch(w.text)][:1]
        title = behind[0].box if behind and opens_typed(behind[0].text) else None
        if number is None or word.box is None or first.box is None or title is None:
            continue
        if 0 <= title.x0 - word.box.x1 <= _GAP * title.height:
            yield _Opening(int(number["no"]), first.box.x0, title.x0, title)


def _white_between(word: Word, behind: Word) -> float:
    """In line heights; none where places are not known."""
    if word.box is None or behind.box is None:
        return 0.0
    return (behind.box.x0 - word.box.x1) / max(behind.box.height, 1.0)


def _states_count(line: Line) -> bool:
    """Whether a text of its own in a line says how many there are of something: in a table's row,
    where other numbers open no cards either."""
    return any(
        _white_between(before, word) >= _WHITE and _is_counted(line.words[k:])
        for k, (before, word) in enumerate(pairwise(line.words), 1)
    )


def _is_counted(words: Sequence[Word]) -> bool:
    """Whether words open with a number and what it counts, up to the next white."""
    text = words[0].text
    for word, behind in pairwise(words):
        if _white_between(word, behind) > _GAP:
            break
        text = f"{text} {behind.text}"
    return _COUNTED.fullmatch(to_ascii_digits(clean(text))) is not None


def _rows(openings: Sequence[_Opening]) -> list[list[_Opening]]:
    """The openings level with each other, from left to right."""
    rows: list[list[_Opening]] = []
    for opening in sorted(openings, key=lambda o: o.box.y_center):
        last = rows[-1][-1].box if rows else None
        if last is not None and opening.box.y_center - last.y_center <= _LEVEL * last.height:
            rows[-1].append(opening)
        else:
            rows.append([opening])
    return [sorted(row, key=lambda o: o.left) for row in rows]


def _columns(openings: Sequence[_Opening]) -> list[_Column]:
    groups: list[list[_Opening]] = []
    for opening in sorted(openings, key=lambda o: o.title):
        if groups and opening.title - groups[-1][0].title <= _SAME_PLACE:
            groups[-1].append(opening)
        else:
            groups.append([opening])
    lefts = [min(o.left for o in group) - _SAME_PLACE for group in groups]
    titles = [max(o.title for o in group) for group in groups]
    rights = [*lefts[1:], float("inf")]
    return [_Column(*place) for place in zip(lefts, titles, rights, strict=True)]


def _are_abreast(rows: Sequence[Sequence[_Opening]], columns: Sequence[_Column]) -> bool:
    """Whether the numbers run on from left to right and from row to row, several of them in a row
    that begins at the left: lists beside each other do not."""
    if not _FEWEST_ABREAST <= len(columns) <= _MOST_ABREAST:
        return False
    numbers = [[opening.number for opening in row] for row in rows]
    if max(map(len, numbers)) < _FEWEST_ABREAST:
        return False
    inside = all(b - a == 1 for row in numbers for a, b in pairwise(row))
    onwards = all(0 < b[0] - a[-1] <= len(columns) for a, b in pairwise(numbers))
    return inside and onwards


def _held(
    row: Sequence[_Opening], end: float, lines: Sequence[Line], columns: Sequence[_Column]
) -> list[Word]:
    """The words of a row of cards: those of its lines down to a heading, or to a gap that no card
    has inside."""
    top = min(o.box.y_center for o in row) - _LEVEL * row[0].box.height
    held: list[Word] = []
    bottom = max(o.box.bottom for o in row)
    for line in lines:
        box = line.box
        if box is None or not top <= box.y_center < end:
            continue
        first = not held or box.y_center <= max(o.box.y_center for o in row) + _LEVEL * box.height
        outside = box.x0 < columns[0].title - _SAME_PLACE or heading_level(clean(line.text))
        if box.top - bottom > _WIDEST_GAP * box.height or (outside and not first):
            break
        held += line.words
        bottom = max(bottom, box.bottom)
    return held


def _cards_in(words: Sequence[Word], columns: Sequence[_Column], page: Page) -> list[Table]:
    """The cards of a row, left to right; none where one of them is not sure."""
    boxes = [word.box for word in words if word.box is not None]
    around = union_of(boxes)
    if around is None:
        return []
    if any(box.x0 < column.left < box.x1 for box in boxes for column in columns[1:]):
        return []
    cards: list[Table] = []
    for column in columns:
        mine = [w for w in words if w.box and column.left <= w.box.x0 < column.right]
        card = _card(printed_lines(mine, page.number), column, around, page) if mine else None
        if mine and card is None:
            return []
        if card is not None:
            cards.append(card)
    return cards


def _card(lines: Sequence[Line], column: _Column, row: Box, page: Page) -> Table | None:
    opened = _without_number(lines[0])
    begins = [line.box.x0 for line in lines[1:] if line.box is not None]
    if opened is None or any(abs(x - column.title) > _SAME_PLACE for x in begins):
        return None
    number, first = opened
    rest = _first_below(lines, column, page.rulings)
    if rest is None:
        return None
    title, below = [first, *lines[1:rest]], list(lines[rest:])
    labelled = next((k for k, line in enumerate(below) if label_of(line) is not None), len(below))
    units = below[:labelled]
    if units and not _are_units(units):
        return None
    named = [_label_over(units[0])] if units else []
    right = min(column.right, row.x1)
    box = Box(column.left, row.top, max(right, column.left), row.bottom)
    return card_of([number, *title, *named, *below], box, page.number, fewest=1)


def _without_number(line: Line) -> tuple[Line, Line] | None:
    """The number that opens a card, with a bracket that its ring was read as or none, and the words
    of its title; None for a line that opens no card."""
    number = _OPENS.match(to_ascii_digits(line.text))
    if number is None or not opens_typed(line.text[number.end() :]):
        return None
    head = cut_lines((line,), *number.span("no"))
    rest = cut_lines((line,), number.end(), len(line.text))
    return (head[0], rest[0]) if head and rest else None


def _first_below(lines: Sequence[Line], column: _Column, rules: Sequence[Ruling]) -> int | None:
    """The first of a card's lines that is below its title: under its rule, else where its units or
    its labels begin. None where several rules part it."""
    edges = [line.box for line in lines if line.box is not None]
    own = [
        rule.position
        for rule in rules
        if rule.orientation == "horizontal"
        and column.left <= rule.start
        and rule.end < column.right
        and edges[0].y_center < rule.position < edges[-1].y_center
    ]
    if len(own) > 1:
        return None
    if own:
        return sum(box.y_center < own[0] for box in edges)
    tails = range(1, len(lines))
    labelled = next((k for k in tails if label_of(lines[k]) is not None), len(lines))
    return next((k for k in range(1, labelled) if _are_units(lines[k:labelled])), labelled)


def _are_units(lines: Sequence[Line]) -> bool:
    units = split_responsible("\n".join(line.text for line in lines))
    return bool(units) and all(is_known_unit(unit) or names_unit(unit) for unit in units)


def _label_over(line: Line) -> Line:
    return replace(line, words=(Word(_LABEL, _LABEL, line.box),))
