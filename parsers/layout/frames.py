"""Frames that hold a card each: where no grid parts what stands in them, and those a scan shows by
their level sides alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from normalize.numbering import opens_typed, split_number
from normalize.thai_text import clean
from parsers.forms.framed_cards import card_of, is_like_card
from parsers.forms.label_tables import role_of_label
from parsers.forms.untyped_cards import is_untyped_card
from parsers.model import Box, Cell, Line, Ruling, Table, Word
from parsers.page.geometry import contains, printed_lines
from parsers.page.grid import meet
from parsers.page.rulings import join_collinear

_FAR = 1e6
_SAME_END = 8.0  # points; round corners leave their sides' ends uncertain
_FEWEST = 2  # cards of which a page shows no uprights
_LOWEST, _TALLEST = 40.0, 420.0  # points
_WIDE = 0.8  # of what is printed on the page
_WIDEST_GAP = 1.5  # line heights between two lines of a card


def sideless_cards(
    rules: Sequence[Ruling], words: Sequence[Word], page: int | None
) -> tuple[list[Table], list[Word]]:
    """The cards that stand between two level rules of one width, one below the other, or above the
    first or below the last of such rules, and the words that are in none. What stands there says
    whether it is a card; one alone may be by chance."""
    cards: list[Table] = []
    others: list[Table] = []
    taken: set[int] = set()
    stacks = _stacks([rule for rule in rules if not _underlines(rule, words)])
    for box in (box for stack in stacks for box in _between(stack)):
        held = _held(words, box)
        lines = printed_lines(held, page)
        card = card_of(lines, box, page)
        if card is not None:
            cards.append(card)
        elif is_like_card(lines):  # as a table its loss is told
            others.append(Table(page, 1, 1, (Cell(0, 0, 1, 1, lines),), box=box))
        else:
            continue
        taken |= {id(word) for word in held}
    left = [word for word in words if id(word) not in taken]
    wide = [stack for stack in stacks if _is_wide(stack[0], words)]
    for table in [table for stack in wide for table in _beyond(stack, left, page)]:
        if table.n_cols > 1 and not _is_as(table, cards):
            table = _told(table)
        if table.box is not None:
            (cards if table.n_cols > 1 else others).append(table)
            taken |= {id(word) for word in _held(left, table.box)}
    if len(cards) + sum(map(is_untyped_card, others)) < _FEWEST:
        return [], list(words)
    return [*cards, *others], [word for word in words if id(word) not in taken]


def _held(words: Sequence[Word], box: Box) -> list[Word]:
    return [w for w in words if w.box and contains(box, w.box.x_center, w.box.y_center)]


def _stacks(rules: Sequence[Ruling]) -> list[list[Ruling]]:
    """Level rules of one width, those below each other together, top to bottom."""
    joined = join_collinear(rules)
    down = [r for r in joined if r.orientation == "vertical"]
    level = sorted(
        (r for r in joined if r.orientation == "horizontal" and not _is_parted(r, down)),
        key=lambda r: r.position,
    )
    stacks: list[list[Ruling]] = []
    for rule in level:
        stack = next((s for s in stacks if _is_below(s[-1], rule)), None)
        if stack is None:
            stacks.append([rule])
        else:
            stack.append(rule)
    return stacks


def _between(stack: Sequence[Ruling]) -> list[Box]:
    return [
        Box(min(a.start, b.start), a.position, max(a.end, b.end), b.position)
        for a, b in pairwise(stack)
        if _LOWEST <= b.position - a.position <= _TALLEST
    ]


def _beyond(stack: Sequence[Ruling], words: Sequence[Word], page: int | None) -> Iterator[Table]:
    """The card that ends at the first rule, which nothing but its own title parts from what is
    above, and the one that begins at the last; what is like one there is a table of one cell."""
    first, last = stack[0], stack[-1]
    above = Box(first.start, first.position - _TALLEST, first.end, first.position)
    lines = _run(printed_lines(_held(words, above), page)[::-1])[::-1]
    cards = (_ended(lines[k:], first, page) for k in range(len(lines) - 1, -1, -1))
    yield from (card for card in [next(filter(None, cards), None)] if card is not None)
    below = Box(last.start, last.position, last.end, last.position + _TALLEST)
    lines = _run(printed_lines(_held(words, below), page))
    card = _ended(lines, last, page)
    if card is not None:
        yield card
    elif lines and is_like_card(lines) and _names_item(lines[0]):
        yield Table(page, 1, 1, (Cell(0, 0, 1, 1, tuple(lines)),), box=_around(lines, last))


def _told(card: Table) -> Table:
    """A card that is not to be read, as a table whose loss is told."""
    lines = tuple(line for cell in card.cells for line in cell.lines)
    return replace(card, n_rows=1, n_cols=1, cells=(Cell(0, 0, 1, 1, lines, card.box),))


def _names_item(line: Line) -> bool:
    return opens_typed(clean(line.text))


def _run(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines up to a gap that no card has inside."""
    for k, (one, other) in enumerate(pairwise(lines), 1):
        if one.box is None or other.box is None:
            return lines[:k]
        gap = max(other.box.top - one.box.bottom, one.box.top - other.box.bottom)
        if gap > _WIDEST_GAP * max(one.box.height, other.box.height):
            return lines[:k]
    return lines


def _ended(lines: Sequence[Line], rule: Ruling, page: int | None) -> Table | None:
    box = _around(lines, rule)
    return card_of(lines, box, page) if box is not None else None


def _around(lines: Sequence[Line], rule: Ruling) -> Box | None:
    boxes = [line.box for line in lines if line.box is not None]
    if not boxes:
        return None
    top, bottom = min(b.top for b in boxes), max(b.bottom for b in boxes)
    return Box(rule.start, top, rule.end, bottom)


def _is_wide(rule: Ruling, words: Sequence[Word]) -> bool:
    """Whether a rule runs across the print of its page: it underlines nothing."""
    boxes = [word.box for word in words if word.box is not None]
    width = max((b.x1 for b in boxes), default=0.0) - min((b.x0 for b in boxes), default=0.0)
    return rule.end - rule.start >= _WIDE * width


def _underlines(rule: Ruling, words: Sequence[Word]) -> bool:
    """Whether a level rule begins and ends with the words right above it."""
    if rule.orientation == "vertical":
        return False
    above = [
        w.box
        for w in words
        if w.box is not None
        and w.box.y_center < rule.position <= w.box.bottom + w.box.height / 2
        and rule.start - _SAME_END <= w.box.x_center <= rule.end + _SAME_END
    ]
    first = min((box.x0 for box in above), default=-_FAR)
    last = max((box.x1 for box in above), default=_FAR)
    return abs(first - rule.start) <= _SAME_END and abs(last - rule.end) <= _SAME_END


def _is_as(card: Table, others: Sequence[Table]) -> bool:
    """Whether a card has a number if the others do, and says what all of them say: what is cut by a
    page break does not."""
    said = [{role_of_label(clean(c.text)) for c in one.cells if c.col == 0} for one in others]
    own = {role_of_label(clean(c.text)) for c in card.cells if c.col == 0}
    whole = not said or set.intersection(*said) <= own
    return whole and _is_numbered(card) == all(map(_is_numbered, others))


def _is_numbered(card: Table) -> bool:
    """Whether a number stands before the title of a card, or in a line of its own."""
    texts = [(c.col, clean(c.text)) for c in card.cells]
    if any(col == 0 and text.startswith("ลำดับ") for col, text in texts):
        return True
    titles = [text for col, text in texts if col == 1]
    return bool(titles) and split_number(titles[0]).item_no is not None


def _is_parted(rule: Ruling, down: Sequence[Ruling]) -> bool:
    """Whether an upright meets a rule elsewhere than at its ends: it is of a table."""
    inside = (v for v in down if rule.start + _SAME_END < v.position < rule.end - _SAME_END)
    return any(meet(rule, v) for v in inside)


def _is_below(above: Ruling, rule: Ruling) -> bool:
    return abs(above.start - rule.start) <= _SAME_END and abs(above.end - rule.end) <= _SAME_END
