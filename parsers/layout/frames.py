"""Frames that hold a card each: where no grid parts what stands in them, and those a scan shows by
their level sides alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.layout.framed_cards import card_of, is_like_card
from parsers.model import Box, Cell, Ruling, Table, Word
from parsers.page.geometry import contains, printed_lines
from parsers.page.grid import meet
from parsers.page.rulings import join_collinear

_SAME_END = 8.0  # points; round corners leave their sides' ends uncertain
_FEWEST = 2  # cards of which a page shows no uprights
_LOWEST, _TALLEST = 40.0, 420.0  # points


def sideless_cards(
    rules: Sequence[Ruling], words: Sequence[Word], page: int | None
) -> tuple[list[Table], list[Word]]:
    """The cards that stand between two level rules of one width, one below the other, and the words
    that are in none. What stands there says whether it is a card; one alone may be by chance."""
    cards: list[Table] = []
    others: list[Table] = []
    taken: set[int] = set()
    for box in _between(rules):
        held = [w for w in words if w.box and contains(box, w.box.x_center, w.box.y_center)]
        lines = printed_lines(held, page)
        card = card_of(lines, box, page)
        if card is not None:
            cards.append(card)
        elif is_like_card(lines):  # as a table its loss is told
            others.append(Table(page, 1, 1, (Cell(0, 0, 1, 1, lines),), box=box))
        else:
            continue
        taken |= {id(word) for word in held}
    if len(cards) < _FEWEST:
        return [], list(words)
    return [*cards, *others], [word for word in words if id(word) not in taken]


def _between(rules: Sequence[Ruling]) -> list[Box]:
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
    return [
        Box(min(a.start, b.start), a.position, max(a.end, b.end), b.position)
        for stack in stacks
        for a, b in pairwise(stack)
        if _LOWEST <= b.position - a.position <= _TALLEST
    ]


def _is_parted(rule: Ruling, down: Sequence[Ruling]) -> bool:
    """Whether an upright meets a rule elsewhere than at its ends: it is of a table."""
    inside = (v for v in down if rule.start + _SAME_END < v.position < rule.end - _SAME_END)
    return any(meet(rule, v) for v in inside)


def _is_below(above: Ruling, rule: Ruling) -> bool:
    return abs(above.start - rule.start) <= _SAME_END and abs(above.end - rule.end) <= _SAME_END
